"""Everything the answer shows, gathered for its template."""

import math
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from kramkaki import language
from kramkaki.evidence import checks
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.parameters import records
from kramkaki.report import answer, charts, html, words
from kramkaki.results import Cause, Result, given
from kramkaki.risk.statements import evidence
from kramkaki.safety import withheld
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.write import plain_content
from kramkaki.web import curve_data, day_items, units, zoom_view
from kramkaki.web.json_text import as_script, as_text

NO_PLACE = 0.005  # [probability] below it no muscle and time are told
ONE_SIDE = {
    "calf": N_("a calf"),
    "shin": N_("a shin"),
    "hamstring": N_("the back of a thigh"),
    "quadriceps": N_("the front of a thigh"),
    "foot": N_("a foot"),
}


def view(
    result: Result, system: str, plan: dict[str, Any] | None = None, zoom: dict[str, Any] | None = None
) -> dict[str, Any]:
    """What ``answer_body.html`` shows.

    Parameters
    ----------
    result : Result
        Of no emergency.
    system : str
        Units of the reader.
    plan : dict, optional
        From `kramkaki.web.plan_view`.
    zoom : dict, optional
        From `kramkaki.web.zoom_view`.
    """
    contents = html.contents(result)
    drawn_charts = curve_data.charts_in(result, system)
    if system == "us":
        clock = html.clock_of(result)
        contents["charts"] = [charts.draw(chart, clock) for chart in drawn_charts]
    items = day_items.items(result.scenario, system)
    return {
        **contents,
        **_at_once(result, system, drawn_charts, items),
        "quick": False,
        "studies": {cause.cause: _studies(cause) for cause in given(result.causes)},
        "slugs": _slugs(result),
        "items": items,
        "blocks": _blocks(result.scenario, items),
        "added": [(kind, _(text)) for kind, text in day_items.ADDED.items()],
        "not_known": checks.not_known(result.compiled, bool(np.any(result.timeline["exercising"] > 0))),
        "plan": plan,
        "zoom": zoom or zoom_view.asked(result),
        "kind_word": day_items.kind_word,
    }


def quick_view(result: Result, system: str) -> dict[str, Any]:
    """What ``answer_body.html`` shows while somebody drags: the warnings, the answer, the legs and the curves' data.

    Parameters
    ----------
    result : Result
    system : str
        Units of the reader.
    """
    drawn_charts = curve_data.charts_in(result, system)
    items = day_items.items(result.scenario, system)
    return {**html.contents_at_once(result), **_at_once(result, system, drawn_charts, items), "quick": True}


def stopped_view(result: Result, system: str) -> dict[str, Any]:
    """What ``stopped_body.html`` shows after an emergency: nothing that was computed.

    Parameters
    ----------
    result : Result
    system : str
        Units of the reader.
    """
    scenario = plain_content(result.scenario)
    return {
        "title": answer.title(result),
        "system": system,
        "warnings": html.urgent(result.warnings),
        "also": lambda text: units.also(text, system),
        "first_aid": answer.first_aid(result),
        "stopped": _(withheld.STOPPED_ON_THE_PAGE),
        "scenario_json": as_script(scenario),
        "scenario_text": as_text(scenario),
        "version": result.version,
    }


def _at_once(
    result: Result, system: str, drawn_charts: Sequence[charts.Chart], items: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """What a quick and a full answer share."""
    scenario = plain_content(result.scenario)
    curves = curve_data.curve_data(result, drawn_charts, items)
    return {
        "system": system,
        "result": {"probability": round(given(result.cramps.probability), 5), "version": result.version},
        "sentence": sentence(result),
        "cramp_now": result.scenario.symptoms.cramp_now,
        "more": [text for text in (answer.expected(result), *answer.efforts(result), answer.heat(result)) if text],
        "also": lambda text: units.also(text, system),
        "scenario_json": as_script(scenario),
        "scenario_text": as_text(scenario),
        "curves_json": as_script(curves),
        "points": len(curves["minutes"]),
    }


def sentence(result: Result) -> str:
    """The chance, the muscle and the time in one sentence."""
    probability, worst = given(result.cramps.probability), given(result.cramps.worst)
    days = math.ceil((result.end - result.start) / timedelta(days=1))
    one_day = answer.within_a_day(result.start, result.end)
    begin = (
        _("The chance of a leg cramp is {chance}")
        if one_day
        else _("The chance of a leg cramp in {days} days is {chance}")
    )
    begin = begin.format(chance=language.percent(probability), days=days)
    if probability < NO_PLACE:
        return f"{begin}."
    time = language.clock(worst.time) if one_day else f"{language.day(worst.time)}, {language.clock(worst.time)}"
    place = _("most likely in {muscle} around {time}").format(muscle=_one_of(result, worst.muscle), time=time)
    return f"{begin}, {place}{_state(result, worst.time)}."


def _one_of(result: Result, name: str) -> str:
    """A muscle with its article; "a calf" where left and right are alike, for which of them is then no knowledge."""
    row = next(muscle for muscle in answer.by_muscle(result) if name in muscle.names)
    if len(row.names) == 1:
        return _("the {muscle}").format(muscle=words.muscle(name))
    return _(ONE_SIDE[name.rpartition("_")[0]])


def _state(result: Result, moment: datetime) -> str:
    """What the person does at a moment, where that helps to understand it."""
    minute = int((moment - result.start) / timedelta(minutes=1)) - 1  # the trace tells the end of each minute
    minute = min(max(minute, 0), result.timeline.minutes - 1)
    for key, text in (("asleep", _(", asleep")), ("exercising", _(", during exercise"))):
        if result.timeline[key][minute] > 0:
            return text
    return ""


def _slugs(result: Result) -> dict[str, str]:
    """Name of a cause as shown to its slug."""
    return {cause.name: cause.cause for cause in given(result.causes)}


def _studies(cause: Cause) -> list[dict[str, Any]]:
    """What a cause rests on: its statement's studies, and its own sources where that has none."""
    known = records.sources()
    studies = evidence(cause.statement)["studies"]
    own = [key for key in cause.source.split() if key in known]
    cited = {study["citation"] for study in studies}
    rows = [
        {"found": study["found"], "people": study["n"], "citation": study["citation"], "address": _link(study)}
        for study in studies
    ]
    rows += [
        {"found": "", "people": None, "citation": known[key]["citation"], "address": _link(known[key])}
        for key in own
        if known[key]["citation"] not in cited
    ]
    return rows


def _link(work: Mapping[str, Any]) -> str:
    """Where a work can be read, or an empty text."""
    address: str = work.get("address", "")
    return address if address.startswith("https://") and " " not in address else ""


def _blocks(scenario: Scenario, items: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries by block of days."""
    return [
        {
            "number": number,
            "days": block.repeat,
            "items": [item for item in items if item["block"] == number],
            "overrides": len(block.override),
        }
        for number, block in enumerate(scenario.day)
    ]
