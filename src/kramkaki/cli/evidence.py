"""``kram evidence``: what each statement rests on."""

import json
from typing import Annotated

import typer

from kramkaki.cli.options import json_option, language_option
from kramkaki.language import gettext as _


def add_to(app, command_class):
    """Add the command to the application."""

    @app.command(
        "evidence",
        cls=command_class,
        help=_("Tell what each statement about cramps rests on: studies, grade, what the model does about it."),
    )
    def evidence(
        number: Annotated[
            str, typer.Argument(metavar="N", show_default=False, help=_("Number of a statement, 0 to 23."))
        ] = None,
        as_json: Annotated[bool, json_option()] = False,
        lang: Annotated[str, language_option()] = None,
    ):
        chosen = _chosen(number)
        if as_json:
            typer.echo(json.dumps({"statements": chosen}, ensure_ascii=False, allow_nan=False))
        else:
            _print(chosen, number is None)


def _chosen(number):
    from kramkaki.risk import statements

    if number is None:
        return [statements.evidence(known) for known in statements.statements()]
    return [statements.evidence(int(number) if number.isdecimal() else number)]


def _print(chosen, all_of_them):
    from rich.console import Console

    from kramkaki.report.evidence import in_full, overview

    console = Console(highlight=False)
    console.print(overview(chosen) if all_of_them else in_full(chosen[0]))
