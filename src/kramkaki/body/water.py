"""Water and sodium of the body: cells, interstitium, plasma, kidney, thirst, and the ledger of body mass."""

from typing import NamedTuple

from kramkaki.body.signals import UrineFlows, WaterStatus
from kramkaki.body.water_usual import (
    SMALLEST,
    WaterConstants,
    WaterParameters,
    WaterState,
    water_constants,
    water_start,
)
from kramkaki.equations.kidney import exercise_renal_factor, urine_flow, urine_osmolality
from kramkaki.equations.ops import maximum, minimum
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

__all__ = [
    "WaterConstants",
    "WaterParameters",
    "WaterState",
    "sodium_dilution",
    "water_constants",
    "water_rates",
    "water_start",
    "water_status",
]


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
