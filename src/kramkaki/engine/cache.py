"""Compiled code kept between runs, in a folder named by everything it was made from, checked before it is loaded.

Numba's own cache checks only the file of the outer function and would serve the old result after an
equation was edited; and it runs whatever bytes it finds.
"""

import logging
import os
import pickle
import shutil
import sys
import uuid
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from types import FunctionType
from typing import Any

from numba.core.caching import NullCache
from numba.core.compiler import CompileResult
from numba.core.serialize import dumps

from kramkaki.language import mark

PACKAGE = Path(__file__).parents[1]
COMPILED_ROOMS = ("equations", "engine", "body", "nerve")
SEAL_BYTES = 32


def sources_digest() -> str:
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


SOURCES = sources_digest()  # of the sources as they were imported, not as they are when something is compiled


def folder() -> Path:
    """Return where compiled code is kept: ``KRAMKAKI_CACHE_DIR`` or the user's cache folder."""
    if chosen := os.environ.get("KRAMKAKI_CACHE_DIR"):
        return Path(chosen) / SOURCES
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kramkaki" / SOURCES
    except RuntimeError:  # a user without a home
        return Path(os.devnull) / SOURCES


def kept(function: Any) -> Any:
    """Keep what Numba compiles of this function, which may not be made inside another: decorates a jitted one."""
    if function.py_func.__closure__:
        raise ValueError(f"{function.py_func.__qualname__} depends on values that the name of its file does not tell")
    function._cache = _CheckedCache(function.py_func)
    return function


class _CheckedCache(NullCache):
    """A file for each signature and processor of one function, used only while its seal fits.

    Where it cannot be read it is as good as missing, where it cannot be written the next run compiles again.
    """

    def __init__(self, function: FunctionType) -> None:
        self._code = function.__code__
        self._name = f"{function.__module__}.{function.__name__}"

    def _path(self, signature: Any, codegen: Any) -> Path:
        key = repr((self._code.co_qualname, self._code.co_firstlineno, str(signature), codegen.magic_tuple()))
        return folder() / f"{self._name}-{blake2b(key.encode(), digest_size=8).hexdigest()}.bin"

    def load_overload(self, signature: Any, target_context: Any) -> CompileResult | None:
        """Return what was compiled for the signature, or None."""
        target_context.refresh()
        path = self._path(signature, target_context.codegen())
        try:
            content = path.read_bytes()
            if content[:SEAL_BYTES] == _seal(path, content[SEAL_BYTES:]):
                parts = pickle.loads(content[SEAL_BYTES:])  # noqa: S301 - sealed
                compiled: CompileResult = CompileResult._rebuild(target_context, *parts)
                return compiled
        except (FileNotFoundError, NotADirectoryError):
            return None
        except Exception:  # unreadable; or whole but of no use here, such as code that calls a library that is gone
            _remark(path.parent)
            return None
        _remark(path.parent)
        return None

    def save_overload(self, signature: Any, compiled: Any) -> None:
        """Keep what was compiled for the signature, in one step, so that others see all of it or nothing."""
        if compiled.library.has_dynamic_globals:
            return
        content = dumps(compiled._reduce())
        path = self._path(signature, compiled.codegen)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, _seal(path, content) + content)
        except OSError:  # a full disk, a folder that may not be written
            return


def _seal(path: Path, content: bytes) -> bytes:
    """A digest of the content and of whose it is, so that a file under another's name is found too."""
    return blake2b(f"{SOURCES}/{path.name}\n".encode() + content, digest_size=SEAL_BYTES).digest()


def _replace(path: Path, content: bytes) -> None:
    passing = path.with_name(f"{path.name}.{uuid.uuid4().hex}")
    try:
        passing.write_bytes(content)
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        os.replace(passing, path)
    finally:
        passing.unlink(missing_ok=True)


_remarked: list[Path] = []


def _remark(place: Path) -> None:
    """Say once in a process that compiled code was there but is of no use."""
    if not _remarked:
        _remarked.append(place)
        text = mark("the cache of compiled code in %s cannot be used: compiling again takes up to half a minute")
        logging.getLogger(__name__).warning(text, place)
