"""The numbers of the cramp room; their records stand in ``parameters/cramp.toml``."""

from typing import NamedTuple

from kramkaki.number_types import Number


class CrampParameters(NamedTuple):
    """Everything uncertain about threshold, provocation and susceptibility: numbers, or arrays over draws."""

    # threshold
    threshold_cramp_prone: Number
    threshold_not_prone: Number
    threshold_spread: Number
    cramp_prone_share: Number
    measured_threshold_error: Number
    dilution_trust: Number
    training_trust: Number
    arousal_counted: Number
    dehydration_onset: Number
    training_time: Number
    posture_carry: Number
    lowest_threshold: Number
    # hazard
    slope: Number
    night_rate: Number
    rest_rate: Number
    night_age_growth: Number
    youngest_age: Number
    bed_provocations: Number
    rest_provocations: Number
    standing_rate_factor: Number
    running_rate: Number
    cycling_rate: Number
    walking_rate: Number
    swimming_rate: Number
    football_rate: Number
    stairs_rate: Number
    working_rate: Number
    effort_provocations: Number
    effort_exponent: Number
    effort_limit: Number
    load_exponent: Number
    load_reference: Number
    load_limit: Number
    load_recovery: Number
    after_exercise_factor: Number
    thigh_shift: Number
    thigh_shift_load: Number
    # who cramps
    night_frailty_shape: Number
    night_frailty_growth: Number
    exercise_frailty_shape: Number
    exercise_year_load: Number
    cramps_per_marathon: Number
