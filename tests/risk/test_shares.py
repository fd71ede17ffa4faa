"""The division of cramps over causes: coalitions worth what their own runs give, shares that add up."""

import numpy as np
import pytest

from kramkaki.api import prepared, run, why
from kramkaki.evidence.causes import SCOPES, table
from kramkaki.risk import counterfactual, shares
from kramkaki.risk.cause_sizes import JOINT_HEAT_AND_NOVELTY
from kramkaki.risk.explain import happened, moments
from kramkaki.risk.forecast import forecast, world_of
from kramkaki.risk.susceptibility import rate_factors
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
    return forecast(world_of(prepared(HARD_DAY)[0]), draws=12)


@pytest.fixture(scope="module")
def game(hard_day):
    bodies = tuple(missing[0] for missing in absent(hard_day) if len(missing) == 1)
    players = (*bodies, *sorted(hard_day.assessment.present() - set(bodies) - {"male"}))
    return shares.Game(
        [forecast.assessment for forecast in hard_day.worlds],
        bodies=bodies,
        players=players,
        factor=rate_factors(hard_day.susceptibility),
        weight=hard_day.assessment.activity.hours[:, None],
    )


def absent(forecast):
    return [forecast.world.absent for forecast in forecast.worlds]


def expected_without(assessment, scope, missing, draw):
    """Cramps expected of the mean person, the causes taken away factor by factor as each is defined."""
    values = np.broadcast_to(getattr(assessment.hazard, scope), assessment.shift.shape)[draw].copy()
    for factor in assessment.factors:
        if factor.scope != scope or (factor.in_hazard and factor.cause not in missing):
            continue
        size = factor.values[draw if len(factor.values) > 1 else 0]
        left = 1.0 - table()[factor.cause].causal if factor.cause in missing else 1.0
        power = -1.0 if factor.in_hazard else left
        values *= size[:, None] ** power if factor.over == "row" else size**power
    if scope == "exercise":
        heat, novelty = (
            1.0 if cause in missing or np.ndim(factor) == 0 else factor[draw][:, None]
            for cause, factor in (("heat", assessment.heat), ("unaccustomed", assessment.novelty))
        )
        values *= np.minimum(heat * novelty, JOINT_HEAT_AND_NOVELTY)
    for cause in assessment.local.keys() & set(missing):
        shift = assessment.local[cause]
        values *= np.exp(assessment.slope[draw] * shift[draw if len(shift) > 1 else 0])
    return (values * assessment.activity.hours[:, None]).sum()


def test_the_worlds_are_every_combination(hard_day):
    assert absent(hard_day)[:4] == [(), ("overuse",), ("heat",), ("overuse", "heat")]
    assert len(hard_day.worlds) == 2**3


@pytest.mark.parametrize("missing", [(), ("heat",), ("overuse", "flat_feet"), ("dehydration", "heat", "unaccustomed")])
def test_a_coalition_is_worth_what_its_world_expects(hard_day, game, missing):
    """The matrix products against that world with the causes taken away one by one."""
    mask = sum(1 << i for i, player in enumerate(game.players) if player not in missing)
    world = sum(1 << i for i, body in enumerate(game.bodies) if body in missing)
    for draw in (0, 3):
        number = sum(
            game.factor[scope][draw] * expected_without(game.assessments[world], scope, missing, draw)
            for scope in SCOPES
        )
        assert game.worth(np.array([mask]), draw)[0] == pytest.approx(number)


def test_exact_and_sampled_agree_and_the_sum_is_the_total(game):
    n = len(game.players)
    exact = shares.exact(game.worth(shares.coalitions(n)), n)
    random = np.random.default_rng(1)
    sampled = shares.sampled(game.worth, [random.permutation(n) for _ in range(400)], n)
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
    few = hard_day.division
    monkeypatch.setattr(shares, "MOST_EXACT", 3)
    many = hard_day.divided()
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
    compiled = prepared(HARD_DAY)[0]
    _person, timeline = counterfactual.without_heat(compiled.person, compiled.timeline)
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
    assert found.happened.heat_illness.probability is None  # a core beyond belief, as the warnings say
    assert found.happened.heat_illness.reason
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
    marathon = forecast(world_of(prepared({**MARATHON, "cramps": cramps})[0]), draws=32)
    exposure = marathon.exposure.exercise[1:]
    assert (happened(marathon).weight * exposure).sum() > exposure.mean()


def test_what_makes_it_worse_brings_it_sooner():
    """Five degrees more tell on a warm day; on a cool one the core follows the effort (body/H17)."""
    warm = changed(MARATHON, {"day.0.weather": [{**COOL[0], "temperature_c": 25.0}]})
    assert "hotter" in {row.change for row in why(warm, draws=2).sooner}
    found = {row.change: row for row in why(MARATHON, draws=2).sooner}
    assert "harder" in found
    assert found["harder"].factor > 1.05
    assert found["harder"].minutes_sooner > 0
    assert found["harder"].probability > result(MARATHON).cramps.probability
