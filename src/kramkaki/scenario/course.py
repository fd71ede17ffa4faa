"""An exercise minute by minute: how long, how fast, how steep."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kramkaki.constants import MINUTES_PER_HOUR, PERCENT, SECONDS_PER_MINUTE
from kramkaki.equations.energetics import running_cost, walking_cost
from kramkaki.errors import ScenarioError
from kramkaki.exchange.attached import Attachments
from kramkaki.exchange.gpx import Track, read_gpx
from kramkaki.language import gettext as _
from kramkaki.scenario.model_day import Exercise
from kramkaki.scenario.quantities import format_duration

METRES_PER_KILOMETRE = 1000
METRES_PER_SECOND = METRES_PER_KILOMETRE / MINUTES_PER_HOUR / SECONDS_PER_MINUTE  # of a kilometre an hour
AGREEMENT = 0.05  # duration, distance and pace given together may differ by rounding
LONGEST = 7 * 24 * MINUTES_PER_HOUR
ON_FOOT = ("running", "walking")
SHORTEST_STEP = 15.0  # [m] gone in a minute; below it one stands, and the receiver's noise is no slope
STEEPEST = 0.4  # [1]
FASTEST = {"running": 7.0, "walking": 3.0}  # [m/s] in a timed track: faster minutes were ridden, not gone
IMPOSSIBLE = {"running": 45, "walking": 17, "swimming": 9}  # [km/h] faster than any record
MOST_PIECES = 60  # of a course written into a scenario: some 4 kB


@dataclass(frozen=True)
class Course:
    """One exercise as it unfolds."""

    duration: float  # [min]
    distance: float | None  # [m]
    speed: npt.NDArray[np.float64] | None  # [m/s] in each minute; None: not known
    grade: npt.NDArray[np.float64]  # [1] in each minute
    lateness: float = 1.0  # [1] time taken over the time meant; ``speed`` stays the one meant

    @property
    def meant(self) -> float:
        """Time it was meant to take. [min]"""
        return self.duration / self.lateness

    def later(self, factor: float) -> "Course":
        """Return the same way gone slower: every place is reached later, and every minute means what it meant there.

        Parameters
        ----------
        factor : float
            Time taken over the time meant. [1]
        """
        duration = self.meant * factor
        then = np.minimum(np.arange(np.ceil(duration)) * self.lateness / factor, self.rows - 1).astype(int)
        speed = None if self.speed is None else self.speed[then]
        return Course(duration, self.distance, speed, self.grade[then], factor)

    @property
    def rows(self) -> int:
        """Minutes that it touches. [min]"""
        return len(self.grade)


def course(exercise: Exercise, folder: Path | Attachments, place: str) -> Course:
    """Work out an exercise.

    Parameters
    ----------
    exercise : Exercise
        From the file.
    folder : pathlib.Path
        Where track files are looked for.
    place : str
        Key path, for messages. [text]

    Returns
    -------
    course : Course
        Duration, speed and grade.
    """
    speed = _given_speed(exercise, place)
    if exercise.course:
        return _along_parts(exercise, speed, place)
    if exercise.track is not None:
        return _along_track(exercise, speed, read_gpx(folder / exercise.track), place)
    duration, distance = exercise.duration, exercise.distance_km
    if duration is not None and distance is not None:
        from_both = distance / duration * MINUTES_PER_HOUR if duration > 0 else 0.0
        if speed is not None and abs(speed - from_both) > AGREEMENT * speed:
            raise ScenarioError(
                place,
                _("duration, distance_km and pace do not agree: {speed} km/h against {other} km/h").format(
                    speed=round(speed, 1), other=round(from_both, 1)
                ),
                fix=_("leave one of them out"),
            )
        speed = from_both
    if duration is None:
        if distance is None or speed is None:
            raise ScenarioError(
                place, _("says not how long it lasts"), _("duration, or distance_km with a pace or speed, or a track")
            )
        duration = distance / speed * MINUTES_PER_HOUR
    _check_duration(duration, place)
    _check_speed(exercise, speed, place)
    rows = max(int(np.ceil(duration)), 1)
    return Course(
        duration=duration,
        distance=None if speed is None else speed / MINUTES_PER_HOUR * duration * METRES_PER_KILOMETRE,
        speed=None if speed is None else np.full(rows, speed * METRES_PER_SECOND),
        grade=np.full(rows, (exercise.grade_percent or 0.0) / PERCENT),
    )


def _given_speed(exercise: Exercise, place: str) -> float | None:
    """Speed from pace or speed. [km/h]"""
    given = []
    if exercise.speed_km_per_h is not None:
        given.append(exercise.speed_km_per_h)
    if exercise.pace_min_per_km is not None:
        given.append(MINUTES_PER_HOUR / exercise.pace_min_per_km)
    if exercise.pace_min_per_100_m is not None:
        given.append(MINUTES_PER_HOUR / exercise.pace_min_per_100_m / 10)
    if len(given) > 1 and max(given) - min(given) > AGREEMENT * max(given):
        raise ScenarioError(place, _("speed and pace do not agree"), fix=_("leave one of them out"))
    return given[0] if given else None


def _check_duration(duration: float, place: str) -> None:
    if not 0 < duration <= LONGEST:
        raise ScenarioError(
            f"{place}.duration",
            _("{value} min is impossible").format(value=round(duration, 1)),
            _("more than zero, at most a week"),
        )


def _check_speed(exercise: Exercise, speed: float | None, place: str) -> None:
    fastest = IMPOSSIBLE.get(exercise.activity)
    if speed is not None and fastest is not None and speed > fastest:
        raise ScenarioError(
            place,
            _("{value} is impossible").format(value=f"{speed:.4g} km/h"),
            _("{low} to {high} {unit}").format(low=0, high=fastest, unit="km/h"),
        )


def _along_parts(exercise: Exercise, speed: float | None, place: str) -> Course:
    """A course that the file itself holds, piece by piece."""
    given = (speed, exercise.duration, exercise.distance_km, exercise.grade_percent, exercise.track)
    if any(value is not None for value in given):
        raise ScenarioError(
            place,
            _("has a course, which gives duration, distance and slope"),
            fix=_("leave duration, distance_km, grade_percent, track and pace out"),
        )
    parts = exercise.course or ()
    times = np.concatenate([[0.0], np.cumsum([part.duration for part in parts])])
    way = np.concatenate([[0.0], np.cumsum([part.distance_km for part in parts])]) * METRES_PER_KILOMETRE
    rises = [part.distance_km * METRES_PER_KILOMETRE * part.grade_percent / PERCENT for part in parts]
    height = np.concatenate([[0.0], np.cumsum(rises)])
    duration = float(times[-1])
    _check_duration(duration, place)
    _check_speed(exercise, way[-1] / METRES_PER_KILOMETRE / duration * MINUTES_PER_HOUR, place)
    edges = np.minimum(np.arange(np.ceil(duration) + 1), duration)
    steps, climbs = (np.diff(np.interp(edges, times, values)) for values in (way, height))
    grade = np.where(steps > 0, climbs / np.maximum(steps, 1e-9), 0.0)
    return Course(duration, float(way[-1]), steps / np.maximum(np.diff(edges) * SECONDS_PER_MINUTE, 1e-9), grade)


def pieces(course: Course, most: int = MOST_PIECES) -> list[dict[str, Any]]:
    """A course as a scenario file can hold it, without the track: pieces of equal time with their mean slope.

    Parameters
    ----------
    course : Course
    most : int
        Pieces at most. [1]

    Returns
    -------
    pieces : list of dict
        As `kramkaki.scenario.model_day.CoursePart`; the whole way, time and climb are kept, places are not.
    """
    edges = np.minimum(np.arange(course.rows + 1), course.duration)
    steps = course.speed * np.diff(edges) * SECONDS_PER_MINUTE
    way = np.concatenate([[0.0], np.cumsum(steps)])
    height = np.concatenate([[0.0], np.cumsum(steps * course.grade)])
    marks = np.linspace(0.0, course.duration, min(most, course.rows) + 1)
    lengths, climbs = (np.diff(np.interp(marks, edges, values)) for values in (way, height))
    return [
        {
            "duration": format_duration(time),
            "distance_km": round(float(length) / METRES_PER_KILOMETRE, 4),
            "grade_percent": round(PERCENT * float(climb / length), 2) if length > 1 else 0.0,
        }
        for time, length, climb in zip(np.diff(marks), lengths, climbs, strict=True)
    ]


def _along_track(exercise: Exercise, speed: float | None, track: Track, place: str) -> Course:
    if exercise.distance_km is not None or exercise.grade_percent is not None:
        raise ScenarioError(
            place, _("has a track, which gives distance and slope"), fix=_("leave distance_km and grade_percent out")
        )
    if speed is not None and exercise.duration is not None:
        raise ScenarioError(place, _("has a track and both a pace and a duration"), fix=_("leave one of them out"))
    if exercise.duration is not None:
        duration = exercise.duration
    elif speed is not None:
        duration = track.distance[-1] / (speed * METRES_PER_SECOND) / SECONDS_PER_MINUTE
    else:
        return _timed(exercise, track, place)
    _check_duration(duration, place)
    _check_speed(exercise, track.distance[-1] / METRES_PER_KILOMETRE / duration * MINUTES_PER_HOUR, place)
    times = _even_effort(exercise, track, duration)
    return _sampled(track, times, duration)


def _even_effort(exercise: Exercise, track: Track, duration: float) -> npt.NDArray[np.float64]:
    """Minutes at each point when the whole is done with one and the same effort, up as well as down."""
    lengths = np.diff(track.distance)
    if exercise.activity in ON_FOOT:
        cost = running_cost if exercise.activity == "running" else walking_cost
        weights = lengths * cost(track.grade)
    else:
        weights = lengths
    passed = np.concatenate([[0.0], np.cumsum(weights)])
    times: npt.NDArray[np.float64] = passed / passed[-1] * duration
    return times


def _timed(exercise: Exercise, track: Track, place: str) -> Course:
    if track.minutes is None:
        raise ScenarioError(
            f"{place}.track",
            _("{name} has no usable times: {reason}").format(name=track.name, reason=track.untimed_because),
            fix=_("give pace_min_per_km, speed_km_per_h or duration beside the track"),
        )
    _check_duration(track.minutes[-1], place)
    timed = _sampled(track, track.minutes, track.minutes[-1])
    assert timed.speed is not None  # every track has a way
    carried = timed.speed > FASTEST.get(exercise.activity, np.inf)
    return Course(
        timed.duration, timed.distance, np.where(carried, 0.0, timed.speed), np.where(carried, 0.0, timed.grade)
    )


def _sampled(track: Track, times: npt.NDArray[np.float64], duration: float) -> Course:
    edges = np.minimum(np.arange(np.ceil(duration) + 1), duration)
    way = np.interp(edges, times, track.distance)
    height = np.interp(way, track.distance, track.height)
    steps = np.diff(way)
    speed = steps / np.maximum(np.diff(edges) * SECONDS_PER_MINUTE, 1e-9)
    grade = np.where(steps > SHORTEST_STEP, np.diff(height) / np.maximum(steps, SHORTEST_STEP), 0.0)
    return Course(duration, float(track.distance[-1]), speed, np.clip(grade, -STEEPEST, STEEPEST))
