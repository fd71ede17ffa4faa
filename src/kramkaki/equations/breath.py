"""What breath carries away: vapour, warmth and carbon."""

from kramkaki.equations.ops import maximum
from kramkaki.number_types import Number

GRAMS_PER_KILOGRAM = 1000.0

# Gagge two-node model, respiratory loss (public code): 0.0023 M (44 - Pa[torr]), 0.0014 M (34 - Ta).
BREATH_LATENT = 0.0173
BREATH_PRESSURE = 5.87  # [kPa]
BREATH_SENSIBLE = 0.0014
BREATH_TEMPERATURE = 34.0  # [degC]

# Carbon dioxide weighs 44, oxygen 32 g per 22.4 L.
CARBON_DIOXIDE_MASS = 44.0
OXYGEN_MASS = 32.0
MOLAR_VOLUME = 22.4


def respiratory_evaporation(metabolic_rate: Number, air_pressure: Number) -> Number:
    """Heat that breath takes as vapour. [W]

    metabolic_rate: [W]
    air_pressure: of vapour [kPa]

    Valid for: rest to hard exercise. Leaves out: mouth or nose, altitude, overbreathing.
    Reference: Gagge et al., two-node model: 0.0023 M (44 - Pa) with Pa in torr (public code).
    """
    return BREATH_LATENT * metabolic_rate * maximum(BREATH_PRESSURE - air_pressure, 0.0)


def respiratory_convection(metabolic_rate: Number, air_temperature: Number) -> Number:
    """Heat that breath takes by warming air. [W]

    metabolic_rate: [W]
    air_temperature: [degC]

    Valid for: rest to hard exercise. Leaves out: mouth or nose, altitude.
    Reference: Gagge et al., two-node model (public code).
    """
    return BREATH_SENSIBLE * metabolic_rate * (BREATH_TEMPERATURE - air_temperature)


def carbon_flow(oxygen_flow: Number, respiratory_quotient: Number) -> Number:
    """Mass that leaves as carbon dioxide less what comes in as oxygen. [kg/min]

    oxygen_flow: uptake [L/min]
    respiratory_quotient: [1]

    Reference: Mitchell et al. 1972, J Appl Physiol 32:474 (from memory): molar masses over the molar volume.

    >>> print(f"{1000 * carbon_flow(3.0, 0.9):.2f} g/min")
    1.02 g/min
    """
    grams = (CARBON_DIOXIDE_MASS * respiratory_quotient - OXYGEN_MASS) / MOLAR_VOLUME
    return oxygen_flow * grams / GRAMS_PER_KILOGRAM
