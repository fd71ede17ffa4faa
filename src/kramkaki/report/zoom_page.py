"""One cramp close up as a folder: a page that asks nothing of the network, the figure, the recording as tables."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.nerve.electromyogram import SAMPLES
from kramkaki.nerve.episode import Episode
from kramkaki.report import answer, cramp_figure, words, zoom_text
from kramkaki.report.folder import complete_or_not_at_all
from kramkaki.report.html import grave, rendered, stopped_page
from kramkaki.report.styles import style
from kramkaki.results import Zoom, given

RECORDING = ("cramp.svg", "spikes.csv", "force.csv", "emg.csv")


def write(zoom: Zoom, folder: str | Path) -> None:
    """Write ``zoom.html``, ``zoom.json``, and unless an emergency stops it ``cramp.svg`` and the recording as CSV."""
    stops = zoom.result.emergency
    with complete_or_not_at_all(folder, gone=RECORDING if stops else ()) as temporary:
        (temporary / "zoom.html").write_text(page(zoom), encoding="utf-8")
        text = json.dumps(zoom.as_json(), ensure_ascii=False, indent=1, allow_nan=False)
        (temporary / "zoom.json").write_text(text + "\n", encoding="utf-8")
        if not stops:
            episode = given(zoom.episode)
            drawing = cramp_figure.alone(episode, zoom_text.picture(episode, words.muscle(zoom.muscle)))
            (temporary / "cramp.svg").write_text(drawing, encoding="utf-8")
            _tables(episode, temporary)


def _tables(episode: Episode, folder: Path) -> None:
    moments, units = np.nonzero(episode.spikes)
    _table(folder / "spikes.csv", "time [ms],unit (1 is the smallest)", "%d,%d", moments, units + 1)
    heading = "time [ms],force [of the most],length [of optimal]"
    columns = (np.arange(len(episode.force)), episode.force, episode.length)
    _table(folder / "force.csv", heading, "%d,%.5f,%.5f", *columns)
    clock = np.arange(len(episode.electromyogram)) / SAMPLES
    _table(folder / "emg.csv", "time [ms],EMG [mV]", "%.2f,%.5f", clock, episode.electromyogram)


def _table(path: Path, heading: str, form: str, *columns: npt.NDArray[Any]) -> None:
    np.savetxt(path, np.column_stack(columns), fmt=form, header=heading, comments="", encoding="utf-8")


def page(zoom: Zoom) -> str:
    """The whole page as text, in the language in use."""
    if zoom.result.emergency:
        return stopped_page(zoom_text.title(zoom), zoom.result.warnings, answer.first_aid(zoom.result))
    episode = given(zoom.episode)
    paragraphs = (zoom_text.threshold(zoom), zoom_text.course(episode), zoom_text.left_alone(zoom))
    return rendered(
        "zoom.html",
        {
            "language": language.current(),
            "style": style(),
            "title": zoom_text.title(zoom),
            "warnings": grave(zoom.warnings),
            "paragraphs": [" ".join(lines) for lines in paragraphs if lines],
            "closeup": cramp_figure.figure(episode, zoom_text.picture(episode, words.muscle(zoom.muscle))),
            "causes": zoom_text.causes(given(zoom.nerve)),
            "facts": zoom_text.facts(zoom),
            "note": _(zoom_text.NOTE),
            "disclaimer": _(words.DISCLAIMER),
            "run": {"version": zoom.result.version, "seed": zoom.seed},
        },
    )
