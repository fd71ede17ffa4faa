"""``kram plan`` from outside: pure JSON, the target as people write it, files, one-line errors, the page to print."""

import json

import pytest

from kramkaki import language
from kramkaki.api import run
from kramkaki.cli import main
from kramkaki.cli.plan import parse_target
from kramkaki.report.plan_page import page
from kramkaki.scenario.templates import template_path


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KRAM_LANG", "en")


@pytest.mark.parametrize("written", ["5%", "5 %", "5", "0.05", "0,05", "5,0%"])
def test_a_target_is_read_as_people_write_it(written):
    assert parse_target(written) == pytest.approx(0.05)


def test_json_is_pure_and_the_calendar_is_written(tmp_path, capsys):
    assert main(["plan", "lake-walk", "--json", "--ics", "walk.ics", "--page", "walk.html"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["reached"]
    assert (tmp_path / "walk.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "<h1>Plan against leg cramps</h1>" in (tmp_path / "walk.html").read_text(encoding="utf-8")


def test_the_text_leads_with_the_emergency_and_plans_nothing(capsys):
    assert main(["plan", "broken-tibia"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("EMERGENCY")
    assert "What to change" not in text
    assert "─" not in text


def test_after_an_emergency_no_calendar_is_written_and_the_page_says_what_to_do(tmp_path, capsys):
    assert main(["plan", "broken-tibia", "--json", "--ics", "leg.ics", "--page", "leg.html"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["emergency"]
    assert said.err.splitlines() == ["No calendar is written: the emergency comes first."]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["leg.html"]
    text = (tmp_path / "leg.html").read_text(encoding="utf-8")
    assert "Keep the leg still" in text
    assert "%" not in text[text.index("<body>") :]


@pytest.mark.parametrize("arguments", [["--target", "300"], ["--target", "often"], ["--ics", "no/such/folder/x.ics"]])
def test_faults_of_the_input_are_one_line(arguments, capsys):
    assert main(["plan", "lake-walk", *arguments]) == 2
    said = capsys.readouterr()
    assert len(said.err.strip().splitlines()) == 1
    assert said.out == ""


def test_the_page_stands_alone_and_warns_first():
    with language.use("id"):
        text = page(run(template_path("factory-shift"), draws=1).plan())
    assert "http://" not in text
    assert "https://" not in text
    assert text.index('class="warnings"') < text.index('class="card"')
    assert "Yang perlu diubah" in text


def test_where_the_chance_is_near_one_cramps_are_counted(capsys):
    assert main(["plan", "night-cramps"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "fewer cramps" in text
    assert "percentage points" not in text
    assert "under 5%." in text
    assert "21 days" in text


def test_what_nobody_can_compute_is_offered_and_said_so(capsys):
    assert main(["plan", "night-cramps", "--json"]) == 0
    plan = json.loads(capsys.readouterr().out)
    review = next(part for part in plan["also"] if part["lever"] == "medicine_review")
    assert "hydrochlorothiazide" in review["what"]
    assert review["contribution"] is None
    assert review["cost"]
    assert review["grade"] == "MODERATE"
    assert any(event["kind"] == "clinician" for event in plan["events"])


def test_the_plan_of_a_track_is_json(capsys):
    assert main(["plan", "hill-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["fluids"][0]["to_thirst"] is True
