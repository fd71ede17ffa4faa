"""What must hold between the keys of a scenario, beyond the range of each."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.scenario.course import course
from kramkaki.scenario.days import NOON, CalendarDay, calendar_days, length, minutes_after_start, nights
from kramkaki.scenario.explain import join
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.model_person import Person
from kramkaki.scenario.quantities import format_clock

MAXIMUM_DAYS = 400
EARLIEST_YEAR, LATEST_YEAR = 1950, 2200
LIKELIEST_MASS_INDEX = (10, 90)  # [kg/m2] beyond it mass or height is wrong
LARGEST_CHANGE = 0.2  # of body mass, over weeks of ascites or of wasting
LITRES_A_DAY = 25  # more than any fluid intake survived
MINIMUM_LENGTH = 5  # [min]
SAME_MINUTE = 0.5  # [min] rounding that makes no overlap


def check(scenario: Scenario) -> None:
    """Refuse a scenario that contradicts itself.

    Parameters
    ----------
    scenario : Scenario
        Every key already in its own range.

    Raises
    ------
    ScenarioError
        With a line for each contradiction.
    """
    errors = [*_whole(scenario), *_person(scenario.person, scenario)]
    if not errors:
        days = calendar_days(scenario)
        errors = _days(scenario, days)
    if errors:
        raise join(errors)


def _whole(scenario: Scenario) -> Iterator[ScenarioError]:
    year = scenario.start.year
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        yield ScenarioError(
            "start",
            _("the year {year} is impossible").format(year=year),
            _("{low} to {high}").format(low=EARLIEST_YEAR, high=LATEST_YEAR),
        )
        return
    total = sum(block.repeat for block in scenario.day)
    if total > MAXIMUM_DAYS:
        yield ScenarioError(
            "day", _("{count} days are too many").format(count=total), _("at most {limit}").format(limit=MAXIMUM_DAYS)
        )
        return
    if scenario.end is not None:
        yield from _end(minutes_after_start(scenario, scenario.end), total)
    for number, block in enumerate(scenario.day):
        for position, override in enumerate(block.override):
            if max(override.on) > block.repeat:
                yield ScenarioError(
                    f"day[{number}].override[{position}].on",
                    _("day {day} is not in this block").format(day=max(override.on)),
                    _("1 to {high}").format(high=block.repeat),
                )


def _end(minutes: float, days: int) -> Iterator[ScenarioError]:
    if 0 < minutes < MINIMUM_LENGTH:
        allowed = _("at least {limit} min").format(limit=MINIMUM_LENGTH)
        yield ScenarioError("end", _("is too soon after the start"), allowed)
    elif not 0 < minutes <= days * MINUTES_PER_DAY + MINUTES_PER_DAY:
        yield ScenarioError(
            "end", _("lies before the start or after the last day"), fix=_("leave it out to end with the last day")
        )


def _person(person: Person, scenario: Scenario) -> Iterator[ScenarioError]:
    if person.height_cm is not None:
        index = person.mass_kg / (person.height_cm / 100) ** 2
        if not LIKELIEST_MASS_INDEX[0] <= index <= LIKELIEST_MASS_INDEX[1]:
            yield ScenarioError(
                "person",
                _("mass_kg {mass} kg and height_cm {height} cm do not fit together").format(
                    mass=person.mass_kg, height=person.height_cm
                ),
            )
    if person.sex == "male" and {"pregnancy", "breastfeeding"} & set(person.conditions):
        yield ScenarioError("person.conditions", _('pregnancy and breastfeeding need sex = "female"'))
    for number, medicine in enumerate(person.medicines):
        if medicine.since and medicine.until and medicine.until < medicine.since:
            yield ScenarioError(f"person.medicines[{number}].until", _("lies before since"))
    for number, injury in enumerate(person.injuries):
        if minutes_after_start(scenario, injury.when) > MINUTES_PER_DAY * MAXIMUM_DAYS:
            yield ScenarioError(f"person.injuries[{number}].when", _("lies after the scenario"))


def _days(scenario: Scenario, days: Sequence[CalendarDay]) -> list[ScenarioError]:
    total = length(scenario, days)
    if total < MINIMUM_LENGTH:
        return [ScenarioError("start", _("the day ends before it begins"), fix=_("start earlier or add a [[day]]"))]
    errors = []
    for number, block in enumerate(scenario.day):
        if not any(
            getattr(block, name) is not None for name in type(block).model_fields if name not in ("repeat", "override")
        ):
            errors.append(
                ScenarioError(
                    f"day[{number}]",
                    _("is empty"),
                    fix=_("say what happens: sleep, exercise, meal, drink, posture ..."),
                )
            )
    errors += _lists(scenario, days, total)
    if not errors:
        errors = [*_overlaps(scenario, days), *_cramps(scenario, total)]
    return errors


def _lists(scenario: Scenario, days: Sequence[CalendarDay], total: int) -> Iterator[ScenarioError]:
    seen = set()
    for day in days:
        if day.place in seen:
            continue
        seen.add(day.place)
        if day is days[0] and not day.repeated:
            yield from _before_start(day)
        if not day.repeated:
            yield from _after_end(day, total)
        yield from _drinks(scenario, day)
        yield from _weigh_ins(scenario.person.mass_kg, day)
        yield from _times(day)


def _before_start(day: CalendarDay) -> Iterator[ScenarioError]:
    for name in ("exercise", "drink", "meal", "medicine", "weigh_in", "illness", "stretching"):
        for number, entry in enumerate(getattr(day.content, name) or ()):
            clock = entry.start if name == "exercise" else entry.time
            if day.at(clock) < -SAME_MINUTE:
                yield ScenarioError(
                    f"{day.place}.{name}[{number}]",
                    _("{time} is before the start at {start}").format(
                        time=format_clock(clock), start=format_clock(-day.midnight)
                    ),
                    fix=_("start the scenario earlier"),
                )


def _after_end(day: CalendarDay, total: int) -> Iterator[ScenarioError]:
    for number, exercise in enumerate(day.content.exercise or ()):
        if day.at(exercise.start) > total - SAME_MINUTE:
            yield ScenarioError(f"{day.place}.exercise[{number}]", _("lies after the scenario"))


def _drinks(scenario: Scenario, day: CalendarDay) -> Iterator[ScenarioError]:
    if scenario.drinking == "to_thirst" and day.content.drink:
        yield ScenarioError(
            f"{day.place}.drink",
            _('drinks are listed although drinking is "to_thirst"'),
            fix=_('use drinking = "listed_and_thirst"'),
        )
    litres = 0.0
    for number, drink in enumerate(day.content.drink or ()):
        if (drink.every is None) != (drink.until is None):
            yield ScenarioError(f"{day.place}.drink[{number}]", _("every and until belong together"))
        elif drink.every is not None and drink.until is not None and (drink.every < 1 or drink.until < drink.time):
            yield ScenarioError(
                f"{day.place}.drink[{number}].every", _("does not repeat"), _("at least 1 min, and until after time")
            )
        else:
            times = (
                1 if drink.every is None or drink.until is None else 1 + int((drink.until - drink.time) // drink.every)
            )
            litres += times * drink.volume_ml / 1000
    if litres > LITRES_A_DAY:
        yield ScenarioError(
            f"{day.place}.drink",
            _("{litres} L in one day is impossible").format(litres=round(litres, 1)),
            _("at most {limit} L").format(limit=LITRES_A_DAY),
        )


def _weigh_ins(mass: float, day: CalendarDay) -> Iterator[ScenarioError]:
    """A scale that shows quite another mass than the person's is a slip of the pen: nobody gains or loses so much."""
    low, high = round(mass * (1 - LARGEST_CHANGE)), round(mass * (1 + LARGEST_CHANGE))
    for number, entry in enumerate(day.content.weigh_in or ()):
        if not low <= entry.mass_kg <= high:
            yield ScenarioError(
                f"{day.place}.weigh_in[{number}].mass_kg",
                _("{value} is impossible").format(value=f"{entry.mass_kg:g} kg"),
                _("{low} to {high} {unit}").format(low=low, high=high, unit="kg"),
            )


def _times(day: CalendarDay) -> Iterator[ScenarioError]:
    content = day.content
    for number, posture in enumerate(content.posture or ()):
        if posture.end <= posture.start:
            yield ScenarioError(
                f"{day.place}.posture[{number}].to", _("is not after from"), fix=_("split it at midnight")
            )
    clocks = [entry.start for entry in content.weather or ()]
    if clocks != sorted(set(clocks)):
        yield ScenarioError(f"{day.place}.weather", _("is not in the order of time"), fix=_("sort the entries by from"))
    if content.sleep is not None and content.wake is not None:
        after_midnight = content.sleep < NOON
        if after_midnight == (content.sleep >= content.wake):
            yield ScenarioError(
                f"{day.place}.sleep",
                _("{sleep} does not fit wake {wake}").format(
                    sleep=format_clock(content.sleep), wake=format_clock(content.wake)
                ),
                _("in the evening after wake, or after midnight before it"),
            )


def _overlaps(scenario: Scenario, days: Sequence[CalendarDay]) -> list[ScenarioError]:
    bouts, errors = [], []
    reported: set[object] = set()
    for day in days:
        for number, exercise in enumerate(day.content.exercise or ()):
            place = f"{day.place}.exercise[{number}]"
            try:
                duration = course(exercise, scenario.folder, place).duration
            except ScenarioError as problem:
                if str(problem) not in reported:
                    reported.add(str(problem))
                    errors.append(problem)
                continue
            bouts.append((day.at(exercise.start), day.at(exercise.start) + duration, place))
    nightly = [_stated_night(*night) for night in nights(days)]
    for spans in (sorted(bouts), sorted(bouts + nightly)):
        for (_start, end, first), (start, _end, second) in zip(spans, spans[1:], strict=False):
            pair = frozenset((first, second))
            if start < end - SAME_MINUTE and pair not in reported:
                reported.add(pair)
                errors.append(
                    ScenarioError(
                        second, _("overlaps {other}").format(other=first), fix=_("change a start or a duration")
                    )
                )
    return errors


def _stated_night(bedtime: float, waking: float, day: CalendarDay) -> tuple[float, float, str]:
    """A night for the comparison with exercise: an end that the file does not state gives way."""
    start = bedtime if day.content.sleep is not None else max(bedtime, waking - MINUTES_PER_HOUR)
    end = waking if day.content.wake is not None else min(waking, start + MINUTES_PER_HOUR)
    return start, end, f"{day.place}.sleep"


def _cramps(scenario: Scenario, total: int) -> Iterator[ScenarioError]:
    for number, cramp in enumerate(scenario.cramps):
        minute = minutes_after_start(scenario, cramp.time)
        if not -1 <= minute <= total + 1:
            yield ScenarioError(
                f"cramps[{number}].time",
                _("lies outside the scenario"),
                _("{start} to {end}").format(
                    start=scenario.start.isoformat(timespec="minutes"),
                    end=(scenario.start + timedelta(minutes=total)).isoformat(timespec="minutes"),
                ),
            )
