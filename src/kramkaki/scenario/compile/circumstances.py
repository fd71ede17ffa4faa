"""The circumstances that the safety rules ask about, read off the scenario."""

import numpy as np
import numpy.typing as npt

from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR
from kramkaki.safety.laboratory import bands
from kramkaki.safety.red_flags import raised_flags
from kramkaki.safety.rules import expanded
from kramkaki.safety.thinness import is_underweight
from kramkaki.scenario.compile.draft import Draft
from kramkaki.scenario.compile.rest import severity
from kramkaki.scenario.compile.supplements import supplement_circumstances
from kramkaki.scenario.days import minutes_after_start
from kramkaki.scenario.model import MOST_NIGHTS_PER_MONTH, Scenario
from kramkaki.scenario.model_day import DayContent
from kramkaki.scenario.model_person import Laboratory, RegularMedicine
from kramkaki.tables.medicines import known_medicine

HOT_INDEX = 27.8  # [degC] WBGT, Cooper 2016
FIRST_HOT_DAYS = 14
CHILD, YOUNG_CHILD, OLDER, ELDERLY = 16, 8, 65, 75  # [years]
ALL_OUT = 0.9  # [fraction of maximal oxygen uptake]
WELL_ABOVE_USUAL = 0.15
MUCH_LONGER = 1.5
ATHLETE_HOURS = 7  # [h/week]
LONG_SITTING = 4 * MINUTES_PER_HOUR
MUCH_DRINK_PER_HOUR = 1.0  # [L/h] in exercise
MUCH_DRINK_PER_DAY = 5.0  # [L/day]
# Severity [0-1] below which an injury no longer counts (assumed): a usual strain after six weeks,
# a fracture after three months.
HEALED = 0.03
LONG_STEROIDS = 90  # [days] of cortisone tablets from which bones turn brittle (usual teaching, from memory)
TROPICS = 35.0  # [degrees of latitude] between which dengue and leptospirosis occur (from memory)
COLD_WATER = 20.0  # [degC] below which swimmers cool fast without a suit (assumed)
LEAST_FILTRATION = 60.0  # [mL/min] rule R5
LONG_CRAMP = 10  # [min]
BY_CONDITION = {
    "pregnancy": ["pregnancy"], "dialysis": ["dialysis", "kidney_disease"],
    "chronic_kidney_disease": ["kidney_disease"],
    "kidney_stones": ["kidney_stones"], "heart_failure": ["heart_failure", "heart_disease"],
    "heart_disease": ["heart_disease"], "hypertension": ["hypertension"], "liver_failure": ["liver_disease"],
    "cirrhosis": ["cirrhosis", "liver_disease"], "diabetes_type_1": ["diabetes", "type_1_diabetes"],
    "diabetes_type_2": ["diabetes"],
    "hypothyroidism": ["thyroid_disease"], "hyperthyroidism": ["thyroid_disease", "overactive_thyroid"],
    "thyroid_or_neck_surgery": ["thyroid_surgery"], "hypercalcaemia": ["hypercalcaemia"], "siadh": ["water_retention"],
    "fluid_restriction": ["fluid_restriction"], "peripheral_artery_disease": ["artery_disease"],
    "thrombosis": ["clot_before"], "adrenal_insufficiency": ["adrenal_insufficiency"],
    "hypoparathyroidism": ["parathyroid_disease"], "lumbar_stenosis": ["nerve_disease"], "sciatica": ["nerve_disease"],
    "neuropathy": ["nerve_disease"], "motor_neuron_disease": ["nerve_disease"], "multiple_sclerosis": ["nerve_disease"],
    "sickle_cell_trait": ["sickle_trait"], "eating_disorder": ["eating_disorder"], "cancer": ["cancer"],
    "recent_surgery": ["recent_surgery"], "past_heat_stroke": ["past_heat_stroke"], "osteoporosis": ["brittle_bones"],
    "alcohol_dependence": ["alcohol"],
}  # fmt: skip
BY_MEDICINE = {
    "thiazide": ["diuretic"], "loop_diuretic": ["diuretic"],
    "potassium_sparing": ["diuretic", "potassium_sparing_diuretic"], "trimethoprim": ["trimethoprim"],
    "ace_inhibitor_or_arb": ["ace_inhibitor"], "digoxin": ["digoxin"], "long_acting_beta_agonist": ["beta_agonist"],
    "statin": ["statin"], "oestrogen": ["hormone_medicine"], "raloxifene": ["hormone_medicine"],
    "teriparatide": ["hormone_medicine"], "intravenous_iron": ["iron_infusion"], "chemotherapy": ["chemotherapy"],
    "warfarin": ["warfarin"], "insulin": ["insulin", "glucose_lowering", "diabetes"],
    "sulfonylurea": ["glucose_lowering", "diabetes"], "metformin": ["metformin"],
    "sglt2_inhibitor": ["sglt2_inhibitor"], "lithium": ["lithium"],
    "calcineurin_inhibitor": ["calcineurin_inhibitor"], "heparin": ["heparin"], "desmopressin": ["desmopressin"],
}  # fmt: skip


def circumstances(draft: Draft) -> set[str]:
    """The slugs of `kramkaki.safety.vocabulary.CIRCUMSTANCES`, and the bands of blood values, that hold.

    Parameters
    ----------
    draft : Draft
        Complete.

    Returns
    -------
    slugs : set of str
        Circumstances.
    """
    scenario = draft.scenario
    holding = {slug for condition in scenario.person.conditions for slug in BY_CONDITION.get(condition, ())}
    for name in _medicine_names(scenario):
        holding |= set(BY_MEDICINE.get(known_medicine(name)["class"], ()))
    holding |= supplement_circumstances(scenario.person, _contents(scenario))
    holding |= _who(scenario) | _where(draft) | set(bands(scenario.person.laboratory.model_dump()))
    holding |= _doing(draft) | _injured(scenario) | _drinking(draft) | _cramping(draft)
    return holding | _potassium_untested(holding, scenario.person.laboratory) | _past_emergency(scenario, holding)


def symptoms(scenario: Scenario) -> set[str]:
    """The slugs of `kramkaki.safety.vocabulary.SYMPTOMS`: those ticked, and those that other answers amount to.

    Parameters
    ----------
    scenario : Scenario
        Checked.

    Returns
    -------
    slugs : set of str
        Symptoms.
    """
    monthly = scenario.night_cramps_per_month or 0
    ills = {illness.kind for content in _contents(scenario) for illness in content.illness or ()}
    return {*scenario.symptoms.now, *scenario.symptoms.during_cramps, *ills} | _holding(
        most_nights=monthly >= MOST_NIGHTS_PER_MONTH,
        more_than_ten_minutes=any((cramp.length or 0) > LONG_CRAMP for cramp in scenario.cramps),
    )


def _contents(scenario: Scenario) -> list[DayContent]:
    return [content for block in scenario.day for content in (block, *block.override)]


def _medicine_names(scenario: Scenario) -> list[str]:
    return [medicine.name for medicine in scenario.person.medicines] + [
        dose.name for content in _contents(scenario) for dose in content.medicine or ()
    ]


def _holding(**conditions: bool | np.bool_) -> set[str]:
    return {slug for slug, holds in conditions.items() if holds}


def _who(scenario: Scenario) -> set[str]:
    person = scenario.person
    filtration = person.laboratory.filtration_rate_ml_per_min
    return _holding(
        over_65=person.age_years >= OLDER,
        underweight=is_underweight(person.age_years, person.sex, person.mass_kg, person.height_cm),
        long_steroids=any(_is_long_steroid(scenario, medicine) for medicine in person.medicines),
        child=person.age_years < CHILD,
        young_child=person.age_years < YOUNG_CHILD,
        elderly=person.age_years > ELDERLY,
        athlete=person.fitness == "athlete" or (person.training.hours_per_week or 0) >= ATHLETE_HOURS,
        alone=scenario.symptoms.alone,
        cramp_now=scenario.symptoms.cramp_now,
        long_sitting=bool({"long_trip", "bed_rest"} & set(scenario.symptoms.lately)),
        kidney_disease=filtration is not None and filtration < LEAST_FILTRATION,
        **{slug: slug in scenario.symptoms.lately for slug in ("gave_birth", "flood_water", "pesticide")},
    )


def _is_long_steroid(scenario: Scenario, medicine: RegularMedicine) -> bool:
    if known_medicine(medicine.name)["class"] != "corticosteroid":
        return False
    return medicine.since is None or -minutes_after_start(scenario, medicine.since) > LONG_STEROIDS * MINUTES_PER_DAY


def _where(draft: Draft) -> set[str]:
    latitude = draft.scenario.place.latitude
    values = draft.timeline.values
    return _holding(
        tropics=latitude is None or abs(latitude) <= TROPICS,
        cold_water=bool(((values["immersion"] > 0) & (values["water_temperature"] < COLD_WATER)).any()),
    )


def _potassium_untested(known: set[str], laboratory: Laboratory) -> set[str]:
    """Whether potassium is held back by an illness or a medicine, and nobody has told how the blood is."""
    at_risk = known & {*expanded(["@holds_potassium"]), "heart_failure", "potassium_supplement"}
    tested = laboratory.filtration_rate_ml_per_min is not None and laboratory.potassium_mmol_per_l is not None
    return _holding(kidney_values_unknown=bool(at_risk) and not tested)


def _past_emergency(scenario: Scenario, known: set[str]) -> set[str]:
    """Whether a sign that is over would be an emergency if it were there."""
    now = symptoms(scenario)
    there, with_over = (
        {flag.code for flag in raised_flags(slugs, known) if flag.level == "emergency"}
        for slugs in (now, now | set(scenario.symptoms.over))
    )
    return _holding(emergency_over=bool(with_over - there))


def _doing(draft: Draft) -> set[str]:
    values = draft.timeline.values
    exercising = values["exercising"] > 0
    hot = values["wet_bulb_globe_temperature"] >= HOT_INDEX
    hot_days = draft.scenario.person.hot_days
    usual = values["usual_intensity"]
    sitting = (values["sitting"] + values["lying"] * (1 - values["asleep"])) > 0
    return _holding(
        exercising=exercising.any(),
        heat=(exercising & hot).any(),
        first_hot_days=(exercising & hot).any() and (hot_days is None or hot_days < FIRST_HOT_DAYS),
        in_water=(values["immersion"] > 0).any(),
        after_exercise=exercising.any(),
        maximal_effort=(values["relative_intensity"] >= ALL_OUT).any(),
        unaccustomed=(exercising & (values["relative_intensity"] > usual + WELL_ABOVE_USUAL)).any()
        or _longer_than_usual(draft),
        long_sitting=_sat_long(draft, sitting),
    )


def _longer_than_usual(draft: Draft) -> bool:
    usual = draft.scenario.person.training.usual_duration
    return usual is not None and any(end - start > MUCH_LONGER * usual for start, end, *_rest in draft.bouts)


def _sat_long(draft: Draft, sitting: npt.NDArray[np.bool_]) -> bool | np.bool_:
    """Only sitting that the file states counts: by default everybody sits."""
    stated = any(
        entry.posture in ("sitting", "lying") and entry.end - entry.start >= LONG_SITTING
        for day in draft.days
        for entry in day.content.posture or ()
    )
    return stated and sitting.any()


def _injured(scenario: Scenario) -> set[str]:
    injured = set()
    for injury in scenario.person.injuries:
        age = -minutes_after_start(scenario, injury.when) / MINUTES_PER_DAY
        if severity(injury, max(age, 0.0)) < HEALED:
            continue
        injured.add("after_injury")
        if injury.kind == "fracture":
            injured.add("fracture")
        if injury.kind == "tear":
            injured.add("suspected_tear")
    return injured


def _drinking(draft: Draft) -> set[str]:
    values = draft.timeline.values
    hours = values["exercising"].sum() / MINUTES_PER_HOUR
    in_exercise = (values["intake_water"] * values["exercising"]).sum()
    per_day = values["intake_water"].sum() / max(draft.minutes / MINUTES_PER_DAY, 0.5)
    much = (hours > 0.5 and in_exercise / hours > MUCH_DRINK_PER_HOUR) or per_day > MUCH_DRINK_PER_DAY
    return _holding(heavy_drinking=much, alcohol=bool(np.any(values["intake_alcohol"] > 0)))


def _cramping(draft: Draft) -> set[str]:
    asleep = draft.timeline.values["asleep"]
    minutes = [int(minutes_after_start(draft.scenario, cramp.time)) for cramp in draft.scenario.cramps]
    at_night = any(asleep[min(max(minute, 0), draft.minutes - 1)] > 0 for minute in minutes)
    return _holding(
        cramp_happened=bool(minutes),
        night_cramps=at_night or (draft.scenario.night_cramps_per_month or 0) > 0,
    )
