"""When to do what: drinks by the minute, and the other parts of a plan that have a time."""

from datetime import timedelta

from kramkaki.constants import LITRE, MINUTES_PER_HOUR
from kramkaki.language import gettext as _
from kramkaki.language import number
from kramkaki.plan import drinks
from kramkaki.plan.habits import name_of
from kramkaki.plan.levers import levers
from kramkaki.plan.setting import long_sessions
from kramkaki.results import PlanDrink, PlanEvent
from kramkaki.scenario.days import calendar_days, length, nights
from kramkaki.tables.drinks import DRINKS, find_drink

BEFORE_BED, BEFORE_START = 15.0, 15.0  # [min]
MIDDAY = 12 * MINUTES_PER_HOUR
OFFICE_OPENS = 9 * MINUTES_PER_HOUR
COOLING_BEFORE = 30.0  # [min]


def _moment(start, minute):
    return start + timedelta(minutes=float(minute))


def _advised(day, scenario):
    """(session, drinks within it) of a calendar day, as far as the scenario goes."""
    end = length(scenario)
    sips = [sip for sip in drinks.single_drinks(day.content) if 0 <= day.at(sip.time) < end]
    for session in long_sessions(day.content, scenario.folder):
        yield session, [sip for sip in sips if session.first <= sip.time < session.last]


def fluids(view, scenario, setting):
    """Return what is advised to drink in each long session, with the careful estimate of its sweat out of the water.

    Returns
    -------
    fluids : list of PlanDrink
    """
    if not setting.safe_rates:
        return []
    losses = {round(session.first): litres for _key, session, litres in drinks.sweat_losses(view, scenario)}
    found = []
    for day in calendar_days(scenario):
        for session, sips in _advised(day, scenario):
            begin = round(max(day.at(session.first), 0.0))
            if begin not in losses or not sips:
                continue
            row = find_drink(sips[0].drink) if sips[0].drink else DRINKS["air_putih"]
            total = sum(sip.volume_ml for sip in sips) / LITRE
            found.append(
                PlanDrink(
                    start=_moment(scenario.start, day.at(session.first)),
                    end=_moment(scenario.start, day.at(session.last)),
                    times=[_moment(scenario.start, day.at(sip.time)) for sip in sips],
                    drink=row["id"],
                    sodium_mmol_per_l=row["sodium_mmol_per_l"],
                    potassium_mmol_per_l=row["potassium_mmol_per_l"],
                    volume_ml=sips[0].volume_ml,
                    total_l=total,
                    to_thirst=bool(session.to_thirst),
                    litres_per_hour=total / session.dry_minutes * MINUTES_PER_HOUR,
                    sweat_l_10th_percentile=losses[begin],
                    sweat_rate_measured=view.compiled.measured_sweat_rate_l_per_h is not None,
                )
            )
    return found


def events(scenario, setting, chosen, said, also, start):
    """Return everything in the plan that has a time, in order.

    Returns
    -------
    events : list of PlanEvent
    """
    ids, found = {lever.id for lever in chosen} & said.keys(), []
    said = said | {lever.id: done for lever, done in also}

    def add(minute, kind, title, text="", alarm=0):
        time = _moment(start, minute)
        found.append(PlanEvent(time, float(minute), kind, title=title, text=text or title, alarm_min=alarm))

    def add_lever(minute, kind, lever, alarm=0):
        add(minute, kind, _(levers()[lever].name), said[lever].what, alarm)

    days = calendar_days(scenario)
    evenings = [asleep - BEFORE_BED for asleep, _awake, _day in nights(days) if asleep > 0]
    for day in days:
        _of_exercise(add, add_lever, day, scenario, setting, ids, said)
    for evening in evenings if "nightly_stretch" in ids else ():
        add_lever(evening, "stretch", "nightly_stretch")
    for lever in sorted(ids & {"bedding", "feet_up"}) if evenings else ():
        add_lever(evenings[0], "bedding", lever)
    if "toe_strength" in said and evenings:
        add_lever(evenings[0], "exercise", "toe_strength")
    if "medicine_review" in said:
        add_lever(days[0].midnight + OFFICE_OPENS, "clinician", "medicine_review")
    if "food" in said and said["food"].status == "advised":
        add_lever(days[0].midnight + MIDDAY, "food", "food")
    return sorted(found, key=lambda event: event.minute)


def _of_exercise(add, add_lever, day, scenario, setting, ids, said):
    content = day.content
    volume, minute = _before(content, scenario, setting, said)
    if volume >= drinks.LEAST:
        add(day.at(minute), "drink", _drink_text(volume, "air_putih"))
    spans = long_sessions(content, scenario.folder)
    for session in spans:
        if "ice" in said:
            add_lever(day.at(session.first - COOLING_BEFORE), "cooling", "ice")
        if "warm_up" in ids:
            add_lever(day.at(session.first - BEFORE_START), "warm_up", "warm_up")
        if "stretch_before" in said:
            add_lever(day.at(session.first - BEFORE_START / 3), "stretch", "stretch_before")
    for lever in ids & {"earlier_60", "earlier_120"} if spans else ():
        add_lever(day.at(spans[0].first), "start", lever, BEFORE_START)
    for session, sips in _advised(day, scenario) if setting.safe_rates else ():
        for sip in sips:
            text = _drink_text(sip.volume_ml, find_drink(sip.drink)["id"], session.to_thirst)
            add(day.at(sip.time), "drink", text)


def _before(content, scenario, setting, said):
    """Volume and time of what is to be drunk before exercise beside the drinks listed. [mL], [min]"""
    found = drinks.pre_drink_of(content, setting, scenario.folder)
    if found is None or "drink_before" not in said or said["drink_before"].status != "advised":
        return 0.0, 0.0
    added, minute, _anyway = found
    own = sum(d.volume_ml for d in drinks.single_drinks(content) if d.time == minute)
    return (own if minute >= 0 else added), minute


def _drink_text(volume, drink, to_thirst=False):
    text = _("Drink {volume} mL: {drink}")
    if to_thirst:
        text = _("Drink up to {volume} mL: {drink}, less if you are not thirsty")
    return text.format(volume=number(volume), drink=name_of(DRINKS, drink))
