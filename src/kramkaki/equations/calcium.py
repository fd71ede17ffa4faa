"""Ionised calcium: parathyroid hormone, vitamin D, gut, kidney, bone."""

from kramkaki.equations.ops import maximum, minimum
from kramkaki.number_types import Number

GREATEST_RELATIVE = 2.0  # [1] guard of the twentieth power
CALCITRIOL_STIMULATION_LIMIT = 3.0  # [1] multiple of normal hormone beyond which calcitriol rises no more (assumed)
KIDNEY_HALF_SYNTHESIS = 0.2  # [fraction of normal filtration] halves calcitriol synthesis, before norming (assumed)
KIDNEY_HALF_RESPONSE = 0.15  # [fraction] halves bone's answer to the hormone (uraemic resistance, assumed)
LEAST_KIDNEY_RESPONSE = 0.1  # [1] what is left of bone's answer without kidneys (assumed)
LEAST_ANSWER = 0.02  # [1] exchange that needs no hormone (assumed)
MOST_ABSORBED = 0.8  # [1] guard of the absorbed share (assumed)


def parathyroid_hormone(relative_calcium: Number, capacity: Number, greatest: Number) -> Number:
    """Parathyroid hormone in its inverse sigmoid steady state.

    relative_calcium: ionised calcium over the person's set point [1]
    capacity: share of the secretion capacity that glands and magnesium leave [1]
    greatest: maximal over normal secretion [1]
    returns: multiple of normal [1]

    Valid for: any ionised calcium from zero; the half-life of minutes makes the steady state good for minutes and more.
    Leaves out: rate of change of calcium, gland growth, phosphate, pulses.
    Reference: Inverse sigmoid as in Peterson and Riggs 2010, Bone 46:49 (OpenBoneMin; exponent 11.7 on total calcium);
    exponent 20 on ionised calcium and a maximum of five to six times normal as in the science file 6 (design value).
    """
    relative = minimum(maximum(relative_calcium, 0.0), GREATEST_RELATIVE)
    fourth = relative * relative * relative * relative
    sixteenth = fourth * fourth * fourth * fourth
    return capacity * greatest / (1 + (greatest - 1) * sixteenth * fourth)


def bone_equilibrium(action: Number, set_point: Number, floor: Number, half_action: Number) -> Number:
    """Ionised calcium with which quick bone exchange is in balance. [mmol/L]

    action: hormone times bone's answer to it, 1 is normal [1]
    set_point: equilibrium at normal action [mmol/L]
    floor: equilibrium without any hormone action [mmol/L]
    half_action: [1]

    Valid for: action 0 to 6. Leaves out: net bone loss and gain over years, phosphate.
    Reference: Hyperbola assumed. Its floor is the ionised calcium of untreated complete hypoparathyroidism (from
    memory).
    """
    answer = maximum(action, 0.0)
    return floor + (set_point - floor) * (1 + half_action) * answer / (answer + half_action)


def bone_answer(vitamin_d: Number, kidney_function: Number, half_vitamin_d: Number, normal_vitamin_d: Number) -> Number:
    """How well bone answers parathyroid hormone: little in severe vitamin D deficiency and in uraemia.

    vitamin_d: 25-hydroxyvitamin D [nmol/L]
    kidney_function: fraction of normal filtration [1]
    half_vitamin_d, normal_vitamin_d: [nmol/L]
    returns: 1 is normal [1]

    Valid for: 2 to 250 nmol/L. Leaves out: age, treatment, dialysate calcium.
    Reference: Assumed (Hill exponents 3 and 2): calcium stays clamped at 25 nmol/L and falls below 1.05 mmol/L only in
    severe deficiency with a poor diet, or in kidney failure (science file 6).
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


def calcitriol_substrate(
    vitamin_d: Number, kidney_function: Number, half_vitamin_d: Number, normal_vitamin_d: Number
) -> Number:
    """Calcitriol that vitamin D and kidney mass allow at normal hormone.

    vitamin_d: 25-hydroxyvitamin D [nmol/L]
    kidney_function: fraction of normal filtration [1]
    half_vitamin_d, normal_vitamin_d: [nmol/L]
    returns: 1 is normal [1]

    Valid for: 2 to 250 nmol/L. Leaves out: phosphate, FGF23, synthesis outside the kidney.
    Reference: Saturation assumed; science file 6.
    """
    vitamin = maximum(vitamin_d, 0.0)
    filtration = maximum(kidney_function, 0.0)
    by_vitamin = vitamin / (vitamin + half_vitamin_d) * (normal_vitamin_d + half_vitamin_d) / normal_vitamin_d
    return by_vitamin * filtration / (filtration + KIDNEY_HALF_SYNTHESIS) * (1 + KIDNEY_HALF_SYNTHESIS)


def calcitriol_target(substrate: Number, hormone: Number) -> Number:
    """Calcitriol towards which the kidney drives the blood.

    substrate: [1]
    hormone: parathyroid hormone, multiple of normal [1]
    returns: multiple of normal [1]

    Valid for: hormone 0 to 6. Leaves out: phosphate, calcium's own effect.
    Reference: Linear stimulation with a limit, assumed; the dependence itself: Peterson and Riggs 2010, Bone 46:49.
    """
    return substrate * (1 + minimum(hormone, CALCITRIOL_STIMULATION_LIMIT)) / 2


def absorbed_share(
    daily_offer: Number, calcitriol: Number, passive: Number, active_capacity: Number, half_offer: Number
) -> Number:
    """Share of the calcium offered that the gut takes up.

    daily_offer: mean of the last days [mmol/day]
    calcitriol: multiple of normal [1]
    passive: [1]
    active_capacity, half_offer: [mmol/day]
    returns: 0.30 at 23 mmol/day and normal calcitriol, never above 0.8 [1]

    Valid for: 2 to 100 mmol/day. Leaves out: oxalate, phytate, size of the single meal.
    Reference: Science file 6: 25 to 35 % at usual intake, rising with calcitriol (from memory).
    """
    return minimum(MOST_ABSORBED, passive + calcitriol * active_capacity / (daily_offer + half_offer))


def urine_calcium(
    *, ionised: Number, hormone: Number, normal_excretion: Number, set_point: Number, threshold: Number, factor: Number
) -> Number:
    """Renal calcium excretion: rises with what is filtered, falls with parathyroid hormone. [mmol/min]

    ionised: [mmol/L]
    hormone: multiple of normal [1]
    normal_excretion: [mmol/min]
    set_point: [mmol/L]
    threshold: ionised calcium below which urine is free of it [mmol/L]
    factor: diuretics and kidney function [1]

    Valid for: 0.6 to 1.6 mmol/L. Leaves out: sodium and protein intake, acid load.
    Reference: Threshold form after Peterson and Riggs 2010, Bone 46:49, simplified (assumed numbers).
    """
    filtered = maximum(0.0, ionised - threshold) / (set_point - threshold)
    return normal_excretion * factor * filtered * 2 / (1 + hormone)
