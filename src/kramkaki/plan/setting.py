"""What the levers need to know of the scenario beside the scenario itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from kramkaki.exchange.attached import Attachments
from kramkaki.scenario.course import course
from kramkaki.scenario.days import CalendarDay, calendar_days
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.model_day import DayContent

ONE_SESSION = 15.0  # [min] bouts this close together are one session
LEAST_SESSION = 30.0  # [min] shorter exercise needs no drinks of its own
TO_THIRST_FROM = 120.0  # [min] in longer exercise whoever drinks by the clock alone may drink too much
SessionKey = tuple[str, int]  # place of a kind of day, number of the session in it
Span = tuple[float, float]  # first, last [min]


@dataclass(frozen=True)
class Setting:
    """The situation a plan is made for; numbers are set once from the run without changes."""

    circumstances: frozenset[str]
    mass: float  # [kg]
    habitual_calcium: float  # [mg/day]
    habitual_potassium: float  # [mg/day]
    advised: Mapping[str, float | None] = field(default_factory=dict)  # reference intakes [units in the names]
    is_hot: bool = False  # exercise above a WBGT at which heat counts
    effort: float = 0.0  # [% of maximal oxygen uptake] of the exercise
    sodium_allowed: bool = True
    safe_rates: Mapping[SessionKey, float] = field(default_factory=dict)  # [L/h]; none: no target
    share: float = 1.0  # of each session's safe rate that is advised
    pre_drink: float = 0.0  # [mL]
    sport_drink: str = "pocari_sweat"
    exercise_allowed: bool = True
    liquid_food_allowed: bool = True  # milk by the glass

    def rate(self, place: str, number: int) -> float:
        """What is advised in one long session of a kind of day. [L/h]"""
        return self.share * self.safe_rates.get((place, number), 0.0)


@dataclass(frozen=True)
class Session:
    """Exercise without a real pause, on the clock of its day."""

    first: float  # [min after midnight]
    last: float  # [min after midnight]
    dry: tuple[Span, ...]  # (first, last) of the stretches out of the water [min after midnight]

    @property
    def minutes(self) -> float:
        """How long. [min]"""
        return self.last - self.first

    @property
    def dry_minutes(self) -> float:
        """How long one can drink in it. [min]"""
        return sum(last - first for first, last in self.dry)

    @property
    def to_thirst(self) -> bool:
        """Whether one drinks what is advised or to thirst, whichever is less."""
        return self.minutes > TO_THIRST_FROM


def sessions(content: DayContent, folder: Path | Attachments) -> list[Session]:
    """Return the sessions of a day, in order, the short ones too."""
    bouts = sorted(
        (bout.start, bout.start + course(bout, folder, "exercise").duration, bout.activity == "swimming")
        for bout in content.exercise or ()
    )
    groups: list[list[tuple[float, float, bool]]] = []
    end = -np.inf
    for first, last, swims in bouts:
        if first - end > ONE_SESSION:
            groups.append([])
        groups[-1].append((first, last, swims))
        end = max(end, last)
    return [Session(group[0][0], max(last for _first, last, _swims in group), _dry(group)) for group in groups]


def _dry(bouts: Sequence[tuple[float, float, bool]]) -> tuple[Span, ...]:
    """The stretches of a session out of the water: bouts and the pauses between them, cut by every swim."""
    spans: list[Span] = []
    joined, ashore = False, -np.inf
    for first, last, swims in bouts:
        if swims:
            if spans:
                spans[-1] = (spans[-1][0], min(spans[-1][1], first))
            joined, ashore = False, max(ashore, last)
        elif last > ashore:
            if joined:
                spans[-1] = (spans[-1][0], max(spans[-1][1], last))
            else:
                spans.append((max(first, ashore), last))
            joined = True
    return tuple(span for span in spans if span[1] > span[0])


def long_sessions(content: DayContent, folder: Path | Attachments) -> list[Session]:
    """Return those sessions that want drinks."""
    return [session for session in sessions(content, folder) if session.minutes >= LEAST_SESSION]


def dated_sessions(scenario: Scenario, minutes: float) -> list[tuple[SessionKey, Session]]:
    """Return every long session within the scenario, and which it is.

    Parameters
    ----------
    scenario : Scenario
    minutes : float
        Length of the scenario. [min]

    Returns
    -------
    dated : list of (SessionKey, Session)
        The key is the same on every date alike; times in minutes after the start. [min]
    """
    dated = []
    for day in calendar_days(scenario):

        def within(span: Span, day: CalendarDay = day) -> Span:
            return max(day.at(span[0]), 0.0), min(day.at(span[1]), float(minutes))

        for number, session in enumerate(long_sessions(day.content, scenario.folder)):
            first, last = within((session.first, session.last))
            dry = tuple(span for span in map(within, session.dry) if span[1] > span[0])
            if last - first >= LEAST_SESSION:
                dated.append(((day.place, number), Session(first, last, dry)))
    return dated
