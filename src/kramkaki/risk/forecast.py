"""From worlds to cramps, the one way for all: bodies in one batch, their risk, what history tells, the chance.

A run, the plan, "what would bring it sooner" and the populations differ in who lives which world and in the draws of
the parameters; what is done with them stands here once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
import numpy.typing as npt

from kramkaki.body import wiring
from kramkaki.body.person import Person
from kramkaki.body.simulate import people, simulate
from kramkaki.body.timeline import Timeline
from kramkaki.nerve.causes import ExcitabilityParameters
from kramkaki.number_types import Array
from kramkaki.parameters import records
from kramkaki.risk import heat_illness, triggers
from kramkaki.risk.assessment import Assessment, Draws, Expected, assess, rate_ratios
from kramkaki.risk.counterfactual import Bodies, Cramp, World, worlds_without
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.shares import HIGH, LOW, Division, divide
from kramkaki.risk.susceptibility import (
    Susceptibility,
    age_growth,
    expected_number,
    mean_threshold,
    of_people_like,
    probability_of_any,
    rate_factors,
    susceptibility_of,
)
from kramkaki.risk.traits import traits
from kramkaki.scenario.compile import Compiled

CAUSE_SETS = 32  # at most, parameter sets for worlds without a cause: half of all, two blocks of lanes each
ROW_LENGTHS = (1, 5, 15, 30, 60, 120, 240)  # [min] the shortest that keeps to MOST_ROWS
MOST_ROWS = 3000

T = TypeVar("T")
P = TypeVar("P", bound=NamedTuple)
FractionDone = Callable[[float], None]


@dataclass(frozen=True)
class Forecast:
    """The cramps to expect in one world. Index 0 of every draw axis is the central run.

    Attributes
    ----------
    trace : Bodies
        (draw, row) or (draw, row, muscle). [glossary units]
    draws : Draws
        With the frailties of people like this one.
    body : BodyParameters, optional
        Of the bodies; needed for the chance of heat illness. [units of the records]
    """

    world: World
    trace: Bodies
    assessment: Assessment
    draws: Draws
    susceptibility: Susceptibility
    body: wiring.BodyParameters | None = field(default=None, kw_only=True)  # arrays, the first are of the draws

    @cached_property
    def of_mean_person(self) -> Expected:
        """Cramps expected of the population's mean person in this body, by class, (draw, muscle). [1]"""
        return self.assessment.expected()

    @cached_property
    def exposure(self) -> Expected:
        """Cramps expected of the population's mean person in this body, by class, (draw). [1]"""
        return _all_muscles(self.of_mean_person)

    @cached_property
    def expected(self) -> Array:
        """Cramps expected of this person, (draw). [1]"""
        return expected_number(self.susceptibility, *self.exposure)

    @cached_property
    def probability(self) -> Array:
        """Chance of at least one cramp, (draw). [1]"""
        return probability_of_any(self.susceptibility, *self.exposure)

    @cached_property
    def by_muscle(self) -> tuple[Array, Array]:
        """Cramps expected and chance of at least one, (draw, muscle). [1]"""
        base = self.of_mean_person
        return expected_number(self.susceptibility, *base), probability_of_any(self.susceptibility, *base)

    @cached_property
    def hazard(self) -> Array:
        """This person's hazard of a cramp, (draw, row, muscle). [1/h]"""
        return expected_number(self.susceptibility, self.assessment.curve("rest"), self.assessment.curve("exercise"))

    @cached_property
    def heat(self) -> heat_illness.Ladder:
        """What exercise in heat is to people like this one, by how driven they are."""
        if self.body is None:
            raise ValueError("heat illness is told of bodies whose parameters are known")
        return heat_illness.ladder(
            self.world.person, self.world.timeline, body=self.body, lived=self.trace, minutes=self.trace.minutes
        )

    @cached_property
    def threshold(self) -> Array:
        """This person's cramp threshold, (draw, row, muscle). [Hz]"""
        mean, lowest = mean_threshold(self.susceptibility.nodes), np.atleast_1d(self.draws.cramp.lowest_threshold)
        threshold: Array = np.maximum(self.assessment.shift + mean[:, None, None], lowest[:, None, None])
        return threshold


@dataclass(frozen=True)
class DividedForecast(Forecast):
    """The cramps to expect in a scenario, and each cause's share.

    Attributes
    ----------
    worlds : list of Forecast
        Every combination of the causes that act on the body; the first is the scenario as it is.
    seed : int
    """

    worlds: Sequence[Forecast]
    seed: int

    @cached_property
    def division(self) -> Division:
        """The cramps expected, divided over the causes. [1]"""
        return self.divided()

    def divided(self, weight: Array | None = None, keep: Sequence[str] = ()) -> Division:
        """Return the cramps divided over the causes; arguments as in ``shares.divide``."""
        return divide(
            [forecast.assessment for forecast in self.worlds],
            bodies=tuple(forecast.world.absent[0] for forecast in self.worlds if len(forecast.world.absent) == 1),
            factor=rate_factors(self.susceptibility),
            weight=weight,
            seed=self.seed,
            keep=keep,
        )


def _all_muscles(expected: Expected) -> Expected:
    return Expected(*(total.sum(axis=1) for total in expected))


def output_every(minutes: int) -> int:
    """Return the minutes of one output row for a scenario of this length. [min]"""
    return next((length for length in ROW_LENGTHS if minutes <= MOST_ROWS * length), ROW_LENGTHS[-1])


def band(values: Array) -> tuple[Any, Any]:
    """Return the 10-90 % band over the draws (index 0, the central run, left out but never outside the band)."""
    if len(values) == 1:
        return values[0], values[0]
    low, high = np.percentile(values[1:], (LOW, HIGH), axis=0)
    return np.minimum(low, values[0]), np.maximum(high, values[0])


def select(values: T, index: npt.NDArray[np.int64]) -> T:
    """Return nested tuples and dicts with their arrays taken at ``index``; what is alike for all stays."""
    return cast("T", _select(values, index))


def _select(values: Any, index: npt.NDArray[np.int64]) -> Any:
    if hasattr(values, "_fields"):
        return type(values)(*(_select(value, index) for value in values))
    if isinstance(values, Mapping):
        return {name: _select(value, index) for name, value in values.items()}
    return values if np.ndim(values) == 0 or len(values) == 1 else values[index]


def _join(central: Any, drawn: Any) -> Any:
    if hasattr(central, "_fields"):
        return type(central)(*(_join(first, others) for first, others in zip(central, drawn, strict=True)))
    return np.concatenate([np.atleast_1d(np.asarray(values, dtype=float)) for values in (central, drawn)])


def _sets(kind: type[P], sets: int, seed: int) -> P:
    """The central values of a parameter class, then draws of them. [units of the records]"""
    return cast("P", _join(records.load(kind), records.draw(kind, sets - 1, seed)))


def parameter_sets(world: World, sets: int, seed: int) -> tuple[wiring.BodyParameters, Draws]:
    """Return the parameters of the body and of the risk for a person, the central set first, then drawn ones."""
    body = _join(wiring.load_parameters(), wiring.draw_parameters(sets - 1, seed))
    ratios = rate_ratios(sets - 1, seed)
    cramp = of_people_like(
        _sets(CrampParameters, sets, seed), age=float(world.person.age), strength=world.traits.strength, ratios=ratios
    )
    return body, Draws(cramp, _sets(ExcitabilityParameters, sets, seed), ratios)


def world_of(compiled: Compiled) -> World:
    """Return what a compiled scenario's person lives."""
    return World(compiled.person, compiled.timeline, traits(compiled), compiled.cramps)


def history_factor(assessment: Assessment, age: float, parameters: CrampParameters) -> Array:
    """Return the rate of cramps at rest of such a person over the population's, by age, medicines, illnesses. [1]"""
    product = np.ones((1, 1))
    for factor in assessment.factors:
        if factor.scope == "rest" and factor.over == "muscle" and not factor.in_hazard and factor.cause != "season":
            product = product * factor.values
    rate: Array = age_growth(parameters, age) * (product * triggers.sites("rest")).sum(axis=1)
    return rate


def in_exercise(cramps: Sequence[Cramp], timeline: Timeline) -> list[bool]:
    """Return for each cramp that happened whether it came in or soon after exercise."""
    loaded = triggers.load(timeline["exercising"], recovery=1.0) > 0.1
    return [bool(loaded[int(np.clip(minute, 0, len(loaded) - 1))]) for minute, *_ in cramps]


def observed(cramps: Sequence[Cramp], timeline: Timeline) -> tuple[float, float]:
    """Return how many of the cramps that happened came at rest, and how many in or soon after exercise. [1]"""
    inside = in_exercise(cramps, timeline)
    return float(len(cramps) - sum(inside)), float(sum(inside))


def live(
    persons: Person,
    worlds: Sequence[World],
    counts: Sequence[int],
    *,
    body: wiring.BodyParameters,
    every: int,
    progress: FractionDone | None = None,
) -> list[Bodies]:
    """Return the bodies of people who live through worlds, computed in one batch.

    Parameters
    ----------
    persons : Person
        Arrays over the people. [units of Person]
    worlds : list of World
        All of the same length.
    counts : list of int
        How many people live each world: the first so many the first world, and so on. [1]
    body : BodyParameters
        Arrays over the people. [units of the records]
    every : int
        Minutes of one output row. [min]
    progress : callable, optional
        Called with the fraction done. [0-1]

    Returns
    -------
    bodies : list of Bodies
        One for each world.
    """
    trace = simulate(
        persons,
        [world.timeline for world in worlds],
        np.repeat(np.arange(len(worlds)), counts),
        parameters=body,
        output_every=every,
        progress=progress,
    )
    ends = np.cumsum(counts)
    return [
        Bodies({name: values[last - count : last] for name, values in trace.items()}, trace.minutes)
        for count, last in zip(counts, ends, strict=True)
    ]


def foretell(world: World, bodies: Bodies, draws: Draws, susceptibility: Susceptibility | None = None) -> Forecast:
    """Return the cramps to expect of people whose bodies lived through a world.

    Parameters
    ----------
    world : World
    bodies : Bodies
    draws : Draws
        One per body, or one for all.
    susceptibility : Susceptibility, optional
        What is known of the person already; if left out, what the history and the cramps of this world tell.
    """
    assessment = assess(bodies, world, draws)
    if susceptibility is None:
        exposure = _all_muscles(assessment.expected()) if world.cramps else (0.0, 0.0)
        susceptibility = susceptibility_of(
            world.traits.history,
            draws.cramp,
            rest_rate_factor=history_factor(assessment, float(world.person.age), draws.cramp),
            observed=observed(world.cramps, world.timeline),
            exposure=exposure,
        )
    return Forecast(world, bodies, assessment, draws, susceptibility)


def forecasts(
    worlds: Sequence[World],
    counts: Sequence[int],
    parameters: tuple[wiring.BodyParameters, Draws],
    *,
    every: int,
    susceptibility: Susceptibility | None = None,
    progress: FractionDone | None = None,
) -> list[Forecast]:
    """Return the cramps to expect of one person in several worlds, all computed in one batch.

    Parameters
    ----------
    worlds : list of World
    counts : list of int
        How many parameter sets each world is computed with, the first ones; the first world has the most. [1]
    parameters : tuple
        From ``parameter_sets``.
    every : int
        Minutes of one output row. [min]
    susceptibility : Susceptibility, optional
        What is known of the person; if left out, what history and cramps tell in the first world.
    progress : callable, optional
        Called with the fraction done. [0-1]
    """
    body, draws = parameters
    lanes = np.concatenate([np.arange(count) for count in counts])
    persons = select(people([world.person for world in worlds]), np.repeat(np.arange(len(worlds)), counts))
    lived = live(persons, worlds, counts, body=select(body, lanes), every=every, progress=progress)
    foretold: list[Forecast] = []
    for world, bodies, count in zip(worlds, lived, counts, strict=True):
        first = np.arange(count)
        known = None if susceptibility is None else select(susceptibility, first)
        foretold.append(replace(foretell(world, bodies, select(draws, first), known), body=body))
        susceptibility = susceptibility or foretold[0].susceptibility
    return foretold


def forecast(
    world: World,
    *,
    draws: int = 64,
    seed: int = 0,
    every: int | None = None,
    progress: FractionDone | None = None,
) -> DividedForecast:
    """Return the cramps to expect in a scenario, with bands and the share of each cause.

    Parameters
    ----------
    world : World
        From ``world_of``.
    draws : int
        Parameter sets: the central one and draws, which give the bands. [1]
    seed : int
    every : int, optional
        Minutes of one output row. [min]
    progress : callable, optional
        Called with the fraction done. [0-1]
    """
    worlds = worlds_without(world)
    sets = max(draws, 1)
    every = every or output_every(world.timeline.minutes)
    counts = [sets, *[min((sets + 1) // 2, CAUSE_SETS)] * (len(worlds) - 1)]
    foretold = forecasts(worlds, counts, parameter_sets(world, sets, seed), every=every, progress=progress)
    first = foretold[0]
    return DividedForecast(
        world=world,
        trace=first.trace,
        assessment=first.assessment,
        draws=first.draws,
        susceptibility=first.susceptibility,
        body=first.body,
        worlds=foretold,
        seed=seed,
    )
