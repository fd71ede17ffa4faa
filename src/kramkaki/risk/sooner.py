"""What would bring the cramp sooner: the same person and time with one thing made worse, in one batch."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.body.simulate import people, simulate
from kramkaki.language import mark as N_
from kramkaki.risk import assessment, counterfactual, susceptibility
from kramkaki.scenario.compile.muscle_use import muscle_use

HARDER = 1.1  # [1]
HOTTER = 5.0  # [degC] of air and of what radiates
HOTTER_WET_BULB_GLOBE = 4.5  # [degC] what that adds at the same relative humidity
HOTTER_VAPOUR = 1.34  # [1] saturation pressure over 5 degC
HOURS_ON_FEET = 6
WORTH_TELLING = 1.05  # [1] factor on the cramps expected
TEXTS = {
    "harder": N_("The same exercise with 10 % more effort"),
    "hotter": N_("The same day 5 °C hotter"),
    "no_drink": N_("Nothing to drink during the exercise"),
    "unaccustomed": N_("The same exercise for the first time, with legs not used to it"),
    "on_feet": N_("Six hours on the feet before bed"),
    "feet_pointed": N_("Sleeping with pointed feet"),
}


class Change(NamedTuple):
    """One thing made worse, and what it does on the central parameters."""

    change: str
    text: str
    factor: float  # cramps expected over those as it is [1]
    probability: float  # of at least one cramp [0-1]
    minutes_sooner: float  # how much earlier half of the cramps now expected are reached [min]


def _harder(person, timeline):
    names = counterfactual.SCALED_BY_EFFORT
    scale = np.where(timeline["exercising"] > 0, HARDER, 1.0)
    return person, counterfactual.changed(timeline, **{name: timeline[name] * scale for name in names})


def _hotter(person, timeline):
    return person, counterfactual.changed(
        timeline,
        air_temperature=timeline["air_temperature"] + HOTTER,
        mean_radiant_temperature=timeline["mean_radiant_temperature"] + HOTTER,
        vapour_pressure=timeline["vapour_pressure"] * HOTTER_VAPOUR,
        wet_bulb_globe_temperature=timeline["wet_bulb_globe_temperature"] + HOTTER_WET_BULB_GLOBE,
    )


def _no_drink(person, timeline):
    dry = timeline["exercising"] > 0
    names = [name for name in timeline.values if name.startswith("intake_")]
    return person, counterfactual.changed(timeline, **{name: np.where(dry, 0.0, timeline[name]) for name in names})


def _unaccustomed(person, timeline):
    return person._replace(conditioning=0.0), timeline


def _on_feet(person, timeline):
    asleep = timeline["asleep"] > 0
    standing = np.array(timeline["standing"], dtype=float)
    for bed in np.flatnonzero(asleep & ~np.roll(asleep, 1)):
        standing[max(bed - HOURS_ON_FEET * 60, 0) : bed] = 1.0
    standing[asleep | (timeline["exercising"] > 0)] = 0.0
    return person, counterfactual.changed(timeline, standing=standing)


def _feet_pointed(person, timeline):
    asleep, use = timeline["asleep"] > 0, muscle_use("lying", feet_pointed=True)
    length = {
        f"{name}_length": np.where(asleep, use[name.partition("_")[0]].length, timeline[f"{name}_length"])
        for name in MUSCLES
    }
    return person, counterfactual.changed(timeline, feet_pointed=np.where(asleep, 1.0, 0.0), **length)


IN_EXERCISE = {"harder": _harder, "hotter": _hotter, "no_drink": _no_drink, "unaccustomed": _unaccustomed}
AT_NIGHT = {"on_feet": _on_feet, "feet_pointed": _feet_pointed}


def _possible(person, timeline):
    """The changes that mean something for this person and time."""
    exercising = timeline["exercising"] > 0
    found = dict(IN_EXERCISE) if exercising.any() else {}
    if not np.any(timeline["intake_water"][exercising]):
        found.pop("no_drink", None)
    if np.any(timeline["swimming"] > 0):
        found.pop("hotter", None)  # the water decides, not the air
    return found | (AT_NIGHT if np.any(timeline["asleep"] > 0) else {})


def _curve(assessment, who):
    """Cramps expected of this person up to the end of each row. [1]"""
    rest, exercise = (assessment.curve(scope)[:1] for scope in ("rest", "exercise"))
    number = susceptibility.expected_number(who, rest, np.broadcast_to(exercise, rest.shape))
    return np.cumsum(number[0].sum(axis=1) * assessment.activity.hours)


def sooner(found, presence, person, timeline, every):
    """Return what would bring the cramp sooner, the strongest first.

    Parameters
    ----------
    found : Forecast
    presence : Presence
    person : Person
    timeline : Timeline
    every : int
        Minutes of one output row. [min]

    Returns
    -------
    changes : list of Change
    """
    possible = _possible(person, timeline)
    if not possible:
        return []
    days = [change(person, timeline) for change in possible.values()]
    somebodies, lived = zip(*days, strict=True)
    trace = simulate(people(somebodies), lived, np.arange(len(days)), output_every=every)
    who = susceptibility.first(found.who)
    parameters = counterfactual.select(found.parameters, np.arange(1))
    ratios = assessment.rate_ratios(0, 0)
    now = _curve(found.assessment, who)
    rows = []
    for i, (slug, (somebody, day)) in enumerate(zip(possible, days, strict=True)):
        body = counterfactual.Bodies({name: values[i : i + 1] for name, values in trace.items()}, trace.minutes)
        worse = assessment.assess(body, day, somebody, presence, parameters, ratios)
        curve = _curve(worse, who)
        usual, earlier = (int(np.searchsorted(one, 0.5 * now[-1])) for one in (now, curve))
        chance = susceptibility.probability_of_any(who, *(total.sum(axis=1) for total in worse.expected()))
        rows.append(
            Change(
                change=slug,
                text=TEXTS[slug],
                factor=float(curve[-1] / max(now[-1], 1e-300)),
                probability=float(chance[0]),
                minutes_sooner=float(trace.minutes[usual] - trace.minutes[min(earlier, usual)]),
            )
        )
    return sorted((row for row in rows if row.factor >= WORTH_TELLING), key=lambda row: -row.factor)
