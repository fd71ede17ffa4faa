"""The forecast as the answer a user gets: numbers with bands, the worst moment, causes in words."""

from datetime import timedelta

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.evidence import causes as catalogue
from kramkaki.language import gettext as _
from kramkaki.risk.explain import Happened, weighted
from kramkaki.risk.forecast import DividedForecast, Forecast, band

# Length of an episode [s]: at rest 9 min by people's own report (Naylor & Young 1994); in exercise as cramps set off in
# the laboratory and left alone (Miller 2010, 134 to 153 s).
LENGTH_AT_REST = 540.0
LENGTH_IN_EXERCISE = 145.0
# Severity by the threshold at that moment [Hz] (assumed): the group that cramps often lies about 15, the other 25.
SEVERE_BELOW = 10.0
MILD_ABOVE = 20.0
# Traits, states and lasting illnesses: they go with cramps and nobody can take them away. The others can be changed.
TRAITS = (
    "age", "season", "unknown", "pregnancy", "dialysis", "cirrhosis", "artery_disease", "arthritis", "flat_feet",
)  # fmt: skip
ALWAYS_SHOWN = ("fracture_guarding",)


def _pair(values):
    low, high = band(values)
    return [float(low), float(high)]


def moment(start, minute):
    """Return the date and time ``minute`` after the start, in its zone."""
    return start + timedelta(minutes=float(minute))


def worst(forecast: Forecast, start, reported=()):
    """Return the muscle and time most likely to cramp.

    Parameters
    ----------
    forecast : Forecast
    start : datetime
        With zone.
    reported : list of (minute, muscle, length or None), optional
        Cramps that happened; their mean length is taken where it is known. [min], [-], [s]

    Returns
    -------
    worst : dict
        ``muscle``, ``time``, ``length_s`` [s], ``severity``.
    """
    muscle = int(np.argmax(forecast.by_muscle[0][0]))
    row = int(np.argmax(forecast.hazard[0, :, muscle]))
    activity = forecast.assessment.activity
    in_exercise = activity.exercising[row] > 0 or activity.load[row] > 0.1
    aroused = np.broadcast_to(forecast.assessment.aroused, forecast.threshold.shape)
    level = forecast.threshold[0, row, muscle] - aroused[0, row, muscle]  # the limits are of people at ease
    known = [length for _minute, _muscle, length in reported if length is not None]
    usual = LENGTH_IN_EXERCISE if in_exercise else LENGTH_AT_REST
    severity = "severe" if level < SEVERE_BELOW else "mild" if level > MILD_ABOVE else "moderate"
    return {
        "muscle": MUSCLES[muscle],
        "time": moment(start, forecast.trace.minutes[row]).isoformat(),
        "length_s": float(np.mean(known)) if known else usual,
        "severity": severity,
    }


def cramps(forecast: Forecast, start, reported=()):
    """Return the chance of a cramp, the expected number, by muscle, and the worst moment, as in the JSON output."""
    expected, probability = (values[0] for values in forecast.by_muscle)
    return {
        "expected": float(forecast.expected[0]),
        "expected_band_80": _pair(forecast.expected),
        "probability": float(forecast.probability[0]),
        "probability_band_80": _pair(forecast.probability),
        "by_muscle": {
            muscle: {"expected": float(expected[i]), "probability": float(probability[i])}
            for i, muscle in enumerate(MUSCLES)
        },
        "worst": worst(forecast, start, reported),
        "reason": None,
    }


def _row(slug, share, band_80):
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
        "kind": "trait" if slug in TRAITS else "cause",
    }


def _ranked(rows, presence):
    """Largest share first; what is shown though it adds nothing joins them."""
    known = {row["cause"] for row in rows}
    shown = [slug for slug in ALWAYS_SHOWN if slug in presence.strength and slug not in known]
    return sorted([*rows, *({**_row(slug, 0.0, [0.0, 0.0]), "avoided": 0.0} for slug in shown)], key=_by_share)


def _by_share(row):
    return -row["share"]


def causes(forecast: DividedForecast, presence):
    """Return the causes, largest share first, as in the JSON output; the shares add up to 1."""
    found = forecast.division
    rows = []
    for slug, part in found.causes.items():
        share = part / np.maximum(found.total, 1e-300)
        rows.append({**_row(slug, share[0], _pair(share)), "avoided": float(found.avoided[slug][0])})
    return _ranked(rows, presence)


def happened(found: Happened, presence):
    """Return the causes of the cramps that happened, largest share first; the shares add up to 1."""
    rows = []
    for slug, part in found.division.causes.items():
        share, low, high = weighted(part / np.maximum(found.division.total, 1e-300), found.weight)
        rows.append(_row(slug, share, [low, high]))
    return _ranked(rows, presence)
