"""Measure the cramp threshold of the full pool over the effective quantities, for the map that ``kram run`` reads.

    python -m tools.threshold_map measure --work FILE [--workers 2]
    python -m tools.threshold_map check --work FILE [--points 50]
    python -m tools.threshold_map write --work FILE

``measure`` adds a line to FILE for every point it has done and goes on where it was stopped. ``check`` compares random
points with the map between the nodes. ``write`` puts both into the package.
"""

import argparse
import itertools
import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from scipy.interpolate import interpn

from kramkaki.nerve import threshold_map
from kramkaki.nerve.laboratory import measures
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.pool import Pool
from kramkaki.nerve.state import NerveState, applied
from kramkaki.nerve.stimulation import MILLISECONDS
from kramkaki.nerve.threshold import WATCHED, after, train
from kramkaki.parameters import records

LOWEST, HIGHEST = 1, 60  # [Hz] frequencies tried, in whole Hz
# Where a search begins [Hz], [Hz/mV]: they decide how long it takes, not where it ends.
FIRST_GUESS, HZ_PER_MILLIVOLT = 24, 2.4
SEEDS = range(6)  # series; three leave an error of 1 to 2 Hz
AXES = {
    "margin": [-13.0, -9.0, -6.0, -3.0, 0.0, 3.0, 6.0, 9.0, 13.0],
    "persistent": [0.9, 1.0, 1.1, 1.2, 1.3],
    "spindle": [-0.25, -0.12, 0.0, 0.12, 0.25],
    "length": [0.2, 0.35, 0.45, 0.55, 0.8],
    "tendon": [0.5, 1.0],
}
# Every second node is measured with each length and tendon gain; the rest only where provocations find a muscle, short,
# with tendon organs as they are.
SPARSE = {**AXES, **{name: AXES[name][::2] for name in ("margin", "persistent", "spindle")}}
SHORT, USUAL = 0.45, 1.0  # [0-1] length, [1] tendon gain
# States that bodies reach in ``kram run``, in which the error is quoted.
REACHED = {
    "margin": (-9.0, 9.0),
    "persistent": (0.9, 1.25),
    "spindle": (-0.2, 0.2),
    "length": (0.2, 0.45),
    "tendon": (0.5, 1.0),
}


def effective_of(point):
    """Return the state of the nerve at a point of the grid: axis to coordinate. [units of NerveState]"""
    spindle = float(np.exp(point["spindle"] - threshold_map.ALONG * point["margin"]))
    return NerveState(point["margin"], point["persistent"], spindle, point["tendon"], point["length"])


def cramps(frequency, seed, parameters):
    """Whether one burst at a frequency, in a rested muscle, leaves a cramp."""
    pool = Pool(seed, parameters=parameters)
    train(pool, frequency, parameters.short_length)
    spikes = after(pool, WATCHED[1], parameters.short_length).muscle
    return measures.is_cramp(spikes[round(WATCHED[0] * MILLISECONDS) :])


def lowest_frequency(seed, parameters, guess=FIRST_GUESS):
    """Return the lowest whole frequency that leaves a cramp, or None. [Hz]

    Every burst finds the pool rested, so the order of frequencies is free. Above the threshold all cramp, as
    ``tests/nerve/test_threshold_map.py`` verifies; so it is enclosed by steps that double, and halved.
    """
    silent, found, step = LOWEST - 1, HIGHEST + 1, 1
    frequency = min(max(round(guess), LOWEST), HIGHEST)
    while found - silent > 1:
        if cramps(frequency, seed, parameters):
            found = frequency
        else:
            silent = frequency
        if silent == LOWEST - 1:
            frequency = max(found - step, LOWEST)
        elif found == HIGHEST + 1:
            frequency = min(silent + step, HIGHEST)
        else:
            frequency = (silent + found) // 2
        step *= 2
    return found if found <= HIGHEST else None


def measured(point):
    """Return the mean over the series of the threshold at a point, or None where most find none. [Hz]"""
    parameters = applied(effective_of(point), records.load(NerveParameters))
    series, guess = [], FIRST_GUESS + HZ_PER_MILLIVOLT * point["margin"]
    for seed in SEEDS:
        series.append(lowest_frequency(seed, parameters, guess))
        guess = series[-1] or HIGHEST
    known = [each for each in series if each is not None]
    return float(np.mean(known)) if 2 * len(known) > len(series) else None


def _key(point):
    return json.dumps(point, sort_keys=True)


def _short():
    lengths = [length for length in AXES["length"] if length <= SHORT]
    return AXES | {"length": lengths, "tendon": [USUAL]}


def nodes():
    """Return the points that must be measured: axis to coordinate."""
    sparse = _grid(SPARSE)
    return sparse + [point for point in _grid(_short()) if point not in sparse]


def _grid(axes):
    return [dict(zip(axes, values, strict=True)) for values in itertools.product(*axes.values())]


def _read(work):
    lines = work.read_text(encoding="utf-8").splitlines() if work.exists() else []
    rows = [json.loads(line) for line in lines]
    digest = threshold_map.pool_digest()
    return {_key(row["point"]): row["hz"] for row in rows if row["digest"] == digest}


def measure(points, work, workers):
    known = _read(work)
    todo = [point for point in points if _key(point) not in known]
    begin, digest = time.time(), threshold_map.pool_digest()
    with ProcessPoolExecutor(workers) as pool, work.open("a", encoding="utf-8") as file:
        for done, (point, hz) in enumerate(zip(todo, pool.map(measured, todo, chunksize=4), strict=True), 1):
            file.write(json.dumps({"point": point, "hz": hz, "digest": digest}) + "\n")
            file.flush()
            left = (time.time() - begin) / done * (len(todo) - done)
            print(f"\r{done} of {len(todo)} points, {left / 60:.1f} min left ", end="", file=sys.stderr, flush=True)
    return _read(work)


def _extended(hz):
    """Fill nodes without a threshold straight on from their neighbours: those beside a cliff are not pulled up."""
    hz = hz.copy()
    while np.isnan(hz).any():
        found = []
        for axis, forward in itertools.product(range(hz.ndim), (1, -1)):
            rows = np.moveaxis(hz, axis, 0)[::forward]
            guess = np.full_like(rows, np.nan)
            guess[1:] = rows[:-1]
            straight = 2 * rows[1:-1] - rows[:-2]
            guess[2:] = np.where(np.isnan(straight), guess[2:], straight)
            found.append(np.moveaxis(guess[::forward], 0, axis))
        found = np.stack(found)
        known = ~np.isnan(found)
        mean = np.where(known, found, 0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
        empty = np.isnan(hz) & known.any(axis=0)
        hz[empty] = np.minimum(mean[empty], threshold_map.LARGEST_FREQUENCY)
    return hz


def assembled(known):
    """Return the map from what was measured; known: point to threshold or None. [units of ThresholdMap]"""
    sparse = _array(SPARSE, known)
    targets = np.array([list(point.values()) for point in _grid(AXES)])
    shape = [len(axis) for axis in AXES.values()]
    between = [interpn(tuple(SPARSE.values()), each, targets) for each in (_extended(sparse), 1.0 * ~np.isnan(sparse))]
    hz, inducible = (each.reshape(shape) for each in between)
    short, usual = _array(_short(), known), AXES["tendon"].index(USUAL)
    count = len(_short()["length"])
    # What another tendon gain does is drawn between the sparse nodes; weaker inhibition never takes a cramp away.
    by_tendon = hz[..., :count, :] - hz[..., :count, usual : usual + 1]
    hz[..., :count, :] = _extended(short) + by_tendon
    inducible[..., :count, :] = np.maximum(~np.isnan(short), inducible[..., :count, :])
    inducible[..., :count, usual] = ~np.isnan(short[..., 0])
    arrays = [np.array(values) for values in AXES.values()]
    return threshold_map.of_nodes(arrays, hz, inducible, {}, threshold_map.pool_digest())


def _array(axes, known):
    values = [known[_key(point)] for point in _grid(axes)]
    return np.array(values, dtype=float).reshape([len(axis) for axis in axes.values()])


def random_points(count, ranges, seed=7):
    """Return random states within ranges: axis to coordinate."""
    draw = np.random.default_rng(seed).random((count, len(ranges)))
    return [
        {
            name: round(low + share * (high - low), 4)
            for (name, (low, high)), share in zip(ranges.items(), row, strict=True)
        }
        for row in draw
    ]


def error_of(points, found, known):
    """Return how far the map is from the pool at points."""
    mapped = [float(threshold_map.look_up(effective_of(point), known)) for point in points]
    pairs = list(zip(mapped, found, strict=True))
    inducible = [abs(m - f) for m, f in pairs if f is not None and m <= HIGHEST]
    agree = [f is None if m > HIGHEST else f is not None and abs(m - f) <= 2 for m, f in pairs]
    return {
        "points": len(points),
        "within_2_hz": round(float(np.mean(agree)), 3),
        "median_hz": round(float(np.median(inducible)), 2),
        "largest_hz": round(float(np.max(inducible)), 2),
    }


def main():
    """Measure, check or write, as asked."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("job", choices=["measure", "check", "write"])
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--points", type=int, default=50)
    asked = arguments.parse_args()
    random = random_points(asked.points, REACHED)
    known = measure(nodes() if asked.job == "measure" else random, asked.work, asked.workers)
    if asked.job == "measure":
        return
    found = assembled(known)
    error = error_of(random, [known[_key(point)] for point in random], found)
    print(json.dumps(error))
    if asked.job == "write":
        kept = {"digest": found.digest, "error": error, "axes": AXES}
        kept["hz"], kept["inducible"] = (np.round(each.ravel(), 2).tolist() for each in (found.hz, found.inducible))
        threshold_map.FILE.write_text(json.dumps(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
