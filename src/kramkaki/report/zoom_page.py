"""One cramp close up as a folder: a page that asks nothing of the network, the figure, the recording as tables."""

import json

import numpy as np

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.nerve.electromyogram import SAMPLES
from kramkaki.report import cramp_figure, words, zoom_text
from kramkaki.report.first_aid import steps
from kramkaki.report.folder import complete_or_not_at_all
from kramkaki.report.html import rendered, shown_warning, stopped_page, style

RECORDING = ("cramp.svg", "spikes.csv", "force.csv", "emg.csv")


def write(zoom, folder):
    """Write ``zoom.html``, ``zoom.json``, and unless an emergency stops it ``cramp.svg`` and the recording as CSV."""
    found, stops = zoom.episode, zoom.result.emergency
    with complete_or_not_at_all(folder, gone=RECORDING if stops else ()) as temporary:
        (temporary / "zoom.html").write_text(page(zoom), encoding="utf-8")
        text = json.dumps(zoom.as_json(), ensure_ascii=False, indent=1, allow_nan=False)
        (temporary / "zoom.json").write_text(text + "\n", encoding="utf-8")
        if not stops:
            drawing = cramp_figure.alone(found, zoom_text.picture(found, words.muscle(zoom.muscle)))
            (temporary / "cramp.svg").write_text(drawing, encoding="utf-8")
            _tables(found, temporary)


def _tables(found, folder):
    moments, units = np.nonzero(found.spikes)
    _table(folder / "spikes.csv", "time [ms],unit (1 is the smallest)", "%d,%d", moments, units + 1)
    clock = np.arange(len(found.force))
    heading = "time [ms],force [of the most],length [of optimal]"
    _table(folder / "force.csv", heading, "%d,%.5f,%.5f", clock, found.force, found.length)
    clock = np.arange(len(found.electromyogram)) / SAMPLES
    _table(folder / "emg.csv", "time [ms],EMG [mV]", "%.2f,%.5f", clock, found.electromyogram)


def _table(path, heading, form, *columns):
    np.savetxt(path, np.column_stack(columns), fmt=form, header=heading, comments="", encoding="utf-8")


def page(zoom):
    """The whole page as text, in the language in use."""
    if zoom.result.emergency:
        return stopped_page(zoom_text.title(zoom), zoom.result.warnings, steps(zoom.result))
    grave = [one for one in words.by_rank(zoom.result.warnings) if one["level"] != "info"]
    paragraphs = (zoom_text.threshold(zoom), zoom_text.course(zoom.episode), zoom_text.left_alone(zoom))
    return rendered(
        "zoom.html",
        {
            "language": language.current(),
            "style": style(),
            "title": zoom_text.title(zoom),
            "warnings": [shown_warning(one) for one in grave],
            "paragraphs": [" ".join(lines) for lines in paragraphs if lines],
            "closeup": cramp_figure.figure(zoom.episode, zoom_text.picture(zoom.episode, words.muscle(zoom.muscle))),
            "causes": zoom_text.causes(zoom),
            "facts": zoom_text.facts(zoom),
            "note": _(zoom_text.NOTE),
            "disclaimer": _(words.DISCLAIMER),
            "run": {"version": zoom.result.version, "seed": zoom.episode.seed},
        },
    )
