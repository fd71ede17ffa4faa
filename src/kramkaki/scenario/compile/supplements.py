"""What the supplements of a scenario add up to in a day, against the limits of rule R5."""

from collections.abc import Iterable

from kramkaki.safety.rules import rules
from kramkaki.scenario.compile.person import MILLIGRAM_PER_MILLIMOLE
from kramkaki.scenario.model_day import DayContent
from kramkaki.scenario.model_person import Person
from kramkaki.tables.medicines import known_medicine
from kramkaki.tables.reader import Row

# Upper limits of rule R5 for what tablets and powders bring beside food, and the circumstance above each.
DAILY_LIMITS = {
    "potassium_supplement": ("potassium_supplement_mg_per_day", "potassium_overdose"),
    "magnesium_supplement": ("magnesium_supplement_mg_per_day", "magnesium_overdose"),
    "vitamin_e": ("vitamin_e_mg_per_day", "vitamin_e_overdose"),
}
TAKEN = {"potassium_supplement": "potassium_supplement", "magnesium_supplement": "magnesium_supplement",
         "calcium_supplement": "calcium_supplement", "salt_tablet": "salt_tablets"}  # fmt: skip


def supplement_circumstances(person: Person, contents: Iterable[DayContent]) -> set[str]:
    """Return the circumstances that supplements amount to.

    Parameters
    ----------
    person : kramkaki.scenario.model_person.Person
        Regular medicines are read.
    contents : list of DayContent
        Each kind of day; single doses are read.

    Returns
    -------
    slugs : set of str
        Circumstances: which supplement is taken, and which adds up to more than its limit.
    """
    days = [_of_a_day(person, content) for content in contents] or [{}]
    limits, around = rules()["R5"].limits, set()
    for day in days:
        around |= {slug for name, slug in TAKEN.items() if name in day}
        around |= {slug for name, (key, slug) in DAILY_LIMITS.items() if sum(day.get(name, ())) > limits[key]}
        if max(day.get("potassium_supplement", [0.0])) >= limits["single_potassium_dose_mg"]:
            around.add("potassium_poisoning")
    return around


def _of_a_day(person: Person, content: DayContent) -> dict[str, list[float]]:
    """Doses of one day by ingredient; a single dose of a medicine replaces its regular ones. [mg]"""
    taken: dict[str, list[float]] = {}
    for dose in content.medicine or ():
        name, share = _ingredient(known_medicine(dose.name))
        taken.setdefault(name, []).append(share * (dose.dose_mg or known_medicine(dose.name)["usual_daily_mg"] or 0.0))
    regular: dict[str, list[float]] = {}
    for medicine in person.medicines:
        row = known_medicine(medicine.name)
        name, share = _ingredient(row)
        count = max(round(medicine.times_per_day), 1)
        each = medicine.dose_mg or (row["usual_daily_mg"] or 0.0) / count
        regular.setdefault(name, []).extend([share * each] * count)
    return {**regular, **taken}


def _ingredient(row: Row) -> tuple[str, float]:
    """Under which name a supplement counts, and which share of its mass that is. [1]"""
    if row["id"] != "potassium_chloride":
        return row["id"], 1.0
    return "potassium_supplement", row["potassium_mmol_per_mg"] * MILLIGRAM_PER_MILLIMOLE["potassium"]
