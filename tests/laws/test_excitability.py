"""Each mechanism: nothing in the reference state, the right sign, limits, and the anchors its size was chosen by."""

import numpy as np
import pytest

from kramkaki.equations import excitability as law
from kramkaki.nerve.causes import CAUSES, ExcitabilityParameters, ExcitabilityState, nerve_state, shifts
from kramkaki.nerve.parameters import NerveParameters
from kramkaki.nerve.state import TEST_POSITION, NerveState, applied
from kramkaki.parameters import records

P = records.load(ExcitabilityParameters)
DRAWS = records.draw(ExcitabilityParameters, 300, seed=2)


def of(cause, parameters=P, **values):
    return shifts(ExcitabilityState(24.0, **values), parameters)[cause]


def easier(change):
    """How much nearer to a cramp: each part alone must not point the other way."""
    parts = (-change.margin, change.persistent - 1, change.spindle - 1, 1 - change.tendon)
    assert np.all([np.min(part) >= -1e-12 for part in parts]) or np.all([np.max(part) <= 1e-12 for part in parts])
    return sum(parts)


def test_the_reference_state_is_left_alone_in_every_draw():
    for parameters in (P, DRAWS):
        for cause, change in shifts(ExcitabilityState(24.0), parameters).items():
            assert np.allclose(change.margin, 0), cause
            for gain in change[1:]:
                assert np.allclose(gain, 1), cause
    assert nerve_state(ExcitabilityState(24.0), P) == NerveState(length=TEST_POSITION)


@pytest.mark.parametrize(
    ("cause", "values", "sign"),
    [
        ("calcium", {"ionised_calcium": 0.9}, 1),
        ("calcium", {"ionised_calcium": 1.5}, -1),
        ("magnesium", {"plasma_magnesium": 0.5}, 1),
        ("magnesium", {"plasma_magnesium": 1.2}, -1),
        ("potassium", {"plasma_potassium": 6.0}, 1),
        ("potassium", {"plasma_potassium": 2.8}, -1),  # the nerve alone would be safer
        ("low_potassium", {"plasma_potassium": 2.8}, 1),
        ("sodium", {"plasma_sodium": 122.0}, 1),
        ("dilution", {"sodium_dilution": 2.0}, 1),
        ("dehydration", {"mass_loss": 4.0}, 1),
        ("cord_temperature", {"core_temperature": 39.0}, 1),
        ("cord_temperature", {"core_temperature": 33.0}, -1),
        ("acute_fatigue", {"fatigue": 1.0}, -1),
        ("late_fatigue", {"late_fatigue": 1.0}, 1),
        ("stretch", {"stretched": 1.0}, -1),
        ("nerve_irritation", {"irritation": 1.0}, 1),
        ("pain", {"pain": 1.0}, 1),
        ("arousal", {"arousal": 1.0}, 1),
        ("sodium_block", {"sodium_block": 1.0}, -1),
        ("mouth_irritant", {"mouth_irritant": 1.0}, -1),
        ("recent_cramp", {"recent_cramp": 1.0}, 1),
        ("training", {"training": 1.0}, -1),
        ("vitamin_e", {"vitamin_e": 5.0}, 1),
    ],
)
def test_each_cause_shifts_the_nerve_to_its_side(cause, values, sign):
    assert sign * easier(of(cause, **values)) > 0


@pytest.mark.parametrize(
    ("cause", "values"),
    [
        ("muscle_temperature", {"muscle_temperature": 28.0}),
        ("age", {"age": 75.0}),
        ("beta_agonist", {"beta_agonist": 1.0}),
        ("potassium", {"plasma_potassium": 3.6}),
        ("calcium", {"ionised_calcium": 1.15}),
        ("magnesium", {"plasma_magnesium": 0.72}),
        ("sodium", {"plasma_sodium": 136.0}),
        ("vitamin_e", {"vitamin_e": 14.0}),
    ],
)
def test_where_nothing_was_measured_nothing_happens(cause, values):
    assert easier(of(cause, **values)) == 0


def test_calcium_and_magnesium_have_the_size_of_surface_charge():
    # Gouy-Chapman screening alone: 1.2 to 0.8 mmol/L calcium -0.7 to -1.0 mV, doubled by binding; 2.4 +1.8 to +2.5 mV.
    alone = P._replace(calcium_leak_size=0.0, low_calcium=1.2, high_calcium=1.2)
    assert -2.2 < of("calcium", alone, ionised_calcium=0.8).margin < -1.4
    assert 3.6 < of("calcium", alone, ionised_calcium=2.4).margin < 5.0
    # Magnesium, 0.6 to 0.3 mmol/L ionised: -0.5 to -0.7 mV.
    alone = P._replace(low_magnesium=0.9, high_magnesium=0.9)
    assert -1.3 < of("magnesium", alone, plasma_magnesium=0.45).margin < -0.5


def test_the_leak_follows_goldman_hodgkin_and_katz():
    # Potassium 4 to 5: +2.6 mV, 4 to 6: +5.0, 4 to 3: -2.8; sodium 140 to 130: -1.1 (permeability ratio 0.04).
    reference = law.leak_reversal(4.0, 140.0, 0.04)
    assert law.leak_reversal(5.0, 140.0, 0.04) - reference == pytest.approx(2.6, abs=0.06)
    assert law.leak_reversal(6.0, 140.0, 0.04) - reference == pytest.approx(5.0, abs=0.1)
    assert law.leak_reversal(3.0, 140.0, 0.04) - reference == pytest.approx(-2.8, abs=0.2)
    assert law.leak_reversal(4.0, 130.0, 0.04) - reference == pytest.approx(-1.1, abs=0.1)


def test_thinned_sodium_screens_less_but_the_leak_opposes_it():
    narrow = P._replace(low_sodium=140.0, high_sodium=140.0, low_sodium_size=0.0)
    alone = narrow._replace(leak_sodium_share=1e-9)
    assert of("sodium", alone, plasma_sodium=137.0).margin == pytest.approx(-0.36, abs=0.01)
    assert abs(of("sodium", narrow, plasma_sodium=137.0).margin) < 0.1


def test_arrays_broadcast_and_everything_stays_finite_in_an_impossible_body():
    state = ExcitabilityState(
        24.0, ionised_calcium=np.zeros((3, 1)), plasma_potassium=np.array([0.0, 15.0]), plasma_magnesium=0.0,
        plasma_sodium=90.0, core_temperature=45.0, vitamin_e=0.0, fatigue=1.0, late_fatigue=1.0,
    )  # fmt: skip
    nerve = nerve_state(state, P)
    assert np.shape(nerve.terminal_margin_shift) == (3, 2)
    assert np.all(np.isfinite(np.concatenate([np.ravel(each) for each in nerve])))
    assert np.all(np.asarray(nerve.spindle_gain) > 0)


def test_a_pool_in_the_reference_state_is_the_reference_pool():
    pool = records.load(NerveParameters)
    assert applied(NerveState(), pool) == pytest.approx(pool)
    assert applied(NerveState(length=0.8), pool).short_length == pytest.approx(pool.neutral_length)
    weak = applied(NerveState(terminal_margin_shift=2.0, spindle_gain=0.5), pool)
    assert weak.terminal_margin == pool.terminal_margin + 2
    assert weak.spindle_excitation == 0.5 * pool.spindle_excitation


def test_each_mechanism_says_what_it_reads():
    rest = ExcitabilityState(24.0)
    for field in set(ExcitabilityState._fields) - {"baseline", "position"}:
        state = rest._replace(**{field: getattr(rest, field) * 0.5 + 0.3})
        moved = {cause for cause, change in shifts(state, P).items() if not np.allclose(change, law.NerveShift())}
        assert moved <= {slug for slug, cause in CAUSES.items() if field in cause.reads}, field
    assert {field for cause in CAUSES.values() for field in cause.reads} == set(ExcitabilityState._fields) - {
        "baseline",
        "position",
    }


def test_all_mechanisms_together_are_sums_of_margins_and_products_of_gains():
    muscles = np.linspace(0.1, 0.9, 10)
    state = ExcitabilityState(
        24.0, fatigue=muscles, late_fatigue=0.3, plasma_sodium=np.array([[120.0], [150.0]]), age=70.0
    )
    every = shifts(state, P).values()
    nerve = nerve_state(state, P)
    np.testing.assert_allclose(nerve.terminal_margin_shift, sum(change.margin for change in every))
    for name, gain in (("spindle", nerve.spindle_gain), ("tendon", nerve.tendon_gain)):
        product = np.ones((2, 10))
        for change in every:
            product = product * getattr(change, name)
        np.testing.assert_allclose(np.broadcast_to(gain, product.shape), product)
