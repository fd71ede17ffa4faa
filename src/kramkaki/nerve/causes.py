"""Causes that act on the nerve: one function a cause, with what it reads and its name beside it.

Each turns the state of one muscle into a ``NerveShift``; together they make the ``NerveState``. To add one, write its
law in ``equations/excitability.py``, its sizes in ``parameters/excitability.toml`` and in ``ExcitabilityParameters``,
and one function here.
"""

from collections.abc import Callable
from functools import reduce
from typing import Any, NamedTuple

import numpy as np

from kramkaki.equations import excitability as law
from kramkaki.equations.excitability import NerveShift
from kramkaki.language import mark as N_
from kramkaki.nerve.state import TEST_POSITION, NerveState
from kramkaki.number_types import Number


class ExcitabilityState(NamedTuple):
    """What the nerve of one muscle depends on; the defaults are at rest. Numbers, or arrays that broadcast."""

    baseline: Number  # [Hz] this person's, rested, healthy, tested shortened
    sodium_dilution: Number = 0.0  # [mmol/L] state of the water organ: how fast the body's sodium was being thinned
    mass_loss: Number = 0.0  # [% of body mass] water lost
    fatigue: Number = 0.0  # [0-1] now
    late_fatigue: Number = 0.0  # [0-1] after-effect of work done
    soreness: Number = 0.0  # [0-1]
    pain: Number = 0.0  # [0-1] from an injury in or beside the muscle
    recent_cramp: Number = 0.0  # [0-1] fades over two hours
    training: Number = 0.0  # [0-1] specific training in the shortened position
    position: Number = TEST_POSITION  # [0-1] in the muscle's own operating range, 0 is shortest
    plasma_sodium: Number = 140.0  # [mmol/L]
    plasma_potassium: Number = 4.2  # [mmol/L] at rest
    ionised_calcium: Number = 1.22  # [mmol/L]
    plasma_magnesium: Number = 0.85  # [mmol/L]
    vitamin_e: Number = 25.0  # [umol/L] plasma
    core_temperature: Number = 37.0  # [degC]
    muscle_temperature: Number = 35.0  # [degC]
    stretched: Number = 0.0  # [0-1] a stretch that fades over ten minutes
    irritation: Number = 0.0  # [0-1] of the muscle's nerve
    arousal: Number = 0.0  # [-1 to 1], 0 at ease
    sodium_block: Number = 0.0  # [0-1] sodium-channel blocker, 1 is a full dose of mexiletine
    beta_agonist: Number = 0.0  # [0-1]
    mouth_irritant: Number = 0.0  # [0-1] acid or pungent receptors of mouth and throat
    age: Number = 30.0  # [years]


AT_REST = ExcitabilityState._field_defaults
POTASSIUM, SODIUM = AT_REST["plasma_potassium"], AT_REST["plasma_sodium"]


class ExcitabilityParameters(NamedTuple):
    """Sizes of the mechanisms; the records stand in ``parameters/excitability.toml``."""

    ending_share: Number
    low_calcium: Number
    high_calcium: Number
    low_magnesium: Number
    high_magnesium: Number
    low_potassium: Number
    high_potassium: Number
    low_sodium: Number
    high_sodium: Number
    charge_screening: Number
    magnesium_weight: Number
    fixed_charge: Number
    calcium_leak_half: Number
    calcium_leak_size: Number
    release_magnesium: Number
    release_calcium: Number
    release_felt: Number
    leak_sodium_share: Number
    potassium_felt: Number
    low_potassium_size: Number
    ionic_strength: Number
    low_sodium_size: Number
    dilution_size: Number
    dehydration_size: Number
    warm_channel_share: Number
    warm_channel_half: Number
    warm_channel_slope: Number
    normal_core_temperature: Number
    normal_muscle_temperature: Number
    muscle_temperature_size: Number
    fatigue_pump: Number
    fatigue_inhibition: Number
    late_depolarisation: Number
    late_spindle: Number
    late_tendon: Number
    stretch_depression: Number
    irritation_size: Number
    usual_irritation: Number
    pain_gain: Number
    soreness_share: Number
    arousal_gain: Number
    effort_arousal: Number
    bed_arousal: Number
    block_margin: Number
    block_persistent: Number
    quinine_block: Number
    beta_agonist_gain: Number
    mouth_inhibition: Number
    recent_cramp_gain: Number
    training_margin: Number
    young_age: Number
    age_persistent: Number
    age_irritation: Number
    vitamin_e_limit: Number
    vitamin_e_size: Number


class Cause(NamedTuple):
    """One cause that acts on the nerve."""

    name: str  # in words
    reads: tuple[str, ...]  # fields of the state; where all are at rest, the cause does nothing
    passes: bool  # whether it comes and goes within a day
    shift: Callable[[ExcitabilityState, ExcitabilityParameters], NerveShift]


CAUSES: dict[str, Cause] = {}
Shift = Callable[[ExcitabilityState, ExcitabilityParameters], NerveShift]


def cause(name: str, *reads: str, passes: bool = False) -> Callable[[Shift], Shift]:
    """Register the function below as what a cause does to the nerve.

    Parameters
    ----------
    name : str
        In words.
    reads : str
        Fields of the state.
    passes : bool
        Whether it comes and goes within a day.
    """

    def registered(shift: Shift) -> Shift:
        CAUSES[shift.__name__] = Cause(name, reads, passes, shift)
        return shift

    return registered


@cause(N_("calcium in the blood"), "ionised_calcium")
def calcium(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    magnesium_normal = 0.5 * (p.low_magnesium + p.high_magnesium)
    return law.calcium(
        s.ionised_calcium,
        p.low_calcium,
        p.high_calcium,
        screening=p.charge_screening,
        others=p.magnesium_weight * magnesium_normal + p.fixed_charge,
        leak_half=p.calcium_leak_half,
        leak_size=p.calcium_leak_size,
        per_millivolt=p.ending_share,
    )


@cause(N_("magnesium in the blood"), "plasma_magnesium")
def magnesium(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    calcium_normal = 0.5 * (p.low_calcium + p.high_calcium)
    return law.magnesium(
        s.plasma_magnesium,
        p.low_magnesium,
        p.high_magnesium,
        screening=p.charge_screening,
        weight=p.magnesium_weight,
        others=calcium_normal + p.fixed_charge,
        release_half=p.release_magnesium,
        release_calcium=calcium_normal / p.release_calcium,
        felt=p.release_felt,
        per_millivolt=p.ending_share,
    )


@cause(N_("potassium: the nerve's voltage"), "plasma_potassium")
def potassium(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.potassium(
        s.plasma_potassium,
        p.low_potassium,
        p.high_potassium,
        sodium=SODIUM,
        sodium_share=p.leak_sodium_share,
        felt=p.potassium_felt,
        per_millivolt=p.ending_share,
    )


@cause(N_("low potassium: a weaker pump"), "plasma_potassium")
def low_potassium(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.low_potassium(s.plasma_potassium, p.low_potassium, p.low_potassium_size, per_millivolt=p.ending_share)


@cause(N_("sodium in the blood"), "plasma_sodium")
def sodium(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.sodium(
        s.plasma_sodium,
        p.low_sodium,
        p.high_sodium,
        potassium_normal=POTASSIUM,
        sodium_share=p.leak_sodium_share,
        screening=p.ionic_strength,
        per_mmol=p.low_sodium_size,
        per_millivolt=p.ending_share,
    )


@cause(N_("vitamin E in the blood"), "vitamin_e")
def vitamin_e(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.vitamin_e(s.vitamin_e, p.vitamin_e_limit, p.vitamin_e_size, per_millivolt=p.ending_share)


@cause(N_("body salt thinned by water"), "sodium_dilution")
def dilution(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.dilution(s.sodium_dilution, p.dilution_size, per_millivolt=p.ending_share)


@cause(N_("loss of water"), "mass_loss")
def dehydration(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.dehydration(s.mass_loss, p.dehydration_size, per_millivolt=p.ending_share)


@cause(N_("temperature of the spinal cord"), "core_temperature")
def cord_temperature(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.cord_temperature(
        s.core_temperature,
        p.normal_core_temperature,
        share=p.warm_channel_share,
        half=p.warm_channel_half,
        slope=p.warm_channel_slope,
    )


@cause(N_("temperature of the muscle"), "muscle_temperature")
def muscle_temperature(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.muscle_temperature(
        s.muscle_temperature, p.normal_muscle_temperature, p.muscle_temperature_size, per_millivolt=p.ending_share
    )


@cause(N_("age"), "age")
def age(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.age(s.age, p.young_age, p.age_persistent, p.age_irritation, per_millivolt=p.ending_share)


@cause(N_("arousal"), "arousal", passes=True)
def arousal(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.arousal(s.arousal, p.arousal_gain)


@cause(N_("a medicine that blocks sodium channels"), "sodium_block")
def sodium_block(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.sodium_channel_block(s.sodium_block, p.block_margin, p.block_persistent, per_millivolt=p.ending_share)


@cause(N_("an asthma medicine"), "beta_agonist")
def beta_agonist(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.beta_agonist(s.beta_agonist, p.beta_agonist_gain)


@cause(N_("something sour or sharp in the mouth"), "mouth_irritant", passes=True)
def mouth_irritant(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.mouth_irritant(s.mouth_irritant, p.mouth_inhibition)


@cause(N_("fatigue, now"), "fatigue", passes=True)
def acute_fatigue(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.acute_fatigue(s.fatigue, p.fatigue_pump, p.fatigue_inhibition)


@cause(N_("fatigue, after-effect"), "late_fatigue", passes=True)
def late_fatigue(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.late_fatigue(s.late_fatigue, p.late_depolarisation, p.late_spindle, p.late_tendon)


@cause(N_("a stretch just before"), "stretched", passes=True)
def stretch(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.stretch(s.stretched, p.stretch_depression)


@cause(N_("irritation of the nerve"), "irritation")
def nerve_irritation(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.nerve_irritation(s.irritation, p.irritation_size, per_millivolt=p.ending_share)


@cause(N_("pain or soreness"), "pain", "soreness", passes=True)
def pain(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.pain(s.pain, s.soreness, p.pain_gain, p.soreness_share)


@cause(N_("a cramp within the hour"), "recent_cramp", passes=True)
def recent_cramp(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.recent_cramp(s.recent_cramp, p.recent_cramp_gain)


@cause(N_("training against cramps"), "training")
def training(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:
    return law.cramp_training(s.training, p.training_margin)


def shifts(state: ExcitabilityState, parameters: ExcitabilityParameters) -> dict[str, NerveShift]:
    """Return what each cause does to the nerve.

    Parameters
    ----------
    state : ExcitabilityState
        [units of its fields]
    parameters : ExcitabilityParameters
        Numbers, or arrays that broadcast against the state. [units of the records]
    """
    return {slug: cause.shift(state, parameters) for slug, cause in CAUSES.items()}


def acting(state: ExcitabilityState) -> list[Cause]:
    """Return the causes that read anything which is not at rest."""
    moved = {
        field
        for field, value in state._asdict().items()
        if field not in AT_REST or (value is not AT_REST[field] and not np.all(np.equal(value, AT_REST[field])))
    }
    return [cause for cause in CAUSES.values() if not moved.isdisjoint(cause.reads)]


def nerve_state(state: ExcitabilityState, parameters: ExcitabilityParameters) -> NerveState:
    """Return the state of the nerve in this state of the body, relative to the rested reference.

    Parameters
    ----------
    state : ExcitabilityState
        [units of its fields]
    parameters : ExcitabilityParameters
        [units of the records]

    Notes
    -----
    Shifts of the margin add, gains multiply; ``length`` is the position at which the muscle is found.
    Valid for: causes measured one at a time. Leaves out: everything that two causes do only together.
    """
    acted = (cause.shift(state, parameters) for cause in acting(state))
    margin, *gains = zip(NerveShift(), *acted, strict=True)
    persistent, spindle, tendon = (_together(np.multiply, gain) for gain in gains)
    return NerveState(_together(np.add, margin), persistent, spindle, tendon, state.position)


def passed(state: ExcitabilityState) -> ExcitabilityState:
    """Return the state without what comes and goes within a day. [units of its fields]"""
    fields = [field for cause in CAUSES.values() if cause.passes for field in cause.reads]
    return state._replace(**{field: AT_REST[field] for field in fields})


def _together(operation: Any, values: tuple[Number, ...]) -> Any:
    """All values taken together, the small arrays first: what is alike for all muscles is not done for each."""
    return reduce(operation, sorted(values, key=np.size))
