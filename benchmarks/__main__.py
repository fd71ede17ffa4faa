"""Measure the speed of the body, the commands and the nerve; print one JSON object per row and a table."""

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

from benchmarks import nerve
from kramkaki.api import why
from kramkaki.body.person import Person
from kramkaki.body.simulate import simulate
from kramkaki.body.timeline import Timeline
from kramkaki.body.wiring import draw_parameters
from kramkaki.cohort.lives import live
from kramkaki.cohort.populations import populations, variant
from kramkaki.parameters import records
from kramkaki.risk import assessment
from kramkaki.risk.parameters import CrampParameters
from kramkaki.scenario.templates import template_path

REPEATS = 7
HOURS = 24
SCENARIO = template_path("byrne-2006-race")
PLANNED = template_path("factory-shift")  # 24 h, and a plan that has to look for changes


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


def twenty_thousand_drawn():
    """Time from nothing to the chance of a cramp of 20,000 drawn marathon runners over 5 h. [s]"""
    runners = variant(populations()["marathon_runners"], "five hours", {"end": "2026-03-01T11:00+00:00"})
    parameters, ratios = records.load(CrampParameters), assessment.rate_ratios(0, 0)

    def run():
        for life in live(runners, 1, np.arange(20_000)):
            life.outlook(parameters, ratios).chance("exercise")

    return seconds(run, repeats=1)


def _command(cache, *arguments):
    environment = {**os.environ, "KRAMKAKI_CACHE_DIR": cache}
    start = time.perf_counter()
    kram = Path(sys.executable).with_name("kram")
    subprocess.run([kram, *arguments], env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def explaining():
    """Time of ``why`` for a day with a cramp that happened, without starting Python. [s]"""
    return seconds(lambda: why(template_path("hill-run")), repeats=3)


def command_line():
    """First ever and warm time of the main job, and warm time of a plan, each in a new process. [s]"""
    main_job, plan = ("run", SCENARIO, "--no-report"), ("plan", PLANNED)
    with tempfile.TemporaryDirectory() as cache:
        first = _command(cache, *main_job)
        warm = median(_command(cache, *main_job) for _ in range(5))
        _command(cache, *plan)
        return first, warm, median(_command(cache, *plan) for _ in range(3))


def jos3_person_hour():
    """Time of jos3 for one person-hour of the same day at its 60 s step. [s]"""
    import jos3

    def run():
        model = jos3.JOS3(height=1.7, weight=70, fat=15, age=30, sex="male", ci=2.6)
        model.Ta = model.Tr = 25
        model.RH, model.Va, model.Icl = 50, 0.15, 0.5
        for minutes, ratio in ((60, 1.2), (120, 8.0), (HOURS * 60 - 180, 1.2)):
            model.PAR = ratio
            model.simulate(minutes, dtime=60, output=False)

    return seconds(run, repeats=1) / HOURS


def our_person_hours():
    """Our time for one person-hour of the same day, alone and in a batch of 1,000, of one core. [s]"""
    day, mass = a_day(), np.linspace(45, 100, 1000)
    alone = seconds(lambda: simulate(Person(), [day])) / HOURS
    crowd = Person(body_mass=mass)
    simulate(crowd, [day], output_every=5)
    before = time.process_time()
    simulate(crowd, [day], output_every=5)
    return alone, (time.process_time() - before) / HOURS / len(mass)


def main():
    where = machine()
    first, warm, planned = command_line()
    peer, (alone, batch) = jos3_person_hour(), our_person_hours()
    rows = [
        ("one person, 24 h, central parameters, one core", one_person(), "ms", 25.0, "<="),
        ("the same with 64 draws, all cores", many_draws(), "s", 0.7, "<="),
        ("kram run --no-report, new process, warm cache", warm, "s", 2.0, "<="),
        ("kram run --no-report, first ever", first, "s", 20.0, "<="),
        ("kram plan of a day, new process, warm cache", planned, "s", 5.0, "<="),
        ("kram why, 24 h with a cramp that happened, 64 draws", explaining(), "s", 5.0, "<="),
        ("three weeks of nights, 64 draws, all cores", three_weeks(), "s", 8.0, "<="),
        ("per person-hour against jos3, alone", peer / alone, "times", 100.0, ">="),
        ("per person-hour against jos3, batch of 1,000", peer / batch, "times", 200.0, ">="),
        ("20,000 people, 5 h, all cores", twenty_thousand_runners(), "s", 20.0, "<="),
        ("20,000 people drawn, 5 h, with their chance of a cramp", twenty_thousand_drawn(), "s", 20.0, "<="),
        *nerve.rows(),
    ]
    print(where, file=sys.stderr)
    for name, value, unit, bar, sign in rows:
        holds = value <= bar if sign == "<=" else value >= bar
        record = {"name": name, "value": round(value, 3), "unit": unit, "bar": bar, "holds": holds, "machine": where}
        print(json.dumps(record), flush=True)
        print(f"{name:55} {value:9.3f} {unit:6} bar {sign} {bar:g}  {'ok' if holds else 'MISS'}", file=sys.stderr)


if __name__ == "__main__":
    main()
