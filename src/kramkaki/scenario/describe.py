"""The tables of keys in ``docs/scenario-file.md``, written from the model so that they cannot drift from it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kramkaki.safety.vocabulary import SYMPTOMS
from kramkaki.scenario.explain import unit_of
from kramkaki.scenario.model import Scenario
from kramkaki.tables.conditions import CONDITIONS
from kramkaki.tables.drinks import DRINKS
from kramkaki.tables.foods import FOODS
from kramkaki.tables.medicines import MEDICINE_CLASSES, MEDICINES
from kramkaki.tables.names import names_of
from kramkaki.tables.reader import Row

BEGIN, END = "<!-- keys: begin -->", "<!-- keys: end -->"
DOCUMENT = Path("docs") / "scenario-file.md"
TITLES = {
    "Scenario": "Top of the file", "Place": "[place]", "ThirstDrink": "[thirst_drink]", "Person": "[person]",
    "Training": "[person.training]", "Diet": "[person.diet]", "Laboratory": "[person.laboratory]",
    "CrampHistory": "[person.cramp_history]", "Nerve": "[person.nerve]", "RegularMedicine": "[[person.medicines]]",
    "Injury": "[[person.injuries]]", "Symptoms": "[symptoms]", "ReportedCramp": "[[cramps]]", "Day": "[[day]]",
    "Weather": "[[day.weather]]", "Exercise": "[[day.exercise]]", "CoursePart": "[[day.exercise.course]]",
    "Drink": "[[day.drink]]",
    "Composition": "composition of a drink", "Meal": "[[day.meal]]", "Food": "foods of a meal",
    "Dose": "[[day.medicine]]", "Posture": "[[day.posture]]", "Stretching": "[[day.stretching]]",
    "WeighIn": "[[day.weigh_in]]", "Illness": "[[day.illness]]", "Override": "[[day.override]]",
}  # fmt: skip
LONG_LIST = 15  # words; longer ones stand in a list of their own


def described() -> str:
    """The tables of all keys, then the lists of names.

    Returns
    -------
    text : str
        Markdown.
    """
    schema = Scenario.model_json_schema(by_alias=True)
    tables = {"Scenario": schema, **schema["$defs"]}
    parts = [_table(title, tables[name]) for name, title in TITLES.items()]
    parts += [
        _names("Conditions", CONDITIONS),
        _names("Drinks", DRINKS),
        _names("Foods", FOODS),
        _names("Medicines", MEDICINES),
        _names("Classes of medicines", MEDICINE_CLASSES),
        "### Symptoms\n\n" + ", ".join(f"`{name}`" for name in SYMPTOMS) + "\n",
    ]
    return "\n".join(parts)


def _table(title: str, schema: Mapping[str, Any]) -> str:
    needed = schema.get("required", ())
    title = title if title[0] != "[" else f"`{title}`"
    lines = [f"### {title}\n", "| key | allowed | meaning |", "|---|---|---|"]
    for key, content in schema["properties"].items():
        star = " (needed)" if key in needed else ""
        meaning = content.get("description", "a table of its own, see below")
        lines.append(f"| `{key}`{star} | {_allowed(key, content)} | {meaning} |")
    return "\n".join(lines) + "\n"


def _allowed(key: str, content: Mapping[str, Any]) -> str:
    kinds = [_kind(key, option) for option in content.get("anyOf", [content])]
    return " or ".join(dict.fromkeys(kind for kind in kinds if kind))


def _kind(key: str, option: Mapping[str, Any]) -> str:
    if "enum" in option:
        words = option["enum"]
        return ", ".join(str(word) for word in words) if len(words) <= LONG_LIST else "a name, listed below"
    if "const" in option:
        return str(option["const"])
    if option.get("type") in ("number", "integer"):
        low, high = option.get("minimum"), option.get("maximum", option.get("exclusiveMaximum"))
        return f"{low:.10g} to {high:.10g} {unit_of(key)}".strip()
    if option.get("type") == "array":
        return "list"
    if option.get("type") == "string":
        examples = option.get("examples")
        if examples:
            return f'"{examples[0]}"'
        return {"date-time": "date and time", "date": "date"}.get(option.get("format", ""), "text")
    return {"boolean": "true, false", "null": ""}.get(option.get("type", ""), "table")


def _names(title: str, rows: Mapping[str, Row]) -> str:
    words = ", ".join(f"{' / '.join(names_of(row))} (`{key}`)" for key, row in rows.items())
    return f"### {title}\n\n{words}\n"


def renewed(document: str) -> str:
    """The document with its tables written anew between the two marks."""
    before, _begin, rest = document.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{described()}\n{END}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(renewed(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
