"""What is reached of the exercise that was meant, in numbers and words."""

from datetime import timedelta

import numpy as np

from kramkaki import language
from kramkaki.constants import MINUTES_PER_HOUR
from kramkaki.language import gettext as _
from kramkaki.results import Effort
from kramkaki.scenario.compile import Compiled
from kramkaki.scenario.compile.draft import Intention
from kramkaki.trace import ResultTrace

NOTICED = 0.03  # [1] of time or effort: less is not worth a sentence


def efforts(compiled: Compiled, trace: ResultTrace) -> list[Effort]:
    """Return what is reached of each exercise, by the central parameters.

    Parameters
    ----------
    compiled : Compiled
    trace : ResultTrace
        Of the central run. ``exercise_intensity`` [fraction of maximal oxygen uptake]
    """
    return [_effort(compiled, intention, trace) for intention in compiled.intentions]


def _effort(compiled: Compiled, meant: Intention, trace: ResultTrace) -> Effort:
    inside = (trace.minutes > meant.start_minute) & (trace.minutes <= meant.end_minute + 0.5)
    done = trace["exercise_intensity"][inside]
    working = done[done > 0]
    reached = float(working.mean()) if len(working) else meant.meant_intensity
    own = float(compiled.person.maximal_oxygen_uptake)
    minutes = min(meant.end_minute, float(compiled.minutes)) - meant.start_minute
    text = _sentence(meant, minutes, reached, own) if meant.control == "self" else ""
    pace = None if meant.distance_km is None else minutes / meant.distance_km
    return Effort(
        start=compiled.start + timedelta(minutes=meant.start_minute),
        activity=meant.activity,
        control=meant.control,
        meant_duration_min=meant.meant_minutes,
        reached_duration_min=minutes,
        meant_pace_min_per_km=None if meant.distance_km is None else meant.meant_minutes / meant.distance_km,
        reached_pace_min_per_km=pace,
        meant_intensity_percent=100 * meant.meant_intensity,
        reached_intensity_percent=100 * reached,
        needed_oxygen_uptake_ml_per_kg_min=meant.needed_oxygen_uptake,
        own_oxygen_uptake_ml_per_kg_min=own,
        text=text,
    )


def _sentence(meant: Intention, minutes: float, reached: float, own: float) -> str:
    sentences = []
    if meant.distance_km is not None and minutes > (1 + NOTICED) * meant.meant_minutes:
        text = _("{distance} km meant in {meant} ({pace} min/km): expect about {time} ({slower} min/km).")
        sentences.append(
            text.format(
                distance=language.number(meant.distance_km, 1),
                meant=_length(meant.meant_minutes),
                pace=_pace(meant.meant_minutes / meant.distance_km),
                time=_length(minutes),
                slower=_pace(minutes / meant.distance_km),
            )
        )
    elif meant.distance_km is None and reached < (1 - NOTICED) * meant.meant_intensity:
        text = _("Heat, thirst and tiredness leave about {share} of the effort you mean to make.")
        sentences.append(text.format(share=language.percent(reached / meant.meant_intensity, 0)))
    if sentences and meant.needed_oxygen_uptake > (1 + NOTICED) * own:
        text = _("It needs a maximal oxygen uptake of {needed} mL/kg/min; from what you said it is about {own}.")
        sentences.append(text.format(needed=language.number(meant.needed_oxygen_uptake), own=language.number(own)))
    return " ".join(sentences)


def _length(minutes: float) -> str:
    hours, rest = divmod(int(np.rint(minutes)), MINUTES_PER_HOUR)
    return (
        _("{hours} h {minutes} min").format(hours=hours, minutes=rest)
        if hours
        else _("{minutes} min").format(minutes=rest)
    )


def _pace(minutes: float) -> str:
    whole, seconds = divmod(int(np.rint(minutes * 60)), 60)
    return f"{whole}:{seconds:02d}"
