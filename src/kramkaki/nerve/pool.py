"""A pool of motor units that can be stimulated, moved and recorded."""

from typing import NamedTuple

import numpy as np

from kramkaki.engine import fields
from kramkaki.equations import reflex
from kramkaki.nerve import kernel, neuron, reflexes
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.units import LANES, Unit, make_units
from kramkaki.number_types import Array
from kramkaki.parameters import records

UNITS = 100
STEPS = 2  # of a cell in a millisecond; 40 move rates by 0.1 to 0.2 %
STEPS_OF_A_SPIKE = 10  # times as many where a spike is followed through its conductances
CELLS = ("reset", "conductance")
LONG_AGO = 1e6  # [ms] since the last spike, at the start


class Recording(NamedTuple):
    """What was recorded, one row a millisecond."""

    soma: kernel.Spikes  # [1] (milliseconds, units): 1 where the cord fired a cell, 2 where its axon did
    muscle: kernel.Spikes  # [1] the same for the muscle's side
    loop: reflexes.Loop  # arrays [units of Loop]
    persistent_gate: Array  # [0-1] mean over the pool

    @property
    def milliseconds(self) -> int:
        """How long the recording is. [ms]"""
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

    def __init__(
        self,
        seed: int = 0,
        count: int = UNITS,
        parameters: NerveParameters | None = None,
        steps: int = STEPS,
        cell: str = "reset",
    ) -> None:
        if cell not in CELLS:
            raise ValueError(f"no cell {cell!r}; allowed: {', '.join(CELLS)}")
        self.count, self.clock = count, 0
        self.steps = steps * STEPS_OF_A_SPIKE if cell == "conductance" else steps
        self.parameters = parameters or records.load(NerveParameters)
        self.units = make_units(count, self.parameters)
        p = self.parameters
        blocks = np.size(self.units.threshold) // LANES
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
            steps=self.steps,
            seed=seed,
        )
        for since in ("since_launch", "ending_since"):
            lane = neuron.Slow._fields.index(since) * LANES
            self._memory.slow[:, lane : lane + LANES] = LONG_AGO
        self._at_rest = False

    def _rest_at(self, length: float) -> None:
        p = self.parameters
        place = reflex.operating_place(length, p.shortest_length, p.longest_length)
        presynaptic = reflex.presynaptic_inhibition(
            place, p.presynaptic_inhibition, p.presynaptic_half, p.presynaptic_slope
        )
        nothing = reflexes.Loop(**dict.fromkeys(reflexes.Loop._fields, 0.0))
        self._memory.loop[:] = nothing._replace(length=length, transmitter=1.0, rested=1.0, presynaptic=presynaptic)
        self._at_rest = True

    def run(self, moments: reflexes.Moment) -> Recording:
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
        record = kernel.Record(
            soma=np.zeros((len(rows), self.count), np.uint8),
            muscle=np.zeros((len(rows), self.count), np.uint8),
            trace=np.zeros((len(rows), len(self._memory.loop) + 1)),
        )
        self.clock = kernel.run(self._memory, rows, self.clock, (0,) * LANES, record)
        return Recording(record.soma, record.muscle, reflexes.Loop(*record.trace.T[:-1]), record.trace[:, -1])


def _resting_cell(units: Unit, parameters: NerveParameters, cell: str) -> neuron.Cell | neuron.ConductanceCell:
    rest = np.full_like(units.threshold, parameters.rest_voltage)
    zero = np.zeros_like(rest)
    resting = neuron.Cell(
        soma=rest,
        dendrite=rest,
        potassium_gate=zero,
        persistent_gate=zero,
        since_spike=np.full_like(rest, LONG_AGO),
        fired=zero,
    )
    if cell == "reset":
        return resting
    return neuron.ConductanceCell(*resting, sodium_gate=zero, sodium_available=zero + 1, fast_potassium_gate=zero)


def _spike_parameters(cell: str) -> Array:
    if cell == "reset":
        return np.zeros(0)
    return fields.pack(records.load(neuron.SpikeParameters))[:, 0].copy()


def _blocks(value: NamedTuple) -> Array:
    """Return rows of blocks: fields one after the other, lanes side by side within each."""
    numbers = np.stack([np.broadcast_to(field, np.shape(value[0])) for field in value])
    return numbers.reshape(len(numbers), -1, LANES).transpose(1, 0, 2).reshape(-1, len(numbers) * LANES).copy()
