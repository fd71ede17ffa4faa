"""The documentation of the interface (OpenAPI 3.1): questions and answers as the models have them."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter
from starlette.responses import Response

from kramkaki.scenario.model import Scenario
from kramkaki.web import problems, progress, replies, requests

PREFIX = "/api/v1"
VERSION = "1.0"
DESCRIPTION = (
    "When, where and why a leg muscle would cramp, and how sure that is. For research and education; not a medical "
    "device. Nothing of what is sent is stored or logged."
)
QUESTIONS = (
    requests.Request, requests.RunRequest, requests.PlanRequest, requests.EffectRequest, requests.ZoomRequest,
    requests.ThresholdRequest,
)  # fmt: skip
_JSON = "application/json"
_EVENT = {
    "type": "object",
    "properties": {
        "event": {"enum": ["progress", "result", "problem"]},
        "data": {"type": "string", "description": "JSON: fraction and text; the answer; or a problem."},
    },
}
_REFUSALS = (403, 408, 413, 422, 429, 500, 503, 504)
_LOOK_UPS = (403, 422, 500, 503, 504)


def asks(question: str, reply: str) -> dict[str, Any]:
    """Document a question in JSON that is answered in JSON, or in events."""
    content = {_JSON: _model(reply), progress.MEDIA_TYPE: {"schema": _EVENT}}
    return _documented(content, _REFUSALS, _body({_JSON: _model(question)}))


def gives_file(question: str, media_type: str) -> dict[str, Any]:
    """Document a question in JSON that is answered with a file."""
    return _documented({media_type: {"schema": {}}}, (*_REFUSALS, 409), _body({_JSON: _model(question)}))


def reads(media_types: Iterable[str], reply: str) -> dict[str, Any]:
    """Document a file that is sent, and answered in JSON."""
    return _documented({_JSON: _model(reply)}, _REFUSALS, _body({each: {"schema": {}} for each in media_types}))


def gives(reply: str | None, *further: int) -> dict[str, Any]:
    """Document what is looked up."""
    return _documented({_JSON: _model(reply) if reply else {"schema": {"type": "object"}}}, (*_LOOK_UPS, *further))


def _documented(
    content: Mapping[str, Any], refusals: Iterable[int], extra: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    refused = {"content": {problems.MEDIA_TYPE: _model("ProblemAnswer")}}
    answers: dict[int, Any] = {200: {"description": "Done.", "content": content}}
    answers |= {status: {"description": problems.TITLES[status], **refused} for status in refusals}
    return {"responses": answers, "openapi_extra": extra, "response_class": Response}


def _body(content: Mapping[str, Any]) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": content}}


def _model(name: str) -> dict[str, Any]:
    return {"schema": {"$ref": f"#/components/schemas/{name}"}}


def with_models(document: dict[str, Any]) -> dict[str, Any]:
    """Return an OpenAPI document with the models that its questions and answers name.

    Parameters
    ----------
    document : dict
        As FastAPI makes it of the routes.
    """
    models: list[Any] = [
        (model.__name__, "validation", TypeAdapter(model)) for model in (*QUESTIONS, Scenario, *replies.REPLIES)
    ]
    _references, shared = TypeAdapter.json_schemas(models, ref_template="#/components/schemas/{model}")
    document.setdefault("components", {}).setdefault("schemas", {}).update(shared["$defs"])
    return document
