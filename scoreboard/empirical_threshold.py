"""The cramp threshold by measured shifts alone: the cross-check of the nerve model.

Every influence is one small function that gives a shift as it was measured; ``empirical_threshold`` adds them up.
No run uses it: the scoreboard shows where it and ``risk/threshold.py`` disagree.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from kramkaki.nerve.state import TEST_POSITION
from kramkaki.parameters import records
from kramkaki.risk.parameters import CrampParameters


class ShiftParameters(NamedTuple):
    """The measured shifts; their records stand in ``shift.toml``."""

    repeat_test_rise: float
    dilution_gain: float
    dehydration_gain: float
    acute_fatigue_gain: float
    late_fatigue_gain: float
    soreness_gain: float
    pain_gain: float
    recent_cramp_gain: float
    training_gain: float
    length_gain: float
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


SHIFTS = records.load(ShiftParameters, Path(__file__).parent)
CRAMP = records.load(CrampParameters)


def dilution_shift(sodium_dilution):
    """Shift by plain water after heavy sweating. [Hz]

    Valid for: replacement of about 2 % sweat loss within an hour (Lau 2019, n = 10).
    Leaves out: the rise above baseline with an oral rehydration solution, which nobody has explained.
    """
    return -SHIFTS.dilution_gain * np.maximum(sodium_dilution, 0)


def dehydration_shift(mass_loss):
    """Shift by loss of body water alone, small. [Hz]

    Valid for: losses to 6 %. Miller 2010: -2.4 Hz at 3 % (p = 0.12); Braulick 2013: none at 3-5 %; Lau 2019: none
    at 2 %.
    """
    return -SHIFTS.dehydration_gain * np.clip(mass_loss - CRAMP.dehydration_onset, 0, 4)


def fatigue_shift(fatigue, late_fatigue):
    """Shift by fatigue: up while it is fresh, down as it wears off. [Hz]

    Valid for: local fatigue of one muscle (Stone 2010 +12.9 Hz; Drayton 2018 -2.4 Hz, not significant).
    Leaves out: the reflex changes of fatigued spindles; their sizes in man are unknown.
    """
    return SHIFTS.acute_fatigue_gain * fatigue - SHIFTS.late_fatigue_gain * late_fatigue


def pain_shift(pain, soreness):
    """Shift by pain beside the muscle and by soreness. [Hz]

    Valid for: experimental pain (Serrao 2007: 31.2 to 25.7 Hz). Leaves out: trigger points.
    """
    return -SHIFTS.pain_gain * pain - SHIFTS.soreness_gain * soreness


def history_shift(recent_cramp, training):
    """Shift by a cramp within the hour (down) and by specific training (up). [Hz]

    Valid for: Miller 2017 (18 to 14 Hz, to 60 min); Behringer 2014 (+10 Hz in three weeks).
    """
    return SHIFTS.training_gain * training - SHIFTS.recent_cramp_gain * np.minimum(2 * recent_cramp, 1)


def length_shift(position):
    """Shift by muscle length, relative to the muscle's own operating range: short is low. [Hz]

    Valid for: direction (Behringer 2014, Bertolasi 1993). Leaves out: any measured curve; there is none.
    """
    return SHIFTS.length_gain * (position - TEST_POSITION)


def ion_shift(state):
    """Shift by plasma ions and vitamin E: nothing inside normal ranges, steep below the clinical limits. [Hz]

    Valid for: direction. Leaves out: every measured size, for none was found.
    """
    p = SHIFTS
    sodium = p.sodium_gain * np.maximum(p.sodium_limit - state.plasma_sodium, 0)
    potassium = p.potassium_gain * np.maximum(p.potassium_limit - state.plasma_potassium, 0)
    calcium = p.calcium_gain * np.maximum(p.calcium_limit - state.ionised_calcium, 0)
    magnesium = p.magnesium_gain * np.maximum(p.magnesium_limit - state.plasma_magnesium, 0)
    vitamin_e = p.vitamin_e_gain * np.maximum(p.vitamin_e_limit - state.vitamin_e, 0)
    return -(sodium + potassium + calcium + magnesium + vitamin_e)


def empirical_threshold(state):
    """Return the cramp threshold frequency of a muscle in this state.

    Parameters
    ----------
    state : ExcitabilityState
        [units of its fields]

    Returns
    -------
    threshold : float or array
        [Hz]

    Notes
    -----
    Valid for: shifts that were measured one at a time; here they add.
    Leaves out: interactions, temperature, age and sex, on which there are no threshold data.
    """
    body_wide = dilution_shift(state.sodium_dilution) + dehydration_shift(state.mass_loss) + ion_shift(state)
    local = (
        fatigue_shift(state.fatigue, state.late_fatigue)
        + pain_shift(state.pain, state.soreness)
        + history_shift(state.recent_cramp, state.training)
        + length_shift(state.position)
    )
    return np.maximum(state.baseline + body_wide + local, CRAMP.lowest_threshold)
