"""The world over time: one row a minute, built by the scenario or by a published case."""

from dataclasses import dataclass, field
from typing import Self

import numpy as np

from kramkaki.body.forcing import Forcing
from kramkaki.body.person import MUSCLES
from kramkaki.number_types import Array, Number

# What the cramp room reads beside the forcing; the body never sees these.
CONTEXT_DEFAULTS = {
    "asleep": 0.0,  # [0 or 1]
    "lying": 0.0,  # [0 or 1]
    "sitting": 0.0,  # [0 or 1]
    "hard_surface": 0.0,  # [0 or 1] standing or walking on concrete and the like
    "wet_bulb_globe_temperature": 20.0,  # [degC]
    "exercising": 0.0,  # [0 or 1]
    "running": 0.0,  # [0 or 1] each: what kind of exercise
    "cycling": 0.0,
    "walking": 0.0,
    "swimming": 0.0,
    "football": 0.0,
    "stairs": 0.0,
    "working": 0.0,
    "usual_intensity": 0.0,  # [fraction of maximal oxygen uptake] one is used to, in this exercise
    "warmed_up": 0.0,  # [0 or 1]
    "feet_pointed": 0.0,  # [0 or 1] lying or sitting with the ankle plantar-flexed
    "stretched_tonight": 0.0,  # [0 or 1] calves stretched before this night
    "stretched": 0.0,  # [0-1] calves and thighs while they are stretched, and fading after it
    "mouth_irritant": 0.0,  # [0-1] acid or pungent receptors of mouth and throat, fading after a drink
    **{f"{muscle}_length": 1.0 for muscle in MUSCLES},  # [fraction of optimal fibre length]
    **{f"{muscle}_recent_cramp": 0.0 for muscle in MUSCLES},  # [0-1] a reported cramp, fading over two hours
}


@dataclass
class Timeline:
    """Forcing and context, one row a minute from the start.

    Parameters
    ----------
    minutes : int
        How many rows. [min]
    """

    minutes: int
    values: dict[str, Array] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, default in {**Forcing._field_defaults, **CONTEXT_DEFAULTS}.items():
            self.values.setdefault(name, np.full(self.minutes, default))

    def __getitem__(self, name: str) -> Array:
        return self.values[name]

    def set(self, first: int = 0, last: int | None = None, **values: Number) -> Self:
        """Give fields a value from minute ``first`` up to, not including, ``last``."""
        for name, value in values.items():
            self.values[name][first:last] = value
        return self

    def add(self, first: int, last: int, **amounts: float) -> Self:
        """Spread a total amount evenly over minutes ``first`` to ``last`` (a drink, a dose)."""
        for name, amount in amounts.items():
            self.values[name][first:last] += amount / (last - first)
        return self

    def both_legs(self, first: int = 0, last: int | None = None, **values: Number) -> Self:
        """Set muscle fields on the left and the right: ``calf_activation=0.3``."""
        for name, value in values.items():
            muscle, _, kind = name.partition("_")
            self.set(first, last, **{f"{muscle}_left_{kind}": value, f"{muscle}_right_{kind}": value})
        return self
