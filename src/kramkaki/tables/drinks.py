"""Drinks by name: what a litre of each holds. A blank is unknown.

``mouth_irritation`` [0-1] is 1 where a trial against cramps used the drink for its sharpness, else 0: nothing was
measured of ordinary sour drinks.
"""

from kramkaki.tables.names import index, normalised
from kramkaki.tables.reader import Row, read_table

_TEXT = ("id", "name", "synonyms", "source", "source_name", "checked")
DRINKS = read_table("drinks", _TEXT)
_BY_NAME = index(DRINKS)
DRINK_NAMES = tuple(_BY_NAME)


def known_drink(name: str) -> Row:
    """The row of a drink whose name was checked before."""
    return DRINKS[_BY_NAME[normalised(name)]]


def find_drink(name: str) -> Row | None:
    """The row of a drink by its name in any language; None if unknown."""
    key = _BY_NAME.get(normalised(name))
    return None if key is None else DRINKS[key]
