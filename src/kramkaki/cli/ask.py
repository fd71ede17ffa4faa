"""``kram ask``: an interview of two minutes that writes a scenario, runs it and says what comes out."""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from kramkaki.cli.options import json_option, language_option
from kramkaki.cli.progress import waiting
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _

if TYPE_CHECKING:
    from kramkaki.api import Result
    from kramkaki.plan.plan import Plan

FILE = "kram-ask"  # name of the scenario where none is given
RUN_SHARE = 0.3  # of the time that the answer takes; the plan takes the rest


def add_to(app: typer.Typer, command_class: type[TyperCommand]) -> None:
    """Add the command to the application."""

    @app.command("ask", cls=command_class, help=_("Answer some questions: writes a scenario for you and runs it."))
    def ask(
        answers: Annotated[
            str | None, typer.Option(metavar="FILE", help=_("Answers in a TOML or JSON file instead of the questions."))
        ] = None,
        out: Annotated[
            str | None, typer.Option(metavar="FILE", help=_("Scenario file to write; default: kram-ask.toml."))
        ] = None,
        as_json: Annotated[bool, json_option()] = False,
        lang: Annotated[str | None, language_option()] = None,
    ) -> None:
        target = _target(out)
        given = _answers(answers, as_json)
        content, text = _scenario(given)
        result, plan = _run(content)
        _write(target, text)
        if as_json:
            answer = {**result.as_json(), "scenario": str(target), "plan": plan.as_json()}
            typer.echo(json.dumps(answer, ensure_ascii=False, allow_nan=False))
        else:
            _print(result, plan, target)


def _target(out: str | None) -> Path:
    """Where the scenario goes: never over something that is there."""
    if out is None:
        names = [f"{FILE}.toml", *(f"{FILE}-{number}.toml" for number in range(2, 1000))]
        path = next((Path(name) for name in names if not Path(name).exists()), Path(names[0]))
    else:
        path = Path(out)
    fix = _("give another name with --out")
    if path.exists():
        raise ScenarioError(place=str(path), problem=_("exists already and is not overwritten"), fix=fix)
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise ScenarioError(place=str(path.parent), problem=_("nothing can be written here"), fix=fix)
    return path


def _answers(path: str | None, as_json: bool) -> dict[str, Any]:
    from kramkaki.scenario.questions.interview import read_answers

    if path is not None:
        given, not_used = read_answers(path)
        if not_used:
            typer.echo(_("Not asked here, so not used: {names}").format(names=", ".join(not_used)), err=True)
        return given
    if not sys.stdin.isatty():
        raise ScenarioError(
            place="kram ask",
            problem=_("asks at a terminal, and this is none"),
            fix=_("give the answers with --answers"),
        )
    from kramkaki.cli.asking import interview

    return interview(to_stderr=as_json)


def _scenario(given: dict[str, Any]) -> tuple[dict[str, Any], str]:
    from datetime import datetime

    from kramkaki.scenario.questions.answers import scenario_of
    from kramkaki.scenario.questions.file import file_text

    content, notes = scenario_of(given, datetime.now().astimezone())
    return content, file_text(content, notes)


def _run(content: dict[str, Any]) -> "tuple[Result, Plan]":
    with waiting(_("Computing")) as report:
        from kramkaki.api import run

        result = run(content, progress=lambda done, text: report(text, RUN_SHARE * done))
        return result, result.plan(progress=lambda done, text: report(text, RUN_SHARE + (1 - RUN_SHARE) * done))


def _write(target: Path, text: str) -> None:
    """Whole or not at all: a file beside it first, then moved there."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    try:
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(name, 0o644)
        os.replace(name, target)
    except OSError as problem:
        raise ScenarioError(place=str(target), problem=problem.strerror or str(problem)) from None
    finally:
        Path(name).unlink(missing_ok=True)


def _print(result: "Result", plan: "Plan", target: Path) -> None:
    from rich.console import Console

    from kramkaki.report.plan_text import parts
    from kramkaki.report.summary import summary

    console = Console(highlight=False)
    console.print(summary(result, plan=() if result.emergency else parts(plan)))
    console.print()
    console.print(_("Your answers are in {path}: edit it as you like.").format(path=target), markup=False)
    if result.emergency:
        return
    console.print(_("Next: kram run {path} writes the full report.").format(path=target), markup=False)
    text = _("kram plan {path} --ics plan.ics puts the plan into your calendar.")
    console.print(text.format(path=target), markup=False)
