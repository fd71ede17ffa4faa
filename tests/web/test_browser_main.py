"""The main paths in a real browser: start, answer, edit the day, plan, share. More of it in the slow tests."""

import os
import re
import time

import pytest

from kramkaki.scenario.templates import template_path
from tests.web.visiting import visiting

HALF_A_SECOND = 0.5  # [s] from a change to its result, on a machine that does nothing else
DRINK = '.entry[data-path="day.0.drink.0"]'
SCENARIO = "() => JSON.parse(document.querySelector('#carry input[name=scenario]').value)"


def start(page, who="runner", language="en"):
    """From the questions of a start to its answer, with everything as it is proposed."""
    page.goto(f"/{language}/start/{who}")
    page.locator("form#questions button[value=answer]").first.click()
    page.wait_for_selector("#day-editor .entry")


def settle(page):
    """Wait until the full answer stands."""
    page.wait_for_function("() => !document.querySelector('#answer[aria-busy], #answer [data-stale]')", timeout=60_000)


def chance(page):
    """The chance of a cramp that the page shows."""
    return float(page.locator("#answer").get_attribute("data-probability"))


def until_changed(page, act, *arguments):
    """Do something to the day; seconds until the answer is another."""
    before, begin = page.locator("#answer").get_attribute("data-probability"), time.perf_counter()
    act(*arguments)
    page.wait_for_function("old => document.querySelector('#answer').dataset.probability !== old", arg=before)
    return time.perf_counter() - begin


def bar():
    """Half a second, and in proportion longer where other work holds the cores. [s]"""
    return HALF_A_SECOND * max(1.0, os.getloadavg()[0] / os.cpu_count())


@pytest.mark.parametrize(("language", "word"), [("en", "chance of a leg cramp"), ("id", "kram")])
def test_from_the_first_screen_to_the_answer(visit, language, word):
    page = visit.page
    page.goto(f"/{language}/")
    page.locator(f"a[href='/{language}/start/runner']").first.click()
    page.locator("form#questions button[value=answer]").first.click()
    page.wait_for_selector("#day-editor .entry")
    assert word in page.locator("#headline .sentence").inner_text()
    assert page.locator("#where path.muscle[data-muscle]").count() == 10
    assert page.locator(".live canvas").count() == page.locator("figure.body-chart").count() > 5


def test_an_exercise_made_longer_by_keyboard_changes_the_answer_within_half_a_second(visit):
    page = visit.page
    start(page)
    settle(page)
    exercise = page.locator(".entry-exercise").first
    exercise.focus()
    taken = []
    for key in ("Shift+ArrowUp", "Shift+ArrowUp", "Shift+ArrowDown", "Shift+ArrowUp"):
        taken.append(until_changed(page, page.keyboard.press, key))
        if taken[-1] <= bar():
            break
        settle(page)
    assert min(taken) <= bar(), taken
    settle(page)
    assert exercise.evaluate("one => one === document.activeElement")  # the focus stayed through both answers
    assert page.evaluate(SCENARIO)["day"][0]["exercise"][0]["duration"] != "1 h"


def test_an_entry_is_dragged_pulled_and_brought_back(visit):
    page = visit.page
    start(page)
    before = page.evaluate(SCENARIO)["day"][0]
    settle(page)
    entry = page.locator(".entry-exercise").first
    entry.scroll_into_view_if_needed()
    box, width = entry.bounding_box(), page.locator(".strip-track").first.bounding_box()["width"]
    hour = width / 24
    page.mouse.move(box["x"] + 6, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 6 + 2 * hour, box["y"] + 8, steps=8)
    page.mouse.up()
    moved = page.evaluate(SCENARIO)["day"][0]["exercise"][0]
    assert minutes(moved["start"]) == pytest.approx(minutes(before["exercise"][0]["start"]) + 120, abs=5)
    assert minutes(moved["start"]) % 5 == 0
    settle(page)
    box = entry.bounding_box()
    page.mouse.move(box["x"] + box["width"], box["y"] + 8)
    page.mouse.down()
    taken = until_changed(page, page.mouse.move, box["x"] + box["width"] + hour, box["y"] + 8)
    assert taken <= 3 * bar()  # while it is still held; what one step takes at best is measured with the keyboard
    page.mouse.up()
    pulled = page.evaluate(SCENARIO)["day"][0]["exercise"][0]
    assert pulled["start"] == moved["start"]
    assert pulled["duration"] != moved["duration"]
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert page.evaluate(SCENARIO)["day"][0] == before
    page.locator("#strip-redo").click()
    assert page.evaluate(SCENARIO)["day"][0]["exercise"][0] == moved
    settle(page)
    assert not page.locator("dialog[open]").count()  # a drag is no click


def minutes(clock):
    """Minutes after midnight of "05:30"."""
    hours, _colon, rest = clock.partition(":")
    return int(hours) * 60 + int(rest)


def test_a_drink_is_added_enlarged_and_removed_by_keyboard(visit):
    page = visit.page
    start(page, "night")
    count = len(page.evaluate(SCENARIO)["day"][0].get("drink", []))
    page.locator("#strip-add-drink").focus()
    page.keyboard.press("Enter")
    path = f"day.0.drink.{count}"
    assert page.evaluate("() => document.activeElement.dataset.path") == path
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    drink = page.evaluate(SCENARIO)["day"][0]["drink"][count]
    assert drink["volume_ml"] == 300
    page.wait_for_function("() => /\\d/.test(document.querySelector('#messages').textContent)")
    settle(page)
    assert page.locator(f'#day li[data-path="{path}"]').count() == 1
    page.locator(f'.entry[data-path="{path}"]').focus()
    page.keyboard.press("Delete")
    assert len(page.evaluate(SCENARIO)["day"][0].get("drink", [])) == count
    assert page.evaluate("() => document.activeElement !== document.body")
    settle(page)


def test_enter_opens_the_form_of_an_entry_and_saving_it_comes_back_to_it(visit):
    page = visit.page
    start(page)
    page.locator(".entry-exercise").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    page.locator("dialog [name='f.day.0.exercise.0.duration']").fill("1 h 40 min")
    page.locator("dialog button[value^='save:']").click()
    page.wait_for_selector("dialog", state="hidden")
    assert page.evaluate(SCENARIO)["day"][0]["exercise"][0]["duration"] == "1 h 40 min"
    assert page.evaluate("() => document.activeElement.dataset.path") == "day.0.exercise.0"


def test_a_fault_in_the_form_is_shown_in_it(browser, server):
    with visiting(browser, server.address, faults_wanted="422") as visit:
        page = visit.page
        start(page)
        page.locator(".entry-exercise").first.click()
        page.wait_for_selector("dialog[open]")
        page.locator("dialog [name='f.day.0.exercise.0.duration']").fill("long")
        page.locator("dialog button[value^='save:']").click()
        page.wait_for_selector("dialog[open] [aria-invalid=true]")
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog", state="hidden")


def test_the_moment_runs_through_legs_and_charts(visit):
    page = visit.page
    start(page)
    page.locator("#time-slider").focus()
    page.keyboard.press("End")
    moment = re.match(r"\S+( \S+)*?(?=:\s)", page.locator("#time-now").inner_text()).group()
    for values in page.locator(".values-now").all():
        assert values.inner_text().startswith(moment)
    assert page.locator("line.moment").count() >= 1
    assert moment in page.locator("#where > p").inner_text()
    whole = page.locator("#where .key li").all_inner_texts()
    chart = page.locator(".live[role=slider]").first
    chart.focus()
    page.keyboard.press("Home")
    assert page.locator("#time-slider").input_value() == "0"
    assert chart.get_attribute("aria-valuetext") != ""
    page.locator("#time-play").click()
    page.wait_for_function("() => Number(document.querySelector('#time-slider').value) > 3")
    page.locator("#time-whole").click()
    assert not page.locator("line.moment").count()
    assert page.locator("#where .key li").all_inner_texts() != whole


def test_parts_of_the_plan_are_switched(visit):
    page = visit.page
    start(page)
    page.locator("#plan-make").click()
    page.wait_for_selector("#plan[data-made]", timeout=120_000)
    whole = page.locator("#plan-effect .sr").text_content()
    for part in page.locator("#plan input[name=part]").all():
        part.uncheck()
    page.wait_for_function("() => !document.querySelector('#plan[aria-busy]')", timeout=120_000)
    none = page.locator("#plan-effect .sr").text_content()
    before, after = re.findall(r"[\d.]+%", none)
    assert before == after  # nothing is switched on: nothing changes
    assert whole.startswith(none[:20])


def test_a_link_brings_the_scenario_and_never_the_server_its_content(browser, server, visit):
    page = visit.page
    start(page)
    page.locator("#share").click()
    page.wait_for_function("() => document.querySelector('#share-link').value.includes('#s=')")
    link, sent = page.locator("#share-link").input_value(), page.evaluate(SCENARIO)
    asked = []
    with visiting(browser, server.address) as other:
        other.page.on("request", lambda request: asked.append(request.url))
        other.page.goto(link)
        other.page.wait_for_selector("#day-editor .entry")
        assert other.page.evaluate(SCENARIO) == sent
    assert not [url for url in asked if link.partition("#s=")[2][:20] in url]


def test_coming_back_to_the_questions_finds_them_as_they_were_filled_in(visit):
    page = visit.page
    page.goto("/en/start/runner")
    page.locator("[name='q.minutes']").fill("75")
    page.locator("[name='q.effort']").select_option(index=3)
    page.locator("[name='q.cramps_ever'][value=yes]").check()
    filled = page.evaluate("() => [...new FormData(document.getElementById('questions'))].map(String)")
    page.locator("form#questions button[value=answer]").first.click()
    page.wait_for_selector("#day-editor .entry")
    page.go_back()
    page.wait_for_selector("form#questions")
    assert page.evaluate("() => [...new FormData(document.getElementById('questions'))].map(String)") == filled


def test_coming_back_from_first_aid_finds_the_day_as_it_was_left(visit):
    page = visit.page
    start(page, "night", "id")
    page.locator("#strip-add-drink").click()
    settle(page)
    left = page.evaluate(SCENARIO)
    page.locator("header .first-aid-link").click()
    page.wait_for_selector("body[data-page=first-aid]")
    page.go_back()
    page.wait_for_selector("#day-editor .entry")
    assert page.evaluate(SCENARIO) == left
    page.locator(".jumps a").first.click()  # a place in the page is a step of its own
    page.wait_for_function("() => history.state?.scenario")
    page.reload()
    page.wait_for_selector("#day-editor .entry")
    assert page.evaluate(SCENARIO) == left
    assert page.url.endswith("/id/answer?units=metric#plan")


def test_a_damaged_link_is_told(visit):
    visit.page.goto("/en/answer#s=not-a-scenario")
    visit.page.wait_for_selector("#alerts .script-alert")


DROP = """([name, text]) => {
    const carrier = new DataTransfer();
    carrier.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: carrier, bubbles: true, cancelable: true }));
}"""


def test_a_dropped_track_becomes_part_of_the_answer(visit):
    page = visit.page
    page.goto("/en/start/runner")
    page.evaluate(DROP, ["holiday.jpg", "not a track"])
    assert "holiday.jpg" in page.locator("#alerts .script-alert").inner_text()
    page.evaluate(DROP, ["hill.gpx", template_path("hill-run").with_name("korita-zbevnica.gpx").read_text()])
    assert page.locator("#gpx-name").inner_text() == "hill.gpx"
    page.locator("form#questions button[value=answer]").first.click()
    page.wait_for_selector("#day-editor .entry")
    assert page.evaluate(SCENARIO)["day"][0]["exercise"][0]["course"]


def test_a_server_that_is_gone_or_busy_is_told_and_asked_again(browser, server):
    with visiting(browser, server.address, faults_wanted="Failed to load resource") as visit:
        page = visit.page
        start(page)
        before = chance(page)
        page.route("**/fragment?*", lambda route: route.abort())
        page.locator(".entry-exercise").first.focus()
        page.keyboard.press("Shift+ArrowUp")
        page.wait_for_selector("#alerts .script-alert button")
        assert chance(page) == before
        page.unroute("**/fragment?*")
        answers = iter([503])
        page.route("**/fragment?*", lambda route: busy_once(route, answers))
        page.locator("#alerts .script-alert button").click()
        page.wait_for_function(
            "old => Number(document.querySelector('#answer').dataset.probability) !== old", arg=before
        )
        assert not page.locator("#alerts .script-alert").count()


def busy_once(route, answers):
    """Answer as a busy server does, once; then let the request through."""
    status = next(answers, None)
    if status is None:
        route.continue_()
    else:
        route.fulfill(status=status, headers={"Retry-After": "1"}, body="")


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_sign_of_an_emergency_takes_the_answer_away_and_undo_brings_it_back(visit, language):
    """The visit itself fails where a script does."""
    page = visit.page
    start(page, language=language)
    settle(page)
    page.locator("#answer .title-actions button[value='edit:']").click()
    page.wait_for_selector("dialog[open]")
    page.evaluate("() => { for (const one of document.querySelectorAll('dialog details')) one.open = true; }")
    page.locator("dialog input[name='f.symptoms.now'][value=confusion]").check()
    page.locator("dialog button[value='save:']").click()
    page.wait_for_selector("#stopped")
    assert page.locator("#answer").get_attribute("data-probability") == ""
    for part in ("#headline", "#where", "#when", "#day", "#why", "#plan", "#zoom", "#downloads", "#curves-data"):
        assert page.locator(part).count() == 0, part
    assert page.locator("#warnings li.emergency").count()
    page.wait_for_function("() => document.getElementById('messages').textContent.length > 20")
    assert "%" not in page.locator("body").inner_text()
    page.keyboard.press("Control+z")
    page.wait_for_selector("#day-editor .entry", timeout=60_000)
    settle(page)
    assert page.locator("#stopped").count() == 0
    assert 0 < chance(page) < 1
    assert page.locator(".live canvas").count() == page.locator("figure.body-chart").count() > 5
    page.keyboard.press("Control+y")  # the quick answer of an emergency takes everything away at once
    page.wait_for_selector("#stopped")
    assert page.locator("[data-stale]").count() == 0
