"""Exchange of heat between skin, clothing, air, water and breath. Powers are per square metre of skin."""

from kramkaki.equations.ops import exp, maximum, minimum, power, where

KELVIN = 273.15
PERCENT = 100.0
SECONDS_PER_MINUTE = 60.0
GRAMS_PER_KILOGRAM = 1000.0

# Saturation pressure over water, kPa, as in ISO 7933:2004 and its public implementations.
SATURATION_FACTOR = 0.6105
SATURATION_SLOPE = 17.27
SATURATION_OFFSET = 237.3
COLDEST = -40.0  # [degC] held below
BOILING = 100.0  # [degC] held above

# Forced convection, ISO 7933:2004, eq. for h_c (public code): below and above 1 m/s.
CONVECTION_STILL = 3.5
CONVECTION_SLOPE = 5.2
CONVECTION_FAST = 8.7
CONVECTION_POWER = 0.6

STEFAN_BOLTZMANN = 5.67e-8  # [W/m2/K4]
SKIN_EMISSIVITY = 0.97
RADIATING_SHARE = 0.73  # of the area of a standing or sitting person, ISO 7933 has 0.77 and 0.70

CLO = 0.155  # [m2 K/W]
CLOTHING_AREA_GROWTH = 0.28  # per clo, ISO 7933:2023 (public code)
LEWIS_RATIO = 16.5  # [K/kPa]
SMALLEST_LIMIT = 1.0  # [W/m2] air as humid as the skin takes up next to nothing


def saturation_vapour_pressure(temperature):
    """Vapour pressure over water.

    Parameters
    ----------
    temperature : float or array
        [degC]

    Returns
    -------
    pressure : float or array
        [kPa]

    Notes
    -----
    Valid for: 0 to 60 degC; the temperature is held within -40 and 100.
    Leaves out: ice, salt in the sweat.

    References
    ----------
    ISO 7933:2004, as in its public implementations.

    Examples
    --------
    >>> print(f"{saturation_vapour_pressure(35.0):.2f} kPa")
    5.62 kPa
    """
    held = minimum(maximum(temperature, COLDEST), BOILING)
    return SATURATION_FACTOR * exp(SATURATION_SLOPE * held / (held + SATURATION_OFFSET))


def vapour_pressure(relative_humidity, air_temperature):
    """Vapour pressure of air.

    Parameters
    ----------
    relative_humidity : float or array
        [%]
    air_temperature : float or array
        [degC]

    Returns
    -------
    pressure : float or array
        [kPa]

    Notes
    -----
    Valid for: 0 to 100 %.
    Leaves out: air pressure.

    References
    ----------
    ISO 7933:2004, as in its public implementations.

    Examples
    --------
    >>> print(f"{vapour_pressure(33.85, 40.0):.2f} kPa")
    2.50 kPa
    """
    return relative_humidity / PERCENT * saturation_vapour_pressure(air_temperature)


def convective_coefficient(air_speed):
    """Heat carried by the air per square metre and kelvin.

    Parameters
    ----------
    air_speed : float or array
        Relative to the skin. [m/s]

    Returns
    -------
    coefficient : float or array
        [W/m2/K]

    Notes
    -----
    Valid for: 0 to 3 m/s; beyond it grows on with the power 0.6.
    Leaves out: free convection, which matters only below 0.1 m/s.

    References
    ----------
    ISO 7933:2004, forced convection (public code).

    Examples
    --------
    >>> print(f"{convective_coefficient(0.3):.2f} and {convective_coefficient(3.0):.1f} W/m2/K")
    5.06 and 16.8 W/m2/K
    """
    slow = CONVECTION_STILL + CONVECTION_SLOPE * air_speed
    fast = CONVECTION_FAST * power(maximum(air_speed, 0.5), CONVECTION_POWER)
    return where(air_speed > 1.0, fast, slow)


def radiative_coefficient(surface_temperature, radiant_temperature):
    """Heat radiated per square metre and kelvin between a person and the surroundings.

    Parameters
    ----------
    surface_temperature : float or array
        Of the person. [degC]
    radiant_temperature : float or array
        Mean of the surroundings. [degC]

    Returns
    -------
    coefficient : float or array
        [W/m2/K]

    Notes
    -----
    Valid for: any; the fourth-power law linearised about the mean of the two, 0.5 % off at 60 K apart.
    Leaves out: posture.

    References
    ----------
    Stefan-Boltzmann law; radiating share of the area after ISO 7933:2004.
    """
    mean = KELVIN + 0.5 * (surface_temperature + radiant_temperature)
    return 2 * 2 * STEFAN_BOLTZMANN * SKIN_EMISSIVITY * RADIATING_SHARE * mean * mean * mean


def clothing_resistance(insulation, air_speed, pumping):
    """Resistance of worn clothing to heat, less what wind and movement pump out of it.

    Parameters
    ----------
    insulation : float or array
        Of clothing at rest in still air. [clo]
    air_speed : float or array
        Relative to the body. [m/s]
    pumping : float or array
        Relative loss of resistance per m/s. [s/m]

    Returns
    -------
    resistance : float or array
        [m2 K/W]

    Notes
    -----
    A rational stand-in for the exponential correction of ISO 7933.

    Valid for: 0 to 1.5 clo, 0 to 5 m/s.
    Leaves out: wet clothing.

    References
    ----------
    ISO 7933:2004, dynamic insulation (public code): 0.78 of the resting value at 1 m/s and 0.45 at 3 m/s, walking.
    """
    return CLO * insulation / (1.0 + pumping * air_speed)


def dry_heat_loss(skin_temperature, operative_temperature, resistance, insulation, air_coefficient):
    """Heat that the skin loses to air and surroundings through clothing.

    Parameters
    ----------
    skin_temperature : float or array
        [degC]
    operative_temperature : float or array
        Of air and surroundings, weighted by their coefficients. [degC]
    resistance : float or array
        Of the clothing. [m2 K/W]
    insulation : float or array
        Of the clothing, for its greater area. [clo]
    air_coefficient : float or array
        Convective and radiative together. [W/m2/K]

    Returns
    -------
    loss : float or array
        Negative where the surroundings are hotter than the skin. [W/m2]

    Notes
    -----
    Valid for: steady layers without mass.
    Leaves out: heat stored in clothing.

    References
    ----------
    Gagge et al., two-node model; ISO 7933:2004, clothing area factor (public code).
    """
    outer = 1.0 / ((1.0 + CLOTHING_AREA_GROWTH * insulation) * air_coefficient)
    return (skin_temperature - operative_temperature) / (resistance + outer)


def evaporative_limit(skin_pressure, air_pressure, resistance, insulation, convection, permeability):
    """Most heat that evaporation can take from fully wet skin.

    Parameters
    ----------
    skin_pressure : float or array
        Saturated at skin temperature. [kPa]
    air_pressure : float or array
        Of vapour in the air. [kPa]
    resistance : float or array
        Of the clothing to heat. [m2 K/W]
    insulation : float or array
        [clo]
    convection : float or array
        [W/m2/K]
    permeability : float or array
        Of clothing to vapour, relative to air. [1]

    Returns
    -------
    limit : float or array
        Not below 1. [W/m2]

    Notes
    -----
    Valid for: ordinary clothing.
    Leaves out: condensation on the skin, wicking.

    References
    ----------
    Gagge et al., two-node model (public code).

    Examples
    --------
    Bare skin of 36 degC, air of 2 kPa at 0.3 m/s:

    >>> bare = {"resistance": 0.0, "insulation": 0.0, "permeability": 0.45}
    >>> print(f"{evaporative_limit(skin_pressure=5.94, air_pressure=2.0, convection=5.06, **bare):.0f} W/m2")
    329 W/m2
    """
    outer = 1.0 / ((1.0 + CLOTHING_AREA_GROWTH * insulation) * convection)
    vapour_resistance = (resistance / permeability + outer) / LEWIS_RATIO
    return maximum((skin_pressure - air_pressure) / vapour_resistance, SMALLEST_LIMIT)


def wettedness(sweat_power, limit):
    """Share of the skin that sweat keeps wet before it drips.

    Parameters
    ----------
    sweat_power : float or array
        Heat that the sweat would take if all of it evaporated. [W/m2]
    limit : float or array
        Evaporation from fully wet skin. [W/m2]

    Returns
    -------
    wettedness : float or array
        The law passes 1 at twice the limit; the body model holds it at its greatest value. [1]

    Notes
    -----
    The root of w limit = S (1 - w^2 / 2), written so that it stays exact for little sweat.

    Valid for: any.
    Leaves out: sweat held by clothing.

    References
    ----------
    ISO 7933:2004, evaporative efficiency (public code).

    Examples
    --------
    >>> print(f"{wettedness(100.0, 100.0):.3f}")
    0.732
    """
    ratio = sweat_power / limit
    return 2 * ratio / (1.0 + power(1.0 + 2 * ratio * ratio, 0.5))


def evaporated_water(power_of_evaporation, latent_heat):
    """Water behind a power of evaporation.

    Parameters
    ----------
    power_of_evaporation : float or array
        [W]
    latent_heat : float or array
        [J/g]

    Returns
    -------
    flow : float or array
        [L/min]

    Notes
    -----
    Valid for: water of 1 kg/L.
    Leaves out: nothing.

    References
    ----------
    Definition of latent heat.
    """
    return power_of_evaporation * SECONDS_PER_MINUTE / (latent_heat * GRAMS_PER_KILOGRAM)
