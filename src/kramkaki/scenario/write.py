"""A scenario as text: the TOML of a scenario file, and the plain data that JSON holds."""

import json
from collections.abc import Mapping
from typing import Any

from kramkaki.scenario.model import Scenario

COMMENT_COLUMN = 36  # [characters]


def plain_content(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario as plain data, as a file would say it: what was left out stays out.

    Parameters
    ----------
    scenario : Scenario
    """
    return scenario.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)


def toml_lines(content: Mapping[str, Any], notes: Mapping[str, str] | None = None) -> list[str]:
    """Return the lines of a scenario file.

    Parameters
    ----------
    content : dict
        A scenario's plain data.
    notes : dict, optional
        Path of a key to the comment beside it.
    """
    return _table(content, "", notes or {})


def _table(content: Mapping[str, Any], path: str, notes: Mapping[str, str]) -> list[str]:
    """Plain keys first, then the tables below them, as TOML wants it."""
    lines = []
    for key, value in content.items():
        if not _is_table(value):
            line = f"{key} = {_written(value)}"
            note = notes.get(_joined(path, key))
            lines.append(f"{line:<{COMMENT_COLUMN}}# {note}" if note else line)
    for key, value in content.items():
        if _is_table(value):
            inner = _joined(path, key)
            head = f"[{inner}]" if isinstance(value, dict) else f"[[{inner}]]"
            for table in [value] if isinstance(value, dict) else value:
                lines += ["", head, *_table(table, inner, notes)]
    return lines


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _is_table(value: object) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value))


def _written(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, list):
        return "[" + ", ".join(_written(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
