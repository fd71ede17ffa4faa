"""Diuretics of three classes: how much is acting, and what it does to the kidney."""

from typing import NamedTuple

from kramkaki.body.forcing import Forcing
from kramkaki.body.person import Person
from kramkaki.body.signals import DrugEffects
from kramkaki.constants import MINUTES_PER_DAY
from kramkaki.equations.drugs import amount_for_share, day_mean_effect_share, effect_share, elimination_rate
from kramkaki.number_types import Number


class DrugState(NamedTuple):
    """What is acting now."""

    thiazide: Number  # [mg, hydrochlorothiazide equivalent] in the effect compartment
    loop_diuretic: Number  # [mg, oral furosemide equivalent]
    potassium_sparing: Number  # [mg, amiloride equivalent]


class DrugParameters(NamedTuple):
    """The numbers of ``parameters/drug.toml``, where their units stand."""

    thiazide_half_life: Number
    thiazide_half_effect: Number
    thiazide_potassium_effect: Number  # factor on urine potassium at full effect, less one
    thiazide_magnesium_effect: Number
    thiazide_calcium_effect: Number
    thiazide_sodium_drive: Number  # at full effect
    thiazide_water_per_sodium: Number
    loop_half_life: Number
    loop_half_effect: Number
    loop_potassium_effect: Number
    loop_magnesium_effect: Number
    loop_calcium_effect: Number
    loop_sodium_drive: Number
    loop_water_per_sodium: Number
    sparing_half_life: Number
    sparing_half_effect: Number
    sparing_potassium_effect: Number
    sparing_magnesium_effect: Number
    sparing_sodium_drive: Number
    sparing_water_per_sodium: Number


class DrugConstants(NamedTuple):
    """Elimination rates."""

    thiazide_rate: Number  # [1/min]
    loop_rate: Number  # [1/min]
    sparing_rate: Number  # [1/min]


def drug_constants(person: Person, parameters: DrugParameters) -> DrugConstants:
    """Elimination rates from half-lives."""
    return DrugConstants(
        thiazide_rate=elimination_rate(parameters.thiazide_half_life),
        loop_rate=elimination_rate(parameters.loop_half_life),
        sparing_rate=elimination_rate(parameters.sparing_half_life),
    )


def drug_start(person: Person, parameters: DrugParameters, constants: DrugConstants) -> DrugState:
    """Amounts whose effect is the day's mean on the person's habitual doses, each taken once a day."""
    return DrugState(
        thiazide=_habitual_amount(person.habitual_thiazide, parameters.thiazide_half_effect, constants.thiazide_rate),
        loop_diuretic=_habitual_amount(person.habitual_loop_diuretic, parameters.loop_half_effect, constants.loop_rate),
        potassium_sparing=_habitual_amount(
            person.habitual_potassium_sparing, parameters.sparing_half_effect, constants.sparing_rate
        ),
    )


def _habitual_amount(daily_dose: Number, half_effect: Number, rate: Number) -> Number:
    share = day_mean_effect_share(
        daily_dose=daily_dose, half_effect_amount=half_effect, rate=rate, interval=MINUTES_PER_DAY
    )
    return amount_for_share(share, half_effect)


def drug_rates(
    state: DrugState, person: Person, parameters: DrugParameters, constants: DrugConstants, *, forcing: Forcing
) -> DrugState:
    """Doses in, first-order elimination out.

    forcing: ``dose_*`` of this minute [mg/min]
    """
    return DrugState(
        thiazide=forcing.dose_thiazide - constants.thiazide_rate * state.thiazide,
        loop_diuretic=forcing.dose_loop_diuretic - constants.loop_rate * state.loop_diuretic,
        potassium_sparing=forcing.dose_potassium_sparing - constants.sparing_rate * state.potassium_sparing,
    )


def drug_effects(state: DrugState, person: Person, parameters: DrugParameters, constants: DrugConstants) -> DrugEffects:
    """What the acting amounts do to the kidney; classes multiply.

    person: ``kidney_function`` scales the sodium and water drive: fewer nephrons, less to block [fraction]
    returns: factors [1] and the raw acute sodium and water drive [mmol/min, L/min]

    Leaves out: braking and the new steady extracellular volume (the water organ's), bicarbonate and chloride.
    """
    thiazide = effect_share(state.thiazide, parameters.thiazide_half_effect)
    loop = effect_share(state.loop_diuretic, parameters.loop_half_effect)
    sparing = effect_share(state.potassium_sparing, parameters.sparing_half_effect)
    thiazide_sodium = person.kidney_function * parameters.thiazide_sodium_drive * thiazide
    loop_sodium = person.kidney_function * parameters.loop_sodium_drive * loop
    sparing_sodium = person.kidney_function * parameters.sparing_sodium_drive * sparing
    return DrugEffects(
        sodium_excretion=thiazide_sodium + loop_sodium + sparing_sodium,
        potassium_excretion_factor=(1 + parameters.thiazide_potassium_effect * thiazide)
        * (1 + parameters.loop_potassium_effect * loop)
        * (1 + parameters.sparing_potassium_effect * sparing),
        magnesium_excretion_factor=(1 + parameters.thiazide_magnesium_effect * thiazide)
        * (1 + parameters.loop_magnesium_effect * loop)
        * (1 + parameters.sparing_magnesium_effect * sparing),
        calcium_excretion_factor=(1 + parameters.thiazide_calcium_effect * thiazide)
        * (1 + parameters.loop_calcium_effect * loop),
        water_excretion=parameters.thiazide_water_per_sodium * thiazide_sodium
        + parameters.loop_water_per_sodium * loop_sodium
        + parameters.sparing_water_per_sodium * sparing_sodium,
    )
