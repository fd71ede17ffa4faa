"""The interface: the same answers as the command line's, problems that name the field, files, uploads, progress."""

import csv
import io
import json
import tomllib

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import kramkaki as kk
from kramkaki.language import gettext as _
from kramkaki.language import use
from kramkaki.scenario.templates import template_files, template_path
from kramkaki.web.requests import EXAMPLE

DAY = {"scenario": EXAMPLE}
HOSTILE = "{{7*7}}{% raw %}<script>alert(1)</script>\"'${7*7}"


def post(client, question, content, **options):
    body = content if isinstance(content, bytes) else json.dumps(content)
    return client.post(f"/api/v1/{question}", content=body, **options)


def near(one, other):
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(near(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(near, one, other))
    return one == pytest.approx(other, rel=1e-9) if isinstance(one, float) else one == other


@pytest.fixture(scope="module")
def documented(client):
    return client.get("/api/v1/openapi.json").json()


def holds(documented, question, answer, method="post"):
    """The answer is as its documentation says."""
    content = documented["paths"][f"/api/v1/{question}"][method]["responses"][str(answer.status_code)]["content"]
    schema = content[answer.headers["content-type"]]["schema"]
    registry = Registry().with_resource("", Resource.opaque(documented))
    name = schema["$ref"].rpartition("/")[2]
    whole = {**documented["components"]["schemas"][name], "components": documented["components"]}
    Draft202012Validator(whole, registry=registry).validate(answer.json())
    return True


def test_run_is_the_run_of_the_command_line(client, documented):
    answer = post(client, "run", {**DAY, "draws": 4, "seed": 7})
    ours = kk.run(EXAMPLE, draws=4, seed=7).as_json()
    told = answer.json()
    assert near({key: told[key] for key in ours if key != "version"}, {k: v for k, v in ours.items() if k != "version"})
    assert holds(documented, "run", answer)


def test_curves_keep_the_peak_and_the_shape(client, documented):
    asked = ["cramp_hazard", "core_temperature", "cramp_hazard"]
    answer = post(client, "run", {**DAY, "draws": 4, "curves": asked, "points": 50})
    curves = answer.json()["curves"]
    trace = kk.run(EXAMPLE, draws=4).trace
    assert len(curves["minutes"]) == 50
    assert curves["minutes"][-1] == trace.minutes[-1]
    assert curves["units"] == {"cramp_hazard": "1/h", "core_temperature": "degC"}
    assert [len(line) for line in curves["values"]["cramp_hazard"]] == [50] * 10
    for muscle, line in enumerate(curves["values"]["cramp_hazard"]):
        assert max(line) == pytest.approx(trace["cramp_hazard"][:, muscle].max(), rel=1e-4)
    low, high = curves["bands"]["core_temperature"]
    assert all(a <= b + 1e-3 for a, b in zip(low, high, strict=True))
    assert holds(documented, "run", answer)


def test_why_and_evidence(client, documented):
    answer = post(client, "why", {**DAY, "draws": 4})
    assert sum(cause["share"] for cause in answer.json()["causes"]) == pytest.approx(1)
    assert holds(documented, "why", answer)
    every = client.get("/api/v1/evidence")
    assert [row["number"] for row in every.json()["statements"]] == list(range(24))
    assert client.get("/api/v1/evidence/7").json()["statements"] == every.json()["statements"][7:8]
    assert client.get("/api/v1/evidence/24").status_code == 404


def test_a_plan_and_its_parts_one_by_one(client, documented):
    plan = post(client, "plan", {**DAY, "target": 0.01})
    assert holds(documented, "plan", plan)
    told = plan.json()
    parts = [one["lever"] for one in told["habits"] + told["changes"] if one["status"] != "forbidden"]
    every = post(client, "plan/effect", {**DAY, "parts": parts})
    assert holds(documented, "plan/effect", every)
    assert near(every.json()["after"], told["after"]), "all parts together are the plan"
    none = post(client, "plan/effect", {**DAY, "parts": []}).json()
    assert near(none["after"]["probability"], told["before"]["probability"]), "no part changes nothing"
    some = post(client, "plan/effect", {**DAY, "parts": ["slower_10"]}).json()
    assert [part["lever"] for part in some["parts"]] == ["slower_10"]
    assert some["after"]["probability"] < none["after"]["probability"]


def test_an_emergency_has_no_plan_and_no_effect(client, documented):
    told = {**EXAMPLE, "symptoms": {"now": ["confusion"]}}
    plan = post(client, "plan", {"scenario": told})
    assert holds(documented, "plan", plan)
    assert plan.json()["before"] is plan.json()["after"] is None
    effect = post(client, "plan/effect", {"scenario": told, "parts": ["drink_during"]})
    assert holds(documented, "plan/effect", effect)
    assert effect.json()["emergency"]
    assert effect.json()["before"] is effect.json()["after"] is None


@pytest.mark.parametrize("spoken", ["en", "id"])
def test_an_emergency_has_no_chance_no_curves_and_no_files_of_them(client, documented, spoken):
    told = {"scenario": {**EXAMPLE, "symptoms": {"now": ["confusion"]}}}
    run = post(client, f"run?lang={spoken}", {**told, "curves": ["cramp_hazard"]})
    assert holds(documented, "run", run)
    found = run.json()
    assert found["curves"] is found["causes"] is found["cramps"]["probability"] is None
    assert found["stopped"] == found["cramps"]["reason"]
    why = post(client, "why", told)
    assert holds(documented, "why", why)
    assert why.json()["sooner"] is None
    zoom = post(client, "zoom", {**told, "muscle": "calf_left", "at": "06:30"})
    assert holds(documented, "zoom", zoom)
    assert zoom.json()["recording"] is None
    for name in ("trace.csv", "plan.ics"):
        refused = post(client, f"files/{name}?lang={spoken}", told)
        assert (refused.status_code, refused.headers["content-type"]) == (409, "application/problem+json")
        assert refused.json()["detail"] == found["stopped"]
    report = post(client, "files/report.html", told)
    assert report.status_code == 200
    assert 'class="big"' not in report.text


def test_a_part_that_a_rule_forbids_stays_off(client):
    ill = {**EXAMPLE, "person": {**EXAMPLE["person"], "conditions": ["heart_failure"]}}
    effect = post(client, "plan/effect", {"scenario": ill, "parts": ["drink_during", "electrolyte"]}).json()
    assert effect["parts"] == []
    assert {one["lever"] for one in effect["not_advised"]} == {"drink_during", "electrolyte"}
    assert all(one["reason"] for one in effect["not_advised"])


def test_a_problem_names_the_field_in_the_readers_language(client, documented):
    wrong = {**EXAMPLE, "day": [{"drink": [{"time": "06:00", "volume_ml": 0.2}]}]}
    answer = post(client, "run?lang=id", {"scenario": wrong})
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.headers["content-language"] == "id"
    (error,) = answer.json()["errors"]
    assert error["path"] == "day[0].drink[0].volume_ml"
    with use("id"):
        assert error["fix"] == _("a litre is 1000 mL")
    assert holds(documented, "run", answer)


def test_several_faults_are_told_one_by_one(client):
    wrong = {**EXAMPLE, "person": {"sex": "x", "mass_kg": 5000}, "seeds": 1}
    errors = post(client, "run", {"scenario": wrong}).json()["errors"]
    assert {error["path"] for error in errors} == {"person.sex", "person.mass_kg", "person.age_years", "seeds"}


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ({**DAY, "draws": 100_000}, "draws"),
        ({**DAY, "draws": 0}, "draws"),
        ({**DAY, "draws": True}, "draws"),
        ({**DAY, "nothing": 1}, "nothing"),
        ({**DAY, "curves": ["no_such_curve"]}, "curves[0]"),
        ({"scenario": {**EXAMPLE, "day": [{**EXAMPLE["day"][0], "repeat": 300}]}}, "day"),
        ({**DAY, "tracks": {str(number): "" for number in range(9)}}, "tracks"),
        ({}, "scenario"),
        ({"scenario": []}, "scenario"),
        ({"scenario": None}, "scenario"),
    ],
)
def test_what_is_too_much_or_unknown_is_named(client, content, path):
    answer = post(client, "run", content)
    assert answer.status_code == 422
    assert path in [error["path"] for error in answer.json()["errors"]]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"1", b"\xff\xfe", b'{"scenario": NaN}', b"[" * 100_000, b'{"a":' * 5000,
     b'{"scenario": {"day": 1e999}}', b'{"draws": ' + b"9" * 10_000 + b"}", b"\x00"],
)  # fmt: skip
def test_a_body_that_is_no_question_is_refused(client, body):
    answer = post(client, "run", body)
    assert answer.status_code == 422
    assert answer.json()["errors"]


def test_a_template_of_the_page_engine_in_a_text_stays_text(client):
    hostile = {**EXAMPLE, "title": HOSTILE, "place": {"name": HOSTILE}}
    assert post(client, "run", {"scenario": hostile, "draws": 1}).json()["title"] == HOSTILE
    page = post(client, "files/report.html", {"scenario": hostile, "draws": 1}).text
    assert "<script>alert" not in page
    assert "{{7*7}}" in page
    assert "49" not in page.partition("<h1")[2].partition("</h1>")[0]
    wrong = post(client, "run", {"scenario": {**EXAMPLE, HOSTILE: 1}})
    assert wrong.headers["content-type"] == "application/problem+json"


def test_files_are_downloads_that_open_again(client):
    saved = post(client, "files/scenario.toml", DAY)
    assert saved.headers["content-disposition"] == 'attachment; filename="kramkaki-scenario.toml"'
    again = post(client, "upload/scenario", saved.content).json()
    assert again["needs"] == []
    assert post(client, "files/scenario.toml", {"scenario": again["scenario"]}).content == saved.content
    assert tomllib.loads(saved.text)["person"]["mass_kg"] == EXAMPLE["person"]["mass_kg"]
    table = list(csv.reader(io.StringIO(post(client, "files/trace.csv", {**DAY, "draws": 1}).text)))
    assert table[0][:2] == ["time", "minutes [min]"]
    assert len(table) == len(kk.run(EXAMPLE, draws=1).trace.minutes) + 1
    assert json.loads(post(client, "files/result.json", {**DAY, "draws": 1}).text)["draws"] == 1
    calendar = post(client, "files/plan.ics", DAY)
    assert calendar.text.startswith("BEGIN:VCALENDAR")
    assert "default-src 'none'" in post(client, "files/report.html", {**DAY, "draws": 1}).text


@pytest.mark.parametrize("name", ["byrne-2006-race", "hill-run", "night-cramps"])
def test_every_shipped_file_can_be_uploaded(client, documented, name):
    uploaded = post(client, "upload/scenario", template_path(name).read_bytes())
    assert holds(documented, "upload/scenario", uploaded)
    assert uploaded.json()["needs"] == [path.name for path in template_files(name)]
    example = client.get(f"/api/v1/templates/{name}")
    assert example.json()["scenario"] == uploaded.json()["scenario"]


def test_a_track_comes_along_in_memory_and_made_small_says_the_same(client, documented):
    example = client.get("/api/v1/templates/hill-run").json()
    (name,) = example["tracks"]
    small = post(client, f"upload/track?name={name}", example["tracks"][name].encode())
    assert holds(documented, "upload/track", small)
    whole = post(client, "run", {**example, "draws": 1}).json()["cramps"]["probability"]
    thin = post(client, "run", {**example, "tracks": {name: small.json()["gpx"]}, "draws": 1}).json()
    assert thin["cramps"]["probability"] == pytest.approx(whole, rel=0.01)
    assert len(small.json()["gpx"]) < len(example["tracks"][name])


def test_no_file_of_the_server_is_read_for_a_track(client):
    example = client.get("/api/v1/templates/hill-run").json()
    for name in ("README.md", "pyproject.toml", "/etc/passwd", "../README.md", "korita-zbevnica.gpx"):
        scenario = json.loads(json.dumps(example["scenario"]))
        scenario["day"][0]["exercise"][0]["track"] = name
        answer = post(client, "run", {"scenario": scenario})
        assert answer.status_code == 422
        assert "root:" not in answer.text


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "&a%s;&a%s;">' % (n, str(n - 1).encode(), str(n - 1).encode()) for n in range(1, 30))
    + b"]><gpx>&a29;</gpx>"
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY x SYSTEM "file:///etc/passwd">]><gpx><name>&x;</name></gpx>'


@pytest.mark.parametrize(
    "body", [BOMB, OUTSIDE, b"", b"<gpx/>", b"<gpx", b"\x00\xff", b"<html></html>", b"<gpx>" + b"<trk>" * 20_000]
)
def test_a_hostile_track_is_refused_in_one_line(client, body):
    answer = post(client, "upload/track", body)
    assert answer.status_code == 422
    assert len(answer.json()["errors"]) == 1
    assert "root:" not in answer.text


def test_a_track_is_named_like_a_file(client):
    for name in ("../x.gpx", "a/b.gpx", "", "x" * 100, "a\nb"):
        assert client.post("/api/v1/upload/track", params={"name": name}, content=b"<gpx/>").status_code == 422


def events_of(text):
    blocks = [block.splitlines() for block in text.strip().split("\n\n") if not block.startswith(":")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def test_progress_comes_as_events_and_ends_with_the_result(client):
    answer = post(client, "plan?progress=true", {**DAY, "draws": 4})
    assert answer.headers["content-type"].startswith("text/event-stream")
    told = events_of(answer.text)
    assert [name for name, _data in told[:-1]] == ["progress"] * (len(told) - 1)
    fractions = [data["fraction"] for _name, data in told[:-1]]
    assert fractions == sorted(fractions)
    assert len(fractions) >= 3
    assert told[-1][0] == "result"
    assert told[-1][1]["before"]["probability"] > 0


def test_a_problem_on_the_way_is_the_last_event(client):
    answer = post(client, "run", {"scenario": {}}, headers={"accept": "text/event-stream"})
    (name, problem) = events_of(answer.text)[-1]
    assert (name, problem["status"]) == ("problem", 422)
    assert problem["errors"]


def test_the_texts_are_in_the_language_asked_for(client):
    english, indonesian = (
        post(client, "run", {**DAY, "draws": 1}, headers={"accept-language": spoken}).json() for spoken in ("en", "id")
    )
    assert english["cramps"] == indonesian["cramps"]
    assert english["causes"][0]["name"] != indonesian["causes"][0]["name"]


def test_nothing_of_a_person_is_written_anywhere(server, client):
    word = "Zyxwvut"
    told = {**EXAMPLE, "title": word, "person": {**EXAMPLE["person"], "conditions": [word]}}
    post(client, "run", {"scenario": told})
    post(client, "run", {"scenario": {**EXAMPLE, "title": word}, "draws": 1})
    client.get(f"/api/v1/{word}?{word}={word}")
    assert word not in server.said()
    assert server.said() == ""


def test_zoom_is_the_zoom_of_the_command_line(client, documented):
    asked = {"muscle": "calf_left", "at": "07:40"}
    answer = post(client, "zoom", {**DAY, **asked, "draws": 2, "noise": 3})
    assert answer.status_code == 200
    told = answer.json()
    ours = kk.zoom(EXAMPLE, **asked, seed=3, draws=2).as_json()
    assert near({key: told[key] for key in ours}, ours)
    assert holds(documented, "zoom", answer)
    recording = told["recording"]
    assert len(recording["spikes_ms"]) == told["units"]
    assert len(recording["force"]) == len(recording["length"])
    assert len(recording["emg_mv"]) == len(recording["force"]) * recording["emg_samples_per_ms"]


@pytest.mark.parametrize(
    ("wrong", "path"), [({"at": "25:00"}, "at"), ({"at": "04:00", "day": 1}, "at"), ({"muscle": "ear"}, "muscle")]
)
def test_a_zoom_that_cannot_be_says_where(client, wrong, path):
    answer = post(client, "zoom", {**DAY, "muscle": "calf_left", "at": "07:40", **wrong})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["path"] == path
    assert "--" not in answer.text


def test_each_muscle_has_a_threshold(client):
    answer = post(client, "threshold", {"muscle": "foot"})
    assert answer.status_code == 200
    assert answer.json()["muscle"] == "foot"
