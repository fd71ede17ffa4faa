"""One day of a scenario file: what is done, drunk, eaten, taken, and in which weather."""

from pathlib import PurePath, PureWindowsPath
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from kramkaki.language import gettext as _
from kramkaki.scenario.part import MedicineName, Number, Part, WholeNumber, entries, number, some_entries, text
from kramkaki.scenario.quantities import ClockTime, Duration, RunningPace, SwimmingPace
from kramkaki.tables.drinks import DRINK_NAMES, find_drink
from kramkaki.tables.foods import FOOD_NAMES, find_food
from kramkaki.tables.names import unknown

Activity = Literal["running", "walking", "cycling", "swimming", "football", "stairs", "work"]
Effort = Literal["easy", "moderate", "hard", "race", "maximal"]
Control = Literal["self", "fixed", "recorded"]
Drive = Literal["easy", "training", "race", "all_out", "paced"]
Sun = Literal["none", "cloudy", "partly", "full"]
Clothing = Literal["swimwear", "shorts", "light", "normal", "warm", "protective"]
Surface = Literal["soft", "normal", "hard"]


def _known_drink(name: str) -> str:
    if find_drink(name) is None:
        raise ValueError(unknown(_("drink"), name, DRINK_NAMES))
    return name


def _known_food(name: str) -> str:
    if find_food(name) is None:
        raise ValueError(unknown(_("food"), name, FOOD_NAMES))
    return name


def _beside(name: str) -> str:
    if not name or PurePath(name).is_absolute() or ".." in PurePath(name).parts or PureWindowsPath(name).is_absolute():
        raise ValueError(_("a track is named by a file beside the scenario"))
    return name


DrinkName = Annotated[str, AfterValidator(_known_drink)]
FoodName = Annotated[str, AfterValidator(_known_food)]


class Composition(Part):
    """A drink by what is in it."""

    sodium_mmol_per_l: Number | None = number(0, 3000, "Sodium; left out: as in the named drink, else none.")
    potassium_mmol_per_l: Number | None = number(0, 500, "Potassium.")
    calcium_mg_per_l: Number | None = number(0, 5000, "Calcium.")
    magnesium_mg_per_l: Number | None = number(0, 3000, "Magnesium.")
    carbohydrate_g_per_l: Number | None = number(0, 900, "Sugar and starch.")
    alcohol_percent: Number | None = number(0, 96, "Alcohol by volume.")


class Weather(Part):
    """Weather (or the climate of the room) from a clock time on."""

    start: ClockTime = Field(default=0.0, alias="from", description="From when; it holds until the next entry.")
    temperature_c: Number = number(-40, 60, "Air temperature in the shade.", ...)
    relative_humidity_percent: Number | None = number(1, 100, "Relative humidity.")
    wind_m_per_s: Number | None = number(0, 40, "Wind at body height.")
    sun: Sun | None = text("How much sun falls on the body.")
    solar_w_per_m2: Number | None = number(0, 1400, "Measured solar radiation, instead of sun.")
    wbgt_c: Number | None = number(-20, 45, "Measured wet-bulb globe temperature.")


class CoursePart(Part):
    """A piece of the way, gone at one speed and slope."""

    duration: Duration = text("How long it takes.", ...)
    distance_km: Number = number(0, 500, "How far it leads.", ...)
    grade_percent: Number = number(-45, 45, "Slope; negative is downhill.", 0)


class Exercise(Part):
    """One bout of exercise or work."""

    start: ClockTime = text("When it begins.", ...)
    duration: Duration | None = text("How long; or give distance_km and a pace.")
    activity: Activity = text("What is done.", ...)
    effort: Effort | None = text("How hard, where nothing better is known.")
    control: Control | None = text(
        "self: pace and effort are meant, and the person slows down as heat, thirst and tiredness ask for; fixed: a "
        "treadmill or a laboratory holds them; recorded: it was done like this. Left out: recorded for a track with "
        "its own times and for a pace or power that a later weigh-in or cramp shows to be past, else self."
    )
    drive: Drive | None = text(
        "How hard one drives oneself; paced: a coach, a group or piece work sets the pace. Left out: by effort."
    )
    pace_min_per_km: RunningPace | None = text('Pace, "5:33" (minutes:seconds) for one kilometre.')
    pace_min_per_100_m: SwimmingPace | None = text('Swimming pace, "2:10" for 100 m.')
    speed_km_per_h: Number | None = number(0.5, 70, "Speed.")
    distance_km: Number | None = number(0.02, 500, "Distance.")
    grade_percent: Number | None = number(-45, 45, "Slope; negative is downhill.")
    power_w: Number | None = number(5, 700, "Power on the pedals.")
    intensity_percent: Number | None = number(10, 110, "Percent of maximal oxygen uptake.")
    metabolic_rate_w: Number | None = number(60, 2500, "Energy use of the whole body.")
    heat_production_w: Number | None = number(60, 2500, "Heat production of the whole body.")
    track: Annotated[str, AfterValidator(_beside)] | None = text(
        "GPX file beside this file: its heights, and its times where no pace is given."
    )
    course: list[CoursePart] | None = some_entries(
        "The way piece by piece, as a track gives it, instead of a track; duration, distance and slope follow from it."
    )
    water_temperature_c: Number | None = number(2, 42, "Water temperature, when swimming.")
    clothing: Clothing | None = text("Clothing.")
    footwear: Literal["barefoot", "cushioned", "minimal", "boots", "studs"] | None = text("Shoes.")
    surface: Surface | None = text("Ground.")
    usual_intensity_percent: Number | None = number(
        0, 100, "Intensity one is used to in this activity, percent of maximal oxygen uptake; 0 is never done before."
    )
    warm_up: bool | None = text("Whether one warmed up.")
    indoors: bool | None = text("Whether it happens out of sun and wind.")


class Drink(Part):
    """A drink, by name or by composition."""

    time: ClockTime = text("When; every: how often until a second time.", ...)
    drink: DrinkName | None = text("Name from the drinks table; plain water when left out.")
    volume_ml: Number = number(1, 5000, "Volume.", ...)
    over: Duration | None = text("How long the drinking takes; left out: two minutes.")
    every: Duration | None = text("Repeat at this interval, together with until.")
    until: ClockTime | None = text("Last time of the repetition.")
    composition: Composition | None = text("Composition; it replaces that of the named drink value by value.")


class Food(Part):
    """One food of a meal."""

    food: FoodName = text("Name from the foods table.", ...)
    mass_g: Number | None = number(1, 3000, "Edible mass; one serving when left out.")


class Meal(Part):
    """A meal from the foods table, or by its minerals."""

    time: ClockTime = text("When.", ...)
    foods: list[Food] = entries("What is eaten.")
    water_ml: Number | None = number(0, 3000, "Water in the meal, added to the foods'.")
    sodium_mg: Number | None = number(0, 20000, "Sodium, added to the foods' (5 g of salt have 1970 mg).")
    potassium_mg: Number | None = number(0, 10000, "Potassium, added.")
    calcium_mg: Number | None = number(0, 5000, "Calcium, added.")
    magnesium_mg: Number | None = number(0, 2000, "Magnesium, added.")
    vitamin_e_mg: Number | None = number(0, 1000, "Vitamin E, added.")
    energy_kcal: Number | None = number(0, 5000, "Energy, added.")


class Dose(Part):
    """A medicine taken once; on this day it replaces the regular doses of the same medicine."""

    time: ClockTime = text("When.", ...)
    name: MedicineName = text("Ingredient, ATC code or class.", ...)
    dose_mg: Number | None = number(0, 20000, "Dose; the usual one when left out.")


class Posture(Part):
    """How one holds the body while not exercising; otherwise one sits by day and lies by night."""

    start: ClockTime = Field(..., alias="from", description="From when.")
    end: ClockTime = Field(..., alias="to", description="Until when.")
    posture: Literal["standing", "sitting", "lying", "squatting", "kneeling"] = text("Posture.", ...)
    surface: Surface | None = text("Ground underfoot: hard is concrete or tiles.")
    feet: Literal["pointed", "relaxed", "up"] | None = text("Feet when sitting or lying.")


class Stretching(Part):
    """Stretching of the calves and thighs."""

    time: ClockTime = text("When.", ...)
    duration: Duration = text("How long.", 3.0)


class WeighIn(Part):
    """A measured body mass; two of them around an exercise measure the sweat rate."""

    time: ClockTime = text("When.", ...)
    mass_kg: Number = number(15, 300, "Body mass, undressed and dry.", ...)


class Illness(Part):
    """Vomiting, diarrhoea or fever."""

    time: ClockTime = text("When it begins.", ...)
    kind: Literal["vomiting", "diarrhoea", "fever"] = text("What.", ...)
    volume_ml: Number | None = number(10, 8000, "Volume lost in all, for vomiting and diarrhoea.")
    temperature_c: Number | None = number(37.2, 42, "Body temperature, for fever.")
    duration: Duration | None = text("How long; an hour (fever: eight hours, diarrhoea: twelve) when left out.")


class DayContent(Part):
    """What a day holds."""

    wake: ClockTime | None = text("When one wakes up.")
    sleep: ClockTime | None = text("When one falls asleep; the night ends with the next wake.")
    sleep_posture: Literal["feet_pointed", "relaxed", "feet_up"] | None = text("How the feet lie at night.")
    weather: list[Weather] | None = some_entries("Weather or room climate; the last one holds on.")
    clothing: Clothing | None = text("Clothing outside exercise.")
    exercise: list[Exercise] | None = some_entries("Exercise and work.")
    drink: list[Drink] | None = some_entries("Drinks.")
    meal: list[Meal] | None = some_entries("Meals.")
    medicine: list[Dose] | None = some_entries("Medicines taken on this day in another way than regularly.")
    posture: list[Posture] | None = some_entries("Standing, sitting, lying by day.")
    stretching: list[Stretching] | None = some_entries("Stretching.")
    weigh_in: list[WeighIn] | None = some_entries("Weigh-ins.")
    illness: list[Illness] | None = some_entries("Vomiting, diarrhoea, fever.")


class Override(DayContent):
    """What is different on some days of a repeated block: each key given here replaces the block's."""

    on: list[Annotated[WholeNumber, Field(ge=1, le=400)]] = Field(
        ..., min_length=1, max_length=400, description="Which days of the block, counted from 1."
    )


class Day(DayContent):
    """A calendar day, or several alike."""

    repeat: WholeNumber = Field(1, ge=1, le=400, description="How many such days in a row.")
    override: list[Override] = entries("Days of the block that differ.")
