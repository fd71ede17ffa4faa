"""The motor-neuron pool with its loop written for Brian2, run as a C++ standalone program.

Runs in an environment of its own (Brian2 2.9 needs NumPy below 2): ``python brian_pool.py constants.json``. The same
equations and constants as ours, from the file; nothing of kramkaki is imported. Prints one JSON object.
"""

import json
import sys
import tempfile
import time

import brian2 as b

CELLS = """
dsoma/dt = (soma_leak * (rest - soma) + (potassium * potassium_gate + adaptation) * (potassium_reversal - soma)
    + coupling * (dendrite - soma) + soma_leak * soma_inhibition * (inhibition_reversal - soma))
    / soma_capacitance / ms : 1 (unless refractory)
ddendrite/dt = (dendrite_leak * (rest - dendrite) + persistent * (1 - run_down_depth * run_down) * persistent_gate
    * (persistent_reversal - dendrite)
    + dendrite_leak * (tonic_excitation + input_weight * (will + spindle_weight * spindle))
    * (excitation_reversal - dendrite) + dendrite_leak * dendrite_inhibition * (inhibition_reversal - dendrite)
    + dendrite_leak * (private_noise * noise + common) + coupling * (soma - dendrite)) / dendrite_capacitance / ms : 1
dpotassium_gate/dt = -potassium_gate * potassium_decay / ms : 1
dpersistent_gate/dt = (1 / (1 + exp((persistent_half - dendrite) / persistent_slope)) - persistent_gate)
    / (persistent_time * ms) : 1
dadaptation/dt = -adaptation / (adaptation_time * second) : 1
drun_down/dt = (persistent_gate - run_down) / (run_down_time * second) : 1
noise : 1
after_depolarisation : 1
pump : 1
fibre_first : 1
fibre : 1
arrived : 1
muscle : 1
force : 1
spindle : 1 (linked)
dendrite_inhibition : 1 (linked)
soma_inhibition : 1 (linked)
common : 1 (linked)
private_noise : 1 (linked)
soma_capacitance : 1
dendrite_capacitance : 1
soma_leak : 1
dendrite_leak : 1
coupling : 1
threshold_voltage : 1
potassium : 1
potassium_decay : 1
persistent : 1
persistent_half : 1
spike_charge : 1
input_weight : 1
spindle_weight : 1
terminal_margin : 1
contraction_time : 1
strength : 1
"""
RESET = """
soma = potassium_reversal + reset_above_potassium
dendrite += spike_charge
potassium_gate += spike_opening * (1 - potassium_gate)
adaptation += adaptation_step * soma_leak
"""
# What our pool does once a millisecond for each unit.
UNITS = """
noise = noise * noise_kept + randn() * noise_fresh
ectopic = int(rand() < 1 - exp(-0.001 * terminal_highest
    * (1 - exp(-clip(after_depolarisation - pump - terminal_margin, 0, 1e9) / terminal_width))))
muscle = clip(arrived + ectopic, 0, 1)
arrived = 0
after_depolarisation = after_depolarisation * after_depolarisation_kept + muscle * after_depolarisation_step
pump = pump * pump_kept + muscle * pump_step
fibre_first = fibre_first * exp(-1 / contraction_time) + muscle
fibre = fibre * exp(-1 / contraction_time) + fibre_first / contraction_time * exp(-1 / contraction_time)
force = strength * (1 - 2 ** (-(fibre / force_half) ** 2))
"""
LOOP = """
fired : 1
muscle_spikes : 1
pool_force : 1
pull : 1
length : 1
fusimotor : 1
tendon_rate : 1
recurrent : 1
presynaptic : 1
common_unit : 1
taut : 1
metabolites : 1
spindle_rate : 1
secondary_rate : 1
late_spindle : 1 (linked)
late_secondary : 1 (linked)
late_tendon : 1 (linked)
spindle : 1
dendrite_inhibition : 1
soma_inhibition : 1
common : 1
private_noise : 1
"""
LINE = """
spindle : 1
secondary : 1
tendon : 1
kept_spindle : 1
kept_secondary : 1
kept_tendon : 1
where_first : 1
before_spindle : 1 (linked)
before_secondary : 1 (linked)
before_tendon : 1 (linked)
new_spindle : 1 (linked)
new_secondary : 1 (linked)
new_tendon : 1 (linked)
"""
MUSCLE = """
pull = pool_force + (pull - pool_force) * exp(-1 / series_lag)
active = pull * exp(-abs(abs((length ** force_length_skew - 1) / force_length_width)) ** force_length_shape)
passive = exp(passive_steepness / passive_strain * (length - 1 - passive_strain))
before = length
length = rest_length - tendon_give * active + (length - rest_length + tendon_give * active) * length_kept
velocity = (length - before) * 1000
drive = 1000 * muscle_spikes / count
fusimotor = drive / (drive + fusimotor_half_rate) + (fusimotor - drive / (drive + fusimotor_half_rate)) * fusimotor_kept
place = (length - shortest_length) / (longest_length - shortest_length)
gate = 1 / (1 + exp((presynaptic_half - place) / presynaptic_slope))
slack = 1 - 1 / (1 + exp((slack_half - place) / slack_slope))
presynaptic = presynaptic_inhibition * gate + (presynaptic - presynaptic_inhibition * gate) * presynaptic_kept
full = 100 * log(1 + (active + passive) / tendon_bend) / log(1 + 1 / tendon_bend)
tendon_rate = full + (tendon_rate - full) * tendon_kept
recurrent = recurrent * renshaw_kept + 2 * fired / count
common_unit = common_unit * common_kept + randn() * common_fresh
leaving = taut_speed * (fusimotor * slack + 1 - slack) + 1 / taut_time
tightened = taut_speed * fusimotor * slack / leaving
taut = tightened + (taut - tightened) * exp(-0.001 * leaving)
metabolites = pool_force + (metabolites - pool_force) * exp(-0.001 / (int(pool_force > metabolites) * metabolite_rise
    + int(pool_force <= metabolites) * metabolite_fall))
stretch = place - (neutral_length - shortest_length) / (longest_length - shortest_length)
secondary_aim = clip(secondary_base + secondary_per_length * stretch, 0, 1e9)
secondary_rate = secondary_aim + (secondary_rate - secondary_aim) * secondary_kept
spindle_rate = clip(spindle_base + spindle_per_length * stretch * (1 - taut) + spindle_per_velocity * sign(velocity)
    * abs(velocity) ** 0.6, 0, 1e9) + spindle_per_fusimotor * fusimotor + taut_rate * taut
spindle = spindle_excitation * late_spindle / (1 + late_spindle / spindle_depletion) * (1 - presynaptic)
    * (1 - metabolite_inhibition * metabolites) + secondary_excitation * late_secondary
dendrite_inhibition = tendon_weight / (1 + exp((tendon_half - place) / tendon_slope)) * clip(late_tendon / 100, 0, 1)
    * will_half / (will_half + will)
soma_inhibition = renshaw_weight * recurrent
private_noise = sqrt(noise_rest ** 2 + noise_active ** 2 * fusimotor * slack)
common = common_noise * sqrt(fusimotor * slack) * common_unit
fired = 0
"""


def one_line_each(statements):
    """Statements with their continuations joined, as Brian2 wants them."""
    return statements.replace("\n    ", " ")


def pool(constants, step, noisy):
    """Cells and loop, with a step of the cells in ms."""
    shared, units = constants["shared"], constants["units"]
    b.defaultclock.dt = step * b.ms
    namespace = shared | {"count": len(units["threshold_voltage"])}
    if not noisy:
        namespace |= dict.fromkeys(("noise_rest", "noise_active", "common_noise", "terminal_highest"), 0.0)
    cells = b.NeuronGroup(
        namespace["count"],
        CELLS,
        threshold="soma >= threshold_voltage and t - lastspike >= refractory_time * ms",
        reset=RESET,
        refractory=shared["spike_time"] * b.ms,
        method="exponential_euler",
        namespace=namespace,
        name="cells",
    )
    loop = b.NeuronGroup(1, LOOP, namespace=namespace, dt=1 * b.ms, name="loop")
    for name in ("spindle", "dendrite_inhibition", "soma_inhibition", "common", "private_noise"):
        setattr(cells, name, b.linked_var(loop, name, index=[0] * namespace["count"]))
    cells.run_regularly(one_line_each(UNITS), dt=1 * b.ms, when="start", order=0)
    loop.run_regularly(one_line_each(MUSCLE), dt=1 * b.ms, when="start", order=3)
    counted = b.Synapses(cells, loop, on_pre="fired_post += 1", name="counted")
    counted.connect()
    gathered = b.Synapses(
        cells,
        loop,
        "pool_force_post = force_pre : 1 (summed)\nmuscle_spikes_post = muscle_pre : 1 (summed)",
        dt=1 * b.ms,
        name="gathered",
    )
    gathered.connect()
    axons = b.Synapses(cells, cells, on_pre="arrived_post = 1", delay=shared["conduction_delay"] * b.ms, name="axons")
    axons.connect(j="i")
    line = delay_line(loop, round(shared["reflex_delay"]))
    for name, values in units.items():
        setattr(cells, name, values)
    cells.soma = cells.dendrite = shared["rest"]
    loop.length = shared["rest_length"]
    return [cells, loop, counted, gathered, axons, line]


def delay_line(loop, places):
    """Afferent rates on their way to the cord: one place a millisecond."""
    line = b.NeuronGroup(places, LINE, dt=1 * b.ms, name="line")
    kinds = {"spindle": "spindle_rate", "secondary": "secondary_rate", "tendon": "tendon_rate"}
    kept = "\n".join(f"kept_{kind} = {kind}" for kind in kinds)
    moved = "\n".join(f"{kind} = where_first * new_{kind} + (1 - where_first) * before_{kind}" for kind in kinds)
    line.run_regularly(kept, dt=1 * b.ms, when="start", order=1)
    line.run_regularly(moved, dt=1 * b.ms, when="start", order=2)
    line.where_first = [1.0] + [0.0] * (places - 1)
    before = [0, *range(places - 1)]
    for kind, rate in kinds.items():
        setattr(line, f"before_{kind}", b.linked_var(line, f"kept_{kind}", index=before))
        setattr(line, f"new_{kind}", b.linked_var(loop, rate, index=[0] * places))
        setattr(loop, f"late_{kind}", b.linked_var(line, kind, index=[places - 1]))
    return line


def measured(constants, step, noisy, seconds):
    """Mean rate of the pool after its first second [Hz], and the wall time of a simulated second, best of three [s]."""
    b.device.reinit()
    b.device.activate()
    with tempfile.TemporaryDirectory() as folder:
        b.set_device("cpp_standalone", directory=folder, build_on_run=False)
        objects = pool(constants, step, noisy)
        spikes = b.SpikeMonitor(objects[0], record=True)
        network = b.Network(*objects, spikes)
        network.run(seconds * b.second)
        b.device.build(directory=folder, run=False, compile=True)
        walls = []
        for _ in range(3):
            start = time.perf_counter()
            b.device.run(folder, with_output=False)
            walls.append(time.perf_counter() - start)
        rate = (spikes.t / b.second > 1).sum() / (seconds - 1) / len(objects[0])
    return float(rate), min(walls) / seconds


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        constants = json.load(file)
    b.seed(1)
    found = []
    for step in constants["steps"]:
        rate, _wall = measured(constants, step, noisy=False, seconds=5)
        _rate, wall = measured(constants, step, noisy=True, seconds=10)
        found.append({"step_ms": step, "rate_hz": rate, "seconds_per_second": wall})
    print(json.dumps({"version": b.__version__, "runs": found}))


if __name__ == "__main__":
    main()
