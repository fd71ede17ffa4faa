"""Wet-bulb globe temperature from air, humidity, wind and sun."""

import numpy as np
import numpy.typing as npt

from kramkaki.equations.heat import vapour_pressure

SEA_LEVEL_PRESSURE = 101.3  # [kPa]
PRESSURE_FALL, PRESSURE_POWER = 2.2558e-5, 5.2559  # per metre, standard atmosphere (from memory)
HECTOPASCALS = 10.0  # in a kilopascal
KELVIN = 273.15
PSYCHROMETER = 0.000662  # [1/K] times the pressure; moved air, World Meteorological Organization (from memory)
STEPS = 8  # of Newton's method, which has then converged to rounding
SMALL_STEP = 0.05  # [K] for the slope of the vapour pressure
SLOWEST = 0.13  # [m/s] Liljegren's floor
SOLAR_CONSTANT = 1367.0  # [W/m2]
DIRECT_LEVEL, DIRECT_CLEAR, DIRECT_DIM, MOST_DIRECT = 3.0, 1.34, 1.65, 0.9  # Liljegren 2008, direct share of sunlight
LOWEST_SUN = 0.05  # sine of the elevation


def air_pressure(altitude: float) -> float:
    """Pressure of the standard atmosphere at an altitude [m]. [kPa]"""
    pressure: float = SEA_LEVEL_PRESSURE * (1 - PRESSURE_FALL * altitude) ** PRESSURE_POWER
    return pressure


def psychrometric_wet_bulb(
    temperature: npt.NDArray[np.float64], humidity: npt.NDArray[np.float64], pressure: float = SEA_LEVEL_PRESSURE
) -> npt.NDArray[np.float64]:
    """Wet-bulb temperature of moving air.

    Parameters
    ----------
    temperature : float or array
        [degC]
    humidity : float or array
        Relative. [%]
    pressure : float
        Of the air. [kPa]

    Returns
    -------
    wet_bulb : float or array
        [degC]

    Notes
    -----
    Valid for: any pressure on land.
    Leaves out: ice on the wick.

    References
    ----------
    Psychrometer equation, World Meteorological Organization guide (from memory).
    """
    air = vapour_pressure(humidity, temperature)
    factor = PSYCHROMETER * pressure
    wet = np.array(temperature, dtype=float)
    for _step in range(STEPS):
        here = vapour_pressure(100.0, wet)
        slope = (vapour_pressure(100.0, wet + SMALL_STEP) - here) / SMALL_STEP + factor
        wet = wet - (here - factor * (temperature - wet) - air) / slope
    return wet


def wet_bulb_globe_temperature(
    *,
    temperature: npt.NDArray[np.float64],
    humidity: npt.NDArray[np.float64],
    wind: npt.NDArray[np.float64],
    irradiance: npt.NDArray[np.float64],
    sine_of_elevation: npt.NDArray[np.float64],
    altitude: float = 0.0,
) -> npt.NDArray[np.float64]:
    """Wet-bulb globe temperature.

    Parameters
    ----------
    temperature : array
        Of the air. [degC]
    humidity : array
        Relative. [%]
    wind : array
        Two metres above the ground. [m/s]
    irradiance : array
        Sunlight on level ground. [W/m2]
    sine_of_elevation : array
        Of the sun. [1]
    altitude : float
        Above the sea. [m]

    Returns
    -------
    index : array
        WBGT. [degC]

    Notes
    -----
    In shade the globe has the temperature of the air and the wick that of a psychrometer.

    Valid for: -10 to 50 degC.
    Leaves out: hot walls and furnaces.

    References
    ----------
    Liljegren et al. 2008, J Occup Environ Hyg 5:645, as in thermofeel; ISO 7243:2017 for the weights (from memory).
    """
    pressure = air_pressure(altitude)
    shade = 0.7 * psychrometric_wet_bulb(temperature, humidity, pressure) + 0.3 * np.asarray(temperature)
    sunny = np.asarray(irradiance) > 0
    if not np.any(sunny):
        return shade
    from thermofeel.liljegren import wbgt  # a tenth of a second to import, and only needed in the sun

    sine = np.maximum(sine_of_elevation[sunny], LOWEST_SUN)
    clearness = np.clip(irradiance[sunny] / (SOLAR_CONSTANT * sine), 0.05, 1.0)
    direct = np.clip(np.exp(DIRECT_LEVEL - DIRECT_CLEAR * clearness - DIRECT_DIM / clearness), 0.0, MOST_DIRECT)
    index = shade.copy()
    in_sun = wbgt(
        temperature[sunny] + KELVIN,
        humidity[sunny],
        np.full(sine.shape, pressure * HECTOPASCALS),
        np.maximum(wind[sunny], SLOWEST),
        irradiance[sunny],
        direct,
        sine,
    )
    index[sunny] = np.where(np.isfinite(in_sun), in_sun - KELVIN, shade[sunny])
    return index
