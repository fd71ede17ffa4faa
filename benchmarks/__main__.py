"""Measure the speed of the body model; print one JSON object per row and a table."""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np

from kramkaki.body.person import Person
from kramkaki.body.simulate import simulate
from kramkaki.body.timeline import Timeline
from kramkaki.body.wiring import draw_parameters
from kramkaki.scenario.templates import template_path

REPEATS = 7
HOURS = 24
SCENARIO = template_path("byrne-2006-race")


def machine():
    """Return the processor, its cores and the Python that ran."""
    names = [line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    processor = names[0] if names else platform.processor() or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, Python {platform.python_version()}"


def _lines(path):
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def seconds(function, repeats=REPEATS):
    """Return the median time of a call after one that warms it up. [s]"""
    function()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return median(times)


def a_day(hours=HOURS):
    """A day with two hours of running in warm weather, three drinks and a night's sleep."""
    timeline = Timeline(hours * 60)
    timeline.set(60, 180, metabolic_rate=800.0, relative_intensity=0.7, air_temperature=28.0, air_speed=3.0)
    timeline.both_legs(60, 180, calf_activation=0.3, quadriceps_activation=0.3, hamstring_activation=0.25)
    for minute in (90, 120, 150):
        timeline.add(minute, minute + 2, intake_water=0.2)
    return timeline


def one_person():
    day = a_day()
    return seconds(lambda: simulate(Person(), [day])) * 1e3


def many_draws():
    day, parameters = a_day(), draw_parameters(64, seed=0)
    return seconds(lambda: simulate(Person(), [day], parameters=parameters))


def three_weeks():
    nights, parameters = Timeline(21 * 24 * 60), draw_parameters(64, seed=0)
    return seconds(lambda: simulate(Person(), [nights], parameters=parameters, output_every=15), repeats=3)


def twenty_thousand_runners():
    race = a_day(5)
    mass = np.linspace(45, 100, 20_000)

    def run():
        for first in range(0, len(mass), 2000):
            simulate(Person(body_mass=mass[first : first + 2000]), [race], np.zeros(2000, dtype=int), output_every=5)

    return seconds(run, repeats=1)


def _command(cache):
    environment = {**os.environ, "KRAMKAKI_CACHE_DIR": cache}
    start = time.perf_counter()
    kram = Path(sys.executable).with_name("kram")
    subprocess.run([kram, "run", SCENARIO, "--no-report"], env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def command_line():
    """First ever and warm time of the main job in a new process. [s]"""
    with tempfile.TemporaryDirectory() as cache:
        first = _command(cache)
        return first, median(_command(cache) for _ in range(5))


def jos3_person_hour():
    """Time of jos3 for one person-hour at its 60 s step. [s]"""
    import jos3

    def run():
        model = jos3.JOS3(height=1.7, weight=70, fat=15, age=30, sex="male", ci=2.6)
        model.Ta, model.Tr, model.RH, model.Va, model.Icl, model.PAR = 28, 28, 50, 1.0, 0.3, 8.0
        model.simulate(240, dtime=60, output=False)

    return seconds(run, repeats=3) / 4


def our_person_hours():
    """Our time for one person-hour of the same exercise, alone and in a batch of 1,000, on one core. [s]"""
    exercise = Timeline(240).set(
        metabolic_rate=800.0, relative_intensity=0.7, air_temperature=28.0, mean_radiant_temperature=28.0, air_speed=1.0
    )
    alone = seconds(lambda: simulate(Person(), [exercise])) / 4
    mass = np.linspace(45, 100, 1000)
    before = time.process_time()
    simulate(Person(body_mass=mass), [exercise], np.zeros(1000, dtype=int))
    return alone, (time.process_time() - before) / 4000


def main():
    where = machine()
    first, warm = command_line()
    peer, (alone, batch) = jos3_person_hour(), our_person_hours()
    rows = [
        ("one person, 24 h, central parameters, one core", one_person(), "ms", 25.0, "<="),
        ("the same with 64 draws, all cores", many_draws(), "s", 0.7, "<="),
        ("kram run --no-report, new process, warm cache", warm, "s", 2.0, "<="),
        ("kram run --no-report, first ever", first, "s", 20.0, "<="),
        ("three weeks of nights, 64 draws, all cores", three_weeks(), "s", 8.0, "<="),
        ("per person-hour against jos3, alone", peer / alone, "times", 100.0, ">="),
        ("per person-hour against jos3, batch of 1,000", peer / batch, "times", 200.0, ">="),
        ("20,000 people, 5 h, all cores", twenty_thousand_runners(), "s", 20.0, "<="),
    ]
    print(where, file=sys.stderr)
    for name, value, unit, bar, sign in rows:
        holds = value <= bar if sign == "<=" else value >= bar
        record = {"name": name, "value": round(value, 3), "unit": unit, "bar": bar, "holds": holds, "machine": where}
        print(json.dumps(record), flush=True)
        print(f"{name:55} {value:9.3f} {unit:6} bar {sign} {bar:g}  {'ok' if holds else 'MISS'}", file=sys.stderr)


if __name__ == "__main__":
    main()
