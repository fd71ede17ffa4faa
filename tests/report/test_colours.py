"""Contrast of the chosen colours (WCAG 2.2): text 4.5 to 1, lines and shapes that carry meaning 3 to 1."""

import re

import pytest

from kramkaki.report.styles import style

STYLE = style()
TEXT = [
    (ink, paper) for ink in ("ink", "soft", "one", "two", "three") for paper in ("paper", "card")
] + [
    ("emergency", "emergency-paper"),
    ("clinician", "clinician-paper"),
    ("caution", "caution-paper"),
    ("ink", "emergency-paper"),
    ("ink", "clinician-paper"),
    ("ink", "caution-paper"),
    ("card", "two"),
    ("card", "soft"),
]  # fmt: skip
SHAPES = [
    ("one", "usual"),
    ("one", "exercise"),
    ("two", "exercise"),
    ("three", "exercise"),
    ("limb-line", "card"),
    ("focus", "paper"),
]
PATTERNS = [("mark-dark", "step1"), ("mark-dark", "step2"), ("mark-light", "step3"), ("mark-light", "step4")]


def colours(scheme):
    light, dark = re.findall(r":root \{(.*?)\}", STYLE, flags=re.S)[:2]
    named = re.compile(r"--([\w-]+): (#[0-9a-f]{6})\b")
    found = dict(named.findall(light))
    return found if scheme == "light" else {**found, **dict(named.findall(dark))}


def luminance(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_contrast_formula_gives_its_known_ends():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("pairs", "least"), [(TEXT, 4.5), (SHAPES, 3.0), (PATTERNS, 3.0)], ids=["text", "shapes", "patterns"]
)
def test_colours_stand_out_from_their_background(scheme, pairs, least):
    colour = colours(scheme)
    weak = {f"{a} on {b}": round(contrast(colour[a], colour[b]), 2) for a, b in pairs}
    assert {pair: value for pair, value in weak.items() if value < least} == {}


def test_every_step_of_risk_has_its_own_pattern():
    fills = re.findall(r"\.fill(\d) \{ fill: ([^;]+);", STYLE)
    assert len({fill for _, fill in fills}) == len(fills) == 5
