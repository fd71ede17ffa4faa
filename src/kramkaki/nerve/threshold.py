"""The cramp threshold: stimulation steps on a simulated muscle, as a laboratory does them on a nerve."""

from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from typing import NamedTuple

import numpy as np

from kramkaki.nerve import stimulation
from kramkaki.nerve.laboratory import measures
from kramkaki.nerve.pool import CELLS, STEPS, UNITS, Pool

FIRST_FREQUENCY = 4  # [Hz] as in Miller and Knight 2012
LAST_FREQUENCY = 60  # [Hz]
FREQUENCY_STEP = 2  # [Hz]
QUIET = 1.0  # [s] before a burst
BURST = 2.0  # [s]
REPEATS = 3  # series, each with noise of its own
WATCHED = (3.0, 5.0)  # [s] after the burst, when a cramp must be there
WATCHED_BEYOND_A_BLOCK = (0.5, 1.5)  # [s]


class Threshold(NamedTuple):
    """What a threshold test found."""

    hz: float | None  # [Hz] median of the series; None where it is not inducible
    series_hz: tuple  # [Hz] of each series; None where not inducible up to the last step
    seed: int

    @property
    def not_inducible(self):
        return self.hz is None

    @property
    def spread_hz(self):
        """Largest minus smallest of the series, where all are inducible. [Hz]"""
        known = [each for each in self.series_hz if each is not None]
        return max(known) - min(known) if len(known) == len(self.series_hz) else None


def train(pool, frequency, length, blocked=False, seconds=BURST):
    """Stimulate a rested pool and record the burst. [units of Recording]

    Parameters
    ----------
    pool : Pool
    frequency : float
        [Hz]
    length : float
        Of the fascicles, of optimal. [1]
    blocked : bool
        With the nerve blocked between the stimulus and the cord.
    seconds : float
        Of the burst. [s]
    """
    moments = stimulation.joined(stimulation.quiet(QUIET, length), stimulation.burst(seconds, frequency, length))
    return pool.run(stimulation.blocked(moments) if blocked else moments)


def after(pool, seconds, length, blocked=False):
    """Record a pool that is left alone. [units of Recording]"""
    moments = stimulation.quiet(seconds, length)
    return pool.run(stimulation.blocked(moments) if blocked else moments)


def _cramps(frequency, seed, length, blocked, count, parameters, steps, before, cell):
    pool = Pool(seed, count, parameters, steps, cell)
    if before is not None:
        pool.run(before)
    train(pool, frequency, length, blocked)
    begin, end = WATCHED_BEYOND_A_BLOCK if blocked else WATCHED
    spikes = after(pool, end, length, blocked).muscle
    return measures.is_cramp(spikes[round(begin * stimulation.MILLISECONDS) :])


def _series(seed, length, blocked, count, parameters, steps, before, cell, progress):
    for frequency in range(FIRST_FREQUENCY, LAST_FREQUENCY + 1, FREQUENCY_STEP):
        progress(frequency)
        if _cramps(frequency, seed, length, blocked, count, parameters, steps, before, cell):
            return frequency
    return None


def threshold(
    seed=0,
    length=None,
    *,
    blocked=False,
    count=UNITS,
    parameters=None,
    steps=STEPS,
    repeats=REPEATS,
    before=None,
    cell=CELLS[0],
    progress=lambda frequency: None,
):
    """Return the cramp threshold of a muscle.

    Every frequency finds the muscle rested: the minute of rest between bursts counts as full recovery.

    Parameters
    ----------
    seed : int
        Of the noise; series use the numbers from ``repeats * seed`` on.
    length : float, optional
        Of the fascicles, of optimal; shortened where left out. [1]
    blocked : bool
        With the nerve blocked between the stimulus and the cord.
    count : int
        Motor units. [1]
    parameters : NerveParameters, optional
        The reference subject where left out.
    steps : int
        Steps of a cell in a millisecond. [1]
    repeats : int
        Series. [1]
    before : Moment of arrays, optional
        What happened to the muscle before every burst, such as a stretch. [units of Moment]
    cell : str
        How a cell fires, one of ``CELLS``: by "reset" at a threshold, or by its "conductance" of sodium and potassium,
        as a check.
    progress : callable
        Told the frequency of each step. [Hz]

    Returns
    -------
    threshold : Threshold
        Its ``hz`` is None where half of the series or more found no cramp up to the last step.
    """
    if length is None:
        length = (parameters or Pool(seed, count).parameters).short_length
    seeds = [repeats * seed + i for i in range(repeats)]
    with ThreadPoolExecutor(cpu_count()) as workers:
        found = list(
            workers.map(
                lambda each: _series(each, length, blocked, count, parameters, steps, before, cell, progress), seeds
            )
        )
    middle = float(np.median([np.inf if each is None else each for each in found]))
    return Threshold(middle if np.isfinite(middle) else None, tuple(found), seed)
