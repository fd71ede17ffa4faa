"""What the body model needs to know of one person, as plain numbers."""

from typing import NamedTuple

from kramkaki.number_types import Number

MUSCLES = (
    "calf_left", "calf_right", "shin_left", "shin_right", "hamstring_left", "hamstring_right",
    "quadriceps_left", "quadriceps_right", "foot_left", "foot_right",
)  # fmt: skip


class Person(NamedTuple):
    """One person; every field a number (or an array over people). NaN means not measured."""

    body_mass: Number = 70.0  # [kg]
    height: Number = 1.70  # [m]
    age: Number = 30.0  # [years]
    female: Number = 0.0  # [0 or 1]
    maximal_oxygen_uptake: Number = 45.0  # [mL/kg/min]
    endurance_decline: Number = 0.08  # [1] of the share of it that is held, for each logarithm of time
    heat_acclimation: Number = 0.0  # [0-1] at the start
    sweat_rate_factor: Number = 1.0  # [1] this person's sweat rate over the model's
    sweat_sodium: Number = float("nan")  # [mmol/L] measured, whole body, at 0.8 mg/cm2/min; NaN: population
    kidney_function: Number = 1.0  # [fraction of normal filtration]
    habitual_water: Number = 2.5  # [L/day] drink and food
    habitual_sodium: Number = 150.0  # [mmol/day]
    habitual_potassium: Number = 70.0  # [mmol/day]
    habitual_calcium: Number = 23.0  # [mmol/day]
    habitual_magnesium: Number = 12.0  # [mmol/day]
    habitual_vitamin_e: Number = 8.0  # [mg/day]
    habitual_thiazide: Number = 0.0  # [mg/day, hydrochlorothiazide equivalent] taken before the start
    habitual_loop_diuretic: Number = 0.0  # [mg/day, oral furosemide equivalent]
    habitual_potassium_sparing: Number = 0.0  # [mg/day, amiloride equivalent]
    vitamin_d: Number = 60.0  # [nmol/L 25-hydroxyvitamin D]
    parathyroid_function: Number = 1.0  # [fraction of normal secretion capacity]
    magnesium_absorption: Number = 1.0  # [factor, below 1 with a proton-pump inhibitor]
    calcium_absorption: Number = 1.0  # [factor]
    potassium_cell_shift: Number = 0.0  # [mmol/L taken off plasma, e.g. beta-agonist]
    measured_sodium: Number = float("nan")  # [mmol/L] at the start; NaN: not measured
    measured_potassium: Number = float("nan")  # [mmol/L]
    measured_ionised_calcium: Number = float("nan")  # [mmol/L]
    measured_magnesium: Number = float("nan")  # [mmol/L]
    measured_osmolality: Number = float("nan")  # [mOsm/kg]
    flat_feet: Number = 0.0  # [0-1]
    conditioning: Number = 1.0  # [0-1] how used the legs are to this exercise, at the start
