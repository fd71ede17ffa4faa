"""Whole-body potassium over hours and weeks, and the plasma concentration from minute to minute."""

from typing import NamedTuple

import numpy as np

from kramkaki.constants import MINUTES_PER_DAY
from kramkaki.equations.magnesium import potassium_wasting
from kramkaki.equations.ops import maximum
from kramkaki.equations.potassium import (
    excretion_capacity,
    exercise_drive,
    exercise_rise,
    insulin_shift,
    pool_concentration,
    urine_potassium,
)

REFERENCE_MASS = 70.0  # [kg]
LEAST_HABITUAL = 15.0  # [mmol/day] a lower habitual intake has no steady state; taken as this
LEAST_CONCENTRATION = 1.0  # [mmol/L] floor of what is shown and of what the kidney sees
RENAL_FACTOR_LIMITS = (0.1, 10.0)  # [1] a measured value further off is not explained by the kidney alone


class PotassiumState(NamedTuple):
    """Integrated quantities; pools as deviation from the start."""

    fast_pool: float  # [mmol] extracellular and quickly exchanging cell potassium
    slow_pool: float  # [mmol] the rest of the cells
    drug_factor: float  # [1] diuretics' factor on urine potassium, smoothed: aldosterone outlasts the dose
    gut_signal: float  # [mmol/min] smoothed absorption, what the kidney is warned of
    carbohydrate_gut: float  # [g] eaten, not yet absorbed
    carbohydrate_signal: float  # [g/min] smoothed absorption, stands for insulin
    mean_shift: float  # [mmol/L] day's mean insulin shift, to which the kidney has adapted
    pump_adaptation: float  # [1] drive of exercise to which the muscle pumps have adapted
    absorbed_total: float  # [mmol] since the start
    urine_total: float  # [mmol]
    faeces_total: float  # [mmol]
    lost_total: float  # [mmol] sweat, vomit and diarrhoea


class PotassiumParameters(NamedTuple):
    """Records of ``parameters/potassium.toml``."""

    reference_concentration: float  # [mmol/L]
    reference_intake: float  # [mmol/day]
    day_elevation: float  # [1]
    deficit_scale: float  # [mmol per 70 kg]
    fast_volume: float  # [L per 70 kg]
    exchange_clearance: float  # [L/min per 70 kg]
    renal_exponent: float  # [1]
    feed_forward_share: float  # [1]
    feed_forward_time: float  # [min]
    drug_factor_time: float  # [min]
    obligatory_urine: float  # [mmol/day]
    faecal_share: float  # [1]
    obligatory_faeces: float  # [mmol/day]
    carbohydrate_absorption_time: float  # [min]
    insulin_time: float  # [min]
    insulin_greatest_shift: float  # [mmol/L]
    insulin_half_rate: float  # [g/min]
    shift_adaptation_time: float  # [min]
    exercise_release_gain: float  # [mmol/L]
    exercise_pump_gain: float  # [mmol/L]
    exercise_pump_time: float  # [min]
    exercise_greatest_undershoot: float  # [mmol/L]


class PotassiumConstants(NamedTuple):
    """Per person."""

    start_concentration: float  # [mmol/L] fasting in the morning, before the person's cell shift
    mean_concentration: float  # [mmol/L] over a day with meals, before their insulin shift
    regulated_concentration: float  # [mmol/L] day's mean at which the kidneys are at their reference
    fast_scale: float  # [mmol]
    slow_scale: float  # [mmol]
    exchange_clearance: float  # [L/min]
    basal_excretion: float  # [mmol/min]
    obligatory_urine: float  # [mmol/min]
    obligatory_faeces: float  # [mmol/min]
    renal_factor: float  # [1] makes the start the steady state
    start_drug_factor: float  # [1]


def potassium_constants(person, parameters, habitual_drugs, start_magnesium):
    """Start concentration and the kidney setting that keeps it; a measured value wins.

    Parameters
    ----------
    person : Person
        [-]
    parameters : PotassiumParameters
        [-]
    habitual_drugs : DrugEffects
        Day mean on the habitual medicines. [-]
    start_magnesium : float or array
        Plasma magnesium at the start. [mmol/L]

    Returns
    -------
    constants : PotassiumConstants
        [-]
    """
    scale = person.body_mass / REFERENCE_MASS
    reference = parameters.reference_concentration
    basal = _regulated_urine(parameters.reference_intake, parameters) - (
        parameters.feed_forward_share * parameters.reference_intake
    )
    habitual = np.maximum(person.habitual_potassium, LEAST_HABITUAL)
    excreted = _regulated_urine(habitual, parameters)
    law = (
        (basal + parameters.feed_forward_share * habitual)
        * habitual_drugs.potassium_excretion_factor
        * potassium_wasting(start_magnesium)
    )
    expected = reference * (excreted / (law * excretion_capacity(person.kidney_function))) ** (
        1 / parameters.renal_exponent
    )
    start = np.where(
        np.isnan(person.measured_potassium), expected, person.measured_potassium + person.potassium_cell_shift
    )
    start = np.maximum(start, LEAST_CONCENTRATION)
    renal_factor = excreted / (law * (start / reference) ** parameters.renal_exponent)
    fast_scale = parameters.fast_volume * reference * scale
    return PotassiumConstants(
        start_concentration=start,
        mean_concentration=start * parameters.day_elevation,
        regulated_concentration=reference * parameters.day_elevation,
        fast_scale=fast_scale,
        slow_scale=parameters.deficit_scale * scale - fast_scale,
        exchange_clearance=parameters.exchange_clearance * scale,
        basal_excretion=basal / MINUTES_PER_DAY,
        obligatory_urine=parameters.obligatory_urine / MINUTES_PER_DAY,
        obligatory_faeces=parameters.obligatory_faeces / MINUTES_PER_DAY,
        renal_factor=np.clip(renal_factor, *RENAL_FACTOR_LIMITS),
        start_drug_factor=habitual_drugs.potassium_excretion_factor,
    )


def after_a_change_of_diet(measured, person, new_intake, parameters):
    """Return what a value measured on one diet becomes in the steady state of another, with the same kidneys.

    Parameters
    ----------
    measured : float
        Plasma potassium on the person's habitual diet. [mmol/L]
    person : Person
        ``habitual_potassium`` and ``potassium_cell_shift``. [mmol/day], [mmol/L]
    new_intake : float
        [mmol/day]
    parameters : PotassiumParameters
        [-]

    Returns
    -------
    potassium : float
        [mmol/L]

    Notes
    -----
    The kidney setting that explains the measured value cancels out of the ratio of the two steady states.
    """
    basal = _regulated_urine(parameters.reference_intake, parameters) - (
        parameters.feed_forward_share * parameters.reference_intake
    )

    def drive(intake):
        intake = np.maximum(intake, LEAST_HABITUAL)
        return _regulated_urine(intake, parameters) / (basal + parameters.feed_forward_share * intake)

    ratio = (drive(new_intake) / drive(person.habitual_potassium)) ** (1 / parameters.renal_exponent)
    return (measured + person.potassium_cell_shift) * ratio - person.potassium_cell_shift


def _regulated_urine(intake, parameters):
    """What the regulated part of the urine carries in the steady state [mmol/day]."""
    faeces = parameters.obligatory_faeces + parameters.faecal_share * intake
    return intake - faeces - parameters.obligatory_urine


def potassium_start(person, parameters, constants):
    """Steady state on the habitual diet and medicines.

    Parameters
    ----------
    person : Person
        [-]
    parameters : PotassiumParameters
        Not used. [-]
    constants : PotassiumConstants
        [-]

    Returns
    -------
    state : PotassiumState
        [mmol]
    """
    return PotassiumState(
        fast_pool=0.0,
        slow_pool=0.0,
        drug_factor=constants.start_drug_factor,
        gut_signal=np.maximum(person.habitual_potassium, LEAST_HABITUAL) / MINUTES_PER_DAY,
        carbohydrate_gut=0.0,
        carbohydrate_signal=0.0,
        mean_shift=0.0,
        pump_adaptation=0.0,
        absorbed_total=0.0,
        urine_total=0.0,
        faeces_total=0.0,
        lost_total=0.0,
    )


def plasma_potassium(state, person, parameters, constants, forcing):
    """Plasma potassium now: pool, meal, exercise, and shifts of this person.

    Parameters
    ----------
    state : PotassiumState
        [mmol]
    person : Person
        ``potassium_cell_shift`` is taken off. [mmol/L]
    parameters : PotassiumParameters
        [-]
    constants : PotassiumConstants
        [-]
    forcing : Forcing
        ``relative_intensity``. [1]

    Returns
    -------
    potassium : float or array
        [mmol/L]
    """
    resting = pool_concentration(constants.start_concentration, state.fast_pool, constants.fast_scale)
    insulin = insulin_shift(state.carbohydrate_signal, parameters.insulin_greatest_shift, parameters.insulin_half_rate)
    exercise = exercise_rise(
        relative_intensity=forcing.relative_intensity,
        pump_adaptation=state.pump_adaptation,
        release_gain=parameters.exercise_release_gain,
        pump_gain=parameters.exercise_pump_gain,
        greatest_undershoot=parameters.exercise_greatest_undershoot,
    )
    return maximum(resting - insulin + exercise - person.potassium_cell_shift, LEAST_CONCENTRATION)


def potassium_rates(state, person, parameters, constants, sweat, gut, drugs, magnesium, forcing):
    """Gut in; kidney, faeces, sweat and vomit out; exchange between the fast and the slow pool.

    The kidney sees the resting plasma concentration with the meal's shift (less its own adaptation to the day's mean),
    not the minutes of exercise.

    Parameters
    ----------
    state : PotassiumState
        [mmol]
    person : Person
        Not used. [-]
    parameters : PotassiumParameters
        [-]
    constants : PotassiumConstants
        [-]
    sweat : SweatFlows
        [mmol/min]
    gut : GutFlows
        Potassium passed by the gut, before faecal loss. [mmol/min]
    drugs : DrugEffects
        [-]
    magnesium : float or array
        Plasma magnesium. [mmol/L]
    forcing : Forcing
        ``lost_potassium``, ``intake_carbohydrate``, ``relative_intensity``. [mmol/min, g/min, 1]

    Returns
    -------
    rates : PotassiumState
        [mmol/min]
    urine : float or array
        [mmol/min]
    """
    fast = pool_concentration(constants.start_concentration, state.fast_pool, constants.fast_scale)
    slow = pool_concentration(constants.mean_concentration, state.slow_pool, constants.slow_scale)
    shift = insulin_shift(state.carbohydrate_signal, parameters.insulin_greatest_shift, parameters.insulin_half_rate)
    seen = maximum(fast - shift + state.mean_shift, LEAST_CONCENTRATION)
    urine = constants.obligatory_urine + urine_potassium(
        relative_concentration=seen / constants.regulated_concentration,
        exponent=parameters.renal_exponent,
        basal=constants.basal_excretion,
        feed_forward=parameters.feed_forward_share * state.gut_signal,
        factor=constants.renal_factor * state.drug_factor * potassium_wasting(magnesium),
    )
    faeces = constants.obligatory_faeces + parameters.faecal_share * gut.potassium
    lost = sweat.potassium + forcing.lost_potassium
    to_cells = constants.exchange_clearance * (fast - slow)
    carbohydrate = state.carbohydrate_gut / parameters.carbohydrate_absorption_time
    rates = PotassiumState(
        fast_pool=gut.potassium - faeces - urine - lost - to_cells,
        slow_pool=to_cells,
        drug_factor=(drugs.potassium_excretion_factor - state.drug_factor) / parameters.drug_factor_time,
        gut_signal=(gut.potassium - state.gut_signal) / parameters.feed_forward_time,
        carbohydrate_gut=forcing.intake_carbohydrate - carbohydrate,
        carbohydrate_signal=(carbohydrate - state.carbohydrate_signal) / parameters.insulin_time,
        mean_shift=(shift - state.mean_shift) / parameters.shift_adaptation_time,
        pump_adaptation=(exercise_drive(forcing.relative_intensity) - state.pump_adaptation)
        / parameters.exercise_pump_time,
        absorbed_total=gut.potassium,
        urine_total=urine,
        faeces_total=faeces,
        lost_total=lost,
    )
    return rates, urine
