"""Radiant temperature from a globe thermometer and from the sun."""

from kramkaki.equations.ops import maximum, power
from kramkaki.number_types import Number

KELVIN = 273.0
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
    globe = globe_temperature + KELVIN
    fourth = globe * globe * globe * globe + maximum(natural, forced) * difference
    return power(maximum(fourth, 1.0), FOURTH_ROOT) - KELVIN


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
