"""The results are described once: attributes, JSON and the schema of the HTTP interface agree."""

import json
import math
from dataclasses import dataclass, is_dataclass
from datetime import UTC, datetime
from typing import Annotated, NamedTuple

import numpy as np
import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

import kramkaki as kk
from kramkaki import results
from kramkaki.web import replies
from tests.statements.study import MARATHON, NIGHTS

CRAMP = [{"time": "2026-03-01T08:00", "muscle": "calf_left"}]
ILL = {**MARATHON, "symptoms": {"now": ["confusion"]}}


class Pair(NamedTuple):
    first: float
    second: float


@dataclass(frozen=True)
class Written:
    numbers: dict
    time: datetime
    pair: Pair
    kept: Annotated[object, results.UNWRITTEN]


def test_plain_data_have_no_types_of_python_and_no_number_that_is_none():
    record = Written(
        {"one": np.float64(1.5), "none": math.nan, "many": (np.int64(2), None)},
        datetime(2026, 3, 1, tzinfo=UTC),
        Pair(1.0, math.inf),
        object(),
    )
    assert results.plain(record) == {
        "numbers": {"one": 1.5, "none": None, "many": [2, None]},
        "time": "2026-03-01T00:00:00+00:00",
        "pair": {"first": 1.0, "second": None},
    }


@pytest.mark.parametrize(
    "reply", [kind for kind in replies.REPLIES if is_dataclass(kind)], ids=lambda kind: kind.__name__
)
def test_the_schema_names_what_is_written(reply):
    assert set(TypeAdapter(reply).json_schema()["properties"]) == set(results.written_names(reply))


@pytest.mark.parametrize("scenario", [MARATHON, ILL], ids=["run", "emergency"])
def test_a_result_is_valid_by_its_own_schema(scenario):
    result = kk.run(scenario, draws=1)
    _valid(results.Result, result.as_json())
    assert list(result.as_json()) == [
        "warnings", "stopped", "cramps", "heat_illness", "efforts", "causes", "assumptions", "version", "seed", "draws",
        "start", "end",
    ]  # fmt: skip


def test_after_an_emergency_nothing_computed_is_given():
    result = kk.run(ILL, draws=1)
    assert result.cramps.probability is result.cramps.worst is result.causes is None
    assert result.cramps.reason == result.stopped
    with pytest.raises(ValueError, match="emergency"):
        results.given(result.cramps.worst)
    _valid(results.Plan, result.plan().as_json())


@pytest.mark.heavy
def test_reasons_and_plans_are_valid_by_their_own_schemas():
    _valid(replies.WhyAnswer, kk.why({**MARATHON, "cramps": CRAMP}, draws=2).as_json())
    _valid(results.Plan, kk.plan(NIGHTS, draws=2).as_json())


def _valid(kind, data):
    Draft202012Validator(TypeAdapter(kind).json_schema()).validate(json.loads(json.dumps(data, allow_nan=False)))
