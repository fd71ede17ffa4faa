"""Symptoms that need not be ticked because other answers amount to them."""

from tests.scenario.examples import changed
from tests.scenario.test_compile import compiled


def test_many_cramps_and_long_ones_are_symptoms_without_being_ticked():
    often = changed("person.cramp_history", {"night_cramps_per_month": 20})
    assert "most_nights" in compiled(often).symptoms
    assert "most_nights" not in compiled(changed("person.cramp_history", {"night_cramps_per_month": 4})).symptoms
    cramp = {"time": "2026-03-01T06:30", "muscle": "calf_left", "length": "12 min"}
    assert "more_than_ten_minutes" in compiled(changed("cramps", [cramp])).symptoms
    assert "more_than_ten_minutes" not in compiled(changed("cramps", [{**cramp, "length": "2 min"}])).symptoms
