"""Traits: the causes of cramps that a person brings along, how strong they are and where, read from the scenario.

To add a cause: its strength in ``_strengths``, with the same slug in ``evidence/causes.toml``; or, where it acts on the
nerve, its value in the ``muscle`` of ``traits``.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from kramkaki.body.person import MUSCLES, Person
from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR
from kramkaki.evidence.causes import table
from kramkaki.nerve.causes import ExcitabilityParameters, ExcitabilityState
from kramkaki.number_types import Array
from kramkaki.parameters import records
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.susceptibility import History
from kramkaki.risk.threshold import training_state
from kramkaki.scenario import model_person
from kramkaki.scenario.compile import Compiled
from kramkaki.scenario.compile.rest import injured_muscles, severity
from kramkaki.scenario.days import minutes_after_start
from kramkaki.scenario.model import Scenario
from kramkaki.tables.medicines import known_medicine

DAYS_PER_YEAR, DAYS_PER_WEEK = 365.0, 7.0
PAIN_DAYS = 7.0  # time constant with which an injury stops hurting (assumed)
BETA_AGONISTS = ("long_acting_beta_agonist", "short_acting_beta_agonist")
ELSEWHERE = 0.57  # ln 1.4 / ln 1.8: an injury of another muscle
PAIN_COUNTED = 0.5  # share of the effect of an injury that full pain already gives through the threshold
MUSCLE_INJURIES = ("strain", "tear", "bruise", "tendon", "sprain", "surgery")
ALCOHOL_OF_DRINKERS = 20.0  # [g/day] from here on a daily drinker (assumed)
EXERCISE_AGE = (40.0, 50.0)  # [years] over which the effect of age in exercise comes
TEMPERATE = (20.0, 35.0)  # [degrees of latitude] over which the season's effect comes (assumed)
SEASON_AMPLITUDE = 0.33  # Garrison 2015
MIDSUMMER = 196.0  # [day of the year] mid-July in the north
NONE = np.zeros(len(MUSCLES))
CALVES = np.array([float(muscle.startswith("calf")) for muscle in MUSCLES])


class Traits(NamedTuple):
    """What the risk of cramps depends on in a person beside the body. Arrays over the ten muscles."""

    history: History = History()
    strength: Mapping[str, Array | float] = {}  # cause -> 0-1 [1]; constant through the scenario
    muscle: ExcitabilityState = ExcitabilityState(np.nan)  # of each muscle at rest at the start, without the body
    usual_hours: float = np.inf  # [h] of a usual session; infinite where not known
    season: float = 1.0  # [1] factor on cramps at rest


class Injury(NamedTuple):
    """An injury of some muscles."""

    muscles: tuple[str, ...]
    kind: str
    days: float  # at the start of the scenario [d]
    severity: float  # [0-1]


Medicines = Sequence[tuple[str, float | None]]  # class, days since the first dose or None where not known


def on_side(side: str) -> Array:
    """Return 1 for each muscle of the ``left`` or ``right`` leg, or of ``both``. [0-1]"""
    return np.array([float(side == "both" or muscle.endswith(side)) for muscle in MUSCLES])


def season_factor(latitude: float | None, day_of_year: float) -> float:
    """Return how many more cramps at rest this season brings. [1]

    Parameters
    ----------
    latitude : float or None
        [degrees north]
    day_of_year : float
        [d]

    Notes
    -----
    1 near the equator, for which there are no data.
    Valid for: temperate countries (Garrison 2015, CMAJ 187:248). Leaves out: what in the season does it.
    """
    if latitude is None:
        return 1.0
    reach = np.interp(abs(latitude), TEMPERATE, (0, 1)) * np.sign(latitude)
    return float(1 + SEASON_AMPLITUDE * reach * np.cos(2 * np.pi * (day_of_year - MIDSUMMER) / DAYS_PER_YEAR))


def medicines_taken(scenario: Scenario) -> Medicines:
    """Return the class of every medicine taken at or after the start, and the days since its first dose. [d]"""
    taken: list[tuple[str, float | None]] = []
    for medicine in scenario.person.medicines:
        if medicine.until is not None and minutes_after_start(scenario, medicine.until) + MINUTES_PER_DAY <= 0:
            continue
        days = None if medicine.since is None else -minutes_after_start(scenario, medicine.since) / MINUTES_PER_DAY
        taken.append((known_medicine(medicine.name)["class"], days))
    for block in scenario.day:
        for content in (block, *block.override):
            taken += [(known_medicine(dose.name)["class"], 0.0) for dose in content.medicine or ()]
    return list(dict.fromkeys(taken))


def injuries_of(scenario: Scenario) -> list[Injury]:
    """Return the injuries of the scenario's person."""
    injuries = []
    for injury in scenario.person.injuries:
        days = -minutes_after_start(scenario, injury.when) / MINUTES_PER_DAY
        injuries.append(Injury(tuple(injured_muscles(injury)), injury.kind, days, severity(injury, max(days, 0.0))))
    return injuries


def medicine_strengths(medicines: Medicines) -> dict[str, float]:
    """Return how strong the causes are that medicines are. [0-1]"""
    return {
        slug: 1.0
        for kind, days in medicines
        for slug, cause in table().items()
        if kind in cause.medicines
        and (cause.medicine_days == np.inf or (days is not None and days < cause.medicine_days))
    }


def injury_strengths(injuries: Sequence[Injury]) -> tuple[dict[str, Array | float], Array]:
    """Return how strong the causes are that injuries are, and the pain, (muscle). [0-1]"""
    strength, nerve, pain = NONE.copy(), NONE.copy(), NONE.copy()
    strengths: dict[str, Array | float] = {}
    for muscles, kind, days, severe in injuries:
        here = np.isin(MUSCLES, muscles).astype(float)
        if kind == "fracture":
            strengths["fracture_guarding"] = 1.0
        elif kind == "nerve":
            nerve = np.maximum(nerve, here)
        elif kind in MUSCLE_INJURIES and 0 <= days <= DAYS_PER_YEAR:
            strength = np.maximum(strength, np.where(here > 0, 1.0, ELSEWHERE))
            pain = np.maximum(pain, here * severe * np.exp(-days / PAIN_DAYS))
    if strength.any():
        strengths["muscle_injury"] = strength * (1 - PAIN_COUNTED * pain)
    if nerve.any():
        strengths["nerve"] = nerve
    return strengths, pain


def sodium_block(medicines: Medicines) -> float:
    """Return how much of a full sodium-channel blocker is on board. [0-1]"""
    classes = {kind for kind, _days in medicines}
    if "mexiletine" in classes:
        return 1.0
    return float(records.load(ExcitabilityParameters).quinine_block) if "quinine" in classes else 0.0


def beta_agonist(medicines: Medicines) -> float:
    """Return whether a beta-2 agonist is on board. [0 or 1]"""
    return float(any(kind in BETA_AGONISTS for kind, _days in medicines))


def calves_trained(weeks: float | None) -> Array:
    """Return how far cramp training of the calves has come after so many weeks of it, (muscle). [0-1]"""
    if not weeks:
        return NONE
    return CALVES * float(training_state(weeks * DAYS_PER_WEEK, records.load(CrampParameters)))


def _strengths(
    person: model_person.Person, body: Person, medicines: Medicines, injured: Mapping[str, Array | float]
) -> dict[str, Array | float]:
    strength: dict[str, Array | float] = {
        "age": float(np.interp(body.age, EXERCISE_AGE, (0, 1))),
        "male": 1.0 - float(body.female),
        **medicine_strengths(medicines),
        **injured,
    }
    if person.nerve.tingling or person.nerve.twitching:
        strength["nerve"] = np.maximum(strength.get("nerve", NONE), on_side(person.nerve.side))
    for condition in person.conditions:
        strength |= {slug: 1.0 for slug, cause in table().items() if condition in cause.conditions}
    if person.training.hours_per_week == 0:
        strength["sedentary"] = 1.0
    if (person.diet.alcohol_g or 0.0) >= ALCOHOL_OF_DRINKERS:
        strength["alcohol"] = 1.0
    if body.flat_feet:
        strength["flat_feet"] = float(body.flat_feet)
    return strength


def traits(compiled: Compiled) -> Traits:
    """Return what a compiled scenario's person brings along.

    Parameters
    ----------
    compiled : Compiled
    """
    scenario, body = compiled.scenario, compiled.person
    person, history = scenario.person, scenario.person.cramp_history
    medicines = medicines_taken(scenario)
    injured, pain = injury_strengths(injuries_of(scenario))
    strength = _strengths(person, body, medicines, injured)
    usual = person.training.usual_duration
    return Traits(
        history=History(
            night_cramps_per_month=scenario.night_cramps_per_month,
            exercise_cramp_ever=history.exercise_cramps_ever,
            exercise_cramps_last_year=history.exercise_cramps_last_year,
            family_history=history.family,
            measured_threshold=person.cramp_threshold_hz,
        ),
        strength=strength,
        muscle=ExcitabilityState(
            np.nan,
            pain=pain,
            training=calves_trained(person.training.cramp_training_weeks),
            irritation=records.load(ExcitabilityParameters).usual_irritation * strength.get("nerve", NONE),
            sodium_block=sodium_block(medicines),
            beta_agonist=beta_agonist(medicines),
            age=float(body.age),
        ),
        usual_hours=usual / MINUTES_PER_HOUR if usual else np.inf,
        season=season_factor(scenario.place.latitude, scenario.start.timetuple().tm_yday),
    )
