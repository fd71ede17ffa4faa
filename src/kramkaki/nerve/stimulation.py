"""What experiments impose on a pool, millisecond by millisecond."""

import numpy as np
import numpy.typing as npt

from kramkaki.nerve.reflexes import Moment
from kramkaki.number_types import Array

MILLISECONDS = 1000


def quiet(seconds: float, length: float) -> Moment:
    """Return a relaxed muscle held at a length. [units of Moment]

    Parameters
    ----------
    seconds : float
        [s]
    length : float
        Of the fascicles, of optimal. [1]
    """
    count = round(seconds * MILLISECONDS)
    zero = np.zeros(count)
    nothing = dict.fromkeys(Moment._fields, zero)
    return Moment(**{**nothing, "length": np.full(count, float(length))})


def burst(seconds: float, frequency: float, length: float, afferents: float = 1.0) -> Moment:
    """Return a train of pulses to the nerve. [units of Moment]

    Parameters
    ----------
    seconds : float
        [s]
    frequency : float
        [Hz]
    length : float
        Of the fascicles, of optimal. [1]
    afferents : float
        Share of the spindle afferents that each pulse excites. [0-1]
    """
    pulses = regular(seconds, frequency)
    return quiet(seconds, length)._replace(pulse=afferents * pulses, motor=pulses)


def regular(seconds: float, frequency: float) -> Array:
    """Return 1 in the milliseconds at which a stimulator fires, from the first on. [0-1], one number a millisecond

    Parameters
    ----------
    seconds : float
        [s]
    frequency : float
        [Hz]
    """
    pulses = np.zeros(round(seconds * MILLISECONDS))
    times = np.arange(0, seconds, 1 / frequency)
    pulses[np.round(times * MILLISECONDS).astype(int).clip(max=len(pulses) - 1)] = 1.0
    return pulses


def blocked(moments: Moment) -> Moment:
    """Return the same with the nerve blocked between the stimulus and the cord. [units of Moment]"""
    return moments._replace(blocked=np.ones_like(moments.blocked))


def joined(*parts: Moment) -> Moment:
    """Return parts one after the other. [units of Moment]"""
    return Moment(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def stretched(seconds: float, start: float, end: float, ramp_seconds: float) -> Moment:
    """Return a stretch at constant speed, then held. [units of Moment]

    Parameters
    ----------
    seconds, ramp_seconds : float
        In all, and of the movement. [s]
    start, end : float
        Length of the fascicles, of optimal. [1]
    """
    length = np.full(round(seconds * MILLISECONDS), float(end))
    moving = np.arange(round(ramp_seconds * MILLISECONDS))
    length[: len(moving)] = start + (end - start) * moving / len(moving)
    return quiet(seconds, end)._replace(length=length)


def driven(drive: npt.ArrayLike, length: float) -> Moment:
    """Return a voluntary drive. [units of Moment]

    Parameters
    ----------
    drive : array
        Excitation, one number a millisecond, of the dendrite's leak. [1]
    length : float
        [1]
    """
    excitation = np.asarray(drive, float)
    return quiet(len(excitation) / MILLISECONDS, length)._replace(excitation=excitation)
