"""Every statement 1-22 that names a cause has a record with grade, words and sources."""

from kramkaki.evidence.causes import table

# 10, 18-20 and 23 act through others: sites of cramps, hydration, minerals, drinking before, warnings.
NAMED = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 21, 22, 23}


def test_each_has_a_cause():
    assert {cause.statement for cause in table().values()} == NAMED


def test_each_cause_says_what_it_rests_on():
    for cause in table().values():
        for text in (cause.name, cause.route, cause.effect, cause.reference):
            assert len(text) > 2, cause.slug
        assert cause.source


def test_contested_mediators_are_called_contested():
    contested = {slug for slug, cause in table().items() if cause.contested}
    assert {"dehydration", "plain_water", "low_potassium", "thiazide", "heat", "minerals"} <= contested
