"""The Python interface: a scenario in, a result out."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.body.simulate import simulate
from kramkaki.constants import LARGEST_SEED
from kramkaki.errors import refuse_unless_whole
from kramkaki.language import gettext as _
from kramkaki.risk import findings
from kramkaki.risk.forecast import DividedForecast, band, forecast, world_of
from kramkaki.risk.run_numbers import run_numbers
from kramkaki.risk.trace import UNITS, ResultTrace
from kramkaki.risk.traits import Presence
from kramkaki.safety import withheld
from kramkaki.safety.warnings import is_emergency, warnings_of
from kramkaki.scenario.compile import Compiled, compile
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.read import read
from kramkaki.version import __version__

DEFAULT_DRAWS = 64
MOST_DRAWS = 10_000
SWEAT_FACTOR_LIMITS = (0.1, 5.0)  # [1] beyond these a measured sweat rate is an error of measurement
BANDED = (
    "cramp_hazard", "cramp_threshold", "core_temperature", "body_mass_change", "plasma_sodium", "plasma_potassium",
    "ionised_calcium", "plasma_magnesium", "fatigue",
)  # fmt: skip


@dataclass(frozen=True)
class Result:
    """What a run found.

    Attributes
    ----------
    trace : ResultTrace
        Named arrays over time and muscle, of the central run. [glossary units]
    bands : dict
        Name to (10th, 90th percentile over the draws), for the curves a report shows. [glossary units]
    cramps, heat_illness : dict
    causes, warnings, assumptions, events : list of dict
        As in ``as_json``; after an emergency ``cramps`` holds None only, with the reason, and ``causes`` is None.
    """

    trace: ResultTrace
    bands: dict
    cramps: dict
    causes: list | None
    warnings: list
    heat_illness: dict
    assumptions: list
    events: list
    compiled: Compiled
    seed: int
    draws: int
    version: str

    def __repr__(self):
        if self.emergency:
            return f"<Result {self.scenario.title!r}: emergency>"
        chance = f"probability={self.cramps['probability']:.3g}, expected={self.cramps['expected']:.3g}"
        return f"<Result {self.scenario.title!r}: {chance}>"

    def _repr_html_(self) -> str:
        from kramkaki.report.notebook import table

        return table(self)

    @property
    def emergency(self) -> bool:
        """Whether an emergency stands among the warnings: then there is no answer beyond them."""
        return any(warning["level"] == "emergency" for warning in self.warnings)

    @property
    def scenario(self):
        """The checked scenario."""
        return self.compiled.scenario

    @property
    def person(self):
        """The person as the body model has it."""
        return self.compiled.person

    @property
    def timeline(self):
        """The world, one row a minute."""
        return self.compiled.timeline

    @property
    def start(self) -> datetime:
        """Begin of the scenario, with zone."""
        return self.compiled.start

    @property
    def end(self) -> datetime:
        """End of the scenario, with zone."""
        return self.compiled.end

    def plan(self, target=0.05, progress=None):
        """Find the smallest change that brings the chance of a cramp under ``target`` [0-1]; a ``Plan``."""
        from kramkaki.plan.plan import make_plan

        return make_plan(self, target, progress)

    def as_json(self) -> dict[str, Any]:
        """Return the result without its curves as plain data for ``json.dumps``; unknown numbers are null."""
        return plain(
            {
                "warnings": self.warnings,
                "stopped": withheld.stopped() if self.emergency else None,
                "cramps": self.cramps,
                "heat_illness": self.heat_illness,
                "causes": self.causes,
                "assumptions": self.assumptions,
                "version": self.version,
                "seed": self.seed,
                "draws": self.draws,
                "start": self.start.isoformat(),
                "end": self.end.isoformat(),
            }
        )

    def to_json(self, path):
        """Write ``as_json`` to a file."""
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.as_json(), file, ensure_ascii=False, indent=2, allow_nan=False)


def plain(value):
    """Return data for ``json.dumps``: NumPy numbers become plain ones, what is not a number null."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, float | np.floating):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, np.integer):
        return int(value)
    return value


def run(
    source: str | Path | dict | Scenario,
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int | None = None,
    progress: Callable[[float, str], None] | None = None,
) -> Result:
    """Compute a scenario: the body, the cramps to expect, why, and what to beware of.

    Parameters
    ----------
    source : str, pathlib.Path, dict or Scenario
        A scenario file (TOML or JSON) or its content.
    draws : int, optional
        Draws of the uncertain parameters, behind every band. [1]
    seed : int, optional
        The same seed gives the same numbers; the scenario's, if left out.
    progress : callable, optional
        Called as ``progress(fraction, text)`` while it works. [0-1], [-]

    Returns
    -------
    result : Result

    Raises
    ------
    ScenarioError
        The input is at fault; the text says where and what to do.
    """
    compiled, seed = prepared(source, draws, seed)
    return run_compiled(compiled, draws=draws, seed=seed, progress=progress)


def prepared(source, draws=DEFAULT_DRAWS, seed=None):
    """Return a scenario read, checked and compiled, the person sweating as was measured; and the seed to use.

    Parameters
    ----------
    source, draws, seed
        As in ``run``.
    """
    refuse_unless_whole("draws", draws, 1, MOST_DRAWS)
    if seed is not None:
        refuse_unless_whole("seed", seed, 0, LARGEST_SEED)
    compiled = _with_measured_sweat(compile(read(source)))
    return compiled, compiled.scenario.seed if seed is None else seed


def _with_measured_sweat(compiled):
    """Measured values win: scale the person's sweating so that the body sweats what was measured."""
    measured, window = compiled.measured_sweat_rate_l_per_h, compiled.sweat_window
    if measured is None or window is None:
        return compiled
    person = compiled.person
    first, last = (int(minute) for minute in window)
    low, high = SWEAT_FACTOR_LIMITS
    for _pass in range(2):  # sweating feeds back on core temperature: twice is within a few percent
        trace = simulate(person, [compiled.timeline])
        modelled = max(float(trace["sweat_rate"][0, first + 1 : last + 1].mean()), 1e-6)
        factor = float(np.clip(person.sweat_rate_factor * measured / modelled, low, high))
        person = person._replace(sweat_rate_factor=factor)
    return replace(compiled, person=person)


def run_compiled(compiled, *, draws=DEFAULT_DRAWS, seed=0, progress=None):
    """Compute a compiled scenario; see ``run``."""
    tell = progress or (lambda fraction, text: None)
    who, found = forecast_of(compiled, draws=draws, seed=seed, tell=tell)
    tell(0.9, _("Weighing causes"))
    result = result_of(compiled, who, found, seed, draws)
    tell(1.0, _("Done"))
    return result


def forecast_of(compiled, *, draws, seed, tell):
    """Return what the person brings along, and the forecast for a compiled scenario."""
    tell(0.0, _("Computing the body"))
    world = world_of(compiled)
    return world.traits, forecast(
        world, draws=draws, seed=seed, progress=lambda fraction: tell(0.9 * fraction, _("Computing the body"))
    )


def result_of(compiled: Compiled, who: Presence, found: DividedForecast, seed, draws):
    """Return the result of a compiled scenario from its forecast."""
    trace = _trace(compiled, found)
    warnings = warnings_of(compiled.symptoms, compiled.circumstances, run_numbers(compiled, trace), compiled.laboratory)
    stops = is_emergency(warnings)
    return Result(
        trace=trace,
        bands=_bands(found),
        cramps=withheld.cramps() if stops else findings.cramps(found, compiled.start, compiled.cramps),
        causes=None if stops else findings.causes(found, who),
        warnings=[warning.as_dict() for warning in warnings],
        heat_illness=withheld.heat_illness(),
        assumptions=_assumptions(compiled, who),
        events=_events(compiled),
        compiled=compiled,
        seed=seed,
        draws=draws,
        version=__version__,
    )


def _trace(compiled, found):
    every = found.trace.minutes
    index = np.clip(np.asarray(every, dtype=int) - 1, 0, compiled.timeline.minutes - 1)
    arrays = {name: np.asarray(values[0], dtype=float) for name, values in found.trace.items() if name in UNITS}
    arrays["muscle_length"] = np.stack([compiled.timeline[f"{muscle}_length"][index] for muscle in MUSCLES], axis=1)
    arrays["cramp_threshold"], arrays["cramp_hazard"] = found.threshold[0], found.hazard[0]
    return ResultTrace({name: arrays[name] for name in UNITS if name in arrays}, every, compiled.start)


def _bands(found):
    curves = {**found.trace, "cramp_hazard": found.hazard, "cramp_threshold": found.threshold}
    return {name: band(curves[name]) for name in BANDED}


def _assumptions(compiled, who):
    rows = [{"place": item.key, "text": item.text} for item in compiled.assumptions]
    history = who.history
    if history.exercise_cramp_ever is None and history.exercise_cramps_last_year is None:
        text = _(
            "Not said whether you ever had a cramp in exercise: "
            "the chance is averaged over people who had and who had not."
        )
        rows.append({"place": "person.cramp_history", "text": text})
    if history.night_cramps_per_month is None:
        text = _("Night cramps a month not given: averaged over people of this age.")
        rows.append({"place": "person.cramp_history.night_cramps_per_month", "text": text})
    if compiled.cramps:
        text = _(
            "The chance is for such a time lived once more: the cramps that happened count as part of your history."
        )
        rows.append({"place": "cramps", "text": text})
    return rows


def _events(compiled):
    start = compiled.start
    rows = []
    for event in compiled.events:
        moment = findings.moment(start, event["start_minute"])
        rows.append({**event, "time": moment.isoformat(), "minute": event["start_minute"], "text": event["label"]})
    return rows
