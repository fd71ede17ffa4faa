"""What some parts of a plan do, as when a person switches them on and off: by the same path as the plan itself."""

from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.plan import limits
from kramkaki.plan.levers import levers
from kramkaki.plan.plan import LEAST_DRAWS, Maker, settle_drinks
from kramkaki.safety import withheld
from kramkaki.tables.names import nearest


def effect(result, parts):
    """Return the risk before and after some parts of a plan.

    Parameters
    ----------
    result : Result
        Of ``kramkaki.run``.
    parts : sequence of str
        Levers switched on, habits among them. What a safety rule forbids this person stays off.

    Returns
    -------
    effect : dict
        ``emergency`` with its ``reason``, ``before``, ``after``, ``parts`` in force with what each asks,
        ``not_advised`` with the reason; all None after an emergency. [1]
    """
    if result.emergency:
        nothing = dict.fromkeys(("before", "after", "parts", "not_advised"))
        return {"emergency": True, "reason": withheld.stopped(), **nothing}
    draws = max(result.draws, LEAST_DRAWS)
    maker = Maker(result, draws)
    before = maker.outlook.before.as_dict()
    chosen = _chosen(maker, parts)
    settle_drinks(maker, chosen)
    said = maker.build(chosen)[1]
    return {
        "emergency": False,
        "reason": None,
        "before": before,
        "after": maker.look([chosen], draws)[0].as_dict(),
        "parts": [
            {"lever": lever.id, "name": _(lever.name), "what": said[lever.id].what}
            for lever in chosen
            if lever.id in said
        ],
        "not_advised": list(_refused(maker, parts)),
    }


def applied(result, parts):
    """Return the scenario with some parts of a plan in it.

    Parameters
    ----------
    result : Result
    parts : sequence of str
        As for `effect`.

    Returns
    -------
    scenario : Scenario
        Unchanged in an emergency.
    """
    if result.emergency:
        return result.scenario
    maker = Maker(result, max(result.draws, LEAST_DRAWS))
    chosen = _chosen(maker, parts)
    settle_drinks(maker, chosen)
    return maker.build(chosen)[0]


def refuse_unknown(parts):
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


def _chosen(maker, parts):
    """The levers in force: of a group, such as two ways to run slower, the first alone, as in a plan."""
    chosen, groups = [], set()
    for lever in maker.allowed:
        if lever.id not in parts or (lever.group and lever.group in groups):
            continue
        if lever.habit or (maker.change(maker.scenario, lever) is not None and maker.same_length((lever,))):
            chosen.append(lever)
            groups.add(lever.group)
    return tuple(chosen)


def _refused(maker, parts):
    for part in dict.fromkeys(parts):
        lever = levers()[part]
        refusal = limits.reason(lever, maker.bans)
        if refusal:
            rule, why = refusal
            yield {"lever": part, "name": _(lever.name), "rule": rule, "reason": why}
