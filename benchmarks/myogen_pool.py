"""A hundred motor neurons of MyoGen with a steady current, in an environment of its own: what a second takes."""

import contextlib
import sys
import time
import warnings

warnings.filterwarnings("ignore")
SECONDS, STEP_MS, CURRENT_NA, SPIKE_MV = 2.0, 0.05, 15.0, 50.0

with contextlib.redirect_stdout(sys.stderr):
    import neo
    import numpy as np
    import quantities as pq
    from neuron import h

    h.load_file("stdrun.hoc")
    from myogen.simulator import RecruitmentThresholds
    from myogen.simulator.neuron.populations import AlphaMN__Pool
    from myogen.utils.neuron.inject_currents_into_populations import inject_currents_and_simulate_spike_trains
    from myogen.utils.nmodl import load_nmodl_mechanisms

    load_nmodl_mechanisms()
    thresholds = RecruitmentThresholds(N=100, recruitment_range__ratio=100, mode="fuglevand")
    thresholds = thresholds[0] if isinstance(thresholds, tuple) else thresholds.rt
    pool = AlphaMN__Pool(recruitment_thresholds__array=thresholds, model="NERLab")
    current = np.full((int(1000 * SECONDS / STEP_MS), 1), CURRENT_NA)
    signal = neo.AnalogSignal(current, units="nA", sampling_period=STEP_MS / 1000 * pq.s)
    start = time.perf_counter()
    inject_currents_and_simulate_spike_trains([pool], signal, spike_detection_thresholds__mV=SPIKE_MV * pq.mV)
    taken = (time.perf_counter() - start) / SECONDS
print(taken)
