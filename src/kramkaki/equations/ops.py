"""The mathematics names that equations may use.

Equations import these names and nothing else, so the same source runs on plain floats and NumPy arrays
here and inside Numba, where ``engine/operations.py`` gives the first five a branch-free compiled form.
"""

import numpy as np


def exp(x):
    """Exponential. [1]"""
    return np.exp(x)


def log(x):
    """Natural logarithm of a number above zero. [1]"""
    return np.log(x)


def where(condition, if_true, if_false):
    """One of two values, chosen element by element. [any]"""
    return np.where(condition, if_true, if_false)


def maximum(a, b):
    """The larger of two values. [any]"""
    return np.maximum(a, b)


def minimum(a, b):
    """The smaller of two values. [any]"""
    return np.minimum(a, b)


def power(base, exponent):
    """``base`` raised to ``exponent``, for a base above zero. [unit of base to the exponent]"""
    return exp(exponent * log(base))
