"""How often, when and where cramps come: the counts of C1 to C18, each a drawn population through the whole program.

The numbers of the hazard were fitted to them (``tools/calibrate.py``); bands stand in ``population_targets.toml``.
"""

from functools import cache

from kramkaki.constants import SECONDS_PER_MINUTE
from kramkaki.risk import findings
from scoreboard.framework import Check, case
from scoreboard.population_measures import Studies, targets


@cache
def studies():
    """The populations with the numbers of the records, small enough for every test run."""
    return Studies()


def checks(row):
    """Return the checks of one row of the file of targets."""
    return [
        Check(t["name"], studies().measure(t["measure"]), t.get("unit", "1"), t["low"], t["high"]) for t in targets(row)
    ]


@case("evidence/C1", title="Adults with leg cramps at rest in a month", basis="fitted", source="Grandner 2017")
def adults():
    return checks("C1")


@case("evidence/C2", title="People over 60 with cramps at rest", basis="fitted", source="Maisonneuve 2016")
def over_sixty():
    return checks("C2")


@case("evidence/C3", title="People over 60 with frequent cramps", basis="fitted", source="Maisonneuve 2016")
def over_sixty_frequent():
    return checks("C3")


@case(
    "evidence/C4",
    title="Cramps at rest: in the calf (a table of sites), at night (fitted)",
    basis="by_construction",
    source="Maisonneuve 2016; Naylor 1994",
)
def where_and_when_at_rest():
    return checks("C4")


@case(
    "evidence/C5",
    title="How long a cramp lasts: as people tell, and in the laboratory",
    basis="by_construction",
    source="Naylor 1994; Miller 2010",
)
def length():
    return [
        Check("at rest", findings.LENGTH_AT_REST / SECONDS_PER_MINUTE, "min", 6.7, 11.2),
        Check("in exercise", findings.LENGTH_IN_EXERCISE, "s", 134.0, 153.0),
    ]


@case(
    "evidence/C6",
    title="Entrants of 56 km who tell of a cramp ever (how far back they remember is fitted to this row alone)",
    basis="fitted",
    source="SAFER XXII 2022",
)
def ever_in_races():
    return checks("C6")


@case("evidence/C7", title="Runners who cramp in a marathon, and when", basis="fitted", source="Maughan 1986")
def marathon():
    return checks("C7")


@case("evidence/C8", title="Onsets in the last quarter of 21 and 56 km", basis="fitted", source="SAFER XXII 2022")
def late_onset():
    return checks("C8")


@case("evidence/C9", title="Medicines and cramps at rest", basis="by_construction", source="Garrison 2012")
def medicines():
    return checks("C9")


@case(
    "evidence/C14",
    title="Men against women: in races, and at rest",
    basis="by_construction",
    source="SAFER XXXVIII; Maisonneuve 2016",
)
def men_and_women():
    return checks("C14")


@case(
    "evidence/C15",
    title="Injury, arteries, arthritis, tingling, season, in the measure of each study",
    basis="by_construction",
    source="Schwellnus 2018; Abdulla 1999; Hawke 2013; Garrison 2015",
)
def associations():
    return checks("C15")


@case(
    "evidence/C16",
    title="Treated cramps in the camp of college footballers (rate times share treated is fitted to this row)",
    basis="fitted",
    source="Cooper 2016",
)
def football_camp():
    return checks("C16")


@case(
    "evidence/C17",
    title="Low potassium among users of hydrochlorothiazide (share of combined tablets set to it)",
    basis="fitted",
    source="NHANES 1999-2018",
    reason="doses and combined tablets of the survey are not known",
)
def low_potassium():
    return checks("C17")


@case("evidence/C18", title="Where runners cramp, at 21 and at 56 km", basis="fitted", source="SAFER XXII 2022")
def sites():
    return checks("C18")
