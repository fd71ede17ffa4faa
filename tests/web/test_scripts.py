"""The page's own scripts: small, plain, speaking only texts that exist, never reaching for what the policy forbids."""

import re
from pathlib import Path

import pytest

from kramkaki.web.script_texts import TEXTS

STATIC = Path(__file__).parents[2] / "src/kramkaki/web/static"
SCRIPTS = sorted(STATIC.glob("*.js"))
# Built from a kind of entry: say(`row_${kind}`).
KINDS = ("exercise", "drink", "meal", "posture", "sleep", "stretching", "medicine")
SPOKEN = re.compile(r"""say\(\s*["`]([^"`]+)["`]""")
CHOSEN = re.compile(r"""say\((\w+) \? "(\w+)" : "(\w+)"\)""")
FORBIDDEN = (
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "http://",
    "https://",
)


def spoken():
    """Every key that some script speaks."""
    keys = set()
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        for key in SPOKEN.findall(text):
            stem, braces, _rest = key.partition("${")
            keys |= {stem + kind for kind in KINDS} if braces else {key}
        for _condition, first, second in CHOSEN.findall(text):
            keys |= {first, second}
        keys |= set(re.findall(r"""step\([^)]*, "(\w+)"\)""", text))
        keys |= {key for pair in re.findall(r"""back \? "(\w+)" : "(\w+)\"""", text) for key in pair}
    return keys


def test_every_text_that_is_spoken_exists():
    assert not {key for key in spoken() if key not in TEXTS and key != "add_medicine"}


def test_no_text_lies_unused():
    assert not set(TEXTS) - spoken()


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_markup_is_never_made_of_text_and_nothing_comes_from_elsewhere(path):
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")  # a name, not an address
    assert not [word for word in FORBIDDEN if word in text]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_small_and_say_what_they_are_about(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400
    assert lines[0].startswith("// ")
