"""``kram threshold``: the laboratory's stimulation steps on a simulated muscle."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand

from kramkaki.cli.experiments import EXPERIMENTS, perform
from kramkaki.cli.options import json_option, language_option, number_option, whole_number_option
from kramkaki.cli.progress import waiting
from kramkaki.constants import LARGEST_NOISE_SEED, LONGEST_FIBRES, MOST_REPEATS, SHORTEST_FIBRES
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _

if TYPE_CHECKING:
    from kramkaki.nerve.threshold import Threshold

CELLS = ("reset", "conductance")
MUSCLES = ("calf", "shin", "hamstring", "quadriceps", "foot")


class Asked(NamedTuple):
    """The muscle to test, and how."""

    muscle: str
    length: float | None
    blocked: bool
    cell: str


def add_to(app: typer.Typer, command_class: type[TyperCommand]) -> None:
    """Add the command to the application."""

    @app.command(
        "threshold",
        cls=command_class,
        help=_("Stimulate the nerve of a simulated muscle in steps, and print the frequency that sets off a cramp."),
    )
    def threshold(
        muscle: Annotated[str, _muscle_option()] = MUSCLES[0],
        length: Annotated[float | None, _length_option()] = None,
        blocked: Annotated[
            bool, typer.Option("--blocked", help=_("With the nerve blocked between the stimulus and the spinal cord."))
        ] = False,
        cell: Annotated[str, _cell_option()] = CELLS[0],
        repeats: Annotated[int, _repeats_option()] = 3,
        seed: Annotated[int, seed_option()] = 0,
        as_json: Annotated[bool, json_option()] = False,
        figure: Annotated[
            str | None,
            typer.Option(metavar="FILE", help=_("Also draw one cramp, from trigger through stretch, as SVG.")),
        ] = None,
        experiment: Annotated[str | None, _experiment_option()] = None,
        lang: Annotated[str | None, language_option()] = None,
    ) -> None:
        if experiment is not None:
            _refuse_together(length, blocked, figure, cell)
            _perform(experiment, muscle, seed, as_json)
            return
        _refuse_figure_of_another_cell(figure, cell)
        asked = Asked(muscle, length, blocked, cell)
        test = _test(asked, repeats, seed)
        if figure is not None:
            _draw(figure, test, muscle)
        if as_json:
            typer.echo(json.dumps(_as_dict(test, asked), allow_nan=False))
        else:
            typer.echo(_in_words(test, asked))


def _choice_option(name: str, choices: Sequence[str], text: str) -> Any:
    def check(value: str) -> str:
        if value not in choices:
            text = _("the nerve model has no {value!r}; it has: {known}")
            raise typer.BadParameter(text.format(value=value, known=", ".join(choices)))
        return value

    return typer.Option(name, metavar="|".join(choices), callback=check, help=text)


def _muscle_option() -> Any:
    return _choice_option("--muscle", MUSCLES, _("Which muscle."))


def _experiment_option() -> Any:
    def check(value: str | None) -> str | None:
        if value is not None and value not in EXPERIMENTS:
            text = _("there is no experiment {value!r}; there are: {known}")
            raise typer.BadParameter(text.format(value=value, known=", ".join(EXPERIMENTS)))
        return value

    text = _("Instead of the test alone: one of the laboratory's other experiments, as a small table.")
    return typer.Option("--experiment", metavar="|".join(EXPERIMENTS), callback=check, help=text)


def _length_option() -> Any:
    text = _("Length of its fibres, of that at which they are strongest. Default: shortened, as in laboratories.")
    return number_option("--length", SHORTEST_FIBRES, LONGEST_FIBRES, show_default=False, help=text)


def _cell_option() -> Any:
    text = _("How a motor neuron fires: reset at a threshold, or, as a check, by conductances of sodium and potassium.")
    return _choice_option("--cell", CELLS, text)


def _repeats_option() -> Any:
    return whole_number_option("--repeats", 1, MOST_REPEATS, help=_("Series of steps, each with noise of its own."))


def seed_option() -> Any:
    """``--seed`` of the nerve's noise."""
    return whole_number_option(
        "--seed", 0, LARGEST_NOISE_SEED, help=_("Seed of the noise: the same seed, the same answer.")
    )


def _test(asked: Asked, repeats: int, seed: int) -> "Threshold":
    with waiting(_("stimulating the nerve")) as report:
        from kramkaki.nerve.parameters import parameters_of
        from kramkaki.nerve.threshold import threshold as test_threshold

        test: Threshold = test_threshold(
            seed,
            asked.length,
            blocked=asked.blocked,
            cell=asked.cell,
            repeats=repeats,
            parameters=parameters_of(asked.muscle),
            progress=lambda hz: _report_step(report, hz),
        )
        return test


def _report_step(report: Callable[[str, float], None], hz: float) -> None:
    from kramkaki.nerve.threshold import LAST_FREQUENCY

    report(_("stimulating the nerve: {hz} Hz").format(hz=hz), hz / LAST_FREQUENCY)


def _refuse_together(length: float | None, blocked: bool, figure: str | None, cell: str) -> None:
    if length is not None or blocked or figure is not None or cell != CELLS[0]:
        raise ScenarioError(
            place="--experiment",
            problem=_("has a length, a nerve, a cell and a figure of its own"),
            fix=_("leave out --length, --blocked, --cell and --figure"),
        )


def _refuse_figure_of_another_cell(figure: str | None, cell: str) -> None:
    if figure is not None and cell != CELLS[0]:
        raise ScenarioError(
            place="--figure",
            problem=_("shows a cramp of cells that are reset at a threshold"),
            fix=_("leave out --cell or --figure"),
        )


def _perform(experiment: str, muscle: str, seed: int, as_json: bool) -> None:
    with waiting(_("stimulating the nerve")) as report:
        from kramkaki.nerve.parameters import parameters_of

        rows = perform(experiment, parameters_of(muscle), seed, lambda hz: _report_step(report, hz))
    if as_json:
        numbers = {row.key: row.value for row in rows}
        typer.echo(json.dumps({"experiment": experiment, "muscle": muscle, "seed": seed, **numbers}))
    else:
        width = max(len(row.text) for row in rows)
        typer.echo("\n".join(f"{row.text:{width}}  {row.words()}" for row in rows))


def _draw(path: str, test: "Threshold", muscle: str) -> None:
    from kramkaki.nerve.episode import episode
    from kramkaki.nerve.parameters import parameters_of
    from kramkaki.nerve.threshold import FREQUENCY_STEP, LAST_FREQUENCY
    from kramkaki.report import cramp_figure, zoom_text

    hz = LAST_FREQUENCY if test.hz is None else test.hz + FREQUENCY_STEP
    recording = episode(hz, test.seed, parameters=parameters_of(muscle))
    write_svg(path, cramp_figure.alone(recording, zoom_text.picture(recording, zoom_text.kind(muscle))))


def write_svg(path: str, text: str) -> None:
    """Write a drawing; where that is refused, say so in one line."""
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as problem:
        raise ScenarioError(place=path, problem=str(problem.strerror)) from None


def _as_dict(test: "Threshold", asked: Asked) -> dict[str, Any]:
    return {
        "cramp_threshold_hz": test.hz,
        "not_inducible": test.not_inducible,
        **asked._asdict(),
        "series_hz": list(test.series_hz),
        "spread_hz": test.spread_hz,
        "seed": test.seed,
    }


def _in_words(test: "Threshold", asked: Asked) -> str:
    from kramkaki.nerve.threshold import FREQUENCY_STEP, LAST_FREQUENCY
    from kramkaki.report import zoom_text

    lines = []
    if test.not_inducible:
        lines.append(_("no cramp up to {last} Hz: not inducible").format(last=LAST_FREQUENCY))
    else:
        series = ", ".join("–" if each is None else str(each) for each in test.series_hz)
        text = _("cramp threshold {hz:g} Hz (median of {count} series in steps of {step} Hz: {series})")
        lines.append(text.format(hz=test.hz, count=len(test.series_hz), step=FREQUENCY_STEP, series=series))
        if test.spread_hz is not None and len(test.series_hz) > 1:
            lines.append(_("repeated, it differs by {hz:g} Hz").format(hz=test.spread_hz))
    held = _("shortened")
    if asked.length is not None:
        held = _("held at {length:g} of its best length").format(length=asked.length)
    text = _("{muscle} of the reference subject, rested, {held}")
    lines.append(text.format(muscle=zoom_text.kind(asked.muscle), held=held))
    if asked.blocked:
        lines.append(_("the nerve is blocked between the stimulus and the spinal cord"))
    if asked.cell != CELLS[0]:
        lines.append(_("its motor neurons fire by conductances of sodium and potassium: the check on the usual cells"))
    return "\n".join(lines)
