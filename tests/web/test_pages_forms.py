"""Forms: units, errors beside their fields, further fields, tracks, and text that means harm."""

import json
import re
from pathlib import Path

import pytest

from kramkaki.scenario.templates import FOLDER, templates
from kramkaki.web import units
from tests.report.reading import Reader
from tests.web.browsing import Forms, answered, sent
from tests.web.test_pages_starts import data_of

HOSTILE = "<script>alert(1)</script>\"'{{7*7}}</title>"


def scenario_of(page):
    return data_of(page, "scenario-data")


def test_switching_units_keeps_what_was_said(client):
    start = client.get("/en/start/runner").text
    us = sent(client, "/en/start/runner", start, "questions", do="units", fields={"q.mass": "70", "units": "us"}).text
    assert Forms(us, "questions").fields["q.mass"] == ["154.3"]
    assert "80.6 °F" in us or "81 °F" in us
    answer = sent(client, "/en/start/runner", us, "questions").text
    assert scenario_of(answer)["person"]["mass_kg"] == pytest.approx(70, abs=0.02)
    assert 'data-units="us"' in answer
    assert "°F" in answer


@pytest.mark.parametrize("unit", list(units.CUSTOMARY))
def test_units_there_and_back(unit):
    for value in (0.0, 1.5, 37.0, 180.0):
        again = units.metric(units.shown(value, unit, "us"), unit, "us")
        half = 0.5 * 10.0 ** -units.CUSTOMARY[unit].decimals / units.CUSTOMARY[unit].factor
        assert again == pytest.approx(value, abs=half + 1e-4)


def test_a_limit_in_customary_units_is_not_passed_by_rounding():
    for edge in (15, 300):
        assert 15 <= units.metric(units.shown(edge, "kg", "us"), "kg", "us", low=15, high=300) <= 300


def test_quantities_in_sentences_get_customary_ones_beside_them():
    assert units.also("Drink 500 mL, below 38–39 °C.", "us") == "Drink 500 mL (17 fl oz), below 38–39 °C (100–102 °F)."
    assert units.also("135 mmol/L and 3 mL/kg stay.", "us") == "135 mmol/L and 3 mL/kg stay."
    assert units.also("Drink 500 mL.", "metric") == "Drink 500 mL."


@pytest.mark.parametrize(
    ("field", "value"), [("q.mass", "7000"), ("q.age", "old"), ("q.minutes", "-3"), ("q.start", "23:00")]
)
def test_what_is_wrong_is_said_beside_its_field(client, field, value):
    answer = answered(client, "runner", fields={field: value})
    assert answer.status_code == 422
    reader = Reader(answer.text)
    wrong = [one for one in reader.elements if one[1].get("aria-invalid") == "true"]
    assert [one[1]["name"] for one in wrong] == [field]
    described = wrong[0][1]["aria-describedby"].split()
    assert any(one.endswith("-error") for one in described)
    assert Forms(answer.text, "questions").fields[field] == [value]
    faults = [attributes for _tag, attributes in reader.elements if attributes.get("id") == "faults"]
    assert "autofocus" in faults[0]
    assert f'href="#{wrong[0][1]["id"]}"' in answer.text


def test_a_fault_between_fields_is_said_too(client):
    answer = answered(client, "runner", fields={"f.person.height_cm": "95", "q.mass": "150"})
    assert answer.status_code == 422
    assert "do not fit together" in answer.text


def test_a_further_field_reaches_the_scenario(client):
    fields = {
        "f.person.height_cm": "172,5",
        "f.person.feet": "flat",
        "f.place.altitude_m": "2400",
        "f.day.0.exercise.0.pace_min_per_km": "5:30",
        "f.person.medicines.500.name": "hydrochlorothiazide",
        "f.day.0.drink.500.time": "05:30",
        "f.day.0.drink.500.volume_ml": "300",
        "f.day.0.drink.500.drink": "oralit",
        "f.person.training.usual_duration": "45",
    }
    scenario = scenario_of(answered(client, "runner", "id", fields=fields).text)
    assert scenario["person"]["height_cm"] == 172.5
    assert scenario["person"]["feet"] == "flat"
    assert scenario["person"]["training"]["usual_duration"] == "45 min"
    assert scenario["place"]["altitude_m"] == 2400
    assert scenario["day"][0]["exercise"][0]["pace_min_per_km"] == 5.5
    assert scenario["person"]["medicines"] == [{"name": "hydrochlorothiazide"}]
    assert {"time": "05:30", "volume_ml": 300.0, "drink": "oralit"} in scenario["day"][0]["drink"]


def test_every_key_of_the_model_has_a_field():
    """Except those that only a file can say: seed, version, tracks, courses, days that differ."""
    from kramkaki.scenario.model import Scenario
    from kramkaki.web.field_data import keys

    only_files = {"schema_version", "seed", "on", "override", "track", "course"}
    of_others = {"day", "foods", "composition", "thirst_drink", "place", "person", "symptoms", "training", "diet"}
    of_others |= {"laboratory", "cramp_history", "nerve"}
    plain, tables = keys()
    shown = {key.rpartition(".")[2] for key in plain}
    shown |= {column[0].rpartition(".")[2] for table in tables.values() for column in table["columns"]}
    shown |= {key.rpartition(".")[2] for key in tables}
    schema = Scenario.model_json_schema(by_alias=True)
    known = {key for table in (schema, *schema["$defs"].values()) for key in table.get("properties", ())}
    assert known - only_files - of_others - shown == set()


def test_hostile_texts_stay_texts(client):
    answer = answered(client, "runner", fields={"f.title": HOSTILE, "f.place.name": HOSTILE})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "49" not in re.search(r"<h1[^>]*>(.*?)</h1>", answer.text, re.S).group(1)
    assert scenario_of(answer.text)["title"] == HOSTILE
    again = sent(client, "/en/answer", answer.text, "carry", do="edit:")
    assert "<script>alert" not in again.text
    for spoken in ("en", "id"):
        wrong = client.post(f"/{spoken}/answer", data={"scenario": json.dumps({HOSTILE: 1})})
        assert wrong.status_code == 422
        assert "<script>alert" not in wrong.text


def test_a_track_becomes_a_course_without_its_places(client):
    track = next(Path(FOLDER).glob("*.gpx")).read_bytes()
    answer = answered(client, "runner", files={"gpx": ("way.gpx", track)})
    assert answer.status_code == 200, answer.text[:300]
    exercise = scenario_of(answer.text)["day"][0]["exercise"][0]
    assert 2 <= len(exercise["course"]) <= 60
    assert "track" not in exercise
    assert "trkpt" not in answer.text


@pytest.mark.parametrize("content", [b"", b"<gpx/>", b"not xml", b'<!DOCTYPE x [<!ENTITY a "b">]><gpx>&a;</gpx>'])
def test_a_bad_track_is_a_fault_of_the_form(client, content):
    answer = answered(client, "runner", files={"gpx": ("way.gpx", content)})
    assert answer.status_code == (200 if content == b"" else 422)


@pytest.mark.parametrize("name", list(templates()))
def test_every_example_can_be_opened(client, name):
    page = client.get(f"/en/start/expert?template={name}").text
    answer = sent(client, "/en/start/expert", page, "expert")
    assert answer.status_code == 200, answer.text[-500:]


def test_an_experts_mistake_is_told_with_its_place(client):
    text = """start = "2026-03-01T05:30+07:00"
person = { age_years = 30, sex = "male", mass_kg = 3 }
[[day]]
wake = "05:00"
"""
    page = client.get("/en/start/expert").text
    answer = sent(client, "/en/start/expert", page, "expert", fields={"text": text})
    assert answer.status_code == 422
    assert 'data-place="person.mass_kg"' in answer.text
    assert "mass_kg = 3" in answer.text
