"""Visitors of the page with a real browser."""

import os
from contextlib import contextmanager

import pytest

from tools.get_chromium import MISSING, find

DESK = {"width": 1280, "height": 900}


@contextmanager
def chromium():
    """One browser; that none is there is a failure where ``CI`` is set, and elsewhere said for each test left out."""
    from playwright.sync_api import sync_playwright

    path = find()
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage"]
        found = playwright.chromium.launch(executable_path=path, args=options)
        yield found
        found.close()


class Visit:
    """One visitor's page, which keeps a list of everything that should not happen.

    Attributes
    ----------
    page : playwright.sync_api.Page
    faults : list of str
        Errors of scripts, messages of the console (a broken policy is one), requests to others.
    """

    def __init__(self, context, address):
        self.page, self.address, self.faults = context.new_page(), address, []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def _heard(self, message):
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text}")

    def _asked(self, request):
        if not request.url.startswith((self.address + "/", "blob:", "data:")):
            self.faults.append(f"request to {request.url}")


@contextmanager
def visiting(browser, address, faults_wanted=None, **options):
    """A visitor; fails at the end where something happened that should not (the browser logs a refusal one wants)."""
    context = browser.new_context(**{"viewport": DESK, "base_url": address, "locale": "en-GB", **options})
    context.set_default_timeout(60_000)
    visit = Visit(context, address)
    yield visit
    context.close()
    assert not [fault for fault in visit.faults if faults_wanted is None or faults_wanted not in fault]
