"""Potentials of motor units: stated heights, no charge left over, fall and widening with distance."""

import numpy as np
import pytest

from kramkaki.equations import electromyogram as law

TIME = np.linspace(-12, 12, 240_001)
SHAPES = [law.biphasic_potential, law.triphasic_potential]


@pytest.mark.parametrize("shape", SHAPES)
def test_height_from_trough_to_peak_is_one_at_any_width(shape):
    for width in (0.5, 0.8, 2.0):
        assert np.ptp(shape(TIME, width)) == pytest.approx(1.0, abs=1e-3)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_potential_has_as_much_area_up_as_down(shape):
    """A potential that travels past leaves no charge behind."""
    values = shape(TIME, 0.8)
    assert np.trapezoid(values, TIME) == pytest.approx(0.0, abs=1e-9)
    assert np.trapezoid(np.abs(values), TIME) > 0.5


def test_the_biphasic_potential_is_odd_and_the_triphasic_even_in_time():
    np.testing.assert_allclose(law.biphasic_potential(TIME, 0.7), -law.biphasic_potential(-TIME, 0.7), atol=1e-15)
    np.testing.assert_allclose(law.triphasic_potential(TIME, 0.7), law.triphasic_potential(-TIME, 0.7), atol=1e-15)


def test_distance_makes_a_potential_smaller_and_wider():
    assert law.share_at_skin(0.0, 5.0) == 1.0
    assert law.share_at_skin(5.0, 5.0) == pytest.approx(np.exp(-1))
    assert law.width_at_skin(0.8, 10.0, 0.1) == pytest.approx(1.6)
