"""Explanations of a forecast: why a cramp that happened did happen, and what would bring the next one sooner.

The draws are weighted by how well they foretold the cramps that happened; causes are looked at in their very moment.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kramkaki.body import wiring
from kramkaki.body.person import MUSCLES
from kramkaki.evidence import checks
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.number_types import Array
from kramkaki.results import (
    CauseShare,
    Check,
    Happened,
    MineralDeficiency,
    PastCramp,
    Result,
    Sooner,
    Why,
    given,
    withheld,
)
from kramkaki.risk import findings, worst_moment
from kramkaki.risk.assessment import MINERALS
from kramkaki.risk.counterfactual import Cramp, worse
from kramkaki.risk.forecast import (
    DividedForecast,
    Forecast,
    forecasts,
    history_factor,
    in_exercise,
    observed,
    select,
)
from kramkaki.risk.shares import HIGH, LOW, Division
from kramkaki.risk.susceptibility import expected_number, log_likelihood, susceptibility_of
from kramkaki.risk.traits import Traits

BEFORE = 15.0  # [min] before a reported cramp over which its causes are looked at: people tell the time roughly
NOTICEABLE = 1.01  # [1] a mineral that raises the hazard by more than 1 % is low
TINY = 1e-12
WORTH_TELLING = 1.05  # [1] factor on the cramps expected
TEXTS = {
    "harder": N_("The same exercise with 10 % more effort"),
    "hotter": N_("The same day 5 °C hotter"),
    "no_drink": N_("Nothing to drink during the exercise"),
    "unaccustomed": N_("The same exercise for the first time, with legs not used to it"),
    "on_feet": N_("Six hours on the feet before bed"),
    "feet_pointed": N_("Sleeping with pointed feet"),
}
CENTRAL = np.arange(1)


class Reasons(NamedTuple):
    """What the cramps that happened tell. Arrays over the draws that have a weight."""

    weight: Array  # (draw), adds to 1 [1]
    division: Division  # of the hazard at the moments of the cramps; draws as in ``weight``, the first of them [1/h]
    mineral_deficiency: float  # chance that the cramps would not have come but for low minerals [0-1]
    low_minerals: float  # chance that a mineral was low at all then [0-1]


def moments(trace_minutes: Array, cramps: Sequence[Cramp], muscles: Sequence[str]) -> Array:
    """Return weights of rows and muscles: each cramp's muscle in the quarter of an hour before it. [1]

    Parameters
    ----------
    trace_minutes : array
        End of each row. [min]
    cramps : list of (minute, muscle, length)
        [min], [-], [s]
    muscles : sequence of str
    """
    ends = np.asarray(trace_minutes, dtype=float)
    weight = np.zeros((len(ends), len(muscles)))
    for minute, muscle, _length in cramps:
        last = max(int(np.searchsorted(ends, minute, side="right")) - 1, 1)
        first = min(int(np.searchsorted(ends, minute - BEFORE, side="right")), last)
        weight[first : last + 1, muscles.index(muscle)] += 1 / (last + 1 - first)
    return weight


def _log_likelihood(forecast: Forecast, weights: Sequence[Array]) -> Array:
    """Return for each draw how likely it is that so many cramps came, and when and where they did. [1]"""
    world, assessment, parameters = forecast.world, forecast.assessment, forecast.draws.cramp
    before = susceptibility_of(
        world.traits.history,
        parameters,
        rest_rate_factor=history_factor(assessment, float(world.person.age), parameters),
    )
    result = log_likelihood(before, observed(world.cramps, world.timeline), forecast.exposure)
    curves = {scope: assessment.curve(scope) for scope in ("rest", "exercise")}
    for weight, is_exercise in zip(weights, in_exercise(world.cramps, world.timeline), strict=True):
        curve = curves["exercise" if is_exercise else "rest"]
        result = result + np.log(np.maximum(np.einsum("drm,rm->d", curve, weight), TINY))
    return result


def _low_minerals(forecast: Forecast, rows: npt.NDArray[np.bool_]) -> Array:
    """Return for each draw whether a mineral was low enough to matter in these rows. [0 or 1]"""
    low = np.zeros(len(forecast.expected), dtype=bool)
    for factor in forecast.assessment.factors:
        if factor.cause in MINERALS:
            low |= (np.broadcast_to(factor.values, (len(low), len(rows)))[:, rows] > NOTICEABLE).any(axis=1)
    return low.astype(float)


def _drawn(values: Array) -> Array:
    """Drop the central run (index 0) unless it is the only one."""
    return values[1:] if len(values) > 1 else values


def happened(forecast: DividedForecast) -> Reasons:
    """Return why the cramps that happened in the forecast's world did happen; there must be at least one.

    Notes
    -----
    The likelihood of a draw is that of the counts, frailty integrated, times the hazards when and where they came.
    Valid for: cramps told with muscle and time. Leaves out: cramps that happened and were not told.
    """
    weights = [moments(forecast.trace.minutes, [cramp], MUSCLES) for cramp in forecast.world.cramps]
    at_cramps = np.sum(weights, axis=0)
    weight = _drawn(_log_likelihood(forecast, weights))
    weight = np.exp(weight - weight.max())
    division = forecast.divided(weight=at_cramps, keep=MINERALS)
    few = weight[: len(_drawn(division.total))]
    minerals = sum((division.causes[cause] for cause in MINERALS if cause in division.causes), 0 * division.total)
    return Reasons(
        weight=weight / weight.sum(),
        division=division,
        mineral_deficiency=float(np.clip(np.average(_drawn(minerals / division.total), weights=few), 0, 1)),
        low_minerals=float(np.average(_drawn(_low_minerals(forecast, at_cramps.any(axis=1))), weights=weight)),
    )


def weighted(values: Array, weight: Array) -> tuple[float, float, float]:
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


def _cumulated(forecast: Forecast) -> Array:
    """Return the cramps expected of this person up to the end of each row, central run. [1]"""
    assessment, central = forecast.assessment, select(forecast.susceptibility, CENTRAL)
    number = expected_number(central, *(assessment.curve(scope)[:1] for scope in ("rest", "exercise")))
    return np.cumsum(number[0].sum(axis=1) * assessment.activity.hours)


def sooner(forecast: Forecast) -> list[Sooner]:
    """Return what would bring the cramp sooner, the strongest first."""
    world, minutes = forecast.world, forecast.trace.minutes
    changes = worse(world.person, world.timeline)
    if not changes:
        return []
    changed = forecasts(
        [world.changed(change) for change in changes.values()],
        [1] * len(changes),
        (wiring.load_parameters(), select(forecast.draws, CENTRAL)),
        every=int(minutes[1] - minutes[0]),
        susceptibility=forecast.susceptibility,
    )
    now = _cumulated(forecast)
    rows = []
    for slug, other in zip(changes, changed, strict=True):
        then = _cumulated(other)
        usual, earlier = (int(np.searchsorted(number, 0.5 * now[-1])) for number in (now, then))
        rows.append(
            Sooner(
                change=slug,
                text=_(TEXTS[slug]),
                factor=float(then[-1] / max(now[-1], 1e-300)),
                probability=float(other.probability[0]),
                minutes_sooner=float(minutes[usual] - minutes[min(earlier, usual)]),
            )
        )
    return sorted((row for row in rows if row.factor >= WORTH_TELLING), key=lambda row: -row.factor)


def explanation(result: Result, forecast: DividedForecast) -> Why:
    """Return why; after an emergency the result alone.

    Parameters
    ----------
    result : Result
    forecast : DividedForecast
        That the result was made of.
    """
    if result.emergency:
        return withheld(Why, result=result)
    compiled, timeline = result.compiled, result.timeline
    reasons = happened(forecast) if compiled.cramps else None
    causes: Sequence[CauseShare] = given(result.causes) if reasons is None else _causes(reasons, forecast.world.traits)
    to_check = checks.to_check(
        {cause.cause: cause.share for cause in causes},
        compiled,
        minerals=reasons.low_minerals if reasons else 0.0,
        warned={warning.code for warning in result.warnings},
    )
    return Why(
        happened=None if reasons is None else _happened(result, reasons, causes),
        sooner=sooner(forecast),
        to_check=[Check(**row) for row in to_check],
        not_known=checks.not_known(compiled, bool(np.any(timeline["exercising"] > 0))),
        nerve=worst_moment.worst(result),
        result=result,
    )


def _causes(reasons: Reasons, traits: Traits) -> list[CauseShare]:
    """The causes of the cramps that happened, largest share first; the shares add up to 1."""
    rows = []
    for slug, part in reasons.division.causes.items():
        share, low, high = weighted(part / np.maximum(reasons.division.total, 1e-300), reasons.weight)
        rows.append(CauseShare(**findings.described(slug, share, [low, high])))
    return sorted([*rows, *findings.without_share(rows, traits)], key=lambda cause: -cause.share)


def _happened(result: Result, reasons: Reasons, causes: Sequence[CauseShare]) -> Happened:
    return Happened(
        cramps=[
            PastCramp(findings.moment(result.start, minute), muscle)
            for minute, muscle, _length in result.compiled.cramps
        ],
        causes=list(causes),
        mineral_deficiency=MineralDeficiency(reasons.mineral_deficiency, reasons.low_minerals),
        heat_illness=result.heat_illness,
    )
