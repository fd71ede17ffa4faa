"""The surface electromyogram of spikes that are known."""

import numpy as np
import pytest

from kramkaki.nerve.electromyogram import SAMPLES, ElectromyogramParameters, _distances, electromyogram
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.parameters import records

PARAMETERS = records.load(NerveParameters)
ELECTRODE = records.load(ElectromyogramParameters)


def spikes(*places, count=100, milliseconds=400):
    found = np.zeros((milliseconds, count), np.uint8)
    for moment, unit in places:
        found[moment, unit] = 1
    return found


def test_silence_gives_nothing():
    signal = electromyogram(spikes(), PARAMETERS)
    assert len(signal) == 400 * SAMPLES
    assert not signal.any()


def test_a_potential_begins_with_its_spike_and_leaves_no_charge():
    signal = electromyogram(spikes((200, 40)), PARAMETERS)
    assert not signal[: 200 * SAMPLES].any()
    centre = (np.abs(signal) * np.arange(len(signal))).sum() / np.abs(signal).sum() / SAMPLES
    assert 200 < centre < 210
    assert signal.sum() == pytest.approx(0.0, abs=1e-3 * np.abs(signal).sum())


def test_potentials_add_up():
    one, other = spikes((100, 10)), spikes((103, 90))
    both = electromyogram(one | other, PARAMETERS)
    np.testing.assert_allclose(both, electromyogram(one, PARAMETERS) + electromyogram(other, PARAMETERS), atol=1e-12)


def test_heights_stay_under_those_in_the_muscle():
    """0.1 mV for each newton of twitch before the way to the skin."""
    for unit, twitch in ((0, PARAMETERS.twitch_force_smallest), (99, PARAMETERS.twitch_force_largest)):
        height = np.ptp(electromyogram(spikes((200, unit)), PARAMETERS))
        assert 0 < height < ELECTRODE.potential_per_twitch * twitch


def test_every_unit_lies_within_the_muscle():
    distance = _distances(200, ELECTRODE)
    assert distance.min() >= ELECTRODE.skin_thickness
    assert distance.max() <= ELECTRODE.skin_thickness + ELECTRODE.muscle_thickness
