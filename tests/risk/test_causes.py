"""Sizes of causes: turned from the study's measure into rates and back, and never counted twice."""

import numpy as np
import pytest
from scipy.stats import nbinom

from kramkaki.evidence.causes import OUTCOMES, Effect, table
from kramkaki.risk.cause_sizes import JOINT_HEAT_AND_NOVELTY, heat_factor, rate_ratio, rate_ratio_of, share_of_cases
from kramkaki.risk.cause_sizes import _mean_for as mean_for
from kramkaki.risk.cause_sizes import _population as population


@pytest.mark.parametrize(("measure", "size"), [("odds_ratio", 1.7), ("prevalence_ratio", 1.82), ("odds_ratio", 0.6)])
def test_the_rate_ratio_gives_back_the_measured_size(measure, size):
    mean = mean_for("exercise_ever")
    ratio = rate_ratio_of(measure, "exercise_ever", size)
    without, with_it = (share_of_cases("exercise_ever", mean, prone) for prone in (1.0, ratio))
    assert without == pytest.approx(OUTCOMES["exercise_ever"].share, rel=1e-3)
    odds = with_it / (1 - with_it) / (without / (1 - without))
    found = odds if measure == "odds_ratio" else with_it / without
    assert found == pytest.approx(size, rel=0.02)


def test_draws_span_the_published_interval():
    effect = Effect("rest", "rate_ratio", "rate", 2.12, 1.61, 2.78, 0.95)
    draws = rate_ratio(effect, 4000, seed=1, name="x")
    assert draws[0] == pytest.approx(2.12)
    assert np.percentile(draws[1:], [2.5, 97.5]) == pytest.approx([1.61, 2.78], rel=0.05)


def test_what_the_body_gives_is_divided_out():
    effect = Effect("rest", "rate_ratio", "rate", 1.48, 1.29, 1.68, 0.95, body_share=1.1)
    assert rate_ratio(effect)[0] * 1.1 == pytest.approx(1.48)


def test_heat_does_nothing_to_22_degrees_and_four_fold_at_31():
    assert heat_factor(np.array([5.0, 22.0]), 4.0) == pytest.approx([1, 1])
    assert heat_factor(np.array([31.0]), 4.0)[0] == pytest.approx(4.0)
    curve = heat_factor(np.linspace(20, 36, 50), 4.0)
    assert np.all(np.diff(curve) >= 0)
    assert curve.max() < JOINT_HEAT_AND_NOVELTY


def test_an_unknown_measure_is_refused():
    with pytest.raises(ValueError, match="unknown scope"):
        Effect("rest", "hazard_ratio", "rate", 1.0, 1.0, 1.0, 0.95)


def test_the_medicines_carry_the_published_sizes():
    sizes = {slug: table()[slug].effect_on("rest").size for slug in ("thiazide", "loop_diuretic", "potassium_sparing")}
    assert sizes == {"thiazide": 1.48, "loop_diuretic": 1.20, "potassium_sparing": 2.12}  # Garrison 2012
    assert table()["long_acting_beta_agonist"].effect_on("rest").size == 2.42


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_share_of_cases_is_that_of_the_negative_binomial(outcome):
    relative, weight, shape = population(outcome)
    for mean in (0.1, 1.0, 8.0):
        for prone in (0.7, 1.0, 2.5):  # a further source of cramps: the sum of gammas is a gamma
            chance = nbinom.sf(0, prone * shape, shape / (shape + mean * relative))
            assert share_of_cases(outcome, mean, prone) == pytest.approx(float((weight * chance).sum()))


def test_more_people_prone_needs_less_than_more_cramps_for_each():
    mean = mean_for("night_month")
    prone = rate_ratio_of("odds_ratio", "night_month", 2.26)
    assert 1 < prone < 2.26
    assert share_of_cases("night_month", prone * mean) < share_of_cases("night_month", mean, prone)
