"""A compilation in progress: the timeline being filled, what was assumed and what happens when."""

import math
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from kramkaki import language
from kramkaki.body.person import Person as BodyPerson
from kramkaki.body.timeline import Timeline
from kramkaki.language import gettext as _
from kramkaki.scenario.course import Course
from kramkaki.scenario.days import CalendarDay
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.model_day import Control, Exercise

T = TypeVar("T")
HALF = 0.5  # rounds half up, so that a length never gains a row by where it starts


class Bout(NamedTuple):
    """One exercise as it is laid out on the axis of minutes."""

    start: float  # [min]
    end: float  # [min] at the pace reached, which may be later than meant
    exercise: Exercise
    way: Course
    place: str  # in the file
    control: Control
    meant_start: float  # [min] where an earlier bout takes longer than meant, ``start`` comes later
    session: float = 0.0  # [min] meant for all bouts with little rest between them

    @property
    def has_goal(self) -> bool:
        """Whether it ends when a distance is done, not by the clock."""
        return self.control == "self" and self.way.distance is not None


@dataclass(frozen=True)
class Intention:
    """What is meant by one exercise, and what it asks of the person."""

    start_minute: float
    end_minute: float  # as reached
    activity: str
    control: Control
    meant_minutes: float
    distance_km: float | None
    meant_intensity: float  # [fraction of maximal oxygen uptake] mean
    needed_oxygen_uptake: float  # [mL/kg/min] maximal one with which it could be held so long in the cool


class Assumption(NamedTuple):
    """A default that was used because the file does not say, or a note on what the file says but was not followed."""

    key: str
    value: object
    unit: str
    because: str
    is_note: bool = False  # ``because`` says it all

    @property
    def text(self) -> str:
        """The assumption in one sentence."""
        if self.is_note:
            return f"{self.key}: {self.because}"
        value = self.value
        if isinstance(value, int | float):
            value = language.number(value, 0 if float(value).is_integer() else 1)
        return _("{key} is not given: taken as {value} ({because})").format(
            key=self.key, value=f"{value} {self.unit}".strip(), because=self.because
        )


@dataclass
class Draft:
    """What the steps of the compilation share."""

    scenario: Scenario
    days: list[CalendarDay]
    nights: list[tuple[float, float, CalendarDay]]
    minutes: int
    timeline: Timeline
    person: BodyPerson = field(default_factory=BodyPerson)
    assumptions: list[Assumption] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    bouts: list[Bout] = field(default_factory=list)
    intentions: list[Intention] = field(default_factory=list)

    def assume(self, key: str, value: T, unit: str, because: str) -> T:
        """Note a default, once for each key, and hand it back."""
        if all(noted.key != key for noted in self.assumptions):
            self.assumptions.append(Assumption(key, value, unit, because))
        return value

    def note(self, key: str, because: str) -> None:
        """Say what the file asks for and did not get, once for each key."""
        if all(noted.key != key for noted in self.assumptions):
            self.assumptions.append(Assumption(key, None, "", because, is_note=True))

    def event(self, kind: str, start: float, end: float, label: str, value: object = None) -> None:
        """Note something that happens, when it lies within the scenario."""
        if end >= 0 and start <= self.minutes:
            self.events.append(
                {
                    "kind": kind,
                    "start_minute": max(float(start), 0.0),
                    "end_minute": min(float(end), float(self.minutes)),
                    "label": label,
                    "value": value,
                }
            )

    def rows(self, start: float, end: float) -> tuple[int, int]:
        """Rows from one minute to another, within the scenario."""
        nearest = math.floor(start + HALF)
        first = min(max(nearest, 0), self.minutes)
        return first, min(max(math.floor(end + HALF), nearest + 1, first), self.minutes)

    def add(self, start: float, end: float, **amounts: float) -> None:
        """Spread total amounts evenly over a time; what falls outside the scenario is left out."""
        first, last = self.rows(start, end)
        whole = max(math.floor(end + HALF) - math.floor(start + HALF), 1)
        for name, amount in amounts.items():
            if amount:
                self.timeline.values[name][first:last] += amount / whole
