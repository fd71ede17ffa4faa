"""The interface for programs: the same questions as on the command line, over HTTP."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from kramkaki.language import by_name
from kramkaki.web import answers, uploads
from kramkaki.web.document import PREFIX, asks, gives, gives_file, reads
from kramkaki.web.problems import Problem
from kramkaki.web.progress import as_json, events, wants_events, while_connected

router = APIRouter(prefix=PREFIX)
Language = Annotated[str | None, Query(alias="lang", description=f"Language of the texts: {' or '.join(by_name())}.")]
Progress = Annotated[
    bool, Query(description="Whether to answer with events: progress, then result or problem (as text/event-stream).")
]


async def _computed(
    request: Request, name: str, *, long: bool = False, progress: Callable[..., object] | None = None
) -> bytes:
    """Ask a worker; where the question turns out to be a long one, ask again as such."""
    state, body = request.app.state, await request.body()
    arguments = (answers.answered, name, body, state.settings.limits)
    answer: bytes | None = await state.work.call(*arguments, long, long=long, progress=progress)
    if answer is None:
        answer = await state.work.call(*arguments, True, long=True, progress=progress)
    assert answer is not None  # what may be long is always computed
    return answer


async def _answer(request: Request, name: str, *, long: bool = False) -> Response:
    if wants_events(request):
        await request.body()
        stream: Response = events(lambda tell: _computed(request, name, long=long, progress=tell))
        return stream
    await request.body()
    return as_json(await while_connected(request, _computed(request, name, long=long)))


async def _file(request: Request, name: str, media_type: str, *, long: bool = False) -> Response:
    await request.body()
    content = await while_connected(request, _computed(request, name, long=long))
    headers = {"Content-Disposition": f'attachment; filename="kramkaki-{name.rpartition("/")[2]}"'}
    return Response(content, media_type=media_type, headers=headers)


async def _looked_up(request: Request, function: Callable[..., bytes | None], *arguments: object) -> Response:
    answer: bytes | None = await request.app.state.work.call(function, *arguments)
    if answer is None:
        raise Problem(404, "not-found")
    return as_json(answer)


@router.get("/", **gives("About"))
async def about(request: Request) -> Response:
    """Tell the version and the limits of this server."""
    return await _looked_up(request, answers.about, request.app.state.settings.limits)


@router.post("/run", **asks("RunRequest", "RunAnswer"))
async def run(request: Request, lang: Language = None, progress: Progress = False) -> Response:
    """Compute a scenario: the cramps to expect, why, and what to beware of; curves where they are asked for."""
    return await _answer(request, "run")


@router.post("/why", **asks("Request", "WhyAnswer"))
async def why(request: Request, lang: Language = None, progress: Progress = False) -> Response:
    """Say why: causes with shares and evidence, why cramps that happened did, what would bring them sooner."""
    return await _answer(request, "why")


@router.post("/plan", **asks("PlanRequest", "Plan"))
async def plan(request: Request, lang: Language = None, progress: Progress = False) -> Response:
    """Find the smallest change that brings the chance of a cramp under a target."""
    return await _answer(request, "plan", long=True)


@router.post("/plan/effect", **asks("EffectRequest", "PlanEffect"))
async def effect(request: Request, lang: Language = None, progress: Progress = False) -> Response:
    """Tell what some parts of a plan do: the risk before and after, with these parts switched on."""
    return await _answer(request, "plan/effect")


@router.post("/zoom", **asks("ZoomRequest", "ZoomAnswer"))
async def zoom(request: Request, lang: Language = None, progress: Progress = False) -> Response:
    """Set off one cramp in the state of a moment, millisecond by millisecond, and end it by a stretch."""
    return await _answer(request, "zoom", long=True)


@router.post("/threshold", **asks("ThresholdRequest", "ThresholdAnswer"))
async def threshold(request: Request, lang: Language = None, progress: Progress = False) -> Response:
    """Stimulate the nerve of a simulated muscle in steps; give the frequency that sets off a cramp."""
    return await _answer(request, "threshold", long=True)


@router.post("/files/report.html", **gives_file("Request", "text/html"))
async def report(request: Request, lang: Language = None) -> Response:
    """Write the report of a run: one page with everything in it."""
    return await _file(request, "files/report.html", "text/html")


@router.post("/files/result.json", **gives_file("Request", "application/json"))
async def data(request: Request, lang: Language = None) -> Response:
    """Write the result of a run as a file."""
    return await _file(request, "files/result.json", "application/json")


@router.post("/files/trace.csv", **gives_file("Request", "text/csv"))
async def trace(request: Request, lang: Language = None) -> Response:
    """Write all curves of a run as a table."""
    return await _file(request, "files/trace.csv", "text/csv")


@router.post("/files/plan.ics", **gives_file("PlanRequest", "text/calendar"))
async def calendar(request: Request, lang: Language = None) -> Response:
    """Write a plan as a calendar with alarms."""
    return await _file(request, "files/plan.ics", "text/calendar", long=True)


@router.post("/files/scenario.toml", **gives_file("Request", "application/toml"))
async def scenario_file(request: Request, lang: Language = None) -> Response:
    """Write a scenario as the file that the command line reads."""
    return await _file(request, "files/scenario.toml", "application/toml")


@router.post("/upload/scenario", **reads(("application/toml", "application/json", "text/plain"), "ScenarioUploaded"))
async def scenario(request: Request, lang: Language = None) -> Response:
    """Read a scenario file, TOML or JSON; give it as the JSON that every other question takes."""
    return await _looked_up(request, uploads.scenario, await request.body())


@router.post("/upload/track", **reads(("application/gpx+xml", "application/xml", "text/xml"), "TrackUploaded"))
async def track(
    request: Request,
    name: Annotated[str, Query(min_length=1, max_length=60, pattern=r"^[\w -][\w. -]*$")] = "track.gpx",
    lang: Language = None,
) -> Response:
    """Read a GPX file; give its length and climb, and the file made small enough to come along with a scenario."""
    return await _looked_up(request, uploads.track, await request.body(), name)


@router.get("/evidence", **gives("Evidence"))
async def evidence(request: Request, lang: Language = None) -> Response:
    """Tell what each statement about cramps rests on."""
    return await _looked_up(request, answers.evidence)


@router.get("/evidence/{number}", **gives("Evidence", 404))
async def one_evidence(request: Request, number: Annotated[int, Path(ge=0, le=99)], lang: Language = None) -> Response:
    """Tell what one statement rests on."""
    return await _looked_up(request, answers.evidence, number)


@router.get("/templates", **gives("Templates"))
async def templates(request: Request, lang: Language = None) -> Response:
    """List the shipped examples."""
    return await _looked_up(request, uploads.examples)


@router.get("/templates/{name}", **gives("Template", 404))
async def template(request: Request, name: Annotated[str, Path(max_length=60)], lang: Language = None) -> Response:
    """Give a shipped example, with its tracks."""
    return await _looked_up(request, uploads.examples, name)


@router.get("/schema", **gives(None))
async def schema() -> Response:
    """Give the JSON Schema of the scenario."""
    return as_json(answers.schema())
