"""From the state of the body to the state of the nerve: one mechanism a cause, collapsed into ``Effective``."""

from functools import reduce
from typing import NamedTuple

import numpy as np

from kramkaki.equations import excitability as law
from kramkaki.nerve.effective import TEST_POSITION, Effective


class ThresholdState(NamedTuple):
    """What the threshold of one muscle depends on. Numbers, or arrays that broadcast."""

    baseline: float  # [Hz] this person's, rested, healthy, tested shortened
    sodium_dilution: float = 0.0  # [mmol/L] state of the water organ: how fast the body's sodium was being thinned
    mass_loss: float = 0.0  # [% of body mass] water lost
    fatigue: float = 0.0  # [0-1] now
    late_fatigue: float = 0.0  # [0-1] after-effect of work done
    soreness: float = 0.0  # [0-1]
    pain: float = 0.0  # [0-1] from an injury in or beside the muscle
    recent_cramp: float = 0.0  # [0-1] fades over two hours
    training: float = 0.0  # [0-1] specific training in the shortened position
    position: float = TEST_POSITION  # [0-1] in the muscle's own operating range, 0 is shortest
    plasma_sodium: float = 140.0  # [mmol/L]
    plasma_potassium: float = 4.2  # [mmol/L] at rest
    ionised_calcium: float = 1.22  # [mmol/L]
    plasma_magnesium: float = 0.85  # [mmol/L]
    vitamin_e: float = 25.0  # [umol/L] plasma
    core_temperature: float = 37.0  # [degC]
    muscle_temperature: float = 35.0  # [degC]
    stretched: float = 0.0  # [0-1] a stretch that fades over ten minutes
    irritation: float = 0.0  # [0-1] of the muscle's nerve
    arousal: float = 0.0  # [-1 to 1], 0 at ease
    sodium_block: float = 0.0  # [0-1] sodium-channel blocker, 1 is a full dose of mexiletine
    beta_agonist: float = 0.0  # [0-1]
    mouth_irritant: float = 0.0  # [0-1] acid or pungent receptors of mouth and throat
    age: float = 30.0  # [years]


POTASSIUM, SODIUM = ThresholdState._field_defaults["plasma_potassium"], ThresholdState._field_defaults["plasma_sodium"]


class ExcitabilityParameters(NamedTuple):
    """Sizes of the mechanisms; the records stand in ``parameters/excitability.toml``."""

    ending_share: float  # [1/mV]
    low_calcium: float  # [mmol/L] ionised
    high_calcium: float  # [mmol/L] ionised
    low_magnesium: float  # [mmol/L] total
    high_magnesium: float  # [mmol/L] total
    low_potassium: float  # [mmol/L]
    high_potassium: float  # [mmol/L]
    low_sodium: float  # [mmol/L]
    high_sodium: float  # [mmol/L]
    charge_screening: float  # [mV]
    magnesium_weight: float  # [1] of plasma magnesium, against ionised calcium
    fixed_charge: float  # [mmol/L] in terms of calcium
    calcium_leak_half: float  # [mmol/L]
    calcium_leak_size: float  # [mV]
    release_magnesium: float  # [mmol/L]
    release_calcium: float  # [mmol/L]
    release_felt: float  # [1]
    leak_sodium_share: float  # [1]
    potassium_felt: float  # [1]
    low_potassium_size: float  # [mV per mmol/L]
    ionic_strength: float  # [mV per mmol/L]
    low_sodium_size: float  # [mV per mmol/L]
    dilution_size: float  # [mV per mmol/L]
    dehydration_size: float  # [mV per %]
    warm_channel_share: float  # [1]
    warm_channel_half: float  # [degC]
    warm_channel_slope: float  # [degC]
    normal_core_temperature: float  # [degC]
    normal_muscle_temperature: float  # [degC]
    muscle_temperature_size: float  # [mV per degC]
    fatigue_pump: float  # [mV]
    fatigue_inhibition: float  # [1]
    late_depolarisation: float  # [mV]
    late_spindle: float  # [1]
    late_tendon: float  # [1]
    stretch_depression: float  # [1]
    irritation_size: float  # [mV]
    usual_irritation: float  # [1]
    pain_gain: float  # [1]
    soreness_share: float  # [1]
    arousal_gain: float  # [1]
    effort_arousal: float  # [1]
    bed_arousal: float  # [1]
    block_margin: float  # [mV]
    block_persistent: float  # [1]
    quinine_block: float  # [1]
    beta_agonist_gain: float  # [1]
    mouth_inhibition: float  # [1]
    recent_cramp_gain: float  # [1]
    training_margin: float  # [mV]
    young_age: float  # [years]
    age_persistent: float  # [1/year]
    age_irritation: float  # [mV/year]
    vitamin_e_limit: float  # [umol/L]
    vitamin_e_size: float  # [mV per umol/L]


# What each mechanism reads of the state. Where all of that is at rest, the mechanism does nothing.
READS = {
    "calcium": ("ionised_calcium",),
    "magnesium": ("plasma_magnesium",),
    "potassium": ("plasma_potassium",),
    "low_potassium": ("plasma_potassium",),
    "sodium": ("plasma_sodium",),
    "vitamin_e": ("vitamin_e",),
    "dilution": ("sodium_dilution",),
    "dehydration": ("mass_loss",),
    "cord_temperature": ("core_temperature",),
    "muscle_temperature": ("muscle_temperature",),
    "age": ("age",),
    "arousal": ("arousal",),
    "sodium_block": ("sodium_block",),
    "beta_agonist": ("beta_agonist",),
    "mouth_irritant": ("mouth_irritant",),
    "acute_fatigue": ("fatigue",),
    "late_fatigue": ("late_fatigue",),
    "stretch": ("stretched",),
    "nerve_irritation": ("irritation",),
    "pain": ("pain", "soreness"),
    "recent_cramp": ("recent_cramp",),
    "training": ("training",),
}


REST = tuple(ThresholdState._field_defaults.get(field, np.nan) for field in ThresholdState._fields)


def acting(state):
    """Return the causes whose mechanism reads anything that is not at rest."""
    moved = {
        field
        for field, value, rest in zip(ThresholdState._fields, state, REST, strict=True)
        if value is not rest and not np.all(np.equal(value, rest))
    }
    return [cause for cause, fields in READS.items() if not moved.isdisjoint(fields)]


def _ions(s, p):
    k = p.ending_share
    calcium = 0.5 * (p.low_calcium + p.high_calcium)
    magnesium = 0.5 * (p.low_magnesium + p.high_magnesium)
    return {
        "calcium": lambda: law.calcium(
            s.ionised_calcium,
            p.low_calcium,
            p.high_calcium,
            p.charge_screening,
            p.magnesium_weight * magnesium + p.fixed_charge,
            p.calcium_leak_half,
            p.calcium_leak_size,
            k,
        ),
        "magnesium": lambda: law.magnesium(
            s.plasma_magnesium,
            p.low_magnesium,
            p.high_magnesium,
            p.charge_screening,
            p.magnesium_weight,
            calcium + p.fixed_charge,
            p.release_magnesium,
            calcium / p.release_calcium,
            p.release_felt,
            k,
        ),
        "potassium": lambda: law.potassium(
            s.plasma_potassium, p.low_potassium, p.high_potassium, SODIUM, p.leak_sodium_share, p.potassium_felt, k
        ),
        "low_potassium": lambda: law.low_potassium(s.plasma_potassium, p.low_potassium, p.low_potassium_size, k),
        "sodium": lambda: law.sodium(
            s.plasma_sodium,
            p.low_sodium,
            p.high_sodium,
            POTASSIUM,
            p.leak_sodium_share,
            p.ionic_strength,
            p.low_sodium_size,
            k,
        ),
        "vitamin_e": lambda: law.vitamin_e(s.vitamin_e, p.vitamin_e_limit, p.vitamin_e_size, k),
    }


def _body(s, p):
    k = p.ending_share
    return {
        "dilution": lambda: law.dilution(s.sodium_dilution, p.dilution_size, k),
        "dehydration": lambda: law.dehydration(s.mass_loss, p.dehydration_size, k),
        "cord_temperature": lambda: law.cord_temperature(
            s.core_temperature,
            p.normal_core_temperature,
            p.warm_channel_share,
            p.warm_channel_half,
            p.warm_channel_slope,
        ),
        "muscle_temperature": lambda: law.muscle_temperature(
            s.muscle_temperature, p.normal_muscle_temperature, p.muscle_temperature_size, k
        ),
        "age": lambda: law.age(s.age, p.young_age, p.age_persistent, p.age_irritation, k),
        "arousal": lambda: law.arousal(s.arousal, p.arousal_gain),
        "sodium_block": lambda: law.sodium_channel_block(s.sodium_block, p.block_margin, p.block_persistent, k),
        "beta_agonist": lambda: law.beta_agonist(s.beta_agonist, p.beta_agonist_gain),
        "mouth_irritant": lambda: law.mouth_irritant(s.mouth_irritant, p.mouth_inhibition),
    }


def _muscle(s, p):
    return {
        "acute_fatigue": lambda: law.acute_fatigue(s.fatigue, p.fatigue_pump, p.fatigue_inhibition),
        "late_fatigue": lambda: law.late_fatigue(s.late_fatigue, p.late_depolarisation, p.late_spindle, p.late_tendon),
        "stretch": lambda: law.stretch(s.stretched, p.stretch_depression),
        "nerve_irritation": lambda: law.nerve_irritation(s.irritation, p.irritation_size, p.ending_share),
        "pain": lambda: law.pain(s.pain, s.soreness, p.pain_gain, p.soreness_share),
        "recent_cramp": lambda: law.recent_cramp(s.recent_cramp, p.recent_cramp_gain),
        "training": lambda: law.cramp_training(s.training, p.training_margin),
    }


def _mechanisms(state, parameters):
    """Every mechanism, not computed yet: cause to a function without arguments."""
    return _ions(state, parameters) | _body(state, parameters) | _muscle(state, parameters)


def changes(state, parameters):
    """Return what each cause does: cause to Change.

    Parameters
    ----------
    state : ThresholdState
        [units of its fields]
    parameters : ExcitabilityParameters
        Numbers, or arrays that broadcast against the state. [units of the records]
    """
    return {cause: computed() for cause, computed in _mechanisms(state, parameters).items()}


def effective(state, parameters):
    """Return the state of the nerve in this state of the body, relative to the rested reference.

    Parameters
    ----------
    state : ThresholdState
        [units of its fields]
    parameters : ExcitabilityParameters
        [units of the records]

    Returns
    -------
    effective : Effective

    Notes
    -----
    Shifts of the margin add, gains multiply; ``length`` is the position at which the muscle is found.
    Valid for: causes measured one at a time. Leaves out: everything that two causes do only together.
    """
    every = _mechanisms(state, parameters)
    margin, *gains = zip(law.Change(), *(every[cause]() for cause in acting(state)), strict=True)
    return Effective(_together(np.add, margin), *(_together(np.multiply, gain) for gain in gains), state.position)


def _together(operation, values):
    """All values taken together, the small arrays first: what is alike for all muscles is not done for each."""
    return reduce(operation, sorted(values, key=np.size))
