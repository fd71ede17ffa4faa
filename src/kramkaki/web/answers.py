"""What a worker computes for a request: bytes in, bytes out, so that the server itself neither parses nor writes them."""

from kramkaki.run import run as compute
from kramkaki.web.curves import curves
from kramkaki.web.requests import RunRequest, asked, scenario_asked, written


def run(body, limits, progress=None):
    """Return the answer of ``kram run --json``, with the curves that were asked for.

    Parameters
    ----------
    body : bytes
        A RunRequest.
    limits : Limits
    progress : callable, optional
        [0-1], [-]
    """
    request = asked(body, RunRequest)
    result = _computed(request, limits, progress)
    answer = {**result.as_json(), "title": result.scenario.title, "events": _events(result)}
    if request.curves is not None:
        answer["curves"] = curves(result, request.curves, min(request.points, limits.curve_points))
    return written(answer)


def _computed(request, limits, progress):
    scenario, draws = scenario_asked(request, limits)
    return compute(scenario, draws=draws, seed=request.seed, progress=progress)


def _events(result):
    shown = ("time", "minute", "end_minute", "kind", "text")
    return [{key: event[key] for key in shown if key in event} for event in result.events]
