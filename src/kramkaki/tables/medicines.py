"""Medicines by class, with the routes by which they reach water and salts."""

from kramkaki.tables.names import index, normalised
from kramkaki.tables.reader import Row, read_table

_TEXT = ("id", "class", "atc", "name", "synonyms")
MEDICINES = read_table("medicines", _TEXT)
MEDICINE_CLASSES = read_table("medicine_classes", ("id", "name", "representative"))
DIURETIC_ROUTES = {
    "thiazide": "thiazide_per_mg",
    "loop_diuretic": "loop_per_mg",
    "potassium_sparing": "potassium_sparing_per_mg",
}
MINERAL_ROUTES = {
    "sodium": "sodium_mmol_per_mg",
    "potassium": "potassium_mmol_per_mg",
    "calcium": "calcium_mmol_per_mg",
    "magnesium": "magnesium_mmol_per_mg",
    "vitamin_e": "vitamin_e_mg_per_mg",
}
_BY_NAME = {
    **{name: row["representative"] for name, row in MEDICINE_CLASSES.items() if row["representative"]},
    **index({key: row for key, row in MEDICINE_CLASSES.items() if row["representative"]}),
}
_BY_NAME = {name: MEDICINE_CLASSES.get(key, {}).get("representative", key) for name, key in _BY_NAME.items()}
_BY_NAME.update(index(MEDICINES, columns=("id", "atc")))


def medicine_names() -> tuple[str, ...]:
    """Every name by which a medicine is known here."""
    return tuple(_BY_NAME)


def known_medicine(name: str) -> Row:
    """The row of a medicine whose name was checked before."""
    return MEDICINES[_BY_NAME[normalised(name)]]


def find_medicine(name: str) -> Row | None:
    """The row of a medicine by its ingredient (in any language), ATC code or class; None if unknown."""
    key = _BY_NAME.get(normalised(name))
    return None if key is None else MEDICINES[key]
