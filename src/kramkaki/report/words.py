"""The model's names in the reader's words."""

from collections.abc import Iterable

from kramkaki.body.person import MUSCLES
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.results import HealthWarning

MUSCLE_WORDS = {
    "calf_left": N_("left calf"),
    "calf_right": N_("right calf"),
    "shin_left": N_("left shin"),
    "shin_right": N_("right shin"),
    "hamstring_left": N_("back of the left thigh"),
    "hamstring_right": N_("back of the right thigh"),
    "quadriceps_left": N_("front of the left thigh"),
    "quadriceps_right": N_("front of the right thigh"),
    "foot_left": N_("left foot"),
    "foot_right": N_("right foot"),
}
BOTH_SIDES = {
    "calf": N_("both calves"),
    "shin": N_("both shins"),
    "hamstring": N_("back of both thighs"),
    "quadriceps": N_("front of both thighs"),
    "foot": N_("both feet"),
}
assert tuple(MUSCLE_WORDS) == MUSCLES

LEVELS = {
    "emergency": N_("EMERGENCY"),
    "stop": N_("STOP"),
    "see_clinician": N_("SEE A DOCTOR"),
    "caution": N_("TAKE CARE"),
    "info": N_("GOOD TO KNOW"),
}
URGENT = ("emergency", "stop")  # all that is told after an emergency
GRADES = {
    "STRONG": N_("strong evidence"),
    "MODERATE": N_("moderate evidence"),
    "WEAK": N_("weak evidence"),
    "TEXTBOOK-ONLY": N_("textbook knowledge, never counted"),
    "CONTESTED": N_("contested: good studies disagree"),
    "CONTRADICTED": N_("contradicted: the best tests found no effect"),
    "UNPROVEN": N_("unproven"),
}
SEVERITIES = {"mild": N_("mild"), "moderate": N_("moderate"), "severe": N_("severe")}
EVENTS = {
    "exercise": N_("Exercise"),
    "sleep": N_("Sleep"),
    "drink": N_("Drinks"),
    "meal": N_("Meals"),
    "medicine": N_("Medicines"),
    "cramp": N_("Cramps that happened"),
    "posture": N_("Posture"),
    "other": N_("Other"),
}
# Headings that Typer writes into the help through the system's gettext, which we point at our catalogue.
HELP_HEADINGS = (
    N_("Arguments"),
    N_("Options"),
    N_("Commands"),
    N_("[default: {}]"),
    N_("[required]"),
)
DISCLAIMER = N_("A tool for research and education, not a medical device. It does not replace a doctor.")


def muscle(name: str) -> str:
    """``calf_left`` as words: "left calf"."""
    return _(MUSCLE_WORDS[name])


def by_rank(warnings: Iterable[HealthWarning]) -> list[HealthWarning]:
    """Warnings with the gravest first; equal ones keep their order."""
    order = list(LEVELS)
    return sorted(warnings, key=lambda warning: order.index(warning.level))


def one_in(probability: float) -> str:
    """A chance as people count it: "about 1 in 3"; empty where that says nothing more."""
    if not 0.01 <= probability <= 0.9:
        return ""
    if probability > 0.4:
        return _("about {count} in 10").format(count=round(probability * 10))
    return _("about 1 in {count}").format(count=round(1 / probability))
