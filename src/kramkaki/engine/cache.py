"""Compiled code kept between runs, in a folder named by everything it was made from.

Numba's own cache checks only the file of the outer function and would serve the old result after an
equation was edited.
"""

import atexit
import os
import shutil
import sys
import tempfile
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import numba

PACKAGE = Path(__file__).parents[1]
COMPILED_ROOMS = ("equations", "engine", "body")


def sources_digest():
    """Return a digest of every source file that compiled code is made from, and of the compiler."""
    digest = blake2b(digest_size=8)
    for room in COMPILED_ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    for package in ("numba", "llvmlite", "numpy"):
        digest.update(version(package).encode())
    digest.update(sys.version.encode())
    return digest.hexdigest()


def folder():
    """Return where compiled code is kept: ``KRAMKAKI_CACHE_DIR`` or the user's cache folder."""
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kramkaki"
    return Path(os.environ.get("KRAMKAKI_CACHE_DIR") or default) / sources_digest()


def use():
    """Point Numba at the folder, or at a passing one where it cannot be written (the next run compiles again).

    Call before the first compiled function is defined.
    """
    try:
        place = folder()
        place.mkdir(parents=True, exist_ok=True)
        writable = os.access(place, os.W_OK)
    except (OSError, RuntimeError):  # RuntimeError: a user without a home
        writable = False
    if not writable:
        place = tempfile.mkdtemp(prefix="kramkaki-")
        atexit.register(shutil.rmtree, place, ignore_errors=True)
    numba.config.CACHE_DIR = str(place)
