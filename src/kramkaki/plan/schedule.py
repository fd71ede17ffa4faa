"""When to do what: drinks by the minute, and the other parts of a plan that have a time."""

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import datetime, timedelta

from kramkaki.constants import LITRE, MINUTES_PER_HOUR
from kramkaki.language import gettext as _
from kramkaki.language import number
from kramkaki.plan import drinks
from kramkaki.plan.comparison import View
from kramkaki.plan.habits import name_of
from kramkaki.plan.levers import Done, Lever, levers
from kramkaki.plan.setting import Session, Setting, long_sessions
from kramkaki.results import PlanDrink, PlanEvent
from kramkaki.scenario.days import CalendarDay, calendar_days, length, nights
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.model_day import DayContent, Drink
from kramkaki.tables.drinks import DRINKS

BEFORE_BED, BEFORE_START = 15.0, 15.0  # [min]
MIDDAY = 12 * MINUTES_PER_HOUR
OFFICE_OPENS = 9 * MINUTES_PER_HOUR
COOLING_BEFORE = 30.0  # [min]


def _moment(start: datetime, minute: float) -> datetime:
    return start + timedelta(minutes=float(minute))


def _advised(day: CalendarDay, scenario: Scenario) -> Iterator[tuple[Session, list[Drink]]]:
    """(session, drinks within it) of a calendar day, as far as the scenario goes."""
    end = length(scenario)
    sips = [sip for sip in drinks.single_drinks(day.content) if 0 <= day.at(sip.time) < end]
    for session in long_sessions(day.content, scenario.folder):
        yield session, [sip for sip in sips if session.first <= sip.time < session.last]


def fluids(view: View, scenario: Scenario, setting: Setting) -> list[PlanDrink]:
    """Return what is advised to drink in each long session, with the careful estimate of its sweat out of the water."""
    if not setting.safe_rates:
        return []
    losses = {round(session.first): litres for _key, session, litres in drinks.sweat_losses(view, scenario)}
    advised = []
    for day in calendar_days(scenario):
        for session, sips in _advised(day, scenario):
            begin = round(max(day.at(session.first), 0.0))
            if begin not in losses or not sips:
                continue
            row = drinks.row_of(sips[0])
            total = sum(sip.volume_ml for sip in sips) / LITRE
            advised.append(
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
    return advised


class _Timetable:
    """The events of a plan as they are found."""

    def __init__(self, scenario: Scenario, setting: Setting, carried_out: Mapping[str, Done]) -> None:
        self.scenario, self.setting, self.carried_out = scenario, setting, carried_out
        self.events: list[PlanEvent] = []

    def add(self, minute: float, kind: str, title: str, *, text: str = "", alarm: float = 0) -> None:
        """Put in what is done at a minute after the start."""
        time = _moment(self.scenario.start, minute)
        self.events.append(PlanEvent(time, float(minute), kind, title=title, text=text or title, alarm_min=alarm))

    def add_lever(self, minute: float, kind: str, lever: str, *, alarm: float = 0) -> None:
        """Put in a lever, with what it asks."""
        self.add(minute, kind, _(levers()[lever].name), text=self.carried_out[lever].what, alarm=alarm)

    def add_exercise(self, day: CalendarDay, ids: Set[str]) -> None:
        """Put in what goes with the exercise of a day; ``ids`` are the levers chosen."""
        volume, minute = self._drink_before(day.content)
        if volume >= drinks.LEAST:
            self.add(day.at(minute), "drink", _drink_text(volume, "air_putih"))
        spans = long_sessions(day.content, self.scenario.folder)
        for session in spans:
            if "ice" in self.carried_out:
                self.add_lever(day.at(session.first - COOLING_BEFORE), "cooling", "ice")
            if "warm_up" in ids:
                self.add_lever(day.at(session.first - BEFORE_START), "warm_up", "warm_up")
            if "stretch_before" in self.carried_out:
                self.add_lever(day.at(session.first - BEFORE_START / 3), "stretch", "stretch_before")
        for lever in ids & {"earlier_60", "earlier_120"} if spans else ():
            self.add_lever(day.at(spans[0].first), "start", lever, alarm=BEFORE_START)
        for session, sips in _advised(day, self.scenario) if self.setting.safe_rates else ():
            for sip in sips:
                text = _drink_text(sip.volume_ml, drinks.row_of(sip)["id"], session.to_thirst)
                self.add(day.at(sip.time), "drink", text)

    def _drink_before(self, content: DayContent) -> tuple[float, float]:
        """Volume and time of what is to be drunk before exercise beside the drinks listed. [mL], [min]"""
        drink, habit = drinks.pre_drink_of(content, self.setting, self.scenario.folder), "drink_before"
        if drink is None or habit not in self.carried_out or self.carried_out[habit].status != "advised":
            return 0.0, 0.0
        own = sum(d.volume_ml for d in drinks.single_drinks(content) if d.time == drink.time)
        return (own if drink.time >= 0 else drink.volume), drink.time


def events(
    scenario: Scenario,
    setting: Setting,
    *,
    chosen: Iterable[Lever],
    carried_out: Mapping[str, Done],
    also: Iterable[tuple[Lever, Done]],
) -> list[PlanEvent]:
    """Return everything in the plan that has a time, in order."""
    ids = {lever.id for lever in chosen} & carried_out.keys()
    carried_out = {**carried_out, **{lever.id: done for lever, done in also}}
    table = _Timetable(scenario, setting, carried_out)
    days = calendar_days(scenario)
    evenings = [asleep - BEFORE_BED for asleep, _awake, _day in nights(days) if asleep > 0]
    for day in days:
        table.add_exercise(day, ids)
    for evening in evenings if "nightly_stretch" in ids else ():
        table.add_lever(evening, "stretch", "nightly_stretch")
    for bed in sorted(ids & {"bedding", "feet_up"}) if evenings else ():
        table.add_lever(evenings[0], "bedding", bed)
    if "toe_strength" in carried_out and evenings:
        table.add_lever(evenings[0], "exercise", "toe_strength")
    if "medicine_review" in carried_out:
        table.add_lever(days[0].midnight + OFFICE_OPENS, "clinician", "medicine_review")
    if "food" in carried_out and carried_out["food"].status == "advised":
        table.add_lever(days[0].midnight + MIDDAY, "food", "food")
    return sorted(table.events, key=lambda event: event.minute)


def _drink_text(volume: float, drink: str, to_thirst: bool = False) -> str:
    text = _("Drink {volume} mL: {drink}")
    if to_thirst:
        text = _("Drink up to {volume} mL: {drink}, less if you are not thirsty")
    return text.format(volume=number(volume), drink=name_of(DRINKS, drink))
