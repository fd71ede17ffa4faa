"""How much diuretic is at the kidney, and what share of its full effect that gives."""

from kramkaki.equations.ops import exp, log
from kramkaki.number_types import Number

HALF = 0.5  # [1] what is left after one half-life


def elimination_rate(half_life: Number) -> Number:
    """Rate constant of first-order elimination. [1/min]

    half_life: above zero [min]

    Reference: First-order kinetics, ``ln 2 / half-life``.
    """
    return -log(HALF) / half_life


def effect_share(amount: Number, half_effect_amount: Number) -> Number:
    """Share of the maximal effect at an amount in the effect compartment (hyperbolic E-max law).

    amount: in the effect compartment, zero or more [mg]
    half_effect_amount: amount that gives half the maximal effect [mg]
    returns: 0 to 1 [1]

    Valid for: any amount from zero. Leaves out: hysteresis, tolerance within the dosing interval, post-dose sodium
    retention.
    Reference: The E-max law as set out for diuretics in the project's science file, section 8 (E_max D / (D + ED50)).
    """
    return amount / (amount + half_effect_amount)


def day_mean_effect_share(daily_dose: Number, half_effect_amount: Number, rate: Number, interval: Number) -> Number:
    """Mean share of the maximal effect over one dosing interval in the steady state of one dose per interval.

    The amount jumps by the dose and falls as ``exp(-rate t)``, so the mean of ``A / (A + A50)`` has the closed form
    ``ln((A50 + peak) / (A50 + trough)) / (rate interval)``: almost linear in the logarithm of the dose.

    daily_dose: taken once per interval [mg]
    half_effect_amount: [mg]
    rate: elimination rate constant [1/min]
    interval: [min]
    returns: 0 to 1 [1]

    Valid for: one dose per interval, taken for at least five half-lives. Leaves out: absorption time, missed doses.
    Reference: Derived (integral of the E-max law over an exponential decay). The near-linearity in log dose agrees with
    Peterzan, Hardy, Chaturvedi, Hughes 2012 (PMID 22547443), abstract.
    """
    kept = exp(-rate * interval)
    peak = daily_dose / (1 - kept)
    return log((half_effect_amount + peak) / (half_effect_amount + peak * kept)) / (rate * interval)


def amount_for_share(share: Number, half_effect_amount: Number) -> Number:
    """The constant amount that has the effect of ``share``: the inverse of `effect_share`. [mg]

    share: below 1 [1]
    half_effect_amount: [mg]

    Reference: Derived: the E-max law solved for the amount.
    """
    return half_effect_amount * share / (1 - share)
