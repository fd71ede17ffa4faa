"""Hazard of a cramp, muscle by muscle: rate of provocations x chance that one exceeds the threshold.

The strengths of provocations have an exponential tail: d ln hazard / d Hz is one number, ``slope``. So the
hazard of a person is the hazard of the population's mean person times a factor, and the factors can be
integrated over what is unknown without rerunning anything.
"""

from collections.abc import Mapping
from itertools import compress
from typing import Any, NamedTuple, TypeVar

import numpy as np

from kramkaki.body.person import MUSCLES, Person
from kramkaki.body.timeline import Timeline
from kramkaki.nerve.causes import ExcitabilityParameters, ExcitabilityState
from kramkaki.nerve.state import TEST_POSITION
from kramkaki.number_types import Array, Number
from kramkaki.parameters import records
from kramkaki.risk import triggers
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.threshold import operating_position, threshold
from kramkaki.risk.traits import Traits
from kramkaki.risk.triggers import Activity, Rows, columns

Fields = TypeVar("Fields", bound=NamedTuple)
NEUTRAL_POSITION = 0.5  # of the operating range, a relaxed leg in bed (assumed)
LARGEST_FACTOR = 20.0  # of one state of the body on the hazard: no data beyond, keeps tetany finite
STILL_EXERCISED = 0.01  # [h] of load, less than a minute: blood is not at rest yet
ROUNDING = 1e-12  # of states between 0 and 1: both legs are alike
AT_EASE = ExcitabilityState(np.nan)
POINTED = np.array([float(muscle.startswith(("calf", "foot"))) for muscle in MUSCLES])  # shortened by pointed feet
STRETCHES = np.array([float(muscle.startswith(("calf", "hamstring", "quadriceps"))) for muscle in MUSCLES])  # [1]


class Hazard(NamedTuple):
    """Cramps per hour of the population's mean person in this body, before causes act on the rate.

    Arrays (draw, row, muscle). [1/h]
    """

    rest: Array
    exercise: Array


def muscle_state(
    trace: Mapping[str, Array],
    timeline: Timeline,
    rows: Rows,
    *,
    activity: Activity,
    traits: Traits,
    posture_carry: Number,
    baseline: Number,
) -> ExcitabilityState:
    """Return the state of the nerve of each muscle in each row. [units of its fields]

    Parameters
    ----------
    trace : mapping
        Name to array (draw, row) or (draw, row, muscle). [glossary units]
    timeline : Timeline
    rows : Rows
    activity : Activity
    traits : Traits
        ``muscle`` is read.
    posture_carry : float
        Share of the posture that a contraction in bed keeps. [1]
    baseline : float or array
        Threshold of this person, or one per draw, (draw, 1, 1). [Hz]
    """
    sizes = records.load(ExcitabilityParameters)
    stretched = passing(timeline, rows, "stretched")
    return body_state(trace, activity.load, baseline, traits.muscle)._replace(
        position=_position(timeline, rows, activity, posture_carry),
        recent_cramp=muscle_rows(timeline, rows, "recent_cramp"),
        arousal=arousal(timeline, rows, activity, sizes),
        stretched=stretched * STRETCHES if np.any(stretched) else stretched,
        mouth_irritant=passing(timeline, rows, "mouth_irritant"),
    )


def _resting(timeline: Timeline, rows: Rows, activity: Activity) -> Array:
    """Share of each row spent at rest off the feet, (row, 1). [0-1]"""
    share: Array = np.maximum(activity.asleep, activity.awake_rest) * row_flag(timeline, rows)
    return share[:, None]


def _position(timeline: Timeline, rows: Rows, activity: Activity, posture_carry: Number) -> Array:
    """Where in its range a provocation finds the muscle, (row, muscle). [0-1]"""
    relaxed = np.minimum(operating_position(muscle_rows(timeline, rows, "length")), NEUTRAL_POSITION)
    carried = posture_carry * _resting(timeline, rows, activity)
    position: Array = TEST_POSITION + carried * np.maximum(relaxed - TEST_POSITION, 0)
    return position


def unpointed_position(timeline: Timeline, rows: Rows, activity: Activity, posture_carry: Number) -> Array:
    """Position if the feet were not pointed; where they are not, the test position, (row, muscle). [0-1]"""
    pointed = triggers.row_means(timeline["feet_pointed"], rows)[:, None] * POINTED
    carried = posture_carry * _resting(timeline, rows, activity)
    position: Array = TEST_POSITION + carried * pointed * (NEUTRAL_POSITION - TEST_POSITION)
    return position


def arousal(timeline: Timeline, rows: Rows, activity: Activity, sizes: ExcitabilityParameters) -> Array:
    """Return how aroused a provocation finds the cord, (row, 1). [-1 to 1], 0 at ease

    From what a scenario says of effort and sleep. Leaves out: fear, noise, coffee; pain, which acts by itself.
    """
    level: Array = sizes.effort_arousal * passing(timeline, rows, "relative_intensity")
    if sizes.bed_arousal:
        level = level + sizes.bed_arousal * activity.asleep[:, None]
    return np.clip(level, -1, 1)


def passing(timeline: Timeline, rows: Rows, name: str) -> Array:
    """Return a series of the timeline in rows, (row, 1), or one 0 where it never happens. [its unit]"""
    values = timeline[name]
    return triggers.row_means(values, rows)[:, None] if np.any(values) else np.zeros((1, 1))


def row_flag(timeline: Timeline, rows: Rows) -> Array:
    """Return 1 where the legs are off the ground: lying, sitting or asleep. [0-1]"""
    off = np.maximum.reduce([np.asarray(timeline[name]) for name in ("asleep", "lying", "sitting")])
    return triggers.row_means(off, rows)


def muscle_rows(timeline: Timeline, rows: Rows, kind: str) -> Array:
    """Return ``length`` [fraction of optimal] or ``recent_cramp`` [0-1] of each muscle in each row, (row, muscle)."""
    return np.stack([triggers.row_means(timeline[f"{muscle}_{kind}"], rows) for muscle in MUSCLES], axis=1)


def resting_values(values: Array, load: Array) -> Array:
    """Return a blood value with the swings during and after exercise replaced by the last value at rest.

    Clinical limits hold for blood taken at rest: potassium swings by 2 mmol/L around hard exercise in healthy people.

    Parameters
    ----------
    values : array
        (draw, row). [mmol/L]
    load : array
        Hours of exercise that still weigh, (row). [h]
    """
    rows = np.arange(len(load))
    last = np.maximum.accumulate(np.where(load < STILL_EXERCISED, rows, 0))
    resting: Array = np.asarray(values)[:, last]
    return resting


def body_state(
    trace: Mapping[str, Array], load: Array, baseline: Number, muscle: ExcitabilityState = AT_EASE
) -> ExcitabilityState:
    """Return what the body's trace says of the state of each muscle's nerve. [units of its fields]

    Parameters
    ----------
    trace : mapping
        Name to array (draw, row) or (draw, row, muscle). [glossary units]
    load : array
        Hours of exercise that still weigh, (row). [h]
    baseline : float or array
        Threshold of this person, or one per draw, (draw, 1, 1). [Hz]
    muscle : ExcitabilityState
        What the body does not change.
    """
    return muscle._replace(
        baseline=baseline,
        sodium_dilution=_central(trace["sodium_dilution"]),
        mass_loss=np.maximum(-_central(trace["body_mass_change"]), 0),
        fatigue=trace["fatigue"],
        late_fatigue=trace["late_fatigue"],
        soreness=trace["soreness"],
        core_temperature=_central(trace["core_temperature"]),
        muscle_temperature=_central(trace["muscle_temperature"]),
        plasma_sodium=_central(trace["plasma_sodium"]),
        plasma_potassium=_central(resting_values(trace["plasma_potassium"], load)),
        ionised_calcium=_central(trace["ionised_calcium"]),
        plasma_magnesium=_central(trace["plasma_magnesium"]),
        vitamin_e=_central(trace["vitamin_e"]),
    )


def _central(values: Array) -> Array:
    """(draw, row) with a last axis for muscles."""
    central: Array = np.asarray(values)[:, :, None]
    return central


def muscle_columns(parameters: Fields) -> Fields:
    """Return the parameters with draws along the first axis of (draw, row, muscle). [units of the records]"""
    columns: Any = type(parameters)  # a NamedTuple has no constructor that mypy knows
    wide: Fields = columns(*(np.asarray(value).reshape(-1, 1, 1) for value in parameters))
    return wide


def threshold_factor(shift: Array, slope: Number) -> Array:
    """Return how much a shift of the threshold changes the hazard: exp(-slope x shift), limited. [1]

    Measured for shifts of about -12 to +15 Hz. Leaves out: the true shape of the tail of strengths,
    of which nothing is known.
    """
    factor: Array = np.exp(np.minimum(-slope * shift, np.log(LARGEST_FACTOR)))
    return factor


def hazard(activity: Activity, person: Person, shift: Array, parameters: CrampParameters) -> Hazard:
    """Return the hazard of the population's mean person in this body.

    Parameters
    ----------
    activity : Activity
    person : Person
        ``age`` is read. [years]
    shift : array
        Threshold less its baseline, (draw, row, muscle). [Hz]
    parameters : CrampParameters
        Numbers or draws. [units of the records]

    Notes
    -----
    hazard = provocations per hour x chance; the chance is at most 1. Cramps elsewhere than in the legs are left out.
    """
    p = columns(parameters)
    factor = threshold_factor(shift, muscle_columns(parameters).slope)
    rest = triggers.rest_rate(activity, person, parameters)[:, :, None] * triggers.sites("rest") * factor
    limit = (p.bed_provocations * activity.asleep + p.rest_provocations * activity.awake_rest)[:, :, None]
    np.minimum(rest, limit, out=rest)
    if not activity.kinds:
        return Hazard(rest, np.zeros((1, 1, 1)))
    rows = triggers.loaded_rows(activity)
    rate = triggers.exercise_rate(triggers.at_rows(activity, rows), parameters)
    exercise = np.zeros_like(rest)
    exercise[:, rows] = np.minimum(rate * factor[:, rows], muscle_columns(parameters).effort_provocations)
    return Hazard(rest, exercise)


def shift_of(state: ExcitabilityState, excitability: ExcitabilityParameters) -> Array:
    """Return threshold less baseline. [Hz]

    Parameters
    ----------
    state : ExcitabilityState
        Fields that broadcast to (draw, row, muscle). [units of its fields]
    excitability : ExcitabilityParameters
        Numbers or draws. [units of the records]
    """
    leg = one_leg(state)
    if leg is not state:
        return np.repeat(shift_of(leg, excitability), 2, axis=-1)
    return np.asarray(threshold(state, muscle_columns(excitability)) - state.baseline)


def one_leg(values: Fields) -> Fields:
    """Return the same fields for the muscles of one leg, where both legs are alike; else the values as they are.

    Parameters
    ----------
    values : NamedTuple
        Of numbers, or arrays whose last axis is 1 or the muscles, left and right in turn. [any]
    """
    fields = [np.asarray(value) for value in values]
    wide = [field.ndim > 0 and field.shape[-1] == len(MUSCLES) for field in fields]
    legs = [(field[..., ::2], field[..., 1::2]) for field in compress(fields, wide)]
    if not legs or any(np.abs(left - right).max() > ROUNDING for left, right in legs):
        return values
    kind: Any = type(values)
    leg: Fields = kind(*(f[..., ::2] if is_wide else f for f, is_wide in zip(fields, wide, strict=True)))
    return leg
