"""The state of one muscle at one moment of a scenario, as the threshold of cramps sees it."""

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.cramp import hazard, provocation, susceptibility
from kramkaki.nerve.effective import TEST_POSITION
from kramkaki.nerve.mechanisms import ThresholdState

# What the day does to a muscle; the rest of its state it has at the start of the scenario.
PASSING = {
    "fatigue": 0.0, "late_fatigue": 0.0, "soreness": 0.0, "pain": 0.0, "recent_cramp": 0.0, "arousal": 0.0,
    "stretched": 0.0, "mouth_irritant": 0.0,
}  # fmt: skip


def moments(trace, timeline, presence, parameters):
    """Return the state of every muscle in every row of one body. [units of its fields], (row, muscle)

    Parameters
    ----------
    trace : mapping
        Name to array (1, row) or (1, row, muscle), with ``minutes``. [glossary units]
    timeline : Timeline
    presence : Presence
    parameters : CrampParameters
        Numbers. [units of the records]
    """
    rows = provocation.rows_of(trace.minutes)
    activity = provocation.activity(timeline, rows, parameters)
    context = hazard.muscle_context(timeline, rows, activity, presence, parameters.posture_carry)
    baseline = susceptibility.mean_threshold(susceptibility.susceptibility(presence.history, parameters).nodes)
    state = hazard.state_of(trace, context, activity.load, baseline[:, None, None])
    shape = np.shape(trace["fatigue"])
    return type(state)(*(np.broadcast_to(value, shape)[0] for value in state))


def state_at(states, row, muscle):
    """Return the state of one muscle in one row. [units of its fields]

    Parameters
    ----------
    states : ThresholdState of arrays
        From :func:`moments`.
    row : int
    muscle : str
        One of ``MUSCLES``.
    """
    column = MUSCLES.index(muscle)
    return ThresholdState(**{name: float(values[row, column]) for name, values in states._asdict().items()})


def usual_state(states, muscle):
    """Return the same muscle rested, held as laboratories hold it: its state at the start without what a day does.

    Parameters
    ----------
    states : ThresholdState of arrays
        From :func:`moments`.
    muscle : str
        One of ``MUSCLES``.
    """
    return state_at(states, 0, muscle)._replace(position=TEST_POSITION, **PASSING)
