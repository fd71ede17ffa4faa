"""The causes: what was measured of each, and the factor by which each changes the rate of cramps.

``causes.toml`` has one record per cause with the size in the study's own measure. An odds or prevalence
ratio of "at least one cramp" is turned into a ratio of rates within the population it was measured in,
whose people differ as the model's people do; what the modelled body already gives is divided out, so
nothing counts twice.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np

from kramkaki.cramp.parameters import CrampParameters
from kramkaki.cramp.susceptibility import relative_rate, threshold_nodes
from kramkaki.parameters import records

SCOPES = ("rest", "exercise")
MEASURES = ("rate_ratio", "odds_ratio", "prevalence_ratio")
GRADES = ("STRONG", "MODERATE", "WEAK", "TEXTBOOK-ONLY", "CONTESTED", "CONTRADICTED", "UNPROVEN")
NORMAL_QUANTILE = {0.95: 1.959964, 0.8: 1.281552}
LARGEST_RATE_RATIO = 6.0  # a prevalence turned into rates may not give more: dispersion is too uncertain
OLDER_THAN_MIDDLE = 25.0  # [years] the surveys from 60 years on against adults of about 45


@dataclass(frozen=True)
class Outcome:
    """What a study counted: how many cramps make a case, how many people are cases, which frailty they have."""

    least: int
    share: float
    scope: str
    is_older: bool = False


OUTCOMES = {
    "exercise_ever": Outcome(1, 0.19, "exercise"),  # Schwellnus 2018: 2997 of 15 778
    "exercise_ever_women": Outcome(1, 0.11, "exercise"),  # the same, with the prevalence ratio of men and 75 % men
    "night_month": Outcome(1, 0.46, "rest", is_older=True),  # Maisonneuve 2016
    "night_frequent": Outcome(4, 0.15, "rest", is_older=True),  # Maisonneuve 2016
}


@dataclass(frozen=True)
class Effect:
    """One measured size of a cause on cramps at rest or in exercise."""

    scope: str
    measure: str
    outcome: str
    size: float
    low: float
    high: float
    level: float
    body_share: float = 1.0

    def __post_init__(self):
        known = self.scope in SCOPES and self.measure in MEASURES and self.level in NORMAL_QUANTILE
        if not known or (self.measure != "rate_ratio" and self.outcome not in OUTCOMES):
            raise ValueError(f"causes.toml: unknown scope, measure, outcome or level in {self}")

    def rate_ratio(self, n=0, seed=0, name=""):
        """Return the residual factor on the rate: central first, then ``n`` draws from its interval. [1]"""
        spread = np.log(self.high / self.low) / (2 * NORMAL_QUANTILE[self.level])
        digest = blake2b(f"{seed}:{name}:{self.scope}".encode(), digest_size=8).digest()
        random = np.random.Generator(np.random.Philox(int.from_bytes(digest)))
        logs = np.log(self.size) + spread * np.concatenate([[0.0], random.standard_normal(n)])
        if self.measure != "rate_ratio":
            ends = np.log([self.low, self.size, self.high])
            rates = [np.log(rate_ratio_of(self.measure, self.outcome, float(np.exp(x)))) for x in ends]
            logs = np.interp(logs, ends, rates)
        return np.exp(logs) / self.body_share


@dataclass(frozen=True)
class Cause:
    """One cause: its statement, its texts (msgids), how well it is known, what was measured."""

    slug: str
    statement: int
    name: str
    grade: str
    contested: bool
    route: str
    effect: str
    source: str
    reference: str
    on: tuple = ()
    reference_values: dict = field(default_factory=dict)

    def effect_on(self, scope):
        """Return the effect on cramps at ``rest`` or in ``exercise``, or None."""
        return next((effect for effect in self.on if effect.scope == scope), None)


@cache
def table():
    """Return all causes by slug, checked."""
    text = Path(__file__).with_name("causes.toml").read_text(encoding="utf-8")
    found = {}
    for slug, row in tomllib.loads(text).items():
        effects = tuple(Effect(**effect) for effect in row.pop("on", ()))
        found[slug] = Cause(slug=slug, on=effects, **row)
        if found[slug].grade not in GRADES:
            raise ValueError(f"causes.toml [{slug}]: grade is {found[slug].grade!r}; allowed: {', '.join(GRADES)}")
        for key in found[slug].source.split():
            if key not in records.sources():
                raise ValueError(f"causes.toml [{slug}]: source {key!r} stands in no sources*.toml")
    return found


@cache
def _population(outcome):
    """Return (relative rate, weight) of threshold nodes and the shape of the frailty behind an outcome."""
    p = records.load(CrampParameters)
    nodes = threshold_nodes(p)
    relative = relative_rate(nodes, nodes, p.slope)[0]
    shape = p.night_frailty_shape if OUTCOMES[outcome].scope == "rest" else p.exercise_frailty_shape
    if OUTCOMES[outcome].is_older:
        shape = shape * np.exp(p.night_frailty_growth * OLDER_THAN_MIDDLE)
    return relative, nodes.weight[0], shape


def share_of_cases(outcome, mean):
    """Return the share of a population who are cases, when the mean person expects ``mean`` cramps. [1]"""
    relative, weight, shape = _population(outcome)
    none_chance = shape / (shape + mean * relative)
    chance, fewer = none_chance**shape, 0.0  # of exactly 0, 1, 2 ... cramps: negative binomial
    for count in range(OUTCOMES[outcome].least):
        fewer = fewer + chance
        chance = chance * (1 - none_chance) * (shape + count) / (count + 1)
    return float((weight * (1 - fewer)).sum())


def _mean_for(outcome, share):
    """Return ln of the mean that gives a share of cases, by bisection."""
    low, high = -12.0, 12.0
    for _ in range(40):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if share_of_cases(outcome, np.exp(middle)) < share else (low, middle)
    return 0.5 * (low + high)


@cache
def rate_ratio_of(measure, outcome, size):
    """Return the ratio of rates that gives an odds or prevalence ratio in the population of the outcome.

    Parameters
    ----------
    measure : str
        ``"rate_ratio"``, ``"odds_ratio"`` or ``"prevalence_ratio"``.
    outcome : str
        Key of ``OUTCOMES``. [-]
    size : float
        [1]

    Returns
    -------
    ratio : float
        [1]

    Notes
    -----
    Valid for: a cause that multiplies everybody's rate alike.
    Leaves out: causes that only make some people susceptible; so the ratio is limited to 6.
    """
    if measure == "rate_ratio":
        return size
    base = OUTCOMES[outcome].share
    if measure == "odds_ratio":
        odds = size * base / (1 - base)
        exposed = odds / (1 + odds)
    else:
        exposed = min(size * base, 0.95)
    ratio = np.exp(_mean_for(outcome, exposed) - _mean_for(outcome, base))
    return float(np.clip(ratio, 1 / LARGEST_RATE_RATIO, LARGEST_RATE_RATIO))


# WBGT [degC] and the multiple of cramps: a guess held by the step at 27.8 degC (Cooper 2016) and by the joint 6.6-fold
# rate of August (Cooper 2006).
HEAT_CURVE = ((22.0, 1.0), (25.0, 1.5), (28.0, 2.5), (31.0, 4.0), (34.0, 5.5))
JOINT_HEAT_AND_NOVELTY = 7.0  # what both together may reach (Cooper 2006: 6.6)


def heat_factor(wet_bulb_globe_temperature, full):
    """Return the residual multiple of exercise cramps in this heat.

    Parameters
    ----------
    wet_bulb_globe_temperature : array
        [degC]
    full : float or array
        The multiple at 31 degC, body route divided out. [1]

    Returns
    -------
    factor : array
        1 to 22 degC. [1]

    Notes
    -----
    Valid for: exercise and work. Leaves out: nights; they peak in summer too, by their season factor.
    """
    grid, curve = np.array(HEAT_CURVE).T
    logarithm = np.interp(wet_bulb_globe_temperature, grid, np.log(curve)) / np.log(HEAT_CURVE[3][1])
    return np.exp(logarithm * np.log(full))


def standing_strength(hours):
    """Return how much of the long-standing effect is there after hours on the feet within a day. [0-1]"""
    return np.clip((hours - 3.0) / 3.0, 0, 1)


def dehydration_strength(mass_loss):
    """Return how much of the effect of dehydration is there at a loss of % of body mass: all at 3 %. [0-1]"""
    return np.clip(mass_loss - 2.0, 0, 1)
