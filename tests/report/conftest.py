"""One hot race, the same with an emergency, and one week of nights, run once, told in both languages."""

import pytest

from kramkaki import language
from kramkaki.api import run
from kramkaki.report.html import page

PERSON = {"age_years": 58, "sex": "female", "mass_kg": 61, "height_cm": 160}
RACE = {
    "title": "Lomba",
    "start": "2026-03-01T05:00+07:00",
    "end": "2026-03-01T09:00+07:00",
    "person": {**PERSON, "feet": "flat", "injuries": []},
    "cramps": [{"time": "2026-03-01T06:20", "muscle": "calf_left", "length": "90 s"}],
    "day": [
        {
            "weather": [{"from": "00:00", "temperature_c": 32, "relative_humidity_percent": 80}],
            "exercise": [{"start": "05:30", "duration": "1 h", "activity": "running", "effort": "race"}],
            "drink": [
                {"time": "05:10", "drink": "pocari_sweat", "volume_ml": 250},
                {"time": "06:00", "volume_ml": 200},
            ],
            "meal": [{"time": "06:45", "foods": [{"food": "tempe", "mass_g": 50}, {"food": "pisang", "mass_g": 100}]}],
            "posture": [{"from": "07:30", "to": "08:30", "posture": "standing", "surface": "hard"}],
        }
    ],
}
STOPPED = {**RACE, "symptoms": {"now": ["confusion"]}}
NIGHTS = {
    "title": "Malam",
    "start": "2026-03-01T18:00+07:00",
    "person": {**PERSON, "medicines": [{"name": "hydrochlorothiazide", "dose_mg": 25}]},
    "day": [{"repeat": 4, "wake": "06:00", "sleep": "22:00", "sleep_posture": "feet_pointed"}],
}


@pytest.fixture(scope="session")
def results():
    """Scenario and language to the result, whose texts are already in that language."""
    found = {}
    for code in language.LANGUAGES:
        with language.use(code):
            for name, scenario in (("race", RACE), ("stopped", STOPPED), ("nights", NIGHTS)):
                found[name, code] = run(scenario, draws=4, seed=1)
    return found


@pytest.fixture(scope="session")
def pages(results):
    """Scenario and language to the page."""
    found = {}
    for (name, code), result in results.items():
        with language.use(code):
            found[name, code] = page(result)
    return found
