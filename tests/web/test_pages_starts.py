"""Every way in leads to an answer in both languages, without any script."""

import json
import re

import pytest

from kramkaki.web.starts import starts
from tests.report.reading import Reader
from tests.web.browsing import answered, faults, sent

ENGLISH = re.compile(r"\b(the|and|with|from|your|which|without|is|are|of|what|not)\b", flags=re.IGNORECASE)
OWN_LANGUAGE = ("English", "Pocari", "SR Legacy")


def data_of(page, key):
    """What a JSON block of a page holds."""
    return json.loads(re.search(rf'<script type="application/json" id="{key}">(.*?)</script>', page, re.S).group(1))


@pytest.mark.parametrize("spoken", ["en", "id"])
@pytest.mark.parametrize("who", list(starts()))
def test_a_start_leads_to_an_answer_in_two_pages(client, who, spoken):
    answer = answered(client, who, spoken)
    assert answer.status_code == 200, answer.text[:500]
    assert 'id="answer"' in answer.text
    assert not any(faults(answer.text).values()), faults(answer.text)
    probability = float(re.search(r'data-probability="([\d.]+)"', answer.text).group(1))
    assert 0 < probability < 1
    assert data_of(answer.text, "scenario-data")["person"]["age_years"] == starts()[who].defaults["age"]


@pytest.mark.parametrize(
    "address", ["", "start/runner", "start/expert?template=hill-run", "first-aid", "about", "api", "answer"]
)
@pytest.mark.parametrize("spoken", ["en", "id"])
def test_pages_are_well_formed_and_ask_nothing_of_elsewhere(client, address, spoken):
    page = client.get(f"/{spoken}/{address}").text
    assert not any(faults(page).values()), faults(page)
    assert "http://" not in page.replace('xmlns="http://www.w3.org', "").replace(str(client.base_url), "")


@pytest.mark.parametrize("address", ["", "start/runner", "start/injury", "start/diuretic", "first-aid", "about"])
def test_no_english_is_left_on_an_indonesian_page(client, address):
    texts = Reader(client.get(f"/id/{address}").text).texts
    assert [text for text in texts if ENGLISH.search(text) and not any(word in text for word in OWN_LANGUAGE)] == []


def test_no_english_is_left_on_an_indonesian_answer(client):
    answer = answered(client, "football", "id", do="answer").text
    planned = sent(client, "/id/answer", answer, "carry", do="plan").text
    planned = re.sub(r"<cite>.*?</cite>|<details class=\"sources\"[^>]*>.*?</details>", "", planned, flags=re.S)
    texts = [text for text in Reader(planned).texts if "://" not in text]  # titles of works stay as they are
    assert [text for text in texts if ENGLISH.search(text) and text not in OWN_LANGUAGE] == []


def test_the_front_page_speaks_the_browsers_language(client):
    for header, spoken in (("id-ID,id;q=0.9,en;q=0.5", "id"), ("en-GB", "en"), ("fr, id;q=0.3", "id")):
        found = client.get("/", headers={"Accept-Language": header}, follow_redirects=False)
        assert found.headers["location"] == f"/{spoken}/"


def test_first_aid_is_one_touch_away_everywhere(client):
    for address in ("", "start/night", "start/expert", "about"):
        assert 'href="/en/first-aid"' in client.get(f"/en/{address}").text
    assert 'href="/en/first-aid"' in answered(client, "trip").text


@pytest.mark.parametrize("spoken", ["en", "id"])
def test_after_an_emergency_a_page_says_what_to_do_and_can_be_changed_and_nothing_else(client, spoken):
    page = answered(client, "runner", spoken, fields={"q.whole_body": ["confusion", "collapse"], "q.now": "yes"}).text
    assert not any(faults(page).values()), faults(page)
    body = page[page.index('id="answer"') :]
    assert body.startswith('id="answer" data-probability=""')
    assert body.index('class="emergency"') < body.index('id="first-aid"') < body.index('id="stopped"')
    assert 'value="edit:"' in body
    for part in ('class="big"', 'id="plan"', 'id="where"', 'id="why"', 'id="zoom"', "curves-data", "download/calendar"):
        assert part not in body
    assert "%" not in re.sub(r"<script.*?</script>|value=\"[^\"]*\"", "", body, flags=re.S)
    for asked in ("plan", "zoom", "apply", "units:us"):
        again = sent(client, f"/{spoken}/answer", page, "carry", do=asked).text
        assert 'id="stopped"' in again, asked
    form = sent(client, f"/{spoken}/answer", page, "carry", do="edit:").text
    assert 'name="f.symptoms.over"' in form
    assert 'name="f.person.laboratory.taken"' in form


def test_after_an_emergency_there_is_no_calendar_to_take_away_and_no_curves(client):
    page = answered(client, "runner", fields={"q.whole_body": ["confusion"]}).text
    for what in ("calendar", "data"):
        refused = sent(client, f"/en/download/{what}", page, "carry")
        assert refused.status_code == 409
        assert "An emergency comes first" in refused.text
    for what in ("scenario", "report", "result"):
        assert sent(client, f"/en/download/{what}", page, "carry").status_code == 200


def test_what_is_past_and_over_reopens_the_answer(client):
    page = answered(client, "runner", fields={"q.whole_body": ["confusion"]}).text
    scenario = data_of(page, "scenario-data")
    told = scenario["symptoms"].pop("now")
    scenario["symptoms"]["over"] = told
    again = client.post("/en/fragment", content=json.dumps(scenario)).text
    assert float(re.search(r'data-probability="([\d.]+)"', again).group(1)) > 0
    quick = client.post("/en/fragment?quick=1", content=json.dumps({**scenario, "symptoms": {"now": told}})).text
    assert 'data-probability=""' in quick
    assert 'id="stopped"' in quick


def test_an_unknown_start_or_language_is_not_found(client):
    for address in ("/en/start/nobody", "/fr/", "/en/nothing"):
        assert client.get(address, headers={"Accept": "text/html"}).status_code == 404
