"""The loop through the muscle: what length, force and stimuli do to the whole pool, each millisecond."""

from typing import NamedTuple

from kramkaki.equations import interneuron, reflex
from kramkaki.equations.motoneuron import noise_freshness, noise_memory, noise_size, relaxed
from kramkaki.equations.ops import exp, where
from kramkaki.equations.twitch import force_length, passive_force
from kramkaki.nerve.neuron import COUPLING_STEP, MILLISECONDS, Shared
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.number_types import Number

PEAK = 2.718281828459045  # a spread volley peaks at 1/e


class Loop(NamedTuple):
    """State that a pool has once."""

    length: Number  # [1] fascicles, of optimal
    velocity: Number  # [optimal lengths/s]
    force: Number  # [0-1] of the muscle, of its maximum
    pull: Number  # [0-1] the fibres' part of it, as it reaches the tendon, at optimal length
    transmitter: Number  # [0-1] left in the spindle afferents
    volley: Number  # [1] monosynaptic excitation, of the dendrite's leak
    slow_volley: Number  # [1] polysynaptic excitation
    tendon_rate: Number  # [Hz]
    recurrent: Number  # [1] recurrent inhibition, of the soma's leak
    fusimotor: Number  # [0-1]
    presynaptic: Number  # [0-1] inhibition of the spindle afferents' endings
    common_noise: Number  # [1] of unit variance
    spindle_rate: Number  # [Hz]
    taut: Number  # [0-1] spindles left taut by a contraction at a short length
    metabolites: Number  # [0-1] that drive the small muscle afferents
    secondary_rate: Number  # [Hz] of secondary spindle afferents, as late as their slow fibres bring it
    rested: Number  # [0-1] 1 where no lasting depression is left in the spindle afferents' endings
    reciprocal: Number  # [0-1] interneurons that the antagonist's spindles drive
    tendon_shock: Number  # [1] interneurons that a shock to the tendon reaches, first stage
    tendon_volley: Number  # [1] second stage


class Moment(NamedTuple):
    """What an experiment imposes during a millisecond."""

    # The first two are those of Stimulus.
    pulse: Number  # [0-1] share of the nerve's spindle afferents that a stimulus excites
    motor: Number  # [0-1] share of its motor axons, largest first
    length: Number  # [1] fascicles of the relaxed muscle, of optimal
    excitation: Number  # [1] voluntary drive, of the dendrite's leak
    antagonist: Number  # [0-1] activity of the opposing muscle's pool
    tendon: Number  # [0-1] share of the tendon's afferents that a shock to the tendon excites
    blocked: Number  # [1] 1 while the nerve is blocked between the stimulus and the cord


class Arriving(NamedTuple):
    """What afferents bring to the cord now: sent a reflex delay ago."""

    spindle_rate: Number  # [Hz]
    secondary_rate: Number  # [Hz]
    tendon_rate: Number  # [Hz]
    tendon_shock: Number  # [0-1] share of the tendon's afferents in a volley
    volley: Number  # [0-1] share of the spindle afferents in a volley


def volley_excitation(loop: Loop, arriving: Arriving, parameters: NerveParameters) -> Number:
    """Return what a volley of spindle afferents adds to the excitation: its area, of the dendrite's leak. [ms]"""
    p = parameters
    open_path = (1 - loop.presynaptic) * (1 - p.metabolite_inhibition * loop.metabolites)
    # One impulse in every afferent has the area that a steady rate has per impulse, before depletion; more after rest.
    fresh = reflex.fresh_transmission(loop.rested, p.lasting_depression)
    return arriving.volley * loop.transmitter * fresh * open_path * p.spindle_excitation * MILLISECONDS


def primary_rate(
    loop: Loop, stretch: Number, velocity: Number, fusimotor: Number, parameters: NerveParameters
) -> Number:
    """Return the rate of primary spindle afferents, those of taut spindles included. [Hz]"""
    p = parameters
    rate = reflex.spindle_rate(
        stretch=stretch * (1 - loop.taut),
        velocity=velocity,
        fusimotor=fusimotor,
        base=p.spindle_base,
        per_length=p.spindle_per_length,
        per_velocity=p.spindle_per_velocity,
        per_fusimotor=p.spindle_per_fusimotor,
    )
    return rate + p.taut_rate * loop.taut


def presynaptic_later(loop: Loop, place: Number, parameters: NerveParameters) -> Number:
    """Return presynaptic inhibition a millisecond later, at a place in the operating range. [0-1]"""
    p = parameters
    aim = reflex.presynaptic_inhibition(place, p.presynaptic_inhibition, p.presynaptic_half, p.presynaptic_slope)
    return relaxed(loop.presynaptic, aim, exp(-COUPLING_STEP / p.presynaptic_time))


def metabolites_left(loop: Loop, muscle_force: Number, parameters: NerveParameters) -> Number:
    """Return what drives the small muscle afferents a millisecond later. [0-1]"""
    time = where(muscle_force > loop.metabolites, parameters.metabolite_rise, parameters.metabolite_fall)
    return relaxed(loop.metabolites, muscle_force, exp(-COUPLING_STEP / (MILLISECONDS * time)))


def looped(
    loop: Loop,
    moment: Moment,
    arriving: Arriving,
    *,
    muscle_force: Number,
    rate: Number,
    muscle_rate: Number,
    random: Number,
    parameters: NerveParameters,
) -> Loop:
    """Return the loop a millisecond later.

    Parameters
    ----------
    loop : Loop
    moment : Moment
    arriving : Arriving
    muscle_force : float
        Of the pool, of its tetanic force. [0-1]
    rate, muscle_rate : float
        Mean firing rate of the pool's cells and of its fibres in this millisecond. [Hz]
    random : float
        Of unit variance. [1]
    parameters : NerveParameters
    """
    p = parameters
    h = COUPLING_STEP
    pull = relaxed(loop.pull, muscle_force, exp(-h / p.series_lag))
    force = pull * force_length(loop.length) + passive_force(loop.length)
    aim = moment.length - p.tendon_give * (force - passive_force(loop.length))
    length = relaxed(loop.length, aim, exp(-h / p.stretch_smoothing))
    velocity = (length - loop.length) * MILLISECONDS / h
    # Saturation stands before the filter: branches that fire in the same millisecond move a spindle once.
    fusimotor = relaxed(
        loop.fusimotor, reflex.fusimotor_drive(muscle_rate, p.fusimotor_half_rate), exp(-h / p.fusimotor_time)
    )
    place = reflex.operating_place(length, p.shortest_length, p.longest_length)
    stretch = place - reflex.operating_place(p.neutral_length, p.shortest_length, p.longest_length)
    slack = 1 - reflex.length_gate(place, p.slack_half, p.slack_slope)
    excitation = volley_excitation(loop, arriving, p)
    noise_kept = noise_memory(h, p.common_noise_time)
    shock_kept = exp(-h / p.tendon_shock_time)
    tendon_rate = reflex.tendon_organ_rate(force, p.tendon_bend)
    return Loop(
        length=length,
        velocity=velocity,
        force=force,
        pull=pull,
        transmitter=reflex.transmitter_left(
            loop.transmitter, p.transmitter_used, arriving.volley, exp(-h / p.transmitter_time)
        ),
        volley=loop.volley * exp(-h / p.volley_time) + excitation * p.volley_fast_share / p.volley_time,
        slow_volley=loop.slow_volley * exp(-h / p.slow_volley_time)
        + excitation * (1 - p.volley_fast_share) / p.slow_volley_time,
        tendon_rate=relaxed(loop.tendon_rate, tendon_rate, exp(-h / p.tendon_time)),
        recurrent=loop.recurrent * exp(-h / p.renshaw_time) + 2 * rate * h / MILLISECONDS,
        fusimotor=fusimotor,
        presynaptic=presynaptic_later(loop, place, p),
        common_noise=loop.common_noise * noise_kept + random * noise_freshness(noise_kept),
        spindle_rate=primary_rate(loop, stretch, velocity, fusimotor, p),
        taut=reflex.tautness(
            loop.taut, fusimotor * slack, 1 - slack, speed=p.taut_speed, time=p.taut_time, step=h / MILLISECONDS
        ),
        metabolites=metabolites_left(loop, muscle_force, p),
        secondary_rate=relaxed(
            loop.secondary_rate,
            reflex.secondary_rate(stretch, p.secondary_base, p.secondary_per_length),
            exp(-h / p.secondary_lag),
        ),
        rested=reflex.transmitter_left(
            loop.rested, p.lasting_used, arriving.volley, exp(-h / (MILLISECONDS * p.lasting_time))
        ),
        reciprocal=relaxed(
            loop.reciprocal,
            interneuron.reciprocal_drive(moment.antagonist, arriving.spindle_rate, p.reciprocal_half),
            exp(-h / p.reciprocal_time),
        ),
        tendon_shock=loop.tendon_shock * shock_kept + arriving.tendon_shock,
        tendon_volley=interneuron.spread(loop.tendon_volley, loop.tendon_shock, shock_kept, h / p.tendon_shock_time),
    )


def shared_drive(loop: Loop, moment: Moment, arriving: Arriving, parameters: NerveParameters) -> Shared:
    """Return what acts on all cells alike. [Shared]"""
    p = parameters
    intact = 1 - moment.blocked
    open_path = (1 - loop.presynaptic) * (1 - p.metabolite_inhibition * loop.metabolites) * intact
    spindle = reflex.spindle_excitation(arriving.spindle_rate, p.spindle_excitation, p.spindle_depletion) * open_path
    secondary = p.secondary_excitation * arriving.secondary_rate * intact
    place = reflex.operating_place(loop.length, p.shortest_length, p.longest_length)
    gate = reflex.length_gate(place, p.tendon_half, p.tendon_slope)
    # Will takes part of the tendon's inhibition away from the muscle that it contracts.
    left = p.will_half / (p.will_half + moment.excitation) * intact
    tendon = reflex.tendon_inhibition(arriving.tendon_rate, p.tendon_weight, gate) * left
    # A shock passes the organs by, so that only the cord's part of the gate is left.
    shock = PEAK * loop.tendon_volley * reflex.length_gate(place, p.tendon_half, p.tendon_shock_slope)
    noise_kept = noise_memory(COUPLING_STEP, p.noise_time)
    slack = 1 - reflex.length_gate(place, p.slack_half, p.slack_slope)
    activity = loop.fusimotor * slack * intact
    private = noise_size(p.noise_rest, p.noise_active, activity)
    common = noise_size(0.0, p.common_noise, activity)
    return Shared(
        excitation=moment.excitation,
        spindle=spindle + secondary + loop.volley + loop.slow_volley,
        dendrite_inhibition=tendon + p.tendon_shock_weight * shock + p.reciprocal_weight * loop.reciprocal,
        soma_inhibition=p.renshaw_weight * loop.recurrent,
        private_noise=private,
        common_noise=common * loop.common_noise,
        noise_kept=noise_kept,
        noise_fresh=noise_freshness(noise_kept),
    )
