"""The gut: how fast the stomach empties, and how fast one drinks."""

from kramkaki.equations.ops import maximum, minimum
from kramkaki.number_types import Number

# Where each influence on emptying begins and how wide its ramp is (from memory, see emptying_slowdown).
EFFORT_BEGINS, EFFORT_WIDTH = 0.70, 0.10  # [fraction of maximal oxygen uptake]
DROUGHT_BEGINS, DROUGHT_WIDTH = 0.03, 0.02  # [fraction of body mass]
HEAT_BEGINS, HEAT_WIDTH = 39.6, 1.0  # [degC] of working muscle, 0.6 degC above the core


def emptying_fraction(
    volume: Number, energy: Number, fastest: Number, crowded_volume: Number, energy_limit: Number
) -> Number:
    """Share of the stomach's contents that leaves per minute. [1/min]

    Volume drives emptying; energy that reaches the intestine holds it back, softly, below a limit.

    volume: in the stomach [L]
    energy: in the stomach [kcal]
    fastest: of a small volume of water [1/min]
    crowded_volume: volume at which the share is halved [L]
    energy_limit: the most energy let through [kcal/min]

    Valid for: drinks and soft meals. Leaves out: grinding of solids, cold, acid, the person's habit.
    Reference: Exponential emptying by volume and nutrient brake; fitted to the volumes emptied in two hours of Mitchell
    et al. 1989, Med Sci Sports Exerc 21:269.

    >>> water = emptying_fraction(volume=0.5, energy=0.0, fastest=0.095, crowded_volume=1.5, energy_limit=8.0)
    >>> print(f"half-time of half a litre of water at first: {0.693 / water:.0f} min")
    half-time of half a litre of water at first: 10 min
    """
    by_volume = fastest / (1 + maximum(volume, 0.0) / crowded_volume)
    return by_volume / (1 + by_volume * maximum(energy, 0.0) / energy_limit)


def emptying_slowdown(
    relative_intensity: Number, body_mass_loss: Number, muscle_temperature: Number, slowest: Number
) -> Number:
    """Factor on emptying in hard exercise, dehydration and heat. [0-1]

    relative_intensity: [fraction of maximal oxygen uptake]
    body_mass_loss: [fraction]
    muscle_temperature: of working muscle [degC]
    slowest: what each of the three leaves at its full effect [fraction]

    Valid for: endurance exercise. Leaves out: vomiting.
    Reference: Slower by 20 to 40 % above 75 % of maximal oxygen uptake, above 4 % of body mass lost, above 39 degC in
    the core (from memory). Running at 75 % slows water: Sole & Noakes 1989 (abstract).

    >>> hard = emptying_slowdown(relative_intensity=0.9, body_mass_loss=0.01, muscle_temperature=38.0, slowest=0.7)
    >>> print(f"{hard:.1f}")
    0.7
    """
    effort = minimum(maximum((relative_intensity - EFFORT_BEGINS) / EFFORT_WIDTH, 0.0), 1.0)
    drought = minimum(maximum((body_mass_loss - DROUGHT_BEGINS) / DROUGHT_WIDTH, 0.0), 1.0)
    heat = minimum(maximum((muscle_temperature - HEAT_BEGINS) / HEAT_WIDTH, 0.0), 1.0)
    full = 1 - slowest
    return (1 - full * effort) * (1 - full * drought) * (1 - full * heat)


def drinking_rate(thirst: Number, satiety: Number, haste: Number, most: Number) -> Number:
    """How fast one drinks to thirst: in proportion to thirst not yet quenched by what went down.

    thirst, satiety: [cm]
    haste: [L/min per cm]
    most: [L/min]
    returns: averaged over sips and bouts [L/min]

    Valid for: drinks at hand. Leaves out: bouts, taste, temperature.
    Reference: Proportional drinking with metering in the throat and stomach; form of this project.

    >>> print(f"{drinking_rate(thirst=4.0, satiety=3.0, haste=0.03, most=0.1):.2f} L/min")
    0.03 L/min
    """
    return minimum(haste * maximum(thirst - satiety, 0.0), most)
