"""Medicines: doses over time, and what their regular use means for the start."""

from collections.abc import Collection, Mapping

from kramkaki.body.person import Person as BodyPerson
from kramkaki.constants import MINUTES_PER_DAY, MINUTES_PER_HOUR
from kramkaki.language import gettext as _
from kramkaki.scenario.compile.draft import Draft
from kramkaki.scenario.days import minutes_after_start
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.model_person import RegularMedicine
from kramkaki.tables.medicines import DIURETIC_ROUTES, MINERAL_ROUTES, known_medicine
from kramkaki.tables.reader import Row

FIRST_DOSE = 8 * MINUTES_PER_HOUR
SWALLOWING = 5.0  # [min] over which a dose is spread
DOSE_FIELDS = {
    "thiazide": "dose_thiazide",
    "loop_diuretic": "dose_loop_diuretic",
    "potassium_sparing": "dose_potassium_sparing",
}
HABITUAL_FIELDS = {
    "thiazide": "habitual_thiazide",
    "loop_diuretic": "habitual_loop_diuretic",
    "potassium_sparing": "habitual_potassium_sparing",
}


def taken_before(scenario: Scenario, medicine: RegularMedicine) -> bool:
    """Whether a regular medicine was in use at the start."""
    since = medicine.since is None or minutes_after_start(scenario, medicine.since) < 0
    until = medicine.until is None or minutes_after_start(scenario, medicine.until) + MINUTES_PER_DAY > 0
    return since and until


def fill_medicines(draft: Draft) -> BodyPerson:
    """Write all doses into the timeline.

    Returns
    -------
    person : kramkaki.body.person.Person
        With the medicines in use at the start.
    """
    replaced: dict[float, set[str]] = {}
    for day in draft.days:
        for dose in day.content.medicine or ():
            row = known_medicine(dose.name)
            _take(draft, row, _milligrams(draft, row, dose.dose_mg, 1.0), day.at(dose.time))
            draft.event("medicine", day.at(dose.time), day.at(dose.time), row["id"], dose.dose_mg)
            replaced.setdefault(day.midnight, set()).add(row["id"])
    for medicine in draft.scenario.person.medicines:
        _regular(draft, medicine, replaced)
    return _person(draft)


def _regular(draft: Draft, medicine: RegularMedicine, replaced: Mapping[float, Collection[str]]) -> None:
    row = known_medicine(medicine.name)
    milligrams = _milligrams(draft, row, medicine.dose_mg, medicine.times_per_day)
    first = 0.0 if medicine.since is None else minutes_after_start(draft.scenario, medicine.since)
    last: float = draft.minutes
    if medicine.until is not None:
        last = minutes_after_start(draft.scenario, medicine.until) + MINUTES_PER_DAY
    if medicine.since is not None and first >= 0:
        draft.event("medicine", first + FIRST_DOSE, first + FIRST_DOSE, row["id"], milligrams)
    for number, day in enumerate(draft.days):
        if row["id"] in replaced.get(day.midnight, ()) or not first - MINUTES_PER_DAY < day.midnight < last:
            continue
        for clock in _clock_times(medicine.times_per_day, number):
            if first <= day.at(clock) < last:
                _take(draft, row, milligrams, day.at(clock))


def _clock_times(times_per_day: float, number: int) -> list[float]:
    if times_per_day < 1:
        return [FIRST_DOSE] if int((number + 1) * times_per_day + 1e-9) > int(number * times_per_day + 1e-9) else []
    count = round(times_per_day)
    step = 0 if count == 1 else min(12 * MINUTES_PER_HOUR, 14 * MINUTES_PER_HOUR / (count - 1))
    return [FIRST_DOSE + position * step for position in range(count)]


def _milligrams(draft: Draft, row: Row, stated: float | None, times_per_day: float) -> float:
    if stated is not None:
        return stated
    if row["usual_daily_mg"] is None:
        return 0.0
    usual: float = row["usual_daily_mg"] / max(times_per_day, 1.0)
    return draft.assume(f"medicine.{row['id']}.dose_mg", usual, "mg", _("usual dose"))


def _take(draft: Draft, row: Row, milligrams: float, when: float) -> None:
    amounts = {DOSE_FIELDS[route]: milligrams * (row[column] or 0.0) for route, column in DIURETIC_ROUTES.items()}
    amounts["dose_potassium_sparing"] += row["potassium_sparing_per_day"] or 0.0
    for mineral, column in MINERAL_ROUTES.items():
        amounts[f"intake_{mineral}"] = milligrams * (row[column] or 0.0)
    if when >= 0:
        draft.add(when, when + SWALLOWING, **amounts)


def _person(draft: Draft) -> BodyPerson:
    changes: dict[str, float] = {}
    person = draft.person
    for medicine in draft.scenario.person.medicines:
        row = known_medicine(medicine.name)
        if not taken_before(draft.scenario, medicine):
            _note_slow_routes(draft, row)
            continue
        daily = _milligrams(draft, row, medicine.dose_mg, medicine.times_per_day) * medicine.times_per_day
        for route, column in DIURETIC_ROUTES.items():
            _add(changes, person, HABITUAL_FIELDS[route], daily * (row[column] or 0.0))
        _add(changes, person, "habitual_potassium_sparing", row["potassium_sparing_per_day"] or 0.0)
        for mineral, column in MINERAL_ROUTES.items():
            _add(changes, person, f"habitual_{mineral}", daily * (row[column] or 0.0))
        _add(changes, person, "potassium_cell_shift", row["potassium_cell_shift"] or 0.0)
        for mineral in ("magnesium", "calcium"):
            name = f"{mineral}_absorption"
            factor = row[name] or 1.0
            changes[name] = min(changes.get(name, getattr(person, name)), getattr(person, name) * factor)
    return person._replace(**changes)


def _note_slow_routes(draft: Draft, row: Row) -> None:
    """Say what of a medicine that begins within the scenario the model does not follow."""
    if row["potassium_cell_shift"] or row["magnesium_absorption"] or row["calcium_absorption"]:
        because = _("a slow effect on minerals is only counted for medicines in use at the start")
        draft.assume(f"medicine.{row['id']}", _("not followed"), "", because)


def _add(changes: dict[str, float], person: BodyPerson, name: str, amount: float) -> None:
    if amount:
        changes[name] = changes.get(name, getattr(person, name)) + amount
