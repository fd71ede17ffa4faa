"""Runs a study needs: the same person and time with and without one thing, through the public interface."""

import json
from copy import deepcopy
from functools import cache

from kramkaki.api import run

COOL = [{"from": "00:00", "temperature_c": 14.0, "relative_humidity_percent": 50.0, "wind_m_per_s": 2.0, "sun": "none"}]
PERSON = {"age_years": 35, "sex": "male", "mass_kg": 70.0, "height_cm": 175.0, "fitness": "good"}
MARATHON = {
    "start": "2026-03-01T06:00+07:00",
    "end": "2026-03-01T11:00+07:00",
    "place": {"latitude": 0.0},
    "person": {**PERSON, "training": {"hours_per_week": 8, "weeks": 200}},
    "day": [
        {
            "weather": COOL,
            "exercise": [
                {
                    "start": "06:30",
                    "duration": "3 h 54 min",
                    "activity": "running",
                    "intensity_percent": 75.0,
                    "control": "recorded",
                    "usual_intensity_percent": 65.0,
                }
            ],
            "drink": [{"time": "06:50", "volume_ml": 200.0, "every": "20 min", "until": "10:10"}],
        }
    ],
}
NIGHTS = {
    "start": "2026-03-01T18:00+07:00",
    "place": {"latitude": 0.0},
    "person": {**PERSON, "age_years": 65, "sex": "female"},
    "day": [{"repeat": 4, "wake": "06:00", "sleep": "22:00", "sleep_posture": "relaxed", "weather": COOL}],
}


def changed(scenario, changes):
    """Return a copy of a scenario with values set at dotted places: ``{"person.feet": "flat"}``."""
    scenario = deepcopy(scenario)
    for place, value in changes.items():
        *path, last = [int(key) if key.isdigit() else key for key in place.split(".")]
        target = scenario
        for key in path:
            target = target.setdefault(key, {}) if isinstance(target, dict) else target[key]
        target[last] = value
    return scenario


@cache
def _run(text):
    return run(json.loads(text), draws=1)


def result(scenario, changes=None):
    """Return the central run of a scenario with changes."""
    return _run(json.dumps(changed(scenario, changes or {}), sort_keys=True))


def rate_ratio(scenario, changes, reference=None):
    """Return cramps expected with the changes over cramps expected without. [1]"""
    return result(scenario, changes).cramps.expected / result(scenario, reference).cramps.expected


def _probabilities(scenario, changes, reference):
    return (result(scenario, which).cramps.probability for which in (changes, reference))


def prevalence_ratio(scenario, changes, reference=None):
    """Return the chance of a cramp with the changes over that without. [1]"""
    with_it, without = _probabilities(scenario, changes, reference)
    return with_it / without


def odds_ratio(scenario, changes, reference=None):
    """Return the odds of a cramp with the changes over those without. [1]"""
    with_it, without = _probabilities(scenario, changes, reference)
    return with_it / (1 - with_it) / (without / (1 - without))


def share_of(result, *groups):
    """Return the share of muscle groups in the cramps expected. [1]"""
    muscles = result.cramps.by_muscle
    return sum(m.expected for name, m in muscles.items() if name.partition("_")[0] in groups) / result.cramps.expected


def cause(result, slug):
    """Return the row of one cause, or None."""
    return next((row for row in result.causes if row.cause == slug), None)


def threshold(result, muscle="calf_left"):
    """Return the threshold of a muscle over time. [Hz]"""
    return result.trace["cramp_threshold"][:, result.trace.muscles.index(muscle)]
