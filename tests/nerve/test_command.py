"""``kram threshold`` from outside."""

import json

import pytest
from defusedxml import ElementTree

from kramkaki.cli import main
from kramkaki.nerve.parameters import parameters_of
from kramkaki.nerve.pool import CELLS
from kramkaki.nerve.threshold import FREQUENCY_STEP, Threshold


@pytest.fixture(autouse=True)
def english(monkeypatch, each_series_once):
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


def test_length_block_and_repeats_reach_the_test(capsys):
    """Minetto 2011: beyond a block the threshold is no lower; Behringer 2014: at neutral length there is no cramp."""
    answers, at_ease = [], parameters_of("calf").neutral_length
    for more in ((), ("--blocked",), ("--length", str(at_ease))):
        assert main(["threshold", "--json", "--repeats", "1", *more]) == 0
        answers.append(json.loads(capsys.readouterr().out))
    intact, blocked, neutral = answers
    assert [len(each["series_hz"]) for each in answers] == [1, 1, 1]
    assert blocked["blocked"]
    assert blocked["cramp_threshold_hz"] >= intact["cramp_threshold_hz"]
    assert neutral["length"] == at_ease
    assert neutral["not_inducible"]


def test_cells_that_fire_by_conductances_give_the_same_threshold_within_two_steps(capsys):
    thresholds = {}
    for cell in CELLS:
        assert main(["threshold", "--json", "--repeats", "1", "--cell", cell]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert answer["cell"] == cell
        thresholds[cell] = answer["cramp_threshold_hz"]
    assert abs(thresholds["conductance"] - thresholds["reset"]) <= 2 * FREQUENCY_STEP


def test_words_tell_that_the_cell_is_the_check(capsys, monkeypatch):
    monkeypatch.setattr("kramkaki.nerve.threshold.threshold", lambda *_, **__: Threshold(20, (20,), 0))
    assert main(["threshold", "--repeats", "1", "--cell", "conductance"]) == 0
    assert "conductances" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--cell", "cable"),
        ("--cell", "conductance", "--figure", "x.svg"),
        ("--cell", "conductance", "--experiment", "ramp"),
    ],
)
def test_a_cell_that_cannot_be_is_refused_in_one_line(capsys, arguments):
    assert main(["threshold", *arguments]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert len(out.err.strip().splitlines()) == 1


@pytest.mark.parametrize("muscle", ["shin", "hamstring", "quadriceps", "foot"])
def test_every_muscle_has_a_pool(capsys, muscle):
    assert main(["threshold", "--json", "--repeats", "1", "--muscle", muscle]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["muscle"] == muscle
    assert answer["not_inducible"] or 4 <= answer["cramp_threshold_hz"] <= 60


def test_words_tell_how_far_the_series_agree(capsys):
    assert main(["threshold", "--repeats", "2"]) == 0
    assert "repeated, it differs by" in capsys.readouterr().out


@pytest.mark.parametrize("option", [("--repeats", "0"), ("--length", "3"), ("--length", "long")])
def test_numbers_beyond_their_limits_are_refused_in_one_line(capsys, option):
    assert main(["threshold", *option]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert len(out.err.strip().splitlines()) == 1


def test_an_unknown_muscle_is_refused_in_one_line(capsys):
    assert main(["threshold", "--muscle", "arm"]) == 2
    assert "calf" in capsys.readouterr().err


def test_the_figure_is_drawn(tmp_path):
    file = tmp_path / "cramp.svg"
    assert main(["threshold", "--figure", str(file)]) == 0
    root = ElementTree.parse(file).getroot()
    assert root.tag.endswith("svg")
    spikes = max((path.get("d").count("v") for path in root.iter() if path.tag.endswith("path")), default=0)
    assert spikes > 1000


def test_a_figure_that_cannot_be_written_is_said_in_one_line(tmp_path, capsys):
    assert main(["threshold", "--figure", str(tmp_path / "nowhere" / "cramp.svg")]) == 2
    assert "cramp.svg" in capsys.readouterr().err


def experiment(capsys, name):
    assert main(["threshold", "--experiment", name, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_stretch_first_excites_and_then_ends_the_cramp(capsys):
    """Ross and Thomas 1995."""
    found = experiment(capsys, "stretch")
    assert found["highest_rate_hz"] > found["rate_before_hz"]
    assert found["time_to_end_s"] <= 5
    assert found["silent_s"] > 0


def test_beyond_a_block_a_cramp_is_short(capsys):
    """Minetto 2011: 2.6 s beyond a block, 56 s with the nerve intact."""
    found = experiment(capsys, "block")
    assert found["blocked_duration_s"] < 5 < 20 < found["duration_s"]
    assert found["blocked_cramp_threshold_hz"] >= found["cramp_threshold_hz"]


def test_a_strong_contraction_cramps_the_short_muscle_alone(capsys):
    """Ross and Thomas 1995, Khan and Burne 2007."""
    found = experiment(capsys, "voluntary")
    assert found["cramp_shortened"] is True
    assert found["cramp_neutral"] is False
    assert main(["threshold", "--experiment", "voluntary", "--lang", "id"]) == 0
    assert capsys.readouterr().out.split()[-1] == "tidak"


def test_the_antagonist_and_shocks_to_the_tendon_end_a_cramp(capsys):
    """Khan and Burne 2007: both relieve one."""
    found = experiment(capsys, "treatment")
    assert found["goes_on_untreated"] is True
    assert found["goes_on_antagonist"] is False
    assert found["goes_on_tendon"] is False


def test_the_h_reflex_is_smaller_in_the_stretched_muscle(capsys):
    found = experiment(capsys, "h-reflex")
    assert 0 < found["reflex_stretched"] < found["reflex"] < 100
    assert 25 <= found["latency_ms"] <= 40


def test_a_ramp_is_told_in_words(capsys):
    assert main(["threshold", "--experiment", "ramp"]) == 0
    assert "delta F" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [("--experiment", "magic"), ("--experiment", "ramp", "--blocked")])
def test_an_experiment_that_cannot_be_is_refused_in_one_line(capsys, arguments):
    assert main(["threshold", *arguments]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert len(out.err.strip().splitlines()) == 1
