"""Rules R1 to R12 and the limits behind the warnings, as data."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from kramkaki.language import gettext as _
from kramkaki.safety.wording import RULES

DATA = Path(__file__).with_name("data")
GRADES = ("STRONG", "MODERATE", "WEAK", "TEXTBOOK-ONLY", "CONTESTED", "CONTRADICTED", "UNPROVEN")


class Rule(NamedTuple):
    """One rule that no advice may break."""

    number: str  # R1 to R12
    title: str
    source: str  # keys of data/sources.toml
    grade: str  # one of GRADES
    limits: dict[str, Any]  # [units in the names]
    circumstances: dict[str, Any]  # which of them forbid or narrow what

    def text(self) -> str:
        """The rule in the language in use."""
        return _(RULES[self.title])


@cache
def read(name: str) -> dict[str, Any]:
    """One data file of this folder, as it stands.

    Parameters
    ----------
    name : str
        Stem of a file of this folder, such as ``"limits"``.

    Returns
    -------
    data : dict
    """
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


def limit(name: str) -> float:
    """The value of one record of ``limits.toml``, in the unit of the record."""
    value: float = read("limits")[name]["value"]
    return value


def expanded(slugs: Iterable[str]) -> list[str]:
    """Slugs with every ``"@group"`` replaced by the circumstances of ``groups.toml`` that it stands for."""
    return [one for slug in slugs for one in (read("groups")[slug[1:]] if slug.startswith("@") else [slug])]


@cache
def rules() -> dict[str, Rule]:
    """All rules by number.

    Returns
    -------
    rules : dict of str to Rule
    """
    by_number = {}
    for number, fields in read("rules").items():
        known = {key: fields[key] for key in ("title", "source", "grade")}
        others = {key: value for key, value in fields.items() if key not in (*known, "limits")}
        by_number[number] = Rule(number=number, **known, limits=fields.get("limits", {}), circumstances=others)
    return by_number
