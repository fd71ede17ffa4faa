"""One cramp close up: the state of a moment brought into the pool of motor neurons, a cramp set off and stretched."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kramkaki import language
from kramkaki.body.person import MUSCLES
from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR, SECONDS_PER_MINUTE
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.nerve.causes import ExcitabilityParameters
from kramkaki.nerve.episode import Episode, episode
from kramkaki.nerve.laboratory import experiments
from kramkaki.nerve.parameters import parameters_of
from kramkaki.nerve.state import applied
from kramkaki.nerve.threshold import FREQUENCY_STEP, LAST_FREQUENCY, REPEATS, Threshold, threshold
from kramkaki.nerve.threshold_map import look_up
from kramkaki.number_types import Progress
from kramkaki.parameters import records
from kramkaki.results import Result, Zoom, given, withheld
from kramkaki.risk import worst_moment
from kramkaki.risk.threshold import nerve
from kramkaki.scenario.compile import Compiled
from kramkaki.scenario.part import Muscle
from kramkaki.scenario.quantities import parse_clock
from kramkaki.tables.names import nearest

WATCHED = experiments.CRAMP_WATCHED  # [s] after the burst, how long a cramp left alone is followed
TRIALS = 4  # frequencies from the map's threshold on: it stands for several series, each with noise of its own


def zoom_of(
    result: Result,
    minute: float,
    muscle: Muscle,
    *,
    frequency: float | None = None,
    seed: int = 0,
    progress: Progress | None = None,
) -> Zoom:
    """Set off a cramp at a moment of a result and end it by a stretch.

    Parameters
    ----------
    result : Result
    minute : float
        After the start. [min]
    muscle : str
        One of ``MUSCLES``.
    frequency : float, optional
        Of the burst; one step above the threshold in that state, if left out. [Hz]
    seed : int
        Of the nerve's noise: the same seed, the same spikes.
    progress : callable, optional
        Called as ``progress(fraction, text)``. [0-1], [-]
    """
    report = progress or (lambda fraction, text: None)
    asked: dict[str, Any] = {
        "warnings": result.warnings,
        "stopped": result.stopped,
        "muscle": muscle,
        "time": result.start + timedelta(minutes=float(minute)),
        "result": result,
    }
    if result.emergency:
        report(1.0, _("Done"))
        return withheld(Zoom, **asked)
    state, usual_state = worst_moment.states_of(result, minute, muscle)
    moment = worst_moment.nerve_moment(muscle, asked["time"], state)
    rested = parameters_of(muscle.partition("_")[0])
    here = applied(moment.effective, rested)
    before = applied(nerve(usual_state, records.load(ExcitabilityParameters)), rested)

    def report_from(begin: float) -> Callable[[float], None]:
        text = _("stimulating the nerve: {hz} Hz")
        return lambda hz: report(begin + 0.4 * hz / LAST_FREQUENCY, text.format(hz=hz))

    now = threshold(seed, parameters=here, progress=report_from(0.1))
    usual = threshold(seed, parameters=before, progress=report_from(0.5))
    hz = frequency or (LAST_FREQUENCY if now.hz is None else min(now.hz + FREQUENCY_STEP, LAST_FREQUENCY))
    report(0.9, _("Setting off the cramp"))
    recording = episode(hz, _series(now), parameters=here)
    lasts = None
    if recording.cramped:
        lasts = experiments.cramp(hz, _series(now), watched=WATCHED, parameters=here).duration
    report(1.0, _("Done"))
    return Zoom(
        **asked,
        **_numbers(now, usual, recording),
        lasts_s=lasts if lasts is not None and lasts < WATCHED else None,
        watched_s=WATCHED,
        state=state._asdict(),
        effective=moment.effective._asdict(),
        changes={cause: change._asdict() for cause, change in moment.changes.items()},
        shifts_hz=moment.shifts_hz,
        nerve=moment,
        threshold=now,
        usual=usual,
        episode=recording,
    )


def _numbers(now: Threshold, usual: Threshold, recording: Episode) -> dict[str, Any]:
    """The fields of a ``Zoom`` that tests of the threshold and the recording give."""
    return {
        "cramp_threshold_hz": now.hz,
        "not_inducible": now.not_inducible,
        "series_hz": list(now.series_hz),
        "usual_cramp_threshold_hz": usual.hz,
        "usual_not_inducible": usual.not_inducible,
        "frequency_hz": recording.frequency,
        "cramped": recording.cramped,
        "units": recording.spikes.shape[1],
        "units_joined": recording.joined,
        "mean_rate_hz": recording.rate,
        "irregularity": recording.irregularity,
        "stretch_ends_it_after_s": recording.ended_after,
        "seed": recording.seed,
    }


@dataclass(frozen=True)
class Glimpse:
    """One cramp at the worst moment of a result, for its report."""

    muscle: Muscle
    time: datetime
    episode: Episode


def glimpse(result: Result) -> Glimpse | None:
    """Return one cramp of the muscle and moment most likely to cramp; None where the pool will not cramp there.

    Parameters
    ----------
    result : Result

    Notes
    -----
    The map tells from which frequency on; no laboratory's protocol is run, so this takes a fraction of a second.
    """
    worst = given(result.cramps.worst)
    now = worst_moment.worst(result).effective
    pool = applied(now, parameters_of(worst.muscle.partition("_")[0]))
    lowest = FREQUENCY_STEP * math.ceil(look_up(now) / FREQUENCY_STEP) + FREQUENCY_STEP
    for hz in range(lowest, min(lowest + TRIALS * FREQUENCY_STEP, LAST_FREQUENCY + 1), FREQUENCY_STEP):
        recording = episode(hz, parameters=pool)
        if recording.cramped:
            return Glimpse(worst.muscle, worst.time, recording)
    return None


def _series(test: Threshold) -> int:
    """Seed of a series that found the median: its noise holds a cramp at that frequency."""
    first = REPEATS * test.seed
    return first + (test.series_hz.index(test.hz) if test.hz in test.series_hz else 0)


def refuse_unknown(muscle: str) -> None:
    """Refuse a muscle that the model does not have, with the nearest name."""
    if muscle not in MUSCLES:
        close = ", ".join(nearest(muscle, MUSCLES))
        raise ScenarioError(
            "--muscle",
            _("there is no muscle {name!r}").format(name=muscle),
            allowed=", ".join(MUSCLES),
            fix=_("did you mean {close}?").format(close=close) if close else "",
        )


def minute_of(compiled: Compiled, at: str, day: int | None = None) -> float:
    """Return how many minutes after the start a clock time of a scenario is. [min]

    Parameters
    ----------
    compiled : Compiled
    at : str
        Clock time such as ``"16:40"``.
    day : int, optional
        Day of the scenario, the first is 1; the first such time after the start, if left out.
    """
    try:
        clock = parse_clock(at)
    except ValueError as problem:
        raise ScenarioError("--at", str(problem)) from None
    start = compiled.start
    since_midnight = start.hour * MINUTES_PER_HOUR + start.minute + start.second / SECONDS_PER_MINUTE
    minute = clock - since_midnight
    if day is not None:
        minute += (day - 1) * MINUTES_PER_DAY
    elif minute < 0:
        minute += MINUTES_PER_DAY
    if not 0 <= minute <= compiled.minutes:
        raise ScenarioError(
            "--at",
            _("{time} is not within the scenario").format(time=_stamp(start + timedelta(minutes=minute))),
            allowed=_("{first} to {last}").format(first=_stamp(start), last=_stamp(compiled.end)),
            fix=_("name the day with --day, the first is 1") if compiled.minutes > MINUTES_PER_DAY else "",
        )
    return minute


def _stamp(time: datetime) -> str:
    return f"{language.day(time)} {language.clock(time)}"
