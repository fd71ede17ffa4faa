"""Muscles: fatigue, damage by lengthening work, soreness, guarding, and getting used to an exercise."""

from kramkaki.equations.ops import maximum, minimum
from kramkaki.number_types import Number

# Interstitial potassium of a working thigh by microdialysis: 4.19 mmol/L at rest, 6.17, 7.48 and 9.04 at 10, 30 and
# 50 W (Juel 2000), 11.7-12.0 at exhaustion at 64 W (Pedersen 2001). Our curve through them, 64 W as full activation.
POTASSIUM_OF_WORK = 7.0  # mmol/L, of work without end
POTASSIUM_OF_EXHAUSTION = 4.0  # mmol/L more when no rested fibres are left
HALF_WORK = 0.4  # activation at half of both
SMALLEST_RESERVE = 1e-9  # keeps the ratio finite in a fully active muscle


def active_fraction(target: Number, fatigued: Number) -> Number:
    r"""Share of the muscle that is active when the brain asks for a target load.

    target: load asked for, of maximal voluntary [0-1]
    fatigued: share of the muscle that is fatigued [0-1]
    returns: share that is active [0-1]

    .. math:: M_A = \min(TL, 1 - M_F)

    The drive of the three-compartment controller is 10 per second, so within a minute the active share has reached the
    target, or all that is not fatigued.

    Valid for: loads held for more than a few seconds. Leaves out: the first second of a contraction and of relaxation.
    Reference: Xia T, Frey Law LA (2008) J Biomech 41:3046, controller equations, in the limit of a fast drive.
    """
    return minimum(target, maximum(1 - fatigued, 0))


def fatigued_fraction_rate(
    active: Number, fatigued: Number, fatigue_rate: Number, recovery_rate: Number, recovery_multiplier: Number
) -> Number:
    r"""How fast the fatigued share of the muscle grows. [1/min]

    active: active share [0-1]
    fatigued: fatigued share [0-1]
    fatigue_rate: F [1/min]
    recovery_rate: R [1/min]
    recovery_multiplier: r: one under a load that stops the blood flow, more at rest [1]

    .. math:: \frac{dM_F}{dt} = F M_A - r R M_F

    Valid for: isometric and repeated contractions of one joint, 10-80 % of maximal. Leaves out: endurance near maximal
    loads, which it makes too short; central fatigue; low-frequency fatigue.
    Reference: Frey-Law LA, Looft JM, Heitsman J (2012) J Biomech 45:1803, equations 1-3 and Table 1. Looft JM, Herkert
    N, Frey-Law L (2018) J Biomech 77:16, the rest multiplier.
    """
    return fatigue_rate * active - recovery_multiplier * recovery_rate * fatigued


def recovery_multiplier(
    activation: Number, rhythm: Number, rest_multiplier: Number, occluding_activation: Number, contraction_share: Number
) -> Number:
    r"""How much faster a muscle recovers than under a steady load that stops its blood flow.

    activation: mean over the minute, of maximal voluntary [0-1]
    rhythm: 1 when the load comes in strides, turns or kicks; 0 when it is held [0-1]
    rest_multiplier: r of a resting muscle [1]
    occluding_activation: steady activation from which blood flow is stopped [0-1]
    contraction_share: share of a stride during which the muscle contracts [0-1]
    returns: between 1 (held, no flow) and `rest_multiplier` (at rest) [1]

    .. math:: r = 1 + (r_0 - 1)(1 - o), \quad o = \min(1, A / A_o)\,[1 - \rho (1 - d)]

    The published model switches between rest and load. A minute of running is both many times, so the switch is
    averaged over the stride; below the occluding level blood keeps flowing and the switch is made gradual.

    Valid for: minutes of steady use. Leaves out: fibre types, the slow return of blood flow after a long hold.
    Reference: Looft JM, Herkert N, Frey-Law L (2018) J Biomech 77:16, the two limits. The averaging is ours.
    """
    held = minimum(activation / occluding_activation, 1)
    stopped = held * (1 - rhythm * (1 - contraction_share))
    return 1 + (rest_multiplier - 1) * (1 - stopped)


def fatigue_acceleration(
    muscle_temperature: Number,
    body_mass_loss: Number,
    *,
    heat_gain: Number,
    heat_onset: Number,
    dehydration_gain: Number,
    dehydration_onset: Number,
) -> Number:
    r"""How much faster a hot muscle in a dry body fatigues.

    muscle_temperature: [degC]
    body_mass_loss: fraction of the start mass, positive is lost [1]
    heat_gain: per kelvin above the onset [1/K]
    heat_onset: [degC]
    dehydration_gain: per fraction of mass lost beyond the onset [1]
    dehydration_onset: [1]
    returns: on the fatigue rate; at least 1 [1]

    .. math:: f = [1 + g_T (T - T_0)^+]\,[1 + g_d (l - l_0)^+]

    Valid for: muscle at 35-41 degC, up to 6 % of mass lost. Leaves out: cold muscle, which lasts longer; the heart's
    limit in the heat, which belongs to the circulation.
    Reference: Thornley LJ, Maxwell NS, Cheung SS (2003) Eur J Appl Physiol 90:588: endurance at 70 % of maximal falls
    with tissue temperature. Judelson DA et al. (2007) Sports Med 37:907: high-intensity endurance falls by about 10 %.
    """
    heat = 1 + heat_gain * maximum(muscle_temperature - heat_onset, 0)
    return heat * (1 + dehydration_gain * maximum(body_mass_loss - dehydration_onset, 0))


def late_fatigue_rate(late_fatigue: Number, fatigue: Number, build_time: Number, recovery_time: Number) -> Number:
    r"""How fast the after-effect of fatigue grows, which outlasts the work by hours. [1/min]

    late_fatigue: [0-1]
    fatigue: fatigued share of the muscle now [0-1]
    build_time, recovery_time: [min]

    .. math:: \frac{dL}{dt} = \frac{\varphi (1 - L)}{\tau_b} - \frac{L}{\tau_r}

    A stand-in for what grows over hours of work: depolarised motor axons half an hour after it, low-frequency fatigue,
    empty glycogen stores. Ours; no study gives its time course in the calf.

    Valid for: the sign, and hours as the time scale. Leaves out: which of the three it is.
    Reference: PLoS ONE (2014) e91754: axons depolarised about 35 minutes after work, for the existence of a late phase.
    """
    return fatigue * (1 - late_fatigue) / build_time - late_fatigue / recovery_time


def interstitial_potassium(plasma_potassium: Number, activation: Number, fatigue: Number) -> Number:
    r"""Potassium around the fibres of a working muscle. [mmol/L]

    plasma_potassium: [mmol/L]
    activation: mean over the minute [0-1]
    fatigue: fatigued share of the muscle [0-1]

    .. math:: K_i = K_p + \frac{A}{A + 0.4}\left[7 + 4 \frac{\varphi}{1 - A}\right]

    The last ratio is the share of the reserve that is used up, at most 1. Potassium rises in about 20 s and falls in
    about 60 s, no slower than the forcing changes, so it is taken as settled.

    Valid for: whole minutes of steady work of the thigh; other muscles by analogy. Leaves out: the first and the last
    minute, training (lower by 8 %), alkalosis (lower).
    Reference: Juel C et al. (2000) Am J Physiol 278:R400. Pedersen LD et al. (2001) Med Sci Sports Exerc 33:S263.
    """
    reserve = maximum(1 - activation, SMALLEST_RESERVE)
    used = minimum(fatigue / reserve, 1)
    return plasma_potassium + activation / (activation + HALF_WORK) * (
        POTASSIUM_OF_WORK + POTASSIUM_OF_EXHAUSTION * used
    )


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
