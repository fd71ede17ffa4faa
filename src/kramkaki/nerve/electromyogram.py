"""The surface electromyogram of a recording: the potentials of all motor units added up under one electrode."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from kramkaki.equations import electromyogram as law
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.units import GOLDEN_RATIO, SQUARE_ROOT_OF_TWO
from kramkaki.number_types import Array
from kramkaki.parameters import records

SAMPLES = 4  # in a millisecond: the fastest potential lasts three
REACH = 3.0  # widths on either side of a potential, beyond which it is below a thousandth
FULL_TURN = 2 * np.pi  # [rad]


class ElectromyogramParameters(NamedTuple):
    """Numbers of the electrode and the potentials under it."""

    potential_per_twitch: float
    width_smallest: float
    width_first_fast: float
    width_first_fatigable: float
    width_largest: float
    fall_distance: float
    widening: float
    skin_thickness: float
    muscle_thickness: float


def electromyogram(
    spikes: npt.NDArray[Any], parameters: NerveParameters, electrode: ElectromyogramParameters | None = None
) -> Array:
    """Return the potential at the electrode.

    Parameters
    ----------
    spikes : array, shape (milliseconds, units)
        Of the muscle's fibres. [1]
    parameters : NerveParameters
        Of the pool that made them.
    electrode : ElectromyogramParameters, optional

    Returns
    -------
    potential : array, shape (4 x milliseconds)
        Four numbers a millisecond. [mV]

    Notes
    -----
    A potential begins with its spike. Units lie spread evenly over the cross-section; every second one gives a
    biphasic potential, the others a triphasic.
    Good for comparing moments of one muscle. Leaves out: noise of the skin and the amplifier, neighbouring muscles,
    conduction along the fibres, and that a hundred units stand for several hundred.
    """
    potentials = _potentials(spikes.shape[1], parameters, electrode or records.load(ElectromyogramParameters))
    reach = potentials.shape[1]
    signal = np.zeros(len(spikes) * SAMPLES + reach)
    moments, units = np.nonzero(spikes)
    for sample in range(reach):  # few: each takes all spikes at once
        signal += np.bincount(moments * SAMPLES + sample, potentials[units, sample], len(signal))
    return signal[: len(spikes) * SAMPLES]


def _potentials(count: int, p: NerveParameters, electrode: ElectromyogramParameters) -> Array:
    """Potential of each unit at the electrode, sampled from its beginning, (units, samples). [mV]"""
    place = np.linspace(0, 1, count)
    shares = [0, p.slow_share, p.slow_share + p.resistant_share, 1]
    twitch = [
        p.twitch_force_smallest,
        p.twitch_force_first_fast,
        p.twitch_force_first_fatigable,
        p.twitch_force_largest,
    ]
    e = electrode
    widths = [e.width_smallest, e.width_first_fast, e.width_first_fatigable, e.width_largest]
    distance = _distances(count, e)
    width = np.asarray(law.width_at_skin(np.interp(place, shares, widths), distance, e.widening))
    at_skin = law.share_at_skin(distance, e.fall_distance)
    size = np.asarray(e.potential_per_twitch * np.interp(place, shares, twitch) * at_skin)
    reach = int(np.ceil(REACH * width.max() * SAMPLES))
    time = np.arange(-reach, reach + 1) / SAMPLES
    even = (np.arange(count) % 2 == 0)[:, None]
    shape = np.where(even, law.biphasic_potential(time, width[:, None]), law.triphasic_potential(time, width[:, None]))
    return size[:, None] * shape


def _distances(count: int, electrode: ElectromyogramParameters) -> Array:
    """How far each unit lies from the electrode over the middle of the muscle. [mm]"""
    number = np.arange(1, count + 1)
    radius = electrode.muscle_thickness / 2
    # Square root: as many units in every piece of the circle.
    out, turn = radius * np.sqrt((number * GOLDEN_RATIO) % 1), FULL_TURN * ((number * SQUARE_ROOT_OF_TWO) % 1)
    distances: Array = np.hypot(out * np.sin(turn), radius + electrode.skin_thickness - out * np.cos(turn))
    return distances
