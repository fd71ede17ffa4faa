"""The state of one muscle at one moment of a scenario, as the threshold of cramps sees it."""

from datetime import datetime, timedelta

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.nerve.effective import TEST_POSITION
from kramkaki.nerve.mechanisms import ExcitabilityParameters, ThresholdState, changes
from kramkaki.nerve.threshold_map import look_up
from kramkaki.parameters import records
from kramkaki.results import NerveMoment, Result, given
from kramkaki.risk import hazard, susceptibility, triggers
from kramkaki.risk.counterfactual import Bodies
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.threshold import nerve
from kramkaki.risk.traits import presence as presence_of
from kramkaki.scenario.part import Muscle

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
    rows = triggers.rows_of(trace.minutes)
    activity = triggers.activity(timeline, rows, parameters)
    context = hazard.muscle_context(timeline, rows, activity, presence, parameters.posture_carry)
    baseline = susceptibility.mean_threshold(susceptibility.susceptibility_of(presence.history, parameters).nodes)
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


def states_of(result, minute, muscle):
    """Return the state of a muscle at a moment of a result, and the same muscle rested. [units of ThresholdState]

    Parameters
    ----------
    result : Result
    minute : float
        After the start. [min]
    muscle : str
        One of ``MUSCLES``.
    """
    body = Bodies({name: values[None] for name, values in result.trace.items()}, result.trace.minutes)
    states = moments(body, result.timeline, presence_of(result.compiled), records.load(CrampParameters))
    row = int(np.searchsorted(result.trace.minutes, minute))
    return state_at(states, row, muscle), usual_state(states, muscle)


def shifts(now, each):
    """Return what each cause does to the threshold while the others stay, and the length of the muscle. [Hz]

    Parameters
    ----------
    now : Effective
        The nerve with all of them.
    each : dict
        Cause to ``Change`` of the nerve.
    """
    without = {
        cause: now._replace(
            terminal_margin_shift=now.terminal_margin_shift - change.margin,
            persistent_gain=now.persistent_gain / change.persistent,
            spindle_gain=now.spindle_gain / change.spindle,
            tendon_gain=now.tendon_gain / change.tendon,
        )
        for cause, change in each.items()
    }
    without["posture"] = now._replace(length=TEST_POSITION)
    here = look_up(now)
    return {cause: float(here - look_up(one)) for cause, one in without.items()}


def nerve_moment(muscle: Muscle, time: datetime, state: ThresholdState) -> NerveMoment:
    """Return what the state of a muscle at a moment does to its nerve.

    Parameters
    ----------
    muscle : str
        One of ``MUSCLES``.
    time : datetime
    state : ThresholdState
        Of that muscle then. [units of its fields]
    """
    sizes = records.load(ExcitabilityParameters)
    now, each = nerve(state, sizes), changes(state, sizes)
    return NerveMoment(muscle, time, now, each, shifts(now, each))


def worst(result: Result) -> NerveMoment:
    """Return what the moment most likely to cramp does to the nerve of its muscle.

    Parameters
    ----------
    result : Result
    """
    moment = given(result.cramps.worst)
    minute = (moment.time - result.start) / timedelta(minutes=1)
    return nerve_moment(moment.muscle, moment.time, states_of(result, minute, moment.muscle)[0])
