"""The cramp threshold as a map over the effective quantities of the nerve, measured on the full pool.

``threshold_map.json`` holds the threshold at the nodes of a grid, made by ``python -m tools.threshold_map``; between
the nodes it is linear in each direction. So a day of a body costs milliseconds, and ``kram run`` simulates no neuron.
"""

import json
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit
from numpy.lib.stride_tricks import sliding_window_view

from kramkaki.engine import cache as compiled
from kramkaki.engine.operations import COMPILE
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.state import NerveState
from kramkaki.number_types import Array, Number
from kramkaki.parameters import records

FILE = Path(__file__).with_name("threshold_map.json")
# Along this line causes that reach the whole nerve move: spindle gain falls as the margin grows. [1/mV]
ALONG = 0.05
LARGEST_FREQUENCY = 60.0  # [Hz] of the stimulator: beyond it a muscle is not inducible
NOT_INDUCIBLE = 80.0  # [Hz] stands for "no cramp up to 60 Hz", so that a hazard stays finite and tiny


class Cells(NamedTuple):
    """The grid cell by cell, in one row the 32 nodes around: what stands together is read together."""

    hz: Array  # [Hz] (cell, node)
    inducible: Array  # [0-1] (cell, node)
    everywhere: npt.NDArray[np.bool_]  # [bool] (cell), whether a cramp can be set off at all its nodes


class ThresholdMap(NamedTuple):
    """Nodes of the grid and the threshold at each of them."""

    margin: Array  # [mV]
    persistent: Array  # [1]
    spindle: Array  # [1] ln of the spindle gain, less what goes along with the margin
    length: Array  # [0-1]
    tendon: Array  # [1]
    hz: Array  # [Hz] (margin, persistent, spindle, length, tendon); carried on where not inducible
    inducible: Array  # [0-1] whether a cramp can be set off up to 60 Hz
    error: dict[str, Any]  # how far map and full pool differ, as measured
    digest: str
    cells: Cells


def of_nodes(axes: list[Array], hz: Array, inducible: Array, error: dict[str, Any], digest: str) -> ThresholdMap:
    """Return the map of nodes (margin, persistent, spindle, length, tendon). [units of ThresholdMap]"""
    hz_around, inducible_around = (
        np.ascontiguousarray(sliding_window_view(nodes, (2,) * nodes.ndim)).reshape(-1, 2**nodes.ndim)
        for nodes in (hz, inducible)
    )
    cells = Cells(hz_around, inducible_around, np.all(inducible_around == 1, axis=1))
    named = dict(zip(ThresholdMap._fields[:5], axes, strict=True))
    return ThresholdMap(**named, hz=hz, inducible=inducible, error=error, digest=digest, cells=cells)


def pool_digest(parameters: NerveParameters | None = None) -> str:
    """Return a digest of the parameters of the pool: a map belongs to one. [text]"""
    numbers = parameters or records.load(NerveParameters)
    return blake2b(json.dumps(numbers._asdict(), sort_keys=True).encode(), digest_size=8).hexdigest()


@cache
def load() -> ThresholdMap:
    """Return the shipped map. [units of ThresholdMap]"""
    kept = json.loads(FILE.read_text(encoding="utf-8"))
    axes = [np.array(kept["axes"][name], dtype=float) for name in ThresholdMap._fields[:5]]
    shape = tuple(len(axis) for axis in axes)
    hz, inducible = (np.array(kept[name], dtype=float).reshape(shape) for name in ("hz", "inducible"))
    return of_nodes(axes, hz, inducible, kept["error"], kept["digest"])


def coordinates(effective: NerveState) -> tuple[Number, Number, Number, Number, Number]:
    """Return where a state of the nerve lies in the grid.

    Margin [mV], persistent gain [1], ln of the spindle gain beside the margin's [1], length [0-1], tendon gain [1].
    """
    e = effective
    beside = np.log(e.spindle_gain) + ALONG * e.terminal_margin_shift
    return e.terminal_margin_shift, e.persistent_gain, beside, e.length, e.tendon_gain


def along_margin(shift: Number) -> NerveState:
    """Return the state of a nerve that is as a whole so far from firing: people differ along this line.

    Parameters
    ----------
    shift : float or array
        [mV]
    """
    return NerveState(terminal_margin_shift=shift, spindle_gain=np.exp(-ALONG * shift))


@njit(nogil=True, **COMPILE)
def _place(axis: Array, value: float) -> tuple[int, float]:
    """Left node and share of the way to the next; outside the grid its edge counts."""
    left = 0
    for i in range(1, len(axis) - 1):
        left += value >= axis[i]
    share = (value - axis[left]) / (axis[left + 1] - axis[left])
    return left, min(max(share, 0.0), 1.0)


@njit(nogil=True, **COMPILE)
def _between(corners: Array, shares: tuple[float, float, float, float, float], w: Array) -> float:
    """Linear in each of five directions between the 32 nodes of a cell; ``w`` is room for 16 numbers."""
    a, b, c, d, e = shares
    for i in range(16):
        w[i] = corners[i] + a * (corners[i + 16] - corners[i])
    for i in range(8):
        w[i] += b * (w[i + 8] - w[i])
    for i in range(4):
        w[i] += c * (w[i + 4] - w[i])
    for i in range(2):
        w[i] += d * (w[i + 2] - w[i])
    between: float = w[0] + e * (w[1] - w[0])
    return between


@compiled.kept
@njit(nogil=True, **COMPILE)
def _interpolate(axes: tuple[Array, ...], cells: Cells, points: tuple[Array, ...], out: Array) -> None:
    a, b, c, d, e = axes
    room = np.empty(16)
    for i in range(len(out)):
        ia, fa = _place(a, points[0][i])
        ib, fb = _place(b, points[1][i])
        ic, fc = _place(c, points[2][i])
        jd, fd = _place(d, points[3][i])
        je, fe = _place(e, points[4][i])
        cell = (((ia * (len(b) - 1) + ib) * (len(c) - 1) + ic) * (len(d) - 1) + jd) * (len(e) - 1) + je
        shares = (fa, fb, fc, fd, fe)
        if cells.everywhere[cell] or _between(cells.inducible[cell], shares, room) >= 0.5:
            out[i] = _between(cells.hz[cell], shares, room)
        else:
            out[i] = NOT_INDUCIBLE


def look_up(effective: NerveState, known: ThresholdMap | None = None) -> Number:
    """Return the threshold of the reference muscle in a state of its nerve.

    Parameters
    ----------
    effective : NerveState
        Numbers, or arrays that broadcast.
    known : ThresholdMap, optional
        The shipped one where left out.

    Returns
    -------
    threshold : float or array
        ``NOT_INDUCIBLE`` where there is no cramp up to 60 Hz. [Hz]

    Notes
    -----
    Beyond the grid its edge counts. Leaves out: the steps of 2 Hz of a test.
    """
    known = known or load()
    points = np.broadcast_arrays(*coordinates(effective))
    flat = tuple(np.ascontiguousarray(each, dtype=float).ravel() for each in points)
    out = np.empty(len(flat[0]))
    _interpolate(known[:5], known.cells, flat, out)
    threshold: Number = out.reshape(points[0].shape)[()]
    return threshold


@cache
def _line() -> tuple[Array, Array]:
    """Thresholds along the line on which people differ: margins [mV] and thresholds [Hz], both rising."""
    shifts = np.linspace(load().margin[0], load().margin[-1], 200)
    hz = np.asarray(look_up(along_margin(shifts)))
    inducible = hz <= LARGEST_FREQUENCY
    return shifts[inducible], np.maximum.accumulate(hz[inducible]) + 1e-9 * np.arange(inducible.sum())


def margin_of(baseline: Number) -> Number:
    """Return how far the nerve of a person with this threshold stands from the reference subject's.

    Parameters
    ----------
    baseline : float or array
        Tested rested, at the test position. [Hz]

    Returns
    -------
    margin : float or array
        At the ends of the map where the threshold lies beyond them. [mV]
    """
    shifts, hz = _line()
    margin: Number = np.interp(baseline, hz, shifts)
    return margin
