"""Health conditions that matter for cramps, water and salts."""

from collections.abc import Iterable

from kramkaki.tables.reader import read_table

CONDITIONS = read_table("conditions")
FACTORS = ("kidney_function", "parathyroid_function", "magnesium_absorption", "calcium_absorption")


def factors(conditions: Iterable[str]) -> dict[str, float]:
    """The product of what these conditions do to each organ factor. [1]"""
    product = dict.fromkeys(FACTORS, 1.0)
    for condition in conditions:
        for name in FACTORS:
            product[name] *= CONDITIONS[condition][name] or 1.0
    return product
