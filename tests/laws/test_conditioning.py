"""How fast the legs get used to an exercise."""

import numpy as np
import pytest

from kramkaki.body.muscles import MuscleParameters
from kramkaki.equations.muscle import conditioning_rate, practice_load, practice_rate
from kramkaki.parameters import records

P = records.load(MuscleParameters)
DAY = 1440  # [min]


def season(days, session_minutes, start=0.0, practice=0.0, habit=0.0):
    """Novelty at the end of each day, with sessions at the start minutes given."""
    conditioning, course = start, []
    for minute in range(days * DAY):
        load = float(any(first <= minute % DAY < first + length for first, length in session_minutes))
        practice, conditioning = (
            practice
            + practice_rate(practice, load, build_time=P.practice_build_time, fading_time=P.practice_fading_time * DAY),
            conditioning
            + conditioning_rate(
                conditioning,
                practice,
                habit=habit,
                gain_time=P.conditioning_gain_time * DAY,
                loss_time=P.conditioning_loss_time * DAY,
            ),
        )
        course.append(conditioning)
    return 1 - np.array(course[DAY - 1 :: DAY])


@pytest.fixture(scope="module")
def daily():
    return season(14, [(420, 60)])


def test_novelty_is_mostly_gone_after_fourteen_days(daily):
    assert daily[13] < 0.25
    assert np.all(np.diff(daily) < 0)


def test_novelty_is_highest_in_the_first_week(daily):
    assert daily[:7].sum() > 2 * daily[7:].sum()


def test_time_constant_of_novelty_is_about_a_week(daily):
    constant = 5 / np.log(daily[0] / daily[5])
    assert 5 < constant < 10


def test_a_second_session_on_the_day_adds_little(daily):
    twice = season(14, [(420, 60), (1000, 60)])
    assert 0 < daily[13] - twice[13] < 0.06


def test_it_is_lost_over_weeks_without_exercise():
    novelty = season(28, [], start=1.0, practice=1.0)
    assert novelty[2] < 0.1
    assert 0.4 < novelty[27] < 0.75


def test_what_the_undescribed_life_keeps_up_is_not_lost():
    assert season(28, [], start=0.7, practice=0.0, habit=0.7)[27] == pytest.approx(0.3)


def test_easy_walking_is_little_practice():
    assert practice_load(0.1, full_intensity=P.full_practice_intensity) < 0.3
    assert practice_load(0.9, full_intensity=P.full_practice_intensity) == 1
