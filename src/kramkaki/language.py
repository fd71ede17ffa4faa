"""Indonesian and English: texts through gettext, numbers and times in the reader's form."""

import gettext as _gettext
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "id")
_current = ContextVar("language", default="en")


@cache
def _translations(language):
    folder = Path(__file__).with_name("locale")
    return _gettext.translation("kramkaki", folder, languages=[language], fallback=language == "en")


def current():
    """The language in use: ``"en"`` or ``"id"``."""
    return _current.get()


@contextmanager
def use(language):
    """Speak this language inside the ``with`` block."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


def gettext(text):
    """The text in the language in use."""
    return _translations(_current.get()).gettext(text)


def mark(text):
    """Mark a text for translation where it is written; translate it where it is shown."""
    return text
