"""The time loop over one block of people: fixed steps, second order, aligned with the minute rows."""

import inspect
from collections.abc import Iterable
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit
from numba.extending import overload

from kramkaki.body import (
    calcium,
    drugs,
    effort,
    forcing,
    gut,
    heat,
    magnesium,
    muscles,
    potassium,
    sweat,
    vitamin_e,
    water,
    wiring,
)
from kramkaki.engine import cache, fields
from kramkaki.engine.operations import COMPILE, INLINE
from kramkaki.number_types import Array

Whole = npt.NDArray[np.int64]
Lanes = tuple[int, ...]  # as long as the block is wide; its length is known to the compiler

ORGANS = (effort, heat, sweat, gut, water, drugs, potassium, calcium, magnesium, vitamin_e, muscles)


def _equation_modules() -> Iterable[ModuleType]:
    """Every equation module that an organ imports a law from."""
    modules = {}
    for organ in ORGANS:
        for item in vars(organ).values():
            module = inspect.getmodule(item) if callable(item) else item
            name = getattr(module, "__name__", "")
            if isinstance(module, ModuleType) and name.startswith("kramkaki.equations.") and not name.endswith(".ops"):
                modules[name] = module
    return modules.values()


fields.register(*_equation_modules(), *ORGANS, wiring)
fields.register_one(forcing.reached_values)
replace_reached = fields.replacer(forcing.Forcing, forcing.REACHED)


@overload(forcing.as_reached, jit_options=INLINE, strict=False)
def _as_reached(world: Any, flows: Any) -> Any:
    return lambda world, flows: replace_reached(world, forcing.reached_values(world, flows))


load_state = fields.loader(wiring.BodyState)
load_body = fields.loader(wiring.Body)
load_forcing = fields.loader(forcing.Forcing)
load_outward = fields.loader(wiring.OutwardSignals)
load_inward = fields.loader(wiring.InwardSignals)
load_salts = fields.loader(wiring.MineralSignals)
store_outward = fields.storer(wiring.OutwardSignals)
store_inward = fields.storer(wiring.InwardSignals)
store_salts = fields.storer(wiring.MineralSignals)
store_heat = fields.storer(wiring.HeatRates)
store_gut = fields.storer(wiring.GutRates)
store_water = fields.storer(wiring.WaterRates)
store_mineral = fields.storer(wiring.MineralRates)
store_muscle = fields.storer(wiring.MuscleRates)
store_observation = fields.storer(wiring.Observation)
PASSES = (wiring.HeatRates, wiring.GutRates, wiring.MineralRates, wiring.WaterRates, wiring.MuscleRates)
GUT, MINERAL, WATER, MUSCLE, END = np.cumsum([len(fields.leaves(each)) for each in PASSES]).tolist()
OUTWARD = len(fields.leaves(wiring.OutwardSignals))
INWARD = len(fields.leaves(wiring.InwardSignals))
SALTS = len(fields.leaves(wiring.MineralSignals))
TINY = 1e-100  # smaller is nothing: numbers near the end of the float range slow the processor a hundredfold


@njit(nogil=True, **COMPILE)
def fill_rates(
    state: Array, body: Array, minute: Array, lanes: Lanes, outward: Array, inward: Array, salts: Array, rate: Array
) -> None:
    """Fill ``rate`` for a block; every loop over people is one pass, so that it becomes SIMD code.

    The arrays are laid out like those of :func:`integrate`; ``outward``, ``inward`` and ``salts`` hold the signals.
    [units of BodyState per min]
    """
    width = len(lanes)
    heat = rate[: GUT * width]
    gut = rate[GUT * width : MINERAL * width]
    mineral = rate[MINERAL * width : WATER * width]
    water = rate[WATER * width : MUSCLE * width]
    muscle = rate[MUSCLE * width :]
    for lane in range(len(lanes)):
        rates, signals = wiring.heat_pass(
            load_state(state, width, lane), load_body(body, width, lane), load_forcing(minute, 1, 0)
        )
        store_heat(heat, width, lane, rates)
        store_outward(outward, width, lane, signals)
    for lane in range(len(lanes)):
        rates, signals = wiring.gut_pass(
            load_state(state, width, lane),
            load_body(body, width, lane),
            load_outward(outward, width, lane),
            load_forcing(minute, 1, 0),
        )
        store_gut(gut, width, lane, rates)
        store_inward(inward, width, lane, signals)
    for lane in range(len(lanes)):
        rates, signals = wiring.mineral_pass(
            load_state(state, width, lane),
            load_body(body, width, lane),
            load_outward(outward, width, lane),
            load_inward(inward, width, lane),
            load_forcing(minute, 1, 0),
        )
        store_mineral(mineral, width, lane, rates)
        store_salts(salts, width, lane, signals)
    for lane in range(len(lanes)):
        rates = wiring.water_pass(
            load_state(state, width, lane),
            load_body(body, width, lane),
            load_outward(outward, width, lane),
            load_inward(inward, width, lane),
            mineral=load_salts(salts, width, lane),
            forcing=load_forcing(minute, 1, 0),
        )
        store_water(water, width, lane, rates)
    for lane in range(len(lanes)):
        rates = wiring.muscle_pass(
            load_state(state, width, lane),
            load_body(body, width, lane),
            load_outward(outward, width, lane),
            load_forcing(minute, 1, 0),
        )
        store_muscle(muscle, width, lane, rates)


@njit(nogil=True, **COMPILE)
def record(state: Array, body: Array, minute: Array, lanes: Lanes, out: Array) -> None:
    """Fill ``out`` with what is observed of a block. [units of Observation]"""
    width = len(lanes)
    for lane in range(len(lanes)):
        observation = wiring.observe(
            load_state(state, width, lane), load_body(body, width, lane), load_forcing(minute, 1, 0)
        )
        store_observation(out, width, lane, observation)


@njit(nogil=True, **COMPILE)
def keep(seen: Array, width: int, row: int, people: Whole, place: Whole, memory: Array) -> None:
    """Copy what was observed of each person of a block to where it is kept; the lanes beyond them are fillers."""
    for lane in range(len(people)):
        for i in range(len(place)):
            memory[place[i, 0] + people[lane] * place[i, 1] + row * place[i, 2]] = seen[i * width + lane]


@cache.kept
@njit(nogil=True, **COMPILE)
def integrate(
    state: Array,
    body: Array,
    rows: Array,
    steps: Whole,
    output_every: int,
    lanes: Lanes,
    people: Whole,
    place: Whole,
    memory: Array,
) -> None:
    """Carry a block of people through all rows by Heun's method.

    state: shape (fields of BodyState * lanes,); the start, and on return the end
    body: shape (fields of Body * lanes,)
    rows: shape (minutes, fields of Forcing)
    steps: within each minute, shape (minutes,)
    output_every: [min]
    people: who stands in the first lanes
    place: shape (fields of Observation, 3); where in ``memory`` each observation of the first person starts, and how
        far on those of the next person and of the next row are
    memory: filled with Observation, first of the start, then of the end of every ``output_every`` minutes
    """
    width = len(lanes)
    trial = np.empty_like(state)
    rates = (np.empty_like(state), np.empty_like(state))
    outward = np.empty(OUTWARD * width)
    inward = np.empty(INWARD * width)
    salts = np.empty(SALTS * width)
    seen = np.empty(len(place) * width)
    record(state, body, rows[0], lanes, seen)
    keep(seen, width, 0, people, place, memory)
    for row in range(rows.shape[0]):
        minute = rows[row]
        step = 1.0 / steps[row]
        for _ in range(steps[row]):
            for stage in range(2):
                fill_rates((state, trial)[stage], body, minute, lanes, outward, inward, salts, rates[stage])
                if stage == 0:
                    for i in range(state.size):
                        trial[i] = state[i] + step * rates[0][i]
                else:
                    for i in range(state.size):
                        moved = state[i] + 0.5 * step * (rates[0][i] + rates[1][i])
                        state[i] = 0.0 if abs(moved) < TINY else moved
        if (row + 1) % output_every == 0:
            record(state, body, minute, lanes, seen)
            keep(seen, width, (row + 1) // output_every, people, place, memory)
