"""``kram why`` and ``kram evidence`` from outside."""

import json

import pytest

from kramkaki.cli import main

CAUSE = {"cause", "name", "statement", "share", "band_80", "grade", "contested", "route", "reference", "source"}


@pytest.fixture(autouse=True)
def in_english(tmp_path, monkeypatch):
    """Work in an empty folder, in English unless a test says otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KRAM_LANG", "en")
    monkeypatch.setenv("COLUMNS", "90")


@pytest.fixture
def said(capsys):
    """Run a command that must work, and return what it printed."""

    def say(*arguments):
        assert main(list(arguments)) == 0
        out = capsys.readouterr()
        assert out.err == ""
        return out.out

    return say


def test_why_divides_the_whole(said):
    answer = json.loads(said("why", "byrne-2006-race", "--json", "--draws", "4"))
    assert sum(row["share"] for row in answer["causes"]) == pytest.approx(1)
    assert all(row.keys() >= CAUSE for row in answer["causes"])
    assert answer["happened"] is None
    assert {row["change"] for row in answer["sooner"]} >= {"hotter", "harder"}
    assert answer["not_known"]
    assert answer["warnings"]


def test_why_and_run_give_the_same_shares(said):
    shares = [
        {row["cause"]: row["share"] for row in json.loads(said(*command, "--json", "--draws", "4"))["causes"]}
        for command in (("why", "byrne-2006-race"), ("run", "byrne-2006-race", "--no-report"))
    ]
    assert shares[0] == shares[1]


def test_a_cramp_that_happened_is_explained(said):
    answer = json.loads(said("why", "hill-run", "--json", "--draws", "8"))
    told = answer["happened"]
    assert told["cramps"][0]["muscle"] == "hamstring_right"
    assert sum(row["share"] for row in told["causes"]) == pytest.approx(1)
    assert 0 <= told["mineral_deficiency"]["probability"] <= 1
    assert 0 <= told["heat_illness"]["heat_stroke"] <= told["heat_illness"]["probability"] < 0.1
    assert answer["to_check"]


def test_why_in_words_leads_with_warnings_and_says_what_is_not_known(said):
    assert said("why", "byrne-2006-race", "--draws", "4").startswith("TAKE CARE")
    text = said("why", "hill-run", "--draws", "4")
    headings = ("Why the cramps that happened did", "Why a cramp is to be expected", "What would bring it sooner",
                "What to have checked", "What the model does not know")  # fmt: skip
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "The reason is contested." in text
    assert "not a medical device" in text


def test_after_an_emergency_nobody_is_told_why(said):
    data = json.loads(said("why", "broken-tibia", "--draws", "2", "--json"))
    for name in ("happened", "nerve", "sooner", "to_check", "not_known", "causes"):
        assert data[name] is None
    assert data["stopped"] == data["cramps"]["reason"]
    text = said("why", "broken-tibia", "--draws", "2")
    assert text.startswith("EMERGENCY")
    assert "Keep the leg still" in text
    assert "─" not in text


def test_why_speaks_indonesian(said):
    text = said("why", "hill-run", "--draws", "2", "--lang", "id")
    assert "Mengapa kram itu terjadi" in text
    assert " the " not in text


def test_why_refuses_a_file_that_is_not_there(capsys):
    assert main(["why", "nowhere.toml"]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert len(out.err.strip().splitlines()) == 1


def test_evidence_lists_every_statement(said):
    rows = json.loads(said("evidence", "--json"))["statements"]
    assert [row["number"] for row in rows] == list(range(24))
    assert all(row["grade"] and row["studies"] and row["model"] for row in rows)
    text = said("evidence")
    assert "Flat feet" in text
    assert "23 The other way round" in text


def test_evidence_of_one_statement_in_full(said):
    assert [row["number"] for row in json.loads(said("evidence", "7", "--json"))["statements"]] == [7]
    text = said("evidence", "7")
    assert "2.12 (1.61 to 2.78)" in " ".join(text.split())
    assert "Garrison" in text
    assert "excitability.low_potassium" in text
    assert "1,48 (1,29 sampai 1,68)" in " ".join(said("evidence", "7", "--lang", "id").split())


@pytest.mark.parametrize("number", ["24", "-1", "x"])
def test_there_are_no_other_statements(number, capsys):
    assert main(["evidence", number]) == 2
    assert capsys.readouterr().out == ""
