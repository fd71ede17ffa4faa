"""What a scenario's days hold, entry by entry, as the page lists and edits it."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.report import events, words
from kramkaki.scenario.course import course
from kramkaki.scenario.days import calendar_days
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.quantities import format_clock
from kramkaki.tables.drinks import find_drink
from kramkaki.tables.foods import find_food
from kramkaki.tables.medicines import find_medicine
from kramkaki.tables.reader import Row
from kramkaki.web import schema_fields, units

# kind: (key of its beginning, key of its end or length, key of its amount)
KINDS = {
    "exercise": ("start", "duration", None),
    "posture": ("from", "to", None),
    "drink": ("time", None, "volume_ml"),
    "meal": ("time", None, None),
    "medicine": ("time", None, "dose_mg"),
    "stretching": ("time", "duration", None),
    "weigh_in": ("time", None, "mass_kg"),
    "illness": ("time", "duration", None),
    "weather": ("from", None, "temperature_c"),
}
ADDED = {
    "drink": N_("Add a drink"),
    "meal": N_("Add a meal"),
    "exercise": N_("Add exercise or work"),
    "posture": N_("Add standing, sitting or lying"),
    "stretching": N_("Add stretching"),
    "medicine": N_("Add a medicine"),
    "weather": N_("Add weather"),
}
NIGHT = {"wake": N_("waking up"), "sleep": N_("falling asleep")}
MINUTE = 1.0


def items(scenario: Scenario, system: str) -> list[dict[str, Any]]:
    """Every entry of the days, those of a repeated day once, in the order of time.

    Parameters
    ----------
    scenario : Scenario
        Checked.
    system : str
        Units of the reader.

    Returns
    -------
    items : list of dict
        ``path`` and ``key`` into the scenario, ``kind``, ``label``, ``clock``, ``minute`` and ``last`` after the start
        [min], ``days`` (on how many), and what can be moved: ``start``, ``end``, ``amount``.
    """
    first: dict[int, float] = {}
    for day in calendar_days(scenario):
        first.setdefault(int(day.place[4:].partition("]")[0]), day.midnight)
    entries = [
        item
        for number, block in enumerate(scenario.day)
        for item in _of_block(scenario, _Block(number, block, first.get(number, 0.0)), system)
    ]
    return sorted(entries, key=lambda item: (item["block"], item["minute"], item["kind"]))


class _Block(NamedTuple):
    """A block of alike days: its number, what it holds, and the first midnight after the start. [min]"""

    number: int
    day: Any
    midnight: float


def _of_block(scenario: Scenario, block: _Block, system: str) -> Iterator[dict[str, Any]]:
    for kind in KINDS:
        for row, entry in enumerate(getattr(block.day, kind) or ()):
            yield _entry(scenario, block, kind, system=system, row=row, entry=entry)
    for key, name in NIGHT.items():
        clock = getattr(block.day, key)
        if clock is not None:
            minute = block.midnight + clock
            yield {
                **_place(block, key, minute, minute),
                "path": ["day", block.number, key],
                "kind": "sleep",
                "label": _(name),
                "clock": format_clock(clock),
                "start": {"key": key, "clock": format_clock(clock)},
                "end": None,
                "amount": None,
            }


def _place(block: _Block, key: str, minute: float, last: float) -> dict[str, Any]:
    path = f"day.{block.number}.{key}"
    return {"block": block.number, "key": path, "minute": minute, "last": last, "days": block.day.repeat}


def _entry(scenario: Scenario, block: _Block, kind: str, *, system: str, row: int, entry: Any) -> dict[str, Any]:
    start_key, end_key, amount_key = KINDS[kind]
    clock = _value(entry, start_key)
    length, end = _end(scenario, kind, entry, clock, end_key)
    place = f"{kind}.{row}"
    amount = None if amount_key is None else _amount(entry, f"day.{block.number}.{place}", amount_key, system)
    minute = block.midnight + clock
    return {
        **_place(block, place, minute, minute + length),
        "path": ["day", block.number, kind, row],
        "kind": kind,
        "label": _label(kind, entry, system),
        "clock": format_clock(clock),
        "start": {"key": start_key, "clock": format_clock(clock)},
        "end": end,
        "amount": amount,
    }


def _value(entry: Any, key: str) -> Any:
    return getattr(entry, {"from": "start", "to": "end"}.get(key, key))


def _end(
    scenario: Scenario, kind: str, entry: Any, clock: float, key: str | None
) -> tuple[float, dict[str, Any] | None]:
    """How long it lasts [min], and how its end is written; None where it has none or it follows from a distance."""
    if key == "to":
        return entry.end - clock, {"key": "to", "form": "clock", "clock": format_clock(entry.end)}
    if kind == "exercise":
        lasts = course(entry, scenario.folder, "").duration
        fixed = entry.duration is None or entry.distance_km is not None
        return lasts, None if fixed else {"key": key, "form": "duration", "minutes": round(lasts, 2)}
    length: float | None = getattr(entry, key, None) if key else None
    if length is None:
        return 0.0, None
    return length, {"key": key, "form": "duration", "minutes": round(length, 2)}


def _amount(entry: Any, path: str, key: str, system: str) -> dict[str, Any] | None:
    value = _value(entry, key)
    field = schema_fields.field_of(f"{path}.{key}", ("",), system)
    if value is None:
        return None
    return {"key": key, "value": value, "unit": field.unit, "low": field.low, "high": field.high}


def quantity(value: float, unit: str, system: str, decimals: int = 0) -> str:
    """A number with its unit, as the reader has it."""
    shown = units.shown(value, unit, system)
    if system == "us" and unit in units.CUSTOMARY:
        decimals = min(units.CUSTOMARY[unit].decimals, 1)
    return f"{language.number(shown, decimals)} {units.unit_name(unit, system)}"


def _label(kind: str, entry: Any, system: str) -> str:
    return _LABELS[kind](entry, system)


def _id(row: Row | None) -> str:
    """The id of a row that the check of the scenario has found."""
    return "" if row is None else str(row["id"])


def _exercise(entry: Any, system: str) -> str:
    parts = [_(events.ACTIVITIES[entry.activity])]
    if entry.effort is not None:
        parts.append(schema_fields.word("effort", entry.effort))
    if entry.distance_km is not None:
        parts.append(quantity(entry.distance_km, "km", system, 1))
    if entry.course:
        parts.append(quantity(sum(part.distance_km for part in entry.course), "km", system, 1))
    return ", ".join(parts)


def _drink(entry: Any, system: str) -> str:
    name = events.named("drink")(_id(find_drink(entry.drink)) if entry.drink else "air_putih")
    text = f"{name}, {quantity(entry.volume_ml, 'mL', system)}"
    if entry.every is None or entry.until is None:
        return text
    every = language.number(entry.every)
    return _("{drink}, every {minutes} min until {time}").format(
        drink=text, minutes=every, time=units.written_clock(format_clock(entry.until))
    )


def _meal(entry: Any, system: str) -> str:
    foods = [events.named("meal")(_id(find_food(food.food))) for food in entry.foods]
    return ", ".join(foods) or _("meal")


def _medicine(entry: Any, system: str) -> str:
    name = events.named("medicine")(_id(find_medicine(entry.name)))
    return name if entry.dose_mg is None else f"{name}, {language.number(entry.dose_mg)} mg"


def _weather(entry: Any, system: str) -> str:
    parts = [quantity(entry.temperature_c, "°C", system)]
    if entry.relative_humidity_percent is not None:
        parts.append(_("humidity {share}%").format(share=language.number(entry.relative_humidity_percent)))
    if entry.sun is not None:
        parts.append(schema_fields.word("sun", entry.sun))
    return ", ".join(parts)


_LABELS: dict[str, Callable[[Any, str], str]] = {
    "exercise": _exercise,
    "posture": lambda entry, system: _(events.POSTURES[entry.posture]),
    "drink": _drink,
    "meal": _meal,
    "medicine": _medicine,
    "stretching": lambda entry, system: _("stretching"),
    "weigh_in": lambda entry, system: _("weighed: {mass}").format(mass=quantity(entry.mass_kg, "kg", system, 1)),
    "illness": lambda entry, system: _(events.ILLNESSES[entry.kind]),
    "weather": _weather,
}


def kind_word(kind: str) -> str:
    """The kind in words."""
    own = {"weather": _("Weather"), "stretching": _("Stretching")}
    return own[kind] if kind in own else _(words.EVENTS.get(kind, words.EVENTS["other"]))
