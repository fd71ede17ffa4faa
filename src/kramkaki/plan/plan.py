"""The plan: habits and the smallest set of changes, the risk before and after, and what is not advised and why."""

from dataclasses import dataclass, replace

import numpy as np

from kramkaki.constants import HEAT_NOTICED
from kramkaki.language import gettext as _
from kramkaki.plan import changes, drinks, habits, limits, uncomputed
from kramkaki.plan.levers import habits as habit_levers
from kramkaki.plan.levers import levers
from kramkaki.plan.outlook import Outlook, View
from kramkaki.plan.schedule import events, fluids
from kramkaki.plan.search import Goal, best_share, smallest_set
from kramkaki.plan.setting import Setting
from kramkaki.risk.run_numbers import run_numbers
from kramkaki.safety import withheld
from kramkaki.safety.first_aid import first_aid
from kramkaki.safety.rules import expanded, rules
from kramkaki.scenario.compile.person import MILLIGRAM_PER_MILLIMOLE
from kramkaki.tables.reference_intakes import reference_intake

DEFAULT_TARGET = 0.05
LEAST_DRAWS = 16  # a careful estimate of sweat needs some
LEAST_SHARE = 0.7  # of the safe rate: rule R2
LESS_AFTER_GAIN = 0.85  # of the rate of a session in which body mass grew
TRIES = 5
IN_THE_HEAT = ("breaks",)  # rule R7 asks for rest in the heat whatever the risk of a cramp


@dataclass(frozen=True)
class Plan:
    """What to change, and what that does. ``as_json`` has everything as plain data."""

    data: dict
    start: object  # datetime of the scenario's start

    def as_json(self):
        """Plain data for ``json.dumps``."""
        return self.data

    def to_ics(self, path):
        """Write the plan as a calendar with alarms; refused after an emergency."""
        from kramkaki.plan.calendar import calendar

        written = calendar(self).to_ical()
        with open(path, "wb") as file:
            file.write(written)


class Maker:
    """Builds scenarios out of habits and levers for one person."""

    def __init__(self, result, draws):
        compiled = result.compiled
        self.result, self.compiled = result, compiled
        numbers = run_numbers(compiled, result.trace)
        self.circumstances = limits.circumstances_of(compiled, numbers)
        self.bans = limits.bans_of(compiled, numbers)
        self.narrower = limits.is_narrower(self.circumstances)
        self.scenario = changes.completed(compiled.scenario)
        self.outlook = Outlook(compiled, draws, result.seed)
        self.allowed = limits.allowed(self.bans)
        self.setting = self._setting()

    def _setting(self):
        said, body = self.compiled.scenario.person, self.compiled.person
        allowed = {lever.id for lever in self.allowed}
        active = "exercise" not in self.bans
        safe = drinks.safe_rates(self.outlook.before, self.scenario, self.narrower)
        return Setting(
            circumstances=self.circumstances,
            mass=said.mass_kg,
            habitual_calcium=float(body.habitual_calcium) * MILLIGRAM_PER_MILLIMOLE["calcium"],
            habitual_potassium=float(body.habitual_potassium) * MILLIGRAM_PER_MILLIMOLE["potassium"],
            advised=reference_intake("AKG 2019", said.sex, said.age_years, said.conditions) or {},
            is_hot=_is_hot(self.compiled.timeline),
            effort=_effort(self.compiled.events),
            sodium_allowed="electrolyte" in allowed,
            safe_rates=safe if active and "drink_during" in allowed else {},
            pre_drink=drinks.pre_drink_volume(said.mass_kg, self.narrower) if "drink_before" in allowed else 0.0,
            sport_drink="os_1" if "diabetes" in self.circumstances else "pocari_sweat",
            exercise_allowed=active,
            liquid_food_allowed="liquid_food" not in self.bans,
        )

    def change(self, scenario, lever):
        """Return (scenario, status, what) after a lever, or None where it has nothing to change."""
        if lever.habit:
            return getattr(habits, lever.id)(scenario, self.setting, lever)
        found = getattr(changes, lever.does)(scenario, self.setting, lever.amount)
        return found and habits.Done(found[0], "advised", lever.said(found[1]))

    def build(self, chosen):
        """Return the scenario with these levers, made in the order of the data, and what each says."""
        ids, scenario, said = {lever.id for lever in chosen}, self.scenario, {}
        for lever in self.allowed:
            done = self.change(scenario, lever) if lever.id in ids else None
            if done is not None:
                scenario, said[lever.id] = done.scenario, done
        return scenario, said

    def look(self, groups, draws=1):
        """Return the view of each set of levers."""
        return self.outlook.look([self.build(group)[0] for group in groups], draws)

    def same_length(self, group):
        """Whether a change leaves the time as long as it was (else risks could not be compared)."""
        compiled = self.outlook.compiled(self.build(group)[0])
        ends = [event["end_minute"] for event in compiled.events if event["kind"] == "exercise"]
        return compiled.minutes == self.compiled.minutes and max(ends, default=0) <= compiled.minutes


def _is_hot(timeline):
    """Whether some exercise out of the water is in air at which heat counts."""
    dry = (timeline["exercising"] > 0) & (timeline["immersion"] <= 0)
    return bool(np.any(timeline["wet_bulb_globe_temperature"][dry] > HEAT_NOTICED))


def _effort(events):
    """Mean effort of the exercises. [% of maximal oxygen uptake]"""
    efforts = [event["value"]["intensity"] for event in events if event["kind"] == "exercise"]
    return 100 * float(np.mean(efforts)) if efforts else 0.0


def make_plan(result, target=DEFAULT_TARGET, progress=None):
    """Find what to change so that the chance of a cramp falls under a target.

    Parameters
    ----------
    result : Result
        Of ``kramkaki.run``.
    target : float
        Chance of at least one cramp within the scenario. [0-1]
    progress : callable, optional
        Called as ``progress(fraction, text)``. [0-1], [-]

    Returns
    -------
    plan : Plan
    """
    tell = progress or (lambda fraction, text: None)
    tell(0.0, _("Looking at the scenario as it is"))
    if result.emergency:
        return Plan(_stopped(result, target), result.start)
    draws = max(result.draws, LEAST_DRAWS)
    maker = Maker(result, draws)
    goal = Goal(target)
    habitual = [lever for lever in maker.allowed if lever.habit]
    tell(0.3, _("Trying each change"))
    candidates = [
        lever
        for lever in maker.allowed
        if lever.computed and not lever.habit and maker.change(maker.scenario, lever) is not None
    ]
    candidates = [lever for lever in candidates if maker.same_length((*habitual, lever))]
    required = tuple(lever for lever in candidates if lever.id in IN_THE_HEAT and "heat" in maker.circumstances)
    taken = {lever.group for lever in required if lever.group}
    base = (*habitual, *required)

    def look(groups):
        return maker.look([(*base, *group) for group in groups])

    free = [lever for lever in candidates if lever not in required and lever.group not in taken]
    found, _met, alone = smallest_set(look, free, goal, look([()])[0])
    chosen = (*required, *found)
    tell(0.7, _("Measuring out the drinks"))
    settle_drinks(maker, (*base, *found))
    tell(0.8, _("Computing the plan"))
    after = maker.look([(*base, *found)], draws)[0]
    parts = _contributions(maker, (*base, *found))
    data = _data(maker, target, chosen, parts, after, goal.met(after), alone)
    tell(1.0, _("Done"))
    return Plan(data, result.start)


def settle_drinks(maker, chosen):
    """Measure each session's safe rate in the changed scenario, then choose the share of it by its risk."""
    if not any(maker.setting.safe_rates.values()):
        return
    for attempt in range(TRIES):
        scenario, _said = maker.build(chosen)
        view = maker.outlook.look([scenario], maker.outlook.draws)[0]
        rates = drinks.safe_rates(view, scenario, maker.narrower)
        if attempt > 0:
            held, gains = maker.setting.safe_rates, _mass_gains(view, scenario)
            rates = {key: min(rates[key], held[key] * (LESS_AFTER_GAIN if gains[key] > 0 else 1.0)) for key in rates}
            if rates == held:
                break
        maker.setting = replace(maker.setting, safe_rates=rates)

    def chance_at(share):
        maker.setting = replace(maker.setting, share=float(share))
        return maker.look([chosen])[0].chance

    maker.setting = replace(maker.setting, share=best_share(chance_at, LEAST_SHARE, 1.0))


def _mass_gains(view, scenario):
    """Return the largest change of mass over each long session, central run. [% of body mass]"""
    minutes, mass = np.asarray(view.trace.minutes), view.trace["body_mass_change"][0]
    gains = {}
    for key, session, _litres in drinks.sweat_losses(view, scenario):
        gain = float(np.interp(session.last, minutes, mass) - np.interp(session.first, minutes, mass))
        gains[key] = max(gain, gains.get(key, gain))
    return gains


def _contributions(maker, chosen):
    """Return what each part takes off, mean of adding the parts first to last and last to first.

    Returns
    -------
    parts : dict of str to (float, float)
        Off the chance of a cramp, off the cramps expected. [1]
    """
    forward = [chosen[:count] for count in range(len(chosen) + 1)]
    backward = [chosen[count:] for count in range(len(chosen) + 1)]
    views = [(view.chance, view.number) for view in maker.look([*forward, *backward])]
    up, down = views[: len(forward)], views[len(forward) :]
    return {
        lever.id: tuple(0.5 * (up[i][k] - up[i + 1][k] + down[i + 1][k] - down[i][k]) for k in (0, 1))
        for i, lever in enumerate(chosen)
    }


def _part(lever, done, contribution):
    fewer, number = contribution or (None, None)
    return {
        "lever": lever.id,
        "statement": lever.habit,
        "name": _(lever.name),
        "status": done.status,
        "what": done.what,
        "cost": _(lever.cost),
        "effort": lever.effort,
        "grade": lever.grade,
        "contested": lever.contested,
        "source": lever.source,
        "computed": contribution is not None,
        "contribution": fewer,
        "contribution_expected": number,
    }


def _refused(lever, rule, why):
    return {
        "lever": lever.id,
        "statement": lever.habit,
        "name": _(lever.name),
        "status": "forbidden",
        "rule": rule,
        "reason": why,
        "grade": lever.grade,
        "contested": lever.contested,
    }


def _habits(maker, said, parts):
    for lever in habit_levers():
        refusal = limits.reason(lever, maker.bans)
        yield _refused(lever, *refusal) if refusal else _part(lever, said[lever.id], parts.get(lever.id, (0.0, 0.0)))


def _also(maker):
    """What is offered beside the plan, since nothing in the model moves with it."""
    for lever in maker.allowed:
        found = None if lever.computed else getattr(uncomputed, lever.does)(maker.scenario, maker.setting)
        if found is not None:
            yield lever, habits.Done(maker.scenario, "advised", lever.said(found))


WITHHELD = (
    "reached", "before", "after", "habits", "changes", "also", "tried", "not_advised", "fluids", "pre_drink_ml",
    "foods", "clinician", "rules", "events",
)  # fmt: skip


def _stopped(result, target):
    """After an emergency: what to do now, and nothing that was computed."""
    around = limits.circumstances_of(result.compiled, run_numbers(result.compiled, result.trace))
    return {
        "warnings": result.warnings,
        "emergency": True,
        "reason": withheld.stopped(),
        "cramp_now": result.scenario.symptoms.cramp_now,
        "cramps_reported": bool(result.compiled.cramps),
        "exercise_advised": False,
        "target": target,
        **dict.fromkeys(WITHHELD),
        "if_a_cramp_comes": [step.text() for step in first_aid(around, result.compiled.symptoms)],
        "version": result.version,
        "seed": result.seed,
        "draws": result.draws,
    }


def _data(maker, target, chosen, parts, after: View, met, alone):
    result, active = maker.result, "exercise" not in maker.bans
    scenario, said = maker.build([lever for lever in maker.allowed if lever.habit or lever in chosen])
    also = list(_also(maker))
    refused = [(lever, limits.reason(lever, maker.bans)) for lever in levers().values()]
    muscle = result.cramps["worst"]["muscle"].rpartition("_")[0]
    return {
        "warnings": result.warnings,
        "emergency": False,
        "reason": None,
        "cramp_now": result.scenario.symptoms.cramp_now,
        "cramps_reported": bool(result.compiled.cramps),
        "exercise_advised": active,
        "target": target,
        "reached": met,
        "before": maker.outlook.before.as_dict(),
        "after": after.as_dict(),
        "habits": list(_habits(maker, said, parts)),
        "changes": [
            _part(lever, said[lever.id], parts.get(lever.id, (0.0, 0.0))) for lever in chosen if lever.id in said
        ],
        "also": [_part(lever, done, None) for lever, done in also],
        "tried": [{"lever": key, "probability": view.chance} for key, view in alone.items()],
        "not_advised": [_refused(lever, *why) for lever, why in refused if why and not lever.habit],
        "fluids": fluids(after, scenario, maker.setting) if active else [],
        "pre_drink_ml": maker.setting.pre_drink if active and "drink_before" in said else None,
        "foods": _foods(maker) if "food" in said else [],
        "clinician": _clinician(maker),
        "rules": _rules(maker),
        "if_a_cramp_comes": [s.text() for s in first_aid(maker.circumstances, result.compiled.symptoms, muscle)],
        "events": events(scenario, maker.setting, chosen, said, also, result.start) if active else [],
        "version": result.version,
        "seed": result.seed,
        "draws": maker.outlook.draws,
    }


def _foods(maker):
    from kramkaki.plan.meals import portions

    return [
        {"food": one.food, "grams": one.grams, "calcium_mg": one.calcium, "potassium_mg": one.potassium}
        for one in portions(*habits.gaps(maker.setting), maker.setting.liquid_food_allowed)
    ]


def _clinician(maker):
    found = []
    if maker.circumstances & set(uncomputed.LINKED):
        found.append(
            _("Ask your doctor to review your medicines: some are linked to cramps. Change nothing by yourself.")
        )
    if maker.narrower:
        found.append(rules()["R9"].text())
    if maker.circumstances & set(expanded(["@limited_fluid"])):
        found.append(_("How much to drink is for your clinician to say."))
    return found


def _rules(maker):
    """The rules to read beside this plan."""
    numbers = ["R1"]
    if "exercising" in maker.circumstances and "exercise" not in maker.bans:
        numbers += ["R7"] if maker.circumstances & {"heat", "first_hot_days"} or maker.setting.is_hot else []
    numbers += ["R6", "R10"]
    return [{"rule": number, "text": rules()[number].text()} for number in numbers]
