"""The plan of each shipped example is one that a sports physician would not object to; exports say the same."""

import json
from dataclasses import replace

import pytest
from icalendar import Calendar

from kramkaki import language
from kramkaki.api import run
from kramkaki.errors import ScenarioError
from kramkaki.report.plan_text import before_and_after, times
from kramkaki.scenario.templates import template_path

DRAWS = 8


@pytest.fixture(scope="module")
def plans():
    known = {}

    def get(name):
        if name not in known:
            known[name] = run(template_path(name), draws=DRAWS).plan()
        return known[name]

    return get


def chosen(plan):
    return {part["lever"] for part in plan["changes"]}


def habit(plan, number):
    return next(one for one in plan["habits"] if one["statement"] == number)


def test_a_race_under_the_target_needs_no_change_but_drinks_with_sodium_below_the_sweat(plans):
    plan = plans("byrne-2006-race").as_json()
    assert plan["reached"]
    assert plan["changes"] == []
    (fluid,) = plan["fluids"]
    assert 0.4 <= fluid["litres_per_hour"] <= 1.0
    assert fluid["total_l"] < fluid["sweat_l_10th_percentile"]
    assert fluid["sodium_mmol_per_l"] >= 20
    assert habit(plan, 20)["status"] == "already"
    assert habit(plan, 21)["contested"]


def test_hot_work_gets_breaks_and_no_training_plan(plans):
    plan = plans("factory-shift").as_json()
    assert "breaks" in chosen(plan)
    assert not {"build_up", "slower_20", "shorter", "earlier_60"} & {one["lever"] for one in plan["tried"]}
    assert plan["after"]["probability"] < 0.95 * plan["before"]["probability"]
    assert "R7" in {rule["rule"] for rule in plan["rules"]}
    assert max(fluid["litres_per_hour"] for fluid in plan["fluids"]) < 0.8


def test_an_overlong_run_is_made_easier_and_the_plan_owns_up_that_it_is_not_enough(plans):
    plan = plans("hill-run").as_json()
    assert not plan["reached"]
    assert {"build_up", "slower_20"} <= chosen(plan)
    assert plan["after"]["probability"] < 0.7 * plan["before"]["probability"]
    assert plan["after"]["highest_core_temperature"] <= plan["before"]["highest_core_temperature"]
    assert plan["after"]["heat_illness"]["probability"] <= plan["before"]["heat_illness"]["probability"]


def test_night_cramps_on_a_water_pill_lead_to_bedding_stretching_and_the_doctor_never_to_a_dose(plans):
    plan = plans("night-cramps").as_json()
    assert chosen(plan) == {"nightly_stretch", "bedding"}
    stretch = next(part for part in plan["changes"] if part["lever"] == "nightly_stretch")
    assert stretch["grade"] == "CONTESTED"
    assert "review your medicines" in plan["clinician"][0]
    assert "Change nothing by yourself" in plan["clinician"][0]
    assert habit(plan, 21)["status"] == "forbidden"
    assert plan["after"]["expected"] < 0.85 * plan["before"]["expected"]


def test_a_swimmer_who_cramped_is_told_to_get_out_first(plans):
    plan = plans("pool-swim").as_json()
    assert plan["warnings"][0]["level"] == "stop"
    assert plan["after"]["probability"] <= plan["before"]["probability"] + 1e-6


def test_a_walk_with_high_blood_pressure_gets_no_salt(plans):
    plan = plans("lake-walk").as_json()
    assert plan["reached"]
    assert habit(plan, 21)["rule"] == "R4"
    assert all((fluid["sodium_mmol_per_l"] or 0) < 5 for fluid in plan["fluids"])


def test_a_broken_leg_is_an_emergency_and_nothing_else(plans):
    plan = plans("broken-tibia")
    data = plan.as_json()
    assert data["emergency"]
    assert data["reason"]
    chance, advice = ("before", "after", "reached", "tried"), ("habits", "changes", "also", "not_advised", "rules")
    for name in (*chance, *advice, "fluids", "foods", "events"):
        assert data[name] is None
    assert not [text for text in data["if_a_cramp_comes"] if text.startswith("Straighten")]


def test_before_is_what_the_run_says_and_parts_add_up(plans):
    plan = plans("factory-shift").as_json()
    result = run(template_path("factory-shift"), draws=1)
    assert plan["before"]["probability"] == pytest.approx(result.cramps.probability, rel=1e-3)
    parts = [*plan["habits"], *plan["changes"]]
    total = sum(part["contribution"] for part in parts if part["status"] != "forbidden")
    assert total == pytest.approx(plan["before"]["probability"] - plan["after"]["probability"], abs=1e-3)
    json.dumps(plan, allow_nan=False)


def test_the_calendar_has_an_alarm_for_every_time(plans, tmp_path):
    plan = plans("byrne-2006-race")
    plan.to_ics(tmp_path / "race.ics")
    found = Calendar.from_ical((tmp_path / "race.ics").read_bytes())
    entries = found.walk("VEVENT")
    assert len(entries) == len(plan.as_json()["events"]) > 3
    assert all(entry.walk("VALARM") for entry in entries)
    first = min(entry["DTSTART"].dt for entry in entries)
    assert first.isoformat() == "2003-11-29T22:00:00+00:00"  # half an hour before the start, to cool down


def test_an_emergency_has_no_calendar(plans, tmp_path):
    with pytest.raises(ScenarioError, match="emergency comes first"):
        plans("broken-tibia").to_ics(tmp_path / "leg.ics")
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_too_hot_is_not_planned_as_reached_before_it_is_cooler():
    hot = {
        "start": "2026-03-01T05:30+07:00",
        "person": {"age_years": 34, "sex": "male", "mass_kg": 70, "fitness": "athlete"},
        "day": [
            {
                "weather": [{"temperature_c": 33, "relative_humidity_percent": 75}],
                "exercise": [{"start": "06:00", "activity": "running", "duration": "1 h", "effort": "race"}],
            }
        ],
    }
    result = run(hot, draws=2)
    plan = result.plan(target=0.9)
    assert "hot_core" in {warning.code for warning in plan.warnings}
    assert plan.before.probability < 0.9
    assert plan.before.highest_core_temperature > 40.0
    assert plan.changes
    assert plan.after.highest_core_temperature < plan.before.highest_core_temperature
    assert plan.reached == (plan.after.highest_core_temperature < 40.0)
    with language.use("en"):
        sentences = before_and_after(replace(plan, reached=False))
    assert "too hot" in sentences[0]
    assert any("core temperature" in line for line in sentences)


def test_an_indonesian_plan_speaks_indonesian():
    with language.use("id"):
        plan = run(template_path("lake-walk"), draws=1).plan().as_json()
    assert habit(plan, 20)["name"] == "Minum sebelum olahraga"
    assert habit(plan, 21)["reason"].startswith("Tidak untuk Anda (tekanan darah tinggi)")


def test_drinks_at_one_step_are_told_in_one_line(plans):
    plan = plans("factory-shift")
    sips = sum(event.kind == "drink" for event in plan.events)
    with language.use("en"):
        rows = times(plan)
    assert len(rows) < len(plan.events) - 4
    assert sips > 8
    assert any(text.endswith("every 30 min") and "07:30 to 11:00" in text for text, _title in rows)
