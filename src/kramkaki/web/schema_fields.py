"""What the scenario's own schema says of a key: kind, range, unit, choices, help. The schema is the single truth."""

from collections.abc import Mapping, Sequence
from typing import Any

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.report import events, words
from kramkaki.safety.vocabulary import SYMPTOMS
from kramkaki.scenario.explain import unit_of
from kramkaki.scenario.schema import property_of
from kramkaki.tables.conditions import CONDITIONS
from kramkaki.tables.drinks import DRINKS
from kramkaki.tables.foods import FOODS
from kramkaki.tables.medicines import MEDICINE_CLASSES, MEDICINES
from kramkaki.web.field_data import value_words
from kramkaki.web.fields import NO, YES, Field

BY_EXAMPLE = {"05:30": "clock", "1 h 50 min": "duration", "5:33": "pace"}
# Keys that take a name from a table.
NAMES = {
    "drink": DRINKS,
    "food": FOODS,
    "name": {**MEDICINES, **MEDICINE_CLASSES},
}
# Where one word means different things under different keys.
OWN_WORDS = {("surface", "hard"): "hard_ground", ("clothing", "normal"): "clothing_normal"}
WORDS_OF_A_HELP = 4
HOURS = {"hours_per_week": "h", "strength_hours_per_week": "h"}


def help_of(key: str, labels: Sequence[str]) -> str:
    """The help beside a field (msgid): its own, else the model's where that says more than the label.

    Parameters
    ----------
    key : str
        Dotted.
    labels : sequence of str
        Label, and help where it has its own.
    """
    if len(labels) > 1:
        return labels[1]
    described = property_of(key).get("description") or ""
    return str(described) if len(described.split()) >= WORDS_OF_A_HELP else ""


def field_of(key: str, labels: Sequence[str], system: str) -> Field:
    """The empty field of a dotted key.

    Parameters
    ----------
    key : str
    labels : sequence of str
        Label and help, as in ``fields.toml``.
    system : str
        Units to ask in.

    Returns
    -------
    field : Field
    """
    node, last = property_of(key), key.rpartition(".")[2]
    kind, choices = _kind(node, last)
    return Field(
        name=f"f.{key}",
        label=_(labels[0]),
        kind=kind,
        unit=HOURS.get(last, unit_of(last)) if kind == "number" else "",
        low=node.get("minimum"),
        high=node.get("maximum"),
        choices=choices,
        help=_(help_of(key, labels)),
        system=system,
    )


def _kind(node: Mapping[str, Any], last: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    if last in NAMES and node.get("type") == "string":
        return ("list" if last == "name" else "choice"), named(last)
    if "enum" in node:
        return "choice", tuple((value, word(last, value)) for value in node["enum"])
    if node.get("type") == "array":
        return "several", tuple((value, word(last, value)) for value in node["items"]["enum"])
    if node.get("type") == "boolean":
        return "yes_no", ((YES, _("Yes")), (NO, _("No")))
    if node.get("type") in ("number", "integer"):
        return "number", ()
    if node.get("examples"):
        return BY_EXAMPLE[node["examples"][0]], ()
    return {"date": "date", "date-time": "moment"}.get(str(node.get("format")), "text"), ()


def named(last: str) -> tuple[tuple[str, str], ...]:
    """(id, name in the language in use) of every drink, food or medicine, in the order of their names."""
    rows = ((key, language.name(row["name"])) for key, row in NAMES[last].items())
    return tuple(sorted(rows, key=lambda pair: pair[1].lower()))


def word(last: str, value: str) -> str:
    """A value of an enumeration in words."""
    if value in SYMPTOMS and last in ("now", "during_cramps", "over"):
        return _(SYMPTOMS[value])
    if value in CONDITIONS and last == "conditions":
        return language.name(CONDITIONS[value]["name"])
    if value in words.MUSCLE_WORDS:
        return words.muscle(value)
    known = events.ACTIVITIES | events.POSTURES | events.ILLNESSES | (events.INJURIES if last == "kind" else {})
    if value in known:
        return _(known[value])
    return _(value_words()[OWN_WORDS.get((last, value), value)])
