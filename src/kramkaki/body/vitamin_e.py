"""Vitamin E in plasma and in the slow store."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.person import Person
from kramkaki.body.signals import GutFlows
from kramkaki.constants import MINUTES_PER_DAY
from kramkaki.equations.ops import maximum
from kramkaki.equations.vitamin_e import plasma_on_intake
from kramkaki.number_types import Number


class VitaminEState(NamedTuple):
    """Integrated quantities."""

    plasma: Number  # [umol/L]
    store: Number  # [umol/L] of the plasma it would keep in balance
    daily_offer: Number  # [mg/day] mean of the last days


class VitaminEParameters(NamedTuple):
    """The numbers of ``parameters/vitamin_e.toml``, where their units stand."""

    reference_concentration: Number
    reference_intake: Number
    half_intake: Number
    plasma_rate: Number
    diet_share: Number
    store_time: Number
    offer_time: Number


class VitaminEConstants(NamedTuple):
    """What this organ needs of one person, derived once."""

    start_concentration: Number  # [umol/L]
    plasma_rate: Number  # [1/min]
    store_rate: Number  # [1/min]


def vitamin_e_constants(person: Person, parameters: VitaminEParameters) -> VitaminEConstants:
    """Start on the habitual intake.

    person: ``habitual_vitamin_e`` [mg/day]
    """
    return VitaminEConstants(
        start_concentration=_on_intake(np.maximum(person.habitual_vitamin_e, 0.0), parameters),
        plasma_rate=parameters.plasma_rate / MINUTES_PER_DAY,
        store_rate=1 / (parameters.store_time * MINUTES_PER_DAY),
    )


def _on_intake(intake: Number, parameters: VitaminEParameters) -> Number:
    return plasma_on_intake(
        intake=intake,
        reference_intake=parameters.reference_intake,
        reference_concentration=parameters.reference_concentration,
        half_intake=parameters.half_intake,
    )


def vitamin_e_start(person: Person, parameters: VitaminEParameters, constants: VitaminEConstants) -> VitaminEState:
    """Steady state on the habitual intake."""
    return VitaminEState(
        plasma=constants.start_concentration,
        store=constants.start_concentration,
        daily_offer=np.maximum(person.habitual_vitamin_e, 0.0),
    )


def vitamin_e_rates(
    state: VitaminEState, person: Person, parameters: VitaminEParameters, constants: VitaminEConstants, *, gut: GutFlows
) -> VitaminEState:
    """Plasma moves within days between what the diet and what the store keep up; the store follows over a year.

    gut: vitamin E offered for absorption [mg/min]
    """
    diet = plasma_on_intake(
        intake=maximum(state.daily_offer, 0.0),
        reference_intake=parameters.reference_intake,
        reference_concentration=parameters.reference_concentration,
        half_intake=parameters.half_intake,
    )
    target = parameters.diet_share * diet + (1 - parameters.diet_share) * state.store
    return VitaminEState(
        plasma=constants.plasma_rate * (target - state.plasma),
        store=constants.store_rate * (state.plasma - state.store),
        daily_offer=(gut.vitamin_e * MINUTES_PER_DAY - state.daily_offer) / parameters.offer_time,
    )
