"""What the file says arrives in the timeline, in the model's units."""

import math
from datetime import timedelta

import numpy as np
import pytest

from kramkaki.body.person import MUSCLES
from kramkaki.scenario.compile import compile
from kramkaki.scenario.days import calendar_days, length
from kramkaki.scenario.read import read
from tests.scenario.examples import changed, small

POCARI = {"sodium": 21, "potassium": 5}  # mmol/L, label


def compiled(content):
    return compile(read(content))


def test_amounts_drunk_are_conserved():
    run = compiled(
        small(drink=[{"time": "06:10", "drink": "Pocari Sweat", "volume_ml": 200, "every": "20 min", "until": "07:30"}])
    )
    values = run.timeline.values
    assert values["intake_water"].sum() == pytest.approx(1.0)
    for mineral, amount in POCARI.items():
        assert values[f"intake_{mineral}"].sum() == pytest.approx(amount)
    assert values["intake_energy"].sum() == pytest.approx(250)
    assert values["intake_water"][40:42].sum() == pytest.approx(0.2)


def test_whoever_rests_is_out_of_the_wind_and_dressed_for_the_cold():
    cold = [{"temperature_c": 12, "relative_humidity_percent": 70, "wind_m_per_s": 6}]
    values = compiled(small(weather=cold)).timeline.values
    at_rest = values["exercising"] == 0
    assert values["air_speed"][at_rest].max() <= 0.3
    assert values["clothing_insulation"][at_rest].min() > 2
    assert values["air_speed"][~at_rest].min() >= 6


def test_a_composition_replaces_what_it_names():
    drink = {"time": "06:10", "drink": "oralit", "volume_ml": 1000, "composition": {"sodium_mmol_per_l": 30}}
    values = compiled(small(drink=[drink])).timeline.values
    assert values["intake_sodium"].sum() == pytest.approx(30)
    assert values["intake_potassium"].sum() == pytest.approx(20)


def test_alcohol_by_volume():
    values = compiled(small(drink=[{"time": "20:00", "drink": "bir", "volume_ml": 500}])).timeline.values
    assert values["intake_alcohol"].sum() == pytest.approx(500 * 0.05 * 0.789)


def test_meals_by_food_and_an_unknown_value_is_told_not_zero():
    run = compiled(small(meal=[{"time": "12:00", "foods": [{"food": "pisang", "mass_g": 200}, {"food": "teri"}]}]))
    assert run.timeline.values["intake_potassium"].sum() == pytest.approx(2 * 358 / 39.098)
    assert any("ikan_teri" in noted.key and "sodium" in noted.because for noted in run.assumptions)


def test_habitual_meals_are_the_diet_of_the_day():
    content = changed("meals", "habitual", changed("start", "2026-03-01T00:00+07:00"))
    content["person"]["diet"] = {"calcium_mg": 400.78, "water_l": 2.0}
    values = compiled(content).timeline.values
    assert values["intake_calcium"].sum() == pytest.approx(10)
    assert values["intake_water"].sum() == pytest.approx(0.5)


def test_thirst_is_open_while_awake_and_not_exercising():
    content = changed("drinking", "listed_and_thirst", small(sleep="22:00", wake="06:00"))
    content["day"][0]["exercise"][0]["start"] = "08:00"
    values = compiled(content).timeline.values
    assert not np.any(values["thirst_drinking"] * values["asleep"])
    assert not np.any(values["thirst_drinking"] * values["exercising"])
    content["drinking"] = "to_thirst"
    assert np.any(compiled(content).timeline.values["thirst_drinking"] * values["exercising"])


def test_running_costs_what_the_equation_says():
    run = compiled(small())
    uptake = 0.2 * 10_000 / 60 + 3.5  # ACSM, level, mL/kg/min
    watts = 352.8 * (0.23 * 0.85 + 0.77) * uptake * 70 / 1000  # ISO 8996
    assert run.timeline.values["metabolic_rate"][60] == pytest.approx(watts)
    assert run.timeline.values["exercising"].sum() == 60
    assert run.timeline.values["running"].sum() == 60


@pytest.mark.parametrize(
    ("keys", "field", "value"),
    [
        ({"activity": "cycling", "power_w": 150}, "external_work", 150),
        ({"activity": "work", "metabolic_rate_w": 300}, "metabolic_rate", 300),
        ({"activity": "running", "intensity_percent": 60}, "relative_intensity", 0.6),
        ({"activity": "swimming", "water_temperature_c": 26}, "water_temperature", 26),
        ({"activity": "walking", "usual_intensity_percent": 40}, "usual_intensity", 0.4),
        ({"activity": "walking", "warm_up": True}, "warmed_up", 1),
        ({"activity": "walking", "surface": "hard"}, "hard_surface", 1),
    ],
)
def test_ways_to_say_how_hard(keys, field, value):
    run = compiled(small(exercise=[{"start": "06:00", "duration": "1 h", **keys}]))
    assert run.timeline.values[field][60] == pytest.approx(value)


def test_heat_production_is_what_the_body_keeps():
    keys = {"start": "06:00", "duration": "1 h", "activity": "cycling", "heat_production_w": 400}
    values = compiled(small(exercise=[keys])).timeline.values
    assert (values["metabolic_rate"] - values["external_work"])[60] == pytest.approx(400)


def test_downhill_work_is_negative_and_cheaper():
    level, down = (compiled(changed("day.0.exercise.0.grade_percent", grade)).timeline.values for grade in (0, -5))
    assert down["external_work"][60] < 0
    assert down["metabolic_rate"][60] < level["metabolic_rate"][60]
    assert down["quadriceps_left_eccentric"][60] >= level["quadriceps_left_eccentric"][60]


def test_weather_holds_until_the_next_entry_also_over_midnight():
    content = small(weather=[{"from": "06:00", "temperature_c": 32}, {"from": "18:00", "temperature_c": 25}], repeat=2)
    air = compiled(content).timeline.values["air_temperature"]
    noon, midnight = 6 * 60 + 30, 18 * 60 + 30
    assert air[noon] == 32
    assert air[midnight] == air[midnight + 300] == 25
    assert air[noon + 24 * 60] == 32


def test_sun_warms_whoever_runs_outdoors_by_day():
    sunny = small(weather=[{"from": "05:00", "temperature_c": 30, "relative_humidity_percent": 60, "sun": "full"}])
    sunny["place"] = {"latitude": -6.2, "longitude": 106.8}
    sunny["day"][0]["exercise"][0]["start"] = "11:00"
    values = compiled(sunny).timeline.values
    minute = int(6 * 60)
    assert values["mean_radiant_temperature"][minute] > 45
    assert values["mean_radiant_temperature"][minute + 120] == 30
    inside = compiled(changed("day.0.exercise.0.indoors", True, sunny)).timeline.values
    assert inside["mean_radiant_temperature"][minute] == 30
    assert values["air_speed"][minute] > inside["air_speed"][minute]
    assert values["wet_bulb_globe_temperature"][minute] > inside["wet_bulb_globe_temperature"][minute]


def test_a_measured_globe_temperature_wins():
    run = compiled(small(weather=[{"temperature_c": 30, "wbgt_c": 28.5}]))
    assert np.all(run.timeline.values["wet_bulb_globe_temperature"] == 28.5)


def test_nights_and_their_posture():
    run = compiled(small(sleep="22:00", wake="05:30", sleep_posture="feet_pointed"))
    values, bed = run.timeline.values, int(16.5 * 60)
    assert run.minutes == 24 * 60
    assert values["asleep"].sum() == 450
    assert values["asleep"][bed] == values["lying"][bed] == values["feet_pointed"][bed] == 1
    awake = compiled(small(sleep="22:00", wake="05:30", sleep_posture="feet_up")).timeline.values
    assert values["calf_left_length"][bed] < awake["calf_left_length"][bed]


def test_stretching_before_bed_counts_for_that_night():
    run = compiled(small(sleep="22:00", wake="05:30", stretching=[{"time": "21:45"}]))
    assert run.timeline.values["stretched_tonight"].sum() == 450
    run = compiled(small(sleep="22:00", wake="05:30", stretching=[{"time": "12:45"}]))
    assert run.timeline.values["stretched_tonight"].sum() == 0


def test_days_repeat_and_overrides_replace():
    content = small(repeat=3, override=[{"on": [2], "exercise": []}])
    days = calendar_days(read(content))
    assert [len(day.content.exercise) for day in days] == [1, 0, 1]
    assert compiled(content).timeline.values["exercising"].sum() == 120


def test_length_ends_with_midnight_the_night_or_the_given_end():
    assert length(read(small())) == 18.5 * 60
    assert length(read(small(sleep="23:00", wake="05:45"))) == 24.25 * 60
    assert length(read(changed("end", "2026-03-01T09:00+07:00"))) == 3.5 * 60
    assert length(read(small(sleep="00:30", wake="05:45"))) == 24.25 * 60


def test_a_medicine_before_and_within_the_scenario():
    content = small(repeat=3)
    content["person"]["medicines"] = [{"name": "HCT", "dose_mg": 25}]
    before = compiled(content)
    assert before.person.habitual_thiazide == 25
    assert before.timeline.values["dose_thiazide"].sum() == pytest.approx(75)
    content["person"]["medicines"][0]["since"] = "2026-03-02"
    within = compiled(content)
    assert within.person.habitual_thiazide == 0
    assert within.timeline.values["dose_thiazide"].sum() == pytest.approx(50)
    assert "diuretic" in within.circumstances


def test_equivalents_and_other_routes_of_medicines():
    content = small()
    content["person"]["medicines"] = [
        {"name": "spironolakton", "dose_mg": 25}, {"name": "furosemide", "dose_mg": 20, "times_per_day": 2},
        {"name": "omeprazole"}, {"name": "salmeterol"}, {"name": "magnesium", "dose_mg": 243.05},
    ]  # fmt: skip
    person = compiled(content).person
    assert person.habitual_potassium_sparing == pytest.approx(5)
    assert person.habitual_loop_diuretic == pytest.approx(40)
    assert person.magnesium_absorption < 1
    assert person.potassium_cell_shift > 0
    plain = compiled(small()).person
    assert person.habitual_magnesium - plain.habitual_magnesium == pytest.approx(10, rel=1e-3)


def test_measured_values_win():
    content = small()
    content["person"] |= {
        "laboratory": {"potassium_mmol_per_l": 3.1, "filtration_rate_ml_per_min": 45, "total_calcium_mmol_per_l": 2.0,
                       "albumin_g_per_l": 30},
        "conditions": ["chronic_kidney_disease"], "maximal_oxygen_uptake_ml_per_kg_min": 61,
        "sweat_sodium_mmol_per_l": 70, "cramp_threshold_hz": 18,
    }  # fmt: skip
    run = compiled(content)
    assert run.person.measured_potassium == 3.1
    assert run.person.kidney_function == pytest.approx(0.45)
    assert run.person.measured_ionised_calcium == pytest.approx(0.5 * 2.2)
    assert run.person.maximal_oxygen_uptake == 61
    assert run.person.sweat_sodium == 70
    assert math.isnan(run.person.measured_sodium)


def test_weigh_ins_measure_the_sweat_rate():
    content = small(
        weigh_in=[{"time": "05:50", "mass_kg": 70.0}, {"time": "07:05", "mass_kg": 69.2}],
        drink=[{"time": "06:20", "volume_ml": 400}],
        weather=[{"temperature_c": 30, "relative_humidity_percent": 60}],
    )
    run = compiled(content)
    assert run.measured_sweat_rate_l_per_h == pytest.approx(1.1)
    assert run.sweat_window == (30, 90)
    content["person"]["sweat_rate_l_per_h"] = 2.0
    assert compiled(content).measured_sweat_rate_l_per_h == 2.0


def test_weigh_ins_that_measure_nothing_are_told():
    heavier = [{"time": "05:50", "mass_kg": 70.0}, {"time": "07:05", "mass_kg": 72.0}]
    run = compiled(small(weigh_in=heavier))
    assert run.measured_sweat_rate_l_per_h is None
    assert [noted.because for noted in run.assumptions if noted.key == "day.weigh_in"] == [
        "they would mean \N{MINUS SIGN}2.1 L of sweat an hour"
    ]


def test_a_recorded_pace_shows_the_fitness_and_a_meant_one_does_not():
    run = {"start": "06:00", "duration": "1 h", "activity": "running"}
    slow, fast = (compiled(small(exercise=[{**run, "speed_km_per_h": speed}])) for speed in (8, 18))
    assert fast.person.maximal_oxygen_uptake == slow.person.maximal_oxygen_uptake
    assert fast.intentions[0].needed_oxygen_uptake > fast.person.maximal_oxygen_uptake
    slow, fast = (
        compiled(small(exercise=[{**run, "speed_km_per_h": speed, "control": "recorded"}])) for speed in (8, 18)
    )
    assert fast.person.maximal_oxygen_uptake > slow.person.maximal_oxygen_uptake
    assert fast.timeline.values["relative_intensity"].max() <= 1


def test_injury_drives_guarding_around_it_and_heals():
    content = small()
    content["person"]["injuries"] = [{"place": "shin_bone", "side": "left", "kind": "fracture", "when": "2026-02-28"}]
    run = compiled(content)
    assert run.timeline.values["calf_left_injury"][0] > 0.9
    assert run.timeline.values["shin_left_injury"][0] > 0.9
    assert run.timeline.values["calf_right_injury"].max() == 0
    assert {"fracture", "after_injury"} <= run.circumstances
    content["person"]["injuries"][0]["when"] = "2025-06-28"
    healed = compiled(content)
    assert healed.timeline.values["calf_left_injury"].max() == 0
    assert "fracture" not in healed.circumstances


def test_a_reported_cramp_fades_over_two_hours():
    run = compiled(changed("cramps", [{"time": "2026-03-01T06:30", "muscle": "calf_left", "length": "90 s"}]))
    trace = run.timeline.values["calf_left_recent_cramp"]
    assert trace[60] == pytest.approx(1)
    assert trace[120] == pytest.approx(0.5)
    assert trace[185] == 0
    assert run.cramps == [(60, "calf_left", 90)]
    assert "cramp_happened" in run.circumstances


def test_illness():
    run = compiled(small(illness=[
        {"time": "08:00", "kind": "diarrhoea", "volume_ml": 1000},
        {"time": "12:00", "kind": "fever", "temperature_c": 39}]))  # fmt: skip
    values = run.timeline.values
    assert values["lost_water"].sum() == pytest.approx(1)
    assert values["lost_potassium"].sum() == pytest.approx(35)
    assert values["setpoint_shift"].max() == pytest.approx(2)


def test_every_default_is_noted_and_fewer_when_more_is_said():
    few = compiled(small())
    keys = {noted.key for noted in few.assumptions}
    assert {"person.height_cm", "person.hot_days", "person.diet.sodium_mg", "day.weather"} <= keys
    assert all(noted.text and noted.because for noted in few.assumptions)
    more = compiled(changed("person.height_cm", 171))
    assert len(more.assumptions) == len(few.assumptions) - 1


def test_compiling_twice_gives_the_same_and_leaves_the_scenario_alone():
    scenario = read(small(sleep="22:00", wake="06:00"))
    before = scenario.model_dump()
    first, second = compile(scenario), compile(scenario)
    assert scenario.model_dump() == before
    for name, values in first.timeline.values.items():
        np.testing.assert_array_equal(values, second.timeline.values[name])


def test_a_changed_copy_compiles():
    scenario = read(small())
    heavier = scenario.model_copy(update={"person": scenario.person.model_copy(update={"mass_kg": 90.0})})
    assert compile(heavier).person.body_mass == 90
    assert compile(scenario).person.body_mass == 70


def test_end_and_events_are_in_order():
    run = compiled(small(drink=[{"time": "19:00", "volume_ml": 100}, {"time": "06:30", "volume_ml": 100}]))
    assert run.end - run.start == timedelta(minutes=run.minutes)
    starts = [event["start_minute"] for event in run.events]
    assert starts == sorted(starts)
    assert {"exercise", "drink"} == {event["kind"] for event in run.events}


def test_every_row_is_finite_but_the_resting_rate():
    run = compiled(small(sleep="22:00", wake="06:00"))
    for name, values in run.timeline.values.items():
        assert values.shape == (run.minutes,)
        if name != "metabolic_rate":
            assert np.all(np.isfinite(values)), name
    for muscle in MUSCLES:
        assert np.all(
            (run.timeline.values[f"{muscle}_activation"] >= 0) & (run.timeline.values[f"{muscle}_activation"] <= 1)
        )


def test_a_measured_globe_temperature_tells_how_much_sun_there_was():
    radiant = {}
    for measured in (26.0, 28.0, 30.0):
        weather = [{"temperature_c": 28, "relative_humidity_percent": 75, "wind_m_per_s": 1, "wbgt_c": measured}]
        radiant[measured] = compiled(small(weather=weather)).timeline.values["mean_radiant_temperature"][60]
    assert 28 <= radiant[26.0] <= radiant[28.0] < radiant[30.0]


def test_a_slow_effect_that_is_not_followed_is_told():
    content = small()
    content["person"]["medicines"] = [{"name": "omeprazole", "since": "2026-03-01"}]
    content["start"] = "2026-03-01T00:00+07:00"
    run = compiled(content)
    assert run.person.magnesium_absorption == 1
    assert any(noted.key == "medicine.omeprazole" for noted in run.assumptions)


def test_an_exercise_in_the_last_half_minute_is_left_out():
    late = {"start": "24:00", "duration": "1 h", "activity": "running"}
    content = {**small(exercise=[late]), "start": "2026-03-01T05:30:30+07:00", "end": "2026-03-02T00:00+07:00"}
    assert compiled(content).timeline.values["exercising"].sum() == 0


def test_an_exercise_over_the_last_midnight_is_computed_to_its_end():
    content = small(exercise=[{"start": "23:30", "duration": "3 h", "activity": "running", "speed_km_per_h": 9}])
    run = compile(read(content))
    assert run.timeline["exercising"].sum() == 180
    assert run.end.isoformat() == "2026-03-02T02:30:00+07:00"


def test_whoever_exercises_in_the_cold_is_dressed_for_it_and_the_report_says_so():
    def worn(air, **keys):
        run = {"start": "06:00", "duration": "1 h", "activity": "running", "speed_km_per_h": 10, **keys}
        found = compiled(small(exercise=[run], weather=[{"temperature_c": air}]))
        said = any(noted.key == "day[0].exercise[0].clothing" for noted in found.assumptions)
        return float(found.timeline["clothing_insulation"][60]), said

    assert worn(30) == (0.3, False)
    insulation, said = worn(-20)
    assert 0.7 < insulation < 1.5  # a winter running outfit, not shorts
    assert said
    assert worn(-20, clothing="shorts") == (0.3, False)


def notes(run):
    return {noted.key: noted.because for noted in run.assumptions if noted.is_note}


def test_drinks_outside_the_scenario_are_told():
    late = [{"time": "20:00", "volume_ml": 200}, {"time": "24:00", "volume_ml": 300}]
    run = compiled(small(drink=late))
    assert run.timeline.values["intake_water"].sum() == pytest.approx(0.2)
    assert "1 of those listed" in notes(run)["day.drink"]
    assert notes(compiled(small(drink=late[:1]))) == {}


def weak_runner(exercise):
    content = small(exercise=[exercise])
    content["person"]["maximal_oxygen_uptake_ml_per_kg_min"] = 35
    return content


def test_an_effort_nobody_can_give_is_told():
    sprint = {
        "start": "20:00",
        "duration": "30 min",
        "activity": "running",
        "pace_min_per_km": "2:50",
        "control": "fixed",
    }
    run = compiled(weak_runner(sprint))
    (said,) = [because for key, because in notes(run).items() if key.endswith("exercise[0].intensity")]
    assert "105%" in said
    assert np.max(run.timeline.values["relative_intensity"]) == pytest.approx(1.05)
    assert notes(compiled(weak_runner({**sprint, "pace_min_per_km": "8:30"}))) == {}
