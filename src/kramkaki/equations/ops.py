"""The mathematics names that equations may use.

Equations import these names and nothing else, so the same source runs on plain floats and NumPy arrays
here and inside Numba, where ``engine/operations.py`` gives the first five a branch-free compiled form.
"""

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from kramkaki.number_types import Number


def exp(x: Number) -> Number:
    """Exponential. [1]"""
    answer: Number = np.exp(x)
    return answer


def log(x: Number) -> Number:
    """Natural logarithm of a number above zero. [1]"""
    answer: Number = np.log(x)
    return answer


def where(condition: bool | npt.NDArray[np.bool_], if_true: Number, if_false: Number) -> Number:
    """One of two values, chosen element by element. [any]"""
    answer: Number = np.where(condition, if_true, if_false)
    return answer


def maximum(a: Number, b: Number) -> Number:
    """The larger of two values. [any]"""
    answer: Number = np.maximum(a, b)
    return answer


def minimum(a: Number, b: Number) -> Number:
    """The smaller of two values. [any]"""
    answer: Number = np.minimum(a, b)
    return answer


def power(base: Number, exponent: Number) -> Number:
    """``base`` raised to ``exponent``, for a base above zero. [unit of base to the exponent]"""
    return exp(exponent * log(base))


def normal_share(deviations: Number) -> Number:
    """Share of a normal distribution below so many standard deviations from its mean; not in compiled code. [0-1]"""
    answer: Number = ndtr(deviations)
    return answer
