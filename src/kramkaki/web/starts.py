"""The first screen: who somebody is, what they are asked at once, and what else they may be."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kramkaki.scenario.questions.interview import checked, questions

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
    questions: tuple
    defaults: dict


@cache
def starts():
    """All of them by id, in the order of the page.

    Returns
    -------
    starts : dict of str to Start
    """
    known = {question.id: question for question in questions()}
    found = {}
    for row in tomllib.loads(DATA.read_text("utf-8"))["start"]:
        start = Start(row["id"], row["title"], row["hint"], row["icon"], tuple(row["questions"]), row["defaults"])
        for key, value in start.defaults.items():
            checked(known[key], value)
        found[start.id] = start
    return found


@cache
def questions_of(start_id):
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


def _applies(question, start_id):
    """Whether it may be asked of somebody who chose this start."""
    known = {one.id: one for one in questions()}
    for other, values in question.when.items():
        if other == "who":
            if start_id not in values:
                return False
        elif not _applies(known[other], start_id):
            return False
    return True
