"""Ionised calcium, held by parathyroid hormone, vitamin D and bone."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.forcing import Forcing
from kramkaki.body.person import Person
from kramkaki.body.signals import DrugEffects, GutFlows, SweatFlows
from kramkaki.constants import MINUTES_PER_DAY
from kramkaki.equations.calcium import (
    absorbed_share,
    bone_answer,
    bone_equilibrium,
    calcitriol_substrate,
    calcitriol_target,
    parathyroid_hormone,
    urine_calcium,
)
from kramkaki.equations.magnesium import parathyroid_capacity
from kramkaki.equations.ops import maximum
from kramkaki.equations.potassium import excretion_capacity
from kramkaki.number_types import Number

REFERENCE_MASS = 70.0  # [kg]
LEAST_CALCIUM = 0.3  # [mmol/L] floor of what is shown
NORMAL_SET_POINTS = (1.15, 1.28)  # [mmol/L] a measured value in here is taken as the person's set point
SEARCH_RANGE = (0.3, 2.0)  # [mmol/L] where the start is looked for
HALVINGS = 40  # [1] of the search


class CalciumState(NamedTuple):
    """Integrated quantities; pools as deviation from the start."""

    pool: Number  # [mmol] extracellular and at once exchangeable
    bone: Number  # [mmol]
    hormone_action: Number  # [1] parathyroid hormone as bone feels it, hours late
    calcitriol: Number  # [1] multiple of normal
    daily_offer: Number  # [mmol/day] mean of the last days
    exercise_binding: Number  # [1] intensity, smoothed
    absorbed_total: Number  # [mmol] since the start
    urine_total: Number  # [mmol]
    faeces_total: Number  # [mmol] endogenous
    lost_total: Number  # [mmol] sweat


class CalciumParameters(NamedTuple):
    """The numbers of ``parameters/calcium.toml``, where their units stand."""

    reference_ionised: Number
    reference_intake: Number
    normal_vitamin_d: Number
    buffer_volume: Number
    bone_exchange_time: Number
    bone_floor: Number
    bone_half_action: Number
    action_time: Number
    greatest_secretion: Number
    response_half_vitamin_d: Number
    substrate_half_vitamin_d: Number
    calcitriol_time: Number
    passive_absorption: Number
    active_capacity: Number
    half_offer: Number
    adaptation_time: Number
    endogenous_faeces: Number
    urine_threshold: Number
    exercise_fall: Number
    exercise_time: Number


class CalciumConstants(NamedTuple):
    """What this organ needs of one person, derived once."""

    start_concentration: Number  # [mmol/L]
    set_point: Number  # [mmol/L]
    offset: Number  # [mmol/L] unexplained part of a measured value
    volume: Number  # [L]
    bone_answer: Number  # [1]
    substrate: Number  # [1]
    normal_urine: Number  # [mmol/min]
    endogenous_faeces: Number  # [mmol/min]
    renal_factor: Number  # [1]
    start_hormone: Number  # [1]


class _Fluxes(NamedTuple):
    """Flows in the steady state that a concentration would have."""

    hormone: Number  # [1]
    others: Number  # [mmol/min] absorbed less faeces and urine
    equilibrium: Number  # [mmol/L]


def calcium_constants(
    person: Person, parameters: CalciumParameters, habitual_drugs: DrugEffects, start_magnesium: Number
) -> CalciumConstants:
    """Person's set point and the steady state at the start; a measured value wins.

    habitual_drugs: day mean on the habitual medicines
    start_magnesium: [mmol/L]
    """
    constants = _personal_constants(person, parameters)

    def steady(concentration: Number) -> _Fluxes:
        return _steady_fluxes(
            concentration, person, parameters, constants, drugs=habitual_drugs, magnesium=start_magnesium
        )

    exchange = constants.volume * constants.bone_answer / parameters.bone_exchange_time
    low, high = (np.full(np.shape(steady(1.0).others), edge) for edge in SEARCH_RANGE)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        fluxes = steady(middle)
        rises = fluxes.others + exchange * (fluxes.equilibrium - middle) > 0
        low, high = np.where(rises, middle, low), np.where(rises, high, middle)
    measured = person.measured_ionised_calcium
    start = np.where(np.isnan(measured), (low + high) / 2, measured)
    fluxes = steady(start)
    return constants._replace(
        start_concentration=start,
        offset=start - fluxes.equilibrium - fluxes.others / exchange,
        start_hormone=fluxes.hormone,
    )


def _personal_constants(person: Person, parameters: CalciumParameters) -> CalciumConstants:
    """Everything but the start."""
    measured = person.measured_ionised_calcium
    reference_absorbed = parameters.reference_intake * absorbed_share(
        daily_offer=parameters.reference_intake,
        calcitriol=1.0,
        passive=parameters.passive_absorption,
        active_capacity=parameters.active_capacity,
        half_offer=parameters.half_offer,
    )
    return CalciumConstants(
        start_concentration=np.nan,
        set_point=np.where(np.isnan(measured), parameters.reference_ionised, np.clip(measured, *NORMAL_SET_POINTS)),
        offset=0.0,
        volume=parameters.buffer_volume * person.body_mass / REFERENCE_MASS,
        bone_answer=bone_answer(
            vitamin_d=person.vitamin_d,
            kidney_function=person.kidney_function,
            half_vitamin_d=parameters.response_half_vitamin_d,
            normal_vitamin_d=parameters.normal_vitamin_d,
        ),
        substrate=calcitriol_substrate(
            vitamin_d=person.vitamin_d,
            kidney_function=person.kidney_function,
            half_vitamin_d=parameters.substrate_half_vitamin_d,
            normal_vitamin_d=parameters.normal_vitamin_d,
        ),
        normal_urine=(reference_absorbed - parameters.endogenous_faeces) / MINUTES_PER_DAY,
        endogenous_faeces=parameters.endogenous_faeces / MINUTES_PER_DAY,
        renal_factor=excretion_capacity(person.kidney_function),
        start_hormone=np.nan,
    )


def _steady_fluxes(
    concentration: Number,
    person: Person,
    parameters: CalciumParameters,
    constants: CalciumConstants,
    *,
    drugs: DrugEffects,
    magnesium: Number,
) -> _Fluxes:
    hormone = parathyroid_hormone(
        relative_calcium=concentration / constants.set_point,
        capacity=person.parathyroid_function * parathyroid_capacity(magnesium),
        greatest=parameters.greatest_secretion,
    )
    habitual = np.maximum(person.habitual_calcium, 0.0)
    share = absorbed_share(
        daily_offer=habitual,
        calcitriol=calcitriol_target(constants.substrate, hormone),
        passive=parameters.passive_absorption,
        active_capacity=parameters.active_capacity,
        half_offer=parameters.half_offer,
    )
    urine = urine_calcium(
        ionised=concentration,
        hormone=hormone,
        normal_excretion=constants.normal_urine,
        set_point=constants.set_point,
        threshold=parameters.urine_threshold,
        factor=constants.renal_factor * drugs.calcium_excretion_factor,
    )
    absorbed = habitual * person.calcium_absorption * share / MINUTES_PER_DAY
    return _Fluxes(
        hormone=hormone,
        others=absorbed - constants.endogenous_faeces - urine,
        equilibrium=bone_equilibrium(
            action=constants.bone_answer * hormone,
            set_point=constants.set_point,
            floor=parameters.bone_floor,
            half_action=parameters.bone_half_action,
        ),
    )


def calcium_start(person: Person, parameters: CalciumParameters, constants: CalciumConstants) -> CalciumState:
    """Steady state on the habitual diet and medicines, or the measured value."""
    return CalciumState(
        pool=0.0,
        bone=0.0,
        hormone_action=constants.start_hormone,
        calcitriol=calcitriol_target(constants.substrate, constants.start_hormone),
        daily_offer=np.maximum(person.habitual_calcium, 0.0),
        exercise_binding=0.0,
        absorbed_total=0.0,
        urine_total=0.0,
        faeces_total=0.0,
        lost_total=0.0,
    )


def ionised_calcium(
    state: CalciumState, person: Person, parameters: CalciumParameters, constants: CalciumConstants
) -> Number:
    """Ionised calcium of plasma. [mmol/L]

    Leaves out: blood pH. Hyperventilation, which lowers ionised calcium by 0.04 to 0.05 mmol/L per 0.1 pH, is not seen.
    """
    resting = constants.start_concentration + state.pool / constants.volume
    return maximum(resting - parameters.exercise_fall * state.exercise_binding, LEAST_CALCIUM)


def plasma_parathyroid_hormone(
    state: CalciumState,
    person: Person,
    parameters: CalciumParameters,
    constants: CalciumConstants,
    *,
    magnesium: Number,
) -> Number:
    """Parathyroid hormone now, as a multiple of normal. [1]

    person: ``parathyroid_function`` [fraction]
    magnesium: [mmol/L]
    """
    return parathyroid_hormone(
        relative_calcium=ionised_calcium(state, person, parameters, constants) / constants.set_point,
        capacity=person.parathyroid_function * parathyroid_capacity(magnesium),
        greatest=parameters.greatest_secretion,
    )


def calcium_rates(
    state: CalciumState,
    person: Person,
    parameters: CalciumParameters,
    constants: CalciumConstants,
    *,
    sweat: SweatFlows,
    gut: GutFlows,
    drugs: DrugEffects,
    magnesium: Number,
    forcing: Forcing,
) -> tuple[CalciumState, Number]:
    """Gut in; kidney, gut secretions and sweat out; bone gives and takes.

    gut: calcium offered for absorption [mmol/min]
    magnesium: plasma magnesium [mmol/L]
    forcing: ``relative_intensity`` [1]
    returns urine: [mmol/min]
    """
    hormone = plasma_parathyroid_hormone(state, person, parameters, constants, magnesium=magnesium)
    concentration = constants.start_concentration + state.pool / constants.volume
    share = absorbed_share(
        daily_offer=state.daily_offer,
        calcitriol=state.calcitriol,
        passive=parameters.passive_absorption,
        active_capacity=parameters.active_capacity,
        half_offer=parameters.half_offer,
    )
    urine = urine_calcium(
        ionised=concentration,
        hormone=hormone,
        normal_excretion=constants.normal_urine,
        set_point=constants.set_point,
        threshold=parameters.urine_threshold,
        factor=constants.renal_factor * drugs.calcium_excretion_factor,
    )
    equilibrium = constants.offset + bone_equilibrium(
        action=constants.bone_answer * state.hormone_action,
        set_point=constants.set_point,
        floor=parameters.bone_floor,
        half_action=parameters.bone_half_action,
    )
    exchange = constants.volume * constants.bone_answer / parameters.bone_exchange_time
    from_bone = exchange * (equilibrium - concentration)
    absorbed = gut.calcium * person.calcium_absorption * share
    rates = CalciumState(
        pool=absorbed + from_bone - constants.endogenous_faeces - urine - sweat.calcium,
        bone=-from_bone,
        hormone_action=(hormone - state.hormone_action) / parameters.action_time,
        calcitriol=(calcitriol_target(constants.substrate, hormone) - state.calcitriol) / parameters.calcitriol_time,
        daily_offer=(gut.calcium * MINUTES_PER_DAY - state.daily_offer) / parameters.adaptation_time,
        exercise_binding=(forcing.relative_intensity - state.exercise_binding) / parameters.exercise_time,
        absorbed_total=absorbed,
        urine_total=urine,
        faeces_total=constants.endogenous_faeces,
        lost_total=sweat.calcium,
    )
    return rates, urine
