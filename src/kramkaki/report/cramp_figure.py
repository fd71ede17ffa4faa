"""One cramp at millisecond detail: spikes of the motor units, electromyogram, force and length; drawing and table."""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from kramkaki import language
from kramkaki.constants import PERCENT
from kramkaki.language import gettext as _
from kramkaki.nerve.electromyogram import SAMPLES
from kramkaki.nerve.episode import Episode
from kramkaki.nerve.laboratory import measures
from kramkaki.nerve.stimulation import MILLISECONDS
from kramkaki.report import svg
from kramkaki.report.axes import Axis, value_ticks

STYLE = Path(__file__).with_name("templates") / "cramp_figure.css"
EVERY = 20  # [ms] between points of a line
MICROVOLTS = 1000  # in a millivolt
SETTLED = 1.0  # [s] after the last pulse, when no volley of the stimulus is left in the electromyogram
HIGHEST_SHARE = 99.9  # [%] of the samples that the electromyogram's scale spans
STROKE = 4  # steps from one unit to the next, of which a stroke takes all but one
TOP, TITLE, GAP, FOOT = 26.0, 22.0, 10.0, 40.0  # [px] words of the spans; title of a panel; under it; time axis
HEIGHTS = (230.0, 80.0, 56.0, 44.0)  # [px] of the four panels


class Shape(NamedTuple):
    """One of the two drawings of the same figure: for a desk and for a phone."""

    key: str
    width: float
    left: float
    right: float
    heights: tuple[float, ...]  # [px]
    most_ticks: int
    grain: float  # [px] spikes of a unit closer than this are one stroke


WIDE = Shape("wide", 760.0, left=56.0, right=12.0, heights=HEIGHTS, most_ticks=9, grain=0.5)
NARROW = Shape("narrow", 400.0, left=44.0, right=8.0, heights=HEIGHTS, most_ticks=5, grain=1.0)


class Panel(NamedTuple):
    """A strip of the figure: its words, and its scale from values to pixels."""

    title: str
    scale: Axis
    ticks: tuple[float, ...]


def figure(episode: Episode, picture: svg.Picture) -> dict[str, Any]:
    """Return what a page shows of a cramp: both drawings, a caption, headings and rows of a table."""
    headings, rows = table(episode)
    caption = _("A stroke is a spike of a motor unit. The answers to the pulses themselves are cut off in the EMG.")
    return {
        "title": picture.title,
        "pictures": [draw(episode, picture, shape) for shape in (WIDE, NARROW)],
        "caption": caption,
        "headings": headings,
        "rows": rows,
    }


def draw(episode: Episode, picture: svg.Picture, shape: Shape) -> str:
    """Return the drawing of a cramp for a page."""
    content, height = _content(episode, shape)
    keyed = picture._replace(key=f"{picture.key}-{shape.key}")
    return svg.drawing(keyed, shape.width, height, content, f"chart cramp {shape.key}")


def alone(episode: Episode, picture: svg.Picture) -> str:
    """Return the same as a file that stands by itself, its title written out, light or dark as the reader's screen."""
    content, height = _content(episode, WIDE)
    parts = [
        svg.element("style", STYLE.read_text(encoding="utf-8")),
        svg.rectangle(0, 0, WIDE.width, height + TITLE, class_="paper"),
        svg.text(picture.title, WIDE.left, TITLE - 4, class_="title"),
        svg.element("g", content, transform=f"translate(0 {TITLE:g})"),
    ]
    drawing = svg.drawing(picture, WIDE.width, height + TITLE, "".join(parts), "alone")
    return drawing.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1) + "\n"


def _content(episode: Episode, shape: Shape) -> tuple[str, float]:
    """Everything inside the drawing, and its height. [px]"""
    begin = episode.burst[0]
    time = Axis(-begin, episode.seconds - begin, shape.left, shape.width - shape.right)
    panels = _panels(episode, shape)
    raster, potential, force, length = panels
    seconds = np.arange(0, len(episode.force), EVERY) / MILLISECONDS - begin
    bottom = length.scale.first_pixel
    parts = [_spans(episode, time, bottom), *(_frame(panel, time) for panel in panels)]
    parts.append(_raster(episode, raster.scale, time, shape.grain))
    parts.append(_envelope(episode, potential.scale, time))
    for panel, values in ((force, episode.force), (length, episode.length)):
        data = svg.path(time.pixel(seconds), panel.scale.pixel(PERCENT * values[::EVERY]))
        parts.append(svg.element("path", d=data, class_="line one"))
    parts.append(_seconds(time, bottom, shape))
    return "".join(parts), bottom + FOOT


def _panels(episode: Episode, shape: Shape) -> list[Panel]:
    units = episode.spikes.shape[1]
    highest = _highest_potential(episode)
    lengths = PERCENT * episode.length
    rows: tuple[tuple[str, float, float, tuple[float, ...]], ...] = (
        (_("motor units, smallest at the bottom"), 0, units, (1, units)),
        (_("EMG on the skin, µV"), -highest, highest, (-highest, 0, highest)),
        (_("force, % of the most"), *_round_ends(0.0, max(PERCENT * float(episode.force.max()), 10.0))),
        (_("length, % of optimal"), *_round_ends(float(lengths.min()), float(lengths.max()))),
    )
    panels, top = [], TOP
    for (title, low, high, ticks), height in zip(rows, shape.heights, strict=True):
        first = top + TITLE + height
        panels.append(Panel(title, Axis(low, high, first, top + TITLE), ticks))
        top = first + GAP
    return panels


def _round_ends(low: float, high: float) -> tuple[float, float, tuple[float, ...]]:
    ticks = [tick.value for tick in value_ticks(low, high, about=2)]
    return ticks[0], ticks[-1], tuple(ticks)


def _highest_potential(episode: Episode) -> float:
    """Edge of the scale: what nearly all of the cramp stays under, as a round number. [uV]"""
    after = round((episode.burst[1] + SETTLED) * MILLISECONDS) * SAMPLES
    size = np.percentile(np.abs(episode.electromyogram[after:]), HIGHEST_SHARE) * MICROVOLTS
    return value_ticks(0.0, max(float(size), 10.0), about=2)[-1].value


def _spans(episode: Episode, time: Axis, bottom: float) -> str:
    """The stimulus and the stretch as tinted spans with a word above."""
    begin = episode.burst[0]
    parts = []
    for (first, last), kind, word in (
        (episode.burst, "trigger", _("stimulus, {hz} Hz").format(hz=language.number(episode.frequency))),
        (episode.stretch, "stretch", _("stretch")),
    ):
        left, right = time.pixel(first - begin), time.pixel(last - begin)
        parts.append(svg.rectangle(left, TOP, right - left, bottom - TOP, class_=f"when-{kind}"))
        parts.append(svg.text(word, left, TOP - 8, class_="strong"))
    return "".join(parts)


def _frame(panel: Panel, time: Axis) -> str:
    scale = panel.scale
    parts = [svg.text(panel.title, time.first_pixel, scale.last_pixel - 7, class_="small")]
    for value in panel.ticks:
        y = scale.pixel(value)
        parts.append(svg.line(time.first_pixel, y, time.last_pixel, y, class_="grid"))
        parts.append(svg.text(language.number(value), time.first_pixel - 6, y + 4, text_anchor="end"))
    return "".join(parts)


def _seconds(time: Axis, bottom: float, shape: Shape) -> str:
    parts = [svg.line(time.first_pixel, bottom, time.last_pixel, bottom, class_="axis")]
    for tick in value_ticks(time.low, time.high, about=shape.most_ticks):
        if time.low <= tick.value <= time.high:
            x = time.pixel(tick.value)
            parts.append(svg.line(x, bottom, x, bottom + 4, class_="axis"))
            parts.append(svg.text(tick.text, x, bottom + 17, text_anchor="middle"))
    words = _("seconds from the first pulse")
    parts.append(svg.text(words, time.last_pixel, bottom + 33, text_anchor="end", class_="small"))
    return "".join(parts)


def _raster(episode: Episode, scale: Axis, time: Axis, grain: float) -> str:
    """Every spike a short stroke; strokes of one unit within a grain are one. Whole numbers keep the file small."""
    begin, count = episode.burst[0], episode.spikes.shape[1]
    pitch = (scale.first_pixel - scale.last_pixel) / count
    commands = []
    for unit in range(count):
        seconds = np.flatnonzero(episode.spikes[:, unit]) / MILLISECONDS - begin
        places = np.unique(np.round(time.pixel(seconds) / grain).astype(int))
        if len(places):
            commands.append(f"M{places[0]} {STROKE * (count - 1 - unit) + STROKE // 4}v{STROKE - 1}")
            commands += [f"m{step}-{STROKE - 1}v{STROKE - 1}" for step in np.diff(places)]
    move = f"translate(0 {scale.last_pixel:g}) scale({grain:g} {pitch / STROKE:.4f})"
    strokes = svg.element("path", d="".join(commands), class_="spikes", vector_effect="non-scaling-stroke")
    return svg.element("g", strokes, transform=move)


def _envelope(episode: Episode, scale: Axis, time: Axis) -> str:
    """Lowest and highest potential of every pixel, cut off at the edges of the scale."""
    columns = round(time.last_pixel - time.first_pixel)
    edges = np.linspace(0, len(episode.electromyogram), columns + 1).astype(int)
    values = np.clip(MICROVOLTS * episode.electromyogram, scale.low, scale.high)
    low, high = (scale.pixel(cut.reduceat(values, edges[:-1])) for cut in (np.minimum, np.maximum))
    places = time.first_pixel + 0.5 + np.arange(columns)
    data = "".join(f"M{x:g} {a:.1f}V{b:.1f}" for x, a, b in zip(places, low, high, strict=True) if a - b > 0.1)
    return svg.element("path", d=data, class_="spikes")


def table(episode: Episode) -> tuple[list[str], list[list[str]]]:
    """Headings and one row for each second of the recording."""
    headings = [
        _("Seconds from the first pulse"), _("Units firing"), _("Their mean rate [Hz]"),
        _("EMG [µV, root mean square]"), _("Force [% of the most]"), _("Length [% of optimal]"),
    ]  # fmt: skip
    rows = []
    for second in range(int(episode.seconds)):
        now = slice(second * MILLISECONDS, (second + 1) * MILLISECONDS)
        rates = measures.firing_rates(episode.spikes[now])
        firing = rates >= measures.FEWEST_SPIKES
        potential = episode.electromyogram[now.start * SAMPLES : now.stop * SAMPLES]
        begin = second - episode.burst[0]
        rows.append(
            [
                _("{first} to {last}").format(first=language.number(begin), last=language.number(begin + 1)),
                language.number(firing.sum()),
                language.number(rates[firing].mean(), 1) if firing.any() else language.NOT_KNOWN,
                language.number(MICROVOLTS * np.sqrt(np.mean(potential**2)), 1),
                language.number(PERCENT * episode.force[now].mean(), 1),
                language.number(PERCENT * episode.length[now].mean(), 1),
            ]
        )
    return headings, rows
