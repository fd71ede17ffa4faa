"""Which causes a person brings along, how much and where, as numbers the cramp room computes with."""

from typing import NamedTuple

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.nerve.mechanisms import ExcitabilityParameters, ThresholdState
from kramkaki.parameters import records
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.susceptibility import History
from kramkaki.risk.threshold import training_state

OTHER_CLASSES = ("raloxifene", "teriparatide", "oestrogen", "intravenous_iron", "naproxen")
DIRECT_CLASSES = ("thiazide", "loop_diuretic", "potassium_sparing", "long_acting_beta_agonist")
CONDITION_CAUSES = {
    "pregnancy": "pregnancy", "dialysis": "dialysis", "cirrhosis": "cirrhosis",
    "peripheral_artery_disease": "artery_disease", "arthritis": "arthritis", "sedentary_life": "sedentary",
    "alcohol_dependence": "alcohol",
    "lumbar_stenosis": "nerve", "sciatica": "nerve", "neuropathy": "nerve", "motor_neuron_disease": "nerve",
}  # fmt: skip
DAYS_PER_YEAR, DAYS_PER_WEEK = 365.0, 7.0
PAIN_DAYS = 7.0  # time constant with which an injury stops hurting (assumed)
BETA_AGONISTS = ("long_acting_beta_agonist", "short_acting_beta_agonist")
ELSEWHERE = 0.57  # ln 1.4 / ln 1.8: an injury of another muscle
PAIN_COUNTED = 0.5  # share of the effect of an injury that full pain already gives through the threshold
MUSCLE_INJURIES = ("strain", "tear", "bruise", "tendon", "sprain", "surgery")
ALCOHOL_OF_DRINKERS = 20.0  # [g/day] from here on a daily drinker (assumed)
EXERCISE_AGE = (40.0, 50.0)  # [years] over which the effect of age in exercise comes
TEMPERATE = (20.0, 35.0)  # [degrees of latitude] over which the season's effect comes (assumed)
SEASON_AMPLITUDE = 0.33  # Garrison 2015
MIDSUMMER = 196.0  # [day of the year] mid-July in the north
NONE = np.zeros(len(MUSCLES))
CALVES = np.array([float(muscle.startswith("calf")) for muscle in MUSCLES])


class Presence(NamedTuple):
    """What the cramp room knows of a person beside the body. Arrays over the ten muscles."""

    history: History = History()
    strength: dict = {}  # cause -> 0-1 [1], number or array over muscles; constant through the scenario
    pain: np.ndarray = NONE  # [0-1]
    training: np.ndarray = NONE  # [0-1] cramp training of the shortened muscle
    sodium_block: float = 0.0  # [0-1] sodium-channel blocker on board, 1 is a full dose of mexiletine
    beta_agonist: float = 0.0  # [0-1] beta-2 agonist on board
    age: float = ThresholdState._field_defaults["age"]  # [years]
    usual_hours: float = np.inf  # [h] of a usual session; infinite where not known
    season: float = 1.0  # [1] factor on cramps at rest


def on_side(side):
    """Return 1 for each muscle of the ``left`` or ``right`` leg, or of ``both``. [0-1]"""
    return np.array([float(side == "both" or muscle.endswith(side)) for muscle in MUSCLES])


def season_factor(latitude, day_of_year):
    """Return how many more cramps at rest this season brings.

    Parameters
    ----------
    latitude : float or None
        [degrees north]
    day_of_year : float
        [d]

    Returns
    -------
    factor : float
        1 near the equator, for which there are no data. [1]

    Notes
    -----
    Valid for: temperate countries (Garrison 2015, CMAJ 187:248). Leaves out: what in the season does it.
    """
    if latitude is None:
        return 1.0
    reach = np.interp(abs(latitude), TEMPERATE, (0, 1)) * np.sign(latitude)
    return float(1 + SEASON_AMPLITUDE * reach * np.cos(2 * np.pi * (day_of_year - MIDSUMMER) / DAYS_PER_YEAR))


def medicine_strengths(medicines):
    """Return strength by cause for (class, days since the first dose or None). [0-1]"""
    found = {}
    for kind, days in medicines:
        if kind in DIRECT_CLASSES:
            found[kind] = 1.0
        elif kind == "statin" and days is not None and days < DAYS_PER_YEAR:
            found["statin"] = 1.0
        elif kind in OTHER_CLASSES:
            found["other_medicine"] = 1.0
    return found


def injury_strengths(injuries):
    """Return (strength by cause, pain) for injuries (muscles, kind, days, severity). [0-1]"""
    strength, nerve, pain, found = NONE.copy(), NONE.copy(), NONE.copy(), {}
    for muscles, kind, days, severity in injuries:
        here = np.isin(MUSCLES, muscles).astype(float)
        if kind == "fracture":
            found["fracture_guarding"] = 1.0
        elif kind == "nerve":
            nerve = np.maximum(nerve, here)
        elif kind in MUSCLE_INJURIES and 0 <= days <= DAYS_PER_YEAR:
            strength = np.maximum(strength, np.where(here > 0, 1.0, ELSEWHERE))
            pain = np.maximum(pain, here * severity * np.exp(-days / PAIN_DAYS))
    if strength.any():
        found["muscle_injury"] = strength * (1 - PAIN_COUNTED * pain)
    if nerve.any():
        found["nerve"] = nerve
    return found, pain


def sodium_block(medicines):
    """Return how much of a full sodium-channel blocker is on board, for (class, days since the first dose). [0-1]"""
    taken = {kind for kind, _days in medicines}
    if "mexiletine" in taken:
        return 1.0
    return records.load(ExcitabilityParameters).quinine_block if "quinine" in taken else 0.0


def beta_agonist(medicines):
    """Return whether a beta-2 agonist is on board, for (class, days since the first dose). [0 or 1]"""
    return float(any(kind in BETA_AGONISTS for kind, _days in medicines))


def calves_trained(weeks):
    """Return how far cramp training of the calves has come after so many weeks of it. [0-1]"""
    if not weeks:
        return NONE
    return CALVES * float(training_state(weeks * DAYS_PER_WEEK, records.load(CrampParameters)))


def presence(compiled):
    """Return what a compiled scenario's person brings along.

    Parameters
    ----------
    compiled : Compiled
        [-]

    Returns
    -------
    presence : Presence
    """
    known, body, scenario = compiled.profile, compiled.person, compiled.scenario
    injuries, pain = injury_strengths(known.injuries)
    strength = {
        "age": float(np.interp(body.age, EXERCISE_AGE, (0, 1))),
        "male": 1.0 - float(body.female),
        **medicine_strengths(known.medicines),
        **injuries,
    }
    if known.tingling or known.twitching:
        strength["nerve"] = np.maximum(strength.get("nerve", NONE), on_side(known.nerve_side))
    for condition in known.conditions:
        if condition in CONDITION_CAUSES:
            strength[CONDITION_CAUSES[condition]] = 1.0
    if known.sedentary:
        strength["sedentary"] = 1.0
    if (known.alcohol_g_per_day or 0.0) >= ALCOHOL_OF_DRINKERS:
        strength["alcohol"] = 1.0
    if known.flat_feet:
        strength["flat_feet"] = float(known.flat_feet)
    usual = scenario.person.training.usual_duration
    return Presence(
        history=History(
            night_cramps_per_month=known.night_cramps_per_month,
            exercise_cramp_ever=known.exercise_cramps_ever,
            exercise_cramps_last_year=known.exercise_cramps_last_year,
            family_history=known.family_history,
            measured_threshold=known.measured_cramp_threshold_hz,
        ),
        strength=strength,
        pain=pain,
        training=calves_trained(known.cramp_training_weeks),
        sodium_block=sodium_block(known.medicines),
        beta_agonist=beta_agonist(known.medicines),
        age=float(body.age),
        usual_hours=usual / 60.0 if usual else np.inf,
        season=season_factor(scenario.place.latitude, scenario.start.timetuple().tm_yday),
    )
