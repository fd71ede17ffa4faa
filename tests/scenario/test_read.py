"""What a user gets wrong is said in one line, with the place, the value, what is allowed and what was meant."""

import json
import os

import pytest

from kramkaki.errors import ScenarioError
from kramkaki.scenario import read as reading
from kramkaki.scenario.read import read
from tests.scenario.examples import changed, small

RUN = {"start": "06:00", "activity": "running"}


def refusal(source):
    with pytest.raises(ScenarioError) as caught:
        read(source)
    text = str(caught.value)
    assert "\n" not in text
    assert "Traceback" not in text
    return text


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("person.mass_kg", 7, ["person.mass_kg", "7 kg", "15 to 300 kg"]),
        ("person.mass_lb", 150, ["person.mass_lb", "did you mean mass_kg", "kg"]),
        ("person.height_m", 1.7, ["height_cm"]),
        ("person.height_cm", 1.7, ["1.7 cm", "170"]),
        ("person.age", 30, ["age_years"]),
        ("person.conditions", ["pregnency"], ["conditions[0]", "pregnancy"]),
        ("person.mass_kg", "70 kg", ["person.mass_kg", "without quotes"]),
        ("person.mass_kg", True, ["person.mass_kg", "true"]),
        ("person.mass_kg", float("inf"), ["person.mass_kg"]),
        ("day.0.exercise.0.pace_min_per_km", "1:00", ["pace_min_per_km", "2.0 to 40.0 min"]),
        ("person.mass_kg", 10**400, ["person.mass_kg"]),
        ("seed", 2**32, ["seed", "0 to 4294967295"]),
        ("end", "2026-03-01T05:31+07:00", ["end", "at least 5 min"]),
        ("day.0.exercise.0.speed_km_per_h", 70, ["exercise[0]", "70 km/h", "45"]),
        ("day.0.drink", [{"time": "07:00", "volume_ml": 1}] * 501, ["day[0].drink", "500"]),
        ("person.laboratory", {"potassium_meq_per_l": 4}, ["potassium_mmol_per_l"]),
        ("person.medicines", [{"name": "hidroklorotiazida"}], ["medicines[0].name", "hidroklorotiazid"]),
        ("day.0.weather", [{"temperature_c": 30, "relative_humidity_percent": 300}], ["300 %", "1 to 100 %"]),
        ("day.0.weather", [{"temperature_c": 95}], ["95 °C", "-40 to 60", "35"]),
        ("day.0.weather", [{"temperature_f": 95}], ["temperature_c", "°C"]),
        ("day.0.drink", [{"time": "06:10", "volume_ml": 40000}], ["40000 mL", "5000 mL"]),
        ("day.0.drink", [{"time": "06:10", "volume_l": 0.4}], ["volume_ml", "mL"]),
        ("day.0.drink", [{"time": "06:10", "volume_ml": 0.4}], ["1000 mL"]),
        ("day.0.drink", [{"time": "25:00", "volume_ml": 400}], ["drink[0].time", "05:30"]),
        ("day.0.drink", [{"time": "06:10", "volume_ml": 4, "drink": "Pocary Swet"}], ["drink[0]", "pocari_sweat"]),
        ("day.0.meal", [{"time": "12:00", "foods": [{"food": "tempee"}]}], ["foods[0].food", "tempe"]),
        ("day.0.exercise.0.activity", "runing", ["runing", "running"]),
        ("day.0.exercise.0.duration", 60, ["duration", "1 h 50 min"]),
        ("day.0.exercise.0.duration", "1:50", ["duration", "1 h 50 min"]),
        ("day.0.wether", [], ["day[0].wether", "weather"]),
        ("day.0", {}, ["day[0]", "is empty"]),
        ("day", [], ["day", "is empty"]),
        ("start", "2026-03-01T05:30", ["start", "zone"]),
        ("start", 1772318000, ["start", "2026-03-01T05:30"]),
        ("start", "1901-03-01T05:30+07:00", ["start", "1901"]),
        ("cramps", [{"time": "2026-03-09T05:30", "muscle": "calf_left"}], ["cramps[0].time", "outside"]),
        ("cramps", [{"time": "2026-03-01T06:30", "muscle": "calf"}], ["cramps[0].muscle", "calf_left"]),
        ("symptoms", {"now": ["dark urine"]}, ["symptoms.now[0]", "dark_urine"]),
    ],
)  # fmt: skip
def test_one_wrong_key(path, value, words):
    text = refusal(changed(path, value))
    assert all(word in text for word in words), text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ({"exercise": [{**RUN, "duration": "1 h"}, {**RUN, "start": "06:30", "duration": "1 h"}]},
         ["exercise[1]", "overlaps day[0].exercise[0]"]),
        ({"sleep": "06:30", "wake": "05:00"}, ["day[0].sleep", "06:30", "wake 05:00"]),
        ({"sleep": "22:00", "wake": "06:30"}, ["exercise[0]", "overlaps day[0].sleep"]),
        ({"exercise": [{**RUN, "start": "05:00", "duration": "1 h"}]}, ["exercise[0]", "before the start"]),
        ({"exercise": [RUN]}, ["exercise[0]", "how long"]),
        ({"exercise": [{**RUN, "distance_km": 100, "duration": "1 h"}]}, ["exercise[0]", "100 km/h"]),
        ({"exercise": [{**RUN, "distance_km": 10, "duration": "1 h", "speed_km_per_h": 12}]},
         ["do not agree"]),
        ({"exercise": [{**RUN, "duration": "1 h", "pace_min_per_km": "5:00", "speed_km_per_h": 10}]},
         ["do not agree"]),
        ({"exercise": [{**RUN, "duration": "0 min"}]}, ["impossible"]),
        ({"exercise": [{**RUN, "track": "../secret.gpx"}]}, ["beside"]),
        ({"exercise": [{**RUN, "track": "nowhere.gpx"}]}, ["nowhere.gpx", "no such file"]),
        ({"drink": [{"time": "07:00", "volume_ml": 2000, "every": "30 min", "until": "20:00"}]}, ["54.0 L", "25 L"]),
        ({"drink": [{"time": "07:00", "volume_ml": 200, "every": "30 min"}]}, ["every and until"]),
        ({"posture": [{"from": "10:00", "to": "09:00", "posture": "sitting"}]}, ["posture[0].to"]),
        ({"weather": [{"from": "10:00", "temperature_c": 30}, {"from": "09:00", "temperature_c": 30}]},
         ["weather", "order"]),
        ({"weigh_in": [{"time": "07:00", "mass_kg": 20}]}, ["weigh_in[0].mass_kg", "20 kg", "56 to 84 kg"]),
        ({"repeat": 3, "override": [{"on": [4], "sleep": "22:00"}]}, ["override[0].on", "1 to 3"]),
    ],
)  # fmt: skip
def test_what_contradicts_itself(day, words):
    text = refusal(small(**day))
    assert all(word in text for word in words), text


def test_a_number_too_long_to_be_written_out():
    assert "person.mass_kg" in refusal(changed("person.mass_kg", 10**5000))


def test_an_exercise_after_the_end_is_not_left_out_in_silence():
    text = refusal(changed("end", "2026-03-01T05:50+07:00"))
    assert "day[0].exercise[0]: lies after the scenario" in text


def test_several_faults_have_a_line_each():
    content = changed("person.mass_kg", 7, changed("person.age_years", 300))
    with pytest.raises(ScenarioError) as caught:
        read(content)
    assert len(str(caught.value).splitlines()) == 2


def test_very_many_faults_are_counted_not_searched():
    with pytest.raises(ScenarioError) as caught:
        read(small() | {f"unknown_{number}": 1 for number in range(50_000)})
    lines = str(caught.value).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "and 49980 more"


def test_a_title_cannot_command_the_terminal():
    content = small() | {"title": "Lari\u001b[31m \u202epagi\n 🏃\u200d♀️", "place": {"name": "Solo\u0007"}}
    scenario = read(content)
    assert (scenario.title, scenario.place.name) == ("Lari[31m pagi 🏃\u200d♀️", "Solo")


def test_a_man_is_not_pregnant_and_mass_fits_height():
    assert "female" in refusal(changed("person.conditions", ["pregnancy"]))
    assert "do not fit" in refusal(changed("person.height_cm", 230, changed("person.mass_kg", 30)))


def test_listed_drinks_need_a_way_of_drinking_that_has_them():
    content = changed("drinking", "to_thirst", small(drink=[{"time": "07:00", "volume_ml": 200}]))
    assert "listed_and_thirst" in refusal(content)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.toml", b"start = 05:30\n", ["TOML", "quotes"]),
        ("b.toml", b"mass = 70 kg\n", ["TOML", "without a unit"]),
        ("c.toml", b"[person", ["TOML"]),
        ("d.toml", b"\xff\xfe\x00a", ["UTF-8"]),
        ("e.json", b'{"start": "2026', ["JSON"]),
        ("f.json", b'{"start": NaN}', ["NaN"]),
        ("g.json", b"[" * 50000, ["deep"]),
        ("h.toml", b"x = " + b"[" * 5000, ["deep"]),
        ("m.toml", b".".join([b"a"] * 300_000) + b" = 1", ["deep"]),
        ("i.json", b"[1, 2]", ["table"]),
        ("k.json", b'{"seed": ' + b"9" * 5000 + b"}", ["JSON", "5000 digits"]),
        ("l.toml", b" \n\n", ["l.toml: is empty"]),
        ("j.toml", b"a\x00b = 1", ["TOML"]),
    ],
)
def test_a_broken_file(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    text = refusal(tmp_path / name)
    assert "sys." not in text
    assert name in text or words == ["table"] or words == ["NaN"]
    assert all(word in text for word in words), text


def test_a_key_that_stands_twice_is_refused_in_either_form(tmp_path):
    (tmp_path / "a.json").write_text('{"person": {"mass_kg": 60, "mass_kg": 80}}')
    (tmp_path / "a.toml").write_text("[person]\nmass_kg = 60\nmass_kg = 80\n")
    assert "mass_kg: stands twice" in refusal(tmp_path / "a.json")
    assert "a.toml: is not valid TOML" in refusal(tmp_path / "a.toml")


def test_no_file_a_folder_and_a_device(tmp_path):
    (tmp_path / "race.toml").write_text("")
    assert "race.toml" in refusal(tmp_path / "rac.toml")
    assert "folder" in refusal(tmp_path)
    if os.path.exists("/dev/zero"):
        assert "ordinary" in refusal("/dev/zero")


def test_a_huge_file_is_not_read(tmp_path):
    path = tmp_path / "huge.toml"
    with open(path, "wb") as file:
        file.truncate(2_000_000_000)  # takes no space on the disk
    assert "2000.0 MB" in refusal(path)
    assert reading.MAXIMUM_BYTES < 10_000_000


def test_json_and_a_byte_order_mark_are_read(tmp_path):
    path = tmp_path / "race.json"
    path.write_text("\ufeff" + json.dumps(small()), encoding="utf-8")
    assert read(path).model_dump() == read(small()).model_dump()


def test_what_is_written_out_reads_back():
    scenario = read(small(weather=[{"from": "05:00", "temperature_c": 30}], sleep="22:00"))
    again = read(json.loads(scenario.model_dump_json(by_alias=True, exclude_none=True)))
    assert again == scenario
