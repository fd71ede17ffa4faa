"""Body water: how much there is, how salt divides it, what plasma sodium follows."""

from kramkaki.equations.ops import maximum, minimum
from kramkaki.number_types import Number

CENTIMETRES_PER_METRE = 100.0
KILOCALORIES_PER_MINUTE_PER_WATT = 60.0 / 4184.0

# Watson, Watson & Batt 1980, Am J Clin Nutr 33:27 (from memory): litres, years, cm, kg.
WATSON_MALE = 2.447
WATSON_MALE_AGE = -0.09516
WATSON_MALE_HEIGHT = 0.1074
WATSON_MALE_MASS = 0.3362
WATSON_FEMALE = -2.097
WATSON_FEMALE_HEIGHT = 0.1069
WATSON_FEMALE_MASS = 0.2466

# Nadler, Hidalgo & Bloch 1962, Surgery 51:224 (from memory): litres of blood, m, kg.
NADLER_MALE_HEIGHT, NADLER_MALE_MASS, NADLER_MALE_OFFSET = 0.3669, 0.03219, 0.6041
NADLER_FEMALE_HEIGHT, NADLER_FEMALE_MASS, NADLER_FEMALE_OFFSET = 0.3561, 0.03308, 0.1833
WHOLE_BODY_HAEMATOCRIT_RATIO = 0.91  # whole-body over venous haematocrit (from memory)

# Nguyen & Kurtz 2004 / 2005, Am J Physiol Renal Physiol: slope and intercept of plasma sodium on (Na + K) / body water.
NGUYEN_KURTZ_SLOPE = 1.03
NGUYEN_KURTZ_INTERCEPT = 23.8

# Plasma osmolality: sodium with its anion, and glucose 5 with urea 5 mmol/L in health (from memory).
OSMOLES_PER_SODIUM = 2.0
GLUCOSE_AND_UREA = 10.0

OXIDATION_WATER = 0.00013  # [L/kcal] water made by burning a mixed diet (from memory)


def total_body_water(age: Number, height: Number, body_mass: Number, female: Number) -> Number:
    """Total body water of an adult from size, age and sex. [L]

    age: [years]
    height: [m]
    body_mass: [kg]
    female: [0 or 1]

    Valid for: adults of 17 to 86 years. Children come out a little low. Leaves out: leanness; athletes hold 5 to 10 %
    more.
    Reference: Watson, Watson & Batt 1980, Am J Clin Nutr 33:27 (from memory).

    >>> print(f"{total_body_water(age=25.0, height=1.74, body_mass=74.0, female=0.0):.1f} L")
    43.6 L
    """
    centimetres = CENTIMETRES_PER_METRE * height
    male = WATSON_MALE + WATSON_MALE_AGE * age + WATSON_MALE_HEIGHT * centimetres + WATSON_MALE_MASS * body_mass
    woman = WATSON_FEMALE + WATSON_FEMALE_HEIGHT * centimetres + WATSON_FEMALE_MASS * body_mass
    return male + female * (woman - male)


def plasma_volume(height: Number, body_mass: Number, female: Number, haematocrit: Number) -> Number:
    """Plasma volume at rest from size and sex. [L]

    height: [m]
    body_mass: [kg]
    female: [0 or 1]
    haematocrit: venous [fraction]

    Valid for: adults at rest. Leaves out: training and pregnancy, which add plasma.
    Reference: Nadler, Hidalgo & Bloch 1962, Surgery 51:224 (from memory).

    >>> print(f"{plasma_volume(height=1.74, body_mass=74.0, female=0.0, haematocrit=0.43):.2f} L")
    2.99 L
    """
    cube = height * height * height
    male = NADLER_MALE_HEIGHT * cube + NADLER_MALE_MASS * body_mass + NADLER_MALE_OFFSET
    woman = NADLER_FEMALE_HEIGHT * cube + NADLER_FEMALE_MASS * body_mass + NADLER_FEMALE_OFFSET
    return (male + female * (woman - male)) * (1 - WHOLE_BODY_HAEMATOCRIT_RATIO * haematocrit)


def plasma_sodium(cations: Number, body_water: Number) -> Number:
    """Plasma sodium from the body's exchangeable sodium and potassium and its water. [mmol/L]

    cations: exchangeable sodium plus potassium [mmol]
    body_water: [L]

    Valid for: changes over hours to days, 110 to 160 mmol/L. Leaves out: sodium bound without osmotic effect, which
    athletes who gain weight seem to release.
    Reference: Nguyen & Kurtz 2005, Am J Physiol Renal Physiol: [Na]p = 1.03 (Na + K) / water - 23.8.

    >>> print(f"{plasma_sodium(cations=159.0 * 42.0, body_water=42.0):.0f} mmol/L")
    140 mmol/L
    """
    return NGUYEN_KURTZ_SLOPE * cations / body_water - NGUYEN_KURTZ_INTERCEPT


def exchangeable_cations(sodium: Number, body_water: Number) -> Number:
    """Exchangeable sodium plus potassium that gives this plasma sodium: the inverse of ``plasma_sodium``. [mmol]

    sodium: in plasma [mmol/L]
    body_water: [L]

    Valid for and leaves out: as ``plasma_sodium``.
    Reference: Nguyen & Kurtz 2005, as ``plasma_sodium``.

    >>> print(f"{exchangeable_cations(sodium=140.0, body_water=1.0):.0f} mmol of Na + K keep 1 L at 140 mmol/L")
    159 mmol of Na + K keep 1 L at 140 mmol/L
    """
    return (sodium + NGUYEN_KURTZ_INTERCEPT) * body_water / NGUYEN_KURTZ_SLOPE


def plasma_osmolality(sodium: Number) -> Number:
    """Plasma osmolality with normal glucose and urea. [mOsm/kg]

    sodium: in plasma [mmol/L]

    Valid for: glucose and urea near 5 mmol/L each. Leaves out: lactate, alcohol, high blood sugar.
    Reference: The usual clinical estimate 2 Na + glucose + urea (from memory).

    >>> print(f"{plasma_osmolality(140.0):.0f} mOsm/kg")
    290 mOsm/kg
    """
    return OSMOLES_PER_SODIUM * sodium + GLUCOSE_AND_UREA


def extracellular_volume(body_water: Number, extracellular_cations: Number, all_osmoles: Number) -> Number:
    """Share of the body's water outside the cells, once water has settled between them. [L]

    Water moves freely between cells and the fluid round them, so it divides as the osmoles do.

    body_water: [L]
    extracellular_cations: [mmol]
    all_osmoles: cations inside and outside and what exercise adds inside [mmol]

    Valid for: changes slower than some minutes. Leaves out: the minutes that water takes; swelling limits of cells.
    Reference: Osmotic equilibrium; no single source.

    >>> print(f"{extracellular_volume(body_water=42.0, extracellular_cations=2800.0, all_osmoles=6680.0):.1f} L")
    17.6 L
    """
    return body_water * extracellular_cations / all_osmoles


def exercise_osmoles(relative_intensity: Number, threshold: Number, gain: Number, body_mass: Number) -> Number:
    """Osmoles that exercise adds inside working muscle, which then draws water from the plasma.

    relative_intensity: [fraction of maximal oxygen uptake]
    threshold: intensity that adds none [fraction]
    gain: [mmol/kg] per squared intensity above the threshold
    body_mass: [kg]
    returns: in the steady state of this intensity [mmol]

    Valid for: whole-body exercise up to maximal oxygen uptake. Leaves out: which muscles work; one leg at the same
    oxygen uptake adds more.
    Reference: Lactate and creatine gather ever faster with intensity; plasma sodium is up by 4 to 5 mmol/L at maximal
    effort (from memory).

    >>> most = exercise_osmoles(relative_intensity=1.0, threshold=0.4, gain=7.2, body_mass=70.0)
    >>> print(f"{1.03 * most / 42.0:.1f} mmol/L of plasma sodium")
    4.4 mmol/L of plasma sodium
    """
    above = maximum(0.0, relative_intensity - threshold)
    return gain * body_mass * above * above


def oxidation_water(metabolic_rate: Number) -> Number:
    """Water that the body makes by burning food. [L/min]

    metabolic_rate: [W]

    Valid for: mixed diet. Leaves out: water set free with glycogen.
    Reference: Stoichiometry: carbohydrate 0.13, fat 0.12, protein 0.10 g/kcal (from memory).

    >>> print(f"{1440.0 * oxidation_water(85.0):.2f} L/day at rest")
    0.23 L/day at rest
    """
    return OXIDATION_WATER * KILOCALORIES_PER_MINUTE_PER_WATT * metabolic_rate


def approach(now: Number, aim: Number, rise_time: Number, fall_time: Number) -> Number:
    r"""Rate at which a quantity nears its aim, faster or slower up than down. [unit of now per min]

    now, aim: [any]
    rise_time, fall_time: time constants [min]

    .. math:: \dot x = \max(a - x, 0) / \tau_r + \min(a - x, 0) / \tau_f

    Valid for: time constants above zero. Leaves out: overshoot. Choosing one of two time constants would say the same,
    but keeps the compiler from SIMD.
    Reference: First-order kinetics; no source needed.

    >>> print(approach(1.0, 3.0, 4.0, 8.0), approach(3.0, 1.0, 4.0, 8.0))
    0.5 -0.25
    """
    gap = aim - now
    return maximum(gap, 0.0) / rise_time + minimum(gap, 0.0) / fall_time
