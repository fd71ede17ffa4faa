"""What an electrode would read from a recording: who fires, how fast, how irregularly, for how long."""

from typing import Any

import numpy as np
import numpy.typing as npt

from kramkaki.number_types import Array

Spikes = npt.NDArray[Any]  # [1] of cells or fibres, (milliseconds, units)
Whole = npt.NDArray[np.int_]

MILLISECONDS = 1000
WINDOW = 500  # [ms] over which a unit counts as firing
FEWEST_SPIKES = 2  # in a window
CRAMP_SHARE = 0.05  # of the units that must fire for a cramp
CRAMP_RATE = 3.0  # [Hz]
LONGEST_INTERVAL = 500  # [ms] a longer silence ends a spell of firing
FEWEST_INTERVALS = 10


def firing_rates(spikes: Spikes) -> Array:
    """Return the mean rate of each unit. [Hz]"""
    rates: Array = spikes.astype(bool).sum(axis=0) * MILLISECONDS / len(spikes)
    return rates


def is_cramp(spikes: Spikes) -> bool:
    """Whether enough units fire fast enough, on average, to call it a cramp.

    Parameters
    ----------
    spikes : array, shape (milliseconds, units)
        Some time after the trigger. [1]
    """
    return bool(np.mean(firing_rates(spikes) > CRAMP_RATE) >= CRAMP_SHARE)


def firing_share(spikes: Spikes) -> Array:
    """Return the share of units that fire, window after window. [0-1]"""
    windows = spikes[: len(spikes) // WINDOW * WINDOW].astype(bool).reshape(-1, WINDOW, spikes.shape[1])
    shares: Array = np.mean(windows.sum(axis=1) >= FEWEST_SPIKES, axis=1)
    return shares


def duration(spikes: Spikes) -> float:
    """Return how long at least a twentieth of the units goes on firing, from the first moment on. [s]"""
    silent = np.flatnonzero(firing_share(spikes) < CRAMP_SHARE)
    windows = silent[0] if len(silent) else len(spikes) // WINDOW
    return float(windows * WINDOW / MILLISECONDS)


def intervals(spikes: Spikes) -> list[Whole]:
    """Return for each unit the times between its spikes within spells of firing. [ms]"""
    gaps = [np.diff(np.flatnonzero(unit)) for unit in spikes.T]
    return [gap[gap <= LONGEST_INTERVAL] for gap in gaps]


def irregularity(spikes: Spikes) -> Array:
    """Return the coefficient of variation of the intervals of each unit that has enough of them. [1]"""
    return np.array([gap.std() / gap.mean() for gap in intervals(spikes) if len(gap) >= FEWEST_INTERVALS])


def spell_rates(spikes: Spikes) -> Array:
    """Return the rate of each unit while it fires: one over its mean interval. [Hz]"""
    return np.array([MILLISECONDS / gap.mean() for gap in intervals(spikes) if len(gap) >= FEWEST_INTERVALS])


def active_times(spikes: Spikes) -> Array:
    """Return from first to last spike of each unit that has enough of them. [s]"""
    times = (np.flatnonzero(unit) for unit in spikes.T)
    return np.array([(each[-1] - each[0]) / MILLISECONDS for each in times if len(each) > FEWEST_INTERVALS])
