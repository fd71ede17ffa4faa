"""Random scenarios compile (and run) or are refused with a `ScenarioError`; nothing else ever happens."""

import contextlib
import json

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kramkaki.api import run
from kramkaki.body.forcing import Forcing
from kramkaki.errors import ScenarioError
from kramkaki.scenario.compile import compile
from kramkaki.scenario.read import read
from kramkaki.scenario.schema import Scenario

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
WORDS = st.sampled_from(
    ["06:00", "5:33", "25:99", "1 h 50 min", "90 s", "2026-03-01", "2026-03-01T06:10", "2026-03-01T05:30+07:00",
     "running", "pisang", "Pocari Sweat", "thiazide", "calf_left", "pregnancy", "left", "fracture",
     "korita-zbevnica.gpx", "", "\u0000", "hard"]
)  # fmt: skip
SCALARS = st.one_of(
    WORDS, st.text(max_size=8), st.booleans(), st.none(), st.integers(-(10**30), 10**30), st.floats(),
    st.floats(0, 100), st.integers(0, 30),
)  # fmt: skip
ANYTHING = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=4)


def of_schema(schema, definitions, depth=0):
    """Values that mostly fit a piece of the JSON Schema, and sometimes do not."""
    if "$ref" in schema:
        return of_schema(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions, depth + 1)
    if "anyOf" in schema:
        return st.one_of([of_schema(option, definitions, depth) for option in schema["anyOf"]])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "const" in schema:
        return st.just(schema["const"])
    kind = schema.get("type")
    if kind == "object":
        return _table(schema, definitions, depth)
    if kind == "array":
        return st.lists(of_schema(schema["items"], definitions, depth + 1), max_size=2)
    if kind in ("number", "integer"):
        whole = kind == "integer"
        low, high = schema.get("minimum", 0), schema.get("maximum", 400)
        return st.integers(int(low), min(int(high), 5 if whole else 10**6)) if whole else st.floats(low, high)
    if kind == "boolean":
        return st.booleans()
    return WORDS


def _table(schema, definitions, depth):
    needed = {
        key: of_schema(content, definitions, depth)
        for key, content in schema["properties"].items()
        if key in schema.get("required", ())
    }
    free = {
        key: of_schema(content, definitions, depth)
        for key, content in schema["properties"].items()
        if key not in needed
    }
    return st.fixed_dictionaries(needed, optional=free)


SIGNED = ("air_temperature", "mean_radiant_temperature", "external_work")
SCHEMA = Scenario.model_json_schema(by_alias=True)


def attempt(content):
    with contextlib.suppress(ScenarioError):
        run = compile(read(content))
        for name in Forcing._fields:
            values = run.timeline.values[name]
            assert values.shape == (run.minutes,)
            assert np.all(np.isfinite(values)) or name == "metabolic_rate", name
            assert not np.any(values < 0) or name in SIGNED, name
        for name, value in run.person._asdict().items():
            assert np.isfinite(value) or name.startswith("measured_") or name == "sweat_sodium", name


@QUICK
@given(of_schema(SCHEMA, SCHEMA["$defs"]))
def test_values_of_the_right_kind(content):
    content["start"] = "2026-03-01T05:30+07:00"
    attempt(content)


CLOCK = st.integers(0, 1440).map(lambda minute: f"{minute // 60:02d}:{minute % 60:02d}")
LENGTH = st.integers(1, 400).map(lambda minutes: f"{minutes} min")
ACTIVITY = st.sampled_from(["running", "walking", "cycling", "swimming", "football", "stairs", "work"])
EXERCISE = st.fixed_dictionaries(
    {"start": CLOCK, "duration": LENGTH, "activity": ACTIVITY},
    optional={
        "effort": st.sampled_from(["easy", "moderate", "hard", "race", "maximal"]),
        "speed_km_per_h": st.floats(0.5, 70),
        "grade_percent": st.floats(-45, 45),
        "intensity_percent": st.floats(10, 110),
        "power_w": st.floats(5, 700),
        "water_temperature_c": st.floats(2, 42),
    },
)
DAY = st.fixed_dictionaries(
    {"exercise": st.lists(EXERCISE, max_size=2)},
    optional={
        "repeat": st.integers(1, 3),
        "sleep": CLOCK,
        "wake": CLOCK,
        "weather": st.lists(
            st.fixed_dictionaries(
                {"from": CLOCK, "temperature_c": st.floats(-40, 60)},
                optional={
                    "relative_humidity_percent": st.floats(1, 100),
                    "wind_m_per_s": st.floats(0, 40),
                    "sun": st.sampled_from(["none", "cloudy", "partly", "full"]),
                    "solar_w_per_m2": st.floats(0, 1400),
                },
            ),
            max_size=2,
        ),
        "drink": st.lists(st.fixed_dictionaries({"time": CLOCK, "volume_ml": st.floats(1, 5000)}), max_size=3),
        "illness": st.lists(
            st.fixed_dictionaries({"time": CLOCK, "kind": st.sampled_from(["vomiting", "diarrhoea", "fever"])}),
            max_size=2,
        ),
        "weigh_in": st.lists(st.fixed_dictionaries({"time": CLOCK, "mass_kg": st.floats(15, 300)}), max_size=3),
    },
)
PERSON = st.fixed_dictionaries(
    {"age_years": st.floats(4, 110), "sex": st.sampled_from(["female", "male"]), "mass_kg": st.floats(15, 300)},
    optional={"fitness": st.sampled_from(["low", "athlete"]), "hot_days": st.floats(0, 60)},
)


@settings(QUICK, max_examples=60)
@given(PERSON, st.lists(DAY, min_size=1, max_size=2), st.integers(0, 23), st.sampled_from([0, 29, 30, 31]))
def test_days_that_could_be(person, days, hour, second):
    attempt({"start": f"2026-03-01T{hour:02d}:00:{second:02d}+07:00", "person": person, "day": days})


@settings(QUICK, max_examples=12)
@given(PERSON, DAY, st.sampled_from(["listed", "to_thirst", "listed_and_thirst"]))
def test_a_day_that_could_be_has_a_finite_answer(person, day, drinking):
    content = {"start": "2026-03-01T00:00+07:00", "person": person, "day": [day], "drinking": drinking}
    with contextlib.suppress(ScenarioError):
        result = run(content, draws=1)
        assert all(np.all(np.isfinite(values)) for values in result.trace.values())
        assert 0 <= result.cramps.probability <= 1
        json.dumps(result.as_json(), allow_nan=False)


@QUICK
@given(st.dictionaries(st.sampled_from([*SCHEMA["properties"], "nonsense"]), ANYTHING, max_size=6))
def test_nonsense(content):
    attempt(content)


@QUICK
@given(st.binary(max_size=60), st.sampled_from([".toml", ".json", ".txt"]))
def test_bytes(tmp_path_factory, content, ending):
    path = tmp_path_factory.mktemp("random") / f"scenario{ending}"
    path.write_bytes(content)
    with contextlib.suppress(ScenarioError):
        read(path)


@QUICK
@given(st.data())
def test_a_file_cut_off_anywhere(tmp_path_factory, data):
    from kramkaki.scenario.templates import template_text

    whole = template_text(data.draw(st.sampled_from(["night-cramps", "byrne-2006-race"])))
    path = tmp_path_factory.mktemp("cut") / "scenario.toml"
    path.write_text(whole[: data.draw(st.integers(0, len(whole)))], encoding="utf-8")
    with contextlib.suppress(ScenarioError):
        read(path)
