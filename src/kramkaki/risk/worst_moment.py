"""The state of one muscle at one moment of a scenario, as the threshold of cramps sees it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.body.timeline import Timeline
from kramkaki.equations.excitability import NerveShift
from kramkaki.nerve import causes
from kramkaki.nerve.causes import ExcitabilityParameters, ExcitabilityState, passed
from kramkaki.nerve.state import TEST_POSITION, NerveState
from kramkaki.nerve.threshold_map import look_up
from kramkaki.parameters import records
from kramkaki.results import NerveMoment, Result, given
from kramkaki.risk import hazard, susceptibility, triggers
from kramkaki.risk.counterfactual import Bodies
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.threshold import nerve
from kramkaki.risk.traits import Traits, traits
from kramkaki.scenario.part import Muscle


def moments(trace: Bodies, timeline: Timeline, traits: Traits, parameters: CrampParameters) -> ExcitabilityState:
    """Return the state of every muscle in every row of one body. [units of its fields], (row, muscle)

    Parameters
    ----------
    trace : mapping
        Name to array (1, row) or (1, row, muscle), with ``minutes``. [glossary units]
    timeline : Timeline
    traits : Traits
    parameters : CrampParameters
        Numbers. [units of the records]
    """
    rows = triggers.rows_of(trace.minutes)
    activity = triggers.activity(timeline, rows, parameters)
    baseline = susceptibility.mean_threshold(susceptibility.susceptibility_of(traits.history, parameters).nodes)
    state = hazard.muscle_state(
        trace,
        timeline,
        rows,
        activity=activity,
        traits=traits,
        posture_carry=parameters.posture_carry,
        baseline=baseline[:, None, None],
    )
    shape = np.shape(trace["fatigue"])
    return type(state)(*(np.broadcast_to(value, shape)[0] for value in state))


def state_at(states: ExcitabilityState, row: int, muscle: str) -> ExcitabilityState:
    """Return the state of one muscle in one row. [units of its fields]

    Parameters
    ----------
    states : ExcitabilityState of arrays
        From :func:`moments`.
    row : int
    muscle : str
        One of ``MUSCLES``.
    """
    column = MUSCLES.index(muscle)
    return ExcitabilityState(**{name: float(values[row, column]) for name, values in states._asdict().items()})


def usual_state(states: ExcitabilityState, muscle: str) -> ExcitabilityState:
    """Return the same muscle rested, held as laboratories hold it: its state at the start without what a day does.

    Parameters
    ----------
    states : ExcitabilityState of arrays
        From :func:`moments`.
    muscle : str
        One of ``MUSCLES``.
    """
    return passed(state_at(states, 0, muscle))._replace(position=TEST_POSITION)


def states_of(result: Result, minute: float, muscle: str) -> tuple[ExcitabilityState, ExcitabilityState]:
    """Return the state of a muscle at a moment of a result, and the same muscle rested. [units of ExcitabilityState]

    Parameters
    ----------
    result : Result
    minute : float
        After the start. [min]
    muscle : str
        One of ``MUSCLES``.
    """
    body = Bodies({name: values[None] for name, values in result.trace.items()}, result.trace.minutes)
    states = moments(body, result.timeline, traits(result.compiled), records.load(CrampParameters))
    row = int(np.searchsorted(result.trace.minutes, minute))
    return state_at(states, row, muscle), usual_state(states, muscle)


def threshold_shifts(now: NerveState, shifts: Mapping[str, NerveShift]) -> dict[str, float]:
    """Return what each cause does to the threshold while the others stay, and the length of the muscle. [Hz]

    Parameters
    ----------
    now : NerveState
        The nerve with all of them.
    shifts : dict
        Cause to what it does to the nerve.
    """
    without = {
        cause: now._replace(
            terminal_margin_shift=now.terminal_margin_shift - shift.margin,
            persistent_gain=now.persistent_gain / shift.persistent,
            spindle_gain=now.spindle_gain / shift.spindle,
            tendon_gain=now.tendon_gain / shift.tendon,
        )
        for cause, shift in shifts.items()
    }
    without["posture"] = now._replace(length=TEST_POSITION)
    here = look_up(now)
    return {cause: float(here - look_up(state)) for cause, state in without.items()}


def nerve_moment(muscle: Muscle, time: datetime, state: ExcitabilityState) -> NerveMoment:
    """Return what the state of a muscle at a moment does to its nerve.

    Parameters
    ----------
    muscle : str
        One of ``MUSCLES``.
    time : datetime
    state : ExcitabilityState
        Of that muscle then. [units of its fields]
    """
    sizes = records.load(ExcitabilityParameters)
    now, shifts = nerve(state, sizes), causes.shifts(state, sizes)
    return NerveMoment(muscle, time, now, shifts, threshold_shifts(now, shifts))


def worst(result: Result) -> NerveMoment:
    """Return what the moment most likely to cramp does to the nerve of its muscle.

    Parameters
    ----------
    result : Result
    """
    moment = given(result.cramps.worst)
    minute = (moment.time - result.start) / timedelta(minutes=1)
    return nerve_moment(moment.muscle, moment.time, states_of(result, minute, moment.muscle)[0])
