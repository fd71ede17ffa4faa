"""A real server in a process of its own, on a free port of this machine."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import httpx

PROGRAM = "from kramkaki.cli import main; import sys; sys.exit(main())"
FIRST_ANSWER = 180  # [s] the very first start compiles the model


class Running:
    """``kram serve`` as a context manager.

    Attributes
    ----------
    address : str
        Such as ``http://127.0.0.1:40123``.
    """

    def __init__(self, *options):
        self._options = options

    def __enter__(self):
        self._said = tempfile.TemporaryFile("w+")
        command = [sys.executable, "-c", PROGRAM, "serve", "--port", "0", "--lang", "en", *self._options]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=self._said, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
        first = self.process.stdout.readline()
        self.address = re.search(r"http://[^/]+", first).group()
        return self

    def __exit__(self, *_error):
        self.end(signal.SIGINT)
        self._said.close()

    def end(self, how):
        """Send a signal; return the exit code and how long nothing was left to wait for."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(20)
        self.process.stdout.close()
        return code

    def said(self):
        """Everything it has written to its standard error stream."""
        self._said.seek(0)
        return self._said.read()

    def client(self, **options):
        """An HTTP client for it."""
        return httpx.Client(base_url=self.address, timeout=FIRST_ANSWER, **options)

    def processes(self):
        """Process ids of the server and all that it started."""
        found, new = set(), {self.process.pid}
        while new:
            found |= new
            new = {child for parent in new for child in _children(parent)} - found
        return found

    def memory(self):
        """Proportional share of the memory of all its processes. [MB]"""
        return sum(_memory(one) for one in self.processes())

    def seconds(self):
        """Processor time of all its processes so far. [s]"""
        return sum(_seconds(one) for one in self.processes())


def _children(pid):
    path = Path(f"/proc/{pid}/task")
    lists = [one / "children" for one in path.iterdir()] if path.exists() else []
    return [int(child) for one in lists if one.exists() for child in one.read_text().split()]


def _seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid):
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
