"""The levers as data: what each asks, what it costs a person, its grade, and the kinds of advice it is."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kramkaki.language import gettext as _

EFFORTS = (1, 2, 3)


@dataclass(frozen=True)
class Lever:
    """One thing that a person can change."""

    id: str
    name: str  # msgid
    what: str  # msgid with {placeholders}
    cost: str  # msgid
    effort: int  # 1 easy, 2 takes some doing, 3 takes weeks
    grade: str
    contested: bool
    source: str  # keys of the sources
    does: str  # function of changes.py, or of uncomputed.py
    amount: float | None = None  # [unit of the function]
    group: str = ""
    habit: int | None = None  # statement 18 to 22
    computed: bool = True  # False: nothing in the model moves with it
    advises: tuple = ()  # kinds of advice that may be forbidden

    def said(self, values):
        """What to do, in the language in use, with the numbers filled in."""
        return _(self.what).format(**values)


@cache
def levers():
    """All levers by id, in the order in which they change a scenario."""
    with Path(__file__).with_name("levers.toml").open("rb") as file:
        table = tomllib.load(file)
    return {
        key: Lever(**{"id": key, "does": key, **fields, "advises": tuple(fields["advises"])})
        for key, fields in table.items()
    }


def habits():
    """The levers that every plan has, by statement."""
    return sorted((lever for lever in levers().values() if lever.habit), key=lambda lever: lever.habit)
