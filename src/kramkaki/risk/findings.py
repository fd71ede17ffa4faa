"""The forecast as the answer a user gets: numbers with bands, the worst moment, causes, warnings, what was assumed."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.evidence import causes as catalogue
from kramkaki.language import gettext as _
from kramkaki.number_types import Array
from kramkaki.parameters import records
from kramkaki.results import (
    Assumption,
    Cause,
    CauseShare,
    Cramps,
    Event,
    HealthWarning,
    HeatChance,
    HeatIllness,
    MuscleCramps,
    Result,
    WorstMoment,
    withheld,
)
from kramkaki.risk.efforts import efforts
from kramkaki.risk.forecast import DividedForecast, Forecast, band
from kramkaki.risk.heat_illness import HeatIllnessParameters, of_people_like
from kramkaki.risk.run_numbers import run_numbers
from kramkaki.risk.susceptibility import History
from kramkaki.risk.traits import Traits
from kramkaki.safety.rules import limit
from kramkaki.safety.warnings import is_emergency, warnings_of
from kramkaki.safety.withheld import not_believed, stopped
from kramkaki.scenario.compile import Compiled
from kramkaki.trace import UNITS, ResultTrace
from kramkaki.version import __version__

BANDED = (
    "cramp_hazard", "cramp_threshold", "core_temperature", "body_mass_change", "plasma_sodium", "plasma_potassium",
    "ionised_calcium", "plasma_magnesium", "fatigue",
)  # fmt: skip
ReportedCramps = Sequence[tuple[float, str, float | None]]  # minute after the start, muscle, length [s] or None
# Length of an episode [s]: at rest 9 min by people's own report (Naylor & Young 1994); in exercise as cramps set off in
# the laboratory and left alone (Miller 2010, 134 to 153 s).
LENGTH_AT_REST = 540.0
LENGTH_IN_EXERCISE = 145.0
# Severity by the threshold at that moment [Hz] (assumed): the group that cramps often lies about 15, the other 25.
SEVERE_BELOW = 10.0
MILD_ABOVE = 20.0
ALWAYS_SHOWN = ("fracture_guarding",)


def result_of(compiled: Compiled, forecast: DividedForecast, *, seed: int, draws: int) -> Result:
    """Return the result of a compiled scenario from its forecast; after an emergency the warnings alone.

    Parameters
    ----------
    compiled : Compiled
    forecast : DividedForecast
    seed, draws : int
        With which it was computed.
    """
    trace = _trace(compiled, forecast)
    heat = heat_illness(forecast, draws=draws, seed=seed)
    numbers = run_numbers(compiled, trace, heat)
    warnings = warnings_of(compiled.symptoms, compiled.circumstances, numbers, compiled.laboratory)
    reason = stopped() if is_emergency(warnings) else None
    return Result(
        warnings=[HealthWarning(warning.level, warning.code, warning.text()) for warning in warnings],
        stopped=reason,
        cramps=withheld(Cramps, reason=reason) if reason else cramps(forecast, compiled.start, compiled.cramps),
        heat_illness=withheld(HeatIllness, reason=reason) if reason else heat,
        efforts=None if reason else efforts(compiled, trace),
        causes=None if reason else causes(forecast),
        assumptions=_assumptions(compiled, forecast.world.traits.history),
        version=__version__,
        seed=seed,
        draws=draws,
        start=compiled.start,
        end=compiled.end,
        trace=trace,
        bands=_bands(forecast),
        events=[_event(compiled.start, **event) for event in compiled.events],
        compiled=compiled,
    )


def heat_illness(forecast: Forecast, *, draws: int, seed: int) -> HeatIllness:
    """Return the chance of heat illness over people like this one, and if they held their intention.

    None where the core is beyond belief, as in what happened, is told in words and is not slowed.
    """
    if forecast.trace["core_temperature"][0].max() > limit("highest_believed_core_temperature"):
        return withheld(HeatIllness, reason=not_believed())
    numbers = records.load(HeatIllnessParameters)
    drawn = records.draw(HeatIllnessParameters, draws - 1, seed)
    sets = HeatIllnessParameters(*(np.append(*pair) for pair in zip(numbers, drawn, strict=True)))
    usual, held = of_people_like(forecast.heat, sets), of_people_like(forecast.heat, numbers, held=True)
    is_slowed = len(forecast.heat.weights) > 1
    return HeatIllness(
        probability=float(usual.either[0]),
        band_80=pair(usual.either),
        heat_exhaustion=float(usual.exhaustion[0]),
        heat_exhaustion_band_80=pair(usual.exhaustion),
        heat_stroke=float(usual.stroke[0]),
        heat_stroke_band_80=pair(usual.stroke),
        if_held=HeatChance(*(float(chance[0]) for chance in (held.either, *held))) if is_slowed else None,
        reason=None,
    )


def _trace(compiled: Compiled, forecast: Forecast) -> ResultTrace:
    ends = forecast.trace.minutes
    index = np.clip(np.asarray(ends, dtype=int) - 1, 0, compiled.timeline.minutes - 1)
    arrays = {name: np.asarray(values[0], dtype=float) for name, values in forecast.trace.items() if name in UNITS}
    arrays["muscle_length"] = np.stack([compiled.timeline[f"{muscle}_length"][index] for muscle in MUSCLES], axis=1)
    arrays["cramp_threshold"], arrays["cramp_hazard"] = forecast.threshold[0], forecast.hazard[0]
    return ResultTrace({name: arrays[name] for name in UNITS if name in arrays}, ends, compiled.start)


def _bands(forecast: Forecast) -> dict[str, tuple[Array, Array]]:
    curves = {**forecast.trace, "cramp_hazard": forecast.hazard, "cramp_threshold": forecast.threshold}
    return {name: band(curves[name]) for name in BANDED}


def _event(
    start: datetime, *, kind: str, start_minute: float, end_minute: float, label: str, value: object = None
) -> Event:
    return Event(
        time=moment(start, start_minute),
        minute=start_minute,
        end_minute=end_minute,
        kind=kind,
        text=label,
        value=value,
    )


def _assumptions(compiled: Compiled, history: History) -> list[Assumption]:
    rows = [Assumption(item.key, item.text) for item in compiled.assumptions]
    if history.exercise_cramp_ever is None and history.exercise_cramps_last_year is None:
        text = _(
            "Not said whether you ever had a cramp in exercise: "
            "the chance is averaged over people who had and who had not."
        )
        rows.append(Assumption("person.cramp_history", text))
    if history.night_cramps_per_month is None:
        text = _("Night cramps a month not given: averaged over people of this age.")
        rows.append(Assumption("person.cramp_history.night_cramps_per_month", text))
    if compiled.cramps:
        text = _(
            "The chance is for such a time lived once more: the cramps that happened count as part of your history."
        )
        rows.append(Assumption("cramps", text))
    return rows


def pair(values: Array) -> list[float]:
    """Return the 10-90 % band over the draws as it is written."""
    low, high = band(values)
    return [float(low), float(high)]


def moment(start: datetime, minute: float) -> datetime:
    """Return the date and time ``minute`` after the start, in its zone."""
    return start + timedelta(minutes=float(minute))


def worst(forecast: Forecast, start: datetime, reported: ReportedCramps = ()) -> WorstMoment:
    """Return the muscle and time most likely to cramp.

    Parameters
    ----------
    forecast : Forecast
    start : datetime
        With zone.
    reported : list of (minute, muscle, length or None), optional
        Cramps that happened; their mean length is taken where it is known. [min], [-], [s]
    """
    muscle = int(np.argmax(forecast.by_muscle[0][0]))
    row = int(np.argmax(forecast.hazard[0, :, muscle]))
    activity = forecast.assessment.activity
    in_exercise = activity.exercising[row] > 0 or activity.load[row] > 0.1
    aroused = np.broadcast_to(forecast.assessment.aroused, forecast.threshold.shape)
    level = forecast.threshold[0, row, muscle] - aroused[0, row, muscle]  # the limits are of people at ease
    known = [length for _minute, _muscle, length in reported if length is not None]
    usual = LENGTH_IN_EXERCISE if in_exercise else LENGTH_AT_REST
    return WorstMoment(
        muscle=MUSCLES[muscle],
        time=moment(start, forecast.trace.minutes[row]),
        length_s=float(np.mean(known)) if known else usual,
        severity="severe" if level < SEVERE_BELOW else "mild" if level > MILD_ABOVE else "moderate",
    )


def cramps(forecast: Forecast, start: datetime, reported: ReportedCramps = ()) -> Cramps:
    """Return the chance of a cramp, the expected number, by muscle, and the worst moment."""
    expected, probability = (values[0] for values in forecast.by_muscle)
    return Cramps(
        expected=float(forecast.expected[0]),
        expected_band_80=pair(forecast.expected),
        probability=float(forecast.probability[0]),
        probability_band_80=pair(forecast.probability),
        by_muscle={muscle: MuscleCramps(float(expected[i]), float(probability[i])) for i, muscle in enumerate(MUSCLES)},
        worst=worst(forecast, start, reported),
        reason=None,
    )


def causes(forecast: DividedForecast) -> list[Cause]:
    """Return the causes, largest share first; the shares add up to 1."""
    division = forecast.division
    rows = []
    for slug, part in division.causes.items():
        share = part / np.maximum(division.total, 1e-300)
        rows.append(Cause(**described(slug, share[0], pair(share)), avoided=float(division.avoided[slug][0])))
    return sorted([*rows, *without_share(rows, forecast.world.traits)], key=lambda cause: -cause.share)


def described(slug: str, share: float, band_80: list[float]) -> dict[str, Any]:
    """Return the fields of a ``CauseShare``: the share, and what the catalogue tells of the cause."""
    cause = catalogue.table()[slug]
    return {
        "cause": slug,
        "name": _(cause.name),
        "statement": cause.statement,
        "share": float(share),
        "band_80": band_80,
        "grade": cause.grade,
        "contested": cause.contested,
        "route": _(cause.route),
        "effect": _(cause.effect),
        "reference": _(cause.reference),
        "source": cause.source,
        "kind": "trait" if cause.is_trait else "cause",
    }


def without_share(rows: Iterable[CauseShare], traits: Traits) -> list[Cause]:
    """Return the causes of this person that are shown though they add nothing."""
    known = {row.cause for row in rows}
    shown = [slug for slug in ALWAYS_SHOWN if slug in traits.strength and slug not in known]
    return [Cause(**described(slug, 0.0, [0.0, 0.0]), avoided=0.0) for slug in shown]
