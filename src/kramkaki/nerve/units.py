"""The pool: one row of constants for each motor unit, from the smallest to the largest."""

from typing import NamedTuple

import numpy as np

from kramkaki.equations import motoneuron as law
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.number_types import Array, Number

LANES = 16  # units of a block; at least 16, or LLVM leaves the loop over them scalar
DENSITY_TO_CONDUCTANCE = 1e-5 * np.pi  # um2 times mS/cm2, in uS
# Successive multiples of irrational numbers spread evenly: fixed differences between cells without a random draw.
GOLDEN_RATIO, SQUARE_ROOT_OF_TWO, SQUARE_ROOT_OF_THREE = 0.6180339887498949, 0.4142135623730951, 0.7320508075688772
SQUARE_ROOT_OF_SEVEN = 0.6457513110645906


class Unit(NamedTuple):
    """Constants of one motor unit: cell, axon and fibres."""

    soma_capacitance: Number  # [nF]
    dendrite_capacitance: Number  # [nF]
    soma_leak: Number  # [uS]
    dendrite_leak: Number  # [uS]
    coupling: Number  # [uS]
    threshold: Number  # [mV]
    potassium: Number  # [uS] slow potassium conductance with all gates open
    potassium_decay: Number  # [1/ms]
    persistent: Number  # [uS] persistent inward conductance with all gates open
    persistent_half: Number  # [mV]
    spike_charge: Number  # [mV] rise of the dendrite by a spike of the soma
    input_weight: Number  # [1] of excitation by spindles and will, relative to the smallest unit
    spindle_weight: Number  # [1] of spindle excitation, mean 1: a muscle's loops are local
    terminal_margin: Number  # [mV]
    contraction_time: Number  # [ms]
    strength: Number  # [1] tetanic force, of the sum over the pool
    place: Number  # [0-1] in the order of size
    present: Number  # [1] 0 for a lane that only fills its block


def _between(parameters: NerveParameters, name: str, place: Array, shares: list[float]) -> Array:
    ends = ("smallest", "first_fast", "first_fatigable", "largest")
    values: Array = np.interp(place, shares, [getattr(parameters, f"{name}_{end}") for end in ends])
    return values


def _scattered(count: int, step: float) -> Array:
    """Return numbers evenly spread about 0, of unit variance, that differ from cell to cell and never change. [1]"""
    spread: Array = (2 * ((step * np.arange(1, count + 1)) % 1) - 1) * np.sqrt(3)
    return spread


def make_units(count: int, parameters: NerveParameters) -> Unit:
    """Return the constants of a pool, padded to whole blocks.

    Parameters
    ----------
    count : int
        Motor units. [1]
    parameters : NerveParameters

    Returns
    -------
    units : Unit
        Arrays over units; those beyond ``count`` are copies of the last and not present. [units of Unit]
    """
    p = parameters
    place = np.linspace(0, 1, count)
    shares = [0, p.slow_share, p.slow_share + p.resistant_share, 1]

    def along(name: str) -> Array:
        return _between(p, name, place, shares)

    soma, dendrite, length = along("soma_diameter"), along("dendrite_diameter"), along("dendrite_length")
    soma_leak = law.cylinder_leak(soma, soma, along("soma_resistance"))
    dendrite_leak = law.cylinder_leak(dendrite, length, along("dendrite_resistance"))
    dendrite_capacitance = law.cylinder_capacitance(dendrite, length, p.membrane_capacitance)
    coupling = law.coupling_conductance(soma, dendrite, length, p.cytoplasm_resistivity, p.coupling_share)
    half = np.interp(place, [0, 1], [p.persistent_half_smallest, p.persistent_half_largest])
    ratio = np.interp(place, [0, 1], [p.regenerative_ratio_smallest, p.regenerative_ratio_largest])
    ratio = p.neuromodulation * ratio * (1 + p.persistent_spread * _scattered(count, GOLDEN_RATIO))
    load = law.dendrite_load(dendrite_leak, soma_leak, coupling)
    strength = along("tetanic_force")
    units = Unit(
        soma_capacitance=law.cylinder_capacitance(soma, soma, p.membrane_capacitance),
        dendrite_capacitance=dendrite_capacitance,
        soma_leak=soma_leak,
        dendrite_leak=dendrite_leak,
        coupling=coupling,
        threshold=p.rest_voltage
        + along("spike_threshold")
        + p.threshold_spread * _scattered(count, SQUARE_ROOT_OF_TWO),
        potassium=DENSITY_TO_CONDUCTANCE * soma * soma * p.potassium_density,
        potassium_decay=along("potassium_decay"),
        persistent=law.persistent_conductance(ratio, load, p.persistent_slope, p.persistent_reversal, half),
        persistent_half=half,
        spike_charge=p.spike_charge * coupling / dendrite_capacitance,
        input_weight=np.interp(place, [0, 1], [1.0, p.input_weight_largest]),
        spindle_weight=1 + p.spindle_spread * _scattered(count, SQUARE_ROOT_OF_SEVEN),
        terminal_margin=p.terminal_margin + p.terminal_spread * _scattered(count, SQUARE_ROOT_OF_THREE),
        contraction_time=along("contraction_time"),
        strength=strength / strength.sum(),
        place=place,
        present=np.ones(count),
    )
    return _padded(units, count)


def _padded(units: Unit, count: int) -> Unit:
    missing = -count % LANES
    fields = (np.asarray(field) for field in units)
    padded = Unit(*(np.concatenate([field, np.full(missing, field[-1])]) for field in fields))
    return padded._replace(
        strength=np.concatenate([units.strength, np.zeros(missing)]),
        present=np.concatenate([units.present, np.zeros(missing)]),
    )
