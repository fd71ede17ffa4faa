"""The spike of a motor neuron by its conductances: sodium and fast potassium gates driven by a short pulse."""


def sodium_conductance(largest, activation, inactivation):
    r"""Sodium conductance of the membrane.

    Parameters
    ----------
    largest : float or array
        With all gates open. [uS]
    activation, inactivation : float or array
        Open shares of the gates that open and of those that close in a spike. [0-1]

    Returns
    -------
    conductance : float or array
        [uS]

    Notes
    -----
    .. math:: g = \bar g m^3 h

    Valid for: any gates.
    Leaves out: slow inactivation.

    References
    ----------
    Hodgkin AL, Huxley AF (1952) J Physiol 117:500, sodium conductance.
    """
    return largest * activation * activation * activation * inactivation


def fast_potassium_conductance(largest, activation):
    r"""Delayed-rectifier potassium conductance of the membrane.

    Parameters
    ----------
    largest : float or array
        With all gates open. [uS]
    activation : float or array
        Open share of the gates. [0-1]

    Returns
    -------
    conductance : float or array
        [uS]

    Notes
    -----
    .. math:: g = \bar g n^4

    Valid for: any gates.
    Leaves out: inactivation.

    References
    ----------
    Hodgkin AL, Huxley AF (1952) J Physiol 117:500, potassium conductance.
    """
    squared = activation * activation
    return largest * squared * squared


def pulsed(gate, on, opening_kept, closing_kept):
    r"""Open share of a gate that opens while a pulse is on and closes while it is off.

    Parameters
    ----------
    gate : float or array
        Now. [0-1]
    on : float or array
        1 while the pulse is on. [1]
    opening_kept, closing_kept : float or array
        exp(-rate step): what is left of the way to 1 while on, to 0 while off. [0-1]

    Returns
    -------
    gate : float or array
        A step later. [0-1]

    Notes
    -----
    .. math:: x(t + h) = 1 + (x - 1) e^{-\alpha h} \text{ while on}, \quad x e^{-\beta h} \text{ while off}

    Valid for: steps that begin and end with the pulse; then exact.
    Leaves out: any dependence of the rates on voltage, which the pulse stands for.

    References
    ----------
    Destexhe A (1997) Neural Comput 9:503, pulse-based conductances; Cisi RRL, Kohn AF (2008) J Comput Neurosci 25:520.
    """
    return on * (1 + (gate - 1) * opening_kept) + (1 - on) * gate * closing_kept
