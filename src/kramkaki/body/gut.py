"""The gut: what is drunk and eaten waits in the stomach, is absorbed from the intestine; drinking to thirst."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.forcing import Forcing
from kramkaki.body.person import Person
from kramkaki.body.signals import GutFlows, HeatFlows, WaterStatus
from kramkaki.body.water import WaterState
from kramkaki.equations.gut import drinking_rate, emptying_fraction, emptying_slowdown
from kramkaki.number_types import Number


class GutState(NamedTuple):
    """What is on its way, and how far drinking has quenched thirst."""

    stomach_water: Number  # [L]
    stomach_sodium: Number  # [mmol]
    stomach_potassium: Number  # [mmol]
    stomach_calcium: Number  # [mmol]
    stomach_magnesium: Number  # [mmol]
    stomach_vitamin_e: Number  # [mg]
    stomach_energy: Number  # [kcal]
    intestine_water: Number  # [L]
    intestine_sodium: Number  # [mmol]
    intestine_potassium: Number  # [mmol]
    intestine_calcium: Number  # [mmol]
    intestine_magnesium: Number  # [mmol]
    intestine_vitamin_e: Number  # [mg]
    satiety: Number  # [cm] of thirst quenched before absorption


class GutParameters(NamedTuple):
    """The numbers of ``parameters/gut.toml``, where their units stand."""

    emptying: Number
    crowded_volume: Number
    energy_limit: Number
    emptying_slowest: Number
    water_absorption: Number
    potassium_absorption: Number
    mineral_absorption: Number
    vitamin_e_absorption: Number
    drinking_haste: Number
    drinking_most: Number
    satiety_per_litre: Number
    satiety_time: Number
    drink_share: Number
    waking_time: Number


class GutConstants(NamedTuple):
    """What one person's drinking rests on."""

    usual_thirst: Number  # [cm] that makes the habitual drinking


def gut_constants(person: Person, parameters: GutParameters) -> GutConstants:
    """Thirst that, while awake, makes this person drink the habitual amount.

    person: ``habitual_water`` [L/day]
    """
    rate = parameters.drink_share * person.habitual_water / parameters.waking_time
    usual_satiety = parameters.satiety_per_litre * parameters.satiety_time * rate
    return GutConstants(usual_thirst=rate / parameters.drinking_haste + usual_satiety)


def gut_start(person: Person, parameters: GutParameters, constants: GutConstants) -> GutState:
    """An empty gut; satiety as if drinking went on at the usual pace.

    person: ``habitual_water`` [L/day]
    """
    empty = np.zeros_like(constants.usual_thirst)
    rate = parameters.drink_share * person.habitual_water / parameters.waking_time
    satiety = parameters.satiety_per_litre * parameters.satiety_time * rate
    return GutState(**{**dict.fromkeys(GutState._fields, empty), "satiety": satiety})


def gut_flows(
    state: GutState,
    person: Person,
    parameters: GutParameters,
    constants: GutConstants,
    *,
    water: WaterStatus,
    water_state: WaterState,
    heat: HeatFlows,
    forcing: Forcing,
) -> tuple[GutState, GutFlows, Number]:
    """Drinking, emptying and absorption.

    water: ``body_mass_loss`` slows emptying [fraction]
    water_state: ``thirst`` above the usual [cm]
    heat: ``working_muscle_temperature`` slows emptying [degC]
    forcing: ``intake_*`` and ``thirst_*`` of this minute [per min]
    returns absorbed: calcium, magnesium and vitamin E as offered, all of the potassium: their own organs take the share
        [per min]
    returns drunk_to_thirst: [L/min]
    """
    drunk = forcing.thirst_drinking * drinking_rate(
        thirst=constants.usual_thirst + water_state.thirst,
        satiety=state.satiety,
        haste=parameters.drinking_haste,
        most=parameters.drinking_most,
    )
    leaving = emptying_fraction(
        volume=state.stomach_water,
        energy=state.stomach_energy,
        fastest=parameters.emptying,
        crowded_volume=parameters.crowded_volume,
        energy_limit=parameters.energy_limit,
    ) * emptying_slowdown(
        relative_intensity=forcing.relative_intensity,
        body_mass_loss=water.body_mass_loss,
        muscle_temperature=heat.working_muscle_temperature,
        slowest=parameters.emptying_slowest,
    )
    absorbed = GutFlows(
        water=parameters.water_absorption * state.intestine_water,
        sodium=parameters.water_absorption * state.intestine_sodium,
        potassium=parameters.potassium_absorption * state.intestine_potassium,
        calcium=parameters.mineral_absorption * state.intestine_calcium,
        magnesium=parameters.mineral_absorption * state.intestine_magnesium,
        vitamin_e=parameters.vitamin_e_absorption * state.intestine_vitamin_e,
    )
    return _gut_rates(state, parameters, forcing, drunk=drunk, leaving=leaving, absorbed=absorbed), absorbed, drunk


def _gut_rates(
    state: GutState, parameters: GutParameters, forcing: Forcing, *, drunk: Number, leaving: Number, absorbed: GutFlows
) -> GutState:
    return GutState(
        stomach_water=forcing.intake_water + drunk - leaving * state.stomach_water,
        stomach_sodium=forcing.intake_sodium + drunk * forcing.thirst_sodium - leaving * state.stomach_sodium,
        stomach_potassium=forcing.intake_potassium
        + drunk * forcing.thirst_potassium
        - leaving * state.stomach_potassium,
        stomach_calcium=forcing.intake_calcium - leaving * state.stomach_calcium,
        stomach_magnesium=forcing.intake_magnesium - leaving * state.stomach_magnesium,
        stomach_vitamin_e=forcing.intake_vitamin_e - leaving * state.stomach_vitamin_e,
        stomach_energy=forcing.intake_energy + drunk * forcing.thirst_energy - leaving * state.stomach_energy,
        intestine_water=leaving * state.stomach_water - absorbed.water,
        intestine_sodium=leaving * state.stomach_sodium - absorbed.sodium,
        intestine_potassium=leaving * state.stomach_potassium - absorbed.potassium,
        intestine_calcium=leaving * state.stomach_calcium - absorbed.calcium,
        intestine_magnesium=leaving * state.stomach_magnesium - absorbed.magnesium,
        intestine_vitamin_e=leaving * state.stomach_vitamin_e - absorbed.vitamin_e,
        satiety=parameters.satiety_per_litre * (drunk + forcing.intake_water) - state.satiety / parameters.satiety_time,
    )
