"""What must hold: silence at rest, a cramp that lasts and ends, block, length, stretch."""

import numpy as np
import pytest

from kramkaki.nerve.laboratory import experiments, measures, reflex_tests
from kramkaki.nerve.parameters import NerveParameters, parameters_of
from kramkaki.nerve.pool import Pool
from kramkaki.nerve.threshold import after, threshold, train
from kramkaki.parameters import records

PARAMETERS = records.load(NerveParameters)


@pytest.fixture(scope="module")
def reference():
    return threshold()


def test_threshold_of_the_reference_subject(reference):
    assert 22 <= reference.hz <= 25
    assert not reference.not_inducible


@pytest.mark.parametrize("length", [PARAMETERS.short_length, PARAMETERS.neutral_length])
def test_nothing_fires_at_rest(length):
    assert experiments.spontaneous_spikes(60.0, length) == 0


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_fires_in_ten_minutes_of_rest(seed):
    assert experiments.spontaneous_spikes(600.0, PARAMETERS.neutral_length, seed) == 0


def test_no_cramp_without_persistent_current():
    without = PARAMETERS._replace(neuromodulation=0.0)
    pool = Pool(0, parameters=without)
    train(pool, 40, PARAMETERS.short_length)
    assert not measures.is_cramp(after(pool, 5.0, PARAMETERS.short_length).soma[3000:])


@pytest.mark.parametrize("seed", [0, 1])
def test_a_cramp_outlasts_its_trigger_and_ends_by_itself(reference, seed):
    cramp = experiments.cramp(reference.hz + 2, seed)
    assert 20 <= cramp.duration < 150
    assert measures.firing_share(cramp.recording.muscle)[-40:].max() < measures.CRAMP_SHARE


@pytest.mark.parametrize("seed", [0, 1])
def test_beyond_a_nerve_block_a_cramp_lasts_seconds(reference, seed):
    blocked = experiments.cramp(reference.hz + 6, seed, blocked=True, watched=15.0)
    assert 0.5 <= blocked.duration <= 6
    assert blocked.recording.soma.sum() == 0


def test_short_muscle_cramps_and_neutral_one_does_not():
    at_neutral_length = threshold(length=PARAMETERS.neutral_length, repeats=1)
    assert at_neutral_length.not_inducible
    assert at_neutral_length.hz is None


@pytest.mark.parametrize("seed", [0, 1])
def test_stretch_ends_a_cramp_within_five_seconds(reference, seed):
    stretch = experiments.stretch(reference.hz + 2, seed)
    assert stretch.time_to_end <= 5
    assert stretch.stays_ended


@pytest.mark.slow
def test_stretch_first_adds_activity(reference):
    found = [experiments.stretch(reference.hz + 2, seed) for seed in range(8)]
    assert np.mean([each.highest_rate for each in found]) > np.mean([each.rate_before for each in found])


def test_antagonist_ends_a_cramp(reference):
    assert experiments.treated(reference.hz + 2)
    assert not experiments.treated(reference.hz + 2, antagonist=1.0)


def test_shocks_to_the_tendon_inhibit_a_cramp_and_end_it(reference):
    """Khan and Burne 2007."""
    frequency = reference.hz + 2
    assert reflex_tests.tendon_inhibition_of_cramp(frequency) < 0.9
    assert not experiments.treated(frequency, tendon=20.0)


def test_inhibition_by_a_shock_to_the_tendon_grows_with_length():
    """Khan and Burne 2009."""
    short, long = (
        reflex_tests.tendon_inhibition(0.3, length) for length in (PARAMETERS.short_length, PARAMETERS.longest_length)
    )
    assert long < short < 1


def test_the_h_reflex_is_depressed_for_seconds():
    """Crone and Nielsen 1989; pulses half a minute apart find it rested."""
    slow, fast = (reflex_tests.train_of_pulses(interval, 4) for interval in (30.0, 1.0))
    assert np.mean(fast[1:]) < 0.8 * fast[0]
    assert np.mean(slow[1:]) > 0.8 * slow[0]


def test_strong_contraction_cramps_the_short_muscle_only():
    assert experiments.contracted(1.2, PARAMETERS.short_length)
    assert not experiments.contracted(1.2, PARAMETERS.neutral_length)


def test_the_threshold_lies_higher_beyond_a_nerve_block_in_the_foot():
    foot = parameters_of("foot")
    intact, blocked = (threshold(parameters=foot, blocked=block, repeats=1).hz for block in (False, True))
    assert 10 <= intact <= 16
    assert 15 <= blocked <= 21
    assert blocked >= intact + 2


@pytest.mark.parametrize(
    ("name", "easier"), [("terminal_margin", 0.9), ("neuromodulation", 1.1), ("spindle_excitation", 1.25)]
)
def test_terminals_persistent_current_and_spindles_all_move_the_threshold(reference, name, easier):
    eased = PARAMETERS._replace(**{name: getattr(PARAMETERS, name) * easier})
    assert threshold(parameters=eased, repeats=1).hz <= reference.hz - 2


def test_subjects_differ_as_their_records_say():
    people = experiments.subjects(200, seed=3)
    assert np.std([person.terminal_margin for person in people]) == pytest.approx(1.5, rel=0.15)
    gains = np.array([person.spindle_excitation for person in people]) / PARAMETERS.spindle_excitation
    assert gains.std() == pytest.approx(0.2, rel=0.15)
    assert len({person.soma_diameter_smallest for person in people}) == 1


def test_h_reflex_falls_in_dorsiflexion():
    def mean(length):
        return np.mean([reflex_tests.h_reflex(seed, length).reflex for seed in range(3)])

    assert mean(PARAMETERS.longest_length) < 0.5 * mean(PARAMETERS.neutral_length)


def test_a_pulse_to_all_motor_axons_is_the_whole_direct_answer_and_recruits_the_largest_first():
    pool = Pool(0)
    assert reflex_tests.pulse(pool, 0.0, 1.0, PARAMETERS.short_length).direct == pytest.approx(1.0)
    half = reflex_tests.pulse(Pool(0), 0.0, 0.5, PARAMETERS.short_length).direct
    assert half == pytest.approx(reflex_tests.potential(pool.units, 100)[50:].sum())


def test_persistent_current_makes_units_outlast_their_drive():
    with_it, without = (
        experiments.ramp(0.5, parameters=PARAMETERS._replace(neuromodulation=gain)) for gain in (1.33, 0.0)
    )
    early = np.nanargmin(with_it.recruited)
    assert with_it.released[early] < 0.5 * with_it.recruited[early]
    early = np.nanargmin(without.recruited)
    assert without.released[early] > 0.8 * without.recruited[early]


def test_rates_rise_with_drive():
    rates = experiments.rates_by_drive([0.0, 0.3, 0.6, 1.0])
    assert rates[0].max() == 0
    assert np.all(np.diff(rates.mean(axis=1)) > 0)
