"""The README shows what its commands print, and its code runs."""

import re

import pytest

import kramkaki as kk
from kramkaki.scenario.templates import template_path
from scoreboard import readme

TEXT = readme.README.read_text(encoding="utf-8")


def block(name):
    return re.search(rf"<!-- {name} begin -->\n(.*?)\n<!-- {name} end -->", TEXT, re.S)[1]


@pytest.mark.heavy
def test_the_demo_is_what_the_command_prints():
    assert block("demo") == readme.demo(), "run `make scoreboard`"


def test_the_parameters_are_counted_as_they_are():
    assert block("parameters") == readme.parameter_table(), "run `make scoreboard`"


@pytest.mark.heavy
def test_the_python_example_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    source = template_path("byrne-2006-race")
    (tmp_path / source.name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    scope = {"kk": kk}
    exec(re.search(r"```python\n(.*?)```", TEXT, re.S)[1], scope)  # noqa: S102 (the README's own example)
    assert 0 < scope["result"].cramps.probability < 1
    assert (tmp_path / "trace.csv").stat().st_size > 1000


@pytest.mark.parametrize("link", re.findall(r"\]\(((?!http)[^)#]+)\)", TEXT))
def test_links_lead_somewhere(link):
    assert (readme.README.parent / link).exists()
