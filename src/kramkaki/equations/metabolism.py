"""Whole-body energy: oxygen to watts, resting rate, skin area."""

from kramkaki.equations.ops import maximum, minimum, power
from kramkaki.number_types import Number

MILLILITRES_PER_LITRE = 1000.0
WATT_PER_KILOCALORIE_PER_DAY = 4184.0 / 86400.0
CENTIMETRES_PER_METRE = 100.0

# ISO 8996:2004, eq. for the energetic equivalent of oxygen (from memory): 5.88 W h/L, as W per L/min.
OXYGEN_POWER = 352.8
OXYGEN_POWER_QUOTIENT = 0.23
OXYGEN_POWER_OFFSET = 0.77

# Mifflin et al. 1990, Am J Clin Nutr 51:241 (from memory), kcal/day.
MIFFLIN_MASS = 10.0
MIFFLIN_HEIGHT = 6.25  # per cm
MIFFLIN_AGE = 5.0
MIFFLIN_MALE = 5.0
MIFFLIN_FEMALE = -161.0

# DuBois & DuBois 1916, in metres.
DUBOIS_FACTOR = 0.202
DUBOIS_MASS = 0.425
DUBOIS_HEIGHT = 0.725

# Deurenberg et al. 1991, Br J Nutr 65:105, body fat of adults (from memory), %.
DEURENBERG_INDEX = 1.2
DEURENBERG_AGE = 0.23
DEURENBERG_MALE = 10.8
DEURENBERG_OFFSET = -5.4
LEANEST = 0.04
FATTEST = 0.6
PERCENT = 100.0
SUBCUTANEOUS_SHARE = 0.6
FAT_DENSITY = 0.9  # [kg/L], so that kg/m2 over it is mm


def oxygen_power(respiratory_quotient: Number) -> Number:
    """Metabolic rate per litre of oxygen a minute. [W per L/min]

    respiratory_quotient: carbon dioxide out over oxygen in [1]

    Valid for: quotients 0.7 to 1.0. Leaves out: anaerobic energy, protein.
    Reference: ISO 8996:2004, energetic equivalent of oxygen (from memory).

    >>> print(f"{oxygen_power(0.85):.0f} W per L/min")
    341 W per L/min
    """
    return OXYGEN_POWER * (OXYGEN_POWER_QUOTIENT * respiratory_quotient + OXYGEN_POWER_OFFSET)


def metabolic_rate(oxygen_uptake: Number, body_mass: Number, respiratory_quotient: Number) -> Number:
    """Metabolic rate of a given oxygen uptake.

    oxygen_uptake: gross [mL/kg/min]
    body_mass: body and what it carries [kg]
    respiratory_quotient: 0.85 where nothing is known [1]
    returns: whole body [W]

    Valid for: aerobic exercise. Leaves out: anaerobic energy.
    Reference: ISO 8996:2004, energetic equivalent of oxygen (from memory).
    """
    return oxygen_uptake * body_mass / MILLILITRES_PER_LITRE * oxygen_power(respiratory_quotient)


def oxygen_uptake_of_rate(rate: Number, body_mass: Number, respiratory_quotient: Number) -> Number:
    """Oxygen uptake behind a metabolic rate: the inverse of ``metabolic_rate``.

    rate: whole body [W]
    body_mass: [kg]
    respiratory_quotient: [1]
    returns: gross [mL/kg/min]

    Valid for: aerobic exercise. Leaves out: anaerobic energy.
    Reference: ISO 8996:2004, energetic equivalent of oxygen (from memory).
    """
    return rate * MILLILITRES_PER_LITRE / (body_mass * oxygen_power(respiratory_quotient))


def resting_metabolic_rate(body_mass: Number, height: Number, age: Number, female: Number) -> Number:
    """Metabolic rate lying awake and fasted. [W]

    body_mass: [kg]
    height: [m]
    age: [years]
    female: 0 or 1 [1]

    Valid for: adults 19 to 78 years. Leaves out: thyroid state, fever, digestion.
    Reference: Mifflin et al. 1990, Am J Clin Nutr 51:241 (from memory).

    A man of 30 years, 70 kg, 1.70 m:

    >>> print(f"{resting_metabolic_rate(70.0, 1.70, 30.0, 0.0):.0f} W")
    78 W
    """
    sex = MIFFLIN_MALE + (MIFFLIN_FEMALE - MIFFLIN_MALE) * female
    kilocalories = MIFFLIN_MASS * body_mass + MIFFLIN_HEIGHT * height * CENTIMETRES_PER_METRE - MIFFLIN_AGE * age + sex
    return kilocalories * WATT_PER_KILOCALORIE_PER_DAY


def body_area(body_mass: Number, height: Number) -> Number:
    """Area of the skin. [m2]

    body_mass: [kg]
    height: [m]

    Valid for: adults; children with some error. Leaves out: build beyond mass and height.
    Reference: DuBois & DuBois 1916, in the form of ISO 8996.

    >>> print(f"{body_area(75.0, 1.80):.2f} m2")
    1.94 m2
    """
    return DUBOIS_FACTOR * power(body_mass, DUBOIS_MASS) * power(height, DUBOIS_HEIGHT)


def body_fat_share(body_mass: Number, height: Number, age: Number, female: Number) -> Number:
    """Share of body mass that is fat, from mass, height, age and sex.

    body_mass: [kg]
    height: [m]
    age: [years]
    female: 0 or 1 [1]
    returns: held between 0.04 and 0.6 [1]

    Valid for: adults; 4 % of body mass standard error. Leaves out: that athletes are leaner at the same mass.
    Reference: Deurenberg, Weststrate & Seidell 1991, Br J Nutr 65:105 (from memory).

    >>> print(f"{body_fat_share(70.0, 1.70, 30.0, 0.0):.3f}")
    0.198
    """
    index = body_mass / (height * height)
    percent = DEURENBERG_INDEX * index + DEURENBERG_AGE * age - DEURENBERG_MALE * (1.0 - female) + DEURENBERG_OFFSET
    return minimum(maximum(percent / PERCENT, LEANEST), FATTEST)


def fat_thickness(fat_share: Number, body_mass: Number, body_area: Number) -> Number:
    """Mean thickness of the fat under the skin. [mm]

    fat_share: of body mass [1]
    body_mass: [kg]
    body_area: [m2]

    Valid for: adults, whole-body mean. Leaves out: where the fat lies.
    Reference: Geometry; 0.6 of the fat under the skin and a density of 0.9 kg/L are from memory.
    """
    return SUBCUTANEOUS_SHARE * fat_share * body_mass / (FAT_DENSITY * body_area)
