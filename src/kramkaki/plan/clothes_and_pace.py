"""One exercise made easier or lighter clad."""

LIGHTER = {"warm": "light", "normal": "light"}
EASIER = {"maximal": "race", "race": "hard", "hard": "moderate", "moderate": "easy"}
TIMES = ("pace_min_per_km", "pace_min_per_100_m")
RATES = ("speed_km_per_h", "power_w", "intensity_percent", "metabolic_rate_w", "heat_production_w")
ONE_STEP = 0.10  # what one word of effort stands for here


def slowed(bout, share):
    """Return an exercise done this much easier, or None where it cannot be (work, or nothing says how hard).

    Parameters
    ----------
    bout : Exercise
    share : float
        [1]
    """
    if bout.activity == "work":
        return None
    update = {name: getattr(bout, name) / (1 - share) for name in TIMES if getattr(bout, name) is not None}
    update |= {name: getattr(bout, name) * (1 - share) for name in RATES if getattr(bout, name) is not None}
    if bout.distance_km is not None and bout.duration is not None:
        update["duration"] = bout.duration / (1 - share)
    if bout.course:
        slow = [part.model_copy(update={"duration": part.duration / (1 - share)}) for part in bout.course]
        update["course"] = slow
    if not update and share == ONE_STEP and bout.effort in EASIER:
        update["effort"] = EASIER[bout.effort]
    return bout.model_copy(update=update) if update else None


def lighter(bout):
    """Return an exercise in lighter clothing, or None where it is light already or protects."""
    return bout.model_copy(update={"clothing": LIGHTER[bout.clothing]}) if bout.clothing in LIGHTER else None
