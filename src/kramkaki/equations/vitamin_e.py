"""Vitamin E: plasma follows intake, and a slow store that takes a year to empty."""


def plasma_on_intake(intake, reference_intake, reference_concentration, half_intake):
    """Plasma alpha-tocopherol that a long-held intake keeps up.

    Parameters
    ----------
    intake : float or array
        Zero or more. [mg/day]
    reference_intake : float or array
        [mg/day]
    reference_concentration : float or array
        At the reference intake. [umol/L]
    half_intake : float or array
        [mg/day]

    Returns
    -------
    concentration : float or array
        [umol/L]

    Notes
    -----
    Valid for: 0 to 400 mg/day.
    Leaves out: blood lipids, which carry it; fat in the meal; body size.

    References
    ----------
    Saturating form assumed: supplements raise plasma two- to three-fold at most (from memory); 12 umol/L marks
    deficiency (Institute of Medicine 2000, NAP 9810, p. 234).
    """
    return (
        reference_concentration * (reference_intake + half_intake) / reference_intake * intake / (intake + half_intake)
    )
