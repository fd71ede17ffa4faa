"""How susceptible a person is: two things differ between people, and history tells something of both.

The threshold differs by a normal offset within each of two groups, those who ever cramped in exercise and
those who did not (integrated by Gauss-Hermite quadrature). The rate of provocations differs by a gamma
frailty, one for rest and one for exercise (integrated exactly: every probability below is a Laplace
transform of it). So nothing here reruns the body.

Frailties are less uneven with age. A cause that was measured as an odds or prevalence ratio of "any cramp" means that
more people are prone: a further, independent source of cramps with an unevenness of its own. Gamma frailties of
independent sources add up, so the shape grows as the mean does, and the measured ratio comes out again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kramkaki.constants import MIDDLE_AGE
from kramkaki.evidence import causes as catalogue
from kramkaki.evidence.causes import SCOPES
from kramkaki.number_types import Array, Number
from kramkaki.risk import triggers
from kramkaki.risk.parameters import CrampParameters

NODES = 7
DAYS_PER_MONTH = 30.4
HOURS_ASLEEP = 8.0
# Share of people with a relative who cramps, by threshold: 89 % at 14.9 Hz, 27 % at 25.5 Hz (Miller & Knight 2009).
FAMILY_SLOPE = 0.291
FAMILY_MIDDLE = 22.1
YEARS_REMEMBERED = 5.0  # what "ever" stands for (assumed)
MONTHS_REMEMBERED = 3.0  # behind "night cramps per month" (assumed)
MEN_AMONG_RUNNERS = 0.75  # of entrants of the races whose incidence fixed the rate (assumed)
USUAL_EXERCISE = "running"  # where cramps of exercise come, as far as it matters for how uneven they are


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

    baseline: Array  # [Hz]
    weight: Array  # [1], adds to 1 along the nodes


class Frailty(NamedTuple):
    """What history says of one gamma frailty of mean 1, at each node: shape and rate after counts.

    ``excluded`` is the exposure in which "at least one" is known: the density is that of the gamma with
    the part that would have given none taken out.
    """

    shape: Array
    rate: Array
    excluded: Number = 0.0


def threshold_nodes(parameters: CrampParameters) -> Nodes:
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


def mean_threshold(nodes: Nodes) -> Array:
    """Return the threshold expected of this person, one per draw. [Hz]"""
    mean: Array = (nodes.baseline * nodes.weight).sum(axis=1)
    return mean


def relative_rate(nodes: Nodes, population: Nodes, slope: Number) -> Array:
    """Return the rate of cramps at each node over that of the population mean person. [1]

    The population's mean rate is 1 whatever the slope, so fitted base rates keep their meaning.
    """
    slope = np.atleast_1d(slope)[:, None]
    mean = (population.weight * np.exp(-slope * (population.baseline - 20.0))).sum(axis=1, keepdims=True)
    rate: Array = np.exp(-slope * (nodes.baseline - 20.0)) / mean
    return rate


def _transform(frailty: Frailty, exposure: Array) -> Array:
    """E[exp(-exposure x frailty)] given history. [1]"""
    plain = ((frailty.rate + exposure) / frailty.rate) ** -frailty.shape
    if np.all(frailty.excluded == 0):
        return plain
    none = (1 + frailty.excluded / frailty.rate) ** -frailty.shape
    both = ((frailty.rate + exposure + frailty.excluded) / frailty.rate) ** -frailty.shape
    return (plain - both) / (1 - none)


def _mean(frailty: Frailty) -> Array:
    """Expected frailty given history. [1]"""
    plain = frailty.shape / frailty.rate
    if np.all(frailty.excluded == 0):
        return plain
    none = (1 + frailty.excluded / frailty.rate) ** -frailty.shape
    both = plain * (1 + frailty.excluded / frailty.rate) ** (-frailty.shape - 1)
    return (plain - both) / (1 - none)


def _log_evidence(count: float, exposure: Array, shape: Array) -> Array:
    """ln of the negative binomial chance of the count, up to what does not depend on exposure. [1]"""
    return count * np.log(exposure) - (count + shape) * np.log(shape + exposure)


class Susceptibility(NamedTuple):
    """One person's chances, history included. Arrays (draw, node); frailties by class of cramp."""

    nodes: Nodes
    relative: Array  # [1] rate at the node over the population's mean
    rest: Frailty
    exercise: Frailty


def susceptibility_of(
    history: History,
    parameters: CrampParameters,
    *,
    rest_rate_factor: Number = 1.0,
    observed: tuple[float, float] = (0.0, 0.0),
    exposure: Sequence[Number] = (0.0, 0.0),
) -> Susceptibility:
    """Return what history says of a person's threshold and frailties.

    Parameters
    ----------
    history : History
    parameters : CrampParameters
        Arrays over draws. [units of the records]
    rest_rate_factor : float or array
        Rate of cramps at rest of such a person (age, medicines ...) over the population's, when the history arose. [1]
    observed, exposure : pair of float or array
        Cramps that happened in the scenario, at rest and in exercise, and the number expected of the mean person. [1]
    """
    population = threshold_nodes(parameters)
    relative = relative_rate(population, population, parameters.slope)
    log_weight = np.log(population.weight)
    half = population.weight.shape[1] // 2
    ever = True if history.exercise_cramps_last_year else history.exercise_cramp_ever
    if ever is not None:
        log_weight[:, half:] += -np.inf if ever else 0.0
        log_weight[:, :half] += 0.0 if ever else -np.inf
    if history.measured_threshold is not None:
        error = np.atleast_1d(parameters.measured_threshold_error)[:, None]
        log_weight = log_weight - 0.5 * ((population.baseline - history.measured_threshold) / error) ** 2
    if history.family_history is not None:
        sign = 1.0 if history.family_history else -1.0
        log_weight = log_weight - np.logaddexp(0, sign * FAMILY_SLOPE * (population.baseline - FAMILY_MIDDLE))
    seen_at_rest, seen_in_exercise = (np.atleast_1d(number)[:, None] * relative for number in exposure)
    count = observed[0]
    if history.night_cramps_per_month is not None:
        count = count + MONTHS_REMEMBERED * history.night_cramps_per_month
        monthly = np.atleast_1d(_rest_cramps_a_month(parameters) * rest_rate_factor)[:, None]
        seen_at_rest = seen_at_rest + MONTHS_REMEMBERED * monthly * relative
    shape = np.atleast_1d(parameters.night_frailty_shape)[:, None]
    if np.any(seen_at_rest > 0):
        log_weight = log_weight + _log_evidence(count, np.maximum(seen_at_rest, 1e-9), shape)
    weight = np.exp(log_weight - log_weight.max(axis=1, keepdims=True))
    return Susceptibility(
        nodes=Nodes(population.baseline, weight / weight.sum(axis=1, keepdims=True)),
        relative=relative,
        rest=Frailty(shape + count, shape + seen_at_rest),
        exercise=_exercise_frailty(history, parameters, relative, observed[1], seen_in_exercise),
    )


def _rest_cramps_a_month(parameters: CrampParameters) -> Number:
    """Cramps at rest that the population's mean person expects in a month. [1]"""
    p = parameters
    return (p.night_rate * HOURS_ASLEEP + p.rest_rate * (24 - HOURS_ASLEEP)) * DAYS_PER_MONTH


def _exercise_frailty(
    history: History, parameters: CrampParameters, relative: Array, count: float, seen: Array
) -> Frailty:
    # The measured difference in threshold between the groups already moved the nodes; here only the frailty learns.
    shape = np.atleast_1d(parameters.exercise_frailty_shape)[:, None]
    year = np.atleast_1d(parameters.exercise_year_load * parameters.cramps_per_marathon)[:, None] * relative
    ever = history.exercise_cramp_ever
    if history.exercise_cramps_last_year is not None:
        count, seen = count + history.exercise_cramps_last_year, seen + year
        return Frailty(shape + count, shape + seen)
    if ever is None:
        return Frailty(shape + count, shape + seen)
    if ever:
        return Frailty(shape + count, shape + seen, YEARS_REMEMBERED * year)
    return Frailty(shape + count, shape + seen + YEARS_REMEMBERED * year)


def rate_factors(susceptibility: Susceptibility) -> dict[str, Array]:
    """Return by class of cramps this person's rate over the population's mean person's, one per draw. [1]"""
    s = susceptibility
    weight = s.nodes.weight * s.relative
    return {scope: (weight * _mean(getattr(s, scope))).sum(axis=1) for scope in SCOPES}


def expected_number(susceptibility: Susceptibility, rest: Array, exercise: Array) -> Array:
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
    factor = rate_factors(susceptibility)
    lead = (slice(None),) + (None,) * (np.ndim(rest) - 1)
    return rest * factor["rest"][lead] + exercise * factor["exercise"][lead]


def probability_of_any(susceptibility: Susceptibility, rest: Array, exercise: Array) -> Array:
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
    chance: Array = 1 - (s.nodes.weight * none).sum(axis=1)
    return chance


def _count_chance(frailty: Frailty, count: float, exposure: Array) -> Array:
    """E[frailty^count exp(-exposure x frailty)] given history. [1]"""
    from scipy.special import gammaln  # a third of a second to import, which only a cramp that happened needs

    rising: Array = np.exp(gammaln(frailty.shape + count) - gammaln(frailty.shape) - count * np.log(frailty.rate))

    def plain(more: Number) -> Array:
        return rising * (1 + more / frailty.rate) ** -(frailty.shape + count)

    if np.all(frailty.excluded == 0):
        return plain(exposure)
    none = (1 + frailty.excluded / frailty.rate) ** -frailty.shape
    return (plain(exposure) - plain(exposure + frailty.excluded)) / (1 - none)


def log_likelihood(susceptibility: Susceptibility, counts: tuple[float, float], exposure: Sequence[Array]) -> Array:
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
    rest, exercise = (np.asarray(number)[:, None] * s.relative for number in exposure)
    chance = _count_chance(s.rest, counts[0], rest) * _count_chance(s.exercise, counts[1], exercise)
    likelihood = (s.nodes.weight * s.relative ** sum(counts) * chance).sum(axis=1)
    return np.asarray(np.log(likelihood))


def age_growth(parameters: CrampParameters, age: float) -> Number:
    """Return how many times more cramps at rest come at this age than at 45 years. [1]"""
    growth: Number = np.exp(parameters.night_age_growth * _years(age))
    return growth


def _years(age: float) -> float:
    return float(np.clip(age, triggers.ADULT, triggers.OLDEST)) - MIDDLE_AGE


def against_the_mixture(ratio: Array, strength: Number) -> Array:
    """Return the rate of men (``strength`` 1) or women (0) relative to the mixed field of runners counted. [1]"""
    return ratio**strength / (MEN_AMONG_RUNNERS * ratio + 1 - MEN_AMONG_RUNNERS)


def prone_factor(scope: str, strength: Mapping[str, Number], ratios: Mapping[str, Mapping[str, Array]]) -> Array:
    """Return how many times more people like this one are prone to cramps of a class.

    Parameters
    ----------
    scope : str
        ``"rest"`` or ``"exercise"``. [-]
    strength : dict
        Cause -> how much of it the person has, a number or one per muscle. [0-1]
    ratios : dict
        From ``assessment.rate_ratios``. [1]

    Returns
    -------
    factor : array
        One per draw. [1]
    """
    product = np.ones((1, 1))
    for cause, much in strength.items():
        effect = catalogue.table()[cause].effect_on(scope)
        if effect is None or effect.measure == "rate_ratio":
            continue
        ratio = ratios[cause][scope][:, None]
        product = product * (against_the_mixture(ratio, much) if cause == "male" else ratio ** np.atleast_1d(much))
    sites = triggers.sites("rest" if scope == "rest" else USUAL_EXERCISE)
    factor: Array = (product * sites).sum(axis=1)
    return factor


def of_people_like(
    parameters: CrampParameters,
    *,
    age: float,
    strength: Mapping[str, Number],
    ratios: Mapping[str, Mapping[str, Array]],
) -> CrampParameters:
    """Return the parameters with the shapes of the frailties of people like this one. [units of the records]

    Parameters
    ----------
    parameters : CrampParameters
        Numbers or draws: of people of 45 years without causes. [units of the records]
    age : float
        [years]
    strength, ratios : dict
        As in ``prone_factor``.
    """
    p = parameters
    at_rest = p.night_frailty_shape * np.exp(p.night_frailty_growth * _years(age))
    return p._replace(
        night_frailty_shape=at_rest * prone_factor("rest", strength, ratios),
        exercise_frailty_shape=p.exercise_frailty_shape * prone_factor("exercise", strength, ratios),
    )
