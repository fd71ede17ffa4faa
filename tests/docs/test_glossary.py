"""The glossary names every quantity of a trace, with the unit the program uses."""

import re
from pathlib import Path

from kramkaki.body import wiring
from kramkaki.body.muscles import MuscleReading
from kramkaki.trace import UNITS

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \| (yes)? ?\|", re.M)


def test_glossary_and_program_agree():
    rows = {name: unit.strip() for name, unit, _ in ROW.findall(GLOSSARY.read_text(encoding="utf-8"))}
    assert rows == UNITS


def test_every_recorded_quantity_is_in_the_trace():
    recorded = (set(wiring.Observation._fields) - {"muscles"}) | set(MuscleReading._fields)
    assert recorded <= set(UNITS)
