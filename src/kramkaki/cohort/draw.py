"""Drawing people: seed and person index alone decide who a person is.

Sixteen people with neighbouring indexes share what shapes their day (sex, age, mass, pace, weather), so that
their bodies run side by side; sweat, diet, organs, threshold and frailty are each person's own.
"""

from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import gammaincinv, ndtri

from kramkaki.body import wiring
from kramkaki.body.person import Person
from kramkaki.body.simulate import LANES
from kramkaki.cohort.distributions import Lognormal, Normal, Uniform
from kramkaki.cohort.populations import Population, look_up, put
from kramkaki.cohort.streams import stratified, uniform
from kramkaki.number_types import Array, Number
from kramkaki.parameters import records
from kramkaki.risk.counterfactual import World
from kramkaki.risk.forecast import world_of
from kramkaki.risk.parameters import CrampParameters
from kramkaki.scenario.compile import Compiled, compile
from kramkaki.scenario.read import read

MOST_AT_ONCE = 2048  # people whose bodies are held in memory together
Integers = npt.NDArray[np.int64]


def scenario_of(population: Population, seed: int, day: int) -> dict[str, Any]:
    """Return the scenario that sixteen neighbours share, as ``kram run`` would read it.

    Parameters
    ----------
    population : Population
    seed : int
    day : int
        Number of the neighbours: person index // 16. [1]
    """
    content = deepcopy(population.scenario)
    for row in population.shared:
        if any(look_up(content, place) != value for place, value in row.only.items()):
            continue
        value = row.written(stratified(seed, row.stream, day))
        if value != "":  # the choice of nothing
            put(content, row.place, value)
    return content


def body_parameters(seed: int, index: Integers) -> wiring.BodyParameters:
    """Return the body parameters of each person, from the spread of the records.

    Parameters
    ----------
    seed : int
    index : int array
        [1]

    Returns
    -------
    parameters : BodyParameters
        Arrays over people. [units of the records]
    """
    kinds = wiring.BodyParameters.__annotations__
    return wiring.BodyParameters(**{organ: _organ(kind, seed, index) for organ, kind in kinds.items()})


def _organ(kind: Any, seed: int, index: Integers) -> Any:
    organ = records.organ_of(kind)
    known = records.records(organ)
    return kind(**{name: _drawn(known[name], f"{organ} {name}", seed, index) for name in kind._fields})


def _drawn(record: records.Record, stream: str, seed: int, index: Integers) -> Array:
    spread = record.spread
    if not spread:
        return np.full(len(index), float(record.value))
    shape: Uniform | Lognormal | Normal
    if "low" in spread:
        shape = Uniform(spread["low"], spread["high"])
    elif "cv" in spread:
        shape = Lognormal(record.value, spread["cv"])
    else:
        shape = Normal(record.value, spread["sd"])
    return np.clip(shape.at(uniform(seed, stream, index)), *record.range)


@dataclass(frozen=True)
class Neighbours:
    """People who share a day.

    Attributes
    ----------
    index : int array
        Which persons. [1]
    compiled : Compiled
        Their scenario, ready to run.
    person : Person
        Arrays over people. [units of Person]
    """

    seed: int
    index: Integers
    compiled: Compiled
    person: Person

    @cached_property
    def world(self) -> World:
        """What all of them live; each has a body of their own."""
        return world_of(self.compiled)

    def baseline(self, parameters: CrampParameters) -> Array:
        """Return the cramp threshold each was born with: one of two groups, and where within it. [Hz]"""
        prone = uniform(self.seed, "prone", self.index) < parameters.cramp_prone_share
        middle = np.where(prone, parameters.threshold_cramp_prone, parameters.threshold_not_prone)
        return np.asarray(middle + parameters.threshold_spread * ndtri(uniform(self.seed, "threshold", self.index)))

    def frailty(self, scope: str, shape: Number) -> Array:
        """Return each person's own factor on the rate of provocations at ``rest`` or in ``exercise``: mean 1. [1]

        Parameters
        ----------
        scope : str
        shape : float or array
            Of the gamma distribution. [1]
        """
        return np.asarray(gammaincinv(shape, uniform(self.seed, f"frailty {scope}", self.index)) / shape)


def neighbours(population: Population, seed: int, index: npt.ArrayLike) -> list[Neighbours]:
    """Return the people asked for, in groups that share a day.

    Parameters
    ----------
    population : Population
    seed : int
    index : int array
        Which persons; any, in any order, each once. [1]

    Returns
    -------
    groups : list of Neighbours
        By day; within a day in the order of the indexes.
    """
    index = np.unique(np.asarray(index, dtype=np.int64))
    days = index // LANES
    return [_group(population, seed, int(day), index[days == day]) for day in np.unique(days)]


def _group(population: Population, seed: int, day: int, index: Integers) -> Neighbours:
    compiled = compile(read(scenario_of(population, seed, day)))
    fields: dict[str, Any] = {
        name: np.full(len(index), float(value)) for name, value in compiled.person._asdict().items()
    }
    for row in population.own:
        values = row.spread.at(uniform(seed, row.stream, index))
        fields[row.field] = fields[row.field] * values if row.factor else values
    return Neighbours(seed, index, compiled, Person(**fields))
