"""Foods by name: what 100 g of each hold. A blank is unknown."""

from kramkaki.tables.names import index, normalised
from kramkaki.tables.reader import Row, read_table

_TEXT = ("id", "name", "synonyms", "source", "source_name", "checked")
FOODS = read_table("foods", _TEXT)
_BY_NAME = index(FOODS)
FOOD_NAMES = tuple(_BY_NAME)


def known_food(name: str) -> Row:
    """The row of a food whose name was checked before."""
    return FOODS[_BY_NAME[normalised(name)]]


def find_food(name: str) -> Row | None:
    """The row of a food by its name in any language; None if unknown."""
    key = _BY_NAME.get(normalised(name))
    return None if key is None else FOODS[key]
