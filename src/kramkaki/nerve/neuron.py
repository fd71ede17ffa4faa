"""One motor unit in time: the cell by short steps, its axon and fibres each millisecond.

A cell fires at a threshold and is reset. As a check on that, ``ConductanceCell`` makes its spikes by conductances of
sodium and potassium; everything but the spike is the same: geometry, persistent current, slow potassium, inputs.
"""

from typing import NamedTuple

from kramkaki.equations.axon import chance_of_event, ectopic_rate
from kramkaki.equations.motoneuron import compartment_voltage, gate_open, relaxed
from kramkaki.equations.ops import exp, maximum, where
from kramkaki.equations.spike import fast_potassium_conductance, pulsed, sodium_conductance
from kramkaki.equations.twitch import tetanic_share
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.units import Unit
from kramkaki.number_types import Number

MILLISECONDS = 1000.0  # in a second
COUPLING_STEP = 1.0  # [ms] at which cells, reflexes and muscle see each other


class Cell(NamedTuple):
    """What changes within a millisecond. Gates stand half a step ahead of voltages."""

    soma: Number  # [mV]
    dendrite: Number  # [mV]
    potassium_gate: Number  # [0-1]
    persistent_gate: Number  # [0-1]
    since_spike: Number  # [ms]
    fired: Number  # [1] 1 once it fired in this millisecond


class ConductanceCell(NamedTuple):
    """What changes within a millisecond; the first fields are those of ``neuron.Cell``."""

    soma: Number  # [mV]
    dendrite: Number  # [mV]
    potassium_gate: Number  # [0-1]
    persistent_gate: Number  # [0-1]
    since_spike: Number  # [ms]
    fired: Number  # [1] 1 once it fired in this millisecond
    sodium_gate: Number  # [0-1]
    sodium_available: Number  # [0-1]
    fast_potassium_gate: Number  # [0-1]


class SpikeParameters(NamedTuple):
    """Numbers of the spike's conductances; the records stand in ``parameters/spike.toml``."""

    sodium_density: float
    fast_potassium_density: float
    sodium_reversal: float
    pulse_time: float
    sodium_opening: float
    sodium_closing: float
    sodium_recovery: float
    sodium_inactivation: float
    fast_potassium_opening: float
    fast_potassium_closing: float


class Slow(NamedTuple):
    """What changes from millisecond to millisecond."""

    adaptation: Number  # [uS]
    run_down: Number  # [0-1]
    noise: Number  # [1] private synaptic noise, unit variance
    since_launch: Number  # [ms] since a spike left the terminal toward the cord
    after_depolarisation: Number  # [mV]
    pump: Number  # [mV]
    ending_depolarisation: Number  # [mV] the same two of a spindle afferent's ending
    ending_pump: Number  # [mV]
    ending_since: Number  # [ms] since its last spike
    fibre_first: Number  # [1] first filter of the twitch
    fibre: Number  # [1] second


class Drive(NamedTuple):
    """What acts on a cell during a millisecond."""

    excitation: Number  # [uS] on the dendrite
    dendrite_inhibition: Number  # [uS]
    soma_inhibition: Number  # [uS]
    current: Number  # [nA] into the dendrite
    adaptation: Number  # [uS]
    persistent: Number  # [uS]
    antidromic: Number  # [1] 1 where a spike arrives from the axon


class Shared(NamedTuple):
    """What acts on all cells of a pool alike during a millisecond."""

    excitation: Number  # [1] by will, of the dendrite's leak, for the smallest unit
    spindle: Number  # [1] by spindle afferents, likewise
    dendrite_inhibition: Number  # [1] of the dendrite's leak
    soma_inhibition: Number  # [1] of the soma's leak
    private_noise: Number  # [mV]
    common_noise: Number  # [mV] its value now
    noise_kept: Number  # [0-1] of the private noise, over a millisecond
    noise_fresh: Number  # [1] size of what is new in it


class Stimulus(NamedTuple):
    """What a pulse to the nerve excites in this millisecond."""

    afferents: Number  # [0-1] share of the spindle afferents
    motor: Number  # [0-1] share of the motor axons, largest first


class Report(NamedTuple):
    """What a unit tells the pool after a millisecond."""

    soma_spike: Number  # [1]
    own_spike: Number  # [1] the same, if not sent up the axon
    muscle_spike: Number  # [1]
    launched: Number  # [1] spikes sent from the terminal toward the cord
    ending_spike: Number  # [1] by itself, of a spindle afferent's ending
    force: Number  # [1] of the pool's tetanic force


def driven(
    slow: Slow, unit: Unit, shared: Shared, *, antidromic: Number, random: Number, parameters: NerveParameters
) -> tuple[Slow, Drive]:
    """Return the state and what acts on the cell in the coming millisecond. [Slow], [Drive]"""
    p = parameters
    noise = slow.noise * shared.noise_kept + random * shared.noise_fresh
    slow = Slow(
        adaptation=slow.adaptation,
        run_down=slow.run_down,
        noise=noise,
        since_launch=slow.since_launch,
        after_depolarisation=slow.after_depolarisation,
        pump=slow.pump,
        ending_depolarisation=slow.ending_depolarisation,
        ending_pump=slow.ending_pump,
        ending_since=slow.ending_since,
        fibre_first=slow.fibre_first,
        fibre=slow.fibre,
    )
    drive = Drive(
        excitation=unit.dendrite_leak
        * (p.tonic_excitation + unit.input_weight * (shared.excitation + unit.spindle_weight * shared.spindle)),
        dendrite_inhibition=unit.dendrite_leak * shared.dendrite_inhibition,
        soma_inhibition=unit.soma_leak * shared.soma_inhibition,
        current=unit.dendrite_leak * (shared.private_noise * noise + shared.common_noise),
        adaptation=slow.adaptation,
        persistent=unit.persistent * (1 - p.run_down_depth * slow.run_down),
        antidromic=antidromic,
    )
    return slow, drive


def voltages(
    cell: Cell | ConductanceCell,
    unit: Unit,
    drive: Drive,
    *,
    potassium: Number,
    other: Number,
    other_inward: Number,
    persistent_gate: Number,
    step: Number,
    parameters: NerveParameters,
) -> tuple[Number, Number]:
    """Return the voltages of soma and dendrite one step later, by the exponential midpoint rule. [mV], [mV]

    Parameters
    ----------
    cell : Cell
    unit : Unit
    drive : Drive
    potassium, other : float
        Conductances of the soma: all potassium, and what else a spike opens. [uS]
    other_inward : float
        The latter times its reversal potential. [nA]
    persistent_gate : float
        [0-1]
    step : float
        [ms]
    parameters : NerveParameters
    """
    p = parameters
    persistent = drive.persistent * persistent_gate
    soma_sum = unit.soma_leak + potassium + other + unit.coupling + drive.soma_inhibition
    soma_inward = (
        unit.soma_leak * p.rest_voltage
        + potassium * p.potassium_reversal
        + other_inward
        + drive.soma_inhibition * p.inhibition_reversal
    )
    dendrite_sum = unit.dendrite_leak + persistent + unit.coupling + drive.excitation + drive.dendrite_inhibition
    dendrite_inward = (
        unit.dendrite_leak * p.rest_voltage
        + persistent * p.persistent_reversal
        + drive.excitation * p.excitation_reversal
        + drive.dendrite_inhibition * p.inhibition_reversal
        + drive.current
    )
    half = 0.5 * step
    soma_middle = compartment_voltage(
        cell.soma, unit.soma_capacitance, soma_sum, soma_inward + unit.coupling * cell.dendrite, half
    )
    dendrite_middle = compartment_voltage(
        cell.dendrite, unit.dendrite_capacitance, dendrite_sum, dendrite_inward + unit.coupling * cell.soma, half
    )
    soma = compartment_voltage(
        cell.soma, unit.soma_capacitance, soma_sum, soma_inward + unit.coupling * dendrite_middle, step
    )
    dendrite = compartment_voltage(
        cell.dendrite, unit.dendrite_capacitance, dendrite_sum, dendrite_inward + unit.coupling * soma_middle, step
    )
    return soma, dendrite


def stepped(cell: Cell, unit: Unit, drive: Drive, step: Number, parameters: NerveParameters) -> Cell:
    """Return the cell one step later: gates by half a step ahead, voltages by the exponential midpoint rule. [Cell]"""
    p = parameters
    potassium_gate = cell.potassium_gate * exp(-step * unit.potassium_decay)
    persistent_gate = relaxed(
        cell.persistent_gate,
        gate_open(cell.dendrite, unit.persistent_half, p.persistent_slope),
        exp(-step / p.persistent_time),
    )
    potassium = unit.potassium * potassium_gate + drive.adaptation
    soma, dendrite = voltages(
        cell,
        unit,
        drive,
        potassium=potassium,
        other=0.0,
        other_inward=0.0,
        persistent_gate=persistent_gate,
        step=step,
        parameters=p,
    )
    since = cell.since_spike + step
    reset = p.potassium_reversal + p.reset_above_potassium
    soma = where(since < p.spike_time, reset, soma)
    wants = where(soma >= unit.threshold, 1.0, 0.0) + drive.antidromic * (1 - cell.fired)
    spike = where((wants > 0) & (since >= p.refractory_time), 1.0, 0.0) * unit.present
    return Cell(
        soma=where(spike > 0, reset, soma),
        dendrite=dendrite + spike * unit.spike_charge,
        potassium_gate=potassium_gate + spike * p.spike_opening * (1 - potassium_gate),
        persistent_gate=persistent_gate,
        since_spike=where(spike > 0, 0.0, since),
        fired=maximum(cell.fired, spike),
    )


def stepped_by_conductances(
    cell: ConductanceCell,
    unit: Unit,
    drive: Drive,
    step: Number,
    *,
    parameters: NerveParameters,
    spike_parameters: SpikeParameters,
) -> ConductanceCell:
    """Return the cell one step later. [ConductanceCell]"""
    p, s = parameters, spike_parameters
    on = where(cell.since_spike < s.pulse_time, 1.0, 0.0)
    sodium_gate = pulsed(cell.sodium_gate, on, exp(-step * s.sodium_opening), exp(-step * s.sodium_closing))
    sodium_available = 1 - pulsed(
        1 - cell.sodium_available, on, exp(-step * s.sodium_inactivation), exp(-step * s.sodium_recovery)
    )
    fast_gate = pulsed(
        cell.fast_potassium_gate, on, exp(-step * s.fast_potassium_opening), exp(-step * s.fast_potassium_closing)
    )
    potassium_gate = cell.potassium_gate * exp(-step * unit.potassium_decay)
    persistent_gate = relaxed(
        cell.persistent_gate,
        gate_open(cell.dendrite, unit.persistent_half, p.persistent_slope),
        exp(-step / p.persistent_time),
    )
    # unit.potassium is the membrane of the soma times a density: the same membrane carries the spike's conductances.
    membrane = unit.potassium / p.potassium_density
    sodium = sodium_conductance(membrane * s.sodium_density, sodium_gate, sodium_available)
    potassium = (
        unit.potassium * potassium_gate
        + drive.adaptation
        + fast_potassium_conductance(membrane * s.fast_potassium_density, fast_gate)
    )
    soma, dendrite = voltages(
        cell,
        unit,
        drive,
        potassium=potassium,
        other=sodium,
        other_inward=sodium * s.sodium_reversal,
        persistent_gate=persistent_gate,
        step=step,
        parameters=p,
    )
    since = cell.since_spike + step
    wants = where(soma >= unit.threshold, 1.0, 0.0) + drive.antidromic * (1 - cell.fired)
    spike = where((wants > 0) & (since >= p.refractory_time), 1.0, 0.0) * unit.present
    return ConductanceCell(
        soma=soma,
        dendrite=dendrite,
        potassium_gate=potassium_gate + spike * p.spike_opening * (1 - potassium_gate),
        persistent_gate=persistent_gate,
        since_spike=where(spike > 0, 0.0, since),
        fired=maximum(cell.fired, spike),
        sodium_gate=sodium_gate,
        sodium_available=sodium_available,
        fast_potassium_gate=fast_gate,
    )


def ending_followed(
    slow: Slow, unit: Unit, stimulus: Stimulus, chance: Number, parameters: NerveParameters
) -> tuple[Slow, Number]:
    """Return the state with the ending of a spindle afferent a millisecond later, and whether it fired by itself.

    Endings obey the law of the terminals at a smaller margin; firing that begins in the spindle adds nothing.
    Parameters as in :func:`followed`. [Slow], [1]
    """
    p = parameters
    rate = ectopic_rate(
        slow.ending_depolarisation - slow.ending_pump,
        unit.terminal_margin - p.sensory_ease,
        p.terminal_width,
        p.terminal_highest,
    )
    since = slow.ending_since + COUPLING_STEP
    ending = where(chance < chance_of_event(rate, COUPLING_STEP), 1.0, 0.0)
    free = where(since >= p.terminal_refractory, 1.0, 0.0) * where(stimulus.afferents > 0, 0.0, 1.0)
    ending = ending * free * unit.present
    spikes = stimulus.afferents + ending
    depolarisation_kept = exp(-COUPLING_STEP / (MILLISECONDS * p.after_depolarisation_time))
    state = Slow(
        adaptation=slow.adaptation,
        run_down=slow.run_down,
        noise=slow.noise,
        since_launch=slow.since_launch,
        after_depolarisation=slow.after_depolarisation,
        pump=slow.pump,
        ending_depolarisation=slow.ending_depolarisation * depolarisation_kept + spikes * p.after_depolarisation_step,
        ending_pump=slow.ending_pump * exp(-COUPLING_STEP / (MILLISECONDS * p.pump_time)) + spikes * p.pump_step,
        ending_since=where(spikes > 0, 0.0, since),
        fibre_first=slow.fibre_first,
        fibre=slow.fibre,
    )
    return state, ending


def followed(
    slow: Slow,
    cell: Cell,
    unit: Unit,
    drive: Drive,
    *,
    arriving: Number,
    stimulus: Stimulus,
    chance: Number,
    ending_chance: Number,
    parameters: NerveParameters,
) -> tuple[Slow, Report]:
    """Return the state and report after a millisecond.

    Parameters
    ----------
    slow : Slow
    cell : Cell
    unit : Unit
    drive : Drive
        What acted on the cell.
    arriving : float
        A spike of the cell arrives at the terminal. [1]
    stimulus : Stimulus
        To the nerve, now.
    chance, ending_chance : float
        Random numbers against which firing of the terminal and of a spindle afferent's ending is judged. [0-1]
    parameters : NerveParameters
    """
    p = parameters
    since_launch = slow.since_launch + COUPLING_STEP
    # A spike from the cord meets one that left the terminal within the time both were under way: neither arrives.
    through = where(since_launch > 2 * p.conduction_delay, arriving, 0.0)
    rate = ectopic_rate(
        slow.after_depolarisation - slow.pump, unit.terminal_margin, p.terminal_width, p.terminal_highest
    )
    ectopic = where(chance < chance_of_event(rate, COUPLING_STEP), 1.0, 0.0)
    ectopic = where(since_launch >= p.terminal_refractory, ectopic, 0.0) * (1 - through)
    stimulated = where(unit.place >= 1 - stimulus.motor, 1.0, 0.0) * where(stimulus.motor > 0, 1.0, 0.0)
    launched = maximum(stimulated, ectopic) * unit.present
    slow, ending = ending_followed(slow, unit, stimulus, ending_chance, p)
    spike = maximum(launched, through) * unit.present
    kept = exp(-COUPLING_STEP / unit.contraction_time)
    # The input is spread over the time constant, so one twitch peaks at 1/e whatever its duration.
    first = slow.fibre_first * kept + spike
    fibre = slow.fibre * kept + first * COUPLING_STEP / unit.contraction_time * kept
    return (
        Slow(
            adaptation=slow.adaptation * exp(-COUPLING_STEP / (MILLISECONDS * p.adaptation_time))
            + cell.fired * p.adaptation_step * unit.soma_leak,
            run_down=relaxed(
                slow.run_down, cell.persistent_gate, exp(-COUPLING_STEP / (MILLISECONDS * p.run_down_time))
            ),
            noise=slow.noise,
            since_launch=where(launched > 0, 0.0, since_launch),
            after_depolarisation=slow.after_depolarisation
            * exp(-COUPLING_STEP / (MILLISECONDS * p.after_depolarisation_time))
            + spike * p.after_depolarisation_step,
            pump=slow.pump * exp(-COUPLING_STEP / (MILLISECONDS * p.pump_time)) + spike * p.pump_step,
            ending_depolarisation=slow.ending_depolarisation,
            ending_pump=slow.ending_pump,
            ending_since=slow.ending_since,
            fibre_first=first,
            fibre=fibre,
        ),
        Report(
            soma_spike=cell.fired,
            own_spike=cell.fired * (1 - drive.antidromic),
            muscle_spike=spike,
            launched=launched,
            ending_spike=ending,
            force=unit.strength * tetanic_share(fibre, p.force_half),
        ),
    )
