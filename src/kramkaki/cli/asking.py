"""The interview at the terminal: one question after the other, first aid and what is urgent at once."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.text import Text

from kramkaki.constants import MINUTES_PER_HOUR
from kramkaki.errors import ScenarioError
from kramkaki.language import LANGUAGES
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.safety.first_aid import first_aid
from kramkaki.safety.warnings import warnings_of
from kramkaki.scenario.quantities import format_clock
from kramkaki.scenario.questions.answers import SYMPTOM_QUESTIONS
from kramkaki.scenario.questions.interview import Question, checked, questions

YES = {word for known in LANGUAGES.values() for word in known.yes}
NO = {word for known in LANGUAGES.values() for word in known.no}
HOW = {
    "choice": N_("a number; Enter to skip"),
    "several": N_("numbers with spaces; Enter for none"),
    "yes_no": N_("y or n; Enter to skip"),
    "number": N_("{low} to {high} {unit}; Enter to skip"),
    "clock": N_("a time such as 05:30; Enter to skip"),
}


def interview(to_stderr: bool = False) -> dict[str, Any]:
    """Ask all questions that apply.

    Parameters
    ----------
    to_stderr : bool
        Keep standard output for the answer.

    Returns
    -------
    answers : dict
        Checked, as `kramkaki.scenario.questions.interview.settle` returns them.
    """
    console = Console(stderr=to_stderr, highlight=False)
    console.print(_("About two minutes. Enter skips a question, Ctrl-C stops and writes nothing."), markup=False)
    answers: dict[str, Any] = {}
    shown: set[str] = set()
    for question in questions():
        if not question.is_asked(answers):
            continue
        answer = _asked(console, question)
        if answer not in (None, []):
            answers[question.id] = answer
        if question.id == "now" and answer in ("yes", "in_water"):
            _first_aid(console, answer)
        if question.id in SYMPTOM_QUESTIONS:
            _urgent(console, answers, shown)
    return answers


def _asked(console: Console, question: Question) -> Any:
    """One answer; asked again until it is one."""
    console.print()
    console.print(Text(_(question.text), style="bold"))
    for number, choice in enumerate(question.choices, 1):
        console.print(Text(f"{number:>3}  {question.label(choice)}"))
    while True:
        console.print(Text(f"({_hint(question)}) > ", style="dim"), end="")
        try:
            written = input().strip()
        except EOFError:
            raise KeyboardInterrupt from None
        if not written:
            return None
        try:
            return checked(question, _meant(question, written))
        except (ScenarioError, ValueError):
            console.print(Text(_("That is no answer to this question; please try again."), style="yellow"))


def _hint(question: Question) -> str:
    ends: list[Any] = [question.low, question.high]
    if question.kind == "clock":
        ends = [format_clock(end * MINUTES_PER_HOUR) for end in ends]
    return _(HOW[question.kind]).format(low=ends[0], high=ends[1], unit=_(question.unit))


def _meant(question: Question, written: str) -> Any:
    """What was typed, in the form of an answers file; ValueError if it is nothing of the kind."""
    if question.kind == "choice":
        return _numbered(question, written)
    if question.kind == "several":
        return [_numbered(question, word) for word in written.replace(",", " ").split()]
    if question.kind == "yes_no":
        word = written.lower()
        if word not in YES | NO:
            raise ValueError(written)
        return word in YES
    if question.kind == "number":
        return float(written.replace(",", "."))
    return written.replace(".", ":")


def _numbered(question: Question, word: str) -> str:
    number = int(word)
    if not 1 <= number <= len(question.choices):
        raise ValueError(word)
    return question.choices[number - 1].id


def _first_aid(console: Console, answer: str) -> None:
    circumstances = {"cramp_now", *(["in_water"] if answer == "in_water" else [])}
    console.print()
    console.print(Text(_("Do this now:"), style="bold red"))
    console.print(Text(_("But after an injury or a pop, or with a swollen leg: keep it still, do not stretch it.")))
    for number, step in enumerate(first_aid(circumstances), 1):
        console.print(Text(f"{number:>3}. {step.text()}"))
    console.print(Text(_("Go on with the questions when it has let go.")))


def _urgent(console: Console, answers: Mapping[str, Any], shown: set[str]) -> None:
    """Say what cannot wait as soon as the answers show it, once."""
    symptoms = [slug for question in SYMPTOM_QUESTIONS for slug in answers.get(question, ())]
    cramp = {"cramp_now"} if answers.get("now", "no") != "no" else {"cramp_happened"}
    for warning in warnings_of(symptoms, cramp):
        if warning.level in ("emergency", "stop") and warning.code not in shown:
            shown.add(warning.code)
            console.print()
            console.print(Text(warning.text(), style="bold red"))
            console.print(Text(_("See to this first; the other questions can wait.")))
