"""The folder of a run: complete or not there at all."""

import csv
import json

import pytest

from kramkaki.errors import ScenarioError
from kramkaki.report.folder import complete_or_not_at_all, write


def test_a_run_writes_three_files(results, tmp_path):
    folder = tmp_path / "deep" / "race-report"
    write(results["race", "en"], folder)
    assert sorted(path.name for path in folder.iterdir()) == ["report.html", "result.json", "trace.csv"]
    assert json.loads((folder / "result.json").read_text())["cramps"]["probability"] > 0
    with (folder / "trace.csv").open() as file:
        heading, *rows = csv.reader(file)
    assert "core_temperature [degC]" in heading
    assert len(rows) == len(results["race", "en"].trace.minutes)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["race-report"]


def test_after_an_emergency_no_curves_are_left_not_even_old_ones(results, tmp_path):
    for name in ("trace.csv", "trace.nc", "notes.txt"):
        (tmp_path / name).write_text("old")
    write(results["stopped", "en"], tmp_path, with_netcdf=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt", "report.html", "result.json"]
    data = json.loads((tmp_path / "result.json").read_text())
    assert set(data["cramps"].values()) == {None, data["stopped"]}
    assert data["causes"] is data["heat_illness"]["probability"] is None


def test_other_files_in_the_folder_are_kept(results, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "report.html").write_text("old")
    write(results["race", "en"], tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "report.html").read_text().startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError])
def test_no_partial_file_is_left_when_writing_fails(tmp_path, fault):
    def stopped_halfway():
        with complete_or_not_at_all(tmp_path / "report") as temporary:
            (temporary / "half").write_text("half")
            raise fault

    with pytest.raises(fault):
        stopped_halfway()
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_refused_in_one_line(tmp_path):
    (tmp_path / "taken").write_text("mine")
    for place in (tmp_path / "taken", tmp_path / "taken" / "below"):
        with pytest.raises(ScenarioError, match="taken") as caught, complete_or_not_at_all(place):
            pass
        assert "\n" not in str(caught.value)
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_full_disk_is_reported_in_one_line(tmp_path):
    def filled():
        with complete_or_not_at_all(tmp_path / "report"):
            raise OSError(28, "No space left on device")

    with pytest.raises(ScenarioError, match="No space left on device"):
        filled()
    assert list(tmp_path.iterdir()) == []
