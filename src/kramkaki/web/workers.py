"""Workers: processes that compute, so that the server itself is never held up.

A worker that takes too long, or whose asker has gone, is killed and replaced; long computations never take the last
worker, so that somebody's three weeks do not stall another's day.
"""

import asyncio
import ctypes
import multiprocessing
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Event, Thread
from time import monotonic
from typing import Any

from kramkaki import language as languages
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.number_types import Progress
from kramkaki.web.limits import Limits
from kramkaki.web.problems import Problem, errors_of, of_scenario, places, report

LOOK_EVERY = 0.2  # [s] whether the asker is still there
SPARED = 1.0  # [s] a computation this young is let finish when its asker goes: a new worker costs more
START_SECONDS = 180.0  # the very first start compiles the model
STOP_SECONDS = 2.0
RETRY_SECONDS = 2.0
PROGRESS_EVERY = 0.1  # [s]
MMAP_THRESHOLD, TRIM_THRESHOLD = -3, -1  # options of mallopt in the GNU C library
KEPT = 256 * 2**20  # [byte] of freed memory
Task = tuple[Callable[..., Any], tuple[Any, ...], str, bool]  # function, arguments, language, whether it reports
Answer = tuple[Any, ...]  # its kind, and what belongs to it


class Worker:
    """One process, and how to ask it. Its methods block: they are called in a thread."""

    def __init__(self, context: Any, memory: int) -> None:
        self._context, self._memory = context, memory
        self._process: Any = None
        self._connection: Any = None

    def start(self) -> None:
        """Start the process and wait until it is warm."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._memory), daemon=True, name="kram worker")
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        if not ours.poll(START_SECONDS) or ours.recv() != ("ready",):
            raise RuntimeError("a worker does not start")

    @property
    def runs(self) -> bool:
        """Whether there is a process to ask."""
        return self._process is not None

    def kill(self) -> None:
        """End the process, whatever it does; whoever asks it learns that it is lost."""
        if self._process is not None:
            self._process.kill()

    def stop(self) -> None:
        """End the process and forget it."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._connection.close()
            self._process = None

    def ask(self, task: Task, seconds: float, gone: Event, progress: Progress) -> Answer:
        """Have one task done; return its answer as `serve` sends it.

        Parameters
        ----------
        task : tuple
        seconds : float
            After which the process is killed. [s]
        gone : threading.Event
            Set when nobody waits for the answer any more.
        progress : callable
            Called with what the process reports meanwhile.
        """
        begin = monotonic()
        try:
            if self._process is None:
                self.start()
                begin = monotonic()
            self._connection.send(task)
            while True:
                if self._connection.poll(LOOK_EVERY):
                    answer: Answer = self._connection.recv()
                    if answer[0] != "progress":
                        return answer
                    progress(*answer[1:])
                elif monotonic() - begin > seconds:
                    self.stop()
                    return ("late", seconds)
                elif gone.is_set() and monotonic() - begin > SPARED:
                    self.stop()
                    return ("gone",)
        except (EOFError, OSError):  # the process died: killed for its memory, say
            self.stop()
            return ("lost",)


def _context() -> Any:
    """Fork from a warm process where that exists; elsewhere each worker warms itself."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kramkaki.web.warm"])
    return context


class Workforce:
    """All workers of a server.

    Parameters
    ----------
    limits : Limits
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        context = _context()
        self._workers = [Worker(context, limits.worker_bytes) for _number in range(limits.workers)]
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._long = asyncio.Semaphore(max(1, limits.workers - 1))
        self._waiting = {False: 0, True: 0}
        self._asides: set[asyncio.Future[Any]] = set()  # what threads do
        self._closing = False
        self._warm = False  # whether any worker ever was; the very first start compiles the model

    def start(self) -> None:
        """Start warming the workers; requests wait for them."""
        for worker in self._workers:
            self._make_ready(worker)

    async def stop(self) -> None:
        """End all workers."""
        self._closing = True
        for worker in self._workers:
            worker.kill()
        if self._asides:
            await asyncio.wait(self._asides, timeout=STOP_SECONDS)

    async def call(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        language: str | None = None,
        seconds: float | None = None,
        long: bool = False,
        progress: Progress | None = None,
    ) -> Any:
        """Have a function computed by a worker.

        Parameters
        ----------
        function : callable
            Of a module, so that a worker finds it by name; takes and gives plain data.
        *arguments
            Plain data.
        language : str, optional
            The language in use, where left out.
        seconds : float, optional
            After which it is given up; the limit for its kind, where left out. [s]
        long : bool
            Whether it may take longer than a person dragging a slider waits.
        progress : callable, optional
            Called as ``progress(fraction, text)`` in this loop; the function then takes such a ``progress``. [0-1], [-]

        Returns
        -------
        answer
            What the function returns.

        Raises
        ------
        Problem
            422 the input is at fault, 413 it takes too much memory, 503 too many wait already, 504 too slow, 500 ours.
        """
        seconds = seconds or (self.limits.long_seconds if long else self.limits.quick_seconds)
        task = (function, arguments, language or languages.current(), progress is not None)
        worker = await self._free_worker(long)
        loop, gone = asyncio.get_running_loop(), Event()

        def report_progress(fraction: float, text: str) -> None:
            if progress is not None:
                loop.call_soon_threadsafe(progress, fraction, text)

        def done(_future: object) -> None:
            if long:
                self._long.release()
            self._make_ready(worker)

        asked = self._aside(worker.ask, task, seconds, gone, report_progress)
        asked.add_done_callback(done)
        try:
            return _result(await asyncio.shield(asked))
        except asyncio.CancelledError:
            gone.set()
            raise

    def _make_ready(self, worker: Worker) -> None:
        """Put a worker where the next request finds it, started anew where it was killed."""
        if self._closing:
            return
        if worker.runs:
            self._idle.put_nowait(worker)
            return

        def warmed(future: asyncio.Future[Any]) -> None:
            fault = future.exception()
            if self._closing:
                return
            if fault is not None:  # whoever asks it next tries again
                report(type(fault).__name__, places(fault.__traceback__))
            self._warm = True
            self._idle.put_nowait(worker)

        self._aside(worker.start).add_done_callback(warmed)

    def _aside(self, function: Callable[..., Any], *arguments: Any) -> asyncio.Future[Any]:
        """Run a blocking function in a thread that nothing waits for when the server ends; return its future."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        self._asides.add(future)
        future.add_done_callback(self._asides.discard)

        def settle(outcome: Callable[[Any], None], value: Any) -> None:
            if not future.done():
                outcome(value)

        def work() -> None:
            outcome: Callable[[Any], None]
            try:
                outcome, value = future.set_result, function(*arguments)
            except Exception as fault:
                outcome, value = future.set_exception, fault
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(settle, outcome, value)

        Thread(target=work, daemon=True, name="kram worker").start()
        return future

    async def _free_worker(self, long: bool) -> Worker:
        if self._waiting[long] >= (self.limits.waiting_long if long else self.limits.waiting):
            raise _busy()
        self._waiting[long] += 1
        try:
            async with asyncio.timeout(self.limits.waiting_seconds if self._warm else START_SECONDS):
                if not long:
                    return await self._idle.get()
                await self._long.acquire()
                try:
                    return await self._idle.get()
                except BaseException:
                    self._long.release()
                    raise
        except TimeoutError:
            raise _busy() from None
        finally:
            self._waiting[long] -= 1


def _busy() -> Problem:
    text = _("Too many ask at the same time. Please try again in a moment.")
    return Problem(503, "busy", text, retry_after=RETRY_SECONDS)


def _result(answer: Answer) -> Any:
    """Return what the worker computed, or raise the problem it met."""
    kind, *rest = answer
    if kind == "done":
        return rest[0]
    if kind == "scenario":
        raise of_scenario(rest[0])
    if kind == "problem":
        raise Problem(*rest)
    if kind == "late":
        text = _("It was given up after {limit} s. Ask for a shorter time or fewer draws.")
        raise Problem(504, "too-slow", text.format(limit=f"{rest[0]:g}"))
    if kind == "memory":
        raise Problem(413, "memory", _("It needs too much memory. Ask for a shorter time or fewer draws."))
    if kind == "fault":
        report(*rest)
    raise Problem(500, "fault")


# What follows runs in the process of a worker.


def serve(connection: Connection, memory: int) -> None:
    """Answer tasks until the other end closes.

    Parameters
    ----------
    connection : multiprocessing.connection.Connection
    memory : int
        That this process may take. [byte]
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then closes the connection
    try:
        import kramkaki.web.warm  # noqa: F401  (there already where workers are forked)

        _bound(memory)
        _keep_freed_memory()
        connection.send(("ready",))
        while True:
            try:
                task = connection.recv()
            except EOFError:
                return
            connection.send(_done(task, connection))
    except (OSError, KeyboardInterrupt):
        return  # the server has gone


def _bound(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _keep_freed_memory() -> None:
    """Reuse the pages of large arrays: a tenth of an answer's time went into fetching them anew from the system."""
    with suppress(OSError, AttributeError, TypeError):  # other C libraries have no such options
        tune = ctypes.CDLL(None).mallopt
        tune(MMAP_THRESHOLD, KEPT)
        tune(TRIM_THRESHOLD, KEPT)


def _done(task: Task, connection: Connection) -> Answer:
    """Do one task. What goes wrong comes back as names and places, never as a message that may hold data."""
    function, arguments, spoken, reports = task
    keywords = {"progress": _reporter(connection)} if reports else {}
    try:
        with languages.use(spoken):
            return ("done", function(*arguments, **keywords))
    except ScenarioError as problem:
        with languages.use(spoken):
            return ("scenario", errors_of(problem))
    except Problem as problem:
        return ("problem", problem.status, problem.code, problem.detail, problem.errors)
    except MemoryError:
        return ("memory",)
    except Exception as fault:
        return ("fault", type(fault).__name__, places(fault.__traceback__))
    finally:
        _forget()


def _reporter(connection: Connection) -> Progress:
    last = 0.0

    def progress(fraction: float, text: str) -> None:
        nonlocal last
        now = monotonic()
        if now - last >= PROGRESS_EVERY or fraction >= 1:
            last = now
            connection.send(("progress", float(fraction), str(text)))

    return progress


def _forget() -> None:
    """Drop what belongs to the person just answered."""
    sys.modules["kramkaki.exchange.gpx"].forget()
