"""Cells, reflexes and force of the nerve model before any cramp."""

from functools import cache

import numpy as np

from kramkaki.equations.motoneuron import input_resistance
from kramkaki.nerve import stimulation
from kramkaki.nerve.laboratory import experiments, measures, reflex_tests
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.pool import Pool
from kramkaki.nerve.threshold import after
from kramkaki.nerve.units import make_units
from kramkaki.parameters import records
from scoreboard.framework import Check, case

MAXIMAL_DRIVE = 1.0  # that the maximal contraction is taken for; its rates are scored, so nothing is fitted to it
THIRD_DRIVE = 0.14  # makes about 30 % of its force at neutral length, at the top of a ramp
STRONG_DRIVE = 0.3  # makes about 75 %


@cache
def _parameters():
    return records.load(NerveParameters)


def _steady(drive):
    spikes = Pool(0).run(stimulation.driven(np.full(6000, drive), _parameters().neutral_length)).soma
    return spikes[2000:]


@case(
    "nerve/N1",
    title="Current to threshold of slow, resistant and fatigable cells",
    basis="by_construction",
    source="Elias and Kohn 2013, public code",
)
def rheobase():
    pool = make_units(100, _parameters())
    resistance = input_resistance(pool.soma_leak, pool.dendrite_leak, pool.coupling)
    current = (pool.threshold - _parameters().rest_voltage) / resistance
    bands = (("slow", 0, 50, 3, 7), ("resistant", 50, 75, 8, 14), ("fatigable", 75, 100, 14, 25))
    return [
        Check(name, float(np.median(current[first:last])), "nA", low, high) for name, first, last, low, high in bands
    ]


@case(
    "nerve/N2",
    title="Input resistance falls with size",
    basis="by_construction",
    source="Elias and Kohn 2013, public code",
)
def resistances():
    pool = make_units(100, _parameters())
    found = input_resistance(pool.soma_leak, pool.dendrite_leak, pool.coupling)
    return [Check("smallest", found[0], "Mohm", 2.5, 3.0), Check("largest", found[99], "Mohm", 0.7, 1.3)]


@case(
    "nerve/N3",
    title="Rate at which a unit starts on a slow rise",
    basis="predicted",
    source="from memory: 5 to 9 pulses a second",
    reason="noise at rest starts some units with single spikes; tendon organs feel the force of small units early",
)
def first_rates():
    spikes = experiments.ramp(THIRD_DRIVE).recording.soma.astype(bool)
    gaps = [np.diff(np.flatnonzero(unit))[:5].mean() for unit in spikes.T if unit.sum() > 6]
    return [Check("median of the first five intervals", float(1000 / np.median(gaps)), "Hz", 5.0, 9.0)]


@case(
    "nerve/N5",
    title="Rate at the largest drive, calf",
    basis="predicted",
    source="from memory: 20 to 30 pulses a second",
)
def highest_rates():
    return [Check("mean of the units", float(np.mean(measures.firing_rates(_steady(MAXIMAL_DRIVE)))), "Hz", 20.0, 30.0)]


@case(
    "nerve/N6",
    title="Irregularity of discharge in a voluntary contraction",
    basis="fitted",
    source="from memory: 0.1 to 0.2",
    reason="noise outside a slack muscle was chosen for it and for the silence at rest",
)
def voluntary_irregularity():
    return [Check("steady, 30 %", float(np.mean(measures.irregularity(_steady(THIRD_DRIVE)))), "1", 0.10, 0.20)]


@case(
    "nerve/N7",
    title="Force at which units join on a rise to the maximum",
    basis="predicted",
    source="from memory: up to 80 to 95 % in the calf, half of the units below 20 %",
    reason="the last units add so little to fused ones that they join close to the maximum",
)
def recruitment():
    found = experiments.ramp(MAXIMAL_DRIVE).recording
    spikes = found.soma.astype(bool)
    share = found.loop.force[np.argmax(spikes, axis=0)[spikes.any(axis=0)]] / found.loop.force.max()
    return [
        Check("last unit", float(share.max()), "1", 0.80, 0.97),
        Check("half of the units", float(np.median(share)), "1", 0.0, 0.20),
    ]


@case(
    "nerve/N8",
    title="Paired units on a triangular contraction: fall of the early unit's rate between start and end of the later",
    basis="fitted",
    source="Orssatto et al.; calf and shin 3-6 pps from memory",
    reason="half activation of the persistent current, slow potassium and how far will holds back the tendon's "
    "inhibition were chosen for it",
)
def paired_units():
    return [Check("delta F, rise to 30 % of the largest force", _paired(THIRD_DRIVE), "Hz", 3.0, 6.0)]


@cache
def _paired(peak, gain=None):
    own = _parameters() if gain is None else _parameters()._replace(neuromodulation=gain)
    return float(np.mean([experiments.ramp(peak, seed, parameters=own).rate_difference for seed in range(4)]))


@case(
    "nerve/N9",
    title="The same grows with the strength of the contraction, and needs the persistent current",
    basis="predicted",
    source="Orssatto et al.",
)
def paired_units_by_strength():
    return [
        Check.order("larger at the largest than at 30 %", _paired(MAXIMAL_DRIVE) > _paired(THIRD_DRIVE)),
        Check("at the largest without the current", _paired(MAXIMAL_DRIVE, 0.0), "Hz", -1.0, 1.0),
    ]


@case(
    "nerve/N10",
    title="Only low-threshold cells go on firing by themselves after a brief drive",
    basis="predicted",
    source="Lee and Heckman 1998",
    reason="one large cell with a strong draw of the current holds itself on; less of it costs the hysteresis of pairs",
)
def bistable_cells():
    without_reflex = _parameters()._replace(spindle_excitation=0.0)
    pool = Pool(0, parameters=without_reflex)
    length = without_reflex.short_length
    pool.run(stimulation.driven(np.full(3000, 0.8), length))
    firing = np.flatnonzero(measures.firing_rates(after(pool, 8.0, length).soma[3000:]) > 1)
    return [
        Check("share of all cells", len(firing) / pool.count, "1", 0.01, 0.5),
        Check.order("none in the upper half", bool(firing.max(initial=0) < pool.count / 2)),
    ]


@case(
    "nerve/N11",
    title="H-reflex",
    basis="fitted",
    source="from memory: 0.2 to 0.3 of the M-wave in the medial gastrocnemius, about 30 ms",
)
def h_reflex():
    largest = reflex_tests.h_reflex(shares=(0.5, 0.7, 0.9))
    answers = reflex_tests.train_of_pulses(1.0, 6)
    return [
        Check("largest, of the M-wave", largest.reflex, "1", 0.2, 0.3),
        Check("latency", largest.latency, "ms", 28.0, 36.0),
        Check.order("depressed in a train of one a second", np.mean(answers[3:]) < 0.8 * answers[0]),
    ]


@case(
    "nerve/N12",
    title="H-reflex in dorsiflexion, of that at neutral length",
    basis="fitted",
    source="Front Physiol (2018) 9:935",
)
def h_reflex_stretched():
    def mean(length):
        return np.mean([reflex_tests.h_reflex(seed, length).reflex for seed in range(6)])

    return [
        Check("ratio", float(mean(_parameters().longest_length) / mean(_parameters().neutral_length)), "1", 0.0, 0.5)
    ]


@case(
    "nerve/N13",
    title="H-reflex after six minutes of strong contraction",
    basis="fitted",
    source="Fatigue-induced modulation of the H reflex (2006)",
)
def h_reflex_after_contraction():
    at_once, later = np.mean(
        [reflex_tests.after_contraction(STRONG_DRIVE, 6.0, (2.0, 180.0), seed) for seed in range(2)], axis=0
    )
    return [Check("at once", float(at_once), "1", 0.5, 0.7), Check("after three minutes", float(later), "1", 0.8, 1.0)]


@case(
    "nerve/N14",
    title="Inhibition by a stimulus to the tendon grows with length",
    basis="predicted",
    source="Khan and Burne 2009",
)
def tendon_inhibition():
    own = _parameters()
    short, long = (
        reflex_tests.tendon_inhibition(STRONG_DRIVE, length) for length in (own.short_length, own.longest_length)
    )
    return [Check.order("less firing in the stretched muscle", long < 0.97 and long < short)]


@cache
def _force(frequency):
    """Force of the relaxed muscle in the second second of a train. [0-1]"""
    moments = stimulation.blocked(stimulation.burst(2.0, frequency, _parameters().neutral_length))
    return Pool(0).run(moments).loop.force[1000:]


@case(
    "nerve/M1",
    title="Twitch of the whole muscle",
    basis="fitted",
    source="Vandervoort and McComas 1983; half relaxation Sale et al. 1982",
    reason="the lag of the tendon was fitted to the contraction time; half relaxation follows",
)
def twitch():
    moments = stimulation.blocked(stimulation.burst(1.0, 1, _parameters().neutral_length))
    force = Pool(0).run(moments).loop.force
    force = force - force[0]  # of the relaxed muscle
    peak = int(np.argmax(force))
    half = np.argmax(force[peak:] < force[peak] / 2)
    return [
        Check("contraction time", float(peak), "ms", 94.0, 134.0),
        Check("half relaxation", float(half), "ms", 85.0, 114.0),
    ]


@case(
    "nerve/M2",
    title="Force by frequency",
    basis="predicted",
    source="Sale et al. 1982; half of the force from memory",
)
def force_by_frequency():
    forces = {frequency: _force(frequency) for frequency in (*range(4, 41, 2), 60, 100)}
    most = forces[100].mean()
    half = next(frequency for frequency, force in forces.items() if force.mean() >= 0.5 * most)
    ripple = float(np.ptp(forces[60]) / forces[60].mean())
    return [Check("half of the force", half, "Hz", 8.0, 12.0), Check("ripple at 60 Hz", ripple, "1", 0.0, 0.1)]
