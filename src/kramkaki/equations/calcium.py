"""Ionised calcium: parathyroid hormone, vitamin D, gut, kidney, bone."""

from kramkaki.equations.ops import maximum, minimum

GREATEST_RELATIVE = 2.0  # [1] guard of the twentieth power
CALCITRIOL_STIMULATION_LIMIT = 3.0  # [1] multiple of normal hormone beyond which calcitriol rises no more (assumed)
KIDNEY_HALF_SYNTHESIS = 0.2  # [fraction of normal filtration] halves calcitriol synthesis, before norming (assumed)
KIDNEY_HALF_RESPONSE = 0.15  # [fraction] halves bone's answer to the hormone (uraemic resistance, assumed)
LEAST_KIDNEY_RESPONSE = 0.1  # [1] what is left of bone's answer without kidneys (assumed)
LEAST_ANSWER = 0.02  # [1] exchange that needs no hormone (assumed)
MOST_ABSORBED = 0.8  # [1] guard of the absorbed share (assumed)


def parathyroid_hormone(relative_calcium, capacity, greatest):
    """Parathyroid hormone in its inverse sigmoid steady state.

    Parameters
    ----------
    relative_calcium : float or array
        Ionised calcium over the person's set point. [1]
    capacity : float or array
        Share of the secretion capacity that glands and magnesium leave. [1]
    greatest : float or array
        Maximal over normal secretion. [1]

    Returns
    -------
    hormone : float or array
        Multiple of normal. [1]

    Notes
    -----
    Valid for: any ionised calcium from zero; the half-life of minutes makes the steady state good for minutes and more.
    Leaves out: rate of change of calcium, gland growth, phosphate, pulses.

    References
    ----------
    Inverse sigmoid as in Peterson and Riggs 2010, Bone 46:49 (OpenBoneMin; exponent 11.7 on total calcium); exponent
    20 on ionised calcium and a maximum of five to six times normal as in the science file 6 (design value).
    """
    relative = minimum(maximum(relative_calcium, 0.0), GREATEST_RELATIVE)
    fourth = relative * relative * relative * relative
    sixteenth = fourth * fourth * fourth * fourth
    return capacity * greatest / (1 + (greatest - 1) * sixteenth * fourth)


def bone_equilibrium(action, set_point, floor, half_action):
    """Ionised calcium with which quick bone exchange is in balance.

    Parameters
    ----------
    action : float or array
        Hormone times bone's answer to it, 1 is normal. [1]
    set_point : float or array
        Equilibrium at normal action. [mmol/L]
    floor : float or array
        Equilibrium without any hormone action. [mmol/L]
    half_action : float or array
        [1]

    Returns
    -------
    calcium : float or array
        [mmol/L]

    Notes
    -----
    Valid for: action 0 to 6.
    Leaves out: net bone loss and gain over years, phosphate.

    References
    ----------
    Hyperbola assumed. Its floor is the ionised calcium of untreated complete hypoparathyroidism (from memory).
    """
    answer = maximum(action, 0.0)
    return floor + (set_point - floor) * (1 + half_action) * answer / (answer + half_action)


def bone_answer(vitamin_d, kidney_function, half_vitamin_d, normal_vitamin_d):
    """How well bone answers parathyroid hormone: little in severe vitamin D deficiency and in uraemia.

    Parameters
    ----------
    vitamin_d : float or array
        25-hydroxyvitamin D. [nmol/L]
    kidney_function : float or array
        Fraction of normal filtration. [1]
    half_vitamin_d : float or array
        [nmol/L]
    normal_vitamin_d : float or array
        [nmol/L]

    Returns
    -------
    answer : float or array
        1 is normal. [1]

    Notes
    -----
    Valid for: 2 to 250 nmol/L.
    Leaves out: age, treatment, dialysate calcium.

    References
    ----------
    Assumed (Hill exponents 3 and 2): calcium stays clamped at 25 nmol/L and falls below 1.05 mmol/L only in severe
    deficiency with a poor diet, or in kidney failure (science file 6).
    """
    relative = maximum(vitamin_d, 1.0) / half_vitamin_d
    normal = normal_vitamin_d / half_vitamin_d
    cubed = relative * relative * relative
    normal_cubed = normal * normal * normal
    by_vitamin = (cubed / (1 + cubed)) * (1 + normal_cubed) / normal_cubed
    filtration = maximum(kidney_function, 0.0) / KIDNEY_HALF_RESPONSE
    squared = filtration * filtration
    normal_squared = 1 / (KIDNEY_HALF_RESPONSE * KIDNEY_HALF_RESPONSE)
    by_kidney = maximum(LEAST_KIDNEY_RESPONSE, squared / (1 + squared) * (1 + normal_squared) / normal_squared)
    return maximum(LEAST_ANSWER, by_vitamin * by_kidney)


def calcitriol_substrate(vitamin_d, kidney_function, half_vitamin_d, normal_vitamin_d):
    """Calcitriol that vitamin D and kidney mass allow at normal hormone.

    Parameters
    ----------
    vitamin_d : float or array
        25-hydroxyvitamin D. [nmol/L]
    kidney_function : float or array
        Fraction of normal filtration. [1]
    half_vitamin_d : float or array
        [nmol/L]
    normal_vitamin_d : float or array
        [nmol/L]

    Returns
    -------
    substrate : float or array
        1 is normal. [1]

    Notes
    -----
    Valid for: 2 to 250 nmol/L.
    Leaves out: phosphate, FGF23, synthesis outside the kidney.

    References
    ----------
    Saturation assumed; science file 6.
    """
    vitamin = maximum(vitamin_d, 0.0)
    filtration = maximum(kidney_function, 0.0)
    by_vitamin = vitamin / (vitamin + half_vitamin_d) * (normal_vitamin_d + half_vitamin_d) / normal_vitamin_d
    return by_vitamin * filtration / (filtration + KIDNEY_HALF_SYNTHESIS) * (1 + KIDNEY_HALF_SYNTHESIS)


def calcitriol_target(substrate, hormone):
    """Calcitriol towards which the kidney drives the blood.

    Parameters
    ----------
    substrate : float or array
        [1]
    hormone : float or array
        Parathyroid hormone, multiple of normal. [1]

    Returns
    -------
    calcitriol : float or array
        Multiple of normal. [1]

    Notes
    -----
    Valid for: hormone 0 to 6.
    Leaves out: phosphate, calcium's own effect.

    References
    ----------
    Linear stimulation with a limit, assumed; the dependence itself: Peterson and Riggs 2010, Bone 46:49.
    """
    return substrate * (1 + minimum(hormone, CALCITRIOL_STIMULATION_LIMIT)) / 2


def absorbed_share(daily_offer, calcitriol, passive, active_capacity, half_offer):
    """Share of the calcium offered that the gut takes up.

    Parameters
    ----------
    daily_offer : float or array
        Mean of the last days. [mmol/day]
    calcitriol : float or array
        Multiple of normal. [1]
    passive : float or array
        [1]
    active_capacity : float or array
        [mmol/day]
    half_offer : float or array
        [mmol/day]

    Returns
    -------
    share : float or array
        0.30 at 23 mmol/day and normal calcitriol, never above 0.8. [1]

    Notes
    -----
    Valid for: 2 to 100 mmol/day.
    Leaves out: oxalate, phytate, size of the single meal.

    References
    ----------
    Science file 6: 25 to 35 % at usual intake, rising with calcitriol (from memory).
    """
    return minimum(MOST_ABSORBED, passive + calcitriol * active_capacity / (daily_offer + half_offer))


def urine_calcium(ionised, hormone, normal_excretion, set_point, threshold, factor):
    """Renal calcium excretion: rises with what is filtered, falls with parathyroid hormone.

    Parameters
    ----------
    ionised : float or array
        [mmol/L]
    hormone : float or array
        Multiple of normal. [1]
    normal_excretion : float or array
        [mmol/min]
    set_point : float or array
        [mmol/L]
    threshold : float or array
        Ionised calcium below which urine is free of it. [mmol/L]
    factor : float or array
        Diuretics and kidney function. [1]

    Returns
    -------
    urine : float or array
        [mmol/min]

    Notes
    -----
    Valid for: 0.6 to 1.6 mmol/L.
    Leaves out: sodium and protein intake, acid load.

    References
    ----------
    Threshold form after Peterson and Riggs 2010, Bone 46:49, simplified (assumed numbers).
    """
    filtered = maximum(0.0, ionised - threshold) / (set_point - threshold)
    return normal_excretion * factor * filtered * 2 / (1 + hormone)
