"""The far end of a motor axon: a short-lived generator of its own spikes."""

from kramkaki.equations.ops import exp, maximum
from kramkaki.number_types import Number


def ectopic_rate(excitability: Number, margin: Number, width: Number, highest: Number) -> Number:
    r"""Rate at which a motor terminal fires by itself. [Hz]

    excitability: after-depolarisation less pump hyperpolarisation [mV]
    margin: how far the terminal stands from firing at rest [mV]
    width: beyond the margin, over which the rate rises [mV]
    highest: [Hz]

    .. math:: \lambda = \lambda_{max} (1 - e^{-\max(0, e - h - D)/w})

    so a terminal within its margin is silent.

    Valid for: seconds after a train. Leaves out: the ionic currents behind it and neighbours that fire each other.
    Reference: Minetto MA et al (2011) J Physiol 589:5759, short cramps beyond a nerve block; the form is chosen here.
    """
    return highest * (1 - exp(-maximum(excitability - margin, 0) / width))


def chance_of_event(rate_per_second: Number, milliseconds: Number) -> Number:
    r"""Chance of at least one event of a Poisson process. [0-1]

    rate_per_second: [Hz]
    milliseconds: [ms]

    .. math:: 1 - e^{-\lambda h}

    Valid for: a rate constant over the time. Leaves out: refractoriness.
    Reference: Poisson process.
    """
    return 1 - exp(-0.001 * rate_per_second * milliseconds)
