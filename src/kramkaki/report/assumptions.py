"""What was assumed, in words rather than in keys of the file."""

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.report.events import named
from kramkaki.results import Assumption, Result
from kramkaki.scenario.compile.draft import Assumption as Default

# The last part of a key in the scenario file: what it is.
_WORDS = {
    "feet": N_("Feet"),
    "height_cm": N_("Height"),
    "maximal_oxygen_uptake_ml_per_kg_min": N_("Fitness (highest oxygen uptake)"),
    "hot_days": N_("Hot days lately"),
    "filtration_rate_ml_per_min": N_("Kidney filtration"),
    "hours_per_week": N_("Training"),
    "weeks": N_("Training like this for"),
    "sodium_mg": N_("Sodium in the diet"),
    "potassium_mg": N_("Potassium in the diet"),
    "calcium_mg": N_("Calcium in the diet"),
    "magnesium_mg": N_("Magnesium in the diet"),
    "vitamin_e_mg": N_("Vitamin E in the diet"),
    "water_l": N_("Water in food and drink"),
    "weather": N_("Air temperature"),
    "relative_humidity_percent": N_("Humidity"),
    "sun": N_("Sunshine"),
    "posture": N_("Posture by day"),
    "sleep_posture": N_("Feet in bed"),
    "effort": N_("Effort"),
    "intensity": N_("Effort"),
    "drink": N_("Drinks"),
    "meal": N_("Meals"),
    "usual_intensity_percent": N_("Usual effort in training"),
    "water_temperature_c": N_("Water temperature"),
}
_WITHOUT_VALUE = {"feet"}  # its reason says it all


def rows(result: Result) -> list[Assumption]:
    """What was assumed in words, in the order it was made."""
    known = {default.key: default for default in result.compiled.assumptions}
    return [
        Assumption(row.place, _worded(known[row.place]) if row.place in known else row.text)
        for row in result.assumptions
    ]


def _worded(assumption: Default) -> str:
    what = _what(assumption.key)
    if assumption.is_note or assumption.key.rpartition(".")[2] in _WITHOUT_VALUE:
        return f"{what}: {assumption.because}"
    return f"{what}: {_value(assumption)} ({assumption.because})"


def _what(key: str) -> str:
    parts = key.split(".")
    if parts[0] in ("meal", "drink"):
        return _("Minerals of {name}").format(name=named(parts[0])(parts[1]))
    if parts[0] == "medicine":
        return _("Dose of {name}").format(name=named("medicine")(parts[1]))
    return _(_WORDS.get(parts[-1], parts[-1]))


def _value(assumption: Default) -> str:
    value = assumption.value
    if isinstance(value, int | float):
        decimals = 0 if abs(value) >= 20 or float(value).is_integer() else 1
        value = language.number(value, decimals)
    space = "" if assumption.unit == "%" else " "
    return f"{value}{space}{assumption.unit}".strip()
