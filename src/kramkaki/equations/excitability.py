"""What each cause does to the nerve: one small mechanism a cause, from a state of the body to neural quantities.

Every function returns a ``Change``. A positive margin is safer: the motor terminal stands further from firing.
Where ions, swelling or drugs reach the whole nerve, the endings of the spindle afferents shift with the motor
terminals (``whole_nerve``). None of them knows what was drunk or eaten.
"""

from typing import NamedTuple

from kramkaki.equations.ops import exp, log, maximum, minimum, power

THERMAL_VOLTAGE = 26.73  # [mV] RT/F at 37 degC
INSIDE_POTASSIUM = 140.0  # [mmol/L] of a nerve fibre; it cancels between two states


class Change(NamedTuple):
    """What one cause does to the nerve of one muscle."""

    margin: float = 0.0  # [mV] of motor terminals to firing by themselves
    persistent: float = 1.0  # [1] factor on the persistent inward current
    spindle: float = 1.0  # [1] factor on the excitation by spindle afferents
    tendon: float = 1.0  # [1] factor on the inhibition by tendon organs


def whole_nerve(shift, per_millivolt):
    r"""A shift that motor terminals and spindle endings share. [units of Change]

    .. math:: \Delta D = s, \quad \text{spindle} = e^{-k s}

    Valid for: a few mV. Leaves out: that endings and terminals differ in their channels.

    References
    ----------
    Same interstitium round both endings; without it what protects terminals hardly reaches the loop. Size chosen here.
    """
    return Change(margin=shift, spindle=exp(-per_millivolt * shift))


def nearest_normal(value, low, high):
    """Return the end of the normal range next to a value, or the value itself within the range. [unit of value]

    From here the shifts of ions are counted: nerves are adapted to their normal blood.

    References
    ----------
    Cohorts of athletes with and without cramps do not differ within normal ranges: Schwellnus MP et al (2004).
    """
    return minimum(maximum(value, low), high)


def calcium(ionised, low, high, screening, others, leak_half, leak_size, per_millivolt):
    r"""Calcium: screening of surface charge, and the sodium leak that low calcium opens. [units of Change]

    .. math:: \Delta D = s_D \ln\frac{Ca + o}{Ca^* + o} - L\,[g(Ca) - g(Ca^*)], \quad g = 1/(1 + (Ca/Ca_h)^2)

    with ``ionised``, the normal range ``low`` to ``high`` and ``others`` (magnesium and fixed ions, in terms of
    calcium) in [mmol/L], ``screening`` and ``leak_size`` in [mV]. Valid for: 0.4 to 2.5 mmol/L. Leaves out: less
    transmitter and calcium current at low calcium in the cord, which is defended.

    References
    ----------
    Frankenhaeuser B, Hodgkin AL (1957) J Physiol 137:218; leak: Lu B et al (2010) Neuron 68:488. Sizes chosen.
    """
    normal = nearest_normal(ionised, low, high)
    safe = maximum(ionised, 0.05)
    screened = screening * log((safe + others) / (normal + others))
    leak = 1 / (1 + (safe / leak_half) * (safe / leak_half)) - 1 / (1 + (normal / leak_half) * (normal / leak_half))
    return whole_nerve(screened - leak_size * leak, per_millivolt)


def magnesium(total, low, high, screening, weight, others, release_half, release_calcium, felt, per_millivolt):
    r"""Magnesium: the same screening, a fraction of calcium's; and less of it frees transmitter. [units of Change]

    .. math:: \Delta D = s_D \ln\frac{\kappa Mg + o}{\kappa Mg^* + o}, \quad
        R = \left(\frac{Ca}{Ca + K (1 + Mg/K_{Mg})}\right)^4, \quad \text{spindle} \propto (R/R^*)^f

    with plasma magnesium ``total``, its normal range, ``others`` (calcium and fixed ions), ``release_half`` (K_Mg) and
    ``release_calcium`` (Ca/K, per K) in [mmol/L], ``screening`` in [mV], ``weight`` of plasma magnesium [1], and
    ``felt`` the share that reaches the cord [1]. Valid for: 0.3 to 2 mmol/L. Leaves out: NMDA receptors.

    References
    ----------
    Frankenhaeuser B, Meves H (1958) J Physiol 142:360 (magnesium weaker than calcium); release: Jenkinson DH (1957) J
    Physiol 138:434. Sizes chosen.
    """
    normal, safe = nearest_normal(total, low, high), maximum(total, 0.05)
    shift = whole_nerve(screening * log((weight * safe + others) / (weight * normal + others)), per_millivolt)
    fuller = (release_calcium + 1 + normal / release_half) / (release_calcium + 1 + safe / release_half)
    return Change(margin=shift.margin, spindle=shift.spindle * power(fuller, 4 * felt))


def leak_reversal(potassium, sodium, sodium_share):
    r"""Reversal potential of the resting leak. [mV]

    .. math:: E = \frac{RT}{F} \ln\frac{K + b Na}{K_i}

    with ions outside in [mmol/L] and b ``sodium_share`` [1]. Valid for: differences between two states.
    Leaves out: the sodium inside.

    References
    ----------
    Goldman DE (1943) J Gen Physiol 27:37; Hodgkin AL, Katz B (1949) J Physiol 108:37.
    """
    return THERMAL_VOLTAGE * log((maximum(potassium, 0.5) + sodium_share * sodium) / INSIDE_POTASSIUM)


def potassium(plasma, low, high, sodium, sodium_share, felt, per_millivolt):
    """Potassium beyond its normal range: the leak's reversal moves. [units of Change]

    ``plasma``, ``low``, ``high`` (of the normal range) and ``sodium`` in [mmol/L] at rest; ``felt`` is the share of the
    shift that slow channels and pump do not undo [1]. Valid for: slow changes in blood. Leaves out: the slight changes
    of axons within the normal range, where cramps do not change; potassium that working fibres release, which the pump
    balances and more: axons come out of work hyperpolarised (see ``acute_fatigue``).

    References
    ----------
    Goldman, Hodgkin and Katz as in ``leak_reversal``; axons follow serum potassium: Kuwabara S et al (2007) Clin
    Neurophysiol 118:278. Size chosen.
    """
    normal = nearest_normal(plasma, low, high)
    shift = leak_reversal(normal, sodium, sodium_share) - leak_reversal(plasma, sodium, sodium_share)
    return whole_nerve(felt * shift, per_millivolt)


def low_potassium(plasma, limit, per_mmol, per_millivolt):
    """Potassium below the clinical limit: the pump that ends ectopic firing weakens. [units of Change]

    ``plasma`` and ``limit`` in [mmol/L], ``per_mmol`` in [mV per mmol/L]. Valid for: the direction clinics report,
    against the hyperpolarisation of ``potassium``. Leaves out: paralysis.

    References
    ----------
    Direction: Garrison SR et al (2012) Arch Intern Med 172:120, contradicted by the same paper. Size assumed.
    """
    return whole_nerve(-per_mmol * maximum(limit - plasma, 0), per_millivolt)


def sodium(plasma, low, high, potassium_normal, sodium_share, screening, per_mmol, per_millivolt):
    r"""Sodium: fewer ions screen less, against the leak; below the clinical limit nerves fire easily. [units of Change]

    .. math:: \Delta D = s_I (Na - Na^*) - [E(Na) - E(Na^*)] - c \max(0, Na^* - Na)

    with sodium and its normal range in [mmol/L], ``screening`` and ``per_mmol`` in [mV per mmol/L]. Valid for: 110 to
    160 mmol/L; the first two terms nearly cancel. Leaves out: swelling of the brain.

    References
    ----------
    Ionic strength: McLaughlin S (1989) Annu Rev Biophys 18:113; leak as in ``leak_reversal``. Clinical term assumed.
    """
    normal = nearest_normal(plasma, low, high)
    leak = leak_reversal(potassium_normal, plasma, sodium_share) - leak_reversal(potassium_normal, normal, sodium_share)
    shift = screening * (plasma - normal) - leak - per_mmol * maximum(normal - plasma, 0)
    return whole_nerve(shift, per_millivolt)


def dilution(sodium_dilution, per_mmol, per_millivolt):
    """Sodium being thinned after it was lost: a named, fitted state, no function of today's sodium. [units of Change]

    ``sodium_dilution`` in [mmol/L] is the water organ's, ``per_mmol`` in [mV per mmol/L]. Valid for: replacement of
    2 % sweat loss in an hour. Leaves out: the rise above the start with a rehydration solution, unexplained so far.

    References
    ----------
    Lau WY, Kato H, Nosaka K (2019) BMJ Open Sport Exerc Med 5:e000478, ten men; mechanism unknown.
    """
    return whole_nerve(-per_mmol * maximum(sodium_dilution, 0), per_millivolt)


def dehydration(mass_loss, per_percent, per_millivolt):
    """Lost volume: a smaller interstitium presses on endings. [units of Change]

    ``mass_loss`` in [% of body mass], ``per_percent`` in [mV per %]. Valid for: to 6 %. Leaves out: ions, which have
    mechanisms of their own.

    References
    ----------
    Held by Layzer and by Bergeron; not supported by Miller KC et al (2010), Braulick KW et al (2013): nearly zero.
    """
    return whole_nerve(-per_percent * maximum(mass_loss, 0), per_millivolt)


def cord_temperature(temperature, normal, share, half, slope):
    r"""Cord temperature: a part of the persistent current needs channels that open with warmth. [units of Change]

    .. math:: P = 1 - a + a\, S(T)/S(T^*), \quad S = 1/(1 + e^{-(T - T_h)/s})

    with temperatures in [degC], ``share`` a [1]. Valid for: 30 to 41 degC, found in rats and mice. Leaves out: that all
    conductances change with temperature, alike for inward and outward ones.

    References
    ----------
    Bouhadfane M et al (2013) J Neurosci 33:15626; Bos R et al (2021) Nat Commun 12:6815. Share chosen.
    """
    opening = (1 + exp((half - normal) / slope)) / (1 + exp((half - temperature) / slope))
    return Change(persistent=1 - share + share * opening)


def muscle_temperature(temperature, normal, per_degree, per_millivolt):
    """Muscle temperature: faster gates and a faster pump, of which the sum is unknown. [units of Change]

    ``temperature`` and ``normal`` in [degC], ``per_degree`` in [mV per degC]. Valid for: nothing measured.
    Leaves out: twitches, which get shorter.

    References
    ----------
    No threshold was ever measured against temperature; the default size is zero.
    """
    return whole_nerve(per_degree * (temperature - normal), per_millivolt)


def acute_fatigue(fatigue, pump, inhibition):
    """Fresh fatigue: the pump hyperpolarises axons, small fibres inhibit the spindles' endings. [units of Change]

    ``fatigue`` in [0-1], ``pump`` in [mV], ``inhibition`` [1] both at full fatigue. Valid for: minutes after work.
    Leaves out: the order of the two in time.

    References
    ----------
    Vagg R et al (1998) J Physiol 507:919, axons 24 % less excitable after a minute; Hoffmann reflex at 60 % after
    minutes of 75 % effort; sum fitted to Stone MB et al (2010) and Drayton (2018).
    """
    return Change(margin=pump * fatigue, spindle=1 - inhibition * fatigue)


def late_fatigue(late, depolarisation, spindle, tendon):
    """Work done half an hour ago: axons depolarise, spindles answer more, tendon organs less. [units of Change]

    ``late`` in [0-1], ``depolarisation`` in [mV], ``spindle`` and ``tendon`` [1] at full late fatigue. Valid for:
    direction. Leaves out: its size in man.

    References
    ----------
    Axons 35 min after work: PLoS One 2014 doi 10.1371/journal.pone.0091754; cat: Nelson DL, Hutton RS (1985) and Hutton
    RS, Nelson DL (1986). Sizes assumed.
    """
    return Change(margin=-depolarisation * late, spindle=1 + spindle * late, tendon=1 - tendon * late)


def stretch(after_effect, depression):
    """A stretch some minutes ago: spindles left slack answer less. [units of Change]

    ``after_effect`` in [0-1] fades over ten minutes, ``depression`` [1] at once. Valid for: seconds to minutes after a
    static stretch. Leaves out: the stretch itself, which the pool simulates.

    References
    ----------
    Front Physiol (2020) 11:905, tendon reflex. The threshold does not change: Panza G et al (2017), Miller KC (2018).
    """
    return Change(spindle=1 - depression * after_effect)


def nerve_irritation(irritation, depolarisation, per_millivolt):
    """An irritated or diseased nerve: its endings stand nearer to firing. [units of Change]

    ``irritation`` in [0-1], ``depolarisation`` in [mV] at 1. Valid for: direction. Leaves out: that only some units are
    touched, and larger units after reinnervation.

    References
    ----------
    Harrison TB, Benatar M (2007) after-discharges at 1 to 5 Hz in cramp-fasciculation syndrome.
    """
    return whole_nerve(-depolarisation * irritation, per_millivolt)


def pain(hurting, soreness, gain, soreness_share):
    """Pain and soreness: nociceptors raise the persistent current. [units of Change]

    ``hurting`` and ``soreness`` in [0-1], ``gain`` [1] at full pain, ``soreness_share`` of it [1].
    Valid for: pain in or beside the muscle. Leaves out: trigger points, which act on the spot.

    References
    ----------
    Serrao M et al (2007) Exp Brain Res 182:301, threshold 31.2 to 25.7 Hz; mechanism inferred.
    """
    return Change(persistent=1 + gain * (hurting + soreness_share * soreness))


def arousal(level, gain):
    """Arousal, stress, effort: monoamines raise the persistent current. [units of Change]

    ``level`` in [-1 to 1], 0 at ease, ``gain`` [1] at 1. Valid for: direction. Leaves out: serotonin that spills
    over and inhibits.

    References
    ----------
    Orssatto LBR et al: delta F rises by 0.5 pps per 10 % of effort. Size assumed.
    """
    return Change(persistent=1 + gain * level)


def sodium_channel_block(block, margin, persistent, per_millivolt):
    """Mexiletine and quinine: sodium channels of axons and cells are blocked in part. [units of Change]

    ``block`` in [0-1], ``margin`` in [mV], ``persistent`` [1] both at a full dose of mexiletine. Valid for: direction.
    Leaves out: everything that forbids quinine.

    References
    ----------
    Oskarsson B et al (2018) Muscle Nerve 58:42; Weiss MD et al (2016) Neurology 86:1474: 0.3 to 0.66 of the cramps.
    """
    both = whole_nerve(margin * block, per_millivolt)
    return Change(margin=both.margin, spindle=both.spindle, persistent=1 - persistent * block)


def beta_agonist(dose, gain):
    """Beta-2 agonists: perhaps more persistent current. [units of Change]

    ``dose`` in [0-1], ``gain`` [1] at 1. Valid for: nothing measured. Leaves out: potassium, which has its own.

    References
    ----------
    Garrison SR et al (2012): 2.4 times the cramps; no threshold measured, the default size is zero.
    """
    return Change(persistent=1 + gain * dose)


def mouth_irritant(activation, inhibition):
    """Acid or pungent things in mouth and throat: a brief inhibition of motor neurons. [units of Change]

    ``activation`` in [0-1] of the receptors, ``inhibition`` [1] at 1. Valid for: minutes. Leaves out: the
    study that found nothing (Georgieva 2021).

    References
    ----------
    Behringer M et al (2017) Eur J Appl Physiol 117:1641: 1.1 Hz more than placebo after 15 min.
    """
    return Change(persistent=1 - inhibition * activation)


def recent_cramp(recency, gain):
    """A cramp within the hour leaves the cord more excitable. [units of Change]

    ``recency`` in [0-1] fades over two hours, ``gain`` [1] in the first, in which nothing fades yet. Valid for: 5 to
    60 min. Leaves out: how; nobody knows.

    References
    ----------
    Miller KC, Long BC, Edwards JE (2017) Muscle Nerve 56:E95: 18 to 14 Hz.
    """
    return Change(persistent=1 + gain * minimum(2 * recency, 1))


def cramp_training(state, margin):
    """Weeks of cramps on purpose: terminals stand further from firing. [units of Change]

    ``state`` in [0-1], ``margin`` in [mV] at 1. Valid for: the trained leg in the shortened position. Leaves out: where
    exactly it acts; the untrained leg did not change.

    References
    ----------
    Behringer M et al (2014) PLoS One 9:e94910: 23.3 to 33.3 Hz.
    """
    return Change(margin=margin * state)


def age(years, young, persistent_per_year, irritation_per_year, per_millivolt):
    """Age: less persistent current, more irritable endings; neither was measured as a threshold. [units of Change]

    ``years`` and ``young`` in [years], sizes in [1/year] and [mV/year]. Valid for: adults. Leaves out: fewer and larger
    units; the rate of cramps by age, which surveys give.

    References
    ----------
    None measured the threshold by age; the default sizes are zero.
    """
    older = maximum(years - young, 0)
    endings = whole_nerve(-irritation_per_year * older, per_millivolt)
    return Change(margin=endings.margin, spindle=endings.spindle, persistent=1 - persistent_per_year * older)


def vitamin_e(plasma, limit, per_umol, per_millivolt):
    """Vitamin E below the deficiency limit: damaged nerves. [units of Change]

    ``plasma`` and ``limit`` in [umol/L], ``per_umol`` in [mV per umol/L]. Valid for: true deficiency.
    Leaves out: everybody else, in whom it does nothing measurable.

    References
    ----------
    Direction: neuropathy of deficiency; none above: El-Tawil S et al (2015). Size assumed.
    """
    return whole_nerve(-per_umol * maximum(limit - plasma, 0), per_millivolt)
