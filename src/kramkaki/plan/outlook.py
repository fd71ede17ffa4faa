"""Risk of many scenarios at once, by the same path as a run: bodies in one batch, then hazard, then chance.

Who the person is, as their history tells, is settled once on the scenario as it stands; every changed scenario
is lived by that same person with the same parameter draws, so differences are not noise.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from kramkaki.body import wiring
from kramkaki.body.potassium import PotassiumParameters, after_a_change_of_diet
from kramkaki.body.simulate import simulate
from kramkaki.parameters import records
from kramkaki.risk import assessment, counterfactual, frailty, susceptibility
from kramkaki.risk.counterfactual import Bodies
from kramkaki.risk.forecast import excitability_sets, history_factor, observed, output_every, parameter_sets
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.traits import presence
from kramkaki.scenario.compile import compile


class View(NamedTuple):
    """One scenario computed; index 0 of each draw axis is the central run."""

    compiled: object
    trace: Bodies  # (draw, row) or (draw, row, muscle)
    expected: np.ndarray  # (draw) [1]
    probability: np.ndarray  # (draw) [1]
    hottest: float  # highest core temperature, central [degC]

    @property
    def chance(self):
        """Chance of at least one cramp, central. [1]"""
        return float(self.probability[0])

    @property
    def number(self):
        """Cramps expected, central. [1]"""
        return float(self.expected[0])


class Outlook:
    """Looks at changed scenarios of one person."""

    def __init__(self, compiled, draws, seed):
        self.base, self.draws = compiled, draws
        self.body = parameter_sets(wiring.load_parameters(), wiring.draw_parameters(draws - 1, seed))
        drawn = records.draw(CrampParameters, draws - 1, seed)
        central = records.load(CrampParameters)
        self.ratios = assessment.rate_ratios(draws - 1, seed)
        self.parameters = frailty.of_person(
            parameter_sets(central, drawn), compiled.person, presence(compiled), self.ratios
        )
        self.excitability = excitability_sets(draws, seed)
        self.who = None
        self.before = self._views([compiled], draws)[0]

    def compiled(self, scenario):
        """Return a changed scenario, compiled, with what was measured in the scenario as it stands.

        A measured sweat rate stays the factor it gave; blood potassium that was measured on the diet of before moves to
        what the same kidneys make of the new one.
        """
        found = compile(scenario)
        before, potassium = self.base.person, found.person.measured_potassium
        if np.isfinite(potassium) and found.person.habitual_potassium != before.habitual_potassium:
            intake = found.person.habitual_potassium
            parameters = records.load(PotassiumParameters)
            potassium = float(after_a_change_of_diet(potassium, before, intake, parameters))
        person = found.person._replace(sweat_rate_factor=before.sweat_rate_factor, measured_potassium=potassium)
        return replace(found, person=person)

    def look(self, scenarios, draws=1):
        """Return the view of each scenario, with the central run and ``draws - 1`` drawn ones."""
        return self._views([self.compiled(scenario) for scenario in scenarios], draws) if scenarios else []

    def _views(self, worlds, draws):
        lane, table = np.tile(np.arange(draws), len(worlds)), np.repeat(np.arange(len(worlds)), draws)
        people = [world.person for world in worlds]
        person = people[0]._replace(
            **{name: np.array([getattr(p, name) for p in people], dtype=float)[table] for name in people[0]._fields}
        )
        trace = simulate(
            person,
            [world.timeline for world in worlds],
            table,
            parameters=counterfactual.select(self.body, lane),
            output_every=output_every(self.base.minutes),
        )
        bodies = [
            Bodies({name: values[table == i] for name, values in trace.items()}, trace.minutes)
            for i in range(len(worlds))
        ]
        return [self._view(world, body, draws) for world, body in zip(worlds, bodies, strict=True)]

    def _view(self, world, body, draws):
        who = presence(world)
        ratios = {cause: {scope: values[:draws] for scope, values in by.items()} for cause, by in self.ratios.items()}
        parameters = counterfactual.select(self.parameters, np.arange(draws))
        nerve = counterfactual.select(self.excitability, np.arange(draws))
        found = assessment.assess(body, world.timeline, world.person, who, parameters, ratios, excitability=nerve)
        exposure = [total.sum(axis=1) for total in found.expected()]
        if self.who is None:
            self.who = susceptibility.susceptibility(
                who.history,
                parameters,
                rest_rate_factor=history_factor(found, world.person, parameters),
                observed=observed(world.cramps, world.timeline),
                exposure=exposure if world.cramps else (0.0, 0.0),
            )
        part = _first(self.who, draws)
        return View(
            compiled=world,
            trace=body,
            expected=susceptibility.expected_number(part, *exposure),
            probability=susceptibility.probability_of_any(part, *exposure),
            hottest=float(body["core_temperature"][0].max()),
        )


def _first(values, draws):
    """The first draws of the arrays in nested tuples."""
    if hasattr(values, "_fields"):
        return type(values)(*(_first(value, draws) for value in values))
    return values[:draws] if np.ndim(values) and len(values) > 1 else values
