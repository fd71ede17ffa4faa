"""What docs/api.md says is what the server does."""

import re
from pathlib import Path

import pytest

from kramkaki.web.limits import BYTES_PER_MEGABYTE, LOOPBACK, PUBLIC
from kramkaki.web.problems import TITLES

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


def row(name):
    """The two cells of a row of the table of limits."""
    return re.search(rf"^\| {re.escape(name)} \| (.*?) \| (.*?) \|$", PAGE, re.M).groups()


def test_the_limits_are_those_of_the_code():
    for index, limits in enumerate((LOOPBACK, PUBLIC)):
        assert row("body of a request")[index] == f"{limits.body_bytes // BYTES_PER_MEGABYTE} MB"
        arrival = f"{limits.header_seconds:g} s, {limits.body_seconds:g} s"
        assert row("time for a request's headers, its body")[index] == arrival
        assert row("days of a scenario")[index] == str(limits.days)
        assert row("draws")[index] == str(limits.draws)
        assert row("points of a curve")[index] == str(limits.curve_points)
        assert row("tracks with a scenario")[index] == str(limits.tracks)
        assert row("a day's computation")[index] == f"{limits.quick_seconds:g} s"
        assert row("a plan, a threshold, weeks")[index] == f"{limits.long_seconds:g} s"
        assert row("memory of one worker")[index] == f"{limits.worker_bytes // 10**9} GB"
    waiting = f"{LOOPBACK.waiting_seconds:g} s, {LOOPBACK.waiting} requests ({LOOPBACK.waiting_long} long ones)"
    assert row("waiting for a free worker")[0] == waiting
    assert row("requests of one address") == ("no limit", f"{PUBLIC.requests_per_minute} a minute")
    assert (PUBLIC.waiting_seconds, PUBLIC.waiting, PUBLIC.waiting_long) == (
        LOOPBACK.waiting_seconds, LOOPBACK.waiting, LOOPBACK.waiting_long,
    )  # fmt: skip


def test_every_question_is_on_the_page(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    for path in paths:
        name = path.removeprefix("/api/v1/").partition("{")[0].rstrip("/")
        assert f"`{name}" in PAGE or f"POST {name}" in PAGE or f"GET {name}" in PAGE, path


def test_every_status_is_on_the_page():
    for status in TITLES:
        if status != 400:
            assert re.search(rf"^\| [\d, ]*{status}[\d, ]* \|", PAGE, re.M), status


def test_the_example_of_the_page_works(client):
    body = re.search(r"api/v1/run -d '(.*?)'\n", PAGE, re.S).group(1)
    answer = client.post("/api/v1/run", content=body)
    assert answer.status_code == 200
    assert set(answer.json()["curves"]["values"]) == {"cramp_hazard", "core_temperature"}


@pytest.mark.parametrize("language", ["en", "id"])
def test_every_question_model_and_key_can_be_read_on_a_page(client, language):
    document = client.get("/api/v1/openapi.json").json()
    for address in ("/docs", "/api/docs", "/api/v1/docs"):
        answer = client.get(address, headers={"accept-language": language}, follow_redirects=True)
        assert (answer.status_code, answer.url.path) == (200, f"/{language}/api")
    page = answer.text
    for path, methods in document["paths"].items():
        assert all(f"<code>{method.upper()} {path}</code>" in page for method in methods), path
    for name, schema in document["components"]["schemas"].items():
        assert f'id="model-{name}"' in page
        shown = page.partition(f'id="model-{name}"')[2].partition("</section>")[0]
        for key in schema.get("properties", {}):
            assert f"<code>{key}</code>" in shown, (name, key)
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page)), "a link leads nowhere"
