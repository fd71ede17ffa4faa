"""The factor by which each cause changes the rate of cramps.

An odds or prevalence ratio of "at least one cramp" is turned into a ratio of rates within the population it was
measured in, whose people differ as the model's people do: more people are prone. What the modelled body already gives
is divided out, so nothing counts twice.
"""

from collections.abc import Callable
from functools import cache
from hashlib import blake2b

import numpy as np

from kramkaki.constants import MIDDLE_AGE
from kramkaki.evidence.causes import NORMAL_QUANTILE, OUTCOMES, Effect
from kramkaki.number_types import Array, Number
from kramkaki.parameters import records
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.susceptibility import relative_rate, threshold_nodes

MOST_CASES = 0.95  # [1] a prevalence ratio may not make more people cases than this


@cache
def _population(outcome: str) -> tuple[Array, Array, Number]:
    """Return (relative rate, weight) of threshold nodes and the shape of the frailty behind an outcome."""
    p = records.load(CrampParameters)
    nodes = threshold_nodes(p)
    relative = relative_rate(nodes, nodes, p.slope)[0]
    years = OUTCOMES[outcome].age - MIDDLE_AGE
    at_rest = p.night_frailty_shape * np.exp(p.night_frailty_growth * years)
    shape = at_rest if OUTCOMES[outcome].scope == "rest" else p.exercise_frailty_shape
    return relative, nodes.weight[0], shape


def share_of_cases(outcome: str, mean: float, prone: float = 1.0) -> float:
    """Return the share of a population with at least one cramp.

    Parameters
    ----------
    outcome : str
        Key of ``OUTCOMES``. [-]
    mean : float
        Cramps that the mean person expects where nobody has the cause. [1]
    prone : float
        How many times more people are prone: factor on mean and shape alike. [1]

    Returns
    -------
    share : float
        [1]
    """
    relative, weight, shape = _population(outcome)
    none = (shape / (shape + mean * relative)) ** (shape * prone)
    return float(1 - (weight * none).sum())


def _bisected(function: Callable[[float], float], target: float, low: float, high: float) -> float:
    """Return where a growing function reaches its target."""
    for _ in range(50):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if function(middle) < target else (low, middle)
    return 0.5 * (low + high)


@cache
def _mean_for(outcome: str) -> float:
    """Return the mean that gives the share of cases counted. [1]"""
    share = OUTCOMES[outcome].share
    return float(np.exp(_bisected(lambda x: share_of_cases(outcome, np.exp(x)), share, -12.0, 12.0)))


@cache
def rate_ratio_of(measure: str, outcome: str, size: float) -> float:
    """Return the ratio of rates that gives an odds or prevalence ratio in the population of the outcome.

    Parameters
    ----------
    measure : str
        ``"rate_ratio"``, ``"odds_ratio"`` or ``"prevalence_ratio"``.
    outcome : str
        Key of ``OUTCOMES``. [-]
    size : float
        [1]

    Returns
    -------
    ratio : float
        [1]

    Notes
    -----
    More people are prone, and those who are cramp as often as others who are (``susceptibility``). With everybody's
    rate multiplied alike instead, the same odds ratio would need two to three times the ratio of rates.
    Valid for: associations with "any cramp" in a population like the one studied.
    Leaves out: what the same cause does to the number of cramps of those who have them; nobody counted.
    """
    if measure == "rate_ratio":
        return size
    base = OUTCOMES[outcome].share
    if measure == "odds_ratio":
        odds = size * base / (1 - base)
        exposed = odds / (1 + odds)
    else:
        exposed = min(size * base, MOST_CASES)
    mean = _mean_for(outcome)
    return float(np.exp(_bisected(lambda x: share_of_cases(outcome, mean, np.exp(x)), exposed, -5.0, 5.0)))


# WBGT [degC] and the multiple of cramps: a guess held by the step at 27.8 degC (Cooper 2016) and by the joint 6.6-fold
# rate of August (Cooper 2006).
HEAT_CURVE = ((22.0, 1.0), (25.0, 1.5), (28.0, 2.5), (31.0, 4.0), (34.0, 5.5))
JOINT_HEAT_AND_NOVELTY = 7.0  # what both together may reach (Cooper 2006: 6.6)


def heat_factor(wet_bulb_globe_temperature: Array, full: Number) -> Array:
    """Return the residual multiple of exercise cramps in this heat.

    Parameters
    ----------
    wet_bulb_globe_temperature : array
        [degC]
    full : float or array
        The multiple at 31 degC, body route divided out. [1]

    Returns
    -------
    factor : array
        1 to 22 degC. [1]

    Notes
    -----
    Valid for: exercise and work. Leaves out: nights; they peak in summer too, by their season factor.
    """
    grid, curve = np.array(HEAT_CURVE).T
    logarithm = np.interp(wet_bulb_globe_temperature, grid, np.log(curve)) / np.log(HEAT_CURVE[3][1])
    factor: Array = np.exp(logarithm * np.log(full))
    return factor


def standing_strength(hours: Array) -> Array:
    """Return how much of the long-standing effect is there after hours on the feet within a day. [0-1]"""
    return np.clip((hours - 3.0) / 3.0, 0, 1)


def dehydration_strength(mass_loss: Array) -> Array:
    """Return how much of the effect of dehydration is there at a loss of % of body mass: all at 3 %. [0-1]"""
    return np.clip(mass_loss - 2.0, 0, 1)


def rate_ratio(effect: Effect, n: int = 0, seed: int = 0, name: str = "") -> Array:
    """Return the residual factor on the rate: central first, then ``n`` draws from its interval. [1]"""
    spread = np.log(effect.high / effect.low) / (2 * NORMAL_QUANTILE[effect.level])
    digest = blake2b(f"{seed}:{name}:{effect.scope}".encode(), digest_size=8).digest()
    random = np.random.Generator(np.random.Philox(int.from_bytes(digest)))
    logs = np.log(effect.size) + spread * np.concatenate([[0.0], random.standard_normal(n)])
    if effect.measure != "rate_ratio":
        ends = np.log([effect.low, effect.size, effect.high])
        rates = [np.log(rate_ratio_of(effect.measure, effect.outcome, float(np.exp(x)))) for x in ends]
        logs = np.interp(logs, ends, rates)
    factor: Array = np.exp(logs) / effect.body_share
    return factor
