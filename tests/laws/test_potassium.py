"""Potassium: weeks of diet, meals, exercise, the kidney, the ledger."""

import numpy as np
import pytest

from kramkaki.body.forcing import Forcing
from kramkaki.body.person import Person
from kramkaki.body.potassium import (
    PotassiumParameters,
    PotassiumState,
    plasma_potassium,
    potassium_constants,
    potassium_rates,
    potassium_start,
)
from kramkaki.body.signals import DrugEffects, GutFlows, SweatFlows
from kramkaki.equations.potassium import excretion_capacity, insulin_shift, pool_concentration
from kramkaki.parameters.records import load

PARAMETERS = load(PotassiumParameters)
NO_DRUGS = DrugEffects(0.0, 1.0, 1.0, 1.0, 0.0)
NO_SWEAT = SweatFlows(*(0.0,) * len(SweatFlows._fields))
NO_GUT = GutFlows(*(0.0,) * len(GutFlows._fields))
NORMAL_MAGNESIUM = 0.85


def eats(potassium_per_day):
    return NO_GUT._replace(potassium=potassium_per_day / 1440.0)


def live(person, days, gut, *, drugs=NO_DRUGS, sweat=NO_SWEAT, forcing=None, step=5.0, magnesium=NORMAL_MAGNESIUM):
    """Heun steps; ``gut`` and ``forcing`` are constant or functions of the minute. Returns constants and all states."""
    constants = potassium_constants(person, PARAMETERS, NO_DRUGS, NORMAL_MAGNESIUM)
    states = [potassium_start(person, PARAMETERS, constants)]
    for index in range(int(days * 1440 / step)):
        now_gut = gut(index * step) if callable(gut) else gut
        now = forcing(index * step) if callable(forcing) else forcing or Forcing()
        around = {"sweat": sweat, "gut": now_gut, "drugs": drugs, "magnesium": magnesium, "forcing": now}
        first, _ = potassium_rates(states[-1], person, PARAMETERS, constants, **around)
        trial = PotassiumState(*(a + step * b for a, b in zip(states[-1], first, strict=True)))
        second, _ = potassium_rates(trial, person, PARAMETERS, constants, **around)
        states.append(
            PotassiumState(*(a + step / 2 * (b + c) for a, b, c in zip(states[-1], first, second, strict=True)))
        )
    return constants, states


def resting(person, constants, state):
    return plasma_potassium(state, person, PARAMETERS, constants, forcing=Forcing())


def three_meals(potassium_per_day, carbohydrate):
    def gut(minute):
        since = (minute % 1440.0 - np.array([420.0, 780.0, 1140.0])) % 1440.0
        return NO_GUT._replace(potassium=np.sum(np.exp(-since / 60.0)) * potassium_per_day / 180.0)

    def forcing(minute):
        eating = any(meal <= minute % 1440.0 < meal + 20.0 for meal in (420.0, 780.0, 1140.0))
        return Forcing(intake_carbohydrate=carbohydrate / 20.0 if eating else 0.0)

    return gut, forcing


def test_28_days_on_the_habitual_diet_spread_evenly_stay_at_the_mean_of_a_day():
    person = Person(habitual_potassium=np.array([40.0, 70.0, 120.0]))
    constants, states = live(person, 28, eats(person.habitual_potassium), step=10.0)
    for day in (2, 28):
        plasma = resting(person, constants, states[day * 144])
        np.testing.assert_allclose(plasma, constants.mean_concentration, rtol=0.005)
    assert np.all(constants.mean_concentration < 1.05 * constants.start_concentration)


def test_day_means_stay_put_on_three_meals():
    person = Person()
    gut, forcing = three_meals(person.habitual_potassium, carbohydrate=80.0)
    constants, states = live(person, 21, gut, forcing=forcing, step=5.0)
    plasma = np.array([resting(person, constants, state) for state in states[:-1]]).reshape(21, -1).mean(axis=1)
    assert np.ptp(plasma) < 0.1
    assert np.ptp(plasma[7:]) < 0.01
    assert abs(states[-1].fast_pool + states[-1].slow_pool) < 0.005 * 3500.0  # mmol in the body


def test_ledger_closes_through_meals_sweat_and_vomit():
    person = Person()
    gut, meals = three_meals(70.0, 80.0)
    sweat = NO_SWEAT._replace(potassium=0.004)
    _, states = live(person, 5, gut, sweat=sweat, forcing=lambda minute: meals(minute)._replace(lost_potassium=0.003))
    for state in states[:: 24 * 12]:
        balance = state.absorbed_total - state.urine_total - state.faeces_total - state.lost_total
        assert state.fast_pool + state.slow_pool == pytest.approx(balance, abs=1e-9)


@pytest.mark.parametrize("measured", [3.3, 4.2, 5.2])
def test_a_measured_morning_value_wins_and_stays(measured):
    person = Person(measured_potassium=measured, habitual_thiazide=25.0, potassium_cell_shift=0.2)
    gut, forcing = three_meals(person.habitual_potassium, carbohydrate=80.0)
    constants, states = live(person, 15, gut, forcing=forcing)
    assert resting(person, constants, states[0]) == pytest.approx(measured)
    for day in (1, 7, 14):
        assert resting(person, constants, states[day * 288 + 83]) == pytest.approx(measured, abs=0.1)


def test_zero_intake_and_ten_times_intake_stay_finite():
    person = Person()
    for intake in (0.0, 700.0):
        constants, states = live(person, 60, eats(intake), step=15.0)
        plasma = np.array([resting(person, constants, state) for state in states])
        assert np.isfinite(plasma).all()
        assert (plasma > 1.5).all()
        assert (plasma < 7.0).all()


def test_potassium_free_diet_against_squires_and_huth():
    # Science file 5.2: deficits up to 502 mmol in 6 to 21 days, faeces 11 to 59 % of the loss.
    _, states = live(Person(), 21, NO_GUT)
    deficit = -(states[-1].fast_pool + states[-1].slow_pool)
    assert 200.0 < deficit < 502.0
    assert 0.11 < states[-1].faeces_total / deficit < 0.59


def test_deficit_of_200_to_400_mmol_per_mmol_per_litre():
    # Equilibrated deficit against plasma, 4.0 to 3.0 mmol/L (science file 5.2 and 5.4).
    fall = np.log(4.2 / np.array([4.0, 3.0])) * PARAMETERS.deficit_scale
    assert 200.0 < np.diff(fall)[0] < 400.0


def test_doubled_renal_excretion_settles_within_two_weeks():
    # Science file 5.2: F 2.0 gives about -0.33 at 3 days and -0.46 at the plateau (+-0.1, its own fit).
    doubled = NO_DRUGS._replace(potassium_excretion_factor=2.0)
    person = Person()
    constants, states = live(person, 21, eats(70.0), drugs=doubled)
    fall = [constants.mean_concentration - resting(person, constants, states[day * 288]) for day in (3, 14, 21)]
    assert fall[0] == pytest.approx(0.33, abs=0.1)
    assert fall[1] == pytest.approx(0.46, abs=0.12)
    assert fall[2] - fall[1] < 0.02


def test_low_magnesium_wastes_potassium():
    person = Person()
    constants, states = live(person, 10, eats(70.0), magnesium=0.4)
    assert resting(person, constants, states[-1]) < constants.mean_concentration - 0.15


def test_kidney_failure_raises_and_mild_disease_does_not():
    start = potassium_constants(
        Person(kidney_function=np.array([1.0, 0.5, 0.05])), PARAMETERS, NO_DRUGS, NORMAL_MAGNESIUM
    ).start_concentration
    assert start[1] - start[0] < 0.1
    assert start[2] > start[0] + 0.4
    assert excretion_capacity(1.0) == pytest.approx(1.0)


def test_insulin_shift_saturates():
    assert insulin_shift(0.0, 1.0, 0.35) == 0.0
    assert insulin_shift(0.35, 1.0, 0.35) == 0.5
    assert insulin_shift(100.0, 1.0, 0.35) < 1.0


def test_pool_concentration_never_reaches_zero():
    assert pool_concentration(4.2, -1e9, 100.0) > 0.0
    assert pool_concentration(4.2, 0.0, 100.0) == 4.2


def test_rowing_two_kilometres():
    # Atanasovska 2014: 3.89 at rest, 6.13 at the end of about 7 minutes, 3.33 five minutes later.
    person = Person(measured_potassium=3.89)
    constants, states = live(
        person, 15 / 1440, NO_GUT, forcing=lambda t: Forcing(relative_intensity=0.95 * (t < 7)), step=0.25
    )
    end = plasma_potassium(states[27], person, PARAMETERS, constants, forcing=Forcing(relative_intensity=0.95))
    assert end == pytest.approx(6.13, abs=0.2)
    assert resting(person, constants, states[48]) == pytest.approx(3.33, abs=0.15)


def test_an_easy_run_does_not_look_like_hyperkalaemia():
    """Whole-body exercise at half of maximal uptake: within 5.5 mmol/L at once, within half a mmol/L after minutes."""
    person = Person(measured_potassium=4.2)
    easy = Forcing(relative_intensity=0.5)
    constants, states = live(person, 30 / 1440, NO_GUT, forcing=easy, step=0.25)
    course = [plasma_potassium(state, person, PARAMETERS, constants, forcing=easy) for state in states]
    assert max(course) < 5.5
    assert 4.2 < course[-1] < 4.7
