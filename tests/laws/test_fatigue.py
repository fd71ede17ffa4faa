"""Three-compartment fatigue against published endurance, its closed form and its own limits."""

import numpy as np
import pytest

from kramkaki.body.muscles import MuscleParameters
from kramkaki.equations.muscle import (
    active_fraction,
    fatigue_acceleration,
    fatigued_fraction_rate,
    interstitial_potassium,
    late_fatigue_rate,
    recovery_multiplier,
)
from kramkaki.parameters import records

P = records.load(MuscleParameters)
SECOND = 1 / 60  # [min]
ANKLE = (P.ankle_fatigue_rate, P.ankle_recovery_rate)
KNEE = (P.knee_fatigue_rate, P.knee_recovery_rate)


def rate(fatigued, target, joint, multiplier=1.0, acceleration=1.0):
    return fatigued_fraction_rate(
        active_fraction(target, fatigued),
        fatigued,
        fatigue_rate=60 * joint[0] * acceleration,
        recovery_rate=60 * joint[1],
        recovery_multiplier=multiplier,
    )


def heun(fatigued, step, *arguments):
    first = rate(fatigued, *arguments)
    return fatigued + step / 2 * (first + rate(fatigued + step * first, *arguments))


def endurance(target, joint, acceleration=1.0):
    """Seconds until resting and active fibres together fall below the load (the definition of Frey-Law 2012)."""
    fatigued, seconds = 0.0, 0.0
    while 1 - fatigued >= target:
        fatigued = heun(fatigued, SECOND, target, joint, 1.0, acceleration)
        seconds += 1
        if seconds > 36000:
            return np.inf
    return seconds


@pytest.mark.parametrize(("load", "seconds"), [(0.3, 450), (0.5, 179), (0.7, 74)])
def test_ankle_endurance_is_that_of_the_published_fit(load, seconds):
    assert endurance(load, ANKLE) == pytest.approx(seconds, abs=2)


@pytest.mark.parametrize("joint", [ANKLE, KNEE])
@pytest.mark.parametrize("load", [0.2, 0.4, 0.6, 0.8])
def test_endurance_is_the_closed_form(joint, load):
    fatigue, recovery = joint
    exact = -np.log(1 - recovery * (1 - load) / (fatigue * load)) / recovery
    assert endurance(load, joint) == pytest.approx(exact, abs=1.5)


@pytest.mark.parametrize(
    ("joint", "factor", "exponent"),
    [(ANKLE, 34.71, -2.06), (KNEE, 19.38, -1.88)],  # Frey-Law & Avin 2010, Table 2: 369 endurance times of 194 studies
)
@pytest.mark.parametrize("load", [0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
def test_endurance_lies_near_that_of_194_studies(joint, factor, exponent, load):
    assert endurance(load, joint) == pytest.approx(factor * load**exponent, rel=0.25)


def test_a_load_below_the_asymptote_is_held_for_ever():
    fatigue, recovery = KNEE
    assert endurance(0.95 * recovery / (fatigue + recovery), KNEE) == np.inf


def test_rest_recovers_exponentially_and_faster_than_load():
    fatigued = 0.6
    for _ in range(120):
        fatigued = heun(fatigued, SECOND, 0.0, ANKLE, P.rest_multiplier)
    assert fatigued == pytest.approx(0.6 * np.exp(-P.rest_multiplier * P.ankle_recovery_rate * 120), rel=1e-3)


@pytest.mark.parametrize("step", [1 / 6, 1.0])
@pytest.mark.parametrize("joint", [ANKLE, KNEE])
def test_shares_stay_shares_and_add_to_one(step, joint):
    random = np.random.default_rng(1)
    fatigued = np.zeros(50)
    for _ in range(300):
        target = random.uniform(0, 1, 50) * (random.uniform(0, 1, 50) < 0.7)
        multiplier = np.where(target == 0, P.rest_multiplier, 1.0)
        fatigued = heun(fatigued, step, target, joint, multiplier)
        active = active_fraction(target, fatigued)
        resting = 1 - active - fatigued
        assert np.all(fatigued > -1e-9)
        assert np.all(resting > -1e-9)


def test_quiet_steps_of_a_minute_are_stable_at_the_ends_of_the_ranges():
    record = records.records("muscle")
    fastest = 60 * record["knee_recovery_rate"].range[1] * record["rest_multiplier"].range[1]
    assert fastest < 2  # Heun's limit on the negative real axis, per minute


def test_recovery_lies_between_load_and_rest():
    settings = {
        "rest_multiplier": P.rest_multiplier,
        "occluding_activation": P.occluding_activation,
        "contraction_share": P.contraction_share,
    }
    assert recovery_multiplier(0.0, rhythm=0.0, **settings) == P.rest_multiplier
    assert recovery_multiplier(0.5, rhythm=0.0, **settings) == 1
    running = recovery_multiplier(0.25, rhythm=1.0, **settings)
    assert 1 < running < P.rest_multiplier


def test_heat_and_dehydration_hasten_fatigue_as_measured():
    settings = {
        "heat_gain": P.heat_gain,
        "heat_onset": P.heat_onset,
        "dehydration_gain": P.dehydration_gain,
        "dehydration_onset": P.dehydration_onset,
    }
    assert fatigue_acceleration(36.0, 0.0, **settings) == 1
    assert fatigue_acceleration(36.0, -0.02, **settings) == 1
    hot = fatigue_acceleration(P.heat_onset + 3, 0.0, **settings)
    # Thornley 2003: 54.4 (9.2) s warm, 47.0 (5.0) s hot at 70 % of maximal knee torque.
    assert endurance(0.7, KNEE, hot) / endurance(0.7, KNEE) == pytest.approx(46.99 / 54.36, abs=0.08)
    dry = fatigue_acceleration(36.0, 0.035, **settings)
    # Judelson 2007: high-intensity endurance falls by about 10 %.
    assert endurance(0.7, KNEE, dry) / endurance(0.7, KNEE) == pytest.approx(0.90, abs=0.05)


def test_late_fatigue_outlasts_fatigue_by_hours():
    settings = {"build_time": P.late_fatigue_build_time, "recovery_time": 60 * P.late_fatigue_recovery_time}
    late, course = 0.0, []
    for minute in range(24 * 60):
        late += late_fatigue_rate(late, 0.25 if minute < 240 else 0.0, **settings)
        course.append(late)
    assert course[239] > 1.5 * course[89] > 0  # still growing late in a marathon
    assert course[240 + 60] > 0.5 * course[239]
    assert course[-1] < 0.1


@pytest.mark.parametrize(("watt", "measured"), [(0, 4.19), (10, 6.17), (30, 7.48), (50, 9.04)])
def test_interstitial_potassium_of_graded_work(watt, measured):
    # Juel 2000; 64 W is exhausting (Pedersen 2001), taken as full activation.
    assert interstitial_potassium(4.19, watt / 64, 0.0) == pytest.approx(measured, abs=0.6)


def test_interstitial_potassium_at_exhaustion():
    assert interstitial_potassium(4.4, 1.0, 0.5) == pytest.approx(11.85, abs=0.6)  # Pedersen 2001: 11.7 and 12.0
