"""``kram new``: an annotated scenario to edit."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperCommand

from kramkaki.cli.options import language_option
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _


def add_to(app: typer.Typer, command_class: type[TyperCommand]) -> None:
    """Add the command to the application."""

    @app.command(
        "new", cls=command_class, help=_("Write an annotated scenario to edit; without a name, list the templates.")
    )
    def new(
        template: Annotated[
            str | None, typer.Argument(metavar="TEMPLATE", show_default=False, help=_("Which template."))
        ] = None,
        path: Annotated[
            str | None,
            typer.Argument(metavar="PATH", show_default=False, help=_("File to write; default: TEMPLATE.toml.")),
        ] = None,
        lang: Annotated[str | None, language_option()] = None,
    ) -> None:
        if template is None:
            _list()
        else:
            _write(template, Path(path or f"{template}.toml"))


def _list() -> None:
    from rich.console import Console
    from rich.table import Table

    from kramkaki.scenario.templates import templates

    table = Table.grid(padding=(0, 2))
    for name, title in templates().items():
        table.add_row(f"[bold]{name}[/]", title)
    console = Console(highlight=False)
    console.print(_("Templates; 'kram new TEMPLATE' writes one of them for you to edit:"))
    console.print(table)


def _write(template: str, path: Path) -> None:
    """Write the scenario and the files it needs, or nothing at all."""
    from kramkaki.scenario.templates import template_files, template_text, templates

    if template not in templates():
        raise ScenarioError(
            place=template,
            problem=_("there is no such template"),
            allowed=", ".join(templates()),
            fix=_nearest(template, templates()),
        )
    if path.is_dir():
        path = path / f"{template}.toml"
    contents = {path: template_text(template).encode()}
    beside = {path.parent / file.name: file.read_bytes() for file in template_files(template)}
    contents |= {target: content for target, content in beside.items() if not _holds(target, content)}
    for target in contents:
        _refuse(target)
    try:
        for target, content in contents.items():
            target.write_bytes(content)
    except BaseException:  # a full disk, or Ctrl-C
        for target in contents:
            target.unlink(missing_ok=True)
        raise
    for target in contents:
        typer.echo(_("Written: {path}").format(path=target))
    typer.echo(_("Next: edit it, then type: kram run {path}").format(path=path))


def _holds(target: Path, content: bytes) -> bool:
    """Whether the file lies there already, from an earlier ``kram new``."""
    return target.is_file() and target.read_bytes() == content


def _nearest(template: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(template, known, 1)
    return _("did you mean {close}?").format(close=close[0]) if close else ""


def _refuse(target: Path) -> None:
    if target.exists():
        raise ScenarioError(
            place=str(target), problem=_("exists already and is not overwritten"), fix=_("give another name as PATH")
        )
    if not target.parent.is_dir():
        raise ScenarioError(place=str(target.parent), problem=_("is not a folder"), fix=_("make it first"))
