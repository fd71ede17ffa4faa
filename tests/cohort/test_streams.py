"""Random numbers that depend on seed, name and person alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kstest

from kramkaki.cohort.streams import CHUNK, STRATA, stratified, uniform


@given(seed=st.integers(0, 2**40), index=st.lists(st.integers(0, 10**6), min_size=1, max_size=6))
def test_a_number_is_the_same_alone_in_company_and_in_any_order(seed, index):
    together = uniform(seed, "x", np.array(index))
    assert np.array_equal(together, [uniform(seed, "x", np.array([i]))[0] for i in index])
    assert np.array_equal(together[::-1], uniform(seed, "x", np.array(index[::-1])))


def test_numbers_are_uniform_and_streams_independent():
    index = np.arange(20 * CHUNK)
    one, two, other = uniform(1, "x", index), uniform(1, "y", index), uniform(2, "x", index)
    assert kstest(one, "uniform").pvalue > 0.001
    for values in (two, other, np.roll(one, 1)):
        assert abs(np.corrcoef(one, values)[0, 1]) < 4 / np.sqrt(len(index))


@pytest.mark.parametrize("block", [0, 7])
def test_a_block_fills_its_range_evenly(block):
    values = [stratified(3, "x", block * STRATA + i) for i in range(STRATA)]
    assert sorted(int(value * STRATA) for value in values) == list(range(STRATA))


def test_two_stratified_streams_are_independent():
    values = np.array([[stratified(3, name, i) for i in range(100 * STRATA)] for name in ("x", "y")])
    assert abs(np.corrcoef(values)[0, 1]) < 4 / np.sqrt(100 * STRATA)
