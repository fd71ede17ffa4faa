"""The same scenario with one thing otherwise: without a cause that changes the body, or with something made worse.

Such a change gives another timeline, another person, or both; their bodies are computed in one batch (``forecast``).
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from kramkaki.body.person import MUSCLES, Person
from kramkaki.body.timeline import Timeline
from kramkaki.constants import HEAT_NOTICED
from kramkaki.evidence import causes as catalogue
from kramkaki.number_types import Array
from kramkaki.risk.traits import Traits
from kramkaki.risk.triggers import load
from kramkaki.scenario.compile.muscle_use import muscle_use

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
HARDER = 1.1  # [1]
HOTTER = 5.0  # [degC] of air and of what radiates
HOTTER_WET_BULB_GLOBE = 4.5  # [degC] what that adds at the same relative humidity
HOTTER_VAPOUR = 1.34  # [1] saturation pressure over 5 degC
HOURS_ON_FEET = 6

Change = Callable[[Person, Timeline], tuple[Person, Timeline]]
Cramp = tuple[float, str, float | None]  # minute [min], muscle, length [s]


class Bodies(dict[str, Array]):
    """Traces of bodies in one world: name to (draw, row) or (draw, row, muscle), and the rows' ``minutes``."""

    def __init__(self, arrays: dict[str, Array], minutes: npt.NDArray[Any]) -> None:
        super().__init__(arrays)
        self.minutes = minutes


class World(NamedTuple):
    """A person and a timeline to live: a scenario as it is, or with something otherwise."""

    person: Person  # numbers
    timeline: Timeline
    traits: Traits
    cramps: Sequence[Cramp] = ()  # that happened
    absent: tuple[str, ...] = ()  # causes taken away

    @property
    def longest_load(self) -> float:
        """Hours of exercise beyond which the load grows no more: a usual session where overuse is absent. [h]"""
        return float(self.traits.usual_hours) if "overuse" in self.absent else np.inf

    def changed(self, change: Change) -> "World":
        """Return the world with another person and timeline."""
        person, timeline = change(self.person, self.timeline)
        return self._replace(person=person, timeline=timeline)

    def without(self, cause: str, change: Change) -> "World":
        """Return the world that lacks a cause."""
        return self.changed(change)._replace(absent=(*self.absent, cause))


def changed(timeline: Timeline, **changes: Array) -> Timeline:
    """Return a copy of a timeline with other values, (minute)."""
    return Timeline(timeline.minutes, {**timeline.values, **changes})


def without_heat(person: Person, timeline: Timeline) -> tuple[Person, Timeline]:
    """Return the person, and the timeline with no minute hotter than the reference of the cause heat."""
    cool = catalogue.table()["heat"].reference_values
    return person, changed(timeline, **{name: np.minimum(timeline[name], value) for name, value in cool.items()})


def without_overuse(person: Person, timeline: Timeline) -> tuple[Person, Timeline]:
    """Return the person, and the timeline with the same time of exercise at no more than the usual intensity."""
    usual, intensity = timeline["usual_intensity"], timeline["relative_intensity"]
    harder = (usual > 0) & (intensity > usual)
    scale = np.where(harder, usual / np.where(harder, intensity, 1.0), 1.0)
    return person, changed(timeline, **{name: timeline[name] * scale for name in SCALED_BY_EFFORT})


def without_diuretic(cause: str, person: Person, timeline: Timeline) -> tuple[Person, Timeline]:
    """Return the person and the timeline without one class of diuretic."""
    dose, habit = DIURETICS[cause]
    return person._replace(**{habit: 0.0}), changed(timeline, **{dose: np.zeros(timeline.minutes)})


def is_overused(timeline: Timeline, usual_hours: float) -> bool:
    """Return whether effort or length of any exercise is above the usual."""
    harder = (timeline["usual_intensity"] > 0) & (timeline["relative_intensity"] > 1.001 * timeline["usual_intensity"])
    longer = load(timeline["exercising"], recovery=SESSION_ENDS).max(initial=0.0) > usual_hours
    return bool(np.any(harder & (timeline["exercising"] > 0)) or longer)


def worlds_without(world: World) -> list[World]:
    """Return the worlds without causes that act on the body, in every combination: their bodies must be computed.

    World ``k`` lacks the causes whose bit is set in ``k``, in the order of the worlds that lack one;
    the first is the one given.
    """
    person, timeline = world.person, world.timeline
    changes: dict[str, Change] = {}
    if is_overused(timeline, world.traits.usual_hours):
        changes["overuse"] = without_overuse
    if np.any((timeline["exercising"] > 0) & (timeline["wet_bulb_globe_temperature"] > HEAT_NOTICED)):
        changes["heat"] = without_heat
    for cause, (dose, habit) in DIURETICS.items():
        if np.any(timeline[dose] > 0) or getattr(person, habit) > 0:
            changes[cause] = partial(without_diuretic, cause)
    combinations = [world]
    for cause, change in changes.items():
        combinations += [other.without(cause, change) for other in combinations]
    return combinations


def _harder(person: Person, timeline: Timeline) -> tuple[Person, Timeline]:
    names = SCALED_BY_EFFORT
    scale = np.where(timeline["exercising"] > 0, HARDER, 1.0)
    return person, changed(timeline, **{name: timeline[name] * scale for name in names})


def _hotter(person: Person, timeline: Timeline) -> tuple[Person, Timeline]:
    return person, changed(
        timeline,
        air_temperature=timeline["air_temperature"] + HOTTER,
        mean_radiant_temperature=timeline["mean_radiant_temperature"] + HOTTER,
        vapour_pressure=timeline["vapour_pressure"] * HOTTER_VAPOUR,
        wet_bulb_globe_temperature=timeline["wet_bulb_globe_temperature"] + HOTTER_WET_BULB_GLOBE,
    )


def _no_drink(person: Person, timeline: Timeline) -> tuple[Person, Timeline]:
    dry = timeline["exercising"] > 0
    names = [name for name in timeline.values if name.startswith("intake_")]
    return person, changed(timeline, **{name: np.where(dry, 0.0, timeline[name]) for name in names})


def _unaccustomed(person: Person, timeline: Timeline) -> tuple[Person, Timeline]:
    return person._replace(conditioning=0.0), timeline


def _on_feet(person: Person, timeline: Timeline) -> tuple[Person, Timeline]:
    asleep = timeline["asleep"] > 0
    standing = np.array(timeline["standing"], dtype=float)
    for bed in np.flatnonzero(asleep & ~np.roll(asleep, 1)):
        standing[max(bed - HOURS_ON_FEET * 60, 0) : bed] = 1.0
    standing[asleep | (timeline["exercising"] > 0)] = 0.0
    return person, changed(timeline, standing=standing)


def _feet_pointed(person: Person, timeline: Timeline) -> tuple[Person, Timeline]:
    asleep, use = timeline["asleep"] > 0, muscle_use("lying", feet_pointed=True)
    length = {
        f"{name}_length": np.where(asleep, use[name.partition("_")[0]].length, timeline[f"{name}_length"])
        for name in MUSCLES
    }
    return person, changed(timeline, feet_pointed=np.where(asleep, 1.0, 0.0), **length)


IN_EXERCISE: dict[str, Change] = {
    "harder": _harder,
    "hotter": _hotter,
    "no_drink": _no_drink,
    "unaccustomed": _unaccustomed,
}
AT_NIGHT: dict[str, Change] = {"on_feet": _on_feet, "feet_pointed": _feet_pointed}


def worse(person: Person, timeline: Timeline) -> dict[str, Change]:
    """Return what can be made worse for this person and time, by name."""
    exercising = timeline["exercising"] > 0
    possible = dict(IN_EXERCISE) if exercising.any() else {}
    if not np.any(timeline["intake_water"][exercising]):
        possible.pop("no_drink", None)
    if np.any(timeline["swimming"] > 0):
        possible.pop("hotter", None)  # the water decides, not the air
    return possible | (AT_NIGHT if np.any(timeline["asleep"] > 0) else {})
