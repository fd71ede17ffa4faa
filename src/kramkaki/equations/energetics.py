"""What an activity costs: oxygen uptake by pace, grade, power or MET, and external work.

Oxygen uptake is per kilogram body mass and includes the resting 3.5 mL/kg/min. Speeds are in m/s, grades are
rise over run (0.05 is 5 %). ``metabolism.metabolic_rate`` turns an uptake into watts.
"""

from kramkaki.equations.ops import maximum, minimum, where
from kramkaki.number_types import Number

SECONDS_PER_MINUTE = 60.0
GRAVITY = 9.81  # [m/s2]

# ACSM's Guidelines for Exercise Testing and Prescription, metabolic equations (from memory; unchanged since ed. 7).
RESTING_OXYGEN_UPTAKE = 3.5  # [mL/kg/min], 1 MET
WALKING_HORIZONTAL = 0.1  # [mL/kg/min per m/min]
WALKING_VERTICAL = 1.8
RUNNING_HORIZONTAL = 0.2
RUNNING_VERTICAL = 0.9
LEG_CYCLING_LOAD = 10.8  # [mL/min per W]
LEG_CYCLING_UNLOADED = 3.5  # [mL/kg/min]
STEPPING_HORIZONTAL = 0.2  # [mL/kg per step]
STEPPING_VERTICAL = 1.8  # [mL/kg/m]
STEPPING_DOWN_SHARE = 1.33  # stepping down again costs a third of stepping up

# Minetti et al. 2002, J Appl Physiol 93:1039, polynomials of cost of transport over gradient (from memory).
MINETTI_RUNNING = (155.4, -30.4, -43.3, 46.3, 19.5, 3.6)  # [J/kg/m] for i^5 ... i^0
MINETTI_WALKING = (280.5, -58.7, -76.8, 51.9, 19.6, 2.5)
MINETTI_STEEPEST = 0.45  # gradient, either way, that was measured

# Compendium of Physical Activities (Ainsworth et al. 2011, Med Sci Sports Exerc 43:1575), MET (from memory).
SLEEPING_MET = 0.95
SITTING_MET = 1.3
STANDING_MET = 1.8
SWIMMING_LEISURE_MET = 6.0
FOOTBALL_MATCH_MET = 10.0
WORK_LIGHT_MET = 3.0
WORK_MODERATE_MET = 4.5
WORK_HEAVY_MET = 6.5
CRAWL_SLOW_SPEED = 0.762  # [m/s], 50 yd/min
CRAWL_SLOW_MET = 8.3
CRAWL_FAST_SPEED = 1.143  # [m/s], 75 yd/min
CRAWL_FAST_MET = 10.0


def _polynomial(coefficients: tuple[float, ...], gradient: Number) -> Number:
    """Value of a fifth-order polynomial. [unit of the coefficients]"""
    fifth, fourth, third, second, first, level = coefficients
    upper = (fifth * gradient + fourth) * gradient + third
    return ((upper * gradient + second) * gradient + first) * gradient + level


def running_cost(gradient: Number) -> Number:
    """Energy cost of running a metre by gradient.

    gradient: rise over path length; held at the measured +-0.45 [1]
    returns: gross metabolic energy [J/kg/m]

    Valid for: elite mountain runners on a treadmill, gradients -0.45 to 0.45. Leaves out: wind, soft ground, fatigue.
    Reference: Minetti et al. 2002, J Appl Physiol 93:1039, running polynomial (abstract; from memory).

    >>> print(f"{running_cost(0.0):.1f} J/kg/m")
    3.6 J/kg/m
    """
    return _polynomial(MINETTI_RUNNING, minimum(maximum(gradient, -MINETTI_STEEPEST), MINETTI_STEEPEST))


def walking_cost(gradient: Number) -> Number:
    """Energy cost of walking a metre by gradient.

    gradient: rise over path length; held at the measured +-0.45 [1]
    returns: gross metabolic energy at the cheapest speed [J/kg/m]

    Valid for: trained walkers on a treadmill, gradients -0.45 to 0.45. Leaves out: speed, load carried, soft ground.
    Reference: Minetti et al. 2002, J Appl Physiol 93:1039, walking polynomial (abstract; from memory).
    """
    return _polynomial(MINETTI_WALKING, minimum(maximum(gradient, -MINETTI_STEEPEST), MINETTI_STEEPEST))


def walking_oxygen_uptake(speed: Number, grade: Number) -> Number:
    """Oxygen uptake of walking.

    speed: along the ground [m/s]
    grade: rise over run [1]
    returns: gross [mL/kg/min]

    Uphill and level: ACSM. Downhill: the level cost scaled by Minetti's cost of the gradient over that of level ground.

    Valid for: 50 to 100 m/min (0.8 to 1.7 m/s). Leaves out: load carried, soft ground.
    Reference: ACSM Guidelines, metabolic equation for walking; Minetti et al. 2002 (both from memory).

    80 m/min on the level:

    >>> print(f"{walking_oxygen_uptake(80 / 60, 0.0):.1f} mL/kg/min")
    11.5 mL/kg/min
    """
    per_minute = speed * SECONDS_PER_MINUTE
    horizontal = WALKING_HORIZONTAL * per_minute
    uphill = horizontal + WALKING_VERTICAL * per_minute * maximum(grade, 0.0)
    downhill = horizontal * walking_cost(minimum(grade, 0.0)) / walking_cost(0.0)
    return where(grade < 0.0, downhill, uphill) + RESTING_OXYGEN_UPTAKE


def running_oxygen_uptake(speed: Number, grade: Number) -> Number:
    """Oxygen uptake of running.

    speed: along the ground [m/s]
    grade: rise over run [1]
    returns: gross [mL/kg/min]

    Uphill and level: ACSM. Downhill: the level cost scaled by Minetti's cost of the gradient over that of level ground.

    Valid for: above 134 m/min (2.2 m/s), or above 1.3 m/s if truly jogging. Leaves out: air resistance, running economy
    of the person.
    Reference: ACSM Guidelines, metabolic equation for running; Minetti et al. 2002 (both from memory).

    10.8 km/h on the level:

    >>> print(f"{running_oxygen_uptake(3.0, 0.0):.1f} mL/kg/min")
    39.5 mL/kg/min
    """
    per_minute = speed * SECONDS_PER_MINUTE
    horizontal = RUNNING_HORIZONTAL * per_minute
    uphill = horizontal + RUNNING_VERTICAL * per_minute * maximum(grade, 0.0)
    downhill = horizontal * running_cost(minimum(grade, 0.0)) / running_cost(0.0)
    return where(grade < 0.0, downhill, uphill) + RESTING_OXYGEN_UPTAKE


def cycling_oxygen_uptake(power: Number, body_mass: Number) -> Number:
    """Oxygen uptake of leg cycling.

    power: at the pedals [W]
    body_mass: [kg]
    returns: gross [mL/kg/min]

    Valid for: 50 to 200 W in the source; used to 400 W. Leaves out: cadence, position.
    Reference: ACSM Guidelines, metabolic equation for leg cycling (from memory).

    >>> print(f"{cycling_oxygen_uptake(150.0, 70.0):.1f} mL/kg/min")
    30.1 mL/kg/min
    """
    return LEG_CYCLING_LOAD * power / body_mass + LEG_CYCLING_UNLOADED + RESTING_OXYGEN_UPTAKE


def stepping_oxygen_uptake(step_rate: Number, step_height: Number) -> Number:
    """Oxygen uptake of stepping up and down, or of climbing stairs.

    step_rate: [1/min]
    step_height: [m]
    returns: gross [mL/kg/min]

    Valid for: 12 to 30 steps a minute of 0.04 to 0.40 m. Leaves out: load carried.
    Reference: ACSM Guidelines, metabolic equation for stepping (from memory).

    >>> print(f"{stepping_oxygen_uptake(24.0, 0.30):.1f} mL/kg/min")
    25.5 mL/kg/min
    """
    vertical = STEPPING_DOWN_SHARE * STEPPING_VERTICAL * step_height * step_rate
    return STEPPING_HORIZONTAL * step_rate + vertical + RESTING_OXYGEN_UPTAKE


def crawl_met(speed: Number) -> Number:
    """Intensity of front crawl by speed.

    speed: [m/s]
    returns: multiple of 3.5 mL/kg/min [1]

    The line through the Compendium's two crawl entries, not below its leisurely swimming.

    Valid for: 0.4 to 1.5 m/s, recreational swimmers. Leaves out: skill, which changes the cost twofold.
    Reference: Ainsworth et al. 2011, codes for crawl at 50 and 75 yards a minute (from memory).
    """
    slope = (CRAWL_FAST_MET - CRAWL_SLOW_MET) / (CRAWL_FAST_SPEED - CRAWL_SLOW_SPEED)
    return maximum(SWIMMING_LEISURE_MET, CRAWL_SLOW_MET + slope * (speed - CRAWL_SLOW_SPEED))


def met_oxygen_uptake(met: Number) -> Number:
    """Oxygen uptake of an activity given as MET.

    met: multiple of the resting rate [1]
    returns: gross [mL/kg/min]

    Valid for: adults. Leaves out: that a person's own resting rate is often below 3.5 mL/kg/min.
    Reference: Ainsworth et al. 2011, definition of MET (from memory).
    """
    return met * RESTING_OXYGEN_UPTAKE


def relative_intensity(oxygen_uptake: Number, maximal_oxygen_uptake: Number) -> Number:
    """Share of the oxygen uptake reserve that an activity takes: 0 at rest, 1 at the maximum. [1]

    oxygen_uptake: gross [mL/kg/min]
    maximal_oxygen_uptake: [mL/kg/min]

    Valid for: any; above 1 is an effort that cannot last. Leaves out: the slow component of oxygen uptake.
    Reference: ACSM Guidelines, oxygen uptake reserve (from memory).
    """
    reserve = maximum(maximal_oxygen_uptake - RESTING_OXYGEN_UPTAKE, RESTING_OXYGEN_UPTAKE)
    return maximum(oxygen_uptake - RESTING_OXYGEN_UPTAKE, 0.0) / reserve


def climbing_power(body_mass: Number, speed: Number, grade: Number) -> Number:
    """External work of moving uphill; negative downhill, where the muscles turn height into heat. [W]

    body_mass: body and what it carries [kg]
    speed: along the ground [m/s]
    grade: rise over run [1]

    Valid for: grades small enough that path and horizontal distance are alike (up to 0.3). On a treadmill the belt does
    the same work as a hill. Leaves out: work against wind.
    Reference: Mechanics: mass times gravity times vertical speed.
    """
    return body_mass * GRAVITY * speed * grade
