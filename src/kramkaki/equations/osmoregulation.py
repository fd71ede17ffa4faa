"""What osmolality and volume call for: vasopressin and thirst."""

from kramkaki.equations.ops import maximum, minimum
from kramkaki.number_types import Number

PERCENT = 100.0
THIRST_SCALE = 10.0  # [cm] of the visual analogue scale


def vasopressin_target(
    osmolality: Number, threshold: Number, gain: Number, extracellular_change: Number, volume_slope: Number
) -> Number:
    """Plasma vasopressin that osmolality and volume call for. [pmol/L]

    osmolality: [mOsm/kg]
    threshold: at normal volume [mOsm/kg]
    gain: [pmol/L per mOsm/kg]
    extracellular_change: [fraction]
    volume_slope: rise of the threshold per percent of more extracellular volume [mOsm/kg per %]

    Valid for: osmolality 275 to 310 mOsm/kg, volume within 15 %. Leaves out: nausea, pain, pregnancy.
    Reference: Line 0.43 (osmolality - 284): Endotext, chapter on vasopressin. Thompson et al. 1986, Clin Sci 71:651:
    0.4 (osmolality - 285).

    >>> line = vasopressin_target(
    ...     osmolality=290.0, threshold=284.0, gain=0.43, extracellular_change=0.0, volume_slope=0.2
    ... )
    >>> print(f"{line:.2f} pmol/L")
    2.58 pmol/L
    """
    return maximum(0.0, gain * (osmolality - threshold - volume_slope * PERCENT * extracellular_change))


def thirst_target(
    *,
    osmolality: Number,
    usual_osmolality: Number,
    gain: Number,
    plasma_change: Number,
    tolerated_loss: Number,
    volume_gain: Number,
) -> Number:
    """Thirst above the usual of a resting day.

    osmolality, usual_osmolality: now, and this person's usual [mOsm/kg]
    gain: [cm per mOsm/kg] on a scale of 10 cm
    plasma_change: of plasma volume [fraction]
    tolerated_loss: of plasma volume, without thirst [fraction]
    volume_gain: [cm per fraction lost beyond]
    returns: below zero is less thirst than usual [cm]

    Valid for: healthy adults; the scale ends at 10 cm. Leaves out: dry mouth, habit, taste and company.
    Reference: Thompson et al. 1986, Clin Sci 71:651: thirst 0.30 (osmolality - 281) cm.

    >>> now = thirst_target(
    ...     osmolality=295.0, usual_osmolality=285.0, gain=0.3, plasma_change=0.0, tolerated_loss=0.08, volume_gain=20.0
    ... )
    >>> print(f"{now:.1f} cm")
    3.0 cm
    """
    hypovolaemic = volume_gain * maximum(0.0, -plasma_change - tolerated_loss)
    return minimum(gain * (osmolality - usual_osmolality) + hypovolaemic, THIRST_SCALE)
