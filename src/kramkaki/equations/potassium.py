"""Potassium: the kidney over hours and weeks, and shifts with meals and exercise."""

from kramkaki.equations.ops import exp, maximum, minimum, power

CAPACITY_HALF = 0.1  # [fraction of normal filtration] secretion per nephron adapts down to here (assumed)
LEAST_FILTRATION = 0.02  # [fraction] dialysis: what is left (assumed)
GREATEST_DEVIATION = 3.0  # [1] guard of the exponential, a factor 20 in concentration


def excretion_capacity(kidney_function):
    """What the kidneys can excrete of an ion whose tubular handling adapts, relative to normal.

    Parameters
    ----------
    kidney_function : float or array
        Fraction of normal filtration. [1]

    Returns
    -------
    capacity : float or array
        1 at normal filtration, 0.92 at half, 0.55 at a tenth. [1]

    Notes
    -----
    Valid for: 0.02 to 1.5.
    Leaves out: acidosis, diabetic hyporeninaemia.

    References
    ----------
    Assumed shape: plasma potassium and magnesium stay normal until filtration falls below about 15 % (from memory).
    """
    filtration = maximum(kidney_function, LEAST_FILTRATION)
    return (1 + CAPACITY_HALF) * filtration / (filtration + CAPACITY_HALF)


def pool_concentration(start_concentration, deviation, scale):
    """Concentration of a pool whose content differs from the start: ``K0 exp(deviation / scale)``.

    Parameters
    ----------
    start_concentration : float or array
        [mmol/L]
    deviation : float or array
        Content less the content at the start. [mmol]
    scale : float or array
        Change of content that multiplies the concentration by e. [mmol]

    Returns
    -------
    concentration : float or array
        Always above zero. [mmol/L]

    Notes
    -----
    Valid for: deficits up to 1000 mmol per 70 kg.
    Leaves out: recovery of body potassium at constant plasma potassium over months of a thiazide.

    References
    ----------
    Science file 5.2; the exponential form follows Sterns et al. 1981, Medicine 60:339 (from memory).
    """
    ratio = maximum(-GREATEST_DEVIATION, minimum(GREATEST_DEVIATION, deviation / scale))
    return start_concentration * exp(ratio)


def urine_potassium(relative_concentration, exponent, basal, feed_forward, factor):
    """Renal potassium excretion: a steep power of the plasma concentration times a basal and a gut-driven part.

    Parameters
    ----------
    relative_concentration : float or array
        What the kidney sees, over the reference. Above zero. [1]
    exponent : float or array
        [1]
    basal : float or array
        [mmol/min]
    feed_forward : float or array
        Driven by potassium arriving from the gut, before plasma changes. [mmol/min]
    factor : float or array
        Diuretics, magnesium, kidney function, this person. [1]

    Returns
    -------
    urine : float or array
        [mmol/min]

    Notes
    -----
    Valid for: plasma potassium 2 to 7 mmol/L.
    Leaves out: aldosterone as a state of its own, acid-base, urine flow, the circadian rhythm.

    References
    ----------
    Science file 5.2 (design value, not published); gut feed-forward as in Stadt, Leete, Devinyak, Layton 2022,
    PLoS Comput Biol 18:e1010607, here proportional to the absorption rate so that balance closes over weeks.
    """
    return power(relative_concentration, exponent) * (basal + feed_forward) * factor


def insulin_shift(carbohydrate_rate, greatest_shift, half_rate):
    """Fall of plasma potassium while a meal's carbohydrate keeps insulin up.

    Parameters
    ----------
    carbohydrate_rate : float or array
        Smoothed absorption of carbohydrate. [g/min]
    greatest_shift : float or array
        [mmol/L]
    half_rate : float or array
        [g/min]

    Returns
    -------
    shift : float or array
        Zero or more, to be taken off. [mmol/L]

    Notes
    -----
    Valid for: meals up to 150 g of carbohydrate.
    Leaves out: diabetes, protein, insulin as a hormone, beta-adrenergic uptake.

    References
    ----------
    Hyperbolic form assumed; size fitted to the meal-only arm of Preston et al. 2015 as digitised in the repository of
    Stadt et al. 2022 (Layton-Lab/Kregulation, Data/makePrestonData.m).
    """
    return greatest_shift * carbohydrate_rate / (carbohydrate_rate + half_rate)


def exercise_drive(relative_intensity):
    """How much potassium working muscles let go, against maximal exercise.

    Parameters
    ----------
    relative_intensity : float or array
        Fraction of maximal oxygen uptake, may exceed 1. [1]

    Returns
    -------
    drive : float or array
        [1]

    Notes
    -----
    Valid for: whole-body exercise.
    Leaves out: small muscle groups working hard.

    References
    ----------
    The square is assumed: plasma potassium rises by some tenths of a mmol/L in easy and by two to three in maximal
    exercise, more than in proportion.
    """
    return relative_intensity * relative_intensity


def exercise_rise(relative_intensity, pump_adaptation, release_gain, pump_gain, greatest_undershoot):
    """Rise of plasma potassium in whole-body exercise, and the undershoot after it.

    Release from the working muscles follows the work at once; the pumps adapt over minutes and go on after the end.

    Parameters
    ----------
    relative_intensity : float or array
        Fraction of maximal oxygen uptake, may exceed 1. [1]
    pump_adaptation : float or array
        The drive the pumps have adapted to. [1]
    release_gain : float or array
        [mmol/L]
    pump_gain : float or array
        [mmol/L]
    greatest_undershoot : float or array
        Pumps that lower potassium lose what drives them: it never falls further than this. [mmol/L]

    Returns
    -------
    rise : float or array
        Negative in recovery. [mmol/L]

    Notes
    -----
    Valid for: rest to about 1.2 of maximal oxygen uptake.
    Leaves out: haemoconcentration, training of the pumps, the first half minute.

    References
    ----------
    Form: science file 5.3 (design value). Gains solved from rowing 2000 m: 3.89 to 6.13, 3.33 mmol/L five minutes
    after (Atanasovska et al. 2014). Medbo and Sejersted 1990-94 (PMID 7976408) for the one-minute run.
    """
    balance = release_gain * exercise_drive(relative_intensity) - pump_gain * pump_adaptation
    undershoot = greatest_undershoot * (1.0 - exp(minimum(balance, 0.0) / greatest_undershoot))
    return maximum(balance, 0.0) - undershoot
