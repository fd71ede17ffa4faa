"""Wet-bulb globe temperature from air, humidity, wind and sun."""

import numpy as np

from kramkaki.equations.heat import vapour_pressure

PRESSURE = 101.3  # [kPa]
PSYCHROMETER = 0.000662 * PRESSURE  # [kPa/K] aspirated psychrometer, WMO (from memory)
# A naturally ventilated wick in little wind stays warmer than an aspirated one, and the sun warms it. The globe's
# rise is a linearised balance of a 150 mm globe: absorbed sun over radiative and convective exchange.
GLOBE_ABSORPTIVITY, GLOBE_SUN_SHARE = 0.95, 0.45  # share of the irradiance on level ground that a sphere intercepts
GLOBE_RADIATIVE, GLOBE_CONVECTIVE, GLOBE_WIND_POWER = 6.0, 14.2, 0.6  # [W/m2/K], at 1 m/s, ISO 7726 (from memory)
WICK_SUN = 0.0022  # [K m2/W] rise of the natural wet bulb with the sun at 1 m/s (assumed, set to Liljegren's tables)
SLOWEST = 0.3  # [m/s]
STEPS = 8  # of Newton's method, which has then converged to rounding
SATURATION_SLOPE_STEP = 0.05  # [K]


def psychrometric_wet_bulb(temperature, humidity):
    """Wet-bulb temperature of moving air.

    Parameters
    ----------
    temperature : float or array
        [degC]
    humidity : float or array
        Relative. [%]

    Returns
    -------
    wet_bulb : float or array
        [degC]

    Notes
    -----
    Valid for: near sea level.
    Leaves out: altitude.
    """
    air = vapour_pressure(humidity, temperature)
    wet = np.array(temperature, dtype=float)
    for _step in range(STEPS):
        excess = vapour_pressure(100.0, wet) - PSYCHROMETER * (temperature - wet) - air
        slope = (
            vapour_pressure(100.0, wet + SATURATION_SLOPE_STEP) - vapour_pressure(100.0, wet)
        ) / SATURATION_SLOPE_STEP + PSYCHROMETER
        wet = wet - excess / slope
    return wet


def wet_bulb_globe_temperature(temperature, humidity, wind, irradiance):
    """Wet-bulb globe temperature.

    Parameters
    ----------
    temperature, humidity, wind, irradiance : float or array
        Air [degC], relative humidity [%], wind [m/s], sunlight on level ground [W/m2].

    Returns
    -------
    index : float or array
        WBGT. [degC]

    Notes
    -----
    Valid for: -10 to 50 degC; within about 1 K of Liljegren's model.
    Leaves out: hot walls and furnaces.
    """
    rows = np.stack(np.broadcast_arrays(temperature, humidity, np.round(wind, 1), np.round(irradiance, -1)), axis=-1)
    distinct, which = np.unique(rows.reshape(-1, 4), axis=0, return_inverse=True)
    values = _index(*distinct.T)
    return values[which.ravel()].reshape(rows.shape[:-1])


def _index(temperature, humidity, wind, irradiance):
    speed = np.maximum(wind, SLOWEST)
    globe = temperature + GLOBE_ABSORPTIVITY * GLOBE_SUN_SHARE * irradiance / (
        GLOBE_RADIATIVE + GLOBE_CONVECTIVE * speed**GLOBE_WIND_POWER
    )
    wick = psychrometric_wet_bulb(temperature, humidity) + WICK_SUN * irradiance / np.sqrt(speed)
    shade = irradiance < 10
    return 0.7 * wick + np.where(shade, 0.3 * globe, 0.2 * globe + 0.1 * temperature)
