"""Exchange of heat between skin, clothes, air, water, breath, sun and surfaces. Powers are per square metre of skin."""

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


GLOBE_KELVIN = 273.0
FOURTH_ROOT = 0.25
SMALLEST = 1e-6  # keeps logarithms finite

# ISO 7726:1998, annex B, mean radiant temperature from a black globe (from memory).
GLOBE_FORCED = 1.1e8
GLOBE_FORCED_SPEED = 0.6
GLOBE_FORCED_DIAMETER = 0.4
GLOBE_NATURAL = 0.25e8
GLOBE_NATURAL_POWER = 0.25

# Outdoor mean radiant temperature of ASHRAE 55-2020, appendix C (SolarCal; Arens et al. 2015) (from memory).
RADIATIVE_COEFFICIENT = 6.012  # [W/m2/K]
LONG_WAVE_ABSORPTIVITY = 0.95
DIRECT_SHARE = 0.8  # of the sun's irradiance on the ground, clear sky
LOWEST_SINE = 0.15  # below 9 degrees of elevation the direct beam is taken as constant
# Quadratic through Fanger's projected area factor of a standing person, averaged over the direction it faces
# (0.308 cos(g (0.998 - g^2/50000)), g elevation in degrees), in the sine of the elevation; within 0.025 of it.
PROJECTED_LEVEL = 0.2861
PROJECTED_LINEAR = 0.1358
PROJECTED_SQUARE = -0.3188


def mean_radiant_temperature(
    globe_temperature: Number, air_temperature: Number, air_speed: Number, diameter: Number, emissivity: Number
) -> Number:
    """Mean radiant temperature that a globe thermometer stands for. [degC]

    globe_temperature, air_temperature: [degC]
    air_speed: at the globe [m/s]
    diameter: 0.15 for the standard globe, 0.05 for the small one [m]
    emissivity: 0.95 for a black globe [1]

    The larger of the natural and forced exchange is used.

    Valid for: globes at equilibrium (20 min for the standard one). Leaves out: the difference between a sphere and a
    person.
    Reference: ISO 7726:1998, annex B (from memory).

    The standard's example (which rounds a coefficient, and prints 74.7):

    >>> globe = {"globe_temperature": 55.0, "air_temperature": 30.0, "air_speed": 0.3}
    >>> print(f"{mean_radiant_temperature(**globe, diameter=0.15, emissivity=0.95):.1f} degC")
    74.5 degC
    """
    difference = globe_temperature - air_temperature
    magnitude = maximum(maximum(difference, -difference), SMALLEST)
    natural = GLOBE_NATURAL / emissivity * power(magnitude / diameter, GLOBE_NATURAL_POWER)
    forced = (
        GLOBE_FORCED
        * power(maximum(air_speed, SMALLEST), GLOBE_FORCED_SPEED)
        / (emissivity * power(diameter, GLOBE_FORCED_DIAMETER))
    )
    globe = globe_temperature + GLOBE_KELVIN
    fourth = globe * globe * globe * globe + maximum(natural, forced) * difference
    return power(maximum(fourth, 1.0), FOURTH_ROOT) - GLOBE_KELVIN


def projected_area_factor(sine_of_elevation: Number) -> Number:
    """Share of the radiating area that a standing person turns to the sun, whichever way they face. [1]

    sine_of_elevation: of the sun [1]

    Valid for: standing, walking, running. Leaves out: the direction one faces.
    Reference: Fanger 1970, as the cosine fit used by ASHRAE 55 and RayMan (from memory); quadratic in the sine is ours.
    """
    return PROJECTED_LEVEL + (PROJECTED_LINEAR + PROJECTED_SQUARE * sine_of_elevation) * sine_of_elevation


def solar_radiant_rise(
    irradiance: Number, sine_of_elevation: Number, absorptivity: Number, ground_reflectance: Number
) -> Number:
    """How far sun raises the mean radiant temperature of a person above that of shade.

    irradiance: sun and sky on level ground [W/m2]
    sine_of_elevation: of the sun; 0.7 where unknown [1]
    absorptivity: of skin and clothing for sunlight; 0.6 for light clothing [1]
    ground_reflectance: 0.2 for grass or asphalt [1]
    returns: add to the radiant temperature of shade [K]

    Valid for: outdoors, nothing shading the person; a share of 0.8 comes straight from the sun. Leaves out: clouds (in
    the irradiance only), the cold sky, hot ground.
    Reference: ASHRAE 55-2020, appendix C, effective radiant field (from memory).

    Full tropical sun, 800 W/m2 at 45 degrees:

    >>> surface = {"absorptivity": 0.6, "ground_reflectance": 0.2}
    >>> print(f"{solar_radiant_rise(irradiance=800.0, sine_of_elevation=0.7, **surface):.0f} K")
    38 K
    """
    diffuse = irradiance * (1.0 - DIRECT_SHARE + ground_reflectance)
    beam = irradiance * DIRECT_SHARE / maximum(sine_of_elevation, LOWEST_SINE)
    absorbed = 0.5 * diffuse + projected_area_factor(sine_of_elevation) * beam
    return absorptivity * absorbed / (LONG_WAVE_ABSORPTIVITY * RADIATIVE_COEFFICIENT)
