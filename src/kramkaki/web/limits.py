"""Settings of a server: its names, and how much one request, one visitor and the whole server may ask for."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from os import cpu_count

from kramkaki.constants import SECONDS_PER_MINUTE
from kramkaki.language import gettext as _
from kramkaki.web.problems import Problem

BYTES_PER_MEGABYTE = 1_000_000
MOST_VISITORS = 10_000  # whose rate is remembered; the one not seen longest is forgotten first


@dataclass(frozen=True)
class Limits:
    """What is answered and what is refused.

    Attributes
    ----------
    body_bytes : int
        Of one request. [byte]
    header_seconds, body_seconds : float
        For a request's headers and for its body to arrive. [s]
    days : int
        Of one scenario. [d]
    draws, default_draws : int
        Parameter draws behind the bands: the most, and where none are named. [1]
    curve_points : int
        Of one curve. [1]
    tracks : int
        Sent along with a scenario. [1]
    workers : int
        Processes that compute. [1]
    waiting, waiting_long : int
        Requests that wait for a free one. [1]
    waiting_seconds : float
        That a request waits at most. [s]
    quick_seconds, long_seconds : float
        That a computation may take. [s]
    worker_bytes : int
        Memory one process may take. [byte]
    connections : int
        Open at a time. [1]
    requests_per_minute : int or None
        Computations of one address; None is without limit. [1/min]
    """

    body_bytes: int = 8 * BYTES_PER_MEGABYTE
    header_seconds: float = 10.0
    body_seconds: float = 30.0
    days: int = 31
    draws: int = 256
    default_draws: int = 16
    curve_points: int = 500
    tracks: int = 8
    workers: int = max(2, cpu_count() or 2)  # with one alone, a long computation would stall everybody
    waiting: int = 128
    waiting_long: int = 8
    waiting_seconds: float = 30.0
    quick_seconds: float = 20.0
    long_seconds: float = 120.0
    worker_bytes: int = 4_000 * BYTES_PER_MEGABYTE
    connections: int = 512
    requests_per_minute: int | None = None


LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
LOOPBACK = Limits()
# A stranger may hold a public server: smaller files, fewer draws, and a rate that dragging a slider does not reach.
PUBLIC = Limits(
    body_bytes=4 * BYTES_PER_MEGABYTE, body_seconds=15.0, draws=64, long_seconds=60.0, requests_per_minute=240
)


@dataclass(frozen=True)
class Settings:
    """How one server is set up.

    Attributes
    ----------
    language : str
        Spoken to whoever asks for none.
    hosts : frozenset of str, or None
        Names under which it answers; None is any, for a public server.
    limits : Limits
    behind_proxy : bool
        Whether one server stands in front and says, last in ``X-Forwarded-For``, who asks.
    """

    language: str = "en"
    hosts: frozenset[str] | None = LOOPBACK_NAMES
    limits: Limits = LOOPBACK
    behind_proxy: bool = False


class Rate:
    """Computations by address over the last minute. Kept in memory only, and forgotten after it."""

    def __init__(self, per_minute: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute, self._clock = per_minute, clock
        self._visitors: dict[str, tuple[float, float]] = {}

    def count(self, address: str) -> None:
        """Count one request; raise `Problem` where the address has used up its share.

        Parameters
        ----------
        address : str
        """
        if self._per_minute is None:
            return
        now = self._clock()
        left, last = self._visitors.pop(address, (float(self._per_minute), now))
        left = min(left + (now - last) * self._per_minute / SECONDS_PER_MINUTE, float(self._per_minute))
        self._forget(now)
        self._visitors[address] = (max(left - 1.0, 0.0), now)
        if left < 1.0:
            raise Problem(
                429,
                "too-many-requests",
                _("Too many requests: at most {limit} a minute.").format(limit=self._per_minute),
                retry_after=(1.0 - left) * SECONDS_PER_MINUTE / self._per_minute,
            )

    def _forget(self, now: float) -> None:
        """Drop addresses whose share is whole again; the dict is in the order of last visits."""
        for address in list(self._visitors):
            if now - self._visitors[address][1] < SECONDS_PER_MINUTE and len(self._visitors) < MOST_VISITORS:
                return
            del self._visitors[address]
