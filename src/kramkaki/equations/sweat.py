"""What sweat contains."""

from kramkaki.equations.ops import maximum, minimum
from kramkaki.number_types import Number

MILLIGRAMS_PER_LITRE = 1.0e6
SQUARE_CENTIMETRES_PER_SQUARE_METRE = 1.0e4


def area_sweat_rate(sweat_flow: Number, body_area: Number) -> Number:
    """Mean sweat rate of the skin. [mg/cm2/min]

    sweat_flow: whole body [L/min]
    body_area: [m2]

    Leaves out: regional differences.
    Reference: Definition.

    0.864 L/h over 1.8 m2:

    >>> print(f"{area_sweat_rate(0.864 / 60, 1.8):.1f} mg/cm2/min")
    0.8 mg/cm2/min
    """
    return sweat_flow * MILLIGRAMS_PER_LITRE / (body_area * SQUARE_CENTIMETRES_PER_SQUARE_METRE)


def sweat_sodium(
    *,
    rate: Number,
    reference_rate: Number,
    reference: Number,
    slope: Number,
    acclimation: Number,
    acclimation_drop: Number,
    lowest: Number,
    highest: Number,
) -> Number:
    """Sodium concentration of sweat. [mmol/L]

    rate: mean sweat rate of the skin [mg/cm2/min]
    reference_rate: sweat rate at which ``reference`` holds [mg/cm2/min]
    reference: concentration at that rate, as the person came, not acclimated [mmol/L]
    slope: rise with the rate, as reabsorption in the duct saturates [mmol/L per mg/cm2/min]
    acclimation: 0 none, 1 complete [1]
    acclimation_drop, lowest, highest: [mmol/L]

    Valid for: whole-body exercise sweat. Leaves out: aldosterone on a very low sodium diet.
    Reference: Buono et al. 2007 (PMID 17600161, abstract): linear in sweat rate; ten days of acclimation leave the
    slope and lower the intercept by 15 mmol/L.

    >>> bounds = {"lowest": 10.0, "highest": 110.0}
    >>> law = {"reference_rate": 0.8, "reference": 44.0, "slope": 25.0, "acclimation_drop": 15.0}
    >>> print(f"{sweat_sodium(rate=1.0, acclimation=1.0, **law, **bounds):.0f} mmol/L")
    34 mmol/L
    """
    concentration = reference + slope * (rate - reference_rate) - acclimation_drop * acclimation
    return minimum(maximum(concentration, lowest), highest)


def acclimated_concentration(concentration: Number, share_lost: Number, acclimation: Number) -> Number:
    """Concentration of a minor sweat mineral after acclimation. [mmol/L]

    concentration: not acclimated [mmol/L]
    share_lost: at full acclimation [1]
    acclimation: [1]

    Valid for: 0 to 1 of acclimation. Leaves out: sweat rate, which hardly matters for these.
    Reference: Chinevere et al. 2008, Med Sci Sports Exerc (DTIC ADA480325, abstract): calcium -29 %, magnesium -43 % in
    ten days.
    """
    return concentration * (1.0 - share_lost * acclimation)
