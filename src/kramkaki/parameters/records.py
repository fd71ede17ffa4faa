"""Every parameter with unit, kind and source; loading refuses a record without them.

The records stand in ``<organ>.toml`` beside this file, the works they cite in ``sources*.toml``. The code
reads them as fields of a ``NamedTuple`` declared by the organ, so a misspelt name fails at import.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
import numpy.typing as npt

FOLDER = Path(__file__).parent
NEEDS = {
    "measured": ("source", "where", "checked"),
    "borrowed": ("source", "where", "checked"),
    "fitted": ("source", "because"),
    "derived": ("because",),
    "assumed": ("because",),
    "setting": ("because",),
}
SPREADS = ({"sd"}, {"cv"}, {"low", "high"})
DRAWS_KEPT = 32  # classes of parameters drawn: a run needs a dozen


P = TypeVar("P", bound=NamedTuple)
F = TypeVar("F", bound=Callable[..., Any])


def _kept(most: int | None) -> Callable[[F], F]:
    """The cache of functools, which would hide from mypy what a function returns."""
    return cast("Callable[[F], F]", lru_cache(maxsize=most))


class ParameterError(ValueError):
    """A parameter record is incomplete, unknown or missing."""


@dataclass(frozen=True)
class Record:
    """One parameter: its value, unit, kind, where it comes from and how far it spreads."""

    name: str
    value: float
    unit: str
    kind: str
    source: str = ""
    where: str = ""
    holds: str = ""
    because: str = ""
    checked: str = ""
    spread: dict[str, float] = field(default_factory=dict)
    range: tuple[float, float] = (-np.inf, np.inf)

    def draw(self, n: int, seed: int) -> npt.NDArray[np.float64]:
        """Return ``n`` values from the spread; ``seed`` and the name alone decide them. [unit]"""
        if not self.spread:
            return np.full(n, float(self.value))
        digest = blake2b(f"{seed}:{self.name}".encode(), digest_size=8).digest()
        random = np.random.Generator(np.random.Philox(int.from_bytes(digest)))
        if "low" in self.spread:
            values = random.uniform(self.spread["low"], self.spread["high"], n)
        elif "cv" in self.spread:
            sigma = np.sqrt(np.log1p(self.spread["cv"] ** 2))
            values = self.value * np.exp(sigma * random.standard_normal(n))
        else:
            values = self.value + self.spread["sd"] * random.standard_normal(n)
        return np.clip(values, *self.range)


def _check(record: Record, file: str, sources: Mapping[str, Any]) -> None:
    place = f"{file} [{record.name}]"
    if record.kind not in NEEDS:
        raise ParameterError(f"{place}: kind is {record.kind!r}; allowed: {', '.join(NEEDS)}")
    for need in NEEDS[record.kind]:
        if not getattr(record, need):
            raise ParameterError(f"{place}: a {record.kind} parameter needs {need!r}")
    for key in record.source.split():
        if key not in sources:
            raise ParameterError(f"{place}: source {key!r} stands in no sources*.toml")
    if record.spread and set(record.spread) not in SPREADS:
        raise ParameterError(f"{place}: spread is {record.spread}; allowed: sd, cv, or low and high")
    if not record.range[0] <= record.value <= record.range[1]:
        raise ParameterError(f"{place}: value {record.value} {record.unit} is outside its range {record.range}")


@cache
def sources() -> dict[str, dict[str, str]]:
    """Return the works that records cite: key to ``{citation, address}``."""
    works: dict[str, dict[str, str]] = {}
    for path in sorted(FOLDER.glob("sources*.toml")):
        for key, work in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if works.setdefault(key, work) != work:
                raise ParameterError(f"{path.name} [{key}]: the same key cites two works")
    return works


@cache
def records(organ: str, folder: Path = FOLDER) -> dict[str, Record]:
    """Return the records of one organ, by name; ``folder`` is the caller's where they are no part of the model."""
    path = folder / f"{organ}.toml"
    text, file = path.read_text(encoding="utf-8"), f"{folder.name}/{path.name}"
    declared = {}
    for name, fields in tomllib.loads(text).items():
        try:
            record = Record(name=name, **{**fields, "range": tuple(fields.get("range", (-np.inf, np.inf)))})
        except TypeError as error:
            raise ParameterError(f"{file} [{name}]: {error}") from None
        _check(record, file, sources())
        declared[name] = record
    return declared


def organs() -> list[str]:
    """Return the names of all organs that have records."""
    return sorted(path.stem for path in FOLDER.glob("*.toml") if not path.stem.startswith("sources"))


def listed() -> list[dict[str, Any]]:
    """Return every record as plain data: its fields, its organ and the works it cites. [units of the records]"""
    rows = []
    for organ in organs():
        for record in records(organ).values():
            values = {name: value for name, value in asdict(record).items() if name != "range"}
            bounds = [None if np.isinf(bound) else bound for bound in record.range]
            cited = [sources()[key]["citation"] for key in record.source.split()]
            rows.append({"organ": organ, **values, "range": bounds, "citations": cited})
    return rows


def organ_of(parameters: type[NamedTuple]) -> str:
    """Return the organ whose records a parameter class names: ``VitaminEParameters`` → ``vitamin_e``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", parameters.__name__.removesuffix("Parameters")).lower()


def _records_of(parameters: type[NamedTuple], folder: Path = FOLDER) -> dict[str, Record]:
    organ = organ_of(parameters)
    declared, file = records(organ, folder), f"{folder.name}/{organ}.toml"
    for name in parameters._fields:
        if name not in declared:
            raise ParameterError(f"{file}: no record for {name!r}")
    for name in declared:
        if name not in parameters._fields:
            raise ParameterError(f"{file} [{name}]: {parameters.__name__} has no such field")
    return declared


@_kept(None)
def load(parameters: type[P], folder: Path = FOLDER) -> P:
    """Return the central values of a parameter class.

    Parameters
    ----------
    parameters : type
        A ``NamedTuple`` class whose fields are the record names. [units of the records]
    folder : pathlib.Path, optional
        Where the records stand.
    """
    made: Callable[..., P] = parameters
    return made(**{name: float(r.value) for name, r in _records_of(parameters, folder).items()})


@_kept(DRAWS_KEPT)
def draw(parameters: type[P], n: int, seed: int) -> P:
    """Return the same class with an array of ``n`` draws in every field, not to be written to. [units of the records]

    A server asks again and again for the same ones: they belong to the records, not to anybody.
    """
    made: Callable[..., P] = parameters
    drawn = made(**{name: r.draw(n, seed) for name, r in _records_of(parameters).items()})
    for values in drawn:
        values.flags.writeable = False
    return drawn
