"""The threshold by way of the nerve, and the measured shifts beside it, against what was measured."""

import numpy as np
import pytest

from kramkaki.body.person import MUSCLES
from kramkaki.nerve.causes import ExcitabilityParameters
from kramkaki.nerve.threshold_map import LARGEST_FREQUENCY
from kramkaki.parameters import records
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.threshold import ExcitabilityState, operating_position, shift_alone, threshold, training_state
from scoreboard.empirical_threshold import empirical_threshold

P = records.load(CrampParameters)
DRAWS = records.draw(CrampParameters, 500, seed=1)
NERVE = records.load(ExcitabilityParameters)
NERVE_DRAWS = records.draw(ExcitabilityParameters, 300, seed=1)
TRAINED = float(training_state(21.0, P))


def by_nerve(baseline=24.0, **values):
    return shift_alone(baseline, NERVE, **values)


def by_shifts(baseline=24.0, **values):
    return empirical_threshold(ExcitabilityState(baseline, **values)) - baseline


@pytest.mark.parametrize("shift", [by_nerve, by_shifts])
@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ({"mass_loss": 2.0}, -0.6, 0.5),  # Lau 2019: unchanged
        ({"mass_loss": 3.0}, -3.0, 0.0),  # Miller 2010
        ({"mass_loss": 5.0}, -3.0, 0.0),  # Braulick 2013
        ({"baseline": 31.2, "pain": 1.0}, -7.5, -3.0),  # Serrao 2007: -5.5
        ({"baseline": 18.0, "recent_cramp": 1.0}, -6.0, -2.0),  # Miller 2017: -4
        ({"baseline": 20.0, "fatigue": 0.8}, 0.0, 13.0),  # Stone 2010 +12.9, Drayton 2018 -2.4 (not significant)
        ({"baseline": 23.3, "training": TRAINED}, 7.0, 13.0),  # Behringer 2014: +10
        ({"plasma_sodium": 136.0, "plasma_potassium": 3.6, "plasma_magnesium": 0.72}, -1e-9, 1e-9),  # normal
        ({"ionised_calcium": 0.85}, -30.0, -3.5),  # near tetany
    ],
)
def test_shift_lies_within_the_measured_range(shift, values, low, high):
    assert low <= shift(**values) <= high


def test_no_draw_of_the_slope_makes_dehydration_a_big_risk():
    assert np.exp(2.4 * DRAWS.slope).max() <= 1.6
    by_model = -shift_alone(24.0, NERVE_DRAWS, mass_loss=3.0)
    assert np.exp(by_model * DRAWS.slope[:300]).max() <= 1.6


def test_three_to_five_percent_dehydration_moves_it_less_than_3_hz_in_every_draw():
    for baseline in (14.9, 25.5):
        for loss in (3.0, 5.0):
            assert np.abs(shift_alone(baseline, NERVE_DRAWS, mass_loss=loss)).max() < 3


def test_a_rested_person_has_their_own_threshold_whatever_it_is():
    baseline = np.array([3.0, 8.0, 14.9, 25.5, 40.0, 58.0])
    np.testing.assert_allclose(threshold(ExcitabilityState(baseline), NERVE), baseline)


def test_the_same_cause_moves_people_who_cramp_and_who_do_not_about_alike():
    """What lets the hazard take the shift at the threshold expected of a person."""
    prone, other = (by_nerve(baseline, sodium_dilution=2.0) for baseline in (14.9, 25.5))
    assert abs(prone - other) < 0.35 * abs(prone + other)


def test_short_is_low_in_every_muscle_and_none_cramps_at_neutral_length():
    short, long = (operating_position(np.full(len(MUSCLES), length)) for length in (0.6, 1.1))
    for position in np.linspace(0, 0.6, 7):
        assert by_nerve(22.0, position=position) <= by_nerve(22.0, position=position + 0.1) + 0.5
    assert np.all(by_nerve(22.0, position=short) < by_nerve(22.0, position=long))
    assert 23.0 + by_nerve(23.0, position=0.8) > LARGEST_FREQUENCY  # Behringer 2014: none at neutral ankle


@pytest.mark.parametrize("baseline", [4.0, 15.0, 45.0])
def test_the_threshold_stays_finite_and_positive_whatever_the_blood_says(baseline):
    state = ExcitabilityState(
        baseline, plasma_sodium=90.0, ionised_calcium=0.2, plasma_potassium=1.0, pain=1.0, recent_cramp=1.0
    )
    for hz in (threshold(state, NERVE), empirical_threshold(state)):
        assert 0 < hz < 0.7 * baseline


def test_the_two_ways_agree_in_sign_and_within_a_few_hertz_where_something_was_measured():
    measured = {"pain": 1.0, "recent_cramp": 1.0, "fatigue": 0.8, "training": TRAINED, "sodium_dilution": 2.0}
    for name, value in measured.items():
        nerve, shifts = by_nerve(22.0, **{name: value}), by_shifts(22.0, **{name: value})
        assert nerve * shifts > 0, name
        assert abs(nerve - shifts) < 4, name


def test_postures_alike_in_all_draws_give_what_each_draw_gives():
    baseline, position = np.array([[[18.0]], [[27.0]]]), np.array([[0.2, 0.5, 0.2], [0.5, 0.5, 0.35]])
    by_draw = shift_alone(baseline, NERVE, position=np.stack([position, position]))
    np.testing.assert_allclose(shift_alone(baseline, NERVE, position=position), by_draw)
