"""Symptoms that need not be ticked because other answers amount to them."""

import pytest

from kramkaki.safety import warnings_of
from tests.scenario.examples import changed, small
from tests.scenario.test_compile import compiled


def test_many_cramps_and_long_ones_are_symptoms_without_being_ticked():
    often = changed("person.cramp_history", {"night_cramps_per_month": 20})
    assert "most_nights" in compiled(often).symptoms
    assert "most_nights" not in compiled(changed("person.cramp_history", {"night_cramps_per_month": 4})).symptoms
    cramp = {"time": "2026-03-01T06:30", "muscle": "calf_left", "length": "12 min"}
    assert "more_than_ten_minutes" in compiled(changed("cramps", [cramp])).symptoms
    assert "more_than_ten_minutes" not in compiled(changed("cramps", [{**cramp, "length": "2 min"}])).symptoms


def test_diarrhoea_of_unknown_length_lasts_half_a_day():
    lost = compiled(small(illness=[{"time": "06:00", "kind": "diarrhoea"}], sleep="22:00")).timeline["lost_water"]
    assert (lost > 0).sum() == 720
    assert abs(lost.sum() - 1.0) < 1e-9


@pytest.mark.parametrize(
    ("name", "alarming", "harmless"),
    [
        ("potassium_mmol_per_l", 2.7, 3.3),
        ("potassium_mmol_per_l", 6.4, 5.2),
        ("ionised_calcium_mmol_per_l", 0.85, 1.1),
        ("total_calcium_mmol_per_l", 1.7, 2.1),
        ("magnesium_mmol_per_l", 0.4, 0.6),
        ("sodium_mmol_per_l", 122.0, 134.0),
    ],
)
def test_a_blood_value_far_from_normal_sends_to_the_doctor(name, alarming, harmless):
    for value, sent in ((alarming, True), (harmless, False)):
        run = compiled(changed("person.laboratory", {name: value}))
        codes = {warning.code for warning in warnings_of(run.symptoms, run.circumstances)}
        assert ("blood_value" in codes) == sent


def test_an_illness_of_the_day_is_a_symptom():
    ill = compiled(small(illness=[{"time": "06:00", "kind": "vomiting"}]))
    assert "vomiting" in ill.symptoms
    assert "losing_salts" in {warning.code for warning in warnings_of(ill.symptoms, ill.circumstances)}
