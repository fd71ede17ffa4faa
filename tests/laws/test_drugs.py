"""Diuretics: elimination, the dose-response of the science file's section 8, and the start on a habitual dose."""

import numpy as np
import pytest

from kramkaki.body.drugs import DrugParameters, DrugState, drug_constants, drug_effects, drug_rates, drug_start
from kramkaki.body.forcing import Forcing
from kramkaki.body.person import Person
from kramkaki.equations.drugs import amount_for_share, day_mean_effect_share, effect_share, elimination_rate
from kramkaki.parameters.records import load

PARAMETERS = load(DrugParameters)
CLASSES = ("thiazide", "loop_diuretic", "potassium_sparing")


def at_steady_state(person):
    constants = drug_constants(person, PARAMETERS)
    return drug_effects(drug_start(person, PARAMETERS, constants), person, PARAMETERS, constants)


def through_days(person, state, doses, days):
    """Exact decay minute by minute, doses at once at 08:00; effects of the last day."""
    constants = drug_constants(person, PARAMETERS)
    last = []
    for minute in range(days * 1440):
        if minute % 1440 == 480:
            state = DrugState(*(amount + dose for amount, dose in zip(state, doses, strict=True)))
        state = DrugState(*(a * np.exp(-rate) for a, rate in zip(state, constants, strict=True)))
        if minute >= (days - 1) * 1440:
            last.append(drug_effects(state, person, PARAMETERS, constants))
    return last


def test_half_is_left_after_one_half_life():
    assert np.exp(-elimination_rate(90.0) * 90.0) == pytest.approx(0.5)


def test_half_the_effect_at_the_half_effect_amount():
    assert effect_share(40.0, 40.0) == 0.5
    assert amount_for_share(effect_share(17.0, 40.0), 40.0) == pytest.approx(17.0)


@pytest.mark.parametrize("dose", [0.0, 12.5, 50.0, 500.0])
def test_day_mean_agrees_with_a_numerical_mean(dose):
    rate = elimination_rate(600.0)
    minutes = np.linspace(0.0, 1440.0, 14401)
    amount = dose / (1 - np.exp(-rate * 1440.0)) * np.exp(-rate * minutes)
    expected = np.trapezoid(effect_share(amount, 40.0), minutes) / 1440.0
    assert day_mean_effect_share(dose, 40.0, rate, 1440.0) == pytest.approx(expected, rel=1e-6, abs=1e-12)


@pytest.mark.parametrize(
    ("dose", "factor"),
    [
        ({"habitual_thiazide": 12.5}, 1.35),
        ({"habitual_thiazide": 25.0}, 1.7),
        ({"habitual_thiazide": 50.0}, 2.6),
        ({"habitual_loop_diuretic": 20.0}, 1.2),
        ({"habitual_loop_diuretic": 40.0}, 1.5),
        ({"habitual_loop_diuretic": 80.0}, 1.9),
        ({"habitual_potassium_sparing": 5.0}, 0.7),
        ({"habitual_potassium_sparing": 10.0}, 0.55),
    ],
)
def test_factor_on_urine_potassium_is_near_the_table(dose, factor):
    # The table (science file 8) is a design value with steps of 0.1 to 0.5: 25 % is its own resolution.
    assert at_steady_state(Person(**dose)).potassium_excretion_factor == pytest.approx(factor, rel=0.25)


@pytest.mark.parametrize("which", range(3))
def test_a_daily_dose_keeps_the_day_mean_of_the_start(which):
    doses = [0.0, 0.0, 0.0]
    doses[which] = (25.0, 40.0, 5.0)[which]
    person = Person(**{f"habitual_{name}": dose for name, dose in zip(CLASSES, doses, strict=True)})
    start = drug_start(person, PARAMETERS, drug_constants(person, PARAMETERS))
    mean = np.mean([effects.potassium_excretion_factor for effects in through_days(person, start, doses, 6)])
    assert mean == pytest.approx(at_steady_state(person).potassium_excretion_factor, rel=0.01)


def test_thiazide_saves_calcium_and_loop_wastes_it():
    assert at_steady_state(Person(habitual_thiazide=25.0)).calcium_excretion_factor < 0.9
    assert at_steady_state(Person(habitual_loop_diuretic=40.0)).calcium_excretion_factor > 1.1


def test_furosemide_40_mg_takes_a_litre_and_a_half_within_six_hours():
    # Science file 3.3 and 8: body mass -1.6 to -2.5 % (about 1.2 to 1.9 kg at 75 kg) about five hours after 40 mg.
    person = Person()
    constants = drug_constants(person, PARAMETERS)
    state, water = DrugState(0.0, 40.0, 0.0), 0.0
    for _ in range(300):
        water += drug_effects(state, person, PARAMETERS, constants).water_excretion
        state = state._replace(loop_diuretic=state.loop_diuretic * np.exp(-constants.loop_rate))
    assert 1.0 < water < 1.9


def test_no_diuretic_has_no_effect():
    effects = at_steady_state(Person())
    assert effects.sodium_excretion == effects.water_excretion == 0.0
    assert effects.potassium_excretion_factor == effects.magnesium_excretion_factor == 1.0


def test_rates_carry_the_dose_and_the_decay():
    constants = drug_constants(Person(), PARAMETERS)
    rates = drug_rates(
        DrugState(10.0, 0.0, 0.0), Person(), PARAMETERS, constants, forcing=Forcing(dose_loop_diuretic=2.0)
    )
    assert rates.thiazide == pytest.approx(-10.0 * np.log(2) / PARAMETERS.thiazide_half_life)
    assert rates.loop_diuretic == 2.0
