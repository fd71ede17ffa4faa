"""The plan as the page shows it: parts to switch on and off, before and after, when, and what is not advised."""

from kramkaki.language import gettext as _
from kramkaki.language import percent
from kramkaki.report.plan_text import before_and_after, moment, told, verdict


def plan_view(plan, parts=None):
    """What the section of the plan shows.

    Parameters
    ----------
    plan : Plan
    parts : set of str, optional
        Those that are switched on; all, where left out.

    Returns
    -------
    view : dict
    """
    data = plan.as_json()
    if data["emergency"]:
        return {"emergency": _("An emergency comes first: there is no plan of exercise now.")}
    rows = [*data["changes"], *(habit for habit in data["habits"] if habit["status"] != "forbidden")]
    known = {row["lever"] for row in rows}
    on = known if parts is None else parts & known
    after = data["after"]
    if on != known:
        after = plan.with_parts(on)[1].as_dict()
    return {
        "emergency": "",
        "verdict": verdict(data),
        "sentences": before_and_after(data)[1:] if on == known else [],
        "before": _chance(data["before"]),
        "after": _chance(after),
        "effect": _("Chance of a leg cramp: {before} now, {after} with the parts that are switched on.").format(
            before=percent(data["before"]["probability"]), after=percent(after["probability"])
        ),
        "changes": [_part(row, on) for row in data["changes"]],
        "habits": [_part(row, on) for row in data["habits"] if row["status"] != "forbidden"],
        "refused": [
            {"name": row["name"], "reason": row["reason"]}
            for row in [*data["not_advised"], *(habit for habit in data["habits"] if habit["status"] == "forbidden")]
        ],
        "events": [(moment(event), event["title"]) for event in data["events"]],
        "beside": [*data["clinician"], *(rule["text"] for rule in data["rules"])],
    }


def _chance(view):
    low, high = view["probability_band_80"]
    return {"chance": view["probability"], "low": low, "high": high}


def _part(row, on):
    return {"lever": row["lever"], "name": row["name"], "text": told(row), "on": row["lever"] in on,
            "already": row["status"] == "already"}  # fmt: skip
