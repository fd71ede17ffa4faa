"""``report.html``: one file with everything in it, which asks nothing of the network."""

import jinja2
import numpy as np

from kramkaki import language
from kramkaki.body.person import MUSCLES
from kramkaki.language import gettext as _
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
from kramkaki.report.events import shown, told
from kramkaki.report.first_aid import steps
from kramkaki.report.glossary import entries
from kramkaki.report.references import works
from kramkaki.report.styles import TEMPLATES, style
from kramkaki.safety import withheld
from kramkaki.zoom import glimpse

_MOST_EVENTS_LISTED = 60
_BARS = ("exercise", "posture", "other")  # what lasts; the rest is a mark at its beginning


def page(result):
    """The whole page as text, in the language in use."""
    if result.emergency:
        return stopped_page(answer.title(result), result.warnings, steps(result))
    return rendered("report.html", {**contents(result), "closeup": _closeup(result)})


def rendered(template, values):
    """A page from one of the templates, as text."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    environment.install_gettext_callables(language.gettext, _no_plural, newstyle=False)
    environment.filters.update(percent=language.percent, number=language.number, safe_svg=jinja2.filters.do_mark_safe)
    return environment.get_template(template).render(values)


def _no_plural(one, many, count):
    raise NotImplementedError("the page words its numbers so that no plural is needed")


def stopped_page(title, warnings, first_aid):
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


def urgent(warnings):
    """The warnings that are told after an emergency."""
    return [shown_warning(one) for one in words.by_rank(warnings) if one["level"] in words.URGENT]


def contents_at_once(result):
    """What is ready without drawing curves: the warnings, the answer, the legs."""
    return {
        "language": language.current(),
        "title": answer.title(result),
        "span": answer.span(result),
        "warnings": [shown_warning(one) for one in words.by_rank(result.warnings) if one["level"] != "info"],
        "answer": _answer(result),
        "first_aid": steps(result),
        "legs": _legs(result),
    }


def contents(result):
    """Everything the report and the web page share."""
    clock = clock_of(result)
    return {
        **contents_at_once(result),
        "style": style(),
        "advice": [one["text"] for one in result.warnings if one["level"] == "info"],
        "when": _when(result, clock),
        "causes": _causes(result),
        "charts": [charts.draw(chart, clock) for chart in body_charts.charts(result)],
        "stretches": {kind for _first, _last, kind in clock.stretches},
        "assumptions": assumptions.rows(result),
        "glossary": entries(),
        "works": works(result),
        "disclaimer": _(words.DISCLAIMER),
        "run": {"version": result.version, "seed": result.seed, "draws": result.draws},
    }


def shown_warning(one):
    """A warning for a page: level, its name, text."""
    return {"level": one["level"], "name": _(words.LEVELS[one["level"]]), "text": one["text"]}


def _answer(result):
    cramps = result.cramps
    low, high = cramps["probability_band_80"]
    return {
        "probability": cramps["probability"],
        "low": low,
        "high": high,
        "one_in": words.one_in(cramps["probability"]),
        "sentence": answer.chance(result),
        "more": [text for text in (answer.worst(result), answer.expected(result), answer.heat(result)) if text],
    }


def clock_of(result):
    """The time axis of a result, with its stretches of exercise and sleep."""
    minutes = np.asarray(result.trace.minutes, float)
    stretches = [(*one, "exercise") for one in _runs(result.timeline["exercising"])]
    stretches += [(*one, "sleep") for one in _runs(result.timeline["asleep"])]
    last = float(minutes[-1])
    return charts.Clock(result.start, minutes, [(a, min(b, last), kind) for a, b, kind in stretches if a < last])


def _closeup(result):
    """One cramp at the worst moment, millisecond by millisecond."""
    found = glimpse(result)
    if found is None:
        return None
    picture = zoom_text.picture(found.episode, words.muscle(found.muscle))
    paragraphs = [zoom_text.glimpse(found), " ".join(zoom_text.course(found.episode)), _(zoom_text.NOTE)]
    return {**cramp_figure.figure(found.episode, picture), "paragraphs": paragraphs}


def _runs(flags):
    """First and last minute of every stretch in which a flag is set."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], np.asarray(flags) > 0, [0]]).astype(int)))
    return [(float(first), float(last)) for first, last in edges.reshape(-1, 2)]


def _legs(result):
    chances = {name: result.cramps["by_muscle"][name]["probability"] for name in MUSCLES}
    told = "; ".join(f"{words.muscle(name)} {language.percent(chances[name])}" for name in MUSCLES)
    return {
        "views": [
            {"key": view.key, "title": view.title, "picture": legs.draw(view, chances, told)} for view in legs.views()
        ],
        "key": list(enumerate(legs.steps())),
        "rows": answer.by_muscle(result),
    }


def _when(result, clock):
    found = _lanes(result)
    events = _events(result, clock)
    sentence = answer.worst(result)
    picture = svg.Picture("when", _("Risk of a cramp over time, by muscle"), sentence)
    headings, rows = lanes.table(found, clock)
    peak = max(float(np.nanmax(lane.hazard)) for lane in found)
    listed = [event for event in events if event.kind != "sleep"][:_MOST_EVENTS_LISTED]
    return {
        "pictures": [lanes.draw(shape, found, events, clock, picture) for shape in (lanes.WIDE, lanes.NARROW)],
        "headings": headings,
        "rows": rows,
        "sentence": sentence,
        "peak": language.percent(float(-np.expm1(-peak))),
        "has_band": any(lane.band is not None for lane in found),
        "events": [lanes.told(event, clock) for event in listed],
    }


def _lanes(result):
    """A lane for each muscle, or for a pair that is alike, most likely first."""
    found = []
    for muscle in answer.by_muscle(result):
        column = MUSCLES.index(muscle.names[0])
        band = result.bands.get("cramp_hazard")
        edges = None if band is None else tuple(np.asarray(band)[:, :, column])
        found.append(
            lanes.Lane(muscle.label, muscle.told(), np.asarray(result.trace["cramp_hazard"])[:, column], edges)
        )
    return found


def _events(result, clock):
    """The listed events, and exercise and sleep as the bars they are."""
    last = float(clock.minutes[-1])
    events = [lanes.Event("sleep", first, end, _("asleep")) for first, end, kind in clock.stretches if kind == "sleep"]
    for kind, one in shown(result.events):
        first, end = float(one["start_minute"]), float(one["end_minute"])
        if 0 <= first <= last:
            lasting = kind in _BARS and end > first
            events.append(lanes.Event(kind, first, min(end, last) if lasting else first, told(one)))
    return events


def _causes(result):
    """Causes with the ends of their bars in per cent of all cramps, or of what reaches beyond."""
    found = answer.causes(result)
    widest = max((max(abs(one.low), abs(one.high), abs(one.share), 1.0) for one in found), default=1.0)
    return [
        {
            "cause": one,
            "bar": 100.0 * abs(one.share) / widest,
            "low": 100.0 * max(min(one.low, one.high), 0.0) / widest if one.share >= 0 else 0.0,
            "high": 100.0 * max(one.high, 0.0) / widest if one.share >= 0 else 0.0,
        }
        for one in found
    ]
