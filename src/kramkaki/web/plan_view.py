"""The plan as the page shows it: parts to switch on and off, before and after, when, and what is not advised."""

from collections.abc import Collection
from typing import Any

from kramkaki.api import Result
from kramkaki.language import gettext as _
from kramkaki.language import percent
from kramkaki.plan.effect import effect
from kramkaki.report.plan_text import before_and_after, part_text, times, verdict, when
from kramkaki.results import PlanPart, PlanRefusal, PlanRisk, given


def plan_view(result: Result, parts: Collection[str] | None = None, without: Collection[str] = ()) -> dict[str, Any]:
    """What the section of the plan shows.

    Parameters
    ----------
    result : Result
        Of no emergency.
    parts : set of str, optional
        Those that are switched on; all, where left out.
    without : set of str
        Those that are switched off.
    """
    plan = result.plan()
    before, after, changes = given(plan.before), given(plan.after), given(plan.changes)
    habits = [habit for habit in given(plan.habits) if isinstance(habit, PlanPart)]
    refused = [habit for habit in given(plan.habits) if isinstance(habit, PlanRefusal)]
    known = {part.lever for part in (*changes, *habits)}
    on = (known if parts is None else known & set(parts)) - set(without)
    if on != known:
        after = given(effect(result, sorted(on)).after)
    return {
        "verdict": verdict(plan),
        "sentences": before_and_after(plan)[1:] if on == known else [],
        "before": _chance(before),
        "after": _chance(after),
        "told": _("Chance of a leg cramp: {before} now, {after} with the parts that are switched on.").format(
            before=percent(before.probability), after=percent(after.probability)
        ),
        "changes": [_part(part, on, before) for part in changes],
        "habits": [_part(part, on, before) for part in habits],
        "thoughts": [{"name": part.name, "text": part_text(part, before)} for part in given(plan.also)],
        "refused": [
            {"name": refusal.name, "reason": refusal.reason} for refusal in (*given(plan.not_advised), *refused)
        ],
        "when": when(plan),
        "times": times(plan),
        "beside": [*given(plan.clinician), *(rule.text for rule in given(plan.rules))],
    }


def _chance(risk: PlanRisk) -> dict[str, float]:
    low, high = risk.probability_band_80
    return {"chance": risk.probability, "low": low, "high": high}


def _part(part: PlanPart, on: Collection[str], before: PlanRisk) -> dict[str, Any]:
    return {"lever": part.lever, "name": part.name, "text": part_text(part, before), "on": part.lever in on}
