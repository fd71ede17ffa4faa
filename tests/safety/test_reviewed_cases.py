"""Every case of the outside review: the right level and sentence, in both languages, on terminal, page and in JSON."""

import html
import io
import json
import re

import pytest
from rich.console import Console

from kramkaki import language
from kramkaki.api import run
from kramkaki.report.plan_text import summary as plan_summary
from kramkaki.report.summary import summary
from kramkaki.web.answer_view import quick_view, stopped_view
from kramkaki.web.render import rendered

RUN = {"start": "07:00", "duration": "2 h 30 min", "activity": "running", "effort": "moderate"}
TENDON = {"place": "calf", "side": "left", "kind": "tendon", "when": "2026-02-26", "severity_percent": 100}
STRAIN = {**TENDON, "kind": "strain", "severity_percent": 80}
KNEE = {"place": "knee", "side": "left", "kind": "surgery", "when": "2026-02-20"}
EMERGENCY, STOP, CLINICIAN, CAUTION = "emergency", "stop", "see_clinician", "caution"


def person(sex="female", age=60, mass=62, **more):
    """A scenario of one morning; ``now``, ``over``, ``lately`` and ``cramp_now`` are symptoms, the rest the person."""
    symptoms = {key: more.pop(key) for key in ("now", "over", "lately", "cramp_now") if key in more}
    exercise, cramps = more.pop("exercise", []), more.pop("cramps", [])
    medicines = [{"name": name} if isinstance(name, str) else name for name in more.pop("medicines", [])]
    body = {"age_years": age, "sex": sex, "mass_kg": mass, "medicines": medicines, **more}
    return {
        "start": "2026-03-01T05:00+07:00",
        "end": "2026-03-01T12:00+07:00",
        "place": {"latitude": -6.2, "longitude": 106.8},
        "person": body,
        "symptoms": symptoms,
        "cramps": cramps,
        "day": [{"wake": "05:00", "exercise": exercise}],
    }


CRAMP = [{"time": "2026-03-01T06:30", "muscle": "calf_left"}]
# id: (scenario, level, code, words of the sentence in English, in Indonesian)
CASES = {
    "sodium_117": (
        person(laboratory={"sodium_mmol_per_l": 117}),
        EMERGENCY,
        "low_blood_sodium",
        "sodium of 117 mmol/L.*hospital now.*drink no more",
        "Natrium darah 117 mmol/L.*rumah sakit sekarang.*jangan minum lagi",
    ),
    "sodium_122_headache_heat": (
        person(laboratory={"sodium_mmol_per_l": 122}, now=["headache", "nausea"], exercise=[RUN]),
        EMERGENCY,
        "low_blood_sodium",
        "dangerously low",
        "sangat rendah",
    ),
    "sodium_128_with_headache": (
        person(laboratory={"sodium_mmol_per_l": 128}, now=["headache"]),
        EMERGENCY,
        "low_blood_sodium",
        "sodium of 128",
        "Natrium darah 128",
    ),
    "sodium_127_well": (
        person(laboratory={"sodium_mmol_per_l": 127, "taken": "2026-02-27"}),
        CLINICIAN,
        "sodium_today",
        "taken on Friday 27 February 2026.*today.*repeated since",
        "diambil.*27 Februari 2026.*hari ini.*diperiksa ulang",
    ),
    "potassium_6_9": (
        person(laboratory={"potassium_mmol_per_l": 6.9}),
        EMERGENCY,
        "high_blood_potassium",
        "potassium of 6.9 mmol/L.*hospital now.*ECG",
        "Kalium darah 6,9 mmol/L.*rumah sakit sekarang.*EKG",
    ),
    "potassium_2_4": (
        person(laboratory={"potassium_mmol_per_l": 2.4}),
        EMERGENCY,
        "low_blood_potassium",
        "potassium of 2.4 mmol/L.*hospital now",
        "Kalium darah 2,4 mmol/L.*rumah sakit sekarang",
    ),
    "potassium_2_8_on_hct": (
        person(laboratory={"potassium_mmol_per_l": 2.8}, medicines=["hydrochlorothiazide"]),
        CLINICIAN,
        "potassium_today",
        "potassium of 2.8.*today",
        "Kalium darah 2,8.*hari ini",
    ),
    "potassium_3_0_on_hct": (
        person(laboratory={"potassium_mmol_per_l": 3.0}, medicines=["hydrochlorothiazide"]),
        CLINICIAN,
        "potassium_this_week",
        "this week.*Do not change",
        "minggu ini.*Jangan mengubah",
    ),
    "potassium_5_6": (
        person(laboratory={"potassium_mmol_per_l": 5.6}),
        CLINICIAN,
        "potassium_this_week",
        "potassium of 5.6",
        "Kalium darah 5,6",
    ),
    "potassium_6_2_kidneys": (
        person(laboratory={"potassium_mmol_per_l": 6.2}, conditions=["chronic_kidney_disease"]),
        EMERGENCY,
        "high_blood_potassium",
        "can stop the heart",
        "menghentikan jantung",
    ),
    "ionised_calcium_0_75": (
        person(laboratory={"ionised_calcium_mmol_per_l": 0.75}),
        EMERGENCY,
        "low_blood_calcium",
        "calcium of 0.75",
        "Kalsium darah 0,75",
    ),
    "magnesium_mixed_up": (
        person(laboratory={"magnesium_mmol_per_l": 1.9}),
        CLINICIAN,
        "units_doubtful",
        "1.9 really in mmol/L.*mg/dL.*0.78 mmol/L",
        "1,9 benar dalam mmol/L.*mg/dL.*0,78 mmol/L",
    ),
    "calcium_in_mg_per_dl": (
        person(laboratory={"total_calcium_mmol_per_l": 9.5}),
        CLINICIAN,
        "units_doubtful",
        "9.5 really in mmol/L.*2.37 mmol/L",
        "9,5 benar dalam mmol/L.*2,37 mmol/L",
    ),
    "ck_9000_dark_urine": (
        person(laboratory={"creatine_kinase_u_per_l": 9000}, now=["dark_urine"]),
        EMERGENCY,
        "high_creatine_kinase",
        "9,000 U/L",
        r"9\.000 U/L",
    ),
    "ck_6000_well": (
        person(laboratory={"creatine_kinase_u_per_l": 6000}),
        CLINICIAN,
        "creatine_kinase_today",
        "today, no exercise",
        "hari ini, jangan berolahraga",
    ),
    "glucose_2_1": (
        person(laboratory={"glucose_mmol_per_l": 2.1}, medicines=["insulin"]),
        EMERGENCY,
        "low_blood_glucose",
        "glucose of 2.1.*sugar at once",
        "Gula darah 2,1.*segera makan atau minum gula",
    ),
    "insulin_and_confused": (
        person(conditions=["diabetes_type_1"], now=["confusion"]),
        EMERGENCY,
        "hypoglycaemia",
        "low blood sugar.*sugar at once",
        "gula darah rendah.*segera beri gula",
    ),
    "not_breathing": (
        person(now=["collapse", "not_breathing"]),
        EMERGENCY,
        "cardiac_arrest",
        r"press on the chest.*defibrillator \(AED\)",
        r"tekan dadanya.*defibrilator \(AED\)",
    ),
    "diarrhoea": (
        person(now=["vomiting", "diarrhoea"], cramps=CRAMP),
        CLINICIAN,
        "losing_salts",
        r"rehydration solution \(oralit\)",
        "oralit",
    ),
    "diarrhoea_on_metformin": (
        person(now=["diarrhoea"], medicines=["metformin"]),
        CLINICIAN,
        "losing_salts_today",
        "clinician today",
        "dokter hari ini",
    ),
    "rice_water_stools": (person(now=["rice_water_stools"]), CLINICIAN, "cholera_possible", "cholera", "kolera"),
    "fever_and_a_run": (
        person(now=["fever"], exercise=[RUN]),
        STOP,
        "exercise_with_fever",
        "No exercise with a fever",
        "Jangan berolahraga saat demam",
    ),
    "fever_and_tender_calves": (
        person(now=["fever", "tender_calf"], lately=["flood_water"], cramps=CRAMP),
        CLINICIAN,
        "leptospirosis_possible",
        "leptospirosis",
        "leptospirosis",
    ),
    "fever_in_the_tropics": (person(now=["fever"]), CLINICIAN, "dengue_possible", "dengue", "dengue"),
    "wound_with_soil": (
        person(now=["dirty_wound"], cramps=CRAMP),
        CLINICIAN,
        "tetanus_prone_wound",
        "tetanus.*today",
        "Hari ini.*tetanus",
    ),
    "pesticide": (
        person(now=["twitching", "sweat_spit_tears"], lately=["pesticide"], cramps=CRAMP),
        EMERGENCY,
        "pesticide_poisoning",
        "poisoning",
        "keracunan",
    ),
    "weak_legs_overactive_thyroid": (
        person("male", 27, now=["new_leg_weakness"], conditions=["hyperthyroidism"]),
        EMERGENCY,
        "thyrotoxic_paralysis",
        r"potassium and a heart trace \(ECG\)",
        r"kalium dan rekam jantung \(EKG\)",
    ),
    "still_cramping": (
        person(now=["still_cramping"], cramp_now=True),
        CLINICIAN,
        "still_cramping",
        "urgently",
        "segera",
    ),
    "pregnant_blurred_sight": (
        person(age=29, conditions=["pregnancy"], now=["vision_change"]),
        EMERGENCY,
        "pre_eclampsia",
        "blurred sight",
        "pandangan kabur",
    ),
    "cold_in_the_lake": (
        person(now=["shivering", "confusion"]),
        EMERGENCY,
        "cold_in_water",
        "hypothermia",
        "hipotermia",
    ),
    "most_nights_on_a_thiazide": (
        person(now=["most_nights"], medicines=["hydrochlorothiazide"]),
        CLINICIAN,
        "medicine_review",
        "review",
        "tinjau",
    ),
    "most_nights_with_kidney_disease": (
        person(now=["most_nights"], conditions=["chronic_kidney_disease", "diabetes_type_2"]),
        CLINICIAN,
        "disease_review",
        "illness",
        "penyakit",
    ),
    "most_nights_child_of_six": (
        person(age=6, mass=20, now=["most_nights"]),
        CLINICIAN,
        "young_child",
        "before the age of 8",
        "8 tahun",
    ),
    "tendon_three_days_ago": (
        person(injuries=[TENDON], exercise=[RUN]),
        STOP,
        "recent_injury",
        "no stretching.*no running.*tears or breaks again",
        "jangan meregangkan.*berlari.*robek atau patah lagi",
    ),
    "strain": (person(injuries=[STRAIN], exercise=[RUN]), STOP, "recent_injury", "no stretching", "jangan meregangkan"),
    "fracture_96_days_ago": (
        person(injuries=[{**TENDON, "place": "shin_bone", "kind": "fracture", "when": "2025-11-25"}]),
        STOP,
        "recent_injury",
        "no stretching",
        "jangan meregangkan",
    ),
    "potassium_supplement_twice_a_day": (
        person(medicines=[{"name": "potassium_supplement", "dose_mg": 1200, "times_per_day": 2}]),
        CAUTION,
        "kidney_values_unknown",
        r"eGFR\) and blood potassium",
        r"eGFR\) dan kalium darah",
    ),
    "knee_operation": (person(injuries=[KNEE], exercise=[RUN]), STOP, "recent_injury", "operation", "operasi"),
    "tacrolimus": (
        person(medicines=["tacrolimus"]),
        CAUTION,
        "no_potassium_loading",
        "extra potassium is dangerous",
        "kalium tambahan berbahaya",
    ),
    "adrenal_insufficiency": (
        person(conditions=["adrenal_insufficiency"]),
        CAUTION,
        "no_potassium_loading",
        "no coconut water",
        "jangan air kelapa",
    ),
    "potassium_chloride_and_heparin": (
        person(medicines=["heparin", "potassium chloride"]),
        STOP,
        "potassium_supplement_is_dangerous",
        "potassium supplement",
        "[Ss]uplemen kalium",
    ),
    "eating_disorder": (
        person(age=24, mass=38, height_cm=168, conditions=["eating_disorder"], exercise=[RUN]),
        CAUTION,
        "no_harder_training",
        "no harder training",
        "latihan yang lebih berat",
    ),
    "thin_without_a_diagnosis": (
        person(age=24, mass=38, height_cm=172, exercise=[RUN]),
        CAUTION,
        "no_harder_training",
        "too little weight",
        "berat badan kurang",
    ),
    "past_heat_stroke": (
        person(conditions=["past_heat_stroke"], exercise=[RUN]),
        CAUTION,
        "no_harder_training",
        "heat stroke",
        "heat stroke",
    ),
    "insulin_and_a_run": (
        person(medicines=["insulin"], exercise=[RUN]),
        CAUTION,
        "sugar_and_insulin",
        "measure your glucose",
        "ukur gula darah",
    ),
    "lithium": (person(medicines=["lithium"]), CAUTION, "lithium", "lithium", "litium"),
    "desmopressin": (
        person(medicines=["desmopressin"]),
        CAUTION,
        "no_fluid_target",
        "no amount to drink",
        "jumlah minum",
    ),
    "clot_before_pain_that_stays": (
        person(conditions=["thrombosis"], now=["persistent_pain"], cramp_now=True),
        EMERGENCY,
        "blood_clot",
        "blood clot",
        "bekuan darah",
    ),
    "chest_pain_is_over": (
        person(over=["chest_pain"]),
        CLINICIAN,
        "emergency_over",
        "It is over: call a clinician today",
        "sudah hilang: hubungi dokter hari ini",
    ),
    "high_ionised_calcium": (
        person(laboratory={"ionised_calcium_mmol_per_l": 1.7}),
        CLINICIAN,
        "calcium_today",
        "calcium of 1.7",
        "Kalsium darah 1,7",
    ),
}
NOT_EMERGENCIES = {
    "no weight for minutes after a cramp": person(age=30, now=["cannot_bear_weight"], cramps=CRAMP),
    "calf tender for a day after a cramp": person(age=30, now=["tender_calf"], cramps=CRAMP),
}
STILL_EMERGENCIES = {
    **{
        f"no weight and {sign}": person(age=30, now=["cannot_bear_weight", sign], cramps=CRAMP)
        for sign in ("fall_or_blow", "pop", "deformity", "bone_pain_before", "cannot_bear_weight_for_an_hour")
    },
    "no weight at 65": person(age=65, now=["cannot_bear_weight"], cramps=CRAMP),
    "no weight with osteoporosis": person(
        age=50, now=["cannot_bear_weight"], conditions=["osteoporosis"], cramps=CRAMP
    ),
    "no weight on long steroids": person(age=50, now=["cannot_bear_weight"], medicines=["prednisolone"], cramps=CRAMP),
    **{
        f"tender and {sign}": person(age=30, now=["tender_calf", sign], cramps=CRAMP)
        for sign in ("swelling", "warm_calf", "red_calf", "breathless", "chest_pain", "fainting")
    },
    **{
        f"tender and {ill}": person(age=30, now=["tender_calf"], conditions=[ill], cramps=CRAMP)
        for ill in ("recent_surgery", "cancer", "pregnancy", "thrombosis")
    },
    **{
        f"tender after {event}": person(age=30, now=["tender_calf"], lately=[event], cramps=CRAMP)
        for event in ("long_trip", "bed_rest", "gave_birth")
    },
    "tender on oestrogen": person(age=50, now=["tender_calf"], medicines=["oestrogen"], cramps=CRAMP),
}


def shown(renderable):
    """What the terminal shows, on one line."""
    console = Console(width=100, file=io.StringIO(), record=True)
    console.print(renderable)
    return " ".join(console.export_text().split())


def on_page(result):
    """What the page shows at once, its text on one line."""
    stopped = result.emergency
    page = rendered(
        "stopped_body.html" if stopped else "answer_body.html",
        **(stopped_view if stopped else quick_view)(result, "metric"),
    )
    page = re.sub(r"<script.*?</script>|<style.*?</style>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("spoken", ["en", "id"])
@pytest.mark.parametrize("name", CASES)
def test_the_case_is_told_rightly_everywhere(name, spoken):
    scenario, level, code, english, indonesian = CASES[name]
    with language.use(spoken):
        result = run(scenario, draws=2)
        data = json.loads(json.dumps(result.as_json(), allow_nan=False))
        (warning,) = (one for one in data["warnings"] if one["code"] == code)
        assert warning["level"] == level
        assert re.search(english if spoken == "en" else indonesian, warning["text"]), warning["text"]
        assert any(one["level"] == "emergency" for one in data["warnings"]) == (level == "emergency")
        terminal, page = shown(summary(result)), on_page(result)
        assert warning["text"] in terminal
        assert warning["text"] in page
        for text in (terminal, page, json.dumps(data)):
            assert not re.search(r"deadly|mematikan|Check the scenario|Periksa skenario", text)
        if level == "emergency":
            assert data["cramps"]["probability"] is None
            assert data["cramps"]["reason"]
            assert data["causes"] is None
            assert not re.search(r"\d ?%", terminal), terminal


@pytest.mark.parametrize("name", NOT_EMERGENCIES)
def test_a_false_alarm_is_none(name):
    assert not run(NOT_EMERGENCIES[name], draws=1).emergency


@pytest.mark.parametrize("name", STILL_EMERGENCIES)
def test_and_the_true_one_stays(name):
    assert run(STILL_EMERGENCIES[name], draws=1).emergency


def test_the_combined_person_gets_no_advice_to_stretch_run_or_drink():
    scenario = person(
        laboratory={"sodium_mmol_per_l": 122}, now=["headache", "nausea"], injuries=[TENDON], medicines=["tacrolimus"],
        exercise=[RUN],
    )  # fmt: skip
    plan = run(scenario, draws=2).plan()
    text = shown(plan_summary(plan)) + json.dumps(plan.as_json())
    assert not re.search(r"[Ss]lower|[Ww]arm up|Drink \d|[Ss]tretch (calves|the)|\d mg", text), text


def test_with_vomiting_or_diarrhoea_nobody_speaks_of_exercise_that_is_shorter_or_cooler():
    scenario = person(now=["vomiting", "diarrhoea"], cramps=CRAMP)
    scenario["day"][0]["illness"] = [{"time": "05:10", "kind": "diarrhoea", "volume_ml": 4000}]
    result = run(scenario, draws=2)
    plan = result.plan().as_json()
    parts = [*plan["habits"], *plan["changes"], *plan["also"]]
    advised = [part["what"] for part in parts if part["status"] != "forbidden"]
    text = " ".join([*(one["text"] for one in plan["warnings"]), *plan["if_a_cramp_comes"], *advised])
    assert "oralit" in text
    assert not re.search(r"exercise|shorter or cooler|beyond what it was made", text), text


def test_who_has_diarrhoea_and_means_to_run_in_the_heat_is_told_not_to_and_not_how():
    scenario = person(now=["diarrhoea"], exercise=[{**RUN, "effort": "easy"}])
    scenario["day"][0]["weather"] = [
        {"from": "00:00", "temperature_c": 32, "relative_humidity_percent": 80, "sun": "partly"}
    ]
    plan = run(scenario, draws=1).plan().as_json()
    codes = {one["code"] for one in plan["warnings"]}
    assert "exercise_when_losing_fluid" in codes
    assert not codes & {"hot_conditions", "first_hot_days", "flag_black", "flag_red"}
    assert plan["changes"] == []


def test_a_unit_that_may_be_mixed_up_is_asked_beside_the_emergency_of_the_worse_reading():
    scenario = person(laboratory={"total_calcium_mmol_per_l": 14.2})
    result = run(scenario, draws=1)
    assert result.emergency
    for text in (shown(summary(result)), on_page(result)):
        assert "is 14.2 really in mmol/L" in text
    read_off = person(laboratory={"magnesium_mmol_per_l": 1.9, "units_read_off": True})
    assert "units_doubtful" not in {one.code for one in run(read_off, draws=1).warnings}


def test_fluid_restriction_gets_no_milk_by_the_glass():
    for condition in ("heart_failure", "cirrhosis", "siadh", "fluid_restriction"):
        scenario = person(
            conditions=[condition], laboratory={"potassium_mmol_per_l": 4.2, "filtration_rate_ml_per_min": 95},
            diet={"calcium_mg": 300, "potassium_mg": 1500},
        )  # fmt: skip
        foods = {one["food"] for one in run(scenario, draws=1).plan().as_json()["foods"]}
        assert foods
        assert not foods & {"susu", "susu_kedelai"}


def test_an_ace_inhibitor_with_normal_values_may_eat_and_heart_failure_with_unknown_ones_gets_no_amount():
    diet = {"calcium_mg": 300, "potassium_mg": 1500}
    known = {"potassium_mmol_per_l": 4.2, "filtration_rate_ml_per_min": 95}
    free = run(person(medicines=["lisinopril"], laboratory=known, diet=diet), draws=1).plan().as_json()
    assert free["foods"]
    for scenario in (person(conditions=["heart_failure"], diet=diet), person(medicines=["lisinopril"], diet=diet)):
        assert run(scenario, draws=1).plan().as_json()["foods"] == []


def test_a_sugared_drink_on_insulin_comes_with_a_word_on_glucose():
    plan = run(person(medicines=["insulin"], exercise=[RUN]), draws=1).plan().as_json()
    (drink,) = (habit for habit in plan["habits"] if habit["lever"] == "electrolyte")
    assert drink["status"] == "forbidden" or "glucose" in drink["what"]


def test_a_newer_safe_value_or_a_sign_that_is_over_reopens_the_answer():
    assert run(person(laboratory={"potassium_mmol_per_l": 6.9}), draws=1).emergency
    newer = {"potassium_mmol_per_l": 4.4, "taken": "2026-02-28"}
    assert run(person(laboratory=newer), draws=1).cramps.probability is not None
    assert run(person(now=["chest_pain"]), draws=1).emergency
    over = run(person(over=["chest_pain"], exercise=[RUN]), draws=1)
    assert over.cramps.probability is not None
    assert not over.plan().as_json()["exercise_advised"]
    assert run(person(now=["chest_pain"], over=["chest_pain"]), draws=1).emergency
