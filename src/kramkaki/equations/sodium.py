"""Sodium: what the kidney lets go, and how far plasma sodium has lately been diluted."""

from kramkaki.equations.ops import exp, maximum, minimum
from kramkaki.number_types import Number

EXPONENT_LIMIT = 2.5  # the fitted exponential is not trusted beyond twelvefold excretion


def urine_sodium(
    *,
    usual: Number,
    change_now: Number,
    change_lately: Number,
    gain_now: Number,
    gain_lately: Number,
    least: Number,
    most: Number,
) -> Number:
    """Sodium excretion from how full the extracellular space is, now and over the last hours. [mmol/min]

    The quick part stands for pressure and natriuretic peptides, the slow part for aldosterone.

    usual: excretion of a steady day [mmol/min]
    change_now, change_lately: of extracellular volume [fraction]
    gain_now, gain_lately: [1 per fraction]
    least, most: what the kidney can do [mmol/min]

    Valid for: volume within 15 % of the usual. Leaves out: the day's rhythm; salt-wasting kidneys.
    Reference: Exponential about the usual with a summed gain of 20 to 25, for a time constant of a day after a step of
    intake: Strauss 1958, Walser 1985 (both from memory).

    >>> full = urine_sodium(
    ...     usual=0.1, change_now=0.05, change_lately=0.05, gain_now=7.0, gain_lately=14.0, least=0.003, most=4.0
    ... )
    >>> print(f"{full:.2f} mmol/min, one litre above the usual")
    0.29 mmol/min, one litre above the usual
    """
    exponent = minimum(gain_now * change_now + gain_lately * change_lately, EXPONENT_LIMIT)
    return minimum(maximum(usual * exp(exponent), least), most)


def active_diuretic_sodium(drug_now: Number, usual_drug: Number, habit: Number, adaptation: Number) -> Number:
    """Sodium a diuretic drives out beyond what the body is used to.

    drug_now: excretion the drug would cause in a body new to it [mmol/min]
    usual_drug: the mean of that on the habitual medicines [mmol/min]
    habit: the drug's mean over the last weeks [mmol/min]
    adaptation: share of the effect that the tubules take back in weeks [0-1]
    returns: below zero after a habitual dose is left out: sodium is held back [mmol/min]

    Valid for: daily doses. Leaves out: hypertrophy that outlasts the drug by months.
    Reference: Braking in one to three days comes from the shrinking volume; the part over weeks is from memory (no
    single source).

    >>> adapted = active_diuretic_sodium(drug_now=0.1, usual_drug=0.0, habit=0.1, adaptation=0.5)
    >>> print(f"{adapted:.2f} mmol/min after weeks")
    0.05 mmol/min after weeks
    """
    return (drug_now - usual_drug) - adaptation * (habit - usual_drug)


def sodium_dilution(
    *,
    sodium: Number,
    recent_sodium: Number,
    sodium_lost: Number,
    body_water: Number,
    millimoles_per_litre: Number,
    half_fall: Number,
) -> Number:
    """How far plasma sodium has lately been diluted by water drunk in place of lost salt.

    What lost sodium takes off plasma sodium counts as far as that has fallen below its own recent past: a glass of
    water passes, water in place of salty sweat counts, drying out alone raises sodium and does not.

    sodium, recent_sodium: in plasma now, and as remembered from the last hours [mmol/L]
    sodium_lost: from the extracellular fluid since the usual state; negative is gained [mmol]
    body_water: [L]
    millimoles_per_litre: rise of plasma sodium per cation and litre of body water [1]
    half_fall: fall of plasma sodium at which the lost salt counts half [mmol/L]
    returns: zero or more [mmol/L]

    Valid for: hours around exercise. Leaves out: what exactly in the nerve or muscle senses it, which nobody knows.
    Reference: Construction of this project to tell apart the arms of Lau et al. 2019, BMJ Open Sport Exerc Med
    5:e000478, and Lau et al. 2021, J Int Soc Sports Nutr 18:22.

    >>> dilution = sodium_dilution(
    ...     sodium=138.0,
    ...     recent_sodium=141.0,
    ...     sodium_lost=80.0,
    ...     body_water=40.0,
    ...     millimoles_per_litre=1.0,
    ...     half_fall=1.0,
    ... )
    >>> print(f"{dilution:.1f} mmol/L")
    1.5 mmol/L
    """
    fallen = maximum(0.0, recent_sodium - sodium)
    by_lost_salt = maximum(0.0, millimoles_per_litre * sodium_lost / body_water)
    return by_lost_salt * fallen / (fallen + half_fall)
