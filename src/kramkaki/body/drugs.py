"""Diuretics of three classes: how much is acting, and what it does to the kidney."""

from typing import NamedTuple

from kramkaki.body.signals import DrugEffects
from kramkaki.constants import MINUTES_PER_DAY
from kramkaki.equations.drugs import amount_for_share, day_mean_effect_share, effect_share, elimination_rate


class DrugState(NamedTuple):
    """What is acting now."""

    thiazide: float  # [mg, hydrochlorothiazide equivalent] in the effect compartment
    loop_diuretic: float  # [mg, oral furosemide equivalent]
    potassium_sparing: float  # [mg, amiloride equivalent]


class DrugParameters(NamedTuple):
    """Records of ``parameters/drugs.toml``."""

    thiazide_half_life: float  # [min]
    thiazide_half_effect: float  # [mg]
    thiazide_potassium_effect: float  # [1] factor on urine potassium at full effect, less one
    thiazide_magnesium_effect: float  # [1]
    thiazide_calcium_effect: float  # [1]
    thiazide_sodium_drive: float  # [mmol/min] at full effect
    thiazide_water_per_sodium: float  # [L/mmol]
    loop_half_life: float  # [min]
    loop_half_effect: float  # [mg]
    loop_potassium_effect: float  # [1]
    loop_magnesium_effect: float  # [1]
    loop_calcium_effect: float  # [1]
    loop_sodium_drive: float  # [mmol/min]
    loop_water_per_sodium: float  # [L/mmol]
    sparing_half_life: float  # [min]
    sparing_half_effect: float  # [mg]
    sparing_potassium_effect: float  # [1]
    sparing_magnesium_effect: float  # [1]
    sparing_sodium_drive: float  # [mmol/min]
    sparing_water_per_sodium: float  # [L/mmol]


class DrugConstants(NamedTuple):
    """Elimination rates."""

    thiazide_rate: float  # [1/min]
    loop_rate: float  # [1/min]
    sparing_rate: float  # [1/min]


def drug_constants(person, parameters):
    """Elimination rates from half-lives.

    Parameters
    ----------
    person : Person
        Not used; every organ has the same form. [-]
    parameters : DrugParameters
        [-]

    Returns
    -------
    constants : DrugConstants
        [1/min]
    """
    return DrugConstants(
        thiazide_rate=elimination_rate(parameters.thiazide_half_life),
        loop_rate=elimination_rate(parameters.loop_half_life),
        sparing_rate=elimination_rate(parameters.sparing_half_life),
    )


def drug_start(person, parameters, constants):
    """Amounts whose effect is the day's mean on the person's habitual doses, each taken once a day.

    Parameters
    ----------
    person : Person
        [-]
    parameters : DrugParameters
        [-]
    constants : DrugConstants
        [-]

    Returns
    -------
    state : DrugState
        [mg]
    """
    return DrugState(
        thiazide=_habitual_amount(person.habitual_thiazide, parameters.thiazide_half_effect, constants.thiazide_rate),
        loop_diuretic=_habitual_amount(person.habitual_loop_diuretic, parameters.loop_half_effect, constants.loop_rate),
        potassium_sparing=_habitual_amount(
            person.habitual_potassium_sparing, parameters.sparing_half_effect, constants.sparing_rate
        ),
    )


def _habitual_amount(daily_dose, half_effect, rate):
    share = day_mean_effect_share(
        daily_dose=daily_dose, half_effect_amount=half_effect, rate=rate, interval=MINUTES_PER_DAY
    )
    return amount_for_share(share, half_effect)


def drug_rates(state, person, parameters, constants, forcing):
    """Doses in, first-order elimination out.

    Parameters
    ----------
    state : DrugState
        [mg]
    person : Person
        Not used. [-]
    parameters : DrugParameters
        Not used. [-]
    constants : DrugConstants
        [1/min]
    forcing : Forcing
        ``dose_*`` of this minute. [mg/min]

    Returns
    -------
    rates : DrugState
        [mg/min]
    """
    return DrugState(
        thiazide=forcing.dose_thiazide - constants.thiazide_rate * state.thiazide,
        loop_diuretic=forcing.dose_loop_diuretic - constants.loop_rate * state.loop_diuretic,
        potassium_sparing=forcing.dose_potassium_sparing - constants.sparing_rate * state.potassium_sparing,
    )


def drug_effects(state, person, parameters, constants):
    """What the acting amounts do to the kidney; classes multiply.

    Parameters
    ----------
    state : DrugState
        [mg]
    person : Person
        ``kidney_function`` scales the sodium and water drive: fewer nephrons, less to block. [fraction]
    parameters : DrugParameters
        [-]
    constants : DrugConstants
        Not used. [-]

    Returns
    -------
    effects : DrugEffects
        Factors [1] and the raw acute sodium and water drive [mmol/min, L/min].

    Notes
    -----
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
