"""What a worker makes of a file that was sent: a scenario or a track, by the same hardened readers as a file's."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kramkaki.errors import ScenarioError
from kramkaki.exchange.attached import Attached, Attachments
from kramkaki.exchange.gpx import read_gpx, thinned
from kramkaki.language import gettext as _
from kramkaki.scenario.explain import errors_of
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.read import MAXIMUM_BYTES, parsed, read
from kramkaki.scenario.templates import template_files, template_path, templates
from kramkaki.scenario.write import plain_content
from kramkaki.web.requests import written

METRES_PER_KILOMETRE = 1000


def scenario(body: bytes) -> bytes:
    """Return a scenario file as the JSON that every other question takes.

    Parameters
    ----------
    body : bytes
        TOML or JSON.

    Returns
    -------
    answer : bytes
        ``scenario``, and ``needs``: the track files it names, which must come along when it is computed.
    """
    if len(body) > MAXIMUM_BYTES:
        raise ScenarioError(_("file"), _("is too large"), _("at most {limit} MB").format(limit=MAXIMUM_BYTES / 1e6))
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ScenarioError(_("file"), _("is not text in UTF-8"), fix=_("save it as UTF-8")) from None
    return written(_checked(parsed(Path(_("file")), text)))


def _checked(content: Any) -> dict[str, Any]:
    try:
        scenario = Scenario.model_validate(content)
    except ValidationError as problem:
        raise errors_of(problem, Scenario) from None
    needs = sorted({bout.track for day in scenario.day for bout in day.exercise or () if bout.track is not None})
    if not needs:  # with tracks, what hangs on their length is checked when they are there
        scenario = read(content, Attachments())
    return {"scenario": plain_content(scenario), "needs": needs}


def track(body: bytes, name: str) -> bytes:
    """Return what a GPX file holds, and the file made small.

    Parameters
    ----------
    body : bytes
        GPX.
    name : str
        Under which an exercise will name it.
    """
    way = read_gpx(Attached(name, body))
    small = thinned(body, name)
    return written(
        {
            "name": name,
            "gpx": small,
            "distance_km": round(float(way.distance[-1]) / METRES_PER_KILOMETRE, 3),
            "climb_m": round(way.climb) if way.has_heights else None,
            "duration_min": None if way.minutes is None else round(float(way.minutes[-1]), 2),
            "untimed_because": way.untimed_because,
            "latitude": round(way.latitude, 2),
            "longitude": round(way.longitude, 2),
        }
    )


def examples(name: str | None = None) -> bytes | None:
    """Return the shipped examples by name and title, or one of them; None where there is no such one.

    Parameters
    ----------
    name : str, optional
    """
    if name is None:
        return written({"templates": [{"name": key, "title": title} for key, title in templates().items()]})
    if name not in templates():
        return None
    example = read(template_path(name))
    tracks = {path.name: path.read_text("utf-8") for path in template_files(name)}
    return written({"scenario": plain_content(example), "tracks": tracks})
