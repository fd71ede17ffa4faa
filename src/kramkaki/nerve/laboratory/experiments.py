"""Virtual experiments on one muscle, and what they measure."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.ndimage import uniform_filter1d

from kramkaki.nerve import stimulation
from kramkaki.nerve.laboratory import measures
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.pool import STEPS, UNITS, Pool, Recording
from kramkaki.nerve.reflexes import Moment
from kramkaki.nerve.stimulation import MILLISECONDS
from kramkaki.nerve.threshold import BURST, QUIET, WATCHED, after, train
from kramkaki.number_types import Array
from kramkaki.parameters import records

CRAMP_WATCHED = 120.0  # [s]
TERMINALS_QUIET = 3000  # [ms] after the burst, when none of them fires by itself any more
BEFORE_STRETCH = 10.0  # [s] of cramp
STRETCH_RAMP = 0.5  # [s]
AFTER_STRETCH = 10.0  # [s]
RAMP_SECONDS = 10.0  # up, and the same down
SMOOTHING = 2000  # [ms] of rates on a ramp
BEFORE_TREATMENT, AFTER_TREATMENT = 5.0, 3.0  # [s]
TURN = 0.2  # [s] window of the pool's rate during a stretch


class Cramp(NamedTuple):
    """One cramp as an electrode sees it."""

    recording: Recording  # from the end of the burst
    duration: float  # [s]
    rate: float  # [Hz] mean of the units that fire
    irregularity: float  # [1] coefficient of variation of their intervals
    later_rate: float  # [Hz] the same once the terminals are quiet
    later_irregularity: float  # [1]
    active_time: float  # [s] mean over units
    largest_share: float  # [0-1] of the units that fire at once


def cramp(
    frequency: float,
    seed: int = 0,
    *,
    length: float | None = None,
    blocked: bool = False,
    watched: float = CRAMP_WATCHED,
    count: int = UNITS,
    parameters: NerveParameters | None = None,
    steps: int = STEPS,
) -> Cramp:
    """Set off a cramp by a burst and watch it end. [units of Cramp]

    Parameters
    ----------
    frequency : float
        Of the burst. [Hz]
    seed : int
    length : float, optional
        Of the fascicles, of optimal; shortened where left out. [1]
    blocked : bool
        With the nerve blocked between the stimulus and the cord.
    watched : float
        From the end of the burst. [s]
    count, steps : int
        Motor units, and steps of a cell in a millisecond. [1]
    parameters : NerveParameters, optional
    """
    pool = Pool(seed, count, parameters, steps)
    length = pool.parameters.short_length if length is None else length
    train(pool, frequency, length, blocked)
    recording = after(pool, watched, length, blocked)
    lasting = measures.duration(recording.muscle)
    spikes = recording.muscle[: round(lasting * MILLISECONDS)]
    return Cramp(
        recording=recording,
        duration=lasting,
        rate=_mean(measures.spell_rates(spikes)),
        irregularity=_mean(measures.irregularity(spikes)),
        later_rate=_mean(measures.spell_rates(spikes[TERMINALS_QUIET:])),
        later_irregularity=_mean(measures.irregularity(spikes[TERMINALS_QUIET:])),
        active_time=_mean(measures.active_times(spikes)),
        largest_share=float(measures.firing_share(recording.muscle).max()),
    )


def _mean(values: Sequence[float] | Array) -> float:
    return float(np.mean(values)) if len(values) else 0.0


class Stretch(NamedTuple):
    """What a stretch does to a cramp."""

    rate_before: float  # [Hz] of the pool, spikes of all units, in the seconds before
    highest_rate: float  # [Hz] within the first second of the stretch
    time_to_end: float  # [s] from the start of the stretch until less than a twentieth of the units fires
    stays_ended: bool
    recording: Recording  # from the start of the stretch


def stretch(
    frequency: float,
    seed: int = 0,
    *,
    count: int = UNITS,
    parameters: NerveParameters | None = None,
    steps: int = STEPS,
) -> Stretch:
    """Set off a cramp in the shortened muscle and stretch it to its neutral length. [units of Stretch]

    Parameters
    ----------
    frequency : float
        Of the burst. [Hz]
    seed : int
    count, steps : int
        Motor units, and steps of a cell in a millisecond. [1]
    parameters : NerveParameters, optional
    """
    pool = Pool(seed, count, parameters, steps)
    p = pool.parameters
    train(pool, frequency, p.short_length)
    before = after(pool, BEFORE_STRETCH, p.short_length)
    recording = pool.run(stimulation.stretched(AFTER_STRETCH, p.short_length, p.neutral_length, STRETCH_RAMP))
    last_seconds = before.muscle[-2 * MILLISECONDS :]
    lasting = measures.duration(recording.muscle)
    shares = measures.firing_share(recording.muscle)
    quiet_from = round(lasting * MILLISECONDS) // measures.WINDOW
    return Stretch(
        rate_before=last_seconds.sum() * MILLISECONDS / len(last_seconds),
        highest_rate=float(pool_rate(recording.muscle)[: round(1 / TURN)].max()),
        time_to_end=lasting,
        stays_ended=bool(np.all(shares[quiet_from:] < measures.CRAMP_SHARE)),
        recording=recording,
    )


def pool_rate(spikes: measures.Spikes) -> Array:
    """Return the spikes of all units per second, window after window. [Hz]"""
    window = round(TURN * MILLISECONDS)
    counts = spikes.astype(int).sum(axis=1)[: len(spikes) // window * window].reshape(-1, window)
    rates: Array = counts.sum(axis=1) / TURN
    return rates


def treated(
    frequency: float,
    seed: int = 0,
    *,
    antagonist: float = 0.0,
    tendon: float = 0.0,
    seconds: float = 2.0,
    parameters: NerveParameters | None = None,
) -> bool:
    """Treat a cramp of five seconds and say whether it still is one. [bool]

    Parameters
    ----------
    frequency : float
        Of the burst that sets it off. [Hz]
    seed : int
    antagonist : float
        Activity of the opposing muscle during the treatment. [0-1]
    tendon : float
        Shocks to the tendon, each of which excites all its afferents. [Hz]
    seconds : float
        Of treatment. [s]
    parameters : NerveParameters, optional
    """
    pool = Pool(seed, parameters=parameters)
    length = pool.parameters.short_length
    train(pool, frequency, length)
    after(pool, BEFORE_TREATMENT, length)
    moments = stimulation.quiet(seconds, length)
    moments = moments._replace(antagonist=np.full_like(moments.antagonist, antagonist))
    if tendon > 0:
        moments = moments._replace(tendon=stimulation.regular(seconds, tendon))
    pool.run(moments)
    return measures.is_cramp(after(pool, AFTER_TREATMENT, length).soma[MILLISECONDS:])


def contracted(
    drive: float, length: float, seed: int = 0, *, seconds: float = 8.0, parameters: NerveParameters | None = None
) -> bool:
    """Contract a muscle by will and say whether it cramps after that. [bool]

    Parameters
    ----------
    drive : float
        Of the dendrite's leak. [1]
    length : float
        Of the fascicles, of optimal. [1]
    seed : int
    seconds : float
        Of contraction. [s]
    parameters : NerveParameters, optional
    """
    pool = Pool(seed, parameters=parameters)
    pool.run(stimulation.driven(np.full(round(seconds * MILLISECONDS), drive), length))
    return measures.is_cramp(after(pool, WATCHED[1], length).soma[round(WATCHED[0] * MILLISECONDS) :])


def subjects(count: int, seed: int = 0) -> list[NerveParameters]:
    """Return people who differ in what the records of the nerve say people differ in. [NerveParameters, ...]

    Parameters
    ----------
    count : int
        [1]
    seed : int
    """
    drawn: tuple[Any, ...] = records.draw(NerveParameters, count, seed)  # arrays where a person has numbers
    return [NerveParameters(*(float(value) for value in person)) for person in zip(*drawn, strict=True)]


def spontaneous_spikes(
    seconds: float,
    length: float,
    seed: int = 0,
    *,
    count: int = UNITS,
    parameters: NerveParameters | None = None,
    steps: int = STEPS,
) -> int:
    """Return how many spikes of cells and fibres a muscle at rest makes. [1]

    Parameters
    ----------
    seconds : float
        [s]
    length : float
        Of the fascicles, of optimal. [1]
    seed, count, parameters, steps
        As for :func:`cramp`.
    """
    recording = Pool(seed, count, parameters, steps).run(stimulation.quiet(seconds, length))
    return int(recording.soma.astype(bool).sum() + recording.muscle.sum())


class Ramp(NamedTuple):
    """A voluntary contraction that rises and falls, read as paired units."""

    recording: Recording
    recruited: Array  # [1] drive at the first spike of each unit; nan where silent
    released: Array  # [1] drive at its last spike
    rate_difference: float  # [Hz] fall of an early unit's rate between a later unit's first and last spike (delta F)


def ramp(
    peak: float,
    seed: int = 0,
    *,
    length: float | None = None,
    count: int = UNITS,
    parameters: NerveParameters | None = None,
    steps: int = STEPS,
) -> Ramp:
    """Raise and lower the voluntary drive and compare units by pairs. [units of Ramp]

    Parameters
    ----------
    peak : float
        Highest drive, of the dendrite's leak. [1]
    seed : int
    length : float, optional
        Of the fascicles, of optimal; neutral where left out. [1]
    count, steps : int
        [1]
    parameters : NerveParameters, optional
    """
    pool = Pool(seed, count, parameters, steps)
    rise = np.linspace(0, peak, round(RAMP_SECONDS * MILLISECONDS))
    drive = np.concatenate([rise, rise[::-1]])
    recording = pool.run(stimulation.driven(drive, pool.parameters.neutral_length if length is None else length))
    fired = recording.soma.astype(bool)
    has = fired.any(axis=0)
    first = np.argmax(fired, axis=0)
    last = len(fired) - 1 - np.argmax(fired[::-1], axis=0)
    rates = uniform_filter1d(fired.T.astype(float), SMOOTHING, axis=1) * MILLISECONDS
    differences = [
        rates[early][first[late]] - rates[early][last[late]]
        for early in np.flatnonzero(has).tolist()
        for late in np.flatnonzero(has).tolist()
        if _is_pair(first, last, early, late, len(drive))
    ]
    return Ramp(recording, np.where(has, drive[first], np.nan), np.where(has, drive[last], np.nan), _mean(differences))


def _is_pair(first: measures.Whole, last: measures.Whole, early: int, late: int, length: int) -> bool:
    """A later unit that starts a second or more after an early one, on the rise, and stops before it, on the fall."""
    rises = first[early] + MILLISECONDS <= first[late] < length // 2
    return bool(rises and length // 2 < last[late] < last[early])


def rates_by_drive(
    drives: Iterable[float],
    seed: int = 0,
    *,
    length: float | None = None,
    seconds: float = 2.0,
    count: int = UNITS,
    parameters: NerveParameters | None = None,
    steps: int = STEPS,
) -> Array:
    """Return steady rates at each drive: the f-I curves of a pool. [Hz], shape (drives, units)

    Parameters
    ----------
    drives : array
        Of the dendrite's leak. [1]
    seed : int
    length : float, optional
        Of the fascicles, of optimal; neutral where left out. [1]
    seconds : float
        At each drive, of which the second half is read. [s]
    count, steps : int
        [1]
    parameters : NerveParameters, optional
    """
    pool = Pool(seed, count, parameters, steps)
    length = pool.parameters.neutral_length if length is None else length
    each = round(seconds * MILLISECONDS)
    recordings = [pool.run(stimulation.driven(np.full(each, drive), length)).soma for drive in drives]
    return np.array([measures.firing_rates(spikes[each // 2 :]) for spikes in recordings])


def trigger_to_stretch(
    frequency: float,
    seed: int = 0,
    *,
    count: int = UNITS,
    parameters: NerveParameters | None = None,
    steps: int = STEPS,
) -> tuple[Moment, Recording]:
    """Record one cramp whole: rest, burst, cramp, stretch. [units of Moment], [units of Recording]

    Parameters
    ----------
    frequency : float
        Of the burst. [Hz]
    seed, count, parameters, steps
        As for :func:`cramp`.
    """
    pool = Pool(seed, count, parameters, steps)
    short, neutral = pool.parameters.short_length, pool.parameters.neutral_length
    moments = stimulation.joined(
        stimulation.quiet(QUIET, short),
        stimulation.burst(BURST, frequency, short),
        stimulation.quiet(BEFORE_STRETCH, short),
        stimulation.stretched(AFTER_STRETCH / 2, short, neutral, STRETCH_RAMP),
    )
    return moments, pool.run(moments)
