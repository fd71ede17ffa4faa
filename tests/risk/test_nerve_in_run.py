"""What the nerve's mechanisms do in a run, and what counts once only."""

import numpy as np

from kramkaki.risk.hazard import resting_values
from kramkaki.risk.traits import sodium_block
from tests.statements.study import MARATHON, NIGHTS, rate_ratio, result, threshold


def test_an_irritated_nerve_shows_in_the_threshold_and_counts_by_its_measured_ratio_alone():
    ill = {"person.conditions": ["sciatica"]}
    lower = threshold(result(NIGHTS, ill)) - threshold(result(NIGHTS))
    assert lower.max() < -4
    assert rate_ratio(NIGHTS, ill) < 6.1  # were the shift counted again, about twice the measured ratio


def test_quinine_raises_the_threshold_a_little():
    assert sodium_block([("thiazide", 10.0)]) == 0
    assert 0 < sodium_block([("quinine", None), ("thiazide", 10.0)]) < 1
    taking = {"person.medicines": [{"name": "quinine"}]}
    higher = threshold(result(NIGHTS, taking)) - threshold(result(NIGHTS))
    assert 0.5 < higher.min() <= higher.max() < 6
    assert 0.6 < rate_ratio(NIGHTS, taking) < 0.9  # El-Tawil 2015: 28 % fewer cramps


def test_a_reported_cramp_lowers_the_threshold_of_its_muscle_for_an_hour_and_more():
    cramped = result(MARATHON, {"cramps": [{"time": "2026-03-01T08:00", "muscle": "calf_left"}]})
    lower = threshold(cramped) - threshold(result(MARATHON))
    assert np.abs(lower[:119]).max() < 0.1
    assert np.all((lower[125:175] > -6) & (lower[125:175] < -2))  # Miller 2017: -4 from 5 to 60 min
    assert np.abs(lower[245:]).max() < 0.1
    other = threshold(cramped, "calf_right") - threshold(result(MARATHON), "calf_right")
    assert np.abs(other).max() < 0.1


def test_blood_of_the_first_minute_of_exercise_is_no_blood_at_rest():
    potassium = np.array([[4.1, 4.1, 6.2, 5.8, 5.5]])
    load = np.array([0.0, 0.0, 1 / 60, 2 / 60, 3 / 60])
    np.testing.assert_allclose(resting_values(potassium, load), 4.1)
