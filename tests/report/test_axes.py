"""Axes, thinning and the little SVG writer."""

from datetime import datetime, timedelta, timezone

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kramkaki import language
from kramkaki.report import axes, svg
from kramkaki.report.legs import STEPS, step

START = datetime(2026, 3, 1, 5, 20, tzinfo=timezone(timedelta(hours=7)))
NUMBERS = st.floats(-1e4, 1e4)


@given(NUMBERS, st.floats(1e-3, 1e4))
def test_ticks_span_the_data_and_are_few(low, width):
    ticks = axes.value_ticks(low, low + width)
    values = [tick.value for tick in ticks]
    assert values[0] <= low + 1e-6 * width
    assert values[-1] >= low + width * (1 - 1e-6)
    assert 2 <= len(ticks) <= 8
    assert len({tick.text for tick in ticks}) == len(ticks)


@given(st.integers(1, 60 * 24 * 60), st.integers(3, 12))
def test_time_ticks_are_round_clock_times_within_the_axis(minutes, most):
    ticks = axes.time_ticks(START, minutes, most)
    assert len(ticks) <= most + 1
    for tick in ticks:
        assert 0 <= tick.value <= minutes
        assert (START + timedelta(minutes=tick.value)).minute % 5 == 0


def test_whole_days_are_written_as_dates_in_the_readers_language():
    assert [tick.text for tick in axes.time_ticks(START, 3 * 1440, 4)] == ["2 Mar", "3 Mar", "4 Mar"]
    with language.use("id"):
        assert [tick.text for tick in axes.time_ticks(START, 180, 4)] == ["06.00", "07.00", "08.00"]


@given(st.integers(1, 5000), st.integers(2, 50))
def test_thinning_keeps_both_ends(count, most):
    rows = axes.thinned(count, most)
    assert rows[0] == 0
    assert rows[-1] == count - 1
    assert len(rows) <= most


@given(st.lists(NUMBERS, min_size=1, max_size=2000), st.sampled_from([10, 100, 300]))
def test_a_thinned_line_keeps_its_peaks(values, most):
    values = np.array(values)
    kept = values[axes.peaks(values, most)]
    assert kept.max() == values.max()
    assert kept.min() == values.min()
    assert len(kept) <= most + 2


def test_a_flat_line_gets_room_and_never_leaves_its_floor():
    assert axes.span(np.array([37.0, 37.0]), least=2.0) == (36.0, 38.0)
    assert axes.span(np.array([0.0, 1.0]), least=20.0, floor=0.0) == (0.0, 20.0)


def test_a_line_is_interrupted_where_a_value_is_missing():
    assert svg.path(np.array([0.0, 1, 2]), np.array([0.0, np.nan, 2])) == "M0.0 0.0M2.0 2.0"
    assert svg.area(np.array([0.0]), np.array([1.0]), np.array([2.0])) == ""


def test_texts_in_a_drawing_are_escaped():
    assert svg.text('<b> & "', 0, 0) == '<text x="0" y="0">&lt;b&gt; &amp; &quot;</text>'


@pytest.mark.parametrize(("probability", "expected"), [(0.0, 0), (0.0099, 0), (0.01, 1), (0.05, 2), (0.3, 4), (1.0, 4)])
def test_risk_falls_into_five_steps(probability, expected):
    assert step(probability) == expected
    assert list(STEPS) == sorted(STEPS)
