"""Body water and its sodium: what divides it, what the kidney lets go, and what calls for drinking."""

from kramkaki.equations.ops import exp, maximum, minimum
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


EXPONENT_LIMIT = 2.5  # the fitted exponential is not trusted beyond twelvefold excretion


def urine_sodium(
    *,
    usual: Number,
    change_now: Number,
    change_lately: Number,
    gain_now: Number,
    gain_lately: Number,
    least: Number,
    most: Number,
) -> Number:
    """Sodium excretion from how full the extracellular space is, now and over the last hours. [mmol/min]

    The quick part stands for pressure and natriuretic peptides, the slow part for aldosterone.

    usual: excretion of a steady day [mmol/min]
    change_now, change_lately: of extracellular volume [fraction]
    gain_now, gain_lately: [1 per fraction]
    least, most: what the kidney can do [mmol/min]

    Valid for: volume within 15 % of the usual. Leaves out: the day's rhythm; salt-wasting kidneys.
    Reference: Exponential about the usual with a summed gain of 20 to 25, for a time constant of a day after a step of
    intake: Strauss 1958, Walser 1985 (both from memory).

    >>> full = urine_sodium(
    ...     usual=0.1, change_now=0.05, change_lately=0.05, gain_now=7.0, gain_lately=14.0, least=0.003, most=4.0
    ... )
    >>> print(f"{full:.2f} mmol/min, one litre above the usual")
    0.29 mmol/min, one litre above the usual
    """
    exponent = minimum(gain_now * change_now + gain_lately * change_lately, EXPONENT_LIMIT)
    return minimum(maximum(usual * exp(exponent), least), most)


def active_diuretic_sodium(drug_now: Number, usual_drug: Number, habit: Number, adaptation: Number) -> Number:
    """Sodium a diuretic drives out beyond what the body is used to.

    drug_now: excretion the drug would cause in a body new to it [mmol/min]
    usual_drug: the mean of that on the habitual medicines [mmol/min]
    habit: the drug's mean over the last weeks [mmol/min]
    adaptation: share of the effect that the tubules take back in weeks [0-1]
    returns: below zero after a habitual dose is left out: sodium is held back [mmol/min]

    Valid for: daily doses. Leaves out: hypertrophy that outlasts the drug by months.
    Reference: Braking in one to three days comes from the shrinking volume; the part over weeks is from memory (no
    single source).

    >>> adapted = active_diuretic_sodium(drug_now=0.1, usual_drug=0.0, habit=0.1, adaptation=0.5)
    >>> print(f"{adapted:.2f} mmol/min after weeks")
    0.05 mmol/min after weeks
    """
    return (drug_now - usual_drug) - adaptation * (habit - usual_drug)


def sodium_dilution(
    *,
    sodium: Number,
    recent_sodium: Number,
    sodium_lost: Number,
    body_water: Number,
    millimoles_per_litre: Number,
    half_fall: Number,
) -> Number:
    """How far plasma sodium has lately been diluted by water drunk in place of lost salt.

    What lost sodium takes off plasma sodium counts as far as that has fallen below its own recent past: a glass of
    water passes, water in place of salty sweat counts, drying out alone raises sodium and does not.

    sodium, recent_sodium: in plasma now, and as remembered from the last hours [mmol/L]
    sodium_lost: from the extracellular fluid since the usual state; negative is gained [mmol]
    body_water: [L]
    millimoles_per_litre: rise of plasma sodium per cation and litre of body water [1]
    half_fall: fall of plasma sodium at which the lost salt counts half [mmol/L]
    returns: zero or more [mmol/L]

    Valid for: hours around exercise. Leaves out: what exactly in the nerve or muscle senses it, which nobody knows.
    Reference: Construction of this project to tell apart the arms of Lau et al. 2019, BMJ Open Sport Exerc Med
    5:e000478, and Lau et al. 2021, J Int Soc Sports Nutr 18:22.

    >>> dilution = sodium_dilution(
    ...     sodium=138.0,
    ...     recent_sodium=141.0,
    ...     sodium_lost=80.0,
    ...     body_water=40.0,
    ...     millimoles_per_litre=1.0,
    ...     half_fall=1.0,
    ... )
    >>> print(f"{dilution:.1f} mmol/L")
    1.5 mmol/L
    """
    fallen = maximum(0.0, recent_sodium - sodium)
    by_lost_salt = maximum(0.0, millimoles_per_litre * sodium_lost / body_water)
    return by_lost_salt * fallen / (fallen + half_fall)


PERCENT = 100.0
THIRST_SCALE = 10.0  # [cm] of the visual analogue scale


def vasopressin_target(
    osmolality: Number, threshold: Number, gain: Number, extracellular_change: Number, volume_slope: Number
) -> Number:
    """Plasma vasopressin that osmolality and volume call for. [pmol/L]

    osmolality: [mOsm/kg]
    threshold: at normal volume [mOsm/kg]
    gain: [pmol/L per mOsm/kg]
    extracellular_change: [fraction]
    volume_slope: rise of the threshold per percent of more extracellular volume [mOsm/kg per %]

    Valid for: osmolality 275 to 310 mOsm/kg, volume within 15 %. Leaves out: nausea, pain, pregnancy.
    Reference: Line 0.43 (osmolality - 284): Endotext, chapter on vasopressin. Thompson et al. 1986, Clin Sci 71:651:
    0.4 (osmolality - 285).

    >>> line = vasopressin_target(
    ...     osmolality=290.0, threshold=284.0, gain=0.43, extracellular_change=0.0, volume_slope=0.2
    ... )
    >>> print(f"{line:.2f} pmol/L")
    2.58 pmol/L
    """
    return maximum(0.0, gain * (osmolality - threshold - volume_slope * PERCENT * extracellular_change))


def thirst_target(
    *,
    osmolality: Number,
    usual_osmolality: Number,
    gain: Number,
    plasma_change: Number,
    tolerated_loss: Number,
    volume_gain: Number,
) -> Number:
    """Thirst above the usual of a resting day.

    osmolality, usual_osmolality: now, and this person's usual [mOsm/kg]
    gain: [cm per mOsm/kg] on a scale of 10 cm
    plasma_change: of plasma volume [fraction]
    tolerated_loss: of plasma volume, without thirst [fraction]
    volume_gain: [cm per fraction lost beyond]
    returns: below zero is less thirst than usual [cm]

    Valid for: healthy adults; the scale ends at 10 cm. Leaves out: dry mouth, habit, taste and company.
    Reference: Thompson et al. 1986, Clin Sci 71:651: thirst 0.30 (osmolality - 281) cm.

    >>> now = thirst_target(
    ...     osmolality=295.0, usual_osmolality=285.0, gain=0.3, plasma_change=0.0, tolerated_loss=0.08, volume_gain=20.0
    ... )
    >>> print(f"{now:.1f} cm")
    3.0 cm
    """
    hypovolaemic = volume_gain * maximum(0.0, -plasma_change - tolerated_loss)
    return minimum(gain * (osmolality - usual_osmolality) + hypovolaemic, THIRST_SCALE)
