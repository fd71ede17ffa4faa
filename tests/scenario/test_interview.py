"""The interview as data and engine: whatever is answered, the scenario is valid and says what was answered."""

import tomllib
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kramkaki import language
from kramkaki.errors import ScenarioError
from kramkaki.scenario.compile import compile
from kramkaki.scenario.questions.answers import SYMPTOM_QUESTIONS, scenario_of
from kramkaki.scenario.questions.file import file_text
from kramkaki.scenario.questions.interview import questions, read_answers, settle
from kramkaki.scenario.read import read
from kramkaki.tables.medicines import find_medicine

NOW = datetime(2026, 3, 2, 21, 40, tzinfo=timezone(timedelta(hours=7)))
BY_ID = {question.id: question for question in questions()}
WHO = [choice.id for choice in BY_ID["who"].choices]


def answer(question):
    """Any answer to a question."""
    ids = [choice.id for choice in question.choices]
    return {
        "choice": lambda: st.sampled_from(ids),
        "several": lambda: st.lists(st.sampled_from(ids), unique=True, max_size=4),
        "yes_no": st.booleans,
        "number": lambda: st.floats(question.low, question.high) | st.integers(question.low, question.high),
        "clock": lambda: st.integers(question.low * 60, question.high * 60).map(
            lambda m: f"{m // 60:02d}:{m % 60:02d}"
        ),
    }[question.kind]()


ANSWERS = st.fixed_dictionaries({}, optional={question.id: answer(question) for question in questions()})


def compiled(answers):
    content, notes = scenario_of(settle(answers)[0], NOW)
    return compile(read(content)), content, notes


@pytest.mark.heavy
@given(answers=ANSWERS)
@settings(max_examples=150, deadline=None)
def test_any_answers_give_a_valid_scenario(answers):
    done, content, notes = compiled(answers)
    said = {slug for question in SYMPTOM_QUESTIONS for slug in answers.get(question, ())}
    assert said <= done.symptoms <= said | {"most_nights"}  # that follows from the count
    assert set(answers.get("conditions", ())) <= set(done.scenario.person.conditions)
    text = file_text(content, notes)
    assert read(tomllib.loads(text)) == done.scenario


@given(
    answers=st.dictionaries(
        st.sampled_from(list(BY_ID)) | st.text(max_size=5),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=8)
        | st.lists(st.text(max_size=8), max_size=2),
        max_size=4,
    )
)
@pytest.mark.heavy
@settings(max_examples=150, deadline=None)
def test_nonsense_is_refused_in_one_line_or_gives_a_valid_scenario(answers):
    try:
        settled, _not_used = settle(answers)
    except ScenarioError as problem:
        assert "\n" not in str(problem)  # noqa: PT017 (a refusal is one of two right ends)
        return
    read(scenario_of(settled, NOW)[0])


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("now", ["no", "yes", "in_water"])
def test_every_branch_works_with_everything_else_skipped(who, now):
    done, _content, notes = compiled({"now": now, "who": who})
    assert notes
    assert done.scenario.symptoms.cramp_now == (now != "no")
    assert ("in_water" in done.circumstances) == (who == "swimmer" or now == "in_water")


def test_skipping_everything_gives_a_scenario():
    assert compiled({})[0].minutes > 600


def test_every_question_is_asked_of_somebody_and_conditions_name_earlier_ones():
    seen = {}
    for question in questions():
        for other, values in {**question.when, **question.unless}.items():
            assert other in seen, question.id
            assert set(values) <= {choice.id for choice in seen[other].choices} | {True, False}, question.id
        seen[question.id] = question


def test_questions_that_tell_emergencies_are_asked_of_everybody_and_first():
    order = list(BY_ID)
    assert order[0] == "now"
    for name in SYMPTOM_QUESTIONS:
        assert not BY_ID[name].when
        assert not BY_ID[name].unless
    assert max(order.index(name) for name in SYMPTOM_QUESTIONS if name != "pattern") < order.index("who")


def test_every_choice_has_words_in_both_languages():
    for question in questions():
        for choice in question.choices:
            words = {}
            for code in language.LANGUAGES:
                with language.use(code):
                    words[code] = question.label(choice)
            assert all(words.values()), choice.id


def test_medicines_of_the_interview_are_known():
    assert all(find_medicine(choice.id) for choice in BY_ID["medicines"].choices)


def test_it_is_short():
    for who in WHO:
        asked, answers = 0, {"who": who, "now": "no", "cramped": "at_night", "weather": "hot", "drinks": "much"}
        for question in questions():
            asked += question.is_asked(answers)
        assert asked <= 28, who


def test_answers_to_what_is_not_asked_are_left_out():
    answers, not_used = settle({"who": "night", "effort": "hard"})
    assert (answers, not_used) == ({"who": "night"}, ["effort"])


def test_pregnancy_decides_the_sex():
    done, _content, notes = compiled({"sex": "male", "conditions": ["pregnancy"]})
    assert done.scenario.person.sex == "female"
    assert "person.sex" in notes


@pytest.mark.parametrize(("days", "recent"), [(20, True), (200, False)])
def test_an_operation_of_late_counts_as_recent_surgery(days, recent):
    done = compiled({"who": "injury", "injury_kind": "surgery", "injury_days": days})[0]
    assert ("recent_surgery" in done.circumstances) == recent


@pytest.mark.parametrize("minutes", [30, 60, 300])
def test_a_lot_of_drink_is_a_lot_however_long_it_lasts(minutes):
    told = {"who": "runner", "minutes": minutes, "effort": "easy", "weather": "mild"}
    assert "heavy_drinking" in compiled({**told, "drinks": "very_much"})[0].circumstances or minutes <= 30
    assert "heavy_drinking" not in compiled({**told, "drinks": "much"})[0].circumstances


def test_who_takes_a_water_pill_has_one_in_the_scenario():
    for named, expected in ((["statin"], ["statin", "thiazide"]), (["loop_diuretic"], ["loop_diuretic"])):
        done = compiled({"who": "diuretic", "medicines": named})[0]
        assert [medicine.name for medicine in done.scenario.person.medicines] == expected
        assert "diuretic" in done.circumstances


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('whoo = "night"', "did you mean who?"),
        ('who = "runer"', "did you mean runner?"),
        ("age = 3", "a number from 4 to 110 years"),
        ('age = "old"', "a number from 4 to 110 years"),
        ('leg = "swelling"', "takes a list"),
        ("alone = 1", "is a yes or no question"),
        ('start = "3:00"', 'a time from "04:00" to "20:00"'),
        ("who =", "is not valid TOML"),
    ],
)
def test_a_wrong_answer_is_named(text, words, tmp_path):
    path = tmp_path / "answers.toml"
    path.write_text(text)
    with pytest.raises(ScenarioError) as problem:
        read_answers(path)
    assert words in str(problem.value)
    assert "answers.toml" in str(problem.value)
    assert "\n" not in str(problem.value)
