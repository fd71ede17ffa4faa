"""The Python interface: what the commands do, as functions that return objects.

What only a plan or a test of the nerve needs is imported there: a run must not wait for optimisers and neurons.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kramkaki import results
from kramkaki.constants import (
    DEFAULT_TARGET,
    LARGEST_NOISE_SEED,
    LARGEST_SEED,
    LONGEST_FIBRES,
    MOST_DRAWS,
    MOST_REPEATS,
    SHORTEST_FIBRES,
)
from kramkaki.errors import ScenarioError, refuse_unless_whole
from kramkaki.language import gettext as _
from kramkaki.number_types import Progress
from kramkaki.parameters import records
from kramkaki.report.answer import table
from kramkaki.results import Why, Zoom
from kramkaki.risk import statements
from kramkaki.risk.explain import explanation
from kramkaki.risk.findings import result_of
from kramkaki.risk.forecast import DividedForecast, forecast, world_of
from kramkaki.scenario.compile import Compiled, compile
from kramkaki.scenario.compile.sweat_test import sweating_as_measured
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.part import Muscle
from kramkaki.scenario.read import read

if TYPE_CHECKING:
    from kramkaki.nerve.threshold import Threshold
    from kramkaki.plan.plan import Plan

__all__ = [
    "Result", "Scenario", "Why", "Zoom", "evidence", "parameters", "plan", "run", "threshold", "why", "zoom",
]  # fmt: skip
DEFAULT_DRAWS = 64
SHARE_OF_THE_RUN = 0.3  # [1] of the time that a plan takes, roughly
Source = str | Path | dict[str, Any] | Scenario


class Result(results.Result):
    """The result of a run, with the plan against its cramps and its look in a notebook."""

    def plan(self, target: float = DEFAULT_TARGET, progress: Progress | None = None) -> "Plan":
        """Find the smallest change that brings the chance of a cramp under ``target``.

        Parameters
        ----------
        target : float
            Chance of at least one cramp within the scenario. [0-1]
        progress : callable, optional
            Called as ``progress(fraction, text)``. [0-1], [-]
        """
        from kramkaki.plan.plan import make_plan

        return make_plan(self, target, progress)

    def _repr_html_(self) -> str:
        return table(self)


def run(
    source: Source,
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int | None = None,
    progress: Progress | None = None,
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
    report = progress or _silent
    compiled, seed = prepared(source, draws, seed)
    result, _forecast = computed(compiled, draws, seed, report)
    report(1.0, _("Done"))
    return result


def prepared(source: Source, draws: int = DEFAULT_DRAWS, seed: int | None = None) -> tuple[Compiled, int]:
    """Return a scenario read, checked and compiled, the person sweating as was measured; and the seed to use.

    Parameters
    ----------
    source, draws, seed
        As in ``run``.
    """
    refuse_unless_whole("draws", draws, 1, MOST_DRAWS)
    if seed is not None:
        refuse_unless_whole("seed", seed, 0, LARGEST_SEED)
    compiled = compile(read(source))
    rate, window = compiled.measured_sweat_rate_l_per_h, compiled.sweat_window
    if rate is not None and window is not None:
        person = sweating_as_measured(compiled.person, compiled.timeline, rate, window)
        compiled = replace(compiled, person=person)
    return compiled, compiled.scenario.seed if seed is None else seed


def computed(compiled: Compiled, draws: int, seed: int, progress: Progress) -> tuple[Result, DividedForecast]:
    """Return the result of a compiled scenario, and the forecast it was made of.

    Parameters
    ----------
    compiled : Compiled
    draws, seed, progress
        As in ``run``.
    """
    progress(0.0, _("Computing the body"))
    outcome = forecast(
        world_of(compiled),
        draws=draws,
        seed=seed,
        progress=lambda fraction: progress(0.9 * fraction, _("Computing the body")),
    )
    progress(0.9, _("Weighing causes"))
    return Result(**vars(result_of(compiled, outcome, seed=seed, draws=draws))), outcome


def _silent(fraction: float, text: str) -> None:
    """Tell nobody."""


def why(
    source: Source,
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int | None = None,
    progress: Progress | None = None,
) -> Why:
    """Divide the cramps of a scenario over their causes; say why those that happened did.

    Parameters
    ----------
    source, draws, seed, progress
        As in ``run``.

    Returns
    -------
    why : Why

    Raises
    ------
    ScenarioError
        The input is at fault; the text says where and what to do.
    """
    report = progress or _silent
    compiled, seed = prepared(source, draws, seed)
    reasons = explanation(*computed(compiled, draws, seed, report))
    report(1.0, _("Done"))
    return reasons


def plan(
    source: Source,
    target: float = DEFAULT_TARGET,
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int | None = None,
    progress: Progress | None = None,
) -> "Plan":
    """Find the smallest change of a scenario that brings the chance of a cramp under a target.

    Parameters
    ----------
    source : str, pathlib.Path, dict or Scenario
        A scenario file (TOML or JSON) or its content.
    target : float, optional
        Chance of at least one cramp to come under. [0-1]
    draws, seed, progress
        As in ``run``.

    Returns
    -------
    plan : Plan
    """
    report, rest = progress or _silent, 1 - SHARE_OF_THE_RUN
    result = run(
        source, draws=draws, seed=seed, progress=lambda fraction, text: report(SHARE_OF_THE_RUN * fraction, text)
    )
    return result.plan(target, lambda fraction, text: report(SHARE_OF_THE_RUN + rest * fraction, text))


def zoom(
    source: Source,
    *,
    at: str,
    muscle: Muscle,
    day: int | None = None,
    frequency: float | None = None,
    seed: int = 0,
    draws: int = DEFAULT_DRAWS,
    progress: Progress | None = None,
) -> Zoom:
    """Bring the body of one moment into the pool of motor neurons, set off a cramp there and end it by a stretch.

    Parameters
    ----------
    source : str, pathlib.Path, dict or Scenario
        A scenario file (TOML or JSON) or its content.
    at : str
        Clock time such as ``"16:40"``.
    muscle : str
        One of ``MUSCLES``.
    day : int, optional
        Day of the scenario, the first is 1; the first such time after the start, if left out.
    frequency : float, optional
        Of the burst; one step above the threshold in that state, if left out. [Hz]
    seed : int, optional
        Of the nerve's noise: the same seed, the same spikes.
    draws : int, optional
        Draws of the uncertain parameters, behind the warnings. [1]
    progress : callable, optional
        Called as ``progress(fraction, text)``. [0-1], [-]

    Returns
    -------
    zoom : Zoom

    Raises
    ------
    ScenarioError
        The input is at fault; the text says where and what to do.
    """
    from kramkaki.risk.closeup import minute_of, refuse_unknown, zoom_of

    report = progress or _silent
    report(0.0, _("Computing the body"))
    refuse_unknown(muscle)
    compiled, seed_of_draws = prepared(source)
    minute = minute_of(compiled, at, day)
    result, _forecast = computed(compiled, draws, seed_of_draws, _silent)
    return zoom_of(result, minute, muscle, frequency=frequency, seed=seed, progress=report)


def threshold(
    muscle: str = "calf",
    *,
    length: float | None = None,
    blocked: bool = False,
    cell: str = "reset",
    repeats: int = 3,
    seed: int = 0,
    progress: Callable[[float], None] | None = None,
) -> "Threshold":
    """Stimulate the nerve of a simulated muscle in steps; find the frequency that sets off a cramp.

    Parameters
    ----------
    muscle : str
        ``"calf"``, ``"shin"``, ``"hamstring"``, ``"quadriceps"`` or ``"foot"``.
    length : float, optional
        Of the fibres, of that at which they are strongest; shortened, as in laboratories, if left out. [1]
    blocked : bool, optional
        With the nerve blocked between the stimulus and the spinal cord.
    cell : str, optional
        How a motor neuron fires: ``"reset"``, or ``"conductance"`` as a check.
    repeats : int, optional
        Series of steps, each with noise of its own. [1]
    seed : int, optional
        Of the noise.
    progress : callable, optional
        Told the frequency of each step. [Hz]

    Returns
    -------
    threshold : Threshold
        Its ``hz`` is None where no cramp is found up to the last step. [Hz]
    """
    from kramkaki.nerve.parameters import KINDS, parameters_of
    from kramkaki.nerve.pool import CELLS
    from kramkaki.nerve.threshold import threshold as test_threshold

    _refuse_unless_one_of("muscle", muscle, KINDS)
    _refuse_unless_one_of("cell", cell, CELLS)
    refuse_unless_whole("repeats", repeats, 1, MOST_REPEATS)
    refuse_unless_whole("seed", seed, 0, LARGEST_NOISE_SEED)
    if length is not None and not SHORTEST_FIBRES <= length <= LONGEST_FIBRES:
        text = _("{value!r} is not a number from {low:g} to {high:g}")
        raise ScenarioError("length", text.format(value=length, low=SHORTEST_FIBRES, high=LONGEST_FIBRES))
    test: Threshold = test_threshold(
        seed,
        length,
        blocked=blocked,
        cell=cell,
        repeats=repeats,
        parameters=parameters_of(muscle),
        progress=progress or (lambda hz: None),
    )
    return test


def _refuse_unless_one_of(place: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        text = _("the nerve model has no {value!r}; it has: {known}")
        raise ScenarioError(place, text.format(value=value, known=", ".join(known)))


def evidence(number: int | None = None) -> dict[str, Any] | list[dict[str, Any]]:
    """Return what a statement about cramps rests on: studies, grade, what the model does about it.

    Parameters
    ----------
    number : int, optional
        0 to 23; all statements, if left out.

    Returns
    -------
    statement : dict, or list of dict without a number
        Texts in the language in use. [units of the records]
    """
    if number is None:
        return [statements.evidence(known) for known in statements.statements()]
    return statements.evidence(number)


def parameters() -> list[dict[str, Any]]:
    """Return every number the model rests on, with organ, unit, kind, spread and the works it comes from.

    Returns
    -------
    rows : list of dict
        [units of the records]
    """
    return records.listed()
