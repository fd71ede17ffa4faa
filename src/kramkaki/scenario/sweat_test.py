"""A measured sweat rate: stated, or from two weigh-ins and what was drunk between them."""

import math

from kramkaki.equations.metabolism import body_area
from kramkaki.scenario.compile_intake import drink_times
from kramkaki.scenario.quantities import MINUTES_PER_HOUR

LATENT_HEAT = 2427.0  # [kJ/L] of evaporating sweat
EVAPORATED_SHARE = 0.8  # of secreted sweat
DRY_EXCHANGE = 9.0  # [W/m2/K] skin to air while moving
SKIN_TEMPERATURE = 34.5  # [degC]
OTHER_LOSS = 0.1  # [L/h] breath, carbon and other loss that a scale counts as sweat
FACTOR_LIMITS = (0.3, 3.0)


def sweat_test(draft):
    """Find the measured sweat rate and set the person's factor by a heat balance.

    Parameters
    ----------
    draft : Draft
        With weather, exercise and drinks filled in; its person is replaced.

    Returns
    -------
    rate : float or None
        Measured. [L/h]
    window : tuple or None
        First and last minute it was measured over.
    weigh_ins : list of (minute, kg)
        In order of time.
    """
    weigh_ins = sorted(
        (day.at(entry.time), entry.mass_kg) for day in draft.days for entry in day.content.weigh_in or ()
    )
    for minute, mass in weigh_ins:
        draft.event("weigh_in", minute, minute, "", mass)
    rate, window = draft.scenario.person.sweat_rate_l_per_h, _hardest_bout(draft)
    if rate is None:
        rate, window = _from_weigh_ins(draft, weigh_ins)
    if rate is None or window is None:
        return rate, None, weigh_ins
    expected = _expected(draft, *window)
    low, high = FACTOR_LIMITS
    draft.person = draft.person._replace(sweat_rate_factor=min(max(rate / expected, low), high))
    return rate, window, weigh_ins


def _hardest_bout(draft):
    bouts = [bout for bout in draft.bouts if bout[2].activity != "swimming"]
    if not bouts:
        return None
    work = draft.timeline.values["relative_intensity"]
    start, end, *_rest = max(bouts, key=lambda bout: work[slice(*draft.rows(bout[0], bout[1]))].sum())
    return start, min(end, draft.minutes)


def _from_weigh_ins(draft, weigh_ins):
    """The pair of neighbouring weigh-ins with exercise between them that shows the greatest loss."""
    drinks = [drink for day in draft.days for drink in drink_times(day)]
    best = (None, None)
    if draft.scenario.drinking != "listed":
        return best
    for (first, before), (last, after) in zip(weigh_ins, weigh_ins[1:], strict=False):
        active = sum(max(min(end, last) - max(start, first), 0) for start, end, *_rest in draft.bouts)
        if active < 10:
            continue
        drunk = sum(litres for minute, litres in drinks if first <= minute < last)
        lost = before - after + drunk - OTHER_LOSS * active / MINUTES_PER_HOUR
        rate = lost / active * MINUTES_PER_HOUR
        if 0.05 < rate < 5 and (best[0] is None or rate > best[0]):
            best = (rate, (first, last))
    return best


def _expected(draft, start, end):
    """Sweat a heat balance asks for. [L/h]"""
    first, last = draft.rows(start, end)
    values, person = draft.timeline.values, draft.person
    exercising = values["exercising"][first:last] > 0
    heat = (values["metabolic_rate"] - values["external_work"])[first:last][exercising].mean()
    radiant = values["mean_radiant_temperature"][first:last][exercising].mean()
    air = values["air_temperature"][first:last][exercising].mean()
    area = float(body_area(person.body_mass, person.height))
    dry = DRY_EXCHANGE * area * (SKIN_TEMPERATURE - (radiant + air) / 2)
    needed = heat - dry if math.isfinite(heat) else 0.0
    return max(needed * 3.6 / LATENT_HEAT / EVAPORATED_SHARE, 0.1)
