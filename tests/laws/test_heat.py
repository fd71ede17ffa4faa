"""Heat: laws against their sources, the ledger, rest, limits and orders; integrated here by a plain Heun loop."""

import doctest

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kramkaki.body.forcing import Forcing
from kramkaki.body.heat import HeatParameters, HeatState, heat_constants, heat_flows, heat_start
from kramkaki.body.person import Person
from kramkaki.body.signals import AT_REST, WaterStatus
from kramkaki.equations import heat, thermoregulation
from kramkaki.equations.heat import (
    clothing_resistance,
    convective_coefficient,
    radiative_coefficient,
    saturation_vapour_pressure,
    vapour_pressure,
    wettedness,
)
from kramkaki.equations.thermoregulation import (
    acclimation_rate,
    shivering,
    skin_blood_flow,
    skin_flow_ceiling,
    sweat_demand,
)
from kramkaki.parameters.records import draw, load

PARAMETERS = load(HeatParameters)
RUN = {"metabolic_rate": 850.0, "relative_intensity": 0.7, "air_speed": 2.5}
HOT = {"air_temperature": 40.0, "mean_radiant_temperature": 40.0, "vapour_pressure": vapour_pressure(20.0, 40.0)}


def man(**fields):
    return Person(**{name: np.atleast_1d(np.asarray(v, float)) for name, v in {**Person()._asdict(), **fields}.items()})


def integrate(person, forcing, minutes, *, start=None, mass_loss=0.0, parameters=PARAMETERS, step=1 / 6):
    """Heun's method; return the states at whole minutes and the last flows."""
    constants = heat_constants(person, parameters)
    state = start or heat_start(person, parameters, constants)
    water = WaterStatus(*[0.0] * 8)._replace(body_mass_loss=mass_loss)
    states = [state]
    for _ in range(minutes):
        for _ in range(round(1 / step)):
            first, _ = heat_flows(state, person, parameters, constants, water=water, effort=AT_REST, forcing=forcing)
            trial = HeatState(*(x + step * dx for x, dx in zip(state, first, strict=True)))
            second, flows = heat_flows(
                trial, person, parameters, constants, water=water, effort=AT_REST, forcing=forcing
            )
            state = HeatState(*(x + 0.5 * step * (a + b) for x, a, b in zip(state, first, second, strict=True)))
        states.append(state)
    return states, flows


def core_after(minutes, *, forcing, person=None, **options):
    states, _ = integrate(person or man(), Forcing(**forcing), minutes, **options)
    return states[-1].core_temperature


@pytest.mark.parametrize("module", [heat, thermoregulation])
def test_printed_examples_are_right(module):
    assert doctest.testmod(module).failed == 0


def test_saturation_pressure_of_steam_tables():
    # 0.611, 2.339, 4.246, 7.384 kPa at 0, 20, 30, 40 degC
    pressure = saturation_vapour_pressure(np.array([0.0, 20.0, 30.0, 40.0]))
    assert pressure == pytest.approx([0.611, 2.339, 4.246, 7.384], rel=3e-3)


def test_humidities_of_the_iso_7933_table():
    # body.md 1.4: relative humidities and vapour pressures of the standard's cases
    assert vapour_pressure(33.85, 40.0) == pytest.approx(2.5, abs=0.01)
    assert vapour_pressure(71.0, 35.0) == pytest.approx(4.0, abs=0.01)
    assert vapour_pressure(70.65, 30.0) == pytest.approx(3.0, abs=0.01)


def test_convection_is_nearly_continuous_at_one_metre_a_second():
    assert convective_coefficient(1.0) == pytest.approx(convective_coefficient(1.0001), rel=1e-3)
    assert np.all(np.diff(convective_coefficient(np.linspace(0, 6, 50))) > 0)


def test_linear_radiation_equals_the_fourth_power():
    exact = 5.67e-8 * 0.97 * 0.73 * (308.15**4 - 328.15**4) / (35.0 - 55.0)
    assert radiative_coefficient(35.0, 55.0) == pytest.approx(exact, rel=2e-3)


def test_clothing_shrinks_with_wind_as_in_iso_7933():
    still = clothing_resistance(0.6, 0.0, pumping=0.4)
    assert still == pytest.approx(0.6 * 0.155)
    assert 0.65 < clothing_resistance(0.6, 1.0, pumping=0.4) / still < 0.80
    assert 0.38 < clothing_resistance(0.6, 3.0, pumping=0.4) / still < 0.50


def test_wettedness_is_the_root_of_its_law():
    sweat = np.array([1e-9, 10.0, 200.0, 900.0])
    w = wettedness(sweat, 300.0)
    assert w * 300.0 == pytest.approx(sweat * (1 - w**2 / 2), rel=1e-12)


def test_dehydration_delays_and_weakens_sweating_as_montain_found():
    law = {"skin_drive": 0.0, "exercise_drive": 0.0, "dehydration_shift": 6.0, "dehydration_cost": 5.0}
    full = sweat_demand(core_drive=1.0, mass_loss=0.0, sensitivity=100.0, **law)
    dry = sweat_demand(core_drive=1.0, mass_loss=0.05, sensitivity=100.0, **law)
    assert full == 100.0
    assert dry == pytest.approx(100 * (1 - 0.30) * (1 - 0.25))
    assert sweat_demand(core_drive=0.29, mass_loss=0.05, sensitivity=100.0, **law) == 0


def test_shivering_has_signs_and_a_ceiling():
    law = {"fat_percent": 16.0, "ceiling": 200.0}
    assert shivering(core_cold=-1.0, skin_cold=-2.0, **law) == 0
    assert shivering(core_cold=-2.0, skin_cold=4.0, **law) == 0
    cold = shivering(core_cold=np.array([0.0, 0.5, 9.0]), skin_cold=10.0, **law)
    assert np.all(np.diff(cold) > 0)
    assert cold[-1] == 200.0
    assert shivering(core_cold=0.0, skin_cold=30.0, **law) == shivering(core_cold=0.0, skin_cold=15.0, **law)


def test_the_circulation_spares_less_blood_in_hard_work_and_dehydration():
    law = {"resting_ceiling": 100.0, "intensity_cost": 0.5, "mass_loss_cost": 5.0, "floor": 15.0}
    assert skin_flow_ceiling(intensity=0.0, mass_loss=0.0, **law) == 100.0
    assert skin_flow_ceiling(intensity=0.7, mass_loss=0.04, **law) == pytest.approx(52.0)
    assert skin_flow_ceiling(intensity=5.0, mass_loss=0.4, **law) == 15.0


def test_dilation_releases_what_cold_skin_constricts():
    law = {"resting": 6.0, "sensitivity": 80.0, "constriction": 0.5, "release": 40.0, "ceiling": 300.0}
    assert skin_blood_flow(warmth=-1.0, cold=4.0, **law) == pytest.approx(2.0)  # two-node model: 6 / (1 + 0.5 * 4)
    assert skin_blood_flow(warmth=1.0, cold=0.0, **law) == pytest.approx(86.0)
    assert skin_blood_flow(warmth=0.5, cold=4.0, **law) == pytest.approx(46.0 / (1.0 + 2.0 / np.e))
    assert skin_blood_flow(warmth=3.0, cold=10.0, **law) == pytest.approx(246.0, rel=0.02)
    assert np.all(np.diff(skin_blood_flow(warmth=np.linspace(0.0, 3.0, 50), cold=10.0, **law)) > 0)


def test_acclimation_comes_in_two_weeks_and_goes_by_two_and_a_half_percent_a_day():
    law = {"lowest": 37.5, "full": 38.5, "gain": PARAMETERS.acclimation_gain, "decay": PARAMETERS.acclimation_decay}
    level = 0.0
    for _ in range(14):
        level += 100 * acclimation_rate(acclimation=level, core_temperature=38.6, **law)
        level += 1340 * acclimation_rate(acclimation=level, core_temperature=36.9, **law)
    assert level > 0.8
    lost = -1440 * acclimation_rate(acclimation=1.0, core_temperature=36.9, **law)
    assert 0.023 <= lost <= 0.026


def test_rest_is_steady():
    states, flows = integrate(man(age=[20.0, 50.0, 80.0], female=[0.0, 1.0, 1.0]), Forcing(), 600, step=1.0)
    for name in ("core_temperature", "muscle_temperature", "skin_temperature"):
        assert getattr(states[-1], name) == pytest.approx(getattr(states[0], name), abs=1e-6)
    assert np.all((states[0].core_temperature > 36.2) & (states[0].core_temperature < 37.4))
    assert np.all((states[0].skin_temperature > 30) & (states[0].skin_temperature < 35))
    assert np.all(flows.sweat_flow < 1e-3)


@pytest.mark.parametrize(
    "forcing",
    [
        Forcing(),
        Forcing(**HOT),
        Forcing(**{**HOT, **RUN}, external_work=100.0),
        Forcing(immersion=0.9, water_temperature=15.0),
        Forcing(setpoint_shift=1.5),
    ],
)
def test_the_ledger_of_heat_closes_to_rounding(forcing):
    person = man()
    constants = heat_constants(person, PARAMETERS)
    states, _ = integrate(person, forcing, 60)
    first, last = states[0], states[-1]
    stored = (
        constants.core_capacity * (last.core_temperature - first.core_temperature)
        + constants.muscle_capacity * (last.muscle_temperature - first.muscle_temperature)
        + constants.skin_capacity * (last.skin_temperature - first.skin_temperature)
    )
    lost = last.heat_breathed + last.heat_to_air + last.heat_evaporated + last.heat_to_water
    assert last.heat_made - lost == pytest.approx(stored, abs=1e-8)


def test_more_heat_makes_hotter():
    running = core_after(45, forcing=RUN)
    assert running > core_after(45, forcing={**RUN, "metabolic_rate": 600.0})
    assert core_after(45, forcing={**RUN, **HOT}) > running
    assert core_after(45, forcing={**RUN, "mean_radiant_temperature": 60.0}) > running
    assert core_after(45, forcing={**RUN, "clothing_insulation": 1.5}) > running
    assert core_after(45, forcing=RUN, mass_loss=0.04) > running


def test_acclimation_and_fitness_keep_cooler():
    person = man(heat_acclimation=[0.0, 1.0, 0.0], maximal_oxygen_uptake=[40.0, 40.0, 60.0])
    core = core_after(90, forcing={**HOT, "metabolic_rate": 450.0, "relative_intensity": 0.35}, person=person)
    assert core[1] < core[0] - 0.3
    assert core[2] < core[0]


def test_saltin_and_hermansen_core_rises_with_relative_load():
    # abstract: oesophagus 38.01 and 38.49 degC at 51 and 69 % of maximal uptake, SD about 0.2; rectum 0.14 K more
    person = man(maximal_oxygen_uptake=[40.0, 50.0, 60.0])
    for load_share, expected in ((0.51, 38.01), (0.69, 38.49)):
        rate = load_share * person.maximal_oxygen_uptake * 0.070 * 345
        forcing = {"metabolic_rate": rate, "external_work": 0.2 * rate, "relative_intensity": load_share}
        room = {"air_temperature": 20.0, "mean_radiant_temperature": 20.0, "vapour_pressure": 1.2, "air_speed": 0.5}
        core = core_after(60, forcing={**forcing, **room, "clothing_insulation": 0.1}, person=person)
        assert core == pytest.approx(expected, abs=0.3)


PRESCRIPTIVE = np.array([[5.0], [10.0], [15.0], [19.0], [22.0]])  # [degC] air down, runners across


@settings(max_examples=10, deadline=None)
@given(
    mass=st.floats(50.0, 90.0),
    fitness=st.floats(40.0, 60.0),
    age=st.floats(18.0, 60.0),
    female=st.sampled_from((0.0, 1.0)),
    share=st.floats(0.5, 0.65),
)
def test_core_of_a_runner_follows_the_effort_and_hardly_the_air(mass, fitness, age, female, share):
    """Nielsen & Nielsen 1962 (abstract): core in work practically independent of the air from 5 to 30 degC.

    Half to two thirds of the maximal uptake: small untrained people in light work do cool at 5 degC, and big fast ones
    leave the prescriptive zone below 22 degC, as Lind 1963 found it to narrow with the metabolic rate.
    """
    height = 1.75 * (mass / 70.0) ** (1 / 3)
    person = man(body_mass=mass, height=height, age=age, female=female, maximal_oxygen_uptake=fitness)
    forcing = {
        "air_temperature": PRESCRIPTIVE,
        "mean_radiant_temperature": PRESCRIPTIVE,
        "vapour_pressure": vapour_pressure(60.0, PRESCRIPTIVE),
        "air_speed": 2.8,
        "clothing_insulation": 0.3,
        "metabolic_rate": share * fitness * mass / 1000 * 345,
        "relative_intensity": share,
    }
    core = core_after(60, forcing=forcing, person=person)
    assert np.ptp(core) < 0.4
    assert np.all((core > 37.5) & (core < 39.2))


def test_light_work_in_the_cool_keeps_the_core_and_rest_keeps_it_too():
    air = np.array([[5.0], [15.0], [22.0]])
    room = {"air_temperature": air, "mean_radiant_temperature": air, "vapour_pressure": vapour_pressure(60.0, air)}
    seated = core_after(120, forcing={**room, "clothing_insulation": 0.6})
    walking = {"metabolic_rate": 320.0, "relative_intensity": 0.25, "air_speed": 1.7, "clothing_insulation": 0.7}
    assert np.all(np.abs(seated - 36.9) < 0.3)
    assert np.all(core_after(60, forcing={**room, **walking}) > 36.8)


@pytest.mark.parametrize(
    ("air", "vapour", "radiant", "wind", "rate", "clo", "acclimated", "water"),
    [  # ISO 7933:2004 annex F, cases that stay compensable; grams over 8 h
        (40.0, 2.5, 40.0, 0.3, 150.0, 0.5, 1.0, 6166.0),
        (35.0, 3.0, 35.0, 1.0, 150.0, 0.5, 0.0, 3892.0),
        (43.0, 3.0, 43.0, 0.3, 103.0, 0.5, 1.0, 6765.0),
        (40.0, 3.0, 40.0, 0.3, 150.0, 0.4, 1.0, 6683.0),
    ],
)
def test_sweat_over_a_shift_is_near_iso_7933(air, vapour, radiant, wind, rate, clo, acclimated, water):
    """Another model, not a measurement: within a third of its water, core below its exhaustion."""
    person = man(body_mass=75.0, height=1.80, heat_acclimation=acclimated)
    forcing = Forcing(
        air_temperature=air,
        mean_radiant_temperature=radiant,
        vapour_pressure=vapour,
        air_speed=wind,
        clothing_insulation=clo,
        metabolic_rate=rate * 1.94,
        relative_intensity=0.15 * (rate > 110),
    )
    states, flows = integrate(person, forcing, 240, step=0.5)
    grams = flows.sweat_flow * 480 * 1000
    assert grams == pytest.approx(water, rel=0.35)
    assert 37.0 < states[-1].core_temperature < 38.8


def test_uncompensable_heat_has_no_plateau():
    humid = {**HOT, "vapour_pressure": vapour_pressure(70.0, 40.0)}
    states, _ = integrate(man(), Forcing(**{**humid, "metabolic_rate": 400.0, "relative_intensity": 0.3}), 90)
    core = [state.core_temperature[0] for state in states]
    assert core[90] - core[60] > 0.5


def test_cold_water_cools_and_warm_water_heats_and_sweat_flows_under_water():
    forcing = {"immersion": 0.9, "clothing_insulation": 0.05, "metabolic_rate": 700.0, "relative_intensity": 0.6}
    states, flows = integrate(man(), Forcing(**forcing, water_temperature=28.0), 60)
    assert states[-1].skin_temperature < 30
    assert 37.5 < states[-1].core_temperature < 39.3
    assert 0.1 < flows.sweat_flow * 60 < 0.8
    assert states[-1].heat_to_water > 10 * states[-1].heat_evaporated
    bath = {"immersion": 0.9, "clothing_insulation": 0.05}
    assert core_after(60, forcing={**bath, "water_temperature": 15.0}) < 36.2
    assert core_after(60, forcing={**bath, "water_temperature": 40.0}) > 38.0


def test_fever_raises_and_three_weeks_of_nights_do_not_drift():
    fever = core_after(240, forcing={"setpoint_shift": 1.5})
    assert 37.8 < fever < 38.8
    night = {"air_temperature": 27.0, "mean_radiant_temperature": 27.0, "vapour_pressure": 2.6, "metabolic_rate": 75.0}
    states, _ = integrate(man(), Forcing(**night), 480, step=1.0)
    assert 36.0 < states[-1].core_temperature < 37.5


def test_step_of_a_quiet_minute_is_stable_and_close():
    warm = {"air_temperature": 30.0, "mean_radiant_temperature": 30.0, "vapour_pressure": 3.0}
    coarse = core_after(240, forcing=warm, step=1.0)
    fine = core_after(240, forcing=warm, step=1 / 6)
    assert coarse == pytest.approx(fine, abs=0.01)


def test_step_of_ten_seconds_is_stable_and_close_in_hard_running():
    coarse = core_after(60, forcing={**RUN, **HOT})
    fine = core_after(60, forcing={**RUN, **HOT}, step=1 / 24)
    assert coarse == pytest.approx(fine, abs=0.01)


def test_never_nan_over_draws_and_extremes():
    n = 64
    parameters = draw(HeatParameters, n, 1)
    person = man(body_mass=np.linspace(20, 180, n), height=np.linspace(1.0, 2.0, n), age=np.linspace(5, 100, n))
    for forcing in (
        Forcing(air_temperature=60.0, mean_radiant_temperature=90.0, vapour_pressure=8.0, metabolic_rate=1400.0),
        Forcing(air_temperature=-30.0, mean_radiant_temperature=-30.0, vapour_pressure=0.0, air_speed=15.0),
        Forcing(immersion=1.0, water_temperature=0.0, relative_intensity=1.3, metabolic_rate=1200.0),
    ):
        states, flows = integrate(person, forcing, 20, mass_loss=0.3, parameters=parameters)
        assert all(np.all(np.isfinite(item)) for item in (*states[-1], *flows))
        assert np.all(flows.sweat_flow >= 0)
