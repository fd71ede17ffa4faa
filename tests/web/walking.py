"""The steps that tests with a real browser share: from a start to an answer, until it stands, what it carries."""

SCENARIO = "() => JSON.parse(document.querySelector('#carry input[name=scenario]').value)"
STARTS = ("runner", "swimmer", "football", "night", "standing", "trip", "diuretic", "injury")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
LONG = 120_000  # [ms] for a plan or a cramp, on cores that others use too


def start(page, who="runner", language="en"):
    """From the questions of a start to its answer, with everything as it is proposed."""
    page.goto(f"/{language}/start/{who}")
    answer(page)


def answer(page):
    """Send the questions as they stand, and wait for the answer."""
    page.locator("form#questions button[value=answer]").first.click()
    page.wait_for_selector("#day-editor .entry", timeout=LONG)


def settle(page):
    """Wait until the full answer stands."""
    page.wait_for_function("() => !document.querySelector('#answer[aria-busy], #answer [data-stale]')", timeout=LONG)


def plan(page):
    """Ask for the plan and wait for it."""
    page.locator("#plan-make").click()
    page.wait_for_selector("#plan[data-made]", timeout=LONG)
    page.wait_for_function("() => !document.querySelector('#plan[aria-busy]')", timeout=LONG)


def scenario(page):
    """The scenario that the page carries."""
    return page.evaluate(SCENARIO)


def chance(page):
    """The chance of a cramp that the page shows."""
    return float(page.locator("#answer").get_attribute("data-probability"))


def too_wide(page):
    """By how much the page is wider than the window. [px]"""
    return page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")


def zoom(page):
    """Ask for one cramp close up and wait for it."""
    page.locator("#zoom-make").click()
    page.wait_for_selector("#zoom[data-made]", timeout=LONG)


def open_all(page):
    """Open everything that can be unfolded."""
    page.evaluate("() => { for (const one of document.querySelectorAll('main details')) one.open = true; }")
