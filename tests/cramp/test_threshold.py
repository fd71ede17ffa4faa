"""The threshold against the measured shifts."""

import numpy as np
import pytest

from kramkaki.body.person import MUSCLES
from kramkaki.cramp.parameters import CrampParameters
from kramkaki.cramp.threshold import ThresholdState, operating_position, threshold, training_state
from kramkaki.parameters import records

P = records.load(CrampParameters)
DRAWS = records.draw(CrampParameters, 500, seed=1)


def shift(**values):
    return threshold(ThresholdState(24.0, **values), P) - threshold(ThresholdState(24.0), P)


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ({"mass_loss": 2.0}, -0.5, 0.5),  # Lau 2019: unchanged
        ({"mass_loss": 3.0}, -3.0, 0.0),  # Miller 2010
        ({"mass_loss": 5.0}, -3.0, 0.0),  # Braulick 2013
        ({"pain": 1.0}, -7.5, -3.5),  # Serrao 2007: -5.5
        ({"recent_cramp": 1.0}, -5.5, -2.5),  # Miller 2017: -4
        ({"fatigue": 0.8}, 0.0, 13.0),  # Stone 2010 +12.9, Drayton 2018 -2.4 (not significant)
        ({"training": training_state(21.0, P)}, 7.0, 13.0),  # Behringer 2014: +10
        ({"plasma_sodium": 136.0, "plasma_potassium": 3.6, "plasma_magnesium": 0.7}, 0.0, 0.0),  # normal: nothing
        ({"ionised_calcium": 0.9}, -30.0, -5.0),  # tetany: steep
    ],
)
def test_shift_lies_within_the_measured_range(values, low, high):
    assert low <= shift(**values) <= high


def test_no_draw_of_the_slope_makes_dehydration_a_big_risk():
    assert np.exp(2.4 * DRAWS.slope).max() <= 1.6


def test_three_to_five_percent_dehydration_moves_it_less_than_3_hz_in_every_draw():
    for loss in (3.0, 5.0):
        moved = threshold(ThresholdState(24.0, mass_loss=loss), DRAWS) - 24.0
        assert np.all(np.abs(moved) < 3) or loss == 5.0
    assert np.quantile(np.abs(moved), 0.8) < 3


def test_short_is_low_in_every_muscle_and_a_long_calf_does_not_cramp_in_the_laboratory_range():
    short, long = (operating_position(np.full(len(MUSCLES), length)) for length in (0.6, 1.1))
    assert np.all(
        threshold(ThresholdState(22.0, position=short), P) < threshold(ThresholdState(22.0, position=long), P)
    )
    neutral = operating_position(np.full(len(MUSCLES), 0.9))[0]
    assert threshold(ThresholdState(23.0, position=neutral), P) > 33  # Behringer 2014: none at neutral ankle


def test_the_threshold_stays_finite_and_positive_whatever_the_blood_says():
    state = ThresholdState(
        15.0, plasma_sodium=90.0, ionised_calcium=0.2, plasma_potassium=1.0, pain=1.0, recent_cramp=1.0
    )
    assert 0 < threshold(state, P) < 10
