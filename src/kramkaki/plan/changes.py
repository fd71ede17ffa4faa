"""Each lever that is no habit, carried out on a copy of the scenario."""

from collections.abc import Callable
from typing import Any, TypeVar

from kramkaki import language
from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR
from kramkaki.language import clock
from kramkaki.language import gettext as _
from kramkaki.plan.levers import Done, Lever, action
from kramkaki.plan.setting import LEAST_SESSION, Setting, long_sessions, sessions
from kramkaki.safety.vocabulary import CIRCUMSTANCES
from kramkaki.scenario.course import course
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.model_day import DayContent, Drink, Exercise, Override, Posture, Weather
from kramkaki.tables.medicines import known_medicine

WEEKS_OF_BUILD_UP, MORE_HOURS, MOST_HOURS = 6.0, 2.0, 6.0
USUAL_HOURS = 3.0  # [h/week] of those who do not say
HARDER, HARDEST = 5.0, 85.0  # [% of maximal oxygen uptake] six weeks add to the usual effort: assumed
SHARE_OF_LENGTH = 2 / 3  # a usual session half as short again is no longer unaccustomed
HOT_DAYS = 14.0
FAN_SPEED = 2.0  # [m/s]
HOTTEST_FOR_A_FAN = 35.0  # [degC] above it moving air heats
LITTLE_ALCOHOL = 10.0  # [g/day]
MUCH_ALCOHOL = 20.0  # [g/day]
REST_IN_AN_HOUR = 10.0  # [min]
LONG_STANDING = 120.0  # [min]
AROUND_EXERCISE = 60.0  # [min] drinks this near to it move along
SITTING = Posture.model_validate({"from": "00:00", "to": "00:01", "posture": "sitting"})
OUTDOORS = ("running", "walking", "cycling", "football", "work")
LIGHTER = {"warm": "light", "normal": "light"}
EASIER = {"maximal": "race", "race": "hard", "hard": "moderate", "moderate": "easy"}
TIMES = ("pace_min_per_km", "pace_min_per_100_m")
RATES = ("speed_km_per_h", "power_w", "intensity_percent", "metabolic_rate_w", "heat_production_w")
ONE_STEP = 0.10  # what one word of effort stands for here
ON_FOOT = ("running", "walking", "football", "stairs", "work")
# Circumstances that stand for medicines which go with cramps (Garrison 2012, AAFP 2012).
LINKED = (
    "diuretic", "potassium_sparing_diuretic", "beta_agonist", "statin", "hormone_medicine", "iron_infusion",
)  # fmt: skip
LINKED_CLASSES = {
    "thiazide", "loop_diuretic", "potassium_sparing", "long_acting_beta_agonist", "statin", "oestrogen", "raloxifene",
    "teriparatide", "intravenous_iron",
}  # fmt: skip
Content = TypeVar("Content", bound=DayContent)
Update = dict[str, Any] | None  # fields of a day with their new values


def completed(scenario: Scenario) -> Scenario:
    """Return the scenario with the overridden days written out whole, so that each day can be changed by itself."""
    fields = [name for name in Override.model_fields if name != "on"]
    blocks = []
    for block in scenario.day:
        overrides = [
            day.model_copy(update={name: getattr(block, name) for name in fields if getattr(day, name) is None})
            for day in block.override
        ]
        blocks.append(block.model_copy(update={"override": overrides}))
    return scenario.model_copy(update={"day": blocks})


def on_days(scenario: Scenario, change: Callable[[DayContent], Update]) -> Scenario | None:
    """Return the scenario with ``change(day)`` made on every kind of day; None where it changes none."""
    return on_places(scenario, lambda content, _place: change(content))


def on_places(scenario: Scenario, change: Callable[[DayContent, str], Update]) -> Scenario | None:
    """Return the scenario with ``change(day, place)`` made on every kind of day, the place as of a calendar day."""
    changed = False

    def after(content: Content, place: str) -> Content:
        nonlocal changed
        updates = change(content, place)
        if not updates:
            return content
        changed = True
        return content.model_copy(update=updates)

    blocks = []
    for number, block in enumerate(scenario.day):
        place = f"day[{number}]"
        overrides = [after(day, f"{place}.override[{position}]") for position, day in enumerate(block.override)]
        blocks.append(after(block, place).model_copy(update={"override": overrides}))
    return scenario.model_copy(update={"day": blocks}) if changed else None


def on_person(scenario: Scenario, **updates: Any) -> Scenario:
    """Return the scenario with the person changed."""
    return scenario.model_copy(update={"person": scenario.person.model_copy(update=updates)})


def _advised(scenario: Scenario | None, lever: Lever, **values: str) -> Done | None:
    return None if scenario is None else Done(scenario, "advised", lever.text(**values))


def on_exercise(scenario: Scenario, change: Callable[[Exercise], Exercise | None]) -> Scenario | None:
    """Return the scenario with ``change(exercise)`` made on every exercise; None where it changes none."""

    def day(content: DayContent) -> Update:
        pairs = [(change(bout), bout) for bout in content.exercise or ()]
        return {"exercise": [new or old for new, old in pairs]} if any(new for new, _old in pairs) else None

    return on_days(scenario, day)


def _bouts(scenario: Scenario) -> list[Exercise]:
    return [bout for block in scenario.day for bout in block.exercise or ()]


def _is_long(scenario: Scenario) -> bool:
    return any(long_sessions(block, scenario.folder) for block in scenario.day)


def _on_land(scenario: Scenario) -> bool:
    return any(bout.activity != "swimming" for bout in _bouts(scenario))


def has_course(bout: Exercise) -> bool:
    """Whether a way is to be covered, whatever time it takes."""
    return bool(bout.track or bout.course or bout.distance_km)


def _weather(scenario: Scenario, change: Callable[[Weather], Weather | None]) -> Scenario | None:
    def day(content: DayContent) -> Update:
        pairs = [(change(weather), weather) for weather in content.weather or ()]
        return {"weather": [new or old for new, old in pairs]} if any(new for new, _old in pairs) else None

    return on_days(scenario, day)


def slowed(bout: Exercise, share: float) -> Exercise | None:
    """Return an exercise done this much easier, or None where it cannot be (work, or nothing says how hard)."""
    if bout.activity == "work":
        return None
    update: dict[str, Any] = {
        name: getattr(bout, name) / (1 - share) for name in TIMES if getattr(bout, name) is not None
    }
    update |= {name: getattr(bout, name) * (1 - share) for name in RATES if getattr(bout, name) is not None}
    if bout.distance_km is not None and bout.duration is not None:
        update["duration"] = bout.duration / (1 - share)
    if bout.course:
        slow = [part.model_copy(update={"duration": part.duration / (1 - share)}) for part in bout.course]
        update["course"] = slow
    if not update and share == ONE_STEP and bout.effort in EASIER:
        update["effort"] = EASIER[bout.effort]
    return bout.model_copy(update=update) if update else None


def lighter(bout: Exercise) -> Exercise | None:
    """Return an exercise in lighter clothing, or None where it is light already or protects."""
    return bout.model_copy(update={"clothing": LIGHTER[bout.clothing]}) if bout.clothing in LIGHTER else None


@action
def build_up(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Six weeks of training, longer and a little harder, up to two thirds of this length."""
    training = scenario.person.training
    bouts = [bout for bout in _bouts(scenario) if bout.activity != "work"]
    longest = max((course(bout, scenario.folder, "exercise").duration for bout in bouts), default=0.0)
    if longest < LEAST_SESSION:
        return None

    def used_to(bout: Exercise) -> Exercise | None:
        usual = bout.usual_intensity_percent
        if usual is None or usual >= HARDEST or bout.activity == "work":
            return None
        return bout.model_copy(
            update={"usual_intensity_percent": usual + HARDER if usual else min(setting.effort, HARDEST)}
        )

    hours = USUAL_HOURS if training.hours_per_week is None else training.hours_per_week
    update: dict[str, Any] = {
        "weeks": max(training.weeks or 0.0, WEEKS_OF_BUILD_UP),
        "hours_per_week": max(hours, min(hours + MORE_HOURS, MOST_HOURS)),
    }
    if training.usual_duration is not None:
        update["usual_duration"] = max(training.usual_duration, SHARE_OF_LENGTH * longest)
    if training.usual_intensity_percent is not None:
        usual = training.usual_intensity_percent
        update["usual_intensity_percent"] = max(usual, min(usual + HARDER, HARDEST))
    used = on_exercise(scenario, used_to) or scenario
    return _advised(on_person(used, training=training.model_copy(update=update)), lever)


@action
def acclimatise(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Two weeks in the heat."""
    if not setting.is_hot or (scenario.person.hot_days or 0.0) >= HOT_DAYS:
        return None
    return _advised(on_person(scenario, hot_days=HOT_DAYS), lever)


@action
def feet(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Half of the effect of the arch."""
    return _advised(on_person(scenario, feet="low_arch"), lever) if scenario.person.feet == "flat" else None


@action
def move_more(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """No longer a life of sitting."""
    conditions = scenario.person.conditions
    if "sedentary_life" not in conditions:
        return None
    return _advised(on_person(scenario, conditions=[slug for slug in conditions if slug != "sedentary_life"]), lever)


@action
def less_alcohol(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Below one drink a day."""
    diet = scenario.person.diet
    if (diet.alcohol_g or 0.0) < MUCH_ALCOHOL:
        return None
    return _advised(on_person(scenario, diet=diet.model_copy(update={"alcohol_g": LITTLE_ALCOHOL})), lever)


@action
def earlier(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Exercise, and the drinks about it, at a cooler hour."""
    begin = scenario.start.hour * MINUTES_PER_HOUR + scenario.start.minute
    starts: list[float] = []

    def day(content: DayContent) -> Update:
        bouts = content.exercise or []
        if not bouts or any(bout.activity == "work" for bout in bouts):
            return None
        spans = sessions(content, scenario.folder)
        earliest = max(0.0, content.wake + 30 if content.wake is not None else 0.0, begin)
        if spans[0].first - lever.amount < earliest:
            return None
        starts.append(spans[0].first - lever.amount)

        def near(time: float) -> bool:
            return any(span.first - AROUND_EXERCISE <= time <= span.last + AROUND_EXERCISE for span in spans)

        def moved(drink: Drink) -> Drink:
            if not near(drink.time) or drink.time - lever.amount < earliest:
                return drink
            until = None if drink.until is None else drink.until - lever.amount
            return drink.model_copy(update={"time": drink.time - lever.amount, "until": until})

        sooner = [bout.model_copy(update={"start": bout.start - lever.amount}) for bout in bouts]
        return {"exercise": sooner, **({"drink": [moved(drink) for drink in content.drink]} if content.drink else {})}

    new = on_days(scenario, day) if setting.is_hot else None
    if new is None:
        return None
    hour, minute = divmod(int(starts[0]), MINUTES_PER_HOUR)
    return _advised(new, lever, time=clock(scenario.start.replace(hour=hour, minute=minute)))


@action
def slower(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """The same way or time, easier."""
    return _advised(on_exercise(scenario, lambda bout: slowed(bout, lever.amount)), lever)


@action
def shorter(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Two thirds of the time, where no distance is to be covered."""
    ends: list[float] = []

    def cut(bout: Exercise) -> Exercise | None:
        if bout.activity == "work" or has_course(bout) or not bout.duration or bout.duration < 30:
            return None
        ends.append(bout.start + SHARE_OF_LENGTH * bout.duration)
        return bout.model_copy(update={"duration": SHARE_OF_LENGTH * bout.duration})

    new = on_exercise(scenario, cut)
    if new is None:
        return None
    hour, minute = divmod(int(ends[0]) % MINUTES_PER_DAY, MINUTES_PER_HOUR)
    return _advised(new, lever, time=clock(scenario.start.replace(hour=hour, minute=minute)))


@action
def breaks(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Ten minutes of rest in each hour of work and exercise that has no fixed course."""

    def split(bout: Exercise) -> list[Exercise]:
        whole = course(bout, scenario.folder, "exercise").duration
        if has_course(bout) or whole <= MINUTES_PER_HOUR:
            return [bout]
        parts: list[Exercise] = []
        at = 0.0
        while whole - at > REST_IN_AN_HOUR:
            length = min(MINUTES_PER_HOUR - REST_IN_AN_HOUR, whole - at)
            parts.append(bout.model_copy(update={"start": bout.start + at, "duration": length}))
            at += MINUTES_PER_HOUR
        return parts

    def day(content: DayContent) -> Update:
        bouts = content.exercise or []
        parts = [part for bout in bouts for part in split(bout)]
        return {"exercise": parts} if len(parts) > len(bouts) else None

    return _advised(on_days(scenario, day), lever)


@action
def shade(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """No sun on the body."""
    if not any(bout.activity in OUTDOORS and not bout.indoors for bout in _bouts(scenario)):
        return None

    def dark(weather: Weather) -> Weather | None:
        if weather.wbgt_c is not None or (weather.sun in (None, "none") and not weather.solar_w_per_m2):
            return None
        return weather.model_copy(update={"sun": "none", "solar_w_per_m2": None})

    return _advised(_weather(scenario, dark), lever)


@action
def fan(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Moving air at an indoor place of work."""
    if not setting.is_hot:
        return None
    if not any(bout.indoors or bout.activity == "work" for bout in _bouts(scenario)):
        return None

    def moving(weather: Weather) -> Weather | None:
        calm = (weather.wind_m_per_s or 0.0) < FAN_SPEED
        if not calm or weather.temperature_c >= HOTTEST_FOR_A_FAN or weather.sun not in (None, "none"):
            return None
        return weather.model_copy(update={"wind_m_per_s": FAN_SPEED, "wbgt_c": None})

    return _advised(_weather(scenario, moving), lever)


@action
def clothing(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Light clothing in the heat, never instead of what protects."""
    return _advised(on_exercise(scenario, lighter), lever) if setting.is_hot else None


@action
def warm_up(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Warm up before every exercise."""
    usual = scenario.person.training.warm_up

    def warmed(bout: Exercise) -> Exercise | None:
        done = usual if bout.warm_up is None else bout.warm_up
        return None if done or bout.activity == "work" else bout.model_copy(update={"warm_up": True})

    return _advised(on_exercise(scenario, warmed), lever)


@action
def stand_less(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Sit for the second half of each stretch of standing, hour by hour."""

    def split(entry: Posture) -> list[Posture]:
        if entry.posture != "standing" or entry.end - entry.start < LONG_STANDING:
            return [entry]
        parts: list[Posture] = []
        at = entry.start
        while at < entry.end:
            middle, end = min(at + MINUTES_PER_HOUR / 2, entry.end), min(at + MINUTES_PER_HOUR, entry.end)
            parts.append(entry.model_copy(update={"start": at, "end": middle}))
            if end > middle:
                parts.append(SITTING.model_copy(update={"start": middle, "end": end}))
            at = end
        return parts

    def day(content: DayContent) -> Update:
        parts = [part for entry in content.posture or () for part in split(entry)]
        return {"posture": parts} if len(parts) > len(content.posture or ()) else None

    return _advised(on_days(scenario, day), lever)


@action
def nightly_stretch(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """The calves are stretched every evening."""
    training = scenario.person.training
    nights = any(block.sleep is not None or block.wake is not None for block in scenario.day)
    if training.stretches_before_bed or not nights:
        return None
    return _advised(on_person(scenario, training=training.model_copy(update={"stretches_before_bed": True})), lever)


@action
def feet_up(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Feet at a right angle at night."""
    nights = scenario.night_cramps_per_month

    def day(content: DayContent) -> Update:
        sleeps = content.sleep is not None or content.wake is not None
        # Where the feet are pressed down, loose bedding asks less and comes first.
        return {"sleep_posture": "feet_up"} if sleeps and content.sleep_posture in (None, "relaxed") else None

    return _advised(on_days(scenario, day), lever) if nights else None


@action
def sit_with_feet_flat(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """No pointed feet in sitting and lying by day."""

    def day(content: DayContent) -> Update:
        if not any(entry.feet == "pointed" for entry in content.posture or ()):
            return None
        return {
            "posture": [
                entry.model_copy(update={"feet": "relaxed"}) if entry.feet == "pointed" else entry
                for entry in content.posture or ()
            ]
        }

    return _advised(on_days(scenario, day), lever)


@action
def bedding(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Feet not pressed down at night."""

    def day(content: DayContent) -> Update:
        return {"sleep_posture": "relaxed"} if content.sleep_posture == "feet_pointed" else None

    return _advised(on_days(scenario, day), lever)


# What nothing in the model moves with: offered beside the plan where it applies.


@action
def ice(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Long exercise in the heat, on land."""
    return _advised(scenario, lever) if setting.is_hot and _on_land(scenario) and _is_long(scenario) else None


@action
def shoes(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Long exercise or work on foot."""
    on_foot = any(bout.activity in ON_FOOT for bout in _bouts(scenario))
    return _advised(scenario, lever) if on_foot and _is_long(scenario) else None


@action
def toe_strength(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Whoever has cramps, unless flat feet bring the lever that is computed."""
    history = scenario.person.cramp_history
    cramps = scenario.night_cramps_per_month or history.exercise_cramps_ever or scenario.cramps
    return _advised(scenario, lever) if cramps and scenario.person.feet != "flat" else None


@action
def stretch_during(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Long exercise out of the water."""
    return _advised(scenario, lever) if _is_long(scenario) and _on_land(scenario) else None


@action
def get_up(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Long sitting that the file states."""
    return _advised(scenario, lever) if "long_sitting" in setting.circumstances else None


@action
def medicine_review(scenario: Scenario, setting: Setting, lever: Lever) -> Done | None:
    """Medicines linked to cramps, named as the reader writes them."""
    rows = [known_medicine(medicine.name) for medicine in scenario.person.medicines]
    names = [language.name(row["name"]) for row in rows if row["class"] in LINKED_CLASSES]
    others = [_(CIRCUMSTANCES[slug]) for slug in LINKED if slug in setting.circumstances]
    medicines = ", ".join(dict.fromkeys(names or others))
    return _advised(scenario, lever, medicines=medicines) if medicines else None
