"""Each session's drinks come from its own sweat: never above it, not held down by another session, none in the water.

The limits are written out here once more; nothing of the planner's own limits is imported.
"""

from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kramkaki.api import run
from kramkaki.plan.effect import applied
from kramkaki.scenario.course import course
from kramkaki.scenario.days import calendar_days

MOST_LITRES_PER_HOUR = 1.0
LEAST_SHARE = 0.6  # of what is safe; the planner chooses from 0.7 on
ROUNDED_DOWN = 10.0  # [mL]
LONG, ONE_SESSION = timedelta(minutes=30), timedelta(minutes=15)
TWO_HOURS, FOUR_HOURS = timedelta(hours=2), timedelta(hours=4)
ENOUGH_SWEAT = 0.3  # [L/h] from which drinks must come
ROOM_FOR_A_DRINK = timedelta(minutes=75)
RUN = {"start": "09:00", "activity": "running", "distance_km": 25.0, "pace_min_per_km": "6:15"}
WALK = {"start": "07:00", "activity": "walking", "duration": "45 min", "effort": "easy"}
IRONMAN = [
    {"start": "06:30", "activity": "swimming", "duration": "1 h 12 min", "effort": "moderate"},
    {"start": "07:50", "activity": "cycling", "duration": "6 h", "effort": "moderate"},
    {"start": "14:10", "activity": "running", "distance_km": 42.2, "pace_min_per_km": "6:00"},
]


def scenario(*days, temperature=26, drinking="listed"):
    weather = {"from": "00:00", "temperature_c": temperature, "relative_humidity_percent": 70, "sun": "partly"}
    return {
        "start": "2026-03-01T05:00+07:00",
        "drinking": drinking,
        "place": {"latitude": -6.2, "longitude": 106.8},
        "person": {"age_years": 35, "sex": "male", "mass_kg": 70},
        "day": [{"weather": [weather], **day} for day in days],
    }


def planned(file):
    """The plan, and the scenario with all of it carried out."""
    result = run(file, draws=2)
    plan = result.plan(target=0.5).as_json()
    parts = [part["lever"] for part in [*plan["habits"], *plan["changes"]] if part["status"] != "forbidden"]
    return plan, applied(result, parts)


def bouts(scenario):
    """(first, last, whether it is a swim) of every bout, in order."""
    found = []
    for day in calendar_days(scenario):
        for bout in day.content.exercise or ():
            first = scenario.start + timedelta(minutes=day.at(bout.start))
            length = timedelta(minutes=course(bout, scenario.folder, "exercise").duration)
            found.append((first, first + length, bout.activity == "swimming"))
    return sorted(found)


def sessions(scenario):
    """Bouts close together, at least half an hour in all."""
    groups = []
    for bout in bouts(scenario):
        if groups and bout[0] - groups[-1][-1][1] <= ONE_SESSION:
            groups[-1].append(bout)
        else:
            groups.append([bout])
    return [group for group in groups if group[-1][1] - group[0][0] >= LONG]


def stretches(session):
    """(first, last) of what is done out of the water, with the pauses between dry bouts."""
    found = []
    for i, (first, last, swims) in enumerate(session):
        if swims:
            continue
        if i and not session[i - 1][2]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def sips(plan):
    return sorted(
        (datetime.fromisoformat(time), fluid["volume_ml"]) for fluid in plan["fluids"] for time in fluid["times"]
    )


def listed(scenario):
    """(moment, volume) of every drink of a scenario, one by one."""
    for day in calendar_days(scenario):
        for drink in day.content.drink or ():
            assert drink.every is None
            yield scenario.start + timedelta(minutes=day.at(drink.time)), drink.volume_ml


def check(file):
    plan, changed = planned(file)
    groups = sessions(changed)
    for moment, _volume in sips(plan):
        assert not [one for one in bouts(changed) if one[2] and one[0] <= moment < one[1]]
        hour = [volume for other, volume in sips(plan) if timedelta(0) <= other - moment < timedelta(hours=1)]
        assert sum(hour) <= 1000 * MOST_LITRES_PER_HOUR + 1e-6
    for fluid in plan["fluids"]:
        start = datetime.fromisoformat(fluid["start"])
        (group,) = (one for one in groups if abs(one[0][0] - start) < timedelta(seconds=1))
        check_amount(fluid, stretches(group))
        assert fluid["to_thirst"] == (group[-1][1] - group[0][0] > TWO_HOURS)
    inside = [one for one in listed(changed) if any(group[0][0] <= one[0] < group[-1][1] for group in groups)]
    assert sorted(inside) == sips(plan)
    check_simulated(plan, changed, groups)


def check_amount(fluid, dry):
    """Of each session its own sweat: no more than all of it, no less than a share."""
    hours = sum((last - first).total_seconds() for first, last in dry) / 3600
    assert fluid["total_l"] <= fluid["sweat_l_10th_percentile"] + 1e-9
    safe = min(fluid["sweat_l_10th_percentile"] / hours, 0.8 if whole(fluid) > FOUR_HOURS else MOST_LITRES_PER_HOUR)
    times = [datetime.fromisoformat(time) for time in fluid["times"]]
    before = [*(first for first, _last in dry), *times]
    waits = [(time - max(one for one in before if one < time)).total_seconds() / 3600 for time in times]
    assert 1000 * fluid["total_l"] + ROUNDED_DOWN * len(times) >= LEAST_SHARE * 1000 * safe * sum(waits)


def whole(fluid):
    """How long a session lasts."""
    return datetime.fromisoformat(fluid["end"]) - datetime.fromisoformat(fluid["start"])


def check_simulated(plan, changed, groups):
    """The sweat of the changed scenario, run once more by itself: nobody drinks more, and nobody goes without."""
    result = run(changed, draws=1)
    minutes = np.asarray(result.trace.minutes, dtype=float)
    litres = np.asarray(result.trace["sweat_rate"], dtype=float) * np.diff(minutes, prepend=0.0) / 60
    for group in groups:
        dry = stretches(group)
        sweat = 0.0
        for span in dry:
            first, last = ((moment - changed.start).total_seconds() / 60 for moment in span)
            sweat += litres[(minutes > first) & (minutes <= last)].sum()
        drunk = sum(volume for moment, volume in sips(plan) if group[0][0] <= moment < group[-1][1]) / 1000
        assert drunk <= sweat
        hours = sum((last - first).total_seconds() for first, last in dry) / 3600
        if dry and max(last - first for first, last in dry) >= ROOM_FOR_A_DRINK and sweat / hours > ENOUGH_SWEAT:
            assert drunk > 0


@pytest.fixture(scope="module")
def ironman():
    return planned(scenario({"exercise": IRONMAN}))


def test_a_walk_before_leaves_the_drinks_of_a_run_as_they_are():
    alone = run(scenario({"exercise": [RUN]}), draws=2).plan(target=0.5).as_json()["fluids"]
    after = run(scenario({"exercise": [WALK, RUN]}), draws=2).plan(target=0.5).as_json()["fluids"]
    assert len(alone) == 1
    walk, same = after
    assert same["total_l"] == pytest.approx(alone[0]["total_l"], rel=0.1)
    assert same["times"] == alone[0]["times"]
    assert 0 < walk["total_l"] < 0.5 * same["total_l"]
    assert (walk["to_thirst"], same["to_thirst"]) == (False, True)


def test_an_ironman_drinks_by_what_each_part_sweats_and_nothing_in_the_water(ironman):
    plan, changed = ironman
    bike, marathon = plan["fluids"]
    hours = sum((last - first).total_seconds() for first, last, _swims in bouts(changed)[-1:]) / 3600
    assert whole(marathon) > FOUR_HOURS
    most = min(marathon["sweat_l_10th_percentile"], 0.8 * hours)
    assert 0.6 * most <= marathon["total_l"] <= most
    assert 0.6 * bike["sweat_l_10th_percentile"] <= bike["total_l"] <= bike["sweat_l_10th_percentile"]
    assert min(sips(plan))[0] > max(last for _first, last, swims in bouts(changed) if swims)


def test_the_words_tell_each_amount_and_that_thirst_may_lower_it(ironman):
    plan, _changed = ironman
    (habit,) = (one for one in plan["habits"] if one["statement"] == 18)
    for fluid in plan["fluids"]:
        assert f"{fluid['volume_ml']:.0f} mL every" in habit["what"]
        assert f"{fluid['total_l']:.1f} L in all at most" in habit["what"]
    assert habit["what"].count("or to thirst, whichever is less") == 2
    said = [event["title"] for event in plan["events"] if event["kind"] == "drink" and "up to" in event["title"]]
    assert len(said) == len(sips(plan))
    assert all("less if you are not thirsty" in title for title in said)


def test_a_swimmer_drinks_nothing_in_the_water_whatever_the_file_lists():
    swim = {"start": "08:00", "activity": "swimming", "duration": "1 h", "effort": "moderate"}
    drinks = [{"time": "08:20", "volume_ml": 300}, {"time": "09:30", "volume_ml": 300}]
    plan, changed = planned(scenario({"exercise": [swim], "drink": drinks}))
    assert plan["fluids"] == []
    moments = {moment.strftime("%H:%M") for moment, _volume in listed(changed)}
    assert "09:30" in moments
    assert "08:20" not in moments
    (habit,) = (one for one in plan["habits"] if one["statement"] == 18)
    assert habit["what"].startswith("Drink nothing while you swim")


def test_a_hot_day_and_a_cool_day_have_their_own_amounts():
    bout = {"start": "08:00", "activity": "running", "duration": "1 h 30 min", "effort": "moderate"}
    cool = [{"from": "00:00", "temperature_c": 8, "relative_humidity_percent": 60}]
    plan, _changed = planned(scenario({"exercise": [bout]}, {"exercise": [bout], "weather": cool}))
    hot, mild = plan["fluids"]
    assert hot["total_l"] > 1.2 * mild["total_l"]
    (habit,) = (one for one in plan["habits"] if one["statement"] == 18)
    assert habit["what"].count("from 08:00") == 2
    assert "Sun 1 Mar from 08:00" in habit["what"]


@st.composite
def days(draw):
    """A day of two to four blocks, some in the water, some close together; sometimes the next day is another."""

    def blocks():
        at, found = draw(st.integers(6 * 60, 8 * 60)), []
        for _block in range(draw(st.integers(2, 4))):
            length = draw(st.sampled_from([50, 65, 90, 121, 180]))
            activity = draw(st.sampled_from(["running", "walking", "cycling", "swimming", "football", "work"]))
            effort = draw(st.sampled_from(["easy", "moderate", "hard"]))
            start = f"{at // 60:02d}:{at % 60:02d}"
            found.append({"start": start, "activity": activity, "duration": f"{length} min", "effort": effort})
            at += length + draw(st.sampled_from([0, 8, 15, 25, 70]))
        return found

    day = {"exercise": blocks()}
    if draw(st.booleans()):
        day["drink"] = [{"time": "06:30", "volume_ml": draw(st.sampled_from([80, 250, 600])),
                         "every": "25 min", "until": "20:00"}]  # fmt: skip
    if draw(st.integers(0, 2)) == 0:
        day |= {"repeat": 2, "override": [{"on": [2], "exercise": blocks()}]}
    drinking = draw(st.sampled_from(["listed", "listed_and_thirst"] if "drink" in day else ["to_thirst"]))
    return scenario(day, temperature=draw(st.sampled_from([8, 18, 26, 31])), drinking=drinking)


# Not shrunk: a plan takes a second, and the day that fails says enough.
LENIENT = {
    "deadline": None,
    "phases": [Phase.explicit, Phase.generate],
    "suppress_health_check": list(HealthCheck),
    "derandomize": True,
}


@settings(max_examples=5, **LENIENT)
@given(days())
def test_each_block_drinks_by_its_own_sweat(file):
    check(file)


@pytest.mark.slow
@settings(max_examples=60, **LENIENT)
@given(days())
def test_each_block_drinks_by_its_own_sweat_on_many_days(file):
    check(file)
