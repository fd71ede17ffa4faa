"""The nerve model: one reference subject, one parameter set, the laboratory's protocols rerun.

Means are over runs of the reference subject with different noise, not over people: the model has no population yet.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from os import cpu_count

import numpy as np

from kramkaki.equations.motoneuron import input_resistance
from kramkaki.nerve import experiments, measures, stimulation
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.pool import Pool
from kramkaki.nerve.threshold import after, threshold, train
from kramkaki.nerve.units import make_units
from kramkaki.parameters import records
from scoreboard.framework import Check, case

RUNS = 6
MINETTO_2011 = "Minetto et al. 2011"
MINETTO_2009 = "Minetto et al. 2009"


@cache
def _parameters():
    return records.load(NerveParameters)


@cache
def _reference():
    return threshold()


@cache
def _reference_beyond_block():
    return threshold(blocked=True)


def _runs(experiment):
    with ThreadPoolExecutor(cpu_count()) as workers:
        return list(workers.map(experiment, range(RUNS)))


@cache
def _cramps(above_threshold=0, blocked=False, watched=120.0):
    start = _reference_beyond_block() if blocked else _reference()
    return _runs(lambda seed: experiments.cramp(start.hz + above_threshold, seed, blocked=blocked, watched=watched))


@cache
def _stretches():
    return _runs(lambda seed: experiments.stretch(_reference().hz + 2, seed))


def _mean(name, cramps):
    return float(np.mean([getattr(cramp, name) for cramp in cramps]))


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
    "nerve/N8",
    title="Paired units on a triangular contraction: fall of the early unit's rate between start and end of the later",
    basis="predicted",
    source="Orssatto et al.; calf and shin 3-6 pps from memory",
    reason="the rate of a cell with a strong persistent current hardly follows its drive here, so a rate difference "
    "does not show the hysteresis that the drive shows (nerve/N10); rate limiting by the one-compartment dendrite",
)
def paired_units():
    found = [experiments.ramp(0.5, seed).rate_difference for seed in range(3)]
    return [Check("delta F", float(np.mean(found)), "Hz", 3.0, 6.0)]


@case(
    "nerve/N10",
    title="Only low-threshold cells go on firing by themselves after a brief drive",
    basis="predicted",
    source="Lee and Heckman 1998",
)
def bistable_cells():
    without_reflex = _parameters()._replace(spindle_excitation=0.0, volley_area=0.0, slow_volley_area=0.0)
    pool = Pool(0, parameters=without_reflex)
    length = without_reflex.short_length
    pool.run(stimulation.driven(np.full(3000, 0.8), length))
    firing = np.flatnonzero(measures.firing_rates(after(pool, 8.0, length).soma[3000:]) > 1)
    return [
        Check("share of all cells", len(firing) / pool.count, "1", 0.01, 0.5),
        Check.order("none in the upper half", bool(firing.max(initial=0) < pool.count / 2)),
    ]


@case("nerve/C1", title="Threshold of the reference subject's calf", basis="fitted", source="Behringer et al. 2014")
def reference_threshold():
    return [Check("threshold", _reference().hz, "Hz", 22.0, 25.0)]


@case(
    "nerve/C3",
    title="Discharge rate in a cramp",
    basis="fitted",
    source=f"{MINETTO_2011}, {MINETTO_2009}",
    reason="slow cells with a persistent current fire close to their lowest rate",
)
def cramp_rate():
    return [Check("mean of the units, from 3 s after the burst", _mean("later_rate", _cramps(2)), "Hz", 14.0, 20.0)]


@case("nerve/C4", title="Irregularity of discharge in a cramp", basis="fitted", source=MINETTO_2009)
def cramp_irregularity():
    return [Check("variation, from 3 s after the burst", _mean("later_irregularity", _cramps(2)), "1", 0.35, 0.55)]


@case(
    "nerve/C5",
    title="A cramp outlasts its trigger and ends by itself",
    basis="fitted",
    source=f"{MINETTO_2011}, {MINETTO_2009}",
    reason="few units last as long as the cramp: noise ends a plateau sooner than in the foot",
)
def cramp_duration():
    return [
        Check("cramp", _mean("duration", _cramps(2)), "s", 30.0, 90.0),
        Check("a unit's activity", _mean("active_time", _cramps(2)), "s", 15.0, 35.0),
        Check.order("every run lasts 20 s or more", all(cramp.duration >= 20 for cramp in _cramps(2))),
        Check.order("every run ends within two minutes", all(cramp.duration < 120 for cramp in _cramps(2))),
    ]


@case(
    "nerve/C6",
    title="Part of the muscle at threshold, more of it 1.5 times above",
    basis="predicted",
    source="Minetto et al. 2009 (Neurophysiol Clin)",
    reason="the loop through the spindles reaches all units alike; a muscle has compartments",
)
def cramp_share():
    def share(cramps):
        return float(np.mean([measures.firing_share(cramp.recording.soma[3000:]).mean() for cramp in cramps]))

    def spikes(cramps):
        return sum(int(cramp.recording.muscle.sum()) for cramp in cramps)

    at, above = _cramps(watched=10.0), _cramps(12, watched=10.0)
    return [
        Check("units that fire 3 to 10 s after the burst", share(at), "1", 0.02, 0.40),
        Check.order("more spikes of the muscle in 10 s after a stronger trigger", spikes(above) > spikes(at)),
    ]


@case(
    "nerve/C7",
    title="Beyond a nerve block a cramp is short and needs a higher frequency",
    basis="fitted",
    source=MINETTO_2011,
    reason="spikes from the terminals, through branches to the spindles, are what sets off the cord here, so both "
    "thresholds move together",
)
def nerve_block():
    blocked = _cramps(4, blocked=True, watched=15.0)
    return [
        Check("cramp", _mean("duration", blocked), "s", 1.3, 3.9),
        Check("a unit's activity", _mean("active_time", blocked), "s", 0.1, 2.1),
        Check("rate", _mean("rate", blocked), "Hz", 14.1, 37.3),
        Check("threshold above the intact one", _reference_beyond_block().hz - _reference().hz, "Hz", 2.0, 8.0),
        Check.order("shorter than with the nerve intact", _mean("duration", blocked) < _mean("duration", _cramps(2))),
    ]


@case(
    "nerve/C8",
    title="Inducible in the shortened muscle, not at neutral length",
    basis="fitted",
    source="Behringer et al. 2014",
)
def length_dependence():
    neutral = threshold(length=_parameters().neutral_length)
    return [
        Check.order("inducible when shortened", not _reference().not_inducible),
        Check.order("not inducible up to 60 Hz at neutral length", neutral.not_inducible),
    ]


@case(
    "nerve/C8-voluntary",
    title="A strong contraction sets off a cramp in the shortened muscle, not at neutral length",
    basis="predicted",
    source="Ross and Thomas 1995; Khan and Burne 2007",
)
def voluntary_cramp():
    def cramps(length):
        pool = Pool(0)
        pool.run(stimulation.driven(np.full(8000, 1.2), length))
        return measures.is_cramp(after(pool, 5.0, length).soma[3000:])

    return [
        Check.order("cramp when shortened", cramps(_parameters().short_length)),
        Check.order("none at neutral length", not cramps(_parameters().neutral_length)),
    ]


@case("nerve/C9", title="Stretch ends a cramp, after a brief increase", basis="fitted", source="Ross and Thomas 1995")
def stretch_ends_it():
    found = _stretches()
    return [
        Check("time to the end, longest of the runs", max(each.time_to_end for each in found), "s", 0.1, 5.0),
        Check.order("it stays ended", all(each.stays_ended for each in found)),
        Check.order(
            "activity first rises, mean of the runs",
            np.mean([each.highest_rate for each in found]) > np.mean([each.rate_before for each in found]),
        ),
    ]


@case("nerve/C10", title="Contraction of the antagonist ends a cramp", basis="predicted", source="Khan and Burne 2007")
def antagonist():
    def left(inhibition):
        pool = Pool(0)
        length = _parameters().short_length
        train(pool, _reference().hz + 2, length)
        after(pool, 5.0, length)
        pool.run(stimulation.quiet(2.0, length)._replace(inhibition=np.full(2000, inhibition)))
        return measures.is_cramp(after(pool, 3.0, length).soma[1000:])

    return [
        Check.order("goes on without", left(0.0)),
        Check.order("ended by two seconds of inhibition of half the leak", not left(0.5)),
    ]


@case(
    "nerve/C21",
    title="Nothing fires by itself in ten minutes of rest",
    basis="fitted",
    source="Kiehn and Eken 1997",
)
def silence():
    count = experiments.spontaneous_spikes(600.0, _parameters().neutral_length)
    short = experiments.spontaneous_spikes(600.0, _parameters().short_length)
    return [Check("neutral length", count, "spikes", 0, 0), Check("shortened", short, "spikes", 0, 0)]
