"""One cramp whole, as a laboratory would record it: rest, a burst to the nerve, the cramp, the stretch that ends it."""

from typing import NamedTuple

import numpy as np

from kramkaki.nerve.electromyogram import electromyogram
from kramkaki.nerve.laboratory import experiments, measures
from kramkaki.nerve.laboratory.measures import Spikes
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.pool import UNITS
from kramkaki.nerve.stimulation import MILLISECONDS
from kramkaki.number_types import Array
from kramkaki.parameters import records

SETTLED = 3.0  # [s] after the burst, from when on rates are read: as in the test of the threshold


class Episode(NamedTuple):
    """What was recorded, one row a millisecond, and what it comes to."""

    frequency: float  # [Hz] of the burst
    seed: int
    burst: tuple[float, float]  # [s] first and last pulse
    stretch: tuple[float, float]  # [s] from the start of the movement to the end of the recording
    spikes: Spikes  # [1] (milliseconds, units) of the muscle's fibres, smallest unit first
    electromyogram: Array  # [mV] four numbers a millisecond
    force: Array  # [0-1] of the muscle's most
    length: Array  # [1] of the fascicles, of optimal
    joined: int  # units that fire above 3 Hz between the settling and the stretch
    rate: float  # [Hz] their mean
    irregularity: float  # [1] coefficient of variation of their intervals
    cramped: bool  # enough units fire in the second before the stretch
    rises: bool  # the pool fires faster within the first second of the stretch than before it
    ended_after: float | None  # [s] from the start of the stretch; None without a cramp, or where it goes on

    @property
    def seconds(self) -> float:
        """How long the recording is. [s]"""
        return len(self.spikes) / MILLISECONDS


def episode(
    frequency: float, seed: int = 0, *, count: int = UNITS, parameters: NerveParameters | None = None
) -> Episode:
    """Set off one cramp in the shortened muscle and end it by a stretch.

    Parameters
    ----------
    frequency : float
        Of the burst. [Hz]
    seed : int
        Of the noise.
    count : int
        Motor units. [1]
    parameters : NerveParameters, optional
        The reference subject's calf where left out.
    """
    parameters = parameters or records.load(NerveParameters)
    moments, recording = experiments.trigger_to_stretch(frequency, seed, count=count, parameters=parameters)
    pulses = np.flatnonzero(moments.pulse) / MILLISECONDS
    held = np.asarray(moments.length)
    turn = int(np.argmax(held != held[0]))
    spikes = recording.muscle
    window = spikes[round((pulses[-1] + SETTLED) * MILLISECONDS) : turn]
    rates = measures.firing_rates(window)
    joined = rates > measures.CRAMP_RATE
    irregular = measures.irregularity(window[:, joined])
    cramped = measures.is_cramp(spikes[turn - MILLISECONDS : turn])
    lasting = measures.duration(spikes[turn:])
    before = experiments.pool_rate(spikes[turn - MILLISECONDS : turn]).mean()
    within = experiments.pool_rate(spikes[turn : turn + MILLISECONDS]).max()
    return Episode(
        frequency=frequency,
        seed=seed,
        burst=(float(pulses[0]), float(pulses[-1])),
        stretch=(turn / MILLISECONDS, len(spikes) / MILLISECONDS),
        spikes=spikes,
        electromyogram=electromyogram(spikes, parameters),
        force=np.asarray(recording.loop.force),
        length=np.asarray(recording.loop.length),
        joined=int(joined.sum()),
        rate=float(rates[joined].mean()) if joined.any() else 0.0,
        irregularity=float(irregular.mean()) if len(irregular) else 0.0,
        cramped=cramped,
        rises=bool(within > before),
        ended_after=lasting if cramped and lasting < (len(spikes) - turn) / MILLISECONDS else None,
    )
