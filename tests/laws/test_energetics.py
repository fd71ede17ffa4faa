"""Laws of energy: worked values of their sources, limits, signs, arrays."""

import doctest

import numpy as np
import pytest

from kramkaki.equations import energetics, metabolism
from kramkaki.equations.energetics import (
    climbing_power,
    crawl_met,
    cycling_oxygen_uptake,
    met_oxygen_uptake,
    relative_intensity,
    running_cost,
    running_oxygen_uptake,
    stepping_oxygen_uptake,
    walking_cost,
    walking_oxygen_uptake,
)
from kramkaki.equations.metabolism import (
    body_area,
    body_fat_share,
    metabolic_rate,
    oxygen_power,
    oxygen_uptake_of_rate,
    resting_metabolic_rate,
)


@pytest.mark.parametrize("module", [energetics, metabolism])
def test_printed_examples_are_right(module):
    assert doctest.testmod(module).failed == 0


def test_running_at_twelve_kilometres_an_hour_uphill():
    # 200 m/min at 5 %: 0.2 * 200 + 0.9 * 200 * 0.05 + 3.5
    assert running_oxygen_uptake(200 / 60, 0.05) == pytest.approx(52.5)


def test_walking_at_five_point_six_kilometres_an_hour_uphill():
    # 93.3 m/min at 4 %: 9.33 + 6.72 + 3.5
    assert walking_oxygen_uptake(5.6 / 3.6, 0.04) == pytest.approx(19.55, abs=0.02)


def test_running_downhill_at_five_percent_saves_about_a_quarter():
    level = running_oxygen_uptake(3.0, 0.0) - energetics.RESTING_OXYGEN_UPTAKE
    downhill = running_oxygen_uptake(3.0, -0.05) - energetics.RESTING_OXYGEN_UPTAKE
    assert 0.20 < 1 - downhill / level < 0.26


@pytest.mark.parametrize(("cost", "level"), [(running_cost, 3.6), (walking_cost, 2.5)])
def test_cost_of_gradient(cost, level):
    gradients = np.linspace(-0.45, 0.45, 91)
    costs = cost(gradients)
    assert cost(0.0) == level
    assert np.all(costs > 0)
    assert -0.25 < gradients[np.argmin(costs)] < -0.08  # Minetti: cheapest near -0.10 walking, -0.20 running
    assert cost(2.0) == cost(0.45)


def test_grade_is_continuous_at_level():
    for law in (running_oxygen_uptake, walking_oxygen_uptake):
        assert law(2.0, -1e-9) == pytest.approx(law(2.0, 1e-9))


def test_more_work_costs_more():
    power = np.array([0.0, 50.0, 150.0, 300.0])
    assert np.all(np.diff(cycling_oxygen_uptake(power, 70.0)) > 0)
    assert np.all(np.diff(stepping_oxygen_uptake(power / 10, 0.2)) > 0)
    assert crawl_met(1.143) > crawl_met(0.762) > crawl_met(0.0) == energetics.SWIMMING_LEISURE_MET


def test_one_met_is_rest_and_rest_is_no_intensity():
    assert met_oxygen_uptake(1.0) == energetics.RESTING_OXYGEN_UPTAKE
    assert relative_intensity(3.5, 50.0) == 0
    assert relative_intensity(50.0, 50.0) == 1
    assert relative_intensity(2.0, 50.0) == 0


def test_uphill_takes_work_and_downhill_gives_it():
    assert climbing_power(70.0, 1.0, 0.1) == pytest.approx(68.67)
    assert climbing_power(70.0, 1.0, -0.1) < 0


def test_oxygen_and_watts_are_inverse():
    rate = metabolic_rate(40.0, 70.0, 0.85)
    assert rate == pytest.approx(2.8 * oxygen_power(0.85))
    assert oxygen_uptake_of_rate(rate, 70.0, 0.85) == pytest.approx(40.0)


def test_resting_rate_of_mifflin():
    # 10 * 60 + 6.25 * 165 - 5 * 40 - 161 = 1270.25 kcal/day
    assert resting_metabolic_rate(60.0, 1.65, 40.0, 1.0) == pytest.approx(1270.25 * 4184 / 86400)


def test_body_measures_work_on_arrays():
    mass = np.array([50.0, 70.0, 120.0])
    assert np.all(np.diff(body_area(mass, 1.7)) > 0)
    fat = body_fat_share(mass, 1.7, 30.0, np.array([0.0, 0.0, 1.0]))
    assert np.all((fat > 0.03) & (fat < 0.61))
