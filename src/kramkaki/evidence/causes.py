"""The causes: what was measured of each.

``causes.toml`` has one record per cause with the size in the study's own measure.
"""

import math
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kramkaki.constants import MIDDLE_AGE
from kramkaki.parameters import records

FOLDER = Path(__file__).parent
SCOPES = ("rest", "exercise")
MEASURES = ("rate_ratio", "odds_ratio", "prevalence_ratio")
GRADES = ("STRONG", "MODERATE", "WEAK", "TEXTBOOK-ONLY", "CONTESTED", "CONTRADICTED", "UNPROVEN")
NORMAL_QUANTILE = {0.95: 1.959964, 0.8: 1.281552}


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

    def __post_init__(self) -> None:
        known = self.scope in SCOPES and self.measure in MEASURES and self.level in NORMAL_QUANTILE
        if not known or (self.measure != "rate_ratio" and self.outcome not in OUTCOMES):
            raise ValueError(f"causes.toml: unknown scope, measure, outcome or level in {self}")


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
    on: tuple[Effect, ...] = ()
    causal: float = 1.0  # share of an association (its logarithm) that goes when the cause goes; the rest is a marker
    reference_values: dict[str, Any] = field(default_factory=dict)
    conditions: tuple[str, ...] = ()  # illnesses that are this cause
    medicines: tuple[str, ...] = ()  # classes of medicines that are this cause
    medicine_days: float = math.inf  # after the first dose, as long as the medicine counts [d]
    is_trait: bool = False  # goes with cramps, and nobody can take it away

    def effect_on(self, scope: str) -> Effect | None:
        """Return the effect on cramps at ``rest`` or in ``exercise``, or None."""
        return next((effect for effect in self.on if effect.scope == scope), None)


@cache
def table() -> dict[str, Cause]:
    """Return all causes by slug, checked."""
    text = (FOLDER / "causes.toml").read_text(encoding="utf-8")
    by_slug = {}
    for slug, row in tomllib.loads(text).items():
        effects = tuple(Effect(**effect) for effect in row.pop("on", ()))
        by_slug[slug] = Cause(slug=slug, on=effects, **row)
        if by_slug[slug].grade not in GRADES:
            raise ValueError(f"causes.toml [{slug}]: grade is {by_slug[slug].grade!r}; allowed: {', '.join(GRADES)}")
        for key in by_slug[slug].source.split():
            if key not in records.sources():
                raise ValueError(f"causes.toml [{slug}]: source {key!r} stands in no sources*.toml")
    return by_slug
