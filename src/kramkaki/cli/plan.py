"""``kram plan``: the smallest change that prevents the cramp."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from kramkaki.cli.options import json_option, language_option
from kramkaki.cli.progress import waiting
from kramkaki.cli.run import file_argument, scenario_path
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _

if TYPE_CHECKING:
    from kramkaki.plan.plan import Plan

LEAST, MOST = 0.001, 0.99  # target chance [1]
_TARGET = re.compile(r"\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*(%?)\s*")


def add_to(app: typer.Typer, command_class: type[TyperCommand]) -> None:
    """Add the command to the application."""

    @app.command(
        "plan", cls=command_class, help=_("Find the smallest change that brings the chance of a cramp under a target.")
    )
    def plan(
        file: Annotated[str, file_argument()],
        target: Annotated[float, _target_option()] = "5%",  # type: ignore[assignment]  # the option's parser reads it
        as_json: Annotated[bool, json_option()] = False,
        ics: Annotated[
            str | None, typer.Option("--ics", metavar="PATH", help=_("Write a calendar file with alarms."))
        ] = None,
        page: Annotated[
            str | None, typer.Option("--page", metavar="PATH", help=_("Write a page to print (HTML)."))
        ] = None,
        lang: Annotated[str | None, language_option()] = None,
    ) -> None:
        made = _plan(file, target)
        if ics is not None and _has_calendar(made):
            _write("--ics", made.to_ics, ics)
        if page is not None:
            _write("--page", lambda path: _write_page(made, path), page)
        if as_json:
            typer.echo(json.dumps(made.as_json(), ensure_ascii=False, allow_nan=False))
        else:
            _print(made, ics)


def _target_option() -> Any:
    text = _("Chance of at least one cramp to come under, for example 5%.")
    return typer.Option("--target", metavar="PERCENT", parser=parse_target, help=text)


def parse_target(value: str | float) -> float:
    """Read a chance: ``5%``, ``2,5 %`` or ``0.05``. [0-1]"""
    if isinstance(value, float):
        return value
    match = _TARGET.fullmatch(value)
    chance = float(match.group(1).replace(",", ".")) if match else 0.0
    if match and (match.group(2) or chance >= 1):
        chance /= 100
    if not LEAST <= chance <= MOST:
        text = _("{value!r} is not a chance from {low} to {high}").format(value=value, low="0.1%", high="99%")
        raise typer.BadParameter(text)
    return chance


def _plan(file: str, target: float) -> "Plan":
    with waiting(_("Computing")) as report:
        from kramkaki import api

        return api.plan(scenario_path(file), target, progress=lambda done, text: report(text, done))


def _write(option: str, write: Callable[[Path], None], path: str) -> None:
    try:
        write(Path(path))
    except OSError as problem:
        raise ScenarioError(option, _("cannot be written: {reason}").format(reason=problem.strerror)) from problem


def _has_calendar(plan: "Plan") -> bool:
    """After an emergency there is none, and it is said."""
    if plan.emergency:
        typer.echo(_("No calendar is written: the emergency comes first."), err=True)
        return False
    return True


def _write_page(plan: "Plan", path: Path) -> None:
    from kramkaki.report.plan_page import page

    path.write_text(page(plan), encoding="utf-8")


def _print(plan: "Plan", ics: str | None) -> None:
    from rich.console import Console

    from kramkaki.report.plan_text import summary

    Console(highlight=False).print(summary(plan, ics))
