"""Shapley values: the four axioms, the definition itself, and orders that stand for all orders."""

from itertools import permutations

import numpy as np
import pytest

from kramkaki.risk.shares import coalitions, exact, sampled

RANDOM = np.random.default_rng(4)


def by_definition(values, n):
    """Mean gain over every order of joining."""
    shares = np.zeros(n)
    for order in permutations(range(n)):
        coalition = 0
        for player in order:
            shares[player] += values[coalition | 1 << player] - values[coalition]
            coalition |= 1 << player
    return shares / len(list(permutations(range(n))))


def product_game(factors):
    """Worth of a coalition: the product of the factors of its players, as causes act on a rate."""
    n = len(factors)
    members = (coalitions(n)[:, None] >> np.arange(n)) & 1
    return np.prod(np.where(members, factors, 1.0), axis=1)


@pytest.mark.parametrize("n", [0, 1, 2, 3, 5, 6])
def test_exact_is_the_mean_over_all_orders(n):
    values = RANDOM.normal(size=2**n)
    assert exact(values, n) == pytest.approx(by_definition(values, n), abs=1e-12)


def test_the_shares_add_up_to_the_whole():
    values = RANDOM.normal(size=2**7)
    assert exact(values, 7).sum() == pytest.approx(values[-1] - values[0])


def test_players_who_do_the_same_share_alike():
    first, second, third = exact(product_game([2.0, 3.0, 2.0]), 3)
    assert first == pytest.approx(third)
    assert second > first


def test_who_adds_nothing_gets_nothing():
    assert exact(product_game([2.0, 1.0, 0.5]), 3)[1] == 0


def test_who_protects_gets_less_than_nothing():
    assert exact(product_game([2.0, 0.5]), 2)[1] < 0


def test_shares_of_a_sum_of_games_are_sums_of_shares():
    one, two = RANDOM.normal(size=(2, 2**4))
    both = exact(one, 4) + exact(two, 4)
    assert exact(one + two, 4) == pytest.approx(both)


def test_the_glove_game():
    """One left glove, two right ones: the left is worth 2/3 (Shapley 1953's textbook example)."""
    values = np.array([0, 0, 0, 1, 0, 1, 0, 1], dtype=float)  # player 0 holds the left glove
    assert exact(values, 3) == pytest.approx([2 / 3, 1 / 6, 1 / 6])


def test_an_order_and_its_reverse_are_exact_where_players_act_in_pairs():
    alone, pairs = RANDOM.normal(size=5), RANDOM.normal(size=(5, 5))
    members = (coalitions(5)[:, None] >> np.arange(5)) & 1
    values = members @ alone + np.einsum("ci,ij,cj->c", members, pairs, members)
    found = sampled(values.__getitem__, [RANDOM.permutation(5)], 5)
    assert found == pytest.approx(exact(values, 5))


def test_many_orders_come_near_the_exact_shares_and_each_keeps_the_sum():
    values = product_game([4.0, 2.5, 1.5, 0.7, 1.2, 3.0])
    orders = [RANDOM.permutation(6) for _ in range(400)]
    assert sampled(values.__getitem__, orders, 6) == pytest.approx(exact(values, 6), abs=0.02 * values[-1])
    assert sampled(values.__getitem__, orders[:1], 6).sum() == pytest.approx(values[-1] - values[0])
