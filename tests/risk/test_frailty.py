"""More people prone: the frailty's shape grows with such causes, and half of a mere association counts as cause."""

import numpy as np
import pytest

from kramkaki.evidence.causes import table
from kramkaki.parameters import records
from kramkaki.risk import assessment
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.susceptibility import MEN_AMONG_RUNNERS, of_people_like
from tests.statements.study import NIGHTS, cause, result

P, RATIOS = records.load(CrampParameters), assessment.rate_ratios(0, 0)


def shape(scope, age=45.0, **strength):
    p = of_people_like(P, age=age, strength=strength, ratios=RATIOS)
    return float({"rest": p.night_frailty_shape, "exercise": p.exercise_frailty_shape}[scope][0])


def test_without_such_causes_the_shape_is_that_of_the_age():
    assert shape("rest") == pytest.approx(P.night_frailty_shape)
    assert shape("exercise") == pytest.approx(P.exercise_frailty_shape)
    assert shape("rest", age=70.0) == pytest.approx(P.night_frailty_shape * np.exp(25 * P.night_frailty_growth))


def test_associations_with_any_cramp_make_more_people_prone():
    ratio = float(RATIOS["arthritis"]["rest"][0])
    assert shape("rest", arthritis=1.0) == pytest.approx(P.night_frailty_shape * ratio)
    assert shape("exercise", arthritis=1.0) == pytest.approx(P.exercise_frailty_shape)


def test_ratios_of_rates_leave_the_shape():
    assert shape("rest", thiazide=1.0) == pytest.approx(P.night_frailty_shape)


def test_an_injury_counts_by_where_cramps_come():
    calves = np.array([1.0, 1.0, *[0.0] * 8])
    everywhere, here = shape("exercise", muscle_injury=1.0), shape("exercise", muscle_injury=calves)
    assert P.exercise_frailty_shape < here < everywhere


def test_men_and_women_together_are_the_runners_counted():
    men, women = (shape("exercise", male=is_man) for is_man in (1.0, 0.0))
    assert MEN_AMONG_RUNNERS * men + (1 - MEN_AMONG_RUNNERS) * women == pytest.approx(P.exercise_frailty_shape)


def test_half_of_an_association_goes_with_its_cause():
    with_it = result(NIGHTS, {"person.conditions": ["arthritis"]})
    without = result(NIGHTS)
    factor = with_it.cramps.expected / without.cramps.expected
    assert factor == pytest.approx(float(RATIOS["arthritis"]["rest"][0]), rel=1e-3)
    spared = cause(with_it, "arthritis").avoided / with_it.cramps.expected
    assert spared == pytest.approx(1 - factor ** -table()["arthritis"].causal, rel=1e-3)
    shares = [row.share for row in with_it.causes]
    assert sum(shares) == pytest.approx(1.0)
