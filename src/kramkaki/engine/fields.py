"""Named fields in flat memory: (nested) NamedTuples to and from blocks of lanes.

A block holds ``lanes`` people; field ``i`` of lane ``l`` stands at ``i * lanes + l``, so a loop over lanes
reads neighbours in memory.
"""

import inspect
from functools import cache
from types import FunctionType
from typing import get_type_hints

import numpy as np
from numba.extending import overload, register_jitable

from kramkaki.engine.operations import INLINE

_hints = cache(get_type_hints)


def leaves(cls, prefix=()):
    """Return the path of every number in a NamedTuple class, nested classes opened, in order."""
    paths = []
    for name, kind in _hints(cls).items():
        path = (*prefix, name)
        paths += leaves(kind, path) if hasattr(kind, "_fields") else [path]
    return paths


def pack(value):
    """Return the numbers of a (nested) NamedTuple of floats or arrays as rows of one array.

    Returns
    -------
    rows : array, shape (fields, people)
        [units of the fields]
    """
    numbers = list(_flat(value))
    width = max(np.size(number) for number in numbers)
    rows = np.empty((len(numbers), width))
    for row, number in zip(rows, numbers, strict=True):
        row[:] = number
    return rows


def _flat(value):
    for item in value:
        if hasattr(item, "_fields"):
            yield from _flat(item)
        else:
            yield item


def unpack(cls, rows):
    """Return a (nested) NamedTuple of arrays from rows as :func:`pack` lays them out. [units of the fields]"""
    rows = iter(rows)

    def build(kind):
        hints = _hints(kind)
        return kind(*(build(hint) if hasattr(hint, "_fields") else next(rows) for hint in hints.values()))

    return build(cls)


def _expression(cls, counter, classes):
    classes[cls.__name__] = cls
    parts = []
    for name, kind in _hints(cls).items():
        if hasattr(kind, "_fields"):
            parts.append(f"{name}={_expression(kind, counter, classes)}")
        else:
            parts.append(f"{name}=memory[{counter[0]} * lanes + lane]")
            counter[0] += 1
    return f"{cls.__name__}({', '.join(parts)})"


def loader(cls):
    """Return ``load(memory, lanes, lane) -> cls``, compiled inline."""
    classes = {}
    body = _expression(cls, [0], classes)
    return _define(f"def load(memory, lanes, lane):\n    return {body}\n", "load", classes)


def storer(cls):
    """Return ``store(memory, lanes, lane, value)``, compiled inline."""
    lines = [f"    memory[{i} * lanes + lane] = value.{'.'.join(path)}\n" for i, path in enumerate(leaves(cls))]
    return _define("def store(memory, lanes, lane, value):\n" + "".join(lines), "store", {})


def _define(source, name, names):
    scope = dict(names)
    exec(source, scope)  # noqa: S102 (generated from field names only)
    return register_jitable(**INLINE)(scope[name])


def register(*modules):
    """Let compiled code call every function these modules define."""
    for module in modules:
        for function in vars(module).values():
            if inspect.isfunction(function) and function.__module__ == module.__name__:
                overload(function, jit_options=INLINE, strict=False)(_choose(_open_keywords(function)))


def _choose(function):
    return lambda *arguments, **keywords: function


def _open_keywords(function):
    """Return the function with its keyword-only arguments made ordinary: Numba cannot call the former."""
    code = function.__code__
    count = code.co_argcount + code.co_kwonlyargcount
    return FunctionType(code.replace(co_argcount=count, co_kwonlyargcount=0), function.__globals__, function.__name__)
