"""The form behind each way in: a handful of questions, every further one in its group, and what comes back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from kramkaki.errors import ScenarioError
from kramkaki.scenario.questions.answers import scenario_of
from kramkaki.scenario.questions.interview import Question, questions, settle
from kramkaki.web import fields, model_form
from kramkaki.web.fields import Field
from kramkaki.web.starts import questions_of, starts


class Written(NamedTuple):
    """A form that came back."""

    answers: dict[str, Any]  # question to answer, metric
    values: dict[str, Any]  # dotted key of the scenario to value, metric
    errors: dict[str, str]  # name of a field to what is wrong
    texts: dict[str, str]  # name of a field to what was written, where it could not be read


def read(start_id: str, texts: Mapping[str, Sequence[str]], system: str) -> Written:
    """Read a form.

    Parameters
    ----------
    start_id : str
    texts : dict of str to list of str
        Names of fields to what was written in them.
    system : str
        The units in which the page asked.

    Returns
    -------
    written : Written
    """
    asked = [
        (fields.of_question(question, system), question.id) for part in questions_of(start_id) for question in part
    ]
    answers: dict[str, Any] = {}
    errors: dict[str, str] = {}
    unread: dict[str, str] = {}
    for field, key in asked:
        value, error = fields.value_of(field, texts.get(field.name, ()))
        if error:
            errors[field.name], unread[field.name] = error, texts[field.name][0]
        elif value is not None:
            answers[key] = value
    values, wrong, raw = model_form.read(texts, system)
    return Written(answers, values, errors | wrong, unread | raw)


def scenario(start_id: str, written: Written, now: datetime) -> dict[str, Any]:
    """The scenario that a form describes, still to be checked.

    Parameters
    ----------
    start_id : str
    written : Written
        Without errors.
    now : datetime
        With the zone of the reader.

    Returns
    -------
    content : dict
    """
    try:
        answers, _not_used = settle({"who": start_id, **written.answers})
    except ScenarioError as problem:
        raise ScenarioError(f"q.{problem.place}", problem.problem, problem.allowed, problem.fix) from None
    content, _notes = scenario_of(answers, now)
    merged: dict[str, Any] = model_form.merged(content, written.values)
    return merged


def groups(
    start_id: str, system: str, written: Written | None = None
) -> tuple[list[Field], list[Field], list[dict[str, Any]]]:
    """What stands on the page.

    Parameters
    ----------
    start_id : str
    system : str
        Units to ask in.
    written : Written, optional
        What came back, to be shown again.

    Returns
    -------
    at_once, danger : list of Field
    groups : list of dict
        ``id``, ``title``, ``fields``, ``tables``, ``open`` where something in it is wrong.
    """
    start = starts()[start_id]
    answers = start.defaults if written is None else written.answers
    errors, texts = ({}, {}) if written is None else (written.errors, written.texts)
    at_once, danger, others = questions_of(start_id)

    def shown(question: Question) -> Field:
        field = fields.of_question(question, system)
        field = fields.with_value(field, answers.get(question.id))
        if field.name in texts:
            field = replace(field, value=texts[field.name])
        return replace(field, error=errors.get(field.name, ""))

    covered = {question.key for question in (*at_once, *danger, *others)}
    further = model_form.groups(system, {} if written is None else written.values, errors, texts, without=covered)
    by_id = {question.id: question for question in others}
    for group in further:
        asked = [shown(by_id.pop(key)) for key in model_form.questions_of(group["id"]) if key in by_id]
        group["fields"] = asked + group["fields"]
        group["open"] = group["open"] or any(field.error for field in asked)
    if by_id:
        raise ValueError(f"fields.toml names no group for {sorted(by_id)}")
    return [shown(question) for question in at_once], [shown(question) for question in danger], further


def problems_by_field(problem: ScenarioError) -> dict[str, str]:
    """What is wrong with a scenario, by the field it can be put right in.

    Parameters
    ----------
    problem : ScenarioError

    Returns
    -------
    errors : dict of str to str
        Field name to text; under the empty name what no field shows.
    """
    back = {question.key: f"q.{question.id}" for question in questions() if question.key}
    errors: dict[str, str] = {}
    for fault in problem.each:
        name = fault.place if fault.place.startswith("q.") else model_form.name_of(fault.place)
        name = back.get(name.removeprefix("f."), name)
        text = "; ".join(part for part in (fault.problem, fault.allowed, fault.fix) if part)
        errors[name] = f"{errors[name]} {text}" if name in errors else text
    return errors
