"""The door: who is let in, what every answer carries, and that no path leads out of the house."""

import asyncio
import json
from dataclasses import replace

import httpx
import pytest
import uvicorn
from uvicorn.server import ServerState

from kramkaki.web.application import create_application
from kramkaki.web.limits import LOOPBACK, Rate, Settings
from kramkaki.web.problems import Problem
from kramkaki.web.security import HEADERS
from kramkaki.web.server import protocol

PLACES = ("/", "/en/", "/id/", "/static/icon.svg", "/nothing-here", "/api/v1/schema", "/api/v1/nothing", "/api/v1/run")
HOST = {"host": "127.0.0.1"}


def ask(method, path, settings=None, **options):
    """One request without a network; its workers are not started."""
    app = create_application(settings or Settings())

    async def play():
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.request(method, path, **options)

    return asyncio.run(play())


def policy(answer):
    pairs = (part.strip().partition(" ") for part in answer.headers["content-security-policy"].split(";"))
    return {name: allowed for name, _space, allowed in pairs}


@pytest.mark.parametrize("path", PLACES)
def test_every_answer_carries_the_headers(client, path):
    answer = client.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert answer.headers["cache-control"] in ("no-store", "no-cache")
    assert "server" not in answer.headers
    assert "set-cookie" not in answer.headers


def test_the_policy_allows_no_script_or_style_of_the_page_itself_and_nothing_from_elsewhere(client):
    allowed = policy(client.get("/nothing"))
    assert allowed["default-src"] == allowed["script-src"] == allowed["style-src"] == "'self'"
    assert allowed["object-src"] == allowed["base-uri"] == allowed["frame-ancestors"] == "'none'"
    for sources in allowed.values():
        assert set(sources.split()) <= {"'self'", "'none'", "data:"}
    assert "data:" not in allowed["script-src"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil:80", "10.0.0.1", ""])
def test_a_name_pointed_at_this_machine_gets_nothing(host):
    answer = ask("GET", "/api/v1/schema", headers={"host": host})
    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:kramkaki:problem:host"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "localhost:9", "LOCALHOST", "[::1]:8000", "[::1]"])
def test_this_machine_is_let_in(host):
    assert ask("GET", "/api/v1/schema", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_another_site_cannot_ask(headers):
    answer = ask("POST", "/api/v1/run", headers=headers, content=b"{}")
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:kramkaki:problem:origin")


def test_our_own_page_can_ask(client, server):
    content = json.dumps({"scenario": 1})
    answer = client.post(
        "/api/v1/run", content=content, headers={"origin": server.address, "sec-fetch-site": "same-origin"}
    )
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "/static/../pages.py", "/static/%2e%2e/pages.py", "/static/..%2fpages.py", "/static/%2e%2e%2fpages.py",
        "/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/..\\pages.py", "/static/%5c..%5cpages.py",
        "/static/icon.svg%00.html", "/static/", "/static/vendor/", "/api/v1/templates/..%2f..%2ferrors.py",
        "/api/v1/templates/%2e%2e", "/static/%c0%ae%c0%ae/pages.py",
    ],
)  # fmt: skip
def test_no_path_leads_out(server, path):
    import http.client

    connection = http.client.HTTPConnection(server.address.removeprefix("http://"), timeout=60)
    connection.request("GET", path)  # http.client sends the path as it is
    answer = connection.getresponse()
    content = answer.read()
    assert answer.status in (400, 404), content[:200]
    assert b"import" not in content
    assert b"root:" not in content
    connection.close()


def test_a_body_too_large_is_refused_by_its_length_and_by_its_bytes():
    settings = Settings(limits=replace(LOOPBACK, body_bytes=1000))
    announced = ask("POST", "/api/v1/run", settings, content=b"x" * 2000)

    async def pieces():
        for _ in range(20):
            yield b"x" * 100

    streamed = ask("POST", "/api/v1/run", settings, content=pieces())
    for answer in (announced, streamed):
        assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")
        assert answer.json()["type"] == "urn:kramkaki:problem:too-large"
        assert answer.headers["content-security-policy"]


def test_a_browser_that_sends_too_much_gets_a_page_and_no_broken_connection(client):
    files = {"file": ("large.toml", b"x" * 10_000_000)}
    answer = client.post("/en/start/expert", files=files, headers={"accept": "text/html"})
    assert answer.status_code == 413
    assert "at most 8 MB" in answer.text


@pytest.mark.parametrize("path", ["/en/", "/static/style.css", "/api/v1/schema", "/en/nothing"])
def test_a_head_is_a_get_without_its_content(client, path):
    head, whole = client.head(path), client.get(path)
    assert head.status_code == whole.status_code
    assert head.headers["content-type"] == whole.headers["content-type"]
    assert head.content == b""


@pytest.mark.parametrize("whole", [False, True], ids=["at once", "after a request"])
def test_a_connection_that_dawdles_over_its_headers_is_closed(whole):
    async def play():
        config = uvicorn.Config(create_application())
        config.load()
        loop = asyncio.get_running_loop()
        made = protocol(0.2)
        server = await loop.create_server(lambda: made(config, ServerState(), {}), "127.0.0.1", 0)
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        if whole:
            writer.write(b"GET /en/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            assert b" 200 " in await reader.readline()
        writer.write(b"GET /en/ HTTP/1.1\r\nX")
        for _ in range(3):  # a byte now and then does not help
            await asyncio.sleep(0.04)
            writer.write(b"x")
        said = await asyncio.wait_for(reader.read(), 5)  # until it is closed
        writer.close()
        server.close()
        return said

    assert b"HTTP/1.1 408 " in asyncio.run(play())


@pytest.mark.parametrize("length", ["-1", "abc", "9" * 30])
def test_a_length_that_is_none_is_refused(length):
    assert ask("POST", "/api/v1/run", content=b"{}", headers={"content-length": length}).status_code in (400, 413)


def test_a_body_that_never_comes_is_given_up():
    settings = Settings(limits=replace(LOOPBACK, body_seconds=0.2))

    async def stalled():
        yield b"{"
        await asyncio.sleep(5)
        yield b"}"

    answer = ask("POST", "/api/v1/run", settings, content=stalled())
    assert answer.status_code == 408


def test_a_public_server_limits_each_visitor():
    settings = Settings(hosts=None, limits=replace(LOOPBACK, requests_per_minute=3))
    app = create_application(settings)

    async def play():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://kram.example") as client:
            files = [await client.get("/static/icon.svg") for _ in range(5)]
            return files, [await client.post("/api/v1/nothing") for _ in range(5)]

    files, answers = asyncio.run(play())
    assert [answer.status_code for answer in answers] == [404, 404, 404, 429, 429]
    assert {answer.status_code for answer in files} == {200}, "files of the page are not counted"
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 20
    assert answers[-1].json()["status"] == 429


def visits(settings, *passed_on):
    """Statuses of requests that came through a server in front, one after another."""
    app = create_application(replace(settings, hosts=None, limits=replace(LOOPBACK, requests_per_minute=1)))

    async def play():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://kram.example") as client:
            return [(await client.get("/en/nothing", headers=each)).status_code for each in passed_on]

    return asyncio.run(play())


def test_behind_a_proxy_each_visitor_has_a_share_and_nobody_gets_more_by_writing_an_address():
    ann, bob = {"x-forwarded-for": "192.0.2.1"}, {"x-forwarded-for": "192.0.2.2"}
    forged = {"x-forwarded-for": "198.51.100.7, 192.0.2.1"}
    twice = [("x-forwarded-for", "198.51.100.8"), ("x-forwarded-for", "192.0.2.1")]
    assert visits(Settings(behind_proxy=True), ann, bob, ann, forged, twice) == [404, 404, 429, 429, 429]
    assert visits(Settings(), ann, bob) == [404, 429], "without the option the header is nobody's word"


def test_the_rate_comes_back_with_time_and_forgets_visitors():
    now = [0.0]
    rate = Rate(60, clock=lambda: now[0])
    for _ in range(60):
        rate.count("a")
    with pytest.raises(Problem):
        rate.count("a")
    rate.count("b")
    now[0] += 2.0
    rate.count("a")
    now[0] += 61.0
    rate.count("c")
    assert list(rate._visitors) == ["c"]


def test_the_memory_of_visitors_is_bounded():
    rate = Rate(60, clock=lambda: 0.0)
    for number in range(20_000):
        rate.count(str(number))
    assert len(rate._visitors) <= 10_000


def test_a_fault_of_ours_tells_nobody_anything(capsys):
    app = create_application(Settings())

    @app.get("/api/v1/broken")
    async def broken():
        raise ValueError("mass 58 kg, diuretics")

    async def play():
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
            return await client.get("/api/v1/broken")

    answer = asyncio.run(play())
    said = capsys.readouterr()
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "ValueError" in said.err
    for text in (answer.text, said.err, said.out):
        assert "diuretics" not in text


@pytest.mark.parametrize(
    ("path", "headers", "spoken"),
    [
        ("/id/x", {"accept-language": "en"}, "id"),
        ("/en/x", {"accept-language": "id"}, "en"),
        ("/x?lang=id", {"accept-language": "en"}, "id"),
        ("/x", {"accept-language": "id-ID,id;q=0.9,en;q=0.8"}, "id"),
        ("/x", {"accept-language": "fr, en;q=0.3, id;q=0.4"}, "id"),
        ("/x", {"accept-language": "in"}, "id"),
        ("/x", {"accept-language": "id;q=0, en;q=0.1"}, "en"),
        ("/x", {"accept-language": "fr"}, "en"),
        ("/x", {"accept-language": "id;q=abc"}, "en"),
        ("/x?lang=xx", {}, "en"),
    ],
)
def test_the_language_is_the_addresss_then_the_asked_then_the_browsers(path, headers, spoken):
    answer = ask("GET", f"/api{path}" if path.startswith("/x") else path, headers={**HOST, **headers})
    title = answer.json()["title"]
    assert (title == "There is nothing here") == (spoken == "en")


def test_a_browser_gets_a_page_and_a_program_problem_json():
    page = ask("GET", "/en/no/such/page", headers={"accept": "text/html,*/*;q=0.8"})
    program = ask("GET", "/en/no/such/page")
    assert page.headers["content-type"].startswith("text/html")
    assert program.headers["content-type"] == "application/problem+json"
    assert page.status_code == program.status_code == 404
