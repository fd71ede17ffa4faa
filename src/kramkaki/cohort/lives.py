"""Bodies of many drawn people through their days, and the cramps to expect of each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import betainc
from scipy.stats import poisson

from kramkaki.body.person import Person
from kramkaki.cohort.draw import MOST_AT_ONCE, Neighbours, body_parameters, neighbours
from kramkaki.cohort.populations import Population
from kramkaki.cohort.streams import uniform
from kramkaki.number_types import Array
from kramkaki.risk import forecast
from kramkaki.risk.assessment import Assessment, Draws, Ratios
from kramkaki.risk.counterfactual import Bodies
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.susceptibility import Frailty, Nodes, of_people_like, relative_rate, threshold_nodes

MOST_ROWS = 64  # of a body's trace: thousands are held in memory at once
SHORTEST_ROW = 5  # [min]


@dataclass(frozen=True)
class Life:
    """Neighbours and their bodies over time; arrays of ``bodies`` are (person, row) or (person, row, muscle)."""

    neighbours: Neighbours
    bodies: Bodies

    def outlook(self, parameters: CrampParameters, ratios: Ratios) -> "Outlook":
        """Return what to expect of each person.

        Parameters
        ----------
        parameters : CrampParameters
            Numbers, the same for all. [units of the records]
        ratios : dict
            From ``assessment.rate_ratios``. [1]
        """
        world = self.neighbours.world
        cramp = of_people_like(parameters, age=float(world.person.age), strength=world.traits.strength, ratios=ratios)
        draws = Draws.with_central_nerve(cramp, ratios)
        return Outlook(self.neighbours, forecast.foretell(world, self.bodies, draws))


@dataclass(frozen=True)
class Outlook:
    """Cramps to expect of neighbours over their time: a forecast with people in place of draws."""

    neighbours: Neighbours
    forecast: forecast.Forecast

    @property
    def assessment(self) -> Assessment:
        """Their hazard with every cause's factor."""
        return self.forecast.assessment

    def _frailty(self, scope: str) -> Frailty:
        frailty: Frailty = getattr(self.forecast.susceptibility, scope)
        return frailty

    def expected(self, scope: str) -> Array:
        """Return the cramps expected, one per person; random effects have mean 1. [1]"""
        number: Array = getattr(self.forecast.exposure, scope)
        return number

    def chance(self, scope: str, least: int = 1, times: float = 1.0) -> Array:
        """Return the chance of at least ``least`` cramps, random effects integrated, one per person.

        Parameters
        ----------
        scope : str
        least : int
            [1]
        times : float
            How often the time is lived. [1]

        Returns
        -------
        chance : array
            [1]
        """
        susceptibility, frailty = self.forecast.susceptibility, self._frailty(scope)
        mean = times * self.expected(scope)[:, None] * susceptibility.relative
        chance = betainc(least, frailty.shape, mean / (frailty.rate + mean))
        return np.asarray((susceptibility.nodes.weight * chance).sum(axis=1))

    def counts(self, scope: str, times: float = 1.0, stream: str = "counts") -> npt.NDArray[np.int64]:
        """Return a number of cramps drawn for each person, by their own threshold and frailty.

        Parameters
        ----------
        scope : str
        times : float
            How often the time is lived. [1]
        stream : str
            Name of the random stream: the same people in another stretch of time have another.

        Returns
        -------
        counts : int array
            [1]
        """
        mean = times * self.expected(scope) * self.personal(scope)
        quantile = uniform(self.neighbours.seed, f"{stream} {scope}", self.neighbours.index)
        return np.asarray(poisson.ppf(quantile, mean), dtype=np.int64)

    def personal(self, scope: str) -> Array:
        """Return each person's own rate over the mean person's. [1]"""
        relative = relative_of(self.neighbours.baseline(self.forecast.draws.cramp), self.forecast.draws.cramp)
        return relative * self.neighbours.frailty(scope, self._frailty(scope).shape[:, 0])


def relative_of(baseline: Array, parameters: CrampParameters) -> Array:
    """Return the rate of cramps at a threshold [Hz] over that of the population's mean person. [1]"""
    nodes = Nodes(np.asarray(baseline)[None, :], np.ones((1, len(baseline))))
    relative: Array = relative_rate(nodes, threshold_nodes(parameters), parameters.slope)[0]
    return relative


def row_length(minutes: int) -> int:
    """Return the minutes of one row of a body's trace, for a scenario of this length. [min]"""
    allowed = [length for length in forecast.ROW_LENGTHS if length >= SHORTEST_ROW]
    return next((length for length in allowed if minutes <= MOST_ROWS * length), allowed[-1])


def live(
    population: Population,
    seed: int,
    index: npt.ArrayLike,
    *,
    progress: Callable[[float], None] | None = None,
) -> Iterator[Life]:
    """Compute the bodies of drawn people.

    Parameters
    ----------
    population : Population
    seed : int
    index : int array
        Which persons. [1]
    progress : callable, optional
        Called with the fraction done. [0-1]

    Yields
    ------
    life : Life
        One for each group of neighbours.
    """
    index = np.unique(np.asarray(index, dtype=np.int64))
    for first in range(0, len(index), MOST_AT_ONCE):
        some = index[first : first + MOST_AT_ONCE]
        groups = neighbours(population, seed, some)
        columns = zip(*(group.person for group in groups), strict=True)
        fields: list[Any] = [np.concatenate(column) for column in columns]  # Person declares numbers
        lived = forecast.live(
            Person(*fields),
            [group.world for group in groups],
            [len(group.index) for group in groups],
            body=body_parameters(seed, some),
            every=row_length(groups[0].compiled.minutes),
        )
        for group, bodies in zip(groups, lived, strict=True):
            yield Life(group, bodies)
        if progress:
            progress(min(first + MOST_AT_ONCE, len(index)) / len(index))
