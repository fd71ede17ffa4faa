"""Fit the numbers of heat illness to counts per start, write them, and print what was left out of the fit.

Run by ``python -m tools.calibrate_heat`` (a minute). Three numbers, three counts: heat strokes and heat exhaustions for
1000 starters of the Falmouth road race, heat exhaustions for 1000 sessions of college football before the season. The
marathon of Boston takes no part.
"""

import argparse
import re
from pathlib import Path

import numpy as np
from scipy.optimize import brentq

from kramkaki.parameters import records
from kramkaki.risk.heat_illness import HeatIllnessParameters
from scoreboard.heat_illness_counts import FALMOUTH_EXHAUSTION, FALMOUTH_STROKE, FOOTBALL_EXHAUSTION, Starters

RECORDS = Path(__file__).resolve().parents[1] / "src" / "kramkaki" / "parameters" / "heat_illness.toml"
PEOPLE = 8192
BANDS = (0.0, 18.0, 21.0, 23.0, 25.0, 27.0, 29.0, 40.0)  # [degC] highest wet-bulb globe temperature of the exercise


def fitted(falmouth, football):
    """Return the numbers with which the counts come out. [units of the records]"""
    start = records.load(HeatIllnessParameters)
    tolerance = brentq(
        lambda value: falmouth.per_1000("stroke", start._replace(tolerance=value)) - FALMOUTH_STROKE, 40.0, 44.0
    )

    def rated(growth):
        changed = start._replace(tolerance=tolerance, exhaustion_growth=growth)
        rate = brentq(
            lambda value: (
                falmouth.per_1000("exhaustion", changed._replace(exhaustion_rate=np.exp(value))) - FALMOUTH_EXHAUSTION
            ),
            -25.0,
            0.0,
        )
        return changed._replace(exhaustion_rate=float(np.exp(rate)))

    growth = brentq(lambda value: football.per_1000("exhaustion", rated(value)) - FOOTBALL_EXHAUSTION, 1.0, 40.0)
    return rated(growth)


def write(parameters):
    """Write the fitted numbers into their records."""
    text = RECORDS.read_text(encoding="utf-8")
    for name in ("tolerance", "exhaustion_rate", "exhaustion_growth"):
        value = float(f"{getattr(parameters, name):.4g}")
        text, count = re.subn(rf"(?m)(^\[{name}\]\nvalue = ).*$", rf"\g<1>{value}", text)
        if count != 1:
            raise ValueError(f"{RECORDS.name} has no [{name}]")
    RECORDS.write_text(text, encoding="utf-8")


def table(starters, parameters):
    """Return lines: heat illness for 1000 starts, in all and by heat."""
    found = starters.chances(parameters)
    core = starters.heat(parameters).core
    lines = [f"{starters.name}: highest core {core.mean():.2f} ± {core.std():.2f} °C"]
    edges = [(0.0, np.inf), *zip(BANDS, BANDS[1:], strict=False)]
    for low, high in edges:
        inside = (starters.wet_bulb_globe >= low) & (starters.wet_bulb_globe < high)
        if inside.sum() < 100:
            continue
        stroke, exhaustion = 1000 * found.stroke[inside].mean(), 1000 * found.exhaustion[inside].mean()
        lines.append(
            f"  WBGT {low:4.0f} to {high:4.0f} °C: heat stroke {stroke:5.2f}, heat exhaustion {exhaustion:5.2f}, "
            f"core {core[inside].mean():.2f} °C, {inside.sum()} people"
        )
    weight = found.stroke / found.stroke.sum()
    lines.append(f"  mean core of heat strokes {float(weight @ core):.2f} °C")
    return lines


def main():
    """Fit, write, print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=PEOPLE)
    arguments.add_argument("--look", action="store_true", help="print with the numbers as they are, fit nothing")
    given = arguments.parse_args()
    falmouth, football, boston = (
        Starters(name, given.people) for name in ("falmouth_runners", "football_preseason", "boston_marathon")
    )
    parameters = records.load(HeatIllnessParameters) if given.look else fitted(falmouth, football)
    if not given.look:
        write(parameters)
    print(parameters)
    for starters in (falmouth, football, boston):
        print("\n".join(table(starters, parameters)))


if __name__ == "__main__":
    main()
