"""People drawn from populations: the same alone and in company, spread as the data file says."""

import numpy as np
import pytest
from scipy.stats import gamma, truncnorm

from kramkaki.body.simulate import LANES, simulate
from kramkaki.cohort.distributions import Choice, Lognormal, Normal, Uniform, distribution
from kramkaki.cohort.draw import body_parameters, neighbours, scenario_of
from kramkaki.cohort.lives import live, row_length
from kramkaki.cohort.populations import look_up, populations, variant
from kramkaki.parameters import records
from kramkaki.risk import assessment
from kramkaki.risk.parameters import CrampParameters
from kramkaki.scenario.compile import compile
from kramkaki.scenario.read import read

SEED = 11
FOOTBALL = populations()["footballers_in_camp"]
OLDER = populations()["adults_60"]
PARAMETERS = records.load(CrampParameters)


def outlooks(population, index):
    ratios = assessment.rate_ratios(0, 0)
    return [life.outlook(PARAMETERS, ratios) for life in live(population, SEED, index)]


@pytest.mark.parametrize("index", [[37], [36, 37, 500], [500, 37, 2], list(range(80))])
def test_a_person_is_the_same_alone_and_in_company(index):
    def person_37(found):
        for one in found:
            if 37 in one.neighbours.index:
                place = int(np.flatnonzero(one.neighbours.index == 37)[0])
                lasting = [field[place] for field in one.neighbours.person]
                return [*lasting, one.chance("exercise")[place], one.personal("exercise")[place]]
        raise AssertionError

    alone, company = (np.array(person_37(outlooks(FOOTBALL, which))) for which in ([37], index))
    np.testing.assert_array_equal(alone[:-2], company[:-2])
    np.testing.assert_allclose(alone[-2:], company[-2:], rtol=1e-9)  # one lane alone is another compiled loop


@pytest.mark.parametrize("name", populations())
def test_every_population_is_a_scenario_that_compiles(name):
    for day in (0, 1):
        assert compile(read(scenario_of(populations()[name], SEED, day))).minutes >= 60


def test_ages_and_illnesses_are_spread_as_the_file_says():
    drawn = [scenario_of(OLDER, SEED, day) for day in range(960)]
    row = next(row for row in OLDER.shared if row.place == "person.age_years")
    ends = [(end - row.spread.mean) / row.spread.sd for end in (row.spread.low, row.spread.high)]
    mean, variance = truncnorm.stats(*ends, loc=row.spread.mean, scale=row.spread.sd)
    ages = np.array([look_up(one, "person.age_years") for one in drawn])
    assert ages.mean() == pytest.approx(mean, abs=0.3)
    assert ages.std() == pytest.approx(np.sqrt(variance), rel=0.05)
    share = np.mean(["arthritis" in one["person"].get("conditions", []) for one in drawn])
    assert share == pytest.approx(0.45, abs=0.02)


@pytest.mark.parametrize(
    ("spread", "mean", "sd"),
    [
        (Normal(10.0, 2.0), 10.0, 2.0),
        (Lognormal(10.0, 0.3), 10.0 * np.sqrt(1.09), 3.0 * np.sqrt(1.09)),
        (Uniform(2.0, 6.0), 4.0, 4 / np.sqrt(12)),
    ],
)
def test_distributions_have_their_moments(spread, mean, sd):
    values = spread.at((np.arange(100_000) + 0.5) / 100_000)
    assert values.mean() == pytest.approx(mean, rel=1e-3)
    assert values.std() == pytest.approx(sd, rel=1e-2)


def test_a_choice_has_its_shares():
    choice = Choice(("a", "b", ""), (0.2, 0.5, 0.3))
    drawn = [choice.at(u) for u in (np.arange(1000) + 0.5) / 1000]
    assert [drawn.count(value) for value in choice.values] == [200, 500, 300]


def test_a_wrong_distribution_is_refused():
    with pytest.raises(ValueError, match="allowed: normal"):
        distribution("gumbel", {})
    with pytest.raises(ValueError, match="together 1"):
        Choice(("a", "b"), (0.5, 0.6))


def test_body_parameters_have_the_spread_of_their_records():
    index = np.arange(4000)
    values = body_parameters(SEED, index).potassium.reference_concentration
    assert values.mean() == pytest.approx(4.2, abs=0.02)
    assert values.std() == pytest.approx(0.2, rel=0.05)


def test_thresholds_and_frailties_are_spread_as_the_parameters_say():
    who = neighbours(OLDER, SEED, np.arange(64 * LANES))
    baseline = np.concatenate([one.baseline(PARAMETERS) for one in who])
    p = PARAMETERS
    expected = p.cramp_prone_share * p.threshold_cramp_prone + (1 - p.cramp_prone_share) * p.threshold_not_prone
    assert baseline.mean() == pytest.approx(expected, abs=1.0)
    factor = np.concatenate([one.frailty("rest", 0.3) for one in who])
    assert np.mean(factor < 0.05) == pytest.approx(gamma.cdf(0.05, 0.3, scale=1 / 0.3), abs=0.05)
    assert factor.mean() == pytest.approx(1.0, abs=0.2)


def test_drawn_counts_agree_with_the_integrated_chances():
    found = outlooks(OLDER, np.arange(100 * LANES))
    for least, times in ((1, 30.0), (4, 30.0)):
        integrated = np.mean(np.concatenate([one.chance("rest", least, times) for one in found]))
        drawn = np.mean(np.concatenate([one.counts("rest", times) for one in found]) >= least)
        assert drawn == pytest.approx(integrated, abs=4 * np.sqrt(integrated / (100 * LANES)))


def test_the_path_is_that_of_a_run():
    plain = variant(
        FOOTBALL, "plain", {"person.age_years": 20.0, "person.mass_kg": 90.0}, [r.place for r in FOOTBALL.shared]
    )
    compiled = compile(read(scenario_of(plain, SEED, 0)))
    who = neighbours(plain, SEED, np.arange(3))[0]
    assert who.compiled.person == compiled.person or np.isnan(compiled.person.sweat_sodium)
    alone = simulate(
        type(who.person)(*(field[1] for field in who.person)),
        [compiled.timeline],
        parameters=body_parameters(SEED, np.array([1])),
        output_every=row_length(compiled.minutes),
    )
    life = next(iter(live(plain, SEED, [0, 1, 2])))
    np.testing.assert_allclose(life.bodies["core_temperature"][1][::1], alone["core_temperature"][0], atol=1e-6)


def test_rows_of_one_place_need_names(monkeypatch, tmp_path):
    from kramkaki.cohort import populations as room

    text = '[everybody]\nown = []\n[x]\ntitle = "x"\nscenario = {}\nshared = [\n' + (
        '{ place = "a", distribution = "uniform", low = 0.0, high = 1.0, because = "test" },\n' * 2
    )
    (tmp_path / "populations.toml").write_text(text + "]\n")
    monkeypatch.setattr(room, "__file__", str(tmp_path / "populations.py"))
    room.populations.cache_clear()
    with pytest.raises(ValueError, match="names of their own"):
        room.populations()
    monkeypatch.undo()
    room.populations.cache_clear()
