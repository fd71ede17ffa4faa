"""Which red flags the reported symptoms and circumstances raise."""

from functools import cache
from typing import NamedTuple

from kramkaki.safety.rules import read
from kramkaki.safety.vocabulary import CIRCUMSTANCES, SYMPTOMS

# What each key of a clause asks: the list it is about, and how many of its slugs must be there (None: all).
CONDITIONS = {
    "all_symptoms": ("symptoms", None),
    "any_symptoms": ("symptoms", 1),
    "any_more_symptoms": ("symptoms", 1),
    "two_symptoms": ("symptoms", 2),
    "all_circumstances": ("circumstances", None),
    "any_circumstances": ("circumstances", 1),
    "also_circumstances": ("circumstances", 1),
}
VOCABULARY = {"symptoms": SYMPTOMS, "circumstances": CIRCUMSTANCES}


class Flag(NamedTuple):
    """One red flag."""

    code: str
    level: str
    when: tuple  # clauses, one of which must hold
    source: str
    grade: str
    rule: str  # R1 to R11 or empty
    yields_to: tuple  # codes that say it better


@cache
def flags():
    """All red flags, in the order of the data file.

    Returns
    -------
    flags : tuple of Flag
    """
    return tuple(
        Flag(
            code=row["code"],
            level=row["level"],
            when=tuple(row["when"]),
            source=row["source"],
            grade=row["grade"],
            rule=row.get("rule", ""),
            yields_to=tuple(row.get("yields_to", ())),
        )
        for row in read("red_flags")["flag"]
    )


def _holds(clause, reported):
    for key, slugs in clause.items():
        about, needed = CONDITIONS[key]
        if len(reported[about] & set(slugs)) < (len(slugs) if needed is None else needed):
            return False
    return True


def raised_flags(symptoms, circumstances):
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
