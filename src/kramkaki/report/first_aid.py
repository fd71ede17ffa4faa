"""First aid for a cramp in this scenario's situation, worded by the safety room."""

from kramkaki.results import Result
from kramkaki.risk.run_numbers import run_numbers
from kramkaki.safety.first_aid import first_aid
from kramkaki.safety.warnings import circumstances_of_run


def steps(result: Result) -> list[str]:
    """The steps, in order, for the muscle most likely to cramp; for any muscle after an emergency."""
    worst = result.cramps.worst
    muscle = worst.muscle.rpartition("_")[0] if worst else None
    around = {*result.compiled.circumstances, *circumstances_of_run(run_numbers(result.compiled, result.trace))}
    return [step.text() for step in first_aid(around, result.compiled.symptoms, muscle)]
