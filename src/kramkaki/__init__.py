"""An open physiological model of leg cramps: when, where and why, and how sure that is.

>>> import kramkaki as kk
>>> result = kk.run("race.toml")  # doctest: +SKIP
"""

import sys
from types import ModuleType

__all__ = ["Result", "ScenarioError", "Why", "Zoom", "run", "why", "zoom"]

_HOMES = {
    "run": "kramkaki.run", "Result": "kramkaki.run", "why": "kramkaki.why", "Why": "kramkaki.why",
    "zoom": "kramkaki.zoom", "Zoom": "kramkaki.zoom", "ScenarioError": "kramkaki.errors",
}  # fmt: skip


def __getattr__(name):
    # Loaded on first use: `kram --help` must not wait for the numerical libraries.
    if name not in _HOMES:
        raise AttributeError(f"module 'kramkaki' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


class _FrontDoor(ModuleType):
    """Keeps ``kramkaki.run`` the function, even when the module of that name was imported first."""

    def __setattr__(self, name, value):
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _FrontDoor
