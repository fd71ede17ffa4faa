"""Renew the catalogues of texts: collect the English texts, keep the translations, compile.

Run by ``make messages``. Texts that are new stand in ``kramkaki.po`` with an empty translation; fill them in and run it
again. A test refuses a catalogue with gaps.
"""

import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kramkaki.language import LANGUAGES

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
MARKS = {"_": None, "N_": None, "mark": None, "gettext": None, "pgettext": ((1, "c"), 2)}
HEADER = "# {language} texts of kramkaki: the English text as it stands in the source, then its translation.\n"


def found_texts():
    """Every text marked for translation in the source, as pairs of text and context; most have no context, ``""``."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file, filename="babel.cfg")
    found = extract_from_dir(SOURCE, methods, options, keywords=MARKS)
    return sorted({(message, context or "") for _path, _line, message, _comments, context in found if message})


def catalogue_path(language):
    """Where the translations of a language stand."""
    return SOURCE / "kramkaki" / "locale" / language / "LC_MESSAGES" / "kramkaki.po"


def read_catalogue(language):
    """The translations as they are; none where the language is new."""
    if not catalogue_path(language).exists():
        return Catalog(locale=language, domain="kramkaki")
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=language, domain="kramkaki")


def renew(language):
    """Write the catalogue with today's texts; return those that lack a translation."""
    old = read_catalogue(language)
    new = Catalog(
        locale=language,
        domain="kramkaki",
        project="kramkaki",
        version="1",
        header_comment=HEADER.format(language=LANGUAGES[language].english_name),
        msgid_bugs_address="kramkaki",
        last_translator="The kramkaki team",
        language_team="The kramkaki team",
        creation_date=old.creation_date,
        revision_date=old.creation_date,
        fuzzy=False,
    )
    for text, context in found_texts():
        known = old.get(text, context or None)
        new.add(text, known.string if known else "", context=context or None)
    path = catalogue_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, new, width=100, sort_output=True)
    # No text has a plural, and Babel takes two forms for Indonesian, which has one (CLDR).
    text = re.sub(r"nplurals=.*;", "nplurals=1; plural=0;", path.read_text(encoding="utf-8"), count=1)
    path.write_text(text, encoding="utf-8")
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, read_catalogue(language))
    return [message.id for message in new if message.id and not message.string]


def main():
    """Renew each catalogue; the English texts stand in the source."""
    missing = [(code, text) for code in LANGUAGES if code != "en" for text in renew(code)]
    for code, text in missing:
        print(f"not translated ({code}): {text}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
