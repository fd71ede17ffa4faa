"""All warnings of a run: red flags first, then what the computed numbers call for."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kramkaki.language import day
from kramkaki.language import gettext as _
from kramkaki.safety import laboratory as blood
from kramkaki.safety.red_flags import Flag, raised_flags
from kramkaki.safety.rules import expanded, limit, read
from kramkaki.safety.wording import WARNINGS

LEVELS = ("emergency", "stop", "see_clinician", "caution", "info")
ENDURING = ("emergency", "stop", "see_clinician")  # what is said beside an emergency
NOT_KNOWN = float("nan")


@dataclass(frozen=True)
class Warning_:  # noqa: N801 (Warning is a builtin exception)
    """One warning: how urgent, which, and the numbers in it."""

    level: str
    code: str
    values: Mapping[str, float | str | date | None] = field(default_factory=dict)

    def text(self) -> str:
        """The warning in the language in use, numbers written as its readers write them."""
        # Blood values stand as on the slip, computed numbers rounder.
        digits = 2 if {"taken", "written"} & self.values.keys() else 1
        written = {name: _written(value, digits) for name, value in self.values.items()}
        text = _(WARNINGS[self.code]).format(**written)
        if "taken" not in self.values:
            return text
        return f"{text} " + _("Was it repeated since? Then enter the newest value with its day.")

    def as_dict(self) -> dict[str, str]:
        """``level``, ``code`` and ``text``, for output."""
        return {"level": self.level, "code": self.code, "text": self.text()}


def _written(value: float | str | date | None, digits: int) -> str:
    """A number, a day, a name or nothing, as the reader writes it."""
    if isinstance(value, date):
        return _("taken on {day}").format(day=day(value, long=True))
    if value is None:
        return _("day not told")
    return _(value) if isinstance(value, str) else blood.value_words(value, digits)


@dataclass(frozen=True)
class RunNumbers:
    """What the run computed; NaN where it does not apply (no exercise, no measurement).

    Parameters
    ----------
    lowest_mass_change : float
        Lowest body mass over the run against the start; negative is lost. [%]
    exercise_mass_change : float
        Body mass at the end of exercise against its beginning; the highest, when there are several. [%]
    lowest_plasma_sodium : float
        [mmol/L]
    exercise_intake : float
        Drunk during exercise. [L]
    exercise_sweat : float
        Sweated during exercise. [L]
    fastest_drinking : float
        Highest mean drinking rate over an hour of exercise. [L/h]
    sweat_rate_measured : bool
        The person gave a measured sweat rate or weigh-ins.
    highest_wet_bulb_globe_temperature : float
        While exercising or working, out of the water. [degC]
    heat_illness, heat_illness_if_held : float
        Chance of heat illness of people like this one, as they yield to heat and if they did not. [0-1]
    extremes : dict
        Name in `BELIEVED` to the lowest and highest value over the run. [glossary units]
    measured : frozenset of str
        Those of `BELIEVED` that the person measured: of them the model's values are not spoken of.
    """

    lowest_mass_change: float = NOT_KNOWN
    exercise_mass_change: float = NOT_KNOWN
    lowest_plasma_sodium: float = NOT_KNOWN
    exercise_intake: float = NOT_KNOWN
    exercise_sweat: float = NOT_KNOWN
    fastest_drinking: float = NOT_KNOWN
    sweat_rate_measured: bool = False
    highest_wet_bulb_globe_temperature: float = NOT_KNOWN
    heat_illness: float = NOT_KNOWN
    heat_illness_if_held: float = NOT_KNOWN
    extremes: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    measured: frozenset[str] = frozenset()


BELIEVED = ("core_temperature", "plasma_sodium", "plasma_potassium", "body_mass_change")
SMALLEST_GAIN = 0.1  # [% of body mass] what a scale can show


def circumstances_of_run(numbers: RunNumbers) -> set[str]:
    """Circumstances that the run shows by itself.

    Parameters
    ----------
    numbers : RunNumbers

    Returns
    -------
    circumstances : set of str
        ``heat`` and ``heavy_drinking`` where the numbers say so.
    """
    around = set()
    if numbers.highest_wet_bulb_globe_temperature >= limit("hot_conditions"):
        around.add("heat")
    if numbers.exercise_mass_change > limit("heavy_drinking_gain"):
        around.add("heavy_drinking")
    return around


def _heat_warnings(numbers: RunNumbers, symptoms: set[str]) -> Iterator[Warning_]:
    """The chance of heat illness, the heat of the body, and what the guidelines ask in the heat of the air."""
    if symptoms & set(expanded(["@ill_now"])):
        return  # whoever is ill is not told how to exercise in the heat
    many = {"number": _per_thousand(numbers.heat_illness)}
    if numbers.heat_illness >= limit("heat_illness_stop"):
        yield Warning_("stop", "heat_illness_likely", many)
    if numbers.heat_illness_if_held >= limit("heat_illness_stop"):
        held = _per_thousand(numbers.heat_illness_if_held)
        yield Warning_("caution", "heat_illness_if_held", {**many, "held": held})
    core = numbers.extremes.get("core_temperature", (NOT_KNOWN, NOT_KNOWN))[1]
    if limit("hot_core") <= core <= limit("highest_believed_core_temperature"):
        yield Warning_("caution", "hot_core", {"temperature": core})
    air = {"temperature": numbers.highest_wet_bulb_globe_temperature}
    if air["temperature"] >= limit("hot_conditions"):
        yield Warning_("caution", "hot_conditions", air)
    flags = [(code, row) for code, row in read("wbgt_flags").items() if air["temperature"] >= row["from"]]
    for code, row in flags[-1:]:
        yield Warning_(row["level"], code, air)


def _per_thousand(chance: float) -> float:
    """Of a thousand, as precisely as it is known: two digits."""
    return float(f"{1000 * chance:.2g}")


def _water_warnings(numbers: RunNumbers, symptoms: set[str]) -> Iterator[Warning_]:
    loss = -numbers.lowest_mass_change
    if loss > limit("dehydration_caution") and symptoms & set(expanded(["@loses_fluid"])):
        yield Warning_("stop", "dehydration_illness", {"loss": loss})
    elif loss > limit("dehydration_stop"):
        yield Warning_("stop", "dehydration_stop", {"loss": loss})
    elif loss > limit("dehydration_caution"):
        yield Warning_("caution", "dehydration_caution", {"loss": loss, "limit": limit("dehydration_caution")})
    gains = numbers.exercise_mass_change > SMALLEST_GAIN
    low = numbers.lowest_plasma_sodium < limit("low_sodium") and "plasma_sodium" not in numbers.measured
    overloaded = numbers.extremes.get("body_mass_change", (0.0, 0.0))[1] > limit("water_overload")
    if low and (gains or overloaded):
        yield Warning_("stop", "over_drinking_low_sodium", {"sodium": numbers.lowest_plasma_sodium})
    elif low:
        yield Warning_("see_clinician", "low_sodium", {"sodium": numbers.lowest_plasma_sodium})
    if gains:
        yield Warning_("caution", "mass_gain", {"gain": numbers.exercise_mass_change})
    elif numbers.exercise_intake > numbers.exercise_sweat + limit("drink_above_sweat"):
        values = {"intake": numbers.exercise_intake, "sweat": numbers.exercise_sweat}
        yield Warning_("caution", "drinks_exceed_sweat", values)
    if numbers.fastest_drinking > limit("fastest_drinking") and not numbers.sweat_rate_measured:
        yield Warning_("caution", "fast_drinking", {"limit": limit("fastest_drinking")})


def _believable_warnings(numbers: RunNumbers) -> Iterator[Warning_]:
    """What the body would not stand, so that the laws no longer hold: a best estimate, but with a flag."""
    coldest = numbers.extremes.get("core_temperature", (NOT_KNOWN,))[0]
    if coldest < limit("hypothermia"):
        yield Warning_("stop", "hypothermia", {"temperature": coldest})
    for name in [name for name in BELIEVED if name not in numbers.measured]:
        low, high = numbers.extremes.get(name, (NOT_KNOWN, NOT_KNOWN))
        if high > limit(f"highest_believed_{name}"):
            yield Warning_("stop", f"unbelievable_{name}", {"value": high})
        elif low < limit(f"lowest_believed_{name}"):
            yield Warning_("stop", f"unbelievable_{name}", {"value": low})


def _blood_warnings(raised: Iterable[Flag], laboratory: Mapping[str, Any]) -> Iterator[Warning_]:
    """The raised flags, with the blood value that raised each; and values whose unit may be wrong."""
    bands = blood.bands(laboratory)
    for flag in raised:
        inside = [slug for slug in bands if any(slug in slugs for clause in flag.when for slugs in clause.values())]
        values = {"value": bands[inside[0]], "taken": laboratory.get("taken")} if inside and flag.tells_value else {}
        yield Warning_(flag.level, flag.code, values)
    for reading in blood.doubtful(laboratory):
        values = {"written": laboratory[reading.key], "converted": reading.value, "name": blood.NAMES[reading.key]}
        # Beside an emergency only what is as grave is shown, and there the question must be seen, too.
        grave = any(flag.level == "emergency" for flag in raised)
        yield Warning_("stop" if grave else "see_clinician", "units_doubtful", values)


def warnings_of(
    symptoms: Collection[str] = (),
    circumstances: Iterable[str] = (),
    numbers: RunNumbers | None = None,
    laboratory: Mapping[str, Any] | None = None,
) -> list[Warning_]:
    """Every warning that applies, emergencies first.

    Parameters
    ----------
    symptoms : iterable of str
        Slugs of `SYMPTOMS`: now or during the cramps.
    circumstances : iterable of str
        Slugs of `CIRCUMSTANCES`.
    numbers : RunNumbers, optional
        What the run computed.
    laboratory : mapping, optional
        Measured blood values: keys of the scenario's laboratory table; None where not measured.

    Returns
    -------
    warnings : list of Warning_
        Sorted by `LEVELS`, then as in the data.
    """
    numbers = numbers or RunNumbers()
    around = set(circumstances) | circumstances_of_run(numbers)
    warnings = list(_blood_warnings(raised_flags(symptoms, around), laboratory or {}))
    if is_emergency(warnings):  # it ends the answer: what the model computes and what can wait is not said
        warnings = [warning for warning in warnings if warning.level in ENDURING]
    else:
        warnings += [
            *_heat_warnings(numbers, set(symptoms)),
            *_water_warnings(numbers, set(symptoms)),
            *_believable_warnings(numbers),
        ]
    return sorted(warnings, key=lambda warning: LEVELS.index(warning.level))


def is_emergency(warnings: Iterable[Warning_]) -> bool:
    """Whether one of the warnings is an emergency."""
    return any(warning.level == "emergency" for warning in warnings)
