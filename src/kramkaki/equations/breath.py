"""What breath carries away: vapour, warmth and carbon."""

from kramkaki.equations.ops import maximum

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


def respiratory_evaporation(metabolic_rate, air_pressure):
    """Heat that breath takes as vapour.

    Parameters
    ----------
    metabolic_rate : float or array
        [W]
    air_pressure : float or array
        Of vapour. [kPa]

    Returns
    -------
    loss : float or array
        [W]

    Notes
    -----
    Valid for: rest to hard exercise.
    Leaves out: mouth or nose, altitude, overbreathing.

    References
    ----------
    Gagge et al., two-node model: 0.0023 M (44 - Pa) with Pa in torr (public code).
    """
    return BREATH_LATENT * metabolic_rate * maximum(BREATH_PRESSURE - air_pressure, 0.0)


def respiratory_convection(metabolic_rate, air_temperature):
    """Heat that breath takes by warming air.

    Parameters
    ----------
    metabolic_rate : float or array
        [W]
    air_temperature : float or array
        [degC]

    Returns
    -------
    loss : float or array
        [W]

    Notes
    -----
    Valid for: rest to hard exercise.
    Leaves out: mouth or nose, altitude.

    References
    ----------
    Gagge et al., two-node model (public code).
    """
    return BREATH_SENSIBLE * metabolic_rate * (BREATH_TEMPERATURE - air_temperature)


def carbon_flow(oxygen_flow, respiratory_quotient):
    """Mass that leaves as carbon dioxide less what comes in as oxygen.

    Parameters
    ----------
    oxygen_flow : float or array
        Uptake. [L/min]
    respiratory_quotient : float or array
        [1]

    Returns
    -------
    flow : float or array
        [kg/min]

    Notes
    -----
    Valid for: any.
    Leaves out: nothing.

    References
    ----------
    Mitchell et al. 1972, J Appl Physiol 32:474 (from memory): molar masses over the molar volume.

    Examples
    --------
    >>> print(f"{1000 * carbon_flow(3.0, 0.9):.2f} g/min")
    1.02 g/min
    """
    grams = (CARBON_DIOXIDE_MASS * respiratory_quotient - OXYGEN_MASS) / MOLAR_VOLUME
    return oxygen_flow * grams / GRAMS_PER_KILOGRAM
