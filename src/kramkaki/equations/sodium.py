"""Sodium: what the kidney lets go, and how far plasma sodium has lately been diluted."""

from kramkaki.equations.ops import exp, maximum, minimum

EXPONENT_LIMIT = 2.5  # the fitted exponential is not trusted beyond twelvefold excretion


def urine_sodium(usual, change_now, change_lately, gain_now, gain_lately, least, most):
    """Sodium excretion from how full the extracellular space is, now and over the last hours.

    The quick part stands for pressure and natriuretic peptides, the slow part for aldosterone.

    Parameters
    ----------
    usual : float or array
        Excretion of a steady day. [mmol/min]
    change_now, change_lately : float or array
        Of extracellular volume. [fraction]
    gain_now, gain_lately : float or array
        [1 per fraction]
    least, most : float or array
        What the kidney can do. [mmol/min]

    Returns
    -------
    excretion : float or array
        [mmol/min]

    Notes
    -----
    Valid for: volume within 15 % of the usual.
    Leaves out: the day's rhythm; salt-wasting kidneys.

    References
    ----------
    Exponential about the usual with a summed gain of 20 to 25, for a time constant of a day after a step of intake:
    Strauss 1958, Walser 1985 (both from memory).

    Examples
    --------
    >>> full = urine_sodium(
    ...     usual=0.1, change_now=0.05, change_lately=0.05, gain_now=7.0, gain_lately=14.0, least=0.003, most=4.0
    ... )
    >>> print(f"{full:.2f} mmol/min, one litre above the usual")
    0.29 mmol/min, one litre above the usual
    """
    exponent = minimum(gain_now * change_now + gain_lately * change_lately, EXPONENT_LIMIT)
    return minimum(maximum(usual * exp(exponent), least), most)


def active_diuretic_sodium(drug_now, usual_drug, habit, adaptation):
    """Sodium a diuretic drives out beyond what the body is used to.

    Parameters
    ----------
    drug_now : float or array
        Excretion the drug would cause in a body new to it. [mmol/min]
    usual_drug : float or array
        The mean of that on the habitual medicines. [mmol/min]
    habit : float or array
        The drug's mean over the last weeks. [mmol/min]
    adaptation : float or array
        Share of the effect that the tubules take back in weeks. [0-1]

    Returns
    -------
    excretion : float or array
        Below zero after a habitual dose is left out: sodium is held back. [mmol/min]

    Notes
    -----
    Valid for: daily doses.
    Leaves out: hypertrophy that outlasts the drug by months.

    References
    ----------
    Braking in one to three days comes from the shrinking volume; the part over weeks is from memory (no single source).

    Examples
    --------
    >>> adapted = active_diuretic_sodium(drug_now=0.1, usual_drug=0.0, habit=0.1, adaptation=0.5)
    >>> print(f"{adapted:.2f} mmol/min after weeks")
    0.05 mmol/min after weeks
    """
    return (drug_now - usual_drug) - adaptation * (habit - usual_drug)


def sodium_dilution(sodium, recent_sodium, sodium_lost, body_water, millimoles_per_litre, half_fall):
    """How far plasma sodium has lately been diluted by water drunk in place of lost salt.

    What lost sodium takes off plasma sodium counts as far as that has fallen below its own recent past: a glass of
    water passes, water in place of salty sweat counts, drying out alone raises sodium and does not.

    Parameters
    ----------
    sodium, recent_sodium : float or array
        In plasma now, and as remembered from the last hours. [mmol/L]
    sodium_lost : float or array
        From the extracellular fluid since the usual state; negative is gained. [mmol]
    body_water : float or array
        [L]
    millimoles_per_litre : float or array
        Rise of plasma sodium per cation and litre of body water. [1]
    half_fall : float or array
        Fall of plasma sodium at which the lost salt counts half. [mmol/L]

    Returns
    -------
    dilution : float or array
        Zero or more. [mmol/L]

    Notes
    -----
    Valid for: hours around exercise.
    Leaves out: what exactly in the nerve or muscle senses it, which nobody knows.

    References
    ----------
    Construction of this project to tell apart the arms of Lau et al. 2019, BMJ Open Sport Exerc Med 5:e000478, and
    Lau et al. 2021, J Int Soc Sports Nutr 18:22.

    Examples
    --------
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
