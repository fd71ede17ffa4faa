"""Force of motor units and of the muscle they make."""

from kramkaki.equations.ops import exp, log, maximum, power

# Slow fibres, Brown, Cheng and Loeb 1999.
LENGTH_POWER = 2.3
LENGTH_WIDTH = 1.12
LENGTH_SHAPE = 1.62
SHORTEST = 1e-6
# Parallel elastic element of the same family of models: the force at a strain of one half is one.
PASSIVE_STEEPNESS = 4.0
PASSIVE_STRAIN = 0.5


def saturated(activation, steepness):
    r"""Share of its tetanic force that a motor unit makes.

    Parameters
    ----------
    activation : float or array
        Filtered spikes; 1/e for one twitch. [1]
    steepness : float or array
        [1]

    Returns
    -------
    share : float or array
        [0-1]

    Notes
    -----
    .. math:: a = (1 - e^{-b x}) / (1 + e^{-b x})

    Valid for: isometric units.
    Leaves out: fatigue and potentiation.

    References
    ----------
    Cisi RRL, Kohn AF (2008) J Comput Neurosci 25:520, muscle unit; public code of the same group.
    """
    left = exp(-steepness * activation)
    return (1 - left) / (1 + left)


def force_length(length):
    r"""Force of a fully active muscle at a length, of that at optimal length.

    Parameters
    ----------
    length : float or array
        Fascicles, of optimal. [1]

    Returns
    -------
    share : float or array
        [0-1]

    Notes
    -----
    .. math:: f = \exp(-|(L^\beta - 1)/\omega|^\rho)

    Valid for: lengths of 0.5 to 1.5, slow fibres.
    Leaves out: fast fibres, whose curve is narrower on the short side, and velocity.

    References
    ----------
    Brown IE, Cheng EJ, Loeb GE (1999) J Muscle Res Cell Motil 20:627, slow fibres.
    """
    away = (exp(LENGTH_POWER * log(length)) - 1) / LENGTH_WIDTH
    return exp(-power(maximum(maximum(away, -away), SHORTEST), LENGTH_SHAPE))


def passive_force(length):
    r"""Force of a relaxed muscle at a length, of the maximum of the active one.

    Parameters
    ----------
    length : float or array
        Fascicles, of optimal. [1]

    Returns
    -------
    share : float or array
        [1]

    Notes
    -----
    .. math:: f_{PE} = \exp[(k/\epsilon)(L - 1 - \epsilon)]

    Valid for: lengths up to 1.5.
    Leaves out: differences between muscles, which are large.

    References
    ----------
    Zajac FE (1989) Crit Rev Biomed Eng 17:359, exponential form; steepness 3.5 to 5 in public muscle models, 4 here.
    """
    return exp(PASSIVE_STEEPNESS / PASSIVE_STRAIN * (length - 1 - PASSIVE_STRAIN))
