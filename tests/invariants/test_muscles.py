"""The muscles of the body: shares stay shares, rest is steady, each cause acts where it should."""

import numpy as np

from kramkaki.body.forcing import Forcing
from kramkaki.body.muscles import MuscleParameters, muscle_constants, muscle_rates, muscle_readings, muscle_start
from kramkaki.body.person import MUSCLES, Person
from kramkaki.body.signals import HeatFlows, WaterStatus
from kramkaki.engine import fields
from kramkaki.parameters import records
from kramkaki.scenario.compile.muscle_use import LEG_MUSCLES, muscle_use

P = records.load(MuscleParameters)


def world(activity, intensity=0.0, grade=0.0, **posture):
    values = {}
    for muscle, use in muscle_use(activity, intensity, grade, **posture).items():
        for side in ("left", "right"):
            values[f"{muscle}_{side}_activation"] = use.activation
            values[f"{muscle}_{side}_eccentric"] = use.eccentric
    return Forcing(relative_intensity=intensity, **values)


def surroundings(muscle_temperature=38.0, body_mass_loss=0.0):
    heat = HeatFlows(0.0, 0.0, 0.0, 100.0, muscle_temperature)
    water = WaterStatus(140.0, 285.0, 0.0, 0.0, body_mass_loss, 42.0, 3.0, 14.0)
    return {"heat": heat, "water": water}


class Legs:
    """The muscles alone, of one person or (arrays in person or forcing) of several, carried by Heun's method."""

    def __init__(self, person=None, **conditions):
        self.person = person or Person()
        self.constants = muscle_constants(self.person, P)
        self.state = muscle_start(self.person, P, self.constants)
        self.conditions = surroundings(**conditions)

    def _rates(self, values, forcing):
        state = fields.unpack(type(self.state), values)
        return fields.pack(muscle_rates(state, self.person, P, self.constants, **self.conditions, forcing=forcing))

    def go(self, forcing, minutes, step=0.5):
        values = fields.pack(self.state)
        for _ in range(round(minutes / step)):
            first = self._rates(values, forcing)
            values = values + step / 2 * (first + self._rates(values + step * first, forcing))
        self.state = fields.unpack(type(self.state), values)
        return self

    def read(self, forcing, plasma_potassium=4.2):
        return muscle_readings(self.state, P, self.constants, plasma_potassium, forcing)


def test_rest_is_steady():
    rates = muscle_rates(
        Legs().state, Person(), P, muscle_constants(Person(), P), **surroundings(35.0), forcing=Forcing()
    )
    assert np.abs(fields.pack(rates)[:-2]).max() == 0


def test_hours_of_an_activity_tire_but_do_not_exhaust():
    worlds = [world(activity, 0.6) for activity in ("running", "cycling", "swimming", "football", "stairs", "work")]
    worlds.append(world("standing"))
    together = Forcing(*(np.array(values) for values in zip(*worlds, strict=True)))
    legs = Legs().go(together, 180)
    most = np.max([getattr(legs.state, muscle).fatigue for muscle in MUSCLES], axis=0)
    assert np.all((most > 0.05) & (most < 0.6)), most


def test_everything_stays_between_nought_and_one_at_the_hardest_work():
    hardest = Forcing(
        relative_intensity=1.0,
        **{f"{muscle}_{kind}": 1.0 for muscle in MUSCLES for kind in ("activation", "eccentric", "injury")},
    )
    legs = Legs(Person(conditioning=0.0, flat_feet=1.0), muscle_temperature=42.0, body_mass_loss=0.1)
    for _ in range(4):
        values = fields.pack(legs.go(hardest, 30, step=1 / 6).state)
        assert np.all(np.isfinite(values))
        for muscle in MUSCLES:
            state = getattr(legs.state, muscle)
            assert 0 <= state.fatigue <= 1
            assert 0 <= state.late_fatigue <= 1
            assert 0 <= state.damage <= 1


def test_halving_the_step_changes_little():
    coarse = Legs().go(world("running", 0.8), 10, step=1 / 6)
    fine = Legs().go(world("running", 0.8), 10, step=1 / 12)
    np.testing.assert_allclose(fields.pack(coarse.state), fields.pack(fine.state), atol=1e-4)


def test_both_legs_are_alike():
    state = Legs().go(world("running", 0.7), 20).state
    for muscle in LEG_MUSCLES:
        assert getattr(state, f"{muscle}_left") == getattr(state, f"{muscle}_right")


def test_harder_hotter_and_drier_tire_more():
    def calf(intensity=0.6, **conditions):
        return Legs(**conditions).go(world("running", intensity), 30).state.calf_left.fatigue

    assert calf(0.9) > 1.2 * calf()
    assert 1.0 < calf(muscle_temperature=40.0) / calf() < 1.25
    assert 1.0 < calf(body_mass_loss=0.04) / calf() < 1.25


def test_flat_feet_load_shin_and_foot_only():
    normal = Legs().go(world("walking", 0.3), 30).state
    flat = Legs(Person(flat_feet=1.0)).go(world("walking", 0.3), 30).state
    for muscle in LEG_MUSCLES:
        ratio = getattr(flat, f"{muscle}_left").fatigue / getattr(normal, f"{muscle}_left").fatigue
        if muscle in ("shin", "foot"):
            assert ratio > 1.2
        else:
            assert ratio == 1


def test_unaccustomed_downhill_running_damages_and_the_soreness_comes_later():
    legs = Legs(Person(conditioning=np.array([0.0, 1.0]))).go(world("running", 0.6, grade=-0.1), 60)
    quadriceps = legs.state.quadriceps_left
    assert quadriceps.damage[0] > 0.3
    assert quadriceps.damage[1] < 0.3 * quadriceps.damage[0]
    assert np.all(quadriceps.soreness < 0.05)
    assert np.all(quadriceps.inflammation > 0.9 * quadriceps.damage)


def test_cycling_makes_nobody_sore():
    legs = Legs(Person(conditioning=0.0)).go(world("cycling", 0.9), 30)
    assert legs.state.quadriceps_left.damage == 0


def test_guarding_is_read_around_a_fracture_and_moves_nothing_else():
    broken = Forcing(shin_left_injury=1.0, calf_left_injury=1.0)
    legs = Legs().go(broken, 30)
    reading = legs.read(broken)
    assert reading.calf_left.guarding == 1
    assert reading.calf_right.guarding == 0
    assert legs.state.calf_left == legs.state.calf_right


def test_potassium_around_the_fibres_rises_with_work():
    running = world("running", 0.8)
    legs = Legs().go(running, 20)
    assert 5.5 < legs.read(running).calf_left.interstitial_potassium < 10
    assert legs.read(Forcing()).calf_left.interstitial_potassium == 4.2
