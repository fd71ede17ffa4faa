"""Distributions of what differs between people, as quantile functions: a number from 0 to 1 gives a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import ndtr, ndtri

from kramkaki.number_types import Array, Number


@dataclass(frozen=True)
class Normal:
    """Normal, cut off at ``low`` and ``high``. [unit of the quantity]"""

    mean: float
    sd: float
    low: float = -np.inf
    high: float = np.inf

    def at(self, uniform: Number) -> Array:
        """Return the values at these quantiles."""
        below, above = ndtr((self.low - self.mean) / self.sd), ndtr((self.high - self.mean) / self.sd)
        return np.asarray(self.mean + self.sd * ndtri(below + np.asarray(uniform) * (above - below)))


@dataclass(frozen=True)
class Lognormal:
    """Lognormal about a median, with its coefficient of variation. [unit of the quantity], [1]"""

    median: float
    cv: float

    def at(self, uniform: Number) -> Array:
        """Return the values at these quantiles."""
        return np.asarray(self.median * np.exp(np.sqrt(np.log1p(self.cv**2)) * ndtri(uniform)))


@dataclass(frozen=True)
class Uniform:
    """Between two ends. [unit of the quantity]"""

    low: float
    high: float

    def at(self, uniform: Number) -> Array:
        """Return the values at these quantiles."""
        return np.asarray(self.low + np.asarray(uniform) * (self.high - self.low))


@dataclass(frozen=True)
class Choice:
    """One of several values, each with its share. [-], [1]"""

    values: tuple[Any, ...]
    shares: tuple[float, ...]

    def __post_init__(self) -> None:
        if len(self.values) != len(self.shares) or abs(sum(self.shares) - 1) > 1e-9:
            raise ValueError(f"shares {self.shares} of {self.values}: one for each value, together 1")

    def at(self, uniform: float) -> Any:
        """Return the value at this quantile."""
        ends = np.cumsum(self.shares)
        return self.values[min(int(np.searchsorted(ends, uniform, side="right")), len(self.values) - 1)]


Distribution = Normal | Lognormal | Uniform | Choice
KINDS: dict[str, type[Distribution]] = {"normal": Normal, "lognormal": Lognormal, "uniform": Uniform, "choice": Choice}


def distribution(kind: str, numbers: Mapping[str, Any]) -> Distribution:
    """Return the distribution of a kind: ``normal``, ``lognormal``, ``uniform`` or ``choice``.

    Parameters
    ----------
    kind : str
    numbers : dict
        Its fields. [unit of the quantity]
    """
    if kind not in KINDS:
        raise ValueError(f"distribution is {kind!r}; allowed: {', '.join(KINDS)}")
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in numbers.items()
    }
    return KINDS[kind](**fields)
