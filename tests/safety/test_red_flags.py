"""One case per emergency and per reason to see a clinician, restated here; ordinary cramps raise no alarm."""

import pytest

from kramkaki.safety import CIRCUMSTANCES, SYMPTOMS, is_emergency, warnings_of
from kramkaki.safety.laboratory import is_band
from kramkaki.safety.red_flags import CONDITIONS, flags
from kramkaki.safety.warnings import LEVELS

EMERGENCIES = [
    # 1 heat stroke
    ("heat_stroke", ["confusion"], ["heat", "exercising"]),
    ("heat_stroke", ["collapse"], ["heat"]),
    ("heat_stroke", ["seizure"], ["heat"]),
    ("heat_stroke", ["staggering"], ["heat"]),
    ("heat_stroke", ["body_above_40"], ["heat"]),
    ("collapse_or_confusion", ["confusion"], []),
    # 2 too much water
    ("hyponatraemia", ["headache"], ["heavy_drinking"]),
    ("hyponatraemia", ["vomiting"], ["heavy_drinking"]),
    ("hyponatraemia", ["confusion"], ["heavy_drinking"]),
    ("hyponatraemia", ["puffiness"], ["heavy_drinking"]),
    ("hyponatraemia", ["weight_gain"], ["heavy_drinking"]),
    ("hyponatraemia", ["weight_gain", "headache"], ["exercising"]),
    ("hyponatraemia", ["headache", "vomiting"], ["diuretic"]),
    # 3 injury
    ("broken_bone", ["deformity"], ["after_injury"]),
    ("broken_bone", ["cannot_bear_weight"], ["after_injury"]),
    ("broken_bone", ["severe_spasm"], ["fracture"]),
    ("compartment_syndrome", ["tight_limb"], ["fracture"]),
    ("compartment_syndrome", ["pain_out_of_proportion"], ["after_injury"]),
    ("limb_without_blood", ["numb_foot"], ["fracture"]),
    ("limb_without_blood", ["cold_pale_foot"], []),
    # 4 clot
    ("blood_clot", ["swelling", "warm_calf", "tender_calf"], []),
    ("blood_clot", ["tender_calf", "breathless"], []),
    ("blood_clot", ["chest_pain"], ["cramp_happened"]),
    ("blood_clot", ["swelling"], ["long_sitting"]),
    ("blood_clot", ["swelling"], ["gave_birth"]),
    ("blood_clot", ["tender_calf"], ["clot_before"]),
    # 5 muscle breakdown
    ("rhabdomyolysis", ["dark_urine"], ["after_exercise"]),
    ("rhabdomyolysis", ["muscle_swelling"], ["after_exercise"]),
    ("rhabdomyolysis", ["severe_weakness"], ["after_exercise"]),
    # 6 sickling
    ("exertional_sickling", ["slumping"], ["athlete", "maximal_effort"]),
    ("exertional_sickling", ["slumping"], ["sickle_trait"]),
    # 7 calcium and heart
    ("low_calcium", ["tingling_mouth_hands", "hand_foot_spasm"], []),
    ("low_calcium", ["tingling_mouth_hands"], ["cramp_happened"]),
    ("low_calcium", [], ["thyroid_surgery", "cramp_happened"]),
    ("low_calcium", ["hand_foot_spasm"], ["night_cramps"]),
    ("low_calcium", ["hand_foot_spasm"], ["parathyroid_disease"]),
    ("heart_rhythm", ["palpitations"], []),
    ("heart_rhythm", ["fainting"], []),
    # 8 nerve, tetanus
    ("nerve_emergency", ["new_leg_weakness"], []),
    ("nerve_emergency", ["foot_drop"], []),
    ("nerve_emergency", ["saddle_numbness"], []),
    ("nerve_emergency", ["bladder_bowel_change"], []),
    ("nerve_emergency", ["weakness"], ["cancer"]),
    # illnesses of which cramps are a part
    ("adrenal_crisis", ["vomiting"], ["adrenal_insufficiency"]),
    ("adrenal_crisis", ["dizziness"], ["adrenal_insufficiency"]),
    ("pre_eclampsia", ["headache", "puffiness"], ["pregnancy"]),
    ("pre_eclampsia", ["headache", "vomiting"], ["gave_birth"]),
    ("tetanus", ["lockjaw"], []),
    ("tetanus", ["spreading_spasms"], []),
    # 9 water
    ("cramp_in_water", [], ["in_water", "cramp_now"]),
]

SEE_A_CLINICIAN = [
    ("frequent_cramps", ["most_nights"], ["night_cramps"]),
    ("frequent_cramps", ["more_than_a_month"], []),
    ("nerve_or_muscle_disease", ["wasting"], []),
    ("nerve_or_muscle_disease", ["twitching"], []),
    ("nerve_or_muscle_disease", ["weakness"], []),
    ("nerve_or_muscle_disease", ["numbness"], []),
    ("nerve_or_muscle_disease", ["tingling"], []),
    ("cramps_elsewhere", ["cramps_elsewhere"], []),
    ("young_child", [], ["young_child", "cramp_happened"]),
    ("pregnancy_and_symptoms", ["headache"], ["pregnancy"]),
    *(
        ("medicine_review", [], [medicine, "night_cramps"])
        for medicine in ("diuretic", "beta_agonist", "statin", "hormone_medicine", "iron_infusion", "chemotherapy")
    ),
    *(
        ("disease_review", [], [disease, "cramp_happened"])
        for disease in (
            "kidney_disease", "liver_disease", "heart_disease", "heart_failure", "thyroid_disease", "diabetes",
            "eating_disorder", "clot_before", "adrenal_insufficiency", "parathyroid_disease",
        )
    ),
    ("blood_flow", ["calf_pain_walking"], []),
    ("general_illness", ["weight_loss"], []),
    ("general_illness", ["fever"], []),
    ("general_illness", ["night_sweats"], []),
    ("dialysis_cramps", [], ["dialysis", "cramp_happened"]),
    ("losing_salts", ["vomiting"], []),
    ("losing_salts", ["diarrhoea"], []),
    ("long_cramps", ["more_than_ten_minutes"], []),
    ("long_cramps", ["persistent_pain"], []),
    ("perhaps_a_clot", ["swelling"], []),
]  # fmt: skip


def level_of(code, symptoms, circumstances):
    levels = [w.level for w in warnings_of(symptoms, circumstances) if w.code == code]
    return levels[0] if levels else None


@pytest.mark.parametrize(("code", "symptoms", "circumstances"), EMERGENCIES)
def test_emergency(code, symptoms, circumstances):
    assert level_of(code, symptoms, circumstances) == "emergency"
    assert warnings_of(symptoms, circumstances)[0].level == "emergency"


@pytest.mark.parametrize(("code", "symptoms", "circumstances"), SEE_A_CLINICIAN)
def test_see_a_clinician(code, symptoms, circumstances):
    assert level_of(code, symptoms, circumstances) == "see_clinician"


@pytest.mark.parametrize(
    ("symptoms", "circumstances"),
    [
        ([], ["cramp_now"]),
        ([], ["cramp_happened", "exercising", "after_exercise", "athlete", "maximal_effort", "unaccustomed"]),
        ([], ["night_cramps", "diuretic", "hypertension"]),
        ([], ["cramp_happened", "heat", "exercising"]),
        ([], ["cramp_happened", "pregnancy", "night_cramps"]),
        ([], ["in_water", "exercising"]),
        ([], ["heavy_drinking"]),
        ([], ["sickle_trait", "athlete", "exercising"]),
        ([], ["long_sitting", "night_cramps"]),
        ([], ["thyroid_surgery"]),
        ([], ["fracture"]),
        ([], ["after_injury", "cramp_happened"]),
        (["persistent_pain"], ["cramp_happened", "after_exercise"]),
        (["most_nights", "more_than_a_month", "tingling", "twitching", "numbness"], ["night_cramps", "elderly"]),
        (["headache"], ["night_cramps"]),
        (["headache"], ["night_cramps", "diuretic"]),
        (["nausea"], ["night_cramps", "pregnancy"]),
        (["numbness"], ["night_cramps", "cancer", "chemotherapy"]),
        ([], ["night_cramps", "clot_before", "gave_birth"]),
        (["vomiting", "diarrhoea"], ["cramp_happened"]),
        (["dizziness"], ["heat", "exercising"]),
        (["urge_to_move"], ["night_cramps"]),
    ],
)
def test_no_false_alarm(symptoms, circumstances):
    assert not is_emergency(warnings_of(symptoms, circumstances))


def test_an_ordinary_cramp_raises_nothing():
    assert warnings_of([], ["cramp_happened", "exercising"]) == []
    assert warnings_of([], ["night_cramps"]) == []


def test_nothing_reported_nothing_raised():
    assert warnings_of() == []


def test_every_condition_uses_the_closed_lists():
    for flag in flags():
        for clause in flag.when:
            for key, slugs in clause.items():
                known = SYMPTOMS if CONDITIONS[key][0] == "symptoms" else CIRCUMSTANCES
                assert {slug for slug in slugs if not is_band(slug)} <= set(known), (flag.code, key)


def test_every_symptom_matters():
    used = {
        slug
        for flag in flags()
        for clause in flag.when
        for key, slugs in clause.items()
        if "symptoms" in key
        for slug in slugs
    }
    assert used == set(SYMPTOMS)


def test_the_better_flag_replaces_the_general_one():
    codes = [w.code for w in warnings_of(["confusion"], ["heat"])]
    assert "heat_stroke" in codes
    assert "collapse_or_confusion" not in codes


def test_no_flag_gives_way_to_a_milder_one():
    level = {flag.code: LEVELS.index(flag.level) for flag in flags()}
    assert [(flag.code, other) for flag in flags() for other in flag.yields_to if level[other] > level[flag.code]] == []
