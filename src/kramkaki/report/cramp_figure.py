"""One cramp at millisecond detail, as an SVG file that stands by itself."""

from typing import NamedTuple

import numpy as np

from kramkaki.language import gettext as _
from kramkaki.nerve.experiments import trigger_to_stretch
from kramkaki.nerve.stimulation import MILLISECONDS
from kramkaki.report import svg
from kramkaki.report.axes import Axis, value_ticks

WIDTH, HEIGHT = 760.0, 470.0
LEFT, RIGHT = 62.0, 14.0
EVERY = 20  # [ms] between points of a line
MARK = 2.2  # [px] height of a spike
INK, PALE, STIMULUS, STRETCH = "#1f2933", "#9aa5b1", "#c05621", "#2b6cb0"
PERCENT = 100


class Panel(NamedTuple):
    """A strip of the figure."""

    title: str
    top: float
    bottom: float
    low: float
    high: float


def cramp_figure(frequency, seed):
    """Return the SVG text of a cramp: spikes of the motor units, force and length, from trigger through stretch.

    Parameters
    ----------
    frequency : float
        Of the burst that sets it off. [Hz]
    seed : int
        Of the noise. [1]
    """
    moments, recording = trigger_to_stretch(frequency, seed)
    units = recording.muscle.shape[1]
    time = Axis(0.0, recording.milliseconds / MILLISECONDS, LEFT, WIDTH - RIGHT)
    panels = [
        Panel(_("motor unit, small to large"), 58, 300, 0, units),
        Panel(_("force, % of the most"), 326, 376, 0, 30),
        Panel(_("length, % of optimal"), 396, 436, 60, 110),
    ]
    seconds = np.arange(0, recording.milliseconds, EVERY) / MILLISECONDS
    parts = [svg.rectangle(0, 0, WIDTH, HEIGHT, fill="#ffffff"), *_events(moments, time)]
    parts += [_frame(panel, time) for panel in panels] + [_seconds(time)]
    parts.append(_raster(recording.muscle, panels[0], time))
    parts.append(_curve(seconds, PERCENT * recording.loop.force[::EVERY], panels[1], time))
    parts.append(_curve(seconds, PERCENT * recording.loop.length[::EVERY], panels[2], time))
    title = _("One simulated cramp of the calf: {hz:g} Hz to the nerve for two seconds, then left alone").format(
        hz=frequency
    )
    parts.append(svg.text(title, LEFT, 20, font_size=15, fill=INK))
    picture = svg.Picture("cramp", title, _("Units go on firing after the trigger; the stretch silences them."))
    drawing = svg.drawing(picture, WIDTH, HEIGHT, "".join(parts))
    return drawing.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif"', 1)


def _events(moments, time):
    """The stimulus and the stretch as tinted spans with a word above."""
    pulses = np.flatnonzero(moments.pulse) / MILLISECONDS
    longer = np.flatnonzero(moments.length > moments.length[0]) / MILLISECONDS
    spans = ((pulses[0], pulses[-1], STIMULUS, _("stimulus")), (longer[0], time.high, STRETCH, _("stretch")))
    parts = []
    for start, end, colour, word in spans:
        left, right = time.pixel(start), time.pixel(end)
        parts.append(svg.rectangle(left, 50, right - left, 386, fill=colour, fill_opacity="0.12"))
        parts.append(svg.text(word, left, 44, font_size=13, fill=colour))
    return parts


def _frame(panel, time):
    scale = _scale(panel)
    parts = [svg.text(panel.title, WIDTH / 2, panel.top - 8, font_size=12, fill=INK, text_anchor="middle")]
    for tick in value_ticks(panel.low, panel.high, about=2):
        if panel.low <= tick.value <= panel.high:
            y = scale.pixel(tick.value)
            parts.append(svg.line(time.first_pixel, y, time.last_pixel, y, stroke=PALE, stroke_width="0.5"))
            parts.append(svg.text(tick.text, LEFT - 8, y + 4, font_size=12, fill=INK, text_anchor="end"))
    return "".join(parts)


def _scale(panel):
    return Axis(panel.low, panel.high, panel.bottom, panel.top)


def _seconds(time):
    ticks = [tick for tick in value_ticks(time.low, time.high, about=8) if tick.value <= time.high]
    words = [
        svg.text(tick.text, time.pixel(tick.value), 454, font_size=12, fill=INK, text_anchor="middle") for tick in ticks
    ]
    return "".join([*words, svg.text(_("seconds"), WIDTH - RIGHT, 467, font_size=12, fill=INK, text_anchor="end")])


def _raster(spikes, panel, time):
    scale = _scale(panel)
    moments, units = np.nonzero(spikes)
    places = zip(time.pixel(moments / MILLISECONDS), scale.pixel(units + 1), strict=True)
    return svg.element(
        "path", d="".join(f"M{x:.1f} {y:.1f}v{MARK}" for x, y in places), stroke=INK, stroke_width="0.7", fill="none"
    )


def _curve(seconds, values, panel, time):
    clipped = np.clip(values, panel.low, panel.high)
    data = svg.path(time.pixel(seconds), _scale(panel).pixel(clipped))
    return svg.element("path", d=data, stroke=INK, stroke_width="1.4", fill="none")
