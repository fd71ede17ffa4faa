"""A plan in words: warnings first, then before and after, changes, habits, times, and what is not advised."""

from datetime import datetime, timedelta

from rich.console import Group
from rich.table import Table
from rich.text import Text

from kramkaki.constants import SECONDS_PER_MINUTE
from kramkaki.language import clock, day, number, percent
from kramkaki.language import gettext as _
from kramkaki.report import words
from kramkaki.report.summary import AtMost, first_aid, first_aid_now, heading, stopped, warning_lines
from kramkaki.safety.rules import limit

SHOWN_EVENTS = 12
OFTEN = 3  # times from which a repeated entry is told once
LONGEST_STEP = timedelta(hours=1)
NO_CHANGE = 1e-6  # [1] of the cramps expected
HARDLY = 0.01  # [1] of the cramps expected
SATURATED = 0.5  # [1] chance from which cramps are counted, for it hardly moves any more


def summary(plan, ics=None):
    """The whole text as one rich renderable, at most 100 columns wide."""
    data = plan.as_json()
    steps, now = data["if_a_cramp_comes"], data["cramp_now"]
    if data["emergency"]:
        return stopped(data["warnings"], steps)
    told = [*warning_lines(data["warnings"], grave=True), *(first_aid_now(steps) if now else ())]
    told += _plan(data)
    if not now:
        told += first_aid(steps)
    told.append("")
    if ics is not None:
        told.append(Text(_("Calendar: {path}").format(path=ics), style="bold"))
    told.append(Text(_(words.DISCLAIMER)))
    return AtMost(Group(*told))


def parts(plan):
    """The plan alone, to be shown inside an answer that has said the warnings."""
    return [*heading(_("The plan")), *_plan(plan.as_json())]


def _plan(data):
    found = [*_before_and_after(data), *_changes(data), *_habits(data), *_also(data), *_times(data)]
    return [*found, *_refused(data), *_beside(data)]


def _chance(view):
    low, high = view["probability_band_80"]
    return _("{chance} ({low} to {high})").format(
        chance=percent(view["probability"]), low=percent(low), high=percent(high)
    )


def verdict(data):
    """One sentence: does it reach the target, and with what."""
    if not data["reached"] and data["after"]["probability"] <= data["target"]:
        text = _(
            "With the plan the chance of a cramp is under {target}, but the body stays too hot. "
            "This is the best we found: make it shorter, slower or cooler."
        )
    elif not data["reached"]:
        text = _("No allowed set of changes brings the chance of a cramp under {target}. This is the best we found.")
    elif data["changes"]:
        text = _("The smallest change that brings the chance of a cramp under {target} is {count} beside the habits.")
    else:
        text = _("The chance of a cramp is under {target} with the habits alone: no other change is needed.")
    decimals = 0 if abs(100 * data["target"] - round(100 * data["target"])) < NO_CHANGE else 1
    return text.format(target=percent(data["target"], decimals), count=len(data["changes"]))


def before_and_after(data):
    """The sentences that tell what the plan does, the verdict first."""
    before, after = data["before"], data["after"]
    lines = [
        verdict(data),
        _("Chance of at least one cramp now: {chance}.").format(chance=_chance(before)),
        _("With the plan: {chance}.").format(chance=_chance(after)),
        _expected(before["expected"], after["expected"]),
    ]
    core = [view["highest_core_temperature"] for view in (before, after)]
    if max(core) >= limit("hot_core"):
        text = _("Highest core temperature in the model: {before} °C now, {after} °C with the plan.")
        lines.append(text.format(before=number(core[0], 1), after=number(core[1], 1)))
    return lines


def _expected(before, after):
    fewer = 1 - after / before if before > 0 else 0.0
    text = _("Cramps expected: {before} now, {after} with the plan.")
    if fewer >= HARDLY:
        text = _("Cramps expected: {before} now, {after} with the plan, {fewer} fewer.")
    return text.format(before=number(before, 2), after=number(after, 2), fewer=percent(fewer, 0))


def _before_and_after(data):
    first, *others = before_and_after(data)
    return [Text(first, style="bold"), *(Text(line) for line in others)]


def effect(part, before):
    """What a part takes off, in words; ``before`` is the view of the scenario as it is."""
    if part["status"] == "already":
        return _("you do it already")
    if not part["computed"]:
        return _("we cannot compute what it does")
    fewer = part["contribution_expected"]
    share = abs(fewer) / max(before["expected"], 1e-12)
    if share < NO_CHANGE:
        return _("no change that we can compute")
    if share < HARDLY:
        return _("hardly any change")
    if before["probability"] >= SATURATED:
        text = _("{count} fewer cramps") if fewer > 0 else _("{count} more cramps")
        return text.format(count=number(abs(fewer), 2))
    points = number(abs(100 * part["contribution"]), 1)
    text = _("takes {points} percentage points off") if fewer > 0 else _("adds {points} percentage points")
    return text.format(points=points)


def told(part, before):
    """A habit or change in words: what it does with its grade, what to do, what it costs; or why it is not advised."""
    if part["status"] == "forbidden":
        return part["reason"]
    grade = _(words.GRADES[part["grade"]])
    if part["contested"] and part["grade"] not in ("CONTESTED", "CONTRADICTED"):
        grade = _("{grade}, contested").format(grade=grade)
    text = f"{effect(part, before)} ({grade}). {part['what']}"
    return text if part["status"] == "already" else f"{text} " + _("Cost: {cost}").format(cost=part["cost"])


def _part(part, before):
    return Text.assemble((part["name"], "bold"), " – ", told(part, before))


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
    rows = [(f"{rank}.", _part(part, data["before"])) for rank, part in enumerate(data["changes"], 1)]
    return [*heading(_("What to change")), _table(rows)]


def _habits(data):
    before = data["before"]
    rows = [("✗" if habit["status"] == "forbidden" else "–", _part(habit, before)) for habit in data["habits"]]
    return [*heading(_("Habits that cost little")), _table(rows)]


def _also(data):
    rows = [("–", _part(part, data["before"])) for part in data["also"]]
    return [*heading(_("Also worth a thought")), _table(rows)] if rows else []


def times(data):
    """When and what, in order; what comes at the same clock time on three days and more is told once.

    Returns
    -------
    rows : list of (str, str)
    """
    alike, single, rows = {}, {}, []
    for event in data["events"]:
        when = datetime.fromisoformat(event["time"])
        alike.setdefault((clock(when), event["title"]), []).append(when)
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


def _runs(moments):
    """Moments in the same step of an hour at most, together; the others alone."""
    runs = []
    for when in moments:
        run = runs[-1] if runs else []
        step = when - run[-1] if run else None
        if run and step <= LONGEST_STEP and (len(run) == 1 or step == run[1] - run[0]):
            run.append(when)
        else:
            runs.append([when])
    return [part for run in runs for part in ([run] if len(run) >= OFTEN else [[when] for when in run])]


def _span(run):
    if len(run) == 1:
        return f"{day(run[0])} {clock(run[0])}"
    minutes = round((run[1] - run[0]).total_seconds() / SECONDS_PER_MINUTE)
    text = _("{day} {first} to {last}, every {minutes} min")
    return text.format(day=day(run[0]), first=clock(run[0]), last=clock(run[-1]), minutes=number(minutes))


def when(data):
    """The heading of the times; after a cramp that happened the plan is for such a time once more."""
    return _("When, the next time") if data["cramps_reported"] else _("When")


def _times(data):
    lines = times(data)
    rows = [(text, Text(title)) for text, title in lines[:SHOWN_EVENTS]]
    if not rows:
        return []
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for row in rows:
        table.add_row(*row)
    more = len(lines) - len(rows)
    found = [*heading(when(data)), table]
    if more > 0:
        found.append(Text(_("and {count} more in the calendar").format(count=more)))
    return found


def _refused(data):
    names = [one["name"] for one in data["not_advised"]]
    if not names:
        return []
    return [*heading(_("Not advised to you")), Text(", ".join(names) + "."), Text(data["not_advised"][0]["reason"])]


def _beside(data):
    texts = [*data["clinician"], *(one["text"] for one in data["rules"])]
    return [*heading(_("Keep in mind")), *(Text(text) for text in texts)]
