"""The person in the body model's terms; what the file does not say is a population default, and noted."""

import math
from collections.abc import Mapping

from kramkaki.body.person import Person as BodyPerson
from kramkaki.equations.metabolism import WATT_PER_KILOCALORIE_PER_DAY, resting_metabolic_rate
from kramkaki.language import gettext as _
from kramkaki.safety.laboratory import CALCIUM_PER_ALBUMIN, NORMAL_ALBUMIN, readings
from kramkaki.scenario.compile.draft import Draft
from kramkaki.scenario.compile.effort import DECLINE, fitness_word, held, oxygen_uptake_of
from kramkaki.scenario.compile.exercise_energy import typical_oxygen_uptake
from kramkaki.scenario.model_person import Laboratory
from kramkaki.tables import conditions

MILLIGRAM_PER_MILLIMOLE = {"sodium": 22.990, "potassium": 39.098, "calcium": 40.078, "magnesium": 24.305}
TYPICAL_HEIGHT = {"female": 1.62, "male": 1.74}  # [m] adults
GROWN_UP = 18  # [years]
CHILD_MASS_INDEX = 18.0  # [kg/m2] gives a child's height from the mass
ACCLIMATISATION_DAYS = 5.0  # time constant: 10 days make 0.86
TROPIC = 23.5  # [deg]
FEET = {"flat": 1.0, "low_arch": 0.5, "normal": 0.0, "high_arch": 0.0}
REFERENCE_RESTING_POWER = 82.0  # [W] of the 70 kg man whose diet the defaults are
HEALTHY_FILTRATION = 100.0  # [mL/min] eGFR taken as a full kidney
FILTRATION_LOSS = 0.008  # [1/year] after forty
FORTY = 40
TRAINING_HOURS, TRAINING_WEEKS = 2.5, 2.5  # constants of the approach to fully used
IONISED_SHARE = 0.5  # [1] of adjusted calcium
# Within these the laws of the body hold [mmol/L]; a value beyond is an emergency, which ends the answer.
MODEL_LIMITS = {
    "sodium_mmol_per_l": (100.0, 180.0), "potassium_mmol_per_l": (1.5, 9.0), "magnesium_mmol_per_l": (0.1, 4.0),
    "ionised_calcium_mmol_per_l": (0.4, 2.5), "total_calcium_mmol_per_l": (1.0, 5.0),
}  # fmt: skip
ACTIVITY_FACTOR = 1.6  # energy eaten over resting energy


def body_person(draft: Draft) -> BodyPerson:
    """Translate the person of the file.

    Parameters
    ----------
    draft : Draft
        With the bouts of exercise found.

    Returns
    -------
    person : kramkaki.body.person.Person
        Medicines are added later.
    """
    described = draft.scenario.person
    height = _height(draft)
    female = 1.0 if described.sex == "female" else 0.0
    resting = float(resting_metabolic_rate(described.mass_kg, height, described.age_years, female))
    organ = conditions.factors(described.conditions)
    laboratory = described.laboratory
    measured = _measured(laboratory)
    blank = BodyPerson()
    return BodyPerson(
        body_mass=described.mass_kg,
        height=height,
        age=described.age_years,
        female=female,
        maximal_oxygen_uptake=_maximal_oxygen_uptake(draft, height),
        endurance_decline=DECLINE[fitness_word(described)],
        heat_acclimation=_acclimation(draft),
        sweat_sodium=_or_nan(described.sweat_sodium_mmol_per_l),
        kidney_function=_kidney_function(draft, organ["kidney_function"]),
        vitamin_d=blank.vitamin_d if laboratory.vitamin_d_nmol_per_l is None else laboratory.vitamin_d_nmol_per_l,
        parathyroid_function=organ["parathyroid_function"],
        magnesium_absorption=organ["magnesium_absorption"],
        calcium_absorption=organ["calcium_absorption"],
        measured_sodium=measured["sodium_mmol_per_l"],
        measured_potassium=measured["potassium_mmol_per_l"],
        measured_ionised_calcium=_ionised_calcium(measured, laboratory.albumin_g_per_l),
        measured_magnesium=measured["magnesium_mmol_per_l"],
        measured_osmolality=_or_nan(laboratory.osmolality_mosm_per_kg),
        flat_feet=FEET[described.feet] if described.feet else draft.assume("person.feet", 0.0, "", _("normal arches")),
        conditioning=_conditioning(draft),
        **_habitual_diet(draft, resting / REFERENCE_RESTING_POWER),
    )


def energy_eaten(person: BodyPerson) -> float:
    """Energy a day that keeps the mass. [kcal/day]"""
    resting = resting_metabolic_rate(person.body_mass, person.height, person.age, person.female)
    return float(resting) / WATT_PER_KILOCALORIE_PER_DAY * ACTIVITY_FACTOR


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value


def _height(draft: Draft) -> float:
    described = draft.scenario.person
    if described.height_cm is not None:
        return described.height_cm / 100
    if described.age_years < GROWN_UP:
        height = math.sqrt(described.mass_kg / CHILD_MASS_INDEX)
        return draft.assume("person.height_cm", height * 100, "cm", _("from the mass of a child")) / 100
    return draft.assume("person.height_cm", TYPICAL_HEIGHT[described.sex] * 100, "cm", _("typical height")) / 100


def _maximal_oxygen_uptake(draft: Draft, height: float) -> float:
    """What was measured; else what age, sex, build and fitness speak for, or a run that was held shows."""
    described = draft.scenario.person
    if described.maximal_oxygen_uptake_ml_per_kg_min is not None:
        return described.maximal_oxygen_uptake_ml_per_kg_min
    typical, because = oxygen_uptake_of(described, height), _("typical for age, sex, mass and fitness")
    decline = DECLINE[fitness_word(described)]
    for bout in draft.bouts:
        needed = typical_oxygen_uptake(bout.exercise, bout.way, described.mass_kg)
        if bout.control == "self" or needed is None:
            continue
        shown = needed / held(bout.session, decline)
        if shown > typical:
            typical, because = shown, _("needed for the pace given")
    return draft.assume("person.maximal_oxygen_uptake_ml_per_kg_min", round(float(typical), 1), "mL/kg/min", because)


def _acclimation(draft: Draft) -> float:
    days, latitude = draft.scenario.person.hot_days, draft.scenario.place.latitude
    if days is None:
        tropical = latitude is not None and abs(latitude) <= TROPIC
        days = draft.assume(
            "person.hot_days",
            4.0 if tropical else 0.0,
            _("days"),
            _("half used to the heat: lives in the tropics") if tropical else _("not used to the heat"),
        )
    return 1 - math.exp(-days / ACCLIMATISATION_DAYS)


def _kidney_function(draft: Draft, factor: float) -> float:
    measured = draft.scenario.person.laboratory.filtration_rate_ml_per_min
    if measured is not None:
        return min(max(measured / HEALTHY_FILTRATION, 0.03), 1.5)
    age = draft.scenario.person.age_years
    ageing = 1 - FILTRATION_LOSS * max(age - FORTY, 0)
    if factor != 1.0 or ageing < 1.0:
        draft.assume(
            "person.laboratory.filtration_rate_ml_per_min",
            round(HEALTHY_FILTRATION * ageing * factor),
            "mL/min",
            _("typical for age and conditions"),
        )
    return ageing * factor


def _measured(laboratory: Laboratory) -> dict[str, float]:
    """The measured values as the body model takes them, in the likelier unit; NaN where not measured. [mmol/L]"""
    every = readings(laboratory.model_dump())
    return {
        key: min(max(every[key][0].value, low), high) if key in every else math.nan
        for key, (low, high) in MODEL_LIMITS.items()
    }


def _ionised_calcium(measured: Mapping[str, float], albumin: float | None) -> float:
    if not math.isnan(measured["ionised_calcium_mmol_per_l"]):
        return measured["ionised_calcium_mmol_per_l"]
    albumin = NORMAL_ALBUMIN if albumin is None else albumin
    return IONISED_SHARE * (measured["total_calcium_mmol_per_l"] + CALCIUM_PER_ALBUMIN * (NORMAL_ALBUMIN - albumin))


def _conditioning(draft: Draft) -> float:
    training = draft.scenario.person.training
    new = [bout.exercise.usual_intensity_percent == 0 for bout in draft.bouts]
    if new and all(new):
        return 0.0
    if draft.bouts and all(bout.exercise.activity == "work" for bout in draft.bouts):
        return 1.0  # nobody is new to the job they do every day, however little sport they do
    hours, weeks = training.hours_per_week, training.weeks
    if hours is None:
        hours = draft.assume("person.training.hours_per_week", 3.0, _("hours a week"), _("moderately active"))
    if weeks is None:
        weeks = draft.assume("person.training.weeks", 12.0, _("weeks"), _("no recent change"))
    hours += training.strength_hours_per_week or 0.0
    return (1 - math.exp(-hours / TRAINING_HOURS)) * (1 - math.exp(-weeks / TRAINING_WEEKS))


def _habitual_diet(draft: Draft, size: float) -> dict[str, float]:
    """Intake a day in the model's units; defaults grow with the person's energy need."""
    diet, blank = draft.scenario.person.diet, BodyPerson()
    habitual = {}
    for mineral, milligram in MILLIGRAM_PER_MILLIMOLE.items():
        key, eaten = f"habitual_{mineral}", getattr(diet, f"{mineral}_mg")
        if eaten is None:
            typical = round(getattr(blank, key) * size * milligram)
            eaten = draft.assume(f"person.diet.{mineral}_mg", typical, _("mg a day"), _("usual mixed diet"))
        habitual[key] = eaten / milligram
    for key, eaten, unit in (
        ("water", diet.water_l, _("L a day")),
        ("vitamin_e", diet.vitamin_e_mg, _("mg a day")),
    ):
        typical = getattr(blank, f"habitual_{key}") * size
        name = "water_l" if key == "water" else "vitamin_e_mg"
        habitual[f"habitual_{key}"] = (
            draft.assume(f"person.diet.{name}", round(typical, 1), unit, _("usual mixed diet"))
            if eaten is None
            else eaten
        )
    return habitual
