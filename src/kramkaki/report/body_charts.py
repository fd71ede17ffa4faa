"""Which courses of the body the page shows, and what a reader should know of each."""

from collections.abc import Iterator

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.report import words
from kramkaki.report.axes import MINUTES_A_DAY
from kramkaki.report.charts import Chart, Series
from kramkaki.results import Result, given

# Usual laboratory ranges of adults at rest [mmol/L]: sodium and ionised calcium as collected in the literature,
# potassium and magnesium as most laboratories print them. They shade the charts; nothing is computed from them.
_USUAL = {
    "plasma_sodium": (135.0, 145.0),
    "plasma_potassium": (3.5, 5.0),
    "ionised_calcium": (1.12, 1.32),
    "plasma_magnesium": (0.70, 1.00),
}
_SHOWN_MUSCLES = 3
_CLEAR_DAYS = 3  # [days] up to which several lines stay readable
_WORTH_SHOWING = 0.01  # [0-1] of guarding
_MINUTES_AN_HOUR = 60.0
_PER_CENT = 100.0


def charts(result: Result) -> list[Chart]:
    """All charts below the main one, in reading order."""
    always = [_heat(result), _mass(result), _water(result), *_minerals(result), _fatigue(result), _threshold(result)]
    return [*always, _guarding(result)] if np.max(result.trace["guarding"]) > _WORTH_SHOWING else always


def _series(result: Result, name: str, label: str) -> Series:
    return Series(label, np.asarray(result.trace[name], float), result.bands.get(name))


def _heat(result: Result) -> Chart:
    return Chart(
        key="core_temperature",
        title=_("Core temperature"),
        unit="°C",
        series=[_series(result, "core_temperature", _("Core temperature"))],
        least_span=2.0,
        note=_("The temperature inside the body. Hard exercise brings it to 38–39 °C; above 40 °C it is dangerous."),
    )


def _mass(result: Result) -> Chart:
    return Chart(
        key="body_mass_change",
        title=_("Body mass"),
        unit="%",
        series=[_series(result, "body_mass_change", _("Body mass against the start"))],
        least_span=2.0,
        note=_("What a scale would show. A loss is mostly water; a gain during exercise means too much was drunk."),
    )


def _water(result: Result) -> Chart:
    """Litres drunk, sweated and passed since the start."""
    hours = np.diff(result.trace.minutes, prepend=result.trace.minutes[0]) / _MINUTES_AN_HOUR
    series = [
        Series(_("drunk"), np.asarray(result.trace["drunk_volume"])),
        Series(_("sweated"), np.cumsum(np.asarray(result.trace["sweat_rate"]) * hours)),
        Series(_("urine"), np.asarray(result.trace["urine_volume"])),
    ]
    return Chart(
        key="water_balance",
        title=_("Water in and out"),
        unit="L",
        series=series,
        least_span=0.5,
        tells="end",
        floor=0.0,
        note=_("Counted from the start of the scenario."),
    )


# name: (title, decimals, least span [mmol/L], what to know of it)
_MINERALS = {
    "plasma_sodium": (
        N_("Sodium in the blood"),
        0,
        8.0,
        N_("Falls when more plain water is drunk than is lost."),
    ),
    "plasma_potassium": (
        N_("Potassium in the blood"),
        1,
        2.0,
        N_("Rises while muscles work and falls again at rest; water pills lower it over weeks."),
    ),
    "ionised_calcium": (
        N_("Calcium in the blood (ionised)"),
        2,
        0.3,
        N_("Calcium keeps nerves calm and lets muscles contract."),
    ),
    "plasma_magnesium": (
        N_("Magnesium in the blood"),
        2,
        0.4,
        N_("Falls slowly with poor diet, water pills or stomach-acid blockers."),
    ),
}


def _minerals(result: Result) -> Iterator[Chart]:
    for name, (title, decimals, least, note) in _MINERALS.items():
        yield Chart(
            key=name,
            title=_(title),
            unit="mmol/L",
            series=[_series(result, name, _(title))],
            decimals=decimals,
            usual=_USUAL[name],
            least_span=least,
            note=_(note),
        )


def _muscles_shown(result: Result) -> list[str]:
    """The muscles most at risk, one of each pair; over many days only the first, or the lines would hide each other."""
    chances = {name: cramps.probability for name, cramps in given(result.cramps.by_muscle).items()}
    groups: dict[str, str] = {}
    for name in sorted(MUSCLES, key=lambda name: -chances[name]):
        groups.setdefault(name.rpartition("_")[0], name)
    many_days = result.trace.minutes[-1] > _CLEAR_DAYS * MINUTES_A_DAY
    return list(groups.values())[: 1 if many_days else _SHOWN_MUSCLES]


def _of_muscles(result: Result, curve: str, factor: float = 1.0) -> list[Series]:
    """The muscles shown, the first with its band: more of them would hide each other."""
    band, shown = result.bands.get(curve), list[Series]()
    for rank, name in enumerate(_muscles_shown(result)):
        column = MUSCLES.index(name)
        edges = None if band is None or rank else (factor * band[0][:, column], factor * band[1][:, column])
        shown.append(Series(words.muscle(name), factor * np.asarray(result.trace[curve])[:, column], edges))
    return shown


def _fatigue(result: Result) -> Chart:
    return Chart(
        key="fatigue",
        title=_("Fatigue of the muscles"),
        unit="%",
        series=_of_muscles(result, "fatigue", _PER_CENT),
        decimals=0,
        least_span=20.0,
        tells="highest",
        floor=0.0,
        note=_("The part of the muscle that is worn out for now, in the muscles most likely to cramp."),
    )


def _guarding(result: Result) -> Chart:
    highest = np.max(result.trace["guarding"], axis=0)
    strongest = [k for k in np.argsort(-highest, kind="stable")[:_SHOWN_MUSCLES] if highest[k] > _WORTH_SHOWING]
    series = [
        Series(words.muscle(MUSCLES[k]), _PER_CENT * np.asarray(result.trace["guarding"])[:, k]) for k in strongest
    ]
    return Chart(
        key="guarding",
        title=_("Guarding"),
        unit="%",
        series=series,
        decimals=0,
        least_span=20.0,
        tells="highest",
        floor=0.0,
        note=_(
            "Muscles around the injury tightening to hold it still. It is not a cramp: do not stretch or massage it."
        ),
    )


def _threshold(result: Result) -> Chart:
    return Chart(
        key="cramp_threshold",
        title=_("Cramp threshold"),
        unit="Hz",
        series=_of_muscles(result, "cramp_threshold"),
        least_span=8.0,
        tells="lowest",
        note=_("How fast nerve pulses must come to set off a cramp. The lower, the closer the muscle is to a cramp."),
    )
