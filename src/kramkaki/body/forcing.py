"""What acts on the body from outside, minute by minute."""

from typing import Any, NamedTuple

from kramkaki.body.person import MUSCLES
from kramkaki.body.signals import EffortFlows
from kramkaki.number_types import Number


class Forcing(NamedTuple):
    """One minute of the world. Held constant within the minute. Defaults: rest, indoors, nothing taken."""

    air_temperature: float = 25.0  # [degC]
    mean_radiant_temperature: float = 25.0  # [degC]
    vapour_pressure: float = 1.6  # [kPa]
    air_speed: float = 0.15  # [m/s] relative to the skin: wind and own movement
    clothing_insulation: float = 0.5  # [clo]
    immersion: float = 0.0  # [0-1] fraction of the skin under water
    water_temperature: float = 28.0  # [degC]
    metabolic_rate: float = float("nan")  # [W] whole body; NaN: resting rate of the person
    external_work: float = 0.0  # [W]
    relative_intensity: float = 0.0  # [fraction of maximal oxygen uptake, rest 0] meant; the body may do less
    self_paced: float = 0.0  # [0 or 1] the person slows down as effort, heat and thirst ask for
    recorded: float = 0.0  # [0 or 1] it happened like this: nothing slows it
    drive_mean: float = 0.0  # [0-1] how little people on this occasion yield
    planned_duration: float = 0.0  # [min] of the whole session at the intended pace
    goal: float = 0.0  # [1] distances done by the end of this one; 0: it ends by the clock
    goal_rate: float = 0.0  # [1/min] share of the distance done a minute at the intended pace
    setpoint_shift: float = 0.0  # [K] fever
    intake_water: float = 0.0  # [L/min]
    intake_sodium: float = 0.0  # [mmol/min]
    intake_potassium: float = 0.0  # [mmol/min]
    intake_calcium: float = 0.0  # [mmol/min]
    intake_magnesium: float = 0.0  # [mmol/min]
    intake_vitamin_e: float = 0.0  # [mg/min]
    intake_energy: float = 0.0  # [kcal/min]
    intake_carbohydrate: float = 0.0  # [g/min]
    intake_alcohol: float = 0.0  # [g/min]
    thirst_drinking: float = 0.0  # [0 or 1] may drink to thirst now
    thirst_sodium: float = 0.0  # [mmol/L] of what is drunk to thirst
    thirst_potassium: float = 0.0  # [mmol/L]
    thirst_energy: float = 0.0  # [kcal/L]
    lost_water: float = 0.0  # [L/min] vomit and diarrhoea
    lost_sodium: float = 0.0  # [mmol/min]
    lost_potassium: float = 0.0  # [mmol/min]
    dose_thiazide: float = 0.0  # [mg/min, hydrochlorothiazide equivalent]
    dose_loop_diuretic: float = 0.0  # [mg/min, oral furosemide equivalent]
    dose_potassium_sparing: float = 0.0  # [mg/min, amiloride equivalent]
    standing: float = 0.0  # [0 or 1]
    calf_left_activation: float = 0.0  # [0-1] mean over the minute, of maximal voluntary
    calf_right_activation: float = 0.0
    shin_left_activation: float = 0.0
    shin_right_activation: float = 0.0
    hamstring_left_activation: float = 0.0
    hamstring_right_activation: float = 0.0
    quadriceps_left_activation: float = 0.0
    quadriceps_right_activation: float = 0.0
    foot_left_activation: float = 0.0
    foot_right_activation: float = 0.0
    calf_left_eccentric: float = 0.0  # [0-1] share of the activation spent lengthening
    calf_right_eccentric: float = 0.0
    shin_left_eccentric: float = 0.0
    shin_right_eccentric: float = 0.0
    hamstring_left_eccentric: float = 0.0
    hamstring_right_eccentric: float = 0.0
    quadriceps_left_eccentric: float = 0.0
    quadriceps_right_eccentric: float = 0.0
    foot_left_eccentric: float = 0.0
    foot_right_eccentric: float = 0.0
    calf_left_injury: float = 0.0  # [0-1] severity of an injury of or beside the muscle, drives guarding
    calf_right_injury: float = 0.0
    shin_left_injury: float = 0.0
    shin_right_injury: float = 0.0
    hamstring_left_injury: float = 0.0
    hamstring_right_injury: float = 0.0
    quadriceps_left_injury: float = 0.0
    quadriceps_right_injury: float = 0.0
    foot_left_injury: float = 0.0
    foot_right_injury: float = 0.0


REACHED = ("relative_intensity", "external_work", *(f"{muscle}_activation" for muscle in MUSCLES))


def reached_values(forcing: Forcing, effort: EffortFlows) -> tuple[Number, ...]:
    """Return the values of the fields ``REACHED`` that the person does of those meant. [units of Forcing]"""
    share = effort.share
    return (
        effort.intensity,
        share * forcing.external_work,
        share * forcing.calf_left_activation,
        share * forcing.calf_right_activation,
        share * forcing.shin_left_activation,
        share * forcing.shin_right_activation,
        share * forcing.hamstring_left_activation,
        share * forcing.hamstring_right_activation,
        share * forcing.quadriceps_left_activation,
        share * forcing.quadriceps_right_activation,
        share * forcing.foot_left_activation,
        share * forcing.foot_right_activation,
    )


def as_reached(forcing: Forcing, effort: EffortFlows) -> Forcing:
    """Return the minute with the exercise that the person does of that meant. [units of Forcing]"""
    reached: dict[str, Any] = dict(zip(REACHED, reached_values(forcing, effort), strict=True))
    return forcing._replace(**reached)


MUSCLE_FORCING = ("activation", "eccentric", "injury")
assert all(f"{muscle}_{kind}" in Forcing._fields for muscle in MUSCLES for kind in MUSCLE_FORCING)
