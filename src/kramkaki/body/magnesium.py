"""Whole-body magnesium: one exchangeable pool, gut in, kidney and sweat out."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.person import Person
from kramkaki.body.signals import DrugEffects, GutFlows, SweatFlows
from kramkaki.constants import MINUTES_PER_DAY
from kramkaki.equations.magnesium import absorbed_share, urine_magnesium
from kramkaki.equations.potassium import excretion_capacity
from kramkaki.number_types import Number

LEAST_MEASURED = 0.2  # [mmol/L] a lower laboratory value is taken as this


class MagnesiumState(NamedTuple):
    """Integrated quantities."""

    exchangeable: Number  # [mmol]
    daily_offer: Number  # [mmol/day] mean of the last days, which the gut has adapted to
    absorbed_total: Number  # [mmol] since the start, net of faeces
    urine_total: Number  # [mmol]
    lost_total: Number  # [mmol] sweat


class MagnesiumParameters(NamedTuple):
    """The numbers of ``parameters/magnesium.toml``, where their units stand."""

    reference_concentration: Number
    reference_intake: Number
    exchangeable_per_mass: Number
    saturable_capacity: Number
    half_offer: Number
    least_excretion: Number
    adaptation_time: Number


class MagnesiumConstants(NamedTuple):
    """What this organ needs of one person, derived once."""

    concentration_per_amount: Number  # [1/L] plasma concentration over exchangeable amount
    start_concentration: Number  # [mmol/L]
    normal_excretion: Number  # [mmol/min] at the reference concentration
    least_excretion: Number  # [mmol/min]
    renal_factor: Number  # [1] this person's kidneys relative to the law


def magnesium_constants(
    person: Person, parameters: MagnesiumParameters, habitual_drugs: DrugEffects
) -> MagnesiumConstants:
    """Kidney setting that makes the start the steady state; a measured value wins.

    habitual_drugs: day mean on the habitual medicines
    """
    saturation = (parameters.saturable_capacity, parameters.half_offer)
    reference_urine = parameters.reference_intake * absorbed_share(parameters.reference_intake, *saturation)
    habitual = np.maximum(person.habitual_magnesium, 0.0)
    absorbed = habitual * person.magnesium_absorption * absorbed_share(habitual, *saturation)
    spilled = np.maximum(absorbed - parameters.least_excretion, parameters.least_excretion)
    law = (reference_urine - parameters.least_excretion) * habitual_drugs.magnesium_excretion_factor
    relative = np.where(
        np.isnan(person.measured_magnesium),
        np.sqrt(np.sqrt(spilled / (law * excretion_capacity(person.kidney_function)))),
        np.maximum(person.measured_magnesium, LEAST_MEASURED) / parameters.reference_concentration,
    )
    return MagnesiumConstants(
        concentration_per_amount=parameters.reference_concentration
        / (parameters.exchangeable_per_mass * person.body_mass),
        start_concentration=relative * parameters.reference_concentration,
        normal_excretion=reference_urine / MINUTES_PER_DAY,
        least_excretion=parameters.least_excretion / MINUTES_PER_DAY,
        renal_factor=spilled / (law * np.square(np.square(relative))),
    )


def magnesium_start(person: Person, parameters: MagnesiumParameters, constants: MagnesiumConstants) -> MagnesiumState:
    """Steady state on the habitual diet and medicines, or the measured value."""
    return MagnesiumState(
        exchangeable=constants.start_concentration / constants.concentration_per_amount,
        daily_offer=np.maximum(person.habitual_magnesium, 0.0),
        absorbed_total=0.0,
        urine_total=0.0,
        lost_total=0.0,
    )


def plasma_magnesium(
    state: MagnesiumState, person: Person, parameters: MagnesiumParameters, constants: MagnesiumConstants
) -> Number:
    """Plasma magnesium, in step with the exchangeable pool. [mmol/L]

    Leaves out: the fall of a few per cent into cells during exercise, and the slow bone store, which would return
    magnesium over months.
    """
    return constants.concentration_per_amount * state.exchangeable


def magnesium_rates(
    state: MagnesiumState,
    person: Person,
    parameters: MagnesiumParameters,
    constants: MagnesiumConstants,
    *,
    sweat: SweatFlows,
    gut: GutFlows,
    drugs: DrugEffects,
) -> tuple[MagnesiumState, Number]:
    """Gut in, kidney and sweat out.

    gut: magnesium offered for absorption [mmol/min]
    returns urine: [mmol/min]
    """
    absorbed = (
        gut.magnesium
        * person.magnesium_absorption
        * absorbed_share(state.daily_offer, parameters.saturable_capacity, parameters.half_offer)
    )
    urine = urine_magnesium(
        relative_plasma=constants.concentration_per_amount * state.exchangeable / parameters.reference_concentration,
        normal_excretion=constants.normal_excretion,
        least_excretion=constants.least_excretion,
        factor=constants.renal_factor * drugs.magnesium_excretion_factor,
    )
    rates = MagnesiumState(
        exchangeable=absorbed - urine - sweat.magnesium,
        daily_offer=(gut.magnesium * MINUTES_PER_DAY - state.daily_offer) / parameters.adaptation_time,
        absorbed_total=absorbed,
        urine_total=urine,
        lost_total=sweat.magnesium,
    )
    return rates, urine
