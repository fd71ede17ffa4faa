"""What can be asked over HTTP, as models: they check a request's body, and the documentation shows them."""

import json
from pathlib import Path
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, SkipValidation, ValidationError

from kramkaki.constants import LARGEST_SEED
from kramkaki.errors import ScenarioError
from kramkaki.exchange.attached import Attachments
from kramkaki.language import gettext as _
from kramkaki.nerve.parameters import KINDS
from kramkaki.scenario.explain import errors_of
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.part import Muscle, Part
from kramkaki.scenario.read import parsed, read
from kramkaki.trace import UNITS
from kramkaki.web.limits import Limits

LARGEST_NOISE = 1_000_000_000
SHOWN_CURVES = (
    "cramp_hazard", "cramp_threshold", "fatigue", "core_temperature", "body_mass_change", "plasma_sodium",
    "plasma_potassium", "ionised_calcium", "plasma_magnesium", "sweat_rate",
)  # fmt: skip
SHOWN_POINTS = 200
EXAMPLE = {
    "start": "2026-03-01T05:30+07:00",
    "person": {"sex": "female", "age_years": 34, "mass_kg": 58},
    "day": [
        {
            "weather": [{"temperature_c": 29, "relative_humidity_percent": 80}],
            "exercise": [{"start": "06:00", "activity": "running", "duration": "1 h 50 min", "effort": "race"}],
            "drink": [{"time": "06:45", "volume_ml": 200}],
        }
    ],
}


Asked = TypeVar("Asked", bound=BaseModel)


class Request(Part):
    """A scenario, and how to compute it."""

    model_config = ConfigDict(str_max_length=None)  # tracks are longer than any text of a scenario

    scenario: SkipValidation[Scenario] = Field(
        ..., description="A person and a time, as in a scenario file.", examples=[EXAMPLE]
    )
    tracks: dict[str, str] = Field(
        default_factory=dict, description="Content of each GPX file that an exercise names under track."
    )
    draws: int | None = Field(None, ge=1, strict=True, description="Parameter draws behind the bands. [1]")
    seed: int | None = Field(
        None, ge=0, le=LARGEST_SEED, strict=True, description="Of the draws; the scenario's, where left out."
    )


class RunRequest(Request):
    """What to expect, and the curves to show."""

    curves: list[Literal[tuple(UNITS)]] | None = Field(  # type: ignore[valid-type]  # names that the trace knows
        None, max_length=len(UNITS), description="Names of the curves wanted; none, where left out."
    )
    points: int = Field(SHOWN_POINTS, ge=2, strict=True, description="Of each curve. [1]")


class PlanRequest(Request):
    """What to change."""

    target: float = Field(0.05, ge=0.001, le=0.99, description="Chance of a cramp to come under. [0-1]")


class EffectRequest(Request):
    """What some parts of a plan do, as when a person switches them on and off."""

    parts: list[str] = Field(..., max_length=100, description="The parts switched on, by their ``lever``.")


class ZoomRequest(Request):
    """Which muscle to look into, and when."""

    muscle: Muscle = Field(..., description="Of the person.")
    at: str = Field(..., max_length=5, description="Clock time, as in the scenario: HH:MM.", examples=["07:40"])
    day: int | None = Field(None, ge=1, strict=True, description="Of the scenario, the first is 1. [d]")
    noise: int = Field(0, ge=0, le=LARGEST_NOISE, strict=True, description="Seed of the nerve's noise.")


class ThresholdRequest(BaseModel):
    """Which muscle to stimulate."""

    model_config = ConfigDict(extra="forbid")

    muscle: Literal[KINDS] = Field(  # type: ignore[valid-type]  # names that the nerve knows
        "calf", description="Of the reference person."
    )
    seed: int = Field(0, ge=0, le=LARGEST_NOISE, strict=True, description="Of the noise.")


def asked(body: bytes, model: type[Asked]) -> Asked:
    """Return what a body asks, checked; its scenario is still as it came.

    Parameters
    ----------
    body : bytes
        JSON.
    model : type
        Of this module.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ScenarioError(_("file"), _("is not text in UTF-8")) from None
    try:
        return model.model_validate(parsed(Path("request.json"), text))
    except ValidationError as problem:
        raise errors_of(problem, model) from None


def scenario_asked(request: Request, limits: Limits) -> tuple[Scenario, int, int]:
    """Return the scenario of a request, checked and within what this server computes; its days; and the draws.

    Parameters
    ----------
    request : Request
    limits : Limits
    """
    draws = limits.default_draws if request.draws is None else request.draws
    if draws > limits.draws:
        raise ScenarioError("draws", _("{count} are too many").format(count=draws), _at_most(limits.draws))
    if len(request.tracks) > limits.tracks:
        problem = _("{count} are too many").format(count=len(request.tracks))
        raise ScenarioError("tracks", problem, _at_most(limits.tracks))
    content = request.scenario
    if not isinstance(content, dict):
        raise ScenarioError("scenario", _("does not fit"), _("a table of keys and values"))
    scenario = read(content, Attachments({name: text.encode() for name, text in request.tracks.items()}))
    days = sum(block.repeat for block in scenario.day)
    if days > limits.days:
        raise ScenarioError("day", _("{count} days are too many").format(count=days), _at_most(limits.days))
    return scenario, days, draws


def _at_most(limit: int) -> str:
    return _("at most {limit}").format(limit=limit)


def written(data: Any) -> bytes:
    """Return plain data as JSON in UTF-8, compact. [byte]"""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
