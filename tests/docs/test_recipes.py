"""The recipes of CONTRIBUTING, followed on a throw-away copy of the package."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "kramkaki"
SCENARIO = Path("kramkaki") / "scenario" / "templates" / "hill-run.toml"
MOST_FILES = 5
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


def why(folder):
    """Return what ``kram why --json`` of the copy says of somebody with cold feet."""
    path = folder / SCENARIO
    scenario = path.read_text(encoding="utf-8").replace("[person]\n", "[person]\ncold_feet = true\n", 1)
    path.write_text(scenario, encoding="utf-8")
    program = "from kramkaki.cli import main; raise SystemExit(main())"
    answer = subprocess.run(
        [sys.executable, "-c", program, "why", str(path), "--json", "--draws", "8"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


@pytest.mark.heavy
def test_a_cause_of_the_nerve_reaches_the_report(tmp_path):
    assert len(NERVE_CAUSE) <= MOST_FILES
    assert why(follow(NERVE_CAUSE, tmp_path))["nerve"]["shifts_hz"]["cold_feet"] < 0


@pytest.mark.heavy
def test_a_cause_of_the_rate_reaches_the_report(tmp_path):
    assert len(RATE_CAUSE) <= MOST_FILES
    answer = why(follow(RATE_CAUSE, tmp_path))
    assert "cold_feet" in {row["cause"] for row in answer["causes"]}
