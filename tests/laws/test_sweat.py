"""Sweat: what it contains and how it changes with rate, acclimation and measurement."""

import doctest

import numpy as np
import pytest

from kramkaki.body.heat import HeatParameters, heat_constants, heat_start
from kramkaki.body.person import Person
from kramkaki.body.signals import HeatFlows
from kramkaki.body.sweat import SweatParameters, sweat_constants, sweat_flows
from kramkaki.equations import sweat
from kramkaki.equations.sweat import area_sweat_rate, sweat_sodium
from kramkaki.parameters.records import load

LAW = {
    "reference_rate": 0.8,
    "reference": 44.0,
    "slope": 25.0,
    "acclimation_drop": 15.0,
    "lowest": 10.0,
    "highest": 110.0,
}


def salts(person, flow, acclimation):
    heat_parameters = load(HeatParameters)
    parameters = load(SweatParameters)
    state = heat_start(person, heat_parameters, heat_constants(person, heat_parameters))
    state = state._replace(heat_acclimation=acclimation)
    heat = HeatFlows(flow, 0.0, 0.0, 500.0, 37.0)
    return sweat_flows(state, person, parameters, sweat_constants(person, parameters), heat=heat)


def test_printed_examples_are_right():
    assert doctest.testmod(sweat).failed == 0


def test_faster_sweat_is_saltier_and_bounded():
    rates = np.array([0.0, 0.5, 1.0, 2.0, 9.0])
    sodium = sweat_sodium(rate=rates, acclimation=0.0, **LAW)
    assert np.all(np.diff(sodium) > 0)
    assert sodium[-1] == 110.0
    assert sweat_sodium(rate=0.0, acclimation=1.0, **{**LAW, "reference": 20.0}) == 10.0


def test_acclimation_lowers_the_intercept_and_not_the_slope():
    fresh = sweat_sodium(rate=np.array([0.5, 1.0]), acclimation=0.0, **LAW)
    acclimated = sweat_sodium(rate=np.array([0.5, 1.0]), acclimation=1.0, **LAW)
    assert fresh - acclimated == pytest.approx([15.0, 15.0])


def test_mean_athlete_has_the_mean_concentration():
    # Baker et al. 2016: whole body 35.9 +- 10.4 mmol/L at 1.21 L/h, athletes partly acclimated.
    person = Person(body_mass=75.0, height=1.78)
    flow = 1.21 / 60
    sodium = salts(person, flow, 0.7).sodium / flow
    assert 25.5 < sodium < 46.3


def test_measured_sodium_wins_at_the_reference_rate():
    person = Person(sweat_sodium=60.0, heat_acclimation=0.5)
    parameters = load(SweatParameters)
    area = sweat_constants(person, parameters).body_area
    flow = 0.8 * area / 100
    assert area_sweat_rate(flow, area) == pytest.approx(0.8)
    assert salts(person, flow, 0.5).sodium / flow == pytest.approx(60.0)


def test_no_sweat_no_salt():
    assert salts(Person(), 0.0, 0.0) == (0.0, 0.0, 0.0, 0.0)
