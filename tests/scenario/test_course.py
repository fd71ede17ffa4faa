"""A course that stands in the scenario itself: what it keeps of a track, and that it is computed alike."""

from pathlib import Path

import numpy as np
import pytest

from kramkaki.api import run
from kramkaki.errors import ScenarioError
from kramkaki.plan.changes import slowed
from kramkaki.scenario.course import course, pieces
from kramkaki.scenario.model_day import Exercise
from kramkaki.scenario.templates import FOLDER

TRACK = "korita-zbevnica.gpx"
PERSON = {"age_years": 40, "sex": "male", "mass_kg": 72}


def along_track():
    bout = Exercise.model_validate({"start": "08:00", "activity": "running", "track": TRACK, "pace_min_per_km": "6:30"})
    return course(bout, FOLDER, "exercise")


def in_pieces(parts):
    return Exercise.model_validate({"start": "08:00", "activity": "running", "course": parts})


@pytest.mark.parametrize("most", [5, 20, 60])
def test_pieces_keep_time_way_and_net_climb(most):
    whole = along_track()
    again = course(in_pieces(pieces(whole, most)), Path("."), "exercise")
    assert again.duration == pytest.approx(whole.duration, abs=most / 60)  # durations are written to the second
    assert again.distance == pytest.approx(whole.distance, rel=1e-3)
    climbs = [float(np.sum(one.speed * one.grade)) for one in (whole, again)]
    assert climbs[1] == pytest.approx(climbs[0], abs=0.02 * float(np.sum(whole.speed)) / 10)


def test_a_course_gives_the_answer_of_its_track():
    day = {"exercise": [{"start": "08:00", "activity": "running", "track": TRACK, "pace_min_per_km": "6:30"}]}
    scenario = {"start": "2026-05-03T07:00+02:00", "person": PERSON, "day": [day]}
    from kramkaki.exchange.attached import Attachments
    from kramkaki.scenario.read import read

    tracked = run(read(scenario, Attachments({TRACK: (FOLDER / TRACK).read_bytes()})), draws=2)
    day = {"exercise": [{"start": "08:00", "activity": "running", "course": pieces(along_track())}]}
    written = run({**scenario, "day": [day]}, draws=2)
    assert written.cramps.expected == pytest.approx(tracked.cramps.expected, rel=0.05)
    heat = [float(one.trace["core_temperature"].max()) for one in (written, tracked)]
    assert heat[0] == pytest.approx(heat[1], abs=0.1)


def test_a_course_with_a_pace_beside_it_is_refused():
    bout = in_pieces([{"duration": "10 min", "distance_km": 2}]).model_copy(update={"pace_min_per_km": 5.0})
    with pytest.raises(ScenarioError, match="has a course"):
        course(bout, Path("."), "exercise")


def test_a_course_can_be_gone_slower():
    bout = in_pieces([{"duration": "9 min", "distance_km": 2}, {"duration": "18 min", "distance_km": 3}])
    easier = course(slowed(bout, 0.1), Path("."), "exercise")
    assert easier.duration == pytest.approx(30)
    assert easier.distance == pytest.approx(5000)
