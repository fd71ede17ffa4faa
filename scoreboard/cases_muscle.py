"""How long a muscle holds a load: the fatigue that the body's muscles have."""

import numpy as np
from scipy.integrate import solve_ivp

from kramkaki.body.muscles import MuscleParameters
from kramkaki.equations.muscle import active_fraction, fatigued_fraction_rate
from kramkaki.parameters import records
from scoreboard.framework import Check, case

LOAD = 0.5  # of the largest voluntary contraction
LONGEST = 3600.0  # [s]


def _endurance(joint):
    """Time until the fibres that are not fatigued no longer make the load. [s]"""
    own = records.load(MuscleParameters)
    fatigue, recovery = getattr(own, f"{joint}_fatigue_rate"), getattr(own, f"{joint}_recovery_rate")

    def rate(_, fatigued):
        # Held at half of the most, blood hardly flows: no more recovery than under load.
        return fatigued_fraction_rate(active_fraction(LOAD, fatigued), fatigued, fatigue, recovery, 1.0)

    def spent(_, fatigued):
        return 1 - fatigued[0] - LOAD

    spent.terminal = True
    return float(solve_ivp(rate, (0, LONGEST), np.zeros(1), events=spent, rtol=1e-8).t[-1])


@case(
    "nerve/M3",
    title="Time for which half of the largest force is held; the body's fatigue, the pool has none",
    basis="by_construction",
    source="Frey-Law et al. 2012; 194 studies in Frey-Law and Avin 2010",
)
def endurance():
    return [Check("ankle", _endurance("ankle"), "s", 144.0, 180.0), Check("knee", _endurance("knee"), "s", 60.0, 80.0)]
