"""The minimal kidney: how concentrated urine is, how much of it there is, and what age and exercise do to it."""

from kramkaki.equations.ops import maximum, minimum

OSMOLES_PER_SODIUM = 2.0  # with its anion
DECLINE_BEGINS = 40.0  # [years] concentrating power falls from here (from memory)


def highest_urine_osmolality(young, age, loss_per_year, kidney_function, isotonic):
    """The highest concentration a kidney of this age and function reaches.

    Parameters
    ----------
    young : float or array
        At 20 to 40 years. [mOsm/kg]
    age : float or array
        [years]
    loss_per_year : float or array
        [mOsm/kg per year]
    kidney_function : float or array
        [fraction of normal filtration]
    isotonic : float or array
        Where failing kidneys end. [mOsm/kg]

    Returns
    -------
    osmolality : float or array
        [mOsm/kg]

    Notes
    -----
    Valid for: adults to 90 years.
    Leaves out: lithium, diabetes insipidus, low-protein diets.

    References
    ----------
    900 to 1200 in the young, 600 to 800 above 70 years; fixed near plasma in renal failure (all from memory).

    Examples
    --------
    >>> old = highest_urine_osmolality(young=970.0, age=75.0, loss_per_year=7.0, kidney_function=1.0, isotonic=300.0)
    >>> print(f"{old:.0f} mOsm/kg")
    725 mOsm/kg
    """
    healthy = maximum(young - loss_per_year * maximum(0.0, age - DECLINE_BEGINS), isotonic)
    return isotonic + (healthy - isotonic) * minimum(kidney_function, 1.0)


def urine_osmolality(vasopressin, lowest, highest, half):
    """Urine concentration at this vasopressin.

    Parameters
    ----------
    vasopressin : float or array
        As the tubules feel it. [pmol/L]
    lowest, highest : float or array
        [mOsm/kg]
    half : float or array
        Vasopressin half-way. [pmol/L]

    Returns
    -------
    osmolality : float or array
        [mOsm/kg]

    Notes
    -----
    Valid for: healthy kidneys.
    Leaves out: wash-out of the medulla after long diuresis.

    References
    ----------
    Form and numbers of a minimal kidney fitted to the urine of Maughan 2016, Shirreffs 1996 and Jones 2010.

    Examples
    --------
    >>> print(f"{urine_osmolality(vasopressin=2.6, lowest=85.0, highest=970.0, half=2.6):.1f} mOsm/kg")
    527.5 mOsm/kg
    """
    return lowest + (highest - lowest) * vasopressin / (vasopressin + half)


def vasopressin_for(osmolality, lowest, highest, half):
    """Vasopressin that makes urine this concentrated: the inverse of ``urine_osmolality``.

    Parameters
    ----------
    osmolality : float or array
        Of urine, between the two limits. [mOsm/kg]
    lowest, highest : float or array
        [mOsm/kg]
    half : float or array
        [pmol/L]

    Returns
    -------
    vasopressin : float or array
        [pmol/L]

    Notes
    -----
    Valid for: osmolality strictly between the limits.
    Leaves out: as ``urine_osmolality``.

    References
    ----------
    As ``urine_osmolality``.

    Examples
    --------
    >>> print(f"{vasopressin_for(osmolality=527.5, lowest=85.0, highest=970.0, half=2.6):.1f} pmol/L")
    2.6 pmol/L
    """
    return half * (osmolality - lowest) / (highest - osmolality)


def urine_flow(sodium, other_solutes, osmolality, most):
    """Urine flow that carries the solutes at this concentration.

    Parameters
    ----------
    sodium : float or array
        Excretion. [mmol/min]
    other_solutes : float or array
        Urea, potassium salts and the rest. [mOsm/min]
    osmolality : float or array
        Of urine. [mOsm/kg]
    most : float or array
        Highest flow of these kidneys. [L/min]

    Returns
    -------
    flow : float or array
        [L/min]

    Notes
    -----
    Valid for: anyone who makes urine.
    Leaves out: the bladder.

    References
    ----------
    Balance of solutes; no single source.

    Examples
    --------
    >>> print(f"{1440.0 * urine_flow(sodium=0.1, other_solutes=0.25, osmolality=450.0, most=0.015):.2f} L/day")
    1.44 L/day
    """
    return minimum((OSMOLES_PER_SODIUM * sodium + other_solutes) / osmolality, most)


def exercise_renal_factor(relative_intensity, reduction):
    """Share of solute excretion left while exercise takes blood from the kidneys.

    Parameters
    ----------
    relative_intensity : float or array
        [fraction of maximal oxygen uptake]
    reduction : float or array
        At maximal effort. [fraction]

    Returns
    -------
    factor : float or array
        [0-1]

    Notes
    -----
    Valid for: minutes to hours of exercise.
    Leaves out: heat, which takes more.

    References
    ----------
    Filtration falls by about 30 % and flow to 0.3 to 0.6 mL/min (from memory).

    Examples
    --------
    >>> print(f"{exercise_renal_factor(relative_intensity=0.5, reduction=0.6):.1f}")
    0.7
    """
    return 1 - reduction * minimum(maximum(relative_intensity, 0.0), 1.0)
