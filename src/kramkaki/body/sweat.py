"""Salts lost with sweat."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.heat import HeatState
from kramkaki.body.person import Person
from kramkaki.body.signals import HeatFlows, SweatFlows
from kramkaki.equations.metabolism import body_area
from kramkaki.equations.sweat import acclimated_concentration, area_sweat_rate, sweat_sodium
from kramkaki.number_types import Number


class SweatParameters(NamedTuple):
    """The numbers of ``parameters/sweat.toml``, where their units stand."""

    sodium_reference: Number
    sodium_reference_rate: Number
    sodium_slope: Number
    sodium_acclimation_drop: Number
    sodium_lowest: Number
    sodium_highest: Number
    potassium_concentration: Number
    calcium_concentration: Number
    calcium_acclimation_loss: Number
    magnesium_concentration: Number
    magnesium_acclimation_loss: Number


class SweatConstants(NamedTuple):
    """What the composition of sweat needs of one person."""

    body_area: Number  # [m2]
    sodium_reference: Number  # [mmol/L] at the reference rate, not acclimated


def sweat_flows(
    state: HeatState, person: Person, parameters: SweatParameters, constants: SweatConstants, *, heat: HeatFlows
) -> SweatFlows:
    """Return the salts lost with the sweat now secreted."""
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


def sweat_constants(person: Person, parameters: SweatParameters) -> SweatConstants:
    """Return what the composition of sweat needs of each person; a measured sodium wins."""
    # A measured value holds for the acclimation the person came with.
    measured = person.sweat_sodium + parameters.sodium_acclimation_drop * person.heat_acclimation
    return SweatConstants(
        body_area=body_area(person.body_mass, person.height),
        sodium_reference=np.where(np.isnan(person.sweat_sodium), parameters.sodium_reference, measured),
    )
