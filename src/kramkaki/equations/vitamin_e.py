"""Vitamin E: plasma follows intake; a slow store takes a year to empty. Own file: each organ's laws have one."""

from kramkaki.number_types import Number


def plasma_on_intake(
    intake: Number, reference_intake: Number, reference_concentration: Number, half_intake: Number
) -> Number:
    """Plasma alpha-tocopherol that a long-held intake keeps up. [umol/L]

    intake: zero or more [mg/day]
    reference_intake: [mg/day]
    reference_concentration: at the reference intake [umol/L]
    half_intake: [mg/day]

    Valid for: 0 to 400 mg/day. Leaves out: blood lipids, which carry it; fat in the meal; body size.
    Reference: Saturating form assumed: supplements raise plasma two- to three-fold at most (from memory); 12 umol/L
    marks deficiency (Institute of Medicine 2000, NAP 9810, p. 234).
    """
    return (
        reference_concentration * (reference_intake + half_intake) / reference_intake * intake / (intake + half_intake)
    )
