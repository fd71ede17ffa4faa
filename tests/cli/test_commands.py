"""The command line from outside: exit codes, one-line errors, pure JSON, nothing half-written, both languages."""

import json
import logging
import os
import shutil
import subprocess
import sys
import threading
from importlib import import_module

import pytest

from kramkaki.cli import main
from kramkaki.engine import cache
from kramkaki.errors import ScenarioError

KEYS = {"warnings", "cramps", "heat_illness", "causes", "assumptions", "version", "seed"}
WALK = """
title = "A short walk"
start = "2026-03-01T05:30+07:00"
end = "2026-03-01T07:00+07:00"
[person]
age_years = 30
sex = "male"
mass_kg = 70
[[day]]
[[day.exercise]]
start = "06:00"
duration = "30 min"
activity = "walking"
speed_km_per_h = 5
"""
SPOILT = {
    "an unknown key": (WALK.replace("mass_kg", "mas_kg"), "mass_kg"),
    "an impossible value": (WALK.replace("mass_kg = 70", "mass_kg = 7"), "mass_kg"),
    "a truncated file": (WALK[:150], ""),
    "an empty file": ("", ""),
    "a missing zone": (WALK.replace("+07:00", ""), "start"),
    "not even text": ("\x00\x01", ""),
}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Work in an empty folder, in English unless a test says otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KRAM_LANG", "en")
    monkeypatch.delenv("LANGUAGE", raising=False)
    return tmp_path


@pytest.fixture
def walk(elsewhere):
    (elsewhere / "walk.toml").write_text(WALK)
    return "walk.toml"


def kram(*arguments, **environment):
    """Run ``kram`` as its own process."""
    code = "import sys; from kramkaki.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "90", **environment},
        check=False,
    )


def test_a_run_prints_the_answer_and_leaves_a_report(walk, elsewhere, capsys):
    assert main(["run", walk, "--draws", "2"]) == 0
    said = capsys.readouterr()
    assert "Chance of at least one leg cramp" in said.out
    assert "walk-report/report.html" in said.out
    assert sorted(path.name for path in (elsewhere / "walk-report").iterdir()) == [
        "report.html",
        "result.json",
        "trace.csv",
    ]


def test_json_is_pure_and_has_the_agreed_keys(walk, elsewhere, capsys):
    assert main(["run", walk, "--json", "--draws", "2", "--no-report"]) == 0
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert answer.keys() >= KEYS
    assert {"expected", "expected_band_80", "probability", "probability_band_80", "by_muscle", "worst"} <= answer[
        "cramps"
    ].keys()
    assert said.err == ""
    assert [path.name for path in elsewhere.iterdir()] == [walk]


def test_the_same_seed_gives_the_same_answer_and_another_seed_another(walk, capsys):
    answers = []
    for seed in ("3", "3", "4"):
        assert main(["run", walk, "--json", "--no-report", "--draws", "4", "--seed", seed]) == 0
        answers.append(json.loads(capsys.readouterr().out)["cramps"]["expected_band_80"])
    assert answers[0] == answers[1] != answers[2]


def test_a_run_speaks_indonesian(walk, capsys):
    assert main(["run", walk, "--lang", "id", "--draws", "2", "--no-report"]) == 0
    assert "Peluang setidaknya satu kali kram kaki" in capsys.readouterr().out


def test_the_report_goes_where_it_is_told(walk, elsewhere, capsys):
    assert main(["run", walk, "--draws", "2", "--out", "here/and/there"]) == 0
    assert (elsewhere / "here" / "and" / "there" / "report.html").exists()


def test_a_template_can_be_run_by_its_name(capsys):
    assert main(["run", "lau-2019-water", "--draws", "2", "--no-report"]) == 0
    assert "Chance of at least one leg cramp" in capsys.readouterr().out


@pytest.mark.parametrize("fault", SPOILT)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_spoilt_file_is_refused_in_one_line(fault, lang, elsewhere, capsys):
    text, names = SPOILT[fault]
    (elsewhere / "bad.toml").write_text(text)
    assert main(["run", "bad.toml", "--lang", lang]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert all(line.startswith("kram: ") for line in said.err.splitlines())
    assert 1 <= len(said.err.splitlines()) <= 21
    assert "Traceback" not in said.err
    assert names in said.err
    assert [path.name for path in elsewhere.iterdir()] == ["bad.toml"]


@pytest.mark.parametrize("file", ["nowhere.toml", ".", "/dev/null"])
def test_what_is_no_scenario_is_refused_in_one_line(file, elsewhere, capsys):
    assert main(["run", file]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run"], "FILE is missing"),
        (["run", "walk.toml", "--draws", "0"], "'0' is not a whole number from 1 to 1000"),
        (["run", "walk.toml", "--draws", "many"], "'many' is not a whole number"),
        (["run", "walk.toml", "--seed", "-1"], "'-1' is not a whole number"),
        (["run", "walk.toml", "--lang", "fr"], "'fr' is not spoken here"),
        (["run", "walk.toml", "--seeds", "1"], "did you mean --seed?"),
        (["run", "walk.toml", "--out"], "--out needs a value"),
        (["run", "walk.toml", "--no-report", "--netcdf"], "leave one of them out"),
        (["run", "walk.toml", "--out", "walk.toml"], "this is a file, not a folder"),
        (["rum"], "there is no such command: rum"),
        (["new", "lau-2019-watr"], "did you mean lau-2019-water?"),
        (["new", "lau-2019-water", "no/such/folder.toml"], "is not a folder"),
        (["new", "lau-2019-water", "walk.toml"], "exists already"),
    ],
)
def test_a_wrong_command_line_is_refused_in_one_line(arguments, words, walk, elsewhere, capsys):
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert len(said.err.splitlines()) == 1
    assert said.out == ""
    assert [path.name for path in elsewhere.iterdir()] == [walk]
    assert (elsewhere / walk).read_text() == WALK


@pytest.mark.parametrize(
    "arguments", [["x" * 5000], ["walk.toml", "--out", "x" * 300], ["walk.toml", "--out", "x" * 250]]
)
def test_a_name_too_long_is_told_in_one_line(arguments, walk, elsewhere, capsys):
    assert main(["run", *arguments, "--draws", "1"]) == 2
    said = capsys.readouterr()
    assert "name too long" in said.err
    assert len(said.err.splitlines()) == 1
    assert [path.name for path in elsewhere.iterdir()] == [walk]


def test_netcdf_without_its_packages_is_refused_before_computing(walk, elsewhere, capsys, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert main(["run", walk, "--netcdf"]) == 2
    assert capsys.readouterr().err.splitlines() == ['kram: --netcdf: this needs xarray: pip install "kramkaki[netcdf]"']
    assert [path.name for path in elsewhere.iterdir()] == [walk]


def test_too_little_memory_is_told_in_one_line(walk, capsys, monkeypatch):
    def too_much(*arguments, **settings):
        raise MemoryError

    monkeypatch.setattr(import_module("kramkaki.api"), "run", too_much)
    assert main(["run", walk]) == 2
    assert "--draws" in capsys.readouterr().err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
def test_a_full_disk_behind_the_output_is_told_in_one_line(walk):
    code = "import sys; from kramkaki.cli import main; sys.exit(main(['run', 'walk.toml', '--json', '--no-report']))"
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("kram: ")
    assert "Traceback" not in done.stderr


def test_an_old_terminal_without_all_letters_is_no_fault(walk):
    done = kram("run", walk, "--draws", "1", "--no-report", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_fault_of_ours_has_its_own_exit_code(walk, elsewhere, capsys, monkeypatch):
    def broken(*arguments, **settings):
        raise RuntimeError("our mistake")

    monkeypatch.setattr(import_module("kramkaki.api"), "run", broken)
    assert main(["run", walk]) == 1
    said = capsys.readouterr()
    assert "our mistake" in said.err
    assert "a fault of kramkaki, not of your file" in said.err
    assert [path.name for path in elsewhere.iterdir()] == [walk]


def test_an_interrupted_run_leaves_nothing(walk, elsewhere, capsys, monkeypatch):
    def interrupted(result):
        raise KeyboardInterrupt

    monkeypatch.setattr("kramkaki.report.html.page", interrupted)
    assert main(["run", walk, "--draws", "2"]) == 130
    assert "stopped; nothing was written" in capsys.readouterr().err
    assert [path.name for path in elsewhere.iterdir()] == [walk]


def test_new_lists_the_templates(capsys):
    assert main(["new"]) == 0
    assert "byrne-2006-race" in capsys.readouterr().out


def test_new_writes_a_scenario_with_the_files_it_needs(elsewhere, capsys):
    assert main(["new", "hill-run", "mine.toml"]) == 0
    assert sorted(path.name for path in elsewhere.iterdir()) == ["korita-zbevnica.gpx", "mine.toml"]
    assert "kram run mine.toml" in capsys.readouterr().out


def test_new_uses_a_track_that_lies_there_already_but_never_another_file_of_its_name(elsewhere, capsys):
    assert main(["new", "hill-run", "first.toml"]) == main(["new", "hill-run", "second.toml"]) == 0
    (elsewhere / "korita-zbevnica.gpx").write_text("my own")
    assert main(["new", "hill-run", "third.toml"]) == 2
    assert "korita-zbevnica.gpx: exists already" in capsys.readouterr().err
    assert not (elsewhere / "third.toml").exists()


def test_new_leaves_nothing_half_written(elsewhere, capsys, monkeypatch):
    def full_at_the_second(path, content):
        if path.suffix == ".gpx":
            path.touch()
            raise OSError(28, "No space left on device", str(path))
        path.open("wb").close()

    monkeypatch.setattr("pathlib.Path.write_bytes", full_at_the_second)
    assert main(["new", "hill-run"]) == 2
    said = capsys.readouterr()
    assert said.err.splitlines() == ["kram: korita-zbevnica.gpx: No space left on device"]
    assert said.out == ""
    assert list(elsewhere.iterdir()) == []


def test_parameters_names_a_source_for_every_measured_number(capsys):
    assert main(["parameters", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) > 100
    assert all(row["unit"] and row["kind"] for row in rows)
    assert all(row["citations"] and row["where"] for row in rows if row["kind"] == "measured")


def test_parameters_prints_every_kind(capsys):
    assert main(["parameters"]) == 0
    assert "measured: read in a published measurement" in capsys.readouterr().out


def test_a_damaged_cache_costs_one_line_and_changes_no_answer(walk, elsewhere):
    asked = ["run", walk, "--json", "--no-report", "--draws", "2"]
    settings = {"KRAMKAKI_CACHE_DIR": str(elsewhere / "cache")}
    place = elsewhere / "cache" / cache.SOURCES
    name = "kramkaki.nerve.threshold_map.*.bin"  # the quickest to compile
    if any(cache.folder().glob(name)):  # warm already: all of it but what another process is writing just now
        shutil.copytree(cache.folder(), place, ignore=shutil.ignore_patterns("*.bin.*"))
    else:
        kram(*asked, **settings)
    [file] = place.glob(name)
    content = file.read_bytes()
    file.write_bytes(content[:30000] + bytes(byte ^ 0xFF for byte in content[30000:30064]) + content[30064:])
    damaged, mended = kram(*asked, **settings), kram(*asked, **settings)
    assert (damaged.returncode, mended.returncode, mended.stderr) == (0, 0, "")
    assert damaged.stdout == mended.stdout
    assert len(damaged.stderr.splitlines()) == 1
    assert damaged.stderr.startswith("kram: ")
    assert str(place) in damaged.stderr


def test_what_a_thread_remarks_is_in_the_language_asked_for(walk, capsys, monkeypatch):
    def remarking(*arguments, **settings):
        remark = logging.getLogger("kramkaki.engine").warning
        thread = threading.Thread(target=remark, args=("stopped; nothing was written",))
        thread.start()
        thread.join()
        raise ScenarioError("here", "enough")

    monkeypatch.setattr(import_module("kramkaki.api"), "run", remarking)
    assert main(["run", walk, "--lang", "id"]) == 2
    assert capsys.readouterr().err.splitlines() == ["kram: dihentikan; tidak ada yang ditulis", "kram: here: enough"]


@pytest.mark.parametrize("alone", [[], ["--lang", "en"], ["--lang=en"]])
def test_kram_alone_shows_the_help_and_how_to_start(alone, capsys):
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert main(alone) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith(text)
    steps = said.out.removeprefix(text).split()
    for words in ("How to start", "kram ask", "kram new byrne-2006-race", "kram run byrne-2006-race.toml"):
        assert words in " ".join(steps)


def test_kram_alone_speaks_the_language_of_the_system():
    asked = kram("--lang", "id")
    unset = {"KRAM_LANG": "", "LC_ALL": "", "LC_MESSAGES": ""}
    system = kram(**unset, LANG="id_ID.UTF-8")
    assert (system.returncode, system.stdout, system.stderr) == (0, asked.stdout, "")
    assert "Pilihan" in asked.stdout
    assert "kram ask" in asked.stdout


def test_the_help_needs_nothing_heavy():
    heavy = ["numpy", "numba", "scipy", "pydantic", "jinja2", "babel", "gpxpy"]
    code = (
        "import sys; from kramkaki.cli import main; assert main(['--help']) == 0;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", [[], ["run"], ["new"], ["parameters"]])
def test_the_help_is_in_the_language_asked_for(command):
    english = kram(*command, "--help")
    indonesian = kram(*command, "--help", KRAM_LANG="id")
    assert english.returncode == indonesian.returncode == 0
    assert "Options" in english.stdout
    assert "Pilihan" in indonesian.stdout
    assert "Show this message" not in indonesian.stdout
    assert kram(*command, "--help", "--lang", "id").stdout == indonesian.stdout


def test_the_version_is_printed(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("kramkaki ")


def test_a_closed_pipe_is_no_fault():
    code = "import sys; from kramkaki.cli import main; sys.exit(main(['parameters', '--json']))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        said = process.stderr.read().decode()
        assert process.wait() == 0
    assert "Traceback" not in said
