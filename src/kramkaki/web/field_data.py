"""Groups, labels and words of the further fields, read from ``fields.toml``."""

import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("fields.toml")


@cache
def _content():
    return tomllib.loads(DATA.read_text("utf-8"))


def groups():
    """The groups as the file has them, in order.

    Returns
    -------
    groups : list of dict
        ``id``, ``title``, ``questions``, ``fields``, ``table``.
    """
    return _content()["group"]


def value_words():
    """Msgid of each value of an enumeration that no other room words."""
    return _content()["words"]


@cache
def keys():
    """Every plain key, and every list.

    Returns
    -------
    plain : set of str
        Dotted keys.
    tables : dict of str to dict
        Dotted key of the list to its row of the file.
    """
    plain = {key for group in groups() for key, *_said in group["fields"]}
    tables = {table["key"]: table for group in groups() for table in group.get("table", ())}
    return plain, tables
