"""A GPX track becomes part of the scenario: time, way and slope piece by piece, without the places it led through.

Own file: only a worker loads it.
"""

from typing import Any

from kramkaki.errors import ScenarioError
from kramkaki.exchange.attached import Attachments
from kramkaki.exchange.gpx import read_gpx
from kramkaki.language import gettext as _
from kramkaki.scenario.course import course, pieces
from kramkaki.scenario.model_day import Exercise

NAME = "track.gpx"
GIVEN = ("pace_min_per_km", "pace_min_per_100_m", "speed_km_per_h")
REPLACED = ("duration", "distance_km", "grade_percent", "track", *GIVEN)


def with_track(content: dict[str, Any], gpx: bytes) -> dict[str, Any]:
    """Lay a track under the first exercise of a scenario.

    Parameters
    ----------
    content : dict
        A scenario, not checked yet.
    gpx : bytes
        A file that somebody chose.

    Returns
    -------
    content : dict
        Its exercise with the course; the place of the scenario to a whole degree, for the height of the sun.

    Raises
    ------
    ScenarioError
        The file is no track, or there is no exercise to lay it under.
    """
    exercises = content["day"][0].get("exercise") or []
    if not exercises:
        raise ScenarioError("gpx", _("there is no exercise that could follow the track"))
    attached = Attachments({NAME: gpx})
    track = read_gpx(attached / NAME)
    first = exercises[0]
    paces = {key: first[key] for key in GIVEN if first.get(key) is not None}
    if not paces and track.minutes is None:
        paces = {"duration": first.get("duration") or "1 h"}
    asked = {"start": first["start"], "activity": first["activity"], "track": NAME, **paces}
    way = course(Exercise.model_validate(asked), attached, "gpx")
    exercises[0] = {key: value for key, value in first.items() if key not in REPLACED} | {"course": pieces(way)}
    place = content.setdefault("place", {})
    place.setdefault("latitude", round(track.latitude))
    place.setdefault("longitude", round(track.longitude))
    return content
