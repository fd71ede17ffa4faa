"""Conductances of a spike: limits, powers, and the solution of the gates."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from kramkaki.equations import spike


def test_all_gates_open_give_the_largest_conductance():
    assert spike.sodium_conductance(3.0, 1.0, 1.0) == 3.0
    assert spike.fast_potassium_conductance(2.0, 1.0) == 2.0


def test_powers_are_those_of_hodgkin_and_huxley():
    assert spike.sodium_conductance(1.0, 0.5, 0.5) == pytest.approx(0.5**4)
    np.testing.assert_allclose(spike.fast_potassium_conductance(1.0, np.array([0.1, 0.3])), [1e-4, 81e-4])


@pytest.mark.parametrize(("on", "rate"), [(1.0, 1.5), (0.0, 0.1)])
def test_a_gate_follows_its_differential_equation(on, rate):
    solved = solve_ivp(lambda t, x: rate * (on - x), (0, 0.6), [0.3], rtol=1e-9, atol=1e-12).y[0, -1]
    gate = spike.pulsed(0.3, on, np.exp(-1.5 * 0.6), np.exp(-0.1 * 0.6))
    assert gate == pytest.approx(solved, rel=1e-7)
