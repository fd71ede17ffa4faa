"""First aid for a cramp that is happening now."""

import pytest

from kramkaki.safety import first_aid


def steps(circumstances=(), symptoms=(), muscle=None):
    return [step.code for step in first_aid(circumstances, symptoms, muscle)]


@pytest.mark.parametrize("muscle", ["calf", "shin", "hamstring", "quadriceps", "foot"])
def test_an_ordinary_cramp_is_stretched(muscle):
    assert steps(["exercising"], muscle=muscle)[:2] == ["stop", f"stretch_{muscle}"]


def test_a_night_cramp_is_stretched_first():
    assert steps(["night_cramps"], muscle="calf")[0] == "stretch_calf"


def test_when_it_may_be_night_or_exercise_both_are_served():
    got = steps(["night_cramps", "exercising"], muscle="calf")
    assert got[:3] == ["stop_if_moving", "stretch_calf", "stand_up"]


def test_in_water_safety_comes_before_the_muscle():
    got = steps(["in_water", "exercising"], muscle="calf")
    assert got[:4] == ["signal_and_float", "stop_kicking", "stretch_in_water", "get_out"]
    assert "not_back_in" in got


def test_in_the_heat_the_session_ends_and_somebody_watches():
    got = steps(["heat", "exercising"])
    for step in ("stop", "shade_and_cool", "watch_the_mind", "no_more_today"):
        assert step in got
    assert "drink_salty" in got


def test_after_much_drinking_no_more_water():
    got = steps(["heat", "heavy_drinking"])
    assert "no_more_water" in got
    assert not any(step.startswith("drink") for step in got)


def test_hot_confused_and_full_of_water_is_cooled_and_given_nothing():
    got = steps(["heat", "heavy_drinking"], ["confusion", "vomiting"])
    assert got[:3] == ["call", "cool_at_once", "no_more_water"]
    assert "on_the_side" in got
    assert "nothing_to_drink_if_confused" in got


def test_salty_drinks_respect_illness():
    assert "drink_salty" not in steps(["heat", "hypertension"])
    assert "drink_as_allowed" in steps(["heat", "heart_failure"])


@pytest.mark.parametrize(
    ("symptoms", "circumstances", "step"),
    [
        (["confusion"], ["heat"], "cool_at_once"),
        (["headache", "vomiting"], ["heavy_drinking"], "no_more_water"),
        (["palpitations"], [], "call"),
        (["dark_urine"], ["after_exercise"], "call"),
        (["tight_limb"], ["fracture"], "keep_still"),
        (["swelling", "warm_calf"], [], "no_stretch_no_massage"),
    ],
)
def test_emergencies_change_first_aid(symptoms, circumstances, step):
    got = steps(circumstances, symptoms)
    assert step in got
    assert not any(code.startswith(("stretch", "rub", "drink")) for code in got)


def test_every_step_has_words():
    for step in first_aid(["in_water", "heat"], muscle="foot"):
        assert len(step.text()) > 10
