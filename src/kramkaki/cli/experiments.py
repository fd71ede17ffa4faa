"""Virtual experiments on one muscle that ``kram threshold --experiment`` runs, each a small table."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from kramkaki import language
from kramkaki.language import gettext as _

if TYPE_CHECKING:
    from kramkaki.nerve.laboratory.experiments import Cramp, Stretch
    from kramkaki.nerve.parameters import NerveParameters

Steps = Callable[[float], None]  # told the frequency of each step [Hz]
RAMP_PEAK = 0.5  # [1] highest drive, of the dendrite's leak: recruits about half of the units
WATCHED_BEYOND_A_BLOCK = 15.0  # [s]
STRONG_DRIVE = 1.2  # [1] of the dendrite's leak: a strong contraction
TENDON_SHOCKS = 20.0  # [Hz] during the treatment
ABOVE_THE_BLOCK = 4  # [Hz] above the threshold beyond the block, so that it cramps in every run


class Row(NamedTuple):
    """One number of an experiment."""

    key: str
    text: str
    value: float | bool | None
    unit: str
    decimals: int = 1

    def words(self) -> str:
        """The number, or yes and no, as words; a dash where there is none."""
        if isinstance(self.value, bool):
            return _("yes") if self.value else _("no")
        return f"{language.number(self.value, self.decimals)} {self.unit}".rstrip()


def perform(name: str, parameters: "NerveParameters", seed: int, progress: Steps) -> list[Row]:
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


def _just_above(
    parameters: "NerveParameters", seed: int, progress: Steps, blocked: bool = False
) -> tuple[float | None, float | None]:
    """Threshold of the rested muscle, and a frequency that surely sets off a cramp; none where nothing does. [Hz]"""
    from kramkaki.nerve.threshold import FREQUENCY_STEP, threshold

    lowest = threshold(seed, blocked=blocked, parameters=parameters, progress=progress).hz
    return lowest, None if lowest is None else lowest + (ABOVE_THE_BLOCK if blocked else FREQUENCY_STEP)


def _stretch(parameters: "NerveParameters", seed: int, progress: Steps) -> list[Row]:
    from kramkaki.nerve.laboratory.experiments import stretch

    threshold, hz = _just_above(parameters, seed, progress)
    rows = [Row("cramp_threshold_hz", _("cramp threshold"), threshold, "Hz", 0)]
    if hz is None:
        return rows
    stretched = stretch(hz, seed, parameters=parameters)
    return [
        *rows,
        Row("rate_before_hz", _("spikes of all units a second, before the stretch"), stretched.rate_before, "", 0),
        Row("highest_rate_hz", _("at most, in its first second"), stretched.highest_rate, "", 0),
        Row("time_to_end_s", _("from the start of the stretch to the end of the cramp"), stretched.time_to_end, "s"),
        Row("silent_s", _("and then stays silent, of ten seconds watched"), _quiet(stretched), "s"),
    ]


def _quiet(stretched: "Stretch") -> float:
    from kramkaki.nerve.laboratory.experiments import AFTER_STRETCH

    return AFTER_STRETCH - stretched.time_to_end if stretched.stays_ended else 0.0


def _block(parameters: "NerveParameters", seed: int, progress: Steps) -> list[Row]:
    from kramkaki.nerve.laboratory.experiments import cramp

    intact, hz = _just_above(parameters, seed, progress)
    blocked, beyond = _just_above(parameters, seed, progress, blocked=True)
    rows = [
        Row("cramp_threshold_hz", _("cramp threshold, nerve intact"), intact, "Hz", 0),
        Row("blocked_cramp_threshold_hz", _("cramp threshold, nerve blocked"), blocked, "Hz", 0),
    ]
    if hz is not None:
        ended = cramp(hz, seed, parameters=parameters)
        rows += _cramp_rows(ended, "", _("the cramp lasts, nerve intact"), _("rate of a unit, nerve intact"))
    if beyond is not None:
        ended = cramp(beyond, seed, blocked=True, watched=WATCHED_BEYOND_A_BLOCK, parameters=parameters)
        rows += _cramp_rows(ended, "blocked_", _("the cramp lasts, nerve blocked"), _("rate of a unit, nerve blocked"))
    return rows


def _cramp_rows(cramp: "Cramp", prefix: str, lasting: str, rate: str) -> list[Row]:
    return [Row(f"{prefix}duration_s", lasting, cramp.duration, "s"), Row(f"{prefix}rate_hz", rate, cramp.rate, "Hz")]


def _ramp(parameters: "NerveParameters", seed: int, progress: Steps) -> list[Row]:
    import numpy as np

    from kramkaki.nerve.laboratory.experiments import ramp

    contraction = ramp(RAMP_PEAK, seed, parameters=parameters)
    fired = np.isfinite(contraction.recruited)
    lower = contraction.released[fired] < contraction.recruited[fired]
    return [
        Row("units", _("units that the contraction recruits"), float(fired.sum()), "", 0),
        Row("released_lower", _("of them, stop at less drive than they started at"), float(lower.sum()), "", 0),
        Row("rate_difference_hz", _("difference of rate by paired units (delta F)"), contraction.rate_difference, "Hz"),
    ]


def _voluntary(parameters: "NerveParameters", seed: int, progress: Steps) -> list[Row]:
    from kramkaki.nerve.laboratory.experiments import contracted

    short, neutral = (
        bool(contracted(STRONG_DRIVE, length, seed, parameters=parameters))
        for length in (parameters.short_length, parameters.neutral_length)
    )
    return [
        Row("cramp_shortened", _("cramp after a strong contraction of the shortened muscle"), short, ""),
        Row("cramp_neutral", _("cramp after the same at neutral length"), neutral, ""),
    ]


def _treatment(parameters: "NerveParameters", seed: int, progress: Steps) -> list[Row]:
    from kramkaki.nerve.laboratory.experiments import treated

    threshold, hz = _just_above(parameters, seed, progress)
    rows = [Row("cramp_threshold_hz", _("cramp threshold"), threshold, "Hz", 0)]
    if hz is None:
        return rows
    left, antagonist, tendon = (
        bool(treated(hz, seed, parameters=parameters, **what))
        for what in ({}, {"antagonist": 1.0}, {"tendon": TENDON_SHOCKS})
    )
    return [
        *rows,
        Row("goes_on_untreated", _("the cramp goes on without treatment"), left, ""),
        Row("goes_on_antagonist", _("goes on after two seconds of contracting the antagonist"), antagonist, ""),
        Row("goes_on_tendon", _("goes on after two seconds of stimuli to the tendon"), tendon, ""),
    ]


def _h_reflex(parameters: "NerveParameters", seed: int, progress: Steps) -> list[Row]:
    from kramkaki.nerve.laboratory.reflex_tests import h_reflex

    neutral = h_reflex(seed, parameters=parameters)
    stretched = h_reflex(seed, parameters.longest_length, parameters=parameters)
    return [
        Row("reflex", _("H-reflex at neutral length, of the answer of all units"), 100 * neutral.reflex, "%", 0),
        Row("latency_ms", _("it comes after"), neutral.latency, "ms", 0),
        Row("reflex_stretched", _("H-reflex in the stretched muscle"), 100 * stretched.reflex, "%", 0),
    ]


EXPERIMENTS = {
    "stretch": _stretch, "block": _block, "voluntary": _voluntary, "treatment": _treatment, "ramp": _ramp,
    "h-reflex": _h_reflex,
}  # fmt: skip
