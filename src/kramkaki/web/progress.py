"""Answers that take a while: progress as server-sent events, and an end where the asker leaves."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any, TypeAlias, TypeVar

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kramkaki.web.problems import Problem, places, report
from kramkaki.web.security import header

MEDIA_TYPE = "text/event-stream"
SIGN_OF_LIFE_EVERY = 10.0  # [s] so that nothing between here and the browser closes a silent connection
CLIENT_LEFT = 499  # never seen by anybody
Answer = TypeVar("Answer")
Work: TypeAlias = Callable[[Callable[[float, str], None]], Coroutine[Any, Any, bytes]]


def wants_events(request: Request) -> bool:
    """Whether the asker wants to hear of progress."""
    return request.query_params.get("progress") == "true" or MEDIA_TYPE in header(request.scope, "accept")


async def while_connected(request: Request, work: Coroutine[Any, Any, Answer]) -> Answer:
    """Wait for some work, and give it up when the asker leaves.

    Parameters
    ----------
    request : Request
        Its body already read.
    work : coroutine
    """
    asked, left = asyncio.ensure_future(work), asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait((asked, left), return_when=asyncio.FIRST_COMPLETED)
        if asked.done():
            return asked.result()
        raise Problem(CLIENT_LEFT, "left")
    finally:
        asked.cancel()
        left.cancel()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def events(work: Work) -> StreamingResponse:
    """Return an answer of events: ``progress`` (fraction, text), then ``result`` or ``problem``.

    Parameters
    ----------
    work : callable
        ``work(progress)`` is a coroutine that gives JSON. [byte]
    """
    return StreamingResponse(_stream(work), media_type=MEDIA_TYPE, headers={"X-Accel-Buffering": "no"})


async def _stream(work: Work) -> AsyncIterator[str]:
    queue: asyncio.Queue[tuple[str, str]] = asyncio.Queue()

    def progress(fraction: float, text: str) -> None:
        queue.put_nowait(("progress", json.dumps({"fraction": round(fraction, 3), "text": text})))

    task = asyncio.create_task(_finish(work(progress), queue))
    try:
        kind = "progress"
        while kind == "progress":
            try:
                async with asyncio.timeout(SIGN_OF_LIFE_EVERY):
                    kind, data = await queue.get()
            except TimeoutError:
                yield ": working\n\n"
            else:
                yield f"event: {kind}\ndata: {data}\n\n"
    finally:
        task.cancel()


async def _finish(work: Awaitable[bytes], queue: asyncio.Queue[tuple[str, str]]) -> None:
    try:
        answer = await work
        queue.put_nowait(("result", answer.decode()))
    except Problem as problem:
        queue.put_nowait(("problem", json.dumps(problem.as_dict())))
    except Exception as fault:  # the answer has begun: the guard can no longer say so
        report(type(fault).__name__, places(fault.__traceback__))
        queue.put_nowait(("problem", json.dumps(Problem(500, "fault").as_dict())))


def as_json(content: bytes) -> Response:
    """Return the answer of a question. [byte]"""
    return Response(content, media_type="application/json")
