"""An open physiological model of leg cramps: when, where and why, and how sure that is.

>>> import kramkaki as kk
>>> result = kk.run("race.toml")  # doctest: +SKIP
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

__all__ = [
    "Result", "Scenario", "ScenarioError", "Why", "Zoom", "__version__", "evidence", "parameters", "plan", "run",
    "threshold", "why", "zoom",
]  # fmt: skip

_HOMES = {
    "run": "kramkaki.run", "Result": "kramkaki.run", "why": "kramkaki.why", "Why": "kramkaki.why",
    "zoom": "kramkaki.zoom", "Zoom": "kramkaki.zoom", "plan": "kramkaki.interface", "threshold": "kramkaki.interface",
    "evidence": "kramkaki.interface", "parameters": "kramkaki.interface", "Scenario": "kramkaki.scenario.model",
    "ScenarioError": "kramkaki.errors", "__version__": "kramkaki.version",
}  # fmt: skip

if TYPE_CHECKING:
    from kramkaki.errors import ScenarioError
    from kramkaki.interface import evidence, parameters, plan, threshold
    from kramkaki.run import Result, run
    from kramkaki.scenario.model import Scenario
    from kramkaki.version import __version__
    from kramkaki.why import Why, why
    from kramkaki.zoom import Zoom, zoom
else:  # type checkers would take it as the promise of any name

    def __getattr__(name):
        # Loaded on first use: `kram --help` must not wait for the numerical libraries.
        if name not in _HOMES:
            raise AttributeError(f"module 'kramkaki' has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value


def __dir__():
    return sorted({*globals(), *__all__})


class _FrontDoor(ModuleType):
    """Keeps ``kramkaki.run`` the function, even when the module of that name was imported first.

    The same holds for the rooms ``plan``, ``evidence`` and ``parameters``: what is in them is imported with
    ``from kramkaki.plan import …``.
    """

    def __setattr__(self, name, value):
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _FrontDoor
