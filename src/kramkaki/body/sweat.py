"""Salts lost with sweat."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.heat_types import HeatState
from kramkaki.body.person import Person
from kramkaki.body.signals import HeatFlows, SweatFlows
from kramkaki.equations.metabolism import body_area
from kramkaki.equations.sweat import acclimated_concentration, area_sweat_rate, sweat_sodium


class SweatParameters(NamedTuple):
    """Records of ``parameters/sweat.toml``; units stand there."""

    sodium_reference: float
    sodium_reference_rate: float
    sodium_slope: float
    sodium_acclimation_drop: float
    sodium_lowest: float
    sodium_highest: float
    potassium_concentration: float
    calcium_concentration: float
    calcium_acclimation_loss: float
    magnesium_concentration: float
    magnesium_acclimation_loss: float


class SweatConstants(NamedTuple):
    """What the composition of sweat needs of one person."""

    body_area: float  # [m2]
    sodium_reference: float  # [mmol/L] at the reference rate, not acclimated


def sweat_flows(
    state: HeatState,
    person: Person,
    parameters: SweatParameters,
    constants: SweatConstants,
    heat: HeatFlows,
):
    """Return the salts lost with the sweat now secreted.

    Returns
    -------
    flows : SweatFlows
        [mmol/min]
    """
    p = parameters
    sodium = sweat_sodium(
        rate=area_sweat_rate(heat.sweat_flow, constants.body_area),
        reference_rate=p.sodium_reference_rate,
        reference=constants.sodium_reference,
        slope=p.sodium_slope,
        acclimation=state.heat_acclimation,
        acclimation_drop=p.sodium_acclimation_drop,
        lowest=p.sodium_lowest,
        highest=p.sodium_highest,
    )
    calcium = acclimated_concentration(p.calcium_concentration, p.calcium_acclimation_loss, state.heat_acclimation)
    magnesium = acclimated_concentration(
        p.magnesium_concentration, p.magnesium_acclimation_loss, state.heat_acclimation
    )
    return SweatFlows(
        sodium=heat.sweat_flow * sodium,
        potassium=heat.sweat_flow * p.potassium_concentration,
        calcium=heat.sweat_flow * calcium,
        magnesium=heat.sweat_flow * magnesium,
    )


def sweat_constants(person, parameters):
    """Return what the composition of sweat needs of each person; a measured sodium wins.

    Parameters
    ----------
    person : Person
        [units of Person]
    parameters : SweatParameters
        [units of the records]

    Returns
    -------
    constants : SweatConstants
    """
    # A measured value holds for the acclimation the person came with.
    measured = person.sweat_sodium + parameters.sodium_acclimation_drop * person.heat_acclimation
    return SweatConstants(
        body_area=body_area(person.body_mass, person.height),
        sodium_reference=np.where(np.isnan(person.sweat_sodium), parameters.sodium_reference, measured),
    )
