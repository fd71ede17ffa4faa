"""What holds for all tests."""

import signal
from functools import cache

import pytest

# A shell that runs the tests in the background lets them ignore Ctrl-C, and so would every program they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def each_series_once(monkeypatch):
    """Compute each series of a threshold test once for all tests that use this: they differ in what they do with it."""
    from kramkaki.nerve import threshold

    compute = _once(threshold._series)
    monkeypatch.setattr(threshold, "_series", lambda seed, test, progress: compute(seed, test))


@cache
def _once(series):
    return cache(lambda seed, test: series(seed, test, lambda frequency: None))
