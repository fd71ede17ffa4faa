"""Chance of heat illness from the peak core temperature."""

import numpy as np

from kramkaki.safety.rules import limit


def heat_illness_probability(peak_core_by_draw):
    r"""Chance of heat illness, averaged over what is unknown about the body.

    Parameters
    ----------
    peak_core_by_draw : array
        Highest core temperature of each draw of the parameters. [degC]

    Returns
    -------
    probability : float
        [0-1]
    low, high : float
        10th and 90th percentile over the draws. [0-1]

    Notes
    -----
    .. math:: p = \operatorname{mean} \frac{1}{1 + e^{-(T - 41.0) / 0.35}}

    Valid for: exertional heat illness of adults; a risk, not a diagnosis.
    Leaves out: how long the core stays hot, drugs that stop sweating, earlier heat stroke, classic heat stroke.

    References
    ----------
    Centre and width are ours, held by Byrne et al. 2006: ``data/limits.toml``, heat_illness_centre, heat_illness_width.
    """
    excess = np.asarray(peak_core_by_draw, dtype=float) - limit("heat_illness_centre")
    chance = 1 / (1 + np.exp(-excess / limit("heat_illness_width")))
    low, high = np.percentile(chance, [10, 90])
    return float(np.mean(chance)), float(low), float(high)
