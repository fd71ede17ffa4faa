"""From a person and a timeline to cramps: bodies computed in one batch, their risk, history, and each cause's share."""

from dataclasses import dataclass

import numpy as np

from kramkaki.body import wiring
from kramkaki.body.simulate import simulate
from kramkaki.nerve.mechanisms import ExcitabilityParameters
from kramkaki.parameters import records
from kramkaki.risk import assessment, counterfactual, frailty, susceptibility, triggers
from kramkaki.risk.division import HIGH, LOW, Division, divide
from kramkaki.risk.parameters import CrampParameters

CAUSE_SETS = 32  # at most, parameter sets for worlds without a cause: half of all, two blocks of lanes each
ROW_LENGTHS = (1, 5, 15, 30, 60, 120, 240)  # [min] the shortest that keeps to MOST_ROWS
MOST_ROWS = 3000


@dataclass
class Forecast:
    """Everything that was computed; index 0 of every draw axis is the central run.

    Attributes
    ----------
    trace : Bodies
        (draw, row) or (draw, row, muscle). [glossary units]
    assessment : Assessment
    who : Susceptibility
    expected, probability : array
        (draw). [1]
    by_muscle : tuple of array
        Expected number and probability, (draw, muscle). [1]
    division : Division
        Of the cramps expected over the causes. [1]
    worlds, assessments : list
        Every combination of the causes that act on the body, and its assessment; the first is as it is.
    hazard, threshold : array
        This person's, (draw, row, muscle). [1/h], [Hz]
    """

    trace: counterfactual.Bodies
    assessment: assessment.Assessment
    parameters: CrampParameters
    who: susceptibility.Susceptibility
    expected: np.ndarray
    probability: np.ndarray
    by_muscle: tuple
    division: Division
    worlds: list
    assessments: list
    hazard: np.ndarray
    threshold: np.ndarray


def output_every(minutes):
    """Return the minutes of one output row for a scenario of this length. [min]"""
    return next((length for length in ROW_LENGTHS if minutes <= MOST_ROWS * length), ROW_LENGTHS[-1])


def band(values):
    """Return the 10-90 % band over the draws (index 0, the central run, left out but never outside the band)."""
    if len(values) == 1:
        return values[0], values[0]
    low, high = np.percentile(values[1:], (LOW, HIGH), axis=0)
    return np.minimum(low, values[0]), np.maximum(high, values[0])


def parameter_sets(central, drawn):
    """Return parameters with the central set first, then the drawn ones. [units of the records]"""
    return counterfactual.join(central, drawn)


def excitability_sets(sets, seed):
    """Return the sizes of the nerve's mechanisms, the central set first. [units of the records]"""
    drawn = records.draw(ExcitabilityParameters, sets - 1, seed)
    return parameter_sets(records.load(ExcitabilityParameters), drawn)


def _bodies(worlds, sets, seed, every, progress):
    """Compute all worlds in one batch; return the bodies of each world."""
    parameters = parameter_sets(wiring.load_parameters(), wiring.draw_parameters(sets - 1, seed))
    lanes = [np.arange(sets), *[np.arange(min((sets + 1) // 2, CAUSE_SETS))] * (len(worlds) - 1)]
    table = np.concatenate([np.full(len(lane), index) for index, lane in enumerate(lanes)])
    people = [world.person for world in worlds]
    person = people[0]._replace(
        **{name: np.array([getattr(p, name) for p in people], dtype=float)[table] for name in people[0]._fields}
    )
    trace = simulate(
        person,
        [world.timeline for world in worlds],
        table,
        parameters=counterfactual.select(parameters, np.concatenate(lanes)),
        output_every=every,
        progress=progress,
    )
    ends = np.cumsum([len(lane) for lane in lanes])
    return [
        counterfactual.Bodies({name: values[end - len(lane) : end] for name, values in trace.items()}, trace.minutes)
        for lane, end in zip(lanes, ends, strict=True)
    ]


def history_factor(assessment, person, parameters):
    """Return the rate of cramps at rest of such a person over the population's, by age, medicines, illnesses. [1]"""
    growth = frailty.age_growth(parameters, person.age)
    product = np.ones((1, 1))
    for factor in assessment.factors:
        if factor.scope == "rest" and factor.over == "muscle" and not factor.inside and factor.cause != "season":
            product = product * factor.values
    return growth * (product * triggers.sites("rest")).sum(axis=1)


def in_exercise(reported, timeline):
    """Return for each cramp that happened whether it came in or soon after exercise."""
    loaded = triggers.load(timeline["exercising"], recovery=1.0) > 0.1
    return [bool(loaded[int(np.clip(minute, 0, len(loaded) - 1))]) for minute, *_ in reported]


def observed(reported, timeline):
    """Return how many of the cramps that happened came at rest, and how many in or soon after exercise. [1]"""
    inside = in_exercise(reported, timeline)
    return float(len(reported) - sum(inside)), float(sum(inside))


def forecast(person, timeline, presence, *, draws=64, seed=0, reported=(), every=None, progress=None):
    """Return the cramps to expect of a person on a timeline, with bands and the share of each cause.

    Parameters
    ----------
    person : Person
        Numbers. [units of Person]
    timeline : Timeline
    presence : Presence
        History and causes the person brings along.
    draws : int
        Parameter sets: the central one and draws, which give the bands. [1]
    seed : int
    reported : list of (minute, muscle, length)
        Cramps that happened within the timeline. [min], [-], [s]
    every : int, optional
        Minutes of one output row. [min]
    progress : callable, optional
        Called with the fraction done. [0-1]

    Returns
    -------
    forecast : Forecast
    """
    worlds = counterfactual.worlds(person, timeline, presence)
    sets = max(draws, 1)
    traces = _bodies(worlds, sets, seed, every or output_every(timeline.minutes), progress)
    drawn = records.draw(CrampParameters, sets - 1, seed)
    ratios = assessment.rate_ratios(sets - 1, seed)
    everybody = parameter_sets(records.load(CrampParameters), drawn)
    parameters = frailty.of_person(everybody, person, presence, ratios)
    excitability = excitability_sets(sets, seed)
    found = assessment.assess(traces[0], timeline, person, presence, parameters, ratios, excitability=excitability)
    base = found.expected()
    exposure = tuple(total.sum(axis=1) for total in base)
    who = susceptibility.susceptibility(
        presence.history,
        parameters,
        rest_rate_factor=history_factor(found, person, parameters),
        observed=observed(reported, timeline),
        exposure=exposure if reported else (0.0, 0.0),
    )
    number = susceptibility.expected_number(who, *exposure)
    mean = susceptibility.mean_threshold(who.nodes)
    assessments = _assess(worlds, traces, found, presence, parameters, ratios, excitability)
    return Forecast(
        trace=traces[0],
        assessment=found,
        parameters=parameters,
        who=who,
        expected=number,
        probability=susceptibility.probability_of_any(who, *exposure),
        by_muscle=(susceptibility.expected_number(who, *base), susceptibility.probability_of_any(who, *base)),
        division=divide(worlds, assessments, who, seed=seed),
        worlds=worlds,
        assessments=assessments,
        hazard=susceptibility.expected_number(
            who, found.curve("rest"), _filled(found.curve("exercise"), found.shift.shape)
        ),
        threshold=np.maximum(found.shift + mean[:, None, None], parameters.lowest_threshold[:, None, None]),
    )


def _filled(values, shape):
    return np.broadcast_to(values, shape)


def _assess(worlds, traces, found, presence, parameters, ratios, excitability):
    """Return the assessment of every world; the first is there already."""
    assessments = [found]
    for world, trace in zip(worlds[1:], traces[1:], strict=True):
        n = len(trace["fatigue"])
        some = counterfactual.select(parameters, np.arange(n))
        few = {cause: {scope: values[:n] for scope, values in by.items()} for cause, by in ratios.items()}
        longest = presence.usual_hours if "overuse" in world.absent else np.inf
        nerve = counterfactual.select(excitability, np.arange(n))
        assessments.append(assessment.assess(trace, world.timeline, world.person, presence, some, few, longest, nerve))
    return assessments
