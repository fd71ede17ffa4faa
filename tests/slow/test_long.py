"""What takes longer: many draws, long times, fine steps (`make test-slow`)."""

import numpy as np
import pytest

from kramkaki.api import run
from kramkaki.body import wiring
from kramkaki.body.person import Person
from kramkaki.body.simulate import simulate
from kramkaki.body.timeline import Timeline
from kramkaki.scenario.templates import template_path
from tests.invariants.shipped import NAMES, compiled
from tests.numerics.test_convergence import TOLERANCE

pytestmark = pytest.mark.slow
DAY = 24 * 60
POSSIBLE = {  # what a living body can show
    "core_temperature": (33.0, 43.5),
    "plasma_sodium": (110.0, 170.0),
    "plasma_potassium": (1.5, 9.0),
    "ionised_calcium": (0.7, 1.7),
    "plasma_magnesium": (0.2, 1.6),
    "plasma_volume_change": (-45.0, 45.0),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_thousand_draws_stay_within_what_a_body_can_show(name):
    day = compiled(name)
    trace = simulate(day.person, [day.timeline], parameters=wiring.draw_parameters(1000, seed=11), output_every=15)
    for quantity, (low, high) in POSSIBLE.items():
        values = trace[quantity]
        assert np.all(np.isfinite(values)), quantity
        assert low < values.min(), f"{quantity}: {values.min():.3g}"
        assert values.max() < high, f"{quantity}: {values.max():.3g}"


@pytest.mark.parametrize("name", NAMES)
def test_an_eighth_of_the_step_tells_the_same(name):
    day = compiled(name)
    coarse, fine = (
        simulate(day.person, [day.timeline], output_every=15, refinement=refinement) for refinement in (1, 8)
    )
    for quantity, tolerance in TOLERANCE.items():
        assert np.max(np.abs(coarse[quantity] - fine[quantity])) < 2 * tolerance, quantity


def test_six_months_of_ordinary_days_change_nobody():
    person = Person()
    timeline = Timeline(180 * DAY)
    for meal in range(180 * 3):
        first = meal // 3 * DAY + (7, 13, 19)[meal % 3] * 60
        timeline.add(
            first,
            first + 20,
            intake_water=person.habitual_water / 3,
            intake_sodium=person.habitual_sodium / 3,
            intake_potassium=person.habitual_potassium / 3,
            intake_calcium=person.habitual_calcium / 3,
            intake_magnesium=person.habitual_magnesium / 3,
            intake_vitamin_e=person.habitual_vitamin_e / 3,
            intake_energy=700.0,
            intake_carbohydrate=90.0,
        )
    trace = simulate(person, [timeline], output_every=60)
    for quantity, tolerance in {
        "plasma_sodium": 1.5,
        "plasma_potassium": 0.15,
        "ionised_calcium": 0.02,
        "plasma_magnesium": 0.05,
        "body_mass_change": 1.5,
        "core_temperature": 0.2,
    }.items():
        days = trace[quantity][0, 1:].reshape(180, 24).mean(axis=1)
        assert np.ptp(days[7:]) < tolerance, f"{quantity}: {np.ptp(days[7:]):.3g}"


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_gives_the_same_answer_and_another_seed_nearly_the_same(name):
    one, again, other = (run(template_path(name), seed=seed).cramps for seed in (0, 0, 1))
    assert one == again
    assert other.probability == pytest.approx(one.probability, rel=0.01)
    low, high = one.probability_band_80
    assert low <= other.probability <= high
