"""The browser for the tests: found under its usual names, and said in a few lines where there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def looked_for(folder, **environment):
    """Run the search where only the programs of a folder are to be found."""
    bare = {key: value for key, value in os.environ.items() if key not in ("CI", "CHROME_BIN")}
    bare |= {"PATH": str(folder), "PLAYWRIGHT_BROWSERS_PATH": str(folder), **environment}
    command = [sys.executable, "-m", "tools.get_chromium"]
    return subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("name", ["chromium", "google-chrome"])
def test_a_browser_is_found_under_its_name(tmp_path, name):
    program = tmp_path / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    done = looked_for(tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_any_it_says_what_to_type_and_fails_only_where_nobody_reads(tmp_path):
    here, unattended = looked_for(tmp_path), looked_for(tmp_path, CI="true")
    assert (here.returncode, unattended.returncode) == (0, 1)
    for words in ("SKIPPED", "sudo apt-get install chromium", "playwright install chromium", "CHROME_BIN"):
        assert words in here.stderr


def test_a_browser_that_is_named_has_to_be_there(tmp_path):
    done = looked_for(tmp_path, CHROME_BIN=str(tmp_path / "none"))
    assert done.returncode == 1
    assert "there is no such program" in done.stderr
