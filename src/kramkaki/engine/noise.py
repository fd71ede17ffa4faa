"""Random numbers that depend on their place alone: the same seed, lane and moment give the same number anywhere.

A counter is hashed instead of a state being carried, so threads and blocks cannot change what is drawn.
Own file: it is no part of the nerve, which draws from it.
"""

from typing import Any

import numpy as np
from numba import njit

from kramkaki.engine.operations import INLINE

# Odd constants and shifts of Wellons' "lowbias32" hash; the golden ratio separates the streams.
FIRST, SECOND, GOLDEN = np.uint32(0x7FEB352D), np.uint32(0x846CA68B), np.uint32(0x9E3779B9)
HIGH, MIDDLE = np.uint32(16), np.uint32(15)
LOW_BITS = np.uint32(0xFFFF)
UNIT = 1.0 / 4294967296.0
CENTRE = 131070.0  # mean of four numbers of sixteen bits
SPREAD = 1.7320508075688772 / 65536.0  # brings their sum to unit variance


@njit(**INLINE)
def mix(number: Any) -> Any:
    """Return a 32-bit number with every bit stirred. [1]"""
    number = np.uint32(np.uint32(number ^ (number >> HIGH)) * FIRST)
    number = np.uint32(np.uint32(number ^ (number >> MIDDLE)) * SECOND)
    return np.uint32(number ^ (number >> HIGH))


@njit(**INLINE)
def moment_key(seed: Any, stream: Any, moment: Any) -> Any:
    """Return the key of a moment of a stream of a seed. [1]"""
    key = mix(np.uint32(np.uint32(seed) + GOLDEN))
    key = mix(np.uint32(key ^ np.uint32(stream)))
    return mix(np.uint32(key ^ np.uint32(moment)))


@njit(**INLINE)
def uniform(key: Any, lane: Any) -> Any:
    """Return a number above 0 and below 1. [1]"""
    return (np.float64(mix(np.uint32(np.uint32(lane) * GOLDEN + key))) + 0.5) * UNIT


@njit(**INLINE)
def normal(key: Any, lane: Any) -> Any:
    """Return a number of mean 0 and variance 1: four uniforms summed, so never beyond 3.5. [1]"""
    one = mix(np.uint32(np.uint32(lane) * GOLDEN + key))
    two = mix(np.uint32(one ^ GOLDEN))
    total = np.float64(one & LOW_BITS) + np.float64(one >> HIGH) + np.float64(two & LOW_BITS) + np.float64(two >> HIGH)
    return (total - CENTRE) * SPREAD
