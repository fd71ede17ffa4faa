"""Water and sodium of the body: cells, interstitium, plasma, kidney, thirst, and the ledger of body mass."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.signals import UrineFlows, WaterStatus
from kramkaki.constants import MINUTES_PER_DAY
from kramkaki.equations import kidney, water
from kramkaki.equations.kidney import exercise_renal_factor, urine_flow, urine_osmolality
from kramkaki.equations.metabolism import body_area, resting_metabolic_rate
from kramkaki.equations.ops import maximum, minimum, where
from kramkaki.equations.osmoregulation import thirst_target, vasopressin_target
from kramkaki.equations.sodium import active_diuretic_sodium, urine_sodium
from kramkaki.equations.sodium import sodium_dilution as lately_diluted
from kramkaki.equations.water import (
    NGUYEN_KURTZ_SLOPE,
    approach,
    exercise_osmoles,
    extracellular_volume,
    oxidation_water,
    plasma_osmolality,
    plasma_sodium,
)

DIALYSIS_BELOW = 0.15  # [fraction of normal filtration] who lives with less is dialysed (from memory)
CONCENTRATION_MARGIN = 0.02  # of the kidney's span: a habitual intake never asks for its very limit
SMALLEST = 1e-9  # keeps quotients finite


class WaterState(NamedTuple):
    """Amounts, hormones and memories that change, and what has come and gone since the start."""

    body_water: float  # [L] outside gut and bladder
    extracellular_sodium: float  # [mmol] exchangeable
    cell_potassium: float  # [mmol] exchangeable; the potassium organ says what comes and goes
    muscle_osmoles: float  # [mmol] that exercise adds inside muscle
    resting_plasma: float  # [L] plasma volume without the shift of exercise
    exercise_shift: float  # [fraction of the start's plasma] filtered into working muscle
    vasopressin: float  # [pmol/L]
    tubule_vasopressin: float  # [pmol/L] as the tubules feel it
    recent_volume: float  # [fraction] change of extracellular volume over the last hours
    diuretic_habit: float  # [mmol/min] a diuretic's sodium drive over the last weeks
    alcohol: float  # [g] acting on vasopressin
    thirst: float  # [cm] above the usual
    recent_sodium: float  # [mmol/L] remembered from the last hours
    mass_change: float  # [kg] since the start
    stool_mass: float  # [kg] dry mass put out beyond what was burnt; negative is eaten to make up
    water_taken: float  # [L] drunk and eaten since the start
    drunk_to_thirst: float  # [L] part of water_taken
    water_made: float  # [L] by burning food
    water_lost: float  # [L] sweat, breath, vomit and diarrhoea
    urine_water: float  # [L]
    sodium_taken: float  # [mmol]
    sodium_lost: float  # [mmol] sweat, vomit and diarrhoea
    urine_sodium: float  # [mmol]


class WaterParameters(NamedTuple):
    """Records of ``parameters/water.toml``."""

    usual_sodium: float  # [mmol/L]
    haematocrit: float  # [fraction]
    haematocrit_female: float  # [fraction]
    extracellular_share: float  # [fraction]
    extracellular_share_female: float  # [fraction]
    plasma_share: float  # [fraction]
    plasma_refill_time: float  # [min]
    exercise_plasma_loss: float  # [fraction]
    exercise_plasma_loss_time: float  # [min]
    exercise_plasma_return_time: float  # [min]
    muscle_osmole_gain: float  # [mmol/kg]
    muscle_osmole_threshold: float  # [fraction]
    muscle_osmole_rise_time: float  # [min]
    muscle_osmole_fall_time: float  # [min]
    vasopressin_gain: float  # [pmol/L per mOsm/kg]
    vasopressin_volume_slope: float  # [mOsm/kg per %]
    vasopressin_time: float  # [min]
    tubule_time: float  # [min]
    exercise_vasopressin: float  # [pmol/L]
    exercise_vasopressin_threshold: float  # [fraction]
    alcohol_half_effect: float  # [g]
    alcohol_time: float  # [min]
    immersion_volume: float  # [fraction]
    urine_osmolality_lowest: float  # [mOsm/kg]
    urine_osmolality_highest: float  # [mOsm/kg]
    urine_osmolality_failing: float  # [mOsm/kg]
    concentrating_loss: float  # [mOsm/kg per year]
    vasopressin_half_effect: float  # [pmol/L]
    other_solutes: float  # [mOsm/min per kg]
    sodium_gain_now: float  # [1]
    sodium_gain_lately: float  # [1]
    sodium_slow_time: float  # [min]
    sodium_excretion_least: float  # [mmol/min]
    sodium_excretion_most: float  # [mmol/min]
    urine_flow_most: float  # [L/min]
    exercise_renal_reduction: float  # [fraction]
    diuretic_adaptation: float  # [fraction]
    diuretic_adaptation_time: float  # [min]
    insensible_loss: float  # [L/day/m2]
    thirst_gain: float  # [cm per mOsm/kg]
    thirst_age_loss: float  # [fraction]
    thirst_tolerated_loss: float  # [fraction]
    thirst_volume_gain: float  # [cm per fraction]
    thirst_time: float  # [min]
    food_mass: float  # [kg/kcal]
    stool_time: float  # [min]
    sodium_memory_rise_time: float  # [min]
    sodium_memory_fall_time: float  # [min]
    dilution_half_fall: float  # [mmol/L]


class WaterConstants(NamedTuple):
    """The person's usual state."""

    body_water: float  # [L]
    extracellular_volume: float  # [L]
    extracellular_sodium: float  # [mmol] exchangeable, outside cells
    cell_potassium: float  # [mmol] exchangeable, inside cells
    plasma_volume: float  # [L]
    osmolality: float  # [mOsm/kg]
    osmolality_offset: float  # [mOsm/kg] of the measured over the estimate from sodium
    vasopressin: float  # [pmol/L]
    vasopressin_threshold: float  # [mOsm/kg]
    urine_osmolality_lowest: float  # [mOsm/kg]
    urine_osmolality_highest: float  # [mOsm/kg]
    other_solutes: float  # [mOsm/min]
    usual_urine_sodium: float  # [mmol/min] by the kidneys
    dialysed_water: float  # [L/min] taken off by dialysis, averaged over the week
    dialysed_sodium: float  # [mmol/min]
    usual_diuretic: float  # [mmol/min] sodium drive of the habitual diuretics
    thirst_gain: float  # [cm per mOsm/kg]


THIRST_DECLINE_BEGINS, THIRST_DECLINE_YEARS = 50.0, 25.0  # [years] (from memory: elderly x 0.5 to 0.7)
SODIUM_LIMITS = (110.0, 170.0)  # [mmol/L] a start outside is no steady state


def water_constants(person, parameters, habitual_diuretics):
    """The usual state of one person: volumes, salts, and the vasopressin that keeps them.

    Parameters
    ----------
    person : Person
        [-]
    parameters : WaterParameters
        [-]
    habitual_diuretics : DrugEffects
        Mean effects of the medicines taken before the start. [mmol/min]

    Returns
    -------
    constants : WaterConstants
        [-]
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


def _usual_sodium(person, parameters):
    """Plasma sodium, and what the measured osmolality has over the estimate from it; measured values win."""
    from_osmolality = (person.measured_osmolality - water.GLUCOSE_AND_UREA) / water.OSMOLES_PER_SODIUM
    assumed = np.where(np.isnan(person.measured_osmolality), parameters.usual_sodium, from_osmolality)
    known = np.where(np.isnan(person.measured_sodium), assumed, person.measured_sodium)
    plasma_sodium = np.clip(known, *SODIUM_LIMITS)
    offset = person.measured_osmolality - water.plasma_osmolality(plasma_sodium)
    return plasma_sodium, np.where(np.isnan(offset), 0.0, offset)


def _urine_limits(person, parameters):
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


def _usual_urine(person, parameters):
    """Urine that balances the habitual intake [L/min]."""
    made = MINUTES_PER_DAY * water.oxidation_water(
        resting_metabolic_rate(person.body_mass, person.height, person.age, person.female)
    )
    insensible = parameters.insensible_loss * body_area(person.body_mass, person.height)
    return maximum(person.habitual_water + made - insensible, SMALLEST) / MINUTES_PER_DAY


def _usual_vasopressin(person, parameters, other_solutes, lowest, highest):
    """Vasopressin at which urine balances the habitual intake [pmol/L]."""
    solutes = kidney.OSMOLES_PER_SODIUM * person.habitual_sodium / MINUTES_PER_DAY + other_solutes
    margin = CONCENTRATION_MARGIN * (highest - lowest)
    osmolality = np.clip(solutes / _usual_urine(person, parameters), lowest + margin, highest - margin)
    return kidney.vasopressin_for(
        osmolality=osmolality, lowest=lowest, highest=highest, half=parameters.vasopressin_half_effect
    )


def _dialysed(person, parameters, other_solutes, lowest, highest):
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


def water_start(person, parameters, constants):
    """The steady state on the person's habitual diet and medicines.

    Parameters
    ----------
    person : Person
        [-]
    parameters : WaterParameters
        [-]
    constants : WaterConstants
        [-]

    Returns
    -------
    state : WaterState
        [-]
    """
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

    muscle_osmoles: float  # [mmol/min]
    resting_plasma: float  # [L/min]
    exercise_shift: float  # [1/min]
    vasopressin: float  # [pmol/L/min]
    tubule_vasopressin: float  # [pmol/L/min]
    recent_volume: float  # [1/min]
    diuretic_habit: float  # [mmol/min/min]
    alcohol: float  # [g/min]
    thirst: float  # [cm/min]
    recent_sodium: float  # [mmol/L/min]


DRIEST = 0.2  # [fraction of usual]
DRY_LIMIT, DRY_WIDTH = 0.3, 0.1  # [fraction of usual extracellular volume] no vomit or stool comes from a body this dry


def _settled_sodium(state, constants):
    """Plasma sodium without what exercise adds inside muscle for a while."""
    return plasma_sodium(
        cations=state.extracellular_sodium + state.cell_potassium,
        body_water=maximum(state.body_water, DRIEST * constants.body_water),
    )


def water_status(state, person, parameters, constants):
    """Volumes and concentrations now.

    Parameters
    ----------
    state : WaterState
        [-]
    person : Person
        ``body_mass`` at the start. [kg]
    parameters : WaterParameters
        Not used; every organ has the same form. [-]
    constants : WaterConstants
        [-]

    Returns
    -------
    status : WaterStatus
        [-]
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


def sodium_dilution(state, parameters, constants):
    """How far plasma sodium has lately been diluted by water in place of lost salt.

    Parameters
    ----------
    state : WaterState
        [-]
    parameters : WaterParameters
        Not used; every organ has the same form. [-]
    constants : WaterConstants
        [-]

    Returns
    -------
    dilution : float
        [mmol/L]
    """
    return lately_diluted(
        sodium=_settled_sodium(state, constants),
        recent_sodium=state.recent_sodium,
        sodium_lost=constants.extracellular_sodium - state.extracellular_sodium,
        body_water=maximum(state.body_water, DRIEST * constants.body_water),
        millimoles_per_litre=NGUYEN_KURTZ_SLOPE,
        half_fall=parameters.dilution_half_fall,
    )


def water_rates(
    state, person, parameters, constants, water, heat, sweat, gut, drunk_to_thirst, potassium_gain, drugs, forcing
):
    """Rates of change of water and sodium, and the urine.

    Parameters
    ----------
    state : WaterState
        [-]
    person : Person
        [-]
    parameters : WaterParameters
        [-]
    constants : WaterConstants
        [-]
    water : WaterStatus
        [-]
    heat : HeatFlows
        [L/min, kg/min, W]
    sweat : SweatFlows
        [mmol/min]
    gut : GutFlows
        [L/min, mmol/min]
    drunk_to_thirst : float
        [L/min]
    potassium_gain : float
        What the potassium organ lets in less what it lets out. [mmol/min]
    drugs : DrugEffects
        [mmol/min, L/min]
    forcing : Forcing
        [per min]

    Returns
    -------
    rates : WaterState
        [per min]
    urine : UrineFlows
        [L/min, mmol/min]
    """
    p = parameters
    felt = water.extracellular_change + p.immersion_volume * forcing.immersion
    urine = _urine(state, person, p, constants, felt, drugs, forcing)
    left = minimum(maximum((1 + water.extracellular_change - DRY_LIMIT) / DRY_WIDTH, 0.0), 1.0)
    vomit = left * forcing.lost_water
    vomit_sodium = left * forcing.lost_sodium
    taken = forcing.intake_water + drunk_to_thirst
    lost = heat.sweat_flow + heat.respiratory_water_flow + vomit
    made = oxidation_water(heat.metabolic_rate)
    stool = _dry_surplus(state) / p.stool_time
    regulation = _regulation(state, person, p, constants, water, felt, drugs, forcing)
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


def _urine(state, person, p, constants, felt, drugs, forcing):
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


def _dry_surplus(state):
    """Dry mass eaten and not yet burnt [kg]: stool and appetite bring it back over days."""
    water = state.water_taken - state.water_lost - state.urine_water
    return state.mass_change - water - state.water_made


def _regulation(state, person, p, constants, water, felt, drugs, forcing):
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
