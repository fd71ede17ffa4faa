"""Potassium: the kidney over hours and weeks, and shifts with meals and exercise."""

from kramkaki.equations.ops import exp, maximum, minimum, power
from kramkaki.number_types import Number

CAPACITY_HALF = 0.1  # [fraction of normal filtration] secretion per nephron adapts down to here (assumed)
LEAST_FILTRATION = 0.02  # [fraction] dialysis: what is left (assumed)
GREATEST_DEVIATION = 3.0  # [1] guard of the exponential, a factor 20 in concentration


def excretion_capacity(kidney_function: Number) -> Number:
    """What the kidneys can excrete of an ion whose tubular handling adapts, relative to normal.

    kidney_function: fraction of normal filtration [1]
    returns: 1 at normal filtration, 0.92 at half, 0.55 at a tenth [1]

    Valid for: 0.02 to 1.5. Leaves out: acidosis, diabetic hyporeninaemia.
    Reference: Assumed shape: plasma potassium and magnesium stay normal until filtration falls below about 15 % (from
    memory).
    """
    filtration = maximum(kidney_function, LEAST_FILTRATION)
    return (1 + CAPACITY_HALF) * filtration / (filtration + CAPACITY_HALF)


def pool_concentration(start_concentration: Number, deviation: Number, scale: Number) -> Number:
    """Concentration of a pool whose content differs from the start: ``K0 exp(deviation / scale)``.

    start_concentration: [mmol/L]
    deviation: content less the content at the start [mmol]
    scale: change of content that multiplies the concentration by e [mmol]
    returns: always above zero [mmol/L]

    Valid for: deficits up to 1000 mmol per 70 kg. Leaves out: recovery of body potassium at constant plasma potassium
    over months of a thiazide.
    Reference: Science file 5.2; the exponential form follows Sterns et al. 1981, Medicine 60:339 (from memory).
    """
    ratio = maximum(-GREATEST_DEVIATION, minimum(GREATEST_DEVIATION, deviation / scale))
    return start_concentration * exp(ratio)


def urine_potassium(
    relative_concentration: Number, exponent: Number, basal: Number, feed_forward: Number, factor: Number
) -> Number:
    """Renal potassium excretion. [mmol/min]

    A steep power of the plasma concentration times the sum of a basal and a gut-driven part.

    relative_concentration: what the kidney sees, over the reference. Above zero [1]
    exponent: [1]
    basal: [mmol/min]
    feed_forward: driven by potassium arriving from the gut, before plasma changes [mmol/min]
    factor: diuretics, magnesium, kidney function, this person [1]

    Valid for: plasma potassium 2 to 7 mmol/L. Leaves out: aldosterone as a state of its own, acid-base, urine flow, the
    circadian rhythm.
    Reference: Science file 5.2 (design value, not published); gut feed-forward as in Stadt, Leete, Devinyak, Layton
    2022, PLoS Comput Biol 18:e1010607, here proportional to the absorption rate so that balance closes over weeks.
    """
    return power(relative_concentration, exponent) * (basal + feed_forward) * factor


def insulin_shift(carbohydrate_rate: Number, greatest_shift: Number, half_rate: Number) -> Number:
    """Fall of plasma potassium while a meal's carbohydrate keeps insulin up.

    carbohydrate_rate: smoothed absorption of carbohydrate [g/min]
    greatest_shift: [mmol/L]
    half_rate: [g/min]
    returns: zero or more, to be taken off [mmol/L]

    Valid for: meals up to 150 g of carbohydrate. Leaves out: diabetes, protein, insulin as a hormone, beta-adrenergic
    uptake.
    Reference: Hyperbolic form assumed; size fitted to the meal-only arm of Preston et al. 2015 as digitised in the
    repository of Stadt et al. 2022 (Layton-Lab/Kregulation, Data/makePrestonData.m).
    """
    return greatest_shift * carbohydrate_rate / (carbohydrate_rate + half_rate)


def exercise_drive(relative_intensity: Number) -> Number:
    """How much potassium working muscles let go, against maximal exercise. [1]

    relative_intensity: fraction of maximal oxygen uptake, may exceed 1 [1]

    Valid for: whole-body exercise. Leaves out: small muscle groups working hard.
    Reference: The square is assumed: plasma potassium rises by some tenths of a mmol/L in easy and by two to three in
    maximal exercise, more than in proportion.
    """
    return relative_intensity * relative_intensity


def exercise_rise(
    relative_intensity: Number,
    pump_adaptation: Number,
    release_gain: Number,
    pump_gain: Number,
    greatest_undershoot: Number,
) -> Number:
    """Rise of plasma potassium in whole-body exercise, and the undershoot after it.

    Release from the working muscles follows the work at once; the pumps adapt over minutes and go on after the end.

    relative_intensity: fraction of maximal oxygen uptake, may exceed 1 [1]
    pump_adaptation: the drive the pumps have adapted to [1]
    release_gain, pump_gain: [mmol/L]
    greatest_undershoot: pumps that lower potassium lose what drives them: it never falls further than this [mmol/L]
    returns: negative in recovery [mmol/L]

    Valid for: rest to about 1.2 of maximal oxygen uptake. Leaves out: haemoconcentration, training of the pumps, the
    first half minute.
    Reference: Form: science file 5.3 (design value). Gains solved from rowing 2000 m: 3.89 to 6.13, 3.33 mmol/L five
    minutes after (Atanasovska et al. 2014). Medbo and Sejersted 1990-94 (PMID 7976408) for the one-minute run.
    """
    balance = release_gain * exercise_drive(relative_intensity) - pump_gain * pump_adaptation
    undershoot = greatest_undershoot * (1.0 - exp(minimum(balance, 0.0) / greatest_undershoot))
    return maximum(balance, 0.0) - undershoot
