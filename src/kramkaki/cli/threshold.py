"""``kram threshold``: the laboratory's stimulation steps on a simulated muscle."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kramkaki.cli.experiments import EXPERIMENTS, perform
from kramkaki.cli.options import json_option, language_option, number_option, whole_number_option
from kramkaki.cli.progress import waiting
from kramkaki.constants import LARGEST_NOISE_SEED, LONGEST_FIBRES, MOST_REPEATS, SHORTEST_FIBRES
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _

CELLS = ("reset", "conductance")
MUSCLES = ("calf", "shin", "hamstring", "quadriceps", "foot")


def add_to(app, command_class):
    """Add the command to the application."""

    @app.command(
        "threshold",
        cls=command_class,
        help=_("Stimulate the nerve of a simulated muscle in steps, and print the frequency that sets off a cramp."),
    )
    def threshold(
        muscle: Annotated[str, _muscle_option()] = MUSCLES[0],
        length: Annotated[float, _length_option()] = None,
        blocked: Annotated[
            bool, typer.Option("--blocked", help=_("With the nerve blocked between the stimulus and the spinal cord."))
        ] = False,
        cell: Annotated[str, _cell_option()] = CELLS[0],
        repeats: Annotated[int, _repeats_option()] = 3,
        seed: Annotated[int, seed_option()] = 0,
        as_json: Annotated[bool, json_option()] = False,
        figure: Annotated[
            str, typer.Option(metavar="FILE", help=_("Also draw one cramp, from trigger through stretch, as SVG."))
        ] = None,
        experiment: Annotated[str, _experiment_option()] = None,
        lang: Annotated[str, language_option()] = None,
    ):
        if experiment is not None:
            _refuse_together(length, blocked, figure, cell)
            _perform(experiment, muscle, seed, as_json)
            return
        _refuse_figure_of_another_cell(figure, cell)
        found = _test(muscle, length, blocked, cell, repeats, seed)
        if figure is not None:
            _draw(figure, found, muscle)
        if as_json:
            typer.echo(json.dumps(_as_dict(found, muscle, length, blocked, cell), allow_nan=False))
        else:
            typer.echo(_in_words(found, muscle, length, blocked, cell))


def _choice_option(name, choices, text):
    def check(value: str):
        if value not in choices:
            text = _("the nerve model has no {value!r}; it has: {known}")
            raise typer.BadParameter(text.format(value=value, known=", ".join(choices)))
        return value

    return typer.Option(name, metavar="|".join(choices), callback=check, help=text)


def _muscle_option():
    return _choice_option("--muscle", MUSCLES, _("Which muscle."))


def _experiment_option():
    def check(value: str | None):
        if value is not None and value not in EXPERIMENTS:
            text = _("there is no experiment {value!r}; there are: {known}")
            raise typer.BadParameter(text.format(value=value, known=", ".join(EXPERIMENTS)))
        return value

    text = _("Instead of the test alone: one of the laboratory's other experiments, as a small table.")
    return typer.Option("--experiment", metavar="|".join(EXPERIMENTS), callback=check, help=text)


def _length_option():
    text = _("Length of its fibres, of that at which they are strongest. Default: shortened, as in laboratories.")
    return number_option("--length", SHORTEST_FIBRES, LONGEST_FIBRES, show_default=False, help=text)


def _cell_option():
    text = _("How a motor neuron fires: reset at a threshold, or, as a check, by conductances of sodium and potassium.")
    return _choice_option("--cell", CELLS, text)


def _repeats_option():
    return whole_number_option("--repeats", 1, MOST_REPEATS, help=_("Series of steps, each with noise of its own."))


def seed_option():
    """``--seed`` of the nerve's noise."""
    return whole_number_option(
        "--seed", 0, LARGEST_NOISE_SEED, help=_("Seed of the noise: the same seed, the same answer.")
    )


def _test(muscle, length, blocked, cell, repeats, seed):
    with waiting(_("stimulating the nerve")) as tell:
        from kramkaki.nerve.muscles import parameters_of
        from kramkaki.nerve.threshold import threshold as test

        return test(
            seed,
            length,
            blocked=blocked,
            cell=cell,
            repeats=repeats,
            parameters=parameters_of(muscle),
            progress=lambda hz: _tell_step(tell, hz),
        )


def _tell_step(tell, hz):
    from kramkaki.nerve.threshold import LAST_FREQUENCY

    tell(_("stimulating the nerve: {hz} Hz").format(hz=hz), hz / LAST_FREQUENCY)


def _refuse_together(length, blocked, figure, cell):
    if length is not None or blocked or figure is not None or cell != CELLS[0]:
        raise ScenarioError(
            place="--experiment",
            problem=_("has a length, a nerve, a cell and a figure of its own"),
            fix=_("leave out --length, --blocked, --cell and --figure"),
        )


def _refuse_figure_of_another_cell(figure, cell):
    if figure is not None and cell != CELLS[0]:
        raise ScenarioError(
            place="--figure",
            problem=_("shows a cramp of cells that are reset at a threshold"),
            fix=_("leave out --cell or --figure"),
        )


def _perform(experiment, muscle, seed, as_json):
    with waiting(_("stimulating the nerve")) as tell:
        from kramkaki.nerve.muscles import parameters_of

        rows = perform(experiment, parameters_of(muscle), seed, lambda hz: _tell_step(tell, hz))
    if as_json:
        typer.echo(json.dumps({"experiment": experiment, "muscle": muscle, "seed": seed, **_numbers(rows)}))
    else:
        width = max(len(row.text) for row in rows)
        typer.echo("\n".join(f"{row.text:{width}}  {row.told()}" for row in rows))


def _numbers(rows):
    return {row.key: row.value for row in rows}


def _draw(path, found, muscle):
    from kramkaki.nerve.episode import episode
    from kramkaki.nerve.muscles import parameters_of
    from kramkaki.nerve.threshold import FREQUENCY_STEP, LAST_FREQUENCY
    from kramkaki.report import cramp_figure, zoom_text

    hz = LAST_FREQUENCY if found.not_inducible else found.hz + FREQUENCY_STEP
    recorded = episode(hz, found.seed, parameters=parameters_of(muscle))
    write_svg(path, cramp_figure.alone(recorded, zoom_text.picture(recorded, zoom_text.kind(muscle))))


def write_svg(path, text):
    """Write a drawing; where that is refused, say so in one line."""
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as problem:
        raise ScenarioError(place=path, problem=str(problem.strerror)) from None


def _as_dict(found, muscle, length, blocked, cell):
    return {
        "cramp_threshold_hz": found.hz,
        "not_inducible": found.not_inducible,
        "muscle": muscle,
        "length": length,
        "blocked": blocked,
        "cell": cell,
        "series_hz": list(found.series_hz),
        "spread_hz": found.spread_hz,
        "seed": found.seed,
    }


def _in_words(found, muscle, length, blocked, cell):
    from kramkaki.nerve.threshold import FREQUENCY_STEP, LAST_FREQUENCY
    from kramkaki.report import zoom_text

    lines = []
    if found.not_inducible:
        lines.append(_("no cramp up to {last} Hz: not inducible").format(last=LAST_FREQUENCY))
    else:
        series = ", ".join("–" if each is None else str(each) for each in found.series_hz)
        text = _("cramp threshold {hz:g} Hz (median of {count} series in steps of {step} Hz: {series})")
        lines.append(text.format(hz=found.hz, count=len(found.series_hz), step=FREQUENCY_STEP, series=series))
        if found.spread_hz is not None and len(found.series_hz) > 1:
            lines.append(_("repeated, it differs by {hz:g} Hz").format(hz=found.spread_hz))
    held = _("shortened") if length is None else _("held at {length:g} of its best length").format(length=length)
    who = _("{muscle} of the reference subject, rested, {held}")
    lines.append(who.format(muscle=zoom_text.kind(muscle), held=held))
    if blocked:
        lines.append(_("the nerve is blocked between the stimulus and the spinal cord"))
    if cell != CELLS[0]:
        lines.append(_("its motor neurons fire by conductances of sodium and potassium: the check on the usual cells"))
    return "\n".join(lines)
