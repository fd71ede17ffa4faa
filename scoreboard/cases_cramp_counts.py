"""How often cramps come: surveys and races rerun through the whole program, for people of whom no history is known.

The rates were fitted to these counts; the rows show how well, and what one parameter set leaves over.
"""

from functools import cache

import numpy as np

from kramkaki.run import run
from scoreboard.framework import Check, case

MEN = 0.75  # of marathon entrants (assumed)
COOL = [{"from": "00:00", "temperature_c": 14.0, "relative_humidity_percent": 50.0, "wind_m_per_s": 2.0, "sun": "none"}]
AWAY_FROM_SEASONS = {"latitude": 0.0}


@cache
def _month(age, sex="female", medicine=None):
    """Thirty days and nights of quiet life."""
    person = {"age_years": age, "sex": sex, "mass_kg": 70.0, "height_cm": 168.0}
    if medicine:
        person["medicines"] = [{"name": medicine}]
    day = {"repeat": 30, "wake": "06:00", "sleep": "22:00", "sleep_posture": "relaxed", "weather": COOL}
    scenario = {"start": "2026-03-01T00:00+07:00", "place": AWAY_FROM_SEASONS, "person": person, "day": [day]}
    return run(scenario, draws=1).cramps


@cache
def _run_race(sex, minutes):
    """A race at 75 % of maximal uptake, by people used to 65 % (assumed)."""
    exercise = {
        "start": "06:30",
        "duration": f"{minutes} min",
        "activity": "running",
        "intensity_percent": 75.0,
        "usual_intensity_percent": 65.0,
    }
    scenario = {
        "start": "2026-03-01T06:00+07:00",
        "end": "2026-03-01T11:30+07:00",
        "place": AWAY_FROM_SEASONS,
        "person": {
            "age_years": 35,
            "sex": sex,
            "mass_kg": 70.0 if sex == "male" else 58.0,
            "fitness": "good",
            "training": {"hours_per_week": 8, "weeks": 200},
        },
        "day": [
            {
                "weather": COOL,
                "exercise": [exercise],
                "drink": [{"time": "06:50", "volume_ml": 200.0, "every": "20 min", "until": "08:10"}],
            }
        ],
    }
    return run(scenario, draws=1)


@case("evidence/C1", title="Adults with any leg cramp at rest in a month", basis="fitted", source="Grandner 2017")
def adults():
    return [Check("share with any at 45 years", _month(45)["probability"], "1", 0.28, 0.34)]


@case("evidence/C2", title="People over 60 with cramps at rest", basis="fitted", source="Maisonneuve 2016")
def over_sixty():
    calf = sum(m["expected"] for name, m in _month(70)["by_muscle"].items() if name.startswith("calf"))
    return [
        Check("share with any at 70 years", _month(70)["probability"], "1", 0.38, 0.53),
        Check("of these in the calf (C4)", calf / _month(70)["expected"], "1", 0.73, 0.87),
    ]


@case("evidence/C7", title="Runners who cramp in a marathon, and when", basis="fitted", source="Maughan 1986")
def marathon():
    share = sum(
        weight * _run_race(sex, 234).cramps["probability"] for sex, weight in (("male", MEN), ("female", 1 - MEN))
    )
    trace = _run_race("male", 234).trace
    running = (trace.minutes > 30) & (trace.minutes <= 264)
    curve = trace["cramp_hazard"].sum(axis=1)[running]
    done = np.arange(1, len(curve) + 1) / len(curve)
    return [
        Check("share with a cramp", share, "1", 0.11, 0.28),
        Check("mean onset", 42.2 * float((curve * done).sum() / curve.sum()), "km", 29.0, 41.0),
        Check("share in the last quarter (C8)", float(curve[done > 0.75].sum() / curve.sum()), "1", 0.394, 0.534),
    ]


@case("evidence/C9", title="Medicines and cramps at rest", basis="by_construction", source="Garrison 2012")
def medicines():
    without = _month(65)["expected"]
    bands = {
        "hydrochlorothiazide": (1.29, 1.68),
        "amiloride": (1.61, 2.78),
        "furosemide": (1.00, 1.44),
        "salmeterol": (2.02, 2.89),
    }
    return [
        Check(name, _month(65, medicine=name)["expected"] / without, "rate ratio", low, high)
        for name, (low, high) in bands.items()
    ]


@case(
    "evidence/C14",
    title="Men against women: in a marathon, and at rest",
    basis="fitted",
    source="SAFER XXXVIII; Maisonneuve 2016",
)
def men_and_women():
    chance = {sex: _run_race(sex, 234).cramps["probability"] for sex in ("male", "female")}
    rest = _month(70, "male")["probability"] / _month(70)["probability"]
    return [
        Check("prevalence ratio in sport", chance["male"] / chance["female"], "1", 1.68, 2.23),
        Check("prevalence ratio at rest", rest, "1", 0.85, 1.15),
    ]


@case("evidence/C18", title="Where runners cramp", basis="by_construction", source="SAFER XXII 2022")
def sites():
    found = _run_race("male", 120).cramps
    calf = sum(m["expected"] for name, m in found["by_muscle"].items() if name.startswith("calf"))
    return [Check("calf, 21 km", calf / found["expected"], "1", 0.46, 0.60)]
