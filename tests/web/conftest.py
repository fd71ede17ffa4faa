"""One server for all tests of the web."""

import pytest

from tests.web.running import Running
from tests.web.visiting import chromium, visiting


@pytest.fixture(scope="session")
def server():
    """A running server, for this machine only."""
    with Running() as running, running.client() as first:
        first.get("/api/v1/").raise_for_status()  # waits until the model is compiled
        yield running


@pytest.fixture(scope="session")
def client(server):
    """An HTTP client for it."""
    with server.client() as client:
        yield client


@pytest.fixture(scope="module")
def browser():
    """A real browser; closed after each file, for its driver keeps an event loop in this thread that others need."""
    with chromium() as found:
        yield found


@pytest.fixture
def visit(browser, server):
    """A visitor at a desk."""
    with visiting(browser, server.address) as found:
        yield found
