"""``kram run``: the main job."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from kramkaki.cli.options import json_option, language_option, whole_number_option
from kramkaki.cli.progress import waiting
from kramkaki.constants import LARGEST_SEED
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _

if TYPE_CHECKING:
    from kramkaki.api import Result

MOST_DRAWS = 1000  # settles a 10-90 % band to a percent; ten times as many would not fit into 8 GB


def add_to(app: typer.Typer, command_class: type[TyperCommand]) -> None:
    """Add the command to the application."""

    @app.command(
        "run", cls=command_class, help=_("Simulate a scenario, say what to expect and why, and write the report.")
    )
    def run(
        file: Annotated[str, file_argument()],
        as_json: Annotated[bool, json_option()] = False,
        lang: Annotated[str | None, language_option()] = None,
        out: Annotated[
            str | None, typer.Option(metavar="DIR", help=_("Folder for the files; default: ./<scenario>-report/."))
        ] = None,
        draws: Annotated[int, draws_option()] = 64,
        seed: Annotated[int | None, seed_option()] = None,
        no_report: Annotated[
            bool, typer.Option("--no-report", help=_("Print the answer only; write no files."))
        ] = False,
        netcdf: Annotated[bool, typer.Option("--netcdf", help=_("Also write trace.nc (NetCDF)."))] = False,
    ) -> None:
        folder = None if no_report else Path(out or f"{Path(file).stem}-report")
        _refuse_contradiction(no_report, out, netcdf)
        if netcdf:
            _refuse_without_xarray()
        result = _simulate(file, folder, draws, seed)
        if folder is not None:
            _write(result, folder, netcdf)
        if as_json:
            typer.echo(json.dumps(result.as_json(), allow_nan=False))
        else:
            _print(result, folder)


def file_argument() -> Any:
    """The scenario to read."""
    text = _("The scenario: a TOML or JSON file, or the name of a template.")
    return typer.Argument(metavar="FILE", help=text)


def draws_option() -> Any:
    """``--draws``."""
    text = _("How many parameter draws the 10-90 % bands rest on.")
    return whole_number_option("--draws", 1, MOST_DRAWS, help=text)


def seed_option() -> Any:
    """``--seed``."""
    text = _("Seed of the draws: the same seed, the same answer. Default: the scenario's.")
    return whole_number_option("--seed", 0, LARGEST_SEED, show_default=False, help=text)


def _refuse_contradiction(no_report: bool, out: str | None, netcdf: bool) -> None:
    if no_report and (out is not None or netcdf):
        raise ScenarioError(
            place="--no-report",
            problem=_("writes no files, but --out or --netcdf asks for some"),
            fix=_("leave one of them out"),
        )


def _refuse_without_xarray() -> None:
    from importlib.util import find_spec

    if find_spec("xarray") is None or find_spec("h5netcdf") is None:
        raise ScenarioError("--netcdf", _('this needs xarray: pip install "kramkaki[netcdf]"'))


def scenario_path(file: str) -> Path:
    """The file; or the shipped template of that name, where no such file lies here."""
    from kramkaki.scenario.templates import template_path, templates

    path = Path(file)
    return template_path(file) if file in templates() and not path.exists() else path


def _simulate(file: str, folder: Path | None, draws: int, seed: int | None) -> "Result":
    from kramkaki.report.folder import refuse_unwritable

    if folder is not None:
        refuse_unwritable(folder)
    with waiting(_("Computing")) as report:
        from kramkaki.api import run

        path = scenario_path(file)
        return run(path, draws=draws, seed=seed, progress=lambda done, text: report(text, done))


def _write(result: "Result", folder: Path, netcdf: bool) -> None:
    from kramkaki.report.folder import write

    with waiting(_("Writing the report")):
        write(result, folder, with_netcdf=netcdf)


def _print(result: "Result", folder: Path | None) -> None:
    from rich.console import Console

    from kramkaki.report.summary import summary

    console = Console(highlight=False)
    console.print(summary(result, folder))
