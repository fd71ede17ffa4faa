"""What the levers need to know of the scenario beside the scenario itself."""

from dataclasses import dataclass, field

from kramkaki.scenario.course import course
from kramkaki.scenario.days import calendar_days

ONE_SESSION = 15.0  # [min] bouts this close together are one session
LEAST_SESSION = 30.0  # [min] shorter exercise needs no drinks of its own


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
    safe_rate: float = 0.0  # [L/h] most that may be drunk in exercise; 0: no target
    rate: float = 0.0  # [L/h] advised
    pre_drink: float = 0.0  # [mL]
    sport_drink: str = "pocari_sweat"
    exercise_allowed: bool = True
    liquid_food_allowed: bool = True  # milk by the glass


@dataclass(frozen=True)
class Session:
    """Exercise without a real pause, on the clock of its day."""

    first: float  # [min after midnight]
    last: float  # [min after midnight]

    @property
    def minutes(self):
        """How long. [min]"""
        return self.last - self.first


def sessions(content, folder):
    """Return the sessions of a day, in order, the short ones too."""
    spans = sorted(
        (bout.start, bout.start + course(bout, folder, "exercise").duration) for bout in content.exercise or ()
    )
    found = []
    for first, last in spans:
        if found and first - found[-1].last <= ONE_SESSION:
            found[-1] = Session(found[-1].first, max(last, found[-1].last))
        else:
            found.append(Session(first, last))
    return found


def long_sessions(content, folder):
    """Return those sessions that want drinks."""
    return [session for session in sessions(content, folder) if session.minutes >= LEAST_SESSION]


def dated_sessions(scenario, minutes):
    """Return (first, last) of every long session in minutes after the start, within the scenario. [min]"""
    found = []
    for day in calendar_days(scenario):
        for session in long_sessions(day.content, scenario.folder):
            first, last = max(day.at(session.first), 0.0), min(day.at(session.last), float(minutes))
            if last - first >= LEAST_SESSION:
                found.append((first, last))
    return found
