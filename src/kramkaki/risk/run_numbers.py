"""What a run computed that warnings look at."""

import math
from dataclasses import replace

import numpy as np

from kramkaki.constants import MINUTES_PER_HOUR
from kramkaki.results import HeatIllness
from kramkaki.safety.warnings import BELIEVED, RunNumbers
from kramkaki.scenario.compile import Compiled
from kramkaki.trace import ResultTrace


def run_numbers(compiled: Compiled, trace: ResultTrace, heat: HeatIllness | None = None) -> RunNumbers:
    """Return what the run computed that warnings look at.

    Parameters
    ----------
    compiled : Compiled
    trace : ResultTrace
        [glossary units]
    heat : HeatIllness, optional
        Its chance, where warnings are to speak of it.
    """
    numbers = RunNumbers(
        lowest_mass_change=float(trace["body_mass_change"].min()),
        lowest_plasma_sodium=float(trace["plasma_sodium"].min()),
        sweat_rate_measured=compiled.measured_sweat_rate_l_per_h is not None,
        extremes={name: (float(trace[name].min()), float(trace[name].max())) for name in BELIEVED},
        heat_illness=math.nan if heat is None or heat.probability is None else heat.probability,
        heat_illness_if_held=math.nan if heat is None or heat.if_held is None else heat.if_held.probability,
        measured=frozenset(
            name
            for name in BELIEVED
            if compiled.laboratory.get(f"{name.removeprefix('plasma_')}_mmol_per_l") is not None
        ),
    )
    timeline = compiled.timeline
    exercising = np.asarray(timeline["exercising"]) > 0
    in_air = exercising & (np.asarray(timeline["immersion"]) <= 0)
    if not exercising.any():
        return numbers
    minutes = np.asarray(trace.minutes, dtype=int)
    rows = np.concatenate([[False], exercising[np.clip(minutes[1:] - 1, 0, len(exercising) - 1)]])
    drinking = np.where(exercising, timeline["intake_water"], 0.0)
    hour = (
        np.convolve(drinking, np.ones(MINUTES_PER_HOUR), mode="valid") if len(drinking) > MINUTES_PER_HOUR else drinking
    )
    edges = np.flatnonzero(np.diff(rows.astype(int)))
    mass = trace["body_mass_change"]
    gains = [mass[last] - mass[first] for first, last in zip(edges[::2], [*edges[1::2], len(mass) - 1], strict=False)]
    hours = np.diff(minutes, prepend=0) / MINUTES_PER_HOUR
    return replace(
        numbers,
        exercise_mass_change=float(max(gains)) if gains else math.nan,
        exercise_intake=float(drinking.sum()),
        exercise_sweat=float((trace["sweat_rate"] * hours)[rows].sum()),
        fastest_drinking=float(hour.max()) if len(drinking) > MINUTES_PER_HOUR else float(hour.sum()),
        highest_wet_bulb_globe_temperature=float(
            np.max(timeline["wet_bulb_globe_temperature"][in_air], initial=-math.inf)
        ),
    )
