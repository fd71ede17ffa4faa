"""Force of motor units and of the muscle they make."""

from kramkaki.equations.ops import exp, log, maximum, power

# Slow fibres, Brown, Cheng and Loeb 1999.
LENGTH_POWER = 2.3
LENGTH_WIDTH = 1.12
LENGTH_SHAPE = 1.62
SHORTEST = 1e-6
SILENT = 1e-9  # of filtered spikes; keeps the logarithm finite
# Parallel elastic element of the same family of models: the force at a strain of one half is one.
PASSIVE_STEEPNESS = 4.0
PASSIVE_STRAIN = 0.5


def tetanic_share(activation, half, cooperativity):
    r"""Share of its tetanic force that a motor unit makes.

    Parameters
    ----------
    activation : float or array
        Filtered spikes; 1/e at the peak of one twitch, on average the rate times the contraction time. [1]
    half : float
        Of them, at half of the tetanic force. [1]
    cooperativity : float
        Steepness. [1]

    Returns
    -------
    share : float or array
        [0-1]

    Notes
    -----
    .. math:: a = x^n / (x^n + h^n)

    Force over frequency is sigmoid in human units: the second of two spikes adds more than the first. A force in
    proportion to the filtered spikes would relax in 1.7 contraction times, where human units take one.
    Valid for: isometric units that are rested.
    Leaves out: fatigue, potentiation, and the catch-like rise after a doublet beyond what this law gives.

    References
    ----------
    Macefield VG, Fuglevand AJ, Bigland-Ritchie B (1996) J Neurophysiol 75:2509, frequency at half of the force and
    half relaxation of single units.
    """
    risen = exp(cooperativity * log(maximum(activation, SILENT) / half))
    return risen / (1 + risen)


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
