"""All commands put together into the one ``kram``."""

from typing import Annotated, Any, cast

import typer
import typer.core

from kramkaki.cli import ask, evidence, new, parameters, plan, run, serve, threshold, why, zoom
from kramkaki.cli.options import language_option
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.version import __version__

# Typer's own class for "the command line is wrong"; it moved between releases, its child did not.
UsageProblem: type[Exception] = cast(type[Exception], typer.BadParameter.__mro__[2])


COMPLETION = {
    "install_completion": N_("Let the shell complete commands and options at the Tab key, and stop."),
    "show_completion": N_("Print what this needs, to install it by hand, and stop."),
}


class _Command(typer.core.TyperCommand):
    """A command whose ``--help`` is explained in the language in use."""

    def get_help_option(self, context: Any) -> typer.core.TyperOption | None:
        """Return the help option."""
        return _translated(super().get_help_option(context))


class _Group(typer.core.TyperGroup):
    """The same for ``kram`` itself."""

    def get_help_option(self, context: Any) -> typer.core.TyperOption | None:
        """Return the help option."""
        return _translated(super().get_help_option(context))

    def get_params(self, context: Any) -> list[Any]:
        """Return the options, those for completion explained in the language in use too."""
        options: list[Any] = super().get_params(context)
        for option in options:
            if option.name in COMPLETION:
                option.help = _(COMPLETION[option.name])
        return options


def _translated(option: typer.core.TyperOption | None) -> typer.core.TyperOption | None:
    if option is not None:
        option.help = _("Show this message and stop.")
    return option


def application() -> typer.Typer:
    """The Typer application, with its help in the language in use."""
    app = typer.Typer(
        name="kram",
        cls=_Group,
        invoke_without_command=True,
        rich_markup_mode="rich",
        help=_("kramkaki: an open model of leg cramps. Tells when, where and why a leg muscle would cramp."),
        epilog=_("For research and education; not a medical device."),
    )
    _add_root(app)
    for command in (run, why, plan, ask, new, zoom, threshold, serve, evidence, parameters):
        command.add_to(app, _Command)
    return app


def how_to_start() -> str:
    """The first steps, for those who typed ``kram`` alone."""
    steps = {
        "kram ask": _("answer some questions about your own day or night"),
        "kram new byrne-2006-race": _("or write an example to edit,"),
        "kram run byrne-2006-race.toml": _("and see what it leads to"),
    }
    width = max(map(len, steps))
    return "\n".join([_("How to start:"), *(f"  {step:{width}}  {what}" for step, what in steps.items())])


def _add_root(app: typer.Typer) -> None:
    def show_version(wanted: bool) -> None:
        if wanted:
            typer.echo(f"kramkaki {__version__}")
            raise typer.Exit

    @app.callback()
    def root(
        context: typer.Context,
        lang: Annotated[str | None, language_option()] = None,
        version: Annotated[
            bool, typer.Option("--version", help=_("Show the version and stop."), callback=show_version, is_eager=True)
        ] = False,
    ) -> None:
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())
            typer.echo(how_to_start())
