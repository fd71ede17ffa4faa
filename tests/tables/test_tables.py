"""The data tables: sources on every row, unknown is not zero, names are found in both languages."""

import pytest

from kramkaki.tables import conditions
from kramkaki.tables.drinks import DRINKS, find_drink
from kramkaki.tables.foods import FOODS, find_food
from kramkaki.tables.medicines import MEDICINE_CLASSES, MEDICINES, find_medicine
from kramkaki.tables.reader import read_table
from kramkaki.tables.reference_intakes import NUTRIENTS, REFERENCE_INTAKES, reference_intake


@pytest.mark.parametrize("table", [FOODS, DRINKS, MEDICINES, REFERENCE_INTAKES])
def test_every_row_has_a_source_and_how_it_was_checked(table):
    for key, row in table.items():
        assert row["source"], key
        assert row["checked"], key
        assert None not in row, key  # a row longer than the header


@pytest.mark.parametrize("table", [FOODS, DRINKS, MEDICINES, MEDICINE_CLASSES, conditions.CONDITIONS])
def test_every_row_has_a_name(table):
    for key, row in table.items():
        assert row["name"], key


def test_size_of_the_tables():
    assert 55 <= len(FOODS) <= 80
    assert 15 <= len(DRINKS) <= 40


@pytest.mark.parametrize(
    ("food", "mineral", "amount"),
    [("pisang", "potassium_mg", 358), ("tempe", "magnesium_mg", 81), ("Kacang Tanah", "magnesium_mg", 168),
     ("spinach", "potassium_mg", 541), ("teri", "calcium_mg", 1200), ("garam", "sodium_mg", 38758),
     ("susu", "calcium_mg", 113), ("sarden", "calcium_mg", 382), ("daun kelor rebus", "magnesium_mg", 151),
     ("minyak sawit", "vitamin_e_mg", 15.94)],
)  # fmt: skip
def test_foods_hold_what_the_sources_say(food, mineral, amount):
    assert find_food(food)[mineral] == amount


def test_a_blank_is_unknown_and_a_zero_is_zero():
    assert find_food("teri")["sodium_mg"] is None
    assert find_food("jeruk")["sodium_mg"] == 0
    assert find_food("tempe")["vitamin_e_mg"] is None


@pytest.mark.parametrize(
    ("drink", "sodium", "potassium"),
    [("oralit", 75, 20), ("OS-1", 50, 20.3), ("Pocari Sweat", 21, 5), ("air putih", 0, 0), ("coconut water", 46, 64)],
)
def test_drinks_hold_what_the_labels_say(drink, sodium, potassium):
    row = find_drink(drink)
    assert (row["sodium_mmol_per_l"], row["potassium_mmol_per_l"]) == (sodium, potassium)


def test_no_concentration_is_beyond_what_a_litre_holds():
    for key, row in DRINKS.items():
        assert (row["sodium_mmol_per_l"] or 0) <= 1000, key
    for key, row in FOODS.items():
        grams = sum((row[f"{name}_mg"] or 0) / 1000 for name in ("sodium", "potassium", "calcium", "magnesium"))
        assert grams + (row["water_g"] or 0) + (row["carbohydrate_g"] or 0) <= 101, key


@pytest.mark.parametrize(
    ("name", "found", "group"),
    [("hidroklorotiazid", "hydrochlorothiazide", "thiazide"), ("HCT", "hydrochlorothiazide", "thiazide"),
     ("C03AA03", "hydrochlorothiazide", "thiazide"), ("statin", "simvastatin", "statin"),
     ("kotrimoksazol", "trimethoprim", "trimethoprim"), ("loop diuretic", "furosemide", "loop_diuretic")],
)  # fmt: skip
def test_medicines_are_found_by_ingredient_code_and_class(name, found, group):
    row = find_medicine(name)
    assert (row["id"], row["class"]) == (found, group)


def test_every_medicine_has_a_known_class_and_every_class_a_medicine():
    assert {row["class"] for row in MEDICINES.values()} == set(MEDICINE_CLASSES)
    for row in MEDICINE_CLASSES.values():
        assert row["representative"] is None or row["representative"] in MEDICINES


def test_molar_masses_of_supplements():
    assert find_medicine("kalium")["potassium_mmol_per_mg"] == pytest.approx(1 / 39.098, rel=1e-4)
    assert find_medicine("calcium")["calcium_mmol_per_mg"] == pytest.approx(1 / 40.078, rel=1e-3)
    assert find_medicine("magnesium")["magnesium_mmol_per_mg"] == pytest.approx(1 / 24.305, rel=1e-3)
    assert find_medicine("salt")["sodium_mmol_per_mg"] == pytest.approx(1 / 58.443, rel=1e-3)


def test_unknown_names_are_not_found():
    assert find_medicine("snake oil") is None
    assert find_food("stone") is None
    assert find_drink("") is None


def test_conditions_multiply():
    both = conditions.factors(["dialysis", "malabsorption"])
    assert both["kidney_function"] == 0.05
    assert both["calcium_absorption"] == 0.7
    assert set(conditions.factors([]).values()) == {1.0}


@pytest.mark.parametrize(
    ("scheme", "sex", "age", "nutrient", "amount"),
    [("AKG 2019", "male", 25, "potassium_mg", 4700), ("AKG 2019", "female", 72, "water_ml", 1550),
     ("AKG 2019", "male", 5, "calcium_mg", 1000), ("AKG 2019", "female", 95, "sodium_mg", 1000),
     ("US", "female", 72, "calcium_mg", 1200), ("US", "male", 25, "magnesium_mg", 400),
     ("US", "male", 25, "water_ml", None)],
)  # fmt: skip
def test_reference_intakes(scheme, sex, age, nutrient, amount):
    assert reference_intake(scheme, sex, age)[nutrient] == amount


def test_reference_intakes_of_pregnancy_and_infants():
    assert reference_intake("AKG 2019", "female", 30, ["pregnancy"])["calcium_mg"] == 1200
    assert reference_intake("US", "male", 0.5) is None
    assert set(reference_intake("US", "male", 30)) == set(NUTRIENTS)


def test_tables_are_read_once():
    assert read_table("foods", ("id",)) is read_table("foods", ("id",))
