"""Line charts over the time of the scenario, as SVG with a sentence and a table beside them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.number_types import Array
from kramkaki.report import svg
from kramkaki.report.axes import MINUTES_A_DAY, Axis, Tick, peaks, span, thinned, time_ticks, value_ticks

WIDTH, HEIGHT = 400.0, 230.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 10.0, 14.0, 30.0
WIDTH_OF_A_LETTER = 6.8  # [px] about, at 13 px
MOST_POINTS = 300  # drawn in a line
MOST_ROWS = 24  # in a table
MOST_TICKS = 7
LINE_STYLES = ("one", "two", "three")  # solid, dashed, dotted, each with its colour
Band = tuple[Array, Array]  # lower and upper edge


class Series(NamedTuple):
    """One line: its words, its values, and its 10-90 % band where there is one."""

    label: str
    values: Array
    band: Band | None = None


class Chart(NamedTuple):
    """What one chart shows."""

    key: str
    title: str
    unit: str
    series: Sequence[Series]
    decimals: int = 1
    usual: tuple[float, float] | None = None  # (low, high) of healthy people at rest
    least_span: float = 0.0  # [unit] so that noise does not look like drama
    tells: str = "course"  # what its sentence says of each line: "course", "highest", "lowest" or "end"
    floor: float = -np.inf  # [unit] the axis never starts below
    note: str = ""


class Clock(NamedTuple):
    """The time axis all charts of a report share."""

    start: datetime
    minutes: Array
    stretches: list[tuple[float, float, str]]  # first minute, last minute, "exercise" or "sleep"


class Drawn(NamedTuple):
    """A chart ready for the page."""

    key: str
    title: str
    unit: str
    picture: str
    summary: str
    headings: list[str]
    rows: list[list[str]]
    labels: list[tuple[str, str]]  # (line style, words) of the lines, where there is more than one
    has_band: bool
    usual: str
    note: str


def draw(chart: Chart, clock: Clock) -> Drawn:
    """The chart as picture, sentence and table."""
    sentence = _sentence(chart, clock)
    picture = svg.Picture(chart.key, f"{chart.title} [{chart.unit}]", sentence)
    time = Axis(0.0, float(clock.minutes[-1]), _LEFT, WIDTH - _RIGHT)
    low, high = span(*_extent(chart), least=chart.least_span, floor=chart.floor)
    ticks = value_ticks(low, high)
    value = Axis(ticks[0].value, ticks[-1].value, HEIGHT - _BOTTOM, _TOP)
    parts = [shading(clock, time, _TOP, HEIGHT - _BOTTOM), _usual(chart, time, value), _grid(ticks, time, value)]
    parts += [time_axis(clock, time, HEIGHT - _BOTTOM, MOST_TICKS)]
    parts += [
        _line(series, style, clock, time, value) for style, series in zip(LINE_STYLES, chart.series, strict=False)
    ]
    headings, rows = table(chart, clock)
    return Drawn(
        key=chart.key,
        title=chart.title,
        unit=chart.unit,
        picture=svg.drawing(picture, WIDTH, HEIGHT, "".join(parts), "chart"),
        summary=sentence,
        headings=headings,
        rows=rows,
        labels=[(style, series.label) for style, series in zip(LINE_STYLES, chart.series, strict=False)]
        * (len(chart.series) > 1),
        has_band=any(series.band is not None for series in chart.series),
        usual=_usual_words(chart),
        note=chart.note,
    )


def _extent(chart: Chart) -> list[Array]:
    edges = [edge for series in chart.series if series.band is not None for edge in series.band]
    return [*(series.values for series in chart.series), *edges]


def shading(clock: Clock, time: Axis, top: float, bottom: float) -> str:
    """Exercise tinted and sleep hatched behind a plot."""
    return "".join(
        svg.rectangle(time.pixel(first), top, time.pixel(last) - time.pixel(first), bottom - top, class_=f"when-{kind}")
        for first, last, kind in clock.stretches
    )


def time_axis(clock: Clock, time: Axis, bottom: float, most: int) -> str:
    """The ticks and words of the time axis."""
    parts = [svg.line(time.first_pixel, bottom, time.last_pixel, bottom, class_="axis")]
    taken = -np.inf
    for tick in time_ticks(clock.start, clock.minutes[-1], most):
        x, half = time.pixel(tick.value), WIDTH_OF_A_LETTER * len(tick.text) / 2
        parts.append(svg.line(x, bottom, x, bottom + 4, class_="axis"))
        middle = min(max(x, time.first_pixel + half), time.last_pixel - half)
        if middle - half > taken:
            parts.append(svg.text(tick.text, middle, bottom + 18, text_anchor="middle"))
            taken = middle + half + WIDTH_OF_A_LETTER
    return "".join(parts)


def _grid(ticks: Iterable[Tick], time: Axis, value: Axis) -> str:
    parts = []
    for tick in ticks:
        y = value.pixel(tick.value)
        parts.append(svg.line(time.first_pixel, y, time.last_pixel, y, class_="grid"))
        parts.append(svg.text(tick.text, time.first_pixel - 6, y + 4, text_anchor="end"))
    return "".join(parts)


def _usual(chart: Chart, time: Axis, value: Axis) -> str:
    if chart.usual is None:
        return ""
    low, high = np.clip(chart.usual, value.low, value.high)
    top, bottom = value.pixel(high), value.pixel(low)
    return svg.rectangle(time.first_pixel, top, time.last_pixel - time.first_pixel, bottom - top, class_="usual")


def _line(series: Series, style: str, clock: Clock, time: Axis, value: Axis) -> str:
    rows = peaks(series.values, MOST_POINTS)
    x = time.pixel(clock.minutes[rows])
    parts = ""
    if series.band is not None:
        low, high = (value.pixel(edge[rows]) for edge in series.band)
        parts = svg.element("path", d=svg.area(x, low, high), class_=f"band {style}")
    return parts + svg.element("path", d=svg.path(x, value.pixel(series.values[rows])), class_=f"line {style}")


def _usual_words(chart: Chart) -> str:
    if chart.usual is None:
        return ""
    low, high = (language.number(edge, chart.decimals) for edge in chart.usual)
    return _("usual range {low} to {high} {unit}").format(low=low, high=high, unit=chart.unit)


def _sentence(chart: Chart, clock: Clock) -> str:
    """What the lines do, in words."""
    tell = {"course": _course, "highest": _highest, "lowest": _lowest, "end": _end}[chart.tells]
    return " ".join(tell(series, chart, clock) for series in chart.series)


def _course(series: Series, chart: Chart, clock: Clock) -> str:
    values = series.values
    highest, lowest = int(np.nanargmax(values)), int(np.nanargmin(values))
    if values[highest] - values[lowest] < 10.0**-chart.decimals:
        return _("{name}: steady at {value}.").format(name=series.label, value=_amount(values[0], chart))
    parts = [_("{value} at the start").format(value=_amount(values[0], chart))]
    for row, text in sorted([(lowest, _("lowest {value} at {time}")), (highest, _("highest {value} at {time}"))]):
        if 0 < row < len(values) - 1:
            parts.append(text.format(value=_amount(values[row], chart), time=moment(clock, row)))
    parts.append(_("{value} at the end").format(value=_amount(values[-1], chart)))
    return f"{series.label}: {', '.join(parts)}."


def _highest(series: Series, chart: Chart, clock: Clock) -> str:
    row = int(np.nanargmax(series.values))
    value, time = _amount(series.values[row], chart), moment(clock, row)
    return _("{name}: up to {value}, at {time}.").format(name=series.label, value=value, time=time)


def _lowest(series: Series, chart: Chart, clock: Clock) -> str:
    row = int(np.nanargmin(series.values))
    value, time = _amount(series.values[row], chart), moment(clock, row)
    return _("{name}: down to {value}, at {time}.").format(name=series.label, value=value, time=time)


def _end(series: Series, chart: Chart, clock: Clock) -> str:
    value = _amount(series.values[-1], chart)
    return _("{name}: {value} by the end.").format(name=series.label, value=value)


def _amount(value: float, chart: Chart) -> str:
    space = "" if chart.unit == "%" else " "
    return f"{language.number(value, chart.decimals)}{space}{chart.unit}"


def moment(clock: Clock, row: int) -> str:
    """The local time of a row, with the date where the scenario takes more than a day."""
    time = clock.start + timedelta(minutes=float(clock.minutes[row]))
    words = language.clock(time)
    return words if clock.minutes[-1] <= MINUTES_A_DAY else f"{language.day(time)} {words}"


def table(chart: Chart, clock: Clock) -> tuple[list[str], list[list[str]]]:
    """Headings and at most 24 rows of the chart's numbers."""
    headings = [_("Time")]
    for series in chart.series:
        headings.append(f"{series.label} [{chart.unit}]")
        if series.band is not None:
            headings += [_("likely from"), _("likely to")]
    rows = []
    for row in thinned(len(clock.minutes), MOST_ROWS):
        cells = [moment(clock, row)]
        for series in chart.series:
            cells.append(language.number(series.values[row], chart.decimals))
            if series.band is not None:
                cells += [language.number(edge[row], chart.decimals) for edge in series.band]
        rows.append(cells)
    return headings, rows
