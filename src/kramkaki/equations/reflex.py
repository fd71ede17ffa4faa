"""Reflex paths of a muscle: spindle and tendon afferents, their gates and their endings in the cord."""

from kramkaki.equations.ops import exp, log, maximum, minimum, power, where

SLOWEST = 1e-9  # [optimal lengths per s] keeps the power of the velocity finite at rest
VELOCITY_POWER = 0.6  # Prochazka and Gorassini 1998
TENDON_FULL = 100.0  # [Hz] of a tendon organ at full force


def operating_place(length, shortest, longest):
    r"""Where a muscle stands in its own operating range.

    Parameters
    ----------
    length, shortest, longest : float or array
        Fascicles now, and at the ends of the range of daily use, of optimal. [1]

    Returns
    -------
    place : float or array
        0 shortest, 1 longest; beyond them outside. [1]

    Notes
    -----
    .. math:: P = (L - L_{min}) / (L_{max} - L_{min})

    Valid for: any muscle.
    Leaves out: nothing.

    References
    ----------
    Definition.
    """
    return (length - shortest) / (longest - shortest)


def spindle_rate(stretch, velocity, fusimotor, base, per_length, per_velocity, per_fusimotor):
    r"""Mean firing rate of primary spindle afferents.

    Parameters
    ----------
    stretch : float or array
        Place in the operating range less that of the neutral length. [1]
    velocity : float or array
        Of the fascicles, lengthening positive. [optimal lengths/s]
    fusimotor : float or array
        Drive of the spindle's own fibres. [0-1]
    base : float
        Rate at neutral length. [Hz]
    per_length, per_velocity, per_fusimotor : float
        Gains. [Hz over the operating range], [Hz at 1 optimal length/s], [Hz]

    Returns
    -------
    rate : float or array
        [Hz]

    Notes
    -----
    .. math:: r = \max(0, r_0 + k_L (P - P_n) + k_v \mathrm{sign}(v) |v|^{0.6}) + k_\gamma \gamma

    The fusimotor part stands outside the bracket: the spindle's own fibres take up its slack, so that in a short muscle
    all its firing is fusimotor.

    Valid for: the operating range.
    Leaves out: after-effects of earlier contraction (thixotropy).

    References
    ----------
    Prochazka A, Gorassini M (1998) J Physiol 507:277, velocity power; gains of Cisi RRL, Kohn AF (2008).
    """
    speed = power(maximum(maximum(velocity, -velocity), SLOWEST), VELOCITY_POWER)
    movement = per_velocity * where(velocity < 0, -speed, speed)
    return maximum(base + per_length * stretch + movement, 0) + per_fusimotor * fusimotor


def secondary_rate(stretch, base, per_length):
    r"""Mean firing rate of secondary spindle afferents (group II).

    Parameters
    ----------
    stretch : float or array
        Place in the operating range less that of the neutral length. [1]
    base : float
        Rate at neutral length. [Hz]
    per_length : float
        [Hz over the operating range]

    Returns
    -------
    rate : float or array
        [Hz]

    Notes
    -----
    .. math:: r = \max(0, r_0 + k_L (P - P_n))

    Valid for: a muscle at rest or slowly moved.
    Leaves out: static fusimotor drive, which raises it; motor axons that branch to spindles mostly act on bag1 fibres,
    on which secondary endings hardly lie.

    References
    ----------
    Line of the public code of Cisi RRL, Kohn AF (2008); static ending after Mileusnic MP et al. (2006) J Neurophysiol
    96:1772.
    """
    return maximum(base + per_length * stretch, 0)


def spindle_excitation(rate, gain, half):
    r"""Steady excitation of a motor neuron by firing spindle afferents.

    Parameters
    ----------
    rate : float or array
        Of the afferents. [Hz]
    gain : float
        At low rates, of the dendrite's leak. [1/Hz]
    half : float
        Rate at which depletion halves the effect. [Hz]

    Returns
    -------
    excitation : float or array
        Of the dendrite's leak conductance. [1]

    Notes
    -----
    .. math:: g = k r / (1 + r/r_h)

    Valid for: afferents that fire out of step.
    Leaves out: volleys, which are followed one by one.

    References
    ----------
    Form chosen here; sum of unitary effects of Cisi RRL, Kohn AF (2008) at low rates.
    """
    return gain * rate / (1 + rate / half)


def length_gate(place, half, slope):
    r"""Share of a length-gated inhibition that is open.

    Parameters
    ----------
    place, half : float or array
        In the operating range, and where the gate is half open. [1]
    slope : float
        In operating ranges. [1]

    Returns
    -------
    gate : float or array
        [0-1]

    Notes
    -----
    .. math:: S = 1 / (1 + e^{-(P - P_h)/s})

    Valid for: the direction; the form is a choice.
    Leaves out: the joint's own afferents.

    References
    ----------
    Khan SI, Burne JA (2009) inhibition of gastrocnemius is greatest in the stretched muscle; size chosen here.
    """
    return 1 / (1 + exp((half - place) / slope))


def tautness(taut, tightening, loosening, speed, time, step):
    r"""How taut the spindles are left by what the muscle did before (thixotropy), a moment later.

    Parameters
    ----------
    taut : float or array
        Now. [0-1]
    tightening : float or array
        Fusimotor activity while the muscle is short. [0-1]
    loosening : float or array
        How far the muscle is stretched. [0-1]
    speed : float
        At which either acts in full. [1/s]
    time : float
        In which it fades by itself. [s]
    step : float
        [s]

    Returns
    -------
    taut : float or array
        [0-1]

    Notes
    -----
    .. math:: \dot\theta = k c (1 - \theta) - (k s + 1/\tau) \theta

    Valid for: the direction; an exact step with its inputs held.
    Leaves out: movement at constant length, which also loosens.

    References
    ----------
    After-effects of conditioning contractions at short and long lengths on human spindle reflexes; sizes chosen here.
    """
    leaving = speed * (tightening + loosening) + 1 / time
    target = speed * tightening / leaving
    return target + (taut - target) * exp(-step * leaving)


def tendon_organ_rate(force, half):
    r"""Mean firing rate of tendon-organ afferents.

    Parameters
    ----------
    force : float or array
        Of the muscle, of its maximum. [0-1]
    half : float
        Force at which the logarithm bends. [0-1]

    Returns
    -------
    rate : float or array
        [Hz]

    Notes
    -----
    .. math:: r = 100 \ln(1 + F/F_h) / \ln(1 + 1/F_h)

    Valid for: steady force.
    Leaves out: the overshoot while force rises.

    References
    ----------
    Logarithm of force after Houk and Crago in the public code of Cisi RRL, Kohn AF (2008); scaled to the maximum here.
    """
    return TENDON_FULL * log(1 + force / half) / log(1 + 1 / half)


def transmitter_left(store, used, volley, kept):
    r"""Store of transmitter of the spindle afferents, a millisecond later.

    Parameters
    ----------
    store : float or array
        Now. [0-1]
    used : float
        Share that one volley uses. [0-1]
    volley : float or array
        Size of the volley, 0 for none. [0-1]
    kept : float
        exp(-step / recovery time). [0-1]

    Returns
    -------
    store : float or array
        [0-1]

    Notes
    -----
    .. math:: x \leftarrow 1 + (x (1 - u v) - 1) e^{-h/\tau_x}

    Valid for: the quick depression, and with other numbers the store behind :func:`fresh_transmission`.
    Leaves out: facilitation.

    References
    ----------
    Tsodyks MV, Markram H (1997) PNAS 94:719, without facilitation.
    """
    return 1 + (store * (1 - used * volley) - 1) * kept


def fresh_transmission(store, depth):
    r"""Effect of an impulse in afferents that rested, relative to one in afferents that have been firing.

    Parameters
    ----------
    store : float or array
        What lasting depression after activity has left: 1 after long rest, 0 after steady firing. [0-1]
    depth : float
        Share of a rested afferent's effect that lasting depression takes away. [0-1]

    Returns
    -------
    factor : float or array
        [1]

    Notes
    -----
    .. math:: f = (1 - d (1 - s)) / (1 - d)

    Valid for: volleys; afferents that fire steadily are depressed already and have factor 1.
    Leaves out: differences between fibres.

    References
    ----------
    Crone C, Nielsen J (1989) Exp Brain Res 78:28, depression of the soleus H-reflex for more than 8 s after a reflex or
    a brief contraction; form and size chosen here.
    """
    return (1 - depth * (1 - store)) / (1 - depth)


def tendon_inhibition(rate, weight, gate):
    r"""Inhibition of the dendrite by tendon-organ afferents.

    Parameters
    ----------
    rate : float or array
        Of the afferents. [Hz]
    weight : float
        At full rate and open gate, of the dendrite's leak. [1]
    gate : float or array
        Length gate. [0-1]

    Returns
    -------
    inhibition : float or array
        Of the dendrite's leak conductance. [1]

    Notes
    -----
    .. math:: g = w S(L) r / 100

    Valid for: a muscle that is not walking.
    Leaves out: the turn to excitation in locomotion.

    References
    ----------
    Khan SI, Burne JA (2007) J Neurophysiol 98:1102, tendon stimulation inhibits a cramp; size chosen here.
    """
    return weight * gate * minimum(rate / TENDON_FULL, 1)


def presynaptic_inhibition(place, strength, half, slope):
    r"""Share of the transmission of spindle afferents that presynaptic inhibition takes away.

    Parameters
    ----------
    place, half : float or array
        In the operating range, and where half of the strength acts. [1]
    strength : float
        In the stretched muscle. [0-1]
    slope : float
        In operating ranges. [1]

    Returns
    -------
    share : float or array
        [0-1]

    Notes
    -----
    .. math:: p = p_0 / (1 + e^{-(P - P_h)/s})

    Valid for: the direction; the form is a choice.
    Leaves out: the seconds it takes to build up and recover.

    References
    ----------
    Front Physiol (2018) 9:935, soleus H-reflex during 30 s of stretch; size chosen here.
    """
    return strength * length_gate(place, half, slope)


def fusimotor_drive(rate, half):
    r"""Drive of the spindle's own fibres by branches of the motor axons that fire.

    Parameters
    ----------
    rate : float or array
        Mean of the muscle's motor units, whatever fired them. [Hz]
    half : float
        Rate of half the drive. [Hz]

    Returns
    -------
    drive : float or array
        [0-1]

    Notes
    -----
    .. math:: \gamma = r / (r + r_h)

    Valid for: the direction; the form is a choice.
    Leaves out: gamma axons that fire without alpha axons; most branched axons act on the answer to stretch (dynamic).

    References
    ----------
    Emonet-Denand F, Jami L, Laporte Y (1975) J Physiol 249:153: stimulating such motor axons drives spindles, in cat
    soleus among others; about a third of the axons in one muscle (Jami 1982, J Physiol 325:125). Size chosen here.
    """
    return rate / (rate + half)
