"""From the answers of the interview to a scenario as a plain dict, with a note on what was not said."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from kramkaki.constants import MINUTES_PER_HOUR
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.scenario.quantities import format_clock, format_duration, parse_clock
from kramkaki.scenario.questions.interview import TEMPERATURES, questions

SYMPTOM_QUESTIONS = ("whole_body", "leg", "nerves", "effort_signs", "unwell", "pattern")
HUMIDITY = {"cool": 60, "mild": 60, "warm": 70, "hot": 65, "very_hot": 55}  # [%]
DRINK_ML_PER_HOUR = {"nothing": 0, "little": 100, "much": 600, "very_much": 1200}
# Drinking to thirst follows the sweating: by the weather, and less in easy effort. Assumed.
THIRST_ML_PER_HOUR = {"cool": 150, "mild": 250, "warm": 350, "hot": 450, "very_hot": 500}
EASY_SHARE = 0.4
DRINK_NAMES = {
    "water": "air_putih", "sports": "pocari_sweat", "oralit": "oralit", "coconut": "kelapa_muda", "tea": "teh_manis"
}  # fmt: skip
DRINK_EVERY = 20  # [min]
TITLES = {
    "runner": N_("A run"), "swimmer": N_("A swim"), "football": N_("A match"), "night": N_("Nights with cramps"),
    "standing": N_("A day on one's feet"), "trip": N_("A day of sitting"), "diuretic": N_("On a water pill"),
    "injury": N_("After an injury"), "other": N_("A day with cramps"),
}  # fmt: skip
ACTIVITY = {"runner": "running", "swimmer": "swimming", "football": "football", "standing": "work", "other": "walking"}
# What is taken where the interview was not answered.
USUAL_AGE = {"night": 60, "diuretic": 60}
ADULT_AGE, ADULT_MASS = 35, 65  # [years], [kg]
GROWN = 18  # [years]
USUAL_MINUTES, USUAL_HOURS = 60, 5
USUAL_START = {"runner": "06:00", "swimmer": "07:00", "football": "16:00", "other": "16:00", "standing": "08:00"}
SITTING_FROM = 9 * MINUTES_PER_HOUR
MILD_INTENSITY, NEVER = 40, 0  # [% of maximal oxygen uptake] what somebody is used to for whom it is harder, or new
USUAL_TRAINING, LITTLE_TRAINING = 4, 1  # [h/week]
DIURETICS, USUAL_DIURETIC = {"thiazide", "loop_diuretic", "potassium_sparing"}, "thiazide"
NIGHTS = 7
RECENT_SURGERY = 90  # [days] as the condition has it
LATEST_BED, EARLIEST_BED, WAKE = 23 * MINUTES_PER_HOUR + 50, 22 * MINUTES_PER_HOUR, 5 * MINUTES_PER_HOUR
WIND_DOWN = 30  # [min] between an exercise and bed
NIGHT_CRAMP, NOON = "02:30", 12 * MINUTES_PER_HOUR
LATE_IN_IT = 0.8  # a cramp in exercise comes in its last quarter (SAFER XXII 2022)
AFTER_IT = 30  # [min]


class _Draft:
    """The answers, the scenario being written and its notes."""

    def __init__(self, answers: Mapping[str, Any], now: datetime) -> None:
        self.answers = answers
        self.notes: dict[str, str] = {}
        self.who = answers.get("who", "other")
        self.cramped = answers.get("cramped", "not_yet")
        if answers.get("now") in ("yes", "in_water"):
            self.cramped = _usual_moment(self.who, answers["now"])
        days = {"not_yet": 1}.get(self.cramped, 0 if answers.get("now", "no") != "no" else -1)
        self.date = (now + timedelta(days=days)).date()
        self.zone = now.strftime("%z")[:3] + ":" + now.strftime("%z")[3:5] if now.strftime("%z") else "+00:00"
        self.bout = _bout(self)

    def said(self, question: str, default: Any, place: str) -> Any:
        """An answer; or the default, with a note at this place of the file."""
        if question in self.answers:
            return self.answers[question]
        self.notes[place] = _("not said: put in what is right")
        return default

    def moment(self, minutes: float) -> str:
        """Date and time so many minutes after midnight of the first day."""
        moment = datetime(self.date.year, self.date.month, self.date.day) + timedelta(minutes=round(minutes))
        return moment.isoformat(timespec="minutes")


def _usual_moment(who: str, now: str) -> str:
    if now == "in_water" or who in ("runner", "swimmer", "football", "standing"):
        return "in_effort"
    return {"night": "at_night", "diuretic": "at_night"}.get(who, "at_rest")


def _bout(draft: _Draft) -> tuple[float, float] | None:
    """First and last minute of the exercise or work, after midnight; None without one."""
    answers, who = draft.answers, draft.who
    if answers.get("now") == "in_water":
        draft.who = who = "swimmer"
    if who == "other" and not ({"minutes", "effort", "weather", "drinks"} & set(answers)):
        return None
    if who not in ACTIVITY:
        return None
    start = parse_clock(answers.get("start", USUAL_START[who]))
    if who == "standing":
        length = draft.said("hours", USUAL_HOURS, "day.exercise.duration") * MINUTES_PER_HOUR
    else:
        length = draft.said("minutes", USUAL_MINUTES, "day.exercise.duration")
    if start + length > LATEST_BED - WIND_DOWN:
        start = LATEST_BED - WIND_DOWN - length
        draft.notes["day.exercise.start"] = _("moved, so that it ends on the same day")
    return start, start + length


def scenario_of(answers: Mapping[str, Any], now: datetime) -> tuple[dict[str, Any], dict[str, str]]:
    """The scenario that the answers describe.

    Parameters
    ----------
    answers : dict
        From `kramkaki.scenario.questions.interview.settle`.
    now : datetime
        With its zone: today decides the dates.

    Returns
    -------
    content : dict
        As a scenario file holds it; `kramkaki.scenario.read.read` accepts it.
    notes : dict
        Key of the file (``"person.mass_kg"``) to a remark.
    """
    draft = _Draft(answers, now)
    content: dict[str, Any] = {
        "schema_version": 1,
        "title": _(TITLES[draft.who]),
        "start": draft.moment(_start(draft)) + draft.zone,
        "person": _person(draft),
        "symptoms": _symptoms(draft),
        "cramps": _cramps(draft),
        "day": [_day(draft)],
    }
    _fill(content, answers)
    content["person"] = _without_empty(content["person"])
    return _without_empty(content), draft.notes


def _fill(content: dict[str, Any], answers: Mapping[str, Any]) -> None:
    """Put the answers under the keys of their questions, where nothing stands yet."""
    for question in questions():
        if question.key and question.id in answers:
            *tables, last = question.key.split(".")
            node: Any = content
            for step in tables:
                node = node[int(step)] if step.isdigit() else node.setdefault(step, {})
            if node.get(last) is None:
                node[last] = question.value(answers[question.id])


def _without_empty(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value not in (None, [], {})}


def _start(draft: _Draft) -> float:
    if draft.bout is not None:
        return min(_wake(draft), WAKE)
    return WAKE if draft.who == "trip" else NOON


def _wake(draft: _Draft) -> float:
    return WAKE if draft.bout is None else min(WAKE, draft.bout[0] - MINUTES_PER_HOUR)


def _person(draft: _Draft) -> dict[str, Any]:
    answers = draft.answers
    age = draft.said("age", USUAL_AGE.get(draft.who, ADULT_AGE), "person.age_years")
    mass = draft.said("mass", ADULT_MASS if age >= GROWN else round(8 + 3 * age), "person.mass_kg")
    sex = draft.said("sex", "female", "person.sex")
    conditions = list(answers.get("conditions", ()))
    if answers.get("injury_kind") == "surgery" and answers.get("injury_days", 0) <= RECENT_SURGERY:
        conditions = list(dict.fromkeys([*conditions, "recent_surgery"]))
    if "pregnancy" in conditions and sex != "female":
        sex, draft.notes["person.sex"] = "female", _("because of the pregnancy")
    return {  # in the order of the file; where nothing stands yet comes the answer, if it was given
        "age_years": age,
        "sex": sex,
        "mass_kg": mass,
        "hot_days": None,
        "conditions": conditions,
        "feet": None,
        "training": _training(draft),
        "cramp_history": {},
        "nerve": {slug: True for slug in ("tingling", "twitching", "weakness") if slug in answers.get("pattern", ())},
        "laboratory": {},
        "medicines": _medicines(draft),
        "injuries": _injuries(draft),
    }


def _medicines(draft: _Draft) -> list[dict[str, str]]:
    names = list(draft.answers.get("medicines", ()))
    if draft.who == "diuretic" and not DIURETICS & set(names):
        names.append(USUAL_DIURETIC)
        draft.notes["person.medicines.name"] = _("not said which: put in yours")
    return [{"name": name} for name in names]


def _stated(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _training(draft: _Draft) -> dict[str, Any]:
    used = draft.answers.get("used_to_it")
    if used is None or draft.bout is None:
        return {}
    length = draft.bout[1] - draft.bout[0]
    return {
        "hours_per_week": LITTLE_TRAINING if used == "new" else USUAL_TRAINING,
        "usual_duration": format_duration(length / 2 if used == "longer" else length),
    }


def _injuries(draft: _Draft) -> list[dict[str, str]]:
    if draft.who != "injury":
        return []
    days = draft.said("injury_days", 3, "person.injuries.when")
    return [
        {
            "place": draft.said("injury_place", "calf", "person.injuries.place"),
            "side": draft.said("side", "left", "person.injuries.side"),
            "kind": draft.said("injury_kind", "strain", "person.injuries.kind"),
            "when": (draft.date - timedelta(days=int(days))).isoformat(),
        }
    ]


def _symptoms(draft: _Draft) -> dict[str, Any]:
    answers = draft.answers
    return _stated(
        now=[slug for question in SYMPTOM_QUESTIONS for slug in answers.get(question, ())],
        lately=answers.get("lately", []),
        cramp_now=answers.get("now") in ("yes", "in_water"),
        alone=bool(answers.get("alone")),
    )


def _cramps(draft: _Draft) -> list[dict[str, str]]:
    if draft.cramped == "not_yet":
        return []
    muscle = draft.said("muscle", "calf", "cramps.muscle")
    side = draft.said("side", "left", "cramps.muscle")
    sides = ("left", "right") if side == "both" else (side,)
    draft.notes.setdefault("cramps.time", _("about; put in the time if you know it"))
    return [{"time": draft.moment(_when(draft)), "muscle": f"{muscle}_{side}"} for side in sides]


def _when(draft: _Draft) -> float:
    """When it cramped, in minutes after midnight of the first day."""
    if draft.cramped == "at_night":
        return 24 * MINUTES_PER_HOUR + parse_clock(NIGHT_CRAMP)
    if draft.bout is None:
        return _start(draft) + 6 * MINUTES_PER_HOUR
    first, last = draft.bout
    if draft.cramped == "in_effort":
        return first + LATE_IN_IT * (last - first)
    return last + AFTER_IT


def _day(draft: _Draft) -> dict[str, Any]:
    end = 0 if draft.bout is None else draft.bout[1]
    repeat = NIGHTS if draft.who in ("night", "diuretic") and draft.bout is None else None
    day = _stated(
        repeat=repeat,
        wake=format_clock(_wake(draft)),
        sleep=format_clock(min(max(EARLIEST_BED, end + WIND_DOWN), LATEST_BED)),
    )
    if draft.bout is not None:
        day |= _active(draft, *draft.bout)
    elif draft.who == "trip":
        hours = draft.said("hours", USUAL_HOURS, "day.posture.to")
        to = format_clock(SITTING_FROM + hours * MINUTES_PER_HOUR)
        day["posture"] = [{"from": format_clock(SITTING_FROM), "to": to, "posture": "sitting"}]
    return day


def _active(draft: _Draft, first: float, last: float) -> dict[str, Any]:
    answers, who = draft.answers, draft.who
    effort = draft.said("effort", "easy" if who == "standing" else "moderate", "day.exercise.effort")
    used = {"new": NEVER, "harder": MILD_INTENSITY}.get(answers.get("used_to_it", ""))
    exercise = _stated(
        start=format_clock(first),
        duration=format_duration(last - first),
        activity=ACTIVITY[who],
        effort=effort,
        surface={True: "hard", False: "normal", None: None}.get(answers.get("hard_floor")),
        usual_intensity_percent=used,
    )
    parts = {"weather": _weather(answers), "exercise": [exercise], "drink": _drinks(draft, first, last, effort)}
    return {key: value for key, value in parts.items() if value}


def _weather(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    if "weather" not in answers:
        return []
    word = answers["weather"]
    return [
        {
            "from": "00:00",
            "temperature_c": TEMPERATURES[word],
            "relative_humidity_percent": HUMIDITY[word],
            "sun": "partly",
        }
    ]


def _drinks(draft: _Draft, first: float, last: float, effort: str) -> list[dict[str, Any]]:
    if draft.who == "swimmer":
        return []
    drinks = draft.said("drinks", "thirst", "day.drink.volume_ml")
    thirst = THIRST_ML_PER_HOUR[draft.answers.get("weather", "mild")] * (EASY_SHARE if effort == "easy" else 1)
    hourly = DRINK_ML_PER_HOUR.get(drinks, thirst)
    if not hourly:
        return []
    return [
        {
            "time": format_clock(first),
            "drink": DRINK_NAMES[draft.answers.get("drink_kind", "water")],
            "volume_ml": round(hourly * DRINK_EVERY / MINUTES_PER_HOUR),
            "every": format_duration(DRINK_EVERY),
            "until": format_clock(first + DRINK_EVERY * int((last - first - 1) // DRINK_EVERY)),
        }
    ]
