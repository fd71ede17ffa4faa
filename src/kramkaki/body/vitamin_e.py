"""Vitamin E in plasma and in the slow store."""

from typing import NamedTuple

import numpy as np

from kramkaki.constants import MINUTES_PER_DAY
from kramkaki.equations.ops import maximum
from kramkaki.equations.vitamin_e import plasma_on_intake


class VitaminEState(NamedTuple):
    """Integrated quantities."""

    plasma: float  # [umol/L]
    store: float  # [umol/L] of the plasma it would keep in balance
    daily_offer: float  # [mg/day] mean of the last days


class VitaminEParameters(NamedTuple):
    """Records of ``parameters/vitamin_e.toml``."""

    reference_concentration: float  # [umol/L]
    reference_intake: float  # [mg/day]
    half_intake: float  # [mg/day]
    plasma_rate: float  # [1/day]
    diet_share: float  # [1]
    store_time: float  # [day]
    offer_time: float  # [min]


class VitaminEConstants(NamedTuple):
    """Per person."""

    start_concentration: float  # [umol/L]
    plasma_rate: float  # [1/min]
    store_rate: float  # [1/min]


def vitamin_e_constants(person, parameters):
    """Start on the habitual intake.

    Parameters
    ----------
    person : Person
        ``habitual_vitamin_e``. [mg/day]
    parameters : VitaminEParameters
        [-]

    Returns
    -------
    constants : VitaminEConstants
        [-]
    """
    return VitaminEConstants(
        start_concentration=_on_intake(np.maximum(person.habitual_vitamin_e, 0.0), parameters),
        plasma_rate=parameters.plasma_rate / MINUTES_PER_DAY,
        store_rate=1 / (parameters.store_time * MINUTES_PER_DAY),
    )


def _on_intake(intake, parameters):
    return plasma_on_intake(
        intake=intake,
        reference_intake=parameters.reference_intake,
        reference_concentration=parameters.reference_concentration,
        half_intake=parameters.half_intake,
    )


def vitamin_e_start(person, parameters, constants):
    """Steady state on the habitual intake.

    Parameters
    ----------
    person : Person
        [-]
    parameters : VitaminEParameters
        Not used. [-]
    constants : VitaminEConstants
        [-]

    Returns
    -------
    state : VitaminEState
        [umol/L]
    """
    return VitaminEState(
        plasma=constants.start_concentration,
        store=constants.start_concentration,
        daily_offer=np.maximum(person.habitual_vitamin_e, 0.0),
    )


def plasma_vitamin_e(state, person, parameters, constants):
    """Plasma alpha-tocopherol.

    Parameters
    ----------
    state : VitaminEState
        [umol/L]
    person : Person
        Not used. [-]
    parameters : VitaminEParameters
        Not used. [-]
    constants : VitaminEConstants
        Not used. [-]

    Returns
    -------
    concentration : float or array
        [umol/L]
    """
    return state.plasma


def vitamin_e_rates(state, person, parameters, constants, gut):
    """Plasma moves within days between what the diet and what the store keep up; the store follows over a year.

    Parameters
    ----------
    state : VitaminEState
        [umol/L]
    person : Person
        Not used. [-]
    parameters : VitaminEParameters
        [-]
    constants : VitaminEConstants
        [-]
    gut : GutFlows
        Vitamin E offered for absorption. [mg/min]

    Returns
    -------
    rates : VitaminEState
        [per min]
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
