"""Rules R1 to R11, limits and warnings, restated without importing what advises."""

import math

import pytest

from kramkaki.safety import RunNumbers, first_aid, rules, warnings_of
from kramkaki.safety.forbidden import forbidden
from kramkaki.safety.red_flags import flags
from kramkaki.safety.rules import GRADES, limit
from kramkaki.safety.rules import read as data_of
from kramkaki.safety.warnings import BELIEVED, LEVELS
from kramkaki.safety.wording import FIRST_AID, RULES, WARNINGS
from kramkaki.scenario.compile import compile
from kramkaki.scenario.read import read

NUMBER_CODES = {
    "dehydration_illness", "units_doubtful", "heat_illness_likely", "heat_illness_if_held",
    "hot_core", "hot_conditions", "flag_yellow", "flag_red", "flag_black", "flag_black_training_unaccustomed",
    "flag_black_training", "dehydration_stop", "dehydration_caution",
    "over_drinking_low_sodium", "low_sodium", "mass_gain", "drinks_exceed_sweat", "fast_drinking",
    "hypothermia", "unbelievable_core_temperature", "unbelievable_plasma_sodium", "unbelievable_plasma_potassium",
    "unbelievable_body_mass_change",
}  # fmt: skip
POTASSIUM_IS_DANGEROUS = [
    "kidney_disease", "dialysis", "ace_inhibitor", "potassium_sparing_diuretic", "trimethoprim", "digoxin",
    "calcineurin_inhibitor", "heparin", "adrenal_insufficiency",
]  # fmt: skip
NO_FLUID_TARGET = [
    "heart_failure", "kidney_disease", "dialysis", "liver_disease", "cirrhosis", "water_retention", "fluid_restriction",
]  # fmt: skip


def codes(symptoms=(), circumstances=(), **numbers):
    return {w.code: w.level for w in warnings_of(symptoms, circumstances, RunNumbers(**numbers))}


def warnings_of_person(doses=(), **person):
    """Codes and levels that a quiet day of a person raises, through the scenario as `kram run` reads it."""
    day = {"wake": "06:00", "sleep": "22:00", **({"medicine": list(doses)} if doses else {})}
    found = compile(
        read(
            {
                "start": "2026-03-01T06:00+07:00",
                "person": {"age_years": 40, "sex": "male", "mass_kg": 70, **person},
                "day": [day],
            }
        )
    )
    return {w.code: w.level for w in warnings_of(found.symptoms, found.circumstances)}


def test_all_twelve_rules_are_there_with_text_and_grade():
    assert list(rules()) == [f"R{n}" for n in range(1, 13)]
    for rule in rules().values():
        assert rule.grade in GRADES
        assert len(rule.text()) > 20


def test_r2_drink_70_to_100_percent_of_sweat_and_never_gain():
    limits = rules()["R2"].limits
    assert (limits["least_share_of_sweat"], limits["most_share_of_sweat"]) == (0.7, 1.0)
    assert limits["most_litres_per_hour_without_measured_sweat_rate"] == 1.0
    assert limits["largest_mass_gain_percent"] == 0
    assert codes(exercise_mass_change=0.5)["mass_gain"] == "caution"
    assert codes(exercise_mass_change=-0.5) == {}
    assert codes(exercise_intake=2.0, exercise_sweat=1.5)["drinks_exceed_sweat"] == "caution"
    assert codes(fastest_drinking=1.2)["fast_drinking"] == "caution"
    assert codes(fastest_drinking=1.2, sweat_rate_measured=True) == {}


@pytest.mark.parametrize("circumstance", NO_FLUID_TARGET)
def test_r3_no_fluid_target(circumstance):
    assert codes((), [circumstance])["no_fluid_target"] == "caution"
    assert "R2" in forbidden((), [circumstance])["drink_amount"].rules
    assert "liquid_food" in forbidden((), [circumstance])


def test_r3_half_a_litre_is_for_70_to_100_kg():
    low, high = rules()["R3"].limits["millilitres_per_kilogram"]
    light, heavy = rules()["R3"].limits["adult_default_for_kilograms"]
    litres = rules()["R3"].limits["adult_default_litres"]
    assert low * heavy / 1000 == litres
    assert high * light / 1000 == pytest.approx(litres, abs=0.02)
    assert 25 * high < 200  # a child of 25 kg: 125-175 mL


@pytest.mark.parametrize("circumstance", ["hypertension", "kidney_disease", "heart_failure"])
def test_r4_sodium_advice_respects_illness(circumstance):
    assert codes((), [circumstance])["no_extra_sodium"] == "caution"


@pytest.mark.parametrize("circumstance", POTASSIUM_IS_DANGEROUS)
def test_r5_no_potassium_beside_food(circumstance):
    assert codes((), [circumstance])["no_potassium_loading"] == "caution"
    assert "R5" in forbidden((), [circumstance])["potassium_drink"].rules
    text = WARNINGS["no_potassium_loading"]
    for form in ("supplements", "coconut water", "salt substitute"):
        assert form in text


def test_r5_food_goes_by_kidneys_and_potassium():
    for circumstance in ("kidney_disease", "dialysis", "potassium_from_5", "kidney_values_unknown"):
        assert "R5" in forbidden((), [circumstance])["potassium_food"].rules
    assert "potassium_food" not in forbidden((), ["ace_inhibitor"])  # alone, with normal values: the values are told
    known = {"potassium_mmol_per_l": 4.2, "filtration_rate_ml_per_min": 95}
    asks = warnings_of_person(medicines=[{"name": "lisinopril"}])
    assert asks["kidney_values_unknown"] == "caution"
    assert "kidney_values_unknown" not in warnings_of_person(medicines=[{"name": "lisinopril"}], laboratory=known)


@pytest.mark.parametrize(
    ("doses", "times", "expected"),
    [
        ({"dose_mg": 600}, 3, {}),
        ({"dose_mg": 600}, 5, {}),
        ({"dose_mg": 800}, 4, {"potassium_overdose": "stop"}),
        ({"dose_mg": 5000}, 1, {"potassium_poisoning": "emergency"}),
    ],
)
def test_r5_potassium_supplements_add_up(doses, times, expected):
    """3 g a day from supplements (VKM 2017); 5 g at once disturbed hearts (EFSA 2005)."""
    warnings = warnings_of_person(medicines=[{"name": "potassium", "times_per_day": times, **doses}])
    assert {code: level for code, level in warnings.items() if "potassium" in code} == expected


@pytest.mark.parametrize("medicine", ["lisinopril", "spironolactone", "trimethoprim", "digoxin"])
def test_r5_a_potassium_supplement_with_what_holds_potassium_is_a_stop(medicine):
    found = warnings_of_person(medicines=[{"name": "potassium", "dose_mg": 600}, {"name": medicine}])
    assert found["potassium_supplement_is_dangerous"] == "stop"
    assert "potassium_supplement_is_dangerous" not in warnings_of_person(medicines=[{"name": medicine}])


def test_r5_single_doses_of_a_day_count_and_replace_the_regular_ones():
    found = warnings_of_person(
        medicines=[{"name": "potassium", "dose_mg": 600, "times_per_day": 2}],
        doses=[{"time": "08:00", "name": "potassium", "dose_mg": 6000}],
    )
    assert found["potassium_poisoning"] == "emergency"


def test_r4_r5_other_supplements():
    assert warnings_of_person(medicines=[{"name": "magnesium", "dose_mg": 400}])["magnesium_overdose"] == "caution"
    assert "magnesium_overdose" not in warnings_of_person(medicines=[{"name": "magnesium", "dose_mg": 300}])
    sick = {"conditions": ["chronic_kidney_disease"]}
    assert "magnesium_overdose" in warnings_of_person(medicines=[{"name": "magnesium", "dose_mg": 100}], **sick)
    assert "no_calcium_supplement" in warnings_of_person(medicines=[{"name": "calcium", "dose_mg": 500}], **sick)
    assert "vitamin_e_overdose" in warnings_of_person(medicines=[{"name": "vitamin E", "dose_mg": 1200}])
    assert "salt_tablets" in warnings_of_person(medicines=[{"name": "salt", "dose_mg": 1000}])


def test_r5_warfarin_and_upper_levels():
    assert codes((), ["warfarin"])["vitamins_and_warfarin"] == "caution"
    assert rules()["R5"].limits["magnesium_supplement_mg_per_day"] == 350
    assert rules()["R5"].limits["vitamin_e_mg_per_day"] == 1000


def test_r6_no_warning_tells_to_stop_a_medicine():
    assert codes((), ["diuretic"])["keep_medicines"] == "info"
    assert "Do not stop" in WARNINGS["medicine_review"]
    assert "quinine" in rules()["R6"].circumstances["never"]


def test_r7_heat():
    assert codes(highest_wet_bulb_globe_temperature=27.8)["hot_conditions"] == "caution"
    assert "hot_conditions" not in codes(highest_wet_bulb_globe_temperature=27.7)
    assert codes((), ["first_hot_days", "exercising"])["first_hot_days"] == "caution"
    assert codes((), ["heat", "alone"])["alone"] == "caution"
    assert codes((), ["heat", "cramp_happened"])["cramp_in_heat"] == "stop"
    assert codes((), ["cramp_happened"], highest_wet_bulb_globe_temperature=29.0)["cramp_in_heat"] == "stop"


@pytest.mark.parametrize("circumstance", ["fracture", "suspected_tear", "suspected_clot", "after_injury"])
def test_r8_never_stretch_or_massage(circumstance):
    for water in ([], ["in_water"]):
        steps = [step.code for step in first_aid([circumstance, *water], muscle="calf")]
        assert "no_stretch_no_massage" in steps
        assert not any(step.startswith(("stretch", "rub")) for step in steps)


@pytest.mark.parametrize(
    "symptom", ["pop", "bruise", "loss_of_power", "deformity", "tight_limb", "swelling", "tender_calf"]
)
def test_r8_by_symptom(symptom):
    assert "never_stretch" in codes([symptom])
    steps = [step.code for step in first_aid([], [symptom])]
    assert "no_stretch_no_massage" in steps
    assert not any(step.startswith(("stretch", "rub")) for step in steps)


@pytest.mark.parametrize("who", ["pregnancy", "child", "elderly", "dialysis", "cirrhosis", "recent_surgery"])
def test_r9_narrower(who):
    assert codes((), [who])["ask_your_clinician"] == "info"


def test_r10_and_r11_are_data():
    assert len(rules()["R10"].circumstances["without_cramp_trials"]) == 5
    assert "device" in rules()["R11"].text()


def test_dehydration_at_two_and_four_percent():
    assert codes(lowest_mass_change=-1.9) == {}
    assert codes(lowest_mass_change=-2.5) == {"dehydration_caution": "caution"}
    assert codes(lowest_mass_change=-4.5) == {"dehydration_stop": "stop"}


def test_low_sodium_with_and_without_weight_gain():
    assert codes(lowest_plasma_sodium=134.0) == {"low_sodium": "see_clinician"}
    assert codes(lowest_plasma_sodium=134.0, exercise_mass_change=1.0)["over_drinking_low_sodium"] == "stop"
    assert codes(lowest_plasma_sodium=136.0) == {}


def test_weight_gain_in_the_run_and_a_headache_are_an_emergency():
    assert codes(["headache"], exercise_mass_change=1.0)["hyponatraemia"] == "emergency"
    assert "hyponatraemia" not in codes(["headache"], exercise_mass_change=0.3)
    assert codes(["headache", "weight_gain"], exercise_mass_change=0.3)["hyponatraemia"] == "emergency"


@pytest.mark.parametrize(
    ("air", "code", "level", "words"),
    [
        (17.9, None, None, None),
        (18.0, "flag_yellow", "info", "yellow flag"),
        (22.9, "flag_yellow", "info", "yellow flag"),
        (23.0, "flag_red", "info", "red flag"),
        (28.0, "flag_black", "caution", "black flag"),
        (30.1, "flag_black_training_unaccustomed", "caution", "black flag"),
        (32.3, "flag_black_training", "caution", "black flag"),
    ],
)
def test_the_flag_of_the_guidelines_is_told_in_words_and_is_no_more_than_a_caution(air, code, level, words):
    found = warnings_of((), (), RunNumbers(highest_wet_bulb_globe_temperature=air))
    flags_told = [one for one in found if one.code.startswith("flag_")]
    assert [(one.code, one.level) for one in flags_told] == ([(code, level)] if code else [])
    if code:
        assert words in flags_told[0].text()
        assert any("heat, humidity, sun and wind in one number" in one.text() for one in found)
    assert not {"emergency", "stop"} & {one.level for one in found}


def test_a_hot_core_is_a_caution_until_nobody_would_live_through_it():
    assert codes(extremes={"core_temperature": (36.5, 39.9)}) == {}
    assert codes(extremes={"core_temperature": (36.5, 40.0)}) == {"hot_core": "caution"}
    assert codes(extremes={"core_temperature": (36.5, 42.0)}) == {"hot_core": "caution"}
    assert codes(extremes={"core_temperature": (36.5, 43.0)}) == {"unbelievable_core_temperature": "stop"}


def test_what_nobody_lives_through_is_flagged_and_an_ordinary_day_is_not():
    ordinary = {
        "core_temperature": (36.2, 39.5), "plasma_sodium": (136.0, 147.0), "plasma_potassium": (3.4, 7.0),
        "body_mass_change": (-4.0, 2.0),
    }  # fmt: skip
    assert codes(extremes=ordinary) == {}
    assert codes(extremes={"core_temperature": (34.5, 38.0)}) == {"hypothermia": "stop"}
    for name, deadly in {
        "core_temperature": [(20.0, 37.0), (36.5, 44.0)],
        "plasma_sodium": [(105.0, 140.0), (140.0, 190.0)],
        "plasma_potassium": [(1.5, 4.0), (4.0, 10.0)],
        "body_mass_change": [(-20.0, 0.0), (0.0, 15.0)],
    }.items():
        for extremes in deadly:
            assert codes(extremes={name: extremes})[f"unbelievable_{name}"] == "stop"


def test_water_that_is_not_passed_is_over_drinking_without_exercise_too():
    kept = {"lowest_plasma_sodium": 124.0, "extremes": {"body_mass_change": (-0.5, 6.0)}}
    assert codes(**kept) == {"over_drinking_low_sodium": "stop"}


def test_emergencies_come_first():
    found = warnings_of(
        ["confusion", "most_nights", "vomiting"],
        ["heat", "exercising", "diuretic", "night_cramps", "cramp_now"],
        RunNumbers(lowest_mass_change=-3.0),
    )
    order = [LEVELS.index(w.level) for w in found]
    assert order == sorted(order)
    assert found[0].level == "emergency"
    # They end what is said: no caution, nothing that the model computed.
    assert {w.level for w in found} == {"emergency", "stop", "see_clinician"}
    assert "dehydration_caution" not in {w.code for w in found}


def test_every_code_has_words_and_every_word_a_code():
    assert {flag.code for flag in flags()} | NUMBER_CODES == set(WARNINGS)
    assert {rule.title for rule in rules().values()} == set(RULES)
    steps = {step for block in data_of("first_aid").values() for step in block.get("steps", ())}
    steps |= {"if_not_breathing"}
    assert steps | {f"stretch_{m}" for m in ("calf", "shin", "hamstring", "quadriceps", "foot")} | {
        "drink_as_allowed",
        "drink_to_thirst",
    } == set(FIRST_AID)


def test_every_text_fills_in_its_numbers():
    numbers = RunNumbers(-4.4, 0.5, 133.0, 2.0, 1.0, 1.5, False, 29.0, 0.02, 0.05, dict.fromkeys(BELIEVED, (1.0, 2.0)))
    for warning in warnings_of((), (), numbers):
        assert "{" not in warning.text()
        assert set(warning.as_dict()) == {"level", "code", "text"}


def test_every_record_has_a_source_and_a_grade():
    sources = data_of("sources")
    for flag in flags():
        assert flag.source in sources
        assert flag.grade in GRADES
        assert flag.level in LEVELS
        assert flag.rule == "" or flag.rule in rules()
    for rule in rules().values():
        assert set(rule.source.split()) <= set(sources)
    for band in data_of("laboratory")["band"].values():
        assert band["source"] in sources
        assert band["where"]
        assert band["key"] in data_of("laboratory")["value"]
    for row in data_of("wbgt_flags").values():
        assert row["level"] in LEVELS
        assert set(row["source"].split()) <= set(sources)
    for name, record in data_of("limits").items():
        assert math.isfinite(limit(name))
        assert record["because"]
        assert set(record.get("source", "").split()) <= set(sources)
