"""The Python interface to ``kram plan``, ``threshold``, ``evidence`` and ``parameters``: their answers as data."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kramkaki.errors import ScenarioError, refuse_unless_whole
from kramkaki.language import gettext as _

if TYPE_CHECKING:
    from kramkaki.nerve.threshold import Threshold
    from kramkaki.plan.plan import Plan
    from kramkaki.scenario.model import Scenario

LARGEST_SEED = 1_000_000_000  # of the nerve's noise
MOST_REPEATS = 15
SHORTEST, LONGEST = 0.5, 1.3  # [of optimal] beyond which a muscle makes next to no force
SHARE_OF_THE_RUN = 0.3  # [1] of the time that a plan takes, roughly


def plan(
    source: "str | Path | dict | Scenario",
    target: float = 0.05,
    *,
    draws: int | None = None,
    seed: int | None = None,
    progress: Callable[[float, str], None] | None = None,
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
    from kramkaki.run import DEFAULT_DRAWS, run

    tell = progress or (lambda fraction, text: None)
    result = run(
        source,
        draws=DEFAULT_DRAWS if draws is None else draws,
        seed=seed,
        progress=lambda fraction, text: tell(SHARE_OF_THE_RUN * fraction, text),
    )
    return result.plan(target, lambda fraction, text: tell(SHARE_OF_THE_RUN + (1 - SHARE_OF_THE_RUN) * fraction, text))


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
    from kramkaki.nerve.muscles import KINDS, parameters_of
    from kramkaki.nerve.pool import CELLS
    from kramkaki.nerve.threshold import threshold as test

    _refuse_unless_one_of("muscle", muscle, KINDS)
    _refuse_unless_one_of("cell", cell, CELLS)
    refuse_unless_whole("repeats", repeats, 1, MOST_REPEATS)
    refuse_unless_whole("seed", seed, 0, LARGEST_SEED)
    if length is not None and not SHORTEST <= length <= LONGEST:
        text = _("{value!r} is not a number from {low:g} to {high:g}").format(value=length, low=SHORTEST, high=LONGEST)
        raise ScenarioError("length", text)
    return test(
        seed,
        length,
        blocked=blocked,
        cell=cell,
        repeats=repeats,
        parameters=parameters_of(muscle),
        progress=progress or (lambda hz: None),
    )


def _refuse_unless_one_of(place, value, known):
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
    from kramkaki.risk.statements import evidence as rests_on
    from kramkaki.risk.statements import statements

    if number is None:
        return [rests_on(one) for one in statements()]
    if number not in statements():
        raise ScenarioError("N", _("there is no statement {number}").format(number=number), allowed="0-23")
    return rests_on(number)


def parameters() -> list[dict[str, Any]]:
    """Return every number the model rests on, with organ, unit, kind, spread and the works it comes from.

    Returns
    -------
    rows : list of dict
        [units of the records]
    """
    from kramkaki.parameters import records

    sources = records.sources()
    return [
        _as_dict(organ, record, sources) for organ in records.organs() for record in records.records(organ).values()
    ]


def _as_dict(organ, record, sources):
    fields = {name: value for name, value in asdict(record).items() if name != "range"}
    bounds = [None if abs(bound) == float("inf") else bound for bound in record.range]
    cited = [sources[key]["citation"] for key in record.source.split()]
    return {"organ": organ, **fields, "range": bounds, "citations": cited}
