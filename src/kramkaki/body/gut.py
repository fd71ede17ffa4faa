"""The gut: what is drunk and eaten waits in the stomach, is absorbed from the intestine; drinking to thirst."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.signals import GutFlows
from kramkaki.equations.gut import drinking_rate, emptying_fraction, emptying_slowdown


class GutState(NamedTuple):
    """What is on its way, and how far drinking has quenched thirst."""

    stomach_water: float  # [L]
    stomach_sodium: float  # [mmol]
    stomach_potassium: float  # [mmol]
    stomach_calcium: float  # [mmol]
    stomach_magnesium: float  # [mmol]
    stomach_vitamin_e: float  # [mg]
    stomach_energy: float  # [kcal]
    intestine_water: float  # [L]
    intestine_sodium: float  # [mmol]
    intestine_potassium: float  # [mmol]
    intestine_calcium: float  # [mmol]
    intestine_magnesium: float  # [mmol]
    intestine_vitamin_e: float  # [mg]
    satiety: float  # [cm] of thirst quenched before absorption


class GutParameters(NamedTuple):
    """Records of ``parameters/gut.toml``."""

    emptying: float  # [1/min]
    crowded_volume: float  # [L]
    energy_limit: float  # [kcal/min]
    emptying_slowest: float  # [fraction]
    water_absorption: float  # [1/min]
    potassium_absorption: float  # [1/min]
    mineral_absorption: float  # [1/min]
    vitamin_e_absorption: float  # [1/min]
    drinking_haste: float  # [L/min per cm]
    drinking_most: float  # [L/min]
    satiety_per_litre: float  # [cm/L]
    satiety_time: float  # [min]
    drink_share: float  # [fraction]
    waking_time: float  # [min/day]


class GutConstants(NamedTuple):
    """What one person's drinking rests on."""

    usual_thirst: float  # [cm] that makes the habitual drinking


def gut_constants(person, parameters):
    """Thirst that, while awake, makes this person drink the habitual amount.

    Parameters
    ----------
    person : Person
        ``habitual_water`` [L/day]
    parameters : GutParameters
        [-]

    Returns
    -------
    constants : GutConstants
        [cm]
    """
    rate = parameters.drink_share * person.habitual_water / parameters.waking_time
    usual_satiety = parameters.satiety_per_litre * parameters.satiety_time * rate
    return GutConstants(usual_thirst=rate / parameters.drinking_haste + usual_satiety)


def gut_start(person, parameters, constants):
    """An empty gut; satiety as if drinking went on at the usual pace.

    Parameters
    ----------
    person : Person
        ``habitual_water`` [L/day]
    parameters : GutParameters
        [-]
    constants : GutConstants
        [-]

    Returns
    -------
    state : GutState
        [L, mmol, mg, kcal, cm]
    """
    empty = np.zeros_like(constants.usual_thirst)
    rate = parameters.drink_share * person.habitual_water / parameters.waking_time
    satiety = parameters.satiety_per_litre * parameters.satiety_time * rate
    return GutState(**{**dict.fromkeys(GutState._fields, empty), "satiety": satiety})


def gut_flows(state, person, parameters, constants, water, water_state, heat, forcing):
    """Drinking, emptying and absorption.

    Parameters
    ----------
    state : GutState
        [L, mmol, mg, kcal, cm]
    person : Person
        Not used; every organ has the same form. [-]
    parameters : GutParameters
        [-]
    constants : GutConstants
        [cm]
    water : WaterStatus
        ``body_mass_loss`` slows emptying. [fraction]
    water_state : WaterState
        ``thirst`` above the usual. [cm]
    heat : HeatFlows
        ``working_muscle_temperature`` slows emptying. [degC]
    forcing : Forcing
        ``intake_*`` and ``thirst_*`` of this minute. [per min]

    Returns
    -------
    rates : GutState
        [per min]
    absorbed : GutFlows
        Calcium, magnesium and vitamin E as offered, all of the potassium: their own organs take the share. [per min]
    drunk_to_thirst : float
        [L/min]
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
    return _gut_rates(state, parameters, forcing, drunk, leaving, absorbed), absorbed, drunk


def _gut_rates(state, parameters, forcing, drunk, leaving, absorbed):
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
