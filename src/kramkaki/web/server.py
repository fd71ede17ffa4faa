"""Runs the application on a socket until it is told to end."""

import asyncio
import logging
import socket
from contextlib import suppress

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kramkaki.web.application import create_application
from kramkaki.web.limits import Settings

KEEP_ALIVE = 5  # [s]
GRACE = 3  # [s] for answers under way when it ends
TOO_LATE = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


def serve(listening: socket.socket, settings: Settings) -> None:
    """Serve until Ctrl-C or a termination signal.

    Parameters
    ----------
    listening : socket.socket
        Bound and listening.
    settings : Settings
    """
    # What was asked, and what went wrong with it, is a person's: nothing but our own reports of faults is written.
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "asyncio", "multipart", "python_multipart"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    config = uvicorn.Config(
        create_application(settings),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # the guard reads the one that a server in front writes, and only where there is one
        http=protocol(settings.limits.header_seconds),
        limit_concurrency=settings.limits.connections,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
        ws="none",
    )
    with suppress(KeyboardInterrupt):  # raised once more after everything has ended
        uvicorn.Server(config).run(sockets=[listening])


def protocol(seconds: float) -> type[H11Protocol]:
    """Return the protocol of a server that waits so long for a request's headers.

    Otherwise a few hundred connections that send a byte now and then would hold the server for ever.

    Parameters
    ----------
    seconds : float
        From the opening of a connection, or the first byte of a further request, to the end of the headers. [s]
    """

    class Patient(H11Protocol):
        _alarm: asyncio.TimerHandle | None = None

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
            super().connection_made(transport)
            self._watch()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._watch()

        def connection_lost(self, exc: Exception | None) -> None:
            self._rest()
            super().connection_lost(exc)

        def _watch(self) -> None:
            answering = self.cycle is not None and not self.cycle.response_complete
            if answering or self.transport.is_closing():
                self._rest()
            elif self._alarm is None:
                self._alarm = self.loop.call_later(seconds, self._late)

        def _rest(self) -> None:
            if self._alarm is not None:
                self._alarm.cancel()
                self._alarm = None

        def _late(self) -> None:
            self._alarm = None
            if not self.transport.is_closing():
                self.transport.write(TOO_LATE)
                self.transport.close()

    return Patient
