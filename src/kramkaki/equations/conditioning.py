"""How the legs get used to an exercise within weeks, and lose it again."""

from kramkaki.equations.ops import maximum, minimum


def practice_load(relative_intensity, full_intensity):
    """How far a minute of exercise counts as practice.

    Parameters
    ----------
    relative_intensity : float or array
        Of maximal oxygen uptake. [fraction]
    full_intensity : float or array
        Intensity from which a minute counts in full. [fraction]

    Returns
    -------
    load : float or array
        [0-1]

    Notes
    -----
    Valid for: one kind of exercise.
    Leaves out: that cycling does not prepare for running.

    References
    ----------
    Assumed.
    """
    return minimum(relative_intensity / full_intensity, 1)


def practice_rate(practice, load, build_time, fading_time):
    r"""How fast recent practice grows: full after one session, fading over days, so that two sessions a day count once.

    Parameters
    ----------
    practice : float or array
        [0-1]
    load : float or array
        From `practice_load`. [0-1]
    build_time : float or array
        [min]
    fading_time : float or array
        [min]

    Returns
    -------
    rate : float or array
        [1/min]

    Notes
    -----
    .. math:: \frac{dp}{dt} = \frac{l (1 - p)}{\tau_b} - \frac{p}{\tau_f}

    Valid for: sessions of half an hour and more.
    Leaves out: overtraining.

    References
    ----------
    Assumed.
    """
    return load * (1 - practice) / build_time - practice / fading_time


def conditioning_rate(conditioning, practice, habit, gain_time, loss_time):
    r"""How fast the legs get used to an exercise.

    Parameters
    ----------
    conditioning : float or array
        0: never done; 1: fully used to it. Novelty is one less this. [0-1]
    practice : float or array
        [0-1]
    habit : float or array
        What the life that is not described keeps up; nothing is lost below it. [0-1]
    gain_time : float or array
        Time constant under full practice. [min]
    loss_time : float or array
        Time constant without practice. [min]

    Returns
    -------
    rate : float or array
        [1/min]

    Notes
    -----
    .. math:: \frac{dc}{dt} = \frac{p (1 - c)}{\tau_g} - \frac{(1 - p)(c - h)^+}{\tau_l}

    Valid for: the first weeks of a season, in which exercise cramps are most common in the first 7-14 days.
    Leaves out: acclimatisation to heat, which the heat balance has for itself.

    References
    ----------
    Cooper ER et al. (2016) PMC5094838: heat cramps are commonest in the first 7-14 days. The form is ours.
    """
    lost = (1 - practice) * maximum(conditioning - habit, 0) / loss_time
    return practice * (1 - conditioning) / gain_time - lost
