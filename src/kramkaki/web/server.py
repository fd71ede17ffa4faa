"""Runs the application on a socket until it is told to end."""

import logging
from contextlib import suppress

import uvicorn

from kramkaki.web.application import create_application
from kramkaki.web.patience import protocol

KEEP_ALIVE = 5  # [s]
GRACE = 3  # [s] for answers under way when it ends


def serve(listening, settings):
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
        proxy_headers=False,  # the door reads the one that a server in front writes, and only where there is one
        http=protocol(settings.limits.header_seconds),
        limit_concurrency=settings.limits.connections,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
        ws="none",
    )
    with suppress(KeyboardInterrupt):  # raised once more after everything has ended
        uvicorn.Server(config).run(sockets=[listening])
