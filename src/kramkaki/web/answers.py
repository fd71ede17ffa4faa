"""What a worker computes for a request: bytes in, bytes out, so that the server neither parses nor writes them.

The server imports this module only to name its functions: what computes is imported inside them, in the workers.
"""

import io

from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.safety import withheld
from kramkaki.scenario.schema import SCHEMA_FILE
from kramkaki.scenario.write import plain_content, toml_lines
from kramkaki.version import __version__
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

QUICK = 130  # days times draws that a worker computes in less than a second


class _Heavy(Exception):
    """The work is for a worker that others need not wait for."""


def answered(name, body, limits, long, progress=None):
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


def _computed(request, limits, long, progress):
    from kramkaki.run import run

    scenario, days, draws = scenario_asked(request, limits)
    if not long and days * draws > QUICK:
        raise _Heavy
    return run(scenario, draws=draws, seed=request.seed, progress=progress)


def _run(body, limits, long, progress):
    from kramkaki.web.curves import curves

    request = asked(body, RunRequest)
    result = _computed(request, limits, long, progress)
    answer = {**result.as_json(), "title": result.scenario.title, "events": _events(result)}
    if request.curves is not None and result.emergency:
        answer["curves"] = None
    elif request.curves is not None:
        answer["curves"] = curves(result, request.curves, min(request.points, limits.curve_points))
    return written(answer)


def _events(result):
    shown = ("time", "minute", "end_minute", "kind", "text")
    return [{key: event[key] for key in shown if key in event} for event in result.events]


def _why(body, limits, long, progress):
    from kramkaki.why import why

    request = asked(body, Request)
    scenario, days, draws = scenario_asked(request, limits)
    if not long and days * draws > QUICK:
        raise _Heavy
    return written(why(scenario, draws=draws, seed=request.seed, progress=progress).as_json())


def _planned(body, limits, long, progress, calendar=False):
    request = asked(body, PlanRequest)
    tell = progress or (lambda fraction, text: None)
    result = _computed(request, limits, long, lambda fraction, text: tell(0.3 * fraction, text))
    if calendar:
        refuse_in_emergency(result, withheld.stopped())
    return result.plan(request.target, lambda fraction, text: tell(0.3 + 0.7 * fraction, text))


def _plan(body, limits, long, progress):
    from kramkaki.run import plain

    return written(plain(_planned(body, limits, long, progress).as_json()))


def _effect(body, limits, long, progress):
    from kramkaki.plan.effect import effect, refuse_unknown
    from kramkaki.run import plain

    request = asked(body, EffectRequest)
    refuse_unknown(request.parts)
    return written(plain(effect(_computed(request, limits, long, progress), request.parts)))


def _zoom(body, limits, long, progress):
    from kramkaki.run import plain
    from kramkaki.zoom import minute_of, zoom_of

    request = asked(body, ZoomRequest)
    tell = progress or (lambda fraction, text: None)
    result = _computed(request, limits, long, lambda fraction, text: tell(0.1 * fraction, text))
    try:
        minute = minute_of(result.compiled, request.at, request.day)
    except ScenarioError as problem:
        raise ScenarioError("at", problem.problem, problem.allowed) from None  # it names the command's option
    found = zoom_of(result, minute, request.muscle, seed=request.noise, progress=tell)
    recording = None if result.emergency else _recording(found.episode)
    return written(plain({**found.as_json(), "recording": recording}))


def _recording(episode):
    """Spikes, electromyogram, force and length over time."""
    from kramkaki.nerve.electromyogram import SAMPLES

    return {
        "spikes_ms": [column.nonzero()[0].tolist() for column in episode.spikes.T],
        "force": episode.force.round(5).tolist(),
        "length": episode.length.round(5).tolist(),
        "emg_mv": episode.electromyogram.round(5).tolist(),
        "emg_samples_per_ms": SAMPLES,
    }


def _threshold(body, limits, long, progress):
    from kramkaki.nerve.muscles import parameters_of
    from kramkaki.nerve.threshold import FIRST_FREQUENCY, LAST_FREQUENCY, threshold

    request = asked(body, ThresholdRequest)

    def tell(hz):
        if progress:
            fraction = (hz - FIRST_FREQUENCY) / (LAST_FREQUENCY - FIRST_FREQUENCY)
            progress(fraction, _("stimulating the nerve: {hz} Hz").format(hz=hz))

    found = threshold(request.seed, parameters=parameters_of(request.muscle), progress=tell)
    return written(
        {
            "cramp_threshold_hz": found.hz,
            "not_inducible": found.not_inducible,
            "muscle": request.muscle,
            "series_hz": list(found.series_hz),
            "seed": found.seed,
        }
    )


def _report(body, limits, long, progress):
    from kramkaki.report.html import page

    return page(_computed(asked(body, Request), limits, long, progress)).encode()


def _data(body, limits, long, progress):
    return written(_computed(asked(body, Request), limits, long, progress).as_json())


def _trace(body, limits, long, progress):
    text = io.StringIO(newline="")
    result = _computed(asked(body, Request), limits, long, progress)
    refuse_in_emergency(result, withheld.stopped())
    result.trace.write_csv(text)
    return text.getvalue().encode()


def _calendar(body, limits, long, progress):
    from kramkaki.plan.calendar import calendar

    return calendar(_planned(body, limits, long, progress, calendar=True)).to_ical()


def _scenario(body, limits, long, progress):
    scenario, _days, _draws = scenario_asked(asked(body, Request), limits)
    return ("\n".join(toml_lines(plain_content(scenario))) + "\n").encode()


ANSWERS = {
    "run": _run, "why": _why, "plan": _plan, "plan/effect": _effect, "zoom": _zoom, "threshold": _threshold,
    "files/report.html": _report, "files/result.json": _data, "files/trace.csv": _trace,
    "files/plan.ics": _calendar, "files/scenario.toml": _scenario,
}  # fmt: skip


def evidence(number=None):
    """Return what the statements about cramps rest on, or one of them; None where there is no such one.

    Parameters
    ----------
    number : int, optional
    """
    from kramkaki.risk import statements as grounds

    if number is None:
        return written({"statements": [grounds.evidence(one) for one in grounds.statements()]})
    if number not in grounds.statements():
        return None
    return written({"statements": [grounds.evidence(number)]})


def schema():
    """Return the JSON Schema of the scenario."""
    return SCHEMA_FILE.read_bytes()


def about(limits):
    """Return the version, and what this server computes.

    Parameters
    ----------
    limits : Limits
    """
    shown = ("body_bytes", "days", "draws", "default_draws", "curve_points", "tracks", "requests_per_minute")
    return written({"version": __version__, "limits": {name: getattr(limits, name) for name in shown}})
