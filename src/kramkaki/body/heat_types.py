"""What the heat organ holds: its state, parameters, constants and inner signals."""

from typing import NamedTuple


class HeatState(NamedTuple):
    """Temperatures, sweating and the ledger of heat."""

    core_temperature: float  # [degC]
    muscle_temperature: float  # [degC] of the leg muscles
    skin_temperature: float  # [degC]
    heat_acclimation: float  # [0-1]
    sweat_power: float  # [W/m2] heat the sweat now secreted could take
    sweat_suppression: float  # [0-1] sweating held back by wet skin
    heat_made: float  # [kJ] metabolic heat less external work since the start
    heat_breathed: float  # [kJ] lost with the breath
    heat_to_air: float  # [kJ] lost by convection and radiation
    heat_evaporated: float  # [kJ] lost by evaporation from the skin
    heat_to_water: float  # [kJ] lost under water


class HeatParameters(NamedTuple):
    """Records of ``parameters/heat.toml``; units stand there."""

    heat_capacity: float
    skin_mass_share: float
    muscle_mass_share: float
    muscle_share_of_rest: float
    muscle_share_of_exercise: float
    rest_over_basal: float
    core_set_point: float
    skin_set_point: float
    tissue_conductance: float
    muscle_skin_conductance: float
    fat_resistance: float
    reference_fat: float
    blood_heat_capacity: float
    muscle_flow_resting: float
    muscle_flow_per_skin_flow: float
    muscle_flow_per_power: float
    skin_flow_resting: float
    skin_flow_sensitivity: float
    skin_flow_constriction: float
    skin_flow_release: float
    skin_flow_ceiling: float
    skin_flow_intensity_cost: float
    skin_flow_mass_loss_cost: float
    skin_flow_floor: float
    skin_flow_intensity_shift: float
    skin_flow_fitness_gain: float
    skin_flow_skin_weight: float
    sweat_threshold: float
    sweat_sensitivity: float
    sweat_skin_weight: float
    sweat_cold_skin_weight: float
    sweat_feedforward: float
    sweat_feedforward_half: float
    sweat_lag: float
    sweat_ceiling: float
    sweat_ceiling_fitness: float
    sweat_ceiling_acclimation: float
    sweat_dehydration_shift: float
    sweat_dehydration_cost: float
    sweat_age_cost: float
    sweat_age_floor: float
    age_young: float
    fitness_lowest: float
    fitness_range: float
    sweat_female_factor: float
    sweat_fitness_gain: float
    sweat_acclimation_gain: float
    fitness_shift: float
    acclimation_shift: float
    suppression_wettedness: float
    suppression_greatest: float
    suppression_time: float
    wettedness_resting: float
    wettedness_unacclimated: float
    clothing_permeability: float
    clothing_pumping: float
    latent_heat: float
    quotient_resting: float
    quotient_rise: float
    water_coefficient: float
    water_coefficient_moving: float
    skin_depth_resistance: float
    immersed_sweat_factor: float
    immersed_conductance_gain: float
    shivering_strength: float
    shivering_core_onset: float
    shivering_skin_onset: float
    shivering_ceiling: float
    acclimation_lowest: float
    acclimation_full: float
    acclimation_gain: float
    acclimation_decay: float
    slowing_onset: float
    slowing_end: float


class HeatConstants(NamedTuple):
    """What the heat balance needs of one person, derived once."""

    body_area: float  # [m2]
    fat_percent: float  # [% of body mass]
    core_capacity: float  # [kJ/K]
    muscle_capacity: float  # [kJ/K]
    skin_capacity: float  # [kJ/K]
    resting_metabolic_rate: float  # [W] awake, sitting
    resting_muscle_heat: float  # [W] made in the leg muscles at rest
    set_point: float  # [degC] of the core, not acclimated
    tissue_conductance: float  # [W/K] core to skin without blood
    muscle_skin_conductance: float  # [W/K]
    blood_conductance: float  # [W/K per L/h/m2 of skin blood flow]
    skin_flow_ceiling: float  # [L/h/m2] at rest
    sweat_sensitivity: float  # [W/m2/K] not acclimated
    sweat_ceiling: float  # [W/m2] not acclimated


class HeatControls(NamedTuple):
    """How the body answers its temperatures."""

    shivering: float  # [W]
    skin_flow: float  # [L/h/m2]
    sweat_aim: float  # [W/m2]


class SkinLosses(NamedTuple):
    """What leaves the skin."""

    to_air: float  # [W] convection and radiation
    evaporated: float  # [W] sweat and water that diffuses
    diffused: float  # [W] the part of it that is no sweat
    to_water: float  # [W]
    wettedness: float  # [0-1] of the skin out of the water, by sweat
