"""Who falls ill in exercise in heat: heat stroke past a tolerance of the core, heat exhaustion by minutes of strain."""

from kramkaki.equations.ops import exp, log, maximum, normal_share, power
from kramkaki.number_types import Number

WARM_SKIN, WARM_CORE = 33.0, 38.0  # [degC] of easy exercise in mild air: beyond them it is strain


def chance_of_heat_stroke(*, core_temperature: Number, tolerance: Number, spread: Number) -> Number:
    """Share of people whom a core this hot, reached in exercise, brings down with exertional heat stroke. [0-1]

    core_temperature: highest mean over ten minutes of exercise [degC]
    tolerance: core temperature that half of the people bear [degC]
    spread: standard deviation of that tolerance between people [K]

    Valid for: exercise. Leaves out: how long it lasts above, heat stroke of the old and ill at rest, fever.
    Reference: form after the cases of Falmouth (41.44 +- 0.63 degC, DeMartini 2015) and the healthy who pass 41 degC
    (Byrne 2006), abstracts; a normal distribution is assumed.

    >>> risk = [chance_of_heat_stroke(core_temperature=t, tolerance=42.2, spread=0.6) for t in (39.5, 40.5, 41.5)]
    >>> print(" ".join(f"{1000 * one:.1f}" for one in risk))
    0.0 2.3 121.7
    """
    return normal_share((core_temperature - tolerance) / spread)


def heat_strain(
    *, effort: Number, left: Number, skin_temperature: Number, core_temperature: Number, skin: Number, core: Number
) -> Number:
    """How hard a moment of exercise in heat is: effort as a share of what can still be given, and the heat felt. [1]

    effort: oxygen uptake [share of maximal oxygen uptake of a cool day]
    left: of what could be held, after heat and lost water [0-1, above 0]
    skin_temperature, core_temperature: [degC]
    skin, core: strain of each degree beyond that of easy exercise [1/K]

    Never smaller in more heat, harder work, drier or later. Leaves out: posture after a sudden stop.
    Reference: assumed in form. Exhaustion in heat comes with hot skin and a heart near its limit at cores below 40 degC
    (Sawka 1992, abstract); self-paced people hold the share of what is left (Periard 2015, abstract).

    >>> hot = {"skin_temperature": 35.0, "core_temperature": 39.0, "skin": 0.05, "core": 0.05}
    >>> print(f"{heat_strain(effort=0.7, left=0.875, **hot):.2f}")
    0.95
    """
    felt = skin * maximum(skin_temperature - WARM_SKIN, 0.0) + core * maximum(core_temperature - WARM_CORE, 0.0)
    return effort / left + felt


def exhaustion_growth(*, strain: Number, growth: Number) -> Number:
    """How much faster heat exhaustion comes at a strain than at a strain of 1. [1]

    strain: of ``heat_strain`` [1]
    growth: of the logarithm for each unit of strain [1]

    Reference: assumed in form; ``growth`` is fitted to counts.
    """
    return exp(growth * (strain - 1.0))


def chance_of_heat_exhaustion(*, minutes: Number, rate: Number, spread: Number) -> Number:
    """Chance of heat exhaustion in an exercise, over people of unlike proneness. [0-1]

    minutes: of exercise, as long as they would be at a strain of 1 [min]
    rate: at a strain of 1 [1/min]
    spread: standard deviation of the logarithm of proneness, whose mean is 1 [1]

    A gamma distribution of proneness with that variance stands for the log-normal one: then the mean chance is exact.

    Reference: assumed in form; ``rate`` is fitted to counts.

    >>> print(f"{1000 * chance_of_heat_exhaustion(minutes=60.0, rate=1e-4, spread=0.6):.2f} in 1000")
    5.98 in 1000
    """
    variance = exp(power(spread, 2.0)) - 1.0
    return 1.0 - exp(-log(1.0 + variance * rate * minutes) / variance)
