"""What sweat contains."""

from kramkaki.equations.ops import maximum, minimum

MILLIGRAMS_PER_LITRE = 1.0e6
SQUARE_CENTIMETRES_PER_SQUARE_METRE = 1.0e4


def area_sweat_rate(sweat_flow, body_area):
    """Mean sweat rate of the skin.

    Parameters
    ----------
    sweat_flow : float or array
        Whole body. [L/min]
    body_area : float or array
        [m2]

    Returns
    -------
    rate : float or array
        [mg/cm2/min]

    Notes
    -----
    Valid for: any.
    Leaves out: regional differences.

    References
    ----------
    Definition.

    Examples
    --------
    0.864 L/h over 1.8 m2:

    >>> print(f"{area_sweat_rate(0.864 / 60, 1.8):.1f} mg/cm2/min")
    0.8 mg/cm2/min
    """
    return sweat_flow * MILLIGRAMS_PER_LITRE / (body_area * SQUARE_CENTIMETRES_PER_SQUARE_METRE)


def sweat_sodium(rate, reference_rate, reference, slope, acclimation, acclimation_drop, lowest, highest):
    """Sodium concentration of sweat.

    Parameters
    ----------
    rate : float or array
        Mean sweat rate of the skin. [mg/cm2/min]
    reference_rate : float or array
        Sweat rate at which ``reference`` holds. [mg/cm2/min]
    reference : float or array
        Concentration at that rate, as the person came, not acclimated. [mmol/L]
    slope : float or array
        Rise with the rate, as reabsorption in the duct saturates. [mmol/L per mg/cm2/min]
    acclimation : float or array
        0 none, 1 complete. [1]
    acclimation_drop : float or array
        [mmol/L]
    lowest, highest : float or array
        [mmol/L]

    Returns
    -------
    concentration : float or array
        [mmol/L]

    Notes
    -----
    Valid for: whole-body exercise sweat.
    Leaves out: aldosterone on a very low sodium diet.

    References
    ----------
    Buono et al. 2007 (PMID 17600161, abstract): linear in sweat rate; ten days of acclimation leave the slope and lower
    the intercept by 15 mmol/L.

    Examples
    --------
    >>> bounds = {"lowest": 10.0, "highest": 110.0}
    >>> law = {"reference_rate": 0.8, "reference": 44.0, "slope": 25.0, "acclimation_drop": 15.0}
    >>> print(f"{sweat_sodium(rate=1.0, acclimation=1.0, **law, **bounds):.0f} mmol/L")
    34 mmol/L
    """
    concentration = reference + slope * (rate - reference_rate) - acclimation_drop * acclimation
    return minimum(maximum(concentration, lowest), highest)


def acclimated_concentration(concentration, share_lost, acclimation):
    """Concentration of a minor sweat mineral after acclimation.

    Parameters
    ----------
    concentration : float or array
        Not acclimated. [mmol/L]
    share_lost : float or array
        At full acclimation. [1]
    acclimation : float or array
        [1]

    Returns
    -------
    concentration : float or array
        [mmol/L]

    Notes
    -----
    Valid for: 0 to 1 of acclimation.
    Leaves out: sweat rate, which hardly matters for these.

    References
    ----------
    Chinevere et al. 2008, Med Sci Sports Exerc (DTIC ADA480325, abstract): calcium -29 %, magnesium -43 % in ten days.
    """
    return concentration * (1.0 - share_lost * acclimation)
