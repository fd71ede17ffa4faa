"""One cramp close up as the page shows it: which muscle and moment are asked, and what was found there."""

from datetime import datetime, timedelta
from typing import Any

from kramkaki import language
from kramkaki.body.person import MUSCLES
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.report import cramp_figure, words, zoom_text
from kramkaki.results import Result, Zoom, given
from kramkaki.risk.closeup import zoom_of

MUSCLE_FIELD, TIME_FIELD = "zoom.muscle", "zoom.time"


def asked(result: Result, muscle: str = "", time: str = "", zoom: Zoom | None = None) -> dict[str, Any]:
    """What the section of one cramp shows.

    Parameters
    ----------
    result : Result
    muscle, time : str
        As asked; the muscle and the moment most likely to cramp, where left out.
    zoom : Zoom, optional
        What was found there.
    """
    likely = given(result.cramps.worst)
    return {
        "muscles": [(name, words.muscle(name)) for name in MUSCLES],
        "muscle": muscle or likely.muscle,
        "time": time or _local(likely.time),
        "first": _local(result.start),
        "last": _local(result.end),
        "found": _found(zoom) if zoom else None,
    }


def zoomed(result: Result, muscle: str, time: str) -> Zoom:
    """One cramp of a muscle at a moment of a result.

    Parameters
    ----------
    result : Result
    muscle : str
        One of ``MUSCLES``.
    time : str
        Date and clock time where the scenario plays, such as ``2026-03-01T16:40``.
    """
    if muscle not in MUSCLES:
        raise ScenarioError("muscle", _("there is no such muscle"), ", ".join(MUSCLES))
    try:
        moment = datetime.fromisoformat(time).replace(tzinfo=None)
    except ValueError:
        raise ScenarioError("time", _("is no date with a clock time"), _span(result)) from None
    minute = (moment - result.start.replace(tzinfo=None)) / timedelta(minutes=1)
    last = (result.end - result.start) / timedelta(minutes=1)
    if not 0 <= minute <= last:
        raise ScenarioError("time", _("is not within the scenario"), _span(result))
    return zoom_of(result, minute, muscle)


def _local(time: datetime) -> str:
    return time.replace(tzinfo=None).isoformat(timespec="minutes")


def _span(result: Result) -> str:
    first, last = (f"{language.day(time)} {language.clock(time)}" for time in (result.start, result.end))
    return _("{first} to {last}").format(first=first, last=last)


def _found(zoom: Zoom) -> dict[str, Any]:
    episode = given(zoom.episode)
    picture = zoom_text.picture(episode, words.muscle(zoom.muscle))
    paragraphs = (zoom_text.threshold(zoom), zoom_text.course(episode), zoom_text.left_alone(zoom))
    return {
        "title": zoom_text.title(zoom),
        "paragraphs": [" ".join(lines) for lines in paragraphs if lines],
        "closeup": cramp_figure.figure(episode, picture),
        "causes": zoom_text.causes(given(zoom.nerve)),
        "facts": zoom_text.facts(zoom),
        "note": _(zoom_text.NOTE),
    }
