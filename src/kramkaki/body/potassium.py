"""Whole-body potassium over hours and weeks, and the plasma concentration from minute to minute."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.forcing import Forcing
from kramkaki.body.person import Person
from kramkaki.body.signals import DrugEffects, GutFlows, SweatFlows
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
from kramkaki.number_types import Number

REFERENCE_MASS = 70.0  # [kg]
LEAST_HABITUAL = 15.0  # [mmol/day] a lower habitual intake has no steady state; taken as this
LEAST_CONCENTRATION = 1.0  # [mmol/L] floor of what is shown and of what the kidney sees
RENAL_FACTOR_LIMITS = (0.1, 10.0)  # [1] a measured value further off is not explained by the kidney alone


class PotassiumState(NamedTuple):
    """Integrated quantities; pools as deviation from the start."""

    fast_pool: Number  # [mmol] extracellular and quickly exchanging cell potassium
    slow_pool: Number  # [mmol] the rest of the cells
    drug_factor: Number  # [1] diuretics' factor on urine potassium, smoothed: aldosterone outlasts the dose
    gut_signal: Number  # [mmol/min] smoothed absorption, what the kidney is warned of
    carbohydrate_gut: Number  # [g] eaten, not yet absorbed
    carbohydrate_signal: Number  # [g/min] smoothed absorption, stands for insulin
    mean_shift: Number  # [mmol/L] day's mean insulin shift, to which the kidney has adapted
    pump_adaptation: Number  # [1] drive of exercise to which the muscle pumps have adapted
    absorbed_total: Number  # [mmol] since the start
    urine_total: Number  # [mmol]
    faeces_total: Number  # [mmol]
    lost_total: Number  # [mmol] sweat, vomit and diarrhoea


class PotassiumParameters(NamedTuple):
    """The numbers of ``parameters/potassium.toml``, where their units stand."""

    reference_concentration: Number
    reference_intake: Number
    day_elevation: Number
    deficit_scale: Number
    fast_volume: Number
    exchange_clearance: Number
    renal_exponent: Number
    feed_forward_share: Number
    feed_forward_time: Number
    drug_factor_time: Number
    obligatory_urine: Number
    faecal_share: Number
    obligatory_faeces: Number
    carbohydrate_absorption_time: Number
    insulin_time: Number
    insulin_greatest_shift: Number
    insulin_half_rate: Number
    shift_adaptation_time: Number
    exercise_release_gain: Number
    exercise_pump_gain: Number
    exercise_pump_time: Number
    exercise_greatest_undershoot: Number


class PotassiumConstants(NamedTuple):
    """What this organ needs of one person, derived once."""

    start_concentration: Number  # [mmol/L] fasting in the morning, before the person's cell shift
    mean_concentration: Number  # [mmol/L] over a day with meals, before their insulin shift
    regulated_concentration: Number  # [mmol/L] day's mean at which the kidneys are at their reference
    fast_scale: Number  # [mmol]
    slow_scale: Number  # [mmol]
    exchange_clearance: Number  # [L/min]
    basal_excretion: Number  # [mmol/min]
    obligatory_urine: Number  # [mmol/min]
    obligatory_faeces: Number  # [mmol/min]
    renal_factor: Number  # [1] makes the start the steady state
    start_drug_factor: Number  # [1]


def potassium_constants(
    person: Person, parameters: PotassiumParameters, habitual_drugs: DrugEffects, start_magnesium: Number
) -> PotassiumConstants:
    """Start concentration and the kidney setting that keeps it; a measured value wins.

    habitual_drugs: day mean on the habitual medicines
    start_magnesium: plasma magnesium at the start [mmol/L]
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


def after_a_change_of_diet(
    measured: Number, person: Person, new_intake: Number, parameters: PotassiumParameters
) -> Number:
    """Return what a value measured on one diet becomes in the steady state of another, with the same kidneys. [mmol/L]

    measured: plasma potassium on the person's habitual diet [mmol/L]
    person: ``habitual_potassium`` and ``potassium_cell_shift``. [mmol/day], [mmol/L]
    new_intake: [mmol/day]

    The kidney setting that explains the measured value cancels out of the ratio of the two steady states.
    """
    basal = _regulated_urine(parameters.reference_intake, parameters) - (
        parameters.feed_forward_share * parameters.reference_intake
    )

    def drive(intake: Number) -> Number:
        intake = np.maximum(intake, LEAST_HABITUAL)
        return _regulated_urine(intake, parameters) / (basal + parameters.feed_forward_share * intake)

    ratio = (drive(new_intake) / drive(person.habitual_potassium)) ** (1 / parameters.renal_exponent)
    return (measured + person.potassium_cell_shift) * ratio - person.potassium_cell_shift


def _regulated_urine(intake: Number, parameters: PotassiumParameters) -> Number:
    """What the regulated part of the urine carries in the steady state [mmol/day]."""
    faeces = parameters.obligatory_faeces + parameters.faecal_share * intake
    return intake - faeces - parameters.obligatory_urine


def potassium_start(person: Person, parameters: PotassiumParameters, constants: PotassiumConstants) -> PotassiumState:
    """Steady state on the habitual diet and medicines."""
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


def plasma_potassium(
    state: PotassiumState,
    person: Person,
    parameters: PotassiumParameters,
    constants: PotassiumConstants,
    *,
    forcing: Forcing,
) -> Number:
    """Plasma potassium now: pool, meal, exercise, and shifts of this person. [mmol/L]

    person: ``potassium_cell_shift`` is taken off [mmol/L]
    forcing: ``relative_intensity`` [1]
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


def potassium_rates(
    state: PotassiumState,
    person: Person,
    parameters: PotassiumParameters,
    constants: PotassiumConstants,
    *,
    sweat: SweatFlows,
    gut: GutFlows,
    drugs: DrugEffects,
    magnesium: Number,
    forcing: Forcing,
) -> tuple[PotassiumState, Number]:
    """Gut in; kidney, faeces, sweat and vomit out; exchange between the fast and the slow pool.

    The kidney sees the resting plasma concentration with the meal's shift (less its own adaptation to the day's mean),
    not the minutes of exercise.

    gut: potassium passed by the gut, before faecal loss [mmol/min]
    magnesium: plasma magnesium [mmol/L]
    forcing: ``lost_potassium``, ``intake_carbohydrate``, ``relative_intensity`` [mmol/min, g/min, 1]
    returns urine: [mmol/min]
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
