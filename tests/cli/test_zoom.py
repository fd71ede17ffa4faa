"""``kram zoom`` from outside."""

import json

import pytest
from defusedxml import ElementTree

from kramkaki.cli import main
from kramkaki.nerve import threshold

SERIES = threshold._series

RACE = ("zoom", "byrne-2006-race", "--at", "08:00", "--muscle", "calf_left", "--seed", "2")
KEYS = {
    "warnings", "muscle", "time", "cramp_threshold_hz", "not_inducible", "usual_cramp_threshold_hz", "frequency_hz",
    "cramped", "units", "units_joined", "mean_rate_hz", "lasts_s", "stretch_ends_it_after_s", "state", "effective",
    "changes", "shifts_hz", "seed",
}  # fmt: skip


@pytest.fixture(autouse=True)
def in_english(tmp_path, monkeypatch, each_series_once):
    """Work in an empty folder, in English unless a test says otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KRAM_LANG", "en")
    monkeypatch.setenv("COLUMNS", "90")


def test_json_is_pure_and_whole_and_the_same_for_the_same_seed(capsys, tmp_path, monkeypatch):
    answers = []
    for series in (threshold._series, SERIES):  # what other tests share, and computed anew
        monkeypatch.setattr(threshold, "_series", series)
        assert main([*RACE, "--json"]) == 0
        out = capsys.readouterr()
        assert out.err == ""
        answers.append(json.loads(out.out))
    first, second = answers
    assert first == second
    assert first.keys() >= KEYS
    assert first["muscle"] == "calf_left"
    assert first["time"] == "2003-11-30T08:00:00+08:00"
    assert first["cramp_threshold_hz"] < first["frequency_hz"]
    assert list(tmp_path.iterdir()) == []


def test_the_folder_holds_page_figure_and_recording(capsys, tmp_path):
    assert main([*RACE, "--out", "there"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("TAKE CARE")
    assert "Hz" in text
    assert "not a medical device" in text
    names = {path.name for path in (tmp_path / "there").iterdir()}
    assert names == {"zoom.html", "cramp.svg", "zoom.json", "spikes.csv", "force.csv", "emg.csv"}
    spikes = (tmp_path / "there" / "spikes.csv").read_text(encoding="utf-8").splitlines()
    assert spikes[0] == "time [ms],unit (1 is the smallest)"
    assert len(spikes) > 1000
    assert ElementTree.parse(tmp_path / "there" / "cramp.svg").getroot().tag.endswith("svg")


def test_it_speaks_indonesian_on_the_terminal_and_in_the_figure(capsys, tmp_path):
    assert main([*RACE, "--lang", "id", "--out", "di-sini"]) == 0
    text = capsys.readouterr().out
    page = (tmp_path / "di-sini" / "zoom.html").read_text(encoding="utf-8")
    assert "betis kiri" in text
    assert " the " not in text
    assert 'lang="id"' in page
    assert "peregangan" in page


@pytest.mark.parametrize(
    ("arguments", "in_the_line"),
    [
        (("--at", "03:00", "--muscle", "calf_left"), "05:00"),
        (("--at", "08:00", "--muscle", "calf_left", "--day", "4"), "is not within the scenario"),
        (("--at", "8 am", "--muscle", "calf_left"), "05:30"),
        (("--at", "08:00", "--muscle", "calf_lft"), "calf_left"),
        (("--at", "08:00"), "--muscle"),
        (("--at", "08:00", "--muscle", "calf_left", "--frequency", "-3"), "-3"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(capsys, arguments, in_the_line):
    assert main(["zoom", "byrne-2006-race", *arguments]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert len(out.err.strip().splitlines()) == 1
    assert in_the_line in out.err


def test_a_burst_below_the_threshold_leaves_no_cramp(capsys):
    assert main([*RACE, "--frequency", "5"]) == 0
    text = capsys.readouterr().out
    assert "no lasting cramp" in text
    assert "Left alone" not in text


def test_where_no_burst_sets_it_off_that_is_said(capsys, monkeypatch):
    monkeypatch.setattr("kramkaki.risk.closeup.threshold", lambda *_, **__: threshold.Threshold(None, (None,) * 3, 0))
    assert main([*RACE, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["not_inducible"] is True
    assert answer["cramp_threshold_hz"] is None
    assert main([*RACE, "--figure", "cramp.svg"]) == 0
    assert "not inducible" in capsys.readouterr().out


def test_every_cause_of_the_nerve_has_a_name_of_its_own():
    from kramkaki.nerve import causes
    from kramkaki.parameters import records

    shifts = causes.shifts(causes.ExcitabilityState(20.0), records.load(causes.ExcitabilityParameters))
    assert shifts.keys() == causes.CAUSES.keys()
    assert len({cause.name for cause in causes.CAUSES.values()} - {""}) == len(shifts)
