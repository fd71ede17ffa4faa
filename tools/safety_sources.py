"""Count what the rules of safety rest on, and write it into ``docs/methodology/safety.md``.

Run by ``python -m tools.safety_sources``. A test keeps the page up to date.
"""

from pathlib import Path

from kramkaki.safety.red_flags import flags
from kramkaki.safety.rules import read, rules

PAGE = Path(__file__).parent.parent / "docs" / "methodology" / "safety.md"
BEGIN, END = "<!-- sources begin -->\n", "<!-- sources end -->"
GROUNDS = (
    "a guideline, with its section and year, read or read where it is quoted",
    "a guideline, with its section and year, from memory",
    "a guideline or study, without a section",
    "clinical teaching from memory, not checked against a text",
    "nothing found: assumed",
)


def ground(source, where):
    """Which of `GROUNDS` a rule with these sources stands on."""
    keys, table = source.split(), read("sources")
    if keys == ["none_found"]:
        return GROUNDS[4]
    if keys == ["teaching"]:
        return GROUNDS[3]
    guidelines = [table[key]["citation"] for key in keys if table[key].get("guideline")]
    if not where or not guidelines:
        return GROUNDS[2]
    return GROUNDS[1] if all("from memory" in citation for citation in guidelines) else GROUNDS[0]


def counted():
    """How many flags, bands of blood values and rules stand on each of `GROUNDS`.

    Returns
    -------
    rows : dict of str to list of int
    """
    kinds = (
        [(flag.source, flag.where) for flag in flags()],
        [(band["source"], band["where"]) for band in read("laboratory")["band"].values()],
        [(rule.source, "") for rule in rules().values()],
    )
    return {name: [sum(ground(*one) == name for one in kind) for kind in kinds] for name in GROUNDS}


def table():
    """The counts as a table of Markdown."""
    rows = counted()
    total = [sum(column) for column in zip(*rows.values(), strict=True)]
    lines = ["| rests on | warnings | blood values | rules | all |", "|---|---|---|---|---|"]
    for name, counts in [*rows.items(), ("all", total)]:
        lines.append(f"| {name} | {' | '.join(map(str, counts))} | {sum(counts)} |")
    return "\n".join(lines) + "\n"


def page(text):
    """The page with today's counts."""
    before, rest = text.split(BEGIN)
    return before + BEGIN + table() + END + rest.split(END)[1]


def main():
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
