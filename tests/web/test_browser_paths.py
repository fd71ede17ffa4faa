"""Whole paths in a real browser: every start, files, keyboard alone, no script, paper, less motion, no network."""

import re
from urllib.parse import urlsplit

import pytest

import kramkaki as kk
from kramkaki.scenario.templates import template_path
from kramkaki.web.answering import DRAWS
from tests.web.visiting import visiting
from tests.web.walking import LONG, PHONE, STARTS, answer, chance, plan, scenario, settle, start, too_wide, zoom

TRACK = template_path("lake-walk").with_name("cerknicko-jezero.gpx")
SENTENCE = {"en": "The chance of a leg cramp", "id": "Peluang kram kaki"}
SMALL = """() => [...document.querySelectorAll("button, select, summary, input:not([type=checkbox], [type=radio])")]
  .filter((one) => { const { width, height } = one.getBoundingClientRect();
                     return width > 0 && height > 0 && (width < 24 || height < 24); })
  .map((one) => one.outerHTML.slice(0, 80))"""
slow = pytest.mark.slow


@pytest.fixture(params=["en", pytest.param("id", marks=slow)])
def language(request):
    return request.param


def in_words(page, language):
    """The answer's sentence, which is in the language and holds the chance as it writes numbers."""
    text = page.locator("#headline .sentence").inner_text()
    assert text.startswith(SENTENCE[language])
    assert re.search(r"\d\.\d%|\d%" if language == "en" else r"\d,\d%|\d%", text)
    return text


def agrees(page):
    """The page's number is that of the command line for the scenario that the page carries."""
    ours = kk.run(scenario(page), draws=DRAWS).cramps.probability
    return chance(page) == pytest.approx(ours, abs=2e-5)


@slow
@pytest.mark.parametrize("spoken", ["en", "id"])
@pytest.mark.parametrize("who", STARTS)
def test_every_start_leads_to_its_answer(visit, who, spoken):
    page = visit.page
    page.goto(f"/{spoken}/")
    page.locator(f"a[href='/{spoken}/start/{who}']").click()
    page.wait_for_selector("form#questions")
    answer(page)
    in_words(page, spoken)
    assert agrees(page)
    plan(page)
    assert page.locator("#plan-effect .sr").text_content().strip()


@slow
@pytest.mark.parametrize("spoken", ["en", "id"])
def test_the_expert_start_leads_from_an_example_to_its_answer(visit, spoken):
    page = visit.page
    page.goto(f"/{spoken}/")
    page.locator(f"a[href='/{spoken}/start/expert']").click()
    page.locator("ul.examples a").first.click()
    page.wait_for_selector("a[aria-current=true]")
    page.locator("form#expert button[value=answer]").click()
    page.wait_for_selector("#day-editor .entry", timeout=LONG)
    in_words(page, spoken)


def test_a_cramp_is_looked_into(visit, language):
    page = visit.page
    start(page, "night", language)
    page.locator("#zoom-muscle").select_option("calf_right")
    zoom(page)
    assert page.locator("#zoom figure.cramp svg").count() == 2  # for a desk and for a phone, one shown at a time
    assert page.locator("#zoom figure.cramp svg:visible").count() == 1
    assert "Hz" in page.locator("#zoom-found").inner_text()
    assert page.locator("#zoom-muscle").input_value() == "calf_right"
    assert page.evaluate("() => document.activeElement.id") == "zoom-title"


def test_a_moment_outside_the_scenario_is_refused(browser, server):
    with visiting(browser, server.address, faults_wanted="422") as visit:
        page = visit.page
        start(page)
        page.locator("#zoom-time").fill("1999-01-01T10:00")
        page.locator("#zoom").evaluate("one => { document.getElementById('carry').noValidate = true; }")
        page.locator("#zoom-make").click()
        page.wait_for_selector("#alerts .script-alert")
        assert "time" in page.locator("#alerts").inner_text()


def test_a_scenario_file_goes_out_and_comes_in(visit, language, tmp_path):
    page = visit.page
    start(page, "night", language)
    sent, before = scenario(page), chance(page)
    with page.expect_download() as download:
        page.locator("#downloads button[formaction$='download/scenario']").click()
    path = tmp_path / "mine.toml"
    download.value.save_as(path)
    page.locator("#upload-file").set_input_files(path)
    page.locator("#upload button").click()
    page.wait_for_selector("#day-editor .entry", timeout=LONG)
    page.wait_for_load_state()
    assert scenario(page) == sent
    assert chance(page) == pytest.approx(before, abs=2e-5)


@slow
@pytest.mark.parametrize("what", ["report", "calendar", "data", "result"])
def test_every_file_can_be_taken_along(visit, what):
    page = visit.page
    start(page)
    with page.expect_download(timeout=LONG) as download:
        page.locator(f"#downloads button[formaction$='download/{what}']").click()
    content = download.value.path().read_bytes()
    begins = {"report": b"<!DOCTYPE html>", "calendar": b"BEGIN:VCALENDAR", "result": b"{"}
    assert content.lstrip().startswith(begins.get(what, b""))
    assert len(content) > 500


def test_a_course_comes_in_and_its_places_do_not(visit, language):
    page = visit.page
    page.goto(f"/{language}/start/runner")
    page.locator("#group-track > summary").click()
    page.locator("#gpx").set_input_files(TRACK)
    assert page.locator("#gpx-name").inner_text() == TRACK.name
    answer(page)
    carried = scenario(page)
    exercise = carried["day"][0]["exercise"][0]
    assert len(str(exercise)) > 200  # its slopes are in it
    assert not re.search(r"45\.7\d{3,}|14\.3\d{3,}", str(carried))  # where Lake Cerknica lies
    in_words(page, language)


def test_nothing_is_asked_of_others(browser, server):
    with visiting(browser, server.address) as visit:
        page, others = visit.page, []

        def only_here(route):
            if urlsplit(route.request.url).hostname in ("127.0.0.1", "localhost"):
                route.continue_()
            else:
                others.append(route.request.url)
                route.abort()

        page.context.route("**/*", only_here)
        page.goto("/en/")
        for path in ("start/runner", "start/expert", "first-aid", "about", "answer"):
            page.goto(f"/en/{path}")
        start(page)
        page.locator("#time-play").click()
        settle(page)
        plan(page)
        assert not others
        assert page.context.cookies() == []
        kept = page.evaluate("() => ({ ...localStorage, ...sessionStorage })")
        assert set(kept) <= {"kk-theme"}


def tab_to(page, selector, most=250):
    """Press Tab until something has the focus; it has to be seen that it has."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            break
    else:
        raise AssertionError(f"{selector} cannot be reached with the Tab key")
    outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none", f"{selector} does not show its focus"


def test_from_the_first_screen_to_a_plan_by_keyboard_alone(visit, language):
    page = visit.page
    page.goto(f"/{language}/")
    tab_to(page, f"a[href='/{language}/start/runner']")
    page.keyboard.press("Enter")
    page.wait_for_selector("form#questions")
    tab_to(page, "[name='q.minutes']")
    page.keyboard.press("Control+a")
    page.keyboard.type("150")
    tab_to(page, "[name='q.effort']")
    page.keyboard.press("End")
    tab_to(page, "form#questions button[value=answer]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#day-editor .entry", timeout=LONG)
    assert scenario(page)["day"][0]["exercise"][0]["duration"] == "2 h 30 min"
    tab_to(page, "#plan-make")
    page.keyboard.press("Enter")
    page.wait_for_selector("#plan[data-made]", timeout=LONG)
    tab_to(page, "#plan input[name=part]")
    before = page.locator("#plan-effect .sr").text_content()
    page.keyboard.press("Space")
    page.wait_for_function("() => !document.querySelector('#plan[aria-busy]')", timeout=LONG)
    assert page.evaluate("() => document.activeElement.name") == "part"  # the focus stays where it was
    assert page.locator("#plan-effect .sr").text_content() != before or page.locator("#plan [name=part]").count() > 1


def without_scripts(browser, server, **options):
    return visiting(browser, server.address, java_script_enabled=False, **options)


def test_questions_and_answer_without_scripts(browser, server, language):
    with without_scripts(browser, server, viewport=PHONE) as visit:
        page = visit.page
        page.goto(f"/{language}/start/night")
        page.locator("[name='q.nights_per_month']").fill("12")
        page.locator("form#questions button[value=answer]").first.click()
        page.wait_for_selector("#headline .sentence")
        in_words(page, language)
        assert not page.locator(".js-only:visible").count()
        for part in ("#where svg", "#when svg", "#day-items li", "#why .causes", "#body svg", "#first-aid"):
            assert page.locator(f"{part}:visible").count(), part
        page.locator("#day-items button[value^='edit:']").first.click()
        page.locator("button[value^='save:']").click()
        page.wait_for_selector("#headline .sentence")


@slow
def test_plan_cramp_and_language_without_scripts(browser, server):
    with without_scripts(browser, server) as visit:
        page = visit.page
        page.goto("/en/start/diuretic")
        page.locator("form#questions button[value=answer]").first.click()
        page.locator("#plan-make").click()
        page.wait_for_selector("#plan[data-made]", timeout=LONG)
        page.locator("#plan-parts").click()
        page.wait_for_selector("#plan[data-made]", timeout=LONG)
        page.locator("#zoom-make").click()
        page.wait_for_selector("#zoom[data-made]", timeout=LONG)
        page.locator("button.language").click()
        page.wait_for_selector("html[lang=id] #headline")
        in_words(page, "id")


def test_on_paper(visit):
    page = visit.page
    start(page)
    page.emulate_media(media="print")
    for part in ("#headline .sentence", "#where svg", "#why .causes"):
        assert page.locator(part).first.is_visible(), part
    for part in ("nav", "button", ".player", "#downloads"):
        assert not page.locator(f"{part}:visible").count(), part
    paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_nothing_moves_for_those_who_ask_for_stillness(browser, server):
    with visiting(browser, server.address, reduced_motion="reduce") as visit:
        page = visit.page
        start(page)
        page.locator("#plan-make").click()
        page.wait_for_selector("#plan .working")
        assert page.evaluate("() => document.getAnimations().length") == 0
        page.wait_for_selector("#plan[data-made]", timeout=LONG)
        assert page.evaluate("() => document.getAnimations().length") == 0


def test_the_theme_is_kept_and_nothing_about_the_person(visit):
    page = visit.page
    start(page)
    page.locator("#theme-switch").click()
    chosen = page.locator("html").get_attribute("data-theme")
    assert chosen == "dark"
    page.goto("/en/about")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    paper = "() => getComputedStyle(document.body).backgroundColor"
    as_chosen = page.evaluate(paper)
    page.evaluate("() => { document.querySelector('#dark-colours').media = 'not all'; }")
    assert page.evaluate(paper) != as_chosen  # it was the dark that one saw
    assert page.evaluate("() => Object.keys(localStorage)") == ["kk-theme"]


@pytest.mark.parametrize("who", ["runner", pytest.param("night", marks=slow)])
def test_everything_fits_on_a_phone(browser, server, language, who):
    with visiting(browser, server.address, viewport=PHONE, has_touch=True, is_mobile=True) as visit:
        page = visit.page
        for path in ("", f"start/{who}", "first-aid", "about", "api", "start/expert"):
            page.goto(f"/{language}/{path}")
            assert too_wide(page) <= 0, path
        start(page, who, language)
        settle(page)
        assert too_wide(page) <= 0
        small = page.evaluate(SMALL)
        assert not small  # WCAG 2.2, 2.5.8: at least 24 by 24 px


def test_us_units(visit):
    page = visit.page
    start(page)
    page.locator("#units-switch").click()
    page.wait_for_selector("body[data-units=us] #headline")
    weather = page.locator("#day-items li[data-kind=weather]").first.inner_text()
    assert "°F" in weather
    assert "°C" not in weather
