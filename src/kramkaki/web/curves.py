"""Curves of a run, thinned for a screen: as few points as are asked for, and no peak of the hazard lost."""

import numpy as np

PEAKED = ("cramp_hazard", "sweat_rate", "fatigue")  # of these each point shows the largest value around it
DIGITS = 5  # significant


def curves(result, names, points):
    """Return curves as plain data.

    Parameters
    ----------
    result : Result
    names : sequence of str
        From the trace. [glossary units]
    points : int
        At most. [1]

    Returns
    -------
    curves : dict
        ``start``, ``minutes`` from there [min], ``muscles`` (their order), ``units`` by name, ``values`` by name: a
        list over the minutes, or one such list for each muscle; ``bands`` by name: two of the same shape, the 10th
        and 90th percentile over the draws.
    """
    trace = result.trace
    rows = _rows(len(trace.minutes), points)
    names = [name for name in dict.fromkeys(names) if name in trace]
    return {
        "start": result.start.isoformat(),
        "minutes": trace.minutes[rows].tolist(),
        "muscles": list(trace.muscles),
        "units": {name: trace.units[name] for name in names},
        "values": {name: _thinned(trace[name], rows, name) for name in names},
        "bands": {
            name: [_thinned(np.asarray(edge), rows, name) for edge in result.bands[name]]
            for name in names
            if name in result.bands
        },
    }


def _rows(count, points):
    """The first row, and the last of each of so many equal stretches."""
    return np.unique(np.linspace(0, count - 1, min(points, count)).round().astype(int))


def _thinned(values, rows, name):
    if name in PEAKED:
        values = np.maximum.reduceat(values, np.concatenate([[0], rows[:-1] + 1]), axis=0)
    else:
        values = values[rows]
    return _rounded(values.T).tolist()


def _rounded(values):
    """To a few significant digits: a third of the bytes, and nobody sees the difference."""
    values = np.asarray(values, dtype=float)
    size = np.floor(np.log10(np.maximum(np.abs(values), 1e-12)))
    scale = 10.0 ** (DIGITS - 1 - size)
    return np.round(values * scale) / scale
