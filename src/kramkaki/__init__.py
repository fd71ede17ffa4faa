"""An open physiological model of leg cramps: when, where and why, and how sure that is.

>>> import kramkaki as kk
>>> result = kk.run("race.toml")  # doctest: +SKIP
"""

__all__ = ["Result", "ScenarioError", "run"]

_HOMES = {"run": "kramkaki.run", "Result": "kramkaki.run", "ScenarioError": "kramkaki.errors"}


def __getattr__(name):
    # Loaded on first use: `kram --help` must not wait for the numerical libraries.
    if name not in _HOMES:
        raise AttributeError(f"module 'kramkaki' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
