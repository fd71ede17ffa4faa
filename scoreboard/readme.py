"""The parts of the README that are made, not written: the demo, the scoreboard and the parameters by kind."""

import os
import subprocess
import sys
from pathlib import Path

from kramkaki.parameters import records
from kramkaki.scenario.templates import template_path

README = Path(__file__).parents[1] / "README.md"
DEMO = "byrne-2006-race"
CAUSES_SHOWN = 3
STEPS_SHOWN = 3


def between(text, name, content):
    """Return the text with what stands between the two marks of that name replaced."""
    begin, end = f"<!-- {name} begin -->", f"<!-- {name} end -->"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n{content}\n{end}{after}"


def demo():
    """Return what the README's first command prints, shortened to its first causes and first-aid steps."""
    code = "import sys; from kramkaki.cli import main; sys.exit(main())"
    run = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", code, "run", str(template_path(DEMO)), "--no-report", "--lang", "en"],
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.rstrip() for line in run.stdout.splitlines()]
    causes = next(i for i, line in enumerate(lines) if line.startswith(f"{CAUSES_SHOWN + 1}. "))
    aid = next(i for i, line in enumerate(lines) if line.startswith("If a cramp comes"))
    last = next(i for i, line in enumerate(lines[aid:], aid) if line.startswith(f"{STEPS_SHOWN + 1}. "))
    assumed = next(i for i, line in enumerate(lines) if line.startswith("Assumed"))
    shown = [*lines[:causes], "…", "", *lines[aid:last], "…", "", *lines[assumed : assumed + 2], "…"]
    return "\n".join(["```", f"$ .venv/bin/kram new {DEMO}", f"$ .venv/bin/kram run {DEMO}.toml", *shown, "```"])


def parameter_table():
    """Return how many parameters of each kind there are, as a table."""
    found = [record for organ in records.organs() for record in records.records(organ).values()]
    counts = {kind: sum(record.kind == kind for record in found) for kind in records.NEEDS}
    head, rule = (" | ".join(cells) for cells in (counts, ["---"] * len(counts)))
    return f"| {head} | all |\n| {rule} | --- |\n| {' | '.join(map(str, counts.values()))} | {len(found)} |"


def write(scores):
    """Renew the README; ``scores`` is the text of its scoreboard."""
    text = README.read_text(encoding="utf-8")
    for name, content in (("demo", demo()), ("scoreboard", scores), ("parameters", parameter_table())):
        text = between(text, name, content)
    README.write_text(text, encoding="utf-8")
