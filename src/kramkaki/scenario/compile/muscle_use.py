"""How much, how and at which length each leg muscle works in an activity or posture."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

LEG_MUSCLES = ("calf", "shin", "hamstring", "quadriceps", "foot")
ACTIVITIES = (
    "running", "walking", "cycling", "swimming", "football", "stairs", "work",
    "standing", "sitting", "lying", "squatting", "kneeling",
)  # fmt: skip
POSTURES = ("feet_pointed", "feet_flexed", "knees_bent")


class MuscleUse(NamedTuple):
    """Use of one muscle, the same on both legs, averaged over a minute."""

    activation: float  # [0-1] of maximal voluntary
    eccentric: float  # [0-1] share of the activation spent lengthening
    length: float  # [fraction of optimal fibre length]


@cache
def table() -> dict[str, Any]:
    """The data table behind `muscle_use`, with the reason for every row.

    Returns
    -------
    table : dict
        ``activity`` → name → muscle rows, and ``posture``.
    """
    return tomllib.loads(Path(__file__).with_name("muscle_use.toml").read_text("utf-8"))


def muscle_use(
    activity: str,
    intensity: float = 0.0,
    grade: float = 0.0,
    *,
    feet_pointed: bool = False,
    feet_flexed: bool = False,
    knees_bent: bool = False,
) -> dict[str, MuscleUse]:
    """Mean use of the five leg muscles in an activity or posture.

    Parameters
    ----------
    activity : str
        One of `ACTIVITIES`.
    intensity : float
        Oxygen uptake over the person's maximal; ignored in postures. [fraction]
    grade : float
        Rise over run; negative downhill; for stairs +0.5 is up and -0.5 down. [fraction]
    feet_pointed, feet_flexed, knees_bent : bool
        How the legs rest while sitting or lying.

    Returns
    -------
    use : dict of str to MuscleUse
        By muscle: calf, shin, hamstring, quadriceps, foot.

    Notes
    -----
    Valid for: intensity 0-1.2, grade -0.3 to 0.3.
    Leaves out: the single stride, left-right difference, swimming strokes other than the flutter kick.
    """
    rows = table()["activity"][activity]
    postures = [name for name, on in zip(POSTURES, (feet_pointed, feet_flexed, knees_bent), strict=True) if on]
    return {muscle: _use(muscle, rows, intensity, grade, postures) for muscle in LEG_MUSCLES}


def _use(muscle: str, rows: Mapping[str, Any], intensity: float, grade: float, postures: Iterable[str]) -> MuscleUse:
    row, posture = rows[muscle], table()["posture"]
    easy, hard = row["activation"]
    if hard > easy:
        span = rows["hard_intensity"] - rows["easy_intensity"]
        easy += (hard - easy) * (intensity - rows["easy_intensity"]) / span
    slope_factor = 1 + row.get("uphill", 0) * max(grade, 0) + row.get("downhill", 0) * max(-grade, 0)
    eccentric = row["eccentric"] - row.get("eccentric_per_grade", 0) * grade
    length = row["length"] + sum(posture[name][muscle] for name in postures)
    return MuscleUse(
        activation=min(max(easy * max(slope_factor, 0), 0.0), 1.0),
        eccentric=min(max(eccentric, 0.0), 1.0),
        length=max(length, posture["shortest_length"]),
    )
