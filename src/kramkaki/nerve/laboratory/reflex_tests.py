"""Reflexes of a relaxed muscle, as a laboratory tests them: the H-reflex, and a stimulus to the tendon."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from kramkaki.nerve import stimulation
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.pool import STEPS, UNITS, Pool
from kramkaki.nerve.stimulation import MILLISECONDS
from kramkaki.nerve.threshold import after, train
from kramkaki.nerve.units import Unit
from kramkaki.number_types import Array

SETTLE = 0.5  # [s] of rest before the first pulse
DIRECT = 5  # [ms] after the pulse, in which the muscle answers directly
REFLEX = (20, 70)  # [ms] after it, in which the answer by way of the cord comes
BEST_SHARE = 0.9  # of the spindle afferents that a pulse excites before it excites motor axons much
INHIBITED = (47, 114)  # [ms] after a shock to the tendon: the first inhibition begins and ends (Khan and Burne 2009)
BETWEEN_SHOCKS = 500  # [ms]
BEFORE_SHOCKS = 5.0  # [s] of cramp


class Answer(NamedTuple):
    """What a pulse to the nerve evokes, as shares of the answer of all units at once."""

    direct: float  # [0-1] M-wave
    reflex: float  # [0-1] H-reflex
    latency: float  # [ms] of the reflex; nan where there is none


def potential(units: Unit, count: int) -> Array:
    """Return the size of each unit's surface potential: with the root of its force, as fibre number does. [1]

    Units are taken to be spread alike through the muscle. Leaves out: cancellation of potentials and depth.
    """
    size = np.sqrt(np.asarray(units.strength)[:count])
    shares: Array = size / size.sum()
    return shares


def pulse(pool: Pool, afferents: float, motor: float, length: float, rest: float = SETTLE) -> Answer:
    """Give one pulse to the nerve after some rest. [units of Answer]

    Parameters
    ----------
    pool : Pool
    afferents, motor : float
        Shares of spindle afferents and of motor axons that it excites. [0-1]
    length : float
        Of the fascicles, of optimal. [1]
    rest : float
        Before the pulse. [s]
    """
    pool.run(stimulation.quiet(rest, length))
    moments = stimulation.quiet(REFLEX[1] / MILLISECONDS, length)
    first = np.zeros(np.size(moments.length))
    first[0] = 1.0
    spikes = pool.run(moments._replace(pulse=afferents * first, motor=motor * first)).muscle.astype(bool)
    size = potential(pool.units, pool.count)
    late = spikes[REFLEX[0] :]
    times = np.flatnonzero(late.any(axis=1))
    return Answer(
        direct=float(spikes[:DIRECT].any(axis=0) @ size),
        reflex=float(late.any(axis=0) @ size),
        latency=float(REFLEX[0] + times[0]) if len(times) else float("nan"),
    )


def h_reflex(
    seed: int = 0,
    length: float | None = None,
    *,
    shares: Iterable[float] = (BEST_SHARE,),
    count: int = UNITS,
    parameters: NerveParameters | None = None,
    steps: int = STEPS,
) -> Answer:
    """Return the largest H-reflex over stimuli of rising strength. [units of Answer]

    Parameters
    ----------
    seed : int
    length : float, optional
        Of the fascicles, of optimal; neutral where left out. [1]
    shares : tuple
        Of the spindle afferents that each stimulus excites, motor axons still spared. [0-1]
    count, steps : int
        [1]
    parameters : NerveParameters, optional
    """
    pool = Pool(seed, count, parameters, steps)
    length = pool.parameters.neutral_length if length is None else length
    return max((pulse(pool, share, 0.0, length, rest=5.0) for share in shares), key=lambda answer: answer.reflex)


def train_of_pulses(
    interval: float, number: int, seed: int = 0, *, parameters: NerveParameters | None = None
) -> list[float]:
    """Return the H-reflex to each pulse of a slow train at neutral length. [0-1], one number a pulse

    Parameters
    ----------
    interval : float
        [s]
    number : int
        Of pulses. [1]
    seed : int
    parameters : NerveParameters, optional
    """
    pool = Pool(seed, parameters=parameters)
    rest = interval - REFLEX[1] / MILLISECONDS
    return [pulse(pool, BEST_SHARE, 0.0, pool.parameters.neutral_length, rest).reflex for _ in range(number)]


def after_contraction(
    drive: float,
    minutes: float,
    waits: Iterable[float],
    seed: int = 0,
    *,
    pulses: int = 4,
    parameters: NerveParameters | None = None,
) -> list[float]:
    """Return the H-reflex after a long voluntary contraction, relative to that before it. [1], one number a wait

    Parameters
    ----------
    drive : float
        Voluntary, of the dendrite's leak. [1]
    minutes : float
        [min]
    waits : tuple
        After the end, rising. [s]
    seed : int
    pulses : int
        Averaged at each time, 1.5 s apart. [1]
    parameters : NerveParameters, optional
    """
    pool = Pool(seed, parameters=parameters)
    length = pool.parameters.neutral_length
    apart = 1.5

    def mean(rest: float) -> float:
        first = pulse(pool, BEST_SHARE, 0.0, length, rest).reflex
        return float(np.mean([first] + [pulse(pool, BEST_SHARE, 0.0, length, apart).reflex for _ in range(pulses - 1)]))

    before = mean(SETTLE)
    pool.run(stimulation.driven(np.full(round(minutes * 60 * MILLISECONDS), drive), length))
    reflexes, now = [], 0.0
    for wait in waits:
        reflexes.append(mean(wait - now) / before)
        now = wait + apart * (pulses - 1)
    return reflexes


def tendon_inhibition(
    drive: float, length: float, seed: int = 0, *, repeats: int = 20, parameters: NerveParameters | None = None
) -> float:
    """Return a voluntary contraction's activity inhibited by shocks to the tendon, relative to that before them. [1]

    Parameters
    ----------
    drive : float
        Voluntary, that keeps the muscle active. [1]
    length : float
        Of the fascicles, of optimal. [1]
    seed, repeats : int
    parameters : NerveParameters, optional
    """
    pool = Pool(seed, parameters=parameters)
    pool.run(stimulation.driven(np.full(2 * MILLISECONDS, drive), length))
    return shocked(pool, drive, length, repeats)


def tendon_inhibition_of_cramp(
    frequency: float, seed: int = 0, *, repeats: int = 20, parameters: NerveParameters | None = None
) -> float:
    """Return the same for a cramp of the shortened muscle. [1]

    Parameters
    ----------
    frequency : float
        Of the burst that sets it off. [Hz]
    seed, repeats : int
    parameters : NerveParameters, optional
    """
    pool = Pool(seed, parameters=parameters)
    length = pool.parameters.short_length
    train(pool, frequency, length)
    after(pool, BEFORE_SHOCKS, length)
    return shocked(pool, 0.0, length, repeats)


def shocked(pool: Pool, drive: float, length: float, repeats: int) -> float:
    """Return the muscle's firing while shocks to the tendon inhibit it, relative to that just before them. [1]

    Parameters
    ----------
    pool : Pool
        Active.
    drive : float
        Voluntary. [1]
    length : float
        Of the fascicles, of optimal. [1]
    repeats : int
        Shocks. [1]
    """
    begin, end = INHIBITED
    moments = stimulation.driven(np.full(BETWEEN_SHOCKS, drive), length)
    first = stimulation.regular(BETWEEN_SHOCKS / MILLISECONDS, MILLISECONDS / BETWEEN_SHOCKS)
    before = pool.run(moments).muscle[-(end - begin) :].astype(int).sum()
    early = late = 0.0
    for _ in range(repeats):
        spikes = pool.run(moments._replace(tendon=first)).muscle
        early += before
        late += spikes[begin:end].astype(int).sum()
        before = spikes[-(end - begin) :].astype(int).sum()
    return float(late / early)
