"""The plan: habits and the smallest set of changes, the risk before and after, and what is not advised and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from os import PathLike
from typing import Any

import numpy as np

from kramkaki import results
from kramkaki.body.timeline import Timeline
from kramkaki.constants import DEFAULT_TARGET, HEAT_NOTICED
from kramkaki.language import gettext as _
from kramkaki.number_types import Progress
from kramkaki.plan import changes, drinks, habits
from kramkaki.plan.comparison import Comparison, View
from kramkaki.plan.levers import (
    ACTIONS,
    Done,
    Lever,
    allowed,
    bans_of,
    circumstances_of,
    is_narrower,
    levers,
    refusal_of,
)
from kramkaki.plan.levers import habits as habit_levers
from kramkaki.plan.schedule import events, fluids
from kramkaki.plan.search import Goal, best_share, smallest_set
from kramkaki.plan.setting import SessionKey, Setting
from kramkaki.results import PlanFood, PlanPart, PlanRefusal, PlanRisk, PlanRule, PlanTrial, Result
from kramkaki.risk.findings import heat_illness, pair
from kramkaki.risk.run_numbers import run_numbers
from kramkaki.safety.first_aid import first_aid
from kramkaki.safety.rules import expanded, rules
from kramkaki.scenario.compile.person import MILLIGRAM_PER_MILLIMOLE
from kramkaki.scenario.model import Scenario
from kramkaki.tables.reference_intakes import reference_intake

LEAST_DRAWS = 16  # a careful estimate of sweat needs some
LEAST_SHARE = 0.7  # of the safe rate: rule R2
LESS_AFTER_GAIN = 0.85  # of the rate of a session in which body mass grew
TRIES = 5
Contribution = tuple[float, float]  # taken off the chance of a cramp, off the cramps expected [1]
IN_THE_HEAT = ("breaks",)  # rule R7 asks for rest in the heat whatever the risk of a cramp


class Plan(results.Plan):
    """What to change, and what that does, with its calendar."""

    def to_ics(self, path: str | PathLike[str]) -> None:
        """Write the plan as a calendar with alarms; refused after an emergency."""
        from kramkaki.plan.calendar import calendar  # its library takes a while to load

        written = calendar(self).to_ical()
        with open(path, "wb") as file:
            file.write(written)


class Maker:
    """Builds scenarios out of habits and levers for one person."""

    def __init__(self, result: Result, draws: int) -> None:
        compiled = result.compiled
        self.result, self.compiled = result, compiled
        numbers = run_numbers(compiled, result.trace)
        self.circumstances = circumstances_of(compiled, numbers)
        self.bans = bans_of(compiled, numbers)
        self.narrower = is_narrower(self.circumstances)
        self.scenario = changes.completed(compiled.scenario)
        self.comparison = Comparison(compiled, draws, result.seed)
        self.allowed = allowed(self.bans)
        self.setting = self._setting()

    def _setting(self) -> Setting:
        person, body = self.compiled.scenario.person, self.compiled.person
        ids = {lever.id for lever in self.allowed}
        active = "exercise" not in self.bans
        safe = drinks.safe_rates(self.comparison.before, self.scenario, self.narrower)
        return Setting(
            circumstances=self.circumstances,
            mass=person.mass_kg,
            habitual_calcium=float(body.habitual_calcium) * MILLIGRAM_PER_MILLIMOLE["calcium"],
            habitual_potassium=float(body.habitual_potassium) * MILLIGRAM_PER_MILLIMOLE["potassium"],
            advised=reference_intake("AKG 2019", person.sex, person.age_years, person.conditions) or {},
            is_hot=_is_hot(self.compiled.timeline),
            effort=_effort(self.compiled.events),
            sodium_allowed="electrolyte" in ids,
            safe_rates=safe if active and "drink_during" in ids else {},
            pre_drink=drinks.pre_drink_volume(person.mass_kg, self.narrower) if "drink_before" in ids else 0.0,
            sport_drink="os_1" if "diabetes" in self.circumstances else "pocari_sweat",
            exercise_allowed=active,
            liquid_food_allowed="liquid_food" not in self.bans,
        )

    def change(self, scenario: Scenario, lever: Lever) -> Done | None:
        """Return what a lever does to a scenario, or None where it has nothing to change."""
        return ACTIONS[lever.does](scenario, self.setting, lever)

    def build(self, chosen: Iterable[Lever]) -> tuple[Scenario, dict[str, Done]]:
        """Return the scenario with these levers, made in the order of the data, and what each says."""
        ids, scenario, carried_out = {lever.id for lever in chosen}, self.scenario, {}
        for lever in self.allowed:
            done = self.change(scenario, lever) if lever.id in ids else None
            if done is not None:
                scenario, carried_out[lever.id] = done.scenario, done
        return scenario, carried_out

    def look(self, groups: Iterable[Iterable[Lever]], draws: int = 1) -> list[View]:
        """Return the view of each set of levers."""
        return self.comparison.look([self.build(group)[0] for group in groups], draws)

    def same_length(self, group: Iterable[Lever]) -> bool:
        """Whether a change leaves the time as long as it was (else risks could not be compared)."""
        compiled = self.comparison.compiled(self.build(group)[0])
        ends = [event["end_minute"] for event in compiled.events if event["kind"] == "exercise"]
        return compiled.minutes == self.compiled.minutes and max(ends, default=0) <= compiled.minutes


def _is_hot(timeline: Timeline) -> bool:
    """Whether some exercise out of the water is in air at which heat counts."""
    dry = (timeline["exercising"] > 0) & (timeline["immersion"] <= 0)
    return bool(np.any(timeline["wet_bulb_globe_temperature"][dry] > HEAT_NOTICED))


def _effort(events: Iterable[Mapping[str, Any]]) -> float:
    """Mean effort of the exercises. [% of maximal oxygen uptake]"""
    efforts = [event["value"]["intensity"] for event in events if event["kind"] == "exercise"]
    return 100 * float(np.mean(efforts)) if efforts else 0.0


def make_plan(result: Result, target: float = DEFAULT_TARGET, progress: Progress | None = None) -> Plan:
    """Find what to change so that the chance of a cramp falls under a target.

    Parameters
    ----------
    result : Result
    target : float
        Chance of at least one cramp within the scenario. [0-1]
    progress : callable, optional
        Called as ``progress(fraction, text)``. [0-1], [-]

    Returns
    -------
    plan : Plan
    """
    report = progress or (lambda fraction, text: None)
    report(0.0, _("Looking at the scenario as it is"))
    if result.emergency:
        return _stopped(result, target)
    draws = max(result.draws, LEAST_DRAWS)
    maker = Maker(result, draws)
    goal = Goal(target)
    habitual = [lever for lever in maker.allowed if lever.habit]
    report(0.3, _("Trying each change"))
    candidates = [
        lever
        for lever in maker.allowed
        if lever.computed and not lever.habit and maker.change(maker.scenario, lever) is not None
    ]
    candidates = [lever for lever in candidates if maker.same_length((*habitual, lever))]
    required = tuple(lever for lever in candidates if lever.id in IN_THE_HEAT and "heat" in maker.circumstances)
    taken = {lever.group for lever in required if lever.group}
    base = (*habitual, *required)

    def look(groups: Iterable[tuple[Lever, ...]]) -> list[View]:
        return maker.look([(*base, *group) for group in groups])

    free = [lever for lever in candidates if lever not in required and lever.group not in taken]
    smallest, _met, alone = smallest_set(look, free, goal, look([()])[0])
    chosen = (*required, *smallest)
    report(0.7, _("Measuring out the drinks"))
    settle_drinks(maker, (*base, *smallest))
    report(0.8, _("Computing the plan"))
    after = maker.look([(*base, *smallest)], draws)[0]
    parts = _contributions(maker, (*base, *smallest))
    plan = _plan(maker, goal, chosen, parts=parts, after=after, alone=alone)
    report(1.0, _("Done"))
    return plan


def settle_drinks(maker: Maker, chosen: tuple[Lever, ...]) -> None:
    """Measure each session's safe rate in the changed scenario, then choose the share of it by its risk."""
    if not any(maker.setting.safe_rates.values()):
        return
    for attempt in range(TRIES):
        scenario, _carried_out = maker.build(chosen)
        view = maker.comparison.look([scenario], maker.comparison.draws)[0]
        rates = drinks.safe_rates(view, scenario, maker.narrower)
        if attempt > 0:
            held, gains = maker.setting.safe_rates, _mass_gains(view, scenario)
            rates = {key: min(rates[key], held[key] * (LESS_AFTER_GAIN if gains[key] > 0 else 1.0)) for key in rates}
            if rates == held:
                break
        maker.setting = replace(maker.setting, safe_rates=rates)

    def chance_at(share: float) -> float:
        maker.setting = replace(maker.setting, share=float(share))
        return maker.look([chosen])[0].chance

    maker.setting = replace(maker.setting, share=best_share(chance_at, LEAST_SHARE, 1.0))


def _mass_gains(view: View, scenario: Scenario) -> dict[SessionKey, float]:
    """Return the largest change of mass over each long session, central run. [% of body mass]"""
    minutes, mass = np.asarray(view.trace.minutes), view.trace["body_mass_change"][0]
    gains: dict[SessionKey, float] = {}
    for key, session, _litres in drinks.sweat_losses(view, scenario):
        gain = float(np.interp(session.last, minutes, mass) - np.interp(session.first, minutes, mass))
        gains[key] = max(gain, gains.get(key, gain))
    return gains


def _contributions(maker: Maker, chosen: Sequence[Lever]) -> dict[str, Contribution]:
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

    def taken_off(part: int, measure: int) -> float:
        above = up[part][measure] - up[part + 1][measure]
        return 0.5 * (above + down[part + 1][measure] - down[part][measure])

    return {lever.id: (taken_off(part, 0), taken_off(part, 1)) for part, lever in enumerate(chosen)}


def risk_of(view: View, seed: int) -> PlanRisk:
    """Return the numbers of a scenario that was looked at."""
    return PlanRisk(
        expected=view.number,
        expected_band_80=pair(view.forecast.expected),
        probability=view.chance,
        probability_band_80=pair(view.forecast.probability),
        heat_illness=heat_illness(view.forecast, draws=len(view.forecast.expected), seed=seed),
        highest_core_temperature=view.hottest,
    )


def _part(lever: Lever, done: Done, contribution: Contribution | None) -> PlanPart:
    fewer, number = contribution or (None, None)
    return PlanPart(
        lever=lever.id,
        statement=lever.habit,
        name=_(lever.name),
        status=done.status,
        what=done.what,
        cost=_(lever.cost),
        effort=lever.effort,
        grade=lever.grade,
        contested=lever.contested,
        source=lever.source,
        computed=contribution is not None,
        contribution=fewer,
        contribution_expected=number,
    )


def _refused(lever: Lever, rule: str, reason: str) -> PlanRefusal:
    return PlanRefusal(
        lever=lever.id,
        statement=lever.habit,
        name=_(lever.name),
        status="forbidden",
        rule=rule,
        reason=reason,
        grade=lever.grade,
        contested=lever.contested,
    )


def _habits(
    maker: Maker, carried_out: dict[str, Done], parts: dict[str, Contribution]
) -> Iterator[PlanPart | PlanRefusal]:
    for lever in habit_levers():
        refusal = refusal_of(lever, maker.bans)
        if refusal:
            yield _refused(lever, *refusal)
        else:
            yield _part(lever, carried_out[lever.id], parts.get(lever.id, (0.0, 0.0)))


def _also(maker: Maker) -> Iterator[tuple[Lever, Done]]:
    """What is offered beside the plan, since nothing in the model moves with it."""
    for lever in maker.allowed:
        done = None if lever.computed else maker.change(maker.scenario, lever)
        if done is not None:
            yield lever, done


def _stopped(result: Result, target: float) -> Plan:
    """After an emergency: what to do now, and nothing that was computed."""
    around = circumstances_of(result.compiled, run_numbers(result.compiled, result.trace))
    return results.withheld(
        Plan,
        warnings=result.warnings,
        emergency=True,
        reason=result.stopped,
        cramp_now=result.scenario.symptoms.cramp_now,
        cramps_reported=bool(result.compiled.cramps),
        exercise_advised=False,
        target=target,
        if_a_cramp_comes=[step.text() for step in first_aid(around, result.compiled.symptoms)],
        version=result.version,
        seed=result.seed,
        draws=result.draws,
    )


def _plan(
    maker: Maker,
    goal: Goal,
    chosen: tuple[Lever, ...],
    *,
    parts: dict[str, Contribution],
    after: View,
    alone: dict[str, View],
) -> Plan:
    result, active = maker.result, "exercise" not in maker.bans
    scenario, carried_out = maker.build([lever for lever in maker.allowed if lever.habit or lever in chosen])
    also = list(_also(maker))
    refused = [(lever, refusal_of(lever, maker.bans)) for lever in levers().values()]
    muscle = results.given(result.cramps.worst).muscle.rpartition("_")[0]
    return Plan(
        warnings=result.warnings,
        emergency=False,
        reason=None,
        cramp_now=result.scenario.symptoms.cramp_now,
        cramps_reported=bool(result.compiled.cramps),
        exercise_advised=active,
        target=goal.target,
        reached=goal.met(after),
        before=risk_of(maker.comparison.before, result.seed),
        after=risk_of(after, result.seed),
        habits=list(_habits(maker, carried_out, parts)),
        changes=[
            _part(lever, carried_out[lever.id], parts.get(lever.id, (0.0, 0.0)))
            for lever in chosen
            if lever.id in carried_out
        ],
        also=[_part(lever, done, None) for lever, done in also],
        tried=[PlanTrial(key, view.chance) for key, view in alone.items()],
        not_advised=[_refused(lever, *refusal) for lever, refusal in refused if refusal and not lever.habit],
        fluids=fluids(after, scenario, maker.setting) if active else [],
        pre_drink_ml=maker.setting.pre_drink if active and "drink_before" in carried_out else None,
        foods=_foods(maker) if "food" in carried_out else [],
        clinician=_clinician(maker),
        rules=_rules(maker),
        if_a_cramp_comes=[s.text() for s in first_aid(maker.circumstances, result.compiled.symptoms, muscle)],
        events=events(scenario, maker.setting, chosen=chosen, carried_out=carried_out, also=also) if active else [],
        version=result.version,
        seed=result.seed,
        draws=maker.comparison.draws,
    )


def _foods(maker: Maker) -> list[PlanFood]:
    return [
        PlanFood(portion.food, portion.grams, portion.calcium, portion.potassium)
        for portion in habits.portions(*habits.gaps(maker.setting), with_liquid=maker.setting.liquid_food_allowed)
    ]


def _clinician(maker: Maker) -> list[str]:
    texts = []
    if maker.circumstances & set(changes.LINKED):
        texts.append(
            _("Ask your doctor to review your medicines: some are linked to cramps. Change nothing by yourself.")
        )
    if maker.narrower:
        texts.append(rules()["R9"].text())
    if maker.circumstances & set(expanded(["@limited_fluid"])):
        texts.append(_("How much to drink is for your clinician to say."))
    return texts


def _rules(maker: Maker) -> list[PlanRule]:
    """The rules to read beside this plan."""
    numbers = ["R1"]
    if "exercising" in maker.circumstances and "exercise" not in maker.bans:
        numbers += ["R7"] if maker.circumstances & {"heat", "first_hot_days"} or maker.setting.is_hot else []
    numbers += ["R6", "R10"]
    return [PlanRule(number, rules()[number].text()) for number in numbers]
