"""The cell that fires by its conductances against the one that fires by threshold and reset."""

import numpy as np
import pytest

from kramkaki.nerve import neuron, stimulation
from kramkaki.nerve.laboratory import measures
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.pool import Pool
from kramkaki.nerve.units import make_units
from kramkaki.parameters import records

PARAMETERS = records.load(NerveParameters)._replace(threshold_spread=0.0, persistent_spread=0.0)
SPIKE = records.load(neuron.SpikeParameters)
UNITS = make_units(16, PARAMETERS)


def run(kind, currents, steps):
    """Spikes per millisecond and the soma's highest voltage, for a current as a share of each dendrite's leak."""
    zero = np.zeros_like(UNITS.threshold)
    rest = zero + PARAMETERS.rest_voltage
    cell = neuron.Cell(rest, rest, zero, zero, zero + 1e6, zero)
    if kind == "conductance":
        cell = neuron.ConductanceCell(*cell, zero, zero + 1, zero)
    spikes, highest = [], rest
    for current in currents:
        cell = cell._replace(fired=zero)
        drive = neuron.Drive(zero, zero, zero, current * UNITS.dendrite_leak, zero, UNITS.persistent, zero)
        for _ in range(steps):
            if kind == "conductance":
                cell = neuron.stepped_by_conductances(
                    cell, UNITS, drive, 1 / steps, parameters=PARAMETERS, spike_parameters=SPIKE
                )
            else:
                cell = neuron.stepped(cell, UNITS, drive, 1 / steps, PARAMETERS)
            highest = np.maximum(highest, cell.soma)
        spikes.append(cell.fired)
    return np.array(spikes).astype(bool), highest


def test_rates_are_those_of_threshold_and_reset_and_spikes_overshoot():
    currents = np.full(700, 24.0)
    by_conductances, highest = run("conductance", currents, 20)
    by_reset, _ = run("reset", currents, 5)
    rates, expected = (spikes[200:].sum(axis=0) / 0.5 for spikes in (by_conductances, by_reset))
    fires = expected > 0
    assert fires.sum() >= 10
    np.testing.assert_allclose(rates[fires], expected[fires], rtol=0.1)
    assert np.all(highest[fires] > -5), "spikes of 65 mV and more above rest"


def test_hysteresis_on_a_ramp_is_the_same_kind():
    rise = np.linspace(0, 36, 1500)
    currents = np.concatenate([rise, rise[::-1]])
    ends = {}
    for kind, steps in (("conductance", 20), ("reset", 5)):
        spikes, _ = run(kind, currents, steps)
        first, last = np.argmax(spikes, axis=0), len(spikes) - 1 - np.argmax(spikes[::-1], axis=0)
        ends[kind] = currents[first], currents[last]
    (on, off), (expected_on, expected_off) = ends["conductance"], ends["reset"]
    np.testing.assert_allclose(on, expected_on, atol=0.1)
    np.testing.assert_allclose(off, expected_off, atol=2.0)
    assert off[0] < 0.5 * on[0], "the smallest cell holds itself"
    assert off[-1] / on[-1] > off[0] / on[0], "the largest holds itself less"


def cramps(frequency, cell):
    """Whether a burst to the rested short muscle leaves a cramp."""
    short = records.load(NerveParameters).short_length
    pool = Pool(0, cell=cell)
    pool.run(stimulation.joined(stimulation.quiet(1.0, short), stimulation.burst(2.0, frequency, short)))
    watched = pool.run(stimulation.quiet(5.0, short)).muscle[3 * stimulation.MILLISECONDS :]
    return measures.is_cramp(watched)


def test_a_pool_of_either_cell_cramps_at_about_the_same_frequency():
    """Sketches of such pools differed by 2 to 6 Hz between the two spikes."""
    found = {cell: next(f for f in range(12, 61, 4) if cramps(f, cell)) for cell in ("conductance", "reset")}
    assert abs(found["conductance"] - found["reset"]) <= 6


def test_a_cell_of_another_name_is_refused():
    with pytest.raises(ValueError, match="conductance"):
        Pool(0, cell="cable")
