"""The further fields of a form: filled from a scenario, read back, and laid over a scenario.

A key of the scenario is written with dots and places in lists as numbers (``day.0.drink.2.volume_ml``); its field is
named ``f.`` and the key.
"""

import itertools
import re
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any, NamedTuple

from kramkaki.language import gettext as _
from kramkaki.scenario.schema import property_of
from kramkaki.web import field_data, fields, schema_fields
from kramkaki.web.fields import Field

LAID_OVER = ("day.0.exercise", "day.0.weather")  # on a start form their first row adds to what the questions give
NEW_ROWS = 500  # rows from this number on are new ones: a scenario's list is not longer
ANY_DAY = re.compile(r"^day\.\d{1,3}\.")
MINUTES = re.compile(r"\d{1,4}([.,]\d{1,2})?")
REMOVE = "x."  # before the key of a row: a ticked box removes it


def name_of(place: str) -> str:
    """The field in which a fault can be put right: ``day[0].drink[1].time`` as ``f.day.0.drink.1.time``."""
    return "f." + re.sub(r"\[(\d+)\]", r".\1", place)


def questions_of(group_id: str) -> list[str]:
    """Ids of the interview's questions in a group."""
    chosen: list[str] = next(group["questions"] for group in field_data.groups() if group["id"] == group_id)
    return chosen


class _Shown(NamedTuple):
    """What the fields show: the units, what was written, what is wrong, and the scenario they are filled from."""

    system: str
    values: Mapping[str, Any]
    errors: Mapping[str, str]
    texts: Mapping[str, str]
    content: Any


def _rows(table: Mapping[str, Any], values: Mapping[str, Any], content: Any) -> list[int]:
    """Numbers of the rows a table shows: those there are, those being written, and empty ones."""
    key = table["key"]
    there = len(at(content, key) or ())
    written = {int(path[len(key) + 1 :].split(".")[0]) for path in values if path.startswith(key + ".")}
    if content is None:
        first = 0 if key in LAID_OVER else NEW_ROWS
        return sorted({*written, *range(first, first + table["empty"])})
    return sorted({*range(there), *written, *range(NEW_ROWS, NEW_ROWS + table["empty"])})


def groups(
    system: str,
    values: Mapping[str, Any],
    errors: Mapping[str, str],
    texts: Mapping[str, str],
    *,
    content: Any = None,
    without: Collection[str] = (),
    day: int = 0,
) -> list[dict[str, Any]]:
    """The groups of further fields.

    Parameters
    ----------
    system : str
        Units to ask in.
    values : dict
        Key to value [metric] that was written and not yet laid over a scenario.
    errors, texts : dict
        Field name to what is wrong, and to what was written there.
    content : dict, optional
        The scenario to fill the fields from.
    without : set of str
        Keys that stand elsewhere on the page.
    day : int
        The block of days whose entries are shown.
    """
    shown, filled = _Shown(system, values, errors, texts, content), []
    for group in field_data.groups():
        title = group["title"]
        plain = [
            _filled(ANY_DAY.sub(f"day.{day}.", key), labels, shown)
            for key, *labels in group["fields"]
            if key not in without
        ]
        tables = [
            _table({**table, "key": ANY_DAY.sub(f"day.{day}.", table["key"])}, shown)
            for table in group.get("table", ())
        ]
        rows = [field for table in tables for row in table["rows"] for field in row["fields"]]
        filled.append(
            {
                "id": group["id"],
                "title": _(title),
                "fields": plain,
                "tables": tables,
                "open": any(field.error for field in (*plain, *rows)),
            }
        )
    return filled


def _table(table: Mapping[str, Any], shown: _Shown) -> dict[str, Any]:
    rows = []
    for number in _rows(table, shown.values, shown.content):
        key = f"{table['key']}.{number}"
        cells = [_filled(f"{key}.{column}", labels, shown) for column, *labels in table["columns"]]
        rows.append({"key": key, "fields": cells, "is_there": at(shown.content, key) is not None})
    title = table["title"]
    return {"key": table["key"], "title": _(title), "rows": rows}


def _filled(key: str, labels: Sequence[str], shown: _Shown) -> Field:
    field = schema_fields.field_of(key, labels, shown.system)
    value = shown.values[key] if key in shown.values else at(shown.content, key)
    if field.kind == "list" and value is not None:
        value = dict(field.choices).get(value, value)
    if field.kind == "moment" and value is not None:
        value = str(value)[:16]  # what a browser's field for date and time takes: without the zone
    field = fields.with_value(field, value)
    if field.name in shown.texts:
        field = replace(field, value=shown.texts[field.name])
    return replace(field, error=shown.errors.get(field.name, ""))


def at(content: Any, key: str) -> Any:
    """What a scenario holds under a dotted key, or None."""
    node = content
    for step in key.split("."):
        if isinstance(node, list):
            node = node[int(step)] if int(step) < len(node) else None
        else:
            node = node.get(step) if isinstance(node, dict) else None
        if node is None:
            return None
    return node


def read(
    texts: Mapping[str, Sequence[str]], system: str, *, with_empty: bool = False
) -> tuple[dict[str, Any], dict[str, str], dict[str, str]]:
    """Read the further fields of a form that came back.

    Parameters
    ----------
    texts : dict of str to list of str
        Names of fields to what was written.
    system : str
        Units in which was asked.
    with_empty : bool
        Whether an empty field means that the scenario shall not say it.

    Returns
    -------
    values : dict
        Key to value [metric]; None for what shall go.
    errors, unread : dict
        Name to what is wrong, and to the text that could not be read.
    """
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    unread: dict[str, str] = {}
    for name, written in texts.items():
        if name.startswith(REMOVE) and is_row(name.removeprefix(REMOVE)):
            values[name.removeprefix(REMOVE)] = None
        if not name.startswith("f.") or not is_known(name.removeprefix("f.")):
            continue
        key = name.removeprefix("f.")
        field = schema_fields.field_of(key, ("",), system)
        value, error = fields.value_of(field, written)
        if error:
            errors[name], unread[name] = error, written[0]
        elif value is not None or with_empty:
            values[key] = _as_the_file_has_it(field, key, value)
    return values, errors, unread


def _on_first_day(key: str) -> str:
    """A key as ``fields.toml`` has it, which speaks of the first day for all of them."""
    return ANY_DAY.sub("day.0.", key)


def is_known(key: str) -> bool:
    """Whether a dotted key is one of the form's, in a row that may be."""
    plain, tables = field_data.keys()
    key = _on_first_day(key)
    if key in plain:
        return True
    for name, table in tables.items():
        row, _dot, column = key.removeprefix(name + ".").partition(".")
        if key.startswith(name + ".") and row.isdigit() and int(row) < 2 * NEW_ROWS:
            return column in {known for known, *_labels in table["columns"]}
    return False


def is_row(key: str) -> bool:
    """Whether a dotted key is a row of one of the form's tables."""
    table, _dot, row = key.rpartition(".")
    return _on_first_day(table) in field_data.keys()[1] and row.isdigit() and len(row) <= len(str(NEW_ROWS))


def _as_the_file_has_it(field: Field, key: str, value: Any) -> Any:
    if value is None:
        return None
    if field.kind == "duration":
        value = value.replace(",", ".")
        return f"{value} min" if MINUTES.fullmatch(value) else value
    if field.kind == "clock":
        return value.replace(".", ":")
    if field.kind == "number" and property_of(key).get("type") == "integer" and float(value).is_integer():
        return int(value)
    return value


def merged(content: Any, values: Mapping[str, Any]) -> Any:
    """A scenario with the values laid over it.

    Parameters
    ----------
    content : dict
    values : dict
        From `read`.

    Returns
    -------
    content : dict
        Another one; new rows stand at the end of their lists.
    """
    content = deepcopy(content)
    zone = str(content.get("start", ""))[16:]
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    gone: list[tuple[str, int]] = []
    for key, value in values.items():
        if key in ("start", "end") and isinstance(value, str) and len(value) <= len("2026-03-01T05:30"):
            value += zone
        table = _table_of(key)
        if table is None:
            _put(content, key, value)
        elif key.count(".") == table.count(".") + 1:
            gone.append((table, int(key.rpartition(".")[2])))
        else:
            number, _dot, column = key.removeprefix(table + ".").partition(".")
            rows.setdefault((table, int(number)), {})[column] = value
    for (table, row), columns in sorted(rows.items()):
        _put_row(content, table, row, columns)
    for table, row in sorted(gone, reverse=True):
        entries = at(content, table) or []
        del entries[row : row + 1]
        if not entries:
            _put(content, table, None)
    return without_empty(content)


def _table_of(key: str) -> str | None:
    first = _on_first_day(key)
    table = next((name for name in field_data.keys()[1] if first.startswith(name + ".")), None)
    return None if table is None else key[: len(table) + len(key) - len(first)]


def _put_row(content: Any, table: str, row: int, columns: Mapping[str, Any]) -> None:
    entries = at(content, table)
    if entries is None:
        if all(value is None for value in columns.values()):
            return
        entries = []
        _put(content, table, entries)
    if row >= len(entries):
        if all(value is None for value in columns.values()):
            return
        entries.append({})
        row = len(entries) - 1
    for column, value in columns.items():
        _put(entries[row], column, value)


def _put(node: Any, key: str, value: Any) -> None:
    """Write a value under a dotted key, making what lies on the way; None takes it away."""
    steps = key.split(".")
    last = steps[-1]
    for step, following in itertools.pairwise(steps):
        empty: Any = [] if following.isdigit() else {}
        if isinstance(node, list):
            while len(node) <= int(step):
                node.append({})
            node = node[int(step)]
        elif value is None and step not in node:
            return
        else:
            if node.get(step) is None:
                node[step] = empty
            node = node[step]
    if isinstance(node, list):
        while len(node) <= int(last):
            node.append({})
        node[int(last)] = value
    elif value is None:
        node.pop(last, None)
    else:
        node[last] = value


def without_empty(content: Any) -> Any:
    """A scenario without tables and rows that say nothing."""
    if isinstance(content, dict):
        cleaned = {key: without_empty(value) for key, value in content.items()}
        return {key: value for key, value in cleaned.items() if value != {} and value is not None}
    if isinstance(content, list):
        return [entry for entry in map(without_empty, content) if entry != {} and entry is not None]
    return content
