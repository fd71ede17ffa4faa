"""The page on safety tells what its rules rest on as it is."""

from kramkaki.safety.red_flags import flags
from tools.safety_sources import GROUNDS, PAGE, counted, ground, page


def test_the_safety_page_is_up_to_date():
    text = PAGE.read_text("utf-8")
    assert text == page(text), "run python -m tools.safety_sources"


def test_every_safety_rule_is_counted_once():
    assert sum(counts[0] for counts in counted().values()) == len(flags())
    assert ground("nice_ng133", "recommendation 1.1.1") == GROUNDS[0]
    assert ground("who_diarrhoea_2005", "section 4.5") == GROUNDS[1]
    assert ground("nice_ng133", "") == GROUNDS[2]
    assert ground("teaching", "") == GROUNDS[3]
    assert ground("none_found", "") == GROUNDS[4]
