"""Bodies of many drawn people through their days, and the cramps to expect of each."""

from dataclasses import dataclass

import numpy as np
from scipy.special import betainc
from scipy.stats import poisson

from kramkaki.body.person import Person
from kramkaki.body.simulate import simulate
from kramkaki.cohort.draw import MOST_AT_ONCE, Neighbours, body_parameters, neighbours
from kramkaki.cohort.streams import uniform
from kramkaki.evidence.causes import SCOPES
from kramkaki.risk import assessment, susceptibility
from kramkaki.risk.counterfactual import Bodies
from kramkaki.risk.forecast import ROW_LENGTHS
from kramkaki.risk.frailty import shapes
from kramkaki.risk.parameters import CrampParameters

MOST_ROWS = 64  # of a body's trace: thousands are held in memory at once
SHORTEST_ROW = 5  # [min]


@dataclass(frozen=True)
class Life:
    """Neighbours and their bodies over time; arrays of ``bodies`` are (person, row) or (person, row, muscle)."""

    who: Neighbours
    bodies: Bodies

    def assess(self, parameters: CrampParameters, ratios):
        """Return their hazard with every cause's factor, an ``Assessment`` with people in place of draws.

        Parameters
        ----------
        parameters : CrampParameters
            Numbers, the same for all. [units of the records]
        ratios : dict
            From ``risk.rate_ratios``. [1]
        """
        compiled = self.who.compiled
        lanes = type(parameters)(*(np.full(len(self.who.index), value) for value in parameters))
        return assessment.assess(self.bodies, compiled.timeline, compiled.person, self.who.presence, lanes, ratios)

    def outlook(self, parameters, ratios):
        """Return what to expect of each, an ``Outlook``; arguments as in ``assess``."""
        found = self.assess(parameters, ratios)
        exposure = {scope: total.sum(axis=1) for scope, total in zip(SCOPES, found.expected(), strict=True)}
        person = self.who.compiled.person
        return Outlook(self.who, exposure, shapes(parameters, person, self.who.presence, ratios), parameters, found)


@dataclass(frozen=True)
class Outlook:
    """Cramps to expect of neighbours over their time.

    Attributes
    ----------
    exposure : dict
        Scope -> cramps expected of the mean person in this body, one per person. [1]
    shape : dict
        Scope -> shape of the frailty. [1]
    """

    who: Neighbours
    exposure: dict
    shape: dict
    parameters: CrampParameters
    assessment: assessment.Assessment

    def _nodes(self):
        population = susceptibility.threshold_nodes(self.parameters)
        relative = susceptibility.relative_rate(population, population, self.parameters.slope)
        return relative[0], population.weight[0]

    def expected(self, scope):
        """Return the cramps expected, one per person; random effects have mean 1. [1]"""
        return self.exposure[scope]

    def chance(self, scope, least=1, times=1.0):
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
        relative, weight = self._nodes()
        mean = times * self.exposure[scope][:, None] * relative
        shape = self.shape[scope]
        return (weight * betainc(least, shape, mean / (shape + mean))).sum(axis=1)

    def counts(self, scope, times=1.0, stream="counts"):
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
        mean = times * self.exposure[scope] * self.personal(scope)
        return poisson.ppf(uniform(self.who.seed, f"{stream} {scope}", self.who.index), mean).astype(int)

    def personal(self, scope):
        """Return each person's own rate over the mean person's. [1]"""
        relative = relative_of(self.who.baseline(self.parameters), self.parameters)
        return relative * self.who.frailty(scope, self.shape[scope])


def relative_of(baseline, parameters):
    """Return the rate of cramps at a threshold [Hz] over that of the population's mean person. [1]"""
    population = susceptibility.threshold_nodes(parameters)
    nodes = susceptibility.Nodes(np.asarray(baseline)[None, :], np.ones((1, len(baseline))))
    return susceptibility.relative_rate(nodes, population, parameters.slope)[0]


def row_length(minutes):
    """Return the minutes of one row of a body's trace, for a scenario of this length. [min]"""
    allowed = [length for length in ROW_LENGTHS if length >= SHORTEST_ROW]
    return next((length for length in allowed if minutes <= MOST_ROWS * length), allowed[-1])


def live(population, seed, index, *, progress=None):
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
        everybody = Person(*(np.concatenate(column) for column in zip(*(g.person for g in groups), strict=True)))
        table = np.repeat(np.arange(len(groups)), [len(group.index) for group in groups])
        trace = simulate(
            everybody,
            [group.compiled.timeline for group in groups],
            table,
            parameters=body_parameters(seed, some),
            output_every=row_length(groups[0].compiled.minutes),
        )
        for number, group in enumerate(groups):
            mine = table == number
            yield Life(group, Bodies({name: values[mine] for name, values in trace.items()}, trace.minutes))
        if progress:
            progress(min(first + MOST_AT_ONCE, len(index)) / len(index))
