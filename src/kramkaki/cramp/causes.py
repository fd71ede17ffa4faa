"""The causes: what was measured of each, and the factor by which each changes the rate of cramps.

``causes.toml`` has one record per cause with the size in the study's own measure. An odds or prevalence
ratio of "at least one cramp" is turned into a ratio of rates within the population it was measured in,
whose people differ as the model's people do: more people are prone. What the modelled body already gives is
divided out, so nothing counts twice.
"""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np

from kramkaki.cramp.parameters import CrampParameters
from kramkaki.cramp.provocation import MIDDLE_AGE
from kramkaki.cramp.susceptibility import relative_rate, threshold_nodes
from kramkaki.parameters import records

SCOPES = ("rest", "exercise")
MEASURES = ("rate_ratio", "odds_ratio", "prevalence_ratio")
GRADES = ("STRONG", "MODERATE", "WEAK", "TEXTBOOK-ONLY", "CONTESTED", "CONTRADICTED", "UNPROVEN")
NORMAL_QUANTILE = {0.95: 1.959964, 0.8: 1.281552}
MOST_CASES = 0.95  # [1] a prevalence ratio may not make more people cases than this


@dataclass(frozen=True)
class Outcome:
    """What a study counted: how many people have any cramp, and which frailty they have."""

    share: float  # [1]
    scope: str
    age: float = MIDDLE_AGE  # [years] about which they were


OUTCOMES = {
    "exercise_ever": Outcome(0.19, "exercise"),  # Schwellnus 2018: 2997 of 15 778
    "exercise_ever_women": Outcome(0.11, "exercise"),  # the same, with the prevalence ratio of men and 75 % men
    "night_month": Outcome(0.46, "rest", age=70.0),  # Maisonneuve 2016: from 60 years on
    "night_month_at_30": Outcome(0.26, "rest", age=30.0),  # what the model has at that age (derived)
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
    causal: float = (
        1.0  # share of an association (of its logarithm) that goes when the cause goes; the rest is a marker
    )
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
    years = OUTCOMES[outcome].age - MIDDLE_AGE
    at_rest = p.night_frailty_shape * np.exp(p.night_frailty_growth * years)
    shape = at_rest if OUTCOMES[outcome].scope == "rest" else p.exercise_frailty_shape
    return relative, nodes.weight[0], shape


def share_of_cases(outcome, mean, prone=1.0):
    """Return the share of a population with at least one cramp.

    Parameters
    ----------
    outcome : str
        Key of ``OUTCOMES``. [-]
    mean : float
        Cramps that the mean person expects where nobody has the cause. [1]
    prone : float
        How many times more people are prone: factor on mean and shape alike. [1]

    Returns
    -------
    share : float
        [1]
    """
    relative, weight, shape = _population(outcome)
    none = (shape / (shape + mean * relative)) ** (shape * prone)
    return float(1 - (weight * none).sum())


def _bisected(function, target, low, high):
    """Return where a growing function reaches its target."""
    for _ in range(50):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if function(middle) < target else (low, middle)
    return 0.5 * (low + high)


@cache
def _mean_for(outcome):
    """Return the mean that gives the share of cases counted. [1]"""
    return np.exp(_bisected(lambda x: share_of_cases(outcome, np.exp(x)), OUTCOMES[outcome].share, -12.0, 12.0))


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
    More people are prone, and those who are cramp as often as others who are (``proneness``). With everybody's rate
    multiplied alike instead, the same odds ratio would need two to three times the ratio of rates.
    Valid for: associations with "any cramp" in a population like the one studied.
    Leaves out: what the same cause does to the number of cramps of those who have them; nobody counted.
    """
    if measure == "rate_ratio":
        return size
    base = OUTCOMES[outcome].share
    if measure == "odds_ratio":
        odds = size * base / (1 - base)
        exposed = odds / (1 + odds)
    else:
        exposed = min(size * base, MOST_CASES)
    mean = _mean_for(outcome)
    return float(np.exp(_bisected(lambda x: share_of_cases(outcome, mean, np.exp(x)), exposed, -5.0, 5.0)))


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
