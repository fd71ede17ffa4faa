"""What goes in and what is lost: drinks, meals, vomiting, diarrhoea; and fever."""

from collections.abc import Iterable, Iterator

import numpy as np

from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR, PERCENT
from kramkaki.equations.metabolism import WATT_PER_KILOCALORIE_PER_DAY
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.scenario.compile.draft import Draft
from kramkaki.scenario.compile.person import MILLIGRAM_PER_MILLIMOLE, energy_eaten
from kramkaki.scenario.days import CalendarDay
from kramkaki.scenario.model_day import Composition, Drink, Meal
from kramkaki.tables.drinks import DRINKS, known_drink
from kramkaki.tables.foods import known_food

ALCOHOL_DENSITY = 0.789  # [g/mL]
MILLILITRES = 1000
DRINKING_TIME = 2.0  # [min]
EATING_TIME = 15.0  # [min]
SHARP_FOR, SHARP_UNTIL = 15.0, 30.0  # [min] after a sharp drink: in full, as measured 15 min after; then fading
USUAL_MEALS = (7 * MINUTES_PER_HOUR, 12.5 * MINUTES_PER_HOUR, 19 * MINUTES_PER_HOUR)
WATER_IN_FOOD = 0.25  # share of the habitual water that comes with meals
LARGEST_HELPING = 2.5  # of the usual; riders of stage races eat that (from memory)
CARBOHYDRATE_SHARE, KILOCALORIES_PER_GRAM = 0.55, 4.0
AFTERWARDS = 30.0  # [min] a usual meal waits this long after exercise or sleep
ALCOHOL_EVENING = 20 * MINUTES_PER_HOUR
MINERALS = ("sodium", "potassium", "calcium", "magnesium")
WORDS = {
    "sodium": N_("sodium"),
    "potassium": N_("potassium"),
    "calcium": N_("calcium"),
    "magnesium": "magnesium",  # the same in both languages, as is vitamin E
    "vitamin_e": "vitamin E",
    "water": N_("water"),
    "carbohydrate": N_("carbohydrate"),
    "energy": N_("energy"),
    "alcohol": N_("alcohol"),
}
# What a litre holds [mmol/L], from memory: stomach juice is poor, stool water rich in potassium.
LOST = {"vomiting": {"sodium": 60.0, "potassium": 10.0}, "diarrhoea": {"sodium": 70.0, "potassium": 35.0}}
LOST_VOLUME = {"vomiting": 300.0, "diarrhoea": 1000.0}  # [mL] when not given
NORMAL_TEMPERATURE, USUAL_FEVER = 37.0, 38.8  # [degC]
ILLNESS_LASTS = {"vomiting": 60.0, "diarrhoea": 720.0, "fever": 480.0}  # [min]
PER_LITRE = {
    "sodium_mmol_per_l": "intake_sodium",
    "potassium_mmol_per_l": "intake_potassium",
    "calcium_mg_per_l": "intake_calcium",
    "magnesium_mg_per_l": "intake_magnesium",
    "carbohydrate_g_per_l": "intake_carbohydrate",
    "energy_kcal_per_l": "intake_energy",
}


def fill_intake(draft: Draft) -> None:
    """Write drinks and meals into the timeline."""
    _thirst(draft)
    for day in draft.days:
        for drink in day.content.drink or ():
            for time in _times(drink):
                _drink(draft, day.at(time), drink)
        for meal in day.content.meal or ():
            _meal(draft, day.at(meal.time), meal)
    _note_what_is_outside(draft)
    if draft.scenario.meals == "habitual":
        _habitual_meals(draft)


def _note_what_is_outside(draft: Draft) -> None:
    """Say which listed drinks and meals come before the start, or at the end and later."""
    times = {
        "drink": [day.at(time) for day in draft.days for drink in day.content.drink or () for time in _times(drink)],
        "meal": [day.at(meal.time) for day in draft.days for meal in day.content.meal or ()],
    }
    for name, minutes in times.items():
        outside = sum(minute >= draft.minutes or minute < 0 for minute in minutes)
        if outside:
            text = _("{count} of those listed lie before the start or after the end: left out")
            draft.note(f"day.{name}", text.format(count=outside))


def drink_times(day: CalendarDay) -> list[tuple[float, float]]:
    """Minutes after the start and volumes of a day's drinks. [min, L]"""
    return [
        (day.at(time), drink.volume_ml / MILLILITRES) for drink in day.content.drink or () for time in _times(drink)
    ]


def _times(drink: Drink) -> list[float]:
    if drink.every is None or drink.until is None:
        return [drink.time]
    count = 1 + int((drink.until - drink.time) // drink.every)
    return [drink.time + number * drink.every for number in range(count)]


def contents(draft: Draft, name: str | None, composition: Composition | None) -> dict[str, float]:
    """What a litre of a drink holds: the stated composition over that of the named drink.

    Returns
    -------
    contents : dict
        In the columns of the drinks table; unknown values are left out.
    """
    row = known_drink(name) if name else DRINKS["air_putih"]
    contents = {column: row[column] for column in (*PER_LITRE, "alcohol_percent")}
    if composition is not None:
        given = composition.model_dump(exclude_none=True, exclude={"drink"})
        contents.update(given)
        if "carbohydrate_g_per_l" in given and not name:
            contents["energy_kcal_per_l"] = given["carbohydrate_g_per_l"] * KILOCALORIES_PER_GRAM
    unknown = [column for column, value in contents.items() if value is None]
    if unknown and name and row["id"] != "air_putih":
        minerals = ", ".join(_(WORDS[column.split("_")[0]]) for column in unknown)
        draft.assume(
            f"drink.{row['id']}",
            _("not counted"),
            "",
            _("{minerals} of this drink not known").format(minerals=minerals),
        )
    return {column: value for column, value in contents.items() if value is not None}


def _drink(draft: Draft, start: float, drink: Drink) -> None:
    litre = contents(draft, drink.drink, drink.composition)
    litres = drink.volume_ml / MILLILITRES
    amounts = {"intake_water": litres}
    for column, name in PER_LITRE.items():
        amount = litre.get(column, 0.0) * litres
        mineral = name.removeprefix("intake_")
        amounts[name] = amount / MILLIGRAM_PER_MILLIMOLE[mineral] if column.endswith("_mg_per_l") else amount
    amounts["intake_alcohol"] = drink.volume_ml * litre.get("alcohol_percent", 0.0) / PERCENT * ALCOHOL_DENSITY
    end = start + (drink.over or DRINKING_TIME)
    draft.add(start, end, **amounts)
    row = known_drink(drink.drink) if drink.drink else DRINKS["air_putih"]
    _irritate_mouth(draft, start, end, row["mouth_irritation"] or 0.0)
    name = row["id"]
    draft.event("drink", start, end, name, drink.volume_ml)


def _irritate_mouth(draft: Draft, start: float, end: float, level: float) -> None:
    """What acid or pungent receptors of mouth and throat feel: a mouthful is enough, so the volume plays no part."""
    first, last = draft.rows(start, end + SHARP_UNTIL)
    left = (end + SHARP_UNTIL - np.arange(first, last)) / (SHARP_UNTIL - SHARP_FOR)
    values = draft.timeline.values["mouth_irritant"]
    values[first:last] = np.maximum(values[first:last], level * np.clip(left, 0, 1))


def _thirst(draft: Draft) -> None:
    scenario = draft.scenario
    if scenario.drinking == "listed":
        return
    values = draft.timeline.values
    values["thirst_drinking"][:] = 1.0 - values["asleep"]
    if scenario.drinking == "listed_and_thirst":
        values["thirst_drinking"] *= 1.0 - values["exercising"]
    litre = contents(draft, scenario.thirst_drink.drink, scenario.thirst_drink)
    draft.timeline.set(
        thirst_sodium=litre.get("sodium_mmol_per_l", 0.0),
        thirst_potassium=litre.get("potassium_mmol_per_l", 0.0),
        thirst_energy=litre.get("energy_kcal_per_l", 0.0),
    )


def _meal(draft: Draft, start: float, meal: Meal) -> None:
    amounts = dict.fromkeys((*MINERALS, "vitamin_e", "water", "carbohydrate", "energy"), 0.0)
    for entry in meal.foods:
        row = known_food(entry.food)
        portion = (row["serving_g"] if entry.mass_g is None else entry.mass_g) / PERCENT
        unknown = []
        for name, column in _food_columns():
            if row[column] is None:
                unknown.append(name)
            else:
                amounts[name] += row[column] * portion
        if unknown:
            because = _("{minerals} of this food not known").format(
                minerals=", ".join(_(WORDS[name]) for name in unknown)
            )
            draft.assume(f"meal.{row['id']}", _("not counted"), "", because)
    for name, eaten in (
        *((mineral, getattr(meal, f"{mineral}_mg")) for mineral in (*MINERALS, "vitamin_e")),
        ("water", meal.water_ml),
        ("energy", meal.energy_kcal),
    ):
        amounts[name] += eaten or 0.0
    if meal.energy_kcal and not meal.foods:
        amounts["carbohydrate"] = meal.energy_kcal * CARBOHYDRATE_SHARE / KILOCALORIES_PER_GRAM
    in_model_units = {f"intake_{name}": amounts[name] / MILLIGRAM_PER_MILLIMOLE.get(name, 1.0) for name in amounts}
    in_model_units["intake_water"] = amounts["water"] / MILLILITRES
    draft.add(start, start + EATING_TIME, **in_model_units)
    draft.event("meal", start, start + EATING_TIME, ", ".join(known_food(entry.food)["id"] for entry in meal.foods))


def _food_columns() -> Iterator[tuple[str, str]]:
    yield from ((mineral, f"{mineral}_mg") for mineral in (*MINERALS, "vitamin_e"))
    yield from (("water", "water_g"), ("carbohydrate", "carbohydrate_g"), ("energy", "energy_kcal"))


def _habitual_meals(draft: Draft) -> None:
    """The usual diet of a day in three equal meals; they wait for exercise and sleep to end.

    What the file does not state of the diet grows with the energy of exercise: an amount that is stated is the amount.
    """
    person = draft.person
    share = 1 / len(USUAL_MEALS)
    energy = energy_eaten(person)
    amounts = {
        f"intake_{mineral}": getattr(person, f"habitual_{mineral}") * share for mineral in (*MINERALS, "vitamin_e")
    }
    amounts["intake_water"] = person.habitual_water * WATER_IN_FOOD * share
    amounts["intake_energy"] = energy * share
    amounts["intake_carbohydrate"] = energy * CARBOHYDRATE_SHARE / KILOCALORIES_PER_GRAM * share
    diet = draft.scenario.person.diet
    stated = {f"intake_{name}" for name in (*MINERALS, "vitamin_e") if getattr(diet, f"{name}_mg") is not None}
    if diet.water_l is not None:
        stated.add("intake_water")
    busy = [(start, end) for start, end, *_rest in draft.bouts] + [
        (asleep, awake) for asleep, awake, _day in draft.nights
    ]
    for day in draft.days:
        if day.content.meal:
            continue
        for clock in USUAL_MEALS:
            when = _free(day.at(clock), sorted(busy))
            if when < day.midnight + MINUTES_PER_DAY:
                helping = min(1 + _exercise_energy(draft, when) / energy, LARGEST_HELPING)
                eaten = {name: amount * (1 if name in stated else helping) for name, amount in amounts.items()}
                draft.add(when, when + EATING_TIME, **eaten)
    alcohol = diet.alcohol_g
    if alcohol:
        for day in draft.days:
            when = day.at(ALCOHOL_EVENING)
            draft.add(when, when + MINUTES_PER_HOUR, intake_alcohol=alcohol)


def _exercise_energy(draft: Draft, when: float) -> float:
    """Energy that exercise of the last 24 hours took beyond an ordinary day; appetite brings it back. [kcal]"""
    first, last = draft.rows(when - MINUTES_PER_DAY, when)
    rates = draft.timeline.values["metabolic_rate"][first:last]
    exercising = draft.timeline.values["exercising"][first:last] > 0
    above = rates[exercising] - energy_eaten(draft.person) * WATT_PER_KILOCALORIE_PER_DAY
    return max(float(above.sum()), 0.0) / WATT_PER_KILOCALORIE_PER_DAY / MINUTES_PER_DAY


def _free(when: float, busy: Iterable[tuple[float, float]]) -> float:
    for start, end in busy:
        if start - EATING_TIME < when < end:
            when = end + AFTERWARDS
    return when


def fill_illness(draft: Draft) -> None:
    """Vomit, diarrhoea and fever."""
    values = draft.timeline.values
    for day in draft.days:
        for illness in day.content.illness or ():
            start = day.at(illness.time)
            end = start + (illness.duration or ILLNESS_LASTS[illness.kind])
            if illness.kind == "fever":
                first, last = draft.rows(start, end)
                values["setpoint_shift"][first:last] = (illness.temperature_c or USUAL_FEVER) - NORMAL_TEMPERATURE
            else:
                litres = (illness.volume_ml or LOST_VOLUME[illness.kind]) / MILLILITRES
                salts = {f"lost_{salt}": amount * litres for salt, amount in LOST[illness.kind].items()}
                draft.add(start, end, lost_water=litres, **salts)
            draft.event("illness", start, end, illness.kind, illness.volume_ml)
