"""Counts that nothing was fitted to: V4 and V12 to V18, as they come out."""

import numpy as np

from kramkaki.api import run
from scoreboard.cases_population import studies
from scoreboard.framework import Check, case
from scoreboard.population_measures import assumed, bodies, odds_ratio, season

TRIAL_WEEKS = 4.0
DAYS_PER_WEEK = 7.0
REPEATS = 40  # of the drawn counts, the same people again
OTHER_VISITS = (10_533 - 2_859) / 49_530  # to the tent at Kona for anything but cramp, per starter
LABELLED_FROM = 4.0  # [% of body mass] lost, that a tent calls dehydration (assumed)
LEAST_ON_QUININE = 4  # cramps in a month of people who take it (assumed)


def _at_the_end_of_exercise(look, name):
    """Return a quantity when exercise ends, one per person. [glossary units]"""
    values = []
    for one, life in look:
        row = int(np.flatnonzero(one.assessment.activity.exercising > 0.5)[-1])
        values.append(life[name][:, row])
    return np.concatenate(values)


def _with_bodies(name):
    s = studies()
    return list(zip(s.look(name), (life.bodies for life in bodies(name, s.people, seed=s.seed)), strict=True))


@case(
    "evidence/V4",
    title="Spring marathon: who cramps, and their blood",
    basis="predicted",
    source="Martínez-Navarro 2022",
    reason="the rate is that of the 18 % of men of 1986; a fifth of women among the entrants is assumed",
)
def valencia():
    look = _with_bodies("marathon_entrants")
    chance = np.concatenate([one.chance("exercise") for one, _life in look])
    rows = [Check("share with a cramp", float(chance.mean()), "1", 0.15, 0.33)]
    for name in ("plasma_sodium", "plasma_potassium"):
        values = _at_the_end_of_exercise(look, name)
        gap = np.average(values, weights=chance) - np.average(values, weights=1 - chance)
        spread = float(values.std())
        rows.append(Check(f"{name} of those who cramp against others", float(gap), "mmol/L", -spread / 2, spread / 2))
    return rows


@case(
    "evidence/V12",
    title="Ever cramped, entrants of 56 against 21 km",
    basis="predicted",
    source="SAFER XXII 2022",
    reason="both are taken to remember races of their own length only; entrants of 21 km also train and race longer",
)
def long_against_short():
    s = studies()
    return [Check("prevalence ratio", s.measure("ever_56") / s.measure("ever_21"), "1", 1.8, 3.0)]


@case(
    "evidence/V13",
    title="Night cramps in summer against winter, north and south",
    basis="by_construction",
    source="Garrison 2015",
)
def seasons():
    north, south = (season(studies(), latitude, 7) / season(studies(), latitude, 1) for latitude in (52.0, -37.0))
    return [Check("July over January, north", north, "1", 1.6, 2.5), Check.order("reversed in the south", south < 1)]


@case(
    "evidence/V14",
    title="College football: camp against autumn",
    basis="predicted",
    source="Cooper 2006",
    reason="weather, weeks of training and two sessions a day of that camp are not printed; the heat curve is a guess",
)
def camp_against_autumn():
    s = studies()
    camp, autumn = (s.expected("exercise", s.look(f"footballers_in_{when}")) for when in ("camp", "autumn"))
    return [Check("cramps in a session, August over September and October", camp / autumn, "1", 4.0, 10.0)]


@case(
    "evidence/V15",
    title="Ironman in Kona: cramps that reach the tent, and dehydration among those in it",
    basis="predicted",
    source="Kona 1989-2019",
    reason="who goes to the tent, and whom it calls dehydrated, is assumed: others come whatever they have lost",
)
def kona():
    look = _with_bodies("ironman_triathletes")
    chance = np.concatenate([one.chance("exercise") for one, _life in look])
    dry = -_at_the_end_of_exercise(look, "body_mass_change") > LABELLED_FROM
    with_cramp = assumed("share_in_the_tent") * chance
    others = OTHER_VISITS * (1 - with_cramp)
    shares = [float(np.average(dry, weights=weight)) for weight in (with_cramp, others)]
    return [
        Check("cramps in the tent per 1000 starters", 1000 * float(with_cramp.mean()), "per 1000", 40.0, 80.0),
        Check("dehydration, with cramp against other visitors", odds_ratio(*shares), "odds ratio", 1.2, 2.0),
    ]


def _rates(look):
    """Return each person's own cramps a day at rest. [1/d]"""
    return np.concatenate([one.personal("rest") * one.expected("rest") for one in look])


def _drawn(rates, days, number):
    return np.random.Generator(np.random.Philox(number)).poisson(rates * days)


@case(
    "evidence/V16",
    title="Trial that takes people with two cramps in two weeks: what happens without treatment",
    basis="predicted",
    source="Cochrane 2020 (placebo arms)",
)
def regression_to_the_mean():
    s = studies()
    rates = np.tile(_rates(s.look("adults_60")), REPEATS)
    before, after = (_drawn(rates, 2 * DAYS_PER_WEEK, number) for number in (1, 2))
    taken = before >= 2
    return [Check("change of the rate", 100 * float(after[taken].sum() / before[taken].sum() - 1), "%", -35.0, -15.0)]


@case(
    "evidence/V17",
    title="Nightly stretching of people on quinine, cramps in four weeks",
    basis="predicted",
    source="Coppin 2005",
)
def nightly_stretching():
    s = studies()
    plain, stretched = (
        _rates(s.look("adults_60", (("person.training.stretches_before_bed", does),))) for does in (False, True)
    )
    days = TRIAL_WEEKS * DAYS_PER_WEEK
    taken = _drawn(np.tile(plain, REPEATS), days, 3) >= LEAST_ON_QUININE
    difference = np.tile(stretched - plain, REPEATS)[taken].mean() * days
    return [Check("difference", float(difference), "cramps in 4 weeks", -3.01, 6.90)]


@case(
    "evidence/V18",
    title="Threshold after static stretching (nothing in the model changes it)",
    basis="by_construction",
    source="Miller 2018; Panza 2017",
)
def stretching_before_exercise():
    day = {"exercise": [{"start": "08:30", "duration": "30 min", "activity": "running", "effort": "easy"}]}
    stretched = {**day, "stretching": [{"time": "08:20", "duration": "3 min"}]}
    found = []
    for what in (day, stretched):
        scenario = {
            "start": "2026-03-01T08:00+00:00",
            "end": "2026-03-01T09:30+00:00",
            "person": {"age_years": 23, "sex": "male", "mass_kg": 75.0},
            "day": [what],
        }
        trace = run(scenario, draws=1).trace
        found.append(trace["cramp_threshold"][25, 0])
    return [Check("change of the calf's threshold", float(found[1] - found[0]), "Hz", -2.0, 2.0)]
