"""A plan as one printable page that asks nothing of the network. Own file: the page of a result needs no plan."""

from collections.abc import Iterable, Sequence
from typing import Any

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.report import words
from kramkaki.report.html import grave, rendered, stopped_page
from kramkaki.report.plan_text import before_and_after, part_text, times, when
from kramkaki.report.styles import style
from kramkaki.results import Plan, PlanPart, PlanRefusal, given


def page(plan: Plan) -> str:
    """The whole page as text, in the language in use."""
    if plan.emergency:
        return stopped_page(_("Plan against leg cramps"), plan.warnings, plan.if_a_cramp_comes)
    return rendered(
        "plan.html",
        {
            "language": language.current(),
            "style": style(),
            "title": _("Plan against leg cramps"),
            "warnings": grave(plan.warnings),
            "parts": [part for part in _parts(plan) if part["lines"] or part["entries"]],
            "disclaimer": _(words.DISCLAIMER),
        },
    )


def _part(title: str, lines: Iterable[str] = (), entries: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    return {"title": title, "lines": list(lines), "entries": list(entries)}


def _entries(plan: Plan, parts: Sequence[PlanPart | PlanRefusal] | None) -> list[tuple[str, str]]:
    return [(part.name, part_text(part, given(plan.before))) for part in given(parts)]


def _parts(plan: Plan) -> list[dict[str, Any]]:
    now = plan.cramp_now
    steps = _part(_("Do this now:") if now else _("If a cramp comes"), plan.if_a_cramp_comes)
    others = _after_the_steps(plan)
    return [steps, *others] if now else [*others[:-2], steps, *others[-2:]]


def _after_the_steps(plan: Plan) -> list[dict[str, Any]]:
    refused = [(refusal.name, refusal.reason) for refusal in given(plan.not_advised)]
    return [
        _part(_("What to expect"), before_and_after(plan)),
        _part(_("What to change"), (), _entries(plan, plan.changes)),
        _part(_("Habits that cost little"), (), _entries(plan, plan.habits)),
        _part(_("Also worth a thought"), (), _entries(plan, plan.also)),
        _part(when(plan), (), times(plan)),
        _part(_("Not advised to you"), (), refused),
        _part(_("Keep in mind"), [*given(plan.clinician), *(rule.text for rule in given(plan.rules))]),
    ]
