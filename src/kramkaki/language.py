"""The languages: texts through gettext, numbers and times in the reader's form."""

import gettext as _gettext
import math
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple


def mark(text: str) -> str:
    """Mark a text for translation where it is written; translate it where it is shown."""
    return text


class Language(NamedTuple):
    """What the code knows of a language; its texts stand in its catalogue."""

    name: str  # its own
    english_name: str
    region: str  # for numbers and dates, as browsers write it
    long_date: str  # in Babel's letters
    time_mark: str  # between hours and minutes
    old_code: str = ""  # still sent by some systems
    yes: tuple[str, ...] = ()  # answers at the terminal
    no: tuple[str, ...] = ()
    durations: Mapping[str, str] = {}  # words for units of time in the scenario file: s, min, h, d or week


LANGUAGES = {
    "en": Language(
        name="English",
        english_name=mark("English"),
        region="en-GB",  # 24-hour clock and day before month, as in the scenario files
        long_date="EEEE d MMMM y",
        time_mark=":",
        yes=("y", "yes"),
        no=("n", "no"),
        durations={
            "s": "s", "sec": "s", "second": "s", "seconds": "s", "min": "min", "minute": "min", "minutes": "min",
            "h": "h", "hour": "h", "hours": "h", "d": "d", "day": "d", "days": "d", "week": "week", "weeks": "week",
        },
    ),
    "id": Language(
        name="Bahasa Indonesia",
        english_name=mark("Indonesian"),
        region="id",
        long_date="EEEE, d MMMM y",
        time_mark=".",
        old_code="in",  # before 1989
        yes=("ya",),
        no=("t", "tidak"),
        durations={"detik": "s", "menit": "min", "jam": "h", "hari": "d", "minggu": "week"},
    ),
}  # fmt: skip
NOT_KNOWN = "–"
_current = ContextVar("language", default="en")
_ENVIRONMENT = ("KRAM_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@cache
def _translations(language: str) -> _gettext.NullTranslations:
    folder = Path(__file__).with_name("locale")
    return _gettext.translation("kramkaki", folder, languages=[language], fallback=True)  # English, and new ones


def current() -> str:
    """The code of the language in use, such as ``"en"``."""
    return _current.get()


def form() -> Language:
    """What is particular to the language in use."""
    return LANGUAGES[_current.get()]


def by_name() -> dict[str, Language]:
    """Code to language, in the order of their own names."""
    return dict(sorted(LANGUAGES.items(), key=lambda item: item[1].name))


def code_of(tag: str) -> str | None:
    """The code of the language that a system's tag such as ``"in_ID"`` names, where we speak it."""
    asked = tag[:2].lower()
    return next((code for code, known in LANGUAGES.items() if asked in (code, known.old_code)), None)


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
        tag = environment.get(name, "")
        if tag:
            return code_of(tag) or "en"
    return "en"


def gettext(text: str) -> str:
    """The text in the language in use. The empty text stays empty (gettext would answer with its header)."""
    return _translations(_current.get()).gettext(text) if text else text


def name(english: str, code: str | None = None) -> str:
    """The name of a thing of the tables, in this language or in the one in use; names have a context of their own."""
    return _translations(code or _current.get()).pgettext("name", english)


def number(value: float | None, decimals: int = 0, signed: bool = False) -> str:
    """A number as the reader writes it: ``1,234.5`` or ``1.234,5``; a dash where it is not known."""
    if value is None or not math.isfinite(value):
        return NOT_KNOWN
    from babel.numbers import format_decimal

    value = round(float(value), decimals) + 0.0  # + 0.0 turns -0.0 into 0.0
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    sign = "+" if signed and value > 0 else ""
    return sign + format_decimal(value, digits, locale=_locale()).replace("-", "\N{MINUS SIGN}")


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
    return moment.strftime(f"%H{form().time_mark}%M")


def day(moment: date, long: bool = False, weekday: bool = True) -> str:
    """The date: ``Sun 6 May`` or ``Min, 6 Mei``; long with the year, short without the weekday."""
    from babel.dates import format_date, format_skeleton

    if long:
        return format_date(moment, form().long_date, locale=_locale())
    return format_skeleton("EdMMM" if weekday else "dMMM", moment, locale=_locale())


def marks() -> tuple[str, str]:
    """What stands between thousands, and before decimals."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    return get_group_symbol(_locale()), get_decimal_symbol(_locale())


def _locale() -> str:
    return form().region.replace("-", "_")
