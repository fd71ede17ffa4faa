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
    ("name", "value", "code"),
    [
        ("potassium_mmol_per_l", 2.7, "potassium_today"),
        ("potassium_mmol_per_l", 4.2, None),
        ("potassium_mmol_per_l", 6.4, "potassium_today"),
        ("potassium_mmol_per_l", 5.2, "potassium_is_high"),
        ("ionised_calcium_mmol_per_l", 0.85, "calcium_today"),
        ("ionised_calcium_mmol_per_l", 1.15, None),
        ("total_calcium_mmol_per_l", 1.95, "calcium_today"),
        ("total_calcium_mmol_per_l", 2.2, None),
        ("magnesium_mmol_per_l", 0.45, "magnesium_today"),
        ("magnesium_mmol_per_l", 0.8, None),
        ("sodium_mmol_per_l", 126.0, "sodium_today"),
        ("sodium_mmol_per_l", 134.0, "sodium_soon"),
        ("sodium_mmol_per_l", 140.0, None),
    ],
)
def test_a_blood_value_far_from_normal_sends_to_the_doctor(name, value, code):
    run = compiled(changed("person.laboratory", {name: value}))
    warnings = warnings_of(run.symptoms, run.circumstances, None, run.laboratory)
    assert [warning.code for warning in warnings] == ([code] if code else [])


def test_an_illness_of_the_day_is_a_symptom():
    ill = compiled(small(illness=[{"time": "06:00", "kind": "vomiting"}]))
    assert "vomiting" in ill.symptoms
    assert "losing_salts" in {warning.code for warning in warnings_of(ill.symptoms, ill.circumstances)}
