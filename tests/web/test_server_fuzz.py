"""Whatever is sent: an answer or a problem that says why, never a fault of ours and never a crash."""

import json

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kramkaki.errors import ScenarioError
from kramkaki.exchange.gpx import forget
from kramkaki.plan.levers import levers
from kramkaki.scenario.templates import FOLDER, template_path
from kramkaki.web import answers, uploads
from kramkaki.web.limits import LOOPBACK
from kramkaki.web.requests import EXAMPLE
from tests.scenario.test_random import DAY, PERSON

QUICK, LONG = 4, 400
LONG_QUESTIONS, SLOWER = ("/threshold", "/zoom"), 20  # how many times slower than other questions
CHECKS = (not_a_server_error, content_type_conformance, status_code_conformance, response_schema_conformance)
GPX = next(FOLDER.glob("*.gpx")).read_bytes()
SEEDS = [template_path("byrne-2006-race").read_bytes(), json.dumps(EXAMPLE).encode(), GPX[:3000]]
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


@st.composite
def spoilt(draw, seeds=tuple(SEEDS)):
    """A real file with some of its bytes changed, cut or doubled."""
    content = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(content) - 1, 0)))
        piece = draw(st.binary(max_size=6) | st.sampled_from([b"[[", b"]", b'"', b"=", b"<", b">", b"1e999", b"\n"]))
        content[at : at + draw(st.integers(0, 20))] = piece
    return bytes(content)


@st.composite
def spoilt_scenario(draw):
    """The example with one of its values replaced by anything."""
    content = json.loads(json.dumps(EXAMPLE))
    table = draw(st.sampled_from([content, content["person"], content["day"][0], content["day"][0]["exercise"][0]]))
    table[draw(st.sampled_from(sorted(table)) | st.text(max_size=10))] = draw(anything)
    return content


def fuzz(function, strategy, times):
    """Hold that there is either an answer, or a word on what is wrong with the input."""

    @settings(max_examples=times, deadline=None, suppress_health_check=list(HealthCheck), derandomize=times < LONG)
    @given(strategy)
    def examine(body):
        try:
            function(body)
        except ScenarioError as problem:
            refusals.append(str(problem))
        finally:
            forget()

    refusals = []
    examine()
    assert refusals
    assert all(refusals)


UPLOADS = {
    "a scenario": (uploads.scenario, st.binary(max_size=200) | spoilt()),
    "a track": (lambda body: uploads.track(body, "track.gpx"), st.binary(max_size=200) | spoilt((GPX[:3000], GPX))),
    "a question": (
        lambda content: answers.answered("files/scenario.toml", json.dumps(content).encode(), LOOPBACK, False),
        st.fixed_dictionaries(
            {"scenario": spoilt_scenario() | anything}, optional={"draws": anything, "seed": anything}
        ),
    ),
}


@pytest.mark.parametrize("name", UPLOADS)
def test_no_upload_crashes(name):
    fuzz(*UPLOADS[name], 30 * QUICK)


@pytest.mark.slow
@pytest.mark.parametrize("name", UPLOADS)
def test_no_upload_crashes_for_long(name):
    fuzz(*UPLOADS[name], 10 * LONG)


def explore(server, times):
    """Every question of the documentation, with values made up after it."""
    document = schemathesis.openapi.from_url(f"{server.address}/api/v1/openapi.json")
    for documented in document.get_all_operations():
        operation = documented.ok()
        some = max(times // SLOWER, 1) if operation.path.endswith(LONG_QUESTIONS) else times

        @settings(max_examples=some, deadline=None, suppress_health_check=list(HealthCheck), derandomize=times < LONG)
        @given(operation.as_strategy())
        def examine(case):
            case.call_and_validate(base_url=server.address, checks=CHECKS, timeout=180)

        examine()


def test_the_real_server_answers_as_documented(server):
    explore(server, QUICK // 2)
    assert server.said() == ""


@pytest.mark.slow
def test_the_real_server_answers_as_documented_for_long(server):
    explore(server, LONG)
    assert server.said() == ""


def live(server, times):
    """People and days that could be, through every question that computes: an answer or a word on what is wrong."""
    parts = st.lists(st.sampled_from(sorted(levers())), max_size=5)
    questions = st.sampled_from(["run", "why", "plan", "plan/effect", "files/report.html", "files/plan.ics"])
    answered = set()

    @settings(max_examples=times, deadline=None, suppress_health_check=list(HealthCheck), derandomize=times < LONG)
    @given(PERSON, DAY, questions, parts, st.sampled_from(["id", "en"]))
    def examine(person, day, question, parts, spoken):
        scenario = {"start": "2026-03-01T00:00+07:00", "person": person, "day": [day]}
        content = {"scenario": scenario, "draws": 2} | ({"parts": parts} if question == "plan/effect" else {})
        answer = client.post(f"/api/v1/{question}?lang={spoken}", content=json.dumps(content))
        assert answer.status_code in (200, 422), answer.text
        answered.add((question, answer.status_code))

    with server.client() as client:
        examine()
    assert {status for _question, status in answered} == {200, 422}


def test_whatever_day_could_be_is_answered(server):
    live(server, 10 * QUICK)
    assert server.said() == ""


@pytest.mark.slow
def test_whatever_day_could_be_is_answered_for_long(server):
    live(server, LONG)
    assert server.said() == ""
