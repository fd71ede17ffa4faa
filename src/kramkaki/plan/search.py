"""The smallest set of levers that brings the chance of a cramp under a target, or the word that none does.

Each lever is computed alone on top of the habits. Sets of two, three and four are ranked by what their
parts do alone, and the most promising of each size are computed for real, in one batch.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from math import prod

import numpy as np
from scipy.optimize import minimize_scalar

from kramkaki.plan.comparison import View
from kramkaki.plan.levers import Lever
from kramkaki.safety.rules import limit

LARGEST_SET = 4
CONSIDERED = 10  # levers that sets are made of, the strongest ones
COMPUTED = 6  # sets of each size that are computed
HELPS = 0.995  # of the chance before: less is no help
COOLS = -0.05  # [K] of the highest core temperature: less is no help
WORTH_IT = 0.93  # a lever in a set that does not reach the target must do at least this
OPTIMISTIC = 1.4  # parts do a little less together than each alone
Group = tuple[Lever, ...]


class Goal:
    """What a plan must reach: few cramps, and a core temperature that needs no caution."""

    def __init__(self, target: float) -> None:
        self.target, self.hottest = target, limit("hot_core")

    def met(self, view: View) -> bool:
        """Whether a computed scenario is good enough."""
        return bool(view.chance <= self.target and view.hottest < self.hottest)

    def shortfall(self, chance: float, core: float) -> float:
        """How far off, 0 or more: the chance as a logarithm, and a kelvin of heat counts as much as e times it. [1]"""
        return float(max(np.log(max(chance, 1e-9) / self.target), 0.0) + max(core - self.hottest, 0.0))


def _sets(helpful: Sequence[Lever], size: int) -> Iterator[Group]:
    for group in combinations(helpful, size):
        names = [lever.group for lever in group if lever.group]
        if len(names) == len(set(names)):
            yield group


def _effort(group: Group) -> int:
    return sum(lever.effort for lever in group)


def smallest_set(
    look: Callable[[Sequence[Group]], list[View]], candidates: Sequence[Lever], goal: Goal, start: View
) -> tuple[Group, bool, dict[str, View]]:
    """Find the fewest levers that meet the goal, among those the ones that ask least.

    Parameters
    ----------
    look : callable
        ``look(list of tuples of Lever)`` gives the View of each set on top of the habits.
    candidates : list of Lever
        Allowed, and with something to change.
    goal : Goal
    start : View
        With the habits alone.

    Returns
    -------
    chosen : tuple of Lever
    met : bool
    alone : dict of str to View
        Each lever by itself on top of the habits.
    """
    views = dict(zip([lever.id for lever in candidates], look([(lever,) for lever in candidates]), strict=True))
    if goal.met(start):
        return (), True, views

    def share(lever: Lever) -> tuple[float, float]:
        view = views[lever.id]
        return view.number / max(start.number, 1e-12), view.hottest - start.hottest

    def predicted(group: Group) -> float:
        shares = [share(lever) for lever in group]
        chance = 1 - (1 - min(start.chance, 0.999)) ** prod(number for number, _warmer in shares)
        return goal.shortfall(chance, start.hottest + sum(warmer for _number, warmer in shares))

    too_hot = start.hottest >= goal.hottest
    helpful = [lever for lever in candidates if share(lever)[0] < HELPS or (too_hot and share(lever)[1] < COOLS)]
    helpful = sorted(helpful, key=lambda lever: (predicted((lever,)), share(lever)))[:CONSIDERED]
    good = [(lever,) for lever in helpful if goal.met(views[lever.id])]
    if good:
        return min(good, key=lambda group: (_effort(group), views[group[0].id].chance)), True, views
    for size in range(2, LARGEST_SET + 1):
        ranked = sorted(_sets(helpful, size), key=predicted)
        likely = [group for group in ranked if predicted(group) < np.log(OPTIMISTIC)]
        tried = list(dict.fromkeys([*sorted(likely, key=_effort)[:COMPUTED], *likely[:COMPUTED]]))
        enough = [(group, view) for group, view in zip(tried, look(tried), strict=True) if goal.met(view)]
        if enough:
            return min(enough, key=lambda pair: (_effort(pair[0]), pair[1].chance))[0], True, views
    return _best(helpful, share, too_hot), False, views


def _best(helpful: Iterable[Lever], share: Callable[[Lever], tuple[float, float]], too_hot: bool) -> Group:
    """What is worth doing all the same, one of each group, at most as many as a person can keep up."""
    chosen: list[Lever] = []
    for lever in helpful:
        taken = {other.group for other in chosen if other.group}
        worth = share(lever)[0] < WORTH_IT or (too_hot and share(lever)[1] < COOLS)
        if worth and lever.group not in taken and len(chosen) < LARGEST_SET:
            chosen.append(lever)
    return tuple(chosen)


def best_share(chance_at: Callable[[float], float], lowest: float, highest: float) -> float:
    """Return the share of the safe drinking rates with the least chance of a cramp between two limits. [1]

    Parameters
    ----------
    chance_at : callable
        ``chance_at(share)``. [1]
    lowest, highest : float
        [1]
    """
    inside = minimize_scalar(
        chance_at, bounds=(lowest, highest), method="bounded", options={"maxiter": 6, "xatol": 0.02}
    )
    ends = {share: chance_at(share) for share in (lowest, highest)}
    best = min(ends, key=lambda share: ends[share])
    return float(inside.x) if inside.fun < 0.999 * ends[best] else best
