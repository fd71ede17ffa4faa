"""What the model foretells never makes an emergency: only reported signs and measured values do."""

import pytest

from kramkaki.api import run
from kramkaki.safety.warnings import BELIEVED, RunNumbers, warnings_of
from kramkaki.scenario.model_person import Symptoms
from kramkaki.scenario.read import read
from kramkaki.scenario.templates import template_path, templates

DAY = "2026-03-01T05:00+07:00"
PERSON = {"age_years": 40, "sex": "male", "mass_kg": 80}
RACE = [{"start": "06:00", "duration": "5 h", "activity": "running", "effort": "hard"}]
HOT = [{"temperature_c": 40, "relative_humidity_percent": 75}]
EXTREMES = {
    "hot": [{"weather": HOT, "exercise": RACE, "drink": []}],
    "drowned": [
        {"exercise": RACE, "drink": [{"time": "06:00", "volume_ml": 1000, "every": "20 min", "until": "11:00"}]}
    ],
    "dry": [{"repeat": 3, "weather": HOT, "exercise": RACE, "drink": []}],
    "cold": [{"exercise": [{"start": "06:00", "duration": "5 h", "activity": "swimming", "water_temperature_c": 2}]}],
}


def levels(scenario):
    return {one.level for one in run(scenario, draws=1).warnings}


@pytest.mark.parametrize("name", sorted(set(templates()) - {"broken-tibia"}))  # that one has a broken bone
def test_no_shipped_example_without_a_sign_is_an_emergency(name):
    scenario = read(template_path(name))
    assert "emergency" not in levels(scenario.model_copy(update={"symptoms": Symptoms()}))


@pytest.mark.parametrize("name", EXTREMES)
def test_no_day_however_extreme_is_an_emergency_by_what_is_computed(name):
    found = levels({"start": DAY, "person": PERSON, "drinking": "listed", "day": EXTREMES[name]})
    assert {"stop", "caution"} & found
    assert "emergency" not in found


@pytest.mark.parametrize("extreme", [-1e3, 1e3])
def test_no_computed_number_is_an_emergency(extreme):
    numbers = RunNumbers(
        lowest_mass_change=extreme, exercise_mass_change=extreme, lowest_plasma_sodium=extreme, exercise_intake=extreme,
        exercise_sweat=-extreme, fastest_drinking=extreme, highest_wet_bulb_globe_temperature=extreme,
        extremes=dict.fromkeys(BELIEVED, (extreme, extreme)),
    )  # fmt: skip
    around = ("exercising", "heat", "first_hot_days", "heavy_drinking", "maximal_effort", "unaccustomed", "alone")
    assert "emergency" not in {one.level for one in warnings_of((), around, numbers)}
