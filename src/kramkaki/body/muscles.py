"""The ten leg muscles: fatigue and its after-effect, damage and soreness; and how used the legs are to the exercise."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.forcing import Forcing
from kramkaki.body.person import Person
from kramkaki.body.signals import HeatFlows, WaterStatus
from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR, SECONDS_PER_MINUTE
from kramkaki.equations.muscle import (
    active_fraction,
    conditioning_rate,
    damage_growth,
    damage_rate,
    fatigue_acceleration,
    fatigued_fraction_rate,
    guarding,
    inflammation_rate,
    interstitial_potassium,
    late_fatigue_rate,
    practice_load,
    practice_rate,
    recovery_multiplier,
    soreness_rate,
    strength_left,
)
from kramkaki.equations.ops import minimum
from kramkaki.number_types import Number


class MuscleState(NamedTuple):
    """One muscle."""

    fatigue: Number  # [0-1] fatigued share
    late_fatigue: Number  # [0-1] after-effect over hours
    damage: Number  # [0-1]
    inflammation: Number  # [1] between damage and soreness
    soreness: Number  # [0-1]


class Muscles(NamedTuple):
    """The ten muscles, and what the whole body has practised."""

    calf_left: MuscleState
    calf_right: MuscleState
    shin_left: MuscleState
    shin_right: MuscleState
    hamstring_left: MuscleState
    hamstring_right: MuscleState
    quadriceps_left: MuscleState
    quadriceps_right: MuscleState
    foot_left: MuscleState
    foot_right: MuscleState
    practice: Number  # [0-1] recent, fading over days
    conditioning: Number  # [0-1] how used the legs are to the exercise; novelty is one less this


class JointConstants(NamedTuple):
    """Fatigue and recovery of the muscles over one joint."""

    fatigue_rate: Number  # [1/min]
    recovery_rate: Number  # [1/min]


class MuscleConstants(NamedTuple):
    """Parameters in the units of the state, and what the person makes of them."""

    ankle: JointConstants
    knee: JointConstants
    shin_factor: Number  # [1] activation of the shin over that of a normal foot
    foot_factor: Number  # [1]
    late_fatigue_recovery_time: Number  # [min]
    repair_time: Number  # [min]
    soreness_peak_time: Number  # [min]
    practice_fading_time: Number  # [min]
    conditioning_gain_time: Number  # [min]
    conditioning_loss_time: Number  # [min]


class MuscleUse(NamedTuple):
    """What one muscle is asked to do this minute."""

    activation: Number  # [0-1] of maximal voluntary
    eccentric: Number  # [0-1] share spent lengthening
    injury: Number  # [0-1]


class MuscleUses(NamedTuple):
    """What the ten muscles are asked to do this minute."""

    calf_left: MuscleUse
    calf_right: MuscleUse
    shin_left: MuscleUse
    shin_right: MuscleUse
    hamstring_left: MuscleUse
    hamstring_right: MuscleUse
    quadriceps_left: MuscleUse
    quadriceps_right: MuscleUse
    foot_left: MuscleUse
    foot_right: MuscleUse


class MuscleReading(NamedTuple):
    """What the world sees of one muscle."""

    fatigue: Number  # [0-1]
    late_fatigue: Number  # [0-1]
    soreness: Number  # [0-1]
    guarding: Number  # [0-1] a reflex around an injury, not a cramp: never part of the hazard
    interstitial_potassium: Number  # [mmol/L]


class MuscleReadings(NamedTuple):
    """What the world sees of the ten muscles."""

    calf_left: MuscleReading
    calf_right: MuscleReading
    shin_left: MuscleReading
    shin_right: MuscleReading
    hamstring_left: MuscleReading
    hamstring_right: MuscleReading
    quadriceps_left: MuscleReading
    quadriceps_right: MuscleReading
    foot_left: MuscleReading
    foot_right: MuscleReading
    conditioning: Number  # [0-1]


class MuscleSurroundings(NamedTuple):
    """What the body as a whole does to all its muscles this minute."""

    acceleration: Number  # [1] of fatigue, by heat and dehydration
    rhythm: Number  # [0-1] 1 when work comes in strides, turns or kicks
    conditioning: Number  # [0-1]


class MuscleParameters(NamedTuple):
    """The numbers of ``parameters/muscle.toml``, where their units stand."""

    ankle_fatigue_rate: Number
    ankle_recovery_rate: Number
    knee_fatigue_rate: Number
    knee_recovery_rate: Number
    rest_multiplier: Number
    occluding_activation: Number
    contraction_share: Number
    rhythmic_intensity: Number
    heat_gain: Number
    heat_onset: Number
    dehydration_gain: Number
    dehydration_onset: Number
    late_fatigue_build_time: Number
    late_fatigue_recovery_time: Number
    damage_sensitivity: Number
    harmless_load: Number
    repeated_bout_protection: Number
    repair_time: Number
    strength_loss: Number
    soreness_peak_time: Number
    guarding_onset: Number
    flat_foot_shin_factor: Number
    flat_foot_foot_factor: Number
    full_practice_intensity: Number
    practice_build_time: Number
    practice_fading_time: Number
    conditioning_gain_time: Number
    conditioning_loss_time: Number


def muscle_constants(person: Person, parameters: MuscleParameters) -> MuscleConstants:
    """Per-person numbers derived once.

    person: ``flat_feet`` raises the activation of shin and foot [0-1]
    """
    return MuscleConstants(
        ankle=JointConstants(
            fatigue_rate=parameters.ankle_fatigue_rate * SECONDS_PER_MINUTE,
            recovery_rate=parameters.ankle_recovery_rate * SECONDS_PER_MINUTE,
        ),
        knee=JointConstants(
            fatigue_rate=parameters.knee_fatigue_rate * SECONDS_PER_MINUTE,
            recovery_rate=parameters.knee_recovery_rate * SECONDS_PER_MINUTE,
        ),
        shin_factor=1 + person.flat_feet * (parameters.flat_foot_shin_factor - 1),
        foot_factor=1 + person.flat_feet * (parameters.flat_foot_foot_factor - 1),
        late_fatigue_recovery_time=parameters.late_fatigue_recovery_time * MINUTES_PER_HOUR,
        repair_time=parameters.repair_time * MINUTES_PER_DAY,
        soreness_peak_time=parameters.soreness_peak_time * MINUTES_PER_HOUR,
        practice_fading_time=parameters.practice_fading_time * MINUTES_PER_DAY,
        conditioning_gain_time=parameters.conditioning_gain_time * MINUTES_PER_DAY,
        conditioning_loss_time=parameters.conditioning_loss_time * MINUTES_PER_DAY,
    )


def muscle_start(person: Person, parameters: MuscleParameters, constants: MuscleConstants) -> Muscles:
    """Rested, undamaged muscles, as used to the exercise as the person says, with practice up to yesterday.

    person: ``conditioning`` [0-1]
    """
    used = np.clip(np.asarray(person.conditioning, dtype=float), 0, 1)
    none = np.zeros_like(used)
    rested = MuscleState(fatigue=none, late_fatigue=none, damage=none, inflammation=none, soreness=none)
    return Muscles(
        calf_left=rested,
        calf_right=rested,
        shin_left=rested,
        shin_right=rested,
        hamstring_left=rested,
        hamstring_right=rested,
        quadriceps_left=rested,
        quadriceps_right=rested,
        foot_left=rested,
        foot_right=rested,
        practice=used,
        conditioning=used,
    )


def muscle_uses(constants: MuscleConstants, forcing: Forcing) -> MuscleUses:
    """What the ten muscles are asked to do; flat feet ask more of shin and foot.

    forcing: activation, eccentric share and injury of this minute [0-1]
    """
    f, shin, foot = forcing, constants.shin_factor, constants.foot_factor
    return MuscleUses(
        calf_left=MuscleUse(f.calf_left_activation, f.calf_left_eccentric, f.calf_left_injury),
        calf_right=MuscleUse(f.calf_right_activation, f.calf_right_eccentric, f.calf_right_injury),
        shin_left=MuscleUse(minimum(f.shin_left_activation * shin, 1), f.shin_left_eccentric, f.shin_left_injury),
        shin_right=MuscleUse(minimum(f.shin_right_activation * shin, 1), f.shin_right_eccentric, f.shin_right_injury),
        hamstring_left=MuscleUse(f.hamstring_left_activation, f.hamstring_left_eccentric, f.hamstring_left_injury),
        hamstring_right=MuscleUse(f.hamstring_right_activation, f.hamstring_right_eccentric, f.hamstring_right_injury),
        quadriceps_left=MuscleUse(f.quadriceps_left_activation, f.quadriceps_left_eccentric, f.quadriceps_left_injury),
        quadriceps_right=MuscleUse(
            f.quadriceps_right_activation, f.quadriceps_right_eccentric, f.quadriceps_right_injury
        ),
        foot_left=MuscleUse(minimum(f.foot_left_activation * foot, 1), f.foot_left_eccentric, f.foot_left_injury),
        foot_right=MuscleUse(minimum(f.foot_right_activation * foot, 1), f.foot_right_eccentric, f.foot_right_injury),
    )


def one_muscle(
    state: MuscleState,
    use: MuscleUse,
    joint: JointConstants,
    surroundings: MuscleSurroundings,
    *,
    parameters: MuscleParameters,
    constants: MuscleConstants,
) -> MuscleState:
    """Rates of one muscle."""
    # A weaker muscle needs a larger share of itself for the same work.
    target = minimum(use.activation / strength_left(state.damage, strength_loss=parameters.strength_loss), 1)
    active = active_fraction(target, state.fatigue)
    recovery = recovery_multiplier(
        target,
        rhythm=surroundings.rhythm,
        rest_multiplier=parameters.rest_multiplier,
        occluding_activation=parameters.occluding_activation,
        contraction_share=parameters.contraction_share,
    )
    growth = damage_growth(
        use.activation,
        use.eccentric,
        state.damage,
        sensitivity=parameters.damage_sensitivity,
        harmless_load=parameters.harmless_load,
        conditioning=surroundings.conditioning,
        protection=parameters.repeated_bout_protection,
    )
    return MuscleState(
        fatigue=fatigued_fraction_rate(
            active,
            state.fatigue,
            fatigue_rate=joint.fatigue_rate * surroundings.acceleration,
            recovery_rate=joint.recovery_rate,
            recovery_multiplier=recovery,
        ),
        late_fatigue=late_fatigue_rate(
            state.late_fatigue,
            state.fatigue,
            build_time=parameters.late_fatigue_build_time,
            recovery_time=constants.late_fatigue_recovery_time,
        ),
        damage=damage_rate(growth, state.damage, repair_time=constants.repair_time),
        inflammation=inflammation_rate(state.inflammation, growth, peak_time=constants.soreness_peak_time),
        soreness=soreness_rate(state.soreness, state.inflammation, peak_time=constants.soreness_peak_time),
    )


def muscle_rates(
    state: Muscles,
    person: Person,
    parameters: MuscleParameters,
    constants: MuscleConstants,
    *,
    heat: HeatFlows,
    water: WaterStatus,
    forcing: Forcing,
) -> Muscles:
    """Rates of the ten muscles and of practice.

    person: ``conditioning``, below which nothing is lost [0-1]
    heat: ``working_muscle_temperature`` [degC]
    water: ``body_mass_loss`` [fraction]
    """
    around = MuscleSurroundings(
        acceleration=fatigue_acceleration(
            heat.working_muscle_temperature,
            water.body_mass_loss,
            heat_gain=parameters.heat_gain,
            heat_onset=parameters.heat_onset,
            dehydration_gain=parameters.dehydration_gain,
            dehydration_onset=parameters.dehydration_onset,
        ),
        rhythm=minimum(forcing.relative_intensity / parameters.rhythmic_intensity, 1),
        conditioning=state.conditioning,
    )
    load = practice_load(forcing.relative_intensity, full_intensity=parameters.full_practice_intensity)
    p, c, u, ankle, knee = parameters, constants, muscle_uses(constants, forcing), constants.ankle, constants.knee
    return Muscles(
        calf_left=one_muscle(state.calf_left, u.calf_left, ankle, around, parameters=p, constants=c),
        calf_right=one_muscle(state.calf_right, u.calf_right, ankle, around, parameters=p, constants=c),
        shin_left=one_muscle(state.shin_left, u.shin_left, ankle, around, parameters=p, constants=c),
        shin_right=one_muscle(state.shin_right, u.shin_right, ankle, around, parameters=p, constants=c),
        hamstring_left=one_muscle(state.hamstring_left, u.hamstring_left, knee, around, parameters=p, constants=c),
        hamstring_right=one_muscle(state.hamstring_right, u.hamstring_right, knee, around, parameters=p, constants=c),
        quadriceps_left=one_muscle(state.quadriceps_left, u.quadriceps_left, knee, around, parameters=p, constants=c),
        quadriceps_right=one_muscle(
            state.quadriceps_right, u.quadriceps_right, knee, around, parameters=p, constants=c
        ),
        foot_left=one_muscle(state.foot_left, u.foot_left, ankle, around, parameters=p, constants=c),
        foot_right=one_muscle(state.foot_right, u.foot_right, ankle, around, parameters=p, constants=c),
        practice=practice_rate(
            state.practice, load, build_time=p.practice_build_time, fading_time=c.practice_fading_time
        ),
        conditioning=conditioning_rate(
            state.conditioning,
            state.practice,
            habit=person.conditioning,
            gain_time=c.conditioning_gain_time,
            loss_time=c.conditioning_loss_time,
        ),
    )


def one_reading(
    state: MuscleState, use: MuscleUse, parameters: MuscleParameters, plasma_potassium: Number
) -> MuscleReading:
    """What the world sees of one muscle.

    plasma_potassium: [mmol/L]
    """
    active = active_fraction(use.activation, state.fatigue)
    return MuscleReading(
        fatigue=state.fatigue,
        late_fatigue=state.late_fatigue,
        soreness=state.soreness,
        guarding=guarding(use.injury, onset=parameters.guarding_onset),
        interstitial_potassium=interstitial_potassium(plasma_potassium, active, state.fatigue),
    )


def muscle_readings(
    state: Muscles, parameters: MuscleParameters, constants: MuscleConstants, plasma_potassium: Number, forcing: Forcing
) -> MuscleReadings:
    """What the world sees of the ten muscles.

    plasma_potassium: [mmol/L]
    """
    p, u, k = parameters, muscle_uses(constants, forcing), plasma_potassium
    return MuscleReadings(
        calf_left=one_reading(state.calf_left, u.calf_left, p, k),
        calf_right=one_reading(state.calf_right, u.calf_right, p, k),
        shin_left=one_reading(state.shin_left, u.shin_left, p, k),
        shin_right=one_reading(state.shin_right, u.shin_right, p, k),
        hamstring_left=one_reading(state.hamstring_left, u.hamstring_left, p, k),
        hamstring_right=one_reading(state.hamstring_right, u.hamstring_right, p, k),
        quadriceps_left=one_reading(state.quadriceps_left, u.quadriceps_left, p, k),
        quadriceps_right=one_reading(state.quadriceps_right, u.quadriceps_right, p, k),
        foot_left=one_reading(state.foot_left, u.foot_left, p, k),
        foot_right=one_reading(state.foot_right, u.foot_right, p, k),
        conditioning=state.conditioning,
    )
