"""What is answered over HTTP, as models: only for the documentation, and for the tests that hold answers against it.

Further members may be added within a version; none is taken away or renamed.
"""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from kramkaki.scenario.model import Scenario
from kramkaki.scenario.part import Muscle

Chance = Field(ge=0, le=1)
Level = Literal["emergency", "stop", "see_clinician", "caution", "info"]


class Reply(BaseModel):
    """One answer or a part of it."""

    model_config = ConfigDict(extra="allow")


class Warned(Reply):
    """One warning; emergencies come first."""

    level: Level
    code: str
    text: str


class MuscleCramps(Reply):
    """Cramps to expect of one muscle."""

    expected: float
    probability: float = Chance


class Worst(Reply):
    """The muscle and time most likely to cramp."""

    muscle: Muscle
    time: datetime
    length_s: float
    severity: Literal["mild", "moderate", "severe"]


class Risk(Reply):
    """Chance of at least one cramp in the scenario, and how many; 10-90 % bands over parameter draws."""

    expected: float
    expected_band_80: list[float] = Field(min_length=2, max_length=2)
    probability: float = Chance
    probability_band_80: list[float] = Field(min_length=2, max_length=2)


class Cramps(Reply):
    """Cramps to expect; null after an emergency, with the reason."""

    expected: float | None
    expected_band_80: list[float] | None
    probability: float | None = Chance
    probability_band_80: list[float] | None
    by_muscle: dict[str, MuscleCramps] | None
    worst: Worst | None
    reason: str | None


class HeatIllness(Reply):
    """Chance of heat illness: null until the model is calibrated, with the reason."""

    probability: float | None = Chance
    band_80: list[float] | None
    reason: str


class Cause(Reply):
    """One cause; the shares of all add up to 1."""

    cause: str
    name: str
    share: float
    band_80: list[float]
    grade: str
    contested: bool
    route: str


class Assumed(Reply):
    """What was taken as usual because it was not said."""

    place: str
    text: str


class Event(Reply):
    """What happens when."""

    time: datetime
    minute: float
    kind: str
    text: str


class Curves(Reply):
    """Curves over time: a list over ``minutes``, or one such list for each of ``muscles``."""

    start: datetime
    minutes: list[float]
    muscles: list[Muscle]
    units: dict[str, str]
    values: dict[str, list]
    bands: dict[str, list]


class Answer(Reply):
    """What every computed answer has."""

    warnings: list[Warned]
    stopped: str | None = Field(description="After an emergency: why there is no answer, and what reopens it.")
    cramps: Cramps
    heat_illness: HeatIllness
    causes: list[Cause] | None
    assumptions: list[Assumed]
    version: str
    seed: int
    draws: int
    start: datetime
    end: datetime


class RunAnswer(Answer):
    """What to expect."""

    title: str
    events: list[Event]
    curves: Curves | None = Field(
        default=None, description="Only where curves were asked for; null after an emergency."
    )


class WhyAnswer(Answer):
    """Why."""

    happened: dict | None
    nerve: dict | None
    sooner: list[dict] | None
    to_check: list[dict] | None
    not_known: list[str] | None


class PlanAnswer(Reply):
    """What to change; null after an emergency, with the reason."""

    warnings: list[Warned]
    emergency: bool
    reason: str | None
    target: float
    reached: bool | None
    before: Risk | None
    after: Risk | None
    habits: list[dict] | None
    changes: list[dict] | None
    not_advised: list[dict] | None
    if_a_cramp_comes: list[str]
    version: str


class EffectAnswer(Reply):
    """What some parts of a plan do."""

    emergency: bool
    reason: str | None
    before: Risk | None
    after: Risk | None
    parts: list[dict] | None
    not_advised: list[dict] | None


class Recording(Reply):
    """One cramp: two seconds of stimulation, the cramp, a stretch."""

    spikes_ms: list[list[int]] = Field(description="Of each motor unit, the smallest first. [ms]")
    force: list[float] = Field(description="At every millisecond, of the most. [0-1]")
    length: list[float] = Field(description="At every millisecond, of the optimal. [1]")
    emg_mv: list[float] = Field(description="Computed from the spikes. [mV]")
    emg_samples_per_ms: int


class ZoomAnswer(Reply):
    """One cramp of one muscle in the state of a moment; null after an emergency."""

    warnings: list[Warned]
    stopped: str | None
    muscle: str
    time: datetime
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
    state: dict | None
    effective: dict | None
    changes: dict | None
    shifts_hz: dict[str, float] | None
    seed: int | None
    recording: Recording | None


class ThresholdAnswer(Reply):
    """Lowest frequency of nerve stimulation that sets off a cramp; null where none up to the last step does."""

    cramp_threshold_hz: float | None
    not_inducible: bool
    muscle: str
    series_hz: list[float | None]
    seed: int


class ScenarioUploaded(Reply):
    """A scenario file as JSON."""

    scenario: Scenario
    needs: list[str] = Field(description="Track files that must come along when it is computed.")


class TrackUploaded(Reply):
    """A track made small."""

    name: str
    gpx: str
    distance_km: float
    climb_m: float | None
    duration_min: float | None = Field(description="Null where its times are not usable.")
    untimed_because: str
    latitude: float
    longitude: float


class Evidence(Reply):
    """Statements about cramps, with grade, studies, causes and parameters."""

    statements: list[dict]


class Templates(Reply):
    """The shipped examples."""

    templates: list[dict[str, str]]


class Template(Reply):
    """One of them, ready to be sent to the other questions."""

    scenario: Scenario
    tracks: dict[str, str]


class About(Reply):
    """Version and limits."""

    version: str
    limits: dict[str, float | None]


class FieldFault(Reply):
    """One fault of the input."""

    path: str = Field(description='Of the field, such as "day[0].drink[1].volume_ml"; empty where it is no field.')
    problem: str
    allowed: str
    fix: str
    text: str = Field(description="All of it in one line.")


class ProblemAnswer(Reply):
    """Why there is no answer (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str = ""
    errors: list[FieldFault] = []


REPLIES = (
    RunAnswer, WhyAnswer, PlanAnswer, EffectAnswer, ZoomAnswer, ThresholdAnswer, ScenarioUploaded, TrackUploaded,
    Evidence, Templates, Template, About, ProblemAnswer,
)  # fmt: skip
