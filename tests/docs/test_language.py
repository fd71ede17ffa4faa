"""Indonesian is complete, true to the English, and alone on an Indonesian page."""

import re
import string
from datetime import datetime, timedelta, timezone
from gettext import GNUTranslations

import pytest

from kramkaki import language
from tests.report.conftest import RACE
from tests.report.reading import Reader
from tools.messages import catalogue_path, found_texts, read_catalogue

NOON = datetime(2026, 5, 3, 12, 5, tzinfo=timezone(timedelta(hours=7)))
# The same in both languages: units, file formats and words that Indonesian took over.
SAME = re.compile(r"[^A-Za-z]*|mmol/L|organ|diabetes|\{value\}: \{problem\}|normal|partly")


@pytest.fixture(scope="module")
def texts():
    return found_texts()


@pytest.fixture(scope="module")
def catalogue():
    return read_catalogue("id")


def placeholders(text):
    return sorted(
        (name, spec, conversion) for _, name, spec, conversion in string.Formatter().parse(text) if name is not None
    )


def test_every_text_has_an_indonesian_translation_and_none_is_left_over(texts, catalogue):
    translated = {
        (message.id, message.context or "")
        for message in catalogue
        if message.id and message.string and not message.fuzzy
    }
    assert sorted(set(texts) - translated) == []
    assert sorted(translated - set(texts)) == []


def test_the_causes_are_among_the_texts(texts):
    assert ("Flat feet", "") in texts


def test_placeholders_are_the_same_on_both_sides(catalogue):
    for message in catalogue:
        if message.id:
            assert placeholders(message.string) == placeholders(message.id), message.id


def test_numbers_in_texts_are_the_same_on_both_sides(catalogue):
    def digits(text):
        return sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[ .,](?=\d)", "", text)))

    words = {"half a litre": [], "Two": []}
    for message in catalogue:
        if message.id and not any(word in message.id for word in words):
            extra = ["100"] if "do not add up" in message.id else []
            assert digits(message.string) == sorted(digits(message.id) + extra), message.id


def test_translations_differ_from_the_english(catalogue):
    texts = [message for message in catalogue if message.id and message.context != "name"]
    same = [message.id for message in texts if message.id == message.string]
    assert [text for text in same if not SAME.fullmatch(text)] == []


def test_the_compiled_catalogue_is_up_to_date(catalogue):
    with catalogue_path("id").with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for message in catalogue:
        if message.context:
            assert compiled.pgettext(message.context, message.id) == message.string
        elif message.id:
            assert compiled.gettext(message.id) == message.string


def test_indonesian_has_one_plural_form():
    assert "nplurals=1; plural=0;" in catalogue_path("id").read_text(encoding="utf-8")


@pytest.mark.heavy
def test_no_english_is_left_on_an_indonesian_page(catalogue):
    from kramkaki.api import run
    from kramkaki.report.html import page

    with language.use("id"):
        shown = Reader(page(run(RACE, draws=1))).texts
    known = {message.id for message in catalogue if message.id and message.id != message.string and " " in message.id}
    whole = "\n".join(shown).rpartition("Sumber")[0]  # the titles of works stay in their own language
    assert [text for text in known if len(text) > 12 and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", whole)] == []
    english = re.compile(r"\b(the|and|with|from|your|which|without|is|are|of)\b", flags=re.I)
    assert [text for text in whole.split("\n") if english.search(text)] == []


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"KRAM_LANG": "id", "LANG": "en_US.UTF-8"}, "id"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "in_ID"}, "id"),
        ({"LC_ALL": "C.UTF-8", "LANG": "id_ID.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_follows_the_system(environment, expected):
    assert language.preferred(environment) == expected


def test_numbers_take_the_readers_form():
    assert language.number(1234.56, 1) == "1,234.6"
    assert language.number(-0.04, 1) == "0.0"
    assert language.number(-2, signed=True) == "\N{MINUS SIGN}2"
    assert language.number(2.5, 1, signed=True) == "+2.5"
    assert language.number(float("nan")) == "–"
    with language.use("id"):
        assert language.number(1234.56, 1) == "1.234,6"


def test_a_chance_is_never_a_false_zero_or_certainty():
    assert language.percent(0.0) == "0%"
    assert language.percent(1e-5) == "less than 0.05%"
    assert language.percent(1e-5, short=True) == "<0.05%"
    assert language.percent(0.034) == "3.4%"
    assert language.percent(0.34) == "34%"
    assert language.percent(0.9999) == "more than 99%"
    with language.use("id"):
        assert language.percent(0.034) == "3,4%"
        assert language.percent(1e-5) == "kurang dari 0,05%"


def test_times_take_the_readers_form():
    assert (language.clock(NOON), language.day(NOON)) == ("12:05", "Sun 3 May")
    assert language.day(NOON, long=True) == "Sunday 3 May 2026"
    with language.use("id"):
        assert (language.clock(NOON), language.day(NOON)) == ("12.05", "Min, 3 Mei")
        assert language.day(NOON, long=True) == "Minggu, 3 Mei 2026"
