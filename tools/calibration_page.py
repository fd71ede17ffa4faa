"""The page ``docs/methodology/calibration.md``: numbers with spread, what was not identified, counts."""

from pathlib import Path

import numpy as np

from scoreboard import population_measures as measures
from tools.calibration_records import short

PAGE = Path(__file__).parents[1] / "docs" / "methodology" / "calibration.md"
STRONG = 0.7  # [1] correlations from here on are listed
IDENTIFIED = 0.5  # [1] share of the variance before that the counts removed

HEAD = """# Calibration

Written by `tools/calibrate.py` (`make calibrate`); a test keeps the first table equal to the records.

The free numbers of the hazard are fitted to what surveys, races and camps counted
(`scoreboard/population_targets.toml`). Each count is a population drawn by `cohort/` and run through the same path as
`kram run`; random effects of threshold and frailty are integrated, not sampled. Numbers start from what was believed
before (`tools/calibration.toml`), least squares weighs both, and the curvature at the best point gives the spread. A
cause that the modelled body carries in part gets only the residual factor that brings the total to the measured size.
"""

LEGEND = """*told by the counts*: share of the variance before that the counts removed. `races_told` and `share_treated`
are numbers of the surveys, used by no run. Values were fitted together; these pairs could hardly be told apart:"""
OTHER_ROWS = """C5 and C10 to C13 (length of a cramp, threshold) stand on the scoreboard alone; NC15 is no row of
the list, and one number was fitted to it."""


def _numbers(rows):
    lines = ["| number | value | spread | before | told by the counts | |", "|---|---|---|---|---|---|"]
    for row in rows:
        number = row["number"]
        (kind, size), *_ = row["spread"].items()
        before = f"{short(number.prior)} ({'factor' if number.is_log else '±'} "
        before += f"{short(np.exp(number.sd) if number.is_log else number.sd, 2)})"
        told = f"{max(row['told'], 0):.0%}"
        verdict = "identified" if row["told"] >= IDENTIFIED else "**not identified**: rests on what was believed"
        lines.append(
            f"| `{number.name}` | {short(row['value'])} | {kind} {short(size, 2)} | {before} | {told} | {verdict} |"
        )
    return lines


def _pairs(rows, covariance):
    sd = np.sqrt(np.diag(covariance))
    table = covariance / np.outer(sd, sd)
    names = [row["number"].name for row in rows]
    found = [
        (table[i, j], names[i], names[j]) for i in range(len(names)) for j in range(i) if abs(table[i, j]) > STRONG
    ]
    return [f"- `{a}` and `{b}`: {value:+.2f}" for value, a, b in sorted(found, key=lambda row: -abs(row[0]))]


def _counts(studies):
    lines = ["| row | count | measured | band | here | | used |", "|---|---|---|---|---|---|---|"]
    held = {}
    for target in measures.targets():
        value = studies.measure(target["measure"])
        holds = target["low"] <= value <= target["high"]
        held[target["row"]] = held.get(target["row"], True) and holds
        unit = f" {target['unit']}" if "unit" in target else ""
        band, verdict = f"{target['low']:g} to {target['high']:g}", "holds" if holds else "**misses**"
        cells = (target["row"], target["name"], f"{target['value']:g}{unit}", band, f"{value:.3g}", verdict)
        lines.append(f"| {' | '.join(cells)} | {'fitted' if target['fit'] else 'reported'} |")
    return lines, held


def write(rows, covariance, shares, studies):
    """Write the page.

    Parameters
    ----------
    rows : list of dict
        ``number``, ``value`` [unit of the record], ``spread``, ``told`` [1].
    covariance : array
        Of the numbers on their standard scales. [1]
    shares : dict
        Cause -> what the body gives of its measured size. [1]
    studies : Studies
        With the numbers as written.
    """
    counts, held = _counts(studies)
    text = [HEAD, "## Numbers", "", *_numbers(rows), "", LEGEND, ""]
    text += [
        *(_pairs(rows, covariance) or [f"- none beyond a correlation of {STRONG:g}"]),
        "",
        "## Counts",
        "",
        *counts,
        "",
    ]
    text += [f"{sum(held.values())} of these {len(held)} rows hold as a whole. {OTHER_ROWS}"]
    text += ["", "## What the body gives of measured sizes", "", "| cause | factor of the body alone |", "|---|---|"]
    text += [f"| `{cause}` | {short(value)} |" for cause, value in shares.items()]
    PAGE.write_text("\n".join(text) + "\n", encoding="utf-8")
