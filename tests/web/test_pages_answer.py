"""The answer: what it shows, how the day is changed, the plan, and what can be taken away."""

import json
import tomllib

import icalendar
import pytest

from kramkaki.api import run
from kramkaki.plan.levers import levers
from kramkaki.scenario.read import read
from tests.report.reading import Reader
from tests.web.browsing import Forms, answered, faults, sent
from tests.web.test_pages_starts import data_of

SECTIONS = ["headline", "first-aid", "where", "when", "day", "why", "plan", "body", "assumed", "limits", "downloads"]


@pytest.fixture(scope="module")
def page(client):
    return answered(client, "football").text


def scenario_of(page):
    return data_of(page, "scenario-data")


def test_all_parts_are_there_each_with_its_heading(page):
    sections = [attributes for attributes in Reader(page).all("section") if "id" in attributes]
    assert [one["id"] for one in sections if one["id"] in SECTIONS] == SECTIONS
    ids = Reader(page).attributes("id")
    assert all(one["aria-labelledby"] in ids for one in sections)


def test_the_scenario_in_the_page_gives_the_same_answer_elsewhere(page):
    scenario = scenario_of(page)
    read(scenario)
    found = run(scenario, draws=64)
    assert float(Reader(page).attributes("data-probability")[0]) == pytest.approx(found.cramps.probability, abs=1e-5)


def test_every_muscle_is_drawn_labelled_and_in_the_data(page):
    from kramkaki.body.person import MUSCLES

    drawn = Reader(page).attributes("data-muscle")
    curves = data_of(page, "curves-data")
    assert set(drawn) == set(MUSCLES) == {one["key"] for one in curves["muscles"]}
    assert len(curves["minutes"]) == len(curves["times"]) <= 300
    for one in curves["muscles"]:
        assert len(one["hazard"]) == len(one["low"]) == len(one["high"]) == len(curves["minutes"])
    for chart in curves["series"]:
        for line in chart["lines"]:
            assert len(line["central"]) == len(curves["minutes"])


def test_each_chart_has_a_sentence_and_a_table(page):
    figures = page.split('<figure class="body-chart"')[1:]
    assert len(figures) >= 9
    for figure in figures:
        figure = figure.partition("</figure>")[0]
        assert 'class="reading"' in figure
        assert "<table" in figure


def test_the_items_point_into_the_scenario(page):
    scenario, curves = scenario_of(page), data_of(page, "curves-data")
    assert {one["kind"] for one in curves["items"]} >= {"exercise", "drink", "sleep", "weather"}
    for item in curves["items"]:
        node = scenario
        for step in item["path"]:
            node = node[step]
        written = node if item["kind"] == "sleep" else node[item["start"]["key"]]
        assert written == item["start"]["clock"]
        if item["amount"]:
            assert node[item["amount"]["key"]] == item["amount"]["value"]


def test_an_entry_is_removed(client, page):
    after = sent(client, "/en/answer", page, "carry", do="remove:day.0.drink.0").text
    assert "drink" not in scenario_of(after)["day"][0]
    assert "exercise" in scenario_of(after)["day"][0]


def test_an_entry_is_changed_on_a_page_of_its_own(client, page):
    form = sent(client, "/en/answer", page, "carry", do="edit:day.0.exercise.0").text
    assert not any(faults(form).values()), faults(form)
    name = "f.day.0.exercise.0."
    assert Forms(form, "carry").fields[name + "start"] == ["16:00"]
    after = sent(
        client, "/en/answer", form, "carry", do="save:day.0.exercise.0",
        fields={name + "start": "15:00", name + "duration": "1 h 45 min", name + "effort": ""},
    )  # fmt: skip
    assert after.status_code == 200
    exercise = scenario_of(after.text)["day"][0]["exercise"][0]
    assert (exercise["start"], exercise["duration"]) == ("15:00", "1 h 45 min")
    assert "effort" not in exercise


def test_an_entry_is_added(client, page):
    form = sent(client, "/en/answer", page, "carry", do="add:day.0.meal").text
    name = "f.day.0.meal.500."
    after = sent(
        client, "/en/answer", form, "carry", do="save:day.0.meal.500",
        fields={name + "time": "12:30", name + "foods.0.food": "tempe", name + "foods.1.food": "pisang"},
    ).text  # fmt: skip
    assert scenario_of(after)["day"][0]["meal"] == [{"time": "12:30", "foods": [{"food": "tempe"}, {"food": "pisang"}]}]


def test_a_wrong_change_comes_back_with_the_error_and_the_old_scenario(client, page):
    form = sent(client, "/en/answer", page, "carry", do="edit:day.0.drink.0").text
    wrong = sent(
        client, "/en/answer", form, "carry", do="save:day.0.drink.0", fields={"f.day.0.drink.0.volume_ml": "90000"}
    )
    assert wrong.status_code == 422
    assert 'id="f-day-0-drink-0-volume-ml-error"' not in form
    assert "-volume-ml-error" in wrong.text
    old = json.loads(Forms(wrong.text, "carry").fields["scenario"][0])
    assert old == scenario_of(page)


def test_everything_can_be_changed_and_saving_unchanged_changes_nothing(client, page):
    form = sent(client, "/en/answer", page, "carry", do="edit:").text
    assert not any(faults(form).values()), faults(form)
    after = sent(client, "/en/answer", form, "carry", do="save:").text
    assert read(scenario_of(after)) == read(scenario_of(page))


@pytest.mark.parametrize("spoken", ["en", "id"])
def test_the_language_changes_and_the_scenario_stays(client, page, spoken):
    again = sent(client, f"/{spoken}/answer", page, "carry").text
    assert scenario_of(again) == scenario_of(page)
    assert f'<html lang="{spoken}"' in again


def test_the_plan_shows_before_and_after_and_its_parts_can_be_put_in(client):
    start = answered(client, "night").text
    planned = sent(client, "/en/answer", start, "carry", do="plan").text
    assert not any(faults(planned).values()), faults(planned)
    parts = [one for one in Reader(planned).all("input") if one.get("name") == "part"]
    assert parts
    assert all("checked" in one for one in parts)
    assert {one["value"] for one in parts} <= set(levers())
    none = sent(client, "/en/answer", planned, "carry", do="parts", fields={"part": None}).text
    assert not [one for one in Reader(none).all("input") if one.get("name") == "part" and "checked" in one]
    applied = sent(client, "/en/answer", planned, "carry", do="apply").text
    before, after = (float(Reader(text).attributes("data-probability")[0]) for text in (planned, applied))
    assert after < before


def test_the_fragment_is_the_answer_alone(client, page):
    answer = client.post("/en/fragment?units=us", json=scenario_of(page))
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<section id="answer"')
    assert answer.text.rstrip().endswith("</section>")
    assert float(Reader(answer.text).attributes("data-probability")[0]) == pytest.approx(
        float(Reader(page).attributes("data-probability")[0])
    )
    wrong = client.post("/id/fragment", json={**scenario_of(page), "person": {"mass_kg": 1}})
    assert wrong.status_code == 422
    assert 'data-place="person.mass_kg"' in wrong.text
    assert client.post("/en/fragment", content=b"{").status_code == 422
    assert client.post("/en/fragment", content=b"[]").status_code == 422


def test_the_plan_alone_and_without_a_part(client, page):
    whole = client.post("/en/fragment/plan", json=scenario_of(page)).text
    assert whole.lstrip().startswith('<section id="plan"')
    part = next(one["value"] for one in Reader(whole).all("input") if one.get("name") == "part")
    less = client.post("/en/fragment/plan", json={"scenario": scenario_of(page), "without": [part]}).text
    ticked = {one["value"] for one in Reader(less).all("input") if "checked" in one}
    assert part not in ticked


def test_downloads(client, page):
    form = Forms(page, "carry").fields

    def file(what):
        answer = client.post(f"/en/download/{what}", data=form)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        return answer.content

    assert read(tomllib.loads(file("scenario").decode())) == read(scenario_of(page))
    assert b"<!DOCTYPE html>" in file("report")[:200]
    assert b"cramp_hazard" in file("data")[:3000]
    assert json.loads(file("result"))["cramps"]["probability"] > 0
    assert icalendar.Calendar.from_ical(file("calendar"))
    assert client.post("/en/download/nothing", data=form).status_code == 404


def test_a_scenario_may_not_read_the_servers_files(client, page):
    scenario = scenario_of(page)
    scenario["day"][0]["exercise"][0] = {"start": "16:00", "activity": "running", "track": "pyproject.toml"}
    answer = client.post("/en/fragment", json=scenario)
    assert answer.status_code == 422
    assert "did not come along" in answer.text
