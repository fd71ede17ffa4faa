"""One worker process: takes a function and plain data, gives plain data back."""

import ctypes
import signal
import sys
from contextlib import suppress
from time import monotonic

from kramkaki import language
from kramkaki.errors import ScenarioError
from kramkaki.web.faults import places
from kramkaki.web.problems import Problem, errors_of

PROGRESS_EVERY = 0.1  # [s]
MMAP_THRESHOLD, TRIM_THRESHOLD = -3, -1  # options of mallopt in the GNU C library
KEPT = 256 * 2**20  # [byte] of freed memory


def serve(connection, memory):
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
            connection.send(_answer(task, connection))
    except (OSError, KeyboardInterrupt):
        return  # the server has gone


def _bound(memory):
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _keep_freed_memory():
    """Reuse the pages of large arrays: a tenth of an answer's time went into fetching them anew from the system."""
    with suppress(OSError, AttributeError, TypeError):  # other C libraries have no such options
        tune = ctypes.CDLL(None).mallopt
        tune(MMAP_THRESHOLD, KEPT)
        tune(TRIM_THRESHOLD, KEPT)


def _answer(task, connection):
    """Do one task. What goes wrong comes back as names and places, never as a message that may hold data."""
    function, arguments, spoken, tells = task
    keywords = {"progress": _teller(connection)} if tells else {}
    try:
        with language.use(spoken):
            return ("done", function(*arguments, **keywords))
    except ScenarioError as problem:
        with language.use(spoken):
            return ("scenario", errors_of(problem))
    except Problem as problem:
        return ("problem", problem.status, problem.code, problem.detail, problem.errors)
    except MemoryError:
        return ("memory",)
    except Exception as fault:
        return ("fault", type(fault).__name__, places(fault.__traceback__))
    finally:
        _forget()


def _teller(connection):
    last = 0.0

    def tell(fraction, text):
        nonlocal last
        now = monotonic()
        if now - last >= PROGRESS_EVERY or fraction >= 1:
            last = now
            connection.send(("progress", float(fraction), str(text)))

    return tell


def _forget():
    """Drop what belongs to the person just answered."""
    sys.modules["kramkaki.exchange.gpx"].forget()
