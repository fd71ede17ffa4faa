"""The pool's numerics: same seed same spikes, short steps, SIMD code, and two independent implementations."""

import platform
import re
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from numba import njit
from scipy.integrate import solve_ivp

from kramkaki.engine import noise
from kramkaki.nerve import kernel, neuron, stimulation
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.pool import STEPS, Pool
from kramkaki.nerve.threshold import after, threshold, train
from kramkaki.nerve.units import LANES
from kramkaki.parameters import records

PARAMETERS = records.load(NerveParameters)
ALONE = PARAMETERS._replace(
    noise_rest=0.0,
    noise_active=0.0,
    common_noise=0.0,
    renshaw_weight=0.0,
    spindle_excitation=0.0,
    tendon_weight=0.0,
    adaptation_step=0.0,
    run_down_depth=0.0,
    threshold_spread=0.0,
    persistent_spread=0.0,
)


def cramp(seed, count=60):
    pool = Pool(seed, count)
    train(pool, 26, PARAMETERS.short_length)
    return after(pool, 3.0, PARAMETERS.short_length)


def test_same_seed_same_spikes_on_any_number_of_threads():
    alone = [cramp(seed).soma for seed in range(4)]
    for workers in (1, 2, 4):
        with ThreadPoolExecutor(workers) as executor:
            together = list(executor.map(lambda seed: cramp(seed).soma, range(4)))
        for one, other in zip(alone, together, strict=True):
            np.testing.assert_array_equal(one, other)
    assert np.any(alone[0] != alone[1])


def test_a_run_in_pieces_is_the_run_in_one():
    whole, pieces = Pool(3, 40), Pool(3, 40)
    moments = stimulation.burst(2.0, 26, PARAMETERS.short_length)
    first, second = (type(moments)(*(field[part] for field in moments)) for part in (slice(0, 700), slice(700, None)))
    together = np.concatenate([pieces.run(first).soma, pieces.run(second).soma])
    np.testing.assert_array_equal(whole.run(moments).soma, together)


def test_noise_is_normal_and_without_memory():
    @njit
    def draw(count, lanes):
        out = np.empty((count, lanes))
        for moment in range(count):
            key = noise.moment_key(5, 1, moment)
            for lane in range(lanes):
                out[moment, lane] = noise.normal(key, lane)
        return out

    x = draw(20_000, 8)
    assert abs(x.mean()) < 4 / np.sqrt(x.size)
    assert abs(x.std() - 1) < 0.01
    assert abs(np.mean(x**4) - (3 - 0.3)) < 0.05  # four uniforms summed have a kurtosis of 2.7
    for a, b in ((x[1:], x[:-1]), (x[:, 1:], x[:, :-1])):
        assert abs(np.mean(a * b)) < 4 / np.sqrt(a.size)


def test_shorter_steps_move_rates_by_less_than_one_percent():
    rates = {}
    for steps in (STEPS, 2 * STEPS, 40):
        pool = Pool(1, 60, steps=steps)
        spikes = pool.run(stimulation.driven(np.full(8000, 0.5), PARAMETERS.neutral_length)).soma
        rates[steps] = spikes[1000:].astype(bool).mean()
    assert abs(rates[STEPS] / rates[2 * STEPS] - 1) < 0.01
    assert abs(rates[STEPS] / rates[40] - 1) < 0.01


def test_halving_the_step_moves_the_threshold_by_at_most_one_step():
    coarse, fine = (threshold(steps=steps, repeats=1).hz for steps in (STEPS, 2 * STEPS))
    assert abs(coarse - fine) <= 2


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="reads x86 instructions")
def test_the_step_of_the_cells_is_simd_code():
    memory = Pool(0, LANES)._memory
    kernel.step_cells(memory.cell[0], memory.unit[0], memory.drive[0], STEPS, memory.parameters, (0,) * LANES)
    code = kernel.step_cells.inspect_asm(kernel.step_cells.signatures[-1])
    packed, scalar = (len(re.findall(rf"\bv?div{kind}\b", code)) for kind in ("pd", "sd"))
    # Every division stands twice, in the SIMD loop and in the fallback, and five more stand outside the loop.
    assert packed >= scalar - 5 > 0, f"{packed} packed divisions, {scalar} scalar ones"


def test_compiled_cells_equal_plain_numpy():
    pool = Pool(0, 48, ALONE)
    drive = 0.35
    compiled = pool.run(stimulation.driven(np.full(400, drive), 0.7)).soma[:, :48]
    p, units = ALONE, pool.units
    zero = np.zeros(48)
    cell = neuron.Cell(zero + p.rest_voltage, zero + p.rest_voltage, zero, zero, zero + 1e6, zero)
    action = neuron.Drive(
        units.dendrite_leak * (p.tonic_excitation + units.input_weight * drive),
        zero,
        zero,
        zero,
        zero,
        units.persistent,
        zero,
    )
    spikes = []
    for _ in range(400):
        cell = cell._replace(fired=zero)
        for _ in range(pool.steps):
            cell = neuron.stepped(cell, units, action, 1 / pool.steps, p)
        spikes.append(cell.fired)
    assert compiled.sum() > 50
    np.testing.assert_array_equal(compiled, np.array(spikes))


def _solved(unit, excitation, milliseconds):
    """Spike times of one cell by an adaptive solver of order 5 with events, written from the equations anew."""
    p, now = ALONE, 0.0

    def rates(t, y):
        soma, dendrite, slow, gate = y
        potassium = unit.potassium * slow
        persistent = unit.persistent * gate
        soma_leaving = unit.soma_leak * (soma - p.rest_voltage) + potassium * (soma - p.potassium_reversal)
        dendrite_leaving = unit.dendrite_leak * (dendrite - p.rest_voltage) + excitation * dendrite
        dendrite_leaving += persistent * (dendrite - p.persistent_reversal)
        across = unit.coupling * (soma - dendrite)
        opening = 1 / (1 + np.exp(-(dendrite - unit.persistent_half) / p.persistent_slope))
        return [
            -(soma_leaving + across) / unit.soma_capacitance,
            -(dendrite_leaving - across) / unit.dendrite_capacitance,
            -unit.potassium_decay * slow,
            (opening - gate) / p.persistent_time,
        ]

    def crossing(t, y):
        return y[0] - unit.threshold

    crossing.terminal, crossing.direction = True, 1
    state, spikes = np.array([p.rest_voltage, p.rest_voltage, 0.0, 0.0]), []
    while now < milliseconds:
        solution = solve_ivp(rates, (now, milliseconds), state, events=crossing, rtol=1e-7, atol=1e-9, max_step=5.0)
        now, state = solution.t[-1], solution.y[:, -1].copy()
        if solution.t_events[0].size:
            spikes.append(now)
            state[0] = p.potassium_reversal + p.reset_above_potassium
            state[1] += p.spike_charge * unit.coupling / unit.dendrite_capacitance
            state[2] += p.spike_opening * (1 - state[2])
    return np.array(spikes)


@pytest.mark.parametrize("steps", [STEPS, 20])
def test_one_cell_agrees_with_an_adaptive_solver(steps):
    pool = Pool(0, 1, ALONE, steps=steps)
    ours = np.flatnonzero(pool.run(stimulation.driven(np.full(1000, 0.4), 0.7)).soma[:, 0])
    unit = type(pool.units)(*(float(field[0]) for field in pool.units))
    theirs = _solved(unit, unit.dendrite_leak * (ALONE.tonic_excitation + 0.4), 1000.0)
    assert len(ours) >= 8
    assert abs(len(ours) - len(theirs)) <= 1
    count = min(len(ours), len(theirs))
    assert np.mean(np.diff(ours[:count])) == pytest.approx(np.mean(np.diff(theirs[:count])), rel=0.01)
