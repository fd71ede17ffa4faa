"""Heat illness for each start: what was counted, and what comes out."""

from functools import cache

import numpy as np

from kramkaki.api import run
from kramkaki.parameters import records
from kramkaki.risk.heat_illness import HeatIllnessParameters
from kramkaki.scenario.read import read
from kramkaki.scenario.templates import template_path
from scoreboard.framework import Check, case
from scoreboard.heat_illness_counts import Starters

PEOPLE = 4096
DRAWS = 32
HALF_MARATHON = {
    "start": "2010-11-28T05:00+08:00",
    "end": "2010-11-28T10:00+08:00",
    "place": {"latitude": 1.35},
    "person": {
        "age_years": 26,
        "sex": "male",
        "mass_kg": 63,
        "height_cm": 171,
        "maximal_oxygen_uptake_ml_per_kg_min": 59,
        "hot_days": 14,
    },
    "day": [
        {
            "weather": [
                {
                    "from": "00:00",
                    "temperature_c": 26.4,
                    "relative_humidity_percent": 81,
                    "wind_m_per_s": 1.0,
                    "sun": "none",
                }
            ],
            "exercise": [
                {
                    "start": "06:30",
                    "distance_km": 21.1,
                    "duration": "118 min",
                    "activity": "running",
                    "control": "recorded",
                }
            ],
            "drink": [{"time": "06:50", "volume_ml": 150.0, "every": "20 min", "until": "08:10"}],
        }
    ],
}


@cache
def starters(name):
    return Starters(name, PEOPLE)


@cache
def numbers():
    return records.load(HeatIllnessParameters)


@case(
    "heat/N11",
    title="Road race over 11.3 km in August: heat stroke and heat exhaustion for 1000 starters, and with the heat",
    basis="fitted",
    source="Stearns 2024, J Athl Train 59:304, abstract; growth from six counts of races, soldiers and teams",
)
def falmouth():
    race, found = starters("falmouth_runners"), starters("falmouth_runners").chances(numbers())
    inside = (race.wet_bulb_globe > 18) & (race.wet_bulb_globe < 30)
    slope = growth(race.wet_bulb_globe[inside], found.either[inside])
    return [
        Check("heat stroke", 1000 * found.stroke.mean(), "per 1000", 1.77, 2.37),
        Check("heat exhaustion", 1000 * found.exhaustion.mean(), "per 1000", 2.41, 3.11),
        Check("growth for each °C of WBGT", slope, "1", 1.15, 1.5),
    ]


def growth(heat, chance):
    """Return by how much a chance grows for each degree: Poisson regression on one line. [1]"""
    centred, slope = heat - heat.mean(), 0.0
    for _step in range(50):  # Newton's steps on the slope; the intercept follows from the mean
        expected = np.exp(slope * centred)
        expected *= chance.mean() / expected.mean()
        slope += (centred @ (chance - expected)) / ((centred - (centred @ expected) / expected.sum()) ** 2 @ expected)
    return float(np.exp(slope))


@case(
    "heat/N12",
    title="College football before the season: heat exhaustion and fainting for 1000 sessions, no cramps",
    basis="fitted",
    source="Cooper 2016, J Athl Train 51:593, abstract",
)
def football():
    session = starters("football_preseason")
    return [Check("heat exhaustion", session.per_1000("exhaustion", numbers()), "per 1000", 0.35, 0.48)]


@case(
    "heat/N12s",
    title="The same: heat strokes, of which there were next to none",
    basis="predicted",
    source="Cooper 2016; Tripp 2021: one case in 163,254 sessions of high schools, abstracts",
    reason="on the hottest days teams rest, train earlier or not at all; the model's do as planned, and its core rises "
    "too steeply with the heat of the air",
)
def football_strokes():
    return [Check("heat stroke", starters("football_preseason").per_1000("stroke", numbers()), "per 1000", 0.0, 0.1)]


@case(
    "heat/N13",
    title="43 healthy men in two half marathons in the heat, core 39.8 and 40.1 °C: none ill",
    basis="predicted",
    source="Byrne 2006, Med Sci Sports Exerc 38:803; Lee 2010, Eur J Appl Physiol, abstracts",
)
def half_marathons():
    races = {"Byrne": read(template_path("byrne-2006-race")), "Lee": HALF_MARATHON}
    ill = {name: run(race, draws=DRAWS).heat_illness.probability for name, race in races.items()}
    none = (1 - ill["Byrne"]) ** 18 * (1 - ill["Lee"]) ** 25
    return [
        *(Check(f"ill, {name}", 1000 * chance, "per 1000", 0.0, 15.0) for name, chance in ill.items()),
        Check("chance that of 43 nobody is", none, "1", 0.5, 1.0),
    ]


@case(
    "heat/E3",
    title="Boston marathon on days of 17 to 20 °C WBGT: heat strokes for 1000 starters",
    basis="predicted",
    source="Breslow 2021, abstract",
    reason="a marathon is paced with more caution than a short race, and driven people slow before its end",
)
def boston():
    return [Check("heat stroke", starters("boston_marathon").per_1000("stroke", numbers()), "per 1000", 0.2, 0.7)]


@case(
    "heat/E5",
    title="Falmouth: heat stroke of women against men",
    basis="predicted",
    source="Belval, Falmouth by age and sex, abstract",
    reason="lighter people make less heat at the same effort and stay too cool: the core rises too steeply with the "
    "heat to be shed",
)
def women():
    race = starters("falmouth_runners")
    chance = race.chances(numbers()).stroke
    return [Check("women : men", chance[race.female > 0.5].mean() / chance[race.female < 0.5].mean(), "1", 0.55, 0.95)]


@case(
    "heat/E6",
    title="Falmouth: mean core of those with heat stroke",
    basis="predicted",
    source="DeMartini 2015, Med Sci Sports Exerc 47:240, abstract: 41.44 ± 0.63 °C in the tent",
    reason="from 40.5 °C on the modelled body slows whatever its drive, so hardly a core passes 41 °C; the core goes "
    "on rising for minutes after a collapse",
)
def cases_core():
    race = starters("falmouth_runners")
    weight, core = race.chances(numbers()).stroke, race.heat(numbers()).core
    return [Check("mean core", float(weight @ core / weight.sum()), "°C", 41.0, 41.8)]
