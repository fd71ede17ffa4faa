"""What the page computes in a worker: forms and scenarios in, pages out. Nothing is kept."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

from kramkaki.api import Result, run
from kramkaki.errors import ScenarioError
from kramkaki.exchange.attached import Attachments
from kramkaki.language import gettext as _
from kramkaki.plan.effect import applied, refuse_unknown
from kramkaki.scenario.model import Scenario
from kramkaki.scenario.read import parsed, read
from kramkaki.scenario.templates import template_files, templates
from kramkaki.scenario.write import plain_content
from kramkaki.web import model_form, start_form, zoom_view
from kramkaki.web.answer_view import quick_view, stopped_view, view
from kramkaki.web.form_pages import change_page, expert_page, start_page
from kramkaki.web.limits import Limits
from kramkaki.web.plan_view import plan_view
from kramkaki.web.render import rendered
from kramkaki.web.tracks import with_track
from kramkaki.web.units import SYSTEMS, also

DRAWS = 64
QUICK_DRAWS = 16  # where bands are not looked at: the chance is the same
DRAGGING_DRAWS = 8  # while somebody drags; the full answer follows within a second or two
FURTHEST_ZONE = 15 * 60  # [min] from Greenwich
FINE, AT_FAULT = 200, 422
Texts = Mapping[str, Sequence[str]]  # fields of a form
Files = Mapping[str, bytes]
Page = tuple[int, str]  # status and HTML


def first(texts: Texts, name: str, default: str = "") -> str:
    """The first text of a field."""
    return next(iter(texts.get(name, ())), default)


def system_of(texts: Texts, name: str = "units") -> str:
    """The units a form asks for."""
    asked = first(texts, name)
    return asked if asked in SYSTEMS else str(SYSTEMS[0])


def from_questions(start_id: str, texts: Texts, files: Files, limits: Limits) -> Page:
    """Answer the questions of a start.

    Parameters
    ----------
    start_id : str
    texts : dict of str to list of str
        Fields of the form.
    files : dict of str to bytes
    limits : Limits

    Returns
    -------
    status : int
    html : str
        The answer; or the questions again, with what is wrong beside each.
    """
    system, asked_in = system_of(texts), system_of(texts, "asked_in")
    written = start_form.read(start_id, texts, asked_in)
    if first(texts, "do") == "units":
        return FINE, start_page(start_id, system, written)
    if written.errors:
        return AT_FAULT, start_page(start_id, system, written)
    try:
        content = start_form.scenario(start_id, written, _now(texts))
        if files.get("gpx"):
            checked(content, limits)
            content = with_track(content, files["gpx"])
        return FINE, answer_page(content, system, limits)
    except ScenarioError as problem:
        wrong = start_form.problems_by_field(problem)
        return AT_FAULT, start_page(start_id, system, written._replace(errors=wrong))


def _now(texts: Texts) -> datetime:
    """The moment in the reader's zone; the server's own, which is the reader's machine, where the form names none."""
    zone = first(texts, "zone")
    try:
        moment = datetime.strptime(zone, "%z")
    except ValueError:
        return datetime.now().astimezone()
    minutes = (moment.utcoffset() or timedelta(0)) // timedelta(minutes=1)
    return datetime.now(timezone(timedelta(minutes=max(-FURTHEST_ZONE, min(minutes, FURTHEST_ZONE)))))


@cache
def shipped_tracks() -> Attachments:
    """The tracks of the shipped examples: the only files that a scenario of the page can name."""
    paths = {path for name in templates() for path in template_files(name)}
    return Attachments({path.name: path.read_bytes() for path in paths})


def checked(content: Any, limits: Limits) -> Scenario:
    """A scenario, checked, and within what this server computes.

    Parameters
    ----------
    content : dict
    limits : Limits
    """
    if not isinstance(content, dict):
        raise ScenarioError(_("file"), _("does not fit"), _("a table of keys and values"))
    scenario = read(content, shipped_tracks())
    days = sum(block.repeat for block in scenario.day)
    if days > limits.days:
        allowed = _("at most {limit}").format(limit=limits.days)
        raise ScenarioError("day", _("{count} days are too many").format(count=days), allowed)
    return scenario


def answer_page(
    content: Any, system: str, limits: Limits, *, with_plan: bool = False, parts: Collection[str] | None = None
) -> str:
    """The whole page of an answer.

    Parameters
    ----------
    content : dict
        Scenario.
    system : str
        Units of the reader.
    limits : Limits
    with_plan : bool
        Whether to make the plan, too.
    parts : set of str, optional
        Those of the plan that are switched on.
    """
    result = run(checked(content, limits), draws=min(DRAWS, limits.draws))
    plan = plan_view(result, parts) if with_plan and not result.emergency else None
    return _whole_page(result, system, plan=plan)


def _whole_page(result: Result, system: str, **parts: Any) -> str:
    body, shown = _body(result, system, view, **parts)
    return rendered("answer.html", **shown, body=body, carries=True, here="answer")


def _body(
    result: Result, system: str, shown: Callable[..., dict[str, Any]], **parts: Any
) -> tuple[str, dict[str, Any]]:
    """The template of an answer and what it shows; after an emergency these are others."""
    if result.emergency:
        return "stopped_body.html", stopped_view(result, system)
    return "answer_body.html", shown(result, system, **parts)


def fragment(body: bytes, system: str, quick: bool, limits: Limits) -> Page:
    """The answer alone, for a page that is there already.

    Parameters
    ----------
    body : bytes
        A scenario as JSON.
    system : str
    quick : bool
        Whether somebody drags: fewer draws, and only what changes at once.
    limits : Limits

    Returns
    -------
    status, html
    """
    try:
        result = run(checked(content_in(body), limits), draws=DRAGGING_DRAWS if quick else min(DRAWS, limits.draws))
    except ScenarioError as problem:
        return AT_FAULT, rendered("problems.html", problems=problems(problem))
    template, shown = _body(result, system, quick_view if quick else view)
    return FINE, rendered(template, **shown)


def plan_fragment(body: bytes, system: str, limits: Limits) -> Page:
    """The plan alone.

    Parameters
    ----------
    body : bytes
        A scenario as JSON, or ``{"scenario": ..., "without": [lever, ...]}``.
    system : str
    limits : Limits
    """
    try:
        content = content_in(body)
        without: set[str] = set()
        if isinstance(content, dict) and "scenario" in content:
            asked = content.get("without")
            without = {str(lever) for lever in asked} if isinstance(asked, list) else set()
            content = content["scenario"]
        result = run(checked(content, limits), draws=QUICK_DRAWS)
        if result.emergency:
            return FINE, _stopped_body(result, system)
        plan = plan_view(result, without=without)
    except ScenarioError as problem:
        return AT_FAULT, rendered("problems.html", problems=problems(problem))
    return FINE, rendered("plan_section.html", system=system, plan=plan, also=lambda text: also(text, system))


def zoom_fragment(body: bytes, system: str, limits: Limits) -> Page:
    """One cramp close up, alone.

    Parameters
    ----------
    body : bytes
        ``{"scenario": ..., "muscle": ..., "time": ...}`` as JSON.
    system : str
    limits : Limits
    """
    try:
        asked = content_in(body)
        if not isinstance(asked, dict):
            raise ScenarioError(_("file"), _("does not fit"), _("a table of keys and values"))
        result = run(checked(asked.get("scenario"), limits), draws=QUICK_DRAWS)
        if result.emergency:
            return FINE, _stopped_body(result, system)
        zoom = _zoomed(result, str(asked.get("muscle", "")), str(asked.get("time", "")))
    except ScenarioError as problem:
        return AT_FAULT, rendered("problems.html", problems=problems(problem))
    return FINE, rendered("zoom_section.html", system=system, zoom=zoom)


def _stopped_body(result: Result, system: str) -> str:
    return rendered("stopped_body.html", **stopped_view(result, system))


def _zoomed(result: Result, muscle: str, time: str) -> dict[str, Any]:
    return zoom_view.asked(result, muscle, time, zoom_view.zoomed(result, muscle, time))


def content_in(body: bytes, name: str = "scenario.json") -> Any:
    """What JSON or TOML holds, unchecked."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ScenarioError(_("file"), _("is not text in UTF-8")) from None
    return parsed(Path(name), text)


def problems(problem: ScenarioError) -> list[dict[str, str]]:
    """What is wrong, as a template lists it."""
    lines = str(problem).splitlines()
    return [{"place": fault.place, "text": line} for fault, line in zip(problem.each, lines, strict=False)]


def from_answer(texts: Texts, files: Files, limits: Limits) -> Page:
    """What a form on the page of an answer asks: the answer again, a change of the scenario, a plan.

    Parameters
    ----------
    texts : dict of str to list of str
        ``scenario`` as JSON, ``do`` and the fields it needs.
    files : dict of str to bytes
    limits : Limits

    Returns
    -------
    status, html
    """
    system = system_of(texts)
    try:
        content = content_in(first(texts, "scenario", "{}").encode())
        if not isinstance(content, dict):
            raise ScenarioError(_("file"), _("does not fit"), _("a table of keys and values"))
        return _done(first(texts, "do"), content, texts, system, limits)
    except ScenarioError as problem:
        return AT_FAULT, rendered("problem.html", problems=problems(problem))


def _done(asked: str, content: dict[str, Any], texts: Texts, system: str, limits: Limits) -> Page:
    action, _colon, key = asked.partition(":")
    if action in ("edit", "add", "save", "remove"):
        checked(content, limits)  # what is changed must have the shape of a scenario
    if action in ("edit", "add"):
        return FINE, change_page(content, key, system, is_new=action == "add")
    if action == "save":
        return _saved(content, key, texts, system, limits)
    if action == "remove" and model_form.is_row(key):
        content = model_form.merged(content, {key: None})
    if action == "units":
        return FINE, answer_page(content, key if key in SYSTEMS else system, limits)
    if action == "apply":
        result = run(checked(content, limits), draws=QUICK_DRAWS)
        content = plain_content(applied(result, _parts(texts)))
    if action == "zoom":
        return FINE, _zoom_page(content, texts, system, limits)
    parts = _parts(texts) if action == "parts" else None
    return FINE, answer_page(content, system, limits, with_plan=action in ("plan", "parts"), parts=parts)


def _zoom_page(content: dict[str, Any], texts: Texts, system: str, limits: Limits) -> str:
    result = run(checked(content, limits), draws=min(DRAWS, limits.draws))
    zoom = None
    if not result.emergency:
        zoom = _zoomed(result, *(first(texts, name) for name in (zoom_view.MUSCLE_FIELD, zoom_view.TIME_FIELD)))
    return _whole_page(result, system, zoom=zoom)


def _parts(texts: Texts) -> list[str]:
    """The parts of the plan that are ticked."""
    parts = sorted(set(texts.get("part", ())))
    refuse_unknown(parts)
    return parts


def _saved(content: dict[str, Any], key: str, texts: Texts, system: str, limits: Limits) -> Page:
    values, errors, unread = model_form.read(texts, system_of(texts, "asked_in"), with_empty=True)
    if not errors:
        changed = model_form.merged(content, values)
        try:
            return FINE, answer_page(changed, system, limits)
        except ScenarioError as problem:
            errors = {}
            for fault in problem.each:
                text = "; ".join(part for part in (fault.problem, fault.allowed, fault.fix) if part)
                errors[model_form.name_of(fault.place)] = text
    return AT_FAULT, change_page(content, key, system, values=values, errors=errors, texts=unread)


def from_file(texts: Texts, files: Files, limits: Limits) -> Page:
    """Answer a scenario that was pasted or chosen as a file.

    Parameters
    ----------
    texts : dict of str to list of str
        ``text``: TOML or JSON.
    files : dict of str to bytes
        ``file``, which wins over the text.
    limits : Limits

    Returns
    -------
    status, html
    """
    written = files.get("file") or first(texts, "text").encode()
    try:
        content = content_in(written, "scenario")
        return FINE, answer_page(content, system_of(texts), limits)
    except ScenarioError as problem:
        return AT_FAULT, expert_page(system_of(texts), written.decode(errors="replace"), problems(problem))
