"""The division of cramps over causes: coalitions worth what their own runs give, shares that add up."""

import numpy as np
import pytest

from kramkaki.api import prepared, run, why
from kramkaki.risk import counterfactual, division, shapley, susceptibility
from kramkaki.risk.coalitions import Game
from kramkaki.risk.forecast import forecast
from kramkaki.risk.happened import moments
from kramkaki.risk.traits import presence
from tests.statements.study import COOL, MARATHON, NIGHTS, changed, result

HOT = [{**COOL[0], "temperature_c": 33.0, "relative_humidity_percent": 60.0}]
HARD_DAY = changed(
    MARATHON,
    {
        "day.0.weather": HOT, "day.0.drink": [], "person.feet": "flat", "person.training.hours_per_week": 0.0,
        "person.medicines": [{"name": "hydrochlorothiazide"}],
    },
)  # fmt: skip
CRAMP = [{"time": "2026-03-01T09:30", "muscle": "calf_left", "length": "2 min"}]


@pytest.fixture(scope="module")
def hard_day():
    compiled, _seed = prepared(HARD_DAY)
    return forecast(compiled.person, compiled.timeline, presence(compiled), draws=12)


@pytest.fixture(scope="module")
def game(hard_day):
    bodies = tuple(world.absent[0] for world in hard_day.worlds if len(world.absent) == 1)
    players = (*bodies, *sorted(hard_day.assessment.present() - set(bodies) - {"male"}))
    first = hard_day.assessments[0]
    factor = division.person_factors(hard_day.who)
    return Game(hard_day.assessments, bodies, players, factor, first.activity.hours[:, None])


def test_the_worlds_are_every_combination(hard_day):
    assert [world.absent for world in hard_day.worlds[:4]] == [(), ("overuse",), ("heat",), ("overuse", "heat")]
    assert len(hard_day.worlds) == 2**3


@pytest.mark.parametrize("missing", [(), ("heat",), ("overuse", "flat_feet"), ("dehydration", "heat", "unaccustomed")])
def test_a_coalition_is_worth_what_its_world_expects(hard_day, game, missing):
    """The matrix products against the assessment of that world with the causes taken away one by one."""
    mask = sum(1 << i for i, player in enumerate(game.players) if player not in missing)
    world = sum(1 << i for i, body in enumerate(game.bodies) if body in missing)
    for draw in (0, 3):
        totals = [total.sum(axis=1) for total in hard_day.assessments[world].expected(missing)]
        rest, exercise = (np.pad(total, (0, 12 - len(total))) for total in totals)  # such a world has fewer draws
        number = susceptibility.expected_number(hard_day.who, rest, exercise)
        assert game.worth(np.array([mask]), draw)[0] == pytest.approx(number[draw])


def test_exact_and_sampled_agree_and_the_sum_is_the_total(game):
    n = len(game.players)
    exact = shapley.exact(game.worth(shapley.coalitions(n)), n)
    random = np.random.default_rng(1)
    sampled = shapley.sampled(game.worth, [random.permutation(n) for _ in range(400)], n)
    total, nothing = game.worth(np.array([2**n - 1, 0]))
    assert exact.sum() + nothing == pytest.approx(total)
    assert sampled == pytest.approx(exact, abs=0.01 * total)


@pytest.mark.parametrize("scenario", [MARATHON, NIGHTS, HARD_DAY])
def test_the_shares_are_the_total(scenario):
    found = run(scenario, draws=4)
    assert sum(row.share for row in found.causes) == pytest.approx(1)
    for row in found.causes:
        assert row.band_80[0] <= row.share <= row.band_80[1]


def test_a_division_over_many_causes_keeps_the_sum(hard_day, monkeypatch):
    monkeypatch.setattr(division, "MOST_EXACT", 3)
    many = division.divide(hard_day.worlds, hard_day.assessments, hard_day.who)
    few = hard_day.division
    assert sum(many.causes.values()) == pytest.approx(few.total)
    assert many.causes["heat"][0] == pytest.approx(few.causes["heat"][0], abs=0.02 * few.total[0])


def test_what_protects_has_a_share_below_zero():
    rows = {row.cause: row for row in result(MARATHON, {"day.0.exercise.0.warm_up": True}).causes}
    assert rows["warm_up"].share < 0


def test_no_known_cause_is_what_the_empty_coalition_expects(hard_day, game):
    nothing = game.worth(np.array([0]))[0]
    found = hard_day.division
    # What no cause has a noticeable part of stays with what is unknown.
    assert found.causes["unknown"][0] == pytest.approx(nothing, abs=0.003 * found.total[0])


def test_the_reference_of_heat_is_a_cool_day():
    timeline = counterfactual.without_heat(prepared(HARD_DAY)[0].timeline)
    assert timeline["wet_bulb_globe_temperature"].max() <= 20.0


def test_a_cramp_is_looked_at_in_its_muscle_and_just_before():
    weight = moments(np.arange(0, 61), [(30, "b", None)], ("a", "b"))
    assert weight[:, 0].sum() == 0
    assert weight[:, 1].sum() == pytest.approx(1)
    assert weight[16:31, 1].all()
    assert weight[31:].sum() == 0


def test_a_cramp_that_happened_is_explained_at_its_moment():
    found = why({**HARD_DAY, "cramps": CRAMP}, draws=16)
    rows = {row.cause: row.share for row in found.happened.causes}
    assert sum(rows.values()) == pytest.approx(1)
    assert max(rows, key=rows.get) in ("heat", "overuse", "unaccustomed")
    assert 0 <= found.happened.mineral_deficiency.probability <= 1
    assert found.happened.heat_illness.probability is None
    assert "heat_illness" in {row.check for row in found.to_check}


def test_low_calcium_behind_a_cramp_is_suspected_and_tested():
    ill = {"laboratory": {"ionised_calcium_mmol_per_l": 0.85}}
    night = {**NIGHTS, "person": {**NIGHTS["person"], **ill}}
    night["cramps"] = [{"time": "2026-03-02T02:00", "muscle": "calf_left"}]
    found = why(night, draws=16)
    assert found.happened.mineral_deficiency.probability > 0.3
    assert "blood_minerals" in {row.check for row in found.to_check}
    healthy = why({**NIGHTS, "cramps": night["cramps"]}, draws=16)
    assert healthy.happened.mineral_deficiency.probability < 0.02


def test_draws_that_foretold_the_cramp_weigh_more():
    """Four cramps in an hour: the posterior of the rate must lie above the prior's."""
    cramps = [{"time": f"2026-03-01T10:{minute:02d}", "muscle": "calf_left"} for minute in (5, 10, 15, 20)]
    compiled, _seed = prepared({**MARATHON, "cramps": cramps})
    who = presence(compiled)
    found = forecast(compiled.person, compiled.timeline, who, draws=32, reported=compiled.cramps)
    from kramkaki.risk.happened import happened

    told = happened(found, who, compiled.person, compiled.timeline, compiled.cramps)
    exposure = found.assessment.expected().exercise.sum(axis=1)[1:]
    assert (told.weight * exposure).sum() > exposure.mean()


def test_what_makes_it_worse_brings_it_sooner():
    """Five degrees more tell on a warm day; on a cool one the core follows the effort (body/H17)."""
    warm = changed(MARATHON, {"day.0.weather": [{**COOL[0], "temperature_c": 25.0}]})
    assert "hotter" in {row.change for row in why(warm, draws=2).sooner}
    found = {row.change: row for row in why(MARATHON, draws=2).sooner}
    assert "harder" in found
    assert found["harder"].factor > 1.05
    assert found["harder"].minutes_sooner > 0
    assert found["harder"].probability > result(MARATHON).cramps.probability
