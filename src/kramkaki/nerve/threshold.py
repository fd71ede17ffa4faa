"""The cramp threshold: stimulation steps on a simulated muscle, as a laboratory does them on a nerve."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count
from typing import NamedTuple

import numpy as np

from kramkaki.nerve import stimulation
from kramkaki.nerve.laboratory import measures
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.pool import CELLS, STEPS, UNITS, Pool, Recording
from kramkaki.nerve.reflexes import Moment

FIRST_FREQUENCY = 4  # [Hz] as in Miller and Knight 2012
LAST_FREQUENCY = 60  # [Hz]
FREQUENCY_STEP = 2  # [Hz]
QUIET = 1.0  # [s] before a burst
BURST = 2.0  # [s]
REPEATS = 3  # series, each with noise of its own
WATCHED = (3.0, 5.0)  # [s] after the burst, when a cramp must be there
WATCHED_BEYOND_A_BLOCK = (0.5, 1.5)  # [s]


class Threshold(NamedTuple):
    """The result of a test of the threshold."""

    hz: float | None  # [Hz] median of the series; None where it is not inducible
    series_hz: tuple[float | None, ...]  # [Hz] of each series; None where not inducible up to the last step
    seed: int

    @property
    def not_inducible(self) -> bool:
        """Whether half of the series or more found no cramp."""
        return self.hz is None

    @property
    def spread_hz(self) -> float | None:
        """Largest minus smallest of the series, where all are inducible. [Hz]"""
        known = [hz for hz in self.series_hz if hz is not None]
        return max(known) - min(known) if len(known) == len(self.series_hz) else None


def train(pool: Pool, frequency: float, length: float, blocked: bool = False, seconds: float = BURST) -> Recording:
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


def after(pool: Pool, seconds: float, length: float, blocked: bool = False) -> Recording:
    """Record a pool that is left alone. [units of Recording]"""
    moments = stimulation.quiet(seconds, length)
    return pool.run(stimulation.blocked(moments) if blocked else moments)


@dataclass(frozen=True)
class _Test:
    """What all series of a test have in common, as :func:`threshold` is given it."""

    length: float
    blocked: bool
    count: int
    parameters: NerveParameters | None
    steps: int
    before: Moment | None
    cell: str


def _cramps(frequency: float, seed: int, test: _Test) -> bool:
    """Whether a burst at this frequency sets off a cramp."""
    pool = Pool(seed, test.count, test.parameters, test.steps, test.cell)
    if test.before is not None:
        pool.run(test.before)
    train(pool, frequency, test.length, test.blocked)
    begin, end = WATCHED_BEYOND_A_BLOCK if test.blocked else WATCHED
    spikes = after(pool, end, test.length, test.blocked).muscle
    return measures.is_cramp(spikes[round(begin * stimulation.MILLISECONDS) :])


def _series(seed: int, test: _Test, progress: Callable[[float], None]) -> float | None:
    """The first frequency that sets off a cramp. [Hz]"""
    for frequency in range(FIRST_FREQUENCY, LAST_FREQUENCY + 1, FREQUENCY_STEP):
        progress(frequency)
        if _cramps(frequency, seed, test):
            return frequency
    return None


def threshold(
    seed: int = 0,
    length: float | None = None,
    *,
    blocked: bool = False,
    count: int = UNITS,
    parameters: NerveParameters | None = None,
    steps: int = STEPS,
    repeats: int = REPEATS,
    before: Moment | None = None,
    cell: str = CELLS[0],
    progress: Callable[[float], None] = lambda frequency: None,
) -> Threshold:
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
        Called with the frequency of each step. [Hz]

    Returns
    -------
    threshold : Threshold
        Its ``hz`` is None where half of the series or more found no cramp up to the last step.
    """
    if length is None:
        length = (parameters or Pool(seed, count).parameters).short_length
    test = _Test(length, blocked, count, parameters, steps=steps, before=before, cell=cell)
    seeds = [repeats * seed + i for i in range(repeats)]
    with ThreadPoolExecutor(cpu_count()) as workers:
        series = tuple(workers.map(lambda each: _series(each, test, progress), seeds))
    middle = float(np.median([np.inf if hz is None else hz for hz in series]))
    return Threshold(middle if np.isfinite(middle) else None, series, seed)
