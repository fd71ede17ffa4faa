"""The page's style: contrast in both themes, one dark theme however it is asked for, nothing fetched from elsewhere."""

import re
from pathlib import Path

import pytest

import kramkaki.web
from tests.report.test_colours import PATTERNS, SHAPES, TEXT, contrast

STATIC = Path(kramkaki.web.__file__).parent / "static"
STYLE = (STATIC / "style.css").read_text(encoding="utf-8")
DARK = (STATIC / "dark.css").read_text(encoding="utf-8")
MORE_TEXT = [("on-one", "one"), ("on-one", "one-deep"), ("ink", "tint"), ("one-deep", "tint"), ("one", "tint"),
             ("soft", "tint"), ("emergency", "card"), ("emergency", "paper"), ("one-deep", "card")]  # fmt: skip
MORE_SHAPES = [
    ("field", "card"),
    ("field", "paper"),
    ("focus", "card"),
    ("one", "grid"),
    ("two", "grid"),
    ("three", "grid"),
]


def themes():
    """Variables of the light theme and of the dark one."""
    named = re.compile(r"--([\w-]+): (#[0-9a-f]{6})\b")
    blocks = [re.search(r"^:root \{(.*?)\n\}", text, flags=re.S | re.M).group(1) for text in (STYLE, DARK)]
    return [dict(named.findall(block)) for block in blocks]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("pairs", "least"),
    [(TEXT + MORE_TEXT, 4.5), (SHAPES + MORE_SHAPES + PATTERNS, 3.0)],
    ids=["text", "shapes"],
)
def test_colours_stand_out(theme, pairs, least):
    colour = {**themes()[0], **themes()[theme]}
    weak = {f"{a} on {b}": round(contrast(colour[a], colour[b]), 2) for a, b in pairs}
    assert {pair: value for pair, value in weak.items() if value < least} == {}


def test_the_dark_has_a_value_for_every_colour():
    light, dark = themes()
    assert light.keys() == dark.keys()


def test_styles_fetch_nothing():
    for name in ("style.css", "dark.css", "script.css"):
        text = (STATIC / name).read_text(encoding="utf-8")
        assert "@import" not in text
        assert not re.search(r"url\((?!#)", text)


def test_motion_print_and_focus_are_thought_of():
    assert "prefers-reduced-motion" in STYLE
    assert "@media print" in STYLE
    assert ":focus-visible { outline: 3px" in STYLE
