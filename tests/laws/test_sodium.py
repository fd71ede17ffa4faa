"""Laws of sodium excretion and dilution."""

import numpy as np
import pytest

from kramkaki.body.water import WaterParameters
from kramkaki.equations import water
from kramkaki.parameters.records import load


def excretion(change, parameters, usual=0.104):
    return water.urine_sodium(
        usual=usual,
        change_now=change,
        change_lately=change,
        gain_now=parameters.sodium_gain_now,
        gain_lately=parameters.sodium_gain_lately,
        least=parameters.sodium_excretion_least,
        most=parameters.sodium_excretion_most,
    )


def test_usual_volume_gives_usual_excretion():
    assert excretion(0.0, load(WaterParameters)) == pytest.approx(0.104)


def test_time_constant_is_about_a_day():
    """Strauss 1958, Walser 1985: first order, half-time about 24 h or a little less."""
    parameters, volume = load(WaterParameters), 17.4
    per_litre = float(water.exchangeable_cations(sodium=140.0, body_water=1.0))
    step = 0.001
    slope = (excretion(step, parameters) - excretion(-step, parameters)) / (2 * step * volume * per_litre)
    assert 0.6 < 1.0 / (1440.0 * slope) < 1.6  # days


def test_excretion_has_limits_and_rises():
    parameters = load(WaterParameters)
    excreted = excretion(np.linspace(-0.5, 0.5, 101), parameters)
    assert np.all(np.diff(excreted) >= 0)
    assert excreted[0] == parameters.sodium_excretion_least
    assert excreted[-1] <= parameters.sodium_excretion_most


def test_diuretic_acts_first_and_is_braked_later():
    new = water.active_diuretic_sodium(drug_now=0.1, usual_drug=0.0, habit=0.0, adaptation=0.5)
    old = water.active_diuretic_sodium(drug_now=0.1, usual_drug=0.0, habit=0.1, adaptation=0.5)
    missed = water.active_diuretic_sodium(drug_now=0.0, usual_drug=0.1, habit=0.1, adaptation=0.5)
    assert (new, old, missed) == pytest.approx((0.1, 0.05, -0.1))


def diluted(now=138.0, recent=141.0, lost=60.0):
    return water.sodium_dilution(
        sodium=now, recent_sodium=recent, sodium_lost=lost, body_water=41.0, millimoles_per_litre=1.03, half_fall=0.5
    )


def test_dilution_needs_a_fall_and_lost_salt():
    assert diluted() > 0
    assert diluted(now=143.0) == 0.0
    assert diluted(lost=-20.0) == 0.0
    assert diluted(lost=60.0) < 1.03 * 60.0 / 41.0
    assert diluted(now=130.0) > diluted()
