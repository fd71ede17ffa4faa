"""What an electrode on the skin sees of a motor unit."""

from kramkaki.equations.ops import exp
from kramkaki.number_types import Number

# They bring the distance from trough to peak of each shape to one: e^(1/2) / sqrt(2) and 1 / (1 + 2 e^(-3/2)).
FIRST_SCALE = 1.1658
SECOND_SCALE = 0.6915


def biphasic_potential(time: Number, width: Number) -> Number:
    r"""Potential of a motor unit: one wave up and one down (first Hermite-Rodriguez function).

    time: from the middle of the potential [ms]
    width: its time constant [ms]
    returns: of its height from trough to peak [1]

    .. math:: 1.166\, (t/\lambda)\, e^{-(t/\lambda)^2}

    Valid for: electrodes well away from the ends of the fibres. Leaves out: the shape that a real unit gets from where
    its fibres lie.
    Reference: Cisi RRL, Kohn AF (2008) J Comput Neurosci 25:520, electromyogram; public code of the same group.
    """
    along = time / width
    return FIRST_SCALE * along * exp(-along * along)


def triphasic_potential(time: Number, width: Number) -> Number:
    r"""Potential of a motor unit: up between two waves down (second Hermite-Rodriguez function).

    time: from the middle of the potential [ms]
    width: its time constant [ms]
    returns: of its height from trough to peak [1]

    .. math:: 0.692\, (1 - 2 (t/\lambda)^2)\, e^{-(t/\lambda)^2}

    Valid for: electrodes well away from the ends of the fibres. Leaves out: the shape that a real unit gets from where
    its fibres lie.
    Reference: Cisi RRL, Kohn AF (2008) J Comput Neurosci 25:520, electromyogram; public code of the same group.
    """
    along = time / width
    return SECOND_SCALE * (1 - 2 * along * along) * exp(-along * along)


def share_at_skin(distance: Number, fall: Number) -> Number:
    """How much of a unit's potential is left at the electrode. [0-1]

    distance: from the unit to the electrode [mm]
    fall: distance over which it falls to 1/e [mm]

    .. math:: e^{-d / d_0}

    Valid for: a few centimetres of muscle and skin. Leaves out: layers of different conductivity.
    Reference: Cisi RRL, Kohn AF (2008) J Comput Neurosci 25:520, electromyogram; public code of the same group.
    """
    return exp(-distance / fall)


def width_at_skin(width: Number, distance: Number, widening: Number) -> Number:
    r"""How wide a unit's potential is at the electrode. [ms]

    width: in the muscle [ms]
    distance: from the unit to the electrode [mm]
    widening: [1/mm]

    .. math:: \lambda (1 + w d)

    Valid for: a few centimetres of muscle and skin. Leaves out: layers of different conductivity.
    Reference: Cisi RRL, Kohn AF (2008) J Comput Neurosci 25:520, electromyogram; public code of the same group.
    """
    return width * (1 + widening * distance)
