"""Force of motor units and of the muscle they make."""

from kramkaki.equations.ops import exp, log, maximum, power
from kramkaki.number_types import Number

# Slow fibres, Brown, Cheng and Loeb 1999.
LENGTH_POWER = 2.3
LENGTH_WIDTH = 1.12
LENGTH_SHAPE = 1.62
SHORTEST = 1e-6
HALVING = 0.6931471805599453  # natural logarithm of two
# Parallel elastic element of the same family of models: the force at a strain of one half is one.
PASSIVE_STEEPNESS = 4.0
PASSIVE_STRAIN = 0.5


def tetanic_share(activation: Number, half: Number) -> Number:
    """Share of its tetanic force that a motor unit makes. [0-1]

    activation: filtered spikes; 1/e at the peak of one twitch, on average the rate times the contraction time [1]
    half: of them, at half of the tetanic force [1]

    .. math:: a = 1 - 2^{-(x/h)^2}

    Force over frequency is sigmoid in human units: the second of two spikes adds more than the first. The square makes
    it so, and lets a twitch relax to half in 1.1 contraction times; in proportion to the spikes it would take 1.7.

    Valid for: isometric units that are rested. Leaves out: fatigue and potentiation.
    Reference: Macefield VG, Fuglevand AJ, Bigland-Ritchie B (1996) J Neurophysiol 75:2509, sigmoid, frequency at half
    of the force and half relaxation of single human units. The form is ours.
    """
    of_half = activation / half
    return 1 - exp(-HALVING * of_half * of_half)


def force_length(length: Number) -> Number:
    r"""Force of a fully active muscle at a length, of that at optimal length. [0-1]

    length: fascicles, of optimal [1]

    .. math:: f = \exp(-|(L^\beta - 1)/\omega|^\rho)

    Valid for: lengths of 0.5 to 1.5, slow fibres. Leaves out: fast fibres, whose curve is narrower on the short side,
    and velocity.
    Reference: Brown IE, Cheng EJ, Loeb GE (1999) J Muscle Res Cell Motil 20:627, slow fibres.
    """
    away = (exp(LENGTH_POWER * log(length)) - 1) / LENGTH_WIDTH
    return exp(-power(maximum(maximum(away, -away), SHORTEST), LENGTH_SHAPE))


def passive_force(length: Number) -> Number:
    r"""Force of a relaxed muscle at a length, of the maximum of the active one. [1]

    length: fascicles, of optimal [1]

    .. math:: f_{PE} = \exp[(k/\epsilon)(L - 1 - \epsilon)]

    Valid for: lengths up to 1.5. Leaves out: differences between muscles, which are large.
    Reference: Zajac FE (1989) Crit Rev Biomed Eng 17:359, exponential form; steepness 3.5 to 5 in public muscle models,
    4 here.
    """
    return exp(PASSIVE_STEEPNESS / PASSIVE_STRAIN * (length - 1 - PASSIVE_STRAIN))
