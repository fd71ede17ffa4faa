"""Damage, delayed soreness and guarding."""

import numpy as np
import pytest

from kramkaki.body.muscles import MuscleParameters
from kramkaki.equations.muscle import (
    damage_growth,
    damage_rate,
    guarding,
    inflammation_rate,
    soreness_rate,
    strength_left,
)
from kramkaki.parameters import records

P = records.load(MuscleParameters)
HOUR = 60.0  # [min]


def growth(activation=0.25, eccentric=0.4, damage=0.0, conditioning=0.0):
    return damage_growth(
        activation,
        eccentric,
        damage,
        sensitivity=P.damage_sensitivity,
        harmless_load=P.harmless_load,
        conditioning=conditioning,
        protection=P.repeated_bout_protection,
    )


def soreness_after_one_bout(peak_time, dose=0.4, days=7):
    inflammation = soreness = 0.0
    course = []
    for minute in range(int(days * 24 * HOUR)):
        grows = dose / 30 if minute < 30 else 0.0
        inflammation, soreness = (
            inflammation + inflammation_rate(inflammation, grows, peak_time=peak_time),
            soreness + soreness_rate(soreness, inflammation, peak_time=peak_time),
        )
        course.append(soreness)
    return np.array(course)


def test_soreness_is_worst_at_36_to_48_hours():
    course = soreness_after_one_bout(P.soreness_peak_time * HOUR)
    assert 36 <= np.argmax(course) / HOUR <= 48
    assert course.max() == pytest.approx(0.4, rel=0.01)
    assert course[6 * 60] < 0.4 * course.max()
    assert course[-1] < 0.3 * course.max()


def test_soreness_follows_the_closed_form():
    peak = 42 * HOUR
    time = np.arange(1, 7 * 24 * 60 + 1)
    exact = 0.4 * (time - 15) / peak * np.exp(1 - (time - 15) / peak)
    assert np.abs(soreness_after_one_bout(peak) - exact)[60:].max() < 0.002


def test_only_lengthening_beyond_daily_life_damages():
    assert growth(eccentric=0.0) == 0
    assert growth(activation=0.12, eccentric=0.35) == 0  # brisk walking
    assert growth(activation=0.23, eccentric=0.75) > growth() > 0  # downhill more than flat


def test_a_used_muscle_is_protected():
    assert growth(conditioning=1.0) == pytest.approx((1 - P.repeated_bout_protection) * growth())


def test_damage_saturates_and_heals():
    damage = 0.0
    for _ in range(3000):
        damage += damage_rate(growth(1.0, 1.0, damage), damage, repair_time=P.repair_time * 24 * HOUR)
    assert 0.95 < damage < 1
    for _ in range(int(14 * 24 * HOUR)):
        damage += damage_rate(growth(0.0, 0.0, damage), damage, repair_time=P.repair_time * 24 * HOUR)
    assert damage < 0.1


def test_strength_after_maximal_eccentric_work():
    assert 1 - strength_left(1.0, strength_loss=P.strength_loss) == pytest.approx(0.26, abs=0.11)  # Goodman 2014
    assert strength_left(0.0, strength_loss=P.strength_loss) == 1


def test_a_broken_bone_is_guarded_and_a_bruise_is_not():
    severities = np.linspace(0, 1, 21)
    tension = guarding(severities, onset=P.guarding_onset)
    assert np.all(np.diff(tension) >= 0)
    assert tension[0] == 0
    assert guarding(0.2, onset=P.guarding_onset) == 0
    assert tension[-1] == 1
