"""What the organs tell one another within one evaluation of the body."""

from typing import NamedTuple


class WaterStatus(NamedTuple):
    """Volumes and concentrations, read off the water and sodium state."""

    plasma_sodium: float  # [mmol/L]
    plasma_osmolality: float  # [mOsm/kg]
    plasma_volume_change: float  # [fraction of the start]
    extracellular_change: float  # [fraction of the start]
    body_mass_loss: float  # [fraction of the start mass; positive is lost]
    total_body_water: float  # [L]
    plasma_volume: float  # [L]
    extracellular_volume: float  # [L]


class HeatFlows(NamedTuple):
    """What the heat balance makes the body lose."""

    sweat_flow: float  # [L/min] secreted
    respiratory_water_flow: float  # [L/min]
    carbon_flow: float  # [kg/min] carbon dioxide out less oxygen in
    metabolic_rate: float  # [W]
    working_muscle_temperature: float  # [degC]


class SweatFlows(NamedTuple):
    """Salts lost with sweat."""

    sodium: float  # [mmol/min]
    potassium: float  # [mmol/min]
    calcium: float  # [mmol/min]
    magnesium: float  # [mmol/min]


class GutFlows(NamedTuple):
    """What the gut gives to the body."""

    water: float  # [L/min]
    sodium: float  # [mmol/min]
    potassium: float  # [mmol/min]
    calcium: float  # [mmol/min] offered for absorption
    magnesium: float  # [mmol/min] offered for absorption
    vitamin_e: float  # [mg/min] offered for absorption


class DrugEffects(NamedTuple):
    """How the diuretics in the body now change the kidney."""

    sodium_excretion: float  # [mmol/min] extra, before the body adapts
    potassium_excretion_factor: float  # [1]
    magnesium_excretion_factor: float  # [1]
    calcium_excretion_factor: float  # [1]
    water_excretion: float  # [L/min] extra


class UrineFlows(NamedTuple):
    """What the kidney lets go."""

    water: float  # [L/min]
    sodium: float  # [mmol/min]
