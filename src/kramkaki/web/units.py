"""Metric units inside, the reader's units at the edge of the page."""

import re
from typing import NamedTuple

from kramkaki.language import form, marks, number

SYSTEMS = ("metric", "us")


class Unit(NamedTuple):
    """A customary unit in place of a metric one: customary = metric × factor + offset."""

    name: str
    factor: float
    offset: float = 0.0
    decimals: int = 1


KILOGRAM, KILOMETRE, FAHRENHEIT = 2.2046226218, 1 / 1.609344, 1.8  # lb, mi and degF of one of each
CUSTOMARY = {
    "kg": Unit("lb", KILOGRAM),
    "cm": Unit("in", 1 / 2.54),
    "m": Unit("ft", 1 / 0.3048, decimals=0),
    "km": Unit("mi", KILOMETRE, decimals=2),
    "°C": Unit("°F", FAHRENHEIT, 32.0),
    "mL": Unit("fl oz", 1 / 29.5735295625),
    "L": Unit("fl oz", 1000 / 29.5735295625, decimals=0),
    "L/h": Unit("fl oz/h", 1000 / 29.5735295625, decimals=0),
    "km/h": Unit("mph", KILOMETRE),
    "m/s": Unit("mph", 3.6 * KILOMETRE),
    "g": Unit("oz", 1 / 28.349523125),
}
_FEWEST = 1e-9
_QUANTITY = re.compile(r"(?<![\w.,])(\d[\d.,]*)(?:\s?[–-]\s?(\d[\d.,]*))?\s(mL|L|°C|kg|km|cm)(?![\w/²])")


def unit_name(unit: str, system: str) -> str:
    """What the reader calls it. [text]"""
    return CUSTOMARY[unit].name if system == "us" and unit in CUSTOMARY else unit


def shown(value: float, unit: str, system: str) -> float:
    """A metric value in the reader's unit, rounded where that is not the metric one itself.

    Parameters
    ----------
    value : float
        [unit]
    unit : str
        Metric.
    system : str
        One of `SYSTEMS`.
    """
    if system != "us" or unit not in CUSTOMARY:
        return value
    custom = CUSTOMARY[unit]
    return round(value * custom.factor + custom.offset, custom.decimals)


def metric(value: float, unit: str, system: str, *, low: float | None = None, high: float | None = None) -> float:
    """The metric value of what was written; at the edge of what is allowed, rounding does not lead beyond it.

    Parameters
    ----------
    value : float
        [the reader's unit]
    unit : str
        Metric.
    system : str
        One of `SYSTEMS`.
    low, high : float, optional
        Allowed. [unit]
    """
    if system != "us" or unit not in CUSTOMARY:
        return value
    custom = CUSTOMARY[unit]
    measured = (value - custom.offset) / custom.factor
    slack = 0.5 * 10.0**-custom.decimals / custom.factor + _FEWEST
    if low is not None and low - slack <= measured < low:
        return low
    if high is not None and high < measured <= high + slack:
        return high
    return round(measured, 4)


def also(text: str, system: str) -> str:
    """A sentence of the model with the reader's units beside the metric ones: ``500 mL (17 fl oz)``.

    Parameters
    ----------
    text : str
    system : str
        One of `SYSTEMS`.
    """
    if system != "us":
        return text

    def beside(match: re.Match[str]) -> str:
        unit = CUSTOMARY[match[3]]
        numbers = [_read(number) * unit.factor + unit.offset for number in match.groups()[:2] if number]
        decimals = 0 if abs(numbers[0]) >= 10 else 1
        return f"{match[0]} ({'–'.join(number(value, decimals) for value in numbers)} {unit.name})"

    return _QUANTITY.sub(beside, text)


def _read(written: str) -> float:
    """A number as `kramkaki.language.number` writes it."""
    thousands, decimal = marks()
    return float(written.rstrip(".,").replace(thousands, "").replace(decimal, "."))


def written_clock(text: str) -> str:
    """A clock time of the scenario (``06:40``) as its reader writes it."""
    return text.replace(":", form().time_mark)
