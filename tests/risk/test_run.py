"""The Python interface: shape, determinism, output files."""

import csv
import json
import subprocess
import sys

import numpy as np
import pytest

from kramkaki.api import run
from kramkaki.body.person import MUSCLES
from kramkaki.errors import ScenarioError
from tests.statements.study import MARATHON, NIGHTS, result


@pytest.fixture(scope="module")
def race():
    return run(MARATHON, draws=16, seed=5)


def test_json_has_the_agreed_keys(race):
    answer = json.loads(json.dumps(race.as_json(), allow_nan=False))
    assert {"warnings", "cramps", "heat_illness", "causes", "assumptions", "version", "seed"} <= answer.keys()
    assert set(answer["cramps"]["by_muscle"]) == set(MUSCLES)
    assert {"muscle", "time", "length_s", "severity"} == answer["cramps"]["worst"].keys()
    assert answer["cramps"]["worst"]["time"].endswith("+07:00")
    for row in answer["causes"]:
        assert {"cause", "share", "band_80", "grade", "route"} <= row.keys()


def test_point_estimates_lie_in_their_bands(race):
    for name in ("expected", "probability"):
        low, high = getattr(race.cramps, f"{name}_band_80")
        assert 0 <= low <= getattr(race.cramps, name) <= high
    assert race.cramps.probability <= min(1, race.cramps.expected)
    for row in race.causes:
        assert row.band_80[0] <= row.share <= row.band_80[1] <= 1


def test_expected_cramps_are_the_integral_of_the_hazard(race):
    hours = np.diff(race.trace.minutes, prepend=0) / 60
    total = (race.trace["cramp_hazard"] * hours[:, None]).sum()
    assert total == pytest.approx(race.cramps.expected, rel=1e-6)
    assert sum(m.expected for m in race.cramps.by_muscle.values()) == pytest.approx(race.cramps.expected)


def test_the_same_seed_gives_the_same_answer(race):
    again = run(MARATHON, draws=16, seed=5)
    assert again.as_json() == race.as_json()
    assert run(MARATHON, draws=16, seed=6).cramps.expected_band_80 != race.cramps.expected_band_80


def test_the_central_run_does_not_depend_on_the_draws(race):
    assert result(MARATHON).cramps.expected == pytest.approx(race.cramps.expected, rel=1e-9)


def test_csv_has_units_times_and_every_quantity(race, tmp_path):
    race.trace.to_csv(tmp_path / "trace.csv")
    with open(tmp_path / "trace.csv", encoding="utf-8") as file:
        heading, first, *_ = csv.reader(file)
    assert heading[0] == "time"
    assert "core_temperature [degC]" in heading
    assert "cramp_threshold.calf_left [Hz]" in heading
    assert first[0] == "2026-03-01T06:00:00+07:00"


@pytest.mark.heavy
def test_netcdf_comes_back(race, tmp_path):
    xarray = pytest.importorskip("xarray")
    pytest.importorskip("h5netcdf")
    race.trace.to_netcdf(tmp_path / "trace.nc")
    with xarray.open_dataset(tmp_path / "trace.nc", engine="h5netcdf") as data:
        assert data["cramp_threshold"].dims == ("time", "muscle")
        assert data["cramp_threshold"].attrs["units"] == "Hz"
        np.testing.assert_allclose(data["core_temperature"], race.trace["core_temperature"])


def test_the_trace_is_finite(race):
    for name, values in race.trace.items():
        assert np.all(np.isfinite(values)), name


def test_progress_reaches_the_end():
    seen = []
    run(NIGHTS, draws=2, progress=lambda fraction, text: seen.append((fraction, text)))
    assert seen[-1][0] == 1.0
    assert all(text for _, text in seen)
    assert [fraction for fraction, _ in seen] == sorted(fraction for fraction, _ in seen)


def test_a_faulty_scenario_is_the_users_fault():
    with pytest.raises(ScenarioError):
        run(
            {"start": "2026-03-01T06:00+07:00", "person": {"age_years": 35, "sex": "male", "mass_kg": 7.0}, "day": [{}]}
        )


@pytest.mark.parametrize("settings", [{"draws": 0}, {"draws": 1.5}, {"draws": "x"}, {"seed": -1}, {"seed": "x"}])
def test_draws_and_seed_are_whole_numbers(settings):
    with pytest.raises(ScenarioError, match="is not a whole number"):
        run(MARATHON, **settings)


def test_a_result_is_short_to_look_at(race):
    assert len(repr(race)) < 150


def test_a_cause_taken_away_leaves_the_rest():
    """Without draws of other causes: removing a thiazide gives what the same person without it would expect."""
    history = {**NIGHTS, "person": {**NIGHTS["person"], "medicines": [{"name": "hydrochlorothiazide"}]}}
    with_it = run(history, draws=1)
    row = next(row for row in with_it.causes if row.cause == "thiazide")
    without = result(NIGHTS).cramps.expected
    assert with_it.cramps.expected - row.avoided == pytest.approx(without, rel=0.02)


@pytest.mark.heavy
@pytest.mark.parametrize("first", ["", "from kramkaki.api import Result", "import kramkaki.api"])
def test_the_front_door_is_the_function_whatever_was_imported_before(first):
    code = f"{first}\nimport kramkaki as kk\nfrom kramkaki import run\nassert kk.run is run and run.__name__ == 'run'"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.heavy
def test_two_processes_with_one_seed_agree_to_the_last_digit():
    code = (
        "import json, kramkaki as kk; from tests.statements.study import MARATHON;"
        "print(json.dumps(kk.run(MARATHON, draws=2, seed=7).as_json()))"
    )
    said = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)}
    assert len(said) == 1
