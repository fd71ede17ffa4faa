"""What each statement rests on: studies, grade, and the causes and parameters with which the model acts on it.

``statements.toml`` names the studies and points at records of ``causes.toml`` and ``parameters/*.toml``; every size
shown is read from those records, as the model reads it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from kramkaki.errors import ScenarioError
from kramkaki.evidence import causes as catalogue
from kramkaki.evidence.causes import FOLDER, Effect
from kramkaki.language import gettext as _
from kramkaki.parameters import records
from kramkaki.parameters.records import Record
from kramkaki.risk.cause_sizes import rate_ratio_of


@cache
def statements() -> dict[int, dict[str, Any]]:
    """Return the rows of the table by number, checked."""
    text = (FOLDER / "statements.toml").read_text(encoding="utf-8")
    rows = {int(number): row for number, row in tomllib.loads(text).items()}
    for number, row in rows.items():
        known = {
            "grade": row["grade"] in catalogue.GRADES,
            "causes": all(slug in catalogue.table() for slug in row["causes"]),
            "parameters": all(_record(name) for name in row["parameters"]),
            "studies": all(study["source"] in records.sources() and study["checked"] for study in row["studies"]),
        }
        wrong = [field for field, right in known.items() if not right]
        if wrong:
            raise ValueError(f"statements.toml [{number}]: unknown in {', '.join(wrong)}")
    return rows


def _record(name: str) -> Record | None:
    organ, _dot, parameter = name.partition(".")
    return records.records(organ).get(parameter)


def _cited(keys: str) -> list[dict[str, str]]:
    return [{"source": key, **records.sources()[key]} for key in keys.split()]


def _cause(slug: str) -> dict[str, Any]:
    cause = catalogue.table()[slug]
    return {
        "cause": slug,
        "name": _(cause.name),
        "grade": cause.grade,
        "contested": cause.contested,
        "route": _(cause.route),
        "measured": _(cause.effect),
        "reference": _(cause.reference),
        "used": [_used(effect) for effect in cause.on],
        "sources": _cited(cause.source),
    }


def _used(effect: Effect) -> dict[str, Any]:
    low, size, high = (
        rate_ratio_of(effect.measure, effect.outcome, value) / effect.body_share
        for value in (effect.low, effect.size, effect.high)
    )
    return {**asdict(effect), "rate_ratio": size, "rate_ratio_low": low, "rate_ratio_high": high}


def _parameter(name: str) -> dict[str, Any]:
    record = _record(name)
    assert record is not None  # checked when the table was read
    return {
        "parameter": name,
        "value": record.value,
        "unit": record.unit,
        "kind": record.kind,
        "spread": record.spread,
        "because": record.because,
        "sources": _cited(record.source),
    }


def _text(row: Mapping[str, Any], field: str) -> str:
    return _(row[field]) if row.get(field) else ""


def evidence(number: int | str) -> dict[str, Any]:
    """Return what one statement rests on.

    Parameters
    ----------
    number : int
        0 to 23; anything else, also what a user wrote, is refused.

    Returns
    -------
    statement : dict
        ``number``, ``title``, ``grade``, ``note``, ``studies``, ``model``, ``causes``, ``parameters``; texts in
        the language in use, sizes as the model reads them. [units of the records]
    """
    if not isinstance(number, int) or number not in statements():
        raise ScenarioError("N", _("there is no statement {number}").format(number=number), allowed="0-23")
    row = statements()[number]
    return {
        "number": number,
        "title": _text(row, "title"),
        "grade": row["grade"],
        "note": _text(row, "note"),
        "studies": [
            {**study, "n": study.get("n"), "found": _text(study, "found"), **records.sources()[study["source"]]}
            for study in row["studies"]
        ],
        "model": _text(row, "model"),
        "causes": [_cause(slug) for slug in row["causes"]],
        "parameters": [_parameter(name) for name in row["parameters"]],
    }
