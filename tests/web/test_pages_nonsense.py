"""Whatever is sent to a page, the answer is a page: no input brings a fault of ours."""

import json

import pytest

from tests.web.browsing import Forms, answered
from tests.web.test_pages_starts import data_of

ACTIONS = [
    *(
        "",
        "nothing",
        "edit:",
        "edit:person",
        "edit:day.0",
        "edit:day.9.drink.0",
        "edit:day.0.drink.x",
        "add:",
        "add:person",
    ),
    *("add:day.0.drink", "remove:", "remove:person", "remove:day.0.drink.99999999", "remove:title.a.b", "save:"),
    *("save:day.0.drink.7", "units:", "units:stone", "parts", "apply", "plan:x", "edit:" + "day.0." * 300),
]
CONTENTS = ["", "{", "[]", "null", "5", '{"person": 5}', '{"day": [5]}', '{"day": {}}', "{" * 3000, '{"a": NaN}']
FIELDS = {
    "f.person.age_years": "1e400",
    "f.day.0.drink.500.volume_ml": "\u0663",
    "f.day.0.exercise.0.pace_min_per_km": "abc",
    "f.day.0.exercise.0.duration": "9" * 300,
    "f.day.0.wake": "25:99",
    "f.start": "yesterday",
    "f.day.0.repeat": "3,5",
    "f.person.medicines.500.name": "\x00\ud7ff",
    "f.unknown.key": "1",
    "f.day.0.drink.99999.time": "05:00",
    "x.day": "yes",
    "f.person.conditions": "no such",
    "f.end": "2026-01-01T00:00",
    "f.place.latitude": "-\u221e",
    "f.cramps.500.time": "2026-13-45",
}


@pytest.fixture(scope="module")
def carried(client):
    return Forms(answered(client, "trip").text, "carry").fields


@pytest.mark.parametrize("action", ACTIONS)
def test_unknown_actions(client, carried, action):
    answer = client.post("/en/answer", data={**carried, "do": action})
    assert answer.status_code in (200, 422)


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("action", ["", "edit:", "remove:day.0.drink.0", "save:", "plan"])
def test_scenarios_that_are_none(client, content, action):
    fields = {"scenario": content, "do": action, "f.person.age_years": "5"}
    assert client.post("/id/answer", data=fields).status_code == 422


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("address", ["fragment", "fragment?quick=1", "fragment/plan"])
def test_fragments_of_nonsense(client, content, address):
    assert client.post(f"/en/{address}", content=content.encode()).status_code == 422


@pytest.mark.parametrize("name", list(FIELDS))
def test_fields_with_nonsense(client, carried, name):
    start = Forms(client.get("/en/start/runner").text, "questions").fields
    assert client.post("/en/start/runner", data={**start, name: FIELDS[name]}).status_code in (200, 422)
    changed = client.post("/en/answer", data={**carried, "do": "save:", name: FIELDS[name]})
    assert changed.status_code in (200, 422)


def test_questions_with_nonsense(client):
    start = Forms(client.get("/en/start/runner").text, "questions").fields
    for name in start:
        if name.startswith("q."):
            assert client.post("/en/start/runner", data={**start, name: "\u202e<b>'"}).status_code in (200, 422)
    for zone in ("", "+99:99", "Z", "nonsense", "-23:59"):
        assert client.post("/en/start/runner", data={**start, "zone": zone}).status_code == 200
    assert client.post("/en/start/runner", data={}).status_code == 200
    assert client.post("/en/start/runner", content=b"\xff" * 500).status_code == 200


def test_a_form_that_is_cut_off(client):
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    broken = client.post("/en/answer", content=b"--x\r\nContent-Disposition: form-data", headers=headers)
    assert broken.status_code in (400, 422)


def test_parts_of_a_plan_that_are_none(client, carried):
    for without in (5, "x", ["nobody"], None, {}):
        body = {"scenario": json.loads(carried["scenario"][0]), "without": without}
        assert client.post("/en/fragment/plan", json=body).status_code == 200
    assert client.post("/en/answer", data={**carried, "do": "parts", "part": "nobody"}).status_code == 422


def test_a_track_beside_a_wrong_field(client):
    from tests.web.test_pages_forms import FOLDER

    start = Forms(client.get("/en/start/runner").text, "questions").fields
    track = next(FOLDER.glob("*.gpx")).read_bytes()
    wrong = client.post(
        "/en/start/runner",
        data={**start, "f.day.0.exercise.0.pace_min_per_km": "abc"},
        files={"gpx": ("way.gpx", track)},
    )
    assert wrong.status_code == 422
    for who in ("night", "swimmer"):
        start = Forms(client.get(f"/en/start/{who}").text, "questions").fields
        answer = client.post(f"/en/start/{who}", data=start, files={"gpx": ("way.gpx", track)})
        assert answer.status_code in (200, 422)
        if answer.status_code == 200:
            assert data_of(answer.text, "scenario-data")["day"][0]["exercise"][0]["course"]
