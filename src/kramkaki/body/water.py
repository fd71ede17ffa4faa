"""Water and sodium of the body: cells, interstitium, plasma, kidney, thirst, and the ledger of body mass."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.forcing import Forcing
from kramkaki.body.person import Person
from kramkaki.body.signals import DrugEffects, GutFlows, HeatFlows, SweatFlows, UrineFlows, WaterStatus
from kramkaki.constants import MINUTES_PER_DAY
from kramkaki.equations import kidney, water
from kramkaki.equations.kidney import exercise_renal_factor, urine_flow, urine_osmolality
from kramkaki.equations.metabolism import body_area, resting_metabolic_rate
from kramkaki.equations.ops import maximum, minimum, where
from kramkaki.equations.water import (
    NGUYEN_KURTZ_SLOPE,
    active_diuretic_sodium,
    approach,
    exercise_osmoles,
    extracellular_volume,
    oxidation_water,
    plasma_osmolality,
    plasma_sodium,
    thirst_target,
    urine_sodium,
    vasopressin_target,
)
from kramkaki.equations.water import sodium_dilution as lately_diluted
from kramkaki.number_types import Number

DIALYSIS_BELOW = 0.15  # [fraction of normal filtration] who lives with less is dialysed (from memory)
CONCENTRATION_MARGIN = 0.02  # of the kidney's span: a habitual intake never asks for its very limit
SMALLEST = 1e-9  # keeps quotients finite


class WaterState(NamedTuple):
    """Amounts, hormones and memories that change, and what has come and gone since the start."""

    body_water: Number  # [L] outside gut and bladder
    extracellular_sodium: Number  # [mmol] exchangeable
    cell_potassium: Number  # [mmol] exchangeable; the potassium organ says what comes and goes
    muscle_osmoles: Number  # [mmol] that exercise adds inside muscle
    resting_plasma: Number  # [L] plasma volume without the shift of exercise
    exercise_shift: Number  # [fraction of the start's plasma] filtered into working muscle
    vasopressin: Number  # [pmol/L]
    tubule_vasopressin: Number  # [pmol/L] as the tubules feel it
    recent_volume: Number  # [fraction] change of extracellular volume over the last hours
    diuretic_habit: Number  # [mmol/min] a diuretic's sodium drive over the last weeks
    alcohol: Number  # [g] acting on vasopressin
    thirst: Number  # [cm] above the usual
    recent_sodium: Number  # [mmol/L] remembered from the last hours
    mass_change: Number  # [kg] since the start
    stool_mass: Number  # [kg] dry mass put out beyond what was burnt; negative is eaten to make up
    water_taken: Number  # [L] drunk and eaten since the start
    drunk_to_thirst: Number  # [L] part of water_taken
    water_made: Number  # [L] by burning food
    water_lost: Number  # [L] sweat, breath, vomit and diarrhoea
    urine_water: Number  # [L]
    sodium_taken: Number  # [mmol]
    sodium_lost: Number  # [mmol] sweat, vomit and diarrhoea
    urine_sodium: Number  # [mmol]


class WaterParameters(NamedTuple):
    """The numbers of ``parameters/water.toml``, where their units stand."""

    usual_sodium: Number
    haematocrit: Number
    haematocrit_female: Number
    extracellular_share: Number
    extracellular_share_female: Number
    plasma_share: Number
    plasma_refill_time: Number
    exercise_plasma_loss: Number
    exercise_plasma_loss_time: Number
    exercise_plasma_return_time: Number
    muscle_osmole_gain: Number
    muscle_osmole_threshold: Number
    muscle_osmole_rise_time: Number
    muscle_osmole_fall_time: Number
    vasopressin_gain: Number
    vasopressin_volume_slope: Number
    vasopressin_time: Number
    tubule_time: Number
    exercise_vasopressin: Number
    exercise_vasopressin_threshold: Number
    alcohol_half_effect: Number
    alcohol_time: Number
    immersion_volume: Number
    urine_osmolality_lowest: Number
    urine_osmolality_highest: Number
    urine_osmolality_failing: Number
    concentrating_loss: Number
    vasopressin_half_effect: Number
    other_solutes: Number
    sodium_gain_now: Number
    sodium_gain_lately: Number
    sodium_slow_time: Number
    sodium_excretion_least: Number
    sodium_excretion_most: Number
    urine_flow_most: Number
    exercise_renal_reduction: Number
    diuretic_adaptation: Number
    diuretic_adaptation_time: Number
    insensible_loss: Number
    thirst_gain: Number
    thirst_age_loss: Number
    thirst_tolerated_loss: Number
    thirst_volume_gain: Number
    thirst_time: Number
    food_mass: Number
    stool_time: Number
    sodium_memory_rise_time: Number
    sodium_memory_fall_time: Number
    dilution_half_fall: Number


class WaterConstants(NamedTuple):
    """The person's usual state."""

    body_water: Number  # [L]
    extracellular_volume: Number  # [L]
    extracellular_sodium: Number  # [mmol] exchangeable, outside cells
    cell_potassium: Number  # [mmol] exchangeable, inside cells
    plasma_volume: Number  # [L]
    osmolality: Number  # [mOsm/kg]
    osmolality_offset: Number  # [mOsm/kg] of the measured over the estimate from sodium
    vasopressin: Number  # [pmol/L]
    vasopressin_threshold: Number  # [mOsm/kg]
    urine_osmolality_lowest: Number  # [mOsm/kg]
    urine_osmolality_highest: Number  # [mOsm/kg]
    other_solutes: Number  # [mOsm/min]
    usual_urine_sodium: Number  # [mmol/min] by the kidneys
    dialysed_water: Number  # [L/min] taken off by dialysis, averaged over the week
    dialysed_sodium: Number  # [mmol/min]
    usual_diuretic: Number  # [mmol/min] sodium drive of the habitual diuretics
    thirst_gain: Number  # [cm per mOsm/kg]


THIRST_DECLINE_BEGINS, THIRST_DECLINE_YEARS = 50.0, 25.0  # [years] (from memory: elderly x 0.5 to 0.7)
SODIUM_LIMITS = (110.0, 170.0)  # [mmol/L] a start outside is no steady state


def water_constants(person: Person, parameters: WaterParameters, habitual_diuretics: DrugEffects) -> WaterConstants:
    """The usual state of one person: volumes, salts, and the vasopressin that keeps them.

    habitual_diuretics: mean effects of the medicines taken before the start [mmol/min]
    """
    p = parameters
    body_water = water.total_body_water(
        age=person.age, height=person.height, body_mass=person.body_mass, female=person.female
    )
    plasma_sodium, offset = _usual_sodium(person, p)
    cations = water.exchangeable_cations(sodium=plasma_sodium, body_water=body_water)
    share = p.extracellular_share + person.female * (p.extracellular_share_female - p.extracellular_share)
    osmolality = water.plasma_osmolality(plasma_sodium) + offset
    lowest, highest = _urine_limits(person, p)
    other_solutes = p.other_solutes * person.body_mass
    vasopressin = _usual_vasopressin(person, p, other_solutes, lowest, highest)
    dialysed_water, dialysed_sodium = _dialysed(person, p, other_solutes, lowest, highest)
    ageing = np.clip((person.age - THIRST_DECLINE_BEGINS) / THIRST_DECLINE_YEARS, 0.0, 1.0)
    return WaterConstants(
        body_water=body_water,
        extracellular_volume=share * body_water,
        extracellular_sodium=share * cations,
        cell_potassium=(1 - share) * cations,
        plasma_volume=water.plasma_volume(
            height=person.height,
            body_mass=person.body_mass,
            female=person.female,
            haematocrit=p.haematocrit + person.female * (p.haematocrit_female - p.haematocrit),
        ),
        osmolality=osmolality,
        osmolality_offset=offset,
        vasopressin=vasopressin,
        vasopressin_threshold=osmolality - vasopressin / p.vasopressin_gain,
        urine_osmolality_lowest=lowest,
        urine_osmolality_highest=highest,
        other_solutes=other_solutes,
        usual_urine_sodium=person.habitual_sodium / MINUTES_PER_DAY - dialysed_sodium,
        dialysed_water=dialysed_water,
        dialysed_sodium=dialysed_sodium,
        usual_diuretic=habitual_diuretics.sodium_excretion,
        thirst_gain=p.thirst_gain * (1 - p.thirst_age_loss * ageing),
    )


def _usual_sodium(person: Person, parameters: WaterParameters) -> tuple[Number, Number]:
    """Plasma sodium, and what the measured osmolality has over the estimate from it; measured values win."""
    from_osmolality = (person.measured_osmolality - water.GLUCOSE_AND_UREA) / water.OSMOLES_PER_SODIUM
    assumed = np.where(np.isnan(person.measured_osmolality), parameters.usual_sodium, from_osmolality)
    known = np.where(np.isnan(person.measured_sodium), assumed, person.measured_sodium)
    plasma_sodium = np.clip(known, *SODIUM_LIMITS)
    offset = person.measured_osmolality - water.plasma_osmolality(plasma_sodium)
    return plasma_sodium, np.where(np.isnan(offset), 0.0, offset)


def _urine_limits(person: Person, parameters: WaterParameters) -> tuple[Number, Number]:
    highest = kidney.highest_urine_osmolality(
        young=parameters.urine_osmolality_highest,
        age=person.age,
        loss_per_year=parameters.concentrating_loss,
        kidney_function=person.kidney_function,
        isotonic=parameters.urine_osmolality_failing,
    )
    working = np.clip(person.kidney_function, 0.0, 1.0)
    lowest = parameters.urine_osmolality_lowest
    lowest = lowest + (1 - working) * (parameters.urine_osmolality_failing - lowest) * 0.5
    return lowest, highest + SMALLEST


def _usual_urine(person: Person, parameters: WaterParameters) -> Number:
    """Urine that balances the habitual intake [L/min]."""
    made = MINUTES_PER_DAY * water.oxidation_water(
        resting_metabolic_rate(person.body_mass, person.height, person.age, person.female)
    )
    insensible = parameters.insensible_loss * body_area(person.body_mass, person.height)
    return maximum(person.habitual_water + made - insensible, SMALLEST) / MINUTES_PER_DAY


def _usual_vasopressin(
    person: Person, parameters: WaterParameters, other_solutes: Number, lowest: Number, highest: Number
) -> Number:
    """Vasopressin at which urine balances the habitual intake [pmol/L]."""
    solutes = kidney.OSMOLES_PER_SODIUM * person.habitual_sodium / MINUTES_PER_DAY + other_solutes
    margin = CONCENTRATION_MARGIN * (highest - lowest)
    osmolality = np.clip(solutes / _usual_urine(person, parameters), lowest + margin, highest - margin)
    return kidney.vasopressin_for(
        osmolality=osmolality, lowest=lowest, highest=highest, half=parameters.vasopressin_half_effect
    )


def _dialysed(
    person: Person, parameters: WaterParameters, other_solutes: Number, lowest: Number, highest: Number
) -> tuple[Number, Number]:
    """Water [L/min] and sodium [mmol/min] of the habitual intake that failed kidneys leave to dialysis."""
    taken = person.habitual_sodium / MINUTES_PER_DAY
    sodium = maximum(taken - person.kidney_function * parameters.sodium_excretion_most, 0.0)
    vasopressin = _usual_vasopressin(person, parameters, other_solutes, lowest, highest)
    flow = kidney.urine_flow(
        sodium=taken - sodium,
        other_solutes=other_solutes,
        osmolality=kidney.urine_osmolality(
            vasopressin=vasopressin, lowest=lowest, highest=highest, half=parameters.vasopressin_half_effect
        ),
        most=person.kidney_function * parameters.urine_flow_most,
    )
    failed = person.kidney_function < DIALYSIS_BELOW
    left_over = maximum(_usual_urine(person, parameters) - flow, 0.0)
    return where(failed, left_over, 0.0), where(failed, sodium, 0.0)


def water_start(person: Person, parameters: WaterParameters, constants: WaterConstants) -> WaterState:
    """The steady state on the person's habitual diet and medicines."""
    zero = np.zeros_like(constants.body_water)
    return WaterState(**dict.fromkeys(WaterState._fields, zero))._replace(
        body_water=constants.body_water,
        extracellular_sodium=constants.extracellular_sodium,
        cell_potassium=constants.cell_potassium,
        resting_plasma=constants.plasma_volume,
        vasopressin=constants.vasopressin,
        tubule_vasopressin=constants.vasopressin,
        diuretic_habit=constants.usual_diuretic,
        recent_sodium=water.plasma_sodium(
            cations=constants.extracellular_sodium + constants.cell_potassium, body_water=constants.body_water
        ),
    )


class Regulation(NamedTuple):
    """Rates of hormones, memories and shifts, per minute."""

    muscle_osmoles: Number  # [mmol/min]
    resting_plasma: Number  # [L/min]
    exercise_shift: Number  # [1/min]
    vasopressin: Number  # [pmol/L/min]
    tubule_vasopressin: Number  # [pmol/L/min]
    recent_volume: Number  # [1/min]
    diuretic_habit: Number  # [mmol/min/min]
    alcohol: Number  # [g/min]
    thirst: Number  # [cm/min]
    recent_sodium: Number  # [mmol/L/min]


DRIEST = 0.2  # [fraction of usual]
DRY_LIMIT, DRY_WIDTH = 0.3, 0.1  # [fraction of usual extracellular volume] no vomit or stool comes from a body this dry


def _settled_sodium(state: WaterState, constants: WaterConstants) -> Number:
    """Plasma sodium without what exercise adds inside muscle for a while."""
    return plasma_sodium(
        cations=state.extracellular_sodium + state.cell_potassium,
        body_water=maximum(state.body_water, DRIEST * constants.body_water),
    )


def water_status(
    state: WaterState, person: Person, parameters: WaterParameters, constants: WaterConstants
) -> WaterStatus:
    """Volumes and concentrations now.

    person: ``body_mass`` at the start [kg]
    """
    # Far beyond what anyone survives the numbers stay finite: no less than DRIEST of the usual water and salt is seen.
    body_water = maximum(state.body_water, DRIEST * constants.body_water)
    outside = maximum(state.extracellular_sodium, DRIEST * constants.extracellular_sodium)
    inside = maximum(state.cell_potassium, DRIEST * constants.cell_potassium)
    osmoles = outside + inside + state.muscle_osmoles
    sodium = plasma_sodium(cations=osmoles, body_water=body_water)
    extracellular = extracellular_volume(
        body_water=body_water,
        extracellular_cations=outside,
        all_osmoles=osmoles,
    )
    plasma = state.resting_plasma - constants.plasma_volume * state.exercise_shift
    return WaterStatus(
        plasma_sodium=sodium,
        plasma_osmolality=plasma_osmolality(sodium) + constants.osmolality_offset,
        plasma_volume_change=plasma / constants.plasma_volume - 1,
        extracellular_change=extracellular / constants.extracellular_volume - 1,
        body_mass_loss=-state.mass_change / person.body_mass,
        total_body_water=body_water,
        plasma_volume=plasma,
        extracellular_volume=extracellular,
    )


def sodium_dilution(state: WaterState, parameters: WaterParameters, constants: WaterConstants) -> Number:
    """How far plasma sodium has lately been diluted by water in place of lost salt. [mmol/L]"""
    return lately_diluted(
        sodium=_settled_sodium(state, constants),
        recent_sodium=state.recent_sodium,
        sodium_lost=constants.extracellular_sodium - state.extracellular_sodium,
        body_water=maximum(state.body_water, DRIEST * constants.body_water),
        millimoles_per_litre=NGUYEN_KURTZ_SLOPE,
        half_fall=parameters.dilution_half_fall,
    )


def water_rates(
    state: WaterState,
    person: Person,
    parameters: WaterParameters,
    constants: WaterConstants,
    *,
    water: WaterStatus,
    heat: HeatFlows,
    sweat: SweatFlows,
    gut: GutFlows,
    drunk_to_thirst: Number,
    potassium_gain: Number,
    drugs: DrugEffects,
    forcing: Forcing,
) -> tuple[WaterState, UrineFlows]:
    """Rates of change of water and sodium, and the urine.

    drunk_to_thirst: [L/min]
    potassium_gain: what the potassium organ lets in less what it lets out [mmol/min]
    """
    p = parameters
    felt = water.extracellular_change + p.immersion_volume * forcing.immersion
    urine = _urine(state, person, p, constants, felt=felt, drugs=drugs, forcing=forcing)
    left = minimum(maximum((1 + water.extracellular_change - DRY_LIMIT) / DRY_WIDTH, 0.0), 1.0)
    vomit = left * forcing.lost_water
    vomit_sodium = left * forcing.lost_sodium
    taken = forcing.intake_water + drunk_to_thirst
    lost = heat.sweat_flow + heat.respiratory_water_flow + vomit
    made = oxidation_water(heat.metabolic_rate)
    stool = _dry_surplus(state) / p.stool_time
    regulation = _regulation(state, person, p, constants, water=water, felt=felt, drugs=drugs, forcing=forcing)
    rates = WaterState(
        body_water=gut.water + made - lost - urine.water,
        extracellular_sodium=gut.sodium - sweat.sodium - vomit_sodium - urine.sodium,
        cell_potassium=potassium_gain,
        muscle_osmoles=regulation.muscle_osmoles,
        resting_plasma=regulation.resting_plasma,
        exercise_shift=regulation.exercise_shift,
        vasopressin=regulation.vasopressin,
        tubule_vasopressin=regulation.tubule_vasopressin,
        recent_volume=regulation.recent_volume,
        diuretic_habit=regulation.diuretic_habit,
        alcohol=regulation.alcohol,
        thirst=regulation.thirst,
        recent_sodium=regulation.recent_sodium,
        mass_change=taken + p.food_mass * forcing.intake_energy - lost - heat.carbon_flow - urine.water - stool,
        stool_mass=stool,
        water_taken=taken,
        drunk_to_thirst=drunk_to_thirst,
        water_made=made,
        water_lost=lost,
        urine_water=urine.water,
        sodium_taken=forcing.intake_sodium + drunk_to_thirst * forcing.thirst_sodium,
        sodium_lost=sweat.sodium + vomit_sodium,
        urine_sodium=urine.sodium,
    )
    return rates, urine


def _urine(
    state: WaterState,
    person: Person,
    p: WaterParameters,
    constants: WaterConstants,
    *,
    felt: Number,
    drugs: DrugEffects,
    forcing: Forcing,
) -> UrineFlows:
    """Urine and dialysate now; ``felt`` is the change of volume that the kidneys feel [fraction]."""
    working = exercise_renal_factor(relative_intensity=forcing.relative_intensity, reduction=p.exercise_renal_reduction)
    own_sodium = urine_sodium(
        usual=working * constants.usual_urine_sodium,
        change_now=felt,
        change_lately=state.recent_volume,
        gain_now=p.sodium_gain_now,
        gain_lately=p.sodium_gain_lately,
        least=person.kidney_function * p.sodium_excretion_least,
        most=person.kidney_function * p.sodium_excretion_most,
    )
    driven = active_diuretic_sodium(
        drug_now=drugs.sodium_excretion,
        usual_drug=constants.usual_diuretic,
        habit=state.diuretic_habit,
        adaptation=p.diuretic_adaptation,
    )
    excreted = maximum(own_sodium + driven, person.kidney_function * p.sodium_excretion_least)
    flow = urine_flow(
        sodium=minimum(own_sodium, excreted),
        other_solutes=working * constants.other_solutes,
        osmolality=urine_osmolality(
            vasopressin=state.tubule_vasopressin,
            lowest=constants.urine_osmolality_lowest,
            highest=constants.urine_osmolality_highest,
            half=p.vasopressin_half_effect,
        ),
        most=person.kidney_function * p.urine_flow_most,
    )
    with_drug = drugs.water_excretion * maximum(driven, 0.0) / maximum(drugs.sodium_excretion, SMALLEST)
    return UrineFlows(water=flow + with_drug + constants.dialysed_water, sodium=excreted + constants.dialysed_sodium)


def _dry_surplus(state: WaterState) -> Number:
    """Dry mass eaten and not yet burnt [kg]: stool and appetite bring it back over days."""
    water = state.water_taken - state.water_lost - state.urine_water
    return state.mass_change - water - state.water_made


def _regulation(
    state: WaterState,
    person: Person,
    p: WaterParameters,
    constants: WaterConstants,
    *,
    water: WaterStatus,
    felt: Number,
    drugs: DrugEffects,
    forcing: Forcing,
) -> Regulation:
    effort = forcing.relative_intensity
    wanted_vasopressin = vasopressin_target(
        osmolality=water.plasma_osmolality,
        threshold=constants.vasopressin_threshold,
        gain=p.vasopressin_gain,
        extracellular_change=felt,
        volume_slope=p.vasopressin_volume_slope,
    ) + p.exercise_vasopressin * maximum(0.0, effort - p.exercise_vasopressin_threshold)
    sober = p.alcohol_half_effect / (p.alcohol_half_effect + state.alcohol)
    plasma = constants.plasma_volume + p.plasma_share * constants.extracellular_volume * water.extracellular_change
    shift = p.exercise_plasma_loss * effort
    osmoles = exercise_osmoles(
        relative_intensity=effort,
        threshold=p.muscle_osmole_threshold,
        gain=p.muscle_osmole_gain,
        body_mass=person.body_mass,
    )
    sodium = _settled_sodium(state, constants)
    thirst = thirst_target(
        osmolality=water.plasma_osmolality,
        usual_osmolality=constants.osmolality,
        gain=constants.thirst_gain,
        plasma_change=water.plasma_volume_change,
        tolerated_loss=p.thirst_tolerated_loss,
        volume_gain=p.thirst_volume_gain,
    )
    return Regulation(
        muscle_osmoles=approach(state.muscle_osmoles, osmoles, p.muscle_osmole_rise_time, p.muscle_osmole_fall_time),
        resting_plasma=(plasma - state.resting_plasma) / p.plasma_refill_time,
        exercise_shift=approach(
            state.exercise_shift, shift, p.exercise_plasma_loss_time, p.exercise_plasma_return_time
        ),
        vasopressin=(sober * wanted_vasopressin - state.vasopressin) / p.vasopressin_time,
        tubule_vasopressin=(state.vasopressin - state.tubule_vasopressin) / p.tubule_time,
        recent_volume=(felt - state.recent_volume) / p.sodium_slow_time,
        diuretic_habit=(drugs.sodium_excretion - state.diuretic_habit) / p.diuretic_adaptation_time,
        alcohol=forcing.intake_alcohol - state.alcohol / p.alcohol_time,
        thirst=(thirst - state.thirst) / p.thirst_time,
        recent_sodium=approach(state.recent_sodium, sodium, p.sodium_memory_rise_time, p.sodium_memory_fall_time),
    )
