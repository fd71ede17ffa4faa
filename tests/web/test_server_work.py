"""The workers: whatever one request does, the others get their answers."""

import asyncio
import socket
import sys
from dataclasses import replace
from time import monotonic, sleep

import pytest

from kramkaki.web.limits import LOOPBACK
from kramkaki.web.problems import Problem
from kramkaki.web.workers import Workforce
from tests.web import jobs
from tests.web.running import Running

LIMITS = replace(LOOPBACK, workers=2, waiting=4, waiting_long=1, waiting_seconds=60.0, worker_bytes=3 * 10**9)


def with_workers(scene, limits=LIMITS):
    async def play():
        work = Workforce(limits)
        work.start()
        try:
            return await scene(work)
        finally:
            await work.stop()

    return asyncio.run(play())


async def refused(call):
    with pytest.raises(Problem) as found:
        await call
    return found.value


def test_a_stuck_worker_is_replaced_and_stalls_nobody():
    async def scene(work):
        before = {await work.call(jobs.who) for _ in range(2)}
        stuck = asyncio.create_task(refused(work.call(jobs.spin, seconds=1.5)))
        await asyncio.sleep(0.1)
        begin = monotonic()
        for _ in range(5):
            await work.call(jobs.who)
        meanwhile = monotonic() - begin
        problem = await stuck
        after = {await work.call(jobs.sleep, 0.05) for _ in range(4)}
        return before, meanwhile, problem, after

    before, meanwhile, problem, after = with_workers(scene)
    assert meanwhile < 1.0
    assert (problem.status, problem.code) == (504, "too-slow")
    assert len(before | after) > len(before), "a new process has taken its place"


def test_long_work_never_takes_the_last_worker():
    async def scene(work):
        await work.call(jobs.who)
        first = asyncio.create_task(work.call(jobs.sleep, 1.5, long=True))
        await asyncio.sleep(0.1)
        second = asyncio.create_task(work.call(jobs.sleep, 0.0, long=True))
        await asyncio.sleep(0.3)
        begin = monotonic()
        await work.call(jobs.who)
        quick = monotonic() - begin
        third = await refused(work.call(jobs.sleep, 0.0, long=True))
        await asyncio.gather(first, second)
        return quick, third

    quick, third = with_workers(scene)
    assert quick < 1.0
    assert third.status == 503
    assert int(third.headers["Retry-After"]) >= 1


def test_too_many_waiting_are_told_to_come_back():
    async def scene(work):
        await work.call(jobs.who)
        calls = [asyncio.create_task(work.call(jobs.sleep, 0.3)) for _ in range(12)]
        return await asyncio.gather(*calls, return_exceptions=True)

    answers = with_workers(scene)
    busy = [one for one in answers if isinstance(one, Problem)]
    done = [one for one in answers if isinstance(one, int)]
    assert len(busy) + len(done) == 12
    assert len(done) >= 4
    assert {problem.status for problem in busy} == {503}


def test_whoever_leaves_frees_the_worker():
    async def scene(work):
        await asyncio.gather(work.call(jobs.who), work.call(jobs.who))
        left = [asyncio.create_task(work.call(jobs.spin, seconds=60)) for _ in range(2)]
        await asyncio.sleep(0.5)
        for task in left:
            task.cancel()
        begin = monotonic()
        await work.call(jobs.who)
        return monotonic() - begin

    assert with_workers(scene) < 20


def test_the_workers_speak_the_language_of_the_request():
    async def scene(work):
        return await asyncio.gather(
            *(work.call(jobs.language, language=spoken) for spoken in ("id", "en", "id", "en")),
        )

    answers = with_workers(scene)
    assert [spoken for spoken, _text in answers] == ["id", "en", "id", "en"]


def test_what_goes_wrong_in_a_worker_is_a_problem_of_its_kind():
    async def scene(work):
        kinds = {
            "scenario": await refused(work.call(jobs.refuse, "day[0].drink")),
            "fault": await refused(work.call(jobs.break_with, "private")),
            "lost": await refused(work.call(jobs.die)),
            "memory": await refused(work.call(jobs.take, 3)),
        }
        return kinds, await work.call(jobs.who)

    kinds, pid = with_workers(scene)
    assert {name: problem.status for name, problem in kinds.items()} == {
        "scenario": 422, "fault": 500, "lost": 500, "memory": 413,
    }  # fmt: skip
    assert kinds["scenario"].errors == [
        {"path": "day[0].drink", "problem": "is wrong", "allowed": "right", "fix": "mend it",
         "text": "day[0].drink: is wrong; allowed: right; mend it"}
    ]  # fmt: skip
    assert pid > 0


def test_a_fault_is_reported_without_what_the_person_wrote(capsys):
    with_workers(lambda work: refused(work.call(jobs.break_with, "my secret illness")))
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert "jobs.py" in said
    assert "secret" not in said


def test_progress_reaches_the_asker():
    async def scene(work):
        heard = []
        answer = await work.call(jobs.tell, progress=lambda fraction, text: heard.append((fraction, text)))
        return answer, heard

    answer, heard = with_workers(scene)
    assert answer == "told"
    assert heard[0] == (0.0, "half way")
    assert heard[-1][0] == 1.0


@pytest.mark.parametrize("question", ["/api/v1/threshold", "/api/v1/threshold?progress=true"])
def test_closing_the_page_stops_its_computation(question):
    with Running("--workers", "1") as server, server.client() as client:
        client.get("/api/v1/")
        host, port = server.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as page:
            page.sendall(f"POST {question} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 2\r\n\r\n{{}}".encode())
            sleep(1.5)
        begin = monotonic()
        assert client.get("/api/v1/").status_code == 200
        assert monotonic() - begin < 5, "the only worker is free again"


def test_the_server_itself_loads_nothing_that_computes():
    import subprocess

    code = "import sys, kramkaki.web.application as a; a.create_application(); print('numba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
