"""Cramps at work: a job is done every day, so it is neither new nor an overuse."""

import pytest

from kramkaki.risk.forecast import forecast, world_of
from kramkaki.risk.susceptibility import probability_of_any
from kramkaki.scenario.compile import compile
from kramkaki.scenario.read import read
from tests.statements.study import NIGHTS, PERSON, cause, result

SUMMER = [{"from": "00:00", "temperature_c": 28.0, "relative_humidity_percent": 60.0, "sun": "partly"}]
JOB = {"start": "07:00", "duration": "8 h", "activity": "work", "effort": "moderate", "indoors": False}
DAYS = 63  # worked in three months
FARM = {
    **NIGHTS,
    "start": "2026-03-01T05:30+07:00",
    "person": {**PERSON, "fitness": "average", "hot_days": 20},
    "drinking": "to_thirst",
    "day": [{"repeat": 2, "weather": SUMMER, "exercise": [JOB], "wake": "05:30", "sleep": "21:30"}],
}


def test_a_quarter_of_farm_workers_cramp_within_a_hot_summer():
    """Arcury 2015: 17 of 68 in extreme heat within three months; the 95 % interval of 17 of 68 is 0.16 to 0.37."""
    two_days = forecast(world_of(compile(read(FARM))), draws=1)
    at_work = two_days.exposure.exercise * DAYS / 2
    assert 0.16 <= probability_of_any(two_days.susceptibility, 0 * at_work, at_work)[0] <= 0.37


def test_a_job_at_its_own_pace_is_no_overuse_and_not_new():
    daily = result(FARM)
    assert cause(daily, "overuse") is None
    assert cause(daily, "unaccustomed") is None
    new = result(FARM, {"day.0.exercise.0.usual_intensity_percent": 0})
    assert cause(new, "unaccustomed").share > 0
    stated = result(FARM, {"day.0.exercise.0.usual_intensity_percent": 35.0})
    assert stated.cramps.expected == pytest.approx(daily.cramps.expected, rel=0.1)
