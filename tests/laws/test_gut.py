"""Laws of the gut against published emptying and absorption."""

import numpy as np
import pytest

from kramkaki.body.gut import GutParameters
from kramkaki.equations import gut
from kramkaki.parameters.records import load


def emptied_in_two_hours(kilocalories_per_litre):
    """150 mL every 15 min, first at the start, as Mitchell et al. 1989: millilitres that left the stomach."""
    p, step, volume, energy, gone = load(GutParameters), 0.05, 0.0, 0.0, 0.0
    for i in range(round(120 / step)):
        if i % round(15 / step) == 0:
            volume, energy = volume + 0.15, energy + 0.15 * kilocalories_per_litre
        share = step * gut.emptying_fraction(
            volume=volume,
            energy=energy,
            fastest=p.emptying,
            crowded_volume=p.crowded_volume,
            energy_limit=p.energy_limit,
        )
        gone += 1000.0 * share * volume
        volume, energy = volume * (1 - share), energy * (1 - share)
    return gone


@pytest.mark.parametrize(("percent", "measured"), [(0, 1210), (6, 1186), (12, 1050), (18, 889)])
def test_volumes_emptied_are_those_of_mitchell_1989(percent, measured):
    assert emptied_in_two_hours(39.0 * percent) == pytest.approx(measured, rel=0.10)


def test_labelled_water_appears_with_its_half_life():
    """Peronnet 2012: 0.3 L, half-life 11 to 13 min after a lag of some minutes."""
    p, step, stomach, intestine, minutes = load(GutParameters), 0.05, 0.3, 0.0, 0.0
    while stomach + intestine > 0.15:
        leaving = gut.emptying_fraction(
            volume=stomach,
            energy=0.0,
            fastest=p.emptying,
            crowded_volume=p.crowded_volume,
            energy_limit=p.energy_limit,
        )
        stomach, intestine = (
            stomach - step * leaving * stomach,
            intestine + step * (leaving * stomach - p.water_absorption * intestine),
        )
        minutes += step
    assert 10.0 < minutes < 16.0


def test_energy_is_let_through_below_the_limit():
    volumes = np.linspace(0.1, 1.5, 8)
    share = gut.emptying_fraction(
        volume=volumes, energy=1000.0 * volumes, fastest=0.095, crowded_volume=1.5, energy_limit=8.0
    )
    assert np.all(share * 1000.0 * volumes < 8.0)


@pytest.mark.parametrize(
    "hard",
    [
        {"relative_intensity": 0.9, "body_mass_loss": 0.0, "muscle_temperature": 37.0},
        {"relative_intensity": 0.4, "body_mass_loss": 0.06, "muscle_temperature": 37.0},
        {"relative_intensity": 0.4, "body_mass_loss": 0.0, "muscle_temperature": 41.0},
    ],
)
def test_strain_slows_emptying_by_20_to_40_percent(hard):
    assert 0.6 <= gut.emptying_slowdown(slowest=0.7, **hard) <= 0.8


def test_satisfied_thirst_drinks_nothing():
    assert gut.drinking_rate(thirst=1.0, satiety=2.0, haste=0.03, most=0.1) == 0.0
    assert gut.drinking_rate(thirst=10.0, satiety=0.0, haste=0.03, most=0.1) == pytest.approx(0.1)
