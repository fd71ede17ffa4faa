"""The page on the interview is what the questions say, and its example works."""

import re
import tomllib

from kramkaki.scenario.questions.interview import settle
from tools.interview import DOCUMENT, document

TEXT = DOCUMENT.read_text(encoding="utf-8")


def test_the_interview_page_is_up_to_date():
    assert document() == TEXT, "run python -m tools.interview"


def test_the_example_of_the_interview_page_is_a_valid_scenario():
    example = tomllib.loads(re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)[1])
    answers, not_used = settle(example)
    assert answers == example
    assert not_used == []
