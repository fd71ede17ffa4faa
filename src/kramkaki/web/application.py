"""The application: the page, the interface for programs, and the files they need."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.web import api, document, pages, problems
from kramkaki.web.limits import Rate, Settings
from kramkaki.web.problems import Problem
from kramkaki.web.security import RequestGuard
from kramkaki.web.speech import Speech
from kramkaki.web.workers import Workforce

STATIC = Path(__file__).with_name("static")


class Files(StaticFiles):
    """Our scripts and styles: the browser asks each time whether they changed."""

    def file_response(self, *arguments: Any, **keywords: Any) -> Response:
        """Return a file that may be kept but is checked before use."""
        answer = super().file_response(*arguments, **keywords)
        answer.headers["Cache-Control"] = "no-cache"
        return answer

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Refuse a path with a zero byte, which older releases of Starlette hand to the file system."""
        if "\0" in path:
            raise HTTPException(404)
        return await super().get_response(path, scope)


def create_application(settings: Settings | None = None) -> FastAPI:
    """Put a server together.

    Parameters
    ----------
    settings : Settings, optional
        For this machine only, where left out.

    Returns
    -------
    app : FastAPI
        ``app.state.work`` is its Workforce, ``app.state.settings`` its Settings.
    """
    settings = settings or Settings()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.work = Workforce(settings.limits)
        app.state.work.start()
        yield
        await app.state.work.stop()

    app = FastAPI(
        title="kramkaki",
        version=document.VERSION,
        description=document.DESCRIPTION,
        openapi_url=f"{document.PREFIX}/openapi.json",
        docs_url=None,  # FastAPI's pages of documentation load their scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
        middleware=[
            Middleware(Speech, default=settings.language),
            Middleware(RequestGuard, settings=settings, rate=Rate(settings.limits.requests_per_minute), answer=answer),
        ],
    )
    app.state.settings = settings
    _document(app)
    app.mount("/static", Files(directory=STATIC), name="static")
    app.include_router(api.router)
    app.include_router(pages.router)
    app.include_router(pages.in_language)
    app.add_exception_handler(Problem, _refused)
    app.add_exception_handler(HTTPException, _not_served)
    app.add_exception_handler(RequestValidationError, _not_understood)
    return app


def _document(app: FastAPI) -> None:
    """Have the documentation name the models of questions and answers, which the routes do not read themselves."""
    routes = app.openapi

    def with_models() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = document.with_models(routes())
        return app.openapi_schema

    app.openapi = with_models  # type: ignore[method-assign]  # FastAPI's own way to extend the document


def answer(scope: Scope, problem: Problem) -> Response:
    """Return the answer of a problem: a page for people, problem+json for programs."""
    return pages.problem_page(scope, problem) if problems.wants_page(scope) else problems.response(problem)


async def _refused(request: Request, problem: Any) -> Response:
    return answer(request.scope, problem)


async def _not_served(request: Request, error: Any) -> Response:
    """What the router refuses: an unknown address, or a method it does not take."""
    codes = {404: "not-found", 405: "method"}
    code = codes.get(error.status_code, "request")
    return answer(request.scope, Problem(error.status_code, code, headers=error.headers))


async def _not_understood(request: Request, error: Any) -> Response:
    """A parameter in the address that does not fit."""
    wrong = [ScenarioError(".".join(map(str, fault["loc"][1:])), _("does not fit")) for fault in error.errors()]
    errors = [line for problem in wrong for line in problems.errors_of(problem)]
    return answer(request.scope, problems.of_scenario(errors))
