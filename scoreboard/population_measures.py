"""What was counted, as numbers of simulated populations drawn by ``cohort``: for the calibration and for its rows.

Bodies do not depend on the numbers of the hazard: they are computed once and looked at with any of them.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.cohort.lives import live
from kramkaki.cohort.populations import populations, variant
from kramkaki.parameters import records
from kramkaki.risk import assessment
from kramkaki.risk.parameters import CrampParameters

TARGETS = Path(__file__).with_name("population_targets.toml")
SEED = 20260301
DAYS_PER_MONTH = 30.4
DAYS_LIVED = 1.0  # of the quiet populations
MARATHON = 42.2  # [km]
SHARE_OF_56_KM = 0.58  # of the cramps that SAFER XXII counted: 20.0 % of 26 thousand against 8.5 % of 45 thousand
LOW_POTASSIUM = 3.5  # [mmol/L]
BEFORE_BREAKFAST = 6 * 60  # [min]
MEASURES = {}


@cache
def data():
    """Return the targets and the numbers of the studies, as they stand in the file."""
    return tomllib.loads(TARGETS.read_text(encoding="utf-8"))


def targets(row=None):
    """Return all targets, or those of one row."""
    return [target for target in data()["target"] if row in (None, target["row"])]


def assumed(name):
    """Return a number of the studies that was not fitted. [as the file says]"""
    return data()["assumed"][name]["value"]


@cache
def bodies(name, people, changes=(), without=(), seed=SEED):
    """Return the lives of the first people of a population, everybody changed alike.

    Parameters
    ----------
    name : str
    people : int
        [1]
    changes : tuple of (place, value)
    without : tuple of str
        Rows that no longer differ.
    seed : int
    """
    population = populations()[name]
    if changes or without:
        plain = {place: dict(value) if isinstance(value, tuple) else value for place, value in changes}
        population = variant(population, name, plain, without)
    return tuple(live(population, seed, np.arange(people)))


@dataclass
class Studies:
    """The populations looked at with one set of parameters."""

    parameters: CrampParameters = field(default_factory=lambda: records.load(CrampParameters))
    people: int = 512
    told: dict = field(default_factory=lambda: {name: row["value"] for name, row in data()["fitted"].items()})
    seed: int = SEED
    found: dict = field(default_factory=dict)

    def __post_init__(self):
        self.ratios = assessment.rate_ratios(0, 0)

    def look(self, name, changes=(), without=()):
        """Return the outlook of each group of neighbours."""
        key = name, changes, without
        if key not in self.found:
            lives = bodies(name, self.people, changes, without, self.seed)
            self.found[key] = [life.outlook(self.parameters, self.ratios) for life in lives]
        return self.found[key]

    def any(self, scope, who, least=1, times=1.0):
        """Return the share with at least so many cramps. [1]"""
        return float(np.mean(np.concatenate([one.chance(scope, least, times) for one in who])))

    def expected(self, scope, who):
        """Return the mean number of cramps. [1]"""
        return float(np.mean(np.concatenate([one.expected(scope) for one in who])))

    def in_a_month(self, who, least=1):
        """Return the share of quiet people with at least so many cramps at rest in a month. [1]"""
        return self.any("rest", who, least, DAYS_PER_MONTH / DAYS_LIVED)

    def ever(self, who):
        """Return the share of entrants who tell of a cramp in exercise, ever. [1]"""
        return self.any("exercise", who, 1, self.told["races_told"])

    def measure(self, name):
        """Return one number by its name in the file. [as the file says]"""
        return float(MEASURES[name](self))


def measure(function):
    """Register a measure under the name of its function."""
    MEASURES[function.__name__] = function
    return function


def odds_ratio(with_it, without):
    """Return the ratio of the odds of two shares. [1]"""
    return with_it / (1 - with_it) / (without / (1 - without))


@measure
def adults_any(s):
    return s.in_a_month(s.look("adults"))


@measure
def adults_frequent(s):
    return s.in_a_month(s.look("adults"), 5)


@measure
def older_any(s):
    return s.in_a_month(s.look("adults_60"))


@measure
def older_frequent(s):
    return s.in_a_month(s.look("adults_60"), 4)


def share_of(outlooks, scope, group):
    """Return the share of a group of muscles in the cramps of a class. [1]"""
    chosen = np.array([muscle.startswith(group) for muscle in MUSCLES])
    totals = [getattr(one.assessment.expected(), scope).sum(axis=0) for one in outlooks]
    return float(sum(total[chosen].sum() for total in totals) / sum(total.sum() for total in totals))


@measure
def older_in_calf(s):
    return share_of(s.look("adults_60"), "rest", "calf")


@measure
def older_at_night(s):
    night = whole = 0.0
    for one in s.look("adults_60"):
        activity = one.assessment.activity
        rows = one.assessment.curve("rest").sum(axis=(0, 2)) * activity.hours
        night, whole = night + (rows * activity.asleep).sum(), whole + rows.sum()
    return night / whole


@measure
def ever_56(s):
    return s.ever(s.look("runners_56_km"))


@measure
def ever_21(s):
    return s.ever(s.look("runners_21_km"))


@measure
def marathon_any(s):
    return s.any("exercise", s.look("marathon_runners"))


def onsets(outlooks):
    """Return (fraction of the race done, cramps expected) of all rows in which people race. [1], [1]"""
    done, number = [], []
    for one in outlooks:
        activity = one.assessment.activity
        racing = activity.exercising > 0.5
        hours = activity.hours[racing]
        done.append((np.cumsum(hours) - 0.5 * hours) / hours.sum())
        number.append(one.assessment.curve("exercise")[:, racing].sum(axis=(0, 2)) * hours)
    return np.concatenate(done), np.concatenate(number)


@measure
def marathon_onset(s):
    done, number = onsets(s.look("marathon_runners"))
    return MARATHON * (done * number).sum() / number.sum()


def _last_quarter(outlooks):
    done, number = onsets(outlooks)
    return number[done > 0.75].sum() / number.sum()


@measure
def last_quarter(s):
    long, short = (_last_quarter(s.look(name)) for name in ("runners_56_km", "runners_21_km"))
    return SHARE_OF_56_KM * long + (1 - SHARE_OF_56_KM) * short


MEDICINE_ROWS = ("thiazide", "loop diuretic", "inhaler")


def medicine(name, since=None):
    """Return a measure: cramps at rest with a medicine over those without."""
    dose = (("name", name),) + ((("since", since),) if since else ())

    def ratio(s):
        with_it = s.look("adults_60", (("person.medicines+", dose),), MEDICINE_ROWS)
        return s.expected("rest", with_it) / s.expected("rest", s.look("adults_60", (), MEDICINE_ROWS))

    return ratio


for _name in ("hydrochlorothiazide", "amiloride", "furosemide", "salmeterol"):
    MEASURES[f"medicine_{_name}"] = medicine(_name)
MEASURES["medicine_atorvastatin"] = medicine("atorvastatin", "2025-11-01")


@measure
def sex_in_sport(s):
    men, women = (
        s.ever(s.look("runners_56_km", (("person.sex", sex),), ("person.sex",))) for sex in ("male", "female")
    )
    return men / women


@measure
def sex_at_rest(s):
    men, women = (
        s.in_a_month(s.look("adults_60", (("person.sex", sex),), ("person.sex",))) for sex in ("male", "female")
    )
    return men / women


@measure
def injury(s):
    hurt = (("place", "calf"), ("side", "right"), ("kind", "strain"), ("when", "2025-09-01"))
    return s.ever(s.look("runners_56_km", (("person.injuries+", hurt),))) / ever_56(s)


def _condition(s, name, row):
    without = s.in_a_month(s.look("adults_60", (), (row,)))
    return odds_ratio(s.in_a_month(s.look("adults_60", (("person.conditions+", name),), (row,))), without)


@measure
def arteries(s):
    return _condition(s, "peripheral_artery_disease", "arteries")


@measure
def arthritis(s):
    return _condition(s, "arthritis", "arthritis")


@measure
def tingling(s):
    with_it = s.in_a_month(s.look("adults_60", (("person.nerve.tingling", True),)))
    return odds_ratio(with_it, older_any(s))


def season(s, latitude, month):
    """Return cramps at rest in a month of the year over those of the mean, at a latitude. [1]"""
    day = (("start", f"2026-{month:02d}-15T00:00+00:00"), ("end", f"2026-{month:02d}-16T00:00+00:00"))
    return s.expected("rest", s.look("adults_60", (("place.latitude", latitude), *day))) / s.expected(
        "rest", s.look("adults_60")
    )


@measure
def summer(s):
    return season(s, 52.0, 7)


def treated(s, name):
    """Return treated cramps per 1000 sessions. [per 1000]"""
    return 1000 * s.told["share_treated"] * s.expected("exercise", s.look(name))


@measure
def football_camp(s):
    return treated(s, "footballers_in_camp")


@measure
def low_potassium(s):
    lives = bodies("diuretic_users", s.people, seed=s.seed)
    row = int(np.searchsorted(lives[0].bodies.minutes, BEFORE_BREAKFAST))
    return np.mean(np.concatenate([life.bodies["plasma_potassium"][:, row] for life in lives]) < LOW_POTASSIUM)


@measure
def runners_in_calf(s):
    long, short = (share_of(s.look(name), "exercise", "calf") for name in ("runners_56_km", "runners_21_km"))
    return SHARE_OF_56_KM * long + (1 - SHARE_OF_56_KM) * short


@measure
def hamstring_56(s):
    return share_of(s.look("runners_56_km"), "exercise", "hamstring") / share_of(
        s.look("runners_21_km"), "exercise", "hamstring"
    )


@measure
def quadriceps_56(s):
    return share_of(s.look("runners_56_km"), "exercise", "quadriceps") / share_of(
        s.look("runners_21_km"), "exercise", "quadriceps"
    )


@measure
def farm_workers(s):
    return s.any("exercise", s.look("workers_in_heat"), 1, assumed("days_in_the_field"))
