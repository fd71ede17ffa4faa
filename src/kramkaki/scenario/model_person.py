"""The person of a scenario file: body, habits, health, history."""

from typing import Literal

from kramkaki.scenario.part import Condition, Day, MedicineName, Number, Part, Symptom, entries, number, text
from kramkaki.scenario.quantities import Duration

Fitness = Literal["low", "average", "good", "very_good", "athlete"]
PlaceOfInjury = Literal[
    "calf", "shin", "hamstring", "quadriceps", "foot", "knee", "ankle", "hip", "thigh_bone", "shin_bone", "foot_bones"
]
KindOfInjury = Literal["strain", "tear", "bruise", "tendon", "sprain", "fracture", "nerve", "surgery"]


class Training(Part):
    """What the legs are used to."""

    hours_per_week: Number | None = number(0, 60, "Hours of exercise a week now.")
    weeks: Number | None = number(0, 3000, "For how many weeks without a break.")
    usual_intensity_percent: Number | None = number(
        10, 100, "Intensity one is used to, percent of maximal oxygen uptake."
    )
    usual_duration: Duration | None = text("Length of a usual session; half as long again is unaccustomed.")
    strength_hours_per_week: Number | None = number(
        0, 30, "Of these, strength training of the legs; it counts twice for how used they are."
    )
    warm_up: bool | None = text("Whether one usually warms up.")
    stretches_before_bed: bool | None = text("Whether the calves are stretched every evening.")
    cramp_training_weeks: Number | None = number(
        0, 300, "Weeks of training in which cramps are set off in the shortened calves, twice a week until now."
    )


class Diet(Part):
    """What one usually eats and drinks in a day."""

    water_l: Number | None = number(0.3, 12, "Water a day from drinks and food.")
    sodium_mg: Number | None = number(100, 15000, "Sodium a day (1 g of salt has 393 mg).")
    potassium_mg: Number | None = number(200, 15000, "Potassium a day.")
    calcium_mg: Number | None = number(50, 5000, "Calcium a day, supplements left out.")
    magnesium_mg: Number | None = number(20, 2000, "Magnesium a day, supplements left out.")
    vitamin_e_mg: Number | None = number(0, 1000, "Vitamin E a day, supplements left out.")
    alcohol_g: Number | None = number(0, 400, "Alcohol a day (a large beer has about 20 g).")


class Laboratory(Part):
    """Measured blood values, the newest of each; each replaces what the model would assume."""

    taken: Day | None = text("Day on which the blood was taken.")
    units_read_off: bool | None = text("Whether the units were read off the slip and are those of the keys here.")
    sodium_mmol_per_l: Number | None = number(80, 210, "Plasma sodium.")
    potassium_mmol_per_l: Number | None = number(1, 12, "Plasma potassium.")
    ionised_calcium_mmol_per_l: Number | None = number(0.3, 8, "Ionised calcium.")
    total_calcium_mmol_per_l: Number | None = number(0.8, 20, "Total calcium; albumin_g_per_l corrects it.")
    albumin_g_per_l: Number | None = number(10, 65, "Albumin.")
    magnesium_mmol_per_l: Number | None = number(0.1, 10, "Plasma magnesium.")
    glucose_mmol_per_l: Number | None = number(0.5, 800, "Blood glucose.")
    creatine_kinase_u_per_l: Number | None = number(1, 1000000, "Creatine kinase (CK).")
    osmolality_mosm_per_kg: Number | None = number(220, 400, "Plasma osmolality.")
    filtration_rate_ml_per_min: Number | None = number(1, 200, "Estimated glomerular filtration rate (eGFR).")
    vitamin_d_nmol_per_l: Number | None = number(2, 500, "25-hydroxyvitamin D.")


class CrampHistory(Part):
    """Cramps so far."""

    exercise_cramps_ever: bool | None = text("Whether one has ever had a cramp in or after exercise.")
    exercise_cramps_last_year: Number | None = number(0, 1000, "Exercise cramps in the last year.")
    night_cramps_per_month: Number | None = number(0, 300, "Night cramps a month.")
    family: bool | None = text("Whether parents, brothers or sisters have cramps.")


class RegularMedicine(Part):
    """A medicine taken every day."""

    name: MedicineName = text("Ingredient in English or Indonesian, ATC code or class.", ...)
    dose_mg: Number | None = number(0, 20000, "Each dose; the usual one of the medicine when left out.")
    times_per_day: Number = number(0.1, 12, "Doses a day; 0.5 is every other day.", 1)
    since: Day | None = text("First day; left out: long before the start.")
    until: Day | None = text("Last day; left out: goes on.")


class Injury(Part):
    """An injury of a leg."""

    place: PlaceOfInjury = text("Muscle, joint or bone.", ...)
    side: Literal["left", "right", "both"] = text("Which leg.", ...)
    kind: KindOfInjury = text("What happened.", ...)
    when: Day = text("Date of the injury.", ...)
    severity_percent: Number | None = number(
        0, 100, "How bad: 100 is a complete tear or an unstable fracture; left out: by kind."
    )


class Nerve(Part):
    """Signs of nerve trouble in the legs; diagnoses go under conditions."""

    tingling: bool | None = text("Tingling or pins and needles.")
    twitching: bool | None = text("Muscles twitch at rest.")
    weakness: bool | None = text("Weak or numb legs.")
    side: Literal["left", "right", "both"] = text("Which leg.", "both")


class Person(Part):
    """Who the scenario is about."""

    age_years: Number = number(4, 110, "Age.", ...)
    sex: Literal["female", "male"] = text("Sex, for body water, fitness and resting heat.", ...)
    mass_kg: Number = number(15, 300, "Body mass, undressed, at the start.", ...)
    height_cm: Number | None = number(90, 230, "Height.")
    maximal_oxygen_uptake_ml_per_kg_min: Number | None = number(10, 95, "Maximal oxygen uptake where measured.")
    fitness: Fitness | None = text("Fitness for one's age where it is not measured.")
    hot_days: Number | None = number(0, 60, "Days of exercise in the heat within the last weeks (acclimatisation).")
    sweat_rate_l_per_h: Number | None = number(0.05, 5, "Measured sweat rate in exercise like this one.")
    sweat_sodium_mmol_per_l: Number | None = number(5, 140, "Measured sodium of sweat, whole body.")
    cramp_threshold_hz: Number | None = number(4, 60, "Measured cramp threshold of the calf or foot.")
    conditions: list[Condition] = entries("Illnesses and states of health.")
    feet: Literal["flat", "low_arch", "normal", "high_arch"] | None = text("Arch of the feet.")
    training: Training = Training()
    diet: Diet = Diet()
    laboratory: Laboratory = Laboratory()
    cramp_history: CrampHistory = CrampHistory()
    nerve: Nerve = Nerve()
    medicines: list[RegularMedicine] = entries("Regular medicines and supplements.")
    injuries: list[Injury] = entries("Injuries of the legs.")


class Symptoms(Part):
    """What is felt; these lead to the red flags."""

    now: list[Symptom] = entries("Symptoms now or in the time described.")
    during_cramps: list[Symptom] = entries("Symptoms that come with the cramps.")
    over: list[Symptom] = entries("Symptoms that were there, are past and over, and did not come back.")
    lately: list[Literal["long_trip", "bed_rest", "gave_birth", "flood_water", "pesticide"]] = entries(
        "In the last six weeks: a journey of over four hours, days in bed or in plaster, childbirth, wading in flood "
        "water, mud or a rice field; in the last two days: spraying or mixing pesticide."
    )
    cramp_now: bool = text("Whether a cramp is happening at this moment.", False)
    alone: bool = text("Whether one is alone.", False)
