"""``kram threshold``: the laboratory's stimulation steps on a simulated muscle."""

import json
from typing import Annotated

import typer

from kramkaki.cli.options import json_option, language_option, whole_number_option
from kramkaki.cli.progress import waiting
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _

MUSCLES = ("calf",)
LARGEST_SEED = 1_000_000_000


def add_to(app, command_class):
    """Add the command to the application."""

    @app.command(
        "threshold",
        cls=command_class,
        help=_("Stimulate the nerve of a simulated muscle in steps, and print the frequency that sets off a cramp."),
    )
    def threshold(
        muscle: Annotated[str, _muscle_option()] = MUSCLES[0],
        as_json: Annotated[bool, json_option()] = False,
        lang: Annotated[str, language_option()] = None,
        seed: Annotated[int, _seed_option()] = 0,
        figure: Annotated[
            str, typer.Option(metavar="FILE", help=_("Also draw one cramp, from trigger through stretch, as SVG."))
        ] = None,
    ):
        from kramkaki.nerve.threshold import threshold as test

        with waiting(_("stimulating the nerve")) as tell:
            found = test(seed, progress=lambda hz: tell(_("stimulating the nerve: {hz} Hz").format(hz=hz)))
            if figure is not None and not found.not_inducible:
                _draw(figure, found)
        typer.echo(json.dumps(_as_dict(found, muscle)) if as_json else _in_words(found))


def _muscle_option():
    def check(value: str):
        if value not in MUSCLES:
            text = _("the nerve model has no {value!r} yet; it has: {known}")
            raise typer.BadParameter(text.format(value=value, known=", ".join(MUSCLES)))
        return value

    return typer.Option("--muscle", metavar="|".join(MUSCLES), callback=check, help=_("Which muscle."))


def _seed_option():
    return whole_number_option("--seed", 0, LARGEST_SEED, help=_("Seed of the noise: the same seed, the same answer."))


def _draw(path, found):
    from pathlib import Path

    from kramkaki.nerve.threshold import FREQUENCY_STEP
    from kramkaki.report.cramp_figure import cramp_figure

    try:
        Path(path).write_text(cramp_figure(found.hz + FREQUENCY_STEP, found.seed), encoding="utf-8")
    except OSError as problem:
        raise ScenarioError(place=path, problem=str(problem.strerror)) from None


def _as_dict(found, muscle):
    return {
        "cramp_threshold_hz": found.hz,
        "not_inducible": found.not_inducible,
        "muscle": muscle,
        "series_hz": list(found.series_hz),
        "seed": found.seed,
    }


def _in_words(found):
    from kramkaki.nerve.threshold import FREQUENCY_STEP, LAST_FREQUENCY

    note = _("The reference subject's calf, shortened; this model does not yet feed 'kram run'.")
    if found.not_inducible:
        text = _("no cramp up to {last} Hz: not inducible").format(last=LAST_FREQUENCY)
        return f"{text}\n{note}"
    text = _("cramp threshold {hz:g} Hz (median of {count} series in steps of {step} Hz: {series})").format(
        hz=found.hz,
        count=len(found.series_hz),
        step=FREQUENCY_STEP,
        series=", ".join("–" if each is None else str(each) for each in found.series_hz),
    )
    return f"{text}\n{note}"
