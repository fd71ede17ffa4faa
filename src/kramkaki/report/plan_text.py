"""A plan in words: warnings first, then before and after, changes, habits, times, and what is not advised."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kramkaki.constants import SECONDS_PER_MINUTE
from kramkaki.language import clock, day, number, percent
from kramkaki.language import gettext as _
from kramkaki.report import words
from kramkaki.report.summary import AtMost, first_aid, first_aid_now, heading, stopped, warning_lines
from kramkaki.results import Plan, PlanPart, PlanRefusal, PlanRisk, given
from kramkaki.safety.rules import limit

SHOWN_EVENTS = 12
OFTEN = 3  # times from which a repeated entry is told once
LONGEST_STEP = timedelta(hours=1)
NO_CHANGE = 1e-6  # [1] of the cramps expected
HARDLY = 0.01  # [1] of the cramps expected
SATURATED = 0.5  # [1] chance from which cramps are counted, for it hardly moves any more


def summary(plan: Plan, ics: str | Path | None = None) -> AtMost:
    """The whole text as one rich renderable, at most 100 columns wide."""
    steps, now = plan.if_a_cramp_comes, plan.cramp_now
    if plan.emergency:
        return stopped(plan.warnings, steps)
    lines = [*warning_lines(plan.warnings, grave=True), *(first_aid_now(steps) if now else ())]
    lines += _plan(plan)
    if not now:
        lines += first_aid(steps)
    lines.append("")
    if ics is not None:
        lines.append(Text(_("Calendar: {path}").format(path=ics), style="bold"))
    lines.append(Text(_(words.DISCLAIMER)))
    return AtMost(Group(*lines))


def parts(plan: Plan) -> list[RenderableType]:
    """The plan alone, to be shown inside an answer that has said the warnings."""
    return [*heading(_("The plan")), *_plan(plan)]


def _plan(plan: Plan) -> list[RenderableType]:
    lines = [*_before_and_after(plan), *_changes(plan), *_habits(plan), *_also(plan), *_times(plan)]
    return [*lines, *_refused(plan), *_beside(plan)]


def _chance(risk: PlanRisk) -> str:
    low, high = risk.probability_band_80
    return _("{chance} ({low} to {high})").format(
        chance=percent(risk.probability), low=percent(low), high=percent(high)
    )


def verdict(plan: Plan) -> str:
    """One sentence: does it reach the target, and with what."""
    if not plan.reached and given(plan.after).probability <= plan.target:
        text = _(
            "With the plan the chance of a cramp is under {target}, but the body stays too hot. "
            "This is the best we found: make it shorter, slower or cooler."
        )
    elif not plan.reached:
        text = _("No allowed set of changes brings the chance of a cramp under {target}. This is the best we found.")
    elif plan.changes:
        text = _("The smallest change that brings the chance of a cramp under {target} is {count} beside the habits.")
    else:
        text = _("The chance of a cramp is under {target} with the habits alone: no other change is needed.")
    decimals = 0 if abs(100 * plan.target - round(100 * plan.target)) < NO_CHANGE else 1
    return text.format(target=percent(plan.target, decimals), count=len(given(plan.changes)))


def before_and_after(plan: Plan) -> list[str]:
    """The sentences that tell what the plan does, the verdict first."""
    before, after = given(plan.before), given(plan.after)
    lines = [
        verdict(plan),
        _("Chance of at least one cramp now: {chance}.").format(chance=_chance(before)),
        _("With the plan: {chance}.").format(chance=_chance(after)),
        _expected(before.expected, after.expected),
    ]
    core = [risk.highest_core_temperature for risk in (before, after)]
    if max(core) >= limit("hot_core"):
        text = _("Highest core temperature in the model: {before} °C now, {after} °C with the plan.")
        lines.append(text.format(before=number(core[0], 1), after=number(core[1], 1)))
    return lines


def _expected(before: float, after: float) -> str:
    fewer = 1 - after / before if before > 0 else 0.0
    text = _("Cramps expected: {before} now, {after} with the plan.")
    if fewer >= HARDLY:
        text = _("Cramps expected: {before} now, {after} with the plan, {fewer} fewer.")
    return text.format(before=number(before, 2), after=number(after, 2), fewer=percent(fewer, 0))


def _before_and_after(plan: Plan) -> list[Text]:
    first, *others = before_and_after(plan)
    return [Text(first, style="bold"), *(Text(line) for line in others)]


def effect(part: PlanPart, before: PlanRisk) -> str:
    """What a part takes off, in words; ``before`` is the risk of the scenario as it is."""
    if part.status == "already":
        return _("you do it already")
    if part.contribution is None or part.contribution_expected is None:
        return _("we cannot compute what it does")
    fewer = part.contribution_expected
    share = abs(fewer) / max(before.expected, 1e-12)
    if share < NO_CHANGE:
        return _("no change that we can compute")
    if share < HARDLY:
        return _("hardly any change")
    if before.probability >= SATURATED:
        text = _("{count} fewer cramps") if fewer > 0 else _("{count} more cramps")
        return text.format(count=number(abs(fewer), 2))
    points = number(abs(100 * part.contribution), 1)
    text = _("takes {points} percentage points off") if fewer > 0 else _("adds {points} percentage points")
    return text.format(points=points)


def part_text(part: PlanPart | PlanRefusal, before: PlanRisk) -> str:
    """A habit or change in words: what it does with its grade, what to do, what it costs; or why it is not advised."""
    if isinstance(part, PlanRefusal):
        return part.reason
    grade = _(words.GRADES[part.grade])
    if part.contested and part.grade not in ("CONTESTED", "CONTRADICTED"):
        grade = _("{grade}, contested").format(grade=grade)
    text = f"{effect(part, before)} ({grade}). {part.what}"
    return text if part.status == "already" else f"{text} " + _("Cost: {cost}").format(cost=part.cost)


def _part(part: PlanPart | PlanRefusal, before: PlanRisk | None) -> Text:
    return Text.assemble((part.name, "bold"), " – ", part_text(part, given(before)))


def _table(rows: Iterable[tuple[str, Text]]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=2)
    table.add_column(ratio=1)
    for mark, text in rows:
        table.add_row(mark, text)
    return table


def _changes(plan: Plan) -> list[RenderableType]:
    if not plan.changes:
        return []
    rows = [(f"{rank}.", _part(part, plan.before)) for rank, part in enumerate(plan.changes, 1)]
    return [*heading(_("What to change")), _table(rows)]


def _habits(plan: Plan) -> list[RenderableType]:
    rows = [("✗" if habit.status == "forbidden" else "–", _part(habit, plan.before)) for habit in given(plan.habits)]
    return [*heading(_("Habits that cost little")), _table(rows)]


def _also(plan: Plan) -> list[RenderableType]:
    rows = [("–", _part(part, plan.before)) for part in given(plan.also)]
    return [*heading(_("Also worth a thought")), _table(rows)] if rows else []


def times(plan: Plan) -> list[tuple[str, str]]:
    """When and what, in order; what comes at the same clock time on three days and more is told once.

    Returns
    -------
    rows : list of (str, str)
    """
    alike: dict[tuple[str, str], list[datetime]] = {}
    single: dict[str, list[datetime]] = {}
    rows: list[tuple[datetime, str, str]] = []
    for event in given(plan.events):
        alike.setdefault((clock(event.time), event.title), []).append(event.time)
    for (at, title), moments in alike.items():
        if len(moments) >= OFTEN:
            text = _("{time} on {count} days, {first} to {last}")
            first, last = (day(moments[index], weekday=False) for index in (0, -1))
            rows.append((moments[0], text.format(time=at, count=len(moments), first=first, last=last), title))
        else:
            single.setdefault(title, []).extend(moments)
    for title, moments in single.items():
        rows += [(run[0], _span(run), title) for run in _runs(sorted(moments))]
    return [(text, title) for _when, text, title in sorted(rows, key=lambda row: row[0])]


def _runs(moments: Sequence[datetime]) -> list[list[datetime]]:
    """Moments in the same step of an hour at most, together; the others alone."""
    runs: list[list[datetime]] = []
    for when in moments:
        run = runs[-1] if runs else []
        step = when - run[-1] if run else timedelta(0)
        if run and step <= LONGEST_STEP and (len(run) == 1 or step == run[1] - run[0]):
            run.append(when)
        else:
            runs.append([when])
    return [part for run in runs for part in ([run] if len(run) >= OFTEN else [[when] for when in run])]


def _span(run: Sequence[datetime]) -> str:
    if len(run) == 1:
        return f"{day(run[0])} {clock(run[0])}"
    minutes = round((run[1] - run[0]).total_seconds() / SECONDS_PER_MINUTE)
    text = _("{day} {first} to {last}, every {minutes} min")
    return text.format(day=day(run[0]), first=clock(run[0]), last=clock(run[-1]), minutes=number(minutes))


def when(plan: Plan) -> str:
    """The heading of the times; after a cramp that happened the plan is for such a time once more."""
    return _("When, the next time") if plan.cramps_reported else _("When")


def _times(plan: Plan) -> list[RenderableType]:
    lines = times(plan)
    rows = [(text, Text(title)) for text, title in lines[:SHOWN_EVENTS]]
    if not rows:
        return []
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for row in rows:
        table.add_row(*row)
    more = len(lines) - len(rows)
    more_lines = [Text(_("and {count} more in the calendar").format(count=more))] if more > 0 else []
    return [*heading(when(plan)), table, *more_lines]


def _refused(plan: Plan) -> list[RenderableType]:
    refusals = given(plan.not_advised)
    if not refusals:
        return []
    names = ", ".join(refusal.name for refusal in refusals)
    return [*heading(_("Not advised to you")), Text(f"{names}."), Text(refusals[0].reason)]


def _beside(plan: Plan) -> list[RenderableType]:
    texts = [*given(plan.clinician), *(rule.text for rule in given(plan.rules))]
    return [*heading(_("Keep in mind")), *(Text(text) for text in texts)]
