"""Each lever carried out on a copy of the scenario.

Every function takes ``(scenario, setting, amount)`` and returns the changed scenario with the numbers for its text,
or None where there is nothing to change.
"""

from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR
from kramkaki.language import clock
from kramkaki.plan.clothes_and_pace import lighter, slowed
from kramkaki.plan.setting import LEAST_SESSION, sessions
from kramkaki.scenario.course import course
from kramkaki.scenario.model_day import Override, Posture, Weather

WEEKS_OF_BUILD_UP, MORE_HOURS, MOST_HOURS = 6.0, 2.0, 6.0
USUAL_HOURS = 3.0  # [h/week] of those who do not say
HARDER, HARDEST = (
    5.0,
    85.0,
)  # [% of maximal oxygen uptake] six weeks add to the usual effort: assumed
SHARE_OF_LENGTH = 2 / 3  # a usual session half as short again is no longer unaccustomed
HOT_DAYS = 14.0
FAN_SPEED = 2.0  # [m/s]
HOTTEST_FOR_A_FAN = 35.0  # [degC] above it moving air heats
LITTLE_ALCOHOL = 10.0  # [g/day]
MUCH_ALCOHOL = 20.0  # [g/day]
REST_IN_AN_HOUR = 10.0  # [min]
LONG_STANDING = 120.0  # [min]
AROUND_EXERCISE = 60.0  # [min] drinks this near to it move along
OUTDOORS = ("running", "walking", "cycling", "football", "work")


def completed(scenario):
    """Return the scenario with the overridden days written out whole, so that each day can be changed by itself."""
    fields = [name for name in Override.model_fields if name != "on"]
    blocks = []
    for block in scenario.day:
        overrides = [
            one.model_copy(update={name: getattr(block, name) for name in fields if getattr(one, name) is None})
            for one in block.override
        ]
        blocks.append(block.model_copy(update={"override": overrides}))
    return scenario.model_copy(update={"day": blocks})


def on_days(scenario, change):
    """Return the scenario with ``change(day)`` made on every kind of day; None where it changes none."""
    return on_places(scenario, lambda content, _place: change(content))


def on_places(scenario, change):
    """Return the scenario with ``change(day, place)`` made on every kind of day, the place as of a calendar day."""
    touched = False
    blocks = []

    def one(content, place):
        nonlocal touched
        updates = change(content, place)
        if not updates:
            return content
        touched = True
        return content.model_copy(update=updates)

    for number, block in enumerate(scenario.day):
        place = f"day[{number}]"
        overrides = [one(day, f"{place}.override[{position}]") for position, day in enumerate(block.override)]
        blocks.append(one(block, place).model_copy(update={"override": overrides}))
    return scenario.model_copy(update={"day": blocks}) if touched else None


def on_person(scenario, **updates):
    """Return the scenario with the person changed."""
    return scenario.model_copy(update={"person": scenario.person.model_copy(update=updates)})


def _said(scenario, **values):
    return None if scenario is None else (scenario, values)


def on_exercise(scenario, change):
    """Return the scenario with ``change(exercise)`` made on every exercise; None where it changes none."""

    def day(content):
        bouts = [change(bout) for bout in content.exercise or ()]
        if not any(bouts):
            return None
        return {"exercise": [new or old for new, old in zip(bouts, content.exercise, strict=True)]}

    return on_days(scenario, day)


def build_up(scenario, setting, amount):
    """Six weeks of training, longer and a little harder, up to two thirds of this length."""
    training = scenario.person.training
    bouts = [bout for block in scenario.day for bout in block.exercise or () if bout.activity != "work"]
    longest = max((course(bout, scenario.folder, "exercise").duration for bout in bouts), default=0.0)
    if longest < LEAST_SESSION:
        return None

    def used_to(bout):
        usual = bout.usual_intensity_percent
        if usual is None or usual >= HARDEST or bout.activity == "work":
            return None
        return bout.model_copy(
            update={"usual_intensity_percent": usual + HARDER if usual else min(setting.effort, HARDEST)}
        )

    hours = USUAL_HOURS if training.hours_per_week is None else training.hours_per_week
    update = {
        "weeks": max(training.weeks or 0.0, WEEKS_OF_BUILD_UP),
        "hours_per_week": max(hours, min(hours + MORE_HOURS, MOST_HOURS)),
    }
    if training.usual_duration is not None:
        update["usual_duration"] = max(training.usual_duration, SHARE_OF_LENGTH * longest)
    if training.usual_intensity_percent is not None:
        usual = training.usual_intensity_percent
        update["usual_intensity_percent"] = max(usual, min(usual + HARDER, HARDEST))
    return _said(on_person(on_exercise(scenario, used_to) or scenario, training=training.model_copy(update=update)))


def acclimatise(scenario, setting, amount):
    """Two weeks in the heat."""
    if not setting.is_hot or (scenario.person.hot_days or 0.0) >= HOT_DAYS:
        return None
    return _said(on_person(scenario, hot_days=HOT_DAYS))


def feet(scenario, setting, amount):
    """Half of the effect of the arch."""
    return _said(on_person(scenario, feet="low_arch")) if scenario.person.feet == "flat" else None


def move_more(scenario, setting, amount):
    """No longer a life of sitting."""
    conditions = scenario.person.conditions
    if "sedentary_life" not in conditions:
        return None
    return _said(on_person(scenario, conditions=[one for one in conditions if one != "sedentary_life"]))


def less_alcohol(scenario, setting, amount):
    """Below one drink a day."""
    diet = scenario.person.diet
    if (diet.alcohol_g or 0.0) < MUCH_ALCOHOL:
        return None
    return _said(on_person(scenario, diet=diet.model_copy(update={"alcohol_g": LITTLE_ALCOHOL})))


def earlier(scenario, setting, amount):
    """Exercise, and the drinks about it, at a cooler hour."""
    begin = scenario.start.hour * MINUTES_PER_HOUR + scenario.start.minute
    starts = []

    def day(content):
        bouts = content.exercise or []
        if not bouts or any(bout.activity == "work" for bout in bouts):
            return None
        spans = sessions(content, scenario.folder)
        earliest = max(0.0, content.wake + 30 if content.wake is not None else 0.0, begin)
        if spans[0].first - amount < earliest:
            return None
        starts.append(spans[0].first - amount)

        def near(time):
            return any(span.first - AROUND_EXERCISE <= time <= span.last + AROUND_EXERCISE for span in spans)

        def moved(drink):
            if not near(drink.time) or drink.time - amount < earliest:
                return drink
            until = None if drink.until is None else drink.until - amount
            return drink.model_copy(update={"time": drink.time - amount, "until": until})

        update = {"exercise": [bout.model_copy(update={"start": bout.start - amount}) for bout in bouts]}
        if content.drink:
            update["drink"] = [moved(drink) for drink in content.drink]
        return update

    new = on_days(scenario, day) if setting.is_hot else None
    if new is None:
        return None
    hour, minute = divmod(int(starts[0]), MINUTES_PER_HOUR)
    return _said(new, time=clock(scenario.start.replace(hour=hour, minute=minute)))


def slower(scenario, setting, amount):
    """The same way or time, easier."""
    return _said(on_exercise(scenario, lambda bout: slowed(bout, amount)))


def has_course(bout):
    """Whether a way is to be covered, whatever time it takes."""
    return bool(bout.track or bout.course or bout.distance_km)


def shorter(scenario, setting, amount):
    """Two thirds of the time, where no distance is to be covered."""
    ends = []

    def cut(bout):
        if bout.activity == "work" or has_course(bout) or not bout.duration or bout.duration < 30:
            return None
        ends.append(bout.start + SHARE_OF_LENGTH * bout.duration)
        return bout.model_copy(update={"duration": SHARE_OF_LENGTH * bout.duration})

    new = on_exercise(scenario, cut)
    if new is None:
        return None
    hour, minute = divmod(int(ends[0]) % MINUTES_PER_DAY, MINUTES_PER_HOUR)
    return _said(new, time=clock(scenario.start.replace(hour=hour, minute=minute)))


def breaks(scenario, setting, amount):
    """Ten minutes of rest in each hour of work and exercise that has no fixed course."""

    def split(bout):
        whole = course(bout, scenario.folder, "exercise").duration
        if has_course(bout) or whole <= MINUTES_PER_HOUR:
            return [bout]
        parts, at = [], 0.0
        while whole - at > REST_IN_AN_HOUR:
            length = min(MINUTES_PER_HOUR - REST_IN_AN_HOUR, whole - at)
            parts.append(bout.model_copy(update={"start": bout.start + at, "duration": length}))
            at += MINUTES_PER_HOUR
        return parts

    def day(content):
        bouts = content.exercise or []
        parts = [part for bout in bouts for part in split(bout)]
        return {"exercise": parts} if len(parts) > len(bouts) else None

    return _said(on_days(scenario, day))


def shade(scenario, setting, amount):
    """No sun on the body."""
    if not any(
        bout.activity in OUTDOORS and not bout.indoors for block in scenario.day for bout in block.exercise or ()
    ):
        return None

    def dark(weather):
        if weather.wbgt_c is not None or (weather.sun in (None, "none") and not weather.solar_w_per_m2):
            return None
        return weather.model_copy(update={"sun": "none", "solar_w_per_m2": None})

    return _said(_weather(scenario, dark))


def _weather(scenario, change):
    def day(content):
        new = [change(one) for one in content.weather or ()]
        if not any(new):
            return None
        return {"weather": [after or before for after, before in zip(new, content.weather, strict=True)]}

    return on_days(scenario, day)


def fan(scenario, setting, amount):
    """Moving air at an indoor place of work."""
    if not setting.is_hot:
        return None
    if not any(bout.indoors or bout.activity == "work" for block in scenario.day for bout in block.exercise or ()):
        return None

    def moving(weather: Weather):
        calm = (weather.wind_m_per_s or 0.0) < FAN_SPEED
        if not calm or weather.temperature_c >= HOTTEST_FOR_A_FAN or weather.sun not in (None, "none"):
            return None
        return weather.model_copy(update={"wind_m_per_s": FAN_SPEED, "wbgt_c": None})

    return _said(_weather(scenario, moving))


def clothing(scenario, setting, amount):
    """Light clothing in the heat, never instead of what protects."""
    return _said(on_exercise(scenario, lighter)) if setting.is_hot else None


def warm_up(scenario, setting, amount):
    """Warm up before every exercise."""
    usual = scenario.person.training.warm_up

    def warmed(bout):
        done = usual if bout.warm_up is None else bout.warm_up
        return None if done or bout.activity == "work" else bout.model_copy(update={"warm_up": True})

    return _said(on_exercise(scenario, warmed))


def stand_less(scenario, setting, amount):
    """Sit for the second half of each stretch of standing, hour by hour."""

    def split(entry):
        if entry.posture != "standing" or entry.end - entry.start < LONG_STANDING:
            return [entry]
        parts, at = [], entry.start
        while at < entry.end:
            middle, end = min(at + MINUTES_PER_HOUR / 2, entry.end), min(at + MINUTES_PER_HOUR, entry.end)
            parts.append(entry.model_copy(update={"start": at, "end": middle}))
            if end > middle:
                parts.append(
                    Posture(**{"from": "00:00", "to": "00:01"}, posture="sitting").model_copy(
                        update={"start": middle, "end": end}
                    )
                )
            at = end
        return parts

    def day(content):
        parts = [part for entry in content.posture or () for part in split(entry)]
        return {"posture": parts} if len(parts) > len(content.posture or ()) else None

    return _said(on_days(scenario, day))


def nightly_stretch(scenario, setting, amount):
    """The calves are stretched every evening."""
    training = scenario.person.training
    nights = any(block.sleep is not None or block.wake is not None for block in scenario.day)
    if training.stretches_before_bed or not nights:
        return None
    return _said(on_person(scenario, training=training.model_copy(update={"stretches_before_bed": True})))


def feet_up(scenario, setting, amount):
    """Feet at a right angle at night."""
    nights = scenario.night_cramps_per_month

    def day(content):
        sleeps = content.sleep is not None or content.wake is not None
        # Where the feet are pressed down, loose bedding asks less and comes first.
        return {"sleep_posture": "feet_up"} if sleeps and content.sleep_posture in (None, "relaxed") else None

    return _said(on_days(scenario, day)) if nights else None


def sit_with_feet_flat(scenario, setting, amount):
    """No pointed feet in sitting and lying by day."""

    def day(content):
        if not any(entry.feet == "pointed" for entry in content.posture or ()):
            return None
        return {
            "posture": [
                entry.model_copy(update={"feet": "relaxed"}) if entry.feet == "pointed" else entry
                for entry in content.posture
            ]
        }

    return _said(on_days(scenario, day))


def bedding(scenario, setting, amount):
    """Feet not pressed down at night."""

    def day(content):
        return {"sleep_posture": "relaxed"} if content.sleep_posture == "feet_pointed" else None

    return _said(on_days(scenario, day))
