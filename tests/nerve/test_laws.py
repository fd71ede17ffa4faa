"""Motor neuron, reflexes, axon and muscle: published numbers, limits, exact solutions."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from kramkaki.equations import axon, interneuron, motoneuron, reflex, twitch
from kramkaki.nerve import neuron
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.units import Unit, make_units
from kramkaki.parameters import records

PARAMETERS = records.load(NerveParameters)


def test_geometry_gives_the_published_input_resistances():
    """Slow about 3, large fatigable about 1 Mohm (target N2; the coupling is 0.4 of the published one)."""
    pool = make_units(100, PARAMETERS)
    resistance = motoneuron.input_resistance(pool.soma_leak, pool.dendrite_leak, pool.coupling)[:100]
    assert np.all(np.diff(resistance) < 0)
    assert 2.5 <= resistance[0] <= 3.0
    assert 0.8 <= resistance[-1] <= 1.2


def test_currents_to_threshold_grow_with_size_as_published():
    """Resistance times rheobase is the threshold above rest; the middle of each type (target N1)."""
    pool = make_units(100, PARAMETERS._replace(threshold_spread=0.0))
    resistance = motoneuron.input_resistance(pool.soma_leak, pool.dendrite_leak, pool.coupling)
    rheobase = (pool.threshold - PARAMETERS.rest_voltage) / resistance
    assert 3 <= rheobase[25] <= 7
    assert 8 <= rheobase[62] <= 14
    assert 14 <= rheobase[87] <= 25


def test_worked_example_of_the_smallest_cell():
    """Soma 77.5 um, dendrite 41.5 by 5519 um: leak 0.16 and 0.50 uS, 7.2 nF, by the formula of a cylinder."""
    assert motoneuron.cylinder_leak(77.5, 77.5, 1150.0) == pytest.approx(0.164, abs=0.001)
    assert motoneuron.cylinder_leak(41.5, 5519.0, 14350.0) == pytest.approx(0.501, abs=0.001)
    assert motoneuron.cylinder_capacitance(41.5, 5519.0, 1.0) == pytest.approx(7.20, abs=0.01)
    assert motoneuron.coupling_conductance(77.5, 41.5, 5519.0, 70.0, 0.4) == pytest.approx(0.28, abs=0.01)


def test_regenerative_ratio_is_the_slope_of_the_inward_current():
    load, half, slope, reversal = 0.7, -46.0, 4.0, 70.0
    conductance = motoneuron.persistent_conductance(1.8, load, slope, reversal, half)
    change = motoneuron.gate_open(half + 1e-4, half, slope) - motoneuron.gate_open(half - 1e-4, half, slope)
    assert conductance * change / 2e-4 * (reversal - half) == pytest.approx(1.8 * load, rel=1e-6)


def test_compartment_step_is_the_exact_solution():
    solved = solve_ivp(lambda t, v: (3.0 - 0.8 * v) / 5.0, (0, 2.0), [-60.0], rtol=1e-10, atol=1e-10).y[0, -1]
    assert motoneuron.compartment_voltage(-60.0, 5.0, 0.8, 3.0, 2.0) == pytest.approx(solved, rel=1e-8)


def test_gate_is_half_open_at_its_middle_and_monotone():
    voltage = np.linspace(-90, 0, 50)
    gate = motoneuron.gate_open(voltage, -46.0, 4.0)
    assert motoneuron.gate_open(-46.0, -46.0, 4.0) == 0.5
    assert np.all(np.diff(gate) > 0)
    assert np.all((gate > 0) & (gate < 1))


def test_noise_keeps_unit_variance_at_any_step():
    for step in (0.1, 1.0, 30.0):
        kept = motoneuron.noise_memory(step, 10.0)
        assert kept**2 + motoneuron.noise_freshness(kept) ** 2 == pytest.approx(1.0)


def test_spindle_fires_with_length_and_stretch_and_is_never_below_its_fusimotor_part():
    def rate(length, velocity, fusimotor):
        return reflex.spindle_rate(
            stretch=length,
            velocity=velocity,
            fusimotor=fusimotor,
            base=15.0,
            per_length=125.0,
            per_velocity=80.0,
            per_fusimotor=75.0,
        )

    assert rate(0.0, 0.0, 0.0) == pytest.approx(15.0, abs=0.01)
    assert rate(-0.6, 0.0, 0.0) == 0
    assert rate(-0.6, 0.0, 0.4) == pytest.approx(30.0)
    assert rate(0.0, 0.5, 0.0) > rate(0.0, 0.0, 0.0) > rate(0.0, -0.5, 0.0) == 0


def test_tendon_inhibition_needs_force_and_length():
    """Greatest in the stretched muscle, ineffective in the shortened one (Khan and Burne 2007)."""
    rate = reflex.tendon_organ_rate(np.array([0.0, 0.2, 1.0]), 0.05)
    assert rate[0] == 0
    assert rate[2] == pytest.approx(100.0)
    gate = reflex.length_gate(np.array([0.2, 0.6, 1.0]), 0.60, 0.12)
    assert gate[1] == 0.5
    inhibition = reflex.tendon_inhibition(rate[1], 1.8, gate)
    assert inhibition[0] < 0.1 * inhibition[2]


def test_transmitter_is_used_by_volleys_and_comes_back():
    used = reflex.transmitter_left(1.0, 0.2, 1.0, np.exp(-1 / 150))
    assert 0.79 < used < 0.81
    assert reflex.transmitter_left(used, 0.2, 0.0, np.exp(-2000 / 150)) == pytest.approx(1.0, abs=1e-5)


def test_secondary_afferents_follow_length_and_fall_silent_in_a_short_muscle():
    """8 Hz at optimal length, 250 Hz per optimal length (public code of Cisi and Kohn 2008)."""
    rate = reflex.secondary_rate(np.array([-0.6, 0.0, 0.2]), 8.0, 125.0)
    np.testing.assert_allclose(rate, [0.0, 8.0, 33.0])


def test_a_rested_afferent_does_more_than_one_that_has_been_firing():
    factor = reflex.fresh_transmission(np.array([1.0, 0.5, 0.0]), 0.35)
    assert factor[0] * (1 - 0.35) == pytest.approx(1.0)
    assert factor[2] == 1.0
    assert factor[0] > factor[1] > factor[2]


def test_lasting_depression_is_there_for_eight_seconds():
    """Crone and Nielsen 1989: more than 8 s after a reflex."""
    p = PARAMETERS
    kept = np.exp(-1e-3 / p.lasting_time)
    store = reflex.transmitter_left(1.0, p.lasting_used, 1.0, kept)
    for _ in range(8000):
        store = reflex.transmitter_left(store, p.lasting_used, 0.0, kept)
    assert store < 0.9
    assert reflex.fresh_transmission(store, p.lasting_depression) < reflex.fresh_transmission(1.0, p.lasting_depression)


def test_own_spindles_take_away_the_antagonists_inhibition():
    np.testing.assert_allclose(interneuron.reciprocal_drive(1.0, np.array([0.0, 50.0]), 50.0), [1.0, 0.5])
    assert interneuron.reciprocal_drive(0.0, 30.0, 50.0) == 0


def test_a_spread_volley_is_an_alpha_function():
    """It peaks one time constant after the volley, at 1/e of it."""
    time, kept = 20.0, np.exp(-1 / 20.0)
    first, second, course = 1.0, 0.0, []
    for _ in range(100):
        second = interneuron.spread(second, first, kept, 1 / time)
        first *= kept
        course.append(second)
    milliseconds = np.arange(1, 101)
    np.testing.assert_allclose(course, milliseconds / time * np.exp(-milliseconds / time))
    assert max(course) == pytest.approx(np.exp(-1))


def test_presynaptic_inhibition_lies_between_nothing_and_its_strength():
    inhibition = reflex.presynaptic_inhibition(np.array([0.0, 0.6, 1.4]), 0.6, 0.6, 0.1)
    np.testing.assert_allclose(inhibition, [0.0, 0.3, 0.6], atol=0.002)


def test_spindles_are_left_taut_by_a_contraction_at_short_length_and_slack_by_a_stretch():
    """An exact step: two halves are one whole, and rest fades with the time constant."""

    def step(taut, tightening, loosening, seconds):
        return reflex.tautness(
            taut=taut, tightening=tightening, loosening=loosening, speed=1.0, time=60.0, step=seconds
        )

    assert step(0.0, 1.0, 0.0, 5.0) > 0.95
    assert step(1.0, 0.0, 1.0, 5.0) < 0.01
    assert step(1.0, 0.0, 0.0, 60.0) == pytest.approx(np.exp(-1))
    assert step(step(0.3, 0.7, 0.2, 1.0), 0.7, 0.2, 1.0) == pytest.approx(step(0.3, 0.7, 0.2, 2.0))


def test_operating_place_is_0_shortest_and_1_longest():
    np.testing.assert_allclose(reflex.operating_place(np.array([0.6, 0.85, 1.1]), 0.6, 1.1), [0, 0.5, 1])


def test_fusimotor_drive_is_half_at_its_half_rate():
    np.testing.assert_allclose(reflex.fusimotor_drive(np.array([0.0, 3.0, 1e9]), 3.0), [0, 0.5, 1], atol=1e-8)


def test_terminal_within_its_margin_is_silent():
    rate = axon.ectopic_rate(np.array([-5.0, 10.0, 11.0, 100.0]), 10.0, 1.2, 40.0)
    assert list(rate[:2]) == [0, 0]
    assert 0 < rate[2] < rate[3] <= 40


def test_chance_of_an_event_is_that_of_a_poisson_process():
    assert axon.chance_of_event(20.0, 50.0) == pytest.approx(1 - np.exp(-1))


def force_of_a_unit(contraction_time, spikes, milliseconds):
    """Force of one unit of tetanic force one, at spikes that arrive at given milliseconds."""
    unit = Unit(*(float(field[0]) for field in make_units(1, PARAMETERS)))._replace(contraction_time=contraction_time)
    slow = neuron.Slow(*[0.0] * len(neuron.Slow._fields))._replace(since_launch=1e6, ending_since=1e6)
    nothing = neuron.Stimulus(0.0, 0.0)
    cell = neuron.Cell(-70.0, -70.0, 0.0, 0.0, 1e6, 0.0)
    quiet = neuron.Drive(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    arriving = np.isin(np.arange(milliseconds), np.round(spikes))
    course = []
    for spike in arriving:
        slow, report = neuron.followed(
            slow,
            cell,
            unit,
            quiet,
            arriving=float(spike),
            stimulus=nothing,
            chance=1.0,
            ending_chance=1.0,
            parameters=PARAMETERS,
        )
        course.append(float(report.force))
    return np.array(course)


def test_twitch_peaks_at_the_contraction_time():
    course = force_of_a_unit(60.0, [0], 400)
    assert abs(np.argmax(course) + 1 - 60) <= 1
    assert course[-1] < 0.01 * course.max()


def test_unit_relaxes_as_human_units_do():
    """Toe extensors: contraction 74.8 ms, half relaxation 78.6 +- 6.0 ms (Macefield 1996; not fitted)."""
    course = force_of_a_unit(74.8, [0], 400)
    peak = np.argmax(course)
    assert np.argmax(course[peak:] < course[peak] / 2) == pytest.approx(78.6, abs=6)


def test_half_of_the_tetanic_force_at_the_published_frequency():
    """Toe extensors, contraction 74.8 ms: half of it at 9.6 +- 0.6 Hz (Macefield 1996; the law was fitted to it)."""

    def highest(frequency):
        return force_of_a_unit(74.8, np.arange(0, 1500, 1000 / frequency), 1500)[1000:].max()

    assert highest(9.0) < 0.5 < highest(10.2)
    assert highest(100.0) > 0.98


def test_second_of_two_spikes_adds_more_than_the_first():
    """Thenar units: a doublet makes 48 +- 13 % of the tetanic force, 3.5 times a twitch (Thomas 1999; not fitted)."""
    twitch_force, doublet = (force_of_a_unit(57.0, spikes, 400).max() for spikes in ([0], [0, 10]))
    assert 0.35 <= doublet <= 0.61
    assert doublet / twitch_force == pytest.approx(3.5, abs=0.5)


def test_muscle_is_strongest_at_its_optimal_length():
    assert twitch.force_length(1.0) == pytest.approx(1.0)
    assert np.all(twitch.force_length(np.array([0.6, 0.8, 1.2, 1.4])) < 1)


def test_relaxed_muscle_resists_only_when_long():
    """Exponential with steepness 4 and strain 0.5: one at one and a half times the optimal length (Zajac 1989)."""
    assert twitch.passive_force(1.5) == pytest.approx(1.0)
    assert twitch.passive_force(0.7) < 0.01


def test_share_of_the_tetanic_force_is_half_at_its_half_and_never_more_than_one():
    share = twitch.tetanic_share(np.array([0.0, 0.8, 1e3]), 0.8)
    assert share == pytest.approx([0.0, 0.5, 1.0], abs=1e-6)
