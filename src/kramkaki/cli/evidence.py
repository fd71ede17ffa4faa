"""``kram evidence``: what each statement rests on. Own file: a command, a file."""

import json
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from kramkaki.cli.options import json_option, language_option
from kramkaki.language import gettext as _


def add_to(app: typer.Typer, command_class: type[TyperCommand]) -> None:
    """Add the command to the application."""

    @app.command(
        "evidence",
        cls=command_class,
        help=_("Tell what each statement about cramps rests on: studies, grade, what the model does about it."),
    )
    def evidence(
        number: Annotated[
            str | None, typer.Argument(metavar="N", show_default=False, help=_("Number of a statement, 0 to 23."))
        ] = None,
        as_json: Annotated[bool, json_option()] = False,
        lang: Annotated[str | None, language_option()] = None,
    ) -> None:
        chosen = _chosen(number)
        if as_json:
            typer.echo(json.dumps({"statements": chosen}, ensure_ascii=False, allow_nan=False))
        else:
            _print(chosen, number is None)


def _chosen(number: str | None) -> list[dict[str, Any]]:
    from kramkaki.risk import statements

    if number is None:
        return [statements.evidence(known) for known in statements.statements()]
    return [statements.evidence(int(number) if number.isdecimal() else number)]


def _print(chosen: list[dict[str, Any]], all_of_them: bool) -> None:
    from rich.console import Console

    from kramkaki.report.evidence import in_full, overview

    console = Console(highlight=False)
    console.print(overview(chosen) if all_of_them else in_full(chosen[0]))
