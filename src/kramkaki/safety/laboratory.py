"""Measured blood values: the bands in which somebody must act, and values whose unit may have been mixed up."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.language import number
from kramkaki.safety.rules import read

NAMES = {
    "sodium_mmol_per_l": N_("blood sodium"),
    "potassium_mmol_per_l": N_("blood potassium"),
    "ionised_calcium_mmol_per_l": N_("ionised calcium"),
    "total_calcium_mmol_per_l": N_("total calcium"),
    "magnesium_mmol_per_l": N_("blood magnesium"),
    "glucose_mmol_per_l": N_("blood glucose"),
    "creatine_kinase_u_per_l": N_("creatine kinase (CK)"),
}

NORMAL_ALBUMIN = 40.0  # [g/L]
CALCIUM_PER_ALBUMIN = 0.02  # [mmol/L per g/L] usual adjustment of total calcium, from memory


class Reading(NamedTuple):
    """One way in which a written value can be meant."""

    key: str  # of ``data/laboratory.toml``
    value: float  # [unit of the key]
    is_converted: bool  # read as mg/dL


def readings(laboratory: Mapping[str, Any]) -> dict[str, list[Reading]]:
    """How each measured value can be meant; two readings where the unit may have been mixed up.

    Parameters
    ----------
    laboratory : mapping
        Keys of the scenario's laboratory table; None where not measured.

    Returns
    -------
    readings : dict of str to list of Reading
        By key, the value as written first unless nobody alive can have it.
    """
    possible = {}
    for key, record in read("laboratory")["value"].items():
        if laboratory.get(key) is not None:
            possible[key] = _possible(key, laboratory[key], record, bool(laboratory.get("units_read_off")))
    return possible


def _adjusted(reading: Reading, laboratory: Mapping[str, Any]) -> float:
    """A reading in which total calcium is that of a normal albumin. [unit of the key]"""
    albumin: float | None = laboratory.get("albumin_g_per_l")
    if reading.key != "total_calcium_mmol_per_l" or albumin is None:
        return reading.value
    return reading.value + CALCIUM_PER_ALBUMIN * (NORMAL_ALBUMIN - albumin)


def _possible(key: str, written: float, record: Mapping[str, Any], read_off: bool) -> list[Reading]:
    low, high = record["possible"]
    as_written = [Reading(key, written, False)]
    if read_off or "per_mg_per_dl" not in record or written <= record["usual"][1]:
        return as_written
    converted = written * record["per_mg_per_dl"]
    if not low <= converted <= high:
        return as_written
    as_mg_per_dl = [Reading(key, converted, True)]
    return as_written + as_mg_per_dl if low <= written <= high else as_mg_per_dl


def bands(laboratory: Mapping[str, Any]) -> dict[str, float]:
    """The bands that measured values lie in, with the value that does.

    Parameters
    ----------
    laboratory : mapping
        As for `readings`.

    Returns
    -------
    bands : dict of str to float
        Slug of ``data/laboratory.toml`` to the value. [unit of its key]
    """
    values = {
        key: [_adjusted(one, laboratory) for one in values_read] for key, values_read in readings(laboratory).items()
    }
    return {
        slug: value
        for slug, band in read("laboratory")["band"].items()
        for value in values.get(band["key"], ())
        if _lies_in(value, band)
    }


def _lies_in(value: float, band: Mapping[str, Any]) -> bool:
    outside = value < band.get("below", value) or value > band.get("above", value)
    return bool(outside or value >= band.get("from", value + 1))


def doubtful(laboratory: Mapping[str, Any]) -> list[Reading]:
    """The values whose unit may have been mixed up, as they would be in the unit of their key.

    Returns
    -------
    doubtful : list of Reading
        Read as mg/dL. [unit of the key]
    """
    return [reading for possible in readings(laboratory).values() for reading in possible if reading.is_converted]


def is_band(slug: str) -> bool:
    """Whether a circumstance is a band of a blood value."""
    return slug in read("laboratory")["band"]


def unit_of(key: str) -> str:
    """Unit of a key, as it is written."""
    return "U/L" if key.endswith("_u_per_l") else "mmol/L"


def band_words(slug: str) -> str:
    """A band in the language in use: "blood sodium < 130 mmol/L"."""
    band = read("laboratory")["band"][slug]
    sign = {"below": "<", "above": ">", "from": "≥"}
    ((how, edge),) = ((how, band[how]) for how in sign if how in band)
    name = NAMES[band["key"]]
    return f"{_(name)} {sign[how]} {value_words(edge)} {unit_of(band['key'])}"


def value_words(value: float, most: int = 2) -> str:
    """A value with the decimals it needs, at most so many, as the reader writes it."""
    return number(value, next(digits for digits in range(most + 1) if round(value, digits) == round(value, most)))
