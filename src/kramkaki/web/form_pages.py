"""The pages that ask: the first screen, the questions of a start, the change of an entry, the expert's file."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from kramkaki.language import gettext as _
from kramkaki.report.glossary import entries
from kramkaki.scenario.templates import template_path, templates
from kramkaki.web import model_form, start_form
from kramkaki.web.aid import situations
from kramkaki.web.fields import Field
from kramkaki.web.json_text import as_text
from kramkaki.web.render import rendered
from kramkaki.web.starts import starts


def zone() -> str:
    """The offset of this machine's clock, where the browser does not say its own."""
    return datetime.now().astimezone().isoformat()[-6:]


def choose_page() -> str:
    """The first screen."""
    return rendered("choose.html", starts=list(starts().values()))


def start_page(start_id: str, system: str, written: start_form.Written | None = None) -> str:
    """The questions of a start.

    Parameters
    ----------
    start_id : str
    system : str
        Units to ask in.
    written : kramkaki.web.start_form.Written, optional
        What came back.

    Returns
    -------
    html : str
    """
    at_once, danger, groups = start_form.groups(start_id, system, written)
    return rendered(
        "questions.html",
        start=starts()[start_id],
        at_once=at_once,
        danger=danger,
        groups=groups,
        faults=_faults((*at_once, *danger), groups, {} if written is None else written.errors),
        system=system,
        zone=zone(),
        here=f"start/{start_id}",
    )


def _faults(
    at_once: Iterable[Field], groups: Iterable[Mapping[str, Any]], errors: Mapping[str, str]
) -> list[dict[str, Any]]:
    """What is wrong, each with the field it stands at where the page has that field."""
    shown = [*at_once]
    for group in groups:
        shown += group["fields"]
        shown += [field for table in group["tables"] for row in table["rows"] for field in row["fields"]]
    by_name = {field.name: field for field in shown}
    return [{"field": by_name.get(name), "text": text, "name": name} for name, text in errors.items()]


def change_page(
    content: Any,
    key: str,
    system: str,
    *,
    is_new: bool = False,
    values: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None,
    texts: Mapping[str, str] | None = None,
) -> str:
    """The fields of one entry of the scenario, or of all of it.

    Parameters
    ----------
    content : dict
        Scenario.
    key : str
        ``day.0.drink.2``; a list (``day.0.drink``) where the entry is new; empty for everything.
    system : str
        Units to ask in.
    is_new : bool
    values, errors, texts : dict, optional
        As in `kramkaki.web.model_form.groups`, of a form that came back.

    Returns
    -------
    html : str
    """
    errors = errors or {}
    day = re.match(r"day\.(\d{1,3})\.", key)
    groups = model_form.groups(
        system, values or {}, errors, texts or {}, content=content, day=int(day[1]) if day else 0
    )
    row = f"{key}.{model_form.NEW_ROWS}" if is_new else key
    if key:
        groups = _only(groups, row)
    return rendered(
        "change.html",
        title=_title(groups, key, is_new),
        key=row if key else "",
        groups=groups,
        faults=_faults((), groups, errors),
        system=system,
        scenario_text=as_text(content),
        here="answer",
        carries=True,
    )


def _only(groups: Iterable[dict[str, Any]], row: str) -> list[dict[str, Any]]:
    """The groups with nothing but one row of one table, or one field."""
    left = []
    for group in groups:
        tables = [
            {**table, "rows": [entry for entry in table["rows"] if entry["key"] == row]}
            for table in group["tables"]
            if any(entry["key"] == row for entry in table["rows"])
        ]
        fields = [field for field in group["fields"] if field.name == f"f.{row}"]
        if tables or fields:
            left.append({**group, "fields": fields, "tables": tables, "open": True})
    return left


def _title(groups: Sequence[Mapping[str, Any]], key: str, is_new: bool) -> str:
    if not key:
        return _("Change anything")
    if not groups:
        return _("Nothing to change here")
    name = groups[0]["tables"][0]["title"] if groups[0]["tables"] else groups[0]["fields"][0].label
    return _("Add: {what}").format(what=name) if is_new else _("Change: {what}").format(what=name)


def expert_page(
    system: str, text: str | None = None, problems: Sequence[Mapping[str, str]] = (), template: str = ""
) -> str:
    """A scenario as a file: pasted, chosen, or one of the shipped examples.

    Parameters
    ----------
    system : str
    text : str, optional
        What was pasted; else the template.
    problems : list of dict
        What is wrong with it.
    template : str
        Name of an example to begin with.
    """
    if text is None:
        text = template_path(template).read_text("utf-8").partition("\n")[2].lstrip() if template else ""
    return rendered(
        "expert.html",
        text=text,
        problems=problems,
        chosen=template,
        templates=templates(),
        system=system,
        here="start/expert",
    )


def first_aid_page() -> str:
    """What to do about a cramp, by situation."""
    return rendered("first_aid.html", situations=situations(), here="first-aid")


def about_page() -> str:
    """What this is, what it rests on, and what happens to what one writes."""
    return rendered("about.html", here="about", entries=entries())


def empty_answer_page(system: str) -> str:
    """The page of an answer before its scenario is there."""
    return rendered("empty_answer.html", system=system, here="answer")
