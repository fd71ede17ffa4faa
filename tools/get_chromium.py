"""Find the browser that the tests of the web page drive; get Debian's where none is and there is the right to.

Run by ``make test`` as ``python -m tools.get_chromium``.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
PLACES = (  # where macOS and Windows keep a program that is not on the path
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    rf"{os.environ.get('PROGRAMFILES', '')}\Google\Chrome\Application\chrome.exe",
)
MISSING = """no Chromium or Chrome is found. To get one, type
  sudo apt-get install chromium                     on Debian
  .venv/bin/python -m playwright install chromium   on Ubuntu and macOS, or where you may not install programs
  .venv\\Scripts\\python -m playwright install chromium   on Windows
or name one in CHROME_BIN."""


def find():
    """Return the path of a browser, or None; what ``CHROME_BIN`` names goes first and has to exist."""
    named = os.environ.get("CHROME_BIN")
    if named:
        if not shutil.which(named):
            raise SystemExit(f"CHROME_BIN names '{named}', and there is no such program.")
        return shutil.which(named)
    found = (shutil.which(name) for name in (*NAMES, *PLACES))
    return next(filter(None, found), None) or _playwrights_own()


def _playwrights_own():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install():
    """Ask apt where it is there and we may; whether it worked shows in what is found afterwards."""
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        subprocess.run([apt, "update", "-qq"], check=False)
        subprocess.run([apt, "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False)


def main():
    """Say what is missing; that is a failure only where ``CI`` is set, for there nobody reads what was skipped."""
    if find():
        return 0
    _install()
    if find():
        return 0
    print(f"\nThe tests of the web page in a browser will be SKIPPED: {MISSING}\n", file=sys.stderr)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
