"""A measured sweat rate: stated, or from two weigh-ins and what was drunk between them; and the person with it."""

from collections.abc import Sequence

import numpy as np

from kramkaki import language
from kramkaki.body.person import Person
from kramkaki.body.simulate import simulate
from kramkaki.body.timeline import Timeline
from kramkaki.constants import MINUTES_PER_HOUR
from kramkaki.language import gettext as _
from kramkaki.scenario.compile.draft import Draft
from kramkaki.scenario.compile.intake import drink_times

OTHER_LOSS = 0.1  # [L/h] breath, carbon and other loss that a scale counts as sweat
SHORTEST = 10  # [min] of exercise between two weigh-ins that measure anything
POSSIBLE = (0.05, 5.0)  # [L/h]
FACTOR_LIMITS = (0.1, 5.0)  # [1] beyond these a measured sweat rate is an error of measurement


def sweat_test(draft: Draft) -> tuple[float | None, tuple[float, float] | None, list[tuple[float, float]]]:
    """Find the measured sweat rate; whoever runs the body scales the person's sweating to it.

    Parameters
    ----------
    draft : Draft
        With weather, exercise and drinks filled in.

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
    return rate, window, weigh_ins


def _hardest_bout(draft: Draft) -> tuple[float, float] | None:
    bouts = [bout for bout in draft.bouts if bout[2].activity != "swimming"]
    if not bouts:
        return None
    work = draft.timeline.values["relative_intensity"]
    start, end, *_rest = max(bouts, key=lambda bout: work[slice(*draft.rows(bout[0], bout[1]))].sum())
    return start, min(end, draft.minutes)


def _from_weigh_ins(
    draft: Draft, weigh_ins: Sequence[tuple[float, float]]
) -> tuple[float | None, tuple[float, float] | None]:
    """The pair of neighbouring weigh-ins with exercise between them that shows the greatest loss."""
    drinks = [drink for day in draft.days for drink in drink_times(day)]
    best: tuple[float | None, tuple[float, float] | None] = (None, None)
    if draft.scenario.drinking != "listed":
        return best
    for (first, before), (last, after) in zip(weigh_ins, weigh_ins[1:], strict=False):
        bouts = [(start, end) for start, end, *_rest in draft.bouts if start < last and end > first]
        if not bouts:
            continue
        start, end = max(min(bouts)[0], first), min(max(end for _start, end in bouts), last)
        if end - start < SHORTEST:
            continue
        hours = (end - start) / MINUTES_PER_HOUR
        drunk = sum(litres for minute, litres in drinks if first <= minute < last)
        rate = (before - after + drunk) / hours - OTHER_LOSS
        if not POSSIBLE[0] < rate < POSSIBLE[1]:
            because = _("they would mean {rate} L of sweat an hour").format(rate=language.number(rate, 1))
            draft.assume("day.weigh_in", _("not counted"), "", because)
        elif best[0] is None or rate > best[0]:
            best = (rate, (start, end))
    return best


def sweating_as_measured(person: Person, timeline: Timeline, rate: float, window: tuple[float, float]) -> Person:
    """Scale the person's sweating so that the body sweats what was measured: measured values win.

    Parameters
    ----------
    person : Person
    timeline : Timeline
    rate : float
        Measured. [L/h]
    window : tuple
        First and last minute it was measured over.
    """
    first, last = (int(minute) for minute in window)
    for _pass in range(2):  # sweating feeds back on core temperature: twice is within a few percent
        trace = simulate(person, [timeline])
        modelled = max(float(trace["sweat_rate"][0, first + 1 : last + 1].mean()), 1e-6)
        factor = float(np.clip(person.sweat_rate_factor * rate / modelled, *FACTOR_LIMITS))
        person = person._replace(sweat_rate_factor=factor)
    return person
