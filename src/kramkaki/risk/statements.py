"""What each statement rests on: studies, grade, and the causes and parameters with which the model acts on it.

``statements.toml`` names the studies and points at records of ``causes.toml`` and ``parameters/*.toml``; every size
shown is read from those records, as the model reads it.
"""

import tomllib
from dataclasses import asdict
from functools import cache

from kramkaki.evidence import causes as catalogue
from kramkaki.evidence.causes import FOLDER
from kramkaki.language import gettext as _
from kramkaki.parameters import records
from kramkaki.risk.cause_sizes import rate_ratio_of


@cache
def statements():
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


def _record(name):
    organ, _dot, parameter = name.partition(".")
    return records.records(organ).get(parameter)


def _cited(keys):
    return [{"source": key, **records.sources()[key]} for key in keys.split()]


def _cause(slug):
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


def _used(effect):
    low, size, high = (
        rate_ratio_of(effect.measure, effect.outcome, value) / effect.body_share
        for value in (effect.low, effect.size, effect.high)
    )
    return {**asdict(effect), "rate_ratio": size, "rate_ratio_low": low, "rate_ratio_high": high}


def _parameter(name):
    record = _record(name)
    return {
        "parameter": name,
        "value": record.value,
        "unit": record.unit,
        "kind": record.kind,
        "spread": record.spread,
        "because": record.because,
        "sources": _cited(record.source),
    }


def _told(row, field):
    text = row.get(field, "")
    return _(text)


def evidence(number):
    """Return what one statement rests on.

    Parameters
    ----------
    number : int
        0 to 23.

    Returns
    -------
    statement : dict
        ``number``, ``title``, ``grade``, ``note``, ``studies``, ``model``, ``causes``, ``parameters``; texts in
        the language in use, sizes as the model reads them. [units of the records]
    """
    row = statements()[number]
    return {
        "number": number,
        "title": _told(row, "title"),
        "grade": row["grade"],
        "note": _told(row, "note"),
        "studies": [
            {**study, "n": study.get("n"), "found": _told(study, "found"), **records.sources()[study["source"]]}
            for study in row["studies"]
        ],
        "model": _told(row, "model"),
        "causes": [_cause(slug) for slug in row["causes"]],
        "parameters": [_parameter(name) for name in row["parameters"]],
    }
