"""One server for all tests of the web."""

import pytest

from tests.web.running import Running


@pytest.fixture(scope="session")
def server():
    """A running server, for this machine only."""
    with Running() as running:
        yield running


@pytest.fixture(scope="session")
def client(server):
    """An HTTP client for it."""
    with server.client() as client:
        yield client
