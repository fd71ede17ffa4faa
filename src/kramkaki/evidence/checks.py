"""What to have checked after a cramp, and what the model does not know; the texts stand in TOML beside this file."""

import tomllib
from collections.abc import Mapping, Sized
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from kramkaki.language import gettext as _
from kramkaki.parameters import records

ENOUGH = 0.02  # [fraction of the cramps] share of a cause from which its check is named


class Situation(Protocol):
    """What is read here of a compiled scenario."""

    @property
    def scenario(self) -> Any: ...

    @property
    def circumstances(self) -> set[str]: ...

    @property
    def symptoms(self) -> set[str]: ...

    @property
    def nights(self) -> Sized: ...


@cache
def table(name: str) -> dict[str, dict[str, Any]]:
    """Return the rows of ``checks`` or ``unknowns`` by slug, their sources checked."""
    rows = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    for slug, row in rows.items():
        for key in row.get("source", "").split():
            if key not in records.sources():
                raise ValueError(f"{name}.toml [{slug}]: source {key!r} stands in no sources*.toml")
    return rows


def _applies(row: Mapping[str, Any], causes: set[str], compiled: Situation, minerals: float, warned: set[str]) -> bool:
    if causes & set(row.get("causes", ())) or compiled.circumstances & set(row.get("circumstances", ())):
        return True
    if compiled.symptoms & set(row.get("symptoms", ())):
        return True
    return minerals >= row.get("minerals_from", 2.0) or bool(warned & set(row.get("warnings", ())))


def _told(row: Mapping[str, Any]) -> str:
    text = row["text"]
    return _(text)


def to_check(
    shares: Mapping[str, float], compiled: Situation, *, minerals: float, warned: set[str]
) -> list[dict[str, str]]:
    """Return what to have checked.

    Parameters
    ----------
    shares : dict
        Cause to its share of the cramps. [1]
    compiled : Compiled
        Circumstances and symptoms are read.
    minerals : float
        Chance of low minerals. [0-1]
    warned : set of str
        Codes of the warnings.

    Returns
    -------
    checks : list of dict
        ``check``, ``text``, ``source``.
    """
    causes = {cause for cause, share in shares.items() if share >= ENOUGH}
    known = table("checks").items()
    chosen = {slug: row for slug, row in known if _applies(row, causes, compiled, minerals, warned)}
    chosen = chosen or {slug: row for slug, row in known if row.get("unless_any")}
    return [{"check": slug, "text": _told(row), "source": row.get("source", "")} for slug, row in chosen.items()]


def not_known(compiled: Situation, has_exercise: bool) -> list[str]:
    """Return what the model does not know of this person and time, as texts.

    Parameters
    ----------
    compiled : Compiled
    has_exercise : bool
    """
    history, blood = compiled.scenario.person.cramp_history, compiled.scenario.person.laboratory
    holds = {
        "always": True,
        "exercise": has_exercise,
        "rest": bool(compiled.nights),
        "no_history": not history.model_fields_set,
        "no_blood": not blood.model_fields_set,
    }
    return [_told(row) for row in table("unknowns").values() if holds[row["when"]]]
