"""axe-core finds nothing on any page and in any state: both languages, light and dark, desk and phone.

Always: every kind of page in two opposite settings, and the states of one answer, each looked at in both looks. In the
slow tests: every state in every setting.
"""

import pytest

from tests.web.axe import LOOKS, violations
from tests.web.visiting import visiting
from tests.web.walking import DESK, LONG, PHONE, STARTS, open_all, plan, settle, start, too_wide, zoom

SETTINGS = [
    pytest.param(language, theme, size, id=f"{language}-{theme}-{name}")
    for language in ("en", "id")
    for theme in ("light", "dark")
    for name, size in (("desk", DESK), ("phone", PHONE))
]
OPPOSITE = [SETTINGS[0], SETTINGS[-1]]  # English, light, desk; Indonesian, dark, phone
LAST_ALWAYS = [*(pytest.param(*one.values, marks=pytest.mark.slow, id=one.id) for one in SETTINGS[:-1]), SETTINGS[-1]]
BESIDE = ("", "start/expert", "first-aid", "about", "api", "answer")


class Checked:
    """A visitor who asks axe at every step.

    Attributes
    ----------
    wrong : dict of str to list of str
        What it found, by state.
    """

    def __init__(self, page, language):
        self.page, self.language, self.wrong = page, language, {}

    def goto(self, path):
        """Open a page and look at it."""
        self.page.goto(f"/{self.language}/{path}")
        self.look(path or "first page")

    def look(self, state, only=None):
        """Ask axe, and whether the page has to be pushed sideways."""
        found = violations(self.page, only)
        if too_wide(self.page):
            found.append(f"{too_wide(self.page)} px wider than the window")
        if found:
            self.wrong[state] = found


class CheckedTwice(Checked):
    """The same who at each step turns the page dark and narrow, too."""

    def look(self, state, only=None):
        """Ask axe in both looks; leave the page as it was."""
        super().look(state)
        self.page.emulate_media(color_scheme="dark")
        self.page.set_viewport_size(PHONE)
        super().look(f"{state}, dark and narrow", LOOKS)
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(DESK)


@pytest.fixture
def checked(browser, server, language, theme, size, refused):
    options = {"color_scheme": theme, "viewport": size, "bypass_csp": True}
    with visiting(browser, server.address, faults_wanted=refused, **options) as visit:
        found = Checked(visit.page, language)
        yield found
        assert not found.wrong


@pytest.fixture
def refused():
    """What the browser may log: nothing."""


def answer_states(checked):
    """The answer as it stands, at a moment, while it is computed, with a form, with a link, with a plan."""
    page = checked.page
    start(page, "runner", checked.language)
    checked.look("answer")
    page.locator("#time-slider").focus()
    page.keyboard.press("End")
    page.locator("#share").click()
    page.wait_for_function("() => document.querySelector('#share-link').value.includes('#s=')")
    checked.look("answer at a moment, with its link")
    full = "**/fragment?units=metric"
    page.route(full, lambda route: None)  # the full answer never comes: the quick one stands
    page.locator(".entry-exercise").first.focus()
    page.keyboard.press("Shift+ArrowUp")
    page.wait_for_selector("#answer [data-stale]", timeout=LONG)
    checked.look("quick answer")
    page.unroute(full)
    page.keyboard.press("Control+z")
    settle(page)
    page.locator(".entry-exercise").first.click()
    page.wait_for_selector("dialog[open]")
    checked.look("form of an entry")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="hidden")
    plan(page)
    zoom(page)
    open_all(page)
    checked.look("answer with a plan and one cramp close up, everything open")


@pytest.mark.parametrize(("language", "theme", "size"), OPPOSITE)
def test_main_pages(checked):
    for path in (*BESIDE, "start/runner", "start/night"):
        checked.goto(path)


def test_states_of_the_answer(browser, server):
    options = {"color_scheme": "light", "viewport": DESK, "bypass_csp": True}
    # without motion: colours that fade from one look to the other are those of neither
    with visiting(browser, server.address, reduced_motion="reduce", **options) as visit:
        found = CheckedTwice(visit.page, "en")
        answer_states(found)
        assert not found.wrong


@pytest.mark.slow
@pytest.mark.parametrize(("language", "theme", "size"), SETTINGS)
def test_every_page(checked):
    for path in (*BESIDE, *(f"start/{who}" for who in STARTS)):
        checked.goto(path)
        open_all(checked.page)
        checked.look(f"{path}, everything open")


@pytest.mark.slow
@pytest.mark.parametrize(("language", "theme", "size"), SETTINGS[1:])
def test_every_state_of_the_answer(checked):
    answer_states(checked)


@pytest.mark.slow
@pytest.mark.parametrize(("language", "theme", "size"), SETTINGS)
def test_the_form_of_everything(checked):
    page = checked.page
    start(page, "diuretic", checked.language)
    checked.look("answer of the night")
    page.locator("button[value='edit:']").first.click()
    page.wait_for_selector("dialog[open], body[data-page=change]")
    checked.look("form of everything")


def with_alarm(page, language):
    """The answer after an injury, where the leg says that it cannot wait."""
    page.goto(f"/{language}/start/injury")
    open_all(page)
    for sign in ("tight_limb", "pain_out_of_proportion"):
        page.locator(f"input[name='q.leg'][value={sign}]").check()
    page.locator("form#questions button[value=answer]").first.click()
    page.wait_for_selector("#stopped")


@pytest.mark.parametrize(("language", "theme", "size"), LAST_ALWAYS)
def test_an_emergency(checked):
    with_alarm(checked.page, checked.language)
    assert checked.page.locator("#warnings li.emergency").count()
    checked.look("emergency")


@pytest.mark.parametrize("refused", ["422"])
@pytest.mark.parametrize(("language", "theme", "size"), LAST_ALWAYS)
def test_what_is_wrong(checked):
    page = checked.page
    page.goto(f"/{checked.language}/start/runner")
    page.locator("[name='q.age']").fill("many")
    page.locator("[name='q.mass']").fill("5000")
    page.locator("form#questions button[value=answer]").first.click()
    page.wait_for_selector("#faults")
    checked.look("questions with faults")
    page.goto(f"/{checked.language}/start/expert")
    page.locator("#scenario-text").fill("[person]\nage_years = 7000\n")
    page.locator("form#expert button[value=answer]").click()
    page.wait_for_selector("#faults")
    checked.look("scenario with faults")
    page.goto(f"/{checked.language}/answer#s=not-a-scenario")
    page.wait_for_selector("#alerts .script-alert")
    checked.look("damaged link")


@pytest.mark.parametrize("refused", ["404"])
@pytest.mark.parametrize(("language", "theme", "size"), LAST_ALWAYS)
def test_a_page_that_is_not_there(checked):
    checked.goto("nowhere")
