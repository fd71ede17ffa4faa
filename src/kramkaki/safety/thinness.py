"""Who weighs too little for harder training. Own file: a rule of safety, whoever asks for it."""

import numpy as np

from kramkaki.safety.rules import read

ADULT = 18.0  # [years]


def least_body_mass_index(age_years: float, sex: str) -> float:
    """The body mass index below which somebody of this age and sex weighs too little. [kg/m2]

    Parameters
    ----------
    age_years : float
        [years] Under 5 years the value of 5 years.
    sex : str
        ``female`` or ``male``; it matters under 18.

    References
    ----------
    ``data/thinness.toml``; between birthdays interpolated.
    """
    table = read("thinness")
    if age_years >= ADULT:
        least: float = table["adults"]["kg_per_m2"]
        return least
    values = table[sex]
    return float(np.interp(age_years, table["first_age_years"] + np.arange(len(values)), values))


def is_underweight(age_years: float, sex: str, mass_kg: float, height_cm: float | None) -> bool:
    """Whether somebody weighs too little; never where the height is not told."""
    return height_cm is not None and mass_kg / (height_cm / 100) ** 2 < least_body_mass_index(age_years, sex)
