"""``kram threshold`` from outside."""

import json

import pytest
from defusedxml import ElementTree

from kramkaki.cli import main
from kramkaki.nerve.threshold import Threshold


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("KRAM_LANG", "en")


def test_json_has_the_threshold(capsys):
    assert main(["threshold", "--json", "--seed", "1"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert 15 <= answer["cramp_threshold_hz"] <= 35
    assert answer["not_inducible"] is False
    assert len(answer["series_hz"]) == 3


def test_not_inducible_is_null_and_never_the_last_step(capsys, monkeypatch):
    monkeypatch.setattr("kramkaki.nerve.threshold.threshold", lambda *_, **__: Threshold(None, (None,) * 3, 0))
    assert main(["threshold", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["cramp_threshold_hz"] is None
    assert answer["not_inducible"] is True
    assert main(["threshold"]) == 0
    assert "not inducible" in capsys.readouterr().out


def test_an_unknown_muscle_is_refused_in_one_line(capsys):
    assert main(["threshold", "--muscle", "arm"]) == 2
    assert "calf" in capsys.readouterr().err


def test_the_figure_is_drawn(tmp_path):
    file = tmp_path / "cramp.svg"
    assert main(["threshold", "--figure", str(file)]) == 0
    root = ElementTree.parse(file).getroot()
    assert root.tag.endswith("svg")
    spikes = max((path.get("d").count("M") for path in root.iter() if path.tag.endswith("path")), default=0)
    assert spikes > 1000


def test_a_figure_that_cannot_be_written_is_said_in_one_line(tmp_path, capsys):
    assert main(["threshold", "--figure", str(tmp_path / "nowhere" / "cramp.svg")]) == 2
    assert "cramp.svg" in capsys.readouterr().err
