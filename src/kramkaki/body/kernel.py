"""The time loop over one block of people: fixed steps, second order, aligned with the minute rows."""

import inspect

import numpy as np
from numba import njit

from kramkaki.body import (
    calcium,
    drugs,
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
from kramkaki.engine.operations import COMPILE

cache.use()

ORGANS = (heat, sweat, gut, water, drugs, potassium, calcium, magnesium, vitamin_e, muscles)


def _equation_modules():
    """Every equation module that an organ imports a law from."""
    found = {}
    for organ in ORGANS:
        for item in vars(organ).values():
            module = inspect.getmodule(item) if callable(item) else item
            name = getattr(module, "__name__", "")
            if name.startswith("kramkaki.equations.") and not name.endswith(".ops"):
                found[name] = module
    return found.values()


fields.register(*_equation_modules(), *ORGANS, wiring)
load_state = fields.loader(wiring.BodyState)
store_rates = fields.storer(wiring.BodyState)
load_body = fields.loader(wiring.Body)
load_forcing = fields.loader(forcing.Forcing)
store_observation = fields.storer(wiring.Observation)


@njit(cache=True, nogil=True, **COMPILE)
def integrate(state, body, rows, steps, output_every, lanes, out):
    """Carry a block of people through all rows by Heun's method.

    Parameters
    ----------
    state : array, shape (state fields * lanes,)
        Start, and on return the end. [units of BodyState]
    body : array, shape (body fields * lanes,)
        Person, parameters and constants. [units of Body]
    rows : array, shape (minutes, forcing fields)
        [units of Forcing]
    steps : int array, shape (minutes,)
        Steps within each minute. [1]
    output_every : int
        [min]
    lanes : tuple
        As long as the block is wide; its length is known to the compiler. [1]
    out : array, shape (outputs, observation fields * lanes)
        Filled: first the start, then the end of every ``output_every`` minutes. [units of Observation]
    """
    width = len(lanes)
    trial = state.copy()
    first = np.empty_like(state)
    rate = np.empty_like(state)
    for row in range(rows.shape[0]):
        minute = rows[row]
        if row == 0:
            for lane in range(len(lanes)):
                observation = wiring.observe(
                    load_state(state, width, lane), load_body(body, width, lane), load_forcing(minute, 1, 0)
                )
                store_observation(out[0], width, lane, observation)
        step = 1.0 / steps[row]
        for _ in range(steps[row]):
            for stage in range(2):
                for lane in range(len(lanes)):
                    rates = wiring.body_rates(
                        load_state(trial, width, lane), load_body(body, width, lane), load_forcing(minute, 1, 0)
                    )
                    store_rates(rate, width, lane, rates)
                if stage == 0:
                    for i in range(state.size):
                        first[i] = rate[i]
                        trial[i] = state[i] + step * rate[i]
                else:
                    for i in range(state.size):
                        state[i] += 0.5 * step * (first[i] + rate[i])
                        trial[i] = state[i]
        if (row + 1) % output_every == 0:
            for lane in range(len(lanes)):
                observation = wiring.observe(
                    load_state(state, width, lane), load_body(body, width, lane), load_forcing(minute, 1, 0)
                )
                store_observation(out[(row + 1) // output_every], width, lane, observation)
