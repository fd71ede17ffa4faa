"""The same scenario without one cause, for causes that change the body: other timelines, other people, one batch."""

from functools import partial
from typing import NamedTuple

import numpy as np

from kramkaki.body.person import MUSCLES, Person
from kramkaki.body.timeline import Timeline
from kramkaki.constants import HEAT_NOTICED
from kramkaki.evidence import causes as catalogue
from kramkaki.risk.triggers import load

SESSION_ENDS = 0.5  # [h] time constant with which two bouts stop being one session
DIURETICS = {
    "thiazide": ("dose_thiazide", "habitual_thiazide"),
    "loop_diuretic": ("dose_loop_diuretic", "habitual_loop_diuretic"),
    "potassium_sparing": ("dose_potassium_sparing", "habitual_potassium_sparing"),
}
SCALED_BY_EFFORT = (
    "relative_intensity",
    "metabolic_rate",
    "external_work",
    *(f"{muscle}_activation" for muscle in MUSCLES),
)


class Bodies(dict):
    """Traces of bodies in one world: name to (draw, row) or (draw, row, muscle), and the rows' ``minutes``."""

    def __init__(self, arrays, minutes):
        super().__init__(arrays)
        self.minutes = minutes


class World(NamedTuple):
    """A body and a timeline from which some causes are taken away."""

    absent: tuple
    person: Person
    timeline: Timeline


def changed(timeline, **changes):
    """Return a copy of a timeline with other values, (minute)."""
    return Timeline(timeline.minutes, {**timeline.values, **changes})


def without_heat(timeline):
    """Return the timeline with no minute hotter than the reference of the cause heat."""
    cool = catalogue.table()["heat"].reference_values
    return changed(timeline, **{name: np.minimum(timeline[name], value) for name, value in cool.items()})


def without_overuse(timeline):
    """Return the timeline with the same time of exercise at no more than the usual intensity."""
    usual, intensity = timeline["usual_intensity"], timeline["relative_intensity"]
    harder = (usual > 0) & (intensity > usual)
    scale = np.where(harder, usual / np.where(harder, intensity, 1.0), 1.0)
    return changed(timeline, **{name: timeline[name] * scale for name in SCALED_BY_EFFORT})


def without_diuretic(cause, person, timeline):
    """Return the person and timeline without one class of diuretic."""
    dose, habit = DIURETICS[cause]
    return person._replace(**{habit: 0.0}), changed(timeline, **{dose: np.zeros(timeline.minutes)})


def is_overused(timeline, usual_hours):
    """Return whether effort or length of any exercise is above the usual."""
    harder = (timeline["usual_intensity"] > 0) & (timeline["relative_intensity"] > 1.001 * timeline["usual_intensity"])
    longer = load(timeline["exercising"], recovery=SESSION_ENDS).max(initial=0.0) > usual_hours
    return bool(np.any(harder & (timeline["exercising"] > 0)) or longer)


def worlds(person, timeline, presence):
    """Return the worlds whose bodies must be computed: every combination of the causes that act on the body.

    World ``k`` lacks the causes whose bit is set in ``k``, in the order of the worlds that lack one;
    the first is as it is.

    Parameters
    ----------
    person : Person
    timeline : Timeline
    presence : Presence

    Returns
    -------
    worlds : list of World
    """
    changes = {}
    if is_overused(timeline, presence.usual_hours):
        changes["overuse"] = lambda who, day: (who, without_overuse(day))
    if np.any((timeline["exercising"] > 0) & (timeline["wet_bulb_globe_temperature"] > HEAT_NOTICED)):
        changes["heat"] = lambda who, day: (who, without_heat(day))
    for cause, (dose, habit) in DIURETICS.items():
        if np.any(timeline[dose] > 0) or getattr(person, habit) > 0:
            changes[cause] = partial(without_diuretic, cause)
    found = [World((), person, timeline)]
    for cause, change in changes.items():
        found += [World((*world.absent, cause), *change(world.person, world.timeline)) for world in found]
    return found


def select(values, index):
    """Return a (nested) NamedTuple with its arrays taken at ``index``; single numbers stay."""
    if hasattr(values, "_fields"):
        return type(values)(*(select(value, index) for value in values))
    values = np.asarray(values)
    return values if values.ndim == 0 or values.size == 1 else values[index]


def join(first, second):
    """Return a (nested) NamedTuple whose arrays are those of two, one after the other."""
    if hasattr(first, "_fields"):
        return type(first)(*(join(a, b) for a, b in zip(first, second, strict=True)))
    return np.concatenate(
        [np.atleast_1d(np.asarray(first, dtype=float)), np.atleast_1d(np.asarray(second, dtype=float))]
    )
