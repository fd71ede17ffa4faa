"""Groups, labels and words of the further fields, read from ``fields.toml``."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kramkaki.scenario.questions.interview import Question, questions

DATA = Path(__file__).with_name("fields.toml")


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text("utf-8"))


@cache
def groups() -> list[dict[str, Any]]:
    """The groups in the order of the file, each with the questions that name it at its end.

    Returns
    -------
    groups : list of dict
        ``id``, ``title``, ``questions``, ``fields``, ``table``.
    """
    added: dict[str, list[Question]] = {}
    for question in questions():
        added.setdefault(str(question.group), []).append(question)
    return [
        {
            **group,
            "questions": group["questions"] + [question.id for question in added.get(group["id"], ())],
            "fields": group["fields"] + [[question.key, question.text, ""] for question in added.get(group["id"], ())],
        }
        for group in _content()["group"]
    ]


def value_words() -> dict[str, str]:
    """Msgid of each value of an enumeration that no other room words."""
    chosen = {choice.id: choice.words for question in questions() if question.group for choice in question.choices}
    return {**chosen, **_content()["words"]}


@cache
def keys() -> tuple[set[str], dict[str, dict[str, Any]]]:
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
