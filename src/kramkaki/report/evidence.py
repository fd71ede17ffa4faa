"""The evidence on the terminal: the list of statements, or one of them in full."""

from collections.abc import Iterable, Mapping, Sequence
from math import floor, log10
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.report import words
from kramkaki.report.summary import AtMost, heading

READ = {
    "abstract read": N_("abstract read"),
    "secondary page": N_("read on a page that reports it"),
    "from memory": N_("from memory"),
}
SCOPES = {"rest": N_("at rest"), "exercise": N_("in exercise")}
KINDS = {
    "measured": N_("measured"), "borrowed": N_("borrowed"), "fitted": N_("fitted"), "derived": N_("derived"),
    "assumed": N_("assumed"), "setting": N_("setting"),
}  # fmt: skip


def overview(statements: Sequence[Mapping[str, Any]]) -> AtMost:
    """All statements with their grades."""
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for statement in statements:
        grade = _(words.GRADES[statement["grade"]])
        title = Text.assemble(
            (statement["title"], "bold"), ": ", grade + ".", *((" ", statement["note"]) if statement["note"] else ())
        )
        table.add_row(str(statement["number"]), title)
    last = Text(_("'kram evidence N' tells one of them in full."))
    return AtMost(Group(Text(_("What the statements rest on"), style="bold"), "", table, "", last))


def in_full(statement: Mapping[str, Any]) -> AtMost:
    """One statement: studies, grade, what the model does, with which causes and parameters."""
    grade = words.GRADES[statement["grade"]]
    parts: list[RenderableType] = [
        Text(f"{statement['number']}. {statement['title']}", style="bold"),
        Text(_(grade).capitalize() + "."),
    ]
    parts += [Text(statement["note"])] if statement["note"] else []
    parts += [*heading(_("What studies found")), _rows(_study(study) for study in statement["studies"])]
    parts += [*heading(_("What the model does about it")), Text(statement["model"])]
    if statement["causes"]:
        parts += [*heading(_("Causes")), _rows(_cause(cause) for cause in statement["causes"])]
    if statement["parameters"]:
        parts += [*heading(_("Parameters")), _rows(_parameter(record) for record in statement["parameters"])]
    return AtMost(Group(*parts))


def _rows(texts: Iterable[Text]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(ratio=1)
    for text in texts:
        table.add_row("•", text)
    return table


def _study(study: Mapping[str, Any]) -> Text:
    people = _("{count} people").format(count=language.number(study["n"])) + ". " if study["n"] else ""
    how = READ[study["checked"]]
    return Text.assemble((study["found"], "bold"), ". ", people, study["citation"], f" ({_(how)})")


def _cause(cause: Mapping[str, Any]) -> Text:
    grade = _(words.GRADES[cause["grade"]])
    text = Text.assemble((cause["name"], "bold"), f" ({grade}). ", cause["measured"], ". ")
    for used in cause["used"]:
        scope = SCOPES[used["scope"]]
        text.append(
            _("Used {scope}: rate × {size} ({low} to {high}).").format(
                scope=_(scope),
                size=language.number(used["rate_ratio"], 2),
                low=language.number(used["rate_ratio_low"], 2),
                high=language.number(used["rate_ratio_high"], 2),
            )
            + " "
        )
    return text


def _parameter(record: Mapping[str, Any]) -> Text:
    value = language.number(record["value"], _decimals(record["value"]))
    unit = "" if record["unit"] == "1" else f" {record['unit']}"
    cited = "".join(f". {source['citation']}" for source in record["sources"])
    kind = KINDS[record["kind"]]
    return Text.assemble((record["parameter"], "bold"), f" = {value}{unit} ({_(kind)})", cited)


def _decimals(value: float) -> int:
    """Three figures, and no needless zeros after the point."""
    if value == round(value):
        return 0
    most = max(2 - floor(log10(abs(value))), 0)
    return next(n for n in range(most + 1) if n == most or round(value, n) == round(value, most))
