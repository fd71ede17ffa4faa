"""The hazard of cramps in one body on one timeline, and what each cause does to it.

The hazard of the mean person is split into what varies over rows and muscles (``hazard``), a factor per row
and a factor per muscle. So a cause can be taken away without simulating anything again (``shares``);
causes that change the body itself come as bodies of their own (``counterfactual``).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from kramkaki.body.person import Person
from kramkaki.evidence import causes as catalogue
from kramkaki.evidence.causes import SCOPES
from kramkaki.nerve.causes import AT_REST, ExcitabilityParameters, ExcitabilityState
from kramkaki.number_types import Array, Number
from kramkaki.parameters import records
from kramkaki.risk import cause_sizes, susceptibility, threshold, triggers
from kramkaki.risk import hazard as hazards
from kramkaki.risk.counterfactual import Bodies, World
from kramkaki.risk.parameters import CrampParameters
from kramkaki.risk.traits import Traits

# Cause -> field of the state, and the end of the normal range below which it is a lack.
LOW_MINERALS = {
    "low_sodium": ("plasma_sodium", "low_sodium"), "low_potassium": ("plasma_potassium", "low_potassium"),
    "low_calcium": ("ionised_calcium", "low_calcium"), "low_magnesium": ("plasma_magnesium", "low_magnesium"),
    "low_vitamin_e": ("vitamin_e", "vitamin_e_limit"),
}  # fmt: skip
MINERALS = tuple(LOW_MINERALS)
# Below this share of the hazard a thing counts as not there [1].
NOTICEABLE = 1e-4


Ratios = dict[str, dict[str, Array]]  # cause -> scope -> residual factor on the rate, one per draw [1]


class Draws(NamedTuple):
    """What is uncertain in the risk of a body: one draw per body, or one alone for all bodies."""

    cramp: CrampParameters
    excitability: ExcitabilityParameters
    ratios: Ratios

    @classmethod
    def with_central_nerve(cls, cramp: CrampParameters, ratios: Ratios) -> "Draws":
        """Return the draws with the central sizes of what the body does to the nerve."""
        return cls(cramp, records.load(ExcitabilityParameters), ratios)


class Expected(NamedTuple):
    """Cramps of the population's mean person over the whole time, (draw, muscle). [1]"""

    rest: Array
    exercise: Array


class Factor(NamedTuple):
    """What one cause does to one class of cramps, over rows or over muscles."""

    cause: str
    scope: str
    over: str  # "row" or "muscle"
    values: Array  # (draw, row) or (draw, muscle) [1]
    in_hazard: bool = False  # the base hazard includes it already (by the threshold or the age)


@dataclass
class Assessment:
    """One body, its hazard, and the factors of each cause.

    ``local`` holds causes that vary over rows and muscles at once, as shifts of the threshold (draw, row, muscle)
    [Hz]. Heat and novelty stand apart from the factors because they are limited jointly.
    """

    activity: triggers.Activity
    hazard: hazards.Hazard
    shift: Array  # [Hz] (draw, row, muscle), as a laboratory would find it
    slope: Array  # [1/Hz] (draw)
    aroused: Array  # [Hz] (draw, row, 1), the part of the shift by arousal
    factors: list[Factor] = field(default_factory=list)
    local: dict[str, Array] = field(default_factory=dict)
    heat: Number = 1.0
    novelty: Number = 1.0

    def present(self) -> set[str]:
        """Return the causes that do something here."""
        joint = {"heat": self.heat, "unaccustomed": self.novelty}
        return (
            {factor.cause for factor in self.factors} | self.local.keys() | {c for c, f in joint.items() if np.ndim(f)}
        )

    def add(self, cause: str, scopes: Iterable[str], over: str, values: Array, *, in_hazard: bool = False) -> None:
        """Add what a cause does."""
        self.factors += [Factor(cause, scope, over, values, in_hazard) for scope in scopes]

    def _product(self, scope: str, over: str) -> Number:
        """The causes that multiply the base hazard."""
        product: Number = 1.0
        for factor in self.factors:
            if factor.scope == scope and factor.over == over and not factor.in_hazard:
                product = product * factor.values
        return product

    def _row_product(self, scope: str) -> Number:
        product = self._product(scope, "row")
        if scope == "exercise":
            product = product * np.minimum(self.heat * self.novelty, cause_sizes.JOINT_HEAT_AND_NOVELTY)
        return product

    def curve(self, scope: str) -> Array:
        """Return the hazard of the mean person with its causes, (draw, row, muscle). [1/h]"""
        values: Array = getattr(self.hazard, scope)
        row, muscle = self._row_product(scope), self._product(scope, "muscle")
        values = values * (row[:, :, None] if isinstance(row, np.ndarray) and row.ndim else row)
        values = values * (muscle[:, None, :] if isinstance(muscle, np.ndarray) else muscle)
        return np.broadcast_to(values, self.shift.shape)

    def expected(self) -> Expected:
        """Return the cramps expected. [1]"""
        totals = []
        for scope in SCOPES:
            values = np.broadcast_to(getattr(self.hazard, scope), self.shift.shape)
            weight = np.broadcast_to(self._row_product(scope) * self.activity.hours, self.shift.shape[:2])
            totals.append(np.einsum("drm,dr->dm", values, weight) * self._product(scope, "muscle"))
        return Expected(*totals)


def assess(bodies: Bodies, world: World, draws: Draws) -> Assessment:
    """Return the hazard of the bodies in one world with every cause's factor.

    Parameters
    ----------
    bodies : Bodies
        Arrays (draw, row) or (draw, row, muscle). [glossary units]
    world : World
        Of its person, ``age`` and ``conditioning`` are read.
    draws : Draws
        One per body.

    Notes
    -----
    The shift is taken at the threshold expected of this person; over the thresholds the person may have it is nearly
    the same, for the map is nearly straight along the line on which people differ.
    """
    parameters, traits = draws.cramp, world.traits
    rows = triggers.rows_of(bodies.minutes)
    first = CrampParameters(*(np.atleast_1d(value)[0] for value in parameters))
    activity = triggers.activity(world.timeline, rows, first)
    activity = activity._replace(load=np.minimum(activity.load, world.longest_load))
    baseline = susceptibility.mean_threshold(susceptibility.susceptibility_of(traits.history, parameters).nodes)
    state = hazards.muscle_state(
        bodies,
        world.timeline,
        rows,
        activity=activity,
        traits=traits,
        posture_carry=first.posture_carry,
        baseline=baseline[:, None, None],
    )
    nerve, wide = hazards.muscle_columns(draws.excitability), hazards.muscle_columns(parameters)
    alone = _Alone(state, nerve, {})
    # Shown in the threshold and not counted again: what counts in the hazard by a measured ratio of cramps (a nerve's
    # irritation, age, a long-acting beta-2 agonist) or among the provocations (effort, stirring in bed).
    known = ("age", "beta_agonist") if "long_acting_beta_agonist" in traits.strength else ("age",)
    aroused, personal = alone.shift_where("arousal"), alone.shift(*known)
    rest = state._replace(**{name: AT_REST[name] for name in ("arousal", *known)})
    shift = hazards.shift_of(rest, nerve)
    counted = hazards.shift_of(rest._replace(irritation=0.0), nerve) if np.any(state.irritation) else shift
    doubted = (1 - wide.dilution_trust) * alone.shift("sodium_dilution")
    if np.any(traits.muscle.training):
        doubted = doubted + (1 - wide.training_trust) * alone.shift("training")
    effort = wide.arousal_counted * aroused
    assessed = Assessment(
        activity=activity,
        hazard=hazards.hazard(activity, world.person, counted - (doubted - effort), parameters),
        shift=shift,
        slope=np.broadcast_to(np.atleast_1d(parameters.slope), shift.shape[:1]),
        aroused=aroused,
    )
    shift += personal + aroused  # the hazard has been taken: from here on it is what a laboratory would find
    unpointed = hazards.unpointed_position(world.timeline, rows, activity, first.posture_carry)
    _add_threshold_causes(assessed, alone, unpointed, traits, wide)
    _add_dehydration(assessed, alone, draws)
    _add_exercise_causes(assessed, bodies, world.person, draws.ratios)
    _add_rest_causes(assessed, draws.ratios)
    _add_personal_causes(assessed, world.person, traits, draws)
    return assessed


class _Alone(NamedTuple):
    """What single fields of a state do by themselves in this person."""

    state: ExcitabilityState
    nerve: ExcitabilityParameters  # arrays (draw, 1, 1)
    known: dict[tuple[str, ...], Array]  # names -> shift, as asked before

    def shift(self, *names: str) -> Array:
        """Return the shift by one field or several together. [Hz]"""
        if names not in self.known:
            self.known[names] = self._shift(**{name: getattr(self.state, name) for name in names})
        return self.known[names]

    def shift_against(self, name: str, reference: Number) -> Array:
        """Return the shift by a field against a reference value. [Hz]"""
        return self.shift(name) - self._shift(**{name: reference})

    def shift_where(self, name: str) -> Array:
        """Return the shift by a field of the rows, looked up in those rows alone where it is not zero. [Hz]"""
        values = np.asarray(getattr(self.state, name))
        rows = np.flatnonzero(values[:, 0])
        shift = np.zeros((len(np.asarray(self.state.baseline)), *values.shape))
        if len(rows):
            shift[:, rows] = self._shift(**{name: values[rows]})
        return shift

    def _shift(self, **values: Number) -> Array:
        shift: Array = threshold.shift_alone(self.state.baseline, self.nerve, **values)
        return shift


def _add_threshold_causes(
    assessed: Assessment, alone: _Alone, unpointed: Array, traits: Traits, wide: CrampParameters
) -> None:
    """Add the causes that act through the threshold alone; ``wide`` has draws along (draw, 1, 1)."""
    slope, state = assessed.slope[:, None], alone.state

    def add(cause: str, shift: Array) -> None:
        shift = np.broadcast_to(shift, (*np.shape(shift)[:2], 1))[:, :, 0]
        if np.any(np.abs(shift) > NOTICEABLE):
            assessed.add(cause, SCOPES, "row", hazards.threshold_factor(shift, slope), in_hazard=True)

    for cause, (name, limit) in LOW_MINERALS.items():
        value, least = getattr(state, name), getattr(alone.nerve, limit)
        if np.any(value < least):
            add(cause, alone.shift_against(name, np.maximum(value, least)))
    if np.any(state.sodium_dilution > 0):
        add("plain_water", wide.dilution_trust * alone.shift("sodium_dilution"))
    if np.any(state.recent_cramp > 0):
        assessed.local["recent_cramp"] = alone.shift("recent_cramp")
    if np.any(unpointed > state.position):
        posture = alone.shift_against("position", np.maximum(unpointed, state.position))
        assessed.local["awkward_posture"] = np.minimum(posture, 0.0)
    if np.any(traits.muscle.pain > 0):
        pain = hazards.threshold_factor(alone.shift("pain")[:, 0, :], slope)
        assessed.add("muscle_injury", SCOPES, "muscle", pain, in_hazard=True)


def _add_dehydration(assessed: Assessment, alone: _Alone, draws: Draws) -> None:
    """Add dehydration: at rest through the threshold alone, in exercise also by what is left to its measured size."""
    mass_loss = np.asarray(alone.state.mass_loss)[:, :, 0]
    if np.any(mass_loss > np.min(draws.cramp.dehydration_onset)):
        shift = alone.shift("mass_loss")[:, :, 0]
        assessed.add(
            "dehydration", SCOPES, "row", hazards.threshold_factor(shift, assessed.slope[:, None]), in_hazard=True
        )
        residual = draws.ratios["dehydration"]["exercise"][:, None] ** cause_sizes.dehydration_strength(mass_loss)
        assessed.add("dehydration", ("exercise",), "row", residual)


def _add_exercise_causes(assessed: Assessment, bodies: Bodies, person: Person, ratios: Ratios) -> None:
    if not assessed.activity.kinds:
        return
    activity = assessed.activity
    heat = cause_sizes.heat_factor(activity.wet_bulb_globe_temperature, ratios["heat"]["exercise"][:, None])
    if np.any((heat > 1 + NOTICEABLE) & (activity.exercising > 0)):
        assessed.heat = heat
    conditioning = np.asarray(
        bodies["conditioning"] if "conditioning" in bodies else np.full(heat.shape, person.conditioning)
    )
    novelty = ratios["unaccustomed"]["exercise"][:, None] ** np.clip(1 - conditioning, 0, 1)
    if np.any((conditioning < 0.99) & (activity.exercising > 0)):
        assessed.novelty = novelty
    if np.any(activity.warmed_up > 0):
        assessed.add("warm_up", ("exercise",), "row", ratios["warm_up"]["exercise"][:, None] ** activity.warmed_up)
    if "swimming" in activity.kinds:
        left = np.maximum(1 - activity.kinds["swimming"], NOTICEABLE**2)
        assessed.add("swimming", ("exercise",), "row", 1 / left[None, :], in_hazard=True)


def _add_rest_causes(assessed: Assessment, ratios: Ratios) -> None:
    activity = assessed.activity
    for cause, strength in (
        ("standing", cause_sizes.standing_strength(activity.standing_before)),
        ("nightly_stretch", activity.stretched_tonight),
    ):
        if np.any(strength > 0):
            assessed.add(cause, ("rest",), "row", ratios[cause]["rest"][:, None] ** strength)


def _add_personal_causes(assessed: Assessment, person: Person, traits: Traits, draws: Draws) -> None:
    for cause, strength in traits.strength.items():
        if cause == "male":
            factor = susceptibility.against_the_mixture(draws.ratios[cause]["exercise"], strength)
            assessed.add(cause, ("exercise",), "muscle", factor[:, None])
        elif np.any(strength):
            for scope, ratio in draws.ratios[cause].items():
                assessed.add(cause, (scope,), "muscle", ratio[:, None] ** np.atleast_1d(strength))
    reference_age = catalogue.table()["age"].reference_values["age"]
    if person.age > reference_age:
        years = min(float(person.age), triggers.OLDEST) - reference_age
        growth = np.exp(np.atleast_1d(draws.cramp.night_age_growth) * years)[:, None]
        assessed.add("age", ("rest",), "muscle", growth, in_hazard=True)
    if traits.season != 1.0:
        assessed.add("season", ("rest",), "muscle", np.full((1, 1), traits.season))


@lru_cache(maxsize=4)
def rate_ratios(n: int, seed: int) -> Ratios:
    """Return cause -> scope -> residual factor, not to be written to: central first, then ``n`` draws. [1]"""
    return {
        slug: {effect.scope: cause_sizes.rate_ratio(effect, n, seed, slug) for effect in cause.on}
        for slug, cause in catalogue.table().items()
    }
