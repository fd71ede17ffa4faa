"""The answer as a small table for notebooks."""

from datetime import datetime
from html import escape

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.report import answer, words
from kramkaki.safety import withheld


def table(result):
    """Return a result as HTML: chance, band, worst moment, warnings; after an emergency warnings alone."""
    rows = [] if result.emergency else _found(result)
    rows += _warnings(result)
    cells = "".join(
        f'<tr><th style="text-align:left">{escape(name)}</th><td style="text-align:left">{escape(text)}</td></tr>'
        for name, text in rows
    )
    note = withheld.stopped() if result.emergency else _(words.DISCLAIMER)
    caption = f"<caption>{escape(answer.title(result))}</caption>"
    return f"<table>{caption}<tbody>{cells}</tbody></table><p>{escape(note)}</p>"


def _found(result):
    low, high = (language.percent(edge) for edge in result.cramps["probability_band_80"])
    rows = [
        (_("chance of at least one leg cramp"), language.percent(result.cramps["probability"])),
        (_("Likely between … and …"), f"{low} – {high}"),
    ]
    worst = result.cramps["worst"]
    if worst:
        moment = datetime.fromisoformat(worst["time"])
        when = f"{language.day(moment)}, {language.clock(moment)}"
        rows += [(_("Where"), words.muscle(worst["muscle"])), (_("When"), when)]
    return rows


def _warnings(result):
    shown = [one for one in words.by_rank(result.warnings) if not result.emergency or one["level"] in words.URGENT]
    return [(_(words.LEVELS[one["level"]]), one["text"]) for one in shown]
