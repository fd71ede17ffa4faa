"""The main picture: the risk of each muscle over time, under the day's events on the same axis."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

import numpy as np

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.number_types import Array
from kramkaki.report import svg, words
from kramkaki.report.axes import Axis, peaks, thinned
from kramkaki.report.charts import MOST_ROWS, WIDTH_OF_A_LETTER, Band, Clock, moment, shading, time_axis

_EVENT_HEIGHT, _LANE_HEIGHT, _LABEL_HEIGHT = 24.0, 46.0, 18.0
_BOTTOM, _RIGHT = 30.0, 8.0
_NEAR = 7.0  # [px] marks closer than this are drawn as one
_THINNEST = 3.0  # [px] so that a short walk in a long time is still seen


class Shape(NamedTuple):
    """One of the two drawings of the same picture: for a desk and for a phone."""

    key: str
    width: float
    gutter: float  # [px] room for the words left of the lanes; 0 puts them above
    most_ticks: int
    most_points: int  # of a curve: no more than the eye can tell apart


WIDE = Shape("wide", 1040.0, 210.0, 12, 400)
NARROW = Shape("narrow", 400.0, 0.0, 5, 200)


class Lane(NamedTuple):
    """The risk of one muscle, or of a pair that is alike."""

    label: str
    chance: str  # over the whole scenario
    hazard: Array  # [1/h]
    band: Band | None


class Event(NamedTuple):
    """Something that happened: a mark, or a bar where it lasts."""

    kind: str
    minute: float
    last: float  # [min] same as minute for a mark
    text: str


def draw(shape: Shape, lanes: Sequence[Lane], events: Sequence[Event], clock: Clock, picture: svg.Picture) -> str:
    """The picture in one of its two shapes."""
    time = Axis(0.0, float(clock.minutes[-1]), shape.gutter or 6.0, shape.width - _RIGHT)
    parts, y = _events(shape, events, time, clock)
    top = y + 8.0
    peak = max((float(np.nanmax(_top(lane))) for lane in lanes), default=0.0) or 1.0
    height = _LANE_HEIGHT + (0.0 if shape.gutter else _LABEL_HEIGHT)
    bottom = top + height * len(lanes)
    body = [shading(clock, time, top, bottom)]
    for rank, lane in enumerate(lanes):
        end = top + (rank + 1) * height
        value = Axis(0.0, peak, end - 4.0, end - _LANE_HEIGHT + 6.0)
        body.append(_lane(shape, lane, time=time, clock=clock, value=value))
    body.append(time_axis(clock, time, bottom, shape.most_ticks))
    keyed = picture._replace(key=f"{picture.key}-{shape.key}")
    return svg.drawing(keyed, shape.width, bottom + _BOTTOM, "".join(parts + body), f"chart {shape.key}")


def _top(lane: Lane) -> Array:
    return lane.hazard if lane.band is None else np.maximum(lane.hazard, lane.band[1])


def _lane(shape: Shape, lane: Lane, *, time: Axis, clock: Clock, value: Axis) -> str:
    floor = value.first_pixel
    rows = peaks(_top(lane), shape.most_points)
    x = time.pixel(clock.minutes[rows])
    parts = [svg.line(time.first_pixel, floor, time.last_pixel, floor, class_="axis")]
    hazard = value.pixel(lane.hazard[rows])
    parts.append(svg.element("path", d=svg.area(x, np.full(len(rows), floor), hazard), class_="risk"))
    if lane.band is not None:
        low, high = (value.pixel(edge[rows]) for edge in lane.band)
        parts.append(svg.element("path", d=svg.area(x, low, high), class_="band one"))
    parts.append(svg.element("path", d=svg.path(x, hazard), class_="line one"))
    if shape.gutter:
        parts.append(svg.text(lane.label, 0.0, floor - 20.0, class_="strong"))
        parts.append(svg.text(lane.chance, 0.0, floor - 3.0))
    else:
        parts.append(
            svg.text(
                f"{lane.label}: {lane.chance}",
                time.first_pixel,
                value.last_pixel - _LABEL_HEIGHT + 10.0,
                class_="strong",
            )
        )
    return "".join(parts)


def _events(shape: Shape, events: Sequence[Event], time: Axis, clock: Clock) -> tuple[list[str], float]:
    """Rows of marks and bars, one row a kind; (parts, the height they take)."""
    parts: list[str] = []
    y = 4.0
    for kind, name in words.EVENTS.items():
        chosen = [event for event in events if event.kind == kind]
        if not chosen:
            continue
        if shape.gutter:
            parts.append(svg.text(_(name), 0.0, y + 15.0))
        else:
            parts.append(svg.text(_(name), time.first_pixel, y + 13.0, class_="small"))
            y += 16.0
        parts.append(svg.line(time.first_pixel, y + 11.0, time.last_pixel, y + 11.0, class_="grid"))
        parts += _bars(chosen, time, clock, y) + _marks(chosen, time, clock, y)
        y += _EVENT_HEIGHT
    return parts, y


def _bars(events: Sequence[Event], time: Axis, clock: Clock, y: float) -> list[str]:
    parts = []
    for event in events:
        if event.last <= event.minute:
            continue
        x, last = time.pixel(event.minute), time.pixel(event.last)
        width = max(last - x, _THINNEST)
        content = svg.element("title", svg.escape(in_words(event, clock)))
        content += svg.rectangle(x, y + 4.0, width, 14.0, rx=min(3.0, width / 3), class_=f"bar-{event.kind}")
        if event.kind != "sleep" and width > WIDTH_OF_A_LETTER * (len(event.text) + 1):
            content += svg.text(event.text, x + width / 2, y + 15.0, text_anchor="middle", class_="bar-text")
        parts.append(svg.element("g", content))
    return parts


def _marks(events: Sequence[Event], time: Axis, clock: Clock, y: float) -> list[str]:
    parts: list[str] = []
    last_x = -np.inf
    for event in sorted(events, key=lambda event: event.minute):
        x = time.pixel(event.minute)
        if event.last > event.minute or x - last_x < _NEAR:
            continue
        last_x = x
        title = svg.element("title", svg.escape(in_words(event, clock)))
        parts.append(svg.element("g", title + _mark(event.kind, x, y + 11.0)))
    return parts


def _mark(kind: str, x: float, y: float) -> str:
    """A shape of its own for each kind, so that colour is not needed."""
    shapes = {
        "drink": f"M{x:.1f} {y - 8:.1f}c3 5 5 7 5 10a5 5 0 0 1-10 0c0-3 2-5 5-10z",
        "meal": f"M{x - 5:.1f} {y - 5:.1f}h10v10h-10z",
        "medicine": f"M{x:.1f} {y - 7:.1f}l6 7l-6 7l-6-7z",
        "cramp": f"M{x - 6:.1f} {y - 6:.1f}l12 12m0-12l-12 12",
        "exercise": f"M{x - 5:.1f} {y - 6:.1f}l10 6l-10 6z",
    }
    circle = f"M{x - 5:.1f} {y:.1f}a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"
    return svg.element("path", d=shapes.get(kind, circle), class_=f"mark-{kind}")


def in_words(event: Event, clock: Clock) -> str:
    """An event in words: "06:40 water 250 mL"."""
    first = language.clock(clock.start + timedelta(minutes=float(event.minute)))
    if event.last > event.minute:
        last = language.clock(clock.start + timedelta(minutes=float(event.last)))
        return f"{first}–{last} {event.text}"
    return f"{first} {event.text}"


def table(lanes: Sequence[Lane], clock: Clock) -> tuple[list[str], list[list[str]]]:
    """Headings and at most 24 rows: the chance of a cramp within an hour, per muscle."""
    headings = [_("Time"), *(lane.label for lane in lanes)]
    rows = [
        [moment(clock, row), *(language.percent(_within_an_hour(lane.hazard[row]), short=True) for lane in lanes)]
        for row in thinned(len(clock.minutes), MOST_ROWS)
    ]
    return headings, rows


def _within_an_hour(hazard: float) -> float:
    return float(-np.expm1(-hazard))
