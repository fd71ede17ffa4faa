"""Magnesium: absorption, urine, and what too little of it does to parathyroid hormone and to potassium."""

from kramkaki.equations.ops import maximum, minimum
from kramkaki.number_types import Number

PASSIVE_ABSORPTION = 0.11  # [1] unsaturable share; science file 7.1, after Fine 1991 (from memory)
LOW_POOL = 0.3  # [1] relative plasma magnesium below which even obligatory urine losses shrink (assumed)
WASTING_START = 0.65  # [mmol/L] below it the kidney wastes potassium (assumed, from memory)
WASTING_GAIN = 1.3  # [1] gives a factor 1.3 at 0.5 and 1.7 at 0.3 mmol/L, inside the file's 1.3 to 2 (assumed)
SECRETION_HALF = 0.5  # [mmol/L] parathyroid secretion and action are halved; science file 7.1 (from memory)
NORMAL_MAGNESIUM = 0.85  # [mmol/L]
NORMALISING = 1 + (SECRETION_HALF / NORMAL_MAGNESIUM) ** 8  # [1] so that capacity is 1 at the normal concentration


def absorbed_share(daily_offer: Number, saturable_capacity: Number, half_offer: Number) -> Number:
    """Share of the magnesium offered that the gut takes up, net of what it secretes. [1]

    daily_offer: mean of the last days [mmol/day]
    saturable_capacity, half_offer: [mmol/day]

    Valid for: 1 to 60 mmol/day. About 50 % at low and 30 % at high intake. Leaves out: form of the salt, phytate,
    vitamin D.
    Reference: Science file 7.1 (0.11 passive plus a saturable part). The two constants are solved from 50 % at 3 and 30
    % at 20 mmol/day.
    """
    return PASSIVE_ABSORPTION + saturable_capacity / (daily_offer + half_offer)


def urine_magnesium(
    relative_plasma: Number, normal_excretion: Number, least_excretion: Number, factor: Number
) -> Number:
    """Renal magnesium excretion as the fourth power of the plasma concentration, with an obligatory rest. [mmol/min]

    relative_plasma: plasma magnesium over its reference [1]
    normal_excretion: at the reference concentration [mmol/min]
    least_excretion: obligatory loss [mmol/min]
    factor: drugs and kidney function [1]

    Valid for: 0.2 to 2 of the reference. Leaves out: parathyroid hormone, acid-base, volume.
    Reference: Science file 7.1, reduced model (design value, not published).
    """
    squared = relative_plasma * relative_plasma
    obligatory = least_excretion * minimum(1.0, maximum(0.0, relative_plasma) / LOW_POOL)
    return obligatory + (normal_excretion - least_excretion) * factor * squared * squared


def potassium_wasting(plasma_magnesium: Number) -> Number:
    """Factor on renal potassium excretion when magnesium is low.

    plasma_magnesium: [mmol/L]
    returns: 1 above 0.65 mmol/L [1]

    Valid for: 0.2 to 2 mmol/L. Leaves out: the delay of tissue depletion behind plasma.
    Reference: Science file 7.1: factor 1.3 to 2 below 0.5 mmol/L (from memory; Shils 1969 for the hypokalaemia).
    """
    return 1 + WASTING_GAIN * maximum(0.0, 1 - plasma_magnesium / WASTING_START)


def parathyroid_capacity(plasma_magnesium: Number) -> Number:
    """Share of parathyroid secretion and action that low magnesium leaves.

    plasma_magnesium: [mmol/L]
    returns: 1 at 0.85, 0.95 at 0.7, half at 0.5 mmol/L [1]

    Valid for: any concentration from zero. Leaves out: the mild stimulation of secretion by moderate hypomagnesaemia.
    Reference: Science file 7.1: below 0.5 mmol/L secretion and action fail; the steepness (8) is assumed, milder than
    the Hill exponent 50 of Dutta and Layton 2024 (rat).
    """
    relative = maximum(0.0, plasma_magnesium) / SECRETION_HALF
    fourth = relative * relative * relative * relative
    eighth = fourth * fourth
    return NORMALISING * eighth / (1 + eighth)
