"""Water, salts and heat balance to rounding in every shipped example: what is there = what came - what went."""

import numpy as np
import pytest

from kramkaki.body import wiring
from tests.invariants.shipped import NAMES, compiled, trace

ROUNDING = 1e-10  # relative to the amounts that went through
SALTS_IN_STEPS = 1e-9


def changes(name):
    start, end = trace(name).start, trace(name).end
    return (
        start,
        end,
        lambda organ, field: np.asarray(getattr(getattr(end, organ), field) - getattr(getattr(start, organ), field)),
    )


def assert_balanced(held, came, went):
    scale = 1 + np.abs(came) + np.abs(went)
    np.testing.assert_allclose((held - came + went) / scale, 0, atol=ROUNDING)


@pytest.mark.parametrize("name", NAMES)
def test_water_balances(name):
    _, _, change = changes(name)
    held = change("water", "body_water") + change("gut", "stomach_water") + change("gut", "intestine_water")
    came = change("water", "water_taken") + change("water", "water_made")
    assert_balanced(held, came, change("water", "water_lost") + change("water", "urine_water"))


@pytest.mark.parametrize("name", NAMES)
def test_water_taken_is_what_the_scenario_gives(name):
    _, _, change = changes(name)
    given = compiled(name).timeline["intake_water"].sum() + change("water", "drunk_to_thirst")
    np.testing.assert_allclose(change("water", "water_taken"), given, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_sodium_balances(name):
    _, _, change = changes(name)
    held = change("water", "extracellular_sodium") + change("gut", "stomach_sodium") + change("gut", "intestine_sodium")
    assert_balanced(
        held, change("water", "sodium_taken"), change("water", "sodium_lost") + change("water", "urine_sodium")
    )


@pytest.mark.parametrize("name", NAMES)
def test_potassium_balances(name):
    _, _, change = changes(name)
    went = sum(change("potassium", f"{way}_total") for way in ("urine", "faeces", "lost"))
    held = change("potassium", "fast_pool") + change("potassium", "slow_pool")
    assert_balanced(held, change("potassium", "absorbed_total"), went)


@pytest.mark.parametrize("name", NAMES)
def test_calcium_balances(name):
    _, _, change = changes(name)
    went = sum(change("calcium", f"{way}_total") for way in ("urine", "faeces", "lost"))
    held = change("calcium", "pool") + change("calcium", "bone")
    assert_balanced(held, change("calcium", "absorbed_total"), went)


@pytest.mark.parametrize("name", NAMES)
def test_magnesium_balances(name):
    _, _, change = changes(name)
    went = change("magnesium", "urine_total") + change("magnesium", "lost_total")
    assert_balanced(change("magnesium", "exchangeable"), change("magnesium", "absorbed_total"), went)


@pytest.mark.parametrize("name", NAMES)
def test_salts_offered_by_the_gut_are_those_that_left_it(name):
    _, _, change = changes(name)
    eaten = compiled(name).timeline["intake_potassium"].sum()
    still = change("gut", "stomach_potassium") + change("gut", "intestine_potassium")
    drunk = float(np.squeeze(change("water", "drunk_to_thirst"))) * compiled(name).timeline["thirst_potassium"].max()
    absorbed = change("potassium", "absorbed_total")
    assert np.all(absorbed <= eaten + drunk - still + SALTS_IN_STEPS * (1 + eaten))


@pytest.mark.parametrize("name", NAMES)
def test_heat_balances(name):
    _, _, change = changes(name)
    body, _ = wiring.prepare(compiled(name).person, wiring.load_parameters())
    capacity = body.constants.heat
    held = sum(
        getattr(capacity, f"{node}_capacity") * change("heat", f"{node}_temperature")
        for node in ("core", "muscle", "skin")
    )
    went = sum(change("heat", way) for way in ("heat_breathed", "heat_to_air", "heat_evaporated", "heat_to_water"))
    assert_balanced(held, change("heat", "heat_made"), went)


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_finite_and_amounts_are_positive(name):
    for quantity, values in trace(name).items():
        assert np.all(np.isfinite(values)), quantity
    for quantity in ("plasma_sodium", "plasma_potassium", "ionised_calcium", "plasma_magnesium", "body_water"):
        assert np.all(trace(name)[quantity] > 0), quantity


def test_a_resting_day_on_the_habitual_diet_leaves_the_body_where_it_was():
    quiet = trace("broken-tibia")
    assert abs(quiet["plasma_sodium"][0, -1] - quiet["plasma_sodium"][0, 0]) < 3
    assert abs(quiet["core_temperature"][0, -1] - quiet["core_temperature"][0, 0]) < 0.3
