"""Says in one line what is wrong with a scenario: where, what, what is allowed, what was meant."""

import difflib
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AwareDatetime, BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.scenario.part import Part

Location = tuple[str | int, ...]  # of a key: ``("day", 0, "drink")``
MAXIMUM_VALUE_LENGTH = 40
MAXIMUM_ERRORS = 20
LONG_LIST = 12  # names; a longer list is not printed where a near one was found
_UNITS = (
    ("_mmol_per_l", "mmol/L"), ("_mosm_per_kg", "mOsm/kg"), ("_ml_per_kg_min", "mL/kg/min"), ("_ml_per_min", "mL/min"),
    ("_min_per_km", "min/km"), ("_min_per_100_m", "min/100 m"), ("_km_per_h", "km/h"), ("_m_per_s", "m/s"),
    ("_w_per_m2", "W/m²"), ("_nmol_per_l", "nmol/L"), ("_mg_per_l", "mg/L"), ("_g_per_l", "g/L"),
    ("_l_per_h", "L/h"), ("_per_month", "1/month"), ("_per_week", "h/week"), ("_per_day", "1/day"), ("_percent", "%"),
    ("_kcal", "kcal"), ("_years", "years"), ("_kg", "kg"), ("_km", "km"), ("_cm", "cm"), ("_mg", "mg"), ("_ml", "mL"),
    ("_hz", "Hz"), ("_w", "W"), ("_c", "°C"), ("_m", "m"), ("_g", "g"), ("_l", "L"),
)  # fmt: skip
FOREIGN_UNITS = (
    "_lb", "_lbs", "_pounds", "_stone", "_ft", "_feet", "_in", "_inch", "_inches", "_f", "_fahrenheit", "_k", "_mi",
    "_miles", "_mph", "_oz", "_fl_oz", "_mm", "_m", "_kmh", "_km_h", "_ms", "_mg", "_g", "_kg", "_ml", "_l", "_liter",
    "_litre", "_cl", "_meq_per_l", "_mg_per_dl", "_mg_dl", "_ppm", "_kpa", "_min", "_h", "_s", "_hours", "_minutes",
    "_celsius", "_c", "_bpm", "_kcal", "_kj", "_watts", "_cups", "_gallons", "_pints",
)  # fmt: skip


def unit_of(key: str) -> str:
    """Unit named at the end of a key: ``"mass_kg"`` gives ``"kg"``. [text]"""
    return next((unit for ending, unit in _UNITS if key.endswith(ending)), "")


def stem(key: str) -> str:
    """A key without its unit: ``"mass_kg"`` gives ``"mass"``. [text]"""
    for ending in sorted({*FOREIGN_UNITS, *(ending for ending, _unit in _UNITS)}, key=len, reverse=True):
        if key.endswith(ending) and len(key) > len(ending):
            return key.removesuffix(ending)
    return key


def errors_of(validation_error: ValidationError, model: type[BaseModel]) -> ScenarioError:
    """Turn what pydantic found into one `ScenarioError` with a line for each fault.

    Parameters
    ----------
    validation_error : pydantic.ValidationError
        What was found.
    model : type
        The model that was read.

    Returns
    -------
    error : ScenarioError
        Its text has one line for each fault.
    """
    every = validation_error.errors(include_url=False)
    faults = every[: 2 * MAXIMUM_ERRORS]  # looking for the nearest names takes time, and no more are shown
    meant = {
        (*fault["loc"][:-1], name)
        for fault in faults
        if fault["type"] == "extra_forbidden"
        for name in _meant(fault["loc"], model)
    }
    explained = [fault for fault in faults if not (fault["type"] == "missing" and fault["loc"] in meant)]
    return join([_explain(fault, model) for fault in explained], len(every) - len(faults))


def join(errors: Sequence[ScenarioError], untold: int = 0) -> ScenarioError:
    """One error of several: the first one's parts, everybody's line up to a limit, and how many more there are."""
    first, *others = errors
    if not others and not untold:
        return first
    lines = [str(error) for error in errors[:MAXIMUM_ERRORS]]
    more = len(errors) - len(lines) + untold
    if more:
        lines.append(_("and {count} more").format(count=more))
    first.args = ("\n".join(lines),)
    first.each = list(errors)
    return first


def key_path(location: Location) -> str:
    """``("day", 0, "drink")`` as ``"day[0].drink"``."""
    path = ""
    for step in location:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
    return _plain(path) or _("file")


def _explain(fault: ErrorDetails, model: type[BaseModel]) -> ScenarioError:
    location = fault["loc"]
    key = str(location[-1]) if location else ""
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(location, model)
    if kind == "missing":
        return ScenarioError(key_path(location), _("is missing"), _wanted(location, model, key))
    if kind == "literal_error":
        return _not_in_list(location, fault["input"], context)
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        return ScenarioError(
            key_path(location),
            _("{value} is impossible").format(value=_shown(fault["input"], key)),
            _range(location, model, unit_of(key)),
            _unit_hint(fault["input"], key),
        )
    if kind == "value_error":
        return ScenarioError(key_path(location), _("{value}: {problem}").format(
            value=_shown(fault["input"], key), problem=str(context["error"])))  # fmt: skip
    if kind in ("too_long", "string_too_long"):
        return ScenarioError(
            key_path(location), _("is too long"), _("at most {limit}").format(limit=context["max_length"])
        )
    if kind == "too_short":
        return ScenarioError(key_path(location), _("is empty"), _("at least one"))
    return ScenarioError(key_path(location), _("{value} does not fit").format(
        value=_shown(fault["input"], key)), _needed(kind, key))  # fmt: skip


def _needed(kind: str, key: str) -> str:
    if kind == "timezone_aware":
        return _('a date and time with its zone, such as "2026-03-01T05:30+07:00"')
    if kind.startswith("datetime"):
        return _('a date and time such as "2026-03-01T05:30+07:00"')
    if kind.startswith("date"):
        return _('a date such as "2026-03-01"')
    if kind == "list_type":
        return _("a list, written [[{key}]]").format(key=key)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return _("a table of keys and values")
    if kind.startswith("bool"):
        return _("true or false")
    if kind.startswith("string"):
        return _("a text in quotes")
    if kind.startswith("int"):
        return _("a whole number")
    if kind.startswith(("float", "finite")):
        return _("a number, without quotes or unit") + (f" [{unit_of(key)}]" if unit_of(key) else "")
    return ""


def _meant(location: Location, model: type[BaseModel]) -> list[str]:
    """Known keys that an unknown one may stand for: the same word with another unit, else the nearest."""
    key, table = str(location[-1]), _model_at(location[:-1], model)
    known = _keys(table) if table else []
    same_stem = [name for name in known if stem(name) == stem(key) or name == stem(key)]
    return same_stem or difflib.get_close_matches(key[:60], known, n=3, cutoff=0.6)


def _unknown_key(location: Location, model: type[BaseModel]) -> ScenarioError:
    near = _meant(location, model)
    if not near:
        table = _model_at(location[:-1], model)
        return ScenarioError(
            key_path(location), _("is not a known key"), ", ".join(sorted(_keys(table))) if table else ""
        )
    fix = _("did you mean {key}?").format(key=", ".join(near))
    if stem(near[0]) == stem(str(location[-1])) and unit_of(near[0]):
        fix = _("did you mean {key}? It is given in {unit}").format(key=near[0], unit=unit_of(near[0]))
    return ScenarioError(key_path(location), _("is not a known key"), fix=fix)


def _not_in_list(location: Location, value: object, context: Mapping[str, Any]) -> ScenarioError:
    allowed = re.findall(r"'([^']*)'|(\d+)", context["expected"])
    names = [text or digits for text, digits in allowed]
    near = difflib.get_close_matches(str(value)[:60], names, n=3, cutoff=0.5)
    fix = _("did you mean {key}?").format(key=", ".join(near)) if near else ""
    return ScenarioError(key_path(location), _("{value} is not known").format(value=_shown(value, "")),
                         ", ".join(names), fix)  # fmt: skip


def _plain(text: str) -> str:
    """Text from the file that is safe to print on one line."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in text)
    return clean if len(clean) <= 120 else clean[:117] + "..."


def _shown(value: object, key: str) -> str:
    if isinstance(value, dict | list):
        return _("a table") if isinstance(value, dict) else _("a list")
    if isinstance(value, str):
        value = _plain(value)
        return f'"{value[:MAXIMUM_VALUE_LENGTH]}"' + ("..." if len(value) > MAXIMUM_VALUE_LENGTH else "")
    try:
        text = str(value).lower() if isinstance(value, bool) else str(value)
    except ValueError:  # a whole number of more digits than Python writes out
        text = "..."
    unit = "" if isinstance(value, bool) else unit_of(key)
    return f"{text[:MAXIMUM_VALUE_LENGTH]} {unit}".rstrip()


def _range(location: Location, model: type[BaseModel], unit: str) -> str:
    field = _field_at(location, model)
    if field is None:
        return ""
    limits = {type(mark).__name__: mark for mark in field.metadata}
    low = getattr(limits.get("Ge"), "ge", getattr(limits.get("Gt"), "gt", None))
    high = getattr(limits.get("Le"), "le", getattr(limits.get("Lt"), "lt", None))
    if low is None:
        return ""
    return _("{low} to {high} {unit}").format(low=low, high=high, unit=unit).strip()


def _unit_hint(value: object, key: str) -> str:
    """The slips that turn up: litres for millilitres, metres for centimetres, fractions for percent."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    if key.endswith("_ml") and value < 1:
        return _("a litre is 1000 mL")
    if key == "height_cm" and value < 3:
        return _("give centimetres: {value}").format(value=round(value * 100))
    if key == "albumin_g_per_l" and value < 6.5:
        return _("give grams per litre: {value}").format(value=round(value * 10))
    if key.endswith("_c") and value > 60:
        return _("give degrees Celsius: {value}").format(value=round((value - 32) * 5 / 9))
    return ""


def _wanted(location: Location, model: type[BaseModel], key: str) -> str:
    """What belongs under a key that is missing."""
    field = _field_at(location, model)
    kind = field.annotation if field is not None else None
    if get_origin(kind) is Literal:
        return ", ".join(map(str, get_args(kind)))
    if kind in (datetime, AwareDatetime):
        return _needed("timezone_aware", key)
    if kind is date:
        return _needed("date", key)
    if kind is float:
        return _range(location, model, unit_of(key)) or _('a clock time such as "05:30"')
    return ""


def _keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _field_at(location: Location, model: type[BaseModel]) -> FieldInfo | None:
    owner = _model_at(location[:-1], model)
    if owner is None or not location:
        return None
    return next((field for name, field in owner.model_fields.items() if location[-1] in (name, field.alias)), None)


def _model_at(location: Location, model: type[BaseModel]) -> type[BaseModel] | None:
    for step in location:
        if isinstance(step, int):
            continue
        field = next((field for name, field in model.model_fields.items() if step in (name, field.alias)), None)
        inner = _model_in(field.annotation) if field else None
        if inner is None:
            return None
        model = inner
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    if get_origin(annotation) in (list, Union, UnionType, Annotated):
        return next(filter(None, map(_model_in, get_args(annotation))), None)
    return None
