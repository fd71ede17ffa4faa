"""What the organs tell one another within one evaluation of the body."""

from typing import NamedTuple

from kramkaki.number_types import Number


class EffortFlows(NamedTuple):
    """What is done of the exercise that was meant."""

    share: Number  # [0-1] of the power above rest
    intensity: Number  # [fraction of maximal oxygen uptake, rest 0] reached


AT_REST = EffortFlows(share=1.0, intensity=0.0)


class WaterStatus(NamedTuple):
    """Volumes and concentrations, read off the water and sodium state."""

    plasma_sodium: Number  # [mmol/L]
    plasma_osmolality: Number  # [mOsm/kg]
    plasma_volume_change: Number  # [fraction of the start]
    extracellular_change: Number  # [fraction of the start]
    body_mass_loss: Number  # [fraction of the start mass; positive is lost]
    total_body_water: Number  # [L]
    plasma_volume: Number  # [L]
    extracellular_volume: Number  # [L]


class HeatFlows(NamedTuple):
    """What the heat balance makes the body lose."""

    sweat_flow: Number  # [L/min] secreted
    respiratory_water_flow: Number  # [L/min]
    carbon_flow: Number  # [kg/min] carbon dioxide out less oxygen in
    metabolic_rate: Number  # [W]
    working_muscle_temperature: Number  # [degC]


class SweatFlows(NamedTuple):
    """Salts lost with sweat."""

    sodium: Number  # [mmol/min]
    potassium: Number  # [mmol/min]
    calcium: Number  # [mmol/min]
    magnesium: Number  # [mmol/min]


class GutFlows(NamedTuple):
    """What the gut gives to the body."""

    water: Number  # [L/min]
    sodium: Number  # [mmol/min]
    potassium: Number  # [mmol/min]
    calcium: Number  # [mmol/min] offered for absorption
    magnesium: Number  # [mmol/min] offered for absorption
    vitamin_e: Number  # [mg/min] offered for absorption


class DrugEffects(NamedTuple):
    """How the diuretics in the body now change the kidney."""

    sodium_excretion: Number  # [mmol/min] extra, before the body adapts
    potassium_excretion_factor: Number  # [1]
    magnesium_excretion_factor: Number  # [1]
    calcium_excretion_factor: Number  # [1]
    water_excretion: Number  # [L/min] extra


class UrineFlows(NamedTuple):
    """What the kidney lets go."""

    water: Number  # [L/min]
    sodium: Number  # [mmol/min]
