"""From a scenario to what the body model runs on: a person, and a row of the world for every minute."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kramkaki.body.person import Person as BodyPerson
from kramkaki.body.timeline import Timeline
from kramkaki.constants import SECONDS_PER_MINUTE
from kramkaki.scenario.compile.circumstances import circumstances, symptoms
from kramkaki.scenario.compile.draft import Assumption, Draft, Intention
from kramkaki.scenario.compile.effort import FIRST_GUESS, LATEST, NEXT_GUESS, is_done, times_taken
from kramkaki.scenario.compile.exercise import fill_exercise, find_bouts
from kramkaki.scenario.compile.intake import fill_illness, fill_intake
from kramkaki.scenario.compile.medicine import fill_medicines
from kramkaki.scenario.compile.person import body_person
from kramkaki.scenario.compile.rest import fill_cramps, fill_injuries, fill_rest, fill_stretching
from kramkaki.scenario.compile.sweat_test import sweat_test
from kramkaki.scenario.compile.weather import fill_weather
from kramkaki.scenario.days import calendar_days, length, minutes_after_start, nights
from kramkaki.scenario.model import Scenario


@dataclass(frozen=True)
class Compiled:
    """A scenario ready to run."""

    scenario: Scenario
    person: BodyPerson
    timeline: Timeline
    minutes: int  # [min]
    start: datetime
    assumptions: list[Assumption]
    events: list[dict[str, Any]]
    intentions: list[Intention]
    circumstances: set[str]
    symptoms: set[str]
    laboratory: dict[str, Any]  # measured blood values: keys of the scenario's table, None where not measured
    cramps: list[tuple[float, str, float | None]]  # (minute, muscle, length in seconds or None)
    measured_sweat_rate_l_per_h: float | None
    sweat_window: tuple[float, float] | None  # (first, last minute) of that measurement
    weigh_ins: list[tuple[float, float]]  # (minute, kg)
    nights: list[tuple[float, float]]  # (minute asleep, minute awake)

    @property
    def end(self) -> datetime:
        """When the scenario ends."""
        return self.start + timedelta(minutes=self.minutes)


def compile(scenario: Scenario) -> Compiled:
    """Make a scenario ready to run.

    Parameters
    ----------
    scenario : Scenario
        Checked.

    Returns
    -------
    compiled : Compiled
        Person, timeline, events, assumptions.
    """
    draft = _drafted(scenario, {})
    late = {bout.meant_start: FIRST_GUESS for bout in draft.bouts if bout.has_goal}
    while late:
        draft = _drafted(scenario, late)
        taken = times_taken(draft)
        open_ended = [bout for bout in draft.bouts if bout.has_goal and not is_done(bout, taken)]
        late = {
            bout.meant_start: min(bout.way.lateness * NEXT_GUESS, LATEST)
            for bout in open_ended
            if bout.way.lateness < LATEST and bout.end < draft.minutes
        }
        if late:
            late = {**taken, **late}
        else:
            draft = _drafted(scenario, taken)
    cramps = _cramps(scenario)
    fill_cramps(draft, cramps)
    rate, window, weigh_ins = sweat_test(draft)
    draft.events.sort(key=lambda event: event["start_minute"])
    return Compiled(
        scenario=scenario,
        person=draft.person,
        timeline=draft.timeline,
        minutes=draft.minutes,
        start=scenario.start,
        assumptions=draft.assumptions,
        events=draft.events,
        intentions=draft.intentions,
        circumstances=circumstances(draft),
        symptoms=symptoms(scenario),
        laboratory=scenario.person.laboratory.model_dump(),
        cramps=cramps,
        measured_sweat_rate_l_per_h=rate,
        sweat_window=window,
        weigh_ins=weigh_ins,
        nights=[(max(asleep, 0.0), min(awake, draft.minutes)) for asleep, awake, _day in draft.nights if awake > 0],
    )


def _drafted(scenario: Scenario, taken: Mapping[float, float]) -> Draft:
    """Return the scenario laid out, its distances done in the time ``taken`` over that meant [1]."""
    days = calendar_days(scenario)
    minutes = length(scenario, days)
    draft = Draft(scenario, days, nights(days), minutes, Timeline(minutes))
    find_bouts(draft, taken)
    draft.person = body_person(draft)
    fill_weather(draft)
    fill_rest(draft)
    fill_exercise(draft)
    fill_intake(draft)
    fill_illness(draft)
    draft.person = fill_medicines(draft)
    fill_injuries(draft)
    fill_stretching(draft)
    return draft


def _cramps(scenario: Scenario) -> list[tuple[float, str, float | None]]:
    return sorted(
        (
            minutes_after_start(scenario, cramp.time),
            cramp.muscle,
            None if cramp.length is None else cramp.length * SECONDS_PER_MINUTE,
        )
        for cramp in scenario.cramps
    )
