"""What the levers need to know of the scenario beside the scenario itself."""

from dataclasses import dataclass, field

import numpy as np

from kramkaki.scenario.course import course
from kramkaki.scenario.days import calendar_days

ONE_SESSION = 15.0  # [min] bouts this close together are one session
LEAST_SESSION = 30.0  # [min] shorter exercise needs no drinks of its own
TO_THIRST_FROM = 120.0  # [min] in longer exercise whoever drinks by the clock alone may drink too much


@dataclass(frozen=True)
class Setting:
    """The situation a plan is made for; numbers are set once from the run without changes."""

    circumstances: frozenset
    mass: float  # [kg]
    habitual_calcium: float  # [mg/day]
    habitual_potassium: float  # [mg/day]
    advised: dict = field(default_factory=dict)  # reference intakes [units in the names]
    is_hot: bool = False  # exercise above a WBGT at which heat counts
    effort: float = 0.0  # [% of maximal oxygen uptake] of the exercise
    sodium_allowed: bool = True
    safe_rates: dict = field(default_factory=dict)  # [L/h] by place of day and number of its session; none: no target
    share: float = 1.0  # of each session's safe rate that is advised
    pre_drink: float = 0.0  # [mL]
    sport_drink: str = "pocari_sweat"
    exercise_allowed: bool = True
    liquid_food_allowed: bool = True  # milk by the glass

    def rate(self, place, number):
        """What is advised in one long session of a kind of day. [L/h]"""
        return self.share * self.safe_rates.get((place, number), 0.0)


@dataclass(frozen=True)
class Session:
    """Exercise without a real pause, on the clock of its day."""

    first: float  # [min after midnight]
    last: float  # [min after midnight]
    dry: tuple  # (first, last) of the stretches out of the water [min after midnight]

    @property
    def minutes(self):
        """How long. [min]"""
        return self.last - self.first

    @property
    def dry_minutes(self):
        """How long one can drink in it. [min]"""
        return sum(last - first for first, last in self.dry)

    @property
    def to_thirst(self):
        """Whether one drinks what is advised or to thirst, whichever is less."""
        return self.minutes > TO_THIRST_FROM


def sessions(content, folder):
    """Return the sessions of a day, in order, the short ones too."""
    bouts = sorted(
        (bout.start, bout.start + course(bout, folder, "exercise").duration, bout.activity == "swimming")
        for bout in content.exercise or ()
    )
    groups, end = [], -np.inf
    for first, last, swims in bouts:
        if first - end > ONE_SESSION:
            groups.append([])
        groups[-1].append((first, last, swims))
        end = max(end, last)
    return [Session(group[0][0], max(last for _first, last, _swims in group), _dry(group)) for group in groups]


def _dry(bouts):
    """The stretches of a session out of the water: bouts and the pauses between them, cut by every swim."""
    found, joined, ashore = [], False, -np.inf
    for first, last, swims in bouts:
        if swims:
            if found:
                found[-1] = (found[-1][0], min(found[-1][1], first))
            joined, ashore = False, max(ashore, last)
        elif last > ashore:
            if joined:
                found[-1] = (found[-1][0], max(found[-1][1], last))
            else:
                found.append((max(first, ashore), last))
            joined = True
    return tuple(span for span in found if span[1] > span[0])


def long_sessions(content, folder):
    """Return those sessions that want drinks."""
    return [session for session in sessions(content, folder) if session.minutes >= LEAST_SESSION]


def dated_sessions(scenario, minutes):
    """Return every long session within the scenario, and which it is.

    Parameters
    ----------
    scenario : Scenario
    minutes : float
        Length of the scenario. [min]

    Returns
    -------
    found : list of ((str, int), Session)
        Place of its day and its number there, the same on every date alike; its times in minutes after the start. [min]
    """
    found = []
    for day in calendar_days(scenario):

        def within(span, day=day):
            return max(day.at(span[0]), 0.0), min(day.at(span[1]), float(minutes))

        for number, session in enumerate(long_sessions(day.content, scenario.folder)):
            first, last = within((session.first, session.last))
            dry = tuple(span for span in map(within, session.dry) if span[1] > span[0])
            if last - first >= LEAST_SESSION:
                found.append(((day.place, number), Session(first, last, dry)))
    return found
