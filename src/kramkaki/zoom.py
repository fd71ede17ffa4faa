"""The Python interface to ``kram zoom``: one cramp of a scenario at millisecond detail."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kramkaki import language
from kramkaki.body.person import MUSCLES
from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR, SECONDS_PER_MINUTE
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.nerve import mechanisms
from kramkaki.nerve.effective import Effective, applied
from kramkaki.nerve.episode import Episode, episode
from kramkaki.nerve.laboratory import experiments
from kramkaki.nerve.muscles import parameters_of
from kramkaki.nerve.threshold import FREQUENCY_STEP, LAST_FREQUENCY, REPEATS, Threshold, threshold
from kramkaki.nerve.threshold_map import look_up
from kramkaki.parameters import records
from kramkaki.risk import findings, worst_moment
from kramkaki.risk.threshold import nerve
from kramkaki.run import DEFAULT_DRAWS, Result, plain, prepared, run_compiled
from kramkaki.safety import withheld
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.quantities import parse_clock
from kramkaki.tables.names import nearest

WATCHED = experiments.CRAMP_WATCHED  # [s] after the burst, how long a cramp left alone is followed
FOUND = (
    "cramp_threshold_hz", "not_inducible", "series_hz", "usual_cramp_threshold_hz", "usual_not_inducible",
    "frequency_hz", "cramped", "units", "units_joined", "mean_rate_hz", "irregularity", "lasts_s", "watched_s",
    "stretch_ends_it_after_s", "state", "effective", "changes", "shifts_hz", "seed",
)  # fmt: skip
TRIALS = 4  # frequencies from the map's threshold on: it stands for several series, each with noise of its own


@dataclass(frozen=True)
class Zoom:
    """One cramp of one muscle in the state of a moment; after an emergency only ``result``, ``muscle`` and ``time``.

    Attributes
    ----------
    result : Result
        Of the whole scenario.
    muscle : str
    time : datetime
        With zone.
    state : ThresholdState
        Of the body and the muscle at that moment. [units of its fields]
    effective : Effective
        What it comes to in the nerve, relative to the rested reference.
    changes : dict
        Cause to ``Change`` of the nerve.
    shifts : dict
        Cause to what it does to the threshold, the others as they are, by the map. [Hz]
    threshold, usual : Threshold
        Found by the laboratory's protocol at that moment, and in the same muscle rested. [Hz]
    episode : Episode
        The recording: spikes, electromyogram, force, length, with trigger and stretch.
    lasts : float or None
        Left alone; None without a cramp, or where it goes on beyond what was watched. [s]
    watched : float
        [s]
    """

    result: Result
    muscle: str
    time: datetime
    state: mechanisms.ThresholdState | None = None
    effective: Effective | None = None
    changes: dict | None = None
    shifts: dict | None = None
    threshold: Threshold | None = None
    usual: Threshold | None = None
    episode: Episode | None = None
    lasts: float | None = None
    watched: float | None = None

    def as_json(self):
        """Return everything but the recording as plain data for ``json.dumps``."""
        asked = {
            "warnings": self.result.warnings,
            "stopped": withheld.stopped() if self.result.emergency else None,
            "muscle": self.muscle,
            "time": self.time.isoformat(),
        }
        if self.result.emergency:
            return {**asked, **dict.fromkeys(FOUND)}
        found = self.episode
        return plain(
            {
                **asked,
                "cramp_threshold_hz": self.threshold.hz,
                "not_inducible": self.threshold.not_inducible,
                "series_hz": self.threshold.series_hz,
                "usual_cramp_threshold_hz": self.usual.hz,
                "usual_not_inducible": self.usual.not_inducible,
                "frequency_hz": found.frequency,
                "cramped": found.cramped,
                "units": found.spikes.shape[1],
                "units_joined": found.joined,
                "mean_rate_hz": found.rate,
                "irregularity": found.irregularity,
                "lasts_s": self.lasts,
                "watched_s": self.watched,
                "stretch_ends_it_after_s": found.ended_after,
                "state": self.state._asdict(),
                "effective": self.effective._asdict(),
                "changes": {cause: change._asdict() for cause, change in self.changes.items()},
                "shifts_hz": self.shifts,
                "seed": found.seed,
            }
        )


def zoom(
    source: str | Path | dict | Scenario,
    *,
    at: str,
    muscle: str,
    day: int | None = None,
    frequency: float | None = None,
    seed: int = 0,
    draws: int = DEFAULT_DRAWS,
    progress: Callable[[float, str], None] | None = None,
) -> Zoom:
    """Bring the body of one moment into the pool of motor neurons, set off a cramp there and end it by a stretch.

    Parameters
    ----------
    source : str, pathlib.Path, dict or Scenario
        A scenario file (TOML or JSON) or its content.
    at : str
        Clock time such as ``"16:40"``.
    muscle : str
        One of ``MUSCLES``.
    day : int, optional
        Day of the scenario, the first is 1; the first such time after the start, if left out.
    frequency : float, optional
        Of the burst; one step above the threshold in that state, if left out. [Hz]
    seed : int, optional
        Of the nerve's noise: the same seed, the same spikes.
    draws : int, optional
        Draws of the uncertain parameters, behind the warnings. [1]
    progress : callable, optional
        Called as ``progress(fraction, text)``. [0-1], [-]

    Returns
    -------
    zoom : Zoom

    Raises
    ------
    ScenarioError
        The input is at fault; the text says where and what to do.
    """
    tell = progress or (lambda fraction, text: None)
    tell(0.0, _("Computing the body"))
    _refuse_unknown(muscle)
    compiled, seed_of_draws = prepared(source)
    minute = minute_of(compiled, at, day)
    result = run_compiled(compiled, draws=draws, seed=seed_of_draws)
    return zoom_of(result, minute, muscle, frequency=frequency, seed=seed, progress=tell)


def zoom_of(result, minute, muscle, *, frequency=None, seed=0, progress=None):
    """Do the same for a moment of a result that is there already.

    Parameters
    ----------
    result : Result
    minute : float
        After the start. [min]
    muscle, frequency, seed, progress
        As in :func:`zoom`.

    Returns
    -------
    zoom : Zoom
    """
    tell = progress or (lambda fraction, text: None)
    if result.emergency:
        tell(1.0, _("Done"))
        return Zoom(result, muscle, findings.moment(result.start, minute))
    sizes = records.load(mechanisms.ExcitabilityParameters)
    rested = parameters_of(muscle.partition("_")[0])
    state, usual = worst_moment.states_of(result, minute, muscle)
    now = nerve(state, sizes)
    here, before = applied(now, rested), applied(nerve(usual, sizes), rested)

    def told(begin):
        text = _("stimulating the nerve: {hz} Hz")
        return lambda hz: tell(begin + 0.4 * hz / LAST_FREQUENCY, text.format(hz=hz))

    found = threshold(seed, parameters=here, progress=told(0.1))
    at_usual = threshold(seed, parameters=before, progress=told(0.5))
    hz = frequency or (LAST_FREQUENCY if found.not_inducible else min(found.hz + FREQUENCY_STEP, LAST_FREQUENCY))
    tell(0.9, _("Setting off the cramp"))
    recorded = episode(hz, _series(found), parameters=here)
    lasts = None
    if recorded.cramped:
        lasts = experiments.cramp(hz, _series(found), watched=WATCHED, parameters=here).duration
    tell(1.0, _("Done"))
    return Zoom(
        result=result,
        muscle=muscle,
        time=findings.moment(result.start, minute),
        state=state,
        effective=now,
        changes=mechanisms.changes(state, sizes),
        shifts=worst_moment.shifts(now, mechanisms.changes(state, sizes)),
        threshold=found,
        usual=at_usual,
        episode=recorded,
        lasts=lasts if lasts is not None and lasts < WATCHED else None,
        watched=WATCHED,
    )


class Glimpse(NamedTuple):
    """One cramp at the worst moment of a result, for its report."""

    muscle: str
    time: datetime
    episode: Episode


def glimpse(result):
    """Return one cramp of the muscle and moment most likely to cramp; None where the pool will not cramp there.

    Parameters
    ----------
    result : Result

    Notes
    -----
    The map tells from which frequency on; no laboratory's protocol is run, so this takes a fraction of a second.
    """
    muscle, time = result.cramps["worst"]["muscle"], datetime.fromisoformat(result.cramps["worst"]["time"])
    minute = (time - result.start).total_seconds() / SECONDS_PER_MINUTE
    now = nerve(worst_moment.states_of(result, minute, muscle)[0], records.load(mechanisms.ExcitabilityParameters))
    pool = applied(now, parameters_of(muscle.partition("_")[0]))
    lowest = FREQUENCY_STEP * math.ceil(look_up(now) / FREQUENCY_STEP) + FREQUENCY_STEP
    for hz in range(lowest, min(lowest + TRIALS * FREQUENCY_STEP, LAST_FREQUENCY + 1), FREQUENCY_STEP):
        recorded = episode(hz, parameters=pool)
        if recorded.cramped:
            return Glimpse(muscle, time, recorded)
    return None


def _series(found):
    """Seed of a series that found the median: its noise holds a cramp at that frequency."""
    first = REPEATS * found.seed
    return first + (found.series_hz.index(found.hz) if found.hz in found.series_hz else 0)


def _refuse_unknown(muscle):
    if muscle not in MUSCLES:
        close = ", ".join(nearest(muscle, MUSCLES))
        raise ScenarioError(
            "--muscle",
            _("there is no muscle {name!r}").format(name=muscle),
            allowed=", ".join(MUSCLES),
            fix=_("did you mean {close}?").format(close=close) if close else "",
        )


def minute_of(compiled, at, day=None):
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
            _("{time} is not within the scenario").format(time=_stamp(findings.moment(start, minute))),
            allowed=_("{first} to {last}").format(first=_stamp(start), last=_stamp(compiled.end)),
            fix=_("name the day with --day, the first is 1") if compiled.minutes > MINUTES_PER_DAY else "",
        )
    return minute


def _stamp(time):
    return f"{language.day(time)} {language.clock(time)}"
