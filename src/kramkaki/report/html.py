"""``report.html``: one file with everything in it, which asks nothing of the network."""

from collections.abc import Iterable, Sequence
from typing import Any

import jinja2
import numpy as np

from kramkaki import language
from kramkaki.body.person import MUSCLES
from kramkaki.language import gettext as _
from kramkaki.number_types import Array
from kramkaki.parameters import records
from kramkaki.report import (
    answer,
    assumptions,
    body_charts,
    charts,
    cramp_figure,
    lanes,
    legs,
    svg,
    words,
    zoom_text,
)
from kramkaki.report.events import in_words, shown
from kramkaki.report.glossary import entries
from kramkaki.report.styles import TEMPLATES, style
from kramkaki.results import HealthWarning, Result, given
from kramkaki.risk.closeup import glimpse
from kramkaki.safety import withheld

_MOST_EVENTS_LISTED = 60
_BARS = ("exercise", "posture", "other")  # what lasts; the rest is a mark at its beginning


def page(result: Result) -> str:
    """The whole page as text, in the language in use."""
    if result.emergency:
        return stopped_page(answer.title(result), result.warnings, answer.first_aid(result))
    return rendered("report.html", {**contents(result), "closeup": _closeup(result)})


def rendered(template: str, values: dict[str, Any]) -> str:
    """A page from one of the templates, as text."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    # the extension adds this method at run time, unknown to type checkers
    getattr(environment, "install_gettext_callables")(language.gettext, _no_plural, newstyle=False)  # noqa: B009
    environment.filters.update(percent=language.percent, number=language.number, safe_svg=jinja2.filters.do_mark_safe)
    return environment.get_template(template).render(values)


def _no_plural(singular: str, plural: str, count: int) -> str:
    raise NotImplementedError("the page words its numbers so that no plural is needed")


def stopped_page(title: str, warnings: Iterable[HealthWarning], first_aid: Sequence[str]) -> str:
    """After an emergency: the warnings, what to do now, and how the answer is reopened."""
    return rendered(
        "stopped.html",
        {
            "language": language.current(),
            "style": style(),
            "title": title,
            "warnings": urgent(warnings),
            "first_aid": first_aid,
            "stopped": withheld.stopped(),
            "disclaimer": _(words.DISCLAIMER),
        },
    )


def urgent(warnings: Iterable[HealthWarning]) -> list[dict[str, str]]:
    """The warnings that are told after an emergency."""
    return [shown_warning(warning) for warning in words.by_rank(warnings) if warning.level in words.URGENT]


def contents_at_once(result: Result) -> dict[str, Any]:
    """What is ready without drawing curves: the warnings, the answer, the legs."""
    return {
        "language": language.current(),
        "title": answer.title(result),
        "span": answer.span(result),
        "warnings": grave(result.warnings),
        "answer": _answer(result),
        "first_aid": answer.first_aid(result),
        "legs": _legs(result),
    }


def contents(result: Result) -> dict[str, Any]:
    """Everything the report and the web page share."""
    clock = clock_of(result)
    return {
        **contents_at_once(result),
        "style": style(),
        "advice": [warning.text for warning in result.warnings if warning.level == "info"],
        "when": _when(result, clock),
        "causes": _causes(result),
        "charts": [charts.draw(chart, clock) for chart in body_charts.charts(result)],
        "stretches": {kind for _first, _last, kind in clock.stretches},
        "assumptions": assumptions.rows(result),
        "glossary": entries(),
        "works": _works(result),
        "disclaimer": _(words.DISCLAIMER),
        "run": {"version": result.version, "seed": result.seed, "draws": result.draws},
    }


def grave(warnings: Iterable[HealthWarning]) -> list[dict[str, str]]:
    """The warnings that are more than information, the gravest first."""
    return [shown_warning(warning) for warning in words.by_rank(warnings) if warning.level != "info"]


def shown_warning(warning: HealthWarning) -> dict[str, str]:
    """A warning for a page: level, its name, text."""
    return {"level": warning.level, "name": _(words.LEVELS[warning.level]), "text": warning.text}


def _answer(result: Result) -> dict[str, Any]:
    probability = given(result.cramps.probability)
    low, high = given(result.cramps.probability_band_80)
    return {
        "probability": probability,
        "low": low,
        "high": high,
        "one_in": words.one_in(probability),
        "sentence": answer.chance(result),
        "more": [
            text
            for text in (answer.worst(result), answer.expected(result), *answer.efforts(result), answer.heat(result))
            if text
        ],
    }


def clock_of(result: Result) -> charts.Clock:
    """The time axis of a result, with its stretches of exercise and sleep."""
    minutes = np.asarray(result.trace.minutes, float)
    stretches = [(*stretch, "exercise") for stretch in _runs(result.timeline["exercising"])]
    stretches += [(*stretch, "sleep") for stretch in _runs(result.timeline["asleep"])]
    last = float(minutes[-1])
    return charts.Clock(result.start, minutes, [(a, min(b, last), kind) for a, b, kind in stretches if a < last])


def _closeup(result: Result) -> dict[str, Any] | None:
    """One cramp at the worst moment, millisecond by millisecond."""
    cramp = glimpse(result)
    if cramp is None:
        return None
    picture = zoom_text.picture(cramp.episode, words.muscle(cramp.muscle))
    paragraphs = [zoom_text.glimpse(cramp), " ".join(zoom_text.course(cramp.episode)), _(zoom_text.NOTE)]
    return {**cramp_figure.figure(cramp.episode, picture), "paragraphs": paragraphs}


def _runs(flags: Array) -> list[tuple[float, float]]:
    """First and last minute of every stretch in which a flag is set."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], np.asarray(flags) > 0, [0]]).astype(int)))
    return [(float(first), float(last)) for first, last in edges.reshape(-1, 2)]


def _legs(result: Result) -> dict[str, Any]:
    by_muscle = given(result.cramps.by_muscle)
    chances = {name: by_muscle[name].probability for name in MUSCLES}
    description = "; ".join(f"{words.muscle(name)} {language.percent(chances[name])}" for name in MUSCLES)
    return {
        "views": [
            {"key": view.key, "title": view.title, "picture": legs.draw(view, chances, description)}
            for view in legs.views()
        ],
        "key": list(enumerate(legs.steps())),
        "rows": answer.by_muscle(result),
    }


def _when(result: Result, clock: charts.Clock) -> dict[str, Any]:
    drawn = _lanes(result)
    events = _events(result, clock)
    sentence = answer.worst(result)
    picture = svg.Picture("when", _("Risk of a cramp over time, by muscle"), sentence)
    headings, rows = lanes.table(drawn, clock)
    peak = max(float(np.nanmax(lane.hazard)) for lane in drawn)
    listed = [event for event in events if event.kind != "sleep"][:_MOST_EVENTS_LISTED]
    return {
        "pictures": [lanes.draw(shape, drawn, events, clock, picture) for shape in (lanes.WIDE, lanes.NARROW)],
        "headings": headings,
        "rows": rows,
        "sentence": sentence,
        "peak": language.percent(float(-np.expm1(-peak))),
        "has_band": any(lane.band is not None for lane in drawn),
        "events": [lanes.in_words(event, clock) for event in listed],
    }


def _lanes(result: Result) -> list[lanes.Lane]:
    """A lane for each muscle, or for a pair that is alike, most likely first."""
    rows = []
    for muscle in answer.by_muscle(result):
        column = MUSCLES.index(muscle.names[0])
        band = result.bands.get("cramp_hazard")
        edges = None if band is None else tuple(np.asarray(band)[:, :, column])
        rows.append(lanes.Lane(muscle.label, muscle.text(), np.asarray(result.trace["cramp_hazard"])[:, column], edges))
    return rows


def _events(result: Result, clock: charts.Clock) -> list[lanes.Event]:
    """The listed events, and exercise and sleep as the bars they are."""
    last = float(clock.minutes[-1])
    events = [lanes.Event("sleep", first, end, _("asleep")) for first, end, kind in clock.stretches if kind == "sleep"]
    for kind, event in shown(result.events):
        first, end = event.minute, event.end_minute
        if 0 <= first <= last:
            lasting = kind in _BARS and end > first
            events.append(lanes.Event(kind, first, min(end, last) if lasting else first, in_words(event)))
    return events


def _causes(result: Result) -> list[dict[str, Any]]:
    """Causes with the ends of their bars in per cent of all cramps, or of what reaches beyond."""
    causes = answer.causes(result)
    widest = max((max(abs(cause.low), abs(cause.high), abs(cause.share), 1.0) for cause in causes), default=1.0)
    return [
        {
            "cause": cause,
            "bar": 100.0 * abs(cause.share) / widest,
            "low": 100.0 * max(min(cause.low, cause.high), 0.0) / widest if cause.share >= 0 else 0.0,
            "high": 100.0 * max(cause.high, 0.0) / widest if cause.share >= 0 else 0.0,
        }
        for cause in causes
    ]


def _works(result: Result) -> list[dict[str, str]]:
    """Works cited by the parameters and by the causes of this run: dicts of ``citation`` and ``address``."""
    used = [record for organ in records.organs() for record in records.records(organ).values()]
    keys = {key for record in used for key in record.source.split()}
    keys |= {key for cause in given(result.causes) for key in cause.source.split()}
    known = records.sources()
    cited = [
        {"citation": known[key]["citation"], "address": known[key].get("address", "")} for key in keys if key in known
    ]
    return sorted(cited, key=lambda work: work["citation"])
