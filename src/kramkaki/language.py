"""Indonesian and English: texts through gettext, numbers and times in the reader's form."""

import gettext as _gettext
import math
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "id")
NOT_KNOWN = "–"
_current = ContextVar("language", default="en")
# British forms: 24-hour clock and day before month, as in the scenario files.
_LOCALES = {"en": "en_GB", "id": "id"}
_LONG_DATE = {"en": "EEEE d MMMM y", "id": "EEEE, d MMMM y"}
_ENVIRONMENT = ("KRAM_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_OLD_CODES = {"in": "id"}  # Indonesian before 1989, still sent by some systems


@cache
def _translations(language: str) -> _gettext.NullTranslations:
    folder = Path(__file__).with_name("locale")
    return _gettext.translation("kramkaki", folder, languages=[language], fallback=language == "en")


def current() -> str:
    """The language in use: ``"en"`` or ``"id"``."""
    return _current.get()


@contextmanager
def use(language: str) -> Iterator[None]:
    """Speak this language inside the ``with`` block."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


def preferred(environment: Mapping[str, str] = os.environ) -> str:
    """The language the user's system asks for, where we speak it; else English."""
    for name in _ENVIRONMENT:
        code = environment.get(name, "")[:2].lower()
        code = _OLD_CODES.get(code, code)
        if code in LANGUAGES:
            return code
        if code:
            return "en"
    return "en"


def gettext(text: str) -> str:
    """The text in the language in use. The empty text stays empty (gettext would answer with its header)."""
    return _translations(_current.get()).gettext(text) if text else text


def mark(text: str) -> str:
    """Mark a text for translation where it is written; translate it where it is shown."""
    return text


def number(value: float | None, decimals: int = 0, signed: bool = False) -> str:
    """A number as the reader writes it: ``1,234.5`` or ``1.234,5``; a dash where it is not known."""
    if value is None or not math.isfinite(value):
        return NOT_KNOWN
    from babel.numbers import format_decimal

    value = round(float(value), decimals) + 0.0  # + 0.0 turns -0.0 into 0.0
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    sign = "+" if signed and value > 0 else ""
    return sign + format_decimal(value, digits, locale=_LOCALES[current()]).replace("-", "\N{MINUS SIGN}")


def percent(fraction: float | None, decimals: int | None = None, short: bool = False) -> str:
    """A chance or share for reading: two figures below 10 %, whole per cent above, never a false zero.

    ``short`` writes "<0.05%" rather than "less than 0.05%".
    """
    if fraction is None or not math.isfinite(fraction):
        return NOT_KNOWN
    if decimals is None:
        if 0 < fraction < 0.0005:
            return ("<{number}" if short else gettext("less than {number}")).format(number=number(0.05, 2) + "%")
        if 1 > fraction > 0.995:
            return (">{number}" if short else gettext("more than {number}")).format(number=number(99) + "%")
        decimals = 1 if 0 < fraction < 0.0995 else 0
    return number(fraction * 100, decimals) + "%"


def clock(moment: datetime) -> str:
    """The time of day in the moment's own zone: ``05:30`` or ``05.30``."""
    return moment.strftime("%H.%M" if current() == "id" else "%H:%M")


def day(moment: date, long: bool = False, weekday: bool = True) -> str:
    """The date: ``Sun 6 May`` or ``Min, 6 Mei``; long with the year, short without the weekday."""
    from babel.dates import format_date, format_skeleton

    locale = _LOCALES[current()]
    if long:
        return format_date(moment, _LONG_DATE[current()], locale=locale)
    return format_skeleton("EdMMM" if weekday else "dMMM", moment, locale=locale)
