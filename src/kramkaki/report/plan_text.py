"""A plan in words: warnings first, then before and after, changes, habits, times, and what is not advised."""

from datetime import datetime

from rich.console import Group
from rich.table import Table
from rich.text import Text

from kramkaki.language import clock, day, number, percent
from kramkaki.language import gettext as _
from kramkaki.report import words
from kramkaki.report.summary import AtMost, heading, warning_lines

SHOWN_EVENTS = 12
NO_CHANGE = 0.0005  # [1] of the chance
WORTH_TELLING = 0.01  # [1] chance of heat illness


def summary(plan, ics=None):
    """The whole text as one rich renderable, at most 100 columns wide."""
    data = plan.as_json()
    parts = [*warning_lines(data["warnings"], grave=True)]
    if data["emergency"]:
        parts += [Text(_("An emergency comes first: there is no plan of exercise now."), style="bold")]
        parts += _steps(data)
    else:
        parts += [*_before_and_after(data), *_changes(data), *_habits(data), *_times(data), *_steps(data)]
        parts += [*_refused(data), *_beside(data)]
    parts.append("")
    if ics is not None:
        parts.append(Text(_("Calendar: {path}").format(path=ics), style="bold"))
    parts.append(Text(_(words.DISCLAIMER)))
    return AtMost(Group(*parts))


def _chance(view):
    low, high = view["probability_band_80"]
    return _("{chance} ({low} to {high})").format(
        chance=percent(view["probability"]), low=percent(low), high=percent(high)
    )


def verdict(data):
    """One sentence: does it reach the target, and with what."""
    if not data["reached"]:
        text = _("No allowed set of changes brings the chance of a cramp under {target}. This is the best we found.")
    elif data["changes"]:
        text = _("The smallest change that brings the chance of a cramp under {target} is {count} beside the habits.")
    else:
        text = _("The chance of a cramp is under {target} with the habits alone: no other change is needed.")
    return text.format(target=percent(data["target"]), count=len(data["changes"]))


def before_and_after(data):
    """The sentences that tell what the plan does, the verdict first."""
    before, after = data["before"], data["after"]
    lines = [
        verdict(data),
        _("Chance of a cramp now: {chance}.").format(chance=_chance(before)),
        _("With the plan: {chance}.").format(chance=_chance(after)),
        _("Cramps expected: {before} now, {after} with the plan.").format(
            before=number(before["expected"], 2), after=number(after["expected"], 2)
        ),
    ]
    heat = [view["heat_illness"]["probability"] for view in (before, after)]
    if max(heat) > WORTH_TELLING:
        text = _("Chance of heat illness: {before} now, {after} with the plan.")
        lines.append(text.format(before=percent(heat[0]), after=percent(heat[1])))
    return lines


def _before_and_after(data):
    first, *others = before_and_after(data)
    return [Text(first, style="bold"), *(Text(line) for line in others)]


def effect(part):
    """What a part takes off, in words."""
    taken = part["contribution"]
    if part["status"] == "already":
        return _("you do it already")
    if abs(taken) < NO_CHANGE:
        return _("no change that we can compute")
    points = number(abs(100 * taken), 1)
    text = _("takes {points} percentage points off") if taken > 0 else _("adds {points} percentage points")
    return text.format(points=points)


def told(part):
    """A habit or change in words: what it does with its grade, what to do, what it costs; or why it is not advised."""
    if part["status"] == "forbidden":
        return part["reason"]
    grade = _(words.GRADES[part["grade"]])
    if part["contested"] and part["grade"] not in ("CONTESTED", "CONTRADICTED"):
        grade = _("{grade}, contested").format(grade=grade)
    return f"{effect(part)} ({grade}). {part['what']} " + _("Cost: {cost}").format(cost=part["cost"])


def _part(part):
    return Text.assemble((part["name"], "bold"), " – ", told(part))


def _table(rows):
    table = Table.grid(padding=(0, 1))
    table.add_column(width=2)
    table.add_column(ratio=1)
    for mark, text in rows:
        table.add_row(mark, text)
    return table


def _changes(data):
    if not data["changes"]:
        return []
    rows = [(f"{rank}.", _part(part)) for rank, part in enumerate(data["changes"], 1)]
    return [*heading(_("What to change")), _table(rows)]


def _habits(data):
    rows = [("✗" if habit["status"] == "forbidden" else "–", _part(habit)) for habit in data["habits"]]
    return [*heading(_("Habits that cost little")), _table(rows)]


def moment(event):
    """Day and time of an entry of the plan, as its reader writes them."""
    when = datetime.fromisoformat(event["time"])
    return f"{day(when)} {clock(when)}"


def _times(data):
    rows = [(moment(event), Text(event["title"])) for event in data["events"][:SHOWN_EVENTS]]
    if not rows:
        return []
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for row in rows:
        table.add_row(*row)
    more = len(data["events"]) - len(rows)
    found = [*heading(_("When")), table]
    if more > 0:
        found.append(Text(_("and {count} more in the calendar").format(count=more)))
    return found


def _steps(data):
    rows = [(f"{rank}.", Text(text)) for rank, text in enumerate(data["if_a_cramp_comes"], 1)]
    return [*heading(_("If a cramp comes")), _table(rows)]


def _refused(data):
    names = [one["name"] for one in data["not_advised"]]
    if not names:
        return []
    return [*heading(_("Not advised to you")), Text(", ".join(names) + "."), Text(data["not_advised"][0]["reason"])]


def _beside(data):
    texts = [*data["clinician"], *(one["text"] for one in data["rules"])]
    return [*heading(_("Keep in mind")), *(Text(text) for text in texts)]
