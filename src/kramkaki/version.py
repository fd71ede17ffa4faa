"""Which release of kramkaki this is."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("kramkaki")
except PackageNotFoundError:  # used from its source folder
    __version__ = "0"
