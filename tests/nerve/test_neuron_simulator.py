"""One cell in NEURON, an independent simulator: the same voltage trace, the same hysteresis on a ramp.

NEURON integrates cable, leak and channels by its own implicit steps from its own parameters (lengths, resistivities,
densities); only the rule for a spike (reset, slow potassium opened, dendrite charged) is applied from here. One voltage
is held during the spike, as the cell of the pool does.
"""

import os

import numpy as np
import pytest

from kramkaki.nerve import neuron
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.pool import STEPS
from kramkaki.nerve.units import make_units
from kramkaki.parameters import records

os.environ["NEURON_MODULE_OPTIONS"] = "-nogui"
PARAMETERS = records.load(NerveParameters)._replace(threshold_spread=0.0, persistent_spread=0.0)
STEP = 0.025  # [ms] of NEURON; second order
CM2 = 1e-8  # square micrometres in cm2
US_TO_S = 1e-6


@pytest.fixture(scope="module")
def simulator():
    from neuron import h

    channel = h.KSChan(0)
    channel.name("persistent_inward")
    channel.ion("NonSpecific")
    channel.iv_type(0)
    channel.add_hhstate("m")
    channel.gate(0).power(1)
    opening = channel.trans(0)
    opening.type(1)  # by its value in the long run and its time constant
    sigmoid, constant = 4, 1
    half = PARAMETERS.persistent_half_smallest
    opening.set_f(0, sigmoid, h.Vector([1.0, -1 / PARAMETERS.persistent_slope, half]))
    opening.set_f(1, constant, h.Vector([PARAMETERS.persistent_time]))
    return h


class NeuronCell:
    """The smallest unit of the pool, from its lengths and resistivities."""

    def __init__(self, h, unit):
        p = PARAMETERS
        self.h, self.unit = h, unit
        self.soma, self.dendrite = h.Section(name="soma"), h.Section(name="dendrite")
        self.soma.L = self.soma.diam = p.soma_diameter_smallest
        self.dendrite.L, self.dendrite.diam = p.dendrite_length_smallest, p.dendrite_diameter_smallest
        for section, resistance in (
            (self.soma, p.soma_resistance_smallest),
            (self.dendrite, p.dendrite_resistance_smallest),
        ):
            section.nseg = 1
            section.cm = p.membrane_capacitance
            section.Ra = p.cytoplasm_resistivity / p.coupling_share
            section.insert("pas")
            section(0.5).pas.g, section(0.5).pas.e = 1 / resistance, p.rest_voltage
        self.dendrite.connect(self.soma(1))
        self.dendrite.insert("persistent_inward")
        membrane = np.pi * self.dendrite.L * self.dendrite.diam * CM2
        self.dendrite(0.5).persistent_inward.gmax = unit.persistent * US_TO_S / membrane
        self.dendrite(0.5).persistent_inward.e = p.persistent_reversal
        self.slow = h.ExpSyn(self.soma(0.5))
        self.slow.tau, self.slow.e = 1 / unit.potassium_decay, p.potassium_reversal
        self.current = h.IClamp(self.dendrite(0.5))
        self.current.dur = 1e9

    def run(self, currents):
        """Voltages and spike times for a current each millisecond. [mV], [mV], [ms]"""
        p, h = PARAMETERS, self.h
        h.dt, h.secondorder = STEP, 2
        h.finitialize(p.rest_voltage)
        reset = p.potassium_reversal + p.reset_above_potassium
        soma, dendrite, spikes, since = [], [], [], 1e9
        for current in currents:
            self.current.amp = current
            for _ in range(round(1 / STEP)):
                h.fadvance()
                since += STEP
                if since < p.spike_time:
                    self.soma(0.5).v = reset
                elif self.soma(0.5).v >= self.unit.threshold and since >= p.refractory_time:
                    spikes.append(h.t)
                    since = 0.0
                    self.soma(0.5).v = reset
                    self.dendrite(0.5).v += self.unit.spike_charge
                    self.slow.g += p.spike_opening * (self.unit.potassium - self.slow.g)
            soma.append(self.soma(0.5).v)
            dendrite.append(self.dendrite(0.5).v)
        return np.array(soma), np.array(dendrite), np.array(spikes)


def ours(unit, currents, steps=STEPS):
    """The same from the equations of the pool. [mV], [mV], [ms]"""
    p = PARAMETERS
    cell = neuron.Cell(p.rest_voltage, p.rest_voltage, 0.0, at_rest(unit), 1e6, 0.0)
    soma, dendrite, spikes = [], [], []
    for millisecond, current in enumerate(currents):
        cell = cell._replace(fired=0.0)
        drive = neuron.Drive(0.0, 0.0, 0.0, current, 0.0, unit.persistent, 0.0)
        for _ in range(steps):
            cell = neuron.Cell(*(float(value) for value in neuron.stepped(cell, unit, drive, 1 / steps, p)))
        soma.append(cell.soma)
        dendrite.append(cell.dendrite)
        if cell.fired:
            spikes.append(millisecond)
    return np.array(soma), np.array(dendrite), np.array(spikes)


def at_rest(unit):
    return 1 / (1 + np.exp((unit.persistent_half - PARAMETERS.rest_voltage) / PARAMETERS.persistent_slope))


@pytest.fixture(scope="module")
def unit():
    units = make_units(16, PARAMETERS)
    return type(units)(*(float(field[0]) for field in units))


def test_lengths_and_resistivities_give_the_conductances_of_the_pool(simulator, unit):
    cell = NeuronCell(simulator, unit)
    soma_area, dendrite_area = (np.pi * part.L * part.diam for part in (cell.soma, cell.dendrite))
    assert cell.soma(0.5).area() == pytest.approx(soma_area)
    assert US_TO_S * unit.soma_leak == pytest.approx(soma_area * CM2 * cell.soma(0.5).pas.g, rel=1e-6)
    assert US_TO_S * unit.dendrite_leak == pytest.approx(dendrite_area * CM2 * cell.dendrite(0.5).pas.g, rel=1e-6)
    assert 1 / unit.coupling == pytest.approx(cell.dendrite(0.5).ri() + 0.5 * axial(cell.soma), rel=1e-3)


def axial(section):
    """Resistance from end to end. [Mohm]"""
    return 0.04 * section.Ra * section.L / (np.pi * section.diam**2)


def test_the_voltage_trace_is_that_of_neuron_below_and_above_threshold(simulator, unit):
    """A step too weak to fire the cell, a stronger one that does, and silence again."""
    currents = np.concatenate([np.full(300, 1.0), np.full(700, 8.0), np.zeros(300)])
    theirs = NeuronCell(simulator, unit).run(currents)
    mine = ours(unit, currents)
    np.testing.assert_allclose(mine[0][:300], theirs[0][:300], atol=0.05)
    np.testing.assert_allclose(mine[1][:300], theirs[1][:300], atol=0.05)
    assert len(theirs[2]) >= 5
    assert abs(len(mine[2]) - len(theirs[2])) <= 1
    count = min(len(mine[2]), len(theirs[2]))
    assert np.diff(mine[2][:count]).mean() == pytest.approx(np.diff(theirs[2][:count]).mean(), rel=0.01)


def test_hysteresis_on_a_ramp_is_that_of_neuron(simulator, unit):
    """Up and down in 4 s each: current at the first and at the last spike, with the persistent current and without.

    The last spike barely reaches its threshold, so both take short steps; what the usual step does is another test's.
    """
    rise = np.linspace(0, 14, 4000)
    currents = np.concatenate([rise, rise[::-1]])
    found = {}
    for name, scale in (("with", 1.0), ("without", 0.0)):
        one = unit._replace(persistent=scale * unit.persistent)
        for who, (_soma, _dendrite, spikes) in (
            ("theirs", NeuronCell(simulator, one).run(currents)),
            ("mine", ours(one, currents, steps=20)),
        ):
            found[name, who] = currents[round(spikes[0])], currents[min(round(spikes[-1]), len(currents) - 1)]
    for name in ("with", "without"):
        np.testing.assert_allclose(found[name, "mine"], found[name, "theirs"], atol=0.1)
    on, off = found["with", "theirs"]
    assert off < 0.5 * on, "the persistent current holds the cell on far below the current that started it"
    on, off = found["without", "theirs"]
    assert off > on, "without it the slow potassium conductance ends firing earlier than it began"
