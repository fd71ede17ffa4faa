"""Drawing people: seed and person index alone decide who a person is.

Sixteen people with neighbouring indexes share what shapes their day (sex, age, mass, pace, weather), so that
their bodies run side by side; sweat, diet, organs, threshold and frailty are each person's own.
"""

from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.special import gammaincinv, ndtri

from kramkaki.body import wiring
from kramkaki.body.person import Person
from kramkaki.body.simulate import LANES
from kramkaki.cohort.distributions import Lognormal, Normal, Uniform
from kramkaki.cohort.populations import look_up, put
from kramkaki.cohort.streams import stratified, uniform
from kramkaki.parameters import records
from kramkaki.risk.traits import Presence, presence
from kramkaki.scenario.compile import Compiled, compile
from kramkaki.scenario.read import read

MOST_AT_ONCE = 2048  # people whose bodies are held in memory together


def scenario_of(population, seed, day):
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


def body_parameters(seed, index):
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


def _organ(kind, seed, index):
    organ = records.organ_of(kind)
    found = records.records(organ)
    return kind(**{name: _drawn(found[name], f"{organ} {name}", seed, index) for name in kind._fields})


def _drawn(record, stream, seed, index):
    spread = record.spread
    if not spread:
        return np.full(len(index), float(record.value))
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
    index: np.ndarray
    compiled: Compiled
    person: Person

    @cached_property
    def presence(self) -> Presence:
        """What the cramp room knows of them."""
        return presence(self.compiled)

    def baseline(self, parameters):
        """Return the cramp threshold each was born with: one of two groups, and where within it. [Hz]"""
        prone = uniform(self.seed, "prone", self.index) < parameters.cramp_prone_share
        middle = np.where(prone, parameters.threshold_cramp_prone, parameters.threshold_not_prone)
        return middle + parameters.threshold_spread * ndtri(uniform(self.seed, "threshold", self.index))

    def frailty(self, scope, shape):
        """Return each person's own factor on the rate of provocations at ``rest`` or in ``exercise``: mean 1. [1]

        Parameters
        ----------
        scope : str
        shape : float or array
            Of the gamma distribution. [1]
        """
        return gammaincinv(shape, uniform(self.seed, f"frailty {scope}", self.index)) / shape


def neighbours(population, seed, index):
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
    day = index // LANES
    return [_group(population, seed, int(one), index[day == one]) for one in np.unique(day)]


def _group(population, seed, day, index):
    compiled = compile(read(scenario_of(population, seed, day)))
    fields = {name: np.full(len(index), float(value)) for name, value in compiled.person._asdict().items()}
    for row in population.own:
        values = row.spread.at(uniform(seed, row.stream, index))
        fields[row.field] = fields[row.field] * values if row.factor else values
    return Neighbours(seed, index, compiled, Person(**fields))
