"""Fields of forms: what a template shows, and what comes back as text made into a value of its kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.scenario.questions.interview import TEMPERATURES, Question
from kramkaki.web import units

UNIT_WORDS = {"kilograms": "kg"}  # the interview's words for units that have another system beside them
_NUMBER = re.compile(r"[+-]?\d{1,9}([.,]\d{0,6})?|[+-]?[.,]\d{1,6}")
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Field:
    """One field as a template shows it.

    Attributes
    ----------
    name : str
        In the form; the id on the page follows from it.
    kind : str
        number, choice, several, clock, date, moment, duration, text or list (a text with names to choose from).
    unit : str
        Metric; empty where there is none.
    low, high : float or None
        [unit]
    choices : tuple of (value, words)
    value : str or tuple of str
        As the form writes it, in the reader's unit.
    """

    name: str
    label: str
    kind: str
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[tuple[str, str], ...] = ()
    value: str | tuple[str, ...] = ""
    help: str = ""
    error: str = ""
    system: str = "metric"
    required: bool = False

    @property
    def id(self) -> str:
        """On the page."""
        return "f-" + re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")

    @property
    def unit_shown(self) -> str:
        """The reader's unit."""
        return units.unit_name(self.unit, self.system)

    @property
    def range_shown(self) -> str:
        """What is allowed, in words."""
        if self.low is None or self.high is None or self.kind != "number":
            return ""
        low, high = (units.shown(edge, self.unit, self.system) for edge in (self.low, self.high))
        return _("{low} to {high} {unit}").format(low=written(low), high=written(high), unit=self.unit_shown).strip()


def written(number: float) -> str:
    """A number as a field shows it: no thousands, the reader's decimal mark."""
    text = f"{number:.6g}" if abs(number) < 1e6 else f"{number:.0f}"
    return text.replace(".", language.marks()[1])


def number_of(text: str) -> float | None:
    """The number in a text, or None where it holds none."""
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def with_value(field: Field, value: Any) -> Field:
    """The field showing a value of the scenario or of the interview (metric)."""
    if value is None:
        return field
    if field.kind == "number":
        return replace(field, value=written(units.shown(float(value), field.unit, field.system)))
    if field.kind == "several":
        return replace(field, value=tuple(str(chosen) for chosen in value))
    if isinstance(value, bool):
        return replace(field, value=YES if value else NO)
    return replace(field, value=str(value))


def value_of(field: Field, texts: Sequence[str]) -> tuple[Any, str]:
    """What was written into a field.

    Parameters
    ----------
    field : Field
    texts : list of str
        From the form.

    Returns
    -------
    value : object or None
        Metric; None where nothing was written.
    error : str
        Empty where it is of its kind; ranges of anything but numbers are for the scenario's own check.
    """
    given = [text for text in texts if text.strip()]
    if not given:
        return None, ""
    if field.kind == "several":
        return given, ""
    text = given[0].strip()
    if field.kind == "number":
        return _number(field, text)
    if field.kind == "yes_no":
        return {YES: True, NO: False}.get(text), ""
    return text, ""


def _number(field: Field, text: str) -> tuple[float | None, str]:
    number = number_of(text)
    if number is None:
        return None, _("This is not a number.")
    value = units.metric(number, field.unit, field.system, low=field.low, high=field.high)
    if field.low is not None and field.high is not None and not field.low <= value <= field.high:
        return None, _("Please give {range}.").format(range=field.range_shown)
    return value, ""


def of_question(question: Question, system: str) -> Field:
    """The field of a question of the interview."""
    unit = UNIT_WORDS.get(question.unit, "")
    return Field(
        name=f"q.{question.id}",
        label=_(question.text),
        kind=question.kind,
        unit=unit or _(question.unit),
        low=question.low if question.kind == "number" else None,
        high=question.high if question.kind == "number" else None,
        choices=_choices(question, system),
        system=system,
    )


def _choices(question: Question, system: str) -> tuple[tuple[str, str], ...]:
    if question.kind == "yes_no":
        return ((YES, _("Yes")), (NO, _("No")))
    return tuple((choice.id, _in_units(choice.id, question.label(choice), system)) for choice in question.choices)


def _in_units(choice: str, words: str, system: str) -> str:
    """The words for weather with the reader's degrees."""
    if system != "us" or choice not in TEMPERATURES or "°C" not in words:
        return words
    degrees = TEMPERATURES[choice]
    return words.replace(f"{degrees} °C", f"{units.shown(degrees, '°C', system):.0f} °F")
