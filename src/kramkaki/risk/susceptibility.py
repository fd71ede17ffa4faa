"""Who cramps: two things differ between people, and history tells something of both.

The threshold differs by a normal offset within each of two groups, those who ever cramped in exercise and
those who did not (integrated by Gauss-Hermite quadrature). The rate of provocations differs by a gamma
frailty, one for rest and one for exercise (integrated exactly: every probability below is a Laplace
transform of it). So nothing here reruns the body.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

NODES = 7
DAYS_PER_MONTH = 30.4
HOURS_ASLEEP = 8.0
# Share of people with a relative who cramps, by threshold: 89 % at 14.9 Hz, 27 % at 25.5 Hz (Miller & Knight 2009).
FAMILY_SLOPE = 0.291
FAMILY_MIDDLE = 22.1
YEARS_REMEMBERED = 5.0  # what "ever" stands for (assumed)
MONTHS_REMEMBERED = 3.0  # behind "night cramps per month" (assumed)


@dataclass(frozen=True)
class History:
    """What a person knows of their own cramps. ``None`` is not known."""

    night_cramps_per_month: float | None = None
    exercise_cramp_ever: bool | None = None
    exercise_cramps_last_year: float | None = None
    family_history: bool | None = None
    measured_threshold: float | None = None  # [Hz]


class Nodes(NamedTuple):
    """The threshold as it may be in this person, and how likely each is. Arrays (draw, node)."""

    baseline: np.ndarray  # [Hz]
    weight: np.ndarray  # [1], adds to 1 along the nodes


class Frailty(NamedTuple):
    """What history says of one gamma frailty of mean 1, at each node: shape and rate after counts.

    ``excluded`` is the exposure in which "at least one" is known: the density is that of the gamma with
    the part that would have given none taken out.
    """

    shape: np.ndarray
    rate: np.ndarray
    excluded: np.ndarray | float = 0.0


def threshold_nodes(parameters):
    """Return threshold nodes of the population: both groups, Gauss-Hermite within each. [Hz], [1]"""
    points, weights = np.polynomial.hermite_e.hermegauss(NODES)
    weights = weights / weights.sum()
    p = parameters
    column = np.atleast_1d(p.threshold_cramp_prone)[:, None]
    other = np.atleast_1d(p.threshold_not_prone)[:, None]
    spread = np.atleast_1d(p.threshold_spread)[:, None] * points
    share = np.atleast_1d(p.cramp_prone_share)[:, None]
    return Nodes(
        np.concatenate([column + spread, other + spread], axis=1),
        np.concatenate([share * weights, (1 - share) * weights], axis=1),
    )


def mean_threshold(nodes):
    """Return the threshold expected of this person. [Hz]"""
    return (nodes.baseline * nodes.weight).sum(axis=1)


def relative_rate(nodes, population, slope):
    """Return the rate of cramps at each node over that of the population mean person. [1]

    The population's mean rate is 1 whatever the slope, so fitted base rates keep their meaning.
    """
    slope = np.atleast_1d(slope)[:, None]
    mean = (population.weight * np.exp(-slope * (population.baseline - 20.0))).sum(axis=1, keepdims=True)
    return np.exp(-slope * (nodes.baseline - 20.0)) / mean


def _transform(frailty, exposure):
    """E[exp(-exposure x frailty)] given history. [1]"""
    plain = ((frailty.rate + exposure) / frailty.rate) ** -frailty.shape
    if np.all(frailty.excluded == 0):
        return plain
    none = (1 + frailty.excluded / frailty.rate) ** -frailty.shape
    both = ((frailty.rate + exposure + frailty.excluded) / frailty.rate) ** -frailty.shape
    return (plain - both) / (1 - none)


def _mean(frailty):
    """Expected frailty given history. [1]"""
    plain = frailty.shape / frailty.rate
    if np.all(frailty.excluded == 0):
        return plain
    none = (1 + frailty.excluded / frailty.rate) ** -frailty.shape
    both = plain * (1 + frailty.excluded / frailty.rate) ** (-frailty.shape - 1)
    return (plain - both) / (1 - none)


def _log_evidence(count, exposure, shape):
    """ln of the negative binomial chance of the count, up to what does not depend on exposure. [1]"""
    return count * np.log(exposure) - (count + shape) * np.log(shape + exposure)


class Susceptibility(NamedTuple):
    """One person's chances, history included. Arrays (draw, node); frailties by class of cramp."""

    nodes: Nodes
    relative: np.ndarray  # [1] rate at the node over the population's mean
    rest: Frailty
    exercise: Frailty


def susceptibility(history, parameters, *, rest_rate_factor=1.0, observed=(0.0, 0.0), exposure=(0.0, 0.0)):
    """Return what history says of a person's threshold and frailties.

    Parameters
    ----------
    history : History
    parameters : CrampParameters
        Arrays over draws. [units of the records]
    rest_rate_factor : float or array
        Rate of cramps at rest of such a person (age, medicines ...) over the population's, when the history arose. [1]
    observed, exposure : tuple of float or array
        Cramps that happened in the scenario, at rest and in exercise, and the number expected of the mean person. [1]

    Returns
    -------
    susceptibility : Susceptibility
    """
    population = threshold_nodes(parameters)
    relative = relative_rate(population, population, parameters.slope)
    log_weight = np.log(population.weight)
    half = population.weight.shape[1] // 2
    ever = history.exercise_cramp_ever
    if history.exercise_cramps_last_year:
        ever = True
    if ever is not None:
        log_weight[:, half:] += -np.inf if ever else 0.0
        log_weight[:, :half] += 0.0 if ever else -np.inf
    if history.measured_threshold is not None:
        error = np.atleast_1d(parameters.measured_threshold_error)[:, None]
        log_weight = log_weight - 0.5 * ((population.baseline - history.measured_threshold) / error) ** 2
    if history.family_history is not None:
        sign = 1.0 if history.family_history else -1.0
        log_weight = log_weight - np.logaddexp(0, sign * FAMILY_SLOPE * (population.baseline - FAMILY_MIDDLE))
    rest, log_weight = _rest_frailty(history, parameters, relative, rest_rate_factor, observed, exposure, log_weight)
    exercise = _exercise_frailty(history, ever, parameters, relative, observed, exposure)
    weight = np.exp(log_weight - log_weight.max(axis=1, keepdims=True))
    return Susceptibility(
        Nodes(population.baseline, weight / weight.sum(axis=1, keepdims=True)), relative, rest, exercise
    )


def _rest_frailty(history, parameters, relative, factor, observed, exposure, log_weight):
    shape = np.atleast_1d(parameters.night_frailty_shape)[:, None]
    count, seen = observed[0], np.atleast_1d(exposure[0])[:, None] * relative
    if history.night_cramps_per_month is not None:
        monthly = (parameters.night_rate * HOURS_ASLEEP + parameters.rest_rate * (24 - HOURS_ASLEEP)) * DAYS_PER_MONTH
        count = count + MONTHS_REMEMBERED * history.night_cramps_per_month
        seen = seen + MONTHS_REMEMBERED * np.atleast_1d(monthly * factor)[:, None] * relative
    if np.any(seen > 0):
        log_weight = log_weight + _log_evidence(count, np.maximum(seen, 1e-9), shape)
    return Frailty(shape + count, shape + seen), log_weight


def _exercise_frailty(history, ever, parameters, relative, observed, exposure):
    # The measured difference in threshold between the groups already moved the nodes; here only the frailty learns.
    shape = np.atleast_1d(parameters.exercise_frailty_shape)[:, None]
    year = np.atleast_1d(parameters.exercise_year_load * parameters.cramps_per_marathon)[:, None] * relative
    count, seen = observed[1], np.atleast_1d(exposure[1])[:, None] * relative
    if history.exercise_cramps_last_year is not None:
        count, seen = count + history.exercise_cramps_last_year, seen + year
        return Frailty(shape + count, shape + seen)
    if ever is None:
        return Frailty(shape + count, shape + seen)
    if ever:
        return Frailty(shape + count, shape + seen, YEARS_REMEMBERED * year)
    return Frailty(shape + count, shape + seen + YEARS_REMEMBERED * year)


def first(values):
    """Return a Susceptibility (or any nested NamedTuple) with the first draw alone, the central one."""
    if hasattr(values, "_fields"):
        return type(values)(*(first(value) for value in values))
    return values[:1] if np.ndim(values) else values


def expected_number(susceptibility, rest, exercise):
    """Return the number of cramps expected of this person.

    Parameters
    ----------
    susceptibility : Susceptibility
    rest, exercise : array
        Cramps expected of the population's mean person, by class; shape (draw, ...). [1]

    Returns
    -------
    number : array
        Same shape. [1]
    """
    s = susceptibility
    weight = s.nodes.weight * s.relative
    rest_factor = (weight * _mean(s.rest)).sum(axis=1)
    exercise_factor = (weight * _mean(s.exercise)).sum(axis=1)
    lead = (slice(None),) + (None,) * (np.ndim(rest) - 1)
    return rest * rest_factor[lead] + exercise * exercise_factor[lead]


def probability_of_any(susceptibility, rest, exercise):
    """Return the chance of at least one cramp, averaged over what is unknown of the person.

    Parameters
    ----------
    rest, exercise : array
        Cramps expected of the population's mean person, by class; one per draw, or (draw, muscle). [1]

    Returns
    -------
    probability : array
        [1]
    """
    s = susceptibility
    rest, exercise = np.asarray(rest), np.asarray(exercise)
    if rest.ndim == 2:
        columns = [probability_of_any(s, rest[:, i], exercise[:, i]) for i in range(rest.shape[1])]
        return np.stack(columns, axis=1)
    none = _transform(s.rest, rest[:, None] * s.relative) * _transform(s.exercise, exercise[:, None] * s.relative)
    return 1 - (s.nodes.weight * none).sum(axis=1)


def _count_chance(frailty, count, exposure):
    """E[frailty^count exp(-exposure x frailty)] given history. [1]"""
    from scipy.special import gammaln  # a third of a second to import, which only a cramp that happened needs

    rising = np.exp(gammaln(frailty.shape + count) - gammaln(frailty.shape) - count * np.log(frailty.rate))

    def plain(more):
        return rising * (1 + more / frailty.rate) ** -(frailty.shape + count)

    if np.all(frailty.excluded == 0):
        return plain(exposure)
    none = (1 + frailty.excluded / frailty.rate) ** -frailty.shape
    return (plain(exposure) - plain(exposure + frailty.excluded)) / (1 - none)


def log_likelihood(susceptibility, counts, exposure):
    """Return how likely counts of cramps are in such a person, draw by draw.

    Parameters
    ----------
    susceptibility : Susceptibility
        Before these cramps were known.
    counts, exposure : tuple
        Cramps that happened, at rest and in exercise, and the number expected of the mean person, (draw). [1]

    Returns
    -------
    log_likelihood : array
        (draw); up to what is alike in all draws, and without the hazards at the moments of the cramps. [1]
    """
    s = susceptibility
    rest, exercise = (np.asarray(one)[:, None] * s.relative for one in exposure)
    chance = _count_chance(s.rest, counts[0], rest) * _count_chance(s.exercise, counts[1], exercise)
    return np.log((s.nodes.weight * s.relative ** sum(counts) * chance).sum(axis=1))
