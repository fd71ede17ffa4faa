"""The numbers of the cramp room; their records stand in ``parameters/cramp.toml``."""

from typing import NamedTuple


class CrampParameters(NamedTuple):
    """Everything uncertain about threshold, provocation and susceptibility. Units in the records."""

    # threshold
    threshold_cramp_prone: float
    threshold_not_prone: float
    threshold_spread: float
    cramp_prone_share: float
    measured_threshold_error: float
    repeat_test_rise: float
    dilution_gain: float
    dilution_trust: float
    training_trust: float
    arousal_counted: float
    dehydration_gain: float
    dehydration_onset: float
    acute_fatigue_gain: float
    late_fatigue_gain: float
    soreness_gain: float
    pain_gain: float
    recent_cramp_gain: float
    training_gain: float
    training_time: float
    length_gain: float
    posture_carry: float
    sodium_limit: float
    sodium_gain: float
    potassium_limit: float
    potassium_gain: float
    calcium_limit: float
    calcium_gain: float
    magnesium_limit: float
    magnesium_gain: float
    vitamin_e_limit: float
    vitamin_e_gain: float
    lowest_threshold: float
    # hazard
    slope: float
    night_rate: float
    rest_rate: float
    night_age_growth: float
    youngest_age: float
    bed_provocations: float
    rest_provocations: float
    standing_rate_factor: float
    running_rate: float
    cycling_rate: float
    walking_rate: float
    swimming_rate: float
    football_rate: float
    stairs_rate: float
    working_rate: float
    effort_provocations: float
    effort_exponent: float
    effort_limit: float
    load_exponent: float
    load_reference: float
    load_limit: float
    load_recovery: float
    after_exercise_factor: float
    thigh_shift: float
    thigh_shift_load: float
    # who cramps
    night_frailty_shape: float
    night_frailty_growth: float
    exercise_frailty_shape: float
    exercise_year_load: float
    cramps_per_marathon: float
