"""``kram new``: an annotated scenario to edit."""

from pathlib import Path
from typing import Annotated

import typer

from kramkaki.cli.options import language_option
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _


def add_to(app):
    """Add the command to the application."""

    @app.command("new", help=_("Write an annotated scenario to edit; without a name, list the templates."))
    def new(
        template: Annotated[
            str, typer.Argument(metavar="TEMPLATE", show_default=False, help=_("Which template."))
        ] = None,
        path: Annotated[
            str, typer.Argument(metavar="PATH", show_default=False, help=_("File to write; default: TEMPLATE.toml."))
        ] = None,
        lang: Annotated[str, language_option()] = None,
    ):
        if template is None:
            _list()
        else:
            _write(template, Path(path or f"{template}.toml"))
