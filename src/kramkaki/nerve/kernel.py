"""The time loop of one pool: cells by short steps, everything between them once a millisecond."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from kramkaki.engine import cache, fields, noise
from kramkaki.engine.operations import COMPILE
from kramkaki.equations import axon, interneuron, motoneuron, reflex, spike, twitch
from kramkaki.nerve import neuron, reflexes, units
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.number_types import Array

Spikes = npt.NDArray[np.uint8]  # [1]
Lanes = tuple[int, ...]  # as long as a block is wide; its length is known to the compiler

fields.register(motoneuron, reflex, interneuron, axon, spike, twitch, neuron, reflexes)
load_cell, store_cell = fields.loader(neuron.Cell), fields.storer(neuron.Cell)
load_conductance_cell = fields.loader(neuron.ConductanceCell)
store_conductance_cell = fields.storer(neuron.ConductanceCell)
load_spike = fields.loader(neuron.SpikeParameters)
load_slow, store_slow = fields.loader(neuron.Slow), fields.storer(neuron.Slow)
load_drive, store_drive = fields.loader(neuron.Drive), fields.storer(neuron.Drive)
load_unit = fields.loader(units.Unit)
load_shared, store_shared = fields.loader(neuron.Shared), fields.storer(neuron.Shared)
load_loop, store_loop = fields.loader(reflexes.Loop), fields.storer(reflexes.Loop)
load_stimulus = fields.loader(neuron.Stimulus)
load_moment = fields.loader(reflexes.Moment)
load_arriving, store_arriving = fields.loader(reflexes.Arriving), fields.storer(reflexes.Arriving)
load_parameters = fields.loader(NerveParameters)
store_report = fields.storer(neuron.Report)
REPORT = len(neuron.Report._fields)
SOMA, OWN, MUSCLE, LAUNCHED, ENDING, FORCE = range(REPORT)
GATE = neuron.Cell._fields.index("persistent_gate")
FIRED = neuron.Cell._fields.index("fired")
PRIVATE, COMMON, TERMINAL, SENSORY = range(4)  # streams of random numbers


class Memory(NamedTuple):
    """Everything of one pool that the loop changes or reads; rows are blocks of units."""

    cell: Array
    slow: Array
    drive: Array
    report: Array
    unit: Array
    upward: Array  # spikes under way from terminals to the cord: (milliseconds of delay, blocks, lanes)
    downward: Array  # from the cord to the terminals
    afferent: Array  # under way to the cord: (milliseconds of delay, fields of Arriving)
    loop: Array
    shared: Array
    parameters: Array
    spike: Array  # parameters of the spike's conductances; empty for cells that fire by threshold and reset
    steps: int  # of a cell in a millisecond
    seed: int  # of the noise


class Record(NamedTuple):
    """What the loop writes down of a pool, one row a millisecond."""

    soma: Spikes  # (milliseconds, units) cells that the cord fired, 2 if sent up the axon
    muscle: Spikes  # (milliseconds, units) of the muscle's fibres
    trace: Array  # (milliseconds, fields of Loop and one) the loop, and the mean opening of the persistent gates


@njit(nogil=True, **COMPILE)
def drive_cells(
    slow: Array,
    drive: Array,
    unit: Array,
    shared: Array,
    upward: Array,
    parameters: Array,
    key: int,
    first: int,
    lanes: Lanes,
) -> None:
    """Fill what acts on a block of cells in the coming millisecond. [units of Drive]"""
    for lane in range(len(lanes)):
        state, action = neuron.driven(
            load_slow(slow, len(lanes), lane),
            load_unit(unit, len(lanes), lane),
            load_shared(shared, 1, 0),
            antidromic=upward[lane],
            random=noise.normal(key, first + lane),
            parameters=load_parameters(parameters, 1, 0),
        )
        store_slow(slow, len(lanes), lane, state)
        store_drive(drive, len(lanes), lane, action)


@njit(nogil=True, **COMPILE)
def step_cells(cell: Array, unit: Array, drive: Array, steps: int, parameters: Array, lanes: Lanes) -> None:
    """Carry a block of cells through a millisecond. [units of Cell]"""
    step = 1.0 / steps
    width = len(lanes)
    for lane in range(len(lanes)):
        cell[FIRED * width + lane] = 0.0
    for _ in range(steps):
        for lane in range(len(lanes)):
            moved = neuron.stepped(
                load_cell(cell, width, lane),
                load_unit(unit, width, lane),
                load_drive(drive, width, lane),
                step,
                load_parameters(parameters, 1, 0),
            )
            store_cell(cell, width, lane, moved)


@njit(nogil=True, **COMPILE)
def step_conductance_cells(
    cell: Array, unit: Array, drive: Array, steps: int, parameters: Array, spike: Array, lanes: Lanes
) -> None:
    """The same for cells whose spikes are made by conductances. [units of ConductanceCell]"""
    step = 1.0 / steps
    width = len(lanes)
    for lane in range(len(lanes)):
        cell[FIRED * width + lane] = 0.0
    for _ in range(steps):
        for lane in range(len(lanes)):
            moved = neuron.stepped_by_conductances(
                load_conductance_cell(cell, width, lane),
                load_unit(unit, width, lane),
                load_drive(drive, width, lane),
                step,
                parameters=load_parameters(parameters, 1, 0),
                spike_parameters=load_spike(spike, 1, 0),
            )
            store_conductance_cell(cell, width, lane, moved)


@njit(nogil=True, **COMPILE)
def follow_cells(
    slow: Array,
    cell: Array,
    unit: Array,
    drive: Array,
    downward: Array,
    stimulus: Array,
    report: Array,
    parameters: Array,
    keys: tuple[int, int],
    first: int,
    lanes: Lanes,
) -> None:
    """Carry axons, terminals and fibres of a block through a millisecond. [units of Report]"""
    for lane in range(len(lanes)):
        state, signs = neuron.followed(
            load_slow(slow, len(lanes), lane),
            load_cell(cell, len(lanes), lane),
            load_unit(unit, len(lanes), lane),
            load_drive(drive, len(lanes), lane),
            arriving=downward[lane],
            stimulus=load_stimulus(stimulus, 1, 0),
            chance=noise.uniform(keys[0], first + lane),
            ending_chance=noise.uniform(keys[1], first + lane),
            parameters=load_parameters(parameters, 1, 0),
        )
        store_slow(slow, len(lanes), lane, state)
        store_report(report, len(lanes), lane, signs)


@njit(nogil=True, **COMPILE)
def couple(
    memory: Memory, moment: Array, place: int, reflex_place: int, seed: int, clock: int, count: int, lanes: Lanes
) -> None:
    """Carry the loop of the pool through a millisecond and send spikes on their way. [units of Loop]"""
    width = len(lanes)
    force = 0.0
    spikes = 0.0
    twitches = 0.0
    endings = 0.0
    now = load_moment(moment, 1, 0)
    for block in range(memory.cell.shape[0]):
        report = memory.report[block]
        for lane in range(width):
            force += report[FORCE * width + lane]
            spikes += report[SOMA * width + lane]
            twitches += report[MUSCLE * width + lane]
            endings += report[ENDING * width + lane]
            memory.downward[place, block, lane] = report[SOMA * width + lane] * (1.0 - now.blocked)
            memory.upward[place, block, lane] = report[LAUNCHED * width + lane] * (1.0 - now.blocked)
    to_rate = 1000.0 / count
    afferent = memory.afferent[reflex_place]
    loop = reflexes.looped(
        load_loop(memory.loop, 1, 0),
        now,
        load_arriving(afferent, 1, 0),
        muscle_force=force,
        rate=spikes * to_rate,
        muscle_rate=twitches * to_rate,
        random=noise.normal(noise.moment_key(seed, COMMON, clock), 0),
        parameters=load_parameters(memory.parameters, 1, 0),
    )
    store_loop(memory.loop, 1, 0, loop)
    sent = reflexes.Arriving(
        loop.spindle_rate,
        loop.secondary_rate,
        loop.tendon_rate,
        now.tendon * (1.0 - now.blocked),
        (now.pulse + endings / count) * (1.0 - now.blocked),
    )
    store_arriving(afferent, 1, 0, sent)


@cache.kept
@njit(nogil=True, **COMPILE)
def run(memory: Memory, moments: Array, clock: int, lanes: Lanes, record: Record) -> int:
    """Carry a pool through milliseconds.

    Parameters
    ----------
    memory : Memory
        Changed in place.
    moments : array, shape (milliseconds, fields)
        [units of Moment]
    clock : int
        Since the pool began. [ms]
    lanes : tuple
        As long as a block is wide. [1]
    record : Record
        Filled.

    Returns
    -------
    clock : int
        After the last of them. [ms]
    """
    width = len(lanes)
    count = record.soma.shape[1]
    seed, steps = memory.seed, memory.steps
    for row in range(moments.shape[0]):
        moment = moments[row]
        place = clock % memory.upward.shape[0]
        reflex_place = clock % memory.afferent.shape[0]
        store_shared(
            memory.shared,
            1,
            0,
            reflexes.shared_drive(
                load_loop(memory.loop, 1, 0),
                load_moment(moment, 1, 0),
                load_arriving(memory.afferent[reflex_place], 1, 0),
                load_parameters(memory.parameters, 1, 0),
            ),
        )
        private = noise.moment_key(seed, PRIVATE, clock)
        keys = (noise.moment_key(seed, TERMINAL, clock), noise.moment_key(seed, SENSORY, clock))
        for block in range(memory.cell.shape[0]):
            cell, slow, drive, unit = memory.cell[block], memory.slow[block], memory.drive[block], memory.unit[block]
            first = block * width
            drive_cells(
                slow, drive, unit, memory.shared, memory.upward[place, block], memory.parameters, private, first, lanes
            )
            if len(memory.spike):
                step_conductance_cells(cell, unit, drive, steps, memory.parameters, memory.spike, lanes)
            else:
                step_cells(cell, unit, drive, steps, memory.parameters, lanes)
            follow_cells(
                slow,
                cell,
                unit,
                drive,
                memory.downward[place, block],
                moment,
                memory.report[block],
                memory.parameters,
                keys,
                first,
                lanes,
            )
        couple(memory, moment, place, reflex_place, seed, clock, count, lanes)
        note(memory, lanes, record.soma[row], record.muscle[row], record.trace[row])
        clock += 1
    return clock


@njit(nogil=True, **COMPILE)
def note(memory: Memory, lanes: Lanes, soma: Spikes, muscle: Spikes, trace: Array) -> None:
    """Write down spikes and the loop. [1], [units of Loop]"""
    width, count = len(lanes), len(soma)
    gates = 0.0
    for unit in range(count):
        block, lane = unit // width, unit % width
        report = memory.report[block]
        fired = report[SOMA * width + lane]
        soma[unit] = np.uint8(2.0 * fired - report[OWN * width + lane])
        muscle[unit] = np.uint8(report[MUSCLE * width + lane])
        gates += memory.cell[block, GATE * width + lane]
    for i in range(memory.loop.size):
        trace[i] = memory.loop[i]
    trace[memory.loop.size] = gates / count
