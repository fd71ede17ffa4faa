"""Magnesium: absorption, balance over months, drugs, the ledger."""

import numpy as np
import pytest

from kramkaki.body.magnesium import (
    MagnesiumParameters,
    MagnesiumState,
    magnesium_constants,
    magnesium_rates,
    magnesium_start,
    plasma_magnesium,
)
from kramkaki.body.person import Person
from kramkaki.body.signals import DrugEffects, GutFlows, SweatFlows
from kramkaki.equations.magnesium import absorbed_share, parathyroid_capacity, potassium_wasting, urine_magnesium
from kramkaki.parameters.records import load

PARAMETERS = load(MagnesiumParameters)
NO_DRUGS = DrugEffects(0.0, 1.0, 1.0, 1.0, 0.0)
NO_SWEAT = SweatFlows(*(0.0,) * len(SweatFlows._fields))
NO_GUT = GutFlows(*(0.0,) * len(GutFlows._fields))


def live(person, days, intake, *, drugs=NO_DRUGS, habitual_drugs=NO_DRUGS, sweat=NO_SWEAT, step=30.0):
    constants = magnesium_constants(person, PARAMETERS, habitual_drugs)
    states = [magnesium_start(person, PARAMETERS, constants)]
    around = {"sweat": sweat, "gut": NO_GUT._replace(magnesium=intake / 1440.0), "drugs": drugs}
    for _ in range(int(days * 1440 / step)):
        first, _ = magnesium_rates(states[-1], person, PARAMETERS, constants, **around)
        trial = MagnesiumState(*(a + step * b for a, b in zip(states[-1], first, strict=True)))
        second, _ = magnesium_rates(trial, person, PARAMETERS, constants, **around)
        states.append(
            MagnesiumState(*(a + step / 2 * (b + c) for a, b, c in zip(states[-1], first, second, strict=True)))
        )
    return constants, states


def plasma(person, constants, state):
    return plasma_magnesium(state, person, PARAMETERS, constants)


def test_half_is_absorbed_at_low_and_thirty_percent_at_high_intake():
    assert absorbed_share(3.0, PARAMETERS.saturable_capacity, PARAMETERS.half_offer) == pytest.approx(0.50, abs=0.01)
    assert absorbed_share(20.0, PARAMETERS.saturable_capacity, PARAMETERS.half_offer) == pytest.approx(0.30, abs=0.01)


def test_urine_follows_the_fourth_power_above_the_obligatory_rest():
    assert urine_magnesium(1.0, 4.5, 0.5, 1.0) == 4.5
    assert urine_magnesium(0.5, 4.5, 0.5, 1.0) == pytest.approx(0.5 + 4.0 / 16.0)
    assert urine_magnesium(0.0, 4.5, 0.5, 1.0) == 0.0


def test_exchangeable_pool_is_as_measured():
    # Avioli and Berman 1966: 3.54 mEq/kg, 124 mmol in 70 kg.
    constants, states = live(Person(), 0, 12.0)
    assert states[0].exchangeable == pytest.approx(124.0, abs=1.0)


def test_28_days_on_the_habitual_diet_change_nothing():
    person = Person(habitual_magnesium=np.array([6.0, 12.0, 25.0]), magnesium_absorption=np.array([1.0, 0.8, 1.0]))
    constants, states = live(person, 28, person.habitual_magnesium)
    np.testing.assert_allclose(plasma(person, constants, states[-1]), constants.start_concentration, atol=1e-9)


def test_a_measured_value_wins_and_stays():
    person = Person(measured_magnesium=0.6)
    constants, states = live(person, 28, 12.0)
    assert plasma(person, constants, states[0]) == pytest.approx(0.6)
    assert plasma(person, constants, states[-1]) == pytest.approx(0.6, abs=1e-6)


def test_ledger_of_magnesium_closes():
    person = Person()
    constants, states = live(person, 30, 5.0, sweat=NO_SWEAT._replace(magnesium=0.0005))
    change = states[-1].exchangeable - states[0].exchangeable
    balance = states[-1].absorbed_total - states[-1].urine_total - states[-1].lost_total
    assert change == pytest.approx(balance, abs=1e-9)


def test_almost_no_magnesium_for_months_lowers_serum():
    # Shils 1969: plasma fell to a third or a quarter within several months, signs after about 100 days.
    person = Person()
    constants, states = live(person, 120, 0.4, step=60.0)
    relative = plasma(person, constants, states[-1]) / constants.start_concentration
    assert 0.18 < relative < 0.40
    assert plasma(person, constants, states[20 * 24]) > 0.5


def test_a_poor_diet_hardly_moves_serum():
    # Nielsen 2007: 101 to 107 mg/day (4.3 mmol) for 72 to 78 days, serum barely changed; normal range from 0.65.
    person = Person()
    constants, states = live(person, 75, 4.3, step=60.0)
    assert 0.65 < plasma(person, constants, states[-1]) < 0.85
    balance = 4.3 * absorbed_share(states[-1].daily_offer, PARAMETERS.saturable_capacity, PARAMETERS.half_offer)
    urine = states[-1].urine_total - states[-25].urine_total
    assert -0.4 < balance - urine < 0.0


def test_diuretics_and_antacids_lower_it_within_the_published_size():
    thiazide = magnesium_constants(Person(), PARAMETERS, NO_DRUGS._replace(magnesium_excretion_factor=1.3))
    inhibitor = magnesium_constants(Person(magnesium_absorption=0.8), PARAMETERS, NO_DRUGS)
    assert 0.03 < 0.85 - thiazide.start_concentration < 0.10
    assert 0.02 < 0.85 - inhibitor.start_concentration < 0.10


def test_zero_and_ten_times_intake_stay_finite():
    for intake in (0.0, 120.0):
        constants, states = live(Person(), 60, intake, step=60.0)
        values = np.array([plasma(Person(), constants, state) for state in states])
        assert np.isfinite(values).all()
        assert (values > 0.0).all()
        assert (values < 2.0).all()


def test_low_magnesium_silences_the_parathyroid_and_wastes_potassium():
    assert parathyroid_capacity(0.85) == pytest.approx(1.0)
    assert parathyroid_capacity(0.4) < 0.2
    assert parathyroid_capacity(0.0) == 0.0
    assert potassium_wasting(0.85) == 1.0
    assert 1.25 < potassium_wasting(0.5) < 1.35
    assert 1.3 < potassium_wasting(0.3) < 2.0
