"""The mission's low-risk habits, statements 18 to 22: carried out on the scenario, and put in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from kramkaki.constants import LITRE, MINUTES_PER_HOUR
from kramkaki.language import clock, day, name, number
from kramkaki.language import gettext as _
from kramkaki.plan import drinks
from kramkaki.plan.levers import Done, Lever, action
from kramkaki.plan.setting import Session, Setting, long_sessions
from kramkaki.scenario.days import calendar_days
from kramkaki.scenario.model import Scenario
from kramkaki.tables.drinks import DRINKS
from kramkaki.tables.foods import FOODS
from kramkaki.tables.reader import Row

MOST_TOLD = 4  # sessions that a text lists
# Rich in one or both, little salt, eaten daily in Indonesia (an assumption on taste, not on science). Spinach is not
# among them: its oxalate binds most of its calcium (standard teaching, from memory).
CHOICE = (
    "susu", "yoghurt", "susu_kedelai", "tahu_putih", "tempe", "pakcoy", "daun_kelor", "kacang_merah", "edamame",
    "pisang", "jeruk", "pepaya", "melon", "alpukat", "ubi_jalar", "talas",
)  # fmt: skip
LIQUID = ("susu", "susu_kedelai")  # drunk by the glass
MOST_PORTIONS = 4
GRAMS = 100.0
ENOUGH = 0.97  # of the advised intake


class Portion(NamedTuple):
    """One food of the plan."""

    food: str
    grams: float
    calcium: float  # [mg]
    potassium: float  # [mg]
    sodium: float  # [mg]


def _portion(food: str) -> Portion:
    row = FOODS[food]
    grams = row["serving_g"]
    return Portion(food, grams, *((row[f"{m}_mg"] or 0.0) * grams / GRAMS for m in ("calcium", "potassium", "sodium")))


def _filled(portion: Portion, left: Sequence[float], scale: Sequence[float]) -> float:
    """How much of what lacks one portion fills, as shares of the gaps. [1]"""
    has = (portion.calcium, portion.potassium)
    return sum(min(part, max(rest, 0.0)) / size for part, rest, size in zip(has, left, scale, strict=True))


def portions(calcium: float, potassium: float, *, with_liquid: bool = True) -> list[Portion]:
    """Return portions that fill these gaps as far as a day allows.

    Parameters
    ----------
    calcium, potassium : float
        What lacks to the advised intake. [mg/day]
    with_liquid : bool
        Whether milk by the glass may be among them.

    Returns
    -------
    portions : list of Portion
        Each food once; the one that fills most of what still lacks comes first.
    """
    left, chosen = [float(calcium), float(potassium)], list[Portion]()
    choice = [_portion(food) for food in CHOICE if with_liquid or food not in LIQUID]
    scale = [max(value, 1.0) for value in left]
    while choice and len(chosen) < MOST_PORTIONS and any(value > 0 for value in left):
        best = max(choice, key=partial(_filled, left=left, scale=scale))
        choice.remove(best)
        chosen.append(best)
        left = [left[0] - best.calcium, left[1] - best.potassium]
    return chosen


def name_of(table: Mapping[str, Row], key: str) -> str:
    """The name of a food or drink in the language in use."""
    return name(table[key]["name"])


def gaps(setting: Setting) -> tuple[float, float]:
    """What lacks to the advised calcium and potassium. [mg/day]"""

    def lacking(mineral: str, habitual: float) -> float:
        return max((setting.advised.get(mineral) or 0.0) * ENOUGH - habitual, 0.0)

    return lacking("calcium_mg", setting.habitual_calcium), lacking("potassium_mg", setting.habitual_potassium)


@action
def food(scenario: Scenario, setting: Setting, lever: Lever) -> Done:
    """Eat up to the advised calcium and potassium."""
    meal = portions(*gaps(setting), with_liquid=setting.liquid_food_allowed)
    if not meal:
        text = _("You already eat the advised calcium and potassium: keep to it.")
        return Done(scenario, "already", text)
    calcium = setting.habitual_calcium + sum(portion.calcium for portion in meal)
    potassium = setting.habitual_potassium + sum(portion.potassium for portion in meal)
    diet = scenario.person.diet.model_copy(update={"calcium_mg": calcium, "potassium_mg": potassium})
    listed = ", ".join(f"{number(portion.grams)} g {name_of(FOODS, portion.food)}" for portion in meal)
    text = lever.text(foods=listed, calcium=number(calcium), potassium=number(potassium))
    person = scenario.person.model_copy(update={"diet": diet})
    return Done(scenario.model_copy(update={"person": person}), "advised", text)


@action
def stretch_before(scenario: Scenario, setting: Setting, lever: Lever) -> Done:
    """No effect is computed: the direct tests found none."""
    return Done(scenario, "advised", lever.text())


@action
def drink_before(scenario: Scenario, setting: Setting, lever: Lever) -> Done:
    """Half a litre, or what the body mass asks for."""
    days = (drinks.pre_drink_of(day, setting, scenario.folder) for day in scenario.day)
    drink = next((drink for drink in days if drink is not None), None)
    volume = number(setting.pre_drink)
    if drink is None:
        text = _("When you exercise for half an hour or more: drink {volume} mL of water two to four hours before.")
        return Done(scenario, "advised", text.format(volume=volume))
    if drink.volume < drinks.LEAST:
        text = _("You already drink {volume} mL before exercise: that is enough.")
        return Done(scenario, "already", text.format(volume=number(drink.anyway)))
    if drink.time == drinks.EVENING_BEFORE:
        text = _(
            "You start too early to drink two to four hours before without breaking your sleep. Drink {volume} mL of "
            "water with supper the evening before, and a glass when you get up if you are thirsty."
        )
        return Done(scenario, "advised", text.format(volume=volume))
    start = next(s.first for day in scenario.day for s in long_sessions(day, scenario.folder)[:1])
    ahead = start - drink.time
    hours = number(ahead / MINUTES_PER_HOUR, 1 if ahead % MINUTES_PER_HOUR else 0)
    new = drinks.before_exercise(scenario, setting)
    return Done(new or scenario, "advised", lever.text(volume=volume, hours=hours))


@action
def drink_during(scenario: Scenario, setting: Setting, lever: Lever) -> Done:
    """Match the sweat of each session; by day the advised water."""
    new = drinks.during(scenario, setting) or scenario
    long = [
        (date, place_in_day, session)
        for date in calendar_days(scenario)
        for place_in_day, session in enumerate(long_sessions(date.content, scenario.folder))
    ]
    if not long or not setting.exercise_allowed:
        text = _("Drink to thirst through the day, about {litres} L with what is in your food.")
        litres = number((setting.advised.get("water_ml") or 2000.0) / LITRE, 1)
        return Done(_enough_water(scenario, setting), "advised", text.format(litres=litres))
    if not any(session.dry for _date, _number, session in long):
        return Done(new, "advised", _("Drink nothing while you swim; before and after it drink to thirst."))
    starts: dict[tuple[str, str], list[datetime]] = {}
    some = False
    for date, place_in_day, session in long:
        rate = setting.rate(date.place, place_in_day)
        sips = drinks.sips_of(session, rate, "air_putih")
        some = some or bool(sips)
        first = session.dry[0][0] if session.dry else session.first
        start = scenario.start + timedelta(minutes=round(date.at(first)))
        starts.setdefault((clock(start), _amount(session, sips, rate)), []).append(start)
    if not some:
        return Done(new, "advised", _("You sweat little in this exercise: drink to thirst, no more."))
    return Done(new, "advised", lever.text(drinks=_listed(starts)))


def _amount(session: Session, sips: Sequence[drinks.Sip], rate: float) -> str:
    """What to drink in one session, in words."""
    if not session.dry:
        return _("nothing while you swim")
    if not sips:
        return _("to thirst, no more")
    volume, minutes = number(sips[0].volume), number(drinks.interval(rate))
    litres = number(sum(sip.volume for sip in sips) / LITRE, 1)
    text = _("{volume} mL every {minutes} min, {litres} L in all")
    if session.to_thirst:
        text = _("{volume} mL every {minutes} min or to thirst, whichever is less, {litres} L in all at most")
    elif len(sips) == 1:
        text, minutes = _("{volume} mL after {minutes} min"), number(sips[0].time - session.dry[0][0])
    return text.format(volume=volume, minutes=minutes, litres=litres)


def _listed(dates: Mapping[tuple[str, str], Sequence[datetime]]) -> str:
    """The amounts one after another, with the time where there are several, and the day where days differ."""
    if len(dates) == 1:
        return next(amount for _time, amount in dates)
    differ = len({tuple(start.date() for start in starts) for starts in dates.values()}) > 1
    texts = []
    for (time, amount), starts in list(dates.items())[:MOST_TOLD]:
        text = _("from {time} {amount}").format(time=time, amount=amount)
        if differ:
            text = f"{day(starts[0])} {text}"
            more = len(starts) - 1
            text = _("{session} (the same on {count} more days)").format(session=text, count=more) if more else text
        texts.append(text)
    if len(dates) > MOST_TOLD:
        texts.append(_("the others as the times of the plan say"))
    return "; ".join(texts)


def _enough_water(scenario: Scenario, setting: Setting) -> Scenario:
    """The usual day's water, no less than advised where the file says that it is less."""
    advised, diet = (setting.advised.get("water_ml") or 0.0) / LITRE, scenario.person.diet
    if diet.water_l is None or diet.water_l >= advised:
        return scenario
    person = scenario.person.model_copy(update={"diet": diet.model_copy(update={"water_l": advised})})
    return scenario.model_copy(update={"person": person})


@action
def electrolyte(scenario: Scenario, setting: Setting, lever: Lever) -> Done:
    """A drink with sodium where sweat takes it."""
    new = drinks.with_sodium(scenario, setting)
    row = DRINKS[setting.sport_drink]
    text = lever.text(drink=name_of(DRINKS, setting.sport_drink), sodium=number(row["sodium_mmol_per_l"]))
    if setting.circumstances & {"diabetes", "insulin", "glucose_lowering"}:
        text += " " + _("It has sugar: measure your glucose before and after, and count it in.")
    return Done(new or scenario, "advised", text)
