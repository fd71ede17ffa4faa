"""What a laboratory would measure: the cramp threshold of one muscle, by its protocol, at one moment."""

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.nerve.causes import ExcitabilityParameters
from kramkaki.parameters import records
from kramkaki.risk import hazard, triggers
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.threshold import TEST_POSITION, threshold
from scoreboard.empirical_threshold import SHIFTS


def measured_threshold(trace, timeline, baseline, muscle, minute, *, earlier_tests=0, training=0.0, stretched=0.0):
    """Return the cramp threshold that electrical stimulation would find.

    Parameters
    ----------
    trace : Trace
        One body or several. [glossary units]
    timeline : Timeline
    baseline : float
        Threshold of these people rested and untrained. [Hz]
    muscle : str
        One of ``MUSCLES``. [-]
    minute : int
        [min]
    earlier_tests : int
        Tests of the same muscle before on the same day: each second test reads higher, whatever was done. [1]
    training : float
        Cramp training of this muscle. [0-1]
    stretched : float
        What is left of a stretch of this muscle. [0-1]

    Returns
    -------
    threshold : array
        (person). [Hz]

    Notes
    -----
    The laboratory puts the muscle into its own shortened position, so posture plays no part.
    Valid for: calf and toe flexors. Leaves out: the steps of 2 Hz in which it is sought.
    """
    parameters = records.load(CrampParameters)
    rows = triggers.rows_of(trace.minutes)
    load = triggers.row_means(triggers.load(timeline["exercising"], recovery=parameters.load_recovery), rows)
    recent = hazard.muscle_rows(timeline, rows, "recent_cramp")
    state = hazard.body_state(trace, load, baseline)._replace(
        position=TEST_POSITION, recent_cramp=recent, training=training, stretched=stretched
    )
    values = threshold(state, records.load(ExcitabilityParameters))
    row = int(np.searchsorted(trace.minutes, minute))
    values = np.broadcast_to(values, np.shape(trace["fatigue"]))
    return values[:, row, MUSCLES.index(muscle)] + SHIFTS.repeat_test_rise * min(earlier_tests, 1)
