"""The days of a scenario one by one, with repeats and overrides laid out on one axis of minutes."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR, SECONDS_PER_MINUTE
from kramkaki.errors import ScenarioError
from kramkaki.scenario.course import course
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.model_day import DayContent, Override

USUAL_SLEEP = 22 * MINUTES_PER_HOUR + 30
USUAL_WAKE = 6 * MINUTES_PER_HOUR
NOON = 12 * MINUTES_PER_HOUR


@dataclass(frozen=True)
class CalendarDay:
    """One day: its midnight in minutes after the start (at or below zero for the first), and what it holds."""

    midnight: float  # [min]
    date: date
    content: DayContent
    place: str  # where it stands in the file
    repeated: bool  # one of several alike

    def at(self, clock: float) -> float:
        """Minutes after the start of a clock time of this day. [min]"""
        return self.midnight + clock


def minutes_after_start(scenario: Scenario, moment: date) -> float:
    """Minutes from the start to a date and time; without a zone it has that of the start. [min]"""
    if isinstance(moment, date) and not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=scenario.start.tzinfo)
    return (moment - scenario.start).total_seconds() / SECONDS_PER_MINUTE


def calendar_days(scenario: Scenario) -> list[CalendarDay]:
    """Every day in order.

    Parameters
    ----------
    scenario : Scenario
        Checked.

    Returns
    -------
    days : list of CalendarDay
        With overrides merged in.
    """
    start = scenario.start
    midnight = -(start.hour * MINUTES_PER_HOUR + start.minute + start.second / SECONDS_PER_MINUTE)
    days: list[CalendarDay] = []
    for number, block in enumerate(scenario.day):
        for index in range(1, block.repeat + 1):
            content: DayContent = block
            place = f"day[{number}]"
            for position, override in enumerate(block.override):
                if index in override.on:
                    content, place = _merged(content, override), f"day[{number}].override[{position}]"
            passed = len(days)
            days.append(
                CalendarDay(
                    midnight=midnight + passed * MINUTES_PER_DAY,
                    date=start.date() + timedelta(days=passed),
                    content=content,
                    place=place,
                    repeated=block.repeat > 1,
                )
            )
    return days


def _merged(block: DayContent, override: Override) -> DayContent:
    changes = {name: getattr(override, name) for name in DayContent.model_fields if getattr(override, name) is not None}
    return block.model_copy(update=changes)


def nights(days: Sequence[CalendarDay]) -> list[tuple[float, float, CalendarDay]]:
    """When one sleeps.

    Parameters
    ----------
    days : list of CalendarDay
        Of the scenario.

    Returns
    -------
    nights : list of (float, float, CalendarDay)
        Falling asleep and waking in minutes after the start, and the day whose night it is. The first may
        begin before the start: the night that the scenario starts in.
    """
    if not any(day.content.sleep is not None or day.content.wake is not None for day in days) and len(days) == 1:
        return []
    slept = []
    first = days[0]
    before = CalendarDay(first.midnight - MINUTES_PER_DAY, first.date, first.content, first.place, True)
    for day, following in zip([before, *days], [*days, None], strict=True):
        if following is None and day.content.sleep is None and day.content.wake is None:
            continue
        bedtime = USUAL_SLEEP if day.content.sleep is None else day.content.sleep
        if bedtime < NOON:
            bedtime += MINUTES_PER_DAY
        morning = (following or day).content.wake
        waking = (USUAL_WAKE if morning is None else morning) + MINUTES_PER_DAY
        if waking > bedtime:
            slept.append((day.at(bedtime), day.at(waking), day))
    return slept


def length(scenario: Scenario, days: Sequence[CalendarDay] | None = None) -> int:
    """How long it lasts: to ``end``, else to midnight of the last day or the end of its night or exercise. [min]"""
    if scenario.end is not None:
        return max(round(minutes_after_start(scenario, scenario.end)), 0)
    days = days or calendar_days(scenario)
    end = days[-1].midnight + MINUTES_PER_DAY
    last = days[-1].content
    if last.sleep is not None:
        end = max([end, *(waking for _bedtime, waking, day in nights(days) if day is days[-1])])
    return round(max([end, *_exercise_ends(scenario, days[-1])]))


def _exercise_ends(scenario: Scenario, day: CalendarDay) -> Iterator[float]:
    for exercise in day.content.exercise or ():
        with suppress(ScenarioError):  # the check tells what is wrong with it
            yield day.at(exercise.start) + course(exercise, scenario.folder, day.place).duration
