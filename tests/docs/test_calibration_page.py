"""The page of the calibration says what the records have, and the guards of the design hold."""

import re
import tomllib

import numpy as np
import pytest

from kramkaki.parameters import records
from kramkaki.risk.parameters import CrampParameters
from scoreboard import population_measures as measures
from tools.calibrate import NUMBERS
from tools.calibration_page import PAGE

ROWS = dict(re.findall(r"(?m)^\| `(\w+)` \| ([-0-9.e]+) \| (?:sd|cv)", PAGE.read_text(encoding="utf-8")))


def test_every_fitted_number_stands_on_the_page():
    fitted = {row["name"] for row in tomllib.loads(NUMBERS.read_text(encoding="utf-8"))["number"]}
    assert set(ROWS) == fitted | set(measures.data()["fitted"])


@pytest.mark.parametrize("name", ROWS)
def test_the_page_agrees_with_the_records(name):
    survey = measures.data()["fitted"].get(name)
    value = survey["value"] if survey else records.records("cramp")[name].value
    assert float(ROWS[name]) == pytest.approx(value, rel=2e-3)


@pytest.mark.parametrize("name", [name for name in ROWS if name not in measures.data()["fitted"]])
def test_a_fitted_number_has_a_spread(name):
    assert records.records("cramp")[name].spread


def test_three_percent_dehydration_stays_a_small_risk():
    slopes = [records.load(CrampParameters).slope, *records.draw(CrampParameters, 500, 0).slope]
    assert np.exp(2.4 * max(slopes)) <= 1.6


def test_every_count_is_of_a_known_measure_and_inside_its_own_band():
    for target in measures.targets():
        assert target["measure"] in measures.MEASURES
        assert target["low"] <= target["value"] <= target["high"], target["name"]
