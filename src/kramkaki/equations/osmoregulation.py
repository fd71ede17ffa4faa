"""What osmolality and volume call for: vasopressin and thirst."""

from kramkaki.equations.ops import maximum, minimum

PERCENT = 100.0
THIRST_SCALE = 10.0  # [cm] of the visual analogue scale


def vasopressin_target(osmolality, threshold, gain, extracellular_change, volume_slope):
    """Plasma vasopressin that osmolality and volume call for.

    Parameters
    ----------
    osmolality : float or array
        [mOsm/kg]
    threshold : float or array
        At normal volume. [mOsm/kg]
    gain : float or array
        [pmol/L per mOsm/kg]
    extracellular_change : float or array
        [fraction]
    volume_slope : float or array
        Rise of the threshold per percent of more extracellular volume. [mOsm/kg per %]

    Returns
    -------
    vasopressin : float or array
        [pmol/L]

    Notes
    -----
    Valid for: osmolality 275 to 310 mOsm/kg, volume within 15 %.
    Leaves out: nausea, pain, pregnancy.

    References
    ----------
    Line 0.43 (osmolality - 284): Endotext, chapter on vasopressin.
    Thompson et al. 1986, Clin Sci 71:651: 0.4 (osmolality - 285).

    Examples
    --------
    >>> line = vasopressin_target(
    ...     osmolality=290.0, threshold=284.0, gain=0.43, extracellular_change=0.0, volume_slope=0.2
    ... )
    >>> print(f"{line:.2f} pmol/L")
    2.58 pmol/L
    """
    return maximum(0.0, gain * (osmolality - threshold - volume_slope * PERCENT * extracellular_change))


def thirst_target(osmolality, usual_osmolality, gain, plasma_change, tolerated_loss, volume_gain):
    """Thirst above the usual of a resting day.

    Parameters
    ----------
    osmolality, usual_osmolality : float or array
        Now, and this person's usual. [mOsm/kg]
    gain : float or array
        [cm per mOsm/kg] on a scale of 10 cm
    plasma_change : float or array
        Of plasma volume. [fraction]
    tolerated_loss : float or array
        Of plasma volume, without thirst. [fraction]
    volume_gain : float or array
        [cm per fraction lost beyond]

    Returns
    -------
    thirst : float or array
        Below zero is less thirst than usual. [cm]

    Notes
    -----
    Valid for: healthy adults; the scale ends at 10 cm.
    Leaves out: dry mouth, habit, taste and company.

    References
    ----------
    Thompson et al. 1986, Clin Sci 71:651: thirst 0.30 (osmolality - 281) cm.

    Examples
    --------
    >>> now = thirst_target(
    ...     osmolality=295.0, usual_osmolality=285.0, gain=0.3, plasma_change=0.0, tolerated_loss=0.08, volume_gain=20.0
    ... )
    >>> print(f"{now:.1f} cm")
    3.0 cm
    """
    hypovolaemic = volume_gain * maximum(0.0, -plasma_change - tolerated_loss)
    return minimum(gain * (osmolality - usual_osmolality) + hypovolaemic, THIRST_SCALE)
