"""The spike of a motor neuron by its conductances: sodium and fast potassium gates driven by a short pulse."""

from kramkaki.number_types import Number


def sodium_conductance(largest: Number, activation: Number, inactivation: Number) -> Number:
    r"""Sodium conductance of the membrane. [uS]

    largest: with all gates open [uS]
    activation, inactivation: open shares of the gates that open and of those that close in a spike [0-1]

    .. math:: g = \bar g m^3 h

    Valid for: any gates. Leaves out: slow inactivation.
    Reference: Hodgkin AL, Huxley AF (1952) J Physiol 117:500, sodium conductance.
    """
    return largest * activation * activation * activation * inactivation


def fast_potassium_conductance(largest: Number, activation: Number) -> Number:
    r"""Delayed-rectifier potassium conductance of the membrane. [uS]

    largest: with all gates open [uS]
    activation: open share of the gates [0-1]

    .. math:: g = \bar g n^4

    Valid for: any gates. Leaves out: inactivation.
    Reference: Hodgkin AL, Huxley AF (1952) J Physiol 117:500, potassium conductance.
    """
    squared = activation * activation
    return largest * squared * squared


def pulsed(gate: Number, on: Number, opening_kept: Number, closing_kept: Number) -> Number:
    r"""Open share of a gate that opens while a pulse is on and closes while it is off.

    gate: now [0-1]
    on: 1 while the pulse is on [1]
    opening_kept, closing_kept: exp(-rate step): what is left of the way to 1 while on, to 0 while off [0-1]
    returns: a step later [0-1]

    .. math:: x(t + h) = 1 + (x - 1) e^{-\alpha h} \text{ while on}, \quad x e^{-\beta h} \text{ while off}

    Valid for: steps that begin and end with the pulse; then exact. Leaves out: any dependence of the rates on voltage,
    which the pulse stands for.
    Reference: Destexhe A (1997) Neural Comput 9:503, pulse-based conductances; Cisi RRL, Kohn AF (2008) J Comput
    Neurosci 25:520.
    """
    return on * (1 + (gate - 1) * opening_kept) + (1 - on) * gate * closing_kept
