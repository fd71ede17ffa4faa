"""One place forbids: what an output may offer a person is held against the rules, written out again in people.py."""

import re

import pytest

from kramkaki.api import run
from kramkaki.plan.levers import allowed, bans_of, circumstances_of
from kramkaki.safety import RunNumbers, first_aid, warnings_of
from kramkaki.safety.forbidden import ban_of, forbidden, kinds, words_of
from kramkaki.scenario.compile import compile
from kramkaki.scenario.read import read
from tests.safety.people import must_not, people

MUSCLES = ("calf", "shin", "hamstring", "quadriceps", "foot")
ON_THE_LEG = {"stretch_before", "nightly_stretch", "stretch_during", "warm_up", "feet_up", "toe_strength"}
EXERCISE = {
    "stretch_before", "warm_up", "build_up", "acclimatise", "move_more", "slower_5", "slower_10", "slower_20",
    "shorter", "drink_before", "electrolyte", "stretch_during", "toe_strength", "shoes", "ice",
}  # fmt: skip
RELIEF = {"breaks", "shade", "fan", "clothing"}
HARDER = {"build_up", "acclimatise"}
STEPS_ON_THE_LEG = ("stretch", "rub", "stand_up", "walk")
ADVICE_TO_STRETCH = re.compile(r"^(stretch|straighten the knee|pull the toes|floating, pull|rub)", re.IGNORECASE)
NOT_TO_STRETCH = re.compile(r"do not stretch|no stretching|do not massage|not massage or stretch", re.IGNORECASE)


def offered(scenario, muscle):
    """Everything that outputs may offer a person before anything is simulated: levers, steps of first aid, warnings."""
    compiled = compile(read(scenario))
    bans = bans_of(compiled, RunNumbers())
    levers = {lever.id for lever in allowed(bans)}
    steps = first_aid(circumstances_of(compiled, RunNumbers()), compiled.symptoms, muscle)
    warnings = warnings_of(compiled.symptoms, compiled.circumstances, None, compiled.laboratory)
    return levers, steps, warnings


def check_levers(rules, levers):
    assert not (rules["leg"] and levers & ON_THE_LEG)
    assert not (rules["exercise"] and levers & EXERCISE)
    assert not (rules["relief"] and levers & RELIEF)
    assert not (rules["harder"] and levers & HARDER)
    assert not (rules["drink"] and levers & {"drink_before", "drink_during", "electrolyte"})
    assert not (rules["potassium_food"] and "food" in levers)
    assert not ((rules["potassium_drink"] or rules["salt"]) and "electrolyte" in levers)


def check_texts(texts):
    """No output says both."""
    if any(NOT_TO_STRETCH.search(text) for text in texts):
        assert not [text for text in texts if ADVICE_TO_STRETCH.search(text)], texts


def test_nothing_forbidden_is_offered_to_two_thousand_people():
    counts = dict.fromkeys(("emergency", "leg", "exercise", "harder", "drink", "potassium_food"), 0)
    for number, scenario in enumerate(people(2000)):
        rules = must_not(scenario)
        levers, steps, warnings = offered(scenario, MUSCLES[number % len(MUSCLES)])
        emergency = any(warning.level == "emergency" for warning in warnings)
        counts["emergency"] += emergency
        for name in counts.keys() & rules.keys():
            counts[name] += rules[name]
        check_levers(rules, levers)
        assert not (emergency and levers)
        codes = [step.code for step in steps]
        assert codes
        assert not (rules["leg"] and [code for code in codes if code.startswith(STEPS_ON_THE_LEG)]), codes
        assert not (rules["drink"] and {"drink_salty", "drink_to_thirst"} & set(codes)), codes
        check_texts([*(step.text() for step in steps), *(warning.text() for warning in warnings)])
        if rules["leg"] and not emergency:
            assert [one for one in warnings if one.level == "stop"]  # a warning says why
    assert all(count > 100 for count in counts.values()), counts  # the people are varied enough to test anything


@pytest.mark.slow
def test_no_whole_plan_advises_what_is_forbidden_and_none_says_both():
    plans = 0
    for scenario in people(220, seed=12):
        result = run(scenario, draws=1)
        plan = result.plan().as_json()
        rules = must_not(scenario)
        if plan["emergency"]:
            assert plan["habits"] is None
            assert plan["events"] is None
            continue
        plans += 1
        parts = [*plan["habits"], *plan["changes"], *plan["also"]]
        check_levers(rules, {part["lever"] for part in parts if part["status"] != "forbidden"})
        texts = [part["what"] for part in parts if part["status"] != "forbidden"]
        check_texts([*texts, *plan["if_a_cramp_comes"], *(one["text"] for one in plan["warnings"])])
        if rules["milk"]:
            assert not [food for food in plan["foods"] if food["food"] in ("susu", "susu_kedelai")]
        if rules["exercise"]:
            assert not plan["exercise_advised"]
            assert plan["fluids"] == plan["events"] == []
        for part in parts:
            if part["status"] == "forbidden":
                assert part["reason"]
                assert part["rule"]
    assert plans >= 100


@pytest.mark.parametrize("kind", kinds())
def test_each_kind_of_advice_is_forbidden_by_each_of_its_reasons(kind):
    for rule, slugs in kinds()[kind].items():
        for slug in slugs:
            ban = forbidden({slug}, {slug})[kind]
            assert ban.rules == ("R1",) or (rule in ban.rules and slug in ban.because)
            assert ban.text()
            assert words_of(slug)


def test_nothing_is_forbidden_to_somebody_well():
    assert forbidden((), ()) == {}
    assert ban_of(["stretch", "exercise"], {}) is None


def test_an_emergency_forbids_all_but_the_cramp_in_the_water_is_stretched():
    assert set(forbidden(["dark_urine"], ())) == set(kinds())
    assert "stretch_now" not in forbidden((), ["in_water", "cramp_now"])
    assert "exercise" in forbidden((), ["in_water", "cramp_now"])
