"""Laws of the minimal kidney."""

import numpy as np
import pytest

from kramkaki.equations import kidney

LIMITS = {"lowest": 85.0, "highest": 970.0, "half": 2.6}


def test_vasopressin_for_inverts_urine_osmolality():
    vasopressin = np.array([0.2, 1.2, 8.0])
    osmolality = kidney.urine_osmolality(vasopressin=vasopressin, **LIMITS)
    assert kidney.vasopressin_for(osmolality=osmolality, **LIMITS) == pytest.approx(vasopressin)


def test_concentration_spans_textbook_range():
    assert kidney.urine_osmolality(vasopressin=0.0, **LIMITS) == 85.0
    assert 600.0 < kidney.urine_osmolality(vasopressin=5.0, **LIMITS) < 900.0


def test_old_kidneys_concentrate_less():
    """600 to 800 mOsm/kg above 70 years."""
    common = {"young": 970.0, "loss_per_year": 7.0, "isotonic": 300.0}
    assert kidney.highest_urine_osmolality(age=30.0, kidney_function=1.0, **common) == 970.0
    assert 600.0 <= kidney.highest_urine_osmolality(age=75.0, kidney_function=1.0, **common) <= 800.0
    assert kidney.highest_urine_osmolality(age=75.0, kidney_function=0.0, **common) == 300.0


def test_flow_of_a_dry_and_a_full_body():
    """Obligatory urine about half a litre a day; water diuresis at most 12 to 16 mL/min."""
    dry = kidney.urine_flow(sodium=0.05, other_solutes=0.25, osmolality=970.0, most=0.015)
    full = kidney.urine_flow(sodium=0.8, other_solutes=0.4, osmolality=85.0, most=0.015)
    assert 0.4 < 1440.0 * dry < 0.7
    assert full == 0.015


def test_exercise_spares_water():
    rest, hard = (kidney.exercise_renal_factor(relative_intensity=x, reduction=0.6) for x in (0.0, 0.8))
    assert rest == 1.0
    assert 0.4 < hard < 0.7
    assert kidney.exercise_renal_factor(relative_intensity=3.0, reduction=0.6) == pytest.approx(0.4)
