"""The table of muscle use: complete, in range, and in the order that physiology gives."""

import itertools

import pytest

from kramkaki.scenario.compile.muscle_use import ACTIVITIES, LEG_MUSCLES, POSTURES, muscle_use, table


def test_every_row_says_why():
    assert set(table()["activity"]) == set(ACTIVITIES)
    for name, rows in table()["activity"].items():
        assert set(LEG_MUSCLES) < set(rows), name
        assert len(rows["because"]) > 30
        assert rows.get("source") is None or rows["source"] in table()["sources"]
        assert rows["kind"] == "assumed"


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_value_is_in_range(activity):
    for intensity, grade in itertools.product((0.0, 0.5, 1.2), (-0.5, -0.3, 0.0, 0.3, 0.5)):
        for use in muscle_use(activity, intensity, grade).values():
            assert 0 <= use.activation <= 1
            assert 0 <= use.eccentric <= 1
            assert 0.5 <= use.length <= 1.4


def test_published_operating_lengths():
    # Rubenson 2012: soleus 0.70-0.94 of optimal in walking, 0.65-0.99 in running.
    assert 0.70 <= muscle_use("walking", 0.3)["calf"].length <= 0.94
    assert 0.65 <= muscle_use("running", 0.7)["calf"].length <= 0.99


def test_harder_is_more_active():
    for activity in ("running", "walking", "cycling", "swimming", "football", "stairs", "work"):
        easy, hard = muscle_use(activity, 0.4), muscle_use(activity, 0.9)
        assert all(hard[m].activation > easy[m].activation for m in LEG_MUSCLES)


def test_downhill_lengthens_the_quadriceps_and_uphill_works_calf_and_hamstring():
    up, flat, down = (muscle_use("running", 0.7, grade) for grade in (0.1, 0.0, -0.1))
    assert down["quadriceps"].eccentric > flat["quadriceps"].eccentric > up["quadriceps"].eccentric
    assert down["quadriceps"].activation > flat["quadriceps"].activation
    assert up["calf"].activation > flat["calf"].activation
    assert up["hamstring"].activation > flat["hamstring"].activation


def test_swimming_and_kneeling_shorten_calf_and_sole():
    for activity in ("swimming", "kneeling"):
        assert muscle_use(activity, 0.5)["calf"].length < 0.75
        assert muscle_use(activity, 0.5)["foot"].length < 0.8
    assert muscle_use("running", 0.7)["calf"].length > 0.8


def test_cycling_hardly_lengthens():
    assert all(use.eccentric < 0.1 for use in muscle_use("cycling", 0.8).values())


def test_how_the_legs_lie():
    neutral, pointed = muscle_use("lying"), muscle_use("lying", feet_pointed=True)
    assert 0.60 <= pointed["calf"].length <= 0.75 < neutral["calf"].length
    assert muscle_use("lying", feet_flexed=True)["calf"].length > neutral["calf"].length
    assert muscle_use("lying", knees_bent=True)["hamstring"].length < neutral["hamstring"].length
    assert all(use.activation == 0 for use in neutral.values())
    for posture in POSTURES:
        assert muscle_use("sitting", **{posture: True}) != muscle_use("sitting")
