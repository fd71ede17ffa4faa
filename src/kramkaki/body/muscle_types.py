"""The named tuples of the ten leg muscles: state, constants, use and readings."""

from typing import NamedTuple


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
