"""Compiled twins of ``equations/ops.py``: branch-free, so that LLVM turns loops over them into SIMD code.

Numba's own ``exp`` and ``log`` call the C library one number at a time, which keeps a loop scalar.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numba import types
from numba.extending import intrinsic, overload, register_jitable

from kramkaki.equations import ops

# True would let LLVM undo the rounding trick in exp; "contract" only fuses multiply and add.
COMPILE: Any = {"fastmath": {"contract", "arcp"}, "error_model": "numpy"}
# Everything else is called by compiled code alone, so the bridges from Python and C are not built.
INLINE: Any = {
    **COMPILE,
    "forceinline": True,
    "no_cpython_wrapper": True,
    "no_cfunc_wrapper": True,
    "_nrt": False,
}

Compiled = Callable[..., Any]
Code = tuple[Any, Compiled]  # a signature and what writes its instructions; Numba gives its own objects no types

LOG2_E = 1.4426950408889634
LN2_HIGH = 6.93145751953125e-1  # the part of ln 2 with trailing zero bits, so n * LN2_HIGH is exact
LN2_LOW = 1.42860682030941723212e-6
LN2 = 0.6931471805599453
ROUND_TO_INTEGER = 6755399441055744.0  # 1.5 * 2**52: adding it leaves the nearest integer in the low bits
EXPONENT_LIMIT = 700.0  # exp stays finite and normal within
EXPONENT_BITS = np.int64(52)
EXPONENT_BIAS = np.int64(1023)
BITS_OF_SQRT_HALF = np.int64(0x3FE6A09E667F3BCD)


@intrinsic
def _bits(typing_context: Any, x: Any) -> Code:
    return types.int64(types.float64), lambda context, builder, signature, arguments: builder.bitcast(
        arguments[0], context.get_value_type(types.int64)
    )


@intrinsic
def _from_bits(typing_context: Any, x: Any) -> Code:
    return types.float64(types.int64), lambda context, builder, signature, arguments: builder.bitcast(
        arguments[0], context.get_value_type(types.float64)
    )


@intrinsic
def _select(typing_context: Any, condition: Any, if_true: Any, if_false: Any) -> Code:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        a = context.cast(builder, arguments[1], if_true, types.float64)
        b = context.cast(builder, arguments[2], if_false, types.float64)
        return builder.select(arguments[0], a, b)

    return types.float64(types.boolean, if_true, if_false), generate


@register_jitable(**INLINE)
def _exp(x: Any) -> Any:
    x = _select(x < -EXPONENT_LIMIT, -EXPONENT_LIMIT, x)
    x = _select(x > EXPONENT_LIMIT, EXPONENT_LIMIT, x)
    shifted = x * LOG2_E + ROUND_TO_INTEGER
    n = shifted - ROUND_TO_INTEGER
    r = (x - n * LN2_HIGH) - n * LN2_LOW
    # Taylor series of exp on |r| < ln2 / 2, eleventh order: relative error below 1e-14.
    p = 1.0 / 39916800.0
    p = p * r + 1.0 / 3628800.0
    p = p * r + 1.0 / 362880.0
    p = p * r + 1.0 / 40320.0
    p = p * r + 1.0 / 5040.0
    p = p * r + 1.0 / 720.0
    p = p * r + 1.0 / 120.0
    p = p * r + 1.0 / 24.0
    p = p * r + 1.0 / 6.0
    p = p * r + 0.5
    p = p * r + 1.0
    p = p * r + 1.0
    return p * _from_bits((_bits(shifted) + EXPONENT_BIAS) << EXPONENT_BITS)


@register_jitable(**INLINE)
def _log(x: Any) -> Any:
    exponent = (_bits(x) - BITS_OF_SQRT_HALF) >> EXPONENT_BITS
    mantissa = _from_bits(_bits(x) - (exponent << EXPONENT_BITS))
    s = (mantissa - 1.0) / (mantissa + 1.0)
    z = s * s
    # Series of 2 artanh(s) on [sqrt 1/2, sqrt 2].
    p = 1.0 / 19.0
    p = p * z + 1.0 / 17.0
    p = p * z + 1.0 / 15.0
    p = p * z + 1.0 / 13.0
    p = p * z + 1.0 / 11.0
    p = p * z + 1.0 / 9.0
    p = p * z + 1.0 / 7.0
    p = p * z + 1.0 / 5.0
    p = p * z + 1.0 / 3.0
    p = p * z + 1.0
    return np.float64(exponent) * LN2 + 2.0 * s * p


@overload(ops.exp, jit_options=INLINE, strict=False)
def _overload_exp(x: Any) -> Compiled:
    return lambda x: _exp(np.float64(x))


@overload(ops.log, jit_options=INLINE, strict=False)
def _overload_log(x: Any) -> Compiled:
    return lambda x: _log(np.float64(x))


@overload(ops.where, jit_options=INLINE, strict=False)
def _overload_where(condition: Any, if_true: Any, if_false: Any) -> Compiled:
    return lambda condition, if_true, if_false: _select(condition, if_true, if_false)


@overload(ops.maximum, jit_options=INLINE, strict=False)
def _overload_maximum(a: Any, b: Any) -> Compiled:
    return lambda a, b: _select(a > b, a, b)


@overload(ops.minimum, jit_options=INLINE, strict=False)
def _overload_minimum(a: Any, b: Any) -> Compiled:
    return lambda a, b: _select(a < b, a, b)


register_jitable(**INLINE)(ops.power)
