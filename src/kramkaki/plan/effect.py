"""What some parts of a plan do, as when a person switches them on and off: by the same path as the plan itself."""

from collections.abc import Iterator, Sequence

from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.plan.levers import Lever, levers, refusal_of
from kramkaki.plan.plan import LEAST_DRAWS, Maker, risk_of, settle_drinks
from kramkaki.results import EffectPart, EffectRefusal, PlanEffect, Result, withheld
from kramkaki.scenario.model import Scenario
from kramkaki.tables.names import nearest


def effect(result: Result, parts: Sequence[str]) -> PlanEffect:
    """Return the risk before and after some parts of a plan.

    Parameters
    ----------
    result : Result
    parts : sequence of str
        Levers switched on, habits among them. What a safety rule forbids this person stays off.
    """
    if result.emergency:
        return withheld(PlanEffect, emergency=True, reason=result.stopped)
    draws = max(result.draws, LEAST_DRAWS)
    maker = Maker(result, draws)
    before = risk_of(maker.comparison.before, result.seed)
    chosen = _chosen(maker, parts)
    settle_drinks(maker, chosen)
    carried_out = maker.build(chosen)[1]
    return PlanEffect(
        emergency=False,
        reason=None,
        before=before,
        after=risk_of(maker.look([chosen], draws)[0], result.seed),
        parts=[
            EffectPart(lever.id, _(lever.name), carried_out[lever.id].what)
            for lever in chosen
            if lever.id in carried_out
        ],
        not_advised=list(_refused(maker, parts)),
    )


def applied(result: Result, parts: Sequence[str]) -> Scenario:
    """Return the scenario with some parts of a plan in it, unchanged in an emergency.

    Parameters
    ----------
    result : Result
    parts : sequence of str
        As for `effect`.
    """
    if result.emergency:
        return result.scenario
    maker = Maker(result, max(result.draws, LEAST_DRAWS))
    chosen = _chosen(maker, parts)
    settle_drinks(maker, chosen)
    return maker.build(chosen)[0]


def refuse_unknown(parts: Sequence[str]) -> None:
    """Refuse what is no part of any plan.

    Parameters
    ----------
    parts : sequence of str
    """
    for number, part in enumerate(parts):
        if part not in levers():
            near = nearest(part[:60], list(levers()))
            fix = _("did you mean {key}?").format(key=", ".join(near)) if near else ""
            raise ScenarioError(f"parts[{number}]", _("is not a part of a plan"), fix=fix)


def _chosen(maker: Maker, parts: Sequence[str]) -> tuple[Lever, ...]:
    """The levers in force: of a group, such as two ways to run slower, the first alone, as in a plan."""
    chosen: list[Lever] = []
    groups = set()
    for lever in maker.allowed:
        if lever.id not in parts or (lever.group and lever.group in groups):
            continue
        if lever.habit or (maker.change(maker.scenario, lever) is not None and maker.same_length((lever,))):
            chosen.append(lever)
            groups.add(lever.group)
    return tuple(chosen)


def _refused(maker: Maker, parts: Sequence[str]) -> Iterator[EffectRefusal]:
    for part in dict.fromkeys(parts):
        lever = levers()[part]
        refusal = refusal_of(lever, maker.bans)
        if refusal:
            yield EffectRefusal(part, _(lever.name), *refusal)
