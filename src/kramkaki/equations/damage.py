"""Muscle damage by lengthening work, the soreness that follows, and guarding around an injury."""

from kramkaki.equations.ops import maximum, minimum

EULER = 2.718281828459045  # makes the soreness of one bout peak at the damage it did


def damage_growth(activation, eccentric, damage, sensitivity, harmless_load, conditioning, protection):
    r"""How fast lengthening work damages a muscle.

    Parameters
    ----------
    activation : float or array
        Mean over the minute. [0-1]
    eccentric : float or array
        Share of the activation spent lengthening. [0-1]
    damage : float or array
        Damage so far. [0-1]
    sensitivity : float or array
        Damage per minute at full lengthening activation in a muscle new to it. [1/min]
    harmless_load : float or array
        Activation spent lengthening that daily life has made harmless. [0-1]
    conditioning : float or array
        How used the legs are to the exercise. [0-1]
    protection : float or array
        Share of the damage from which a used muscle is protected. [0-1]

    Returns
    -------
    rate : float or array
        [1/min]

    Notes
    -----
    .. math:: g = k\,(A e - w)^+ (1 - p c)(1 - d)

    Valid for: the sign, and that one earlier bout protects for weeks.
    Leaves out: muscle length, velocity, single large strains (tears).

    References
    ----------
    Cleary MA et al. (2002) J Athl Train 37:32: the second bout 6-9 weeks later hurts less. The form is ours.
    """
    load = maximum(activation * eccentric - harmless_load, 0)
    return sensitivity * load * (1 - protection * conditioning) * maximum(1 - damage, 0)


def damage_rate(growth, damage, repair_time):
    """Damage done less damage repaired.

    Parameters
    ----------
    growth : float or array
        From `damage_growth`. [1/min]
    damage : float or array
        [0-1]
    repair_time : float or array
        Time constant. [min]

    Returns
    -------
    rate : float or array
        [1/min]

    Notes
    -----
    Valid for: strength that returns over days to two weeks.
    Leaves out: the second dip of strength at one to three days.

    References
    ----------
    Assumed first order.
    """
    return growth - damage / repair_time


def strength_left(damage, strength_loss):
    """Strength of a damaged muscle.

    Parameters
    ----------
    damage : float or array
        [0-1]
    strength_loss : float or array
        Loss at full damage. [0-1]

    Returns
    -------
    strength : float or array
        Fraction of the undamaged. [0-1]

    Notes
    -----
    Valid for: voluntary leg exercise; after maximal eccentric bouts 26 % of knee torque was lost at once.
    Leaves out: single muscles of a group.

    References
    ----------
    Goodman CA et al. (2014) PLoS ONE, PMC4069193, abstract, for the size.
    """
    return 1 - strength_loss * damage


def inflammation_rate(inflammation, growth, peak_time):
    r"""First stage of the delay between damage and soreness.

    Parameters
    ----------
    inflammation : float or array
        [1]
    growth : float or array
        From `damage_growth`. [1/min]
    peak_time : float or array
        Time from one short bout to the worst soreness. [min]

    Returns
    -------
    rate : float or array
        [1/min]

    Notes
    -----
    Together with `soreness_rate` one bout that does the damage :math:`d` gives

    .. math:: s(t) = d \frac{t}{T} e^{1 - t/T}

    Valid for: delayed soreness of untrained leg muscles, worst at 24-72 h.
    Leaves out: the ache of the first hours.

    References
    ----------
    The curve is ours; Tufano JJ et al. (2012) J Strength Cond Res 26:2777, abstract, has pain at 24 and 48 h alike and
    falling at 72 and 96 h.
    """
    return EULER * growth - inflammation / peak_time


def soreness_rate(soreness, inflammation, peak_time):
    """Second stage of the delay between damage and soreness; see `inflammation_rate`.

    Parameters
    ----------
    soreness : float or array
        [0-1]
    inflammation : float or array
        [1]
    peak_time : float or array
        [min]

    Returns
    -------
    rate : float or array
        [1/min]

    Notes
    -----
    Valid for: as `inflammation_rate`.
    Leaves out: as `inflammation_rate`.

    References
    ----------
    As `inflammation_rate`.
    """
    return (inflammation - soreness) / peak_time


def guarding(injury, onset):
    r"""Reflex tension of the muscles around an injury, which splints it. It is not a cramp and adds to no risk.

    Parameters
    ----------
    injury : float or array
        Severity of an injury of or beside the muscle; a broken bone is 1. [0-1]
    onset : float or array
        Severity from which the muscle guards. [0-1]

    Returns
    -------
    guarding : float or array
        [0-1]

    Notes
    -----
    .. math:: G = \min(1, (i - i_0)^+ / (1 - i_0))

    Valid for: the sign only; nobody has measured its size.
    Leaves out: pain killers, splints, sleep.

    References
    ----------
    Textbook teaching; assumed form.
    """
    return minimum(maximum(injury - onset, 0) / (1 - onset), 1)
