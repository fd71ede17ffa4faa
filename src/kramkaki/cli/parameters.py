"""``kram parameters``: every number the model rests on, with its source."""

import json
import re
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand

from kramkaki.cli.options import json_option, language_option
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_

if TYPE_CHECKING:
    from kramkaki.parameters.records import Record

KINDS = {
    "measured": N_("measured: read in a published measurement"),
    "borrowed": N_("borrowed: taken from another published model"),
    "fitted": N_("fitted: set so that a published result is met"),
    "derived": N_("derived: follows from other numbers"),
    "assumed": N_("assumed: our judgement, reason given"),
    "setting": N_("setting: a choice of method, no claim about nature"),
}


def add_to(app: typer.Typer, command_class: type[TyperCommand]) -> None:
    """Add the command to the application."""

    @app.command(
        "parameters", cls=command_class, help=_("List every number the model rests on, by kind, with its source.")
    )
    def parameters(
        as_json: Annotated[bool, json_option()] = False,
        lang: Annotated[str | None, language_option()] = None,
    ) -> None:
        from kramkaki.parameters import records

        if as_json:
            typer.echo(json.dumps(records.listed(), indent=1))
            return
        rows = [(organ, record) for organ in records.organs() for record in records.records(organ).values()]
        _print(rows, records.sources())


def _print(rows: list[tuple[str, "Record"]], sources: dict[str, dict[str, str]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    console.print(_("{count} numbers in all").format(count=len(rows)))
    for kind, meaning in KINDS.items():
        chosen = [(organ, record) for organ, record in rows if record.kind == kind]
        table = Table(title=f"{_(meaning)} ({len(chosen)})", title_justify="left", expand=True, box=box.SIMPLE_HEAD)
        for heading in (_("organ"), _("name"), _("value"), _("unit"), _("where it comes from")):
            table.add_column(heading, overflow="fold")
        for organ, record in chosen:
            value = f"{record.value:g}"
            table.add_row(organ, record.name, value, record.unit, _origin(record, sources))
        console.print(table)


def _short(citation: str) -> str:
    """Who and when: the authors, and the year where they do not name it."""
    authors, _dot, rest = citation.partition(".")
    year = re.search(r"\b(19|20)\d\d\b", rest)
    return f"{authors} {year.group()}" if year and not re.search(r"\b(19|20)\d\d\b", authors) else authors


def _origin(record: "Record", sources: dict[str, dict[str, str]]) -> str:
    works = "; ".join(_short(sources[key]["citation"]) for key in record.source.split())
    return ", ".join(part for part in (works, record.where, record.because) if part)
