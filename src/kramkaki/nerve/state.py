"""The few neural quantities into which every cause collapses, and the pool in such a state."""

from typing import NamedTuple

from kramkaki.nerve.parameters import NerveParameters
from kramkaki.number_types import Number

# Where laboratories test, in a muscle's own operating range from shortest (0) to longest (1): the calf's short length.
TEST_POSITION = 0.2


class NerveState(NamedTuple):
    """State of one muscle's nerve relative to the rested reference. Numbers, or arrays that broadcast."""

    terminal_margin_shift: Number = 0.0  # [mV] motor terminals stand so much further from firing by themselves
    persistent_gain: Number = 1.0  # [1] factor on neuromodulation, hence on the persistent inward current
    spindle_gain: Number = 1.0  # [1] factor on the excitation by spindle afferents, steady and in volleys
    tendon_gain: Number = 1.0  # [1] factor on the length-gated inhibition by tendon organs
    length: Number = TEST_POSITION  # [0-1] in the muscle's own operating range


def fibre_length(position: Number, parameters: NerveParameters) -> Number:
    """Return the length of the fascicles at a position in the operating range of the muscle. [1], of optimal"""
    return parameters.shortest_length + position * (parameters.longest_length - parameters.shortest_length)


def applied(effective: NerveState, parameters: NerveParameters) -> NerveParameters:
    """Return the parameters of a rested muscle's pool in that state, so that any experiment can be run in it.

    ``short_length``, at which experiments hold the muscle where nothing else is said, is that of the state.
    """
    e, p = effective, parameters
    return p._replace(
        terminal_margin=float(p.terminal_margin + e.terminal_margin_shift),
        neuromodulation=float(p.neuromodulation * e.persistent_gain),
        spindle_excitation=float(p.spindle_excitation * e.spindle_gain),
        tendon_weight=float(p.tendon_weight * e.tendon_gain),
        short_length=float(fibre_length(e.length, p)),
    )
