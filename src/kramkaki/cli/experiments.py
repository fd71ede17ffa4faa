"""Virtual experiments on one muscle that ``kram threshold --experiment`` runs, each a small table."""

from typing import NamedTuple

from kramkaki import language
from kramkaki.language import gettext as _

RAMP_PEAK = 0.5  # [1] highest drive, of the dendrite's leak: recruits about half of the units
WATCHED_BEYOND_A_BLOCK = 15.0  # [s]
ABOVE_THE_BLOCK = 4  # [Hz] above the threshold beyond the block, so that it cramps in every run


class Row(NamedTuple):
    """One number of an experiment."""

    key: str
    text: str
    value: float | None
    unit: str
    decimals: int = 1

    def told(self):
        """The number as words; a dash where there is none."""
        return f"{language.number(self.value, self.decimals)} {self.unit}".rstrip()


def perform(name, parameters, seed, progress):
    """Return the rows of an experiment.

    Parameters
    ----------
    name : str
        A key of ``EXPERIMENTS``.
    parameters : NerveParameters
        Of the muscle.
    seed : int
    progress : callable
        Told the frequency of each step of a threshold. [Hz]
    """
    return EXPERIMENTS[name](parameters, seed, progress)


def _just_above(parameters, seed, progress, blocked=False):
    """Threshold of the rested muscle, and a frequency that surely sets off a cramp; none where nothing does. [Hz]"""
    from kramkaki.nerve.threshold import FREQUENCY_STEP, threshold

    found = threshold(seed, blocked=blocked, parameters=parameters, progress=progress).hz
    return found, None if found is None else found + (ABOVE_THE_BLOCK if blocked else FREQUENCY_STEP)


def _stretch(parameters, seed, progress):
    from kramkaki.nerve.experiments import stretch

    threshold, hz = _just_above(parameters, seed, progress)
    rows = [Row("cramp_threshold_hz", _("cramp threshold"), threshold, "Hz", 0)]
    if hz is None:
        return rows
    found = stretch(hz, seed, parameters=parameters)
    return [
        *rows,
        Row("rate_before_hz", _("spikes of all units a second, before the stretch"), found.rate_before, "", 0),
        Row("highest_rate_hz", _("at most, in its first second"), found.highest_rate, "", 0),
        Row("time_to_end_s", _("from the start of the stretch to the end of the cramp"), found.time_to_end, "s"),
        Row("silent_s", _("and then stays silent, of ten seconds watched"), _quiet(found), "s"),
    ]


def _quiet(found):
    from kramkaki.nerve.experiments import AFTER_STRETCH

    return AFTER_STRETCH - found.time_to_end if found.stays_ended else 0.0


def _block(parameters, seed, progress):
    from kramkaki.nerve.experiments import cramp

    intact, hz = _just_above(parameters, seed, progress)
    blocked, beyond = _just_above(parameters, seed, progress, blocked=True)
    rows = [
        Row("cramp_threshold_hz", _("cramp threshold, nerve intact"), intact, "Hz", 0),
        Row("blocked_cramp_threshold_hz", _("cramp threshold, nerve blocked"), blocked, "Hz", 0),
    ]
    if hz is not None:
        found = cramp(hz, seed, parameters=parameters)
        rows += _told_cramp(found, "", _("the cramp lasts, nerve intact"), _("rate of a unit, nerve intact"))
    if beyond is not None:
        found = cramp(beyond, seed, blocked=True, watched=WATCHED_BEYOND_A_BLOCK, parameters=parameters)
        rows += _told_cramp(found, "blocked_", _("the cramp lasts, nerve blocked"), _("rate of a unit, nerve blocked"))
    return rows


def _told_cramp(found, prefix, lasting, rate):
    return [Row(f"{prefix}duration_s", lasting, found.duration, "s"), Row(f"{prefix}rate_hz", rate, found.rate, "Hz")]


def _ramp(parameters, seed, progress):
    import numpy as np

    from kramkaki.nerve.experiments import ramp

    found = ramp(RAMP_PEAK, seed, parameters=parameters)
    fired = np.isfinite(found.recruited)
    lower = found.released[fired] < found.recruited[fired]
    return [
        Row("units", _("units that the contraction recruits"), float(fired.sum()), "", 0),
        Row("released_lower", _("of them, stop at less drive than they started at"), float(lower.sum()), "", 0),
        Row("rate_difference_hz", _("difference of rate by paired units (delta F)"), found.rate_difference, "Hz"),
    ]


EXPERIMENTS = {"stretch": _stretch, "block": _block, "ramp": _ramp}
