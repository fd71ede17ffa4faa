"""Halving the step hardly changes any result, and the method is of second order."""

import numpy as np
import pytest

from kramkaki.body.person import Person
from kramkaki.body.simulate import simulate
from kramkaki.body.timeline import Timeline
from tests.invariants.shipped import NAMES, compiled

# What a reader of a result would call the same, per quantity.
TOLERANCE = {
    "core_temperature": 0.02,  # [degC]
    "skin_temperature": 0.2,
    "muscle_temperature": 0.05,
    "sweat_rate": 0.02,  # [L/h]
    "body_mass_change": 0.02,  # [%]
    "plasma_volume_change": 0.1,  # [%]
    "plasma_sodium": 0.05,  # [mmol/L]
    "plasma_potassium": 0.02,
    "ionised_calcium": 0.002,
    "plasma_magnesium": 0.001,
    "plasma_osmolality": 0.1,  # [mOsm/kg]
    "fatigue": 0.005,
    "late_fatigue": 0.002,
}


@pytest.mark.parametrize("name", NAMES)
def test_halving_the_step_changes_nothing_a_reader_would_see(name):
    day = compiled(name)
    coarse, fine = (
        simulate(day.person, [day.timeline], output_every=15, refinement=refinement) for refinement in (1, 2)
    )
    for quantity, tolerance in TOLERANCE.items():
        difference = np.max(np.abs(coarse[quantity] - fine[quantity]))
        assert difference < tolerance, f"{quantity}: {difference:.2g}"


def test_the_method_is_of_second_order():
    # Smooth forcing inside one long row of conditions, no switch of a law in between.
    timeline = Timeline(30).set(metabolic_rate=400.0, relative_intensity=0.35)
    ends = [simulate(Person(), [timeline], refinement=n).end.heat.muscle_temperature[0] for n in (1, 2, 4, 16)]
    errors = np.abs(np.array(ends[:3]) - ends[3])
    orders = np.log2(errors[:-1] / errors[1:])
    assert np.all(orders > 1.7), orders
