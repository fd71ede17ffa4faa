"""One cramp close up as the page shows it: which muscle and moment are asked, and what was found there."""

from datetime import datetime, timedelta

from kramkaki import language
from kramkaki.body.person import MUSCLES
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.report import cramp_figure, words, zoom_text
from kramkaki.zoom import zoom_of

MUSCLE_FIELD, TIME_FIELD = "zoom.muscle", "zoom.time"


def asked(result, muscle="", time="", found=None):
    """What the section of one cramp shows.

    Parameters
    ----------
    result : Result
    muscle, time : str
        As asked; the muscle and the moment most likely to cramp, where left out.
    found : Zoom, optional
        What was found there.
    """
    likely = result.cramps.get("worst") or {"muscle": MUSCLES[0], "time": result.start.isoformat()}
    written = time or _local(datetime.fromisoformat(likely["time"]))
    return {
        "muscles": [(name, words.muscle(name)) for name in MUSCLES],
        "muscle": muscle or likely["muscle"],
        "time": written,
        "first": _local(result.start),
        "last": _local(result.end),
        "found": _found(found) if found else None,
    }


def zoomed(result, muscle, time):
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


def _local(time):
    return time.replace(tzinfo=None).isoformat(timespec="minutes")


def _span(result):
    first, last = (f"{language.day(one)} {language.clock(one)}" for one in (result.start, result.end))
    return _("{first} to {last}").format(first=first, last=last)


def _found(zoom):
    picture = zoom_text.picture(zoom.episode, words.muscle(zoom.muscle))
    paragraphs = (zoom_text.threshold(zoom), zoom_text.course(zoom.episode), zoom_text.left_alone(zoom))
    return {
        "title": zoom_text.title(zoom),
        "paragraphs": [" ".join(lines) for lines in paragraphs if lines],
        "closeup": cramp_figure.figure(zoom.episode, picture),
        "causes": zoom_text.causes(zoom),
        "facts": zoom_text.facts(zoom),
        "note": _(zoom_text.NOTE),
    }
