"""Cramps expected with any set of the causes present: what the Shapley values of ``division`` are taken of.

A cause acts on the body (then each combination is a world of its own, already computed), on the rate over time,
on the rate over muscles, or on the threshold of single muscles. So the worth of many coalitions of one world is
one product of matrices.
"""

from typing import NamedTuple

import numpy as np

from kramkaki.cramp.causes import JOINT_HEAT_AND_NOVELTY, SCOPES, table


class Part(NamedTuple):
    """One class of cramps in one world and draw: cramps when none of the players acts, and what each multiplies."""

    base: np.ndarray  # (row, muscle) [1]
    by_row: dict  # cause -> (row) [1]
    by_muscle: dict  # cause -> (muscle) [1]
    by_both: dict  # cause -> (row, muscle) [1]


def _of_draw(values, draw):
    """The values of one draw; what is alike in all draws has one row."""
    values = np.asarray(values)
    return values[draw] if len(values) > 1 else values[0]


def part_of(assessment, scope, draw, weight, players):
    """Return one class of cramps taken apart into what each player does.

    Parameters
    ----------
    assessment : Assessment
    scope : str
        ``"rest"`` or ``"exercise"``. [-]
    draw : int
    weight : array
        Of each row, or of each row and muscle: hours for the cramps expected. [h]
    players : collection of str
        Causes that can be absent; all others stay as they are.
    """
    found = assessment
    base = _of_draw(getattr(found.hazard, scope), draw) * weight
    by = {"row": {}, "muscle": {}}
    for factor in found.factors:
        if factor.scope != scope:
            continue
        values = _of_draw(factor.values, draw)
        wide = values[:, None] if factor.over == "row" else values
        if factor.cause in players:
            acts = 1.0 if factor.inside else table()[factor.cause].causal
            by[factor.over][factor.cause] = by[factor.over].get(factor.cause, 1.0) * values**acts
            base = base / wide if factor.inside else base * wide ** (1.0 - acts)
        elif not factor.inside:
            base = base * wide
    if scope == "exercise":
        base = _with_heat_and_novelty(found, draw, base, by["row"], players)
    both = {}
    for cause, shift in found.local.items():
        if cause in players:
            both[cause] = np.exp(-found.slope[draw] * _of_draw(shift, draw))
            base = base / both[cause]
    return Part(base, by["row"], by["muscle"], both)


def _with_heat_and_novelty(found, draw, base, by_row, players):
    """Heat belongs to the world; novelty is what it adds up to the limit of both together."""
    heat = _of_draw(found.heat, draw) if np.ndim(found.heat) else 1.0
    heat = np.minimum(heat, JOINT_HEAT_AND_NOVELTY)
    base = base * (heat[:, None] if np.ndim(heat) else heat)
    if not np.ndim(found.novelty):
        return base
    added = np.minimum(heat * _of_draw(found.novelty, draw), JOINT_HEAT_AND_NOVELTY) / heat
    if "unaccustomed" not in players:
        return base * added[:, None]
    by_row["unaccustomed"] = added
    return base


def _product(factors, players, present, width):
    """Product of the factors of the players present, one row per coalition."""
    product = np.ones((len(present), width))
    for cause, values in factors.items():
        product[present[:, players.index(cause)]] *= values
    return product


def _distinct(present):
    """Distinct rows of a table of yes and no, and which of them each row is; faster than ``unique`` over rows."""
    codes = present @ (1 << np.arange(present.shape[1], dtype=np.int64))
    _kinds, first, which = np.unique(codes, return_index=True, return_inverse=True)
    return present[first], which


def worth(part, players, present):
    """Return the cramps of each coalition.

    Parameters
    ----------
    part : Part
    players : tuple of str
    present : bool array
        (coalition, player).

    Returns
    -------
    cramps : array
        (coalition). [1]
    """
    rows, muscles = part.base.shape
    acting = [players.index(cause) for cause in (*part.by_row, *part.by_both)]
    kinds, which = _distinct(present[:, acting])
    full = np.zeros((len(kinds), len(players)), dtype=bool)
    full[:, acting] = kinds
    weight = _product(part.by_row, players, full, rows)
    totals = np.empty((len(kinds), muscles))
    local = full[:, [players.index(cause) for cause in part.by_both]]
    choices, chosen = _distinct(local)
    for number, choice in enumerate(choices):
        same = chosen == number
        base = part.base
        for values, is_there in zip(part.by_both.values(), choice, strict=True):
            base = base * values if is_there else base
        totals[same] = weight[same] @ np.broadcast_to(base, (rows, muscles))
    return (totals[which] * _product(part.by_muscle, players, present, muscles)).sum(axis=1)


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
        self._parts = {}

    def _part(self, world, scope, draw):
        key = world, scope, draw
        if key not in self._parts:
            self._parts[key] = part_of(self.assessments[world], scope, draw, self.weight, self.players)
        return self._parts[key]

    def worth(self, masks, draw=0):
        """Return the cramps expected of this person in each coalition, for one draw. [1]"""
        masks = np.asarray(masks)
        present = ((masks[:, None] >> np.arange(len(self.players))) & 1).astype(bool)
        every = 2 ** len(self.bodies) - 1
        world = every & ~masks
        values = np.zeros(len(masks))
        for one in np.unique(world):
            chosen = world == one
            for scope in SCOPES:
                part = self._part(int(one), scope, draw)
                if part.base.any():
                    values[chosen] += self.factor[scope][draw] * worth(part, self.players, present[chosen])
        return values

    def forget(self):
        """Let go of the arrays of draws that are done."""
        self._parts.clear()
