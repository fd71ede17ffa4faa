"""The plan as the page shows it: parts to switch on and off, before and after, when, and what is not advised."""

from kramkaki.language import gettext as _
from kramkaki.language import percent
from kramkaki.plan.effect import effect
from kramkaki.report.plan_text import before_and_after, times, told, verdict, when


def plan_view(result, parts=None, without=()):
    """What the section of the plan shows.

    Parameters
    ----------
    result : Result
        Of no emergency.
    parts : set of str, optional
        Those that are switched on; all, where left out.
    without : set of str
        Those that are switched off.

    Returns
    -------
    view : dict
    """
    data = result.plan().as_json()
    rows = [*data["changes"], *(habit for habit in data["habits"] if habit["status"] != "forbidden")]
    known = {row["lever"] for row in rows}
    on = (known if parts is None else known & set(parts)) - set(without)
    after = data["after"]
    if on != known:
        after = effect(result, sorted(on))["after"]
    return {
        "verdict": verdict(data),
        "sentences": before_and_after(data)[1:] if on == known else [],
        "before": _chance(data["before"]),
        "after": _chance(after),
        "told": _("Chance of a leg cramp: {before} now, {after} with the parts that are switched on.").format(
            before=percent(data["before"]["probability"]), after=percent(after["probability"])
        ),
        "changes": [_part(row, on, data) for row in data["changes"]],
        "habits": [_part(row, on, data) for row in data["habits"] if row["status"] != "forbidden"],
        "thoughts": [{"name": row["name"], "text": told(row, data["before"])} for row in data["also"]],
        "refused": [
            {"name": row["name"], "reason": row["reason"]}
            for row in [*data["not_advised"], *(habit for habit in data["habits"] if habit["status"] == "forbidden")]
        ],
        "when": when(data),
        "times": times(data),
        "beside": [*data["clinician"], *(rule["text"] for rule in data["rules"])],
    }


def _chance(view):
    low, high = view["probability_band_80"]
    return {"chance": view["probability"], "low": low, "high": high}


def _part(row, on, data):
    return {"lever": row["lever"], "name": row["name"], "text": told(row, data["before"]), "on": row["lever"] in on}
