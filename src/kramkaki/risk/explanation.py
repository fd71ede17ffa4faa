"""Why: the cramps that happened, what the worst moment does to the nerve, what would bring a cramp sooner."""

from collections.abc import Sequence

import numpy as np

from kramkaki.evidence import checks
from kramkaki.language import gettext as _
from kramkaki.results import (
    CauseShare,
    Check,
    Happened,
    MineralDeficiency,
    PastCramp,
    Result,
    Sooner,
    Why,
    given,
    withheld,
)
from kramkaki.risk import findings, happened, worst_moment
from kramkaki.risk.forecast import Forecast, output_every
from kramkaki.risk.sooner import sooner
from kramkaki.risk.traits import Presence


def explanation(result: Result, forecast: Forecast, presence: Presence) -> Why:
    """Return why; after an emergency the result alone.

    Parameters
    ----------
    result : Result
    forecast : Forecast
        That the result was made of.
    presence : Presence
        What the person brings along.
    """
    if result.emergency:
        return withheld(Why, result=result)
    compiled, timeline = result.compiled, result.timeline
    reasons = None
    if compiled.cramps:
        reasons = happened.happened(forecast, presence, result.person, timeline, compiled.cramps, seed=result.seed)
    causes: Sequence[CauseShare] = given(result.causes) if reasons is None else _causes(reasons, presence)
    changes = sooner(forecast, presence, result.person, timeline, output_every(timeline.minutes))
    to_check = checks.to_check(
        {cause.cause: cause.share for cause in causes},
        compiled,
        minerals=reasons.low_minerals if reasons else 0.0,
        warned={warning.code for warning in result.warnings},
    )
    return Why(
        happened=None if reasons is None else _happened(result, reasons, causes),
        sooner=[
            Sooner(change.change, _(change.text), change.factor, change.probability, change.minutes_sooner)
            for change in changes
        ],
        to_check=[Check(**row) for row in to_check],
        not_known=checks.not_known(compiled, bool(np.any(timeline["exercising"] > 0))),
        nerve=worst_moment.worst(result),
        result=result,
    )


def _causes(reasons: happened.Happened, presence: Presence) -> list[CauseShare]:
    """The causes of the cramps that happened, largest share first; the shares add up to 1."""
    rows = []
    for slug, part in reasons.division.causes.items():
        share, low, high = happened.weighted(part / np.maximum(reasons.division.total, 1e-300), reasons.weight)
        rows.append(CauseShare(**findings.described(slug, share, [low, high])))
    return sorted([*rows, *findings.without_share(rows, presence)], key=lambda cause: -cause.share)


def _happened(result: Result, reasons: happened.Happened, causes: Sequence[CauseShare]) -> Happened:
    return Happened(
        cramps=[
            PastCramp(findings.moment(result.start, minute), muscle)
            for minute, muscle, _length in result.compiled.cramps
        ],
        causes=list(causes),
        mineral_deficiency=MineralDeficiency(reasons.mineral_deficiency, reasons.low_minerals),
        heat_illness=findings.heat_illness(),
    )
