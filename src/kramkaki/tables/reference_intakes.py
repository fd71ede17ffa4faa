"""Recommended intakes a day: Indonesia (AKG 2019) and the United States. Own file: a table, a reader."""

from collections.abc import Iterable

from kramkaki.tables.reader import read_table

_TEXT = ("id", "scheme", "sex", "source", "checked")
REFERENCE_INTAKES = read_table("reference_intakes", _TEXT)
SCHEMES = ("AKG 2019", "US")
NUTRIENTS = ("calcium_mg", "potassium_mg", "magnesium_mg", "sodium_mg", "vitamin_e_mg", "water_ml")
# Added for pregnancy and breast-feeding (the first half year), AKG 2019 (public transcription read).
ADDED_IN_INDONESIA = {
    "pregnancy": {"calcium_mg": 200, "water_ml": 300},
    "breastfeeding": {"calcium_mg": 200, "potassium_mg": 400, "vitamin_e_mg": 4, "water_ml": 800},
}


def reference_intake(
    scheme: str, sex: str, age_years: float, conditions: Iterable[str] = ()
) -> dict[str, float | None] | None:
    """What a person is advised to take in a day.

    Parameters
    ----------
    scheme : str
        ``"AKG 2019"`` or ``"US"``. [text]
    sex : str
        ``"female"`` or ``"male"``. [text]
    age_years : float
        Above the last row's age its values hold. [years]
    conditions : iterable of str
        Pregnancy and breast-feeding add to the Indonesian values. [text]

    Returns
    -------
    intake : dict or None
        By the names in `NUTRIENTS`; None as a value is unknown. None below one year.
    """
    rows = [
        row
        for row in REFERENCE_INTAKES.values()
        if row["scheme"] == scheme and row["sex"] in ("both", sex) and row["age_from_years"] <= age_years
    ]
    if not rows:
        return None
    row = max(rows, key=lambda row: row["age_from_years"])
    intake = {name: row[name] for name in NUTRIENTS}
    if scheme == "AKG 2019":
        for condition in conditions:
            for name, amount in ADDED_IN_INDONESIA.get(condition, {}).items():
                intake[name] += amount
    return intake
