"""The recipes of CONTRIBUTING, followed on a throw-away copy of the package."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "kramkaki"
SCENARIO = Path("kramkaki") / "scenario" / "templates" / "hill-run.toml"
MOST_FILES = 5  # for a cause
MOST_SOURCES = 2  # for a question, and for a language beside its catalogue
KRAM = "from kramkaki.cli import main; raise SystemExit(main())"
# File to edits: (text before which the new text is put, or None for the end of the file; the new text).
KEY = ("    feet: Literal[", '    cold_feet: bool | None = text("Cold feet.")\n')
NERVE_CAUSE = {
    "scenario/model_person.py": [KEY],
    "risk/traits.py": [
        ("            age=float(body.age),\n", "            cold_feet=float(bool(person.cold_feet)),\n")
    ],
    "nerve/causes.py": [
        ("    age: Number = ", "    cold_feet: Number = 0.0  # [0-1]\n"),
        ("    vitamin_e_size: Number\n", "    cold_feet_size: Number\n"),
        (
            "def shifts(",
            '@cause(N_("cold feet"), "cold_feet")\n'
            "def cold_feet(s: ExcitabilityState, p: ExcitabilityParameters) -> NerveShift:\n"
            "    return NerveShift(margin=-p.cold_feet_size * s.cold_feet)\n\n\n",
        ),
    ],
    "parameters/excitability.toml": [
        (None, '\n[cold_feet_size]\nvalue = 1.0\nunit = "mV"\nkind = "assumed"\nbecause = "made up for a test"\n')
    ],
}
RATE_CAUSE = {
    "scenario/model_person.py": [KEY],
    "risk/traits.py": [("    if body.flat_feet:\n", '    if person.cold_feet:\n        strength["cold_feet"] = 1.0\n')],
    "evidence/causes.toml": [
        (
            None,
            '\n[cold_feet]\nstatement = 17\nname = "Cold feet"\ngrade = "WEAK"\ncontested = true\nroute = "None."\n'
            'effect = "None."\nsource = "hawke_2021"\nreference = "warm feet"\n'
            'on = [{ scope = "exercise", measure = "rate_ratio", outcome = "rate", size = 3.0, low = 2.0, high = 4.0, '
            "level = 0.8 }]\n",
        )
    ],
    "evidence/statements.toml": [('"flat_feet"]', '"cold_feet", ')],
}
QUESTION = {
    "scenario/model_person.py": [KEY],
    "scenario/questions/interview.toml": [
        (
            '[[question]]\nid = "lately"',
            '[[question]]\nid = "cold_feet"\nkey = "person.cold_feet"\ngroup = "me"\ntext = "Are your feet cold?"\n\n',
        )
    ],
}
LANGUAGE = {
    "language.py": [
        (
            "}  # fmt: skip\nNOT_KNOWN",
            '    "xx": Language(\n        name="Xan",\n        english_name=mark("Xan"),\n        region="de",\n'
            '        long_date="d. MMMM y",\n        time_mark="h",\n        durations={"xours": "h"},\n    ),\n',
        )
    ],
}
ASK = """
from kramkaki.cli.asking import interview
from kramkaki.web import form_pages, start_form
interview()
print(form_pages.start_page("runner", "metric"))
written = start_form.read("runner", {"q.cold_feet": ["yes"]}, "metric")
from datetime import datetime, timezone
print(start_form.scenario("runner", written, datetime(2026, 5, 3, tzinfo=timezone.utc))["person"])
"""
TRANSLATE = """
from pathlib import Path
from tools import messages
messages.SOURCE = Path()
messages.renew("xx")
path = messages.catalogue_path("xx")
water = 'msgid "plain water"\\nmsgstr "{}"'
text = path.read_text(encoding="utf-8").replace(water.format(""), water.format("xater"))
path.write_text(text, encoding="utf-8")
with path.with_suffix(".mo").open("wb") as file:
    messages.write_mo(file, messages.read_catalogue("xx"))
"""
SPEAK = """
from kramkaki import language
from kramkaki.scenario.quantities import parse_duration
from kramkaki.tables.drinks import find_drink
from kramkaki.web import form_pages
print(form_pages.choose_page())
with language.use("xx"):
    print(language.number(1234.5, 1), form_pages.start_page("runner", "metric"))
print(find_drink("xater")["id"], parse_duration("2 xours"))
"""


LAW = {
    "equations/gut.py": [
        (
            None,
            "\n\ndef time_to_empty_half(share: Number) -> Number:\n"
            '    """Time in which a first-order share leaves half behind. [min]\n\n'
            "    share: emptied in a minute [1/min]\n\n"
            "    Valid for: shares above zero. Leaves out: the lag before a meal.\n"
            "    Reference: made up for a test.\n\n"
            '    >>> print(f"{time_to_empty_half(0.05):.1f} min")\n    13.9 min\n    """\n'
            "    return log(2.0) / share\n",
        ),
        ("from kramkaki.number_types import Number\n", "from kramkaki.equations.ops import log\n"),
    ]
}
RUN_LAW = """
import doctest
import numpy as np
from numba import njit
from kramkaki.engine import fields
from kramkaki.equations import gut
from tests.docs import test_house

assert doctest.testmod(gut).failed == 0
test_house.PACKAGE = test_house.PACKAGE.__class__(gut.__file__).parents[1]
test_house.test_every_law_gives_the_unit_of_each_argument_and_of_its_result_and_its_source()
fields.register(gut)
law = gut.time_to_empty_half
compiled = njit(lambda share: law(share))
print(law(np.array([0.05]))[0], compiled(0.05))
"""


def follow(recipe, folder):
    """Return a copy of the package's parent folder with the recipe's edits made."""
    shutil.copytree(PACKAGE, folder / "kramkaki", ignore=shutil.ignore_patterns("__pycache__"))
    for name, edits in recipe.items():
        path = folder / "kramkaki" / name
        content = path.read_text(encoding="utf-8")
        for before, text in edits:
            assert before is None or content.count(before) == 1, (name, before)
            content = content + text if before is None else content.replace(before, text + before)
        path.write_text(content, encoding="utf-8")
    return folder


def output(folder, program, *arguments, typed=""):
    """Return what a program prints that works with the copy."""
    answer = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def why(folder):
    """Return what ``kram why --json`` of the copy says of somebody with cold feet."""
    path = folder / SCENARIO
    scenario = path.read_text(encoding="utf-8").replace("[person]\n", "[person]\ncold_feet = true\n", 1)
    path.write_text(scenario, encoding="utf-8")
    return json.loads(output(folder, KRAM, "why", str(path), "--json", "--draws", "8"))


def test_a_law_is_one_function_that_runs_on_numbers_on_arrays_and_compiled(tmp_path):
    assert len(LAW) == 1
    plain, compiled = map(float, output(follow(LAW, tmp_path), RUN_LAW).split())
    assert plain == pytest.approx(13.863, abs=1e-3)
    assert compiled == pytest.approx(plain, rel=1e-12)


@pytest.mark.heavy
def test_a_cause_of_the_nerve_reaches_the_report(tmp_path):
    assert len(NERVE_CAUSE) <= MOST_FILES
    assert why(follow(NERVE_CAUSE, tmp_path))["nerve"]["shifts_hz"]["cold_feet"] < 0


@pytest.mark.heavy
def test_a_cause_of_the_rate_reaches_the_report(tmp_path):
    assert len(RATE_CAUSE) <= MOST_FILES
    answer = why(follow(RATE_CAUSE, tmp_path))
    assert "cold_feet" in {row["cause"] for row in answer["causes"]}


@pytest.mark.heavy
def test_a_question_is_asked_at_the_terminal_and_on_the_page_and_its_answer_arrives(tmp_path):
    assert len(QUESTION) <= MOST_SOURCES
    terminal, page = output(follow(QUESTION, tmp_path), ASK, typed="\n" * 40).split("<!DOCTYPE html>")
    assert "Are your feet cold?" in terminal
    assert 'name="q.cold_feet"' in page
    assert 'name="f.person.cold_feet"' not in page  # the same is not asked twice
    assert "'cold_feet': True" in page


@pytest.mark.heavy
def test_a_language_is_spoken_and_offered(tmp_path):
    assert len(LANGUAGE) <= MOST_SOURCES
    folder = follow(LANGUAGE, tmp_path)
    output(folder, TRANSLATE)
    scenario, out = str(folder / SCENARIO), str(folder / "out")
    answer = output(folder, KRAM, "run", scenario, "--lang", "xx", "--draws", "1", "--out", out)
    assert "06h" in answer
    assert "not a medical device" in answer  # no translation yet, so the English text
    first, own = output(folder, SPEAK).split("1.234,5")
    assert 'hreflang="xx"' in first
    assert "xater" in own
    assert own.endswith("air_putih 120.0\n")
