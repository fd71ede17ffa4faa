"""Random numbers that seed, name and person index alone decide.

Each named quantity has a counter-based stream of its own; the number of person 37 is its 37th value, whoever else
is drawn, in whichever order and however many at once.
"""

from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from kramkaki.number_types import Array

CHUNK = 256  # people whose numbers are made at once; a multiple of the four that one count of Philox gives
VALUES_PER_COUNT = 4
STRATA = 32  # days whose shared values fill their range evenly
SMALLEST = 2.0**-54  # keeps a quantile finite


def _key(name: str) -> tuple[int, ...]:
    """Return the spawn key of a stream's name."""
    digest = blake2b(name.encode(), digest_size=16).digest()
    return tuple(int.from_bytes(digest[i : i + 4]) for i in range(0, 16, 4))


def uniform(seed: int, name: str, index: npt.ArrayLike) -> Array:
    """Return one number for each person of one stream.

    Parameters
    ----------
    seed : int
    name : str
        Of the quantity; different names are independent. [-]
    index : int array
        Persons, in any order, also repeated. [1]

    Returns
    -------
    numbers : array
        Above 0 and below 1. [1]
    """
    index = np.asarray(index, dtype=np.int64)
    key = np.random.SeedSequence(seed, spawn_key=_key(name)).generate_state(2, np.uint64)
    numbers = np.empty(index.shape)
    chunk = index // CHUNK
    for number in np.unique(chunk):
        stream = np.random.Philox(key=key, counter=int(number) * (CHUNK // VALUES_PER_COUNT))
        inside = chunk == number
        numbers[inside] = np.random.Generator(stream).random(CHUNK)[index[inside] - number * CHUNK]
    return np.maximum(numbers, SMALLEST)


def stratified(seed: int, name: str, number: int) -> float:
    """Return one number of a stream whose blocks of 32 fill the range evenly: each thirty-second of it once.

    Parameters
    ----------
    seed : int
    name : str
        Of the quantity; different names are ordered independently. [-]
    number : int
        Place in the stream. [1]

    Returns
    -------
    number : float
        Above 0 and below 1; by itself uniform. [1]
    """
    block, place = divmod(int(number), STRATA)
    key = np.random.SeedSequence(seed, spawn_key=(*_key(name), block)).generate_state(2, np.uint64)
    random = np.random.Generator(np.random.Philox(key=key))
    order, inside = random.permutation(STRATA), random.random(STRATA)
    return float(max((order[place] + inside[place]) / STRATA, SMALLEST))
