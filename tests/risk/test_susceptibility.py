"""Who cramps: the closed forms against simulated people."""

import numpy as np
import pytest

from kramkaki.parameters import records
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.susceptibility import (
    History,
    expected_number,
    mean_threshold,
    probability_of_any,
    relative_rate,
    susceptibility_of,
    threshold_nodes,
)

P = records.load(CrampParameters)
NODES = threshold_nodes(P)
NONE = np.zeros(1)


def people(n=400_000, seed=3):
    """Thresholds, relative rates and frailties of simulated people, drawn without quadrature."""
    random = np.random.default_rng(seed)
    prone = random.random(n) < P.cramp_prone_share
    mean = np.where(prone, P.threshold_cramp_prone, P.threshold_not_prone)
    rate = np.exp(-P.slope * random.normal(mean, P.threshold_spread))
    rest = random.gamma(P.night_frailty_shape, 1 / P.night_frailty_shape, n)
    return random, prone, rate / rate.mean(), rest


def test_the_population_mean_is_kept_whatever_the_slope():
    for slope in (0.05, 0.1, 0.19):
        relative = relative_rate(NODES, NODES, slope)
        assert (relative * NODES.weight).sum() == pytest.approx(1)


def test_the_chance_equals_that_of_simulated_people():
    random, _, rate, rest = people()
    susceptibility = susceptibility_of(History(), P)
    for exposure in (0.05, 0.9, 6.0):
        simulated = (random.poisson(exposure * rate * rest) > 0).mean()
        assert probability_of_any(susceptibility, np.array([exposure]), NONE)[0] == pytest.approx(simulated, abs=0.004)
        assert expected_number(susceptibility, np.array([exposure]), NONE)[0] == pytest.approx(exposure)


def test_what_a_night_history_says_equals_that_of_simulated_people_with_it():
    random, _, rate, rest = people()
    monthly = 30.4 * (8 * P.night_rate + 16 * P.rest_rate)
    seen = random.poisson(3 * monthly * rate * rest)
    for per_month in (0, 2):
        alike = seen == 3 * per_month
        simulated = (random.poisson(0.4 * (rate * rest)[alike]) > 0).mean()
        susceptibility = susceptibility_of(History(night_cramps_per_month=per_month), P)
        assert probability_of_any(susceptibility, np.array([0.4]), NONE)[0] == pytest.approx(simulated, abs=0.02)


def test_history_of_exercise_cramps_sets_the_measured_thresholds():
    ever, never = (mean_threshold(susceptibility_of(History(exercise_cramp_ever=e), P).nodes)[0] for e in (True, False))
    assert ever == pytest.approx(14.9, abs=0.1)
    assert never == pytest.approx(25.5, abs=0.1)


def test_a_measured_threshold_and_relatives_move_the_estimate_the_right_way():
    def level(**known):
        return mean_threshold(susceptibility_of(History(**known), P).nodes)[0]

    assert level(measured_threshold=12.0) < level(measured_threshold=20.0) < level(measured_threshold=30.0)
    assert level(family_history=True) < level() < level(family_history=False)


def test_more_history_means_more_cramps_to_come():
    def chance(**known):
        return probability_of_any(susceptibility_of(History(**known), P), NONE, np.array([0.3]))[0]

    order = [
        chance(exercise_cramp_ever=False),
        chance(),
        chance(exercise_cramp_ever=True),
        chance(exercise_cramps_last_year=4.0),
    ]
    assert order == sorted(order)
    assert order[0] > 0
    assert order[-1] < 1
