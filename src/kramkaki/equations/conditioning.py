"""How the legs get used to an exercise within weeks, and lose it again."""

from kramkaki.equations.ops import maximum, minimum
from kramkaki.number_types import Number


def practice_load(relative_intensity: Number, full_intensity: Number) -> Number:
    """How far a minute of exercise counts as practice. [0-1]

    relative_intensity: of maximal oxygen uptake [fraction]
    full_intensity: intensity from which a minute counts in full [fraction]

    Valid for: one kind of exercise. Leaves out: that cycling does not prepare for running.
    Reference: Assumed.
    """
    return minimum(relative_intensity / full_intensity, 1)


def practice_rate(practice: Number, load: Number, build_time: Number, fading_time: Number) -> Number:
    r"""How fast recent practice grows. [1/min]

    It is full after one session and fades over days, so that two sessions a day count once.

    practice: [0-1]
    load: from `practice_load` [0-1]
    build_time, fading_time: [min]

    .. math:: \frac{dp}{dt} = \frac{l (1 - p)}{\tau_b} - \frac{p}{\tau_f}

    Valid for: sessions of half an hour and more. Leaves out: overtraining.
    Reference: Assumed.
    """
    return load * (1 - practice) / build_time - practice / fading_time


def conditioning_rate(
    conditioning: Number, practice: Number, habit: Number, gain_time: Number, loss_time: Number
) -> Number:
    r"""How fast the legs get used to an exercise. [1/min]

    conditioning: 0: never done; 1: fully used to it. Novelty is one less this [0-1]
    practice: [0-1]
    habit: what the life that is not described keeps up; nothing is lost below it [0-1]
    gain_time: time constant under full practice [min]
    loss_time: time constant without practice [min]

    .. math:: \frac{dc}{dt} = \frac{p (1 - c)}{\tau_g} - \frac{(1 - p)(c - h)^+}{\tau_l}

    Valid for: the first weeks of a season, in which exercise cramps are most common in the first 7-14 days. Leaves out:
    acclimatisation to heat, which the heat balance has for itself.
    Reference: Cooper ER et al. (2016) PMC5094838: heat cramps are commonest in the first 7-14 days. The form is ours.
    """
    lost = (1 - practice) * maximum(conditioning - habit, 0) / loss_time
    return practice * (1 - conditioning) / gain_time - lost
