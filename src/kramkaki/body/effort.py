"""Effort: how much of an intended exercise a person does, minute by minute.

Nothing is slowed in a recorded exercise, and a fixed one only on the way to collapse; self-paced, what is done is bound
by what can be held for so long, what heat and lost water leave of it, and how little this person yields.
"""

from typing import NamedTuple

import numpy as np

from kramkaki.body.forcing import Forcing
from kramkaki.body.heat import HeatState
from kramkaki.body.person import Person
from kramkaki.body.signals import EffortFlows, WaterStatus
from kramkaki.constants import PERCENT
from kramkaki.equations.effort import (
    drive,
    greatest_share,
    loss_in_heat,
    loss_when_dry,
    patience_rate,
    reached_effort,
    share_held,
    sustainable_share,
)
from kramkaki.equations.energetics import RESTING_OXYGEN_UPTAKE
from kramkaki.equations.ops import maximum, minimum, where
from kramkaki.number_types import Number

LEAST_EFFORT = 0.02  # [share of maximal oxygen uptake] above rest, below which a share of it says nothing
CATCHING_UP = 3.0  # [1/min] where a distance was not done in its time, the count goes on with the next


class EffortState(NamedTuple):
    """What effort leaves behind."""

    patience: Number  # [0-1] will for more than can be held
    distances_done: Number  # [1] since the start


class EffortParameters(NamedTuple):
    """The numbers of ``parameters/effort.toml``, where their units stand."""

    endurance_spread: Number
    long_decline: Number
    least_share: Number
    mild_skin: Number
    mild_loss: Number
    hot_skin: Number
    hot_loss: Number
    acclimation_keeps: Number
    dry_skin: Number
    dry_loss: Number
    most_dry_loss: Number
    greatest_onset: Number
    greatest_loss: Number
    dry_share_of_greatest: Number
    drive_quantile: Number
    patience_fading: Number
    patience_full: Number
    slowing_onset: Number
    slowing_end: Number


class EffortConstants(NamedTuple):
    """What effort needs of one person, derived once."""

    decline: Number  # [1] of the share held, for each logarithm of time
    resting_share: Number  # [1] of maximal oxygen uptake that rest takes


def effort_constants(person: Person, parameters: EffortParameters) -> EffortConstants:
    """Return what effort needs of each person."""
    return EffortConstants(
        decline=np.maximum(person.endurance_decline + parameters.endurance_spread, 0.0),
        resting_share=RESTING_OXYGEN_UPTAKE / person.maximal_oxygen_uptake,
    )


def effort_start(person: Person, parameters: EffortParameters, constants: EffortConstants) -> EffortState:
    """Return the start: rested, nothing done."""
    nothing = 0.0 * constants.resting_share
    return EffortState(patience=nothing + 1.0, distances_done=nothing)


def effort_flows(
    state: EffortState,
    person: Person,
    parameters: EffortParameters,
    constants: EffortConstants,
    *,
    heat: HeatState,
    water: WaterStatus,
    forcing: Forcing,
) -> tuple[EffortState, EffortFlows]:
    """Return the rates of the effort state per minute, and what is done of what was meant."""
    wanted = forcing.relative_intensity
    sustainable, chosen = _chosen(state, parameters, constants, heat=heat, water=water, forcing=forcing)
    above_rest = maximum(wanted - constants.resting_share, LEAST_EFFORT)
    paced = minimum(maximum(chosen - constants.resting_share, 0.0) / above_rest, 1.0)
    finished = where(forcing.goal > 0.0, where(state.distances_done >= forcing.goal, 1.0, 0.0), 0.0)
    onset, end = parameters.slowing_onset, parameters.slowing_end
    collapsing = sustainable_share(core_temperature=heat.core_temperature, onset=onset, end=end)
    own = where(forcing.self_paced > 0.0, paced * (1.0 - finished), 1.0)
    share = where(forcing.recorded > 0.0, 1.0, own * collapsing)
    share = where(wanted > 0.0, share, 1.0)
    reached = share * wanted
    behind = maximum(forcing.goal - 1.0 - state.distances_done, 0.0)
    rates = EffortState(
        patience=patience_rate(
            patience=state.patience,
            effort=reached,
            sustainable=where(forcing.self_paced > 0.0, sustainable, 2.0),
            fading=parameters.patience_fading,
            full=parameters.patience_full,
        ),
        distances_done=share * forcing.goal_rate + CATCHING_UP * behind,
    )
    return rates, EffortFlows(share=share, intensity=reached)


def _chosen(
    state: EffortState,
    parameters: EffortParameters,
    constants: EffortConstants,
    *,
    heat: HeatState,
    water: WaterStatus,
    forcing: Forcing,
) -> tuple[Number, Number]:
    """Return what can be held in this heat, and what this person then chooses. [share of maximal oxygen uptake]"""
    p = parameters
    warm = (1.0 - p.acclimation_keeps * heat.heat_acclimation) * loss_in_heat(
        skin_temperature=heat.skin_temperature,
        mild_onset=p.mild_skin,
        mild=p.mild_loss,
        hot_onset=p.hot_skin,
        hot=p.hot_loss,
    )
    dry = loss_when_dry(
        mass_loss=water.body_mass_loss * PERCENT,
        skin_temperature=heat.skin_temperature,
        onset=p.dry_skin,
        size=p.dry_loss,
        most=p.most_dry_loss,
    )
    left = (1.0 - warm) * (1.0 - dry)
    sustainable = left * share_held(
        minutes=forcing.planned_duration,
        decline=constants.decline,
        long_decline=p.long_decline,
        least=p.least_share,
    )
    chosen = reached_effort(
        wanted=forcing.relative_intensity,
        sustainable=sustainable,
        greatest=greatest_share(
            skin_temperature=heat.skin_temperature,
            onset=p.greatest_onset,
            loss=p.greatest_loss,
            dry=dry,
            dry_share=p.dry_share_of_greatest,
        ),
        eased=left,
        patience=state.patience,
        drive=drive(quantile=p.drive_quantile, mean=forcing.drive_mean),
    )
    return sustainable, chosen
