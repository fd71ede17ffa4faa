"""Provocations, rows and hazards."""

from time import perf_counter

import numpy as np
import pytest

from kramkaki.body.person import MUSCLES, Person
from kramkaki.body.timeline import Timeline
from kramkaki.nerve.causes import ExcitabilityParameters, ExcitabilityState
from kramkaki.parameters import records
from kramkaki.risk import hazard, triggers
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.threshold import threshold

P = records.load(CrampParameters)


def day():
    timeline = Timeline(1440)
    timeline.set(0, 420, asleep=1.0, lying=1.0)
    return timeline.set(600, 720, exercising=1.0, running=1.0, relative_intensity=0.7, usual_intensity=0.7)


def test_row_means_keep_the_sum_of_the_minutes():
    values = np.random.default_rng(0).random(1440)
    for every in (1, 5, 15, 60):
        rows = triggers.rows_of(np.arange(0, 1441, every))
        assert (triggers.row_means(values, rows) * rows.hours).sum() * 60 == pytest.approx(values.sum())


def test_load_counts_hours_of_exercise_and_fades():
    load = triggers.load(day()["exercising"], recovery=1.0)
    assert load[719] == pytest.approx(2.0)
    assert load[599] == 0
    assert load[779] == pytest.approx(2.0 * np.exp(-1.0), rel=0.02)


@pytest.mark.parametrize("kind", triggers.SITES)
def test_sites_add_to_one(kind):
    assert triggers.sites(kind).sum() == pytest.approx(1)
    assert triggers.sites(kind, np.array([0.0, 3.0, 9.0]), 0.1, 4.0).sum(axis=2)[0] == pytest.approx([1, 1, 1])


def test_the_expected_number_hardly_depends_on_the_length_of_rows():
    totals = []
    for every in (1, 5, 15):
        rows = triggers.rows_of(np.arange(0, 1441, every))
        activity = triggers.activity(day(), rows, P)
        found = hazard.hazard(activity, Person(), np.zeros((1, len(rows.hours), len(MUSCLES))), P)
        totals.append(sum((part * rows.hours[None, :, None]).sum() for part in found))
    assert totals[1:] == pytest.approx([totals[0]] * 2, rel=0.02)


def test_a_lower_threshold_means_more_cramps_by_the_slope():
    rows = triggers.rows_of(np.arange(1441))
    activity = triggers.activity(day(), rows, P)
    shape = (1, 1441, len(MUSCLES))
    level, lower = (hazard.hazard(activity, Person(), np.full(shape, shift), P) for shift in (0.0, -5.0))
    assert lower.rest.sum() / level.rest.sum() == pytest.approx(np.exp(5 * P.slope))
    assert lower.exercise.sum() / level.exercise.sum() == pytest.approx(np.exp(5 * P.slope))


def test_treated_cramps_in_football_camp_have_the_right_order_of_magnitude():
    timeline = Timeline(120).set(exercising=1.0, football=1.0)
    rows = triggers.rows_of(np.arange(121))
    activity = triggers.activity(timeline, rows, P)
    found = hazard.hazard(activity, Person(), np.zeros((1, 121, len(MUSCLES))), P)
    per_thousand = 1000 * float((found.exercise * rows.hours[None, :, None]).sum())
    treated = 0.2 * per_thousand * 2.0  # one in five treated, heat and novelty of a camp about two-fold (assumed)
    assert 1.14 / 4 < treated < 1.14 * 4  # C16


def test_a_day_of_64_draws_takes_milliseconds():
    draws = records.draw(CrampParameters, 64, 0)
    rows = triggers.rows_of(np.arange(1441))
    shift = np.zeros((64, 1441, len(MUSCLES)))
    best = np.inf
    for _ in range(3):
        begin = perf_counter()
        hazard.hazard(triggers.activity(day(), rows, P), Person(), shift, draws)
        best = min(best, perf_counter() - begin)
    assert best < 0.3  # measured 30 ms on one idle core; room for a busy machine


def test_legs_that_are_alike_are_computed_once_and_others_each():
    random, sizes = np.random.default_rng(5), records.load(ExcitabilityParameters)
    fatigue = random.random((3, 20, 5))
    alike = ExcitabilityState(np.full((3, 1, 1), 22.0), fatigue=np.repeat(fatigue, 2, axis=-1), late_fatigue=0.2)
    assert hazard.one_leg(alike).fatigue.shape == fatigue.shape
    other = alike._replace(fatigue=alike.fatigue + 1e-6 * np.arange(10))
    assert hazard.one_leg(other) is other
    for state in (alike, other):
        np.testing.assert_allclose(
            hazard.shift_of(state, sizes), threshold(state, hazard.muscle_columns(sizes)) - state.baseline, atol=1e-12
        )


def test_exercise_has_no_rate_but_in_the_rows_where_it_is_felt():
    timeline = day()
    activity = triggers.activity(timeline, triggers.rows_of(np.arange(1441)), P)
    rate = triggers.exercise_rate(activity, P)[0]
    felt = np.zeros(len(rate), dtype=bool)
    felt[triggers.loaded_rows(activity)] = True
    assert (rate[felt].sum(axis=1) > 0).all()
    assert not rate[~felt].any()
    some = triggers.exercise_rate(triggers.at_rows(activity, np.flatnonzero(felt)), P)[0]
    np.testing.assert_allclose(some, rate[felt])
