"""What ``import kramkaki`` shows: names, types, short forms, tables for other libraries, what the package carries."""

import ast
import builtins
import inspect
import json
import subprocess
import sys
import tomllib
from html.parser import HTMLParser
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest

import kramkaki as kk
from kramkaki import language
from kramkaki.cli import main
from kramkaki.trace import LONG_NAMES, UNITS
from tests.statements.study import MARATHON, NIGHTS

ROOT = Path(__file__).parents[2]
NAMES = {
    "run", "plan", "why", "zoom", "threshold", "evidence", "parameters", "Scenario", "__version__",
    "Result", "Why", "Zoom", "ScenarioError",
}  # fmt: skip
ILL = {**MARATHON, "symptoms": {"now": ["confusion"]}}


@pytest.fixture(scope="module")
def race():
    return kk.run(MARATHON, draws=4)


def test_every_name_is_shown_and_loads():
    assert set(kk.__all__) == NAMES
    assert set(dir(kk)) >= NAMES
    for name in ("run", "plan", "why", "zoom", "threshold", "evidence", "parameters"):
        assert inspect.isfunction(getattr(kk, name)), name
    for name in ("Result", "Why", "Zoom", "ScenarioError", "Scenario"):
        assert inspect.isclass(getattr(kk, name)), name
    with pytest.raises(AttributeError, match="no attribute 'runn'"):
        kk.runn  # noqa: B018


def test_type_checkers_see_every_name():
    block = next(node for node in ast.parse(Path(kk.__file__).read_text()).body if isinstance(node, ast.If))
    assert {alias.name for node in block.body for alias in node.names} == kk._LOADED_ON_USE
    assert Path(kk.__file__).with_name("py.typed").exists()


def test_the_import_loads_nothing_heavy():
    heavy = ["numpy", "numba", "scipy", "pydantic", "pandas", "xarray"]
    code = f"import sys, kramkaki as kk; dir(kk); kk.__version__; print([n for n in {heavy} if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.heavy
@pytest.mark.parametrize("first", ["kramkaki.plan.plan", "kramkaki.evidence.causes", "kramkaki.parameters.records"])
def test_a_room_of_the_same_name_does_not_hide_the_function(first):
    name = first.split(".")[1]
    code = f"import {first}, kramkaki as kk; assert callable(kk.{name}), kk.{name}"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_version_is_one(capsys, race):
    assert kk.__version__ == race.version == version("kramkaki")
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"kramkaki {kk.__version__}\n"


@pytest.mark.heavy
def test_a_plan_in_one_call():
    steps = []
    plan = kk.plan(NIGHTS, 0.9, draws=2, seed=3, progress=lambda fraction, text: steps.append(fraction))
    assert plan.as_json() == kk.run(NIGHTS, draws=2, seed=3).plan(0.9).as_json()
    assert steps == sorted(steps)
    assert steps[-1] == 1.0


@pytest.mark.parametrize(
    "wrong",
    [
        {"muscle": "calve"},
        {"cell": "x"},
        {"repeats": 0},
        {"seed": -1},
        {"seed": 0.5},
        {"length": 3},
        {"length": np.nan},
    ],
)
def test_a_threshold_refuses_what_it_does_not_know(wrong):
    with pytest.raises(kk.ScenarioError, match=next(iter(wrong))):
        kk.threshold(**wrong)


def test_evidence_and_parameters_are_those_of_the_commands(capsys):
    assert main(["evidence", "7", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["statements"] == [json.loads(json.dumps(kk.evidence(7)))]
    assert [one["number"] for one in kk.evidence()] == list(range(24))
    with pytest.raises(kk.ScenarioError, match="0-23"):
        kk.evidence(24)
    assert main(["parameters", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(kk.parameters()))


def test_short_forms(race):
    assert len(repr(race)) < 150
    assert repr(race.trace).startswith(f"<ResultTrace {len(UNITS)} quantities, {len(race.trace.minutes)} rows to 2026-")


class Reader(HTMLParser):
    """Tags must close in order; cells are kept."""

    def __init__(self, text):
        super().__init__()
        self.open, self.cells = [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.cells.append(data)


def test_a_notebook_shows_chance_band_worst_moment_and_warnings(race):
    cells = Reader(race._repr_html_()).cells
    assert language.percent(race.cramps.probability) in cells
    assert {"Where", "When", "Likely between … and …"} <= set(cells)
    assert {warning.text for warning in race.warnings} <= set(cells)


def test_a_notebook_escapes_what_a_user_wrote():
    shown = kk.run({**NIGHTS, "title": "<script>alert(1)</script>"}, draws=1)._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


def test_a_notebook_shows_no_chance_after_an_emergency():
    result = kk.run(ILL, draws=1)
    assert result.emergency
    shown = result._repr_html_()
    assert "%" not in "".join(Reader(shown).cells).replace("100%", "")
    assert "EMERGENCY" in shown
    assert "the answer stops here" in shown


def test_a_notebook_speaks_indonesian(race):
    with language.use("id"):
        assert "Peluang" in race._repr_html_().title()


def test_pandas_gets_a_column_for_each_quantity_and_muscle(race):
    pytest.importorskip("pandas")
    table = race.trace.to_dataframe()
    columns = sum(1 if values.ndim == 1 else values.shape[1] for values in race.trace.values())
    assert table.shape == (len(race.trace.minutes), columns)
    assert table.index.name == "time"
    assert table.index[0].isoformat() == race.trace.times[0].isoformat()
    assert set(table.attrs["units"]) == set(table.columns)
    np.testing.assert_array_equal(table["cramp_hazard.calf_right"], race.trace["cramp_hazard"][:, 1])


@pytest.mark.parametrize(("library", "call"), [("pandas", "to_dataframe"), ("xarray", "to_xarray")])
def test_a_library_that_is_not_there_is_named(race, library, call, monkeypatch):
    usual = builtins.__import__

    def without(name, *rest):
        if name == library:
            raise ImportError(name)
        return usual(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match=r'pip install "kramkaki\['):
        getattr(race.trace, call)()


def test_xarray_describes_itself_after_the_cf_conventions(race):
    pytest.importorskip("xarray")
    data = race.trace.to_xarray()
    assert data.attrs["Conventions"] == "CF-1.11"
    assert data.attrs["source"].startswith(f"kramkaki {kk.__version__}")
    assert (data["time"].attrs["standard_name"], data["time"].attrs["axis"]) == ("time", "T")
    for name in race.trace:
        assert data[name].attrs["long_name"] == LONG_NAMES[name]
        assert data[name].attrs["units"] not in ("", "mOsm/kg", "fraction of optimal")
    assert set(LONG_NAMES) == set(UNITS)


def test_the_source_archive_has_all_that_the_tests_read():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = {name.strip("/") for name in settings["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]}
    assert included >= {
        "src", "tests", "scoreboard", "benchmarks", "docs", "tools", ".ci", "Makefile", "README.md", "CHANGELOG.md",
        "CONTRIBUTING.md", "SECURITY.md", "CITATION.cff", "LICENSE", "NOTICE", "babel.cfg", "requirements.lock",
    }  # fmt: skip
    assert [name for name in included if not (ROOT / name).exists()] == []


def test_the_shell_can_complete(tmp_path):
    code = "import sys; from kramkaki.cli import main; sys.exit(main())"
    settings = {"_KRAM_COMPLETE": "complete_bash", "COMP_WORDS": "kram ev", "COMP_CWORD": "1", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], env=settings | _path(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "evidence", "")


def _path():
    return {"PYTHONPATH": ":".join(path for path in sys.path if path)}


def test_the_options_of_completion_are_explained_in_the_language_in_use(capsys):
    assert main(["--help"]) == 0
    english = capsys.readouterr().out
    assert "--install-completion" in english
    assert "customize the installation" not in english  # Typer's own English
