"""The first screen: who somebody is, what they are asked at once, and what else they may be."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from kramkaki.scenario.questions.interview import Question, checked, questions

DATA = Path(__file__).with_name("starts.toml")
NEVER_SHOWN = {"who"}  # the choice of the start answers it
# Asked of everybody in full view, as `kram ask` does: what a cramp is not, and what cannot wait.
DANGER = ("now", "whole_body", "leg", "nerves", "effort_signs", "unwell")


class Start(NamedTuple):
    """One way in."""

    id: str
    title: str  # msgid
    hint: str  # msgid
    icon: str
    questions: tuple[str, ...]
    defaults: dict[str, Any]


@cache
def starts() -> dict[str, Start]:
    """All of them by id, in the order of the page.

    Returns
    -------
    starts : dict of str to Start
    """
    known = {question.id: question for question in questions()}
    by_id = {}
    for row in tomllib.loads(DATA.read_text("utf-8"))["start"]:
        start = Start(**{**row, "questions": tuple(row["questions"])})
        for key, value in start.defaults.items():
            checked(known[key], value)
        by_id[start.id] = start
    return by_id


@cache
def questions_of(start_id: str) -> tuple[tuple[Question, ...], tuple[Question, ...], tuple[Question, ...]]:
    """Questions asked at once, those that tell danger, and the others that apply to this start.

    Returns
    -------
    at_once, danger, others : tuple of Question
    """
    start = starts()[start_id]
    known = {question.id: question for question in questions()}
    at_once = tuple(known[key] for key in start.questions)
    danger = tuple(known[key] for key in DANGER if key not in start.questions)
    others = tuple(
        question
        for question in questions()
        if question.id not in {*start.questions, *DANGER, *NEVER_SHOWN} and _applies(question, start_id)
    )
    return at_once, danger, others


def _applies(question: Question, start_id: str) -> bool:
    """Whether it may be asked of somebody who chose this start."""
    known = {question.id: question for question in questions()}
    for other, values in question.when.items():
        if other == "who":
            if start_id not in values:
                return False
        elif not _applies(known[other], start_id):
            return False
    return True
