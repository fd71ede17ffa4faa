"""The compiled kernel: SIMD code, the same as plain Python, never stale."""

import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numba import njit

from kramkaki.body import kernel, wiring
from kramkaki.body.forcing import Forcing
from kramkaki.body.person import Person
from kramkaki.body.simulate import LANES, simulate, steps_per_minute
from kramkaki.body.timeline import Timeline
from kramkaki.engine import fields, operations
from kramkaki.equations import ops

PACKAGE = Path(__file__).parents[2] / "src" / "kramkaki"


def running(minutes=20):
    timeline = Timeline(minutes).set(
        5, metabolic_rate=800.0, relative_intensity=0.7, air_temperature=32.0, air_speed=2.0
    )
    timeline.add(10, 11, intake_water=0.2, intake_sodium=4.0)
    return timeline.both_legs(5, calf_activation=0.3, calf_eccentric=0.3, quadriceps_activation=0.3)


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="reads x86 instructions")
def test_every_pass_over_people_is_simd_code():
    lanes = (0,) * LANES
    body, state = wiring.prepare(Person(), wiring.load_parameters())
    block = [np.repeat(fields.pack(each)[:, 0], LANES) for each in (state, body)]
    minute = np.array(list(Forcing()))
    signals = [np.empty(count * LANES) for count in (kernel.OUTWARD, kernel.INWARD, kernel.SALTS)]
    kernel.fill_rates(*block, minute, lanes, *signals, np.empty_like(block[0]))
    code = kernel.fill_rates.inspect_asm(kernel.fill_rates.signatures[-1])
    packed, scalar = (len(re.findall(rf"\bv?div{kind}\b", code)) for kind in ("pd", "sd"))
    # Every division stands twice: in the SIMD loop, and in the fallback for arrays that overlap.
    assert packed >= 0.8 * scalar, f"{packed} packed divisions, {scalar} scalar ones"


def test_compiled_equals_plain_python():
    timeline = running(12)
    compiled = simulate(Person(), [timeline]).end
    body, state = wiring.prepare(Person(), wiring.load_parameters())
    value = fields.pack(state)[:, 0]
    for minute, count in enumerate(steps_per_minute(timeline)):
        world = Forcing(*(float(timeline[name][minute]) for name in Forcing._fields))
        step = 1 / count
        for _ in range(count):
            first = fields.pack(wiring.body_rates(fields.unpack(wiring.BodyState, value), body, world))[:, 0]
            trial = fields.unpack(wiring.BodyState, value + step * first)
            second = fields.pack(wiring.body_rates(trial, body, world))[:, 0]
            value = value + 0.5 * step * (first + second)
    np.testing.assert_allclose(fields.pack(compiled)[:, 0], value, rtol=1e-9, atol=1e-12)


def test_one_person_alone_equals_the_same_person_in_a_crowd():
    mass = np.linspace(50, 90, 20)
    crowd = simulate(Person(body_mass=mass), [running()])
    alone = simulate(Person(body_mass=mass[7]), [running()])
    for name in crowd:
        np.testing.assert_allclose(crowd[name][7], alone[name][0], rtol=1e-9, atol=1e-12, err_msg=name)


def test_two_timelines_in_one_call_equal_two_calls():
    rest = Timeline(20)
    table = np.array([0, 1, 0])
    both = simulate(Person(body_mass=np.array([60.0, 70.0, 80.0])), [running(), rest], table)
    apart = simulate(Person(body_mass=70.0), [rest])
    np.testing.assert_allclose(both["core_temperature"][1], apart["core_temperature"][0], rtol=1e-10)


@pytest.mark.parametrize("name", ["exp", "log"])
def test_compiled_mathematics_equals_numpy(name):
    law, low, high = getattr(ops, name), *((-60.0, 60.0) if name == "exp" else (1e-12, 1e12))
    x = np.linspace(low, high, 20_001)

    @njit(**operations.COMPILE)
    def apply(values):
        out = np.empty_like(values)
        for i in range(values.size):
            out[i] = law(values[i])
        return out

    np.testing.assert_allclose(apply(x), getattr(np, name)(x), rtol=1e-13, atol=1e-13)


CORE_AT_THE_END = """
from kramkaki.body.person import Person
from kramkaki.body.simulate import simulate
from kramkaki.body.timeline import Timeline
print(simulate(Person(), [Timeline(3).set(metabolic_rate=900.0, relative_intensity=0.8)])["core_temperature"][0, -1])
"""


def core_at_the_end(source, cache):
    environment = {**os.environ, "PYTHONPATH": str(source), "KRAMKAKI_CACHE_DIR": str(cache)}
    run = subprocess.run(
        [sys.executable, "-c", CORE_AT_THE_END], env=environment, capture_output=True, text=True, check=True
    )
    return float(run.stdout)


def test_an_edited_equation_is_never_served_from_the_cache(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "src" / "kramkaki", ignore=shutil.ignore_patterns("__pycache__"))
    before = core_at_the_end(tmp_path / "src", tmp_path / "cache")
    law = tmp_path / "src" / "kramkaki" / "equations" / "heat.py"
    text = law.read_text(encoding="utf-8")
    edited = re.sub(r"(\n    return where\(air_speed > 1\.0, fast, slow\))", r"\n    return 50.0 * fast", text)
    assert edited != text
    law.write_text(edited, encoding="utf-8")
    assert core_at_the_end(tmp_path / "src", tmp_path / "cache") != before
