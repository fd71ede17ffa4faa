"""The cell whose spikes are made by sodium and potassium conductances: the check on threshold and reset.

Everything but the spike is that of ``neuron``: geometry, persistent current, slow potassium conductance, inputs.
"""

from typing import NamedTuple

from kramkaki.equations.motoneuron import gate_open, relaxed
from kramkaki.equations.ops import exp, maximum, where
from kramkaki.equations.spike import fast_potassium_conductance, pulsed, sodium_conductance
from kramkaki.nerve.neuron import voltages


class SpikeParameters(NamedTuple):
    """Numbers of the spike's conductances; the records stand in ``parameters/spike.toml``."""

    sodium_density: float  # [mS/cm2]
    fast_potassium_density: float  # [mS/cm2]
    sodium_reversal: float  # [mV]
    pulse_time: float  # [ms]
    sodium_opening: float  # [1/ms]
    sodium_closing: float  # [1/ms]
    sodium_recovery: float  # [1/ms]
    sodium_inactivation: float  # [1/ms]
    fast_potassium_opening: float  # [1/ms]
    fast_potassium_closing: float  # [1/ms]


class ConductanceCell(NamedTuple):
    """What changes within a millisecond; the first fields are those of ``neuron.Cell``."""

    soma: float  # [mV]
    dendrite: float  # [mV]
    potassium_gate: float  # [0-1]
    persistent_gate: float  # [0-1]
    since_spike: float  # [ms]
    fired: float  # [1] 1 once it fired in this millisecond
    sodium_gate: float  # [0-1]
    sodium_available: float  # [0-1]
    fast_potassium_gate: float  # [0-1]


def stepped_by_conductances(cell, unit, drive, step, parameters, spike_parameters):
    """Return the cell one step later. [ConductanceCell]"""
    p, s = parameters, spike_parameters
    on = where(cell.since_spike < s.pulse_time, 1.0, 0.0)
    sodium_gate = pulsed(cell.sodium_gate, on, exp(-step * s.sodium_opening), exp(-step * s.sodium_closing))
    sodium_available = 1 - pulsed(
        1 - cell.sodium_available, on, exp(-step * s.sodium_inactivation), exp(-step * s.sodium_recovery)
    )
    fast_gate = pulsed(
        cell.fast_potassium_gate, on, exp(-step * s.fast_potassium_opening), exp(-step * s.fast_potassium_closing)
    )
    potassium_gate = cell.potassium_gate * exp(-step * unit.potassium_decay)
    persistent_gate = relaxed(
        cell.persistent_gate,
        gate_open(cell.dendrite, unit.persistent_half, p.persistent_slope),
        exp(-step / p.persistent_time),
    )
    # unit.potassium is the membrane of the soma times a density: the same membrane carries the spike's conductances.
    membrane = unit.potassium / p.potassium_density
    sodium = sodium_conductance(membrane * s.sodium_density, sodium_gate, sodium_available)
    potassium = (
        unit.potassium * potassium_gate
        + drive.adaptation
        + fast_potassium_conductance(membrane * s.fast_potassium_density, fast_gate)
    )
    soma, dendrite = voltages(
        cell, unit, drive, potassium, sodium, sodium * s.sodium_reversal, persistent_gate, step, p
    )
    since = cell.since_spike + step
    wants = where(soma >= unit.threshold, 1.0, 0.0) + drive.antidromic * (1 - cell.fired)
    spike = where((wants > 0) & (since >= p.refractory_time), 1.0, 0.0) * unit.present
    return ConductanceCell(
        soma=soma,
        dendrite=dendrite,
        potassium_gate=potassium_gate + spike * p.spike_opening * (1 - potassium_gate),
        persistent_gate=persistent_gate,
        since_spike=where(spike > 0, 0.0, since),
        fired=maximum(cell.fired, spike),
        sodium_gate=sodium_gate,
        sodium_available=sodium_available,
        fast_potassium_gate=fast_gate,
    )
