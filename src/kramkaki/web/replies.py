"""What is answered over HTTP: the results of the model with what only HTTP adds, and replies of its own."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from kramkaki.results import Event, Plan, PlanEffect, Result, Why, Zoom
from kramkaki.scenario.model import Scenario
from kramkaki.web.curves import Curves


@dataclass(frozen=True)
class RunAnswer(Result):
    """What to expect."""

    title: str
    events: list[Event]
    curves: Annotated[
        Curves | None, Field(description="Only where curves were asked for; null after an emergency.")
    ] = None


@dataclass(frozen=True)
class WhyAnswer(Why, Result):
    """Why."""


@dataclass(frozen=True)
class Recording:
    """One cramp: two seconds of stimulation, the cramp, a stretch."""

    spikes_ms: Annotated[list[list[int]], Field(description="Of each motor unit, the smallest first. [ms]")]
    force: Annotated[list[float], Field(description="At every millisecond, of the most. [0-1]")]
    length: Annotated[list[float], Field(description="At every millisecond, of the optimal. [1]")]
    emg_mv: Annotated[list[float], Field(description="Computed from the spikes. [mV]")]
    emg_samples_per_ms: int


@dataclass(frozen=True)
class ZoomAnswer(Zoom):
    """One cramp of one muscle in the state of a moment; null after an emergency."""

    recording: Recording | None


@dataclass(frozen=True)
class ThresholdAnswer:
    """Lowest frequency of nerve stimulation that sets off a cramp; null where none up to the last step does."""

    cramp_threshold_hz: float | None
    not_inducible: bool
    muscle: str
    series_hz: list[float | None]
    seed: int


class Reply(BaseModel):
    """A reply that is no result of the model; further members may be added within a version."""

    model_config = ConfigDict(extra="allow")


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

    statements: list[dict[str, Any]]


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
    RunAnswer, WhyAnswer, Plan, PlanEffect, ZoomAnswer, ThresholdAnswer, ScenarioUploaded, TrackUploaded,
    Evidence, Templates, Template, About, ProblemAnswer,
)  # fmt: skip
