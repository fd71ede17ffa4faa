"""Weather: what is said for a time, held until something else is said; the sun; wet-bulb globe temperature."""

import math
from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR
from kramkaki.equations.heat import solar_radiant_rise, vapour_pressure
from kramkaki.language import gettext as _
from kramkaki.scenario.compile.draft import Draft
from kramkaki.scenario.model_day import Weather

TROPIC = 23.5  # [deg]
STILL_AIR = 0.15  # [m/s] indoors
LIGHT_BREEZE = 1.0  # [m/s] outdoors at body height
SHELTERED = 0.3  # [m/s] a fan or an open window: whoever rests gets out of the wind, as out of the sun
SKIN_ABSORPTIVITY, GROUND_REFLECTANCE = 0.6, 0.2  # [1]
DEGREES_PER_HOUR = 15
BRIGHTEST = 1100.0  # [W/m2]
MIDDLING_SUN = 0.35  # sine of the elevation at which a measured WBGT is read back: mornings and late afternoons
NOWHERE = 0.0  # latitude [deg] where none is given: the equator
INDOOR_ACTIVITIES = ("swimming", "work", "stairs")
OBLIQUITY = 23.45  # [deg] Cooper 1969 (from memory)
DAYS_PER_YEAR = 365
EQUINOX_OFFSET = 284  # [days]
NOON = 12 * MINUTES_PER_HOUR
HAURWITZ_LEVEL, HAURWITZ_DECAY = 1098.0, 0.057  # [W/m2], Haurwitz 1945 clear sky (from memory)
THROUGH_CLOUDS = {"full": 1.0, "partly": 0.65, "cloudy": 0.3, "none": 0.0}  # assumed
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


def fill_weather(draft: Draft) -> None:
    """Write air, humidity, wind, radiation and WBGT into every minute."""
    states = _states(draft)
    rows = np.arange(draft.minutes)
    changes = np.array([start for start, _weather in states])
    which = np.maximum(np.searchsorted(changes, rows + 0.5, side="right") - 1, 0)
    used = [states[i][1] for i in range(len(states))]
    temperature = np.array([weather.temperature_c for weather in used])[which]
    humidity = np.array([_humidity(draft, weather) for weather in used])[which]
    outdoors = _outdoors(draft)
    wind = np.array([np.nan if weather.wind_m_per_s is None else weather.wind_m_per_s for weather in used])[which]
    wind = np.where(np.isnan(wind), np.where(outdoors, LIGHT_BREEZE, STILL_AIR), wind)
    wind = np.where(_exercising(draft), wind, np.minimum(wind, SHELTERED))
    irradiance, sine = _sunlight(draft, used, which, outdoors)
    rise = solar_radiant_rise(
        irradiance=irradiance,
        sine_of_elevation=np.maximum(sine, 0.1),
        absorptivity=SKIN_ABSORPTIVITY,
        ground_reflectance=GROUND_REFLECTANCE,
    )
    measured = np.array([np.nan if weather.wbgt_c is None else weather.wbgt_c for weather in used])[which]
    altitude = draft.scenario.place.altitude_m or 0.0
    sun = np.round(irradiance, -1), np.round(sine, 2)
    index = _wet_bulb_globe(altitude, np.stack([temperature, humidity, wind, *sun]))
    draft.timeline.set(
        air_temperature=temperature,
        mean_radiant_temperature=temperature + rise,
        vapour_pressure=vapour_pressure(humidity, temperature),
        air_speed=np.maximum(wind, STILL_AIR),
        wet_bulb_globe_temperature=np.where(np.isnan(measured), index, measured),
    )


def _wet_bulb_globe(altitude: float, rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """WBGT of temperature, humidity, wind, sunlight and the sun's sine of elevation in every minute.

    Worked out only where something changes: most minutes are like the one before.
    """
    rows[4] = np.where(rows[3] > 0, rows[4], 0.0)
    changes = np.concatenate([[True], np.any(rows[:, 1:] != rows[:, :-1], axis=0)])
    temperature, humidity, wind, irradiance, sine = rows[:, changes]
    index = wet_bulb_globe_temperature(
        temperature=temperature,
        humidity=humidity,
        wind=wind,
        irradiance=irradiance,
        sine_of_elevation=sine,
        altitude=altitude,
    )
    every: npt.NDArray[np.float64] = index[np.cumsum(changes) - 1]
    return every


def _states(draft: Draft) -> list[tuple[float, Weather]]:
    states = [(day.at(entry.start), entry) for day in draft.days for entry in day.content.weather or ()]
    if states:
        return states
    latitude = draft.scenario.place.latitude
    tropical = latitude is None or abs(latitude) <= TROPIC
    temperature, humidity = (28.0, 70.0) if tropical else (22.0, 50.0)
    draft.assume("day.weather", temperature, "°C", _("a room in the tropics") if tropical else _("a heated room"))
    room = Weather(temperature_c=temperature, relative_humidity_percent=humidity, sun="none")
    return [(0.0, room)]


def _humidity(draft: Draft, weather: Weather) -> float:
    if weather.relative_humidity_percent is not None:
        return weather.relative_humidity_percent
    return draft.assume("day.weather.relative_humidity_percent", 60.0, "%", _("ordinary air"))


def _outdoors(draft: Draft) -> npt.NDArray[np.bool_]:
    """Minutes of exercise under the sky."""
    outdoors = np.zeros(draft.minutes, dtype=bool)
    for bout in draft.bouts:
        indoors = bout.exercise.indoors
        if indoors is None:
            indoors = bout.exercise.activity in INDOOR_ACTIVITIES
        first, last = draft.rows(bout.start, bout.end)
        outdoors[first:last] = not indoors
    return outdoors


def _exercising(draft: Draft) -> npt.NDArray[np.bool_]:
    """Minutes of any exercise, under the sky or not."""
    exercising = np.zeros(draft.minutes, dtype=bool)
    for start, end, *_rest in draft.bouts:
        first, last = draft.rows(start, end)
        exercising[first:last] = True
    return exercising


def _sunlight(
    draft: Draft, used: Sequence[Weather], which: npt.NDArray[np.int_], outdoors: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    start, place = draft.scenario.start, draft.scenario.place
    zone = (start.utcoffset() or timedelta()).total_seconds() / 3600
    clock = start.hour * MINUTES_PER_HOUR + start.minute + np.arange(draft.minutes, dtype=np.float64) + 0.5
    sine = sine_of_elevation(
        latitude=NOWHERE if place.latitude is None else place.latitude,
        longitude=zone * DEGREES_PER_HOUR if place.longitude is None else place.longitude,
        zone_hours=zone,
        day_of_year=start.timetuple().tm_yday + clock // MINUTES_PER_DAY,
        clock_minutes=clock % MINUTES_PER_DAY,
    )
    clear = clear_sky_irradiance(sine)
    unknown = [weather.sun is None and weather.solar_w_per_m2 is None and weather.wbgt_c is None for weather in used]
    if np.any(np.array(unknown)[which] & outdoors & (clear > 50)):
        draft.assume("day.weather.sun", _("partly"), "", _("exercise outdoors by day"))
    share = np.array([THROUGH_CLOUDS[weather.sun or "partly"] for weather in used])[which]
    measured = np.array([_measured_sunlight(draft, weather) for weather in used])[which]
    implied = np.array([_implied(weather) for weather in used])[which]
    sine = np.where(implied, MIDDLING_SUN, sine)
    return np.where(outdoors, np.where(np.isnan(measured), clear * share, measured), 0.0), sine


def _implied(weather: Weather) -> bool:
    """Whether the sun is read off a measured WBGT."""
    return weather.wbgt_c is not None and weather.sun is None and weather.solar_w_per_m2 is None


def _measured_sunlight(draft: Draft, weather: Weather) -> float:
    """Sunlight that was measured, or that a measured WBGT implies; NaN where neither is known. [W/m2]"""
    if weather.solar_w_per_m2 is not None:
        return weather.solar_w_per_m2
    if weather.wbgt_c is None or not _implied(weather):
        return np.nan
    bright = np.linspace(0.0, BRIGHTEST, 45)
    index = wet_bulb_globe_temperature(
        temperature=np.full(bright.shape, weather.temperature_c),
        humidity=np.full(bright.shape, _humidity(draft, weather)),
        wind=np.full(bright.shape, LIGHT_BREEZE if weather.wind_m_per_s is None else weather.wind_m_per_s),
        irradiance=bright,
        sine_of_elevation=np.full(bright.shape, MIDDLING_SUN),
        altitude=draft.scenario.place.altitude_m or 0.0,
    )
    return float(np.interp(weather.wbgt_c, np.maximum.accumulate(index), bright))


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
        t2_k=temperature[sunny] + KELVIN,
        rh=humidity[sunny],
        pressure=np.full(sine.shape, pressure * HECTOPASCALS),
        speed_2m=np.maximum(wind[sunny], SLOWEST),
        ssrd=irradiance[sunny],
        fdir=direct,
        cossza=sine,
    )
    index[sunny] = np.where(np.isfinite(in_sun), in_sun - KELVIN, shade[sunny])
    return index
