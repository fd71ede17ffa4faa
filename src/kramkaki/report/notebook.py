"""The answer as a small table for notebooks."""

from html import escape

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.report import answer, words
from kramkaki.results import Result, given


def table(result: Result) -> str:
    """Return a result as HTML: chance, band, worst moment, warnings; after an emergency warnings alone."""
    rows = [] if result.emergency else _answer(result)
    rows += _warnings(result)
    cells = "".join(
        f'<tr><th style="text-align:left">{escape(name)}</th><td style="text-align:left">{escape(text)}</td></tr>'
        for name, text in rows
    )
    note = result.stopped or _(words.DISCLAIMER)
    caption = f"<caption>{escape(answer.title(result))}</caption>"
    return f"<table>{caption}<tbody>{cells}</tbody></table><p>{escape(note)}</p>"


def _answer(result: Result) -> list[tuple[str, str]]:
    low, high = (language.percent(edge) for edge in given(result.cramps.probability_band_80))
    worst = given(result.cramps.worst)
    return [
        (_("chance of at least one leg cramp"), language.percent(given(result.cramps.probability))),
        (_("Likely between … and …"), f"{low} – {high}"),
        (_("Where"), words.muscle(worst.muscle)),
        (_("When"), f"{language.day(worst.time)}, {language.clock(worst.time)}"),
    ]


def _warnings(result: Result) -> list[tuple[str, str]]:
    return [
        (_(words.LEVELS[warning.level]), warning.text)
        for warning in words.by_rank(result.warnings)
        if not result.emergency or warning.level in words.URGENT
    ]
