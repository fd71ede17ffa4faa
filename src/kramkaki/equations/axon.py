"""The far end of a motor axon: a short-lived generator of its own spikes."""

from kramkaki.equations.ops import exp, maximum


def ectopic_rate(excitability, margin, width, highest):
    r"""Rate at which a motor terminal fires by itself.

    Parameters
    ----------
    excitability : float or array
        After-depolarisation less pump hyperpolarisation. [mV]
    margin : float or array
        How far the terminal stands from firing at rest. [mV]
    width : float
        Beyond the margin, over which the rate rises. [mV]
    highest : float
        [Hz]

    Returns
    -------
    rate : float or array
        [Hz]

    Notes
    -----
    .. math:: \lambda = \lambda_{max} (1 - e^{-\max(0, e - h - D)/w})

    so a terminal within its margin is silent.

    Valid for: seconds after a train.
    Leaves out: the ionic currents behind it and neighbours that fire each other.

    References
    ----------
    Minetto MA et al (2011) J Physiol 589:5759, short cramps beyond a nerve block; the form is chosen here.
    """
    return highest * (1 - exp(-maximum(excitability - margin, 0) / width))


def chance_of_event(rate_per_second, milliseconds):
    r"""Chance of at least one event of a Poisson process.

    Parameters
    ----------
    rate_per_second : float or array
        [Hz]
    milliseconds : float
        [ms]

    Returns
    -------
    chance : float or array
        [0-1]

    Notes
    -----
    .. math:: 1 - e^{-\lambda h}

    Valid for: a rate constant over the time.
    Leaves out: refractoriness.

    References
    ----------
    Poisson process.
    """
    return 1 - exp(-0.001 * rate_per_second * milliseconds)
