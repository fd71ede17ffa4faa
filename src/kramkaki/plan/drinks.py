"""Drinks before and in exercise: how much is safe, when, and of what kind."""

import math
from pathlib import Path
from typing import NamedTuple

import numpy as np

from kramkaki.constants import LITRE, MINUTES_PER_DAY, MINUTES_PER_HOUR
from kramkaki.exchange.attached import Attachments
from kramkaki.plan.changes import Update, on_days, on_places
from kramkaki.plan.comparison import View
from kramkaki.plan.setting import Session, SessionKey, Setting, dated_sessions, long_sessions
from kramkaki.safety.rules import rules
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.model_day import DayContent, Drink
from kramkaki.tables.drinks import DRINKS, known_drink
from kramkaki.tables.reader import Row

INTERVALS = (20.0, 30.0, 60.0)  # [min] the shortest that makes a drink worth stopping for
WORTH_STOPPING = 100.0  # [mL]
LAST_BEFORE_END = 10.0  # [min]
STEP = 10.0  # [mL] volumes are rounded down to this
LEAST = 30.0  # [mL] less is not worth a stop
CAREFUL_PERCENTILE = 10  # of the draws of the sweat loss
SAFETY = 0.98  # below the limit, so that rounding never passes it
MOST_FOR_NARROWER = 0.8  # [L/h] upper end of the usual range; for all in sessions that last long
LONG_SESSION = 240.0  # [min] slow people who drink by the clock for longer dilute their blood (Hew-Butler 2015)
FIRST, LAST = 240.0, 120.0  # [min] before exercise: the window of rule R3
USUALLY_BEFORE = 180.0  # [min]
UP = 300.0  # [min after midnight] where the file does not say when one wakes (assumed): nobody gets up to drink
EVENING_BEFORE = 1200.0 - MINUTES_PER_DAY  # [min] supper: where the start is too early for that window
ROUND_TIME = 5.0  # [min]
AFTERWARDS = 120.0  # [min] in which a drink still replaces the sweat
SALT_FROM = 60.0  # [min]
SALTY = 20.0  # [mmol/L] lower end of the range of rule R4


class PreDrink(NamedTuple):
    """What to drink before the long exercise of a day."""

    volume: float  # [mL] to add
    time: float  # [min after midnight; below 0 the day before]
    anyway: float  # [mL] drunk as it is


class Sip(NamedTuple):
    """One advised drink, on the clock of its day."""

    time: float  # [min after midnight; below 0 the day before]
    volume: float  # [mL]
    drink: str  # id of the drinks table


def sweat_losses(view: View, scenario: Scenario) -> list[tuple[SessionKey, Session, float]]:
    """Return the careful estimate of the sweat of each long session, out of the water alone.

    Returns
    -------
    losses : list of (SessionKey, Session, float)
        Which session as in `dated_sessions`, its times [min], 10th percentile of its sweat over the draws [L].
    """
    minutes = np.asarray(view.trace.minutes, dtype=float)
    width = np.diff(minutes, prepend=0.0) / MINUTES_PER_HOUR
    losses = []
    for key, session in dated_sessions(scenario, view.compiled.minutes):
        inside = np.zeros(len(minutes), dtype=bool)
        for first, last in session.dry:
            inside |= (minutes > first) & (minutes <= last)
        litres = (view.trace["sweat_rate"] * width)[:, inside].sum(axis=1)
        drawn = litres[1:] if len(litres) > 1 else litres
        losses.append((key, session, float(min(np.percentile(drawn, CAREFUL_PERCENTILE), litres[0]))))
    return losses


def safe_rates(view: View, scenario: Scenario, narrower: bool) -> dict[SessionKey, float]:
    """Return the most that may be drunk in each long session, by its own sweat alone.

    Parameters
    ----------
    view : View
        Of this scenario.
    scenario : Scenario
    narrower : bool
        Whether rule R9 asks for narrower advice.

    Returns
    -------
    rates : dict of SessionKey to float
        Of one that comes on several dates the least of them, 0 for a swim. [L/h]
    """
    most = rules()["R2"].limits["most_litres_per_hour_without_measured_sweat_rate"]
    measured = view.compiled.measured_sweat_rate_l_per_h
    rates: dict[SessionKey, float] = {}
    for key, session, litres in sweat_losses(view, scenario):
        is_careful = narrower or (measured is None and session.minutes > LONG_SESSION)
        cap = min(MOST_FOR_NARROWER if is_careful else most, measured or most)
        sweat = litres / session.dry_minutes * MINUTES_PER_HOUR if session.dry else 0.0
        rates[key] = min(SAFETY * min(sweat, cap), rates.get(key, cap))
    return rates


def pre_drink_volume(mass: float, narrower: bool) -> float:
    """Return what to drink before exercise: half a litre where 5 to 7 mL/kg allow it. [mL]"""
    low, high = rules()["R3"].limits["millilitres_per_kilogram"]
    default: float = rules()["R3"].limits["adult_default_litres"] * LITRE
    if not narrower and low * mass <= default <= high * mass:
        return default
    share: float = low if narrower else 0.5 * (low + high)
    return STEP * math.ceil(share * mass / STEP) if narrower else STEP * math.floor(share * mass / STEP)


def times_of(drink: Drink) -> list[float]:
    """Return the clock times of a listed drink. [min]"""
    if drink.every is None or drink.until is None:
        return [drink.time]
    return [drink.time + step * drink.every for step in range(1 + int((drink.until - drink.time) // drink.every))]


def single_drinks(content: DayContent) -> list[Drink]:
    """Each listed drink by itself."""
    return [
        drink.model_copy(update={"time": time, "every": None, "until": None})
        for drink in content.drink or ()
        for time in times_of(drink)
    ]


def _drink(time: float, volume: float, drink: str) -> Drink:
    """One drink of the scenario; its time [min after midnight] is past the checks of a file."""
    midnight = Drink.model_validate({"time": "00:00", "volume_ml": volume, "drink": drink})
    return midnight.model_copy(update={"time": time})


def row_of(drink: Drink) -> Row:
    """The row of a drink in the drinks table; water where it has no name."""
    return known_drink(drink.drink) if drink.drink else DRINKS["air_putih"]


def _kind(content: DayContent, session: Session) -> str:
    """What is drunk in this session now; water where nothing is."""
    for drink in single_drinks(content):
        if session.first <= drink.time <= session.last and drink.drink and drink.composition is None:
            kind: str = known_drink(drink.drink)["id"]
            return kind
    return "air_putih"


def interval(rate: float) -> float:
    """Return the minutes between drinks at a rate [L/h]. [min]"""
    return next((every for every in INTERVALS if _sip(rate, every) >= WORTH_STOPPING), INTERVALS[-1])


def _sip(rate: float, every: float) -> float:
    return STEP * math.floor(rate * every / MINUTES_PER_HOUR * LITRE / STEP + 1e-9)


def sips_of(session: Session, rate: float, kind: str) -> list[Sip]:
    """Return the drinks of one session at a rate, out of the water, so that no hour holds more than the rate."""
    every = interval(rate)
    volume = _sip(rate, every)
    if volume < LEAST:
        return []
    times = [
        first + every * (step + 1)
        for first, last in session.dry
        for step in range(int((last - first - LAST_BEFORE_END) // every))
    ]
    return [Sip(time, volume, kind) for time in times if time <= MINUTES_PER_DAY]


def during(scenario: Scenario, setting: Setting) -> Scenario | None:
    """Return the scenario with drinks in exercise as advised in place of those listed, and thirst kept for rest."""

    def day(content: DayContent, place: str) -> Update:
        spans = long_sessions(content, scenario.folder)
        if not spans:
            return None
        kept = [d for d in single_drinks(content) if not any(s.first <= d.time < s.last for s in spans)]
        advised = [
            _drink(sip.time, sip.volume, sip.drink)
            for number, s in enumerate(spans)
            for sip in sips_of(s, setting.rate(place, number), _safe_kind(_kind(content, s), setting))
        ]
        return {"drink": sorted([*kept, *advised], key=lambda drink: drink.time)}

    new = on_places(scenario, day) if setting.safe_rates else None
    if new is None:
        return None
    return new if new.drinking == "listed" else new.model_copy(update={"drinking": "listed_and_thirst"})


def _safe_kind(kind: str, setting: Setting) -> str:
    """Keep what one drinks now, unless its salts are not for this person."""
    row = DRINKS[kind]
    salty = (row["sodium_mmol_per_l"] or 0) > 5 or (row["potassium_mmol_per_l"] or 0) > 4
    alcohol = (row["alcohol_percent"] or 0) > 0
    return "air_putih" if alcohol or (salty and not setting.sodium_allowed) else kind


def with_sodium(scenario: Scenario, setting: Setting) -> Scenario | None:
    """Return the scenario with a sports drink in and soon after long or hot exercise, volumes unchanged."""

    def day(content: DayContent) -> Update:
        spans = [s for s in long_sessions(content, scenario.folder) if s.minutes >= SALT_FROM or setting.is_hot]
        if not spans or not content.drink:
            return None
        single, changed = single_drinks(content), False
        for place, drink in enumerate(single):
            near = any(s.first <= drink.time <= s.last + AFTERWARDS for s in spans)
            row = row_of(drink)
            if near and drink.composition is None and (row["sodium_mmol_per_l"] or 0) < SALTY:
                single[place] = drink.model_copy(update={"drink": setting.sport_drink})
                changed = True
        return {"drink": single} if changed else None

    return on_days(scenario, day)


def pre_drink_of(content: DayContent, setting: Setting, folder: Path | Attachments) -> PreDrink | None:
    """Return what to drink before the exercise of a day; None without long exercise."""
    spans = long_sessions(content, folder)
    if not spans or setting.pre_drink <= 0:
        return None
    start = spans[0].first
    awake = UP if content.wake is None else content.wake
    time = ROUND_TIME * math.floor(max(start - USUALLY_BEFORE, awake) / ROUND_TIME)
    if awake > start - LAST:
        time = EVENING_BEFORE
    anyway = sum(drink.volume_ml for drink in single_drinks(content) if start - FIRST <= drink.time < start)
    return PreDrink(STEP * math.floor(max(setting.pre_drink - anyway, 0.0) / STEP), time, anyway)


def before_exercise(scenario: Scenario, setting: Setting) -> Scenario | None:
    """Return the scenario with what lacks before exercise added, where that lies on its day; None without."""

    def day(content: DayContent) -> Update:
        drink = pre_drink_of(content, setting, scenario.folder)
        if drink is None or drink.volume < LEAST or drink.time < 0:
            return None
        sip = _drink(drink.time, drink.volume, "air_putih")
        return {"drink": sorted([*single_drinks(content), sip], key=lambda drink: drink.time)}

    new = on_days(scenario, day)
    if new is not None and new.drinking == "to_thirst":
        new = new.model_copy(update={"drinking": "listed_and_thirst"})
    return new
