"""The JSON Schema of the scenario file: editors complete and check by it, and forms ask for a key as it says."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from kramkaki.scenario.model import Scenario

SCHEMA_FILE = Path(__file__).with_name("scenario.schema.json")


def schema_text() -> str:
    """The schema as it is committed."""
    schema = Scenario.model_json_schema(by_alias=True)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "kramkaki scenario", **schema}
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


@cache
def _schema() -> dict[str, Any]:
    return Scenario.model_json_schema(by_alias=True)


def property_of(key: str) -> dict[str, Any]:
    """The schema of a dotted key, with what it refers to looked up.

    Parameters
    ----------
    key : str
        ``"person.age_years"``, ``"day.0.drink.2.volume_ml"``; numbers are places in a list.
    """
    node = _schema()
    for step in key.split("."):
        node = _looked_up(node)
        node = node["items"] if step.isdigit() else node["properties"][step]
    return _looked_up(node, keep_description=True)


def _looked_up(node: dict[str, Any], keep_description: bool = False) -> dict[str, Any]:
    described = node.get("description")
    options = [option for option in node.get("anyOf", ()) if option.get("type") != "null"]
    if options:
        node = _with_examples(options)
    if "$ref" in node:
        node = _schema()["$defs"][node["$ref"].rpartition("/")[2]]
    return {**node, "description": described} if keep_description and described else node


def _with_examples(options: list[dict[str, Any]]) -> dict[str, Any]:
    """Of several ways to write a value the one that people write: a text with an example."""
    flat = [inner for option in options for inner in option.get("anyOf", [option])]
    return next((option for option in flat if option.get("examples")), flat[0])


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
