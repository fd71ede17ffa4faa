"""What a worker computes for a request: bytes in, bytes out, so that the server neither parses nor writes them.

The server imports this module only to name its functions: what computes is imported inside them, in the workers.
"""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.number_types import Progress
from kramkaki.safety import withheld
from kramkaki.scenario.schema import SCHEMA_FILE
from kramkaki.scenario.write import plain_content, toml_lines
from kramkaki.version import __version__
from kramkaki.web.limits import Limits
from kramkaki.web.problems import refuse_in_emergency
from kramkaki.web.requests import (
    EffectRequest,
    PlanRequest,
    Request,
    RunRequest,
    ThresholdRequest,
    ZoomRequest,
    asked,
    scenario_asked,
    written,
)

if TYPE_CHECKING:
    from kramkaki.api import Result
    from kramkaki.nerve.episode import Episode
    from kramkaki.plan.plan import Plan
    from kramkaki.web.replies import Recording

QUICK = 130  # days times draws that a worker computes in less than a second


class _Heavy(Exception):
    """The work is for a worker that others need not wait for."""


def answered(name: str, body: bytes, limits: Limits, long: bool, progress: Progress | None = None) -> bytes | None:
    """Return the answer to a question.

    Parameters
    ----------
    name : str
        One of ``ANSWERS``.
    body : bytes
        The question's model as JSON.
    limits : Limits
    long : bool
        Whether it may be long.
    progress : callable, optional
        [0-1], [-]

    Returns
    -------
    answer : bytes or None
        None where it has to be asked again as a long one.
    """
    try:
        return ANSWERS[name](body, limits, long, progress)
    except _Heavy:
        return None


def _computed(request: Request, limits: Limits, long: bool, progress: Progress | None) -> "Result":
    from kramkaki.api import run

    scenario, days, draws = scenario_asked(request, limits)
    if not long and days * draws > QUICK:
        raise _Heavy
    return run(scenario, draws=draws, seed=request.seed, progress=progress)


def _run(body: bytes, limits: Limits, long: bool, progress: Progress | None) -> bytes:
    from kramkaki.results import plain
    from kramkaki.web.curves import curves

    request = asked(body, RunRequest)
    result = _computed(request, limits, long, progress)
    answer = {**result.as_json(), "title": result.scenario.title, "events": plain(result.events)}
    if request.curves is not None and result.emergency:
        answer["curves"] = None
    elif request.curves is not None:
        answer["curves"] = plain(curves(result, request.curves, min(request.points, limits.curve_points)))
    return written(answer)


def _why(body: bytes, limits: Limits, long: bool, progress: Progress | None) -> bytes:
    from kramkaki.api import why

    request = asked(body, Request)
    scenario, days, draws = scenario_asked(request, limits)
    if not long and days * draws > QUICK:
        raise _Heavy
    return written(why(scenario, draws=draws, seed=request.seed, progress=progress).as_json())


def _planned(body: bytes, limits: Limits, long: bool, progress: Progress | None, *, calendar: bool = False) -> "Plan":
    request = asked(body, PlanRequest)
    report = progress or (lambda fraction, text: None)
    result = _computed(request, limits, long, lambda fraction, text: report(0.3 * fraction, text))
    if calendar:
        refuse_in_emergency(result, withheld.stopped())
    return result.plan(request.target, lambda fraction, text: report(0.3 + 0.7 * fraction, text))


def _plan(body: bytes, limits: Limits, long: bool, progress: Progress | None) -> bytes:
    return written(_planned(body, limits, long, progress).as_json())


def _effect(body: bytes, limits: Limits, long: bool, progress: Progress | None) -> bytes:
    from kramkaki.plan.effect import effect, refuse_unknown
    from kramkaki.results import plain

    request = asked(body, EffectRequest)
    refuse_unknown(request.parts)
    return written(plain(effect(_computed(request, limits, long, progress), request.parts)))


def _zoom(body: bytes, limits: Limits, long: bool, progress: Progress | None) -> bytes:
    from kramkaki.results import plain
    from kramkaki.risk.closeup import minute_of, zoom_of

    request = asked(body, ZoomRequest)
    report = progress or (lambda fraction, text: None)
    result = _computed(request, limits, long, lambda fraction, text: report(0.1 * fraction, text))
    try:
        minute = minute_of(result.compiled, request.at, request.day)
    except ScenarioError as problem:
        raise ScenarioError("at", problem.problem, problem.allowed) from None  # it names the command's option
    zoom = zoom_of(result, minute, request.muscle, seed=request.noise, progress=report)
    return written({**zoom.as_json(), "recording": plain(zoom.episode and _recording(zoom.episode))})


def _recording(episode: "Episode") -> "Recording":
    """Spikes, electromyogram, force and length over time."""
    from kramkaki.nerve.electromyogram import SAMPLES
    from kramkaki.web.replies import Recording

    return Recording(
        spikes_ms=[column.nonzero()[0].tolist() for column in episode.spikes.T],
        force=episode.force.round(5).tolist(),
        length=episode.length.round(5).tolist(),
        emg_mv=episode.electromyogram.round(5).tolist(),
        emg_samples_per_ms=SAMPLES,
    )


def _threshold(body: bytes, limits: Limits, long: bool, progress: Progress | None) -> bytes:
    from kramkaki.nerve.parameters import parameters_of
    from kramkaki.nerve.threshold import FIRST_FREQUENCY, LAST_FREQUENCY, threshold
    from kramkaki.results import plain
    from kramkaki.web.replies import ThresholdAnswer

    request = asked(body, ThresholdRequest)

    def tell(hz: float) -> None:
        if progress:
            fraction = (hz - FIRST_FREQUENCY) / (LAST_FREQUENCY - FIRST_FREQUENCY)
            progress(fraction, _("stimulating the nerve: {hz} Hz").format(hz=hz))

    test = threshold(request.seed, parameters=parameters_of(request.muscle), progress=tell)
    return written(plain(ThresholdAnswer(test.hz, test.not_inducible, request.muscle, list(test.series_hz), test.seed)))


def _report(body: bytes, limits: Limits, long: bool, progress: Progress | None) -> bytes:
    from kramkaki.report.html import page

    return page(_computed(asked(body, Request), limits, long, progress)).encode()


def _data(body: bytes, limits: Limits, long: bool, progress: Progress | None) -> bytes:
    return written(_computed(asked(body, Request), limits, long, progress).as_json())


def _trace(body: bytes, limits: Limits, long: bool, progress: Progress | None) -> bytes:
    text = io.StringIO(newline="")
    result = _computed(asked(body, Request), limits, long, progress)
    refuse_in_emergency(result, withheld.stopped())
    result.trace.write_csv(text)
    return text.getvalue().encode()


def _calendar(body: bytes, limits: Limits, long: bool, progress: Progress | None) -> bytes:
    from kramkaki.plan.calendar import calendar

    file: bytes = calendar(_planned(body, limits, long, progress, calendar=True)).to_ical()
    return file


def _scenario(body: bytes, limits: Limits, long: bool, progress: Progress | None) -> bytes:
    scenario, _days, _draws = scenario_asked(asked(body, Request), limits)
    return ("\n".join(toml_lines(plain_content(scenario))) + "\n").encode()


ANSWERS: dict[str, Callable[[bytes, Limits, bool, Progress | None], bytes]] = {
    "run": _run, "why": _why, "plan": _plan, "plan/effect": _effect, "zoom": _zoom, "threshold": _threshold,
    "files/report.html": _report, "files/result.json": _data, "files/trace.csv": _trace,
    "files/plan.ics": _calendar, "files/scenario.toml": _scenario,
}  # fmt: skip


def evidence(number: int | None = None) -> bytes | None:
    """Return what the statements about cramps rest on, or one of them; None where there is no such one.

    Parameters
    ----------
    number : int, optional
    """
    from kramkaki.risk import statements as grounds

    if number is None:
        return written({"statements": [grounds.evidence(known) for known in grounds.statements()]})
    if number not in grounds.statements():
        return None
    return written({"statements": [grounds.evidence(number)]})


def schema() -> bytes:
    """Return the JSON Schema of the scenario."""
    return SCHEMA_FILE.read_bytes()


def about(limits: Limits) -> bytes:
    """Return the version, and what this server computes.

    Parameters
    ----------
    limits : Limits
    """
    shown = ("body_bytes", "days", "draws", "default_draws", "curve_points", "tracks", "requests_per_minute")
    return written({"version": __version__, "limits": {name: getattr(limits, name) for name in shown}})
