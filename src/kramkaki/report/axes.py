"""Axes of the charts: which values get a tick, what the tick says, and how long series are thinned."""

from datetime import datetime, timedelta
from typing import NamedTuple, overload

import numpy as np
import numpy.typing as npt

from kramkaki import language
from kramkaki.number_types import Array, Number

MINUTES_A_DAY = 24 * 60
_TICK_STEPS = (5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 4320, 10080, 20160)  # [min]
_NICE = (1, 2, 5, 10)
Rows = npt.NDArray[np.int_]


class Tick(NamedTuple):
    """One tick: where on the axis, and what it says."""

    value: float
    text: str


class Axis(NamedTuple):
    """A straight scale from values to pixels."""

    low: float
    high: float
    first_pixel: float
    last_pixel: float

    @overload
    def pixel(self, value: float) -> float: ...
    @overload
    def pixel(self, value: Array) -> Array: ...
    def pixel(self, value: Number) -> Number:
        """Where a value (or an array) stands. [px]"""
        part = (value - self.low) / (self.high - self.low)
        return self.first_pixel + part * (self.last_pixel - self.first_pixel)


def time_ticks(start: datetime, minutes: float, most: int) -> list[Tick]:
    """Ticks at round clock times from ``start`` on, at most ``most``; whole days are dates."""
    step = next((step for step in _TICK_STEPS if minutes / step <= most), _TICK_STEPS[-1])
    midnight = start.replace(hour=0, minute=0, second=0, microsecond=0)
    since_midnight = (start - midnight).total_seconds() / 60
    ticks = []
    value = np.ceil(since_midnight / step) * step
    while value <= since_midnight + minutes:
        moment = midnight + timedelta(minutes=float(value))
        date = value % MINUTES_A_DAY == 0 and minutes > MINUTES_A_DAY
        text = language.day(moment, weekday=False) if date else language.clock(moment)
        ticks.append(Tick(float(value - since_midnight), text))
        value += step
    return ticks


def value_ticks(low: float, high: float, about: int = 4) -> list[Tick]:
    """Ticks at round values that span the data."""
    step = _nice_step((high - low) / about)
    first, last = np.floor(low / step + 1e-9), np.ceil(high / step - 1e-9)
    decimals = max(0, -int(np.floor(np.log10(step) + 1e-9)))
    values = [float(k * step) for k in range(int(first), int(max(last, first + 1)) + 1)]
    return [Tick(value, language.number(value, decimals)) for value in values]


def _nice_step(rough: float) -> float:
    size = 10.0 ** np.floor(np.log10(rough))
    return float(next(size * nice for nice in _NICE if size * nice >= rough * (1 - 1e-9)))


def span(*arrays: Array, least: float = 0.0, floor: float = -np.inf) -> tuple[float, float]:
    """The lowest and the highest finite value of all, at least ``least`` apart and not below ``floor``."""
    joined = np.concatenate([np.ravel(array) for array in arrays])
    joined = joined[np.isfinite(joined)]
    low, high = (float(joined.min()), float(joined.max())) if joined.size else (0.0, 1.0)
    gap = max(least, abs(high) * 1e-6, 1e-9) - (high - low)
    if gap <= 0:
        return max(low, floor), high
    low = max(low - gap / 2, floor)
    return low, max(high + gap / 2, low + least)


def thinned(count: int, most: int) -> Rows:
    """Which rows to show of ``count``: evenly spread, the first and the last among them."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).round().astype(int))


def peaks(values: Array, most: int) -> Rows:
    """Rows to draw of a spiky series: the lowest and the highest of each of ``most / 2`` stretches, in order."""
    count = len(values)
    if count <= most:
        return np.arange(count)
    edges = np.linspace(0, count, most // 2 + 1).astype(int)
    rows = {0, count - 1}
    for first, last in zip(edges[:-1], edges[1:], strict=True):
        rows |= {first + int(np.argmin(values[first:last])), first + int(np.argmax(values[first:last]))}
    return np.array(sorted(rows))
