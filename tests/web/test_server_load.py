"""Fifty people at once (`make test-slow`)."""

import pytest

from benchmarks.web import load
from tests.web.running import Running

pytestmark = pytest.mark.slow


def test_fifty_people_are_answered_in_time_and_none_is_lost():
    with Running("--workers", "2") as server:
        measured = load(server, users=50, thinking=(5.0, 10.0), seconds=60.0)
    assert measured["lost"] == 0
    assert measured["answers"] > 250
    assert measured["median"] <= 0.3
    assert measured["memory"] < 1500


def test_a_rush_without_a_pause_is_slow_but_loses_nobody():
    with Running("--workers", "2") as server:
        measured = load(server, users=50, thinking=(0.0, 0.0), seconds=20.0)
    assert measured["lost"] == 0
    assert measured["memory"] < 1500
