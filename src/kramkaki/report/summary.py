"""The answer on the terminal: warnings first, then one sentence, then why, first aid and what was assumed."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from kramkaki.language import gettext as _
from kramkaki.report import answer, assumptions, words
from kramkaki.results import HealthWarning, Result
from kramkaki.safety import withheld

WIDEST = 100  # [characters] a line longer than this is hard to read
SHOWN_CAUSES = 5
EXPLAINED_CAUSES = 3
SHOWN_ASSUMPTIONS = 4
_STYLES = {"emergency": "bold red", "stop": "bold red", "see_clinician": "bold magenta", "caution": "bold yellow"}


class AtMost:
    """A renderable kept to a readable width on wide terminals."""

    def __init__(self, inner: RenderableType) -> None:
        self.inner = inner

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from console.render(self.inner, options.update(width=min(options.max_width, WIDEST)))


def summary(result: Result, folder: Path | None = None, plan: Iterable[RenderableType] = ()) -> AtMost:
    """The whole text as one rich renderable, at most 100 columns wide; ``plan`` is what to show after the causes."""
    if result.emergency:
        return stopped(result.warnings, answer.first_aid(result))
    now = result.scenario.symptoms.cramp_now
    parts = [*warnings(result, grave=True), *(first_aid_now(answer.first_aid(result)) if now else ())]
    parts += [Text(answer.title(result), style="bold"), Text(answer.span(result)), ""]
    parts += [Text(answer.chance(result), style="bold"), Text(answer.worst(result))]
    parts += [Text(text) for text in (answer.expected(result), *answer.efforts(result), answer.heat(result)) if text]
    parts += [*_causes(result), *plan, *([] if now else first_aid(answer.first_aid(result)))]
    parts += warnings(result, grave=False) + _assumptions(result)
    parts.append("")
    if folder is not None:
        parts.append(Text(_("Full report: {path}").format(path=folder / "report.html"), style="bold"))
    parts.append(Text(_(words.DISCLAIMER)))
    return AtMost(Group(*parts))


def stopped(warnings: Iterable[HealthWarning], texts: Sequence[str]) -> AtMost:
    """All that is said after an emergency: the warnings, what to do now, and how the answer is reopened."""
    urgent = [warning for warning in warnings if warning.level in words.URGENT]
    parts = [*warning_lines(urgent, grave=True), *first_aid_now(texts), Text(withheld.stopped()), ""]
    return AtMost(Group(*parts, Text(_(words.DISCLAIMER))))


def heading(text: str) -> list[RenderableType]:
    """A blank line and a rule with the heading of a section."""
    return ["", Rule(Text(text, style="bold"), align="left", characters="─", style="dim")]


def warnings(result: Result, *, grave: bool) -> list[RenderableType]:
    """Warnings proper come first on every output; mere information further down."""
    return warning_lines(result.warnings, grave=grave)


def warning_lines(listed: Iterable[HealthWarning], *, grave: bool) -> list[RenderableType]:
    """The same for warnings in a list."""
    chosen = [warning for warning in words.by_rank(listed) if (warning.level != "info") == grave]
    if not chosen:
        return []
    lines = [
        Text.assemble((_(words.LEVELS[warning.level]), _STYLES.get(warning.level, "bold")), ": ", warning.text)
        for warning in chosen
    ]
    return [*lines, ""] if grave else [*heading(_("Good to know")), *(Text(warning.text) for warning in chosen)]


def _causes(result: Result) -> list[RenderableType]:
    causes = answer.causes(result)
    if not causes:
        return []
    table = Table.grid(padding=(0, 1))
    table.add_column(width=2)
    table.add_column(ratio=1)
    known = [cause for cause in causes if not cause.unknown][:SHOWN_CAUSES]
    for rank, cause in enumerate(known, 1):
        name = Text.assemble((cause.name, "bold"), " – ", cause.effect, f" ({cause.grade}).")
        table.add_row(f"{rank}.", Text.assemble(name, " ", cause.route) if rank <= EXPLAINED_CAUSES else name)
    for cause in causes:
        if cause.unknown:
            table.add_row("–", Text.assemble((cause.name, "bold"), " – ", cause.effect, "."))
    return [*heading(_("Why")), table]


def first_aid(texts: Sequence[str]) -> list[RenderableType]:
    """The steps of first aid under their heading."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=2)
    table.add_column(ratio=1)
    for rank, text in enumerate(texts, 1):
        table.add_row(f"{rank}.", Text(text))
    return [*heading(_("If a cramp comes")), table]


def first_aid_now(texts: Sequence[str]) -> list[RenderableType]:
    """The same for a cramp that is happening now: before everything but the warnings."""
    return [Text(_("Do this now:"), style="bold red"), first_aid(texts)[-1], ""]


def _assumptions(result: Result) -> list[RenderableType]:
    rows = assumptions.rows(result)
    if not rows:
        return []
    lines = [Padding(Text(row.text), (0, 0, 0, 2)) for row in rows[:SHOWN_ASSUMPTIONS]]
    more = len(rows) - len(lines)
    if more > 0:
        lines.append(Padding(Text(_("and {count} more, listed in the report").format(count=more)), (0, 0, 0, 2)))
    return [*heading(_("Assumed, because the scenario does not say")), *lines]
