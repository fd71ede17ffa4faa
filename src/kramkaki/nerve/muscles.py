"""The muscles of the legs: what each has of its own, as parameters of its pool.

The calf is the muscle of ``nerve.toml``. Where a muscle has no record of its own it borrows the calf's.
"""

from functools import cache
from typing import NamedTuple

from kramkaki.nerve.parameters import NerveParameters
from kramkaki.parameters import records

KINDS = ("calf", "shin", "hamstring", "quadriceps", "foot")


class NerveMusclesParameters(NamedTuple):
    """Fields of ``NerveParameters`` in which a muscle differs from the calf. [units of the records]"""

    shin_shortest_length: float  # [1]
    shin_longest_length: float  # [1]
    shin_short_length: float  # [1]
    shin_neutral_length: float  # [1]
    shin_contraction_time_smallest: float  # [ms]
    shin_contraction_time_first_fast: float  # [ms]
    shin_contraction_time_first_fatigable: float  # [ms]
    shin_contraction_time_largest: float  # [ms]
    shin_slow_share: float  # [1]
    shin_resistant_share: float  # [1]
    hamstring_shortest_length: float  # [1]
    hamstring_longest_length: float  # [1]
    hamstring_short_length: float  # [1]
    hamstring_neutral_length: float  # [1]
    hamstring_conduction_delay: float  # [ms]
    hamstring_reflex_delay: float  # [ms]
    quadriceps_shortest_length: float  # [1]
    quadriceps_longest_length: float  # [1]
    quadriceps_short_length: float  # [1]
    quadriceps_neutral_length: float  # [1]
    quadriceps_conduction_delay: float  # [ms]
    quadriceps_reflex_delay: float  # [ms]
    foot_shortest_length: float  # [1]
    foot_longest_length: float  # [1]
    foot_short_length: float  # [1]
    foot_neutral_length: float  # [1]
    foot_conduction_delay: float  # [ms]
    foot_reflex_delay: float  # [ms]
    foot_terminal_margin: float  # [mV]
    foot_contraction_time_smallest: float  # [ms]
    foot_contraction_time_first_fast: float  # [ms]
    foot_contraction_time_first_fatigable: float  # [ms]
    foot_contraction_time_largest: float  # [ms]


@cache
def _own(muscle):
    if muscle not in KINDS:
        raise KeyError(f"no muscle {muscle!r}; allowed: {', '.join(KINDS)}")
    known = records.load(NerveMusclesParameters)._asdict()
    return {name.removeprefix(f"{muscle}_"): value for name, value in known.items() if name.startswith(f"{muscle}_")}


def parameters_of(muscle, parameters=None):
    """Return the parameters of one muscle's pool.

    Parameters
    ----------
    muscle : str
        One of ``KINDS``.
    parameters : NerveParameters, optional
        Of the calf; the reference subject's where left out. What differs from muscle to muscle is replaced.

    Returns
    -------
    parameters : NerveParameters
        [units of its fields]
    """
    return (parameters or records.load(NerveParameters))._replace(**_own(muscle))


def operating_range(muscle):
    """Return the shortest and longest fascicles of a muscle in daily use, of optimal. [1]

    Valid for: the muscles of ``KINDS``.
    Leaves out: differences between people and between heads of one muscle.
    """
    own = parameters_of(muscle)
    return own.shortest_length, own.longest_length
