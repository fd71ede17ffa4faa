"""The pages for people."""

import html

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse

from kramkaki.language import current

router = APIRouter(include_in_schema=False)


@router.get("/")
async def front(request: Request):
    """Go to the first page in the visitor's language."""
    return RedirectResponse(f"/{current()}/", 307)


def problem_page(scope, problem):
    """Return a problem as a page.

    Parameters
    ----------
    scope : dict
        Of the request.
    problem : Problem
    """
    text = "".join(f"<p>{html.escape(line)}</p>" for line in [problem.title, *problem.detail.splitlines()])
    page = f'<!doctype html><html lang="{current()}"><meta charset="utf-8"><title>kramkaki</title>{text}</html>'
    return HTMLResponse(page, problem.status, problem.headers)
