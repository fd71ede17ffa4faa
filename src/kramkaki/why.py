"""The Python interface to ``kram why``: causes with their shares, why a cramp happened, what would bring it sooner."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kramkaki.evidence import checks
from kramkaki.language import gettext as _
from kramkaki.risk import findings, worst_moment
from kramkaki.risk.explain import happened, sooner
from kramkaki.run import DEFAULT_DRAWS, Result, forecast_of, plain, prepared, result_of
from kramkaki.safety import withheld
from kramkaki.scenario.model import Scenario


@dataclass(frozen=True)
class Why:
    """Why cramps are to be expected, and why those that happened did; all None after an emergency.

    Attributes
    ----------
    result : Result
        All that ``run`` gives; its ``causes`` are the cramps expected, divided.
    happened : dict or None
        ``causes`` at the moments of the cramps that were told, ``mineral_deficiency`` and ``heat_illness``.
    nerve : NerveThen or None
        What the worst moment does to the threshold of its muscle, cause by cause.
    sooner, to_check : list of dict or None
    not_known : list of str or None
    """

    result: Result
    happened: dict | None
    nerve: worst_moment.NerveThen | None
    sooner: list | None
    to_check: list | None
    not_known: list | None

    def as_json(self):
        """Return everything but the curves as plain data for ``json.dumps``."""
        own = {name: getattr(self, name) for name in ("happened", "sooner", "to_check", "not_known")}
        return {**self.result.as_json(), **plain({**own, "nerve": self.nerve and self.nerve.as_json()})}


def why(
    source: str | Path | dict | Scenario,
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int | None = None,
    progress: Callable[[float, str], None] | None = None,
) -> Why:
    """Divide the cramps of a scenario over their causes; say why those that happened did.

    Parameters
    ----------
    source : str, pathlib.Path, dict or Scenario
        A scenario file (TOML or JSON) or its content.
    draws : int, optional
        Draws of the uncertain parameters, behind every band. [1]
    seed : int, optional
        The scenario's, if left out.
    progress : callable, optional
        Called as ``progress(fraction, text)``. [0-1], [-]

    Returns
    -------
    why : Why

    Raises
    ------
    ScenarioError
        The input is at fault; the text says where and what to do.
    """
    tell = progress or (lambda fraction, text: None)
    compiled, seed = prepared(source, draws, seed)
    who, found = forecast_of(compiled, draws=draws, seed=seed, tell=tell)
    tell(0.9, _("Weighing causes"))
    result = result_of(compiled, who, found, seed, draws)
    if result.emergency:
        tell(1.0, _("Done"))
        return Why(result, None, None, None, None, None)
    told = happened(found) if compiled.cramps else None
    rows = findings.happened(told, who) if told else result.causes
    worse = sooner(found)
    tell(1.0, _("Done"))
    return Why(
        result=result,
        happened=_told(told, rows, compiled.cramps, compiled.start) if told else None,
        nerve=worst_moment.worst(result),
        sooner=[{**change._asdict(), "text": _(change.text)} for change in worse],
        to_check=checks.to_check(
            rows,
            compiled,
            minerals=told.low_minerals if told else 0.0,
            warned={warning["code"] for warning in result.warnings},
        ),
        not_known=checks.not_known(compiled, np.any(compiled.timeline["exercising"] > 0)),
    )


def _told(told, rows, cramps, start):
    return {
        "cramps": [
            {"time": findings.moment(start, at).isoformat(), "muscle": muscle} for at, muscle, _length in cramps
        ],
        "causes": rows,
        "mineral_deficiency": {"probability": told.mineral_deficiency, "low_mineral_probability": told.low_minerals},
        "heat_illness": withheld.heat_illness(),
    }
