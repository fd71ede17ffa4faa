"""The page: whole, offline, in order, readable without sight or colour."""

import re

import pytest

from kramkaki.language import LANGUAGES
from tests.report.reading import Reader

PAGES = [(name, code) for name in ("race", "nights") for code in LANGUAGES]
FETCHING = ("src", "srcset", "data", "action", "poster", "background", "formaction", "xlink:href")


@pytest.fixture(params=PAGES, ids="-".join)
def text(request, pages):
    return pages[request.param]


@pytest.fixture
def reader(text):
    return Reader(text)


def test_every_element_is_closed_as_it_was_opened(reader):
    assert reader.faults == []


def test_no_identifier_is_used_twice_and_none_is_missing(reader):
    names = reader.attributes("id")
    assert len(names) == len(set(names))
    wanted = {name for value in reader.attributes("aria-labelledby") for name in value.split()}
    wanted |= {value[1:] for value in reader.attributes("href") if value.startswith("#")}
    assert wanted <= set(names)


def test_the_page_asks_nothing_of_the_network(text, reader):
    for name in FETCHING:
        assert reader.attributes(name) == []
    assert not {"script", "link", "iframe", "object", "embed", "img"} & {tag for tag, _ in reader.elements}
    style = text[text.index("<style>") : text.index("</style>")]
    assert "@import" not in style
    assert set(re.findall(r"url\((.)", style)) <= {"#"}
    assert "default-src 'none'" in text


def test_the_language_of_the_page_is_declared(request, text, reader):
    code = "id" if 'lang="id"' in text else "en"
    assert reader.all("html") == [{"lang": code}]


def test_every_drawing_has_a_title_and_a_description(text):
    drawings = re.findall(r'<svg[^>]*role="img".*?</svg>', text, flags=re.S)
    assert len(drawings) >= 13
    for drawing in drawings:
        assert re.search(r"<title id=\"[^\"]+\">[^<]+</title><desc id=\"[^\"]+\">[^<]+</desc>", drawing)


def test_every_chart_has_a_sentence_and_a_table_of_at_most_24_rows(text):
    body = text[text.index('<div class="charts">') :]
    body = body[: body.index("</section>")]
    figures = re.findall(r"<figure.*?</figure>", body, flags=re.S)
    assert len(figures) == 9
    for figure in figures:
        assert re.search(r'<p class="reading">[^<]+\d', figure)
        assert 2 <= figure.count('<th scope="row">') <= 24


def test_one_cramp_is_shown_close_up_with_its_sentence_and_its_numbers(text):
    section = text[text.index('aria-labelledby="closeup-title"') :]
    section = section[: section.index("</section>")]
    assert section.count('role="img"') == 2
    assert re.search(r"<p>[^<]*\d Hz|<p>[^<]*\d", section)
    assert 15 <= section.count('<th scope="row">') <= 24


def test_warnings_come_before_the_answer_and_any_other_number(pages):
    for code in LANGUAGES:
        page = pages["race", code]
        body = page[page.index("<main>") :]
        before = re.sub(r"<[^>]*>", "", body[: body.index('class="warnings"')])
        assert not re.search(r"\d", before)
        assert body.index('<li class="stop">') < body.index('class="top"')


@pytest.mark.parametrize("code", LANGUAGES)
def test_after_an_emergency_the_page_says_what_to_do_and_computes_nothing(pages, code):
    text, whole = pages["stopped", code], Reader(pages["stopped", code])
    assert whole.faults == []
    assert whole.attributes("id") == ["warnings", "warnings-title", "aid-title", "on-title"]
    assert "symptoms.over" in text
    for part in ('class="muscles"', 'class="charts"', 'class="causes"', 'class="big"', "%</", 'role="img"'):
        assert part not in text[text.index("<body>") :]
    assert text.index('class="emergency"') < text.index("aid-title") < text.index("on-title")


def test_an_emergency_stands_above_every_other_warning(pages):
    levels = re.findall(r'<li class="(emergency|stop|see_clinician|caution)">', pages["stopped", "en"])
    ranks = [("emergency", "stop", "see_clinician", "caution").index(level) for level in levels]
    assert ranks == sorted(ranks)
    assert ranks[0] == 0


def test_each_muscle_carries_its_chance_as_a_number(results, pages):
    legs = re.findall(r'<svg[^>]*class="legs".*?</svg>', pages["race", "en"], flags=re.S)
    shown = sum(len(re.findall(r'class="strong"[^>]*>(?:&lt;)?[\d.]+%', drawing)) for drawing in legs)
    assert shown == len(results["race", "en"].cramps.by_muscle)


def test_the_day_is_on_the_axis_of_the_risk(pages):
    page = pages["race", "en"]
    drawing = re.search(r'<svg[^>]*class="chart wide".*?</svg>', page, flags=re.S).group()
    for words in ("Exercise", "Drinks", "Meals", "Posture", "Cramps that happened", "Pocari Sweat, 250 mL", "running"):
        assert words in drawing


def test_what_a_user_writes_cannot_become_markup(results):
    from kramkaki.report.html import page

    result = results["race", "en"]
    nasty = result.scenario.model_copy(update={"title": '<script>alert("x")</script>'})
    from dataclasses import replace

    text = page(replace(result, compiled=replace(result.compiled, scenario=nasty)))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_it_says_that_it_is_no_medical_device(pages):
    assert "not a medical device" in pages["race", "en"]
    assert "bukan alat kesehatan" in pages["race", "id"]


def test_numbers_and_times_are_written_as_the_reader_writes_them(pages):
    for name in ("race", "nights"):
        english = " ".join(Reader(pages[name, "en"]).texts).rpartition("Sources")[0]
        indonesian = " ".join(Reader(pages[name, "id"]).texts).rpartition("Sumber")[0]
        assert re.search(r"\d\.\d", english)
        assert re.search(r"\d,\d", indonesian)
        assert not re.search(r"\b\d{2}:\d{2}\b", indonesian)
        assert re.search(r"\b\d{2}\.\d{2}\b", indonesian)
