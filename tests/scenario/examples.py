"""A small valid scenario that the tests change one thing at a time."""

import copy

START = "2026-03-01T05:30+07:00"


def small(**day):
    """A man, a morning, a run of an hour; keys of the day can be added or replaced."""
    return {
        "start": START,
        "person": {"age_years": 30, "sex": "male", "mass_kg": 70},
        "drinking": "listed",
        "meals": "listed",
        "day": [
            {
                "exercise": [
                    {
                        "start": "06:00",
                        "duration": "1 h",
                        "activity": "running",
                        "speed_km_per_h": 10,
                        "control": "fixed",
                    }
                ],
                **day,
            }
        ],
    }


def changed(path, value, content=None):
    """A copy with one key changed: ``changed("person.mass_kg", 7)``; list places are numbers."""
    content = copy.deepcopy(content or small())
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    table = content
    for step in steps:
        table = table[step] if isinstance(step, int) else table.setdefault(step, {})
    table[last] = value
    return content
