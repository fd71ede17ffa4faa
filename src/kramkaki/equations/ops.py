"""The mathematics names that equations may use.

Equations import these five names and nothing else, so the same source runs on plain floats and NumPy
arrays here and, with the names replaced by compiled twins (``engine/compile.py``), inside Numba.
"""

import numpy as np

exp = np.exp
log = np.log
where = np.where
maximum = np.maximum
minimum = np.minimum


def power(base, exponent):
    """``base ** exponent`` for a positive base, the only power the equations need.

    Parameters
    ----------
    base : float or array
        Above zero. [any]
    exponent : float or array
        [1]

    Returns
    -------
    value : float or array
        [unit of base to the exponent]
    """
    return exp(exponent * log(base))
