"""Finds what a user's word means, and the nearest known names where it means nothing."""

import difflib
import re
from collections.abc import Iterable, Mapping

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.tables.reader import Row

MAXIMUM_SUGGESTIONS = 3


def normalised(text: str) -> str:
    """A name without case, accents of spacing or punctuation: ``"Air putih!"`` becomes ``"air_putih"``."""
    return re.sub(r"[^\w]+", "_", text.strip().lower()).strip("_")


def names_of(row: Row) -> list[str]:
    """What the thing of this row is called in each language."""
    return [language.name(row["name"], code) for code in language.LANGUAGES]


def index(rows: Mapping[str, Row], columns: Iterable[str] = ("id",), list_column: str = "synonyms") -> dict[str, str]:
    """Every known name of every row in every language, normalised, to the row's id."""
    names: dict[str, str] = {}
    for key, row in rows.items():
        known = [row[column] for column in columns] + names_of(row) + (row.get(list_column) or "").split("|")
        for name in known:
            if name:
                names.setdefault(normalised(str(name)), key)
    return names


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Up to three known names that look like this word."""
    return difflib.get_close_matches(normalised(word)[:60], list(known), n=MAXIMUM_SUGGESTIONS, cutoff=0.6)


def unknown(kind: str, word: str, known: Iterable[str]) -> str:
    """One sentence for an unknown name, with the nearest known ones."""
    suggestions = nearest(word, known)
    problem = _("unknown {kind}").format(kind=kind)
    if suggestions:
        return problem + "; " + _("did you mean {names}?").format(names=", ".join(suggestions))
    return problem
