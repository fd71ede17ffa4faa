"""What each cause does to the nerve: one small mechanism a cause, from a state of the body to neural quantities.

Every function returns a ``NerveShift``. A positive margin is safer: the motor terminal stands further from firing.
Where ions, swelling or drugs reach the whole nerve, the endings of the spindle afferents shift with the motor
terminals (``whole_nerve``). None of them knows what was drunk or eaten.
"""

from typing import NamedTuple

from kramkaki.equations.ops import exp, log, maximum, minimum, power
from kramkaki.number_types import Number

THERMAL_VOLTAGE = 26.73  # [mV] RT/F at 37 degC
INSIDE_POTASSIUM = 140.0  # [mmol/L] of a nerve fibre; it cancels between two states


class NerveShift(NamedTuple):
    """What one cause does to the nerve of one muscle."""

    margin: Number = 0.0  # [mV] of motor terminals to firing by themselves
    persistent: Number = 1.0  # [1] factor on the persistent inward current
    spindle: Number = 1.0  # [1] factor on the excitation by spindle afferents
    tendon: Number = 1.0  # [1] factor on the inhibition by tendon organs


def whole_nerve(shift: Number, per_millivolt: Number) -> NerveShift:
    r"""A shift that motor terminals and spindle endings share. [units of NerveShift]

    shift: of both [mV]
    per_millivolt: k, change of the spindles' excitation per shift of the terminals [1/mV]

    .. math:: \Delta D = s, \quad \text{spindle} = e^{-k s}

    Valid for: a few mV. Leaves out: that endings and terminals differ in their channels.
    Reference: Same interstitium round both endings; without it what protects terminals hardly reaches the loop. Size
    chosen here.
    """
    return NerveShift(margin=shift, spindle=exp(-per_millivolt * shift))


def nearest_normal(value: Number, low: Number, high: Number) -> Number:
    """Return the end of the normal range next to a value, or the value itself within the range. [unit of value]

    value, low, high: now, and the ends of the normal range [any]

    From here the shifts of ions are counted: nerves are adapted to their normal blood.

    Reference: Cohorts of athletes with and without cramps do not differ within normal ranges: Schwellnus MP et al
    (2004).
    """
    return minimum(maximum(value, low), high)


def calcium(
    ionised: Number,
    low: Number,
    high: Number,
    *,
    screening: Number,
    others: Number,
    leak_half: Number,
    leak_size: Number,
    per_millivolt: Number,
) -> NerveShift:
    r"""Calcium: screening of surface charge, and the sodium leak that low calcium opens. [units of NerveShift]

    ionised: Ca [mmol/L]
    low, high: ends of the normal range [mmol/L]
    screening: s_D [mV]
    others: o, magnesium and fixed ions in terms of calcium [mmol/L]
    leak_half: Ca_h [mmol/L]
    leak_size: L [mV]
    per_millivolt: as in `whole_nerve` [1/mV]

    .. math:: \Delta D = s_D \ln\frac{Ca + o}{Ca^* + o} - L\,[g(Ca) - g(Ca^*)], \quad g = 1/(1 + (Ca/Ca_h)^2)

    Valid for: 0.4 to 2.5 mmol/L. Leaves out: less transmitter and calcium current at low calcium in the cord, which is
    defended.
    Reference: Frankenhaeuser B, Hodgkin AL (1957) J Physiol 137:218; leak: Lu B et al (2010) Neuron 68:488. Sizes
    chosen.
    """
    normal = nearest_normal(ionised, low, high)
    safe = maximum(ionised, 0.05)
    screened = screening * log((safe + others) / (normal + others))
    leak = 1 / (1 + (safe / leak_half) * (safe / leak_half)) - 1 / (1 + (normal / leak_half) * (normal / leak_half))
    return whole_nerve(screened - leak_size * leak, per_millivolt)


def magnesium(
    total: Number,
    low: Number,
    high: Number,
    *,
    screening: Number,
    weight: Number,
    others: Number,
    release_half: Number,
    release_calcium: Number,
    felt: Number,
    per_millivolt: Number,
) -> NerveShift:
    r"""Magnesium: the same screening, a fraction of calcium's; and less of it frees transmitter. [units of NerveShift]

    total: Mg in plasma [mmol/L]
    low, high: ends of the normal range [mmol/L]
    screening: s_D [mV]
    weight: kappa of plasma magnesium [1]
    others: o, calcium and fixed ions [mmol/L]
    release_half: K_Mg [mmol/L]
    release_calcium: Ca/K [1]
    felt: f, the share that reaches the cord [1]
    per_millivolt: as in `whole_nerve` [1/mV]

    .. math:: \Delta D = s_D \ln\frac{\kappa Mg + o}{\kappa Mg^* + o}, \quad
        R = \left(\frac{Ca}{Ca + K (1 + Mg/K_{Mg})}\right)^4, \quad \text{spindle} \propto (R/R^*)^f

    Valid for: 0.3 to 2 mmol/L. Leaves out: NMDA receptors.
    Reference: Frankenhaeuser B, Meves H (1958) J Physiol 142:360 (magnesium weaker than calcium); release: Jenkinson DH
    (1957) J Physiol 138:434. Sizes chosen.
    """
    normal, safe = nearest_normal(total, low, high), maximum(total, 0.05)
    shift = whole_nerve(screening * log((weight * safe + others) / (weight * normal + others)), per_millivolt)
    fuller = (release_calcium + 1 + normal / release_half) / (release_calcium + 1 + safe / release_half)
    return NerveShift(margin=shift.margin, spindle=shift.spindle * power(fuller, 4 * felt))


def leak_reversal(potassium: Number, sodium: Number, sodium_share: Number) -> Number:
    r"""Reversal potential of the resting leak. [mV]

    potassium, sodium: outside [mmol/L]
    sodium_share: b [1]

    .. math:: E = \frac{RT}{F} \ln\frac{K + b Na}{K_i}

    Valid for: differences between two states. Leaves out: the sodium inside.
    Reference: Goldman DE (1943) J Gen Physiol 27:37; Hodgkin AL, Katz B (1949) J Physiol 108:37.
    """
    return THERMAL_VOLTAGE * log((maximum(potassium, 0.5) + sodium_share * sodium) / INSIDE_POTASSIUM)


def potassium(
    plasma: Number,
    low: Number,
    high: Number,
    *,
    sodium: Number,
    sodium_share: Number,
    felt: Number,
    per_millivolt: Number,
) -> NerveShift:
    """Potassium beyond its normal range: the leak's reversal moves. [units of NerveShift]

    plasma: at rest [mmol/L]
    low, high: ends of the normal range [mmol/L]
    sodium: at rest [mmol/L]
    sodium_share: as in `leak_reversal` [1]
    felt: share of the shift that slow channels and pump do not undo [1]
    per_millivolt: as in `whole_nerve` [1/mV]

    Valid for: slow changes in blood. Leaves out: the slight changes of axons within the normal range, where cramps do
    not change; potassium that working fibres release, which the pump balances and more: axons come out of work
    hyperpolarised (see ``acute_fatigue``).
    Reference: Goldman, Hodgkin and Katz as in ``leak_reversal``; axons follow serum potassium: Kuwabara S et al (2007)
    Clin Neurophysiol 118:278. Size chosen.
    """
    normal = nearest_normal(plasma, low, high)
    shift = leak_reversal(normal, sodium, sodium_share) - leak_reversal(plasma, sodium, sodium_share)
    return whole_nerve(felt * shift, per_millivolt)


def low_potassium(plasma: Number, limit: Number, per_mmol: Number, per_millivolt: Number) -> NerveShift:
    """Potassium below the clinical limit: the pump that ends ectopic firing weakens. [units of NerveShift]

    plasma, limit: [mmol/L]
    per_mmol: [mV per mmol/L]
    per_millivolt: as in `whole_nerve` [1/mV]

    Valid for: the direction clinics report, against the hyperpolarisation of ``potassium``. Leaves out: paralysis.
    Reference: Direction: Garrison SR et al (2012) Arch Intern Med 172:120, contradicted by the same paper. Size
    assumed.
    """
    return whole_nerve(-per_mmol * maximum(limit - plasma, 0), per_millivolt)


def sodium(
    plasma: Number,
    low: Number,
    high: Number,
    *,
    potassium_normal: Number,
    sodium_share: Number,
    screening: Number,
    per_mmol: Number,
    per_millivolt: Number,
) -> NerveShift:
    r"""Sodium: fewer ions screen less, against the leak; below the clinical limit nerves fire easily. [NerveShift]

    plasma: Na [mmol/L]
    low, high: ends of the normal range [mmol/L]
    potassium_normal: [mmol/L]
    sodium_share: as in `leak_reversal` [1]
    screening: s_I [mV per mmol/L]
    per_mmol: c [mV per mmol/L]
    per_millivolt: as in `whole_nerve` [1/mV]

    .. math:: \Delta D = s_I (Na - Na^*) - [E(Na) - E(Na^*)] - c \max(0, Na^* - Na)

    Valid for: 110 to 160 mmol/L; the first two terms nearly cancel. Leaves out: swelling of the brain.
    Reference: Ionic strength: McLaughlin S (1989) Annu Rev Biophys 18:113; leak as in ``leak_reversal``. Clinical term
    assumed.
    """
    normal = nearest_normal(plasma, low, high)
    leak = leak_reversal(potassium_normal, plasma, sodium_share) - leak_reversal(potassium_normal, normal, sodium_share)
    shift = screening * (plasma - normal) - leak - per_mmol * maximum(normal - plasma, 0)
    return whole_nerve(shift, per_millivolt)


def dilution(sodium_dilution: Number, per_mmol: Number, per_millivolt: Number) -> NerveShift:
    """Sodium being thinned after it was lost: a named, fitted state, no function of today's sodium. [NerveShift]

    sodium_dilution: a state of the water organ [mmol/L]
    per_mmol: [mV per mmol/L]
    per_millivolt: as in `whole_nerve` [1/mV]

    Valid for: replacement of 2 % sweat loss in an hour. Leaves out: the rise above the start with a rehydration
    solution, unexplained so far.
    Reference: Lau WY, Kato H, Nosaka K (2019) BMJ Open Sport Exerc Med 5:e000478, ten men; mechanism unknown.
    """
    return whole_nerve(-per_mmol * maximum(sodium_dilution, 0), per_millivolt)


def dehydration(mass_loss: Number, per_percent: Number, per_millivolt: Number) -> NerveShift:
    """Lost volume: a smaller interstitium presses on endings. [units of NerveShift]

    mass_loss: [% of body mass]
    per_percent: [mV per %]
    per_millivolt: as in `whole_nerve` [1/mV]

    Valid for: to 6 %. Leaves out: ions, which have mechanisms of their own.
    Reference: Held by Layzer and by Bergeron; not supported by Miller KC et al (2010), Braulick KW et al (2013): nearly
    zero.
    """
    return whole_nerve(-per_percent * maximum(mass_loss, 0), per_millivolt)


def cord_temperature(temperature: Number, normal: Number, share: Number, half: Number, slope: Number) -> NerveShift:
    r"""Cord temperature: a part of the persistent current needs channels that open with warmth. [units of NerveShift]

    temperature, normal: [degC]
    share: a [1]
    half, slope: T_h and s of the channels' opening [degC]

    .. math:: P = 1 - a + a\, S(T)/S(T^*), \quad S = 1/(1 + e^{-(T - T_h)/s})

    Valid for: 30 to 41 degC, found in rats and mice. Leaves out: that all conductances change with temperature, alike
    for inward and outward ones.
    Reference: Bouhadfane M et al (2013) J Neurosci 33:15626; Bos R et al (2021) Nat Commun 12:6815. Share chosen.
    """
    opening = (1 + exp((half - normal) / slope)) / (1 + exp((half - temperature) / slope))
    return NerveShift(persistent=1 - share + share * opening)


def muscle_temperature(temperature: Number, normal: Number, per_degree: Number, per_millivolt: Number) -> NerveShift:
    """Muscle temperature: faster gates and a faster pump, of which the sum is unknown. [units of NerveShift]

    temperature, normal: [degC]
    per_degree: [mV per degC]
    per_millivolt: as in `whole_nerve` [1/mV]

    Valid for: nothing measured. Leaves out: twitches, which get shorter.
    Reference: No threshold was ever measured against temperature; the default size is zero.
    """
    return whole_nerve(per_degree * (temperature - normal), per_millivolt)


def acute_fatigue(fatigue: Number, pump: Number, inhibition: Number) -> NerveShift:
    """Fresh fatigue: the pump hyperpolarises axons, small fibres inhibit the spindles' endings. [units of NerveShift]

    fatigue: [0-1]
    pump: at full fatigue [mV]
    inhibition: at full fatigue [1]

    Valid for: minutes after work. Leaves out: the order of the two in time.
    Reference: Vagg R et al (1998) J Physiol 507:919, axons 24 % less excitable after a minute; Hoffmann reflex at 60 %
    after minutes of 75 % effort; sum fitted to Stone MB et al (2010) and Drayton (2018).
    """
    return NerveShift(margin=pump * fatigue, spindle=1 - inhibition * fatigue)


def late_fatigue(late: Number, depolarisation: Number, spindle: Number, tendon: Number) -> NerveShift:
    """Work done half an hour ago: axons depolarise, spindles answer more, tendon organs less. [units of NerveShift]

    late: [0-1]
    depolarisation: at full late fatigue [mV]
    spindle, tendon: at full late fatigue [1]

    Valid for: direction. Leaves out: its size in man.
    Reference: Axons 35 min after work: PLoS One 2014 doi 10.1371/journal.pone.0091754; cat: Nelson DL, Hutton RS (1985)
    and Hutton RS, Nelson DL (1986). Sizes assumed.
    """
    return NerveShift(margin=-depolarisation * late, spindle=1 + spindle * late, tendon=1 - tendon * late)


def stretch(after_effect: Number, depression: Number) -> NerveShift:
    """A stretch some minutes ago: spindles left slack answer less. [units of NerveShift]

    after_effect: fades over ten minutes [0-1]
    depression: at once after the stretch [1]

    Valid for: seconds to minutes after a static stretch. Leaves out: the stretch itself, which the pool simulates.
    Reference: Front Physiol (2020) 11:905, tendon reflex. The threshold does not change: Panza G et al (2017), Miller
    KC (2018).
    """
    return NerveShift(spindle=1 - depression * after_effect)


def nerve_irritation(irritation: Number, depolarisation: Number, per_millivolt: Number) -> NerveShift:
    """An irritated or diseased nerve: its endings stand nearer to firing. [units of NerveShift]

    irritation: [0-1]
    depolarisation: at full irritation [mV]
    per_millivolt: as in `whole_nerve` [1/mV]

    Valid for: direction. Leaves out: that only some units are touched, and larger units after reinnervation.
    Reference: Harrison TB, Benatar M (2007) after-discharges at 1 to 5 Hz in cramp-fasciculation syndrome.
    """
    return whole_nerve(-depolarisation * irritation, per_millivolt)


def pain(hurting: Number, soreness: Number, gain: Number, soreness_share: Number) -> NerveShift:
    """Pain and soreness: nociceptors raise the persistent current. [units of NerveShift]

    hurting, soreness: [0-1]
    gain: at full pain [1]
    soreness_share: effect of full soreness over that of full pain [1]

    Valid for: pain in or beside the muscle. Leaves out: trigger points, which act on the spot.
    Reference: Serrao M et al (2007) Exp Brain Res 182:301, threshold 31.2 to 25.7 Hz; mechanism inferred.
    """
    return NerveShift(persistent=1 + gain * (hurting + soreness_share * soreness))


def arousal(level: Number, gain: Number) -> NerveShift:
    """Arousal, stress, effort: monoamines raise the persistent current. [units of NerveShift]

    level: 0 at ease [-1 to 1]
    gain: at 1 [1]

    Valid for: direction. Leaves out: serotonin that spills over and inhibits.
    Reference: Orssatto LBR et al: delta F rises by 0.5 pps per 10 % of effort. Size assumed.
    """
    return NerveShift(persistent=1 + gain * level)


def sodium_channel_block(block: Number, margin: Number, persistent: Number, per_millivolt: Number) -> NerveShift:
    """Mexiletine and quinine: sodium channels of axons and cells are blocked in part. [units of NerveShift]

    block: 1 at a full dose of mexiletine [0-1]
    margin: at a full dose [mV]
    persistent: at a full dose [1]
    per_millivolt: as in `whole_nerve` [1/mV]

    Valid for: direction. Leaves out: everything that forbids quinine.
    Reference: Oskarsson B et al (2018) Muscle Nerve 58:42; Weiss MD et al (2016) Neurology 86:1474: 0.3 to 0.66 of the
    cramps.
    """
    both = whole_nerve(margin * block, per_millivolt)
    return NerveShift(margin=both.margin, spindle=both.spindle, persistent=1 - persistent * block)


def beta_agonist(dose: Number, gain: Number) -> NerveShift:
    """Beta-2 agonists: perhaps more persistent current. [units of NerveShift]

    dose: [0-1]
    gain: at a full dose [1]

    Valid for: nothing measured. Leaves out: potassium, which has its own.
    Reference: Garrison SR et al (2012): 2.4 times the cramps; no threshold measured, the default size is zero.
    """
    return NerveShift(persistent=1 + gain * dose)


def mouth_irritant(activation: Number, inhibition: Number) -> NerveShift:
    """Acid or pungent things in mouth and throat: a brief inhibition of motor neurons. [units of NerveShift]

    activation: of the receptors [0-1]
    inhibition: at full activation [1]

    Valid for: minutes. Leaves out: the study that found nothing (Georgieva 2021).
    Reference: Behringer M et al (2017) Eur J Appl Physiol 117:1641: 1.1 Hz more than placebo after 15 min.
    """
    return NerveShift(persistent=1 - inhibition * activation)


def recent_cramp(recency: Number, gain: Number) -> NerveShift:
    """A cramp within the hour leaves the cord more excitable. [units of NerveShift]

    recency: fades over two hours [0-1]
    gain: in the first hour, in which nothing fades yet [1]

    Valid for: 5 to 60 min. Leaves out: how; nobody knows.
    Reference: Miller KC, Long BC, Edwards JE (2017) Muscle Nerve 56:E95: 18 to 14 Hz.
    """
    return NerveShift(persistent=1 + gain * minimum(2 * recency, 1))


def cramp_training(state: Number, margin: Number) -> NerveShift:
    """Weeks of cramps on purpose: terminals stand further from firing. [units of NerveShift]

    state: [0-1]
    margin: at full training [mV]

    Valid for: the trained leg in the shortened position. Leaves out: where exactly it acts; the untrained leg did not
    change.
    Reference: Behringer M et al (2014) PLoS One 9:e94910: 23.3 to 33.3 Hz.
    """
    return NerveShift(margin=margin * state)


def age(
    years: Number, young: Number, persistent_per_year: Number, irritation_per_year: Number, per_millivolt: Number
) -> NerveShift:
    """Age: less persistent current, more irritable endings; neither was measured as a threshold. [units of NerveShift]

    years, young: [years]
    persistent_per_year: [1/year]
    irritation_per_year: [mV/year]
    per_millivolt: as in `whole_nerve` [1/mV]

    Valid for: adults. Leaves out: fewer and larger units; the rate of cramps by age, which surveys give.
    Reference: None measured the threshold by age; the default sizes are zero.
    """
    older = maximum(years - young, 0)
    endings = whole_nerve(-irritation_per_year * older, per_millivolt)
    return NerveShift(margin=endings.margin, spindle=endings.spindle, persistent=1 - persistent_per_year * older)


def vitamin_e(plasma: Number, limit: Number, per_umol: Number, per_millivolt: Number) -> NerveShift:
    """Vitamin E below the deficiency limit: damaged nerves. [units of NerveShift]

    plasma, limit: [umol/L]
    per_umol: [mV per umol/L]
    per_millivolt: as in `whole_nerve` [1/mV]

    Valid for: true deficiency. Leaves out: everybody else, in whom it does nothing measurable.
    Reference: Direction: neuropathy of deficiency; none above: El-Tawil S et al (2015). Size assumed.
    """
    return whole_nerve(-per_umol * maximum(limit - plasma, 0), per_millivolt)
