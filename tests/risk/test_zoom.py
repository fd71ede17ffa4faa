"""The state of a moment in the pool: what happened to the body acts there as its mechanism says."""

import copy

import pytest

from kramkaki.api import run, zoom
from kramkaki.errors import ScenarioError
from kramkaki.nerve import causes
from kramkaki.nerve.threshold_map import look_up
from kramkaki.parameters import records
from kramkaki.risk import worst_moment
from kramkaki.risk.closeup import glimpse, minute_of, zoom_of
from kramkaki.risk.threshold import nerve

WALK = {
    "title": "A day",
    "start": "2026-03-01T08:00+07:00",
    "end": "2026-03-01T12:00+07:00",
    "person": {"age_years": 30, "sex": "male", "mass_kg": 70, "height_cm": 175},
    "day": [
        {
            "weather": [{"from": "00:00", "temperature_c": 35, "relative_humidity_percent": 60}],
            "exercise": [{"start": "08:10", "duration": "1 h 20 min", "activity": "running", "effort": "hard"}],
        }
    ],
}
STRAIN = [{"place": "calf", "side": "left", "kind": "strain", "when": "2026-03-01"}]


def changed(**changes):
    scenario = copy.deepcopy(WALK)
    scenario["person"].update(changes.pop("person", {}))
    scenario["day"][0].update(changes)
    return scenario


@pytest.fixture(scope="module")
def results():
    water = [{"time": "09:40", "drink": "water", "volume_ml": 1500}]
    return {
        "plain": run(WALK, draws=1),
        "water": run(changed(drink=water), draws=1),
        "hurt": run(changed(person={"injuries": STRAIN}), draws=1),
    }


def by_map(result, muscle, minute=180):
    sizes = records.load(causes.ExcitabilityParameters)
    state, usual = worst_moment.states_of(result, minute, muscle)
    return look_up(nerve(state, sizes)), look_up(nerve(usual, sizes))


def test_plain_water_after_heavy_sweat_brings_the_muscle_nearer_to_a_cramp(results):
    """Lau 2019: lower half an hour after plain water than before."""
    assert by_map(results["water"], "calf_left", 130)[0] < by_map(results["plain"], "calf_left", 130)[0] - 0.5


def test_a_fresh_pain_acts_on_its_muscle_alone_and_not_on_the_usual_state(results):
    """Serrao 2007: pain in the muscle lowers its threshold."""
    now, usual = by_map(results["hurt"], "calf_left")
    assert now < by_map(results["plain"], "calf_left")[0] - 0.5
    assert usual == pytest.approx(by_map(results["plain"], "calf_left")[1])
    assert by_map(results["hurt"], "calf_right")[0] == pytest.approx(by_map(results["plain"], "calf_right")[0], abs=0.3)


@pytest.mark.heavy
def test_the_pool_cramps_in_that_state_and_a_stretch_ends_it(results):
    found = zoom_of(results["plain"], 180.0, "calf_left")
    assert not found.threshold.not_inducible
    assert found.episode.cramped
    assert 0 < found.episode.ended_after <= 5
    assert found.lasts_s is None or found.lasts_s >= 10
    assert found.episode.spikes.shape == (found.episode.seconds * 1000, found.as_json()["units"])


@pytest.mark.heavy
def test_the_same_seed_gives_the_same_spikes(results):
    one, two = (zoom_of(results["plain"], 60.0, "foot_right", frequency=30.0, seed=4) for _ in range(2))
    assert (one.episode.spikes == two.episode.spikes).all()
    assert one.as_json() == two.as_json()


@pytest.mark.heavy
def test_shifts_are_those_of_the_causes_that_are_there(results):
    found = zoom_of(results["hurt"], 180.0, "calf_left", frequency=20.0)
    assert found.shifts_hz["pain"] < -0.5
    assert found.shifts_hz["recent_cramp"] == pytest.approx(0.0)
    assert found.shifts_hz.keys() == {*found.changes, "posture"}


def test_the_report_shows_a_cramp_of_its_worst_moment(results):
    found = glimpse(results["hurt"])
    assert found.muscle == results["hurt"].cramps.worst.muscle
    assert found.time == results["hurt"].cramps.worst.time
    assert found.episode.cramped


def test_a_clock_time_is_the_first_after_the_start_or_that_of_its_day():
    night = {
        **WALK,
        "start": "2026-03-01T22:00+07:00",
        "end": "2026-03-03T08:00+07:00",
        "day": [{"repeat": 3, "sleep": "22:30"}],
    }
    compiled = run(night, draws=1).compiled
    assert minute_of(compiled, "23:30") == 90
    assert minute_of(compiled, "01:00") == 180
    assert minute_of(compiled, "01:00", day=2) == 180
    assert minute_of(compiled, "23:00", day=2) == 25 * 60
    for at, day in (("21:00", 1), ("09:00", 3), ("01:00", 1)):
        with pytest.raises(ScenarioError, match="to Tue 3 Mar 08:00"):
            minute_of(compiled, at, day)


def test_an_unknown_muscle_is_refused_before_anything_is_computed():
    with pytest.raises(ScenarioError, match="did you mean calf_left"):
        zoom({"nonsense": True}, at="08:00", muscle="calf-left")


def test_it_stands_in_the_front_of_the_package():
    import kramkaki as kk

    assert kk.zoom is zoom
