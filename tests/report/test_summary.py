"""The text on the terminal: first things first, at any width, without colour."""

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

from kramkaki import language
from kramkaki.language import LANGUAGES
from kramkaki.report import words
from kramkaki.report.summary import summary


def printed(result, code, width=80):
    file = io.StringIO()
    with language.use(code):
        Console(file=file, width=width, highlight=False).print(summary(result, Path("lomba-report")))
    return file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 200])
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", ["race", "stopped", "nights"])
def test_no_line_is_wider_than_the_terminal_or_100(results, name, code, width):
    lines = printed(results[name, code], code, width).splitlines()
    assert max(len(line.rstrip()) for line in lines) <= min(width, 100)


def test_emergencies_are_the_first_words(results):
    assert printed(results["stopped", "en"], "en").startswith("EMERGENCY: ")
    assert printed(results["stopped", "id"], "id").startswith("DARURAT: ")


@pytest.mark.parametrize("code", LANGUAGES)
def test_after_an_emergency_nothing_but_what_to_do_and_how_to_go_on(results, code):
    text = printed(results["stopped", code], code)
    assert "symptoms.over" in text
    assert "─" not in text, "no section of an answer"
    assert not re.search(r"\d ?%", text)
    with language.use(code):
        assert language.gettext("Do this now:") in text
        assert text.split()[-1] == language.gettext(words.DISCLAIMER).split()[-1]


def test_it_answers_in_order(results):
    text = printed(results["race", "en"], "en")
    wanted = (
        "Chance of at least one leg cramp", "Most likely place and time", "Why ─", "If a cramp comes",
        "Assumed, because", "lomba-report/report.html", "not a medical device",
    )  # fmt: skip
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)


def test_without_colour_no_control_codes_are_written(results):
    assert "\x1b" not in printed(results["race", "en"], "en")


def test_a_cause_says_its_share_and_its_evidence(results):
    text = " ".join(printed(results["race", "en"], "en").split())
    assert "% of the cramps (" in text
    assert "evidence" in text


def test_a_confused_runner_is_told_what_to_do_first(results):
    text = " ".join(printed(results["stopped", "en"], "en").split())
    assert "Call the emergency number" in text[text.index("Do this now:") :]


@pytest.mark.parametrize("code", LANGUAGES)
def test_in_the_heat_the_chance_of_heat_illness_is_told_in_a_thousand(results, code):
    from kramkaki.report import answer

    result = results["race", code]
    with language.use(code):
        sentence = answer.heat(result)
    assert answer.per_thousand(result.heat_illness.probability) in sentence
    assert "1000" in sentence
    assert sentence in " ".join(printed(result, code).split())
    assert "1000" not in printed(results["nights", code], code)


def test_a_band_without_width_is_not_told():
    from types import SimpleNamespace

    from kramkaki.report import answer
    from kramkaki.results import Cramps, withheld

    narrow = SimpleNamespace(cramps=withheld(Cramps, probability=0.0001, probability_band_80=[0.0001, 0.0001]))
    wide = SimpleNamespace(cramps=withheld(Cramps, probability=0.04, probability_band_80=[0.02, 0.07]))
    assert "between" not in answer.chance(narrow)
    assert "likely between 2.0% and 7.0%" in answer.chance(wide)
