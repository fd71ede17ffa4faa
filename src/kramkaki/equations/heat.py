"""Exchange of heat between skin, clothing, air, water and breath. Powers are per square metre of skin."""

from kramkaki.equations.ops import exp, maximum, minimum, power, where
from kramkaki.number_types import Number

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


def saturation_vapour_pressure(temperature: Number) -> Number:
    """Vapour pressure over water. [kPa]

    temperature: [degC]

    Valid for: 0 to 60 degC; the temperature is held within -40 and 100. Leaves out: ice, salt in the sweat.
    Reference: ISO 7933:2004, as in its public implementations.

    >>> print(f"{saturation_vapour_pressure(35.0):.2f} kPa")
    5.62 kPa
    """
    held = minimum(maximum(temperature, COLDEST), BOILING)
    return SATURATION_FACTOR * exp(SATURATION_SLOPE * held / (held + SATURATION_OFFSET))


def vapour_pressure(relative_humidity: Number, air_temperature: Number) -> Number:
    """Vapour pressure of air. [kPa]

    relative_humidity: [%]
    air_temperature: [degC]

    Valid for: 0 to 100 %. Leaves out: air pressure.
    Reference: ISO 7933:2004, as in its public implementations.

    >>> print(f"{vapour_pressure(33.85, 40.0):.2f} kPa")
    2.50 kPa
    """
    return relative_humidity / PERCENT * saturation_vapour_pressure(air_temperature)


def convective_coefficient(air_speed: Number) -> Number:
    """Heat carried by the air per square metre and kelvin. [W/m2/K]

    air_speed: relative to the skin [m/s]

    Valid for: 0 to 3 m/s; beyond it grows on with the power 0.6. Leaves out: free convection, which matters only below
    0.1 m/s.
    Reference: ISO 7933:2004, forced convection (public code).

    >>> print(f"{convective_coefficient(0.3):.2f} and {convective_coefficient(3.0):.1f} W/m2/K")
    5.06 and 16.8 W/m2/K
    """
    slow = CONVECTION_STILL + CONVECTION_SLOPE * air_speed
    fast = CONVECTION_FAST * power(maximum(air_speed, 0.5), CONVECTION_POWER)
    return where(air_speed > 1.0, fast, slow)


def radiative_coefficient(surface_temperature: Number, radiant_temperature: Number) -> Number:
    """Heat radiated per square metre and kelvin between a person and the surroundings. [W/m2/K]

    surface_temperature: of the person [degC]
    radiant_temperature: mean of the surroundings [degC]

    Valid for: any; the fourth-power law linearised about the mean of the two, 0.5 % off at 60 K apart. Leaves out:
    posture.
    Reference: Stefan-Boltzmann law; radiating share of the area after ISO 7933:2004.
    """
    mean = KELVIN + 0.5 * (surface_temperature + radiant_temperature)
    return 2 * 2 * STEFAN_BOLTZMANN * SKIN_EMISSIVITY * RADIATING_SHARE * mean * mean * mean


def clothing_resistance(insulation: Number, air_speed: Number, pumping: Number) -> Number:
    """Resistance of worn clothing to heat, less what wind and movement pump out of it. [m2 K/W]

    insulation: of clothing at rest in still air [clo]
    air_speed: relative to the body [m/s]
    pumping: relative loss of resistance per m/s [s/m]

    A rational stand-in for the exponential correction of ISO 7933.

    Valid for: 0 to 1.5 clo, 0 to 5 m/s. Leaves out: wet clothing.
    Reference: ISO 7933:2004, dynamic insulation (public code): 0.78 of the resting value at 1 m/s and 0.45 at 3 m/s,
    walking.
    """
    return CLO * insulation / (1.0 + pumping * air_speed)


def dry_heat_loss(
    skin_temperature: Number,
    operative_temperature: Number,
    resistance: Number,
    insulation: Number,
    air_coefficient: Number,
) -> Number:
    """Heat that the skin loses to air and surroundings through clothing.

    skin_temperature: [degC]
    operative_temperature: of air and surroundings, weighted by their coefficients [degC]
    resistance: of the clothing [m2 K/W]
    insulation: of the clothing, for its greater area [clo]
    air_coefficient: convective and radiative together [W/m2/K]
    returns: negative where the surroundings are hotter than the skin [W/m2]

    Valid for: steady layers without mass. Leaves out: heat stored in clothing.
    Reference: Gagge et al., two-node model; ISO 7933:2004, clothing area factor (public code).
    """
    outer = 1.0 / ((1.0 + CLOTHING_AREA_GROWTH * insulation) * air_coefficient)
    return (skin_temperature - operative_temperature) / (resistance + outer)


def evaporative_limit(
    *,
    skin_pressure: Number,
    air_pressure: Number,
    resistance: Number,
    insulation: Number,
    convection: Number,
    permeability: Number,
) -> Number:
    """Most heat that evaporation can take from fully wet skin.

    skin_pressure: saturated at skin temperature [kPa]
    air_pressure: of vapour in the air [kPa]
    resistance: of the clothing to heat [m2 K/W]
    insulation: [clo]
    convection: [W/m2/K]
    permeability: of clothing to vapour, relative to air [1]
    returns: not below 1 [W/m2]

    Valid for: ordinary clothing. Leaves out: condensation on the skin, wicking.
    Reference: Gagge et al., two-node model (public code).

    Bare skin of 36 degC, air of 2 kPa at 0.3 m/s:

    >>> bare = {"resistance": 0.0, "insulation": 0.0, "permeability": 0.45}
    >>> print(f"{evaporative_limit(skin_pressure=5.94, air_pressure=2.0, convection=5.06, **bare):.0f} W/m2")
    329 W/m2
    """
    outer = 1.0 / ((1.0 + CLOTHING_AREA_GROWTH * insulation) * convection)
    vapour_resistance = (resistance / permeability + outer) / LEWIS_RATIO
    return maximum((skin_pressure - air_pressure) / vapour_resistance, SMALLEST_LIMIT)


def wettedness(sweat_power: Number, limit: Number) -> Number:
    """Share of the skin that sweat keeps wet before it drips.

    sweat_power: heat that the sweat would take if all of it evaporated [W/m2]
    limit: evaporation from fully wet skin [W/m2]
    returns: the law passes 1 at twice the limit; the body model holds it at its greatest value [1]

    The root of w limit = S (1 - w^2 / 2), written so that it stays exact for little sweat.

    Leaves out: sweat held by clothing.
    Reference: ISO 7933:2004, evaporative efficiency (public code).

    >>> print(f"{wettedness(100.0, 100.0):.3f}")
    0.732
    """
    ratio = sweat_power / limit
    return 2 * ratio / (1.0 + power(1.0 + 2 * ratio * ratio, 0.5))


def evaporated_water(power_of_evaporation: Number, latent_heat: Number) -> Number:
    """Water behind a power of evaporation. [L/min]

    power_of_evaporation: [W]
    latent_heat: [J/g]

    Valid for: water of 1 kg/L.
    Reference: Definition of latent heat.
    """
    return power_of_evaporation * SECONDS_PER_MINUTE / (latent_heat * GRAMS_PER_KILOGRAM)
