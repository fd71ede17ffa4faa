"""The minimal kidney: how concentrated urine is, how much of it there is, and what age and exercise do to it."""

from kramkaki.equations.ops import maximum, minimum
from kramkaki.number_types import Number

OSMOLES_PER_SODIUM = 2.0  # with its anion
DECLINE_BEGINS = 40.0  # [years] concentrating power falls from here (from memory)


def highest_urine_osmolality(
    young: Number, age: Number, loss_per_year: Number, kidney_function: Number, isotonic: Number
) -> Number:
    """The highest concentration a kidney of this age and function reaches. [mOsm/kg]

    young: at 20 to 40 years [mOsm/kg]
    age: [years]
    loss_per_year: [mOsm/kg per year]
    kidney_function: [fraction of normal filtration]
    isotonic: where failing kidneys end [mOsm/kg]

    Valid for: adults to 90 years. Leaves out: lithium, diabetes insipidus, low-protein diets.
    Reference: 900 to 1200 in the young, 600 to 800 above 70 years; fixed near plasma in renal failure (all from
    memory).

    >>> old = highest_urine_osmolality(young=970.0, age=75.0, loss_per_year=7.0, kidney_function=1.0, isotonic=300.0)
    >>> print(f"{old:.0f} mOsm/kg")
    725 mOsm/kg
    """
    healthy = maximum(young - loss_per_year * maximum(0.0, age - DECLINE_BEGINS), isotonic)
    return isotonic + (healthy - isotonic) * minimum(kidney_function, 1.0)


def urine_osmolality(vasopressin: Number, lowest: Number, highest: Number, half: Number) -> Number:
    """Urine concentration at this vasopressin. [mOsm/kg]

    vasopressin: as the tubules feel it [pmol/L]
    lowest, highest: [mOsm/kg]
    half: vasopressin half-way [pmol/L]

    Valid for: healthy kidneys. Leaves out: wash-out of the medulla after long diuresis.
    Reference: Form and numbers of a minimal kidney fitted to the urine of Maughan 2016, Shirreffs 1996 and Jones 2010.

    >>> print(f"{urine_osmolality(vasopressin=2.6, lowest=85.0, highest=970.0, half=2.6):.1f} mOsm/kg")
    527.5 mOsm/kg
    """
    return lowest + (highest - lowest) * vasopressin / (vasopressin + half)


def vasopressin_for(osmolality: Number, lowest: Number, highest: Number, half: Number) -> Number:
    """Vasopressin that makes urine this concentrated: the inverse of ``urine_osmolality``. [pmol/L]

    osmolality: of urine, between the two limits [mOsm/kg]
    lowest, highest: [mOsm/kg]
    half: [pmol/L]

    Valid for: osmolality strictly between the limits. Leaves out: as ``urine_osmolality``.
    Reference: As ``urine_osmolality``.

    >>> print(f"{vasopressin_for(osmolality=527.5, lowest=85.0, highest=970.0, half=2.6):.1f} pmol/L")
    2.6 pmol/L
    """
    return half * (osmolality - lowest) / (highest - osmolality)


def urine_flow(sodium: Number, other_solutes: Number, osmolality: Number, most: Number) -> Number:
    """Urine flow that carries the solutes at this concentration. [L/min]

    sodium: excretion [mmol/min]
    other_solutes: urea, potassium salts and the rest [mOsm/min]
    osmolality: of urine [mOsm/kg]
    most: highest flow of these kidneys [L/min]

    Valid for: anyone who makes urine. Leaves out: the bladder.
    Reference: Balance of solutes; no single source.

    >>> print(f"{1440.0 * urine_flow(sodium=0.1, other_solutes=0.25, osmolality=450.0, most=0.015):.2f} L/day")
    1.44 L/day
    """
    return minimum((OSMOLES_PER_SODIUM * sodium + other_solutes) / osmolality, most)


def exercise_renal_factor(relative_intensity: Number, reduction: Number) -> Number:
    """Share of solute excretion left while exercise takes blood from the kidneys. [0-1]

    relative_intensity: [fraction of maximal oxygen uptake]
    reduction: at maximal effort [fraction]

    Valid for: minutes to hours of exercise. Leaves out: heat, which takes more.
    Reference: Filtration falls by about 30 % and flow to 0.3 to 0.6 mL/min (from memory).

    >>> print(f"{exercise_renal_factor(relative_intensity=0.5, reduction=0.6):.1f}")
    0.7
    """
    return 1 - reduction * minimum(maximum(relative_intensity, 0.0), 1.0)
