"""What the body does about its temperature: skin blood flow, sweating, shivering, acclimation."""

from kramkaki.equations.ops import exp, maximum, minimum, power
from kramkaki.number_types import Number

# Tikuisis & Giesbrecht 1999, shivering of men in cold air and water (from memory).
SHIVERING_CORE = 155.5  # [W/m2/K]
SHIVERING_SKIN = 47.0  # [W/m2/K]
SHIVERING_SKIN_SQUARE = 1.57  # [W/m2/K2]


def skin_blood_flow(
    *,
    warmth: Number,
    cold: Number,
    resting: Number,
    sensitivity: Number,
    constriction: Number,
    release: Number,
    ceiling: Number,
) -> Number:
    """Blood flow of the skin. [L/h/m2]

    warmth: drive to dilate, in kelvin of core temperature [K]
    cold: how far skin and core are below their set points together [K]
    resting: flow in comfort [L/h/m2]
    sensitivity: [L/h/m2/K]
    constriction: [1/K]
    release: dilation that leaves 1/e of the constriction [L/h/m2]
    ceiling: what the circulation can spare [L/h/m2]

    Valid for: whole body. Leaves out: hands and feet, cold-induced dilation.
    Reference: Gagge et al., two-node model: (6.3 + 120 warmth) / (1 + 0.5 cold) (public code). That dilation releases
    constriction is the exp(-Dl/80) of Fiala et al. 2001, Int J Biometeorol 45:143 (from memory): without it cold skin
    throttles the flow of a hot core as it does at rest. The ceiling instead of a fixed 90 is ours.

    >>> flow = {"resting": 6.3, "sensitivity": 120.0, "constriction": 0.5, "release": 37.0, "ceiling": 90.0}
    >>> print(f"{skin_blood_flow(warmth=0.5, cold=0.0, **flow):.1f} L/h/m2")
    66.3 L/h/m2
    """
    dilation = sensitivity * maximum(warmth, 0.0)
    held = constriction * maximum(cold, 0.0) * exp(-dilation / release)
    return minimum((resting + dilation) / (1.0 + held), ceiling)


def skin_flow_ceiling(
    *,
    resting_ceiling: Number,
    intensity: Number,
    intensity_cost: Number,
    mass_loss: Number,
    mass_loss_cost: Number,
    floor: Number,
) -> Number:
    """Skin blood flow that the circulation can spare. [L/h/m2]

    resting_ceiling: at rest, full of water [L/h/m2]
    intensity: share of the maximal oxygen uptake that the muscles take [1]
    intensity_cost: share of the ceiling lost at the maximal oxygen uptake [1]
    mass_loss: share of body mass lost [1]
    mass_loss_cost: share of the ceiling lost per share of mass lost [1]
    floor: [L/h/m2]

    Valid for: upright exercise. Leaves out: posture, blood given to the gut after a meal.
    Reference: Gonzalez-Alonso et al. 1999, J Appl Physiol 86:1032 (abstract): skin blood flow levels off at a core of
    about 38 degC in hard exercise. The bilinear form is assumed.
    """
    spared = (1.0 - intensity_cost * minimum(maximum(intensity, 0.0), 1.0)) * (1.0 - mass_loss_cost * mass_loss)
    return maximum(resting_ceiling * spared, floor)


def sweat_demand(
    *,
    core_drive: Number,
    skin_drive: Number,
    exercise_drive: Number,
    mass_loss: Number,
    sensitivity: Number,
    dehydration_shift: Number,
    dehydration_cost: Number,
) -> Number:
    """Sweating that the temperature signals ask for.

    core_drive: core temperature above the threshold for sweating [K]
    skin_drive: skin temperature above neutral, weighted into kelvin of core temperature; cold skin weighs less [K]
    exercise_drive: feed-forward of the working muscles, in kelvin of core temperature [K]
    mass_loss: share of body mass lost [1]
    sensitivity: [W/m2/K]
    dehydration_shift: rise of the threshold per share of body mass lost [K]
    dehydration_cost: share of the sensitivity lost per share of body mass lost [1]
    returns: as heat that all this sweat could take [W/m2]

    Valid for: losses up to a tenth of body mass. Leaves out: emotional sweating.
    Reference: Montain, Latzka & Sawka 1995, J Appl Physiol 79:1434 (abstract): threshold +0.06 degC and sensitivity
    about -5 % per per cent of body mass lost. Gagnon, Jay & Kenny 2013, J Physiol 591:2925 (from memory): sweating
    follows heat production.

    Half a kelvin above the threshold, 2 % dehydrated:

    >>> law = {"sensitivity": 200.0, "dehydration_shift": 6.0, "dehydration_cost": 5.0}
    >>> demand = sweat_demand(core_drive=0.5, skin_drive=0.0, exercise_drive=0.0, mass_loss=0.02, **law)
    >>> print(f"{demand:.1f} W/m2")
    68.4 W/m2
    """
    drive = maximum(core_drive + skin_drive + exercise_drive - dehydration_shift * mass_loss, 0.0)
    return sensitivity * drive * (1.0 - dehydration_cost * mass_loss)


def exercise_drive(*, heat: Number, greatest: Number, half: Number) -> Number:
    """Feed-forward of working muscles on sweating, in kelvin of core temperature. [K]

    heat: metabolic rate above rest [W/m2]
    greatest: [K]
    half: metabolic rate above rest that gives half of it [W/m2]

    Valid for: whole-body exercise. Leaves out: static effort, the quick rise in the first seconds.
    Reference: Gagnon, Jay & Kenny 2013, J Physiol 591:2925 (from memory): sweating follows heat production. The
    hyperbola is assumed: central command and muscle receptors act from light exercise on and saturate.

    >>> print(f"{exercise_drive(heat=100.0, greatest=0.7, half=100.0):.2f} K")
    0.35 K
    """
    return greatest * heat / (heat + half)


def shivering(*, core_cold: Number, skin_cold: Number, fat_percent: Number, ceiling: Number) -> Number:
    """Heat made by shivering. [W/m2]

    core_cold: core temperature below that of the onset; negative is warm [K]
    skin_cold: skin temperature below that of the onset; negative counts as nothing [K]
    fat_percent: of body mass [%]
    ceiling: [W/m2]

    A warm core holds shivering of a cold skin back.

    Valid for: whole body, hours; skin down to 15 K below the onset, beyond which its part stays. Leaves out: fatigue of
    shivering, the burst on entering cold water.
    Reference: Tikuisis & Giesbrecht 1999, Eur J Appl Physiol 79:221 (from memory); there the onsets are 37 and 33 degC.

    >>> print(f"{shivering(core_cold=0.5, skin_cold=6.0, fat_percent=16.0, ceiling=200.0):.1f} W/m2")
    75.8 W/m2
    """
    skin = minimum(maximum(skin_cold, 0.0), SHIVERING_SKIN / (2 * SHIVERING_SKIN_SQUARE))
    drive = SHIVERING_CORE * core_cold + (SHIVERING_SKIN - SHIVERING_SKIN_SQUARE * skin) * skin
    return minimum(maximum(drive, 0.0) / power(fat_percent, 0.5), ceiling)


def acclimation_rate(
    *, acclimation: Number, core_temperature: Number, lowest: Number, full: Number, gain: Number, decay: Number
) -> Number:
    """Gain and loss of heat acclimation. [1/min]

    acclimation: 0 none, 1 complete [1]
    core_temperature: [degC]
    lowest: core temperature from which the body adapts [degC]
    full: core temperature at which it adapts fastest [degC]
    gain: share of what is missing gained per minute at ``full`` [1/min]
    decay: [1/min]

    Valid for: days to weeks. Leaves out: that heart, plasma volume and sweat adapt at different speeds.
    Reference: Daanen et al. 2018, Sports Med 48:409 (open paper): 2.3 to 2.6 % lost per day; most of the change in the
    first week, complete by 10 to 14 days of about 100 min. The ramp in core temperature is assumed.
    """
    stimulus = minimum(maximum((core_temperature - lowest) / (full - lowest), 0.0), 1.0)
    return gain * stimulus * (1.0 - acclimation) - decay * acclimation


def sweat_suppression_rate(
    suppression: Number, wettedness: Number, driest: Number, greatest: Number, time_constant: Number
) -> Number:
    """Decline of sweating while the skin stays wet (hidromeiosis), and recovery on dry skin. [1/min]

    suppression: share of sweating that is held back [1]
    wettedness: [1]
    driest: wettedness from which sweating declines [1]
    greatest: suppression on fully wet skin after hours [1]
    time_constant: [min]

    Valid for: hours. Leaves out: regional differences.
    Reference: Hidromeiosis after Kerslake 1972 and Candas et al. 1980 (from memory); the linear form is assumed.
    """
    aim = greatest * maximum(wettedness - driest, 0.0) / (1.0 - driest)
    return (aim - suppression) / time_constant
