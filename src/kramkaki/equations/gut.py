"""The gut: how fast the stomach empties, and how fast one drinks."""

from kramkaki.equations.ops import maximum, minimum

# Where each influence on emptying begins and how wide its ramp is (from memory, see emptying_slowdown).
EFFORT_BEGINS, EFFORT_WIDTH = 0.70, 0.10  # [fraction of maximal oxygen uptake]
DROUGHT_BEGINS, DROUGHT_WIDTH = 0.03, 0.02  # [fraction of body mass]
HEAT_BEGINS, HEAT_WIDTH = 39.6, 1.0  # [degC] of working muscle, 0.6 degC above the core


def emptying_fraction(volume, energy, fastest, crowded_volume, energy_limit):
    """Share of the stomach's contents that leaves per minute.

    Volume drives emptying; energy that reaches the intestine holds it back, softly, below a limit.

    Parameters
    ----------
    volume : float or array
        In the stomach. [L]
    energy : float or array
        In the stomach. [kcal]
    fastest : float or array
        Of a small volume of water. [1/min]
    crowded_volume : float or array
        Volume at which the share is halved. [L]
    energy_limit : float or array
        The most energy let through. [kcal/min]

    Returns
    -------
    fraction : float or array
        [1/min]

    Notes
    -----
    Valid for: drinks and soft meals.
    Leaves out: grinding of solids, cold, acid, the person's habit.

    References
    ----------
    Exponential emptying by volume and nutrient brake; fitted to the volumes emptied in two hours of
    Mitchell et al. 1989, Med Sci Sports Exerc 21:269.

    Examples
    --------
    >>> water = emptying_fraction(volume=0.5, energy=0.0, fastest=0.095, crowded_volume=1.5, energy_limit=8.0)
    >>> print(f"half-time of half a litre of water at first: {0.693 / water:.0f} min")
    half-time of half a litre of water at first: 10 min
    """
    by_volume = fastest / (1 + maximum(volume, 0.0) / crowded_volume)
    return by_volume / (1 + by_volume * maximum(energy, 0.0) / energy_limit)


def emptying_slowdown(relative_intensity, body_mass_loss, muscle_temperature, slowest):
    """Factor on emptying in hard exercise, dehydration and heat.

    Parameters
    ----------
    relative_intensity : float or array
        [fraction of maximal oxygen uptake]
    body_mass_loss : float or array
        [fraction]
    muscle_temperature : float or array
        Of working muscle. [degC]
    slowest : float or array
        What each of the three leaves at its full effect. [fraction]

    Returns
    -------
    factor : float or array
        [0-1]

    Notes
    -----
    Valid for: endurance exercise.
    Leaves out: vomiting.

    References
    ----------
    Slower by 20 to 40 % above 75 % of maximal oxygen uptake, above 4 % of body mass lost, above 39 degC in the core
    (from memory). Running at 75 % slows water: Sole & Noakes 1989 (abstract).

    Examples
    --------
    >>> hard = emptying_slowdown(relative_intensity=0.9, body_mass_loss=0.01, muscle_temperature=38.0, slowest=0.7)
    >>> print(f"{hard:.1f}")
    0.7
    """
    effort = minimum(maximum((relative_intensity - EFFORT_BEGINS) / EFFORT_WIDTH, 0.0), 1.0)
    drought = minimum(maximum((body_mass_loss - DROUGHT_BEGINS) / DROUGHT_WIDTH, 0.0), 1.0)
    heat = minimum(maximum((muscle_temperature - HEAT_BEGINS) / HEAT_WIDTH, 0.0), 1.0)
    full = 1 - slowest
    return (1 - full * effort) * (1 - full * drought) * (1 - full * heat)


def drinking_rate(thirst, satiety, haste, most):
    """How fast one drinks to thirst: in proportion to thirst not yet quenched by what went down.

    Parameters
    ----------
    thirst, satiety : float or array
        [cm]
    haste : float or array
        [L/min per cm]
    most : float or array
        [L/min]

    Returns
    -------
    rate : float or array
        Averaged over sips and bouts. [L/min]

    Notes
    -----
    Valid for: drinks at hand.
    Leaves out: bouts, taste, temperature.

    References
    ----------
    Proportional drinking with metering in the throat and stomach; form of this project.

    Examples
    --------
    >>> print(f"{drinking_rate(thirst=4.0, satiety=3.0, haste=0.03, most=0.1):.2f} L/min")
    0.03 L/min
    """
    return minimum(haste * maximum(thirst - satiety, 0.0), most)
