"""The populations: a scenario and what differs between its people, each with its source or marked assumed."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from kramkaki.body.person import Person
from kramkaki.cohort.distributions import Choice, Distribution, Lognormal, Normal, Uniform, distribution
from kramkaki.parameters import records

RESERVED = {"place", "field", "name", "unit", "distribution", "only", "factor", "source", "because"}
EVERYBODY = "everybody"  # own rows that every population has


@dataclass(frozen=True)
class Shared:
    """A place of the scenario that differs from day to day; sixteen neighbours have it alike."""

    place: str  # dotted: "person.mass_kg", "day.0.exercise.0.duration"
    spread: Distribution
    only: dict[str, Any]  # place -> value it must have for this row to count
    name: str  # tells apart rows of one place
    unit: str  # written behind a number: a duration's "min"

    @property
    def stream(self) -> str:
        """Name of its random stream."""
        return f"shared {self.place} {self.name}"

    def written(self, uniform: float) -> Any:
        """Return the value at a quantile as the scenario file has it."""
        value = self.spread.at(uniform)
        if isinstance(value, str | bool | dict):
            return value
        return f"{value:.0f} {self.unit}" if self.unit else round(float(value), 3)


@dataclass(frozen=True)
class Own:
    """A field of the body's ``Person`` in which every person differs."""

    field: str
    spread: Normal | Lognormal | Uniform
    factor: bool  # the draw multiplies what the scenario gives

    @property
    def stream(self) -> str:
        """Name of its random stream."""
        return f"own {self.field}"


@dataclass(frozen=True)
class Population:
    """Who they are and what they do."""

    name: str
    title: str
    scenario: dict[str, Any]
    shared: tuple[Shared, ...]
    own: tuple[Own, ...]


def _checked(row: Mapping[str, Any], where: str, sources: Mapping[str, Any]) -> Distribution:
    numbers = {key: value for key, value in row.items() if key not in RESERVED}
    if not row.get("because") and not row.get("source"):
        raise ValueError(f"populations.toml {where}: needs a source, or because it is assumed")
    for key in row.get("source", "").split():
        if key not in sources:
            raise ValueError(f"populations.toml {where}: source {key!r} stands in no sources*.toml")
    return distribution(row["distribution"], numbers)


def _own(rows: Iterable[Mapping[str, Any]], where: str, sources: Mapping[str, Any]) -> tuple[Own, ...]:
    own = []
    for row in rows:
        if row["field"] not in Person._fields:
            raise ValueError(f"populations.toml {where}: Person has no field {row['field']!r}")
        spread = _checked(row, where, sources)
        if isinstance(spread, Choice):
            raise ValueError(f"populations.toml {where}: a field of Person is a number, not a choice")
        own.append(Own(row["field"], spread, row.get("factor", False)))
    return tuple(own)


@cache
def populations() -> dict[str, Population]:
    """Return all populations by name, checked."""
    text = Path(__file__).with_name("populations.toml").read_text(encoding="utf-8")
    tables, sources = tomllib.loads(text), records.sources()
    known: dict[str, Population] = {}
    everybody = _own(tables.pop(EVERYBODY)["own"], EVERYBODY, sources)
    for name, table in tables.items():
        shared = tuple(
            Shared(
                place=row["place"],
                spread=_checked(row, f"[{name}] {row['place']}", sources),
                only=row.get("only", {}),
                name=row.get("name", ""),
                unit=row.get("unit", ""),
            )
            for row in table["shared"]
        )
        keys = [(row.stream, str(row.only)) for row in shared]
        if len(set(keys)) < len(keys):
            raise ValueError(f"populations.toml [{name}]: rows of one place need names of their own")
        own = everybody + _own(table.get("own", ()), name, sources)
        base = deepcopy(tables[table["like"]]["scenario"]) if "like" in table else {}
        known[name] = Population(name, table["title"], {**base, **table.get("scenario", {})}, shared, own)
    return known


def look_up(content: Any, place: str) -> Any:
    """Return what stands at a dotted place, or None."""
    for key in place.split("."):
        content = content[int(key)] if isinstance(content, list) else content.get(key)
        if content is None:
            return None
    return content


def put(content: Any, place: str, value: Any) -> None:
    """Write a value at a dotted place; ``+`` at its end appends to a list."""
    *path, last = place.split(".")
    for key in path:
        content = content[int(key)] if isinstance(content, list) else content.setdefault(key, {})
    if last.endswith("+"):
        content.setdefault(last[:-1], []).append(value)
    else:
        content[int(last) if isinstance(content, list) else last] = value


def variant(population: Population, name: str, changes: Mapping[str, Any], without: Collection[str] = ()) -> Population:
    """Return a population in which something is otherwise for everybody.

    Parameters
    ----------
    population : Population
    name : str
    changes : dict
        Place -> value in the scenario. [units of the scenario file]
    without : collection of str
        Places, or names of rows, that no longer differ between people.
    """
    scenario = deepcopy(population.scenario)
    for place, value in changes.items():
        put(scenario, place, value)
    shared = tuple(row for row in population.shared if row.place not in without and row.name not in without)
    return replace(population, name=name, scenario=scenario, shared=shared)
