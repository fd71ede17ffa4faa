"""Which red flags the reported symptoms and circumstances raise."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from kramkaki.safety.rules import expanded, read
from kramkaki.safety.wording import WARNINGS

# What each key of a clause asks: the list it is about, and how many of its slugs must be there (None: all; 0: none).
CONDITIONS: dict[str, tuple[str, int | None]] = {
    "all_symptoms": ("symptoms", None),
    "any_symptoms": ("symptoms", 1),
    "any_more_symptoms": ("symptoms", 1),
    "two_symptoms": ("symptoms", 2),
    "all_circumstances": ("circumstances", None),
    "any_circumstances": ("circumstances", 1),
    "also_circumstances": ("circumstances", 1),
    "no_symptoms": ("symptoms", 0),
    "no_circumstances": ("circumstances", 0),
}


class Flag(NamedTuple):
    """One red flag."""

    code: str
    level: str
    when: tuple[dict[str, frozenset[str]], ...]  # clauses, one of which must hold
    source: str
    grade: str
    where: str  # section of the source, or empty
    rule: str  # R1 to R12 or empty
    yields_to: tuple[str, ...]  # codes that say it better
    suspects: str  # the circumstance that it makes one reckon with, or empty
    allows: tuple[str, ...]  # kinds of advice that it leaves standing although it is an emergency

    @property
    def tells_value(self) -> bool:
        """Whether its words name the blood value that raised it."""
        return "{value}" in WARNINGS[self.code]


@cache
def flags() -> tuple[Flag, ...]:
    """All red flags, in the order of the data file.

    Returns
    -------
    flags : tuple of Flag
    """
    return tuple(
        Flag(
            code=row["code"],
            level=row["level"],
            when=tuple({key: frozenset(expanded(slugs)) for key, slugs in clause.items()} for clause in row["when"]),
            source=row["source"],
            grade=row["grade"],
            where=row.get("where", ""),
            rule=row.get("rule", ""),
            yields_to=tuple(row.get("yields_to", ())),
            suspects=row.get("suspects", ""),
            allows=tuple(row.get("allows", ())),
        )
        for row in read("red_flags")["flag"]
    )


def _holds(clause: Mapping[str, frozenset[str]], reported: Mapping[str, set[str]]) -> bool:
    for key, slugs in clause.items():
        about, needed = CONDITIONS[key]
        count = len(reported[about] & slugs)
        if count if needed == 0 else count < (len(slugs) if needed is None else needed):
            return False
    return True


def raised_flags(symptoms: Iterable[str], circumstances: Iterable[str]) -> list[Flag]:
    """The red flags that these symptoms and circumstances raise.

    Parameters
    ----------
    symptoms : iterable of str
        Slugs of `SYMPTOMS`.
    circumstances : iterable of str
        Slugs of `CIRCUMSTANCES`.

    Returns
    -------
    raised : list of Flag
        In the order of the data file; flags that another one says better are left out.
    """
    reported = {"symptoms": set(symptoms), "circumstances": set(circumstances)}
    raised = [flag for flag in flags() if any(_holds(clause, reported) for clause in flag.when)]
    codes = {flag.code for flag in raised}
    return [flag for flag in raised if not codes & set(flag.yields_to)]
