"""The interview of ``kram ask``: questions as data, which of them are asked, and answers checked one by one."""

import tomllib
from collections.abc import Container, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from kramkaki import language
from kramkaki.constants import MINUTES_PER_HOUR
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.safety.vocabulary import SYMPTOMS
from kramkaki.scenario.quantities import format_clock, parse_clock
from kramkaki.scenario.read import content_of
from kramkaki.scenario.schema import property_of
from kramkaki.tables.conditions import CONDITIONS
from kramkaki.tables.names import nearest

DATA = Path(__file__).with_name("interview.toml")
KINDS = {"boolean": "yes_no", "number": "number", "integer": "number", "string": "choice", "array": "several"}
TEMPERATURES = {"cool": 12, "mild": 20, "warm": 27, "hot": 32, "very_hot": 36}  # [degC] what the words for weather mean


class Choice(NamedTuple):
    """One answer to choose, and its words where the question gives them."""

    id: str
    words: str | None


class Question(NamedTuple):
    """One question as the data file has it."""

    id: str
    kind: str  # choice, several, yes_no, number or clock
    text: str
    key: str  # of the scenario that it asks for, dotted; or empty
    becomes: dict[str, Any]  # answer to the key's value where that is another
    group: str  # of the page's further fields; or empty
    choices: tuple[Choice, ...]
    words: str  # the list that words the choices: symptoms or conditions; or empty
    unit: str
    low: float | None  # [unit]; hours for a clock
    high: float | None
    when: dict[str, list[Any]]
    when_any: dict[str, list[Any]]
    unless: dict[str, list[Any]]

    def label(self, choice: Choice) -> str:
        """A choice in the language in use."""
        if choice.words is not None:
            return _(choice.words).format(**TEMPERATURES)
        if self.words == "symptoms":
            return _(SYMPTOMS[choice.id])
        return language.name(CONDITIONS[choice.id]["name"])

    def value(self, answer: Any) -> Any:
        """An answer as the key of the scenario takes it."""
        return self.becomes["yes" if answer else "no"] if self.becomes else answer

    def is_asked(self, answers: Mapping[str, Any]) -> bool:
        """Whether it is asked after these answers to earlier questions."""
        met = all(_is_one(answers.get(other), values) for other, values in self.when.items())
        met_any = not self.when_any or any(
            _is_one(answers.get(other), values) for other, values in self.when_any.items()
        )
        return met and met_any and not any(_is_one(answers.get(other), values) for other, values in self.unless.items())


def _is_one(answer: object, values: Container[object]) -> bool:
    """Whether an answer, or one of several, is among the values."""
    return any(one in values for one in (answer if isinstance(answer, list) else [answer]))


@cache
def questions() -> tuple[Question, ...]:
    """All questions, in the order in which they are asked.

    Returns
    -------
    questions : tuple of Question
    """
    return tuple(_question(row) for row in tomllib.loads(DATA.read_text("utf-8"))["question"])


def _question(row: Mapping[str, Any]) -> Question:
    key = row.get("key", "")
    model = property_of(key) if key else {}
    pairs = [(item, None) if isinstance(item, str) else tuple(item) for item in row.get("choices", ())]
    return Question(
        id=row["id"],
        kind=row.get("kind") or KINDS[model.get("type", "")],
        text=row["text"],
        key=key,
        becomes=row.get("becomes", {}),
        group=row.get("group", ""),
        choices=tuple(Choice(*pair) for pair in pairs),
        words=row.get("words", ""),
        unit=row.get("unit", ""),
        low=row.get("low", model.get("minimum")),
        high=row.get("high", model.get("maximum")),
        when=row.get("when", {}),
        when_any=row.get("when_any", {}),
        unless=row.get("unless", {}),
    )


def checked(question: Question, value: object) -> object:
    """An answer in its own type.

    Parameters
    ----------
    question : Question
    value : object
        A choice's id, a list of them, true or false, a number, or a clock time such as ``"05:30"``.

    Returns
    -------
    value : object
        The same; numbers as float.

    Raises
    ------
    ScenarioError
        It is no answer to this question.
    """
    known = [choice.id for choice in question.choices]
    if question.kind == "several":
        if not isinstance(value, list):
            raise ScenarioError(question.id, _("takes a list"), f'["{known[0]}", ...]')
        return [_known(question, item, known) for item in value]
    if question.kind == "choice":
        return _known(question, value, known)
    if question.kind == "yes_no":
        if not isinstance(value, bool):
            raise ScenarioError(question.id, _("is a yes or no question"), "true, false")
        return value
    return _clock(question, value) if question.kind == "clock" else _number(question, value)


def _known(question: Question, value: object, known: Sequence[str]) -> object:
    if value in known:
        return value
    near = nearest(str(value), known)
    fix = _("did you mean {key}?").format(key=", ".join(near)) if near else ""
    raise ScenarioError(
        question.id, _("{value} is no answer to it").format(value=repr(value)[:60]), ", ".join(known), fix
    )


def _number(question: Question, value: object) -> float:
    assert question.low is not None  # every number and clock time in the data has both
    assert question.high is not None
    if isinstance(value, bool) or not isinstance(value, int | float) or not question.low <= value <= question.high:
        allowed = _("a number from {low} to {high} {unit}").format(
            low=question.low, high=question.high, unit=_(question.unit)
        )
        raise ScenarioError(question.id, _("{value} is no answer to it").format(value=repr(value)[:60]), allowed)
    return float(value)


def _clock(question: Question, value: object) -> str:
    assert question.low is not None
    assert question.high is not None
    earliest, latest = question.low * MINUTES_PER_HOUR, question.high * MINUTES_PER_HOUR
    try:
        minutes = parse_clock(value)
    except (ValueError, TypeError):
        minutes = None
    if minutes is None or not earliest <= minutes <= latest:
        allowed = _('a time from "{low}" to "{high}"').format(low=format_clock(earliest), high=format_clock(latest))
        raise ScenarioError(question.id, _("{value} is no answer to it").format(value=repr(value)[:60]), allowed)
    return format_clock(minutes)


def settle(given: object) -> tuple[dict[str, Any], list[str]]:
    """Check answers and keep those to questions that are asked.

    Parameters
    ----------
    given : dict
        Question id to answer; None and empty texts are skipped questions.

    Returns
    -------
    answers : dict
        Checked, in the order of the questions.
    not_used : list of str
        Questions that were answered although they are not asked.

    Raises
    ------
    ScenarioError
        One line for each answer that is none.
    """
    if not isinstance(given, dict):
        raise ScenarioError(_("answers"), _("are a table: question = answer"))
    known = {question.id: question for question in questions()}
    problems = [_unknown_question(key, known) for key in given if key not in known]
    answers: dict[str, Any] = {}
    not_used: list[str] = []
    for question in questions():
        value = given.get(question.id)
        if value is None or value == "" or value == []:
            continue
        try:
            value = checked(question, value)
        except ScenarioError as problem:
            problems.append(problem)
            continue
        if question.is_asked(answers):
            answers[question.id] = value
        else:
            not_used.append(question.id)
    if problems:
        raise problems[0]
    return answers, not_used


def _unknown_question(key: object, known: Mapping[str, Question]) -> ScenarioError:
    near = nearest(str(key), known)
    fix = _("did you mean {key}?").format(key=", ".join(near)) if near else ""
    shown = "".join(one if one.isprintable() else "?" for one in str(key)[:60])
    return ScenarioError(shown, _("is no question of the interview"), fix=fix)


def read_answers(path: str | Path) -> tuple[dict[str, Any], list[str]]:
    """Answers from a TOML or JSON file, checked; see `settle`."""
    try:
        return settle(content_of(path))
    except ScenarioError as problem:
        if str(path) in problem.place:
            raise
        raise ScenarioError(f"{path}: {problem.place}", problem.problem, problem.allowed, problem.fix) from None
