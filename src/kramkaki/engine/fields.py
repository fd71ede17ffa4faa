"""Named fields in flat memory: (nested) NamedTuples to and from blocks of lanes.

A block holds ``lanes`` people; field ``i`` of lane ``l`` stands at ``i * lanes + l``, so a loop over lanes
reads neighbours in memory.
"""

import inspect
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import count
from types import FunctionType, ModuleType
from typing import Any, NamedTuple, TypeVar, get_type_hints

import numpy as np
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic, overload
from numba.np.arrayobj import make_array

from kramkaki.engine.operations import INLINE, Code
from kramkaki.number_types import Array, Number

R = TypeVar("R", bound=NamedTuple)
Compiled = Any  # what Numba makes of a function has no type

_hints = cache(get_type_hints)


def _is_record(kind: object) -> bool:
    return hasattr(kind, "_fields")


def leaves(cls: type[NamedTuple], prefix: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return the path of every number in a NamedTuple class, nested classes opened, in order."""
    paths: list[tuple[str, ...]] = []
    for name, kind in _hints(cls).items():
        path = (*prefix, name)
        paths += leaves(kind, path) if _is_record(kind) else [path]
    return paths


def pack(value: NamedTuple) -> Array:
    """Return the numbers of a (nested) NamedTuple of floats or arrays as rows (fields, people). [their units]"""
    numbers = list(_flat(value))
    width = max(np.size(number) for number in numbers)
    rows = np.empty((len(numbers), width))
    for row, number in zip(rows, numbers, strict=True):
        row[:] = number
    return rows


def _flat(value: Any) -> Iterator[Number]:
    for item in value:
        if _is_record(item):
            yield from _flat(item)
        else:
            yield item


def unpack(cls: type[R], rows: Array) -> R:
    """Return a (nested) NamedTuple of arrays from rows as :func:`pack` lays them out. [units of the fields]"""
    left = iter(rows)

    def build(kind: Any) -> Any:
        hints = _hints(kind)
        return kind(*(build(hint) if _is_record(hint) else next(left) for hint in hints.values()))

    made: R = build(cls)
    return made


def loader(cls: type[NamedTuple]) -> Compiled:
    """Return ``load(memory, lanes, lane) -> cls`` for compiled code.

    Written as instructions, not as a Python expression: hundreds of fields would take seconds to compile.
    """
    kind = _compiled_type(cls)

    @intrinsic
    def load(typing_context: Any, memory: Any, lanes: Any, lane: Any) -> Code:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            place = _places(context, builder, signature, arguments)

            def build(kind: Any, cls: Any) -> Any:
                values = [
                    build(item, hint) if _is_record(hint) else builder.load(next(place))
                    for item, hint in zip(kind, _hints(cls).values(), strict=True)
                ]
                return context.make_tuple(builder, kind, values)

            return build(kind, cls)

        return kind(memory, lanes, lane), generate

    return load


def storer(cls: type[NamedTuple]) -> Compiled:
    """Return ``store(memory, lanes, lane, value)`` for compiled code."""

    @intrinsic
    def store(typing_context: Any, memory: Any, lanes: Any, lane: Any, value: Any) -> Code:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            place = _places(context, builder, signature, arguments)

            def put(kind: Any, value: Any) -> None:
                for item, part in zip(kind, cgutils.unpack_tuple(builder, value), strict=True):
                    if isinstance(item, types.BaseTuple):
                        put(item, part)
                    else:
                        builder.store(context.cast(builder, part, item, types.float64), next(place))

            put(signature.args[3], arguments[3])
            return context.get_dummy_value()

        return types.void(memory, lanes, lane, value), generate

    return store


def replacer(cls: type[NamedTuple], names: Sequence[str]) -> Compiled:
    """Return ``replace(value, numbers) -> cls`` for compiled code: a copy with these fields replaced, in this order."""
    places = [list(_hints(cls)).index(name) for name in names]

    @intrinsic
    def replace(typing_context: Any, value: Any, numbers: Any) -> Code:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            copy = arguments[0]
            kinds, parts = signature.args[1], cgutils.unpack_tuple(builder, arguments[1])
            for place, kind, part in zip(places, kinds, parts, strict=True):
                copy = builder.insert_value(copy, context.cast(builder, part, kind, types.float64), place)
            return copy

        return value(value, numbers), generate

    return replace


def _compiled_type(cls: Any) -> Any:
    items = [_compiled_type(hint) if _is_record(hint) else types.float64 for hint in _hints(cls).values()]
    return types.BaseTuple.from_types(items, cls)


def _places(context: Any, builder: Any, signature: Any, arguments: Any) -> Iterator[Any]:
    """Yield the address of each field of a lane, in order."""
    memory = make_array(signature.args[0])(context, builder, arguments[0])
    lanes, lane = (
        context.cast(builder, value, kind, types.intp)
        for value, kind in zip(arguments[1:3], signature.args[1:3], strict=True)
    )
    for index in count():
        offset = builder.add(builder.mul(context.get_constant(types.intp, index), lanes), lane)
        yield builder.gep(memory.data, [offset])


def register(*modules: ModuleType) -> None:
    """Let compiled code call every function these modules define."""
    for module in modules:
        for function in vars(module).values():
            if inspect.isfunction(function) and function.__module__ == module.__name__:
                register_one(function)


def register_one(function: Any) -> None:
    """Let compiled code call this function."""
    overload(function, jit_options=INLINE, strict=False)(_choose(_open_keywords(function)))


def _choose(function: FunctionType) -> Callable[..., FunctionType]:
    return lambda *arguments, **keywords: function


def _open_keywords(function: FunctionType) -> FunctionType:
    """Return the function with its keyword-only arguments made ordinary: Numba cannot call the former."""
    code = function.__code__
    count = code.co_argcount + code.co_kwonlyargcount
    return FunctionType(code.replace(co_argcount=count, co_kwonlyargcount=0), function.__globals__, function.__name__)
