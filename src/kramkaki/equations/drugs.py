"""How much diuretic is at the kidney, and what share of its full effect that gives."""

from kramkaki.equations.ops import exp, log

HALF = 0.5  # [1] what is left after one half-life


def elimination_rate(half_life):
    """Rate constant of first-order elimination.

    Parameters
    ----------
    half_life : float or array
        Above zero. [min]

    Returns
    -------
    rate : float or array
        [1/min]

    References
    ----------
    First-order kinetics, ``ln 2 / half-life``.
    """
    return -log(HALF) / half_life


def effect_share(amount, half_effect_amount):
    """Share of the maximal effect at an amount in the effect compartment (hyperbolic E-max law).

    Parameters
    ----------
    amount : float or array
        In the effect compartment, zero or more. [mg]
    half_effect_amount : float or array
        Amount that gives half the maximal effect. [mg]

    Returns
    -------
    share : float or array
        0 to 1. [1]

    Notes
    -----
    Valid for: any amount from zero.
    Leaves out: hysteresis, tolerance within the dosing interval, post-dose sodium retention.

    References
    ----------
    The E-max law as set out for diuretics in the project's science file, section 8 (E_max D / (D + ED50)).
    """
    return amount / (amount + half_effect_amount)


def day_mean_effect_share(daily_dose, half_effect_amount, rate, interval):
    """Mean share of the maximal effect over one dosing interval in the steady state of one dose per interval.

    The amount jumps by the dose and falls as ``exp(-rate t)``, so the mean of ``A / (A + A50)`` has the closed form
    ``ln((A50 + peak) / (A50 + trough)) / (rate interval)``: almost linear in the logarithm of the dose.

    Parameters
    ----------
    daily_dose : float or array
        Taken once per interval. [mg]
    half_effect_amount : float or array
        [mg]
    rate : float or array
        Elimination rate constant. [1/min]
    interval : float or array
        [min]

    Returns
    -------
    share : float or array
        0 to 1. [1]

    Notes
    -----
    Valid for: one dose per interval, taken for at least five half-lives.
    Leaves out: absorption time, missed doses.

    References
    ----------
    Derived (integral of the E-max law over an exponential decay). The near-linearity in log dose agrees with Peterzan,
    Hardy, Chaturvedi, Hughes 2012 (PMID 22547443), abstract.
    """
    kept = exp(-rate * interval)
    peak = daily_dose / (1 - kept)
    return log((half_effect_amount + peak) / (half_effect_amount + peak * kept)) / (rate * interval)


def amount_for_share(share, half_effect_amount):
    """The constant amount that has the effect of ``share``: the inverse of `effect_share`.

    Parameters
    ----------
    share : float or array
        Below 1. [1]
    half_effect_amount : float or array
        [mg]

    Returns
    -------
    amount : float or array
        [mg]

    References
    ----------
    Derived: the E-max law solved for the amount.
    """
    return half_effect_amount * share / (1 - share)
