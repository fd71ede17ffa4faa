"""Cramps expected with any set of the causes present: what the Shapley values of ``division`` are taken of.

A cause acts on the body (then each combination is a world of its own, already computed), on the rate over time,
on the rate over muscles, or on the threshold of single muscles. So the worth of many coalitions of one world is
one product of matrices a draw.
"""

from typing import NamedTuple

import numpy as np

from kramkaki.evidence.causes import SCOPES, table
from kramkaki.risk.cause_sizes import JOINT_HEAT_AND_NOVELTY


class Part(NamedTuple):
    """One class of cramps in one world: cramps when none of the players acts, and what each of them multiplies.

    Only the rows in which there are such cramps at all. What is alike in all draws has one.
    """

    base: np.ndarray  # (draw, row, muscle) [1]
    by_row: dict  # cause -> (draw, row) [1]
    by_muscle: dict  # cause -> (draw, muscle) [1]
    by_both: dict  # cause -> (draw, row, muscle) [1]


def part_of(assessment, scope, draws, weight, players):
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
    found = assessment
    hazard = getattr(found.hazard, scope)[:draws]
    rows = np.flatnonzero(np.broadcast_to((hazard.any(axis=0) * weight).any(axis=1), len(weight)))
    base = _at(hazard, rows) * weight[rows]
    by = {"row": {}, "muscle": {}}
    for factor in found.factors:
        if factor.scope != scope:
            continue
        values = factor.values[:draws]
        values = _at(values, rows) if factor.over == "row" else values
        wide = values[:, :, None] if factor.over == "row" else values[:, None, :]
        if factor.cause in players:
            acts = 1.0 if factor.inside else table()[factor.cause].causal
            by[factor.over][factor.cause] = by[factor.over].get(factor.cause, 1.0) * values**acts
            base = base / wide if factor.inside else base * wide ** (1.0 - acts)
        elif not factor.inside:
            base = base * wide
    if scope == "exercise":
        base = _with_heat_and_novelty(found, draws, rows, base, by["row"], players)
    both = {}
    for cause, shift in found.local.items():
        if cause in players:
            both[cause] = np.exp(-found.slope[:draws, None, None] * _at(shift[:draws], rows))
            base = base / both[cause]
    return Part(base, by["row"], by["muscle"], both)


def _at(values, rows):
    """The values of these rows; what is alike in all rows has one."""
    return values[:, rows] if values.shape[1] > 1 else values


def _with_heat_and_novelty(found, draws, rows, base, by_row, players):
    """Heat belongs to the world; novelty is what it adds up to the limit of both together."""
    heat = np.minimum(_at(found.heat[:draws], rows) if np.ndim(found.heat) else np.ones((1, 1)), JOINT_HEAT_AND_NOVELTY)
    base = base * heat[:, :, None]
    if not np.ndim(found.novelty):
        return base
    added = np.minimum(heat * _at(found.novelty[:draws], rows), JOINT_HEAT_AND_NOVELTY) / heat
    if "unaccustomed" not in players:
        return base * added[:, :, None]
    by_row["unaccustomed"] = added
    return base


def _of_draw(values, draw):
    """The values of a draw, or of several; what is alike in all draws has one."""
    return values[draw] if len(values) > 1 else np.broadcast_to(values[0], (*np.shape(draw), *values.shape[1:]))


def _product(factors, players, masks, draw, width):
    """Product of the factors of the players present, one row per coalition of a draw."""
    product = np.ones((len(masks), width))
    for cause, values in factors.items():
        there = np.flatnonzero((masks >> players.index(cause)) & 1)
        product[there] *= _of_draw(values, draw[there])
    return product


def _kinds(masks, draw, players, causes):
    """First of each kind of coalition, alike in these causes and the draw, and which kind each one is."""
    code = draw.astype(np.int64)
    for cause in causes:
        code = 2 * code + ((masks >> players.index(cause)) & 1)
    _codes, first, which = np.unique(code, return_index=True, return_inverse=True)
    return first, which


def worth(part, players, masks, draw):
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
    choices, chosen = _kinds(kinds, np.zeros(len(kinds)), players, part.by_both)
    for number, choice in enumerate(kinds[choices]):
        base = part.base
        for cause, values in part.by_both.items():
            base = base * values if (choice >> players.index(cause)) & 1 else base
        same = np.flatnonzero(chosen == number)
        for one in np.split(same, np.flatnonzero(np.diff(at[same])) + 1):
            totals[one] = weight[one] @ _of_draw(base, at[one[0]])
    return (totals[which] * _product(part.by_muscle, players, masks, draw, muscles)).sum(axis=1)


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

    def __init__(self, assessments, bodies, players, factor, weight):
        self.assessments, self.bodies, self.players = assessments, bodies, players
        self.factor, self.weight = factor, weight
        self.draws = min(len(found.slope) for found in assessments)
        self._parts = {}

    def _part(self, world, scope):
        key = world, scope
        if key not in self._parts:
            self._parts[key] = part_of(self.assessments[world], scope, self.draws, self.weight, self.players)
        return self._parts[key]

    def worth(self, masks, draw=0):
        """Return the cramps expected of this person in each coalition.

        Parameters
        ----------
        masks : int array
            Coalitions.
        draw : int or int array
            Of all of them, or of each. [1]
        """
        masks, draw = (each.ravel() for each in np.broadcast_arrays(masks, draw))
        every = 2 ** len(self.bodies) - 1
        world = every & ~masks
        values = np.zeros(len(masks))
        for one in np.unique(world):
            chosen = np.flatnonzero(world == one)
            for scope in SCOPES:
                part = self._part(int(one), scope)
                if part.base.size:
                    cramps = worth(part, self.players, masks[chosen], draw[chosen])
                    values[chosen] += self.factor[scope][draw[chosen]] * cramps
        return values
