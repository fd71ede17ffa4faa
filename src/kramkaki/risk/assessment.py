"""Cramps expected in one body on one timeline, with and without each cause.

The hazard of the mean person is split into what varies over rows and muscles (``hazard``), a factor per row
and a factor per muscle. Taking a cause away changes one of the factors, so nothing is simulated again;
causes that change the body itself come as bodies of their own (``counterfactual``).
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from kramkaki.evidence import causes as catalogue
from kramkaki.evidence.causes import SCOPES
from kramkaki.nerve.mechanisms import ExcitabilityParameters
from kramkaki.parameters import records
from kramkaki.risk import cause_sizes, frailty, susceptibility, threshold, triggers
from kramkaki.risk import hazard as hazards

# Cause -> field of the state, and the end of the normal range below which it is a lack.
LOW_MINERALS = {
    "low_sodium": ("plasma_sodium", "low_sodium"), "low_potassium": ("plasma_potassium", "low_potassium"),
    "low_calcium": ("ionised_calcium", "low_calcium"), "low_magnesium": ("plasma_magnesium", "low_magnesium"),
    "low_vitamin_e": ("vitamin_e", "vitamin_e_limit"),
}  # fmt: skip
MINERALS = tuple(LOW_MINERALS)
AT_EASE = threshold.ThresholdState._field_defaults
# Below this share of the hazard a thing counts as not there [1].
NOTICEABLE = 1e-4


class Expected(NamedTuple):
    """Cramps of the population's mean person over the whole time, (draw, muscle). [1]"""

    rest: np.ndarray
    exercise: np.ndarray


class Factor(NamedTuple):
    """What one cause does to one class of cramps, over rows or over muscles.

    ``inside`` says that the hazard has it already (it acts through the threshold or the age): then it is divided
    out where the cause is taken away; otherwise it is multiplied in where the cause is there.
    """

    cause: str
    scope: str
    over: str  # "row" or "muscle"
    values: np.ndarray  # (draw, row) or (draw, muscle) [1]
    inside: bool = False


@dataclass
class Assessment:
    """One body, its hazard, and the factors of each cause.

    ``local`` holds causes that vary over rows and muscles at once, as shifts of the threshold (draw, row, muscle)
    [Hz]. Heat and novelty stand apart from the factors because they are limited jointly.
    """

    activity: triggers.Activity
    hazard: hazards.Hazard
    shift: np.ndarray  # [Hz] (draw, row, muscle), as a laboratory would find it
    slope: np.ndarray  # [1/Hz] (draw)
    aroused: np.ndarray  # [Hz] (draw, row, 1), the part of the shift by arousal
    factors: list = field(default_factory=list)
    local: dict = field(default_factory=dict)
    heat: np.ndarray | float = 1.0
    novelty: np.ndarray | float = 1.0

    def present(self):
        """Return the causes that do something here."""
        joint = {"heat": self.heat, "unaccustomed": self.novelty}
        return (
            {factor.cause for factor in self.factors} | self.local.keys() | {c for c, f in joint.items() if np.ndim(f)}
        )

    def add(self, cause, scopes, over, values, inside=False):
        """Add what a cause does."""
        self.factors += [Factor(cause, scope, over, values, inside) for scope in scopes]

    def _factor(self, scope, over, absent):
        product = 1.0
        for factor in self.factors:
            if factor.scope != scope or factor.over != over:
                continue
            if factor.inside and factor.cause in absent:
                product = product / factor.values
            elif not factor.inside:
                left = 1.0 if factor.cause not in absent else 1.0 - catalogue.table()[factor.cause].causal
                product = product * factor.values**left
        return product

    def _row_factor(self, scope, absent):
        product = self._factor(scope, "row", absent)
        if scope == "exercise":
            heat = 1.0 if "heat" in absent else self.heat
            novelty = 1.0 if "unaccustomed" in absent else self.novelty
            product = product * np.minimum(heat * novelty, cause_sizes.JOINT_HEAT_AND_NOVELTY)
        return product

    def curve(self, scope, absent=()):
        """Return the hazard of the mean person with its causes, (draw, row, muscle). [1/h]"""
        values = getattr(self.hazard, scope)
        row, muscle = self._row_factor(scope, absent), self._factor(scope, "muscle", absent)
        values = values * (row[:, :, None] if np.ndim(row) else row)
        values = values * (muscle[:, None, :] if np.ndim(muscle) else muscle)
        for cause in self.local.keys() & set(absent):
            values = values * np.exp(self.slope[:, None, None] * self.local[cause])
        return values

    def expected(self, absent=()):
        """Return the cramps expected without the causes in ``absent``. [1]"""
        if self.local.keys() & set(absent):
            return Expected(*(np.einsum("drm,r->dm", self._full(s, absent), self.activity.hours) for s in SCOPES))
        totals = []
        draws, rows, muscles = self.shift.shape
        for scope in SCOPES:
            values = np.broadcast_to(getattr(self.hazard, scope), (draws, rows, muscles))
            weight = np.broadcast_to(self._row_factor(scope, absent) * self.activity.hours, (draws, rows))
            total = np.einsum("drm,dr->dm", values, weight)
            totals.append(total * self._factor(scope, "muscle", absent))
        return Expected(*totals)

    def _full(self, scope, absent):
        return np.broadcast_to(self.curve(scope, absent), self.shift.shape)


def assess(trace, timeline, person, presence, parameters, ratios, longest_load=np.inf, excitability=None):
    """Return the hazard of one body with every cause's factor.

    Parameters
    ----------
    trace : mapping
        Name to array (draw, row) or (draw, row, muscle), with ``minutes``. [glossary units]
    timeline : Timeline
    person : Person
        ``age`` and ``conditioning`` are read, numbers. [units of Person]
    presence : Presence
    parameters : CrampParameters
        One draw per body. [units of the records]
    ratios : dict
        Cause -> scope -> residual factor per draw, from ``rate_ratios``. [1]
    longest_load : float, optional
        Hours of exercise beyond which the load grows no more: a usual session, where overuse is taken away. [h]
    excitability : ExcitabilityParameters, optional
        One draw per body; central where left out. [units of the records]

    Notes
    -----
    The shift is taken at the threshold expected of this person; over the thresholds the person may have it is nearly
    the same, for the map is nearly straight along the line on which people differ.
    """
    excitability = excitability or records.load(ExcitabilityParameters)
    rows = triggers.rows_of(trace.minutes)
    first = type(parameters)(*(np.atleast_1d(value)[0] for value in parameters))
    activity = triggers.activity(timeline, rows, first)
    activity = activity._replace(load=np.minimum(activity.load, longest_load))
    context = hazards.muscle_context(timeline, rows, activity, presence, first.posture_carry)
    baseline = susceptibility.mean_threshold(susceptibility.susceptibility(presence.history, parameters).nodes)
    state = hazards.state_of(trace, context, activity.load, baseline[:, None, None])
    nerve, wide = hazards.muscle_columns(excitability), hazards.muscle_columns(parameters)
    causes = _Alone(state, nerve, {})
    # Shown in the threshold and not counted again: what counts in the hazard by a measured ratio of cramps (a nerve's
    # irritation, age, a long-acting beta-2 agonist) or among the provocations (effort, stirring in bed).
    known = ("age", "beta_agonist") if "long_acting_beta_agonist" in presence.strength else ("age",)
    aroused, personal = causes.shift_where("arousal"), causes.shift(*known)
    rest = state._replace(**{name: AT_EASE[name] for name in ("arousal", *known)})
    shift = hazards.shift_of(rest, nerve)
    counted = hazards.shift_of(rest._replace(irritation=0.0), nerve) if np.any(state.irritation) else shift
    doubted = (1 - wide.dilution_trust) * causes.shift("sodium_dilution")
    if np.any(presence.training):
        doubted = doubted + (1 - wide.training_trust) * causes.shift("training")
    effort = wide.arousal_counted * aroused
    found = Assessment(
        activity=activity,
        hazard=hazards.hazard(activity, person, counted - (doubted - effort), parameters),
        shift=shift,
        slope=np.broadcast_to(np.atleast_1d(parameters.slope), shift.shape[:1]),
        aroused=aroused,
    )
    shift += personal + aroused  # the hazard has been taken: from here on it is what a laboratory would find
    _add_threshold_causes(found, causes, context.unpointed, parameters, presence)
    _add_dehydration(found, causes, parameters, ratios)
    _add_exercise_causes(found, trace, person, ratios)
    _add_rest_causes(found, ratios)
    _add_personal_causes(found, person, presence, parameters, ratios)
    return found


class _Alone(NamedTuple):
    """What single fields of a state do by themselves in this person."""

    state: threshold.ThresholdState
    nerve: ExcitabilityParameters  # arrays (draw, 1, 1)
    known: dict  # names -> shift, as asked before

    def shift(self, *names):
        """Return the shift by one field or several together. [Hz]"""
        if names not in self.known:
            self.known[names] = self._shift(**{name: getattr(self.state, name) for name in names})
        return self.known[names]

    def shift_against(self, name, reference):
        """Return the shift by a field against a reference value. [Hz]"""
        return self.shift(name) - self._shift(**{name: reference})

    def shift_where(self, name):
        """Return the shift by a field of the rows, looked up in those rows alone where it is not zero. [Hz]"""
        values = np.asarray(getattr(self.state, name))
        rows = np.flatnonzero(values[:, 0])
        shift = np.zeros((len(self.state.baseline), *values.shape))
        if len(rows):
            shift[:, rows] = self._shift(**{name: values[rows]})
        return shift

    def _shift(self, **values):
        return threshold.shift_alone(self.state.baseline, self.nerve, **values)


def _add_threshold_causes(found, causes, unpointed, parameters, presence):
    """Causes that act through the threshold alone."""
    wide = hazards.muscle_columns(parameters)
    slope, state = found.slope[:, None], causes.state

    def add(cause, shift):
        shift = np.broadcast_to(shift, (*np.shape(shift)[:2], 1))[:, :, 0]
        if np.any(np.abs(shift) > NOTICEABLE):
            found.add(cause, SCOPES, "row", hazards.threshold_factor(shift, slope), inside=True)

    for cause, (name, limit) in LOW_MINERALS.items():
        value, least = getattr(state, name), getattr(causes.nerve, limit)
        if np.any(value < least):
            add(cause, causes.shift_against(name, np.maximum(value, least)))
    if np.any(state.sodium_dilution > 0):
        add("plain_water", wide.dilution_trust * causes.shift("sodium_dilution"))
    if np.any(state.recent_cramp > 0):
        found.local["recent_cramp"] = causes.shift("recent_cramp")
    if np.any(unpointed > state.position):
        posture = causes.shift_against("position", np.maximum(unpointed, state.position))
        found.local["awkward_posture"] = np.minimum(posture, 0.0)
    if np.any(presence.pain > 0):
        pain = hazards.threshold_factor(causes.shift("pain")[:, 0, :], slope)
        found.add("muscle_injury", SCOPES, "muscle", pain, inside=True)


def _add_dehydration(found, causes, parameters, ratios):
    """At rest it acts through the threshold alone, in exercise also by what is left to its measured size."""
    mass_loss = causes.state.mass_loss[:, :, 0]
    if np.any(mass_loss > parameters.dehydration_onset.min()):
        shift = causes.shift("mass_loss")[:, :, 0]
        found.add("dehydration", SCOPES, "row", hazards.threshold_factor(shift, found.slope[:, None]), inside=True)
        residual = ratios["dehydration"]["exercise"][:, None] ** cause_sizes.dehydration_strength(mass_loss)
        found.add("dehydration", ("exercise",), "row", residual)


def _add_exercise_causes(found, trace, person, ratios):
    if not found.activity.kinds:
        return
    activity = found.activity
    heat = cause_sizes.heat_factor(activity.wet_bulb_globe_temperature, ratios["heat"]["exercise"][:, None])
    if np.any((heat > 1 + NOTICEABLE) & (activity.exercising > 0)):
        found.heat = heat
    conditioning = np.asarray(
        trace["conditioning"] if "conditioning" in trace else np.full(heat.shape, person.conditioning)
    )
    novelty = ratios["unaccustomed"]["exercise"][:, None] ** np.clip(1 - conditioning, 0, 1)
    if np.any((conditioning < 0.99) & (activity.exercising > 0)):
        found.novelty = novelty
    if np.any(activity.warmed_up > 0):
        found.add("warm_up", ("exercise",), "row", ratios["warm_up"]["exercise"][:, None] ** activity.warmed_up)
    if "swimming" in activity.kinds:
        left = np.maximum(1 - activity.kinds["swimming"], NOTICEABLE**2)
        found.add("swimming", ("exercise",), "row", 1 / left[None, :], inside=True)


def _add_rest_causes(found, ratios):
    activity = found.activity
    for cause, strength in (
        ("standing", cause_sizes.standing_strength(activity.standing_before)),
        ("nightly_stretch", activity.stretched_tonight),
    ):
        if np.any(strength > 0):
            found.add(cause, ("rest",), "row", ratios[cause]["rest"][:, None] ** strength)


def _add_personal_causes(found, person, presence, parameters, ratios):
    for cause, strength in presence.strength.items():
        if cause == "male":
            factor = frailty.against_the_mixture(ratios[cause]["exercise"], strength)
            found.add(cause, ("exercise",), "muscle", factor[:, None])
        elif np.any(strength):
            for scope, ratio in ratios[cause].items():
                found.add(cause, (scope,), "muscle", ratio[:, None] ** np.atleast_1d(strength))
    reference_age = catalogue.table()["age"].reference_values["age"]
    if person.age > reference_age:
        years = min(float(person.age), triggers.OLDEST) - reference_age
        growth = np.exp(np.atleast_1d(parameters.night_age_growth) * years)[:, None]
        found.add("age", ("rest",), "muscle", growth, inside=True)
    if presence.season != 1.0:
        found.add("season", ("rest",), "muscle", np.full((1, 1), presence.season))


@lru_cache(maxsize=4)
def rate_ratios(n, seed):
    """Return cause -> scope -> residual factor, not to be written to: central first, then ``n`` draws. [1]"""
    return {
        slug: {effect.scope: cause_sizes.rate_ratio(effect, n, seed, slug) for effect in cause.on}
        for slug, cause in catalogue.table().items()
    }
