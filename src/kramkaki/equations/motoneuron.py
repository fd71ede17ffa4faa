"""A spinal motor neuron: soma and dendrite, spike by threshold, and a persistent inward current in the dendrite."""

from kramkaki.equations.ops import exp, maximum, power
from kramkaki.number_types import Number

PI = 3.141592653589793
CM2_NF = 1e-5  # square micrometres times microfarad per square centimetre, in nF
CM2_US = 1e-2  # square micrometres per ohm square centimetre, in uS
TWO_HALVES = 200.0  # 2, and ohm centimetre per micrometre to megaohm
FLOOR = 1e-12  # [mV2] keeps a logarithm finite


def cylinder_capacitance(diameter: Number, length: Number, density: Number) -> Number:
    r"""Capacitance of a cylinder of membrane without its ends. [nF]

    diameter, length: of the cylinder [um]
    density: specific capacitance [uF/cm2]

    .. math:: C = \pi d l C_m

    Valid for: one isopotential compartment. Leaves out: branching and taper.
    Reference: Cisi RRL, Kohn AF (2008) J Comput Neurosci 25:520, compartment geometry.
    """
    return CM2_NF * PI * diameter * length * density


def cylinder_leak(diameter: Number, length: Number, resistance: Number) -> Number:
    r"""Leak conductance of a cylinder of membrane without its ends. [uS]

    diameter, length: [um]
    resistance: specific membrane resistance [ohm cm2]

    .. math:: g_L = \pi d l / R_m

    Valid for: one isopotential compartment. Leaves out: branching and taper.
    Reference: Cisi RRL, Kohn AF (2008) J Comput Neurosci 25:520, compartment geometry.
    """
    return CM2_US * PI * diameter * length / resistance


def coupling_conductance(
    soma_diameter: Number, dendrite_diameter: Number, dendrite_length: Number, resistivity: Number, share: Number
) -> Number:
    r"""Conductance between soma and dendrite, the soma as long as it is wide. [uS]

    soma_diameter, dendrite_diameter, dendrite_length: [um]
    resistivity: of the cytoplasm [ohm cm]
    share: part of the value for two lumped cylinders that is used [1]

    .. math:: g_c = \kappa_c \frac{2}{R_i l_d/(\pi r_d^2) + R_i l_s/(\pi r_s^2)}

    Valid for: two compartments. Leaves out: attenuation along the dendrite, other than through ``share``.
    Reference: Cisi RRL, Kohn AF (2008) J Comput Neurosci 25:520, coupling of the compartments.
    """
    soma_radius = 0.5 * soma_diameter
    dendrite_radius = 0.5 * dendrite_diameter
    path = dendrite_length / (dendrite_radius * dendrite_radius) + soma_diameter / (soma_radius * soma_radius)
    return share * TWO_HALVES * PI / (resistivity * path)


def dendrite_load(dendrite_leak: Number, soma_leak: Number, coupling: Number) -> Number:
    r"""Conductance that holds the dendrite at rest: its own leak and, through the coupling, the soma's. [uS]

    dendrite_leak, soma_leak, coupling: [uS]

    .. math:: g = g_{Ld} + \frac{g_c g_{Ls}}{g_c + g_{Ls}}

    Valid for: a cell at rest. Leaves out: the potassium conductance after a spike, which loads the dendrite more.
    Reference: Two conductances in series and one beside them; Kirchhoff's laws.
    """
    return dendrite_leak + coupling * soma_leak / (coupling + soma_leak)


def input_resistance(soma_leak: Number, dendrite_leak: Number, coupling: Number) -> Number:
    r"""Resistance seen by an electrode in the soma. [Mohm]

    soma_leak, dendrite_leak, coupling: [uS]

    .. math:: R_N = \left[ g_{Ls} + \frac{g_{Ld} g_c}{g_{Ld} + g_c} \right]^{-1}

    Valid for: small currents, no persistent current. Leaves out: all voltage-gated conductances.
    Reference: Cisi RRL, Kohn AF (2008) J Comput Neurosci 25:520, two-compartment cell.
    """
    return 1 / (soma_leak + dendrite_leak * coupling / (dendrite_leak + coupling))


def persistent_conductance(ratio: Number, load: Number, slope: Number, reversal: Number, half: Number) -> Number:
    r"""Size of the persistent inward conductance that gives a regenerative ratio. [uS]

    ratio: slope of the inward current over that of the load, at half opening; above 1 a plateau is possible [1]
    load: conductance that holds the dendrite [uS]
    slope: of the gate [mV]
    reversal, half: reversal potential of the current and voltage of half opening [mV]

    .. math:: g_P = \rho \frac{4 k_P g}{E_P - V_h}

    from the slope of a logistic gate at its middle, 1 / (4 k).

    Valid for: a gate that is a logistic function of voltage. Leaves out: the fall of the driving force with voltage.
    Reference: Slope of the logistic function; regenerative condition as in Hounsgaard J, Kiehn O (1989) J Physiol
    414:265.
    """
    return ratio * 4 * slope * load / (reversal - half)


def gate_open(voltage: Number, half: Number, slope: Number) -> Number:
    r"""Share of voltage gates that are open in the long run. [0-1]

    voltage, half: of the membrane, and where half are open [mV]
    slope: [mV]

    .. math:: m_\infty = 1 / (1 + e^{-(V - V_h)/k})

    Valid for: any voltage. Leaves out: inactivation.
    Reference: Booth V, Rinzel J, Kiehn O (1997) J Neurophysiol 78:3371, activation of the L-type calcium current.
    """
    return 1 / (1 + exp((half - voltage) / slope))


def relaxed(value: Number, target: Number, kept: Number) -> Number:
    r"""Where a quantity stands after going toward a target, when ``kept`` of the distance is left. [that of value]

    value, target: [any]
    kept: exp(-step / time constant) [0-1]

    .. math:: x(t + h) = x_\infty + (x(t) - x_\infty) e^{-h/\tau}

    Valid for: a target constant over the step; exact.
    Reference: Solution of a linear first-order equation.
    """
    return target + (value - target) * kept


def compartment_voltage(
    voltage: Number, capacitance: Number, conductance: Number, inward: Number, step: Number
) -> Number:
    r"""Voltage of a compartment after a step with its conductances held. [mV]

    voltage: now [mV]
    capacitance: [nF]
    conductance: sum of all [uS]
    inward: sum of conductance times reversal potential, and current put in [nA]
    step: [ms]

    .. math:: V(t + h) = V_\infty + (V(t) - V_\infty) e^{-h g / C}, \quad V_\infty = I / g

    Valid for: conductances constant over the step; then exact.
    Reference: Solution of a linear first-order equation.
    """
    return relaxed(voltage, inward / conductance, exp(-step * conductance / capacitance))


def noise_memory(step: Number, time_constant: Number) -> Number:
    r"""Share of an Ornstein-Uhlenbeck noise that is kept over a step. [0-1]

    step, time_constant: [ms]

    .. math:: e^{-h/\tau}

    Valid for: any step; exact. Leaves out: the shot character of synaptic noise.
    Reference: Gillespie DT (1996) Phys Rev E 54:2084, exact update of the Ornstein-Uhlenbeck process.
    """
    return exp(-step / time_constant)


def noise_freshness(kept: Number) -> Number:
    r"""Size of what is new in an Ornstein-Uhlenbeck noise of unit variance after a step.

    kept: share that is kept, below 1 [0-1]
    returns: standard deviation of the new part [1]

    .. math:: \sqrt{1 - e^{-2h/\tau}}

    Valid for: any step; exact. Leaves out: the shot character of synaptic noise.
    Reference: Gillespie DT (1996) Phys Rev E 54:2084, exact update of the Ornstein-Uhlenbeck process.
    """
    return power(1 - kept * kept, 0.5)


def noise_size(at_rest: Number, when_active: Number, activity: Number) -> Number:
    r"""Standard deviation of synaptic noise whose variance grows with the activity that brings it. [mV]

    at_rest, when_active: at no activity, and what full activity adds [mV]
    activity: [0-1]

    .. math:: \sqrt{\sigma_0^2 + \sigma_1^2 A}

    Valid for: many small inputs. Leaves out: the change of conductance that they bring.
    Reference: Campbell's theorem: the variance of shot noise is proportional to its rate.
    """
    return power(maximum(at_rest * at_rest + when_active * when_active * activity, FLOOR), 0.5)
