"""``kram why``: the causes, each with its share and evidence. Own file: a command, a file."""

import json
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from kramkaki.cli.options import json_option, language_option
from kramkaki.cli.progress import waiting
from kramkaki.cli.run import draws_option, file_argument, scenario_path, seed_option
from kramkaki.language import gettext as _

if TYPE_CHECKING:
    from kramkaki.results import Why


def add_to(app: typer.Typer, command_class: type[TyperCommand]) -> None:
    """Add the command to the application."""

    @app.command(
        "why",
        cls=command_class,
        help=_("Say why: the causes, each with its share, its evidence and what is contested."),
    )
    def why(
        file: Annotated[str, file_argument()],
        as_json: Annotated[bool, json_option()] = False,
        lang: Annotated[str | None, language_option()] = None,
        draws: Annotated[int, draws_option()] = 64,
        seed: Annotated[int | None, seed_option()] = None,
    ) -> None:
        reasons = _explain(file, draws, seed)
        if as_json:
            typer.echo(json.dumps(reasons.as_json(), ensure_ascii=False, allow_nan=False))
        else:
            _print(reasons)


def _explain(file: str, draws: int, seed: int | None) -> "Why":
    with waiting(_("Computing")) as report:
        from kramkaki.api import why

        return why(scenario_path(file), draws=draws, seed=seed, progress=lambda done, text: report(text, done))


def _print(reasons: "Why") -> None:
    from rich.console import Console

    from kramkaki.report.why import explanation

    Console(highlight=False).print(explanation(reasons))
