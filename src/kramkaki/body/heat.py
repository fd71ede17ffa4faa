"""Heat: core, working muscle and skin, what the air, water and breath take, and how the body answers.

Three masses of fixed size exchange heat through tissue and blood. Because none of them moves its boundary, the
balance of heat is linear in the state and closes to rounding. See ``docs/methodology/heat.md``.
"""

from typing import NamedTuple

import numpy as np

from kramkaki.body.forcing import Forcing
from kramkaki.body.person import Person
from kramkaki.body.signals import AT_REST, EffortFlows, HeatFlows, WaterStatus
from kramkaki.constants import PERCENT
from kramkaki.equations.heat import (
    carbon_flow,
    clothing_resistance,
    convective_coefficient,
    dry_heat_loss,
    evaporated_water,
    evaporative_limit,
    radiative_coefficient,
    respiratory_convection,
    respiratory_evaporation,
    saturation_vapour_pressure,
    wettedness,
)
from kramkaki.equations.metabolism import body_area, body_fat_share, fat_thickness, oxygen_power, resting_metabolic_rate
from kramkaki.equations.ops import maximum, minimum, where
from kramkaki.equations.thermoregulation import (
    acclimation_rate,
    exercise_drive,
    shivering,
    skin_blood_flow,
    skin_flow_ceiling,
    sweat_demand,
    sweat_suppression_rate,
)
from kramkaki.number_types import Array, Number

MINUTE_KILOJOULE = 60.0 / 1000.0  # [kJ/min per W]
GREATEST_MASS_LOSS = 0.10  # [share of body mass] the laws of dehydration are not carried further
YEARS_PER_DECADE = 10.0
START_MUSCLE = 35.0  # [degC] where the search for the start begins
START_ITERATIONS = 15
START_TOLERANCE = 1e-9  # [K]
START_STEP = 1e-4  # [K] of the numerical derivative
START_STRIDE = 2.0  # [K] longest step of the search for the start
NO_CHANGE = WaterStatus(*(0.0 for _ in WaterStatus._fields))


class HeatState(NamedTuple):
    """Temperatures, sweating and the ledger of heat."""

    core_temperature: Number  # [degC]
    muscle_temperature: Number  # [degC] of the leg muscles
    skin_temperature: Number  # [degC]
    heat_acclimation: Number  # [0-1]
    sweat_power: Number  # [W/m2] heat the sweat now secreted could take
    sweat_suppression: Number  # [0-1] sweating held back by wet skin
    heat_made: Number  # [kJ] metabolic heat less external work since the start
    heat_breathed: Number  # [kJ] lost with the breath
    heat_to_air: Number  # [kJ] lost by convection and radiation
    heat_evaporated: Number  # [kJ] lost by evaporation from the skin
    heat_to_water: Number  # [kJ] lost under water


class HeatParameters(NamedTuple):
    """The numbers of ``parameters/heat.toml``, where their units stand."""

    heat_capacity: Number
    skin_mass_share: Number
    muscle_mass_share: Number
    muscle_share_of_rest: Number
    muscle_share_of_exercise: Number
    rest_over_basal: Number
    core_set_point: Number
    skin_set_point: Number
    tissue_conductance: Number
    muscle_skin_conductance: Number
    fat_resistance: Number
    reference_fat: Number
    blood_heat_capacity: Number
    muscle_flow_resting: Number
    muscle_flow_per_skin_flow: Number
    muscle_flow_per_power: Number
    skin_flow_resting: Number
    skin_flow_sensitivity: Number
    skin_flow_constriction: Number
    skin_flow_release: Number
    skin_flow_ceiling: Number
    skin_flow_intensity_cost: Number
    skin_flow_mass_loss_cost: Number
    skin_flow_floor: Number
    skin_flow_intensity_shift: Number
    skin_flow_fitness_gain: Number
    skin_flow_skin_weight: Number
    sweat_threshold: Number
    sweat_sensitivity: Number
    sweat_skin_weight: Number
    sweat_cold_skin_weight: Number
    sweat_feedforward: Number
    sweat_feedforward_half: Number
    sweat_lag: Number
    sweat_ceiling: Number
    sweat_ceiling_fitness: Number
    sweat_ceiling_acclimation: Number
    sweat_dehydration_shift: Number
    sweat_dehydration_cost: Number
    sweat_age_cost: Number
    sweat_age_floor: Number
    age_young: Number
    fitness_lowest: Number
    fitness_range: Number
    sweat_female_factor: Number
    sweat_fitness_gain: Number
    sweat_acclimation_gain: Number
    fitness_shift: Number
    acclimation_shift: Number
    suppression_wettedness: Number
    suppression_greatest: Number
    suppression_time: Number
    wettedness_resting: Number
    wettedness_unacclimated: Number
    clothing_permeability: Number
    clothing_pumping: Number
    latent_heat: Number
    quotient_resting: Number
    quotient_rise: Number
    water_coefficient: Number
    water_coefficient_moving: Number
    skin_depth_resistance: Number
    immersed_sweat_factor: Number
    immersed_conductance_gain: Number
    shivering_strength: Number
    shivering_core_onset: Number
    shivering_skin_onset: Number
    shivering_ceiling: Number
    acclimation_lowest: Number
    acclimation_full: Number
    acclimation_gain: Number
    acclimation_decay: Number


class HeatConstants(NamedTuple):
    """What the heat balance needs of one person, derived once."""

    body_area: Number  # [m2]
    fat_percent: Number  # [% of body mass]
    core_capacity: Number  # [kJ/K]
    muscle_capacity: Number  # [kJ/K]
    skin_capacity: Number  # [kJ/K]
    resting_metabolic_rate: Number  # [W] awake, sitting
    resting_muscle_heat: Number  # [W] made in the leg muscles at rest
    set_point: Number  # [degC] of the core, not acclimated
    tissue_conductance: Number  # [W/K] core to skin without blood
    muscle_skin_conductance: Number  # [W/K]
    blood_conductance: Number  # [W/K per L/h/m2 of skin blood flow]
    skin_flow_ceiling: Number  # [L/h/m2] at rest
    sweat_sensitivity: Number  # [W/m2/K] not acclimated
    sweat_ceiling: Number  # [W/m2] not acclimated


class HeatControls(NamedTuple):
    """How the body answers its temperatures."""

    shivering: Number  # [W]
    skin_flow: Number  # [L/h/m2]
    sweat_aim: Number  # [W/m2]


class SkinLosses(NamedTuple):
    """What leaves the skin."""

    to_air: Number  # [W] convection and radiation
    evaporated: Number  # [W] sweat and water that diffuses
    diffused: Number  # [W] the part of it that is no sweat
    to_water: Number  # [W]
    wettedness: Number  # [0-1] of the skin out of the water, by sweat


def heat_flows(
    state: HeatState,
    person: Person,
    parameters: HeatParameters,
    constants: HeatConstants,
    *,
    water: WaterStatus,
    effort: EffortFlows,
    forcing: Forcing,
) -> tuple[HeatState, HeatFlows]:
    """Return the rates of the heat state per minute, and what the heat balance makes the body lose.

    forcing: as reached; ``metabolic_rate`` alone is the intention
    """
    p = parameters
    asked = forcing.metabolic_rate
    # NaN means resting, and is the one number unequal to itself.
    intended = where(asked == asked, asked, constants.resting_metabolic_rate)
    exercise = effort.share * maximum(intended - constants.resting_metabolic_rate, 0.0)
    activity = minimum(intended, constants.resting_metabolic_rate) + exercise
    controls = heat_controls(state, parameters, constants, water=water, forcing=forcing, exercise=exercise)
    loss = skin_losses(state, parameters, constants, forcing)
    metabolic_rate = activity + controls.shivering
    vapour = respiratory_evaporation(metabolic_rate, forcing.vapour_pressure)
    breathed = vapour + respiratory_convection(metabolic_rate, forcing.air_temperature)
    made = metabolic_rate - forcing.external_work
    in_muscle = constants.resting_muscle_heat + p.muscle_share_of_exercise * exercise - forcing.external_work
    muscle_flow = (
        p.muscle_flow_resting + p.muscle_flow_per_skin_flow * controls.skin_flow + p.muscle_flow_per_power * exercise
    )
    core_to_muscle = muscle_flow * (state.core_temperature - state.muscle_temperature)
    # Under water trunk and arms no longer shelter one another, so the shell insulates less than in air.
    tissue = constants.tissue_conductance * (1.0 + p.immersed_conductance_gain * forcing.immersion)
    core_to_skin = (tissue + constants.blood_conductance * controls.skin_flow) * (
        state.core_temperature - state.skin_temperature
    )
    muscle_to_skin = constants.muscle_skin_conductance * (state.muscle_temperature - state.skin_temperature)
    core_gain = made - in_muscle - breathed - core_to_muscle - core_to_skin
    muscle_gain = in_muscle + core_to_muscle - muscle_to_skin
    skin_gain = core_to_skin + muscle_to_skin - loss.to_air - loss.evaporated - loss.to_water
    rates = HeatState(
        core_temperature=core_gain * MINUTE_KILOJOULE / constants.core_capacity,
        muscle_temperature=muscle_gain * MINUTE_KILOJOULE / constants.muscle_capacity,
        skin_temperature=skin_gain * MINUTE_KILOJOULE / constants.skin_capacity,
        heat_acclimation=_acclimation(state, parameters),
        sweat_power=(controls.sweat_aim - state.sweat_power) / p.sweat_lag,
        sweat_suppression=_suppression(state, parameters, loss.wettedness),
        heat_made=made * MINUTE_KILOJOULE,
        heat_breathed=breathed * MINUTE_KILOJOULE,
        heat_to_air=loss.to_air * MINUTE_KILOJOULE,
        heat_evaporated=loss.evaporated * MINUTE_KILOJOULE,
        heat_to_water=loss.to_water * MINUTE_KILOJOULE,
    )
    return rates, _flows(
        state, parameters, constants, forcing=forcing, metabolic_rate=metabolic_rate, unsalted=vapour + loss.diffused
    )


def _flows(
    state: HeatState,
    parameters: HeatParameters,
    constants: HeatConstants,
    *,
    forcing: Forcing,
    metabolic_rate: Number,
    unsalted: Number,
) -> HeatFlows:
    """Return what the body loses; ``unsalted`` is evaporation from breath and dry skin [W]."""
    intensity = minimum(maximum(forcing.relative_intensity, 0.0), 1.0)
    quotient = parameters.quotient_resting + parameters.quotient_rise * intensity
    return HeatFlows(
        sweat_flow=evaporated_water(constants.body_area * state.sweat_power, parameters.latent_heat),
        respiratory_water_flow=evaporated_water(unsalted, parameters.latent_heat),
        carbon_flow=carbon_flow(metabolic_rate / oxygen_power(quotient), quotient),
        metabolic_rate=metabolic_rate,
        working_muscle_temperature=state.muscle_temperature,
    )


def heat_controls(
    state: HeatState,
    parameters: HeatParameters,
    constants: HeatConstants,
    *,
    water: WaterStatus,
    forcing: Forcing,
    exercise: Number,
) -> HeatControls:
    """Return shivering, skin blood flow and the sweating aimed at; ``exercise`` is heat above rest [W]."""
    p = parameters
    mass_loss = minimum(maximum(water.body_mass_loss, 0.0), GREATEST_MASS_LOSS)
    set_point = constants.set_point + forcing.setpoint_shift - p.acclimation_shift * state.heat_acclimation
    core_error = state.core_temperature - set_point
    skin_error = state.skin_temperature - p.skin_set_point - forcing.setpoint_shift
    demand = sweat_demand(
        core_drive=core_error - p.sweat_threshold,
        skin_drive=p.sweat_skin_weight * maximum(skin_error, 0.0) + p.sweat_cold_skin_weight * minimum(skin_error, 0.0),
        exercise_drive=exercise_drive(
            heat=exercise / constants.body_area, greatest=p.sweat_feedforward, half=p.sweat_feedforward_half
        ),
        mass_loss=mass_loss,
        sensitivity=constants.sweat_sensitivity * (1.0 + p.sweat_acclimation_gain * state.heat_acclimation),
        dehydration_shift=p.sweat_dehydration_shift,
        dehydration_cost=p.sweat_dehydration_cost,
    )
    most = constants.sweat_ceiling * (1.0 + p.sweat_ceiling_acclimation * state.heat_acclimation)
    under_water = 1.0 - (1.0 - p.immersed_sweat_factor) * forcing.immersion
    return HeatControls(
        shivering=constants.body_area
        * p.shivering_strength
        * shivering(
            core_cold=-core_error - p.shivering_core_onset,
            skin_cold=-skin_error - p.shivering_skin_onset,
            fat_percent=constants.fat_percent,
            ceiling=p.shivering_ceiling,
        ),
        skin_flow=_skin_flow(
            core_error=core_error,
            skin_error=skin_error,
            mass_loss=mass_loss,
            parameters=parameters,
            constants=constants,
            forcing=forcing,
        ),
        sweat_aim=minimum(demand, most) * (1.0 - state.sweat_suppression) * under_water,
    )


def _skin_flow(
    *,
    core_error: Number,
    skin_error: Number,
    mass_loss: Number,
    parameters: HeatParameters,
    constants: HeatConstants,
    forcing: Forcing,
) -> Number:
    p = parameters
    ceiling = skin_flow_ceiling(
        resting_ceiling=constants.skin_flow_ceiling,
        intensity=forcing.relative_intensity,
        intensity_cost=p.skin_flow_intensity_cost,
        mass_loss=mass_loss,
        mass_loss_cost=p.skin_flow_mass_loss_cost,
        floor=p.skin_flow_floor,
    )
    # Cold skin does not hold dilation back; it constricts, and dilation releases what it constricts.
    vasodilation = core_error + p.skin_flow_skin_weight * maximum(skin_error, 0.0)
    return skin_blood_flow(
        warmth=vasodilation - p.skin_flow_intensity_shift * forcing.relative_intensity,
        cold=maximum(-core_error, 0.0) + maximum(-skin_error, 0.0),
        resting=p.skin_flow_resting,
        sensitivity=p.skin_flow_sensitivity,
        constriction=p.skin_flow_constriction,
        release=p.skin_flow_release,
        ceiling=ceiling,
    )


def _acclimation(state: HeatState, parameters: HeatParameters) -> Number:
    return acclimation_rate(
        acclimation=state.heat_acclimation,
        core_temperature=state.core_temperature,
        lowest=parameters.acclimation_lowest,
        full=parameters.acclimation_full,
        gain=parameters.acclimation_gain,
        decay=parameters.acclimation_decay,
    )


def _suppression(state: HeatState, parameters: HeatParameters, wet: Number) -> Number:
    return sweat_suppression_rate(
        suppression=state.sweat_suppression,
        wettedness=wet,
        driest=parameters.suppression_wettedness,
        greatest=parameters.suppression_greatest,
        time_constant=parameters.suppression_time,
    )


def skin_losses(state: HeatState, parameters: HeatParameters, constants: HeatConstants, forcing: Forcing) -> SkinLosses:
    """Return the heat that the skin loses to air and water."""
    p = parameters
    dry_area = constants.body_area * (1.0 - forcing.immersion)
    convection = convective_coefficient(forcing.air_speed)
    radiation = radiative_coefficient(state.skin_temperature, forcing.mean_radiant_temperature)
    resistance = clothing_resistance(forcing.clothing_insulation, forcing.air_speed, pumping=p.clothing_pumping)
    operative = (convection * forcing.air_temperature + radiation * forcing.mean_radiant_temperature) / (
        convection + radiation
    )
    to_air = dry_area * dry_heat_loss(
        skin_temperature=state.skin_temperature,
        operative_temperature=operative,
        resistance=resistance,
        insulation=forcing.clothing_insulation,
        air_coefficient=convection + radiation,
    )
    limit = evaporative_limit(
        skin_pressure=saturation_vapour_pressure(state.skin_temperature),
        air_pressure=forcing.vapour_pressure,
        resistance=resistance,
        insulation=forcing.clothing_insulation,
        convection=convection,
        permeability=p.clothing_permeability,
    )
    greatest = p.wettedness_unacclimated + (1.0 - p.wettedness_unacclimated) * state.heat_acclimation
    wet = minimum(wettedness(state.sweat_power, limit), greatest)
    diffused = dry_area * p.wettedness_resting * (1.0 - wet) * limit
    film = where(forcing.relative_intensity > 0.0, p.water_coefficient_moving, p.water_coefficient)
    to_water = (
        constants.body_area
        * forcing.immersion
        * (state.skin_temperature - forcing.water_temperature)
        / (1.0 / film + p.skin_depth_resistance)
    )
    return SkinLosses(
        to_air=to_air,
        evaporated=dry_area * wet * limit + diffused,
        diffused=diffused,
        to_water=to_water,
        wettedness=wet,
    )


def heat_constants(person: Person, parameters: HeatParameters) -> HeatConstants:
    """Return what the heat balance needs of each person."""
    p = parameters
    area = body_area(person.body_mass, person.height)
    capacity = p.heat_capacity * person.body_mass
    resting = p.rest_over_basal * resting_metabolic_rate(person.body_mass, person.height, person.age, person.female)
    fitness = np.clip((person.maximal_oxygen_uptake - p.fitness_lowest) / p.fitness_range, 0.0, 1.0)
    decades = np.clip((person.age - p.age_young) / YEARS_PER_DECADE, 0.0, None)
    ageing = np.maximum(1.0 - p.sweat_age_cost * decades * (1.0 - fitness), p.sweat_age_floor)
    sex = 1.0 + (p.sweat_female_factor - 1.0) * person.female
    glands = person.sweat_rate_factor * ageing * sex
    fat_share = body_fat_share(person.body_mass, person.height, person.age, person.female)
    fat = fat_thickness(fat_share, person.body_mass, area)
    insulation = np.maximum(1.0 + p.fat_resistance * p.tissue_conductance * (fat - p.reference_fat), 0.5)
    return HeatConstants(
        body_area=area,
        fat_percent=PERCENT * fat_share,
        core_capacity=capacity * (1.0 - p.skin_mass_share - p.muscle_mass_share),
        muscle_capacity=capacity * p.muscle_mass_share,
        skin_capacity=capacity * p.skin_mass_share,
        resting_metabolic_rate=resting,
        resting_muscle_heat=p.muscle_share_of_rest * resting,
        set_point=p.core_set_point - p.fitness_shift * fitness,
        tissue_conductance=p.tissue_conductance * area / insulation,
        muscle_skin_conductance=p.muscle_skin_conductance * area / insulation,
        blood_conductance=p.blood_heat_capacity * area,
        skin_flow_ceiling=p.skin_flow_ceiling * (1.0 + p.skin_flow_fitness_gain * fitness),
        sweat_sensitivity=p.sweat_sensitivity * glands * (1.0 + p.sweat_fitness_gain * fitness),
        sweat_ceiling=p.sweat_ceiling * glands * (1.0 + p.sweat_ceiling_fitness * fitness),
    )


def heat_start(person: Person, parameters: HeatParameters, constants: HeatConstants) -> HeatState:
    """Return the steady state of each person sitting indoors at 25 degC in light clothing."""
    core, muscle, skin, *_ = np.broadcast_arrays(
        constants.set_point, START_MUSCLE, parameters.skin_set_point, *person, *parameters, *constants
    )
    temperatures = np.array([core, muscle, skin], dtype=float)
    # Here and one step on in each of the three, all evaluated at once.
    steps = START_STEP * np.eye(3, 4, k=1).reshape(3, 4, *(1,) * (temperatures.ndim - 1))
    for _ in range(START_ITERATIONS):
        around = _imbalance(temperatures[:, np.newaxis] + steps, person, parameters, constants)
        imbalance = around[:, 0]
        slope = np.moveaxis((around[:, 1:] - around[:, :1]) / START_STEP, (0, 1), (-2, -1))
        stride = np.linalg.solve(slope, np.moveaxis(imbalance, 0, -1)[..., np.newaxis])[..., 0]
        temperatures -= np.clip(np.moveaxis(stride, -1, 0), -START_STRIDE, START_STRIDE)
        if np.max(np.abs(stride)) < START_TOLERANCE:
            break
    return _quiet_state(temperatures, person, parameters, constants)


def _quiet_state(
    temperatures: Array, person: Person, parameters: HeatParameters, constants: HeatConstants
) -> HeatState:
    """Return the state at given temperatures with sweating settled and empty ledgers."""
    core, muscle, skin = temperatures
    nothing = np.zeros_like(core)
    state = HeatState(*(nothing for _ in HeatState._fields))._replace(
        core_temperature=core,
        muscle_temperature=muscle,
        skin_temperature=skin,
        heat_acclimation=nothing + person.heat_acclimation,
    )
    controls = heat_controls(state, parameters, constants, water=NO_CHANGE, forcing=Forcing(), exercise=0.0)
    return state._replace(sweat_power=nothing + controls.sweat_aim)


def _imbalance(temperatures: Array, person: Person, parameters: HeatParameters, constants: HeatConstants) -> Array:
    """Return the rates of the three temperatures indoors at rest. [K/min]"""
    state = _quiet_state(temperatures, person, parameters, constants)
    rates, _ = heat_flows(state, person, parameters, constants, water=NO_CHANGE, effort=AT_REST, forcing=Forcing())
    return np.array([rates.core_temperature, rates.muscle_temperature, rates.skin_temperature])
