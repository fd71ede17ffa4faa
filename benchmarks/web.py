"""Many people at the web page at once: how long they wait, whether any answer is lost, what it takes.

Closed loop: each of the users asks, waits for the answer, thinks, and asks again. Two loads: with the time a person
takes to look at an answer (5 to 10 s), and without any, which shows where the machine is full. The users are simulated
in this process, on the same machine, and take some of its cores.
"""

import asyncio
import json
import random
import sys
from statistics import median, quantiles
from time import perf_counter, process_time

import httpx

from kramkaki.web.requests import SHOWN_CURVES
from tests.web.running import Running

USERS = 50
THINKING = (5.0, 10.0)  # [s]
SECONDS = 60.0
DAY = {
    "start": "2026-03-01T00:00+07:00",
    "end": "2026-03-02T00:00+07:00",
    "person": {"sex": "female", "age_years": 34, "mass_kg": 58},
    "day": [
        {
            "weather": [{"temperature_c": 29, "relative_humidity_percent": 80}],
            "wake": "05:00",
            "exercise": [{"start": "06:00", "activity": "running", "duration": "1 h 50 min", "effort": "hard"}],
            "drink": [{"time": "06:45", "volume_ml": 200}],
            "sleep": "22:00",
        }
    ],
}
CURVES = SHOWN_CURVES[:4]


def question(number):
    """Return the body of a run of one day; each user is somebody else."""
    told = {**DAY, "person": {**DAY["person"], "mass_kg": 50 + number % 40, "age_years": 20 + number % 50}}
    return json.dumps({"scenario": told, "curves": CURVES}).encode()


async def _user(client, number, thinking, until, waits, lost):
    draw = random.Random(number)  # noqa: S311  (no secret)
    low, high = thinking
    asked = question(number)
    await asyncio.sleep(draw.uniform(0, high))
    while perf_counter() < until:
        begin = perf_counter()
        answer = await client.post("/api/v1/run", content=asked)
        waits.append(perf_counter() - begin)
        if answer.status_code != 200 or b'"cramps"' not in answer.content:
            lost.append(answer.status_code)
        await asyncio.sleep(draw.uniform(low, high))


async def _crowd(server, users, thinking, seconds):
    waits, lost, memory = [], [], []
    limits = httpx.Limits(max_connections=users, max_keepalive_connections=users)
    async with httpx.AsyncClient(base_url=server.address, timeout=120, limits=limits) as client:
        await asyncio.gather(*(client.post("/api/v1/run", content=question(n)) for n in range(8)))  # warm
        before, own, begin = server.seconds(), process_time(), perf_counter()
        crowd = [_user(client, n, thinking, begin + seconds, waits, lost) for n in range(users)]
        watched = asyncio.create_task(_watch(server, memory))
        await asyncio.gather(*crowd)
        watched.cancel()
    return {
        "median": median(waits),
        "p95": quantiles(waits, n=20)[-1],
        "answers": len(waits),
        "lost": len(lost),
        "per_second": len(waits) / (perf_counter() - begin),
        "cpu": (server.seconds() - before) / len(waits),
        "cpu_of_users": (process_time() - own) / len(waits),
        "memory": max(memory),
    }


async def _watch(server, memory):
    while True:
        memory.append(server.memory())
        await asyncio.sleep(1.0)


def load(server, users=USERS, thinking=THINKING, seconds=SECONDS):
    """Put a server under load.

    Parameters
    ----------
    server : Running
    users : int
    thinking : tuple of float
        Shortest and longest pause between an answer and the next question. [s]
    seconds : float
        During which users ask. [s]

    Returns
    -------
    measured : dict
        ``median`` and ``p95`` of the waits [s], ``answers``, ``lost``, ``per_second`` [1/s], ``cpu`` of the server and
        ``cpu_of_users`` for one answer [s], ``memory`` of all its processes at most [MB].
    """
    return asyncio.run(_crowd(server, users, thinking, seconds))


def main():
    """Measure both loads; print one JSON object each."""
    with Running() as server:
        for name, thinking, seconds in (("5 to 10 s to think", THINKING, SECONDS), ("no time to think", (0, 0), 20.0)):
            measured = load(server, thinking=thinking, seconds=seconds)
            print(json.dumps({"load": f"{USERS} users, {name}", **{k: round(v, 3) for k, v in measured.items()}}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
