"""Shapley values: a total divided fairly over the players who made it together.

A game is what each coalition of ``n`` players is worth. A coalition is a whole number: bit ``i`` is set where player
``i`` belongs to it. The share of a player is what it adds when it joins, averaged over all orders of joining.
"""

from functools import cache
from math import factorial

import numpy as np


@cache
def _weights(n):
    """Chance that exactly ``k`` of the others have joined before, each set of ``k`` alike, for k from 0 to n-1. [1]"""
    return np.array([factorial(k) * factorial(n - 1 - k) / factorial(n) for k in range(n)])


def coalitions(n):
    """Return all coalitions of ``n`` players, the empty one first."""
    return np.arange(2**n)


def size_of(masks, n):
    """Return how many players each coalition has. [1]"""
    return ((np.asarray(masks)[:, None] >> np.arange(n)) & 1).sum(axis=1)


def exact(values, n):
    """Return the share of each player from the worth of every coalition.

    Parameters
    ----------
    values : array
        Worth of coalition 0 to 2^n - 1. [any]
    n : int
        Players. [1]

    Returns
    -------
    shares : array
        One per player; they add up to ``values[-1] - values[0]``. [unit of the values]

    References
    ----------
    Shapley LS. A value for n-person games. Contributions to the Theory of Games II, 1953, 307-317.
    """
    values, masks = np.asarray(values, dtype=float), coalitions(n)
    weights = _weights(n)[np.minimum(size_of(masks, n), n - 1)] if n else np.ones(1)
    shares = np.empty(n)
    for player in range(n):
        without = masks[(masks >> player) & 1 == 0]
        shares[player] = (weights[without] * (values[without | 1 << player] - values[without])).sum()
    return shares


def along(order):
    """Return the coalitions that arise as players join in this order, the empty one first."""
    return np.concatenate([[0], np.cumsum(1 << np.asarray(order, dtype=int))]).astype(int)


def sampled(worth, orders, n):
    """Return the share of each player averaged over some orders of joining, each taken forwards and backwards.

    Forwards and backwards together are exact wherever at most pairs of players act on each other.

    Parameters
    ----------
    worth : callable
        Coalitions (array) -> their worth (array). [any]
    orders : list of array
        Orders of the players, at least one.
    n : int
        Players. [1]

    Returns
    -------
    shares : array
        They add up to the worth of all less that of none, as the exact ones do. [unit of the worth]
    """
    both = [order for forwards in orders for order in (forwards, forwards[::-1])]
    values = np.asarray(worth(np.concatenate([along(order) for order in both]))).reshape(len(both), n + 1)
    shares = np.zeros(n)
    for order, path in zip(both, values, strict=True):
        shares[order] += np.diff(path)
    return shares / len(both)
