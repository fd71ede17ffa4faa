"""What is known of a person's proneness to cramps, for the cramp room."""

from typing import NamedTuple

from kramkaki.constants import MINUTES_PER_DAY
from kramkaki.scenario.compile.draft import Draft
from kramkaki.scenario.compile.rest import injured_muscles, severity
from kramkaki.scenario.days import minutes_after_start
from kramkaki.scenario.model import Scenario
from kramkaki.tables.medicines import known_medicine


class Profile(NamedTuple):
    """None where the file does not say."""

    night_cramps_per_month: float | None
    exercise_cramps_ever: bool | None
    exercise_cramps_last_year: float | None
    family_history: bool | None
    measured_cramp_threshold_hz: float | None
    medicines: tuple[tuple[str, float | None], ...]  # (class, days since the first dose or None), at or after the start
    conditions: frozenset[str]
    injuries: tuple[
        tuple[tuple[str, ...], str, float, float], ...
    ]  # (muscles, kind, age in days at the start, severity 0-1)
    tingling: bool | None
    twitching: bool | None
    weakness: bool | None
    nerve_side: str
    flat_feet: float
    alcohol_g_per_day: float | None
    stretches_before_bed: bool | None
    warm_up: bool | None
    cramp_training_weeks: float | None
    sedentary: bool | None


def profile(draft: Draft) -> Profile:
    """Collect the profile of a draft's person."""
    person = draft.scenario.person
    history, nerve, training = person.cramp_history, person.nerve, person.training
    hours = training.hours_per_week
    return Profile(
        night_cramps_per_month=draft.scenario.night_cramps_per_month,
        exercise_cramps_ever=history.exercise_cramps_ever,
        exercise_cramps_last_year=history.exercise_cramps_last_year,
        family_history=history.family,
        measured_cramp_threshold_hz=person.cramp_threshold_hz,
        medicines=_medicines(draft.scenario),
        conditions=frozenset(person.conditions),
        injuries=_injuries(draft.scenario),
        tingling=nerve.tingling,
        twitching=nerve.twitching,
        weakness=nerve.weakness,
        nerve_side=nerve.side,
        flat_feet=float(draft.person.flat_feet),
        alcohol_g_per_day=person.diet.alcohol_g,
        stretches_before_bed=training.stretches_before_bed,
        warm_up=training.warm_up,
        cramp_training_weeks=training.cramp_training_weeks,
        sedentary=True if "sedentary_life" in person.conditions else None if hours is None else hours == 0,
    )


def _medicines(scenario: Scenario) -> tuple[tuple[str, float | None], ...]:
    found: list[tuple[str, float | None]] = []
    for medicine in scenario.person.medicines:
        if medicine.until is not None and minutes_after_start(scenario, medicine.until) + MINUTES_PER_DAY <= 0:
            continue
        days = None if medicine.since is None else -minutes_after_start(scenario, medicine.since) / MINUTES_PER_DAY
        found.append((known_medicine(medicine.name)["class"], days))
    for block in scenario.day:
        for content in (block, *block.override):
            found += [(known_medicine(dose.name)["class"], 0.0) for dose in content.medicine or ()]
    return tuple(dict.fromkeys(found))


def _injuries(scenario: Scenario) -> tuple[tuple[tuple[str, ...], str, float, float], ...]:
    found = []
    for injury in scenario.person.injuries:
        age = -minutes_after_start(scenario, injury.when) / MINUTES_PER_DAY
        found.append((tuple(injured_muscles(injury)), injury.kind, age, severity(injury, max(age, 0.0))))
    return tuple(found)
