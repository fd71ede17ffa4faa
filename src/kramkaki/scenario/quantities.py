"""Durations, clock times and paces as people write them, and as minutes inside."""

import re
from datetime import time
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, WithJsonSchema

from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR, SECONDS_PER_MINUTE
from kramkaki.language import LANGUAGES
from kramkaki.language import gettext as _

_MINUTES = {
    "s": 1 / SECONDS_PER_MINUTE,
    "min": 1,
    "h": MINUTES_PER_HOUR,
    "d": MINUTES_PER_DAY,
    "week": 7 * MINUTES_PER_DAY,
}
_SPELLINGS = {word: unit for known in LANGUAGES.values() for word, unit in known.durations.items()}
_PART = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*([a-z]{1,8})\s*")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
_PACE = re.compile(r"(\d{1,2}):([0-5]\d)")


def parse_duration(value: object) -> float:
    """Minutes in a text such as ``"1 h 50 min"``.

    Parameters
    ----------
    value : str
        Number and unit pairs: s, min, h, d, week. [text]

    Returns
    -------
    minutes : float
        Its length. [min]

    Examples
    --------
    >>> parse_duration("1 h 50 min")
    110.0
    """
    problem = _('a length of time is written like "1 h 50 min" or "90 s"')
    if not isinstance(value, str) or len(value) > 40:
        raise ValueError(problem)
    minutes, position, text = 0.0, 0, value.lower()
    while position < len(text):
        part = _PART.match(text, position)
        if part is None or part.group(2) not in _SPELLINGS:
            raise ValueError(problem)
        minutes += float(part.group(1)) * _MINUTES[_SPELLINGS[part.group(2)]]
        position = part.end()
    if not text.strip():
        raise ValueError(problem)
    return minutes


def format_duration(minutes: float) -> str:
    """Write minutes the way the file does: ``110`` becomes ``"1 h 50 min"``."""
    seconds = round(minutes * SECONDS_PER_MINUTE)
    hours, rest = divmod(seconds, MINUTES_PER_HOUR * SECONDS_PER_MINUTE)
    whole_minutes, seconds = divmod(rest, SECONDS_PER_MINUTE)
    parts = [f"{amount} {unit}" for amount, unit in ((hours, "h"), (whole_minutes, "min"), (seconds, "s")) if amount]
    return " ".join(parts) or "0 min"


def parse_clock(value: object) -> float:
    """Minutes after midnight of ``"05:30"``; ``"24:00"`` is the end of the day."""
    if isinstance(value, time):
        return float(value.hour * MINUTES_PER_HOUR + value.minute)
    match = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError(_('a clock time is written like "05:30"'))
    minutes = int(match.group(1)) * MINUTES_PER_HOUR + int(match.group(2))
    if minutes > MINUTES_PER_DAY:
        raise ValueError(_('a clock time is written like "05:30" and ends at "24:00"'))
    return float(minutes)


def format_clock(minutes: float) -> str:
    """Write minutes after midnight as ``"05:30"``."""
    hours, rest = divmod(round(minutes), MINUTES_PER_HOUR)
    return f"{hours:02d}:{rest:02d}"


def parse_pace(value: object) -> float:
    """Minutes for one stretch of way: ``"5:33"`` or a number."""
    match = _PACE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is not None:
        return int(match.group(1)) + int(match.group(2)) / SECONDS_PER_MINUTE
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(_('a pace is written like "5:33" (minutes:seconds)'))
    return float(value)


def _pace(fastest: float, slowest: float) -> Any:
    def in_range(value: float) -> float:
        if not fastest <= value <= slowest:
            raise ValueError(_("impossible; allowed: {low} to {high} min").format(low=fastest, high=slowest))
        return value

    written = {"type": "string", "pattern": r"^\d{1,2}:[0-5]\d$", "examples": ["5:33"]}
    number = {"type": "number", "minimum": fastest, "maximum": slowest}
    return Annotated[
        float, BeforeValidator(parse_pace), AfterValidator(in_range), WithJsonSchema({"anyOf": [written, number]})
    ]


if TYPE_CHECKING:  # made by a function, out of reach of a type checker
    RunningPace: TypeAlias = float
    SwimmingPace: TypeAlias = float
else:
    RunningPace = _pace(2.0, 40.0)  # [min/km]
    SwimmingPace = _pace(0.7, 10.0)  # [min/100 m]
Duration = Annotated[
    float,
    BeforeValidator(parse_duration),
    PlainSerializer(format_duration, return_type=str),
    WithJsonSchema(
        {"type": "string", "pattern": r"^(\s*\d+(\.\d+)?\s*[A-Za-z]+\s*)+$", "examples": ["1 h 50 min", "90 s"]}
    ),
]
ClockTime = Annotated[
    float,
    BeforeValidator(parse_clock),
    PlainSerializer(format_clock, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^([01]?\d|2[0-4]):[0-5]\d$", "examples": ["05:30"]}),
]
