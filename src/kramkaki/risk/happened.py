"""Why a cramp that happened did happen: draws weighted by how well they foretold it, causes at its very moment."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.risk import forecast as forecasts
from kramkaki.risk import susceptibility
from kramkaki.risk.assessment import MINERALS
from kramkaki.risk.division import HIGH, LOW, Division, divide

BEFORE = 15.0  # [min] before a reported cramp over which its causes are looked at: people tell the time roughly
NOTICEABLE = 1.01  # [1] a mineral that raises the hazard by more than 1 % is low
TINY = 1e-12


class Happened(NamedTuple):
    """What the cramps that happened tell. Arrays over the draws that have a weight."""

    weight: np.ndarray  # (draw), adds to 1 [1]
    division: Division  # of the hazard at the moments of the cramps; draws as in ``weight``, the first of them [1/h]
    mineral_deficiency: float  # chance that the cramps would not have come but for low minerals [0-1]
    low_minerals: float  # chance that a mineral was low at all then [0-1]


def moments(trace_minutes, reported, muscles):
    """Return weights of rows and muscles: each cramp's muscle in the quarter of an hour before it. [1]

    Parameters
    ----------
    trace_minutes : array
        End of each row. [min]
    reported : list of (minute, muscle, length)
        [min], [-], [s]
    muscles : tuple of str
    """
    ends = np.asarray(trace_minutes, dtype=float)
    weight = np.zeros((len(ends), len(muscles)))
    for minute, muscle, _length in reported:
        last = max(int(np.searchsorted(ends, minute, side="right")) - 1, 1)
        first = min(int(np.searchsorted(ends, minute - BEFORE, side="right")), last)
        weight[first : last + 1, muscles.index(muscle)] += 1 / (last + 1 - first)
    return weight


def _log_likelihood(found, presence, person, timeline, reported, weights):
    """Of each draw: how many cramps came, and that they came when and where they did. [1]"""
    exposure = tuple(total.sum(axis=1) for total in found.assessment.expected())
    before = susceptibility.susceptibility(
        presence.history,
        found.parameters,
        rest_rate_factor=forecasts.history_factor(found.assessment, person, found.parameters),
    )
    result = susceptibility.log_likelihood(before, forecasts.observed(reported, timeline), exposure)
    curves = {scope: found.assessment.curve(scope) for scope in ("rest", "exercise")}
    for weight, is_exercise in zip(weights, forecasts.in_exercise(reported, timeline), strict=True):
        curve = np.broadcast_to(curves["exercise" if is_exercise else "rest"], found.hazard.shape)
        result = result + np.log(np.maximum(np.einsum("drm,rm->d", curve, weight), TINY))
    return result


def _low_minerals(found, rows):
    """Of each draw, whether a mineral was low enough to matter in these rows. [0 or 1]"""
    low = np.zeros(len(found.expected), dtype=bool)
    for factor in found.assessment.factors:
        if factor.cause in MINERALS:
            low |= (np.broadcast_to(factor.values, (len(low), len(rows)))[:, rows] > NOTICEABLE).any(axis=1)
    return low.astype(float)


def _drawn(values):
    """Without the central run, which is no draw; but it stands for all where there is no other."""
    return values[1:] if len(values) > 1 else values


def happened(found, presence, person, timeline, reported, *, seed=0):
    """Return why the reported cramps happened.

    Parameters
    ----------
    found : Forecast
    presence : Presence
    person : Person
    timeline : Timeline
    reported : list of (minute, muscle, length)
        At least one. [min], [-], [s]
    seed : int

    Returns
    -------
    happened : Happened

    Notes
    -----
    The likelihood of a draw is that of the counts, frailty integrated, times the hazards when and where they came.
    Valid for: cramps told with muscle and time. Leaves out: cramps that happened and were not told.
    """
    minutes = found.trace.minutes
    weights = [moments(minutes, [one], MUSCLES) for one in reported]
    at_cramps = sum(weights)
    weight = _drawn(_log_likelihood(found, presence, person, timeline, reported, weights))
    weight = np.exp(weight - weight.max())
    division = divide(found.worlds, found.assessments, found.who, weight=at_cramps, seed=seed, keep=MINERALS)
    few = weight[: len(_drawn(division.total))]
    minerals = sum((division.causes[cause] for cause in MINERALS if cause in division.causes), 0 * division.total)
    return Happened(
        weight=weight / weight.sum(),
        division=division,
        mineral_deficiency=float(np.clip(np.average(_drawn(minerals / division.total), weights=few), 0, 1)),
        low_minerals=float(np.average(_drawn(_low_minerals(found, at_cramps.any(axis=1))), weights=weight)),
    )


def weighted(values, weight):
    """Return (mean, 10th, 90th percentile) of values over draws, weighted.

    Parameters
    ----------
    values : array
        (draw), the central run first. [any]
    weight : array
        Of the draws without the central run; the first ones are used. [1]
    """
    drawn = _drawn(np.asarray(values))
    weight = weight[: len(drawn)] / weight[: len(drawn)].sum()
    order = np.argsort(drawn)
    position = np.cumsum(weight[order]) - 0.5 * weight[order]
    mean = float((drawn * weight).sum())
    low, high = np.interp((LOW / 100, HIGH / 100), position, drawn[order])
    return mean, min(float(low), mean), max(float(high), mean)
