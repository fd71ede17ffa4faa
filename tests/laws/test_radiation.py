"""Radiant temperature: the standard's example, limits, signs."""

import numpy as np
import pytest

from kramkaki.equations.heat import mean_radiant_temperature, projected_area_factor, solar_radiant_rise

GLOBE = {"diameter": 0.15, "emissivity": 0.95}
SURFACE = {"absorptivity": 0.6, "ground_reflectance": 0.2}


def test_globe_example_of_the_standard():
    radiant = mean_radiant_temperature(globe_temperature=55.0, air_temperature=30.0, air_speed=0.3, **GLOBE)
    assert radiant == pytest.approx(74.7, abs=0.3)


def test_globe_at_air_temperature_means_no_radiation():
    radiant = mean_radiant_temperature(globe_temperature=25.0, air_temperature=25.0, air_speed=1.0, **GLOBE)
    assert radiant == pytest.approx(25.0, abs=1e-6)


def test_a_cool_globe_means_cold_walls():
    radiant = mean_radiant_temperature(globe_temperature=20.0, air_temperature=25.0, air_speed=0.5, **GLOBE)
    assert radiant < 20


def test_wind_makes_the_same_globe_mean_more_radiation():
    speeds = np.array([0.5, 1.0, 3.0])
    radiant = mean_radiant_temperature(globe_temperature=40.0, air_temperature=30.0, air_speed=speeds, **GLOBE)
    assert np.all(np.diff(radiant) > 0)


def test_projected_area_is_fangers():
    elevation = np.arange(5.0, 91.0, 5.0)
    fanger = 0.308 * np.cos(np.deg2rad(elevation * (0.998 - elevation**2 / 50000)))
    ours = projected_area_factor(np.sin(np.deg2rad(elevation)))
    assert np.abs(ours - fanger).max() < 0.025


def test_sun_raises_radiant_temperature_in_proportion():
    assert solar_radiant_rise(irradiance=0.0, sine_of_elevation=0.7, **SURFACE) == 0
    half, full = solar_radiant_rise(irradiance=np.array([400.0, 800.0]), sine_of_elevation=0.7, **SURFACE)
    assert full == pytest.approx(2 * half)
    assert 15 < full < 50


def test_sun_below_the_horizon_stays_finite():
    assert np.isfinite(solar_radiant_rise(irradiance=10.0, sine_of_elevation=0.0, **SURFACE))
