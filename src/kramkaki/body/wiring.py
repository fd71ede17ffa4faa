"""The whole body: which organ reads what, in which order, and what the world sees of it.

Order of one evaluation: water status, heat, sweat; drugs, gut and thirst; magnesium, potassium, calcium,
vitamin E; kidney and water; muscles. Nothing here is physiology; every law stands in ``equations/``.
"""

from typing import NamedTuple

from kramkaki.body.calcium import (
    CalciumConstants,
    CalciumParameters,
    CalciumState,
    calcium_constants,
    calcium_rates,
    calcium_start,
    ionised_calcium,
)
from kramkaki.body.drugs import (
    DrugConstants,
    DrugParameters,
    DrugState,
    drug_constants,
    drug_effects,
    drug_rates,
    drug_start,
)
from kramkaki.body.effort import (
    EffortConstants,
    EffortParameters,
    EffortState,
    effort_constants,
    effort_flows,
    effort_start,
)
from kramkaki.body.forcing import Forcing, as_reached
from kramkaki.body.gut import GutConstants, GutParameters, GutState, gut_constants, gut_flows, gut_start
from kramkaki.body.heat import HeatConstants, HeatParameters, HeatState, heat_constants, heat_flows, heat_start
from kramkaki.body.magnesium import (
    MagnesiumConstants,
    MagnesiumParameters,
    MagnesiumState,
    magnesium_constants,
    magnesium_rates,
    magnesium_start,
    plasma_magnesium,
)
from kramkaki.body.muscles import (
    MuscleConstants,
    MuscleParameters,
    MuscleReadings,
    Muscles,
    muscle_constants,
    muscle_rates,
    muscle_readings,
    muscle_start,
)
from kramkaki.body.person import Person
from kramkaki.body.potassium import (
    PotassiumConstants,
    PotassiumParameters,
    PotassiumState,
    plasma_potassium,
    potassium_constants,
    potassium_rates,
    potassium_start,
)
from kramkaki.body.signals import DrugEffects, EffortFlows, GutFlows, HeatFlows, SweatFlows, WaterStatus
from kramkaki.body.sweat import SweatConstants, SweatParameters, sweat_constants, sweat_flows
from kramkaki.body.vitamin_e import (
    VitaminEConstants,
    VitaminEParameters,
    VitaminEState,
    vitamin_e_constants,
    vitamin_e_rates,
    vitamin_e_start,
)
from kramkaki.body.water import (
    WaterConstants,
    WaterParameters,
    WaterState,
    sodium_dilution,
    water_constants,
    water_rates,
    water_start,
    water_status,
)
from kramkaki.constants import MINUTES_PER_HOUR, PERCENT
from kramkaki.number_types import Number
from kramkaki.parameters import records


class BodyState(NamedTuple):
    """Everything that is carried from one moment to the next."""

    effort: EffortState
    heat: HeatState
    gut: GutState
    drugs: DrugState
    potassium: PotassiumState
    calcium: CalciumState
    magnesium: MagnesiumState
    vitamin_e: VitaminEState
    water: WaterState
    muscles: Muscles


# The kernel computes the rates in five passes over the people, each small enough to become SIMD code.
# Together they are BodyState, field for field.


class HeatRates(NamedTuple):
    """First pass."""

    effort: EffortState
    heat: HeatState


class GutRates(NamedTuple):
    """Second pass."""

    gut: GutState
    drugs: DrugState


class MineralRates(NamedTuple):
    """Third pass."""

    potassium: PotassiumState
    calcium: CalciumState
    magnesium: MagnesiumState
    vitamin_e: VitaminEState


class WaterRates(NamedTuple):
    """Fourth pass."""

    water: WaterState


class MuscleRates(NamedTuple):
    """Fifth pass."""

    muscles: Muscles


class OutwardSignals(NamedTuple):
    """What the first pass tells the later ones."""

    effort: EffortFlows
    water: WaterStatus
    heat: HeatFlows
    sweat: SweatFlows


class InwardSignals(NamedTuple):
    """What the second pass tells the later ones."""

    drugs: DrugEffects
    gut: GutFlows
    drunk_to_thirst: Number  # [L/min]


class MineralSignals(NamedTuple):
    """What the third pass tells the fourth."""

    potassium_gain: Number  # [mmol/min] of the whole body


class BodyParameters(NamedTuple):
    """The records of every organ."""

    effort: EffortParameters
    heat: HeatParameters
    sweat: SweatParameters
    gut: GutParameters
    water: WaterParameters
    drugs: DrugParameters
    potassium: PotassiumParameters
    calcium: CalciumParameters
    magnesium: MagnesiumParameters
    vitamin_e: VitaminEParameters
    muscles: MuscleParameters


class BodyConstants(NamedTuple):
    """What every organ derives of one person at the start."""

    effort: EffortConstants
    heat: HeatConstants
    sweat: SweatConstants
    gut: GutConstants
    water: WaterConstants
    drugs: DrugConstants
    potassium: PotassiumConstants
    calcium: CalciumConstants
    magnesium: MagnesiumConstants
    vitamin_e: VitaminEConstants
    muscles: MuscleConstants


class Body(NamedTuple):
    """All that stays the same while one person is simulated."""

    person: Person
    parameters: BodyParameters
    constants: BodyConstants


class Observation(NamedTuple):
    """What is recorded; names, meanings and units of the glossary."""

    exercise_intensity: Number  # [fraction of maximal oxygen uptake] reached, 0 at rest
    core_temperature: Number  # [degC]
    skin_temperature: Number  # [degC]
    muscle_temperature: Number  # [degC]
    heat_acclimation: Number  # [0-1]
    sweat_rate: Number  # [L/h]
    body_mass_change: Number  # [% of start]
    body_water: Number  # [L]
    plasma_volume_change: Number  # [%]
    plasma_sodium: Number  # [mmol/L]
    plasma_potassium: Number  # [mmol/L]
    ionised_calcium: Number  # [mmol/L]
    plasma_magnesium: Number  # [mmol/L]
    plasma_osmolality: Number  # [mOsm/kg]
    vitamin_e: Number  # [umol/L]
    sodium_dilution: Number  # [mmol/L]
    thirst: Number  # [cm]
    drunk_volume: Number  # [L, cumulative]
    stomach_volume: Number  # [L]
    urine_volume: Number  # [L, cumulative]
    muscles: MuscleReadings


def load_parameters() -> BodyParameters:
    """Return the central values of every organ's records."""
    return BodyParameters(**{name: records.load(kind) for name, kind in BodyParameters.__annotations__.items()})


def draw_parameters(n: int, seed: int) -> BodyParameters:
    """Return ``n`` draws of every organ's records; ``seed`` alone decides them."""
    return BodyParameters(
        **{name: records.draw(kind, n, seed) for name, kind in BodyParameters.__annotations__.items()}
    )


def prepare(person: Person, parameters: BodyParameters) -> tuple[Body, BodyState]:
    """Return what stays the same and the start, for numbers or arrays over people.

    returns state: the steady state on the person's habitual diet and medicines
    """
    p = parameters
    drugs = drug_constants(person, p.drugs)
    drug_state = drug_start(person, p.drugs, drugs)
    habitual_drugs = drug_effects(drug_state, person, p.drugs, drugs)
    magnesium = magnesium_constants(person, p.magnesium, habitual_drugs)
    start_magnesium = magnesium.start_concentration
    constants = BodyConstants(
        effort=effort_constants(person, p.effort),
        heat=heat_constants(person, p.heat),
        sweat=sweat_constants(person, p.sweat),
        gut=gut_constants(person, p.gut),
        water=water_constants(person, p.water, habitual_drugs),
        drugs=drugs,
        potassium=potassium_constants(person, p.potassium, habitual_drugs, start_magnesium),
        calcium=calcium_constants(person, p.calcium, habitual_drugs, start_magnesium),
        magnesium=magnesium,
        vitamin_e=vitamin_e_constants(person, p.vitamin_e),
        muscles=muscle_constants(person, p.muscles),
    )
    c = constants
    state = BodyState(
        effort=effort_start(person, p.effort, c.effort),
        heat=heat_start(person, p.heat, c.heat),
        gut=gut_start(person, p.gut, c.gut),
        water=water_start(person, p.water, c.water),
        drugs=drug_state,
        potassium=potassium_start(person, p.potassium, c.potassium),
        calcium=calcium_start(person, p.calcium, c.calcium),
        magnesium=magnesium_start(person, p.magnesium, c.magnesium),
        vitamin_e=vitamin_e_start(person, p.vitamin_e, c.vitamin_e),
        muscles=muscle_start(person, p.muscles, c.muscles),
    )
    return Body(person, parameters, constants), state


def _effort(state: BodyState, body: Body, water: WaterStatus, forcing: Forcing) -> tuple[EffortState, EffortFlows]:
    person, p, c = body.person, body.parameters, body.constants
    return effort_flows(state.effort, person, p.effort, c.effort, heat=state.heat, water=water, forcing=forcing)


def heat_pass(state: BodyState, body: Body, forcing: Forcing) -> tuple[HeatRates, OutwardSignals]:
    """Return the rates of effort and heat, and what the other organs read off water, heat and sweat."""
    person, p, c = body.person, body.parameters, body.constants
    water = water_status(state.water, person, p.water, c.water)
    effort_rates, effort = _effort(state, body, water, forcing)
    reached = as_reached(forcing, effort)
    rates, heat = heat_flows(state.heat, person, p.heat, c.heat, water=water, effort=effort, forcing=reached)
    sweat = sweat_flows(state.heat, person, p.sweat, c.sweat, heat=heat)
    return HeatRates(effort_rates, rates), OutwardSignals(effort, water, heat, sweat)


def gut_pass(state: BodyState, body: Body, outward: OutwardSignals, forcing: Forcing) -> tuple[GutRates, InwardSignals]:
    """Return the rates of gut and medicines, and what they give to the rest."""
    forcing = as_reached(forcing, outward.effort)
    person, p, c = body.person, body.parameters, body.constants
    drugs = drug_effects(state.drugs, person, p.drugs, c.drugs)
    taken = drug_rates(state.drugs, person, p.drugs, c.drugs, forcing=forcing)
    rates, gut, drunk = gut_flows(
        state.gut,
        person,
        p.gut,
        c.gut,
        water=outward.water,
        water_state=state.water,
        heat=outward.heat,
        forcing=forcing,
    )
    return GutRates(rates, taken), InwardSignals(drugs, gut, drunk)


def mineral_pass(
    state: BodyState, body: Body, outward: OutwardSignals, inward: InwardSignals, forcing: Forcing
) -> tuple[MineralRates, MineralSignals]:
    """Return the rates of potassium, calcium, magnesium and vitamin E, and what the water organ needs of them."""
    forcing = as_reached(forcing, outward.effort)
    person, p, c = body.person, body.parameters, body.constants
    sweat, gut, drugs = outward.sweat, inward.gut, inward.drugs
    plasma = plasma_magnesium(state.magnesium, person, p.magnesium, c.magnesium)
    magnesium, _ = magnesium_rates(state.magnesium, person, p.magnesium, c.magnesium, sweat=sweat, gut=gut, drugs=drugs)
    potassium, _ = potassium_rates(
        state.potassium,
        person,
        p.potassium,
        c.potassium,
        sweat=sweat,
        gut=gut,
        drugs=drugs,
        magnesium=plasma,
        forcing=forcing,
    )
    calcium, _ = calcium_rates(
        state.calcium,
        person,
        p.calcium,
        c.calcium,
        sweat=sweat,
        gut=gut,
        drugs=drugs,
        magnesium=plasma,
        forcing=forcing,
    )
    vitamin_e = vitamin_e_rates(state.vitamin_e, person, p.vitamin_e, c.vitamin_e, gut=gut)
    return MineralRates(potassium, calcium, magnesium, vitamin_e), MineralSignals(
        potassium_gain=potassium.fast_pool + potassium.slow_pool
    )


def water_pass(
    state: BodyState,
    body: Body,
    outward: OutwardSignals,
    inward: InwardSignals,
    *,
    mineral: MineralSignals,
    forcing: Forcing,
) -> WaterRates:
    """Return the rates of water and sodium."""
    forcing = as_reached(forcing, outward.effort)
    person, p, c = body.person, body.parameters, body.constants
    water, heat, sweat = outward.water, outward.heat, outward.sweat
    gut, drunk, drugs, potassium = inward.gut, inward.drunk_to_thirst, inward.drugs, mineral.potassium_gain
    rates, _ = water_rates(
        state.water,
        person,
        p.water,
        c.water,
        water=water,
        heat=heat,
        sweat=sweat,
        gut=gut,
        drunk_to_thirst=drunk,
        potassium_gain=potassium,
        drugs=drugs,
        forcing=forcing,
    )
    return WaterRates(rates)


def muscle_pass(state: BodyState, body: Body, outward: OutwardSignals, forcing: Forcing) -> MuscleRates:
    """Return the rates of the muscles."""
    forcing = as_reached(forcing, outward.effort)
    person, p, c = body.person, body.parameters, body.constants
    return MuscleRates(
        muscle_rates(
            state.muscles, person, p.muscles, c.muscles, heat=outward.heat, water=outward.water, forcing=forcing
        )
    )


def body_rates(state: BodyState, body: Body, forcing: Forcing) -> BodyState:
    """Return the rate of every state, per minute: the passes in their order."""
    heat, outward = heat_pass(state, body, forcing)
    gut, inward = gut_pass(state, body, outward, forcing)
    mineral, salts = mineral_pass(state, body, outward, inward, forcing)
    water = water_pass(state, body, outward, inward, mineral=salts, forcing=forcing)
    muscle = muscle_pass(state, body, outward, forcing)
    return BodyState(
        effort=heat.effort,
        heat=heat.heat,
        gut=gut.gut,
        drugs=gut.drugs,
        potassium=mineral.potassium,
        calcium=mineral.calcium,
        magnesium=mineral.magnesium,
        vitamin_e=mineral.vitamin_e,
        water=water.water,
        muscles=muscle.muscles,
    )


def observe(state: BodyState, body: Body, forcing: Forcing) -> Observation:
    """Return what is recorded of a body."""
    person, p, c = body.person, body.parameters, body.constants
    water = water_status(state.water, person, p.water, c.water)
    _, effort = _effort(state, body, water, forcing)
    forcing = as_reached(forcing, effort)
    _, heat = heat_flows(state.heat, person, p.heat, c.heat, water=water, effort=effort, forcing=forcing)
    potassium = plasma_potassium(state.potassium, person, p.potassium, c.potassium, forcing=forcing)
    return Observation(
        exercise_intensity=effort.intensity,
        core_temperature=state.heat.core_temperature,
        skin_temperature=state.heat.skin_temperature,
        muscle_temperature=state.heat.muscle_temperature,
        heat_acclimation=state.heat.heat_acclimation,
        sweat_rate=heat.sweat_flow * MINUTES_PER_HOUR,
        body_mass_change=-water.body_mass_loss * PERCENT,
        body_water=water.total_body_water,
        plasma_volume_change=water.plasma_volume_change * PERCENT,
        plasma_sodium=water.plasma_sodium,
        plasma_potassium=potassium,
        ionised_calcium=ionised_calcium(state.calcium, person, p.calcium, c.calcium),
        plasma_magnesium=plasma_magnesium(state.magnesium, person, p.magnesium, c.magnesium),
        plasma_osmolality=water.plasma_osmolality,
        vitamin_e=state.vitamin_e.plasma,
        sodium_dilution=sodium_dilution(state.water, p.water, c.water),
        thirst=state.water.thirst,
        drunk_volume=state.water.water_taken,
        stomach_volume=state.gut.stomach_water,
        urine_volume=state.water.urine_water,
        muscles=muscle_readings(state.muscles, p.muscles, c.muscles, potassium, forcing),
    )
