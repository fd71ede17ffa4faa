"""Finds what a user's word means, and the nearest known names where it means nothing."""

import difflib
import re

from kramkaki.language import gettext as _

MAXIMUM_SUGGESTIONS = 3


def normalised(text):
    """A name without case, accents of spacing or punctuation: ``"Air putih!"`` becomes ``"air_putih"``."""
    return re.sub(r"[^\w]+", "_", text.strip().lower()).strip("_")


def index(rows, columns=("id", "name_en", "name_id"), list_column="synonyms"):
    """Every known name of every row, normalised, to the row's id."""
    names = {}
    for key, row in rows.items():
        known = [row[column] for column in columns] + (row.get(list_column) or "").split("|")
        for name in known:
            if name:
                names.setdefault(normalised(str(name)), key)
    return names


def nearest(word, known):
    """Up to three known names that look like this word."""
    return difflib.get_close_matches(normalised(word)[:60], list(known), n=MAXIMUM_SUGGESTIONS, cutoff=0.6)


def unknown(kind, word, known):
    """One sentence for an unknown name, with the nearest known ones."""
    suggestions = nearest(word, known)
    problem = _("unknown {kind}").format(kind=kind)
    if suggestions:
        return problem + "; " + _("did you mean {names}?").format(names=", ".join(suggestions))
    return problem
