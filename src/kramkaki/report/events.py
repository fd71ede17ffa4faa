"""The events of a scenario in the reader's words."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.report import words
from kramkaki.results import Event
from kramkaki.tables.drinks import DRINKS
from kramkaki.tables.foods import FOODS
from kramkaki.tables.medicines import MEDICINES

ACTIVITIES = {
    "running": N_("running"),
    "walking": N_("walking"),
    "cycling": N_("cycling"),
    "swimming": N_("swimming"),
    "football": N_("football"),
    "stairs": N_("climbing stairs"),
    "work": N_("work"),
}
POSTURES = {
    "standing": N_("standing"),
    "sitting": N_("sitting"),
    "lying": N_("lying"),
    "squatting": N_("squatting"),
    "kneeling": N_("kneeling"),
}
ILLNESSES = {"vomiting": N_("vomiting"), "diarrhoea": N_("diarrhoea"), "fever": N_("fever")}
INJURIES = {
    "strain": N_("muscle strain"),
    "tear": N_("muscle tear"),
    "bruise": N_("bruise"),
    "tendon": N_("tendon injury"),
    "sprain": N_("sprain"),
    "fracture": N_("broken bone"),
    "nerve": N_("nerve injury"),
    "surgery": N_("operation"),
}
_TABLES = {"drink": DRINKS, "meal": FOODS, "medicine": MEDICINES}
Wording = Callable[[str, Any], str]  # of an event's text and value
_HIDDEN = {"sleep"}  # drawn from the nights, which also know those that the file leaves out


def in_words(event: Event) -> str:
    """One event in words: "water, 250 mL"."""
    return _WORDING.get(event.kind, _plain)(event.text or "", event.value)


def shown(events: Iterable[Event]) -> Iterator[tuple[str, Event]]:
    """The events that the page lists, with the row of the picture each belongs to."""
    for event in events:
        if event.kind not in _HIDDEN:
            yield (event.kind if event.kind in words.EVENTS else "other"), event


def named(kind: str) -> Callable[[str], str]:
    """A function from the id of a drink, meal (food) or medicine to its name in the reader's language."""
    table = _TABLES[kind]

    def name(label: str) -> str:
        row = table.get(label)
        return language.name(row["name"]) if row else label.replace("_", " ")

    return name


def _with_amount(name: Callable[[str], str], unit: str) -> Wording:
    def word(label: str, value: Any) -> str:
        return f"{name(label)}, {language.number(value)} {unit}" if value else name(label)

    return word


def _meal(label: str, value: Any) -> str:
    return ", ".join(named("meal")(food.strip()) for food in label.split(",")) or _("meal")


def _exercise(label: str, value: Any) -> str:
    return _(ACTIVITIES.get(label, label))


def _cramp(label: str, value: Any) -> str:
    place = words.muscle(label) if label in words.MUSCLE_WORDS else label
    return _("cramp, {muscle}").format(muscle=place)


def _injury(label: str, value: Any) -> str:
    return _(INJURIES.get(label.partition(":")[0], label))


def _weigh_in(label: str, value: Any) -> str:
    return _("weighed: {mass} kg").format(mass=language.number(value, 1))


def _plain(label: str, value: Any) -> str:
    return label


_WORDING: dict[str, Wording] = {
    "drink": _with_amount(named("drink"), "mL"),
    "medicine": _with_amount(named("medicine"), "mg"),
    "meal": _meal,
    "exercise": _exercise,
    "cramp": _cramp,
    "posture": lambda label, value: _(POSTURES.get(label, label)),
    "illness": lambda label, value: _(ILLNESSES.get(label, label)),
    "stretching": lambda label, value: _("stretching"),
    "injury": _injury,
    "weigh_in": _weigh_in,
}
