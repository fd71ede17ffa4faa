"""The cramps expected divided over their causes so that the shares add up to the whole.

A total is divided by Shapley values: a game is what each coalition of ``n`` players is worth, and the share of a player
is what it adds when it joins, averaged over all orders of joining. A coalition is a whole number: bit ``i`` is set
where player ``i`` belongs to it.

The players are the causes, and a coalition is worth the cramps expected with these causes present: here, and only here,
a cause is taken away. A cause acts on the body (then each combination is a world of its own, already computed), on the
rate over time, on the rate over muscles, or on the threshold of single muscles. So the worth of many coalitions of one
world is one product of matrices a draw.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from math import factorial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kramkaki.evidence.causes import SCOPES, table
from kramkaki.number_types import Array
from kramkaki.risk.assessment import Assessment
from kramkaki.risk.cause_sizes import JOINT_HEAT_AND_NOVELTY

MOST_EXACT = 12  # causes whose 2^n coalitions are all computed; beyond, ORDERS of joining stand for all of them
ORDERS = 200
NOT_LISTED = ("male",)  # acts, but no statement speaks of it and nobody can change it
SHOWN_FROM = 0.001  # of the cramps expected: what does less stays with what is unknown
LOW, HIGH = 10, 90  # [%] of the draws

Integers = npt.NDArray[np.int64]
Worth = Callable[[Integers], Array]  # of each coalition


@cache
def _weights(n: int) -> Array:
    """Chance that exactly ``k`` of the others have joined before, each set of ``k`` alike, for k from 0 to n-1. [1]"""
    return np.array([factorial(k) * factorial(n - 1 - k) / factorial(n) for k in range(n)])


def coalitions(n: int) -> Integers:
    """Return all coalitions of ``n`` players, the empty one first."""
    return np.arange(2**n)


def size_of(masks: Integers, n: int) -> Integers:
    """Return how many players each coalition has. [1]"""
    sizes: Integers = ((np.asarray(masks)[:, None] >> np.arange(n)) & 1).sum(axis=1)
    return sizes


def exact(values: Array, n: int) -> Array:
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


def along(order: Integers) -> Integers:
    """Return the coalitions that arise as players join in this order, the empty one first."""
    return np.concatenate([[0], np.cumsum(1 << np.asarray(order, dtype=int))]).astype(int)


def sampled(worth: Worth, orders: Sequence[Integers], n: int) -> Array:
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
    return _over_orders(both, worth(np.concatenate([along(order) for order in both])).reshape(len(both), n + 1))


def _over_orders(orders: Sequence[Integers], paths: Array) -> Array:
    """What each player adds, averaged over orders of joining; ``paths`` has the worths along each of them."""
    shares = np.zeros(len(orders[0]))
    for order, path in zip(orders, paths, strict=True):
        shares[order] += np.diff(path)
    return shares / len(orders)


class Part(NamedTuple):
    """One class of cramps in one world: cramps when none of the players acts, and what each of them multiplies.

    Only the rows in which there are such cramps at all. What is alike in all draws has one.
    """

    base: Array  # (draw, row, muscle) [1]
    by_row: dict[str, Array]  # cause -> (draw, row) [1]
    by_muscle: dict[str, Array]  # cause -> (draw, muscle) [1]
    by_both: dict[str, Array]  # cause -> (draw, row, muscle) [1]


def part_of(assessment: Assessment, scope: str, draws: int, weight: Array, players: Collection[str]) -> Part:
    """Return one class of cramps taken apart into what each player does.

    Parameters
    ----------
    assessment : Assessment
    scope : str
        ``"rest"`` or ``"exercise"``. [-]
    draws : int
        The first ones. [1]
    weight : array
        Of each row, or of each row and muscle: hours for the cramps expected. [h]
    players : collection of str
        Causes that can be absent; all others stay as they are.
    """
    hazard: Array = getattr(assessment.hazard, scope)[:draws]
    rows = np.flatnonzero(np.broadcast_to((hazard.any(axis=0) * weight).any(axis=1), len(weight)))
    base = _at(hazard, rows) * weight[rows]
    by_row: dict[str, Array] = {}
    by_muscle: dict[str, Array] = {}
    for factor in assessment.factors:
        if factor.scope != scope:
            continue
        over_rows, values = factor.over == "row", factor.values[:draws]
        values = _at(values, rows) if over_rows else values
        wide = values[:, :, None] if over_rows else values[:, None, :]
        if factor.cause in players:
            by = by_row if over_rows else by_muscle
            acts = 1.0 if factor.in_hazard else table()[factor.cause].causal
            by[factor.cause] = by.get(factor.cause, 1.0) * values**acts
            base = base / wide if factor.in_hazard else base * wide ** (1.0 - acts)
        elif not factor.in_hazard:
            base = base * wide
    if scope == "exercise":
        base, novelty = _with_heat_and_novelty(assessment, draws, rows, base)
        if "unaccustomed" in players:
            by_row |= novelty
        else:
            base = base * novelty["unaccustomed"][:, :, None] if novelty else base
    by_both = {}
    for cause, shift in assessment.local.items():
        if cause in players:
            by_both[cause] = np.exp(-assessment.slope[:draws, None, None] * _at(shift[:draws], rows))
            base = base / by_both[cause]
    return Part(base, by_row, by_muscle, by_both)


def _at(values: Array, rows: Integers) -> Array:
    """The values of these rows; what is alike in all rows has one."""
    return values[:, rows] if values.shape[1] > 1 else values


def _with_heat_and_novelty(
    assessment: Assessment, draws: int, rows: Integers, base: Array
) -> tuple[Array, dict[str, Array]]:
    """The base with the heat of the world, and what novelty adds up to the limit of both together, if it does."""
    heat, novelty = assessment.heat, assessment.novelty
    hot = np.ones((1, 1)) if isinstance(heat, float) else _at(heat[:draws], rows)
    hot = np.minimum(hot, JOINT_HEAT_AND_NOVELTY)
    base = base * hot[:, :, None]
    if isinstance(novelty, float):
        return base, {}
    return base, {"unaccustomed": np.minimum(hot * _at(novelty[:draws], rows), JOINT_HEAT_AND_NOVELTY) / hot}


def _of_draw(values: Array, draw: Integers) -> Array:
    """The values of a draw, or of several; what is alike in all draws has one."""
    return values[draw] if len(values) > 1 else np.broadcast_to(values[0], (*np.shape(draw), *values.shape[1:]))


def _product(
    factors: Mapping[str, Array], players: Sequence[str], masks: Integers, draw: Integers, width: int
) -> Array:
    """Product of the factors of the players present, one row per coalition of a draw."""
    product = np.ones((len(masks), width))
    for cause, values in factors.items():
        there = np.flatnonzero((masks >> players.index(cause)) & 1)
        product[there] *= _of_draw(values, draw[there])
    return product


def _kinds(
    masks: Integers, draw: Integers, players: Sequence[str], causes: Collection[str]
) -> tuple[Integers, Integers]:
    """First of each kind of coalition, alike in these causes and the draw, and which kind each one is."""
    code = draw.astype(np.int64)
    for cause in causes:
        code = 2 * code + ((masks >> players.index(cause)) & 1)
    _codes, first, which = np.unique(code, return_index=True, return_inverse=True)
    return first, which


def worth(part: Part, players: Sequence[str], masks: Integers, draw: Integers) -> Array:
    """Return the cramps of each coalition.

    Parameters
    ----------
    part : Part
    players : tuple of str
    masks : int array
        Coalitions: bit ``i`` is set where player ``i`` belongs to it.
    draw : int array
        Of each coalition.

    Returns
    -------
    cramps : array
        (coalition). [1]
    """
    rows, muscles = part.base.shape[1:]
    first, which = _kinds(masks, draw, players, (*part.by_row, *part.by_both))
    kinds, at = masks[first], draw[first]
    weight = _product(part.by_row, players, kinds, at, rows)
    totals = np.empty((len(kinds), muscles))
    choices, chosen = _kinds(kinds, np.zeros(len(kinds), dtype=np.int64), players, part.by_both)
    for number, choice in enumerate(kinds[choices]):
        base = part.base
        for cause, values in part.by_both.items():
            base = base * values if (choice >> players.index(cause)) & 1 else base
        same = np.flatnonzero(chosen == number)
        for of_draw in np.split(same, np.flatnonzero(np.diff(at[same])) + 1):
            totals[of_draw] = weight[of_draw] @ _of_draw(base, at[of_draw[0]])
    cramps: Array = (totals[which] * _product(part.by_muscle, players, masks, draw, muscles)).sum(axis=1)
    return cramps


class Game:
    """The worth of every coalition of causes, draw by draw.

    Parameters
    ----------
    assessments : list of Assessment
        World ``k`` lacks the causes of the body whose bit is set in ``k``.
    bodies : tuple of str
        Causes that act on the body, in the order of the bits.
    players : tuple of str
        All causes, those of the body first.
    factor : dict
        Scope -> this person's rate over the mean person's, one per draw. [1]
    weight : array
        Of rows, (row, 1), or of rows and muscles: hours for the cramps expected. [h]
    """

    def __init__(
        self,
        assessments: Sequence[Assessment],
        *,
        bodies: tuple[str, ...],
        players: tuple[str, ...],
        factor: Mapping[str, Array],
        weight: Array,
    ) -> None:
        self.assessments, self.bodies, self.players = assessments, bodies, players
        self.factor, self.weight = factor, weight
        self.draws = min(len(assessment.slope) for assessment in assessments)
        self._parts: dict[tuple[int, str], Part] = {}

    def _part(self, world: int, scope: str) -> Part:
        key = world, scope
        if key not in self._parts:
            self._parts[key] = part_of(self.assessments[world], scope, self.draws, self.weight, self.players)
        return self._parts[key]

    def worth(self, masks: Integers, draw: int | Integers = 0) -> Array:
        """Return the cramps expected of this person in each coalition.

        Parameters
        ----------
        masks : int array
            Coalitions.
        draw : int or int array
            Of all of them, or of each. [1]
        """
        masks, draws = (each.ravel() for each in np.broadcast_arrays(masks, draw))
        every = 2 ** len(self.bodies) - 1
        worlds = every & ~masks
        values = np.zeros(len(masks))
        for world in np.unique(worlds):
            chosen = np.flatnonzero(worlds == world)
            for scope in SCOPES:
                part = self._part(int(world), scope)
                if part.base.size:
                    cramps = worth(part, self.players, masks[chosen], draws[chosen])
                    values[chosen] += self.factor[scope][draws[chosen]] * cramps
        return values


class Division(NamedTuple):
    """Cramps expected and what each cause has of them. Arrays over draws, the central run first."""

    total: Array  # (draw) [1]
    causes: dict[str, Array]  # cause -> (draw); with "unknown", what is left when every cause is at its reference [1]
    avoided: dict[str, Array]  # cause -> (draw), cramps fewer if this one alone were at its reference [1]


def divide(
    assessments: Sequence[Assessment],
    *,
    bodies: tuple[str, ...],
    factor: Mapping[str, Array],
    weight: Array | None = None,
    seed: int = 0,
    keep: Collection[str] = (),
) -> Division:
    """Return the cramps expected divided over the causes.

    The central run is divided exactly. Each draw is divided along one random order of joining and its reverse:
    their spread over the draws is what the bands show.

    Parameters
    ----------
    assessments : list of Assessment
        Of every combination of ``bodies``, as from ``counterfactual.worlds``.
    bodies : tuple of str
        Causes that act on the body, in the order of the worlds that lack one.
    factor : dict
        From ``susceptibility.rate_factors``. [1]
    weight : array, optional
        (row, muscle); the hours of each row, if left out. [h]
    seed : int
        Of the orders.
    keep : collection of str
        Causes to list however little they do.
    """
    first = assessments[0]
    weight = first.activity.hours[:, None] if weight is None else weight
    others = tuple(sorted(first.present() - set(bodies) - set(NOT_LISTED)))
    game = Game(assessments, bodies=bodies, players=bodies + others, factor=factor, weight=weight)
    draws, single = game.draws, _one_by_one(game)
    matters = _matters(single)[len(bodies) :]
    players = bodies + tuple(cause for cause, does in zip(others, matters, strict=True) if does or cause in keep)
    kept = [game.players.index(cause) for cause in players]
    random = np.random.Generator(np.random.Philox(seed))
    shares = [_central(lambda masks: game.worth(_among_all(masks, kept, game)), len(players), random)]
    shares += _along_one_order(game, kept, [random.permutation(len(players)) for _ in range(1, draws)])
    share, total = np.array(shares).reshape(draws, len(players)), single[:, 0]
    causes = {cause: share[:, i] for i, cause in enumerate(players) if cause in keep or _noticed(share[:, i], total)}
    avoided = {cause: total - single[:, 1 + i] for cause, i in zip(players, kept, strict=True) if cause in causes}
    causes["unknown"] = total - sum(causes.values(), np.zeros(draws))
    return Division(total, causes, {**avoided, "unknown": np.zeros(draws)})  # nobody can take that away


def _among_all(masks: Integers, kept: Sequence[int], game: Game) -> Integers:
    """Coalitions of the players kept, as coalitions of all: those not kept are always there."""
    dropped = sum(1 << i for i in range(len(game.players)) if i not in kept)
    return sum((((masks >> i) & 1) << place for i, place in enumerate(kept)), np.full_like(masks, dropped))


def _along_one_order(game: Game, kept: Sequence[int], orders: Sequence[Integers]) -> list[Array]:
    """Shares of each draw from one order of joining and its reverse: all draws at once."""
    if not orders:
        return []
    paths = np.array([[along(order), along(order[::-1])] for order in orders])
    draw = np.broadcast_to(np.arange(1, 1 + len(orders))[:, None, None], paths.shape)
    worth = game.worth(_among_all(paths, kept, game), draw).reshape(paths.shape)
    return [_over_orders([order, order[::-1]], values) for order, values in zip(orders, worth, strict=True)]


def _one_by_one(game: Game) -> Array:
    """Cramps with all causes, then with each one taken away, (draw, 1 + player)."""
    every = 2 ** len(game.players) - 1
    masks = np.array([every, *(every & ~(1 << i) for i in range(len(game.players)))])
    draw = np.arange(game.draws)[:, None]
    return game.worth(masks, draw).reshape(game.draws, len(masks))


def _noticed(part: Array, total: Array) -> bool:
    """Whether a part of the cramps is worth telling, in the centre or anywhere in its band."""
    share = part / np.maximum(total, 1e-300)
    ends = np.percentile(share[1:], (LOW, HIGH)) if len(share) > 1 else ()
    return bool(max(abs(value) for value in (share[0], *ends)) > SHOWN_FROM)


def _matters(single: Array) -> npt.NDArray[np.bool_]:
    """Whether each player does anything worth telling when it alone is taken away."""
    return np.array([_noticed(single[:, 0] - single[:, 1 + i], single[:, 0]) for i in range(single.shape[1] - 1)])


def _central(worth: Worth, n: int, random: np.random.Generator) -> Array:
    if n <= MOST_EXACT:
        return exact(worth(coalitions(n)), n)
    return sampled(worth, [random.permutation(n) for _ in range(ORDERS)], n)
