"""The pages for people: which address shows what. A scenario lives in the page itself; nothing is kept."""

from typing import Any

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import Scope

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.report.styles import chart_style
from kramkaki.scenario.templates import templates
from kramkaki.web import form_pages
from kramkaki.web.api_page import api_page
from kramkaki.web.files import KINDS
from kramkaki.web.problems import Problem
from kramkaki.web.render import rendered
from kramkaki.web.starts import starts
from kramkaki.web.units import SYSTEMS

MOST_FIELDS, MOST_FILES = 5000, 4
BYTES_PER_FIELD = 4_000_000  # the scenario itself is one field


async def _known_language(request: Request) -> None:
    if request.path_params["language"] not in language.LANGUAGES:
        raise Problem(404, "not-found")


router = APIRouter(include_in_schema=False)
in_language = APIRouter(prefix="/{language}", dependencies=[Depends(_known_language)], include_in_schema=False)


@router.get("/")
async def front() -> Response:
    """Go to the first page in the visitor's language."""
    return RedirectResponse(f"/{language.current()}/", 307)


@router.get("/charts.css")
async def style_of_charts() -> Response:
    """The style of charts, which the page shares with the report."""
    return Response(chart_style(), media_type="text/css", headers={"Cache-Control": "no-cache"})


def _system(request: Request) -> str:
    asked = request.query_params.get("units", "")
    return asked if asked in SYSTEMS else SYSTEMS[0]


async def _form(request: Request) -> tuple[dict[str, list[str]], dict[str, bytes]]:
    """Fields and files of a form as plain data."""
    texts: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}
    whole = request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=BYTES_PER_FIELD)
    try:
        async with whole as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = await value.read()
                else:
                    texts.setdefault(name, []).append(value)
    except (HTTPException, ValueError, KeyError):
        raise Problem(400, "form", _("The form did not arrive whole.")) from None
    return texts, files


def made(name: str, *arguments: Any) -> Any:
    """What the function of ``answering`` with this name gives; imported in the worker, for it loads what computes."""
    from kramkaki.web import answering

    return getattr(answering, name)(*arguments)


def made_file(what: str, texts: dict[str, list[str]], limits: Any) -> bytes:
    """The same for a file to take away."""
    from kramkaki.web.downloads import download

    return download(what, texts, limits)


async def _answered(request: Request, name: str, *arguments: Any, long: bool = False) -> Response:
    state = request.app.state
    status, text = await state.work.call(made, name, *arguments, state.settings.limits, long=long)
    return HTMLResponse(text, status)


@in_language.get("/")
async def choose(request: Request) -> Response:
    """Who are you?"""
    return HTMLResponse(form_pages.choose_page())


@in_language.get("/start/expert")
async def expert(request: Request) -> Response:
    """A scenario as a file."""
    template = request.query_params.get("template", "")
    return HTMLResponse(form_pages.expert_page(_system(request), template=template if template in templates() else ""))


@in_language.post("/start/expert")
async def expert_answer(request: Request) -> Response:
    """The answer to a scenario as a file."""
    return await _answered(request, "from_file", *await _form(request))


@in_language.get("/start/{start_id}")
async def questions(request: Request, start_id: str) -> Response:
    """The questions of a start."""
    if start_id not in starts():
        raise Problem(404, "not-found")
    return HTMLResponse(form_pages.start_page(start_id, _system(request)))


@in_language.post("/start/{start_id}")
async def questions_answer(request: Request, start_id: str) -> Response:
    """The answer to the questions of a start."""
    if start_id not in starts():
        raise Problem(404, "not-found")
    return await _answered(request, "from_questions", start_id, *await _form(request))


@in_language.get("/answer")
async def no_answer(request: Request) -> Response:
    """An answer without a scenario: a script fills it from the address's fragment, which never reaches the server."""
    return HTMLResponse(form_pages.empty_answer_page(_system(request)))


@in_language.post("/answer")
async def answer(request: Request) -> Response:
    """The answer to a scenario, or a change of it."""
    texts, files = await _form(request)
    takes_long = texts.get("do", [""])[0] in ("plan", "parts", "apply", "zoom")
    return await _answered(request, "from_answer", texts, files, long=takes_long)


@in_language.post("/fragment")
async def fragment(request: Request) -> Response:
    """The answer alone; with ``quick`` only what changes while somebody drags."""
    quick = request.query_params.get("quick") == "1"
    return await _answered(request, "fragment", await request.body(), _system(request), quick)


@in_language.post("/fragment/plan")
async def plan_fragment(request: Request) -> Response:
    """The plan alone."""
    return await _answered(request, "plan_fragment", await request.body(), _system(request), long=True)


@in_language.post("/fragment/zoom")
async def zoom_fragment(request: Request) -> Response:
    """One cramp close up, alone."""
    return await _answered(request, "zoom_fragment", await request.body(), _system(request), long=True)


@in_language.post("/download/{what}")
async def download(request: Request, what: str) -> Response:
    """A file of the scenario that the form carries."""
    if what not in KINDS:
        raise Problem(404, "not-found")
    texts, _files = await _form(request)
    state = request.app.state
    content = await state.work.call(made_file, what, texts, state.settings.limits)
    kind = KINDS[what]
    headers = {"Content-Disposition": f'attachment; filename="{kind.name}"'}
    return Response(content, media_type=kind.media_type, headers=headers)


@in_language.get("/first-aid")
async def first_aid(request: Request) -> Response:
    """What to do about a cramp now."""
    return HTMLResponse(form_pages.first_aid_page())


@in_language.get("/about")
async def about(request: Request) -> Response:
    """What this is, and what happens to what one writes."""
    return HTMLResponse(form_pages.about_page())


@router.get("/api/v1/docs")
@router.get("/api/docs")
@router.get("/docs")
async def documentation() -> Response:
    """Go to the documentation of the interface, where people look for it."""
    return RedirectResponse(f"/{language.current()}/api", 307)


@in_language.get("/api")
async def interface(request: Request) -> Response:
    """The interface for programs, to read."""
    address = f"{request.url.scheme}://{request.url.netloc}"
    return HTMLResponse(api_page(request.app.openapi(), address))


def problem_page(scope: Scope, problem: Problem) -> Response:
    """Return a problem as a page.

    Parameters
    ----------
    scope : dict
        Of the request.
    problem : Problem
    """
    lines = [{"place": "", "text": line} for line in problem.detail.splitlines()]
    page = rendered("problem.html", title=problem.title, problems=lines)
    return HTMLResponse(page, problem.status, problem.headers)
