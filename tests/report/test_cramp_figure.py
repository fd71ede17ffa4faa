"""The figure of one cramp: whole, labelled, readable without sight, small enough to send."""

import re

import numpy as np
import pytest
from defusedxml import ElementTree

from kramkaki import language
from kramkaki.nerve.episode import episode
from kramkaki.nerve.threshold import threshold
from kramkaki.report import cramp_figure, zoom_text
from kramkaki.report.cramp_figure import NARROW, STYLE, WIDE
from tests.report.test_colours import colours, contrast

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def found():
    """A cramp of the reference subject's calf, two steps above its threshold."""
    return episode(threshold(repeats=1).hz + 4, 0)


@pytest.fixture(scope="module", params=language.LANGUAGES)
def drawn(request, found):
    with language.use(request.param):
        return request.param, cramp_figure.alone(found, zoom_text.picture(found, zoom_text.kind("calf")))


def words(root):
    return {text.text for text in root.iter(f"{SVG}text")}


def test_it_is_valid_and_tells_itself_to_those_who_cannot_see_it(drawn, found):
    _code, text = drawn
    root = ElementTree.fromstring(text)
    names = root.get("aria-labelledby").split()
    told = {part.get("id"): part.text for part in root if part.tag in (f"{SVG}title", f"{SVG}desc")}
    assert root.get("role") == "img"
    assert set(names) == set(told)
    assert all(len(text) > 20 for text in told.values())
    assert f"{found.frequency:g}" in told[names[1]]


def test_trigger_stretch_and_every_panel_are_labelled_in_both_languages(drawn, found):
    code, text = drawn
    written, hz = " | ".join(words(ElementTree.fromstring(text))), f"{found.frequency:g} Hz"
    labels = {
        "en": (f"stimulus, {hz}", "stretch", "motor units", "EMG", "force", "length", "seconds"),
        "id": (f"rangsangan, {hz}", "peregangan", "unit motorik", "EMG", "gaya", "panjang", "detik"),
    }
    assert [label for label in labels[code] if label not in written] == []


def test_every_spike_is_a_stroke_unless_two_share_a_grain(found):
    drawing = cramp_figure.draw(found, zoom_text.picture(found, "calf"), WIDE)
    raster = re.search(r'<path d="([^"]*)" class="spikes" vector-effect', drawing).group(1)
    strokes = raster.count("v")
    assert 0.9 * found.spikes.sum() <= strokes <= found.spikes.sum()


def test_both_shapes_hold_their_text_inside(found):
    for shape in (WIDE, NARROW):
        root = ElementTree.fromstring(cramp_figure.draw(found, zoom_text.picture(found, "calf"), shape))
        for text in root.iter("text"):
            width = 7.5 * len(text.text)
            x, anchor = float(text.get("x")), text.get("text-anchor", "start")
            left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
            assert left >= -6, text.text
            assert left + width <= shape.width + 6, text.text


def test_the_table_has_a_row_for_every_second_with_the_numbers_of_the_recording(found):
    with language.use("en"):
        headings, rows = cramp_figure.table(found)
    assert len(rows) == round(found.seconds) <= 24
    assert {len(row) for row in rows} == {len(headings)}
    assert rows[0][1] == "0"
    burst = rows[round(found.burst[0])]
    assert burst[1] == str(found.spikes.shape[1])
    assert float(burst[2]) >= found.frequency
    assert float(rows[-1][5]) > float(rows[0][5])


def test_the_cramp_goes_on_between_trigger_and_stretch_and_is_seen_in_every_signal(found):
    after, stretch = (round(1000 * moment) for moment in (found.burst[1] + 3, found.stretch[0]))
    assert found.spikes[after:stretch].any(axis=1).mean() > 0.2
    quiet = slice(0, round(1000 * found.burst[0]))
    assert found.force[after:stretch].mean() > 5 * abs(found.force[quiet].mean())
    assert np.abs(found.electromyogram[4 * after : 4 * stretch]).max() > 0
    assert not found.electromyogram[: 4 * quiet.stop].any()
    assert found.length[-1] > found.length[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_file_alone_has_the_colours_of_the_page(scheme):
    """The page's own rules do not reach it, so it brings the same colours along."""
    blocks = re.findall(r"svg\.alone \{ (--paper[^}]*)\}", STYLE.read_text(encoding="utf-8"))
    own = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[("light", "dark").index(scheme)]))
    page = colours(scheme)
    assert own == {
        **{name: page[name] for name in ("ink", "soft", "grid", "one")},
        "paper": own["paper"], "trigger": page["exercise"], "stretch": page["usual"],
    }  # fmt: skip
    for ground in ("paper", "trigger", "stretch"):
        assert contrast(own["ink"], own[ground]) >= 4.5
        assert contrast(own["soft"], own[ground]) >= 4.5
        assert contrast(own["one"], own[ground]) >= 3
