"""Heat illness of exercise: from what bodies went through to the chance of heat exhaustion and of heat stroke.

Most people yield to heat; those who do not are rare and make most of the cases. So the same person is computed along a
ladder of drives, as they are spread over people, and what else is unknown of the body widens it.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from kramkaki.body import wiring
from kramkaki.body.effort import EffortParameters
from kramkaki.body.person import Person
from kramkaki.body.simulate import people, simulate
from kramkaki.body.timeline import Timeline
from kramkaki.equations.effort import loss_in_heat, loss_when_dry
from kramkaki.equations.heat_illness import (
    chance_of_heat_exhaustion,
    chance_of_heat_stroke,
    exhaustion_growth,
    heat_strain,
)
from kramkaki.number_types import Array
from kramkaki.parameters import records

SMOOTHED = 10.0  # [min] over which the core is averaged
# Share of people more driven than each step of the ladder; the last one yields to nothing.
MORE_DRIVEN = np.array([1.0, 0.85, 0.7, 0.5, 0.35, 0.2, 0.1, 0.05, 0.02, 0.01, 3e-3, 1e-3, 3e-4, 1e-4, 1e-6, 0.0])
QUANTILES = 1.0 - MORE_DRIVEN
WEIGHTS = np.convolve(np.diff(QUANTILES), [0.5, 0.5])  # of the trapezoidal rule
WARM = 38.0  # [degC] highest core of the middle one, below which the driven are not looked at
LEAST_LEFT = 0.2  # [1] of what can be held: no division by nothing
FEWEST = 8  # bodies, below which the usual scatter of races and matches stands for their own
USUAL_CORE_SCATTER, USUAL_DOSE_SCATTER = 0.45, 0.4  # [K], [1]
NO_DOSE = 1e-12  # [min] so that it has a logarithm
BETWEEN = np.polynomial.hermite_e.hermegauss(9)  # points and weights of a normal distribution


class HeatIllnessParameters(NamedTuple):
    """The numbers of ``parameters/heat_illness.toml``, where their units stand."""

    tolerance: float | Array
    tolerance_spread: float | Array
    exhaustion_rate: float | Array
    exhaustion_growth: float | Array
    skin_strain: float | Array
    core_strain: float | Array
    exhaustion_spread: float | Array


class Heat(NamedTuple):
    """What exercise in heat was to bodies, one each."""

    core: Array  # [degC] highest mean over ten minutes of exercise; without exercise minus infinity
    minutes: Array  # [min] of exercise, as long as they would be at a strain of 1


class Ladder(NamedTuple):
    """What an exercise is to people like this one, by how driven they are."""

    heat: Heat  # of the one who is otherwise in the middle
    weights: Array  # [1] share of people at each step
    core_shift: float = 0.0  # [K] of people who differ otherwise, mean
    core_scatter: float = USUAL_CORE_SCATTER  # [K] standard deviation
    dose_shift: float = 0.0  # [1] of the logarithm of the minutes, as the next
    dose_scatter: float = USUAL_DOSE_SCATTER


class Chances(NamedTuple):
    """Chance of heat illness, (draw of the numbers of this room). [0-1]"""

    exhaustion: Array
    stroke: Array

    @property
    def either(self) -> Array:
        """Chance of either. [0-1]"""
        chance: Array = 1.0 - (1.0 - self.exhaustion) * (1.0 - self.stroke)
        return chance


def heat_of(
    trace: Mapping[str, Array], minutes: npt.ArrayLike, parameters: HeatIllnessParameters | None = None
) -> Heat:
    """Return what exercise in heat was to bodies.

    Parameters
    ----------
    trace : mapping
        Name to array (person, row). [glossary units]
    minutes : array
        End of each row. [min]
    parameters : HeatIllnessParameters, optional
        Numbers; the central ones if left out. [units of the records]
    """
    p, q = parameters or records.load(HeatIllnessParameters), records.load(EffortParameters)
    effort = np.asarray(trace["exercise_intensity"])
    skin, core = np.asarray(trace["skin_temperature"]), np.asarray(trace["core_temperature"])
    warm = (1.0 - q.acclimation_keeps * np.asarray(trace["heat_acclimation"])) * loss_in_heat(
        skin_temperature=skin, mild_onset=q.mild_skin, mild=q.mild_loss, hot_onset=q.hot_skin, hot=q.hot_loss
    )
    dry = loss_when_dry(
        mass_loss=-np.asarray(trace["body_mass_change"]),
        skin_temperature=skin,
        onset=q.dry_skin,
        size=q.dry_loss,
        most=q.most_dry_loss,
    )
    strain = heat_strain(
        effort=effort,
        left=np.maximum((1.0 - warm) * (1.0 - dry), LEAST_LEFT),
        skin_temperature=skin,
        core_temperature=core,
        skin=p.skin_strain,
        core=p.core_strain,
    )
    is_working = effort > 0
    ends = np.asarray(minutes, dtype=float)
    length = np.diff(ends, prepend=ends[0])
    dose = np.where(is_working, exhaustion_growth(strain=strain, growth=p.exhaustion_growth), 0.0) * length
    hottest = np.where(is_working, smoothed(core, length), -np.inf).max(axis=-1)
    return Heat(hottest, dose.sum(axis=-1))


def smoothed(values: Array, length: Array) -> Array:
    """Return the mean of each row and those before it within ten minutes, (person, row). [unit of the values]"""
    count = max(round(SMOOTHED / max(float(length[-1]), 1.0)), 1)
    total = np.cumsum(np.pad(values, ((0, 0), (count, 0)), mode="edge"), axis=-1)
    mean: Array = (total[:, count:] - total[:, :-count]) / count
    return mean


def chances(heat: Heat, parameters: HeatIllnessParameters) -> Chances:
    """Return the chance of heat illness of each body, over what is unknown of its tolerance. [0-1]

    Parameters
    ----------
    heat : Heat
    parameters : HeatIllnessParameters
        Numbers. [units of the records]
    """
    p = parameters
    exhaustion = chance_of_heat_exhaustion(minutes=heat.minutes, rate=p.exhaustion_rate, spread=p.exhaustion_spread)
    stroke = chance_of_heat_stroke(core_temperature=heat.core, tolerance=p.tolerance, spread=p.tolerance_spread)
    return Chances(np.asarray(exhaustion), np.asarray(stroke))


def ladder(
    person: Person, timeline: Timeline, *, body: wiring.BodyParameters, lived: Mapping[str, Array], minutes: Array
) -> Ladder:
    """Return what the exercise of a scenario is to people like this one.

    Parameters
    ----------
    person : Person
        Numbers. [units of Person]
    timeline : Timeline
    body : BodyParameters
        Arrays: the central set, then as many draws as lived, or more. [units of the records]
    lived : mapping
        The trace: name to array (draw, row). [glossary units]
    minutes : array
        End of each row. [min]
    """
    heat = heat_of(lived, minutes)
    quantile = np.asarray(body.effort.drive_quantile)[: len(heat.core)]
    own = np.flatnonzero(timeline["self_paced"] * timeline["relative_intensity"])
    if not len(own) or heat.core[0] < WARM:
        steps, weights = Heat(heat.core[:1], heat.minutes[:1]), np.ones(1)
        return _widened(steps, weights, heat, usual=Heat(heat.core[0], heat.minutes[0]))
    every = int(minutes[1] - minutes[0])
    rows = min(-(-(int(own[-1]) + 1) // every) + 1, timeline.minutes // every)
    trace = simulate(
        people([person] * len(QUANTILES)),
        [Timeline(rows * every, {name: values[: rows * every] for name, values in timeline.values.items()})],
        parameters=driven(body),
        output_every=every,
    )
    steps = heat_of(trace, trace.minutes)
    place = -np.log(np.maximum(MORE_DRIVEN, 1e-9))
    at = -np.log(np.maximum(1.0 - quantile, 1e-9))
    usual = Heat(np.interp(at, place, steps.core), np.exp(np.interp(at, place, _log(steps.minutes))))
    return _widened(steps, WEIGHTS, heat, usual=usual)


def driven(body: wiring.BodyParameters) -> wiring.BodyParameters:
    """Return the central set once for each step of the ladder of drives. [units of the records]"""
    kind: Any = wiring.BodyParameters  # a NamedTuple has no constructor that mypy knows
    central: wiring.BodyParameters = kind(*(type(organ)(*map(_once_a_step, organ)) for organ in body))
    return central._replace(effort=central.effort._replace(drive_quantile=QUANTILES))


def _once_a_step(values: Any) -> Array:
    return np.full(len(QUANTILES), np.atleast_1d(np.asarray(values))[0])


def _log(minutes: Array) -> Array:
    logarithm: Array = np.log(np.maximum(minutes, NO_DOSE))
    return logarithm


def _widened(steps: Heat, weights: Array, lived: Heat, usual: Heat) -> Ladder:
    """The ladder with the mean and the scatter of bodies that differ in other things than drive."""
    if len(lived.core) < FEWEST or not np.isfinite(lived.core).all():
        return Ladder(steps, weights)
    core = (lived.core - usual.core)[1:]
    dose = (_log(lived.minutes) - _log(np.broadcast_to(usual.minutes, lived.minutes.shape)))[1:]
    return Ladder(
        steps,
        weights,
        core_shift=float(core.mean()),
        core_scatter=float(core.std(ddof=1)),
        dose_shift=float(dose.mean()),
        dose_scatter=float(dose.std(ddof=1)),
    )


def of_people_like(rungs: Ladder, parameters: HeatIllnessParameters, *, held: bool = False) -> Chances:
    """Return the chance of heat illness over people like this one. [0-1]

    Parameters
    ----------
    rungs : Ladder
    parameters : HeatIllnessParameters
        Arrays over draws. [units of the records]
    held : bool
        Whether the intention is held whatever the body says, instead of as people do.
    """
    wide = HeatIllnessParameters(*(np.atleast_1d(np.asarray(value))[:, None] for value in parameters))
    heat = Heat(*(values[-1:] for values in rungs.heat)) if held else rungs.heat
    weights = np.ones(1) if held else rungs.weights
    stroke = chance_of_heat_stroke(
        core_temperature=heat.core + rungs.core_shift,
        tolerance=wide.tolerance,
        spread=np.hypot(wide.tolerance_spread, rungs.core_scatter),
    )
    points, shares = BETWEEN
    exhaustion = sum(
        share
        / shares.sum()
        * chance_of_heat_exhaustion(
            minutes=heat.minutes * np.exp(rungs.dose_shift + point * rungs.dose_scatter),
            rate=wide.exhaustion_rate,
            spread=wide.exhaustion_spread,
        )
        for point, share in zip(points, shares, strict=True)
    )
    return Chances(np.asarray(exhaustion) @ weights, np.asarray(stroke) @ weights)
