"""An open physiological model of leg cramps: when, where and why, and how sure that is.

>>> import kramkaki as kk
>>> result = kk.run("race.toml")  # doctest: +SKIP
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from kramkaki.errors import ScenarioError
from kramkaki.version import __version__

if TYPE_CHECKING:
    from kramkaki.api import (
        Result,
        Scenario,
        Why,
        Zoom,
        evidence,
        parameters,
        plan,
        run,
        threshold,
        why,
        zoom,
    )

_LOADED_ON_USE = {
    "Result", "Scenario", "Why", "Zoom", "evidence", "parameters", "plan", "run", "threshold", "why", "zoom",
}  # fmt: skip
__all__ = [
    "Result", "Scenario", "ScenarioError", "Why", "Zoom", "__version__", "evidence", "parameters", "plan",
    "run", "threshold", "why", "zoom",
]  # fmt: skip

if not TYPE_CHECKING:  # type checkers would take it as the promise of any name

    def __getattr__(name: str) -> object:
        # `kram --help` must not wait for the numerical libraries.
        if name not in _LOADED_ON_USE:
            raise AttributeError(f"module 'kramkaki' has no attribute {name!r}")
        from kramkaki import api

        globals()[name] = getattr(api, name)
        return globals()[name]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _FrontDoor(ModuleType):
    """Keeps ``kramkaki.plan``, ``evidence`` and ``parameters`` the functions though rooms have the same names.

    What is in such a room is imported with ``from kramkaki.plan import …``.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _LOADED_ON_USE and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _FrontDoor
