"""Fit the free numbers of the hazard to what was counted in populations; run by ``make calibrate``.

Bodies of the populations are computed once. The counts (``scoreboard/population_targets.toml``) and what was believed
before (``tools/calibration.toml``) are weighed by least squares; the curvature at the best point gives the spread, and
how much of it the counts removed says whether a number could be told at all. Rewrites the records and
``docs/methodology/calibration.md``.
"""

import argparse
import sys
import time
import tomllib
from pathlib import Path

import numpy as np
from scipy.optimize import least_squares

from kramkaki.cohort.populations import populations
from kramkaki.evidence import causes
from kramkaki.nerve.causes import ExcitabilityParameters
from kramkaki.parameters import records
from kramkaki.risk import assessment, cause_sizes, susceptibility, threshold
from kramkaki.risk.parameters import CrampParameters
from scoreboard import population_measures as measures
from tools import calibration_page, calibration_records

NUMBERS = Path(__file__).with_name("calibration.toml")
PEOPLE = 512  # as on the scoreboard; tests/slow has more and others
STEP = 0.02  # of the standard deviation before, for slopes [1]
TOLD = 0.5  # [1] of the variance before: a number of which the counts remove less is not identified
FULL_DEHYDRATION = 3.0  # [% of body mass] at which its whole effect was measured
GUARD_SHIFT, GUARD_RISK = 2.4, 1.6  # [Hz], [1] 3 % dehydration


class Number:
    """One number to fit, on the scale on which its prior is normal with mean 0 and standard deviation 1."""

    def __init__(self, row, low=-np.inf, high=np.inf):
        self.name, self.on, self.is_log = row["name"], row["on"], row["scale"] == "log"
        self.prior, self.sd = row["prior"], row["log_sd"] if self.is_log else row["sd"]
        self.because = row["because"]
        self.low, self.high = self.standard(low), self.standard(high)

    def standard(self, value):
        """Return a value [unit of the record] on the standard scale."""
        if not self.is_log:
            return (value - self.prior) / self.sd
        return -np.inf if value <= 0 else np.log(value / self.prior) / self.sd

    def plain(self, standard):
        """Return the value. [unit of the record]"""
        if self.is_log:
            return float(self.prior * np.exp(self.sd * standard))
        return float(self.prior + self.sd * standard)


class Fit:
    """The counts, the numbers, and how far the populations are from the counts."""

    def __init__(self, people, tell):
        self.people, self.tell = people, tell
        self.central = records.load(CrampParameters)
        found = records.records("cramp")
        rows = tomllib.loads(NUMBERS.read_text(encoding="utf-8"))
        self.numbers = [Number(row, *found[row["name"]].range) for row in rows["number"]]
        guard = np.log(GUARD_RISK) / GUARD_SHIFT
        self.numbers[0].high = min(self.numbers[0].high, self.numbers[0].standard(guard))
        self.residuals = rows["residual"]
        told = measures.data()["fitted"]
        self.numbers += [Number({"name": name, "on": "exercise", "scale": "log", **row}) for name, row in told.items()]
        self.surveys = list(told)
        self.targets = [target for target in measures.targets() if target["fit"]]
        self.calls = 0

    def start(self):
        """Return the numbers as the records have them now, inside their limits. [standard scale]"""
        now = {**self.central._asdict(), **{name: measures.data()["fitted"][name]["value"] for name in self.surveys}}
        values = [number.standard(now[number.name]) for number in self.numbers]
        return np.array([np.clip(x, n.low + 1e-6, n.high - 1e-6) for x, n in zip(values, self.numbers, strict=True)])

    def studies(self, x):
        """Return the populations looked at with these numbers."""
        values = {number.name: number.plain(one) for number, one in zip(self.numbers, x, strict=True)}
        told = {name: values.pop(name) for name in self.surveys}
        return measures.Studies(self.central._replace(**values), self.people, told)

    def misses(self, x, on=("rest", "exercise")):
        """Return how far each count of these classes is off, in its standard deviations. [1]"""
        studies = self.studies(x)
        self.calls += 1
        return np.array([(studies.measure(t["measure"]) - t["value"]) / t["sd"] for t in self.targets if t["on"] in on])

    def residual(self, x):
        """Return what least squares makes small: misses, then distances from what was believed. [1]"""
        misses = self.misses(x)
        self.tell(f"evaluation {self.calls:4}: counts {misses @ misses:8.2f}, beliefs {x @ x:6.2f}")
        return np.concatenate([misses, x])

    def slopes(self, x):
        """Return the derivative of ``residual``, a number at a time and only the counts it acts on. [1]"""
        table = np.zeros((len(self.targets), len(x)))
        rows = {on: np.array([t["on"] == on for t in self.targets]) for on in ("rest", "exercise")}
        here = self.misses(x)
        for i, number in enumerate(self.numbers):
            step = STEP if x[i] + STEP < number.high else -STEP
            moved = x.copy()
            moved[i] += step
            for on in ("rest", "exercise") if number.on == "both" else (number.on,):
                table[rows[on], i] = (self.misses(moved, (on,)) - here[rows[on]]) / step
        return np.vstack([table, np.eye(len(x))])


def body_shares(fit, studies):
    """Return what the modelled body gives of the measured size of causes, by cause. [1]"""
    found = {}
    for row in fit.residuals:
        slug, value = row["cause"], row["value"]
        plain = tuple(value.items()) if isinstance(value, dict) else value
        without = tuple(row["without"])
        pair = [studies.look(row["population"], change, without) for change in (((row["place"], plain),), ())]
        ratio = studies.expected("rest", pair[0]) / studies.expected("rest", pair[1])
        found[slug] = ratio / float(assessment.rate_ratios(0, 0)[slug]["rest"][0])
    typical = susceptibility.mean_threshold(susceptibility.threshold_nodes(studies.parameters))[0]
    shift = threshold.shift_alone(typical, records.load(ExcitabilityParameters), mass_loss=FULL_DEHYDRATION)
    found["dehydration"] = float(np.exp(-studies.parameters.slope * shift))
    return found


def write(fit, x, covariance):
    """Write numbers with their spread into the records; return them for the page."""
    rows = []
    for i, number in enumerate(fit.numbers):
        sd = float(np.sqrt(covariance[i, i]))
        value, told = number.plain(x[i]), 1 - sd**2
        spread = {"cv": sd * number.sd} if number.is_log else {"sd": sd * number.sd}
        if number.name in fit.surveys:
            calibration_records.write_survey_number(number.name, value)
        else:
            calibration_records.write_number(number.name, value, spread, told >= TOLD)
        rows.append({"number": number, "value": value, "spread": spread, "told": told})
    return rows


def main():
    """Fit, write, say what was found."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=PEOPLE)
    people = arguments.parse_args().people
    begin = time.perf_counter()

    def tell(text):
        print(f"{time.perf_counter() - begin:6.0f} s  {text}", file=sys.stderr, flush=True)

    fit = Fit(people, tell)
    tell(f"{len(fit.numbers)} numbers, {len(fit.targets)} counts, {len(populations())} populations of {people}")
    limits = [number.low for number in fit.numbers], [number.high for number in fit.numbers]
    found = least_squares(fit.residual, fit.start(), jac=fit.slopes, bounds=limits, xtol=1e-4, ftol=1e-4, max_nfev=15)
    slopes = fit.slopes(found.x)
    covariance = np.linalg.inv(slopes.T @ slopes)
    studies = fit.studies(found.x)
    tell("what the body gives of measured sizes")
    shares = body_shares(fit, studies)
    rows = write(fit, found.x, covariance)
    per_marathon = studies.expected("exercise", studies.look("marathon_entrants"))
    calibration_records.write_number("cramps_per_marathon", per_marathon, {}, False)
    for cause, share in shares.items():
        calibration_records.write_body_share(cause, share)
    tell("the page")
    for cached in (
        records.records,
        causes.table,
        cause_sizes._population,
        cause_sizes._mean_for,
        cause_sizes.rate_ratio_of,
    ):
        cached.cache_clear()
    measures.data.cache_clear()
    calibration_page.write(rows, covariance, shares, measures.Studies(people=people))
    tell(f"done; cost {2 * found.cost:.2f}")


if __name__ == "__main__":
    main()
