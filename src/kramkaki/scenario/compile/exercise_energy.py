"""What an exercise costs, from whatever the file says about it."""

import numpy as np

from kramkaki.body.person import Person as BodyPerson
from kramkaki.constants import PERCENT
from kramkaki.equations import energetics
from kramkaki.equations.metabolism import metabolic_rate, oxygen_uptake_of_rate
from kramkaki.number_types import Array, Number
from kramkaki.scenario.compile.draft import Bout
from kramkaki.scenario.compile.effort import OF_SUSTAINABLE, held
from kramkaki.scenario.course import Course
from kramkaki.scenario.model_day import Exercise

RESPIRATORY_QUOTIENT = 0.85
CYCLING_EFFICIENCY = 0.21
WORK_MET = {
    "easy": energetics.WORK_LIGHT_MET,
    "moderate": energetics.WORK_MODERATE_MET,
    "hard": energetics.WORK_HEAVY_MET,
}
HIGHEST_INTENSITY = 1.05  # held on a treadmill or in a measured run
HIGHEST_MEANT = 2.0  # what is meant may be out of reach
BRIEFLY = 0.1  # [1] of the minutes: steep yards of a course may ask for more without a word
CYCLING_SPEED_POWER = (0.0, 3.0, 0.22)  # [W] per m/s, cubed: rolling and air, upright on a flat road, from memory


def typical_oxygen_uptake(exercise: Exercise, way: Course, mass: float) -> float | None:
    """Mean oxygen uptake that the file itself fixes; None where it is given relative to the person. [mL/kg/min]"""
    uptake = _absolute_uptake(exercise, way, mass)
    return None if uptake is None else float(np.mean(uptake))


def oxygen_uptake(bout: Bout, person: BodyPerson) -> tuple[Array, bool, float]:
    """Oxygen uptake in each minute, as it is meant.

    Parameters
    ----------
    bout : Bout
    person : kramkaki.body.person.Person
        Whose.

    Returns
    -------
    uptake : array
        Gross. [mL/kg/min]
    stated : bool
        Whether the file gave more than the kind of activity.
    beyond : float
        Share of the maximal oxygen uptake that the hardest tenth of the minutes asks for, where it is held and nobody
        could give it; else 0. [1]
    """
    exercise, way, most = bout.exercise, bout.way, person.maximal_oxygen_uptake
    uptake = _absolute_uptake(exercise, way, person.body_mass)
    stated = uptake is not None or exercise.intensity_percent is not None or exercise.effort is not None
    if exercise.intensity_percent is not None:
        uptake = np.full(way.rows, exercise.intensity_percent / PERCENT * most)
    elif uptake is None:
        uptake = _by_effort(bout, person)
    highest = HIGHEST_MEANT if bout.control == "self" else HIGHEST_INTENSITY
    asked = float(np.quantile(uptake, 1 - BRIEFLY) / most)
    beyond = asked if asked > highest else 0.0
    return np.clip(uptake, energetics.RESTING_OXYGEN_UPTAKE, highest * most), stated, beyond


def _absolute_uptake(exercise: Exercise, way: Course, mass: Number) -> Number | None:
    if exercise.intensity_percent is not None:
        return None
    if exercise.metabolic_rate_w is not None or exercise.heat_production_w is not None:
        power = exercise.metabolic_rate_w or (exercise.heat_production_w or 0.0) / (1 - _efficiency(exercise))
        return np.full(way.rows, oxygen_uptake_of_rate(power, mass, RESPIRATORY_QUOTIENT))
    if exercise.power_w is not None:
        return np.full(way.rows, energetics.cycling_oxygen_uptake(exercise.power_w, mass))
    if way.speed is None:
        return None
    uptake: Number | None = None
    if exercise.activity == "running":
        uptake = energetics.running_oxygen_uptake(way.speed, way.grade)
    elif exercise.activity in ("walking", "stairs"):
        uptake = energetics.walking_oxygen_uptake(way.speed, way.grade)
    elif exercise.activity == "swimming":
        uptake = energetics.met_oxygen_uptake(energetics.crawl_met(way.speed))
    elif exercise.activity == "cycling":
        _still, linear, cubic = CYCLING_SPEED_POWER
        level = (linear + cubic * way.speed**2) * way.speed
        pedals = np.maximum(level + energetics.climbing_power(mass, way.speed, way.grade), 0)
        uptake = energetics.cycling_oxygen_uptake(pedals, mass)
    return uptake


def _by_effort(bout: Bout, person: BodyPerson) -> Array:
    exercise, way, most = bout.exercise, bout.way, person.maximal_oxygen_uptake
    effort = exercise.effort or "moderate"
    if exercise.activity == "work" and effort in WORK_MET:
        return np.full(way.rows, energetics.met_oxygen_uptake(WORK_MET[effort]))
    if exercise.activity == "football" and exercise.effort is None:
        return np.full(way.rows, min(energetics.met_oxygen_uptake(energetics.FOOTBALL_MATCH_MET), 0.8 * most))
    return np.full(way.rows, OF_SUSTAINABLE[effort] * held(bout.session, float(person.endurance_decline)) * most)


def _efficiency(exercise: Exercise) -> float:
    return CYCLING_EFFICIENCY if exercise.activity == "cycling" else 0.0


def powers(exercise: Exercise, way: Course, uptake: Array, mass: Number) -> tuple[Array, Array]:
    """Metabolic rate and external work in each minute. [W]"""
    rate = np.asarray(metabolic_rate(uptake, mass, RESPIRATORY_QUOTIENT))
    if exercise.heat_production_w is not None:
        return rate, rate - exercise.heat_production_w
    if exercise.power_w is not None:
        return rate, np.full(way.rows, exercise.power_w)
    if exercise.activity == "cycling":
        rest = metabolic_rate(energetics.RESTING_OXYGEN_UPTAKE, mass, RESPIRATORY_QUOTIENT)
        return rate, CYCLING_EFFICIENCY * np.maximum(rate - rest, 0)
    if exercise.activity in ("running", "walking") and way.speed is not None:
        return rate, np.asarray(energetics.climbing_power(mass, way.speed, way.grade))
    return rate, np.zeros(way.rows)
