"""What a script draws and moves: curves, events and entries of a run as plain data."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from kramkaki.number_types import Array
from kramkaki.report import body_charts, charts, html, legs, words
from kramkaki.report.events import in_words, shown
from kramkaki.results import Event, Result, plain
from kramkaki.web.curves import curves
from kramkaki.web.units import CUSTOMARY, Unit

POINTS = 289  # a day in steps of five minutes
DIGITS = 4  # significant: nobody sees more in a curve


def curve_data(result: Result, drawn_charts: Sequence[charts.Chart], items: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Everything as the page's contract with its scripts has it.

    Parameters
    ----------
    result : Result
    drawn_charts : list of Chart
        In the reader's units.
    items : list of dict
        From `kramkaki.web.day_items`.
    """
    thin = curves(result, ("cramp_hazard",), POINTS)
    minutes = thin.minutes
    rows = np.searchsorted(result.trace.minutes, minutes)
    low, high = thin.bands["cramp_hazard"]
    clock = html.clock_of(result)
    data: dict[str, Any] = plain(
        {
            "start": result.start.isoformat(),
            "end": result.end.isoformat(),
            "minutes": minutes,
            "times": [(result.start + timedelta(minutes=minute)).isoformat() for minute in minutes],
            "leg_steps": legs.STEPS,
            "stretches": clock.stretches,
            "series": [_series(chart, rows) for chart in drawn_charts],
            "muscles": [
                {
                    "key": name,
                    "label": words.muscle(name),
                    "hazard": _short(thin.values["cramp_hazard"][number]),
                    "low": _short(low[number]),
                    "high": _short(high[number]),
                }
                for number, name in enumerate(thin.muscles)
            ],
            "events": [_event(kind, event) for kind, event in shown(result.events)],
            "items": items,
        }
    )
    return data


def _event(kind: str, event: Event) -> dict[str, Any]:
    return {"kind": kind, "label": in_words(event), "minute": event.minute, "last": event.end_minute}


def _series(chart: charts.Chart, rows: npt.NDArray[np.intp]) -> dict[str, Any]:
    return {
        "key": chart.key,
        "title": chart.title,
        "unit": chart.unit,
        "decimals": chart.decimals,
        "usual": chart.usual,
        "lines": [
            {
                "label": line.label,
                "style": style,
                "central": _short(line.values[rows]),
                "low": None if line.band is None else _short(np.asarray(line.band[0])[rows]),
                "high": None if line.band is None else _short(np.asarray(line.band[1])[rows]),
            }
            for style, line in zip(charts.LINE_STYLES, chart.series, strict=False)
        ],
    }


def _short(values: Iterable[float]) -> list[float | None]:
    return [float(f"{value:.{DIGITS}g}") if np.isfinite(value) else None for value in values]


def charts_in(result: Result, system: str) -> list[charts.Chart]:
    """The charts of the body, in the reader's units."""
    metric: list[charts.Chart] = body_charts.charts(result)
    if system != "us":
        return metric
    return [_customary(chart, CUSTOMARY[chart.unit]) if chart.unit in CUSTOMARY else chart for chart in metric]


def _customary(chart: charts.Chart, unit: Unit) -> charts.Chart:
    def moved(values: Array) -> Array:
        return np.asarray(values) * unit.factor + unit.offset

    series = [
        line._replace(
            values=moved(line.values), band=None if line.band is None else (moved(line.band[0]), moved(line.band[1]))
        )
        for line in chart.series
    ]
    return chart._replace(
        unit=unit.name,
        series=series,
        least_span=chart.least_span * unit.factor,
        floor=chart.floor * unit.factor + unit.offset if np.isfinite(chart.floor) else chart.floor,
        decimals=min(chart.decimals, unit.decimals),
    )
