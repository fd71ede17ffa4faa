"""Curves of a run, thinned for a screen: as few points as are asked for, and no peak of the hazard lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from kramkaki.number_types import Array
from kramkaki.results import Result
from kramkaki.scenario.part import Muscle

PEAKED = ("cramp_hazard", "sweat_rate", "fatigue")  # of these each point shows the largest value around it
DIGITS = 5  # significant


@dataclass(frozen=True)
class Curves:
    """Curves over time: a list over ``minutes``, or one such list for each of ``muscles``."""

    start: datetime
    minutes: list[float]
    muscles: list[Muscle]
    units: dict[str, str]
    values: dict[str, list[Any]]
    bands: dict[str, list[Any]]  # two of the same shape: the 10th and 90th percentile over the draws


def curves(result: Result, names: Sequence[str], points: int) -> Curves:
    """Return the curves of a run.

    Parameters
    ----------
    result : Result
    names : sequence of str
        From the trace. [glossary units]
    points : int
        At most. [1]
    """
    trace = result.trace
    rows = _rows(len(trace.minutes), points)
    names = [name for name in dict.fromkeys(names) if name in trace]
    return Curves(
        start=result.start,
        minutes=trace.minutes[rows].tolist(),
        muscles=list(trace.muscles),
        units={name: trace.units[name] for name in names},
        values={name: _thinned(trace[name], rows, name) for name in names},
        bands={
            name: [_thinned(np.asarray(edge), rows, name) for edge in result.bands[name]]
            for name in names
            if name in result.bands
        },
    )


def _rows(count: int, points: int) -> npt.NDArray[np.intp]:
    """The first row, and the last of each of so many equal stretches."""
    return np.unique(np.linspace(0, count - 1, min(points, count)).round().astype(int))


def _thinned(values: Array, rows: npt.NDArray[np.intp], name: str) -> list[Any]:
    if name in PEAKED:
        values = np.maximum.reduceat(values, np.concatenate([[0], rows[:-1] + 1]), axis=0)
    else:
        values = values[rows]
    thinned: list[Any] = _rounded(values.T).tolist()
    return thinned


def _rounded(values: Array) -> Array:
    """To a few significant digits: a third of the bytes, and nobody sees the difference."""
    values = np.asarray(values, dtype=float)
    size = np.floor(np.log10(np.maximum(np.abs(values), 1e-12)))
    scale = 10.0 ** (DIGITS - 1 - size)
    return np.round(values * scale) / scale
