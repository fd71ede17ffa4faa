"""The engine at all: a small law compiled as the kernels are, the same as NumPy. Runs first in ``make test``."""

import numpy as np
from numba import njit

from kramkaki.engine import operations
from kramkaki.equations.ops import exp, power, where


def law(x):
    return where(x > 0.5, exp(-x), power(x, 1.5))


def test_a_small_law_compiles_and_equals_numpy():
    compiled = njit(**operations.COMPILE)(law)

    @njit(**operations.COMPILE)
    def apply(values):
        out = np.empty_like(values)
        for i in range(values.size):
            out[i] = compiled(values[i])
        return out

    x = np.linspace(0.01, 1.0, 101)
    np.testing.assert_allclose(apply(x), np.where(x > 0.5, np.exp(-x), x**1.5), rtol=1e-13)
