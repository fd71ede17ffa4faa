"""Exercise along a track."""

import numpy as np
import pytest

from kramkaki.errors import ScenarioError
from kramkaki.scenario.compile import compile
from kramkaki.scenario.course import course
from kramkaki.scenario.model_day import Exercise
from kramkaki.scenario.read import read
from kramkaki.scenario.templates import FOLDER, template_path


def along(track, **keys):
    return course(Exercise(start="06:00", activity="running", track=track, **keys), FOLDER, "exercise")


def test_a_pace_sets_the_length_and_the_effort_is_even():
    way = along("korita-zbevnica.gpx", pace_min_per_km="7:30")
    assert way.duration == pytest.approx(way.distance / 1000 * 7.5)
    uphill, downhill = way.grade > 0.08, (way.grade < -0.03) & (way.grade > -0.15)
    assert way.speed[uphill].mean() < way.speed[downhill].mean()
    assert (way.speed * 60).sum() == pytest.approx(way.distance, rel=0.02)


def test_a_track_without_times_needs_a_pace():
    with pytest.raises(ScenarioError, match="no usable times.*pace_min_per_km"):
        along("korita-zbevnica.gpx")


def test_a_track_says_distance_and_slope_itself():
    with pytest.raises(ScenarioError, match="leave distance_km"):
        along("korita-zbevnica.gpx", distance_km=10)


def test_a_track_in_no_time_is_refused():
    with pytest.raises(ScenarioError, match="0.0 min is impossible"):
        along("korita-zbevnica.gpx", duration="0 min")


def test_what_is_too_fast_to_walk_was_ridden():
    scenario = read(template_path("lake-walk"))
    values = compile(scenario).timeline.values
    walking = values["walking"] > 0
    assert walking.sum() == 120
    assert np.nanmax(values["air_speed"][walking]) < 4
