"""The mission's low-risk habits, statements 18 to 22: carried out on the scenario, and put in words."""

from datetime import timedelta
from typing import Literal, NamedTuple

from kramkaki.constants import LITRE, MINUTES_PER_HOUR
from kramkaki.language import clock, day, name, number
from kramkaki.language import gettext as _
from kramkaki.plan import drinks, meals
from kramkaki.plan.setting import long_sessions
from kramkaki.scenario.days import calendar_days
from kramkaki.tables.drinks import DRINKS
from kramkaki.tables.foods import FOODS

MOST_TOLD = 4  # sessions that a text lists


class Done(NamedTuple):
    """A habit carried out: the scenario, whether something is new in it, and what to do."""

    scenario: object
    status: Literal["advised", "already"]
    what: str


def name_of(table, key):
    """The name of a food or drink in the language in use."""
    return name(table[key]["name"])


def gaps(setting):
    """What lacks to the advised calcium and potassium. [mg/day]"""
    wanted = (setting.advised.get("calcium_mg"), setting.advised.get("potassium_mg"))
    has = (setting.habitual_calcium, setting.habitual_potassium)
    return [max((want or 0.0) * meals.ENOUGH - now, 0.0) for want, now in zip(wanted, has, strict=True)]


def food(scenario, setting, lever):
    """Eat up to the advised calcium and potassium."""
    portions = meals.portions(*gaps(setting), setting.liquid_food_allowed)
    if not portions:
        text = _("You already eat the advised calcium and potassium: keep to it.")
        return Done(scenario, "already", text)
    diet = scenario.person.diet.model_copy(
        update={
            "calcium_mg": setting.habitual_calcium + sum(portion.calcium for portion in portions),
            "potassium_mg": setting.habitual_potassium + sum(portion.potassium for portion in portions),
        }
    )
    listed = ", ".join(f"{number(portion.grams)} g {name_of(FOODS, portion.food)}" for portion in portions)
    values = {
        "foods": listed,
        "calcium": number(diet.calcium_mg),
        "potassium": number(diet.potassium_mg),
    }
    person = scenario.person.model_copy(update={"diet": diet})
    return Done(scenario.model_copy(update={"person": person}), "advised", lever.said(values))


def stretch_before(scenario, setting, lever):
    """No effect is computed: the direct tests found none."""
    return Done(scenario, "advised", lever.said({}))


def drink_before(scenario, setting, lever):
    """Half a litre, or what the body mass asks for."""
    found = next(filter(None, (drinks.pre_drink_of(day, setting, scenario.folder) for day in scenario.day)), None)
    volume = number(setting.pre_drink)
    if found is None:
        text = _("When you exercise for half an hour or more: drink {volume} mL of water two to four hours before.")
        return Done(scenario, "advised", text.format(volume=volume))
    if found[0] < drinks.LEAST:
        text = _("You already drink {volume} mL before exercise: that is enough.")
        return Done(scenario, "already", text.format(volume=number(found[2])))
    if found[1] == drinks.EVENING_BEFORE:
        text = _(
            "You start too early to drink two to four hours before without breaking your sleep. Drink {volume} mL of "
            "water with supper the evening before, and a glass when you get up if you are thirsty."
        )
        return Done(scenario, "advised", text.format(volume=volume))
    start = next(s.first for day in scenario.day for s in long_sessions(day, scenario.folder)[:1])
    hours = number((start - found[1]) / MINUTES_PER_HOUR, 1 if (start - found[1]) % MINUTES_PER_HOUR else 0)
    new = drinks.before_exercise(scenario, setting)
    return Done(new or scenario, "advised", lever.said({"volume": volume, "hours": hours}))


def drink_during(scenario, setting, lever):
    """Match the sweat of each session; by day the advised water."""
    new = drinks.during(scenario, setting) or scenario
    days = calendar_days(scenario)
    found = [(one, n, session) for one in days for n, session in enumerate(long_sessions(one.content, scenario.folder))]
    if not found or not setting.exercise_allowed:
        text = _("Drink to thirst through the day, about {litres} L with what is in your food.")
        litres = number((setting.advised.get("water_ml") or 2000.0) / LITRE, 1)
        return Done(_enough_water(scenario, setting), "advised", text.format(litres=litres))
    if not any(session.dry for _one, _number, session in found):
        return Done(new, "advised", _("Drink nothing while you swim; before and after it drink to thirst."))
    dates, some = {}, False
    for one, place_in_day, session in found:
        rate = setting.rate(one.place, place_in_day)
        sips = drinks.sips_of(session, rate, "air_putih")
        some = some or bool(sips)
        first = session.dry[0][0] if session.dry else session.first
        start = scenario.start + timedelta(minutes=round(one.at(first)))
        dates.setdefault((clock(start), _amount(session, sips, rate)), []).append(start)
    if not some:
        return Done(new, "advised", _("You sweat little in this exercise: drink to thirst, no more."))
    return Done(new, "advised", lever.said({"drinks": _listed(dates)}))


def _amount(session, sips, rate):
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


def _listed(dates):
    """The amounts one after another, with the time where there are several, and the day where days differ."""
    if len(dates) == 1:
        return next(amount for _time, amount in dates)
    differ = len({tuple(start.date() for start in starts) for starts in dates.values()}) > 1
    told = []
    for (time, amount), starts in list(dates.items())[:MOST_TOLD]:
        text = _("from {time} {amount}").format(time=time, amount=amount)
        if differ:
            text = f"{day(starts[0])} {text}"
            more = len(starts) - 1
            text = _("{session} (the same on {count} more days)").format(session=text, count=more) if more else text
        told.append(text)
    if len(dates) > MOST_TOLD:
        told.append(_("the others as the times of the plan say"))
    return "; ".join(told)


def _enough_water(scenario, setting):
    """The usual day's water, no less than advised where the file says that it is less."""
    advised, diet = (setting.advised.get("water_ml") or 0.0) / LITRE, scenario.person.diet
    if diet.water_l is None or diet.water_l >= advised:
        return scenario
    person = scenario.person.model_copy(update={"diet": diet.model_copy(update={"water_l": advised})})
    return scenario.model_copy(update={"person": person})


def electrolyte(scenario, setting, lever):
    """A drink with sodium where sweat takes it."""
    new = drinks.with_sodium(scenario, setting)
    row = DRINKS[setting.sport_drink]
    values = {"drink": name_of(DRINKS, setting.sport_drink), "sodium": number(row["sodium_mmol_per_l"])}
    text = lever.said(values)
    if setting.circumstances & {"diabetes", "insulin", "glucose_lowering"}:
        text += " " + _("It has sugar: measure your glucose before and after, and count it in.")
    return Done(new or scenario, "advised", text)
