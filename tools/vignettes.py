"""Run the clinical vignettes through the interview and the model, and write ``docs/vignettes.md``.

Run by ``python -m tools.vignettes``. A vignette is what a person answers; what comes back is the gravest warning of
the run that the interview makes of it, on the same path as ``kram ask``.
"""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from kramkaki.api import run
from kramkaki.scenario.questions.answers import scenario_of
from kramkaki.scenario.questions.interview import settle

ROOT = Path(__file__).parent.parent
VIGNETTES = ROOT / "tests" / "safety" / "vignettes.toml"
DOCUMENT = ROOT / "docs" / "vignettes.md"
DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
LEVELS = ("emergency", "stop", "see_clinician", "caution", "none")


class Judged(NamedTuple):
    """One vignette and what the program said."""

    vignette: dict
    level: str  # the gravest warning; information does not count
    codes: tuple  # of the warnings of that level

    @property
    def is_emergency(self):
        """Whether it ought to be one."""
        return self.vignette["expect"] == "emergency"

    @property
    def is_caught(self):
        """Whether an emergency is told as one, and named rightly where the vignette says how."""
        named = self.vignette.get("about")
        return self.level == "emergency" and (named is None or bool(set(named) & set(self.codes)))

    @property
    def is_false_alarm(self):
        """Whether something else is told as an emergency."""
        return not self.is_emergency and self.level == "emergency"


def data():
    """The file of vignettes."""
    return tomllib.loads(VIGNETTES.read_text("utf-8"))


def judged(vignette):
    """One vignette put through the interview and the model."""
    answers, not_used = settle(vignette["answers"])
    if not_used:
        raise ValueError(f"{vignette['id']} answers what is not asked: {not_used}")
    content, _notes = scenario_of(answers, DAY)
    content["person"].setdefault("laboratory", {}).update(vignette.get("laboratory", {}))
    content["symptoms"]["over"] = vignette.get("over", [])
    warnings = run(content, draws=1).warnings
    level = next((level for level in LEVELS if any(one.level == level for one in warnings)), "none")
    return Judged(vignette, level, tuple(one.code for one in warnings if one.level == level))


def document(rows, before):
    """The page of the documentation.

    Parameters
    ----------
    rows : list of Judged
    before : dict
        The counts before any rule was mended.
    """
    emergencies = [row for row in rows if row.is_emergency]
    others = [row for row in rows if not row.is_emergency]
    exact = sum(row.level == row.vignette["expect"] for row in rows)
    cases = sum(row.vignette["kind"] == "case" for row in rows)
    graver = sum(LEVELS.index(row.level) < LEVELS.index(row.vignette["expect"]) for row in others)
    milder = sum(LEVELS.index(row.level) > LEVELS.index(row.vignette["expect"]) for row in others)
    lines = [
        "# Vignettes",
        "",
        f"{len(rows)} people as they would answer `kram ask` (`tests/safety/vignettes.toml`):",
        f"{cases} from published cases, {len(rows) - cases} from the criteria of a guideline or findings of a study.",
        "They were committed before the rules they test were mended. Each goes through the interview and the model, as",
        "with `kram ask`.",
        "Written by `python -m tools.vignettes`; a test keeps it up to date.",
        "",
        "| | before mending | now |",
        "|---|---|---|",
        f"| emergencies caught | {before['caught']} of {before['emergencies']} "
        f"| {sum(row.is_caught for row in emergencies)} of {len(emergencies)} |",
        f"| false alarms (an emergency where there is none) | {before['false_alarms']} of {before['others']} "
        f"| {sum(row.is_false_alarm for row in others)} of {len(others)} |",
        "",
        f"The level is exactly the expected one for {exact} of {len(rows)}; of those that are no emergency, {graver}",
        f"are told something graver and {milder} something milder than expected.",
        "",
        "What the counts cannot show: the same hands wrote vignettes, questions and rules, so they are a check against",
        "mistakes, not a measure of how the rules do among patients; no clinician has read them yet. Few sources were",
        "opened again for this file; which ones stands beside each vignette (in brackets).",
        "",
        "| vignette | source | expected | told | as |",
        "|---|---|---|---|---|",
    ]
    for row in rows:
        one = row.vignette
        told = row.level if row.level == one["expect"] else f"**{row.level}**"
        lines.append(f"| {one['id']} | {one['source']} ({one['checked']}) | {one['expect']} | {told} | {_names(row)} |")
    return "\n".join(lines) + "\n"


def _names(row):
    return ", ".join(row.codes) if row.level != "none" else ""


def main():
    """Write the page."""
    content = data()
    rows = [judged(vignette) for vignette in content["vignette"]]
    DOCUMENT.write_text(document(rows, content["before_mending"]), "utf-8")


if __name__ == "__main__":
    main()
