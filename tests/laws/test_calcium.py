"""Ionised calcium: the clamp, what breaks it, exercise, the ledger."""

import numpy as np
import pytest

from kramkaki.body.calcium import (
    CalciumParameters,
    CalciumState,
    calcium_constants,
    calcium_rates,
    calcium_start,
    ionised_calcium,
    plasma_parathyroid_hormone,
)
from kramkaki.body.forcing import Forcing
from kramkaki.body.person import Person
from kramkaki.body.signals import DrugEffects, GutFlows, SweatFlows
from kramkaki.equations.calcium import (
    absorbed_share,
    bone_answer,
    bone_equilibrium,
    calcitriol_substrate,
    calcitriol_target,
    parathyroid_hormone,
    urine_calcium,
)
from kramkaki.parameters.records import load

PARAMETERS = load(CalciumParameters)
NO_DRUGS = DrugEffects(0.0, 1.0, 1.0, 1.0, 0.0)
NO_SWEAT = SweatFlows(*(0.0,) * len(SweatFlows._fields))
NO_GUT = GutFlows(*(0.0,) * len(GutFlows._fields))


def live(person, days, intake, *, drugs=NO_DRUGS, sweat=NO_SWEAT, forcing=None, magnesium=0.85, step=10.0):
    constants = calcium_constants(person, PARAMETERS, NO_DRUGS, magnesium)
    states = [calcium_start(person, PARAMETERS, constants)]
    for index in range(int(days * 1440 / step)):
        now = forcing(index * step) if callable(forcing) else forcing or Forcing()
        gut = NO_GUT._replace(calcium=(intake(index * step) if callable(intake) else intake) / 1440.0)
        around = {"sweat": sweat, "gut": gut, "drugs": drugs, "magnesium": magnesium, "forcing": now}
        first, _ = calcium_rates(states[-1], person, PARAMETERS, constants, **around)
        trial = CalciumState(*(a + step * b for a, b in zip(states[-1], first, strict=True)))
        second, _ = calcium_rates(trial, person, PARAMETERS, constants, **around)
        states.append(
            CalciumState(*(a + step / 2 * (b + c) for a, b, c in zip(states[-1], first, second, strict=True)))
        )
    return constants, states


def ionised(person, constants, states):
    return np.array([ionised_calcium(state, person, PARAMETERS, constants) for state in states])


def start_of(magnesium=0.85, **fields):
    return calcium_constants(Person(**fields), PARAMETERS, NO_DRUGS, magnesium).start_concentration


def test_parathyroid_hormone_is_an_inverse_sigmoid_of_calcium():
    # Science file 6: normal at the set point, about 2.6-fold and more at -10 %, saturating at 5 to 6 times.
    assert parathyroid_hormone(1.0, 1.0, 5.5) == pytest.approx(1.0)
    assert 2.6 < parathyroid_hormone(0.9, 1.0, 5.5) < 5.0
    assert parathyroid_hormone(0.5, 1.0, 5.5) == pytest.approx(5.5, rel=0.01)
    assert parathyroid_hormone(50.0, 1.0, 5.5) < 0.01


def test_laws_are_normed_at_the_normal_person():
    assert bone_equilibrium(1.0, 1.2, 0.7, 1.0) == pytest.approx(1.2)
    assert bone_equilibrium(0.0, 1.2, 0.7, 1.0) == 0.7
    assert bone_answer(60.0, 1.0, 20.0, 60.0) == pytest.approx(1.0)
    assert calcitriol_substrate(60.0, 1.0, 30.0, 60.0) == pytest.approx(1.0)
    assert calcitriol_target(1.0, 1.0) == 1.0
    assert urine_calcium(
        ionised=1.2, hormone=1.0, normal_excretion=0.003, set_point=1.2, threshold=0.9, factor=1.0
    ) == pytest.approx(0.003)
    assert (
        urine_calcium(ionised=0.8, hormone=1.0, normal_excretion=0.003, set_point=1.2, threshold=0.9, factor=1.0) == 0.0
    )


def test_a_quarter_to_a_third_is_absorbed_and_more_of_less():
    share = [absorbed_share(offer, 1.0, 0.10, 7.6, 15.0) for offer in (5.0, 23.0, 60.0)]
    assert 0.25 < share[1] < 0.35
    assert share[0] > share[1] > share[2]


def test_28_days_on_the_habitual_diet_change_nothing():
    person = Person(habitual_calcium=np.array([8.0, 23.0, 40.0]), vitamin_d=np.array([20.0, 60.0, 100.0]))
    constants, states = live(person, 28, person.habitual_calcium, step=20.0)
    values = ionised(person, constants, states)
    np.testing.assert_allclose(values[-1], values[0], atol=1e-9)


def test_day_means_of_calcium_stay_put_on_three_meals():
    person = Person()

    def intake(minute):
        since = (minute % 1440.0 - np.array([420.0, 780.0, 1140.0])) % 1440.0
        return np.sum(np.exp(-since / 90.0)) * 23.0 * 1440.0 / 270.0

    constants, states = live(person, 21, intake)
    days = ionised(person, constants, states)[:-1].reshape(21, -1)
    assert np.ptp(days.mean(axis=1)) < 0.005
    assert np.ptp(days[-1]) < 0.06


@pytest.mark.parametrize("intake", [0.0, 5.0, 40.0])
def test_diet_alone_moves_it_by_less_than_0_03_for_weeks(intake):
    person = Person()
    constants, states = live(person, 42, intake, step=20.0)
    assert np.abs(ionised(person, constants, states) - 1.2).max() < 0.03


def test_what_brings_ionised_calcium_below_1_05():
    assert start_of(parathyroid_function=0.1) < 1.05
    assert start_of(vitamin_d=10.0, habitual_calcium=5.0) < 1.05
    assert start_of(kidney_function=0.05) < 1.05
    assert start_of(magnesium=0.35) < 1.05


def test_what_leaves_ionised_calcium_normal():
    assert start_of() == pytest.approx(1.2, abs=1e-6)
    assert start_of(vitamin_d=25.0) > 1.12
    assert start_of(habitual_calcium=5.0) > 1.17
    assert start_of(kidney_function=0.5) > 1.15
    assert start_of(magnesium=0.7) > 1.15


@pytest.mark.parametrize("measured", [0.9, 1.05, 1.22, 1.35])
def test_a_measured_value_wins_and_stays(measured):
    person = Person(measured_ionised_calcium=measured)
    constants, states = live(person, 14, 23.0)
    values = ionised(person, constants, states)
    assert values[0] == pytest.approx(measured)
    assert values[-1] == pytest.approx(measured, abs=1e-4)


def test_ledger_of_calcium_closes():
    person = Person()
    _, states = live(person, 5, 50.0, sweat=NO_SWEAT._replace(calcium=0.005))
    last = states[-1]
    balance = last.absorbed_total - last.urine_total - last.faeces_total - last.lost_total
    assert last.pool + last.bone == pytest.approx(balance, abs=1e-9)


def test_exercise_lowers_it_by_three_percent_and_raises_the_hormone():
    # 1.185 to 1.150 mmol/L and hormone +25 %; two hours of cycling +71 % (Barry and Kohrt 2007): science file 6.
    person = Person(measured_ionised_calcium=1.185)
    constants, states = live(person, 1 / 24, 0.0, forcing=Forcing(relative_intensity=0.75), step=1.0)
    assert ionised(person, constants, states)[-1] == pytest.approx(1.150, abs=0.02)
    hormone = plasma_parathyroid_hormone(states[-1], person, PARAMETERS, constants, magnesium=0.85)
    assert 1.25 < hormone < 1.75


def test_sweat_hardly_lowers_ionised_calcium():
    # Sherk 2014: sweat loss is not what drives the fall; 140 mg (3.5 mmol) is lost in two hours.
    person = Person()
    constants, states = live(person, 2 / 24, 0.0, sweat=NO_SWEAT._replace(calcium=3.5 / 120.0), step=1.0)
    assert ionised(person, constants, states)[-1] > 1.2 * 0.96


def test_zero_and_ten_times_intake_stay_finite():
    for intake in (0.0, 230.0):
        person = Person()
        constants, states = live(person, 60, intake, step=30.0)
        values = ionised(person, constants, states)
        assert np.isfinite(values).all()
        assert (values > 1.1).all()
        assert (values < 1.35).all()


def test_no_kidneys_no_vitamin_d_and_no_glands_stay_finite():
    for fields in (
        {"kidney_function": 0.0},
        {"vitamin_d": 0.0},
        {"parathyroid_function": 0.0},
        {"habitual_calcium": 0.0},
    ):
        assert 0.5 < start_of(**fields) < 1.3
