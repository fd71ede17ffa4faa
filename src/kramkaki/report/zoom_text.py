"""One cramp close up, in words."""

from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kramkaki import language
from kramkaki.constants import PERCENT
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.nerve.causes import CAUSES
from kramkaki.nerve.episode import Episode
from kramkaki.report import answer, svg, words
from kramkaki.report.summary import AtMost, heading, stopped, warning_lines
from kramkaki.results import NerveMoment, Zoom, given
from kramkaki.risk.closeup import Glimpse

KINDS = {
    "calf": N_("calf"),
    "shin": N_("shin"),
    "hamstring": N_("back of the thigh"),
    "quadriceps": N_("front of the thigh"),
    "foot": N_("foot"),
}
EVEN = 1.0  # [Hz] thresholds closer than this are the same
SHOWN_SHIFT, SHOWN_MARGIN, SHOWN_GAIN = 0.2, 0.05, 0.005  # [Hz], [mV], [1]
SHOWN_CAUSES = 6
NOTE = N_(
    "Set off in a simulated pool of motor neurons that stands as far from firing as this person's is expected to, with "
    "what the moment does to it. EMG is computed from the spikes of the units."
)
POSTURE = N_("the length at which the muscle lies")


def kind(muscle: str) -> str:
    """``calf`` as a word."""
    return _(KINDS[muscle])


def picture(episode: Episode, muscle: str) -> svg.Picture:
    """Title and description of the drawing.

    Parameters
    ----------
    episode : Episode
    muscle : str
        As a word.
    """
    title = _("One simulated cramp: {muscle}, {hz} Hz to the nerve").format(
        muscle=muscle, hz=language.number(episode.frequency)
    )
    return svg.Picture("cramp", title, " ".join(course(episode)))


def course(episode: Episode) -> list[str]:
    """What the recording shows, sentence by sentence."""
    sentences = [
        _("For two seconds {hz} pulses a second reach the nerve and fire all {units} motor units.").format(
            hz=language.number(episode.frequency), units=episode.spikes.shape[1]
        )
    ]
    if not episode.cramped:
        return [*sentences, _("When they end, the muscle falls silent before it is stretched: no lasting cramp.")]
    text = _("Then {joined} units go on by themselves, with {rate} spikes a second on average.")
    sentences.append(text.format(joined=episode.joined, rate=language.number(episode.rate)))
    if episode.ended_after is None:
        return [*sentences, _("A stretch does not end it within the time recorded.")]
    if episode.rises:
        text = _("A stretch first makes more of them fire and then ends the cramp, within {time}.")
    else:
        text = _("A stretch ends the cramp within {time}.")
    return [*sentences, text.format(time=_seconds(episode.ended_after, 1))]


def threshold(zoom: Zoom) -> list[str]:
    """The threshold in this state beside that of the same muscle rested."""
    now, usual = zoom.cramp_threshold_hz, zoom.usual_cramp_threshold_hz
    if now is None:
        sentences = [_("In this state no train of pulses up to 60 Hz sets off a cramp: not inducible.")]
    else:
        text = _("In this state a cramp is set off from {hz} Hz on: the cramp threshold.")
        sentences = [text.format(hz=language.number(now))]
    if usual is None:
        return [
            *sentences,
            _("Rested, in its usual state, no train of pulses up to 60 Hz sets off a cramp in this muscle."),
        ]
    if now is None:
        text = _("Rested, in its usual state, the same muscle cramps from {hz} Hz on.")
    elif abs(now - usual) < EVEN:
        text = _("Rested, in its usual state, the same muscle needs {hz} Hz as well.")
    elif now < usual:
        text = _("Rested, in its usual state, the same muscle needs {hz} Hz: at this moment a cramp comes more easily.")
    else:
        text = _(
            "Rested, in its usual state, the same muscle needs {hz} Hz: the nerve alone is less ready for a cramp now. "
            "The chance of a cramp counts also how often and how hard the muscle contracts."
        )
    return [*sentences, text.format(hz=language.number(usual))]


def left_alone(zoom: Zoom) -> list[str]:
    """How long the cramp would have lasted."""
    if not zoom.cramped:
        return []
    if zoom.lasts_s is None:
        return [_("Left alone it would last longer than {time}.").format(time=_seconds(given(zoom.watched_s)))]
    return [_("Left alone it would last {time}.").format(time=_seconds(zoom.lasts_s))]


def causes(moment: NerveMoment) -> list[tuple[str, str, str]]:
    """What the moment does: rows of cause, shift of the threshold and change of the nerve, largest first."""
    rows = []
    for cause, shift in sorted(moment.shifts_hz.items(), key=lambda item: -abs(item[1])):
        if abs(shift) >= SHOWN_SHIFT:
            size = _("about {hz} Hz").format(hz=language.number(shift, 1, signed=True))
            name = CAUSES[cause].name if cause in CAUSES else POSTURE
            rows.append((_(name), size, _changed(moment, cause)))
    return rows


def _changed(moment: NerveMoment, cause: str) -> str:
    if cause == "posture":
        return _("length {percent} of its range").format(percent=language.percent(float(moment.effective.length)))
    change = moment.changes[cause]
    parts = []
    margin = float(change.margin)
    if abs(margin) >= SHOWN_MARGIN:
        parts.append(_("terminals {mv} mV").format(mv=language.number(margin, 1, signed=True)))
    for factor, text in (
        (change.persistent, _("persistent current {percent}")),
        (change.spindle, _("spindle drive {percent}")),
        (change.tendon, _("tendon inhibition {percent}")),
    ):
        gain = float(factor) - 1
        if abs(gain) >= SHOWN_GAIN:
            parts.append(text.format(percent=language.number(PERCENT * gain, signed=True) + "%"))
    return ", ".join(parts)


def title(zoom: Zoom) -> str:
    """Muscle and time."""
    return _("One cramp close up: {muscle}, {day} {time}").format(
        muscle=words.muscle(zoom.muscle), day=language.day(zoom.time), time=language.clock(zoom.time)
    )


def facts(zoom: Zoom) -> list[tuple[str, str]]:
    """Name and value of every number, for a table."""
    rows = [
        (_("Cramp threshold at this moment"), _hertz(zoom.cramp_threshold_hz)),
        (_("Cramp threshold of the same muscle, rested"), _hertz(zoom.usual_cramp_threshold_hz)),
        (_("Pulses to the nerve, for two seconds"), _hertz(zoom.frequency_hz)),
        (_("Motor units that go on by themselves"), f"{zoom.units_joined} / {zoom.units}"),
    ]
    if not zoom.cramped:
        return rows
    longer = _("more than {time}").format(time=_seconds(given(zoom.watched_s)))
    lasting = longer if zoom.lasts_s is None else _seconds(zoom.lasts_s)
    ended = zoom.stretch_ends_it_after_s
    return [
        *rows,
        (_("Their mean rate"), _("{value} spikes a second").format(value=language.number(given(zoom.mean_rate_hz), 1))),
        (_("Irregularity of their intervals (coefficient of variation)"), language.number(given(zoom.irregularity), 2)),
        (_("How long it lasts, left alone"), lasting),
        (_("How soon a stretch ends it"), language.NOT_KNOWN if ended is None else _seconds(ended, 1)),
    ]


def _hertz(value: float | None) -> str:
    return _("none up to 60 Hz") if value is None else f"{language.number(value)}\N{NO-BREAK SPACE}Hz"


def _seconds(value: float, decimals: int = 0) -> str:
    return f"{language.number(value, decimals)}\N{NO-BREAK SPACE}s"


def summary(zoom: Zoom, folder: Path | None = None) -> AtMost:
    """The whole text for the terminal as one rich renderable."""
    if zoom.result.emergency:
        return stopped(zoom.warnings, answer.first_aid(zoom.result))
    paragraphs = (threshold(zoom), course(given(zoom.episode)), left_alone(zoom))
    parts: list[RenderableType] = [*warning_lines(zoom.warnings, grave=True), Text(title(zoom), style="bold")]
    parts += [Text(" ".join(lines)) for lines in paragraphs if lines]
    shifts = causes(given(zoom.nerve))[:SHOWN_CAUSES]
    if shifts:
        table = Table.grid(padding=(0, 2))
        for row in shifts:
            table.add_row(*(Text(cell) for cell in row))
        parts += [*heading(_("What this moment does to the threshold")), table]
    parts += ["", Text(_(NOTE))]
    if folder is not None:
        parts.append(Text(_("Figure and numbers: {path}").format(path=folder / "zoom.html"), style="bold"))
    return AtMost(Group(*parts, Text(_(words.DISCLAIMER))))


def glimpse(cramp: Glimpse) -> str:
    """The heading sentence of a cramp in the report."""
    return _(
        "This is how a cramp of the muscle and moment above would look, if an electrode set it off there: {muscle}, "
        "{day} {time}."
    ).format(muscle=words.muscle(cramp.muscle), day=language.day(cramp.time), time=language.clock(cramp.time))
