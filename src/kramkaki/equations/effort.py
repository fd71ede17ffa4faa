"""What a person can hold, and how heat, lost water and drive decide what is done of what was meant.

Efforts are shares of the maximal oxygen uptake of cool, rested days; a loss is a share of what could be held.
"""

from kramkaki.equations.ops import exp, log, maximum, minimum, power, where
from kramkaki.number_types import Number

HELD_WHOLE = 7.0  # [min] that maximal oxygen uptake can be held (Peronnet & Thibault 1987)
LONG = 240.0  # [min] beyond which the share that can be held falls faster
REFERENCE_AGE, YOUNGEST, OLDEST, DECADE = 25.0, 20.0, 80.0, 10.0  # [years]
LEAST_LOG = -690.0  # logarithm of the smallest number: the drive of those who yield to nothing


def median_oxygen_uptake(*, age: Number, at_reference_age: Number, kept_per_decade: Number) -> Number:
    """Median maximal oxygen uptake of adults of an age, on a treadmill. [mL/kg/min]

    age: [years]
    at_reference_age: median at 25 years [mL/kg/min]
    kept_per_decade: [1]

    Valid for: 20 to 80 years; beyond, the value at the end. Leaves out: training, mass, country.
    Reference: FRIEND International (Peterman et al. 2019), abstract: 49.5 and 40.6 in the twenties, 30.8 and 25.0 in
    the seventies, men and women.

    >>> print(f"{median_oxygen_uptake(age=75.0, at_reference_age=49.5, kept_per_decade=0.91):.1f} mL/kg/min")
    30.9 mL/kg/min
    """
    decades = (minimum(maximum(age, YOUNGEST), OLDEST) - REFERENCE_AGE) / DECADE
    return at_reference_age * power(kept_per_decade, decades)


def share_held(*, minutes: Number, decline: Number, long_decline: Number, least: Number) -> Number:
    """Share of maximal oxygen uptake that can be held for a time. [0-1]

    minutes: [min]
    decline: for each logarithm of time beyond seven minutes [1]
    long_decline: the same beyond four hours [1]
    least: [1]

    Valid for: 7 min to 24 h at an even effort in cool air; below 7 min all of it. Leaves out: what is done above
    maximal oxygen uptake for minutes.
    Reference: Peronnet & Thibault 1987, endurance index 6.40 +- 1.50 % for each unit of ln(T/7), abstract; the long
    end from 60 % at 7 h (Myles 1979) and 39.4 % over 18.65 h of a 24 h run (Martin 2008), abstracts.

    >>> held = {"decline": 0.064, "long_decline": 0.24, "least": 0.25}
    >>> print(" ".join(f"{share_held(minutes=t, **held):.2f}" for t in (7.0, 60.0, 240.0, 420.0, 1119.0)))
    1.00 0.86 0.77 0.64 0.40
    """
    early = 1.0 - decline * log(maximum(minimum(minutes, LONG), HELD_WHOLE) / HELD_WHOLE)
    return maximum(early - long_decline * log(maximum(minutes, LONG) / LONG), least)


def loss_in_heat(
    *, skin_temperature: Number, mild_onset: Number, mild: Number, hot_onset: Number, hot: Number
) -> Number:
    """Share of what could be held that a warm skin takes away. [0-1]

    skin_temperature: mean over the body [degC]
    mild_onset, hot_onset: [degC]
    mild, hot: beyond each onset [1/K]

    Valid for: self-paced effort of half an hour and more, skin of 20 to 38 degC. Leaves out: core temperature alone,
    which slows nobody in the field (Lee 2010, Ely 2009), and heat stored early (Friesen 2018 did not find it).
    Reference: form after Sawka 2012; sizes between trials of Peiffer 2011, Tatterson 2000 (-6 %) and Periard 2015
    (-13 %), abstracts.
    """
    loss = mild * maximum(skin_temperature - mild_onset, 0.0) + hot * maximum(skin_temperature - hot_onset, 0.0)
    return minimum(loss, 1.0)


def loss_when_dry(*, mass_loss: Number, skin_temperature: Number, onset: Number, size: Number, most: Number) -> Number:
    """Share of what could be held that lost water takes away where the skin is warm. [0-1]

    mass_loss: of body mass at the start [% of body mass]
    skin_temperature: mean over the body [degC]
    onset: skin temperature from which it counts [degC]
    size: [1 per % of mass and K]
    most: [0-1]

    Valid for: losses up to 5 %. Leaves out: thirst.
    Reference: Kenefick 2010, chamber: -1.6 % for each K of skin above 29 degC at 4 % lost; Goulet 2011 and 2013: no
    effect in trials outdoors (abstracts). The two do not agree.
    """
    return minimum(size * maximum(mass_loss, 0.0) * maximum(skin_temperature - onset, 0.0), most)


def greatest_share(*, skin_temperature: Number, onset: Number, loss: Number, dry: Number, dry_share: Number) -> Number:
    """Oxygen uptake that the body can give now, of the maximal one of a cool day. [0-1]

    skin_temperature: mean over the body [degC]
    onset: [degC]
    loss: [1/K]
    dry: loss by lack of water, of ``loss_when_dry`` [0-1]
    dry_share: of it that also lowers the greatest uptake [1]

    Valid for: skin up to 39 degC. Leaves out: altitude.
    Reference: Arngrimsson 2004, abstract: -4, -9, -18 % at 35, 40 and 45 degC of air, alike in women and men.
    """
    return maximum((1.0 - loss * maximum(skin_temperature - onset, 0.0)) * (1.0 - dry_share * dry), 0.0)


def drive(*, quantile: Number, mean: Number) -> Number:
    """How little a person yields to heat and weariness: 0 to every sign, 1 to none. [0-1]

    quantile: place among people on the same occasion [0-1]
    mean: over people [0-1, below 1]

    The quantile function of a beta distribution with parameters 1 and (1 - mean) / mean: most yield, few hardly do.

    Reference: assumed. Nobody measured the share who do not yield; those who collapsed at Falmouth had not slowed with
    the heat (Grundstein 2019, abstract).

    >>> print(" ".join(f"{drive(quantile=u, mean=0.2):.2f}" for u in (0.0, 0.5, 0.99, 1.0)))
    0.00 0.16 0.68 1.00
    """
    left = where(quantile < 1.0, log(maximum(1.0 - quantile, exp(LEAST_LOG))), LEAST_LOG)
    return 1.0 - exp(mean / (1.0 - mean) * left)


def reached_effort(
    *, wanted: Number, sustainable: Number, greatest: Number, eased: Number, patience: Number, drive: Number
) -> Number:
    """Effort now, of what was meant. [share of maximal oxygen uptake]

    wanted: the intention [share of maximal oxygen uptake]
    sustainable: what can be held over this time, in this heat [share of maximal oxygen uptake]
    greatest: what the body can give now [share of maximal oxygen uptake]
    eased: share of the intention that is left where it is well within reach: people ease off in heat all the same [0-1]
    patience: 1 at the start of an effort beyond what can be held, fading to 0 [0-1]
    drive: 0 yields to every sign, 1 to none [0-1]

    Valid for: self-paced effort. Never smaller for a larger intention. Leaves out: the sprint for the finish.
    Reference: assumed in form. Self-paced people hold their share of the oxygen uptake that heat leaves them (Periard
    2015, abstract: 80 to 86 %).

    >>> hot_race = {"wanted": 0.85, "sustainable": 0.75, "greatest": 0.95, "eased": 0.94, "patience": 0.0}
    >>> print(f"{reached_effort(**hot_race, drive=0.0):.2f} {reached_effort(**hot_race, drive=1.0):.2f}")
    0.75 0.85
    """
    within = minimum(wanted, greatest)
    calm = minimum(wanted * eased, greatest)
    yielding = minimum(calm, sustainable + patience * maximum(calm - sustainable, 0.0))
    return yielding + drive * maximum(within - yielding, 0.0)


def patience_rate(*, patience: Number, effort: Number, sustainable: Number, fading: Number, full: Number) -> Number:
    """Rate at which the will for more than can be held is used up, or comes back. [1/min]

    patience: [0-1]
    effort, sustainable: [share of maximal oxygen uptake]
    fading: time constant beyond what can be held, and below it [min]
    full: excess from which it fades at its full rate [share of maximal oxygen uptake]

    Reference: assumed. Runners who begin a marathon fast slow down most in its second half (Smyth 2020, abstract).
    """
    over = minimum(maximum(effort - sustainable, 0.0) / full, 1.0)
    return (where(effort > 0.0, 0.0, 1.0) * (1.0 - patience) - over * patience) / fading


def sustainable_share(core_temperature: Number, onset: Number, end: Number) -> Number:
    """Share of the exercise that a body this hot still does, whatever its drive. [0-1]

    core_temperature: [degC]
    onset: core temperature from which people slow down, whatever they intend [degC]
    end: core temperature at which they have stopped or collapsed [degC]

    Valid for: exercise in heat the body cannot shed; nothing is taken below ``onset``. Leaves out: the slowing from
    mere discomfort, medicines.
    Reference: Gonzalez-Alonso et al. 1999, J Appl Physiol 86:1032: trained cyclists gave up at 40.1 to 40.2 degC
    whatever they started from. Byrne et al. 2006: 11 % of 18 racing soldiers passed 41 degC and finished. The ramp is
    assumed.
    """
    return minimum(maximum((end - core_temperature) / (end - onset), 0.0), 1.0)
