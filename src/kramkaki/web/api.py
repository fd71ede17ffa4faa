"""The interface for programs: the same questions as on the command line, over HTTP."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from kramkaki.web import answers

VERSION = "1.0"
PREFIX = "/api/v1"
DESCRIPTION = "When, where and why a leg muscle would cramp. For research and education; not a medical device."

router = APIRouter(prefix=PREFIX)


@router.post("/run")
async def run(request: Request):
    """Compute a scenario: the cramps to expect, why, and what to beware of."""
    state = request.app.state
    content = await state.work.call(answers.run, await request.body(), state.settings.limits)
    return Response(content, media_type="application/json")
