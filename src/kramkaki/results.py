"""What comes out of the model, described once: attributes, JSON and the schema of the HTTP interface follow from here.

A dataclass is written field by field, in their order, under their names; fields marked ``UNWRITTEN`` stay in Python.
After an emergency whatever was computed is None.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from os import PathLike
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import numpy as np
from pydantic import Field
from pydantic_core import PydanticOmit, core_schema

from kramkaki.body.person import Person
from kramkaki.body.timeline import Timeline
from kramkaki.number_types import Array
from kramkaki.safety.warnings import LEVELS
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.part import Muscle
from kramkaki.trace import ResultTrace

if TYPE_CHECKING:
    from kramkaki.equations.excitability import NerveShift
    from kramkaki.nerve.episode import Episode
    from kramkaki.nerve.state import NerveState
    from kramkaki.nerve.threshold import Threshold
    from kramkaki.scenario.compile import Compiled
else:  # the server documents these records without the numerical libraries, which only its workers load
    NerveShift = Compiled = NerveState = Episode = Threshold = Any


class _Unwritten:
    """The mark of a field that JSON and its schema leave out."""

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> core_schema.CoreSchema:
        return core_schema.any_schema()

    def __get_pydantic_json_schema__(self, schema: object, handler: object) -> dict[str, Any]:
        raise PydanticOmit


UNWRITTEN = _Unwritten()
T = TypeVar("T")
Level = Annotated[str, Field(json_schema_extra={"enum": list(LEVELS)})]
Chance = Annotated[float, Field(ge=0, le=1)]
Band = Annotated[list[float], Field(min_length=2, max_length=2)]  # 10th, 90th percentile over the parameter draws


def plain(value: Any) -> Any:
    """Return data for ``json.dumps``: records become tables, times ISO 8601, what is not a number null.

    Parameters
    ----------
    value : object
        Dataclasses, named tuples, tables, lists, times, numbers of Python or NumPy.
    """
    if is_dataclass(value):
        return {name: plain(getattr(value, name)) for name in written_names(type(value))}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, float | np.floating):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, np.integer):
        return int(value)
    return value.isoformat() if isinstance(value, datetime) else value


def written_names(kind: type) -> list[str]:
    """Return the names of the fields of a dataclass that are written."""
    return [field.name for field in fields(kind) if UNWRITTEN not in getattr(field.type, "__metadata__", ())]


def given(value: T | None) -> T:
    """Return what is there unless an emergency withholds it."""
    if value is None:
        raise ValueError("after an emergency nothing computed is given")
    return value


def withheld(kind: type[T], **known: Any) -> T:
    """Return a record in which only what is known is told, as after an emergency; the rest is None.

    Parameters
    ----------
    kind : type
        A dataclass of this module.
    """
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # T cannot be bound to dataclasses
    return kind(**(dict.fromkeys(names) | known))


@dataclass(frozen=True)
class HealthWarning:
    """One warning; emergencies come first."""

    level: Level
    code: str
    text: str


@dataclass(frozen=True)
class MuscleCramps:
    """Cramps to expect of one muscle."""

    expected: float
    probability: Chance


@dataclass(frozen=True)
class WorstMoment:
    """The muscle and time most likely to cramp."""

    muscle: Muscle
    time: datetime
    length_s: float
    severity: Literal["mild", "moderate", "severe"]


@dataclass(frozen=True)
class Cramps:
    """Cramps to expect; null after an emergency, with the reason."""

    expected: float | None
    expected_band_80: Band | None
    probability: Chance | None
    probability_band_80: Band | None
    by_muscle: dict[str, MuscleCramps] | None
    worst: WorstMoment | None
    reason: str | None


@dataclass(frozen=True)
class HeatChance:
    """Chance of heat illness of exercise over people like this one; per 1,000 starts it is a thousand times this."""

    probability: Chance  # of either
    heat_exhaustion: Chance  # cannot go on, clear in the mind
    heat_stroke: Chance  # collapse or a disturbed mind with a core of 40 degC and more


@dataclass(frozen=True)
class HeatIllness:
    """Chance of heat illness; null after an emergency and where the body is beyond belief, with the reason.

    Bands are over the numbers of the model: how many fall ill of a thousand like this one, not who.
    """

    probability: Chance | None
    band_80: Band | None
    heat_exhaustion: Chance | None
    heat_exhaustion_band_80: Band | None
    heat_stroke: Chance | None
    heat_stroke_band_80: Band | None
    if_held: HeatChance | None  # whatever the body says; null where nothing is slowed anyway
    reason: str | None


@dataclass(frozen=True)
class Effort:
    """What was meant by one exercise, and what is reached of it."""

    start: datetime
    activity: str
    control: Literal["self", "fixed", "recorded"]
    meant_duration_min: float
    reached_duration_min: float
    meant_pace_min_per_km: float | None
    reached_pace_min_per_km: float | None
    meant_intensity_percent: float  # of maximal oxygen uptake, mean, as the next
    reached_intensity_percent: float
    needed_oxygen_uptake_ml_per_kg_min: float  # with which it could be held so long in the cool
    own_oxygen_uptake_ml_per_kg_min: float
    text: str  # empty where it is reached as meant


@dataclass(frozen=True)
class CauseShare:
    """One cause; the shares of all add up to 1."""

    cause: str
    name: str
    statement: int
    share: float
    band_80: Band
    grade: str
    contested: bool
    route: str
    effect: str
    reference: str
    source: str
    kind: Literal["trait", "cause"]


@dataclass(frozen=True)
class Cause(CauseShare):
    """One cause of the cramps to expect; the shares of all add up to 1."""

    avoided: float  # cramps that would not come without it


@dataclass(frozen=True)
class Assumption:
    """What was taken as usual because it was not said."""

    place: str
    text: str


@dataclass(frozen=True)
class Event:
    """What happens when."""

    time: datetime
    minute: float  # after the start, as the next
    end_minute: float
    kind: str
    text: str
    value: Annotated[Any, UNWRITTEN]  # an amount, or how hard an exercise is


@dataclass(frozen=True)
class Result:
    """What to expect: cramps, their causes, and what to beware of."""

    warnings: list[HealthWarning]
    stopped: Annotated[str | None, Field(description="After an emergency: why there is no answer, what reopens it.")]
    cramps: Cramps
    heat_illness: HeatIllness
    efforts: list[Effort] | None
    causes: list[Cause] | None
    assumptions: list[Assumption]
    version: str
    seed: int
    draws: int
    start: datetime
    end: datetime
    trace: Annotated[ResultTrace, UNWRITTEN]
    bands: Annotated[dict[str, tuple[Array, Array]], UNWRITTEN]  # name to 10th, 90th percentile [glossary units]
    events: Annotated[list[Event], UNWRITTEN]
    compiled: Annotated[Compiled, UNWRITTEN]

    def __repr__(self) -> str:
        if self.emergency:
            return f"<Result {self.scenario.title!r}: emergency>"
        chance = f"probability={self.cramps.probability:.3g}, expected={self.cramps.expected:.3g}"
        return f"<Result {self.scenario.title!r}: {chance}>"

    @property
    def emergency(self) -> bool:
        """Whether an emergency stands among the warnings: then there is no answer beyond them."""
        return any(warning.level == "emergency" for warning in self.warnings)

    @property
    def scenario(self) -> Scenario:
        """The checked scenario."""
        return self.compiled.scenario

    @property
    def person(self) -> Person:
        """The person as the body model has it."""
        return self.compiled.person

    @property
    def timeline(self) -> Timeline:
        """The world, one row a minute."""
        return self.compiled.timeline

    def as_json(self) -> dict[str, Any]:
        """Return the result without its curves as plain data for ``json.dumps``; unknown numbers are null."""
        data: dict[str, Any] = plain(self)
        return data

    def to_json(self, path: str | PathLike[str]) -> None:
        """Write ``as_json`` to a file."""
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.as_json(), file, ensure_ascii=False, indent=2, allow_nan=False)


@dataclass(frozen=True)
class PastCramp:
    """A cramp that happened."""

    time: datetime
    muscle: Muscle


@dataclass(frozen=True)
class MineralDeficiency:
    """Chance that a lack of minerals is behind cramps that happened, and that a mineral was low at all."""

    probability: Chance
    low_mineral_probability: Chance


@dataclass(frozen=True)
class Happened:
    """Why the cramps that happened did."""

    cramps: list[PastCramp]
    causes: list[CauseShare]
    mineral_deficiency: MineralDeficiency
    heat_illness: HeatIllness


@dataclass(frozen=True)
class NerveMoment:
    """What a moment does to the threshold of one muscle, cause by cause, the others as they are."""

    muscle: Muscle
    time: datetime
    effective: Annotated[NerveState, UNWRITTEN]  # the nerve with all of them, relative to the rested reference
    changes: Annotated[dict[str, NerveShift], UNWRITTEN]
    shifts_hz: dict[str, float]  # by the map


@dataclass(frozen=True)
class Sooner:
    """One thing made worse, and how much sooner a cramp would come."""

    change: str
    text: str
    factor: float  # cramps expected over those as it is
    probability: Chance
    minutes_sooner: float  # by which half of the cramps now expected are reached


@dataclass(frozen=True)
class Check:
    """What to have checked."""

    check: str
    text: str
    source: str


@dataclass(frozen=True)
class Why:
    """Why cramps are to be expected, and why those that happened did; all None after an emergency."""

    happened: Happened | None
    sooner: list[Sooner] | None
    to_check: list[Check] | None
    not_known: list[str] | None
    nerve: NerveMoment | None  # at the worst moment
    result: Annotated[Result, UNWRITTEN]  # all that ``run`` gives; its causes are the cramps expected, divided

    def as_json(self) -> dict[str, Any]:
        """Return everything but the curves as plain data for ``json.dumps``."""
        return {**self.result.as_json(), **plain(self)}


@dataclass(frozen=True)
class Zoom:
    """One cramp of one muscle in the state of a moment; null after an emergency."""

    warnings: list[HealthWarning]
    stopped: str | None
    muscle: Muscle
    time: datetime
    result: Annotated[Result, UNWRITTEN]
    cramp_threshold_hz: float | None
    not_inducible: bool | None
    series_hz: list[float | None] | None
    usual_cramp_threshold_hz: float | None
    usual_not_inducible: bool | None
    frequency_hz: float | None
    cramped: bool | None
    units: int | None
    units_joined: int | None
    mean_rate_hz: float | None
    irregularity: float | None
    lasts_s: float | None
    watched_s: float | None
    stretch_ends_it_after_s: float | None
    state: dict[str, float] | None
    effective: dict[str, float] | None
    changes: dict[str, dict[str, float]] | None
    shifts_hz: dict[str, float] | None
    seed: int | None
    nerve: Annotated[NerveMoment | None, UNWRITTEN]
    threshold: Annotated[Threshold | None, UNWRITTEN]  # by the laboratory's protocol at that moment
    usual: Annotated[Threshold | None, UNWRITTEN]  # the same in the same muscle rested
    episode: Annotated[Episode | None, UNWRITTEN]  # the recording, with trigger and stretch

    def as_json(self) -> dict[str, Any]:
        """Return everything but the recording as plain data for ``json.dumps``."""
        data: dict[str, Any] = plain(self)
        return data


@dataclass(frozen=True)
class PlanRisk:
    """Chance of at least one cramp in the scenario, and how many; 10-90 % bands over parameter draws."""

    expected: float
    expected_band_80: Band
    probability: Chance
    probability_band_80: Band
    heat_illness: HeatIllness
    highest_core_temperature: float  # [degC]


@dataclass(frozen=True)
class PlanPart:
    """One habit or change, and what it takes off."""

    lever: str
    statement: int | None
    name: str
    status: Literal["advised", "already"]
    what: str
    cost: str
    effort: int
    grade: str
    contested: bool
    source: str
    computed: bool
    contribution: float | None  # off the chance of a cramp
    contribution_expected: float | None  # off the cramps expected


@dataclass(frozen=True)
class PlanRefusal:
    """One habit or change that a safety rule forbids this person, and why."""

    lever: str
    statement: int | None
    name: str
    status: Literal["forbidden"]
    rule: str
    reason: str
    grade: str
    contested: bool


@dataclass(frozen=True)
class PlanTrial:
    """One change tried alone beside the habits."""

    lever: str
    probability: Chance


@dataclass(frozen=True)
class PlanDrink:
    """What to drink in one long session, with the careful estimate of its sweat out of the water."""

    start: datetime
    end: datetime
    times: list[datetime]
    drink: str
    sodium_mmol_per_l: float | None
    potassium_mmol_per_l: float | None
    volume_ml: float
    total_l: float
    to_thirst: bool
    litres_per_hour: float
    sweat_l_10th_percentile: float
    sweat_rate_measured: bool


@dataclass(frozen=True)
class PlanFood:
    """One food that brings calcium and potassium to the advised intake."""

    food: str
    grams: float
    calcium_mg: float
    potassium_mg: float


@dataclass(frozen=True)
class PlanRule:
    """One rule of safety to read beside the plan."""

    rule: str
    text: str


@dataclass(frozen=True)
class PlanEvent:
    """One part of the plan that has a time."""

    time: datetime
    minute: float  # after the start
    kind: str
    title: str
    text: str
    alarm_min: float  # before it


@dataclass(frozen=True)
class Plan:
    """What to change, and what that does; null after an emergency, with the reason."""

    warnings: list[HealthWarning]
    emergency: bool
    reason: str | None
    cramp_now: bool
    cramps_reported: bool
    exercise_advised: bool
    target: float
    reached: bool | None
    before: PlanRisk | None
    after: PlanRisk | None
    habits: list[PlanPart | PlanRefusal] | None
    changes: list[PlanPart] | None
    also: list[PlanPart] | None
    tried: list[PlanTrial] | None
    not_advised: list[PlanRefusal] | None
    fluids: list[PlanDrink] | None
    pre_drink_ml: float | None
    foods: list[PlanFood] | None
    clinician: list[str] | None
    rules: list[PlanRule] | None
    if_a_cramp_comes: list[str]
    events: list[PlanEvent] | None
    version: str
    seed: int
    draws: int

    def as_json(self) -> dict[str, Any]:
        """Return the plan as plain data for ``json.dumps``."""
        data: dict[str, Any] = plain(self)
        return data


@dataclass(frozen=True)
class EffectPart:
    """One part of a plan in force."""

    lever: str
    name: str
    what: str


@dataclass(frozen=True)
class EffectRefusal:
    """One part of a plan that a safety rule forbids this person, and why."""

    lever: str
    name: str
    rule: str
    reason: str


@dataclass(frozen=True)
class PlanEffect:
    """What some parts of a plan do."""

    emergency: bool
    reason: str | None
    before: PlanRisk | None
    after: PlanRisk | None
    parts: list[EffectPart] | None
    not_advised: list[EffectRefusal] | None
