"""Take the pictures of the web page in docs/images/web: ``python -m tools.web_screenshots``.

They show the main states as a visitor sees them, small enough for the documentation. Look at them before they go in.
Needs Pillow, which nothing else here does: ``pip install pillow``.
"""

import io
import sys
from pathlib import Path

from PIL import Image

from tests.web.running import Running
from tests.web.visiting import chromium, visiting
from tests.web.walking import DESK, PHONE, answer, open_all, plan, settle, start, zoom

FOLDER = Path(__file__).parent.parent / "docs" / "images" / "web"
LARGEST = 150_000  # [byte]
COLOURS = 160  # of a picture; a page has a few dozen, and shades of them at the edges of letters
TALL = {"width": 1000, "height": 1250}


def first_page(page):
    """Who are you?"""
    page.goto("/en/")


def questions(page):
    """The questions of a start."""
    page.goto("/id/start/diuretic")


def long_race(page, language):
    """The answer to a long race in the heat."""
    page.goto(f"/{language}/start/runner")
    page.locator("[name='q.minutes']").fill("150")
    page.locator("[name='q.effort']").select_option(index=3)
    page.locator("[name='q.cramps_ever'][value=yes]").check()
    answer(page)
    settle(page)


def answer_en(page):
    """The answer."""
    long_race(page, "en")


def answer_id(page):
    """The answer, in Indonesian."""
    long_race(page, "id")


def day(page):
    """The day as a strip."""
    long_race(page, "en")
    page.locator("#time-slider").focus()
    page.keyboard.press("PageUp")
    page.evaluate("() => document.getElementById('when-title').scrollIntoView()")


def plan_id(page):
    """The plan."""
    start(page, "diuretic", "id")
    plan(page)
    page.evaluate("() => document.getElementById('plan').scrollIntoView()")


def zoom_en(page):
    """One cramp close up, dark."""
    long_race(page, "en")
    zoom(page)
    page.evaluate("() => document.getElementById('zoom-title').scrollIntoView()")


def emergency(page):
    """An emergency, on a phone."""
    page.goto("/id/start/injury")
    open_all(page)
    for sign in ("tight_limb", "pain_out_of_proportion"):
        page.locator(f"input[name='q.leg'][value={sign}]").check()
    page.locator("form#questions button[value=answer]").first.click()
    page.wait_for_selector("#answer[data-probability='']")


def first_aid(page):
    """First aid, on a phone."""
    page.goto("/en/first-aid")


PICTURES = {
    "start-en": (first_page, {"viewport": DESK}),
    "questions-id": (questions, {"viewport": DESK}),
    "answer-en": (answer_en, {"viewport": TALL}),
    "answer-id": (answer_id, {"viewport": TALL}),
    "day-en": (day, {"viewport": TALL}),
    "plan-id": (plan_id, {"viewport": TALL}),
    "zoom-en-dark": (zoom_en, {"viewport": TALL, "color_scheme": "dark"}),
    "emergency-id-phone": (emergency, {"viewport": PHONE}),
    "first-aid-en-phone": (first_aid, {"viewport": PHONE}),
}


def _small(picture):
    """The picture with few colours, which hardly shows and takes a third of the room."""
    return Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)


def main(names):
    """Take all pictures, or those that are named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with Running() as server, server.client() as client, chromium() as browser:
        client.get("/api/v1/").raise_for_status()
        for name in names or PICTURES:
            walk, options = PICTURES[name]
            path = FOLDER / f"{name}.png"
            with visiting(browser, server.address, **options) as visit:
                walk(visit.page)
                picture = visit.page.screenshot(animations="disabled")
            _small(picture).save(path, optimize=True)
            print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
            if path.stat().st_size > LARGEST:
                print(f"{path.name} is larger than {LARGEST / 1000:.0f} kB")
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
