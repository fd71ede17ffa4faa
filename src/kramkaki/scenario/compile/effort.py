"""Effort as it is meant: what a person can hold, how driven they are, and when they come in."""

from collections.abc import Mapping, Sequence

import numpy as np

from kramkaki.body.effort import EffortParameters
from kramkaki.body.simulate import simulate
from kramkaki.body.timeline import Timeline
from kramkaki.equations.effort import median_oxygen_uptake, share_held
from kramkaki.parameters import records
from kramkaki.scenario.compile.draft import Bout, Draft
from kramkaki.scenario.days import minutes_after_start
from kramkaki.scenario.model_day import Control, Exercise
from kramkaki.scenario.model_person import Person

# FRIEND International 2019, treadmill medians at 25 years, and what a decade leaves (abstract). [mL/kg/min], [1]
MEDIAN = {"male": 49.5, "female": 40.6}
KEPT_PER_DECADE = 0.91
YOUTH, GROWN_UP = 17.0, 20.0  # [years] between them the values of youth turn into those of adults
MEDIAN_OF_YOUTH = {"male": 50.0, "female": 40.0}  # [mL/kg/min] at 13 to 17 years (assumed, from school surveys)
# How far a word lies from the median, in standard deviations of 17 % of it; "good" is one in five (assumed).
WORDS = {"low": -1.0, "average": 0.0, "good": 0.8, "very_good": 1.5, "athlete": 2.2}
DEVIATION = 0.17  # [1] Loe 2013: 15 % in men, 18 % in women
HEAVY_INDEX, HEAVY_COST = 25.0, 0.6  # [kg/m2], [1] power of the body mass index above it (Myers 2017, from memory)
WORD_OF_HOURS = ((8.0, "very_good"), (3.5, "good"), (0.5, "average"), (0.0, "low"))  # [h/week] trained (assumed)
# Fall of the share held for each logarithm of time: 0.064 in trained marathoners (Peronnet 1987); recreational
# half-marathon runners hold 79 % for 95 min, which is 0.080 (assumed for the rest).
DECLINE = {"low": 0.095, "average": 0.085, "good": 0.080, "very_good": 0.072, "athlete": 0.064}
# Of what can be held over the session, by the word for the effort (assumed).
OF_SUSTAINABLE = {"easy": 0.60, "moderate": 0.75, "hard": 0.90, "race": 1.0, "maximal": 1.0}
# Mean drive on an occasion; by effort where it is not said (assumed: nobody measured it).
DRIVE = {"easy": 0.05, "training": 0.10, "race": 0.20, "all_out": 0.50, "paced": 0.40}
DRIVE_OF_EFFORT = {"easy": "easy", "moderate": "training", "hard": "training", "race": "race", "maximal": "all_out"}
DRIVE_AT_WORK = 0.05
ONE_SESSION = 30.0  # [min] of rest that part two sessions
FIRST_GUESS, NEXT_GUESS, LATEST = 1.25, 1.4, 3.0  # [1] time over the time meant
CLOSE = 0.005  # [1] of the time meant: near enough


def control(exercise: Exercise, has_happened: bool) -> Control:
    """Return who holds the pace: what has happened was held, what lies ahead is meant.

    Parameters
    ----------
    exercise : Exercise
    has_happened : bool
        Whether the scenario tells what was measured or felt after it began.
    """
    if exercise.control is not None:
        return exercise.control
    if exercise.track is not None and not (exercise.pace_min_per_km or exercise.speed_km_per_h or exercise.duration):
        return "recorded"
    return "recorded" if has_happened and _is_measured(exercise) else "self"


def _is_measured(exercise: Exercise) -> bool:
    """Whether more than a word tells how hard it was."""
    by_pace = ("pace_min_per_km", "pace_min_per_100_m", "speed_km_per_h", "power_w", "intensity_percent")
    by_power = ("metabolic_rate_w", "heat_production_w", "track", "course")
    timed = exercise.distance_km is not None and exercise.duration is not None
    return timed or any(getattr(exercise, name) for name in (*by_pace, *by_power))


def last_known(draft: Draft) -> float:
    """Return the last minute of which the scenario tells what was measured or felt: a weigh-in, a cramp. [min]"""
    weighed = [day.at(entry.time) for day in draft.days for entry in day.content.weigh_in or ()]
    felt = [minutes_after_start(draft.scenario, cramp.time) for cramp in draft.scenario.cramps]
    return max([*weighed, *felt], default=-1.0)


def mean_drive(exercise: Exercise) -> float:
    """Return how little people on such an occasion yield to heat and weariness, on average. [0-1]"""
    if exercise.drive is not None:
        return DRIVE[exercise.drive]
    if exercise.activity == "work":
        return DRIVE_AT_WORK
    if exercise.activity == "football" and exercise.effort is None:
        return DRIVE["race"]
    return DRIVE[DRIVE_OF_EFFORT[exercise.effort or "moderate"]]


def fitness_word(person: Person) -> str:
    """Return the word for a person's fitness: the one given, else by the hours trained."""
    if person.fitness is not None:
        return person.fitness
    hours = person.training.hours_per_week
    return "average" if hours is None else next(word for least, word in WORD_OF_HOURS if hours >= least)


def oxygen_uptake_of(person: Person, height: float) -> float:
    """Return the maximal oxygen uptake that age, sex, build and the word for fitness speak for. [mL/kg/min]

    Parameters
    ----------
    person : Person
    height : float
        [m]
    """
    adult = float(
        median_oxygen_uptake(age=person.age_years, at_reference_age=MEDIAN[person.sex], kept_per_decade=KEPT_PER_DECADE)
    )
    grown = float(np.clip((person.age_years - YOUTH) / (GROWN_UP - YOUTH), 0.0, 1.0))
    median = grown * adult + (1 - grown) * MEDIAN_OF_YOUTH[person.sex]
    heavy = max(person.mass_kg / height**2 / HEAVY_INDEX, 1.0) ** -HEAVY_COST
    uptake: float = median * (1 + DEVIATION * WORDS[fitness_word(person)]) * heavy
    return uptake


def held(minutes: float, decline: float) -> float:
    """Return the share of maximal oxygen uptake that a person holds for a time in the cool. [1]

    Parameters
    ----------
    minutes : float
        [min]
    decline : float
        [1]
    """
    p = records.load(EffortParameters)
    return float(share_held(minutes=minutes, decline=decline, long_decline=p.long_decline, least=p.least_share))


def laid_out(bouts: Sequence[Bout], taken: Mapping[float, float]) -> list[Bout]:
    """Return the bouts of a scenario, in order of time, on the axis of minutes, each with its session.

    Parameters
    ----------
    bouts : sequence of Bout
        As meant.
    taken : mapping
        Start as meant [min] to the time taken over the time meant [1]; what comes in the same session is put off.
    """
    placed: list[Bout] = []
    sessions: list[list[int]] = []
    delay = 0.0
    for number, bout in enumerate(bouts):
        goes_on = number > 0 and bout.meant_start - bouts[number - 1].end <= ONE_SESSION
        if goes_on:
            sessions[-1].append(number)
        else:
            sessions.append([number])
            delay = 0.0
        way = bout.way.later(taken[bout.meant_start]) if bout.meant_start in taken else bout.way
        start = bout.meant_start + delay
        placed.append(bout._replace(start=start, end=start + way.duration, way=way))
        delay += way.duration - bout.way.duration
    lengths = {number: sum(bouts[other].way.meant for other in session) for session in sessions for number in session}
    return [bout._replace(session=lengths[number]) for number, bout in enumerate(placed)]


def goals(bouts: Sequence[Bout]) -> list[float]:
    """Return the distances done by the end of each bout, 0 for those that end by the clock. [1]"""
    count, numbers = 0.0, []
    for bout in bouts:
        count += bout.has_goal
        numbers.append(count if bout.has_goal else 0.0)
    return numbers


def times_taken(draft: Draft) -> dict[float, float]:
    """Return how long each bout with a distance takes, over the time meant, by its start as meant. [1]

    Found by living through the scenario with the central parameters. A bout not done in the time it is laid out for
    takes as long again as it lacks, if it went on as it ended.
    """
    late = [bout for bout in draft.bouts if bout.has_goal and bout.start < draft.minutes]
    minutes = min(int(np.ceil(max(bout.end for bout in late))) + 1, draft.minutes)
    timeline = Timeline(minutes, {name: values[:minutes] for name, values in draft.timeline.values.items()})
    intensity = simulate(draft.person, [timeline])["exercise_intensity"][0, 1:]
    taken = {}
    for bout in late:
        first, last = draft.rows(bout.start, bout.end)
        working = np.flatnonzero(intensity[first:last] > 0)
        taken[bout.meant_start] = max((working[-1] + 1) / bout.way.meant, 1.0) if len(working) else 1.0
    return taken


def is_done(bout: Bout, taken: Mapping[float, float]) -> bool:
    """Return whether a bout was done within the time it was laid out for."""
    return taken[bout.meant_start] < bout.way.lateness - CLOSE
