"""A pool of motor units that can be stimulated, moved and recorded."""

from typing import NamedTuple

import numpy as np

from kramkaki.engine import fields
from kramkaki.equations import reflex
from kramkaki.nerve import conductance_cell, kernel, neuron, reflexes
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.units import LANES, make_units
from kramkaki.parameters import records

UNITS = 100
STEPS = 2  # of a cell in a millisecond; 40 move rates by 0.1 to 0.2 %
STEPS_OF_A_SPIKE = 10  # times as many where a spike is followed through its conductances
CELLS = ("reset", "conductance")
LONG_AGO = 1e6  # [ms] since the last spike, at the start


class Recording(NamedTuple):
    """What was recorded, one row a millisecond."""

    soma: np.ndarray  # [1] (milliseconds, units): 1 where the cord fired a cell, 2 where its axon did
    muscle: np.ndarray  # [1] the same for the muscle's side
    loop: reflexes.Loop  # arrays [units of Loop]
    persistent_gate: np.ndarray  # [0-1] mean over the pool

    @property
    def milliseconds(self):
        return len(self.soma)


class Pool:
    """Motor units of one muscle with their reflexes.

    Parameters
    ----------
    seed : int
        Of the noise. The same seed gives the same spikes.
    count : int
        Motor units. [1]
    parameters : NerveParameters, optional
        The reference subject where left out.
    steps : int
        Steps of a cell in a millisecond; ten times as many where spikes are made by conductances. [1]
    cell : str
        How a cell fires: by "reset" at a threshold, or by its "conductance" of sodium and potassium, as a check.
    """

    def __init__(self, seed=0, count=UNITS, parameters=None, steps=STEPS, cell="reset"):
        if cell not in CELLS:
            raise ValueError(f"no cell {cell!r}; allowed: {', '.join(CELLS)}")
        self.seed, self.count, self.steps, self.clock = seed, count, steps, 0
        self.parameters = parameters or records.load(NerveParameters)
        self.units = make_units(count, self.parameters)
        p = self.parameters
        blocks = len(self.units.threshold) // LANES
        delay = round(p.conduction_delay)
        self._memory = kernel.Memory(
            cell=_blocks(_resting_cell(self.units, p, cell)),
            slow=np.zeros((blocks, len(neuron.Slow._fields) * LANES)),
            drive=np.zeros((blocks, len(neuron.Drive._fields) * LANES)),
            report=np.zeros((blocks, kernel.REPORT * LANES)),
            unit=_blocks(self.units),
            upward=np.zeros((delay, blocks, LANES)),
            downward=np.zeros((delay, blocks, LANES)),
            afferent=np.zeros((round(p.reflex_delay), len(reflexes.Arriving._fields))),
            loop=np.zeros(len(reflexes.Loop._fields)),
            shared=np.zeros(len(neuron.Shared._fields)),
            parameters=fields.pack(p)[:, 0].copy(),
            spike=_spike_parameters(cell),
        )
        if cell == "conductance":
            self.steps *= STEPS_OF_A_SPIKE
        for since in ("since_launch", "ending_since"):
            lane = neuron.Slow._fields.index(since) * LANES
            self._memory.slow[:, lane : lane + LANES] = LONG_AGO
        self._at_rest = False

    def _rest_at(self, length):
        p = self.parameters
        place = reflex.operating_place(length, p.shortest_length, p.longest_length)
        presynaptic = reflex.presynaptic_inhibition(
            place, p.presynaptic_inhibition, p.presynaptic_half, p.presynaptic_slope
        )
        nothing = reflexes.Loop(**dict.fromkeys(reflexes.Loop._fields, 0.0))
        self._memory.loop[:] = nothing._replace(length=length, transmitter=1.0, rested=1.0, presynaptic=presynaptic)
        self._at_rest = True

    def run(self, moments):
        """Carry the pool through what an experiment imposes.

        Parameters
        ----------
        moments : Moment of arrays
            One number a millisecond in each field. [units of Moment]

        Returns
        -------
        recording : Recording
        """
        rows = np.stack(moments, axis=1)
        if not self._at_rest:
            self._rest_at(rows[0, reflexes.Moment._fields.index("length")])
        soma, muscle = (np.zeros((len(rows), self.count), np.uint8) for _ in range(2))
        trace = np.zeros((len(rows), len(self._memory.loop) + 1))
        self.clock = kernel.run(
            self._memory, rows, self.steps, self.seed, self.clock, self.count, (0,) * LANES, soma, muscle, trace
        )
        return Recording(soma, muscle, reflexes.Loop(*trace.T[:-1]), trace[:, -1])


def _resting_cell(units, parameters, cell):
    rest = np.full_like(units.threshold, parameters.rest_voltage)
    zero = np.zeros_like(rest)
    resting = neuron.Cell(rest, rest, zero, zero, np.full_like(rest, LONG_AGO), zero)
    if cell == "reset":
        return resting
    return conductance_cell.ConductanceCell(
        *resting, sodium_gate=zero, sodium_available=zero + 1, fast_potassium_gate=zero
    )


def _spike_parameters(cell):
    if cell == "reset":
        return np.zeros(0)
    return fields.pack(records.load(conductance_cell.SpikeParameters))[:, 0].copy()


def _blocks(value):
    """Return rows of blocks: fields one after the other, lanes side by side within each."""
    numbers = np.stack([np.broadcast_to(field, np.shape(value[0])) for field in value])
    return numbers.reshape(len(numbers), -1, LANES).transpose(1, 0, 2).reshape(-1, len(numbers) * LANES).copy()
