"""The usual meals of a day of exercise bring its energy and salt back."""

import pytest

from kramkaki.scenario.compile.person import energy_eaten
from tests.scenario.examples import small
from tests.scenario.test_compile import compiled

RIDE = {"start": "09:00", "duration": "2 h", "activity": "cycling", "metabolic_rate_w": 700.0}


def eaten(exercise, **diet):
    content = {**small(exercise=exercise, repeat=2), "start": "2026-03-01T05:00+07:00", "meals": "habitual"}
    content["person"]["diet"] = diet
    run = compiled(content)
    return run.person, {name: run.timeline[name].sum() for name in ("intake_energy", "intake_sodium")}


def test_exercise_is_eaten_back_within_a_day():
    person, quiet = eaten([])
    _person, active = eaten([RIDE])
    spent = 700 * 2 * 3600 / 4184 - 2 / 24 * energy_eaten(person)  # [kcal] beyond an ordinary day
    # Of two rides, the breakfast after the second lies beyond the end: five thirds.
    assert active["intake_energy"] - quiet["intake_energy"] == pytest.approx(5 / 3 * spent, rel=0.02)
    assert active["intake_sodium"] / quiet["intake_sodium"] == pytest.approx(
        active["intake_energy"] / quiet["intake_energy"]
    )


def test_an_amount_that_is_stated_is_the_amount():
    _person, active = eaten([RIDE], sodium_mg=2299.0)
    assert active["intake_sodium"] == pytest.approx(200)
