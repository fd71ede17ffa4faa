"""Where the sun stands and how bright it is under a clear sky."""

import math

import numpy as np
import numpy.typing as npt

from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR

OBLIQUITY = 23.45  # [deg] Cooper 1969 (from memory)
DAYS_PER_YEAR = 365
EQUINOX_OFFSET = 284  # [days]
DEGREES_PER_HOUR = 15
NOON = 12 * MINUTES_PER_HOUR
HAURWITZ_LEVEL, HAURWITZ_DECAY = 1098.0, 0.057  # [W/m2], Haurwitz 1945 clear sky (from memory)
THROUGH_CLOUDS = {"full": 1.0, "partly": 0.65, "cloudy": 0.3, "none": 0.0}  # assumed


def sine_of_elevation(
    *,
    latitude: float,
    longitude: float,
    zone_hours: float,
    day_of_year: npt.NDArray[np.float64],
    clock_minutes: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Sine of the sun's elevation; negative at night.

    Parameters
    ----------
    latitude, longitude : float
        North and east positive. [deg]
    zone_hours : float
        Clock ahead of UTC. [h]
    day_of_year : float or array
        From 1. [days]
    clock_minutes : float or array
        After midnight of the zone's clock. [min]

    Returns
    -------
    sine : float or array
        Of the elevation. [1]

    Notes
    -----
    Valid for: any place; within about 1 degree.
    Leaves out: the equation of time (up to a quarter of an hour), refraction.

    References
    ----------
    Cooper 1969, Solar Energy 12:333, declination (from memory).
    """
    turn = 2 * math.pi * (EQUINOX_OFFSET + np.asarray(day_of_year)) / DAYS_PER_YEAR
    declination = np.radians(OBLIQUITY * np.sin(turn))
    solar_minutes = clock_minutes + MINUTES_PER_HOUR * (longitude / DEGREES_PER_HOUR - zone_hours)
    hour_angle = 2 * math.pi * (solar_minutes - NOON) / MINUTES_PER_DAY
    north = math.radians(latitude)
    return math.sin(north) * np.sin(declination) + math.cos(north) * np.cos(declination) * np.cos(hour_angle)


def clear_sky_irradiance(sine: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Sunlight on level ground under a clear sky.

    Parameters
    ----------
    sine : float or array
        Of the sun's elevation. [1]

    Returns
    -------
    irradiance : float or array
        Global horizontal. [W/m2]

    Notes
    -----
    Valid for: near sea level, no clouds.
    Leaves out: haze and altitude.

    References
    ----------
    Haurwitz 1945, J Meteorol 2:154 (from memory).
    """
    above = np.maximum(sine, 0.01)
    return np.where(np.asarray(sine) > 0.01, HAURWITZ_LEVEL * above * np.exp(-HAURWITZ_DECAY / above), 0.0)
