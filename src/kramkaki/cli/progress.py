"""A sign of life on standard error, for work that takes over two seconds."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

PATIENCE = 2.0  # [s] before anything is shown


class Report(Protocol):
    """Changes the text, and the part done."""

    def __call__(self, text: str, done: float | None = None) -> None:
        """Show them; None where it is not known how much is done."""


@contextmanager
def waiting(text: str) -> Iterator[Report]:
    """Show ``text`` with the time passed, on a terminal's standard error, once the work takes long.

    Yields ``report(text, done)``, which changes the text and the part done (0 to 1, or None where it is not known).
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    progress = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )
    task = progress.add_task(text, total=None)
    started = threading.Event()

    def start() -> None:
        started.set()
        progress.start()

    timer = threading.Timer(PATIENCE, start)
    timer.daemon = True

    def report(text: str, done: float | None = None) -> None:
        progress.update(task, description=text, total=None if done is None else 1.0, completed=done or 0.0)

    timer.start()
    try:
        yield report
    finally:
        timer.cancel()
        if started.is_set():
            progress.stop()
