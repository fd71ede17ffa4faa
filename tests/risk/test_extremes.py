"""Extreme but legal people and days: a finite best estimate, and a flag wherever nobody would live through it."""

import json

import numpy as np
import pytest

from kramkaki.api import run
from tests.scenario.examples import small

RUN = {"start": "06:00", "duration": "1 h", "activity": "running"}
CALM = {
    "a child of 25 kg": {"person": {"age_years": 8, "mass_kg": 25}},
    "at 95 years": {"person": {"age_years": 95, "mass_kg": 50}},
    "at 200 kg": {"person": {"mass_kg": 200}},
    "pregnant": {"person": {"sex": "female", "conditions": ["pregnancy"]}},
    "on dialysis, without urine": {"person": {"conditions": ["dialysis"]}},
    "running at -20 °C, warm afterwards": {
        "exercise": [RUN],
        "weather": [{"from": "00:00", "temperature_c": -20}, {"from": "07:00", "temperature_c": 20}],
    },
    "five minutes": {"end": "2026-03-01T05:35+07:00", "exercise": [], "sleep": "22:00"},
}
DEADLY = {
    "ten litres in four hours": (
        {"drink": [{"time": "06:00", "volume_ml": 1000, "every": "25 min", "until": "09:45"}]},
        "over_drinking_low_sodium",
    ),
    "a bucket of brine": (
        {"drink": [{"time": "06:00", "volume_ml": 4000, "composition": {"sodium_mmol_per_l": 3000}}]},
        "unbelievable_plasma_sodium",
    ),
    "a day's run without a drop": (
        {"exercise": [{**RUN, "duration": "15 h", "pace_min_per_km": 5.5, "control": "recorded"}]},
        "unbelievable_body_mass_change",
    ),
    "a day at 60 °C in wet air": (
        {"weather": [{"temperature_c": 60, "relative_humidity_percent": 100}]},
        "unbelievable_core_temperature",
    ),
    "a day in a gale at -40 °C in swimwear": (
        {"weather": [{"temperature_c": -40, "wind_m_per_s": 40}], "clothing": "swimwear"},
        "hypothermia",
    ),
    "eight litres of diarrhoea": (
        {"illness": [{"time": "06:00", "kind": "diarrhoea", "volume_ml": 8000}]},
        "unbelievable_plasma_potassium",
    ),
}


def outcome(person=None, end=None, **day):
    content = small(**{"exercise": [RUN] if person else [], "sleep": "22:00", **day})
    content["person"] |= person or {}
    if end:
        content["end"] = end
    result = run(content, draws=1)
    assert all(np.all(np.isfinite(values)) for values in result.trace.values())
    assert 0 <= result.cramps.probability <= 1
    json.dumps(result.as_json(), allow_nan=False)
    return {warning.code for warning in result.warnings}


@pytest.mark.parametrize("who", CALM)
def test_what_can_be_lived_is_not_called_deadly(who):
    assert not {code for code in outcome(**CALM[who]) if code.startswith(("unbelievable", "hypothermia"))}


@pytest.mark.parametrize("what", DEADLY)
def test_what_nobody_lives_through_is_flagged(what):
    day, code = DEADLY[what]
    assert code in outcome(**day)
