"""The map against the pool it was measured on, and the search that measured it."""

import json

import numpy as np
import pytest
from scipy.interpolate import interpn

from kramkaki.nerve import threshold_map
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.state import NerveState, applied
from kramkaki.nerve.threshold import threshold
from kramkaki.nerve.threshold_map import LARGEST_FREQUENCY, along_margin, load, look_up, margin_of
from kramkaki.parameters import records
from tools import threshold_map as tool

POOL = records.load(NerveParameters)


def test_the_map_belongs_to_the_pool_as_it_is():
    assert load().digest == threshold_map.pool_digest(), "the pool changed: python -m tools.threshold_map"
    other = POOL._replace(terminal_margin=POOL.terminal_margin + 0.1)
    assert threshold_map.pool_digest(other) != load().digest


@pytest.mark.parametrize(
    "state",
    [
        NerveState(),
        along_margin(-4.0),
        along_margin(5.0),
        NerveState(persistent_gain=1.12),
        NerveState(terminal_margin_shift=-1.5, spindle_gain=1.1, length=0.3),
    ],
)
def test_a_threshold_test_on_the_pool_finds_what_the_map_says(state):
    found = threshold(repeats=1, parameters=applied(state, POOL)).hz
    assert abs(found - look_up(state)) <= 3  # 2 Hz, and a step of 2 Hz that rounds up by 1 on average


def test_no_cramp_at_neutral_length():
    assert look_up(NerveState(length=0.8)) > LARGEST_FREQUENCY


def test_a_shift_of_the_whole_nerve_moves_it_one_way_and_can_be_undone():
    shifts = np.linspace(-8, 11, 39)  # beyond, no frequency sets off a cramp
    hz = look_up(along_margin(shifts))
    assert np.all(np.diff(hz) > 0)
    np.testing.assert_allclose(margin_of(hz), shifts, atol=0.15)
    for baseline in (8.0, 14.9, 22.0, 25.5, 35.0):
        assert look_up(along_margin(margin_of(baseline))) == pytest.approx(baseline, abs=0.3)


def test_the_map_is_linear_between_its_nodes_and_flat_beyond_them():
    known = load()
    middle = [0.5 * (axis[1] + axis[2]) for axis in known[:3]]
    point = dict(zip(("margin", "persistent", "spindle"), middle, strict=True)) | {"length": 0.2, "tendon": 1.0}
    i = int(np.flatnonzero(known.length == 0.2)[0])
    j = int(np.flatnonzero(known.tendon == 1.0)[0])
    assert look_up(tool.effective_of(point)) == pytest.approx(known.hz[1:3, 1:3, 1:3, i, j].mean())
    edge = NerveState(persistent_gain=float(known.persistent[-1]))
    assert look_up(edge._replace(persistent_gain=9.0)) == look_up(edge)


def test_arrays_broadcast():
    state = NerveState(np.array([[-1.0], [1.0]]), 1.0, np.array([0.9, 1.0, 1.1]), 1.0, 0.2)
    each = [[look_up(NerveState(m, 1.0, s)) for s in (0.9, 1.0, 1.1)] for m in (-1.0, 1.0)]
    np.testing.assert_allclose(look_up(state), each)


def test_the_search_stops_at_the_lowest_frequency_and_resumes(tmp_path, monkeypatch):
    asked = []

    def cramps(frequency, seed, parameters):
        asked.append(frequency)
        return frequency >= parameters

    monkeypatch.setattr(tool, "cramps", cramps)
    for lowest in range(tool.LOWEST, tool.HIGHEST + 2):
        for guess in (1, 17, 24, 60):
            expected = lowest if lowest <= tool.HIGHEST else None
            assert tool.lowest_frequency(0, lowest, guess) == expected
    work = tmp_path / "work.jsonl"
    point = {"margin": 0.0}
    work.write_text(json.dumps({"point": point, "hz": 3.0, "digest": threshold_map.pool_digest()}) + "\n")
    assert tool.measure([point], work, 1) == {json.dumps(point): 3.0}


@pytest.mark.slow
def test_once_a_frequency_cramps_all_higher_ones_do():
    """What lets the search enclose and halve."""
    exceptions = 0
    for point in tool.random_points(6, tool.REACHED, seed=11):
        parameters = applied(tool.effective_of(point), POOL)
        answers = [tool.cramps(frequency, 0, parameters) for frequency in range(2, 61, 2)]
        exceptions += answers != sorted(answers)
    assert exceptions <= 1


@pytest.mark.slow
def test_fifty_random_states_agree_within_2_hz():
    points = tool.random_points(50, tool.REACHED, seed=23)
    error = tool.error_of(points, [tool.measured(point) for point in points], load())
    assert error["within_2_hz"] >= 0.9, error


def test_between_the_nodes_it_is_linear_in_each_direction():
    known, random = load(), np.random.default_rng(4)
    axes = known[:5]
    points = np.array([random.uniform(axis[0], axis[-1], 300) for axis in axes])
    hz, inducible = (interpn(axes, nodes, points.T) for nodes in (known.hz, known.inducible))
    margin, persistent, spindle, length, tendon = points
    state = NerveState(margin, persistent, np.exp(spindle - threshold_map.ALONG * margin), tendon, length)
    np.testing.assert_allclose(look_up(state), np.where(inducible >= 0.5, hz, threshold_map.NOT_INDUCIBLE))
