"""Reads a file that a user named, but never one that is no ordinary file or too large."""

from pathlib import Path

from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _

BYTES_PER_MEGABYTE = 1e6


def read_bytes(path: Path, maximum_bytes: int, missing: str = "") -> bytes:
    """Content of a file.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    maximum_bytes : int
        Largest size that is read. [byte]
    missing : str
        What to advise when there is no such file. [text]

    Returns
    -------
    content : bytes
        All of it.

    Raises
    ------
    ScenarioError
        Missing, a folder or device, unreadable, or too large.
    """
    name = "".join(letter if letter.isprintable() else "?" for letter in str(path))
    try:
        if path.is_dir():
            raise ScenarioError(name, _("is a folder"), _("a file"))
        if not path.exists():
            raise ScenarioError(name, _("there is no such file"), fix=missing)
        if not path.is_file():
            raise ScenarioError(name, _("is not an ordinary file"))
        if path.stat().st_size > maximum_bytes:
            raise ScenarioError(
                name,
                _("is too large: {size} MB").format(size=round(path.stat().st_size / BYTES_PER_MEGABYTE, 1)),
                _("at most {limit} MB").format(limit=round(maximum_bytes / BYTES_PER_MEGABYTE, 1)),
            )
        with open(path, "rb") as file:
            return file.read(maximum_bytes)
    except ScenarioError:
        raise
    except (OSError, ValueError) as problem:
        raise ScenarioError(name, _("cannot be read"), fix=getattr(problem, "strerror", None) or "") from None
