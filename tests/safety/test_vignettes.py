"""Every emergency among the vignettes is caught, and few others are called one."""

import pytest

from kramkaki.scenario.questions.interview import settle
from tools.vignettes import DOCUMENT, LEVELS, data, document, judged

MOST_FALSE_ALARMS = 0.05
CONTENT = data()
VIGNETTES = {vignette["id"]: vignette for vignette in CONTENT["vignette"]}
EMERGENCIES = [name for name, one in VIGNETTES.items() if one["expect"] == "emergency"]


def test_there_are_enough_and_each_names_its_source():
    assert len(VIGNETTES) == len(CONTENT["vignette"]) >= 104
    assert len(EMERGENCIES) >= 52
    for vignette in CONTENT["vignette"]:
        assert len(vignette["source"]) > 20
        assert vignette["kind"] in ("case", "criteria")
        assert vignette["checked"] in ("abstract read", "page read", "evidence file", "from memory")
        assert vignette["expect"] in LEVELS


@pytest.mark.parametrize("name", VIGNETTES)
def test_every_answer_is_one_of_the_interview(name):
    assert settle(VIGNETTES[name]["answers"])[1] == []


def test_every_emergency_is_caught_and_false_alarms_are_few_and_the_page_says_so():
    """One test, since each process that runs one of these would judge all vignettes once more."""
    rows = {name: judged(vignette) for name, vignette in VIGNETTES.items()}
    assert [(name, rows[name].level, rows[name].codes) for name in EMERGENCIES if not rows[name].is_caught] == []
    others = [row for row in rows.values() if not row.is_emergency]
    alarms = [row.vignette["id"] for row in others if row.is_false_alarm]
    assert len(alarms) <= MOST_FALSE_ALARMS * len(others), alarms
    for name, row in rows.items():
        if row.vignette["expect"] in ("stop", "see_clinician"):
            assert LEVELS.index(row.level) <= LEVELS.index(row.vignette["expect"]), (name, row.codes)
        if row.vignette.get("exactly"):
            assert row.level == row.vignette["expect"], (name, row.codes)
        if row.vignette["expect"] == "stop":
            assert set(row.vignette.get("about", ())) <= set(row.codes), name
    expected = document(list(rows.values()), CONTENT["before_mending"])
    assert DOCUMENT.read_text("utf-8") == expected, "run python -m tools.vignettes"
