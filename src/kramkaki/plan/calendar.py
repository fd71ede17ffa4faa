"""The plan as a calendar file (RFC 5545): one entry with an alarm for everything that has a time."""

from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from icalendar import Alarm, Calendar, Event, vText

from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _

LASTS = timedelta(minutes=5)


def _lead(data):
    """The warnings that every output begins with."""
    return "\n".join(one["text"] for one in data["warnings"] if one["level"] != "info")


def _entry(moment, text, description, alarm_min):
    event = Event()
    key = blake2b(f"{moment.isoformat()} {text}".encode(), digest_size=12).hexdigest()
    event.add("uid", f"{key}@kramkaki")
    moment = moment.astimezone(UTC)
    event.add("dtstamp", moment)
    event.add("dtstart", moment)
    event.add("dtend", moment + LASTS)
    event.add("summary", text)
    event.add("description", description)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", timedelta(minutes=-alarm_min))
    event.add_component(alarm)
    return event


def calendar(plan):
    """Return the calendar of a plan.

    Parameters
    ----------
    plan : Plan

    Returns
    -------
    calendar : icalendar.Calendar

    Raises
    ------
    ScenarioError
        After an emergency there is none.
    """
    data = plan.as_json()
    if data["emergency"]:
        raise ScenarioError(_("calendar"), data["reason"])
    note = _("A tool for research and education, not a medical device. It does not replace a doctor.")
    description = "\n".join(text for text in (_lead(data), note) if text)
    found = Calendar()
    found.add("prodid", "-//kramkaki//plan//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", _("Plan against leg cramps"))
    found.add("x-wr-caldesc", vText(description))
    for event in data["events"]:
        moment = datetime.fromisoformat(event["time"])
        said = description if event["text"] == event["title"] else f"{event['text']}\n{description}"
        found.add_component(_entry(moment, event["title"], said, event["alarm_min"]))
    return found
