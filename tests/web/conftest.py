"""A real server and a real browser for the tests of the page."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from threading import Timer

import pytest

CODE = "import sys; from kramkaki.cli import main; sys.exit(main(sys.argv[1:]))"
SECONDS_TO_START = 180  # the first start ever compiles the model
CHROMIUM = os.environ.get("CHROME_BIN") or shutil.which("chromium") or "/usr/bin/chromium"


@contextmanager
def serving(*options):
    """``kram serve`` on a free port as a process of its own; gives its address without the last slash."""
    command = [sys.executable, "-c", CODE, "serve", "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    overdue = Timer(SECONDS_TO_START, process.kill)
    overdue.start()
    try:
        said = []
        for line in process.stdout:
            said.append(line)
            if found := re.search(r"(http://[\d.]+:\d+)/", line):
                break
        else:
            pytest.fail(f"kram serve did not start: {''.join(said)}")
        yield found.group(1)
    finally:
        overdue.cancel()
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


@pytest.fixture(scope="session")
def address():
    """Where the page is served."""
    with serving() as found:
        yield found


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests; missing is a failure, since what people see would go untested."""
    from playwright.sync_api import sync_playwright

    if not os.path.exists(CHROMIUM):
        pytest.fail("no Chromium: install the Debian package `chromium`, or name the program in CHROME_BIN")
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage"]
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        yield found
        found.close()


class Visit:
    """One visitor's page, which keeps a list of everything that should not happen."""

    def __init__(self, context, address):
        self.page, self.address, self.faults, self.allowed = context.new_page(), address, [], []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def _heard(self, message):
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text}")

    def _asked(self, request):
        if not request.url.startswith((self.address + "/", "blob:", "data:")):
            self.faults.append(f"request to {request.url}")


@pytest.fixture
def visit(browser, address):
    """A visitor on a desk; fails at the end if the page asked others, broke its policy or threw an error."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address, locale="en-GB")
    context.set_default_timeout(20_000)
    found = Visit(context, address)
    yield found
    context.close()
    assert not [fault for fault in found.faults if not any(word in fault for word in found.allowed)]
