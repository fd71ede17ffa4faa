"""Laws of body water against their sources; the water organ against conservation and common sense."""

import numpy as np
import pytest

from kramkaki.body.forcing import Forcing
from kramkaki.body.gut import GutParameters, GutState, gut_constants, gut_flows, gut_start
from kramkaki.body.person import Person
from kramkaki.body.signals import DrugEffects, HeatFlows, SweatFlows
from kramkaki.body.water import (
    WaterParameters,
    WaterState,
    sodium_dilution,
    water_constants,
    water_rates,
    water_start,
    water_status,
)
from kramkaki.equations import water
from kramkaki.parameters.records import load

NO_DRUGS = DrugEffects(0.0, 1.0, 1.0, 1.0, 0.0)
RESTING = HeatFlows(0.0003, 0.0003, 0.0, 80.0, 36.0)


class Body:
    """Water and gut alone, with prescribed sweat, carried by Heun's method."""

    def __init__(self, person=None, drugs=NO_DRUGS):
        self.person = person or Person()
        self.water_parameters, self.gut_parameters = load(WaterParameters), load(GutParameters)
        self.water_constants = water_constants(self.person, self.water_parameters, drugs)
        self.gut_constants = gut_constants(self.person, self.gut_parameters)
        self.water = water_start(self.person, self.water_parameters, self.water_constants)
        self.gut = gut_start(self.person, self.gut_parameters, self.gut_constants)

    @property
    def status(self):
        return water_status(self.water, self.person, self.water_parameters, self.water_constants)

    @property
    def dilution(self):
        return sodium_dilution(self.water, self.water_parameters, self.water_constants)

    def rates(self, fluid, gut, forcing, heat, sweat_sodium, drugs):
        status = water_status(fluid, self.person, self.water_parameters, self.water_constants)
        sweat = SweatFlows(heat.sweat_flow * sweat_sodium, heat.sweat_flow * 5.0, 0.0, 0.0)
        gut_rates, absorbed, drunk = gut_flows(
            gut,
            self.person,
            self.gut_parameters,
            self.gut_constants,
            water=status,
            water_state=fluid,
            heat=heat,
            forcing=forcing,
        )
        fluid_rates, _ = water_rates(
            fluid,
            self.person,
            self.water_parameters,
            self.water_constants,
            water=status,
            heat=heat,
            sweat=sweat,
            gut=absorbed,
            drunk_to_thirst=drunk,
            potassium_gain=absorbed.potassium - sweat.potassium,
            drugs=drugs,
            forcing=forcing,
        )
        return fluid_rates, gut_rates

    def live(self, minutes, heat=RESTING, sweat_sodium=40.0, drugs=NO_DRUGS, step=1.0, **world):
        """Carry on for some minutes of one and the same world."""
        forcing = Forcing(**world)
        rest = (forcing, heat, sweat_sodium, drugs)
        for _ in range(round(minutes / step)):
            first = self.rates(self.water, self.gut, *rest)
            trial = (_moved(self.water, first[0], step), _moved(self.gut, first[1], step))
            second = self.rates(*trial, *rest)
            self.water = _moved(_moved(self.water, first[0], step / 2), second[0], step / 2)
            self.gut = _moved(_moved(self.gut, first[1], step / 2), second[1], step / 2)
        return self


def _moved(state, rates, step):
    return type(state)(*(x + step * dx for x, dx in zip(state, rates, strict=True)))


def hard_day(step):
    """Run in the heat, drink to thirst, then a salty meal with vomiting: everything at once."""
    running = HeatFlows(0.02, 0.0015, 0.0006, 800.0, 38.5)
    body = Body()
    body.live(20, step=step, intake_water=0.02, intake_sodium=0.5, intake_energy=5.0)
    body.live(90, running, step=step, relative_intensity=0.65, thirst_drinking=1.0, thirst_sodium=20.0)
    body.live(30, step=step, intake_water=0.05, intake_sodium=3.0, lost_water=0.01, lost_sodium=1.0)
    return body.live(100, step=step, immersion=0.9, intake_alcohol=0.1)


def test_watson_worked_examples():
    assert water.total_body_water(age=25.0, height=1.74, body_mass=74.0, female=0.0) == pytest.approx(43.6, abs=0.05)
    assert water.total_body_water(age=25.0, height=1.65, body_mass=60.0, female=1.0) == pytest.approx(30.3, abs=0.05)


def test_sodium_law_inverts():
    cations = water.exchangeable_cations(sodium=np.array([120.0, 140.0, 155.0]), body_water=40.0)
    assert water.plasma_sodium(cations=cations, body_water=40.0) == pytest.approx([120.0, 140.0, 155.0])


def test_isonatric_fluid_of_nguyen_and_kurtz():
    for sodium in (130.0, 140.0):
        per_litre = water.exchangeable_cations(sodium=sodium, body_water=1.0)
        assert per_litre == pytest.approx(0.97 * sodium + 23.1, abs=0.2)


@pytest.mark.parametrize(
    ("drink_sodium", "low", "high"), [(0.0, 135.0, 135.5), (19.9, 136.6, 137.1), (36.2, 137.9, 138.3)]
)
def test_sweat_replaced_litre_for_litre(drink_sodium, low, high):
    """Sweat of 3.0 to 3.5 L at 45 Na + 5 K, replaced; figures of the Anastasiou 2009 check in the literature file."""
    before = water.exchangeable_cations(sodium=139.0, body_water=44.0)
    after = [
        water.plasma_sodium(cations=before + litres * (drink_sodium - 50.0), body_water=44.0) for litres in (3.0, 3.5)
    ]
    assert low - 0.1 <= np.mean(after) <= high + 0.1


@pytest.mark.parametrize(("gain", "expected"), [(0.02, 134.7), (0.04, 129.8)])
def test_overdrinking(gain, expected):
    before = water.exchangeable_cations(sodium=140.0, body_water=43.6)
    assert water.plasma_sodium(cations=before, body_water=43.6 + gain * 74.0) == pytest.approx(expected, abs=0.3)


def test_vasopressin_line_and_volume():
    line = {"threshold": 284.0, "gain": 0.43, "volume_slope": 0.2}
    assert water.vasopressin_target(osmolality=280.0, extracellular_change=0.0, **line) == 0.0
    assert water.vasopressin_target(osmolality=294.0, extracellular_change=0.0, **line) == pytest.approx(4.3)
    dry = water.vasopressin_target(osmolality=290.0, extracellular_change=-0.1, **line)
    assert dry > water.vasopressin_target(osmolality=290.0, extracellular_change=0.0, **line)


def test_thirst_line_of_thompson():
    """Their line 0.30 (osmolality - 281) between 285 and 305 mOsm/kg."""
    quiet = {"plasma_change": 0.0, "tolerated_loss": 0.08, "volume_gain": 20.0}
    risen = water.thirst_target(osmolality=305.0, usual_osmolality=285.0, gain=0.30, **quiet)
    assert risen == pytest.approx(0.30 * (305.0 - 281.0) - 0.30 * (285.0 - 281.0))


def test_isotonic_loss_is_all_extracellular():
    cations, share = water.exchangeable_cations(sodium=140.0, body_water=42.0), 0.42
    per_litre = cations / 42.0
    after = water.extracellular_volume(
        body_water=40.5, extracellular_cations=share * cations - 1.5 * per_litre, all_osmoles=cations - 1.5 * per_litre
    )
    assert after == pytest.approx(share * 42.0 - 1.5)


def test_water_loss_is_shared_by_cells():
    cations = water.exchangeable_cations(sodium=140.0, body_water=42.0)
    after = water.extracellular_volume(body_water=41.0, extracellular_cations=0.42 * cations, all_osmoles=cations)
    assert after == pytest.approx(0.42 * 41.0)


def test_start_is_steady_without_sweat_and_drink():
    body = Body(Person(habitual_thiazide=25.0), NO_DRUGS._replace(sodium_excretion=0.05))
    drugs = NO_DRUGS._replace(sodium_excretion=0.05)
    fluid, _ = body.rates(body.water, body.gut, Forcing(), RESTING, 0.0, drugs)
    assert fluid.urine_sodium == pytest.approx(150.0 / 1440.0)
    for name in ("vasopressin", "tubule_vasopressin", "recent_volume", "diuretic_habit", "thirst", "recent_sodium"):
        assert getattr(fluid, name) == pytest.approx(0.0, abs=1e-9), name


def test_usual_urine_balances_usual_water():
    body = Body()
    fluid, _ = body.rates(body.water, body.gut, Forcing(), RESTING, 0.0, NO_DRUGS)
    assert 1440.0 * fluid.urine_water == pytest.approx(2.5 - 0.45 * 1.81 + 0.21, abs=0.05)


def test_measured_values_win():
    assert Body(Person(measured_sodium=135.0)).status.plasma_sodium == pytest.approx(135.0)
    assert Body(Person(measured_osmolality=282.5)).status.plasma_osmolality == pytest.approx(282.5)
    both = Body(Person(measured_sodium=138.0, measured_osmolality=293.0)).status
    assert (both.plasma_sodium, both.plasma_osmolality) == pytest.approx((138.0, 293.0))


@pytest.mark.parametrize("step", [1.0, 0.5])
def test_water_sodium_and_mass_are_conserved(step):
    start, end = Body(), hard_day(step)
    w, g = end.water, end.gut
    held = w.body_water + g.stomach_water + g.intestine_water - start.water.body_water
    assert held == pytest.approx(w.water_taken + w.water_made - w.water_lost - w.urine_water, abs=1e-11)
    salt = w.extracellular_sodium + g.stomach_sodium + g.intestine_sodium - start.water.extracellular_sodium
    assert salt == pytest.approx(w.sodium_taken - w.sodium_lost - w.urine_sodium, abs=1e-9)
    burnt, eaten = 90 * 0.0006, 20 * 5.0 * end.water_parameters.food_mass
    assert w.mass_change == pytest.approx(held - w.water_made + eaten - burnt - w.stool_mass, abs=1e-11)


def test_halving_the_step_quarters_the_error():
    fine = hard_day(0.125).status
    errors = [abs(hard_day(step).status.plasma_sodium - fine.plasma_sodium) for step in (1.0, 0.5)]
    assert errors[0] < 0.02
    assert errors[1] < 0.4 * errors[0]


def test_dilution_tells_water_from_salt():
    """Lau 2019: large with water, small with 50 mmol/L, none when drying out; and a glass of water alone is nothing."""
    running = HeatFlows(0.0225, 0.0015, 0.0006, 800.0, 38.5)
    dilution = {}
    for name, drink in {"water": (0.15, 0.0), "salty": (0.15, 7.5), "nothing": (0.0, 0.0)}.items():
        body = Body().live(60, running, 45.0, relative_intensity=0.6).live(10)
        dilution[name] = body.live(10, intake_water=drink[0], intake_sodium=drink[1]).live(60).dilution
    assert dilution["nothing"] == 0.0
    assert dilution["water"] > 1.5
    assert dilution["salty"] < 0.4 * dilution["water"]
    glass = Body().live(10, intake_water=0.05).live(60).dilution
    assert glass < 0.25 * dilution["water"]


def test_furosemide_takes_plasma_more_than_sweat_does():
    drugs = NO_DRUGS._replace(sodium_excretion=0.9, water_excretion=0.9 / 145.0)
    drug = Body().live(240, drugs=drugs)
    sweat = Body().live(240, HeatFlows(1.35 / 240, 0.0003, 0.0, 80.0, 37.0))
    assert drug.status.plasma_volume_change < 1.3 * sweat.status.plasma_volume_change < 0.0
    assert drug.status.plasma_sodium < sweat.status.plasma_sodium


def test_missed_diuretic_holds_salt_back():
    usual = NO_DRUGS._replace(sodium_excretion=0.06)
    taking, missing = Body(drugs=usual), Body(drugs=usual)
    taking.live(1440, drugs=usual)
    missing.live(1440, drugs=NO_DRUGS)
    assert missing.water.urine_sodium < taking.water.urine_sodium - 20.0


def test_immersion_makes_urine():
    dry, wet = Body().live(180), Body().live(180, immersion=1.0)
    assert 1.5 * dry.water.urine_water < wet.water.urine_water < 4.0 * dry.water.urine_water


def test_alcohol_makes_urine():
    sober = Body().live(30, intake_water=0.01).live(180)
    merry = Body().live(30, intake_water=0.01, intake_alcohol=1.0).live(180)
    assert 0.05 < merry.water.urine_water - sober.water.urine_water < 0.4


@pytest.mark.parametrize(
    "person",
    [
        Person(habitual_sodium=0.0, habitual_water=0.0),
        Person(age=95.0, kidney_function=0.0),
        Person(body_mass=25.0, height=1.2, age=8.0),
        Person(measured_sodium=50.0),
    ],
)
def test_never_nan(person):
    body = Body(person).live(10, intake_water=1.0).live(100)
    body.live(300, HeatFlows(0.2, 0.01, 0.001, 1500.0, 45.0), relative_intensity=2.0, lost_water=0.1, lost_sodium=20.0)
    for state in (body.water, body.gut, body.status):
        assert all(np.isfinite(value) for value in state)


def test_dialysis_keeps_the_habitual_balance():
    body = Body(Person(kidney_function=0.02))
    fluid, _ = body.rates(body.water, body.gut, Forcing(), RESTING, 0.0, NO_DRUGS)
    assert fluid.urine_sodium == pytest.approx(150.0 / 1440.0)
    healthy, _ = Body().rates(Body().water, Body().gut, Forcing(), RESTING, 0.0, NO_DRUGS)
    assert fluid.urine_water == pytest.approx(healthy.urine_water, rel=0.02)


def test_flood_of_water_dilutes_but_stays_finite():
    body = Body().live(10, intake_water=1.0)
    lowest = body.status.plasma_sodium
    for _ in range(60):
        lowest = min(lowest, body.live(20).status.plasma_sodium)
    assert 100.0 < lowest < 120.0
    assert body.status.plasma_sodium > 130.0


def test_arrays_of_people():
    people = Person(age=np.array([25.0, 80.0]), female=np.array([0.0, 1.0]))
    body = Body(people).live(5, intake_water=0.1)
    assert body.status.plasma_sodium.shape == (2,)
    assert body.water_constants.thirst_gain[1] < body.water_constants.thirst_gain[0]
    assert set(WaterState._fields) & set(GutState._fields) == set()
