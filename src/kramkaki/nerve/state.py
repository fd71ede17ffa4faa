"""The few neural quantities into which every cause collapses, and the pool in such a state."""

from typing import NamedTuple

# Where laboratories test, in a muscle's own operating range from shortest (0) to longest (1): the calf's short length.
TEST_POSITION = 0.2


class NerveState(NamedTuple):
    """State of one muscle's nerve relative to the rested reference. Numbers, or arrays that broadcast."""

    terminal_margin_shift: float = 0.0  # [mV] motor terminals stand so much further from firing by themselves
    persistent_gain: float = 1.0  # [1] factor on neuromodulation, hence on the persistent inward current
    spindle_gain: float = 1.0  # [1] factor on the excitation by spindle afferents, steady and in volleys
    tendon_gain: float = 1.0  # [1] factor on the length-gated inhibition by tendon organs
    length: float = TEST_POSITION  # [0-1] in the muscle's own operating range


def fibre_length(position, parameters):
    """Length of the fascicles at a position in the operating range.

    Parameters
    ----------
    position : float or array
        [0-1]
    parameters : NerveParameters
        Of the muscle.

    Returns
    -------
    length : float or array
        Of optimal. [1]
    """
    return parameters.shortest_length + position * (parameters.longest_length - parameters.shortest_length)


def applied(effective, parameters):
    """Return the parameters of a pool in that state, so that any experiment can be run in it.

    Parameters
    ----------
    effective : NerveState
        Numbers.
    parameters : NerveParameters
        Of the rested muscle.

    Returns
    -------
    parameters : NerveParameters
        ``short_length``, at which experiments hold the muscle where nothing else is said, is that of the state.
    """
    e, p = effective, parameters
    return p._replace(
        terminal_margin=p.terminal_margin + e.terminal_margin_shift,
        neuromodulation=p.neuromodulation * e.persistent_gain,
        spindle_excitation=p.spindle_excitation * e.spindle_gain,
        tendon_weight=p.tendon_weight * e.tendon_gain,
        short_length=fibre_length(e.length, p),
    )
