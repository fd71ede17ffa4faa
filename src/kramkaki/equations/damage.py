"""Muscle damage by lengthening work, the soreness that follows, and guarding around an injury."""

from kramkaki.equations.ops import maximum, minimum
from kramkaki.number_types import Number

EULER = 2.718281828459045  # makes the soreness of one bout peak at the damage it did


def damage_growth(
    activation: Number,
    eccentric: Number,
    damage: Number,
    *,
    sensitivity: Number,
    harmless_load: Number,
    conditioning: Number,
    protection: Number,
) -> Number:
    r"""How fast lengthening work damages a muscle. [1/min]

    activation: mean over the minute [0-1]
    eccentric: share of the activation spent lengthening [0-1]
    damage: damage so far [0-1]
    sensitivity: damage per minute at full lengthening activation in a muscle new to it [1/min]
    harmless_load: activation spent lengthening that daily life has made harmless [0-1]
    conditioning: how used the legs are to the exercise [0-1]
    protection: share of the damage from which a used muscle is protected [0-1]

    .. math:: g = k\,(A e - w)^+ (1 - p c)(1 - d)

    Valid for: the sign, and that one earlier bout protects for weeks. Leaves out: muscle length, velocity, single large
    strains (tears).
    Reference: Cleary MA et al. (2002) J Athl Train 37:32: the second bout 6-9 weeks later hurts less. The form is ours.
    """
    load = maximum(activation * eccentric - harmless_load, 0)
    return sensitivity * load * (1 - protection * conditioning) * maximum(1 - damage, 0)


def damage_rate(growth: Number, damage: Number, repair_time: Number) -> Number:
    """Damage done less damage repaired. [1/min]

    growth: from `damage_growth` [1/min]
    damage: [0-1]
    repair_time: time constant [min]

    Valid for: strength that returns over days to two weeks. Leaves out: the second dip of strength at one to three
    days.
    Reference: Assumed first order.
    """
    return growth - damage / repair_time


def strength_left(damage: Number, strength_loss: Number) -> Number:
    """Strength of a damaged muscle.

    damage: [0-1]
    strength_loss: loss at full damage [0-1]
    returns: fraction of the undamaged [0-1]

    Valid for: voluntary leg exercise; after maximal eccentric bouts 26 % of knee torque was lost at once. Leaves out:
    single muscles of a group.
    Reference: Goodman CA et al. (2014) PLoS ONE, PMC4069193, abstract, for the size.
    """
    return 1 - strength_loss * damage


def inflammation_rate(inflammation: Number, growth: Number, peak_time: Number) -> Number:
    r"""First stage of the delay between damage and soreness. [1/min]

    inflammation: [1]
    growth: from `damage_growth` [1/min]
    peak_time: time from one short bout to the worst soreness [min]

    Together with `soreness_rate` one bout that does the damage :math:`d` gives

    .. math:: s(t) = d \frac{t}{T} e^{1 - t/T}

    Valid for: delayed soreness of untrained leg muscles, worst at 24-72 h. Leaves out: the ache of the first hours.
    Reference: The curve is ours; Tufano JJ et al. (2012) J Strength Cond Res 26:2777, abstract, has pain at 24 and 48 h
    alike and falling at 72 and 96 h.
    """
    return EULER * growth - inflammation / peak_time


def soreness_rate(soreness: Number, inflammation: Number, peak_time: Number) -> Number:
    """Second stage of the delay between damage and soreness; see `inflammation_rate`. [1/min]

    soreness: [0-1]
    inflammation: [1]
    peak_time: [min]

    Reference: as `inflammation_rate`, also for where it is valid and what it leaves out.
    """
    return (inflammation - soreness) / peak_time


def guarding(injury: Number, onset: Number) -> Number:
    r"""Reflex tension of the muscles around an injury, which splints it. It is not a cramp and adds to no risk. [0-1]

    injury: severity of an injury of or beside the muscle; a broken bone is 1 [0-1]
    onset: severity from which the muscle guards [0-1]

    .. math:: G = \min(1, (i - i_0)^+ / (1 - i_0))

    Valid for: the sign only; nobody has measured its size. Leaves out: pain killers, splints, sleep.
    Reference: Textbook teaching; assumed form.
    """
    return minimum(maximum(injury - onset, 0) / (1 - onset), 1)
