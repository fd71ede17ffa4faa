"""Why, on the terminal: warnings first, then what happened, what is to be expected, and what nobody knows."""

from collections.abc import Collection, Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kramkaki import language
from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR
from kramkaki.language import gettext as _
from kramkaki.report import answer, words, zoom_text
from kramkaki.report.summary import AtMost, first_aid_now, heading, stopped, warnings
from kramkaki.results import CauseShare, Happened, NerveMoment, Sooner, Why, given


def explanation(why: Why) -> AtMost:
    """The whole text as one rich renderable, at most 100 columns wide."""
    result = why.result
    if result.emergency:
        return stopped(result.warnings, answer.first_aid(result))
    now = result.scenario.symptoms.cramp_now
    parts = [*warnings(result, grave=True), *(first_aid_now(answer.first_aid(result)) if now else ())]
    parts += [Text(answer.title(result), style="bold"), Text(answer.span(result)), ""]
    parts.append(Text(answer.chance(result), style="bold"))
    if why.happened:
        parts += [*heading(_("Why the cramps that happened did")), *_happened(why.happened)]
    explained = {cause.cause for cause in why.happened.causes} if why.happened else set()
    parts += [*heading(_("Why a cramp is to be expected")), _causes(given(result.causes), explained)]
    parts += _nerve(given(why.nerve))
    parts += _sooner(given(why.sooner))
    parts += [*heading(_("What to have checked")), _list(check.text for check in given(why.to_check))]
    parts += [*heading(_("What the model does not know")), _list(given(why.not_known))]
    parts += [*warnings(result, grave=False), "", Text(_(words.DISCLAIMER))]
    return AtMost(Group(*parts))


def _grid(first_width: int) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=first_width, justify="right")
    table.add_column(ratio=1)
    return table


def _list(texts: Iterable[str]) -> Table:
    table = _grid(1)
    for text in texts:
        table.add_row("•", Text(text))
    return table


def _causes(rows: Iterable[CauseShare], explained: Collection[str] = ()) -> Table:
    """Each cause with its share and band, grade, route and what it is compared with; each explained once."""
    table = _grid(6)
    again = {row.name for row in rows if row.cause in explained}
    for cause in answer.causes_of(rows):
        low, high = (language.number(100 * end) for end in (cause.low, cause.high))
        likely = "" if low == high else f"{cause.likely} "
        name = Text.assemble((cause.name, "bold"), ". ", likely, _capital(cause.grade), ".")
        if cause.contested:
            name.append(" " + _("The reason is contested."), style="yellow")
        reference = _("Compared with: {reference}.").format(reference=cause.reference) if cause.reference else ""
        if cause.name not in again:
            name.append(" " + " ".join(text for text in (cause.route, reference) if text))
        table.add_row(Text(language.number(100 * cause.share) + "%", style="bold"), name)
    return table


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _happened(happened: Happened) -> list[RenderableType]:
    when = [
        _("{muscle} on {day} at {time}").format(
            muscle=words.muscle(cramp.muscle), day=language.day(cramp.time), time=language.clock(cramp.time)
        )
        for cramp in happened.cramps
    ]
    minerals = happened.mineral_deficiency
    signal = _(
        "A cramp can be a signal. Chance that a lack of minerals is behind it: {minerals}; that a mineral was low "
        "at all: {low}."
    ).format(
        minerals=language.percent(minerals.probability),
        low=language.percent(minerals.low_mineral_probability),
    )
    return [Text("; ".join(when) + "."), _causes(happened.causes), Text(signal)]


def _nerve(moment: NerveMoment) -> list[RenderableType]:
    """What the worst moment does to the nerve: the largest shifts of the threshold."""
    rows = zoom_text.causes(moment)[: zoom_text.SHOWN_CAUSES]
    if not rows:
        return []
    table = Table.grid(padding=(0, 2))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    text = _("What it does to the cramp threshold: {muscle}, {day} {time}")
    when = {"day": language.day(moment.time), "time": language.clock(moment.time)}
    return [*heading(text.format(muscle=words.muscle(moment.muscle), **when)), table]


def _sooner(rows: Iterable[Sooner]) -> list[RenderableType]:
    if not rows:
        return []
    table = _grid(1)
    for row in rows:
        more = _("{factor} times as many cramps, chance of at least one {chance}").format(
            factor=language.number(row.factor, 1 if row.factor < 9.95 else 0),
            chance=language.percent(row.probability),
        )
        if row.minutes_sooner >= 1:
            more += ", " + _("about {time} sooner").format(time=_time(row.minutes_sooner))
        table.add_row("•", Text.assemble((row.text, "bold"), ": ", more, "."))
    return [*heading(_("What would bring it sooner")), table]


def _time(minutes: float) -> str:
    if minutes < 2 * MINUTES_PER_HOUR:
        return _("{number} minutes").format(number=language.number(minutes))
    if minutes < 2 * MINUTES_PER_DAY:
        return _("{number} hours").format(number=language.number(minutes / MINUTES_PER_HOUR))
    return _("{number} days").format(number=language.number(minutes / MINUTES_PER_DAY))
