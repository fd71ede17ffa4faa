"""``kram zoom``: one cramp of a scenario at millisecond detail."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from kramkaki.cli.options import json_option, language_option, number_option, whole_number_option
from kramkaki.cli.progress import waiting
from kramkaki.cli.run import file_argument, scenario_path
from kramkaki.cli.threshold import seed_option, write_svg
from kramkaki.language import gettext as _

if TYPE_CHECKING:
    from kramkaki.results import Zoom

LAST_DAY = 100_000
LOWEST, HIGHEST = 1.0, 100.0  # [Hz] of a burst


def add_to(app: typer.Typer, command_class: type[TyperCommand]) -> None:
    """Add the command to the application."""

    @app.command(
        "zoom",
        cls=command_class,
        help=_("Set off one cramp in the state of a moment of a scenario, and show it millisecond by millisecond."),
    )
    def zoom(
        file: Annotated[str, file_argument()],
        at: Annotated[str, typer.Option("--at", metavar="HH:MM", help=_("Clock time, as in the scenario."))],
        muscle: Annotated[
            str, typer.Option("--muscle", metavar="NAME", help=_("Which muscle: calf_left, foot_right …"))
        ],
        day: Annotated[int | None, _day_option()] = None,
        frequency: Annotated[float | None, _frequency_option()] = None,
        seed: Annotated[int, seed_option()] = 0,
        out: Annotated[str | None, typer.Option(metavar="DIR", help=_out_help())] = None,
        figure: Annotated[str | None, typer.Option(metavar="FILE", help=_("Write the figure alone, as SVG."))] = None,
        as_json: Annotated[bool, json_option()] = False,
        lang: Annotated[str | None, language_option()] = None,
    ) -> None:
        folder = _folder(file, out, figure, as_json)
        closeup = _zoom(file, folder, at=at, muscle=muscle, day=day, frequency=frequency, seed=seed)
        if figure is not None and closeup.result.emergency:
            typer.echo(_("No figure is drawn: the emergency comes first."), err=True)
        elif figure is not None:
            _draw(figure, closeup)
        if folder is not None:
            _write(closeup, folder)
        if as_json:
            typer.echo(json.dumps(closeup.as_json(), ensure_ascii=False, allow_nan=False))
        else:
            _print(closeup, folder)


def _out_help() -> str:
    return _("Folder for the page and the recording; default: ./<scenario>-zoom/, none with --json or --figure.")


def _day_option() -> Any:
    text = _("Day of the scenario, the first is 1. Default: the first such time after its start.")
    return whole_number_option("--day", 1, LAST_DAY, show_default=False, help=text)


def _frequency_option() -> Any:
    text = _("Pulses a second to the nerve. Default: one step above the threshold at that moment.")
    return number_option("--frequency", LOWEST, HIGHEST, show_default=False, help=text)


def _folder(file: str, out: str | None, figure: str | None, as_json: bool) -> Path | None:
    if out is not None:
        return Path(out)
    return None if as_json or figure is not None else Path(f"{Path(file).stem}-zoom")


def _zoom(file: str, folder: Path | None, **asked: Any) -> "Zoom":
    from kramkaki.report.folder import refuse_unwritable

    if folder is not None:
        refuse_unwritable(folder)
    with waiting(_("Computing")) as report:
        from kramkaki.api import zoom

        return zoom(scenario_path(file), progress=lambda done, text: report(text, done), **asked)


def _draw(path: str, zoom: "Zoom") -> None:
    from kramkaki.report import cramp_figure, words, zoom_text
    from kramkaki.results import given

    episode = given(zoom.episode)
    write_svg(path, cramp_figure.alone(episode, zoom_text.picture(episode, words.muscle(zoom.muscle))))


def _write(zoom: "Zoom", folder: Path) -> None:
    from kramkaki.report.zoom_page import write

    with waiting(_("Writing the report")):
        write(zoom, folder)


def _print(zoom: "Zoom", folder: Path | None) -> None:
    from rich.console import Console

    from kramkaki.report.zoom_text import summary

    Console(highlight=False).print(summary(zoom, folder))
