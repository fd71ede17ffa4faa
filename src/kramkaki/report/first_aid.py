"""First aid for a cramp in this scenario's situation, worded by the safety room."""

from kramkaki.run import run_numbers
from kramkaki.safety.first_aid import first_aid
from kramkaki.safety.warnings import circumstances_of_run


def steps(result):
    """The steps, in order, for the muscle most likely to cramp."""
    worst = result.cramps.get("worst") or {}
    muscle = worst.get("muscle", "").rpartition("_")[0] or None
    numbers = run_numbers(result.compiled, result.trace, result.heat_illness["probability"])
    around = {*result.compiled.circumstances, *circumstances_of_run(numbers)}
    return [step.text() for step in first_aid(around, result.compiled.symptoms, muscle)]
