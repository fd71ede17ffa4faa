"""Drawn people in races and sessions whose heat illnesses were counted, for the fit and for the rows."""

import numpy as np

from kramkaki.cohort.lives import live
from kramkaki.cohort.populations import populations
from kramkaki.risk.heat_illness import chances, heat_of

FALMOUTH_STROKE, FALMOUTH_EXHAUSTION, FOOTBALL_EXHAUSTION = 2.07, 2.76, 0.40  # for 1000 starts
READ = ("exercise_intensity", "skin_temperature", "core_temperature", "heat_acclimation", "body_mass_change")


class Starters:
    """The bodies of drawn people in an exercise, and how hot it was."""

    def __init__(self, name, people, seed=0):
        self.name = name
        traces, heat, women = [], [], []
        for life in live(populations()[name], seed, np.arange(people)):
            traces.append({key: life.bodies[key] for key in READ})
            timeline = life.neighbours.world.timeline
            hottest = timeline["wet_bulb_globe_temperature"][np.asarray(timeline["exercising"]) > 0].max()
            heat += [hottest] * len(life.neighbours.index)
            women.append(life.neighbours.person.female)
            self.minutes = life.bodies.minutes
        self.trace = {key: np.concatenate([trace[key] for trace in traces]) for key in READ}
        self.wet_bulb_globe, self.female = np.array(heat), np.concatenate(women)

    def heat(self, parameters):
        """Return what the exercise was to each."""
        return heat_of(self.trace, self.minutes, parameters)

    def chances(self, parameters):
        """Return the chance of heat illness of each. [0-1]"""
        return chances(self.heat(parameters), parameters)

    def per_1000(self, outcome, parameters):
        """Return heat illnesses for 1000 starts."""
        return 1000 * float(getattr(self.chances(parameters), outcome).mean())
