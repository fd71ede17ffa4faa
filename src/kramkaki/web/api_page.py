"""The interface for programs as a page to read: made of our own OpenAPI document, without anybody's scripts."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kramkaki.language import gettext as _
from kramkaki.web.render import rendered

SCHEMAS = "#/components/schemas/"
LIMITS = {
    "minimum": "≥ {}",
    "exclusiveMinimum": "> {}",
    "maximum": "≤ {}",
    "exclusiveMaximum": "< {}",
    "minItems": "≥ {} items",
    "maxItems": "≤ {} items",
    "minLength": "≥ {} characters",
    "maxLength": "≤ {} characters",
    "format": "{}",
}
Pieces = list[tuple[str, str]]  # text, and the model it names or nothing
MOST_CHOICES = 40  # written out of an enumeration


def api_page(document: Mapping[str, Any], address: str) -> str:
    """Return the page.

    Parameters
    ----------
    document : dict
        OpenAPI 3.1, with models.
    address : str
        Of this server, for the example.
    """
    questions = [
        _question(path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    models = [_model(name, schema) for name, schema in sorted(document["components"]["schemas"].items())]
    shown = {"questions": questions, "models": models, "refusals": _refusals(questions), "address": address}
    return rendered("api.html", here="api", **shown)


def _question(path: str, method: str, operation: Mapping[str, Any]) -> dict[str, Any]:
    body = operation.get("requestBody", {}).get("content", {})
    answers = {int(status): answer for status, answer in operation["responses"].items()}
    return {
        "id": operation["operationId"],
        "method": method.upper(),
        "path": path,
        "about": operation.get("description", ""),
        "parameters": [
            {
                "name": parameter["name"],
                "in": parameter["in"],
                "about": parameter.get("description", ""),
                "type": type_of(parameter["schema"]),
            }
            for parameter in operation.get("parameters", ())
        ],
        "sent": _contents(body),
        "answered": _contents(answers[200].get("content", {})),
        "refused": {status: answer["description"] for status, answer in answers.items() if status != 200},
    }


def _contents(content: Mapping[str, Any]) -> list[tuple[str, Pieces]]:
    """Kinds of content with the model of each."""
    return [(kind, type_of(body.get("schema", {}))) for kind, body in content.items()]


def _refusals(questions: Iterable[Mapping[str, Any]]) -> list[tuple[int, str]]:
    """Every status of a refusal, with its title in the language in use."""
    titles = {status: text for question in questions for status, text in question["refused"].items()}
    return [(status, _(text)) for status, text in sorted(titles.items())]


def _model(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    needed = set(schema.get("required", ()))
    rows = [
        {
            "name": key,
            "type": type_of(member),
            "about": member.get("description", ""),
            "needed": key in needed,
            "default": json.dumps(member["default"], ensure_ascii=False) if member.get("default") is not None else "",
            "examples": [
                json.dumps(each, ensure_ascii=False)
                for each in member.get("examples", ())
                if not isinstance(each, dict)
            ],
        }
        for key, member in schema.get("properties", {}).items()
    ]
    return {"name": name, "about": schema.get("description", ""), "rows": rows}


def type_of(schema: Mapping[str, Any]) -> Pieces:
    """What may stand there, as pieces of text; a piece that names a model comes as ``(text, model)``.

    Parameters
    ----------
    schema : dict
        JSON Schema.
    """
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(SCHEMAS)
        return [(name, name)]
    if "anyOf" in schema:
        ways = [type_of(way) for way in schema["anyOf"] if way.get("type") != "null"]
        return _joined(ways, " or ")
    if "enum" in schema:
        names = [json.dumps(name, ensure_ascii=False) for name in schema["enum"]]
        more = [(" …", "")] if len(names) > MOST_CHOICES else []
        return [(" | ".join(names[:MOST_CHOICES]), ""), *more]
    if "const" in schema:
        return [(json.dumps(schema["const"], ensure_ascii=False), "")]
    if schema.get("type") == "array":
        return [("list of ", ""), *type_of(schema.get("items", {})), *_bounds(schema)]
    if isinstance(schema.get("additionalProperties"), dict):
        return [("table of ", ""), *type_of(schema["additionalProperties"])]
    return [(schema.get("type", "anything"), ""), *_bounds(schema)]


def _joined(ways: Iterable[Pieces], word: str) -> Pieces:
    pieces: Pieces = []
    for way in ways:
        pieces += [(word, ""), *way] if pieces else way
    return pieces


def _bounds(schema: Mapping[str, Any]) -> Pieces:
    bounds = [text.format(schema[key]) for key, text in LIMITS.items() if key in schema]
    return [(f" ({', '.join(bounds)})", "")] if bounds else []
