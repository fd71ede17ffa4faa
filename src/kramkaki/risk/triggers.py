"""What provokes cramps, how often and where: the activity of each minute, and how much exercise went before.

A provocation is a strong contraction of a short muscle. Its rate per hour can be observed; how seldom it
becomes a cramp is what the population's rates fix (``parameters/cramp.toml``).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from kramkaki.body.person import MUSCLES, Person
from kramkaki.body.timeline import Timeline
from kramkaki.constants import MIDDLE_AGE, MINUTES_PER_HOUR
from kramkaki.number_types import Array, Number
from kramkaki.risk.parameters import CrampParameters

Rownumbers = npt.NDArray[np.intp]

ACTIVITIES = ("running", "cycling", "walking", "swimming", "football", "stairs", "working")
GROUPS = ("calf", "shin", "hamstring", "quadriceps", "foot")
# Where cramps come, calf shin hamstring quadriceps foot. Running, at 21 km: set so that with the shift towards the
# thigh 53 % of all at 21 and 56 km are in the calf (SAFER XXII); 1 % for the shin (assumed). Bed: calf 80 %
# (Maisonneuve 2016), foot most of the rest (assumed). Swimming: guess of the evidence file. The others are assumed
# from the muscles the activity shortens under load.
SITES = {
    "rest": (0.80, 0.02, 0.03, 0.02, 0.13),
    "running": (0.62, 0.01, 0.20, 0.14, 0.03),
    "walking": (0.60, 0.05, 0.15, 0.10, 0.10),
    "cycling": (0.35, 0.02, 0.30, 0.30, 0.03),
    "swimming": (0.54, 0.01, 0.06, 0.04, 0.35),
    "football": (0.50, 0.02, 0.30, 0.15, 0.03),
    "stairs": (0.45, 0.02, 0.15, 0.35, 0.03),
    "working": (0.45, 0.03, 0.22, 0.22, 0.08),
}
CALF, SHIN, HAMSTRING, QUADRICEPS, FOOT = range(len(GROUPS))
GROUP_OF = np.array([GROUPS.index(muscle.partition("_")[0]) for muscle in MUSCLES])
ADULT, OLDEST = 18.0, 90.0  # [years] limits of the growth of night cramps
HALF_MARATHON_HOURS = 2.0  # the shares of SITES are those of 21 km
TO_THE_HAMSTRING = 0.6  # of what leaves the calf: risk ratio 1.7, quadriceps 1.5 (SAFER XXII)
LOAD_FELT = 0.01  # [h] of load, less than a minute: less provokes nothing any more
LOWEST_EFFORT = 0.4  # [fraction of the usual intensity] below it easy exercise is all the same (assumed)


class Rows(NamedTuple):
    """Output rows against the minutes of the timeline: where each row begins and ends."""

    first: Array  # [min]
    last: Array  # [min]

    @property
    def hours(self) -> Array:
        """Length of each row. [h]"""
        hours: Array = (self.last - self.first) / MINUTES_PER_HOUR
        return hours


def rows_of(times: npt.ArrayLike) -> Rows:
    """Return the rows that end at ``times`` [min]; the first is the start, without length."""
    last = np.asarray(times, dtype=float)
    return Rows(np.concatenate([last[:1], last[:-1]]), last)


def row_means(values: npt.ArrayLike, rows: Rows) -> Array:
    """Return the mean of a per-minute series over each row (the first minute's value for the empty first row)."""
    series = np.asarray(values, dtype=float)
    total = np.concatenate([[0.0], np.cumsum(series)])
    n = len(series)
    first, last = (np.minimum(np.rint(edge).astype(int), n) for edge in rows)
    width = last - first
    safe = np.maximum(width, 1)
    start = np.minimum(first, n - 1)
    means: Array = np.where(width > 0, (total[last] - total[first]) / safe, series[start])
    return means


def load(exercising: npt.ArrayLike, *, recovery: Number) -> Array:
    """Return hours of exercise that still weigh, minute by minute. [h]

    Parameters
    ----------
    exercising : array
        0 or 1 for each minute. [1]
    recovery : float
        Time constant with which the load fades at rest. [h]
    """
    active = np.asarray(exercising) > 0
    result = np.zeros(len(active))
    edges = np.flatnonzero(np.diff(active)) + 1
    level = 0.0
    for first, last in zip([0, *edges], [*edges, len(active)], strict=True):
        hours = np.arange(1, last - first + 1) / MINUTES_PER_HOUR
        result[first:last] = level + hours if active[first] else level * np.exp(-hours / recovery)
        level = result[last - 1]
    return result


class Activity(NamedTuple):
    """The timeline as the cramp room reads it, one value a row."""

    hours: Array  # [h] length of the row
    asleep: Array  # [0-1]
    awake_rest: Array  # [0-1] not asleep, not exercising
    standing: Array  # [0-1]
    exercising: Array  # [0-1]
    kinds: dict[str, Array]  # activity -> [0-1]
    effort: Array  # [fraction of the usual intensity], 1 where the usual is not known
    load: Array  # [h]
    standing_before: Array  # [h] on the feet within the last 24 hours
    wet_bulb_globe_temperature: Array  # [degC]
    warmed_up: Array  # [0-1]
    feet_pointed: Array  # [0-1] in rest
    stretched_tonight: Array  # [0-1]


def _effort(timeline: Timeline) -> Array:
    """Intensity of exercise, of the usual one where that is known, minute by minute. [1]"""
    usual, intensity = np.asarray(timeline["usual_intensity"]), np.asarray(timeline["relative_intensity"])
    known = (usual > 0) & (intensity > 0)
    return np.where(known, intensity / np.where(known, usual, 1), 1.0)


def _in_last_day(values: Array) -> Array:
    """Hours within the last 24 in which a flag of each minute was set, minute by minute. [h]"""
    total = np.concatenate([[0.0], np.cumsum(values)]) / MINUTES_PER_HOUR
    day = 24 * int(MINUTES_PER_HOUR)
    index = np.arange(1, len(total))
    hours: Array = total[1:] - total[np.maximum(index - day, 0)]
    return hours


def activity(timeline: Timeline, rows: Rows, parameters: CrampParameters) -> Activity:
    """Return the timeline's context in output rows.

    Parameters
    ----------
    timeline : Timeline
    rows : Rows
    parameters : CrampParameters
        Central values; ``load_recovery`` is read. [units of the records]
    """

    def mean(name: str) -> Array:
        return row_means(timeline[name], rows)

    exercising = mean("exercising")
    asleep = mean("asleep")
    return Activity(
        hours=rows.hours,
        asleep=asleep,
        awake_rest=np.clip(1 - asleep - exercising, 0, 1),
        standing=mean("standing"),
        exercising=exercising,
        kinds={kind: mean(kind) for kind in ACTIVITIES if np.any(timeline[kind])},
        effort=row_means(_effort(timeline), rows),
        load=row_means(load(timeline["exercising"], recovery=parameters.load_recovery), rows),
        standing_before=row_means(_in_last_day(np.asarray(timeline["standing"])), rows),
        wet_bulb_globe_temperature=mean("wet_bulb_globe_temperature"),
        warmed_up=mean("warmed_up"),
        feet_pointed=mean("feet_pointed"),
        stretched_tonight=mean("stretched_tonight"),
    )


def sites(
    kind: str, hours_of_load: Array | None = None, thigh_shift: Number = 0.0, thigh_shift_load: Number = 1.0
) -> Array:
    """Return the share of each of the ten muscles in the cramps of an activity.

    Parameters
    ----------
    kind : str
        ``"rest"`` or one of ``ACTIVITIES``.
    hours_of_load : array, optional
        One per row; the thigh's share grows with it. [h]
    thigh_shift : float or array over draws
        Share that moves from calf to thigh. [1]
    thigh_shift_load : float or array (draw, 1)
        Over which it moves. [h]

    Returns
    -------
    share : array
        (muscle) or (draw, row, muscle), adds to 1 along the muscles. [1]

    Notes
    -----
    Both legs are taken to be alike. Leaves out: hills, stroke, footwear.
    """
    group = np.array(SITES[kind])
    if hours_of_load is not None:
        beyond = np.clip((np.asarray(hours_of_load) - HALF_MARATHON_HOURS) / thigh_shift_load, 0, 1)[..., None]
        thigh = np.zeros(len(GROUPS))
        thigh[[CALF, HAMSTRING, QUADRICEPS]] = -1, TO_THE_HAMSTRING, 1 - TO_THE_HAMSTRING
        group = group + np.atleast_1d(thigh_shift)[:, None, None] * beyond * thigh
    share: Array = 0.5 * group[..., GROUP_OF]
    return share


def rest_rate(activity: Activity, person: Person, parameters: CrampParameters) -> Array:
    """Return cramps per hour at rest of the population's mean person of this age, all muscles.

    Returns
    -------
    rate : array
        (draw, row). [1/h]

    Notes
    -----
    For bed and quiet waking of adults; before ``youngest_age`` nearly none.
    Leaves out: which hour of the night, on which surveys say nothing.
    """
    p = columns(parameters)
    growth = np.exp(p.night_age_growth * (np.clip(person.age, ADULT, OLDEST) - MIDDLE_AGE))
    child = 1 / (1 + np.exp(-2 * (person.age - p.youngest_age - 2)))
    asleep, standing = activity.asleep, activity.standing
    awake = activity.awake_rest * (1 - standing) + p.standing_rate_factor * standing * activity.awake_rest
    rate: Array = growth * child * (p.night_rate * asleep + p.rest_rate * awake)
    return rate


def loaded_rows(activity: Activity) -> Rownumbers:
    """Return the rows in which exercise goes on or is felt: in all others its cramps have no rate."""
    during = np.any([series > 0 for series in activity.kinds.values()], axis=0)
    return np.flatnonzero(during | ((activity.load > LOAD_FELT) & (activity.awake_rest > 0)))


def at_rows(activity: Activity, rows: Rownumbers) -> Activity:
    """Return the activity of some rows. [units of Activity]"""
    kinds = {kind: series[rows] for kind, series in activity.kinds.items()}
    series = {name: values[rows] for name, values in activity._asdict().items() if name != "kinds"}
    return Activity(**series, kinds=kinds)


def exercise_rate(activity: Activity, parameters: CrampParameters) -> Array:
    """Return cramps per hour of exercise of the population's mean person, muscle by muscle.

    Returns
    -------
    rate : array
        (draw, row, muscle). [1/h]

    Notes
    -----
    Grows as (effort)^effort_exponent x (hours of load)^load_exponent, and lingers while the load fades.
    For adults in training; rates measured for running only, the other activities assumed.
    Leaves out: technique and terrain.
    """
    p = columns(parameters)
    if not activity.kinds:
        return np.zeros((1, 1, 1))
    hours = np.maximum(activity.load, 0)
    limited = np.minimum(hours, p.load_limit) / p.load_reference
    growth = np.exp(p.load_exponent * np.log(np.maximum(limited, 1e-6)))
    effort = np.clip(activity.effort, LOWEST_EFFORT, p.effort_limit)
    during = growth * np.exp(p.effort_exponent * np.log(effort))
    after = growth * p.after_exercise_factor * activity.awake_rest * (hours > LOAD_FELT)
    total = sum(series.sum() for series in activity.kinds.values())
    rate: Array = np.zeros(1)
    for kind, series in activity.kinds.items():
        share = sites(kind, activity.load, np.asarray(p.thigh_shift)[:, 0], p.thigh_shift_load)
        base = getattr(p, f"{kind}_rate")
        rate = rate + (base * (during * series + after * (series.sum() / total)))[:, :, None] * share
    return rate


def columns(parameters: CrampParameters) -> CrampParameters:
    """Return the parameters with draws along the first axis of (draw, row). [units of the records]"""
    return CrampParameters(*(np.asarray(value).reshape(-1, 1) for value in parameters))
