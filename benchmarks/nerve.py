"""Speed of the motor-neuron pool against Brian2 and MyoGen, each in an environment of its own, in one run."""

import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from kramkaki.equations import twitch
from kramkaki.nerve import stimulation
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.pool import STEPS, Pool
from kramkaki.nerve.threshold import threshold
from kramkaki.nerve.units import make_units
from kramkaki.parameters import records

HERE = Path(__file__).parent
ENVIRONMENTS = HERE.parent / "build" / "peers"
UNITS = 100
DRIVE = 0.5  # voluntary, of the dendrite's leak
SECONDS = 10
STEPS_MS = (0.25, 0.2, 0.125, 0.1, 0.05)  # tried with Brian2; the fastest at the error of ours counts
SAME_ERROR = 1.25  # times ours still counts as the same: the truth is known no better
FINEST = 40  # our steps a millisecond that stand for the truth
MYOGEN_PYTHON = os.environ.get("MYOGEN_PYTHON", "python3.12")  # the lowest that MyoGen 0.12 takes


def constants():
    """Return the pool's numbers as the Brian2 script wants them."""
    p = records.load(NerveParameters)
    units = make_units(UNITS, p)
    names = {"threshold": "threshold_voltage"}
    shared = {name: value for name, value in p._asdict().items() if name not in units._fields}
    for name, milliseconds in {
        "noise": p.noise_time,
        "common": p.common_noise_time,
        "length": p.stretch_smoothing,
        "fusimotor": p.fusimotor_time,
        "presynaptic": p.presynaptic_time,
        "tendon": p.tendon_time,
        "secondary": p.secondary_lag,
        "renshaw": p.renshaw_time,
        "after_depolarisation": 1000 * p.after_depolarisation_time,
        "pump": 1000 * p.pump_time,
    }.items():
        shared[f"{name}_kept"] = math.exp(-1 / milliseconds)
    for name in ("noise", "common"):
        shared[f"{name}_fresh"] = math.sqrt(1 - shared[f"{name}_kept"] ** 2)
    shared |= {
        "rest": p.rest_voltage,
        "rest_length": p.neutral_length,
        "will": DRIVE,
        "force_length_skew": twitch.LENGTH_POWER,
        "force_length_width": twitch.LENGTH_WIDTH,
        "force_length_shape": twitch.LENGTH_SHAPE,
        "passive_steepness": twitch.PASSIVE_STEEPNESS,
        "passive_strain": twitch.PASSIVE_STRAIN,
    }
    read = (HERE / "brian_pool.py").read_text(encoding="utf-8")
    unused = ("present", "place")
    return {
        "shared": {name: value for name, value in shared.items() if name in read},
        "units": {
            names.get(name, name): [float(x) for x in getattr(units, name)[:UNITS]]
            for name in units._fields
            if name not in unused
        },
        "steps": STEPS_MS,
    }


def our_rate(steps):
    """Mean rate of the pool without noise, over all but the first of five seconds. [Hz]"""
    p = records.load(NerveParameters)._replace(noise_rest=0.0, noise_active=0.0, common_noise=0.0, terminal_highest=0.0)
    moments = stimulation.driven(np.full(5000, DRIVE), p.neutral_length)
    return float((Pool(1, UNITS, p, steps).run(moments).soma[1000:] > 0).mean() * 1000)


def our_seconds():
    """Time that a simulated second of the pool with its noise takes, on one core. [s]"""
    pool = Pool(1, UNITS)
    moments = stimulation.driven(np.full(SECONDS * 1000, DRIVE), pool.parameters.neutral_length)
    pool.run(moments)
    start = time.perf_counter()
    pool.run(moments)
    return (time.perf_counter() - start) / SECONDS


def protocol_seconds():
    """Time of a threshold test of three series on all cores, in a muscle that takes every step up to 60 Hz. [s]"""
    p = records.load(NerveParameters)
    threshold(repeats=1, parameters=p)
    start = time.perf_counter()
    found = threshold(length=p.neutral_length, parameters=p)
    assert found.not_inducible
    return time.perf_counter() - start


def _environment(name, python, *packages):
    folder = ENVIRONMENTS / name
    done = folder / "installed"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([python, "-m", "venv", folder], check=True)
        pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, *packages], check=True, capture_output=True)
        done.touch()
    return folder / "bin" / "python"


def brian():
    """Brian2's runs of the same pool: step [ms], rate [Hz], time of a simulated second [s]."""
    python = _environment("brian2", sys.executable, "numpy==1.26.4", "brian2==2.9.0", "setuptools<81")
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(constants(), file)
        file.flush()
        told = subprocess.run(
            [python, HERE / "brian_pool.py", file.name], check=True, capture_output=True, text=True
        ).stdout
    return json.loads(told.splitlines()[-1])["runs"]


def myogen():
    """Time that a simulated second of 100 neurons takes in MyoGen, or None where its Python is not installed. [s]"""
    python = shutil.which(MYOGEN_PYTHON)
    if python is None or subprocess.run([python, "--version"], capture_output=True).returncode:
        return None
    python = _environment("myogen", python, "myogen==0.12.0")
    told = subprocess.run([python, HERE / "myogen_pool.py"], check=True, capture_output=True, text=True).stdout
    return float(told.splitlines()[-1])


def rows():
    """Name, value, unit, bar and its sign of each row."""
    truth, second = our_rate(FINEST), our_seconds()
    error = abs(our_rate(STEPS) / truth - 1)
    peers = [run for run in brian() if abs(run["rate_hz"] / truth - 1) <= SAME_ERROR * error]
    best = min(run["seconds_per_second"] for run in peers)
    found = [
        ("100 motor neurons with the loop, times real time, one core", 1 / second, "times", 20.0, ">="),
        ("error of their firing rate", 100 * error, "%", 1.0, "<="),
        ("the same pool in Brian2 standalone at the same error, ours faster by", best / second, "times", 5.0, ">="),
        ("threshold, 29 frequencies, three series, all cores", protocol_seconds(), "s", 15.0, "<="),
    ]
    other = myogen()
    if other is not None:
        found.append(
            ("100 neurons in MyoGen 0.12 (its own equations), ours faster by", other / second, "times", 5.0, ">=")
        )
    return found
