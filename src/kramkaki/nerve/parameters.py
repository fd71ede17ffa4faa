"""Parameters of a muscle's pool; the records with unit, kind and source stand in ``parameters/nerve*.toml``.

The calf is the muscle of ``nerve.toml``. Where a muscle has no record of its own it borrows the calf's.
"""

from functools import cache
from typing import NamedTuple

from kramkaki.parameters import records

KINDS = ("calf", "shin", "hamstring", "quadriceps", "foot")


class NerveParameters(NamedTuple):
    """Every number of the motor-neuron pool, its reflexes, axons and muscle."""

    soma_diameter_smallest: float
    soma_diameter_first_fast: float
    soma_diameter_first_fatigable: float
    soma_diameter_largest: float
    dendrite_diameter_smallest: float
    dendrite_diameter_first_fast: float
    dendrite_diameter_first_fatigable: float
    dendrite_diameter_largest: float
    dendrite_length_smallest: float
    dendrite_length_first_fast: float
    dendrite_length_first_fatigable: float
    dendrite_length_largest: float
    soma_resistance_smallest: float
    soma_resistance_first_fast: float
    soma_resistance_first_fatigable: float
    soma_resistance_largest: float
    dendrite_resistance_smallest: float
    dendrite_resistance_first_fast: float
    dendrite_resistance_first_fatigable: float
    dendrite_resistance_largest: float
    spike_threshold_smallest: float
    spike_threshold_first_fast: float
    spike_threshold_first_fatigable: float
    spike_threshold_largest: float
    potassium_decay_smallest: float
    potassium_decay_first_fast: float
    potassium_decay_first_fatigable: float
    potassium_decay_largest: float
    slow_share: float
    resistant_share: float
    membrane_capacitance: float
    cytoplasm_resistivity: float
    coupling_share: float
    rest_voltage: float
    potassium_reversal: float
    excitation_reversal: float
    inhibition_reversal: float
    persistent_reversal: float
    potassium_density: float
    spike_opening: float
    spike_charge: float
    reset_above_potassium: float
    refractory_time: float
    spike_time: float
    persistent_half_smallest: float
    persistent_half_largest: float
    persistent_slope: float
    persistent_time: float
    regenerative_ratio_smallest: float
    regenerative_ratio_largest: float
    neuromodulation: float
    persistent_spread: float
    threshold_spread: float
    adaptation_step: float
    adaptation_time: float
    run_down_depth: float
    run_down_time: float
    tonic_excitation: float
    noise_rest: float
    noise_active: float
    noise_time: float
    common_noise: float
    common_noise_time: float
    volley_fast_share: float
    volley_time: float
    slow_volley_time: float
    transmitter_used: float
    transmitter_time: float
    spindle_base: float
    spindle_per_length: float
    spindle_per_velocity: float
    spindle_per_fusimotor: float
    fusimotor_half_rate: float
    fusimotor_time: float
    spindle_excitation: float
    input_weight_largest: float
    spindle_depletion: float
    presynaptic_inhibition: float
    presynaptic_time: float
    presynaptic_half: float
    presynaptic_slope: float
    tendon_bend: float
    tendon_time: float
    tendon_weight: float
    tendon_half: float
    tendon_slope: float
    reflex_delay: float
    renshaw_weight: float
    renshaw_time: float
    conduction_delay: float
    after_depolarisation_step: float
    after_depolarisation_time: float
    pump_step: float
    pump_time: float
    terminal_margin: float
    terminal_spread: float
    terminal_width: float
    terminal_highest: float
    terminal_refractory: float
    contraction_time_smallest: float
    contraction_time_first_fast: float
    contraction_time_first_fatigable: float
    contraction_time_largest: float
    twitch_force_smallest: float
    twitch_force_first_fast: float
    twitch_force_first_fatigable: float
    twitch_force_largest: float
    tetanic_force_smallest: float
    tetanic_force_first_fast: float
    tetanic_force_first_fatigable: float
    tetanic_force_largest: float
    force_half: float
    series_lag: float
    tendon_give: float
    stretch_smoothing: float
    short_length: float
    neutral_length: float
    shortest_length: float
    longest_length: float
    spindle_spread: float
    sensory_ease: float
    taut_rate: float
    taut_speed: float
    taut_time: float
    metabolite_rise: float
    metabolite_fall: float
    metabolite_inhibition: float
    reciprocal_weight: float
    slack_half: float
    slack_slope: float
    will_half: float
    secondary_base: float
    secondary_per_length: float
    secondary_lag: float
    secondary_excitation: float
    lasting_depression: float
    lasting_used: float
    lasting_time: float
    reciprocal_half: float
    reciprocal_time: float
    tendon_shock_time: float
    tendon_shock_weight: float
    tendon_shock_slope: float


class NerveMusclesParameters(NamedTuple):
    """Fields of ``NerveParameters`` in which a muscle differs from the calf."""

    shin_shortest_length: float
    shin_longest_length: float
    shin_short_length: float
    shin_neutral_length: float
    shin_contraction_time_smallest: float
    shin_contraction_time_first_fast: float
    shin_contraction_time_first_fatigable: float
    shin_contraction_time_largest: float
    shin_slow_share: float
    shin_resistant_share: float
    hamstring_shortest_length: float
    hamstring_longest_length: float
    hamstring_short_length: float
    hamstring_neutral_length: float
    hamstring_conduction_delay: float
    hamstring_reflex_delay: float
    quadriceps_shortest_length: float
    quadriceps_longest_length: float
    quadriceps_short_length: float
    quadriceps_neutral_length: float
    quadriceps_conduction_delay: float
    quadriceps_reflex_delay: float
    foot_shortest_length: float
    foot_longest_length: float
    foot_short_length: float
    foot_neutral_length: float
    foot_conduction_delay: float
    foot_reflex_delay: float
    foot_terminal_margin: float
    foot_contraction_time_smallest: float
    foot_contraction_time_first_fast: float
    foot_contraction_time_first_fatigable: float
    foot_contraction_time_largest: float


@cache
def _own(muscle: str) -> dict[str, float]:
    """Fields in which a muscle differs from the calf."""
    if muscle not in KINDS:
        raise KeyError(f"no muscle {muscle!r}; allowed: {', '.join(KINDS)}")
    known = records.load(NerveMusclesParameters)._asdict()
    return {name.removeprefix(f"{muscle}_"): value for name, value in known.items() if name.startswith(f"{muscle}_")}


def parameters_of(muscle: str, parameters: NerveParameters | None = None) -> NerveParameters:
    """Return the parameters of one muscle's pool.

    Parameters
    ----------
    muscle : str
        One of ``KINDS``.
    parameters : NerveParameters, optional
        Of the calf; the reference subject's where left out. What differs from muscle to muscle is replaced.
    """
    return (parameters or records.load(NerveParameters))._replace(**_own(muscle))


def operating_range(muscle: str) -> tuple[float, float]:
    """Return the shortest and longest fascicles of a muscle in daily use, of optimal. [1]

    Leaves out: differences between people and between heads of one muscle.
    """
    own = parameters_of(muscle)
    return own.shortest_length, own.longest_length
