"""What a scenario's days hold, entry by entry, as the page lists and edits it."""

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.report import events, words
from kramkaki.scenario.course import course
from kramkaki.scenario.days import calendar_days
from kramkaki.scenario.quantities import format_clock
from kramkaki.tables.drinks import find_drink
from kramkaki.tables.foods import find_food
from kramkaki.tables.medicines import find_medicine
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


def items(scenario, system):
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
    first = {}
    for day in calendar_days(scenario):
        first.setdefault(int(day.place[4:].partition("]")[0]), day.midnight)
    found = [
        one
        for number, block in enumerate(scenario.day)
        for one in _of_block(scenario, number, block, first.get(number, 0.0), system)
    ]
    return sorted(found, key=lambda one: (one["block"], one["minute"], one["kind"]))


def _of_block(scenario, number, block, midnight, system):
    for kind in KINDS:
        for row, entry in enumerate(getattr(block, kind) or ()):
            yield _entry(scenario, number, block, midnight, kind, row, entry, system)
    for key, name in NIGHT.items():
        clock = getattr(block, key)
        if clock is not None:
            minute = midnight + clock
            yield {
                **_place(number, key, minute, minute, block.repeat),
                "path": ["day", number, key],
                "kind": "sleep",
                "label": _(name),
                "clock": format_clock(clock),
                "start": {"key": key, "clock": format_clock(clock)},
                "end": None,
                "amount": None,
            }


def _place(number, key, minute, last, repeat):
    return {"block": number, "key": f"day.{number}.{key}", "minute": minute, "last": last, "days": repeat}


def _entry(scenario, number, block, midnight, kind, row, entry, system):
    start_key, end_key, amount_key = KINDS[kind]
    clock = _value(entry, start_key)
    length, end = _end(scenario, kind, entry, clock, end_key)
    amount = None if amount_key is None else _amount(entry, kind, row, number, amount_key, system)
    return {
        **_place(number, f"{kind}.{row}", midnight + clock, midnight + clock + length, block.repeat),
        "path": ["day", number, kind, row],
        "kind": kind,
        "label": _label(kind, entry, system),
        "clock": format_clock(clock),
        "start": {"key": start_key, "clock": format_clock(clock)},
        "end": end,
        "amount": amount,
    }


def _value(entry, key):
    return getattr(entry, {"from": "start", "to": "end"}.get(key, key))


def _end(scenario, kind, entry, clock, key):
    """How long it lasts [min], and how its end is written; None where it has none or it follows from a distance."""
    if key == "to":
        return entry.end - clock, {"key": "to", "form": "clock", "clock": format_clock(entry.end)}
    if kind == "exercise":
        length = course(entry, scenario.folder, "").duration
        fixed = entry.duration is None or entry.distance_km is not None
        return length, None if fixed else {"key": key, "form": "duration", "minutes": round(length, 2)}
    length = getattr(entry, key, None) if key else None
    if length is None:
        return 0.0, None
    return length, {"key": key, "form": "duration", "minutes": round(length, 2)}


def _amount(entry, kind, row, number, key, system):
    value = _value(entry, key)
    field = schema_fields.field_of(f"day.{number}.{kind}.{row}.{key}", ("",), system)
    if value is None:
        return None
    return {"key": key, "value": value, "unit": field.unit, "low": field.low, "high": field.high}


def quantity(value, unit, system, decimals=0):
    """A number with its unit, as the reader has it."""
    shown = units.shown(value, unit, system)
    if system == "us" and unit in units.CUSTOMARY:
        decimals = min(units.CUSTOMARY[unit].decimals, 1)
    return f"{language.number(shown, decimals)} {units.unit_name(unit, system)}"


def _label(kind, entry, system):
    return _LABELS[kind](entry, system)


def _exercise(entry, system):
    parts = [_(events.ACTIVITIES[entry.activity])]
    if entry.effort is not None:
        parts.append(schema_fields.word("effort", entry.effort))
    if entry.distance_km is not None:
        parts.append(quantity(entry.distance_km, "km", system, 1))
    if entry.course:
        parts.append(quantity(sum(part.distance_km for part in entry.course), "km", system, 1))
    return ", ".join(parts)


def _drink(entry, system):
    name = events.named("drink")(find_drink(entry.drink)["id"] if entry.drink else "air_putih")
    text = f"{name}, {quantity(entry.volume_ml, 'mL', system)}"
    if entry.every is None or entry.until is None:
        return text
    every = language.number(entry.every)
    return _("{drink}, every {minutes} min until {time}").format(
        drink=text, minutes=every, time=units.written_clock(format_clock(entry.until))
    )


def _meal(entry, system):
    foods = [events.named("meal")(find_food(food.food)["id"]) for food in entry.foods]
    return ", ".join(foods) or _("meal")


def _medicine(entry, system):
    name = events.named("medicine")(find_medicine(entry.name)["id"])
    return name if entry.dose_mg is None else f"{name}, {language.number(entry.dose_mg)} mg"


def _weather(entry, system):
    parts = [quantity(entry.temperature_c, "°C", system)]
    if entry.relative_humidity_percent is not None:
        parts.append(_("humidity {share}%").format(share=language.number(entry.relative_humidity_percent)))
    if entry.sun is not None:
        parts.append(schema_fields.word("sun", entry.sun))
    return ", ".join(parts)


_LABELS = {
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


def kind_word(kind):
    """The kind in words."""
    own = {"weather": _("Weather"), "stretching": _("Stretching")}
    return own[kind] if kind in own else _(words.EVENTS.get(kind, words.EVENTS["other"]))
