"""The evidence: every statement is there, and what it shows is what the model reads."""

import pytest

from kramkaki.evidence import causes as catalogue
from kramkaki.evidence.causes import GRADES
from kramkaki.parameters import records
from kramkaki.risk.cause_sizes import rate_ratio
from kramkaki.risk.statements import evidence, statements


def test_every_statement_is_covered():
    assert list(statements()) == list(range(24))


@pytest.mark.parametrize("number", range(24))
def test_each_says_what_it_rests_on_and_what_the_model_does(number):
    one = evidence(number)
    assert one["grade"] in GRADES
    assert one["model"]
    assert one["studies"]
    for study in one["studies"]:
        assert study["found"]
        assert study["citation"]
        assert study["n"] is None or study["n"] > 1


def test_every_cause_belongs_to_a_statement():
    named = {row["cause"] for number in statements() for row in evidence(number)["causes"]}
    assert named == set(catalogue.table())


def test_the_sizes_are_those_the_model_reads():
    thiazide = next(row for row in evidence(7)["causes"] if row["cause"] == "thiazide")
    used = thiazide["used"][0]
    assert used["size"] == 1.48
    assert used["rate_ratio"] == rate_ratio(catalogue.table()["thiazide"].effect_on(used["scope"]))[0]
    slope = next(row for row in evidence(0)["parameters"] if row["parameter"] == "cramp.slope")
    assert slope["value"] == records.records("cramp")["slope"].value


def test_a_cause_is_graded_alike_wherever_it_stands():
    for number in statements():
        for row in evidence(number)["causes"]:
            assert row["grade"] == catalogue.table()[row["cause"]].grade
