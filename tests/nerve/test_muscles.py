"""Each muscle's own parameters: ranges, gates relative to them, and what is borrowed."""

import numpy as np
import pytest

from kramkaki.body.person import MUSCLES
from kramkaki.equations import reflex
from kramkaki.nerve.parameters import KINDS, NerveParameters, operating_range, parameters_of
from kramkaki.parameters import records
from kramkaki.risk.threshold import LONGEST, SHORTEST


def test_the_calf_is_the_reference():
    assert parameters_of("calf") == records.load(NerveParameters)


@pytest.mark.parametrize("muscle", KINDS)
def test_short_and_neutral_lie_within_the_range(muscle):
    p = parameters_of(muscle)
    assert p.shortest_length < p.short_length < p.neutral_length < p.longest_length


def test_a_length_that_is_short_for_the_quadriceps_is_long_for_the_calf():
    def gate(muscle):
        p = parameters_of(muscle)
        place = reflex.operating_place(0.9, p.shortest_length, p.longest_length)
        return reflex.length_gate(place, p.tendon_half, p.tendon_slope)

    assert gate("quadriceps") < 0.2 < 0.4 < gate("calf")


def test_given_parameters_are_kept_where_the_muscle_has_none_of_its_own():
    person = records.load(NerveParameters)._replace(terminal_margin=12.0)
    assert parameters_of("quadriceps", person).terminal_margin == 12.0


def test_an_unknown_muscle_is_refused():
    with pytest.raises(KeyError, match="quadriceps"):
        parameters_of("arm")


def test_the_threshold_of_the_body_uses_the_same_ranges():
    for muscle, shortest, longest in zip(MUSCLES, SHORTEST, LONGEST, strict=True):
        np.testing.assert_array_equal(operating_range(muscle.partition("_")[0]), (shortest, longest))
