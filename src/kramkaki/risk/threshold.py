"""The cramp threshold frequency of a muscle from the state of the body, by way of the nerve.

The threshold is the lowest frequency of nerve stimulation that sets off a cramp [Hz]. Mechanisms turn the state of the
body into a few quantities of the nerve (``nerve/causes.py``); the map gives the threshold that the pool of motor
neurons has with them (``nerve/threshold_map.py``). People differ in how far their whole nerve stands from firing: what
is known of a person's own threshold is turned into that distance, and the state of the body acts on top.
"""

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.nerve.causes import ExcitabilityParameters, ExcitabilityState, nerve_state
from kramkaki.nerve.parameters import operating_range
from kramkaki.nerve.state import TEST_POSITION, NerveState
from kramkaki.nerve.threshold_map import along_margin, look_up, margin_of
from kramkaki.number_types import Array, Number
from kramkaki.risk.parameters import CrampParameters

__all__ = ["TEST_POSITION", "ExcitabilityState", "operating_position", "shift_alone", "threshold", "training_state"]

# Shortest and longest fascicles in daily use, one place for the nerve model and this one. [fraction of optimal]
SHORTEST, LONGEST = np.array([operating_range(muscle.partition("_")[0]) for muscle in MUSCLES]).T


def operating_position(muscle_length: Number, *, shortest: Array = SHORTEST, longest: Array = LONGEST) -> Array:
    """Return where in its own operating range each of ``MUSCLES``, along the last axis, is: 0 shortest, 1 longest. [1]

    Leaves out: differences between people and between heads of one muscle.
    """
    position: Array = np.clip((muscle_length - shortest) / (longest - shortest), 0, 1)
    return position


def training_state(days: Number, parameters: CrampParameters) -> Number:
    """Return how far specific training has come after so many days of it. [0-1]

    Measured with two sessions a week in the shortened position (Behringer 2014).
    """
    state: Number = 1 - np.exp(-days / parameters.training_time)
    return state


def threshold(state: ExcitabilityState, parameters: ExcitabilityParameters) -> Number:
    """Return the cramp threshold frequency of a muscle in this state.

    Parameters
    ----------
    state : ExcitabilityState
        [units of its fields]
    parameters : ExcitabilityParameters
        Numbers, or arrays that broadcast against the state. [units of the records]

    Returns
    -------
    threshold : float or array
        Rested, at the test position, the baseline. Near 80 there is no cramp up to 60 Hz. [Hz]

    Notes
    -----
    For baselines of 5 to 50 Hz; beyond the map's ends the shift at its end counts. Leaves out: what makes people differ
    in other ways than along that one line.
    """
    own = along_margin(margin_of(state.baseline))
    return state.baseline + look_up(nerve(state, parameters)) - look_up(own)


def nerve(state: ExcitabilityState, parameters: ExcitabilityParameters) -> NerveState:
    """Return the state of this person's nerve relative to the reference subject's.

    It is their own distance from firing, and what the state of the body adds.

    Parameters
    ----------
    state : ExcitabilityState
        [units of its fields]
    parameters : ExcitabilityParameters
        [units of the records]
    """
    own, now = along_margin(margin_of(state.baseline)), nerve_state(state, parameters)
    return now._replace(
        terminal_margin_shift=now.terminal_margin_shift + own.terminal_margin_shift,
        spindle_gain=now.spindle_gain * own.spindle_gain,
    )


def shift_alone(baseline: Number, parameters: ExcitabilityParameters, **values: Number) -> Array:
    """Return what some fields of the state do by themselves in a rested person. [Hz]

    Parameters
    ----------
    baseline : float or array
        [Hz]
    parameters : ExcitabilityParameters
        [units of the records]
    values
        Fields of ``ExcitabilityState``. [units of its fields]
    """
    if len(values) == 1 and np.ndim(baseline) == 3:
        name, value = next(iter(values.items()))
        if np.ndim(value) == 2:  # of rows and muscles, alike in all draws: postures, which are few
            kinds, which = np.unique(value, return_inverse=True)
            shift = np.asarray(threshold(ExcitabilityState(baseline, **{name: kinds}), parameters) - baseline)
            return shift[:, 0, which.reshape(np.shape(value))]
    return np.asarray(threshold(ExcitabilityState(baseline, **values), parameters) - baseline)
