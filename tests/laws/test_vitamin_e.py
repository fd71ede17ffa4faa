"""Vitamin E: plasma on intake, kinetics, depletion over years."""

import numpy as np
import pytest

from kramkaki.body.person import Person
from kramkaki.body.signals import GutFlows
from kramkaki.body.vitamin_e import (
    VitaminEParameters,
    VitaminEState,
    vitamin_e_constants,
    vitamin_e_rates,
    vitamin_e_start,
)
from kramkaki.equations.vitamin_e import plasma_on_intake
from kramkaki.parameters.records import load

PARAMETERS = load(VitaminEParameters)
NO_GUT = GutFlows(*(0.0,) * len(GutFlows._fields))


def live(person, days, intake, step=120.0):
    constants = vitamin_e_constants(person, PARAMETERS)
    state = vitamin_e_start(person, PARAMETERS, constants)
    gut = NO_GUT._replace(vitamin_e=intake / 1440.0)
    values = [state.plasma]
    for _ in range(int(days * 1440 / step)):
        first = vitamin_e_rates(state, person, PARAMETERS, constants, gut=gut)
        trial = VitaminEState(*(a + step * b for a, b in zip(state, first, strict=True)))
        second = vitamin_e_rates(trial, person, PARAMETERS, constants, gut=gut)
        state = VitaminEState(*(a + step / 2 * (b + c) for a, b, c in zip(state, first, second, strict=True)))
        values.append(state.plasma)
    return np.array(values)


def test_supplements_raise_plasma_two_to_threefold_at_most():
    assert plasma_on_intake(8.0, 8.0, 22.0, 12.0) == pytest.approx(22.0)
    assert 2.0 < plasma_on_intake(400.0, 8.0, 22.0, 12.0) / 22.0 < 3.0
    assert plasma_on_intake(0.0, 8.0, 22.0, 12.0) == 0.0


def test_plasma_half_life_is_32_hours():
    # Bruno 2006: 32 +- 4 h for labelled tocopherol.
    assert np.log(2) / PARAMETERS.plasma_rate * 24.0 == pytest.approx(32.0, abs=4.0)


def test_the_habitual_intake_keeps_plasma():
    values = live(Person(habitual_vitamin_e=np.array([3.0, 8.0, 15.0])), 28, np.array([3.0, 8.0, 15.0]))
    np.testing.assert_allclose(values[-1], values[0], rtol=1e-9)


def test_stores_last_for_years_on_a_poor_diet():
    # Horwitt: about two years on 3 mg/day to reach deficiency (below 12 umol/L).
    values = live(Person(), 1000, 3.0, step=480.0)
    assert values[3 * 30] > 14.0
    assert values[-1] < 14.0


def test_nothing_and_ten_times_stay_finite():
    for intake in (0.0, 80.0):
        values = live(Person(), 60, intake)
        assert np.isfinite(values).all()
        assert (values > 0.0).all()
