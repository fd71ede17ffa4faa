"""Options that several commands share."""

import math
from typing import Any

import typer

from kramkaki.language import LANGUAGES, by_name
from kramkaki.language import gettext as _


def language_option() -> Any:
    """``--lang``: already obeyed when this is read (the help needs it), so only its value is checked here."""

    def check(value: str | None) -> str | None:
        if value is not None and value not in LANGUAGES:
            raise typer.BadParameter(_("{value!r} is not spoken here").format(value=value))
        return value

    names = _(" or ").join(f"{_(known.english_name)} ({code})" for code, known in by_name().items())
    text = _("Language: {names}.").format(names=names)
    return typer.Option("--lang", metavar="|".join(LANGUAGES), callback=check, help=text)


def whole_number_option(name: str, low: int, high: int, **settings: Any) -> Any:
    """An option that takes a whole number within limits, refused in the reader's language."""

    def parse(value: str) -> int:
        number: int | None
        try:
            number = int(value)
        except ValueError:
            number = None
        if number is None or not low <= number <= high:
            text = _("{value!r} is not a whole number from {low} to {high}").format(value=value, low=low, high=high)
            raise typer.BadParameter(text)
        return number

    return typer.Option(name, metavar="N", parser=parse, **settings)


def number_option(name: str, low: float, high: float, **settings: Any) -> Any:
    """An option that takes a number within limits, refused in the reader's language."""

    def parse(value: str) -> float:
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not low <= number <= high:
            text = _("{value!r} is not a number from {low:g} to {high:g}").format(value=value, low=low, high=high)
            raise typer.BadParameter(text)
        return number

    return typer.Option(name, metavar="NUMBER", parser=parse, **settings)


def json_option() -> Any:
    """``--json``: for programs rather than people."""
    return typer.Option("--json", help=_("Print JSON instead of text."))
