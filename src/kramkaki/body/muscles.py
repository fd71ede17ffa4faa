"""The ten leg muscles: fatigue and its after-effect, damage and soreness; and how used the legs are to the exercise."""

from typing import NamedTuple

import numpy as np

from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR, SECONDS_PER_MINUTE
from kramkaki.equations.conditioning import conditioning_rate, practice_load, practice_rate
from kramkaki.equations.damage import (
    damage_growth,
    damage_rate,
    guarding,
    inflammation_rate,
    soreness_rate,
    strength_left,
)
from kramkaki.equations.fatigue import (
    active_fraction,
    fatigue_acceleration,
    fatigued_fraction_rate,
    interstitial_potassium,
    late_fatigue_rate,
    recovery_multiplier,
)
from kramkaki.equations.ops import minimum


class MuscleState(NamedTuple):
    """One muscle."""

    fatigue: float  # [0-1] fatigued share
    late_fatigue: float  # [0-1] after-effect over hours
    damage: float  # [0-1]
    inflammation: float  # [1] between damage and soreness
    soreness: float  # [0-1]


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
    practice: float  # [0-1] recent, fading over days
    conditioning: float  # [0-1] how used the legs are to the exercise; novelty is one less this


class JointConstants(NamedTuple):
    """Fatigue and recovery of the muscles over one joint."""

    fatigue_rate: float  # [1/min]
    recovery_rate: float  # [1/min]


class MuscleConstants(NamedTuple):
    """Parameters in the units of the state, and what the person makes of them."""

    ankle: JointConstants
    knee: JointConstants
    shin_factor: float  # [1] activation of the shin over that of a normal foot
    foot_factor: float  # [1]
    late_fatigue_recovery_time: float  # [min]
    repair_time: float  # [min]
    soreness_peak_time: float  # [min]
    practice_fading_time: float  # [min]
    conditioning_gain_time: float  # [min]
    conditioning_loss_time: float  # [min]


class MuscleUse(NamedTuple):
    """What one muscle is asked to do this minute."""

    activation: float  # [0-1] of maximal voluntary
    eccentric: float  # [0-1] share spent lengthening
    injury: float  # [0-1]


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

    fatigue: float  # [0-1]
    late_fatigue: float  # [0-1]
    soreness: float  # [0-1]
    guarding: float  # [0-1] a reflex around an injury, not a cramp: never part of the hazard
    interstitial_potassium: float  # [mmol/L]


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
    conditioning: float  # [0-1]


class MuscleSurroundings(NamedTuple):
    """What the body as a whole does to all its muscles this minute."""

    acceleration: float  # [1] of fatigue, by heat and dehydration
    rhythm: float  # [0-1] 1 when work comes in strides, turns or kicks
    conditioning: float  # [0-1]


class MuscleParameters(NamedTuple):
    """Records of ``parameters/muscles.toml``."""

    ankle_fatigue_rate: float  # [1/s]
    ankle_recovery_rate: float  # [1/s]
    knee_fatigue_rate: float  # [1/s]
    knee_recovery_rate: float  # [1/s]
    rest_multiplier: float  # [1]
    occluding_activation: float  # [0-1]
    contraction_share: float  # [0-1]
    rhythmic_intensity: float  # [fraction of maximal oxygen uptake]
    heat_gain: float  # [1/K]
    heat_onset: float  # [degC]
    dehydration_gain: float  # [1]
    dehydration_onset: float  # [fraction of body mass]
    late_fatigue_build_time: float  # [min]
    late_fatigue_recovery_time: float  # [h]
    damage_sensitivity: float  # [1/min]
    harmless_load: float  # [0-1]
    repeated_bout_protection: float  # [0-1]
    repair_time: float  # [d]
    strength_loss: float  # [0-1]
    soreness_peak_time: float  # [h]
    guarding_onset: float  # [0-1]
    flat_foot_shin_factor: float  # [1]
    flat_foot_foot_factor: float  # [1]
    full_practice_intensity: float  # [fraction of maximal oxygen uptake]
    practice_build_time: float  # [min]
    practice_fading_time: float  # [d]
    conditioning_gain_time: float  # [d]
    conditioning_loss_time: float  # [d]


def muscle_constants(person, parameters):
    """Per-person numbers derived once.

    Parameters
    ----------
    person : Person
        ``flat_feet`` raises the activation of shin and foot. [0-1]
    parameters : MuscleParameters
        [units of the records]

    Returns
    -------
    constants : MuscleConstants
        [units of the fields]
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


def muscle_start(person, parameters, constants):
    """Rested, undamaged muscles, as used to the exercise as the person says, with practice up to yesterday.

    Parameters
    ----------
    person : Person
        ``conditioning``. [0-1]
    parameters : MuscleParameters
        Not used; every organ has the same form. [-]
    constants : MuscleConstants
        Not used. [-]

    Returns
    -------
    state : Muscles
        [units of the fields]
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


def muscle_uses(constants, forcing):
    """What the ten muscles are asked to do; flat feet ask more of shin and foot.

    Parameters
    ----------
    constants : MuscleConstants
        [-]
    forcing : Forcing
        Activation, eccentric share and injury of this minute. [0-1]

    Returns
    -------
    uses : MuscleUses
        [0-1]
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


def one_muscle(state, use, joint, surroundings, parameters, constants):
    """Rates of one muscle.

    Parameters
    ----------
    state : MuscleState
        [units of the fields]
    use : MuscleUse
        [0-1]
    joint : JointConstants
        [1/min]
    surroundings : MuscleSurroundings
        [-]
    parameters : MuscleParameters
        [units of the records]
    constants : MuscleConstants
        [-]

    Returns
    -------
    rates : MuscleState
        [units of the fields per min]
    """
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


def muscle_rates(state, person, parameters, constants, heat, water, forcing):
    """Rates of the ten muscles and of practice.

    Parameters
    ----------
    state : Muscles
        [units of the fields]
    person : Person
        ``conditioning``, below which nothing is lost. [0-1]
    parameters : MuscleParameters
        [units of the records]
    constants : MuscleConstants
        [-]
    heat : HeatFlows
        ``working_muscle_temperature``. [degC]
    water : WaterStatus
        ``body_mass_loss``. [fraction]
    forcing : Forcing
        This minute. [-]

    Returns
    -------
    rates : Muscles
        [units of the fields per min]
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
        calf_left=one_muscle(state.calf_left, u.calf_left, ankle, around, p, c),
        calf_right=one_muscle(state.calf_right, u.calf_right, ankle, around, p, c),
        shin_left=one_muscle(state.shin_left, u.shin_left, ankle, around, p, c),
        shin_right=one_muscle(state.shin_right, u.shin_right, ankle, around, p, c),
        hamstring_left=one_muscle(state.hamstring_left, u.hamstring_left, knee, around, p, c),
        hamstring_right=one_muscle(state.hamstring_right, u.hamstring_right, knee, around, p, c),
        quadriceps_left=one_muscle(state.quadriceps_left, u.quadriceps_left, knee, around, p, c),
        quadriceps_right=one_muscle(state.quadriceps_right, u.quadriceps_right, knee, around, p, c),
        foot_left=one_muscle(state.foot_left, u.foot_left, ankle, around, p, c),
        foot_right=one_muscle(state.foot_right, u.foot_right, ankle, around, p, c),
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


def one_reading(state, use, parameters, plasma_potassium):
    """What the world sees of one muscle.

    Parameters
    ----------
    state : MuscleState
        [units of the fields]
    use : MuscleUse
        [0-1]
    parameters : MuscleParameters
        [units of the records]
    plasma_potassium : float
        [mmol/L]

    Returns
    -------
    reading : MuscleReading
        [units of the fields]
    """
    active = active_fraction(use.activation, state.fatigue)
    return MuscleReading(
        fatigue=state.fatigue,
        late_fatigue=state.late_fatigue,
        soreness=state.soreness,
        guarding=guarding(use.injury, onset=parameters.guarding_onset),
        interstitial_potassium=interstitial_potassium(plasma_potassium, active, state.fatigue),
    )


def muscle_readings(state, parameters, constants, plasma_potassium, forcing):
    """What the world sees of the ten muscles.

    Parameters
    ----------
    state : Muscles
        [units of the fields]
    parameters : MuscleParameters
        [units of the records]
    constants : MuscleConstants
        [-]
    plasma_potassium : float
        [mmol/L]
    forcing : Forcing
        This minute. [-]

    Returns
    -------
    readings : MuscleReadings
        [units of the fields]
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
