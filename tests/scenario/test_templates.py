"""The shipped examples read, compile, and teach what the design asks for."""

import time
import tomllib

import numpy as np
import pytest

from kramkaki.errors import ScenarioError
from kramkaki.safety.laboratory import is_band
from kramkaki.safety.vocabulary import CIRCUMSTANCES, SYMPTOMS
from kramkaki.scenario.compile import compile
from kramkaki.scenario.read import read
from kramkaki.scenario.templates import FOLDER, template_files, template_path, template_text, templates

WANTED = {
    "byrne-2006-race", "hill-run", "lake-walk", "lau-2019-water", "lau-2019-ors", "night-cramps", "factory-shift",
    "pool-swim", "broken-tibia",
}  # fmt: skip


def test_every_wanted_example_is_there():
    assert set(templates()) == WANTED == {path.stem for path in FOLDER.glob("*.toml")}
    for name, title in templates().items():
        assert tomllib.loads(template_text(name))["title"] == title


@pytest.mark.parametrize("name", sorted(WANTED))
def test_an_example_compiles(name):
    run = compile(read(template_path(name)))
    assert {slug for slug in run.circumstances if not is_band(slug)} <= set(CIRCUMSTANCES)
    assert run.symptoms <= set(SYMPTOMS)
    for field, values in run.timeline.values.items():
        assert field == "metabolic_rate" or np.all(np.isfinite(values)), field


@pytest.mark.parametrize("name", sorted(WANTED))
def test_an_example_written_elsewhere_reads_the_same(name, tmp_path):
    (tmp_path / "mine.toml").write_text(template_text(name), encoding="utf-8")
    for file in template_files(name):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    assert read(tmp_path / "mine.toml").model_dump() == read(template_path(name)).model_dump()


def test_examples_are_annotated():
    for name in WANTED:
        text = template_text(name)
        assert text.startswith("#:schema ")
        assert text.count("#") >= 5
        assert max(map(len, text.splitlines()[1:])) <= 140


def test_the_two_arms_of_lau_differ_only_in_the_drink():
    arms = [tomllib.loads(template_text(f"lau-2019-{arm}")) for arm in ("water", "ors")]
    for arm in arms:
        arm.pop("title")
        drink = arm["day"][0]["drink"][0]
        drink.pop("drink")
        drink.pop("composition", None)
    assert arms[0] == arms[1]


def test_a_name_that_is_no_template():
    with pytest.raises(ScenarioError, match="did you mean night-cramps"):
        template_path("night-cramp")


def test_compiling_is_fast():
    day, weeks = (read(template_path(name)) for name in ("factory-shift", "night-cramps"))
    compile(day), compile(weeks)
    for scenario, limit in ((day, 0.05), (weeks, 0.15)):
        best = min(_seconds(compile, scenario) for _attempt in range(5))
        assert best < 3 * limit  # the design's limit with room for a busy machine


def _seconds(function, argument):
    start = time.perf_counter()
    function(argument)
    return time.perf_counter() - start
