"""Reflex paths of a muscle: spindle and tendon afferents, their gates and their endings in the cord."""

from kramkaki.equations.ops import exp, log, maximum, minimum, power, where
from kramkaki.number_types import Number

SLOWEST = 1e-9  # [optimal lengths per s] keeps the power of the velocity finite at rest
VELOCITY_POWER = 0.6  # Prochazka and Gorassini 1998
TENDON_FULL = 100.0  # [Hz] of a tendon organ at full force


def operating_place(length: Number, shortest: Number, longest: Number) -> Number:
    """Where a muscle stands in its own operating range.

    length, shortest, longest: fascicles now, and at the ends of the range of daily use, of optimal [1]
    returns: 0 shortest, 1 longest; beyond them outside [1]

    .. math:: P = (L - L_{min}) / (L_{max} - L_{min})

    Valid for: any muscle.
    Reference: Definition.
    """
    return (length - shortest) / (longest - shortest)


def spindle_rate(
    *,
    stretch: Number,
    velocity: Number,
    fusimotor: Number,
    base: Number,
    per_length: Number,
    per_velocity: Number,
    per_fusimotor: Number,
) -> Number:
    r"""Mean firing rate of primary spindle afferents. [Hz]

    stretch: place in the operating range less that of the neutral length [1]
    velocity: of the fascicles, lengthening positive [optimal lengths/s]
    fusimotor: drive of the spindle's own fibres [0-1]
    base: rate at neutral length [Hz]
    per_length, per_velocity, per_fusimotor: gains [Hz over the operating range, Hz at 1 optimal length/s, Hz]

    .. math:: r = \max(0, r_0 + k_L (P - P_n) + k_v \mathrm{sign}(v) |v|^{0.6}) + k_\gamma \gamma

    The fusimotor part stands outside the bracket: the spindle's own fibres take up its slack, so that in a short muscle
    all its firing is fusimotor.

    Valid for: the operating range. Leaves out: after-effects of earlier contraction (thixotropy).
    Reference: Prochazka A, Gorassini M (1998) J Physiol 507:277, velocity power; gains of Cisi RRL, Kohn AF (2008).
    """
    speed = power(maximum(maximum(velocity, -velocity), SLOWEST), VELOCITY_POWER)
    movement = per_velocity * where(velocity < 0, -speed, speed)
    return maximum(base + per_length * stretch + movement, 0) + per_fusimotor * fusimotor


def secondary_rate(stretch: Number, base: Number, per_length: Number) -> Number:
    r"""Mean firing rate of secondary spindle afferents (group II). [Hz]

    stretch: place in the operating range less that of the neutral length [1]
    base: rate at neutral length [Hz]
    per_length: [Hz over the operating range]

    .. math:: r = \max(0, r_0 + k_L (P - P_n))

    Valid for: a muscle at rest or slowly moved. Leaves out: static fusimotor drive, which raises it; motor axons that
    branch to spindles mostly act on bag1 fibres, on which secondary endings hardly lie.
    Reference: Line of the public code of Cisi RRL, Kohn AF (2008); static ending after Mileusnic MP et al. (2006) J
    Neurophysiol 96:1772.
    """
    return maximum(base + per_length * stretch, 0)


def spindle_excitation(rate: Number, gain: Number, half: Number) -> Number:
    """Steady excitation of a motor neuron by firing spindle afferents.

    rate: of the afferents [Hz]
    gain: at low rates, of the dendrite's leak [1/Hz]
    half: rate at which depletion halves the effect [Hz]
    returns: of the dendrite's leak conductance [1]

    .. math:: g = k r / (1 + r/r_h)

    Valid for: afferents that fire out of step. Leaves out: volleys, which are followed one by one.
    Reference: Form chosen here; sum of unitary effects of Cisi RRL, Kohn AF (2008) at low rates.
    """
    return gain * rate / (1 + rate / half)


def length_gate(place: Number, half: Number, slope: Number) -> Number:
    """Share of a length-gated inhibition that is open. [0-1]

    place, half: in the operating range, and where the gate is half open [1]
    slope: in operating ranges [1]

    .. math:: S = 1 / (1 + e^{-(P - P_h)/s})

    Valid for: the direction; the form is a choice. Leaves out: the joint's own afferents.
    Reference: Khan SI, Burne JA (2009) inhibition of gastrocnemius is greatest in the stretched muscle; size chosen
    here.
    """
    return 1 / (1 + exp((half - place) / slope))


def tautness(
    taut: Number, tightening: Number, loosening: Number, *, speed: Number, time: Number, step: Number
) -> Number:
    r"""How taut the spindles are left by what the muscle did before (thixotropy), a moment later. [0-1]

    taut: now [0-1]
    tightening: fusimotor activity while the muscle is short [0-1]
    loosening: how far the muscle is stretched [0-1]
    speed: at which either acts in full [1/s]
    time: in which it fades by itself [s]
    step: [s]

    .. math:: \dot\theta = k c (1 - \theta) - (k s + 1/\tau) \theta

    Valid for: the direction; an exact step with its inputs held. Leaves out: movement at constant length, which also
    loosens.
    Reference: After-effects of conditioning contractions at short and long lengths on human spindle reflexes; sizes
    chosen here.
    """
    leaving = speed * (tightening + loosening) + 1 / time
    target = speed * tightening / leaving
    return target + (taut - target) * exp(-step * leaving)


def tendon_organ_rate(force: Number, half: Number) -> Number:
    r"""Mean firing rate of tendon-organ afferents. [Hz]

    force: of the muscle, of its maximum [0-1]
    half: force at which the logarithm bends [0-1]

    .. math:: r = 100 \ln(1 + F/F_h) / \ln(1 + 1/F_h)

    Valid for: steady force. Leaves out: the overshoot while force rises.
    Reference: Logarithm of force after Houk and Crago in the public code of Cisi RRL, Kohn AF (2008); scaled to the
    maximum here.
    """
    return TENDON_FULL * log(1 + force / half) / log(1 + 1 / half)


def transmitter_left(store: Number, used: Number, volley: Number, kept: Number) -> Number:
    r"""Store of transmitter of the spindle afferents, a millisecond later. [0-1]

    store: now [0-1]
    used: share that one volley uses [0-1]
    volley: size of the volley, 0 for none [0-1]
    kept: exp(-step / recovery time) [0-1]

    .. math:: x \leftarrow 1 + (x (1 - u v) - 1) e^{-h/\tau_x}

    Valid for: the quick depression, and with other numbers the store behind :func:`fresh_transmission`. Leaves out:
    facilitation.
    Reference: Tsodyks MV, Markram H (1997) PNAS 94:719, without facilitation.
    """
    return 1 + (store * (1 - used * volley) - 1) * kept


def fresh_transmission(store: Number, depth: Number) -> Number:
    """Effect of an impulse in afferents that rested, relative to one in afferents that have been firing. [1]

    store: what lasting depression after activity has left: 1 after long rest, 0 after steady firing [0-1]
    depth: share of a rested afferent's effect that lasting depression takes away [0-1]

    .. math:: f = (1 - d (1 - s)) / (1 - d)

    Valid for: volleys; afferents that fire steadily are depressed already and have factor 1. Leaves out: differences
    between fibres.
    Reference: Crone C, Nielsen J (1989) Exp Brain Res 78:28, depression of the soleus H-reflex for more than 8 s after
    a reflex or a brief contraction; form and size chosen here.
    """
    return (1 - depth * (1 - store)) / (1 - depth)


def tendon_inhibition(rate: Number, weight: Number, gate: Number) -> Number:
    """Inhibition of the dendrite by tendon-organ afferents.

    rate: of the afferents [Hz]
    weight: at full rate and open gate, of the dendrite's leak [1]
    gate: length gate [0-1]
    returns: of the dendrite's leak conductance [1]

    .. math:: g = w S(L) r / 100

    Valid for: a muscle that is not walking. Leaves out: the turn to excitation in locomotion.
    Reference: Khan SI, Burne JA (2007) J Neurophysiol 98:1102, tendon stimulation inhibits a cramp; size chosen here.
    """
    return weight * gate * minimum(rate / TENDON_FULL, 1)


def presynaptic_inhibition(place: Number, strength: Number, half: Number, slope: Number) -> Number:
    """Share of the transmission of spindle afferents that presynaptic inhibition takes away. [0-1]

    place, half: in the operating range, and where half of the strength acts [1]
    strength: in the stretched muscle [0-1]
    slope: in operating ranges [1]

    .. math:: p = p_0 / (1 + e^{-(P - P_h)/s})

    Valid for: the direction; the form is a choice. Leaves out: the seconds it takes to build up and recover.
    Reference: Front Physiol (2018) 9:935, soleus H-reflex during 30 s of stretch; size chosen here.
    """
    return strength * length_gate(place, half, slope)


def fusimotor_drive(rate: Number, half: Number) -> Number:
    r"""Drive of the spindle's own fibres by branches of the motor axons that fire. [0-1]

    rate: mean of the muscle's motor units, whatever fired them [Hz]
    half: rate of half the drive [Hz]

    .. math:: \gamma = r / (r + r_h)

    Valid for: the direction; the form is a choice. Leaves out: gamma axons that fire without alpha axons; most branched
    axons act on the answer to stretch (dynamic).
    Reference: Emonet-Denand F, Jami L, Laporte Y (1975) J Physiol 249:153: stimulating such motor axons drives
    spindles, in cat soleus among others; about a third of the axons in one muscle (Jami 1982, J Physiol 325:125). Size
    chosen here.
    """
    return rate / (rate + half)
