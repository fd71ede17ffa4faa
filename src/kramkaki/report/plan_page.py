"""A plan as one printable page that asks nothing of the network."""

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.report import words
from kramkaki.report.html import rendered, shown_warning, stopped_page, style
from kramkaki.report.plan_text import before_and_after, times, told, when


def page(plan):
    """The whole page as text, in the language in use."""
    data = plan.as_json()
    if data["emergency"]:
        return stopped_page(_("Plan against leg cramps"), data["warnings"], data["if_a_cramp_comes"])
    grave = [one for one in words.by_rank(data["warnings"]) if one["level"] != "info"]
    return rendered(
        "plan.html",
        {
            "language": language.current(),
            "style": style(),
            "title": _("Plan against leg cramps"),
            "warnings": [shown_warning(one) for one in grave],
            "parts": [part for part in _parts(data) if part["lines"] or part["entries"]],
            "disclaimer": _(words.DISCLAIMER),
        },
    )


def _part(title, lines=(), entries=()):
    return {"title": title, "lines": list(lines), "entries": list(entries)}


def _entries(data, key):
    return [(part["name"], told(part, data["before"])) for part in data[key]]


def _parts(data):
    now = data["cramp_now"]
    steps = _part(_("Do this now:") if now else _("If a cramp comes"), data["if_a_cramp_comes"])
    found = _after_the_steps(data)
    return [steps, *found] if now else [*found[:-2], steps, *found[-2:]]


def _after_the_steps(data):
    refused = [(one["name"], one["reason"]) for one in data["not_advised"]]
    return [
        _part(_("What to expect"), before_and_after(data)),
        _part(_("What to change"), (), _entries(data, "changes")),
        _part(_("Habits that cost little"), (), _entries(data, "habits")),
        _part(_("Also worth a thought"), (), _entries(data, "also")),
        _part(when(data), (), times(data)),
        _part(_("Not advised to you"), (), refused),
        _part(_("Keep in mind"), [*data["clinician"], *(rule["text"] for rule in data["rules"])]),
    ]
