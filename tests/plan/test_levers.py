"""Each lever moves the scenario as it says, and nothing else; the data of the levers are whole."""

from dataclasses import replace

import pytest

from kramkaki.body.potassium import PotassiumParameters, potassium_constants
from kramkaki.body.signals import DrugEffects
from kramkaki.evidence.causes import GRADES
from kramkaki.parameters import records
from kramkaki.parameters.records import sources
from kramkaki.plan.changes import completed
from kramkaki.plan.comparison import Comparison
from kramkaki.plan.drinks import EVENING_BEFORE, interval, pre_drink_of, pre_drink_volume, sips_of, with_sodium
from kramkaki.plan.habits import CHOICE, portions
from kramkaki.plan.levers import ACTIONS, habits, levers
from kramkaki.plan.setting import Session, Setting
from kramkaki.safety.forbidden import kinds
from kramkaki.safety.rules import read as safety_data
from kramkaki.scenario.compile import compile
from kramkaki.scenario.read import read
from kramkaki.tables.foods import FOODS

HOT = Setting(circumstances=frozenset(), mass=70.0, habitual_calcium=600.0, habitual_potassium=2000.0, is_hot=True,
              effort=65.0)  # fmt: skip


def scenario(exercise=None, person=None, **day):
    bout = {"start": "08:00", "duration": "2 h", "activity": "football", "effort": "hard", **(exercise or {})}
    return completed(
        read(
            {
                "start": "2026-03-01T05:00+07:00",
                "person": {"age_years": 30, "sex": "male", "mass_kg": 70, **(person or {})},
                "day": [{"exercise": [bout], **day}],
            }
        )
    )


def after(lever, start):
    """The scenario with a lever carried out, None where it has nothing to change."""
    lever = levers()[lever]
    done = ACTIONS[lever.does](start, HOT, lever)
    return done and done.scenario


def bouts(changed):
    return changed.day[0].exercise


def test_slower_takes_longer_for_the_same_way():
    run = {"activity": "running", "effort": None, "duration": None, "distance_km": 10.0, "pace_min_per_km": "5:00"}
    (bout,) = bouts(after("slower_10", scenario(run)))
    assert bout.pace_min_per_km == pytest.approx(5 / 0.9)
    assert bout.distance_km == 10
    assert after("slower_10", scenario({"activity": "work"})) is None
    assert bouts(after("slower_10", scenario()))[0].effort == "moderate"


def test_shorter_is_two_thirds_but_a_race_stays_whole():
    assert bouts(after("shorter", scenario()))[0].duration == pytest.approx(80)
    race = {"activity": "running", "effort": None, "distance_km": 21.1, "duration": "2 h"}
    assert after("shorter", scenario(race)) is None


def test_breaks_rest_ten_minutes_in_each_hour():
    parts = bouts(after("breaks", scenario()))
    assert [(part.start, part.duration) for part in parts] == [(480, 50), (540, 50)]


def test_earlier_moves_exercise_and_its_drinks_but_not_before_the_day_begins():
    drinks = [{"time": "08:30", "volume_ml": 200}, {"time": "13:00", "volume_ml": 300}]
    new = after("earlier_120", scenario(drink=drinks))
    assert new.day[0].exercise[0].start == 360
    assert [drink.time for drink in new.day[0].drink] == [390, 780]
    assert "06:00" in ACTIONS["earlier"](scenario(drink=drinks), HOT, levers()["earlier_120"]).what
    assert after("earlier_120", scenario({"start": "06:00"})) is None


def test_shade_fan_and_clothing_change_what_they_name_alone():
    sun = [{"from": "00:00", "temperature_c": 31.0, "sun": "full"}]
    assert after("shade", scenario(weather=sun)).day[0].weather[0].sun == "none"
    hall = [{"from": "00:00", "temperature_c": 31.0, "wind_m_per_s": 0.3}]
    assert after("fan", scenario({"activity": "work"}, weather=hall)).day[0].weather[0].wind_m_per_s == 2
    oven = [{"from": "00:00", "temperature_c": 37.0}]
    assert after("fan", scenario({"activity": "work"}, weather=oven)) is None
    assert bouts(after("clothing", scenario({"clothing": "warm"})))[0].clothing == "light"
    assert after("clothing", scenario({"clothing": "protective"})) is None


def test_warm_up_only_where_there_is_none():
    assert bouts(after("warm_up", scenario()))[0].warm_up
    assert after("warm_up", scenario({"warm_up": True})) is None


def test_levers_of_the_person_change_a_copy_of_the_person():
    person = {"feet": "flat", "hot_days": 1.0, "conditions": ["sedentary_life"], "diet": {"alcohol_g": 40.0},
              "training": {"hours_per_week": 2.0, "weeks": 2.0, "usual_duration": "30 min"}}  # fmt: skip
    start = scenario(person=person)
    assert after("feet", start).person.feet == "low_arch"
    assert after("acclimatise", start).person.hot_days == 14
    assert after("move_more", start).person.conditions == []
    assert after("less_alcohol", start).person.diet.alcohol_g == 10
    training = after("build_up", start).person.training
    assert (training.hours_per_week, training.weeks, training.usual_duration) == (4, 6, 80)
    assert start.person.feet == "flat"


def test_levers_of_night_and_standing_change_the_day():
    night = scenario(wake="06:00", sleep="22:00", sleep_posture="feet_pointed",
                     posture=[{"from": "12:00", "to": "16:00", "posture": "standing"}])  # fmt: skip
    assert after("nightly_stretch", night).person.training.stretches_before_bed
    assert after("bedding", night).day[0].sleep_posture == "relaxed"
    parts = after("stand_less", night).day[0].posture
    standing = sum(part.end - part.start for part in parts if part.posture == "standing")
    assert standing == 120
    assert sum(part.end - part.start for part in parts) == 240


def test_levers_change_overridden_days_too():
    day = {"repeat": 3, "exercise": [{"start": "08:00", "duration": "2 h", "activity": "football"}],
           "override": [{"on": [2], "wake": "07:00"}]}  # fmt: skip
    start = completed(read({"start": "2026-03-01T05:00+07:00", "person": {"age_years": 30, "sex": "male",
                            "mass_kg": 70.0}, "day": [day]}))  # fmt: skip
    new = after("warm_up", start)
    assert new.day[0].exercise[0].warm_up
    assert new.day[0].override[0].exercise[0].warm_up


@pytest.mark.parametrize("rate", [0.05, 0.12, 0.3, 0.6, 1.0])
def test_no_hour_holds_more_than_the_rate(rate):
    sips = sips_of(Session(480, 480 + 190, ((480, 480 + 190),)), rate, "air_putih")
    for first in sips:
        assert sum(sip.volume for sip in sips if 0 <= sip.time - first.time < 60) <= 1000 * rate + 1e-6
    assert sum(sip.volume for sip in sips) <= 1000 * rate * 190 / 60
    assert interval(rate) in (20, 30, 60)


@pytest.mark.parametrize("mass", [15, 25, 47, 60, 72, 85, 100, 140])
@pytest.mark.parametrize("narrower", [False, True])
def test_pre_drink_is_five_to_seven_millilitres_per_kilogram(mass, narrower):
    assert 5 <= pre_drink_volume(mass, narrower) / mass <= 7


def test_half_a_litre_for_an_adult_of_80_kg():
    assert pre_drink_volume(80, narrower=False) == 500


def test_sodium_goes_into_the_drinks_of_long_exercise_volumes_unchanged():
    start = scenario(drink=[{"time": "09:00", "volume_ml": 200}, {"time": "15:00", "volume_ml": 300}])
    drinks = with_sodium(start, HOT).day[0].drink
    assert [(drink.drink, drink.volume_ml) for drink in drinks] == [("pocari_sweat", 200), (None, 300)]


def test_food_fills_the_gaps_as_far_as_four_portions_go():
    meal = portions(400, 1200)
    assert 1 <= len(meal) <= 4
    assert sum(portion.calcium for portion in meal) >= 300
    assert sum(portion.potassium for portion in meal) >= 1000
    assert portions(0, 0) == []


def test_foods_of_a_plan_have_known_minerals_and_little_salt():
    for food in CHOICE:
        row = FOODS[food]
        assert row["calcium_mg"] is not None, food
        assert row["potassium_mg"] is not None, food
        assert row["sodium_mg"] * row["serving_g"] / 100 < 120, food


def test_every_lever_has_complete_data():
    assert [lever.habit for lever in habits()] == [18, 19, 20, 21, 22]
    known = {*sources(), *safety_data("sources")}
    for lever in levers().values():
        assert lever.grade in GRADES
        assert lever.effort in (1, 2, 3)
        assert lever.advises
        assert set(lever.advises) <= set(kinds())
        assert set(lever.source.split()) <= known, lever.id
        assert lever.does in ACTIONS
        assert lever.cost


def test_potassium_measured_on_the_old_diet_moves_with_the_new_one_as_an_unmeasured_would():
    blood = {"laboratory": {"potassium_mmol_per_l": 3.4}, "diet": {"potassium_mg": 1900}}
    start = scenario(person=blood)
    person = start.person.model_copy(update={"diet": start.person.diet.model_copy(update={"potassium_mg": 3400})})
    comparison = Comparison(compile(start), 2, 0)
    moved = comparison.compiled(start.model_copy(update={"person": person})).person.measured_potassium
    assert comparison.compiled(start).person.measured_potassium == 3.4
    unmeasured = [compile(scenario(person={"diet": {"potassium_mg": amount}})).person for amount in (1900, 3400)]
    parameters, drugs = records.load(PotassiumParameters), DrugEffects(0.0, 1.0, 1.0, 1.0, 0.0)
    low, high = (potassium_constants(person, parameters, drugs, 0.85).start_concentration for person in unmeasured)
    assert moved == pytest.approx(3.4 * high / low, rel=1e-6)
    assert 3.4 < moved < 4.5


def early(start, **day):
    (content,) = scenario({"start": start, "duration": "1 h"}, **day).day
    return pre_drink_of(content, replace(HOT, pre_drink=400.0), None)[1]


def test_nobody_gets_up_in_the_night_to_drink():
    """Rule R3: two to four hours before; where that is before one wakes, with supper."""
    assert early("09:00") == 360
    assert early("08:00", wake="05:30") == 330
    assert early("07:00") == 300
    assert early("06:30") == early("05:30", wake="04:30") == EVENING_BEFORE
    assert early("06:30", wake="04:00") == 240
