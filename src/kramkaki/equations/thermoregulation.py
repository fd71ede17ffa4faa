"""What the body does about its temperature: skin blood flow, sweating, shivering, acclimation."""

from kramkaki.equations.ops import exp, maximum, minimum, power

# Tikuisis & Giesbrecht 1999, shivering of men in cold air and water (from memory).
SHIVERING_CORE = 155.5  # [W/m2/K]
SHIVERING_SKIN = 47.0  # [W/m2/K]
SHIVERING_SKIN_SQUARE = 1.57  # [W/m2/K2]


def skin_blood_flow(warmth, cold, resting, sensitivity, constriction, release, ceiling):
    """Blood flow of the skin.

    Parameters
    ----------
    warmth : float or array
        Drive to dilate, in kelvin of core temperature. [K]
    cold : float or array
        How far skin and core are below their set points together. [K]
    resting : float or array
        Flow in comfort. [L/h/m2]
    sensitivity : float or array
        [L/h/m2/K]
    constriction : float or array
        [1/K]
    release : float or array
        Dilation that leaves 1/e of the constriction. [L/h/m2]
    ceiling : float or array
        What the circulation can spare. [L/h/m2]

    Returns
    -------
    flow : float or array
        [L/h/m2]

    Notes
    -----
    Valid for: whole body.
    Leaves out: hands and feet, cold-induced dilation.

    References
    ----------
    Gagge et al., two-node model: (6.3 + 120 warmth) / (1 + 0.5 cold) (public code). That dilation releases
    constriction is the exp(-Dl/80) of Fiala et al. 2001, Int J Biometeorol 45:143 (from memory): without it cold skin
    throttles the flow of a hot core as it does at rest. The ceiling instead of a fixed 90 is ours.

    Examples
    --------
    >>> flow = {"resting": 6.3, "sensitivity": 120.0, "constriction": 0.5, "release": 37.0, "ceiling": 90.0}
    >>> print(f"{skin_blood_flow(warmth=0.5, cold=0.0, **flow):.1f} L/h/m2")
    66.3 L/h/m2
    """
    dilation = sensitivity * maximum(warmth, 0.0)
    held = constriction * maximum(cold, 0.0) * exp(-dilation / release)
    return minimum((resting + dilation) / (1.0 + held), ceiling)


def skin_flow_ceiling(resting_ceiling, intensity, intensity_cost, mass_loss, mass_loss_cost, floor):
    """Skin blood flow that the circulation can spare.

    Parameters
    ----------
    resting_ceiling : float or array
        At rest, full of water. [L/h/m2]
    intensity : float or array
        Share of the maximal oxygen uptake that the muscles take. [1]
    intensity_cost : float or array
        Share of the ceiling lost at the maximal oxygen uptake. [1]
    mass_loss : float or array
        Share of body mass lost. [1]
    mass_loss_cost : float or array
        Share of the ceiling lost per share of mass lost. [1]
    floor : float or array
        [L/h/m2]

    Returns
    -------
    ceiling : float or array
        [L/h/m2]

    Notes
    -----
    Valid for: upright exercise.
    Leaves out: posture, blood given to the gut after a meal.

    References
    ----------
    Gonzalez-Alonso et al. 1999, J Appl Physiol 86:1032 (abstract): skin blood flow levels off at a core of about
    38 degC in hard exercise. The bilinear form is assumed.
    """
    spared = (1.0 - intensity_cost * minimum(maximum(intensity, 0.0), 1.0)) * (1.0 - mass_loss_cost * mass_loss)
    return maximum(resting_ceiling * spared, floor)


def sweat_demand(core_drive, skin_drive, exercise_drive, mass_loss, sensitivity, dehydration_shift, dehydration_cost):
    """Sweating that the temperature signals ask for.

    Parameters
    ----------
    core_drive : float or array
        Core temperature above the threshold for sweating. [K]
    skin_drive : float or array
        Skin temperature above neutral, weighted into kelvin of core temperature; cold skin weighs less. [K]
    exercise_drive : float or array
        Feed-forward of the working muscles, in kelvin of core temperature. [K]
    mass_loss : float or array
        Share of body mass lost. [1]
    sensitivity : float or array
        [W/m2/K]
    dehydration_shift : float or array
        Rise of the threshold per share of body mass lost. [K]
    dehydration_cost : float or array
        Share of the sensitivity lost per share of body mass lost. [1]

    Returns
    -------
    demand : float or array
        As heat that all this sweat could take. [W/m2]

    Notes
    -----
    Valid for: losses up to a tenth of body mass.
    Leaves out: emotional sweating.

    References
    ----------
    Montain, Latzka & Sawka 1995, J Appl Physiol 79:1434 (abstract): threshold +0.06 degC and sensitivity about -5 % per
    per cent of body mass lost. Gagnon, Jay & Kenny 2013, J Physiol 591:2925 (from memory): sweating follows heat
    production.

    Examples
    --------
    Half a kelvin above the threshold, 2 % dehydrated:

    >>> law = {"sensitivity": 200.0, "dehydration_shift": 6.0, "dehydration_cost": 5.0}
    >>> demand = sweat_demand(core_drive=0.5, skin_drive=0.0, exercise_drive=0.0, mass_loss=0.02, **law)
    >>> print(f"{demand:.1f} W/m2")
    68.4 W/m2
    """
    drive = maximum(core_drive + skin_drive + exercise_drive - dehydration_shift * mass_loss, 0.0)
    return sensitivity * drive * (1.0 - dehydration_cost * mass_loss)


def exercise_drive(*, heat, greatest, half):
    """Feed-forward of working muscles on sweating, in kelvin of core temperature.

    Parameters
    ----------
    heat : float or array
        Metabolic rate above rest. [W/m2]
    greatest : float or array
        [K]
    half : float or array
        Metabolic rate above rest that gives half of it. [W/m2]

    Returns
    -------
    drive : float or array
        [K]

    Notes
    -----
    Valid for: whole-body exercise.
    Leaves out: static effort, the quick rise in the first seconds.

    References
    ----------
    Gagnon, Jay & Kenny 2013, J Physiol 591:2925 (from memory): sweating follows heat production. The hyperbola is
    assumed: central command and muscle receptors act from light exercise on and saturate.

    Examples
    --------
    >>> print(f"{exercise_drive(heat=100.0, greatest=0.7, half=100.0):.2f} K")
    0.35 K
    """
    return greatest * heat / (heat + half)


def shivering(*, core_cold, skin_cold, fat_percent, ceiling):
    """Heat made by shivering.

    Parameters
    ----------
    core_cold : float or array
        Core temperature below that of the onset; negative is warm. [K]
    skin_cold : float or array
        Skin temperature below that of the onset; negative counts as nothing. [K]
    fat_percent : float or array
        Of body mass. [%]
    ceiling : float or array
        [W/m2]

    Returns
    -------
    heat : float or array
        [W/m2]

    Notes
    -----
    A warm core holds shivering of a cold skin back.

    Valid for: whole body, hours; skin down to 15 K below the onset, beyond which its part stays.
    Leaves out: fatigue of shivering, the burst on entering cold water.

    References
    ----------
    Tikuisis & Giesbrecht 1999, Eur J Appl Physiol 79:221 (from memory); there the onsets are 37 and 33 degC.

    Examples
    --------
    >>> print(f"{shivering(core_cold=0.5, skin_cold=6.0, fat_percent=16.0, ceiling=200.0):.1f} W/m2")
    75.8 W/m2
    """
    skin = minimum(maximum(skin_cold, 0.0), SHIVERING_SKIN / (2 * SHIVERING_SKIN_SQUARE))
    drive = SHIVERING_CORE * core_cold + (SHIVERING_SKIN - SHIVERING_SKIN_SQUARE * skin) * skin
    return minimum(maximum(drive, 0.0) / power(fat_percent, 0.5), ceiling)


def acclimation_rate(acclimation, core_temperature, lowest, full, gain, decay):
    """Gain and loss of heat acclimation.

    Parameters
    ----------
    acclimation : float or array
        0 none, 1 complete. [1]
    core_temperature : float or array
        [degC]
    lowest : float or array
        Core temperature from which the body adapts. [degC]
    full : float or array
        Core temperature at which it adapts fastest. [degC]
    gain : float or array
        Share of what is missing gained per minute at ``full``. [1/min]
    decay : float or array
        [1/min]

    Returns
    -------
    rate : float or array
        [1/min]

    Notes
    -----
    Valid for: days to weeks.
    Leaves out: that heart, plasma volume and sweat adapt at different speeds.

    References
    ----------
    Daanen et al. 2018, Sports Med 48:409 (open paper): 2.3 to 2.6 % lost per day; most of the change in the first week,
    complete by 10 to 14 days of about 100 min. The ramp in core temperature is assumed.
    """
    stimulus = minimum(maximum((core_temperature - lowest) / (full - lowest), 0.0), 1.0)
    return gain * stimulus * (1.0 - acclimation) - decay * acclimation


def sweat_suppression_rate(suppression, wettedness, driest, greatest, time_constant):
    """Decline of sweating while the skin stays wet (hidromeiosis), and recovery on dry skin.

    Parameters
    ----------
    suppression : float or array
        Share of sweating that is held back. [1]
    wettedness : float or array
        [1]
    driest : float or array
        Wettedness from which sweating declines. [1]
    greatest : float or array
        Suppression on fully wet skin after hours. [1]
    time_constant : float or array
        [min]

    Returns
    -------
    rate : float or array
        [1/min]

    Notes
    -----
    Valid for: hours.
    Leaves out: regional differences.

    References
    ----------
    Hidromeiosis after Kerslake 1972 and Candas et al. 1980 (from memory); the linear form is assumed.
    """
    aim = greatest * maximum(wettedness - driest, 0.0) / (1.0 - driest)
    return (aim - suppression) / time_constant


def sustainable_share(core_temperature, onset, end):
    """Share of the intended exercise that a body this hot still does.

    Parameters
    ----------
    core_temperature : float or array
        [degC]
    onset : float or array
        Core temperature from which people slow down, whatever they intend. [degC]
    end : float or array
        Core temperature at which they have stopped or collapsed. [degC]

    Returns
    -------
    share : float or array
        [0-1]

    Notes
    -----
    Valid for: exercise in heat the body cannot shed; nothing is taken below ``onset``.
    Leaves out: the slowing from mere discomfort, motivation, medicines.

    References
    ----------
    Gonzalez-Alonso et al. 1999, J Appl Physiol 86:1032: trained cyclists gave up at 40.1 to 40.2 degC whatever they
    started from. Byrne et al. 2006: 11 % of 18 racing soldiers passed 41 degC and finished. The ramp is assumed.
    """
    return minimum(maximum((end - core_temperature) / (end - onset), 0.0), 1.0)
