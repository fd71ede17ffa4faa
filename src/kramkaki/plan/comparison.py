"""Risk of many changed scenarios of one person at once, by the same path as a run.

Who the person is, as their history tells, is settled once on the scenario as it stands; every changed scenario
is lived by that same person with the same parameter draws, so differences are not noise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kramkaki.body.potassium import PotassiumParameters, after_a_change_of_diet
from kramkaki.parameters import records
from kramkaki.risk.counterfactual import Bodies
from kramkaki.risk.forecast import Forecast, forecasts, output_every, parameter_sets, world_of
from kramkaki.scenario.compile import Compiled, compile
from kramkaki.scenario.model import Scenario


@dataclass(frozen=True)
class View:
    """One scenario computed; index 0 of each draw axis is the central run."""

    compiled: Compiled
    forecast: Forecast

    @property
    def trace(self) -> Bodies:
        """Traces of the body, (draw, row) or (draw, row, muscle). [glossary units]"""
        return self.forecast.trace

    @property
    def chance(self) -> float:
        """Chance of at least one cramp, central. [1]"""
        return float(self.forecast.probability[0])

    @property
    def number(self) -> float:
        """Cramps expected, central. [1]"""
        return float(self.forecast.expected[0])

    @property
    def hottest(self) -> float:
        """Highest core temperature, central. [degC]"""
        return float(self.trace["core_temperature"][0].max())


class Comparison:
    """Changed scenarios of one person, computed to be compared."""

    def __init__(self, compiled: Compiled, draws: int, seed: int) -> None:
        self.base, self.draws = compiled, draws
        self.parameters = parameter_sets(world_of(compiled), draws, seed)
        self.susceptibility = None
        self.before = self._views([compiled], draws)[0]
        self.susceptibility = self.before.forecast.susceptibility

    def compiled(self, scenario: Scenario) -> Compiled:
        """Return a changed scenario, compiled, with what was measured in the scenario as it stands.

        A measured sweat rate stays the factor it gave; blood potassium that was measured on the diet of before moves to
        what the same kidneys make of the new one.
        """
        changed = compile(scenario)
        before, potassium = self.base.person, changed.person.measured_potassium
        if np.isfinite(potassium) and changed.person.habitual_potassium != before.habitual_potassium:
            intake = changed.person.habitual_potassium
            parameters = records.load(PotassiumParameters)
            potassium = float(after_a_change_of_diet(potassium, before, intake, parameters))
        person = changed.person._replace(sweat_rate_factor=before.sweat_rate_factor, measured_potassium=potassium)
        return replace(changed, person=person)

    def look(self, scenarios: Sequence[Scenario], draws: int = 1) -> list[View]:
        """Return the view of each scenario, with the central run and ``draws - 1`` drawn ones."""
        return self._views([self.compiled(scenario) for scenario in scenarios], draws) if scenarios else []

    def _views(self, changed: Sequence[Compiled], draws: int) -> list[View]:
        foretold = forecasts(
            [world_of(compiled) for compiled in changed],
            [draws] * len(changed),
            self.parameters,
            every=output_every(self.base.minutes),
            susceptibility=self.susceptibility,
        )
        return [View(compiled, forecast) for compiled, forecast in zip(changed, foretold, strict=True)]
