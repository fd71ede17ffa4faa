"""The cramps expected divided over their causes so that the shares add up to the whole."""

from typing import NamedTuple

import numpy as np

from kramkaki.risk import shapley, susceptibility
from kramkaki.risk.coalitions import Game

MOST_EXACT = 12  # causes whose 2^n coalitions are all computed; beyond, ORDERS of joining stand for all of them
ORDERS = 200
NOT_LISTED = ("male",)  # acts, but no statement speaks of it and nobody can change it
SHOWN_FROM = 0.001  # of the cramps expected: what does less stays with what is unknown
LOW, HIGH = 10, 90  # [%] of the draws


class Division(NamedTuple):
    """Cramps expected and what each cause has of them. Arrays over draws, the central run first."""

    total: np.ndarray  # (draw) [1]
    causes: dict  # cause -> (draw); with "unknown", what is left when every cause is at its reference [1]
    avoided: dict  # cause -> (draw), cramps fewer if this one alone were at its reference [1]


def person_factors(who):
    """Return by class of cramps this person's rate over the mean person's, one per draw. [1]"""
    one, none = np.ones(len(who.relative)), np.zeros(len(who.relative))
    return {
        "rest": susceptibility.expected_number(who, one, none),
        "exercise": susceptibility.expected_number(who, none, one),
    }


def divide(worlds, assessments, who, *, weight=None, seed=0, keep=()):
    """Return the cramps expected divided over the causes.

    The central run is divided exactly. Each draw is divided along one random order of joining and its reverse:
    their spread over the draws is what the bands show.

    Parameters
    ----------
    worlds : list of World
        All combinations of the causes that act on the body, as from ``counterfactual.worlds``.
    assessments : list of Assessment
        Of each world.
    who : Susceptibility
    weight : array, optional
        (row, muscle); the hours of each row, if left out. [h]
    seed : int
        Of the orders.
    keep : tuple of str
        Causes to list however little they do.

    Returns
    -------
    division : Division
    """
    first = assessments[0]
    weight = first.activity.hours[:, None] if weight is None else weight
    bodies = tuple(world.absent[0] for world in worlds if len(world.absent) == 1)
    others = tuple(sorted(first.present() - set(bodies) - set(NOT_LISTED)))
    factor = person_factors(who)
    game = Game(assessments, bodies, bodies + others, factor, weight)
    draws, single = game.draws, _one_by_one(game)
    matters = _matters(single)[len(bodies) :]
    players = bodies + tuple(cause for cause, does in zip(others, matters, strict=True) if does or cause in keep)
    kept = [game.players.index(cause) for cause in players]
    random = np.random.Generator(np.random.Philox(seed))
    shares = [_central(lambda masks: game.worth(_among_all(masks, kept, game)), len(players), random)]
    shares += _along_one_order(game, kept, [random.permutation(len(players)) for _ in range(1, draws)])
    shares, total = np.array(shares).reshape(draws, len(players)), single[:, 0]
    causes = {cause: shares[:, i] for i, cause in enumerate(players) if cause in keep or _noticed(shares[:, i], total)}
    avoided = {cause: total - single[:, 1 + i] for cause, i in zip(players, kept, strict=True) if cause in causes}
    causes["unknown"] = total - sum(causes.values(), np.zeros(draws))
    return Division(total, causes, {**avoided, "unknown": np.zeros(draws)})  # nobody can take that away


def _among_all(masks, kept, game):
    """Coalitions of the players kept, as coalitions of all: those not kept are always there."""
    dropped = sum(1 << i for i in range(len(game.players)) if i not in kept)
    return sum((((masks >> i) & 1) << place for i, place in enumerate(kept)), np.full_like(masks, dropped))


def _along_one_order(game, kept, orders):
    """Shares of each draw from one order of joining and its reverse: all draws at once."""
    if not orders:
        return []
    paths = np.array([[shapley.along(order), shapley.along(order[::-1])] for order in orders])
    draw = np.broadcast_to(np.arange(1, 1 + len(orders))[:, None, None], paths.shape)
    worth = game.worth(_among_all(paths, kept, game), draw).reshape(paths.shape)
    return [
        shapley.sampled(lambda masks, values=values: values.ravel(), [order], len(kept))
        for order, values in zip(orders, worth, strict=True)
    ]


def _one_by_one(game):
    """Cramps with all causes, then with each one taken away, (draw, 1 + player)."""
    every = 2 ** len(game.players) - 1
    masks = np.array([every, *(every & ~(1 << i) for i in range(len(game.players)))])
    draw = np.arange(game.draws)[:, None]
    return game.worth(masks, draw).reshape(game.draws, len(masks))


def _noticed(part, total):
    """Whether a part of the cramps is worth telling, in the centre or anywhere in its band."""
    share = part / np.maximum(total, 1e-300)
    ends = np.percentile(share[1:], (LOW, HIGH)) if len(share) > 1 else ()
    return max(abs(value) for value in (share[0], *ends)) > SHOWN_FROM


def _matters(single):
    """Whether each player does anything worth telling when it alone is taken away."""
    return np.array([_noticed(single[:, 0] - single[:, 1 + i], single[:, 0]) for i in range(single.shape[1] - 1)])


def _central(worth, n, random):
    if n <= MOST_EXACT:
        return shapley.exact(worth(shapley.coalitions(n)), n)
    return shapley.sampled(worth, [random.permutation(n) for _ in range(ORDERS)], n)
