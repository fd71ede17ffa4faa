"""Food that brings calcium and potassium to the advised intake, from the food table."""

from typing import NamedTuple

from kramkaki.tables.foods import FOODS

# Rich in one or both, little salt, eaten daily in Indonesia (an assumption on taste, not on science). Spinach is not
# among them: its oxalate binds most of its calcium (standard teaching, from memory).
CHOICE = (
    "susu", "yoghurt", "susu_kedelai", "tahu_putih", "tempe", "pakcoy", "daun_kelor", "kacang_merah", "edamame",
    "pisang", "jeruk", "pepaya", "melon", "alpukat", "ubi_jalar", "talas",
)  # fmt: skip
LIQUID = ("susu", "susu_kedelai")  # drunk by the glass
MOST_PORTIONS = 4
GRAMS = 100.0
ENOUGH = 0.97  # of the advised intake


class Portion(NamedTuple):
    """One food of the plan."""

    food: str
    grams: float
    calcium: float  # [mg]
    potassium: float  # [mg]
    sodium: float  # [mg]


def _portion(food):
    row = FOODS[food]
    grams = row["serving_g"]
    return Portion(food, grams, *((row[f"{m}_mg"] or 0.0) * grams / GRAMS for m in ("calcium", "potassium", "sodium")))


def _filled(portion, left, scale):
    """How much of what lacks one portion fills, as shares of the gaps. [1]"""
    has = (portion.calcium, portion.potassium)
    return sum(min(part, max(rest, 0.0)) / size for part, rest, size in zip(has, left, scale, strict=True))


def portions(calcium, potassium, with_liquid=True):
    """Return portions that fill these gaps as far as a day allows.

    Parameters
    ----------
    calcium, potassium : float
        What lacks to the advised intake. [mg/day]
    with_liquid : bool
        Whether milk by the glass may be among them.

    Returns
    -------
    portions : list of Portion
        Each food once; the one that fills most of what still lacks comes first.
    """
    left, found = [float(calcium), float(potassium)], []
    choice = [_portion(food) for food in CHOICE if with_liquid or food not in LIQUID]
    scale = [max(value, 1.0) for value in left]
    while choice and len(found) < MOST_PORTIONS and any(value > 0 for value in left):
        best = max(choice, key=lambda portion, left=left: _filled(portion, left, scale))
        choice.remove(best)
        found.append(best)
        left = [left[0] - best.calcium, left[1] - best.potassium]
    return found
