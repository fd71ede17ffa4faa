"""The answer in sentences and as a small table: shared by the terminal summary, the page and notebooks."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from html import escape
from typing import NamedTuple

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.report import words
from kramkaki.results import CauseShare, Result, given
from kramkaki.risk.findings import ALWAYS_SHOWN
from kramkaki.risk.run_numbers import run_numbers
from kramkaki.safety.first_aid import first_aid as first_aid_steps
from kramkaki.safety.warnings import circumstances_of_run

WORTH_TELLING = 0.005  # [fraction] causes that move less than this are left to the JSON
HOT = {"hot_core", "hot_conditions", "flag_red"}  # warnings beside which one looks for the chance of heat illness
WORTH_TELLING_HEAT = 0.002  # [1] of people: less is not told in the cool
SAME_CHANCE = 0.02  # [fraction] left and right closer than this are told as one


class Cause(NamedTuple):
    """One cause ready to be shown."""

    name: str
    share: float  # [fraction of the cramps; below zero it protects]
    low: float
    high: float
    effect: str  # the share in words
    likely: str  # its band in words
    grade: str
    route: str
    reference: str  # what the share compares with
    trait: bool  # what one cannot change, such as age
    measured: str
    contested: bool
    unknown: bool


class Muscle(NamedTuple):
    """A muscle, or a pair that is alike, with its chance."""

    label: str
    chance: float  # [probability] of each
    names: tuple[str, ...]

    def text(self) -> str:
        """The chance in words."""
        chance = language.percent(self.chance, short=True)
        return chance if len(self.names) == 1 else _("{chance} each").format(chance=chance)


def within_a_day(start: datetime, end: datetime) -> bool:
    """Whether clock times alone are clear."""
    return end - start <= timedelta(days=1)


def midnight_after(start: datetime) -> datetime:
    """The end of the day."""
    return start.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def title(result: Result) -> str:
    """The scenario's own title, or a plain one. Titles of the shipped examples are translated."""
    return _(result.scenario.title) or _("Your scenario")


def span(result: Result) -> str:
    """From when to when, in local time."""
    start, end = result.start, result.end
    last = language.clock(end)
    if end == midnight_after(start):
        last = last.replace("00", "24", 1)  # as the scenario file has it
    if end <= midnight_after(start):
        return f"{language.day(start, long=True)}, {language.clock(start)}–{last}"
    if within_a_day(start, end):
        return _("{day}, {start} to {end} the next day").format(
            day=language.day(start, long=True), start=language.clock(start), end=language.clock(end)
        )
    return _("{start} to {end}").format(
        start=f"{language.day(start, long=True)}, {language.clock(start)}",
        end=f"{language.day(end, long=True)}, {language.clock(end)}",
    )


def chance(result: Result) -> str:
    """The chance of at least one cramp, with its band."""
    probability = given(result.cramps.probability)
    low, high = (language.percent(edge) for edge in given(result.cramps.probability_band_80))
    if low == high:  # too small, or one draw only: a band would say nothing
        text = _("Chance of at least one leg cramp: {chance}").format(chance=language.percent(probability))
    else:
        text = _("Chance of at least one leg cramp: {chance} (likely between {low} and {high})").format(
            chance=language.percent(probability), low=low, high=high
        )
    plain = words.one_in(probability)
    return f"{text}, {plain}." if plain else f"{text}."


def worst(result: Result) -> str:
    """Where and when a cramp is most likely, how long and how bad it would be."""
    moment = given(result.cramps.worst)
    when = language.clock(moment.time)
    if not within_a_day(result.start, result.end):
        when = f"{language.day(moment.time)}, {when}"
    return _(
        "Most likely place and time: {muscle}, around {time}. Such a cramp lasts about {length} and is {severity}."
    ).format(
        muscle=words.muscle(moment.muscle),
        time=when,
        length=_length(moment.length_s),
        severity=_(words.SEVERITIES[moment.severity]),
    )


def _length(seconds: float) -> str:
    if seconds < 90:
        return _("{number} seconds").format(number=language.number(round(seconds, -1)))
    return _("{number} minutes").format(number=language.number(seconds / 60))


def expected(result: Result) -> str:
    """How many cramps to expect; empty where the chance already says it."""
    count = given(result.cramps.expected)
    if count < 1:
        return ""
    low, high = given(result.cramps.expected_band_80)
    return _("Expected number of cramps: {count} (likely between {low} and {high}).").format(
        count=language.number(count, 1), low=language.number(low, 1), high=language.number(high, 1)
    )


def efforts(result: Result) -> list[str]:
    """What is reached of each exercise, where it is less than was meant."""
    return [effort.text for effort in result.efforts or () if effort.text]


def heat(result: Result) -> str:
    """The chance of heat illness, in the heat or where it is worth telling, with what its two kinds mean."""
    illness = result.heat_illness
    if illness.probability is None:
        return illness.reason or ""
    is_hot = bool(HOT & {warning.code for warning in result.warnings})
    if illness.probability < WORTH_TELLING_HEAT and not (is_hot and illness.probability > 0):
        return ""
    low, high = given(illness.band_80)
    text = _(
        "Heat illness: about {number} in 1000 people like you (likely between {low} and {high}): {exhaustion} with "
        "heat exhaustion (cannot go on, clear in the mind), {stroke} with heat stroke (collapsed or confused, hot "
        "inside: an emergency)."
    )
    return text.format(
        number=per_thousand(illness.probability),
        low=per_thousand(low),
        high=per_thousand(high),
        exhaustion=per_thousand(given(illness.heat_exhaustion)),
        stroke=per_thousand(given(illness.heat_stroke)),
    )


def per_thousand(chance: float) -> str:
    """How many of a thousand: tenths below one, whole numbers from one on."""
    many = 1000 * chance
    if many < 0.1:
        return _("less than {number}").format(number=language.number(0.1, 1))
    return language.number(many, 0 if many >= 0.95 else 1)


def causes(result: Result) -> list[Cause]:
    """The causes that matter, largest first; what stays unexplained comes last."""
    return causes_of(given(result.causes))


def causes_of(rows: Iterable[CauseShare]) -> list[Cause]:
    """The same for rows of causes from elsewhere, as those of a cramp that happened."""
    shown = [_cause(row) for row in rows if abs(row.share) >= WORTH_TELLING or row.cause in ALWAYS_SHOWN]
    return sorted(shown, key=lambda cause: cause.unknown)


def _cause(row: CauseShare) -> Cause:
    share, (low, high) = row.share, row.band_80
    unknown = row.cause == "unknown"
    trait = row.kind == "trait"
    if unknown:
        text = _("{share} have no known cause")
    elif share == 0:
        text = _("adds nothing to the chance of a cramp")
    elif trait:
        text = _("goes with {share} of the cramps")
    elif share >= 0:
        text = _("behind {share} of the cramps")
    else:
        text = _("without it there would be more: it takes off {share}")
    return Cause(
        name=row.name,
        share=share,
        low=low,
        high=high,
        effect=text.format(share=_share(abs(share))),
        likely=_("Likely between {low} and {high}.").format(low=_edge(low), high=_edge(high)),
        grade=_(words.GRADES[row.grade]),
        route=row.route,
        reference="" if unknown else row.reference,
        trait=trait,
        measured=row.effect,
        contested=row.contested and row.grade not in ("CONTESTED", "CONTRADICTED"),
        unknown=unknown,
    )


def _edge(fraction: float) -> str:
    """An end of a band of a share: below zero it protects; past 100 % (protection makes up for it) it says no more."""
    return language.number(100 * min(fraction, 1.0)) + "%"


def _share(fraction: float) -> str:
    """A share without false precision: whole per cent from 1 % on."""
    return language.percent(fraction, 0 if fraction >= 0.01 else None)


def pairs(chances: Mapping[str, float]) -> list[Muscle]:
    """Each muscle, most likely first; left and right as one where they are alike."""
    rows = []
    for group, both in words.BOTH_SIDES.items():
        names = (f"{group}_left", f"{group}_right")
        left, right = (chances[name] for name in names)
        if abs(left - right) <= SAME_CHANCE * max(left, right):
            rows.append(Muscle(_(both), max(left, right), names))
        else:
            rows += [Muscle(words.muscle(name), chances[name], (name,)) for name in names]
    return sorted(rows, key=lambda row: -row.chance)


def by_muscle(result: Result) -> list[Muscle]:
    """The muscles, most likely first, pairs that are alike as one."""
    return pairs({name: cramps.probability for name, cramps in given(result.cramps.by_muscle).items()})


def first_aid(result: Result) -> list[str]:
    """The steps against a cramp, in order, for the muscle most likely to cramp; for any muscle after an emergency."""
    moment = result.cramps.worst
    muscle = moment.muscle.rpartition("_")[0] if moment else None
    around = {*result.compiled.circumstances, *circumstances_of_run(run_numbers(result.compiled, result.trace))}
    return [step.text() for step in first_aid_steps(around, result.compiled.symptoms, muscle)]


def table(result: Result) -> str:
    """A small HTML table for notebooks: chance, band, worst moment, warnings; after an emergency warnings alone."""
    rows = [] if result.emergency else _table_rows(result)
    rows += _warnings(result)
    cells = "".join(
        f'<tr><th style="text-align:left">{escape(name)}</th><td style="text-align:left">{escape(text)}</td></tr>'
        for name, text in rows
    )
    note = result.stopped or _(words.DISCLAIMER)
    caption = f"<caption>{escape(title(result))}</caption>"
    return f"<table>{caption}<tbody>{cells}</tbody></table><p>{escape(note)}</p>"


def _table_rows(result: Result) -> list[tuple[str, str]]:
    low, high = (language.percent(edge) for edge in given(result.cramps.probability_band_80))
    moment = given(result.cramps.worst)
    return [
        (_("chance of at least one leg cramp"), language.percent(given(result.cramps.probability))),
        (_("Likely between … and …"), f"{low} – {high}"),
        (_("Where"), words.muscle(moment.muscle)),
        (_("When"), f"{language.day(moment.time)}, {language.clock(moment.time)}"),
    ]


def _warnings(result: Result) -> list[tuple[str, str]]:
    return [
        (_(words.LEVELS[warning.level]), warning.text)
        for warning in words.by_rank(result.warnings)
        if not result.emergency or warning.level in words.URGENT
    ]
