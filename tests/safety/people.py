"""Random people and days as scenario files hold them, and what must not be advised to each, written out once more.

Nothing of the safety room is imported: an error there cannot hide itself.
"""

import random

CONDITIONS = [
    "pregnancy", "dialysis", "chronic_kidney_disease", "kidney_stones", "heart_failure", "heart_disease",
    "hypertension", "liver_failure", "cirrhosis", "diabetes_type_1", "diabetes_type_2", "hypercalcaemia", "siadh",
    "fluid_restriction", "adrenal_insufficiency", "thrombosis", "osteoporosis", "hyperthyroidism", "eating_disorder",
    "cancer", "recent_surgery", "past_heat_stroke", "sickle_cell_trait", "neuropathy", "alcohol_dependence",
]  # fmt: skip
MEDICINES = [
    "hydrochlorothiazide", "furosemide", "spironolactone", "lisinopril", "losartan", "trimethoprim", "digoxin",
    "ciclosporin", "tacrolimus", "heparin", "desmopressin", "lithium", "insulin", "glibenclamide", "metformin",
    "dapagliflozin", "prednisolone", "warfarin", "atorvastatin", "potassium chloride", "potassium",
]  # fmt: skip
SYMPTOMS = [
    "confusion", "collapse", "not_breathing", "staggering", "shaky_sweaty", "fever", "shivering", "headache",
    "severe_headache", "nausea", "vomiting", "diarrhoea", "rice_water_stools", "fluids_do_not_stay", "little_urine",
    "vision_change", "rib_pain", "yellow_eyes", "dirty_wound", "sweat_spit_tears", "deformity", "fall_or_blow",
    "cannot_bear_weight", "cannot_bear_weight_for_an_hour", "bone_pain_before", "pop", "bruise", "tight_limb",
    "swelling", "warm_calf", "red_calf", "tender_calf", "tender_beyond_a_day", "breathless", "dark_urine",
    "palpitations", "tingling", "twitching", "weakness", "most_nights", "more_than_a_month", "still_cramping",
    "persistent_pain", "urge_to_move",
]  # fmt: skip
LATELY = ["long_trip", "bed_rest", "gave_birth", "flood_water", "pesticide"]
KINDS = ["strain", "tear", "bruise", "tendon", "sprain", "fracture", "surgery"]
LABORATORY = {
    "sodium_mmol_per_l": [117, 126, 129, 133, 140, 152, 163],
    "potassium_mmol_per_l": [2.3, 2.8, 3.2, 4.2, 5.0, 5.6, 6.2, 6.9],
    "ionised_calcium_mmol_per_l": [0.75, 0.95, 1.2, 1.45, 1.7],
    "magnesium_mmol_per_l": [0.35, 0.45, 0.85, 1.9],
    "glucose_mmol_per_l": [2.4, 3.6, 6.0, 14.0, 33.0],
    "creatine_kinase_u_per_l": [180, 2000, 9000],
    "filtration_rate_ml_per_min": [22, 55, 95],
}
ACTIVITIES = ["running", "walking", "football", "work", "swimming", "cycling"]

HOLDS_POTASSIUM = {
    "spironolactone", "lisinopril", "losartan", "trimethoprim", "digoxin", "ciclosporin", "tacrolimus", "heparin",
}  # fmt: skip
LIMITED_FLUID = {
    "heart_failure", "chronic_kidney_disease", "dialysis", "liver_failure", "cirrhosis", "siadh", "fluid_restriction",
}  # fmt: skip
LOSES_FLUID = {"vomiting", "diarrhoea", "rice_water_stools", "fluids_do_not_stay"}
SURELY_HURT = {"deformity", "cannot_bear_weight_for_an_hour", "pop", "bruise", "tight_limb", "swelling", "warm_calf",
               "red_calf", "tender_beyond_a_day"}  # fmt: skip


def some(rng, values, most):
    """At most so many of the values, none in half of the cases."""
    return rng.sample(values, rng.randint(0, most)) if rng.random() < 0.5 else []


def person_and_day(rng):
    """One scenario as a dict; every list may be empty."""
    age = rng.choice([7, 12, 17, 28, 45, 66, 79])
    sex = rng.choice(["female", "male"])
    conditions = some(rng, CONDITIONS, 2)
    if sex == "male" or not 15 < age < 50:
        conditions = [one for one in conditions if one != "pregnancy"]
    keys = some(rng, sorted(LABORATORY), 2)
    injuries = []
    if rng.random() < 0.25:
        kind = rng.choice(KINDS)
        place = "shin_bone" if kind == "fracture" else rng.choice(["calf", "hamstring", "knee"])
        when = rng.choice(["2026-02-26", "2026-02-14", "2025-06-01"])
        injuries = [{"place": place, "side": "left", "kind": kind, "when": when}]
    lately = [one for one in some(rng, LATELY, 1) if one != "gave_birth" or (sex == "female" and 15 < age < 50)]
    exercise = {"start": "07:00", "duration": rng.choice(["40 min", "2 h 30 min"]), "activity": rng.choice(ACTIVITIES),
                "effort": "easy"}  # fmt: skip
    return {
        "start": "2026-03-01T03:00+07:00",
        "place": {"latitude": rng.choice([-6.2, 52.0]), "longitude": 106.8},
        "person": {
            "age_years": age,
            "sex": sex,
            "mass_kg": rng.choice([24, 38]) if age < 15 else rng.choice([38, 58, 90]),
            "height_cm": 125 if age < 10 else 150 if age < 15 else 170,
            "conditions": conditions,
            "medicines": [{"name": name} for name in some(rng, MEDICINES, 2)],
            "laboratory": {key: rng.choice(LABORATORY[key]) for key in keys},
            "injuries": injuries,
            "diet": rng.choice([{}, {"potassium_mg": 1500, "calcium_mg": 300}]),
        },
        "symptoms": {
            "now": some(rng, SYMPTOMS, 2),
            "over": some(rng, SYMPTOMS, 1),
            "lately": lately,
            "cramp_now": rng.random() < 0.3,
        },
        "day": [{"wake": "05:00", "sleep": "22:00", "exercise": [exercise] if rng.random() < 0.8 else []}],
    }


def people(count, seed=11):
    """So many scenarios."""
    rng = random.Random(seed)  # noqa: S311
    return [person_and_day(rng) for _number in range(count)]


def must_not(scenario):
    """What must not be advised, kind by kind; ``leg``: stretch it, rub it, stand on it."""
    person, now = scenario["person"], set(scenario["symptoms"]["now"])
    ill, blood = set(person["conditions"]), person["laboratory"]
    taken = {one["name"] for one in person["medicines"]}
    hurt = any(one["when"] >= "2026-02-14" for one in person["injuries"]) or "recent_surgery" in ill
    leg = hurt or bool(now & SURELY_HURT)
    sodium, potassium = blood.get("sodium_mmol_per_l", 140), blood.get("potassium_mmol_per_l")
    known = potassium is not None and "filtration_rate_ml_per_min" in blood
    sick_kidneys = (
        bool(ill & {"chronic_kidney_disease", "dialysis"}) or blood.get("filtration_rate_ml_per_min", 99) < 60
    )
    ill_now = "fever" in now or bool(now & LOSES_FLUID) or sodium < 130 or not 3.0 <= (potassium or 4.0) < 6.0
    at_risk = bool(taken & HOLDS_POTASSIUM) or bool(ill & {"heart_failure", "adrenal_insufficiency"})
    thin = person["mass_kg"] / (person["height_cm"] / 100) ** 2 < 13.5  # thin at any age from ten on
    return {
        "leg": leg,
        "exercise": leg or ill_now,
        "relief": ill_now,
        "harder": leg or ill_now or thin or bool(ill & {"eating_disorder", "past_heat_stroke", "pregnancy"}),
        "drink": bool(ill & LIMITED_FLUID) or sick_kidneys or sodium < 130 or "desmopressin" in taken,
        "potassium_food": sick_kidneys or (potassium or 4.0) >= 5.0 or (at_risk and not known),
        "potassium_drink": sick_kidneys or (potassium or 4.0) >= 5.0 or bool(taken & HOLDS_POTASSIUM),
        "salt": sick_kidneys or bool(ill & {"hypertension", "heart_failure"}),
        "milk": bool(ill & LIMITED_FLUID) or sick_kidneys,
    }
