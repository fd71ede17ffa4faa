"""What happens outside exercise: sleep, posture, stretching, injuries, cramps that happened."""

import math
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from kramkaki.body.person import MUSCLES
from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR
from kramkaki.equations import energetics
from kramkaki.equations.metabolism import resting_metabolic_rate
from kramkaki.language import gettext as _
from kramkaki.scenario.compile.clothing import INSULATION, MOST_BY_DAY, insulation_in_balance
from kramkaki.scenario.compile.draft import Draft
from kramkaki.scenario.compile.muscle_use import MuscleUse, muscle_use
from kramkaki.scenario.days import CalendarDay, minutes_after_start
from kramkaki.scenario.model_person import Injury

ABOVE_SLEEP = {
    "sitting": energetics.SITTING_MET / energetics.SLEEPING_MET,
    "kneeling": energetics.SITTING_MET / energetics.SLEEPING_MET,
    "squatting": energetics.STANDING_MET / energetics.SLEEPING_MET,
    "standing": energetics.STANDING_MET / energetics.SLEEPING_MET,
}  # metabolic rate over the resting rate
LEAST_CLOTHING, MOST_IN_BED = 0.3, 4.0  # [clo]
EVENING = 2 * MINUTES_PER_HOUR  # stretching within this long before bed counts for the night
STRETCH_FADES = 10.0  # [min] time constant: tendon reflexes are smaller for ten minutes (Front Physiol 2020, 11:905)
STRETCH_FADED = 5 * STRETCH_FADES  # after which less than 1 % is left
USUAL_STRETCH = 3.0  # [min]
FADING = 2 * MINUTES_PER_HOUR  # after a cramp; the first hour counts in full
BY_KIND = {  # severity at first [0-1], healing time constant [days]: assumed
    "strain": (0.5, 14), "tear": (0.9, 30), "bruise": (0.4, 7), "tendon": (0.5, 30), "sprain": (0.4, 14),
    "fracture": (1.0, 28), "nerve": (0.0, 30), "surgery": (0.6, 21),
}  # fmt: skip
AROUND = {  # which muscles a place of injury concerns, and how much [0-1]: anatomy
    "calf": {"calf": 1.0}, "shin": {"shin": 1.0}, "hamstring": {"hamstring": 1.0}, "quadriceps": {"quadriceps": 1.0},
    "foot": {"foot": 1.0}, "knee": {"quadriceps": 1.0, "hamstring": 0.7, "calf": 0.5},
    "ankle": {"calf": 0.7, "shin": 0.7, "foot": 0.7}, "hip": {"quadriceps": 1.0, "hamstring": 1.0},
    "thigh_bone": {"quadriceps": 1.0, "hamstring": 1.0}, "shin_bone": {"calf": 1.0, "shin": 1.0, "foot": 0.3},
    "foot_bones": {"foot": 1.0, "shin": 0.3},
}  # fmt: skip
NEGLIGIBLE = 0.02


def fill_rest(draft: Draft) -> None:
    """Sit by day, lie by night, and hold the postures that are listed."""
    values = draft.timeline.values
    comfort = insulation_in_balance(values["air_temperature"])
    values["clothing_insulation"][:] = np.clip(comfort, LEAST_CLOTHING, MOST_BY_DAY)
    for day in draft.days:
        if day.content.clothing is not None:
            first, last = draft.rows(day.midnight, day.midnight + MINUTES_PER_DAY)
            values["clothing_insulation"][first:last] = INSULATION[day.content.clothing]
    _posture(draft, 0, draft.minutes, "sitting", "relaxed")
    if not any(day.content.posture for day in draft.days):
        draft.assume("day.posture", _("sitting by day"), "", _("nothing else is said"))
    for day in draft.days:
        for entry in day.content.posture or ():
            start, end = day.at(entry.start), day.at(entry.end)
            _posture(draft, start, end, entry.posture, entry.feet)
            first, last = draft.rows(start, end)
            values["hard_surface"][first:last] = float(entry.surface == "hard")
            draft.event("posture", start, end, entry.posture, entry.surface)
    for asleep, awake, day in draft.nights:
        _night(draft, asleep, awake, day, comfort)


def _night(draft: Draft, asleep: float, awake: float, day: CalendarDay, comfort: npt.NDArray[np.float64]) -> None:
    posture = day.content.sleep_posture
    feet = {"feet_pointed": "pointed", "feet_up": "up"}.get(posture or "", "relaxed")
    if posture is None:
        draft.assume("day.sleep_posture", _("relaxed"), "", _("most common"))
    _posture(draft, asleep, awake, "lying", feet)
    first, last = draft.rows(asleep, awake)
    draft.timeline.values["asleep"][first:last] = 1.0
    draft.timeline.values["hard_surface"][first:last] = 0.0
    draft.timeline.values["clothing_insulation"][first:last] = np.clip(comfort, LEAST_CLOTHING, MOST_IN_BED)[first:last]
    if draft.scenario.person.training.stretches_before_bed:
        draft.timeline.values["stretched_tonight"][first:last] = 1.0
        _stretch(draft, asleep - USUAL_STRETCH, asleep)
    draft.event("sleep", asleep, awake, posture or "")


def _posture(draft: Draft, start: float, end: float, posture: str, feet: str | None) -> None:
    first, last = draft.rows(start, end)
    if first == last:
        return
    person = draft.person
    resting = resting_metabolic_rate(person.body_mass, person.height, person.age, person.female)
    draft.timeline.set(
        first,
        last,
        metabolic_rate=ABOVE_SLEEP[posture] * resting if posture in ABOVE_SLEEP else math.nan,
        standing=float(posture == "standing"),
        lying=float(posture == "lying"),
        sitting=float(posture in ("sitting", "kneeling", "squatting")),
        feet_pointed=float(feet == "pointed"),
    )
    use = _use(posture, feet == "pointed", feet == "up")
    for name in MUSCLES:
        activation, eccentric, length = use[name.rpartition("_")[0]]
        draft.timeline.set(
            first, last, **{f"{name}_activation": activation, f"{name}_eccentric": eccentric, f"{name}_length": length}
        )


@lru_cache(maxsize=64)
def _use(posture: str, pointed: bool, up: bool) -> dict[str, MuscleUse]:
    return muscle_use(posture, feet_pointed=pointed, feet_flexed=up)


def fill_stretching(draft: Draft) -> None:
    """Stretching leaves an after-effect of minutes, and counts for the night that follows within two hours."""
    for day in draft.days:
        for entry in day.content.stretching or ():
            when = day.at(entry.time)
            draft.event("stretching", when, when + entry.duration, "")
            _stretch(draft, when, when + entry.duration)
            for asleep, awake, _day in draft.nights:
                if 0 <= asleep - when <= EVENING:
                    first, last = draft.rows(asleep, awake)
                    draft.timeline.values["stretched_tonight"][first:last] = 1.0


def _stretch(draft: Draft, start: float, end: float) -> None:
    """Full while the muscles are stretched, then fading. [0-1]"""
    first, last = draft.rows(start, end + STRETCH_FADED)
    level = np.exp(-np.maximum(np.arange(first, last) - end, 0) / STRETCH_FADES)
    values = draft.timeline.values["stretched"]
    values[first:last] = np.maximum(values[first:last], level)


def injured_muscles(injury: Injury) -> dict[str, float]:
    """The muscles an injury concerns, by trace name, with how much of its severity. [1]"""
    sides = ("left", "right") if injury.side == "both" else (injury.side,)
    return {f"{muscle}_{side}": share for muscle, share in AROUND[injury.place].items() for side in sides}


def severity(injury: Injury, age_days: float) -> float:
    """How bad an injury still is after so many days. [0-1]"""
    if age_days < 0:
        return 0.0
    first, healing = BY_KIND[injury.kind]
    if injury.severity_percent is not None:
        first = injury.severity_percent / 100
    return first * math.exp(-age_days / healing)


def fill_injuries(draft: Draft) -> None:
    """Injuries drive guarding in the muscles around them, less as they heal."""
    for injury in draft.scenario.person.injuries:
        happened = minutes_after_start(draft.scenario, injury.when)
        draft.event("injury", happened, happened, f"{injury.kind}: {injury.place} {injury.side}")
        age = (np.arange(draft.minutes) - happened) / MINUTES_PER_DAY
        if injury.kind == "nerve" or severity(injury, max(age[0], 0.0)) < NEGLIGIBLE:
            continue
        first, healing = severity(injury, 0.0), BY_KIND[injury.kind][1]
        course = np.where(age >= 0, first * np.exp(-np.maximum(age, 0) / healing), 0.0)
        for muscle, share in injured_muscles(injury).items():
            name = f"{muscle}_injury"
            draft.timeline.values[name] = np.maximum(draft.timeline.values[name], share * course)


def fill_cramps(draft: Draft, cramps: Iterable[tuple[float, str, float | None]]) -> None:
    """A cramp that happened leaves the muscle irritable for an hour and wears off in the next."""
    for minute, muscle, seconds in cramps:
        draft.event("cramp", minute, minute + (seconds or 60) / 60, muscle, seconds)
        first, last = draft.rows(minute, minute + FADING)
        fading = 1 - (np.arange(first, last) - minute) / FADING
        name = f"{muscle}_recent_cramp"
        draft.timeline.values[name][first:last] = np.maximum(
            draft.timeline.values[name][first:last], np.clip(fading, 0, 1)
        )
