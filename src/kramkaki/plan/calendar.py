"""The plan as a calendar file (RFC 5545): one entry with an alarm for everything that has a time."""

from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from icalendar import Alarm, Calendar, Event, vText

from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.results import Plan, given

LASTS = timedelta(minutes=5)


def _lead(plan: Plan) -> str:
    """The warnings that every output begins with."""
    return "\n".join(warning.text for warning in plan.warnings if warning.level != "info")


def _entry(moment: datetime, text: str, description: str, alarm_min: float) -> Event:
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


def calendar(plan: Plan) -> Calendar:
    """Return the calendar of a plan; after an emergency there is none."""
    if plan.reason is not None:
        raise ScenarioError(_("calendar"), plan.reason)
    note = _("A tool for research and education, not a medical device. It does not replace a doctor.")
    description = "\n".join(text for text in (_lead(plan), note) if text)
    entries = Calendar()
    entries.add("prodid", "-//kramkaki//plan//EN")
    entries.add("version", "2.0")
    entries.add("x-wr-calname", _("Plan against leg cramps"))
    entries.add("x-wr-caldesc", vText(description))
    for event in given(plan.events):
        details = description if event.text == event.title else f"{event.text}\n{description}"
        entries.add_component(_entry(event.time, event.title, details, event.alarm_min))
    return entries
