"""Exercise: metabolic rate, muscle use, own wind, clothing, water."""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from kramkaki import language
from kramkaki.body.person import MUSCLES
from kramkaki.constants import PERCENT
from kramkaki.equations import energetics
from kramkaki.equations.metabolism import resting_metabolic_rate
from kramkaki.language import gettext as _
from kramkaki.scenario.compile.clothing import (
    INSULATION,
    MOST_BY_DAY,
    MOVING_AIR_LAYER,
    insulation_in_balance,
    usual_insulation,
)
from kramkaki.scenario.compile.draft import Bout, Draft, Intention
from kramkaki.scenario.compile.effort import control, goals, held, laid_out, last_known, mean_drive
from kramkaki.scenario.compile.exercise_energy import HIGHEST_INTENSITY, oxygen_uptake, powers
from kramkaki.scenario.compile.muscle_use import MuscleUse, muscle_use
from kramkaki.scenario.course import METRES_PER_KILOMETRE, Course, course
from kramkaki.scenario.model_day import Exercise

UNSEEN_SPEED = {"football": 1.9, "running": 2.8, "walking": 1.3, "cycling": 6.0, "stairs": 0.5, "work": 0.3}  # [m/s]
LIMB_AIR_SPEED = 0.4  # [m/s] air that moving limbs stir indoors
HEAD_OUT = 0.93  # share of the skin under water
POOL_TEMPERATURE = 28.0  # [degC]
COOL_INDEX = 20.0  # [degC] wet-bulb globe temperature at which heat does nothing to cramps
HARD_UNDER_CUSHION = 0.5
LIGHT_SHOE_LOAD = 1.1  # foot and calf work without a cushioned heel
CONTEXT = {"running": "running", "cycling": "cycling", "walking": "walking", "swimming": "swimming",
           "football": "football", "stairs": "stairs", "work": "working"}  # fmt: skip
OUTDOOR_GROUND = {"running": "normal", "walking": "normal", "football": "soft", "work": "normal", "stairs": "hard"}
UNKNOWN_USUAL = 0.6  # [fraction of maximal oxygen uptake]
ALL_ARE_UPRIGHT = ("running", "walking", "football", "stairs", "work")


def find_bouts(draft: Draft, taken: Mapping[float, float]) -> None:
    """List every exercise with its minutes, in order of time.

    Parameters
    ----------
    draft : Draft
    taken : mapping
        Start as meant [min] to the time taken over the time meant, of distances in which the person slows down. [1]
    """
    bouts, known = [], last_known(draft)
    for day in draft.days:
        for number, exercise in enumerate(day.content.exercise or ()):
            place = f"{day.place}.exercise[{number}]"
            way = course(exercise, draft.scenario.folder, place)
            start = day.at(exercise.start)
            first, last = draft.rows(start, start + way.duration)
            if start > -0.5 and first < last:
                held_by = control(exercise, has_happened=start < known)
                bouts.append(
                    Bout(start, start + way.duration, exercise, way, place, control=held_by, meant_start=start)
                )
    bouts.sort(key=lambda bout: bout.start)
    draft.bouts = [bout for bout in laid_out(bouts, taken) if bout.start < draft.minutes]


def fill_exercise(draft: Draft) -> None:
    """Write every bout into the timeline; it overrides posture and rest."""
    for bout, goal in zip(draft.bouts, goals(draft.bouts), strict=True):
        start, end, exercise, way, place = bout[:5]
        uptake, stated, beyond = oxygen_uptake(bout, draft.person)
        if beyond:
            text = _("this asks for {asked} of the highest oxygen uptake of this person; computed with {used}")
            used = language.percent(HIGHEST_INTENSITY, 0)
            draft.note(f"{place}.intensity", text.format(asked=language.percent(beyond, 0), used=used))
        if not stated:
            draft.assume(f"{place}.effort", _("moderate"), "", _("usual effort of this activity"))
        first, last = draft.rows(start, end)
        uptake = uptake[: last - first]
        rate, work = powers(exercise, way, uptake, draft.person.body_mass)
        intensity = uptake / draft.person.maximal_oxygen_uptake
        draft.timeline.set(
            first,
            last,
            metabolic_rate=rate,
            external_work=work[: last - first],
            relative_intensity=intensity,
            self_paced=float(bout.control == "self"),
            recorded=float(bout.control == "recorded"),
            drive_mean=mean_drive(exercise),
            planned_duration=bout.session,
            goal=goal,
            goal_rate=1 / way.meant if goal else 0.0,
            lying=0.0,
            sitting=0.0,
            asleep=0.0,
            feet_pointed=0.0,
            exercising=1.0,
            standing=1.0 if exercise.activity in ALL_ARE_UPRIGHT else 0.0,
            usual_intensity=_usual(draft, exercise, place, float(intensity.mean())),
            warmed_up=1.0 if _warmed_up(draft, exercise) else 0.0,
            hard_surface=_hard(exercise),
            **{CONTEXT[exercise.activity]: 1.0},
        )
        _clothing(draft, exercise, rate - work[: last - first], (first, last), place)
        _surroundings(draft, exercise, way, first, last)
        _muscles(draft, exercise, way, intensity, rows=(first, last))
        draft.intentions.append(_intention(bout, float(uptake.mean()), draft))
        label = f"{exercise.activity}"
        draft.event(
            "exercise", start, end, label, {"activity": exercise.activity, "intensity": float(intensity.mean())}
        )


def _intention(bout: Bout, uptake: float, draft: Draft) -> Intention:
    person, distance = draft.person, bout.way.distance
    return Intention(
        start_minute=bout.start,
        end_minute=bout.end,
        activity=bout.exercise.activity,
        control=bout.control,
        meant_minutes=bout.way.meant,
        distance_km=None if distance is None else distance / METRES_PER_KILOMETRE,
        meant_intensity=uptake / float(person.maximal_oxygen_uptake),
        needed_oxygen_uptake=uptake / held(bout.session, float(person.endurance_decline)),
    )


def _usual(draft: Draft, exercise: Exercise, place: str, intensity: float) -> float:
    if exercise.usual_intensity_percent is not None:
        return exercise.usual_intensity_percent / PERCENT
    usual = draft.scenario.person.training.usual_intensity_percent
    if usual is not None:
        return usual / PERCENT
    key = f"{place}.usual_intensity_percent"
    if exercise.activity == "work":  # a job is done every day, at its own pace
        draft.assume(key, round(intensity * PERCENT), "%", _("usual effort of this activity"))
        return intensity
    return draft.assume(key, UNKNOWN_USUAL * PERCENT, "%", _("moderate sessions")) / PERCENT


def _warmed_up(draft: Draft, exercise: Exercise) -> bool:
    warm_up = exercise.warm_up if exercise.warm_up is not None else draft.scenario.person.training.warm_up
    return bool(warm_up)


def _hard(exercise: Exercise) -> float:
    ground = exercise.surface or OUTDOOR_GROUND.get(exercise.activity)
    if ground != "hard":
        return 0.0
    return HARD_UNDER_CUSHION if exercise.footwear == "cushioned" else 1.0


def _clothing(
    draft: Draft, exercise: Exercise, heat: npt.NDArray[np.float64], rows: tuple[int, int], place: str
) -> None:
    """What the file says; else the usual clothes of the activity, or warmer ones where it is too cold for them."""
    worn = draft.timeline.values["clothing_insulation"][slice(*rows)]
    if exercise.clothing is not None:
        worn[:] = INSULATION[exercise.clothing]
        return
    usual, person = usual_insulation(exercise.activity), draft.person
    worn[:] = usual
    if exercise.activity == "swimming":
        return
    resting = resting_metabolic_rate(person.body_mass, person.height, person.age, person.female)
    sitting = energetics.SITTING_MET / energetics.SLEEPING_MET * resting
    air = draft.timeline.values["air_temperature"][slice(*rows)]
    worn[:] = np.clip(insulation_in_balance(air, heat / sitting, MOVING_AIR_LAYER), usual, MOST_BY_DAY)
    if worn.max() > usual:
        draft.assume(f"{place}.clothing", round(float(worn.max()), 1), "clo", _("dressed for the cold"))


def _surroundings(draft: Draft, exercise: Exercise, way: Course, first: int, last: int) -> None:
    values = draft.timeline.values
    if exercise.activity == "swimming":
        water = exercise.water_temperature_c
        if water is None:
            water = draft.assume("exercise.water_temperature_c", POOL_TEMPERATURE, "°C", _("usual pool"))
        draft.timeline.set(first, last, immersion=HEAD_OUT, water_temperature=water)
        # The index tells what air and sun do to somebody who sweats; a swimmer has the water instead.
        index = values["wet_bulb_globe_temperature"][first:last]
        values["wet_bulb_globe_temperature"][first:last] = np.minimum(index, COOL_INDEX)
        return
    if exercise.indoors:
        values["air_speed"][first:last] = np.maximum(values["air_speed"][first:last], LIMB_AIR_SPEED)
        return
    speed = way.speed if way.speed is not None else np.full(way.rows, UNSEEN_SPEED[exercise.activity])
    wind = values["air_speed"][first:last]
    values["air_speed"][first:last] = np.hypot(speed[: last - first], wind)


def _muscles(
    draft: Draft, exercise: Exercise, way: Course, intensity: npt.NDArray[np.float64], *, rows: tuple[int, int]
) -> None:
    first, last = rows
    keys = np.stack([np.round(intensity, 2), np.round(way.grade[: last - first], 2)], axis=1)
    distinct, which = np.unique(keys, axis=0, return_inverse=True)
    uses = [_use(exercise.activity, float(share), float(grade)) for share, grade in distinct]
    shoes = LIGHT_SHOE_LOAD if exercise.footwear in ("barefoot", "minimal") else 1.0
    for name in MUSCLES:
        muscle = name.rpartition("_")[0]
        load = shoes if muscle in ("calf", "foot") else 1.0
        table = np.array([uses[i][muscle] for i in range(len(uses))])[which.ravel()]
        draft.timeline.values[f"{name}_activation"][first:last] = np.minimum(table[:, 0] * load, 1.0)
        draft.timeline.values[f"{name}_eccentric"][first:last] = table[:, 1]
        draft.timeline.values[f"{name}_length"][first:last] = table[:, 2]


@lru_cache(maxsize=4096)
def _use(activity: str, intensity: float, grade: float) -> dict[str, MuscleUse]:
    return muscle_use(activity, intensity, grade)
