"""What to do about a cramp that is happening now."""

from typing import NamedTuple

from kramkaki.language import gettext as _
from kramkaki.safety.red_flags import raised_flags
from kramkaki.safety.rules import read, rules
from kramkaki.safety.wording import FIRST_AID

# With these illnesses no amount of drink is advised.
FLUID_ILLNESSES = set(rules()["R2"].circumstances["forbidden_with"])
# The first flag that is raised decides what is done.
BLOCK_OF_FLAG = {
    "hyponatraemia": "hyponatraemia",
    "heat_stroke": "heat_stroke",
    "broken_bone": "injured_leg",
    "compartment_syndrome": "injured_leg",
    "limb_without_blood": "injured_leg",
    "blood_clot": "clot",
    "perhaps_a_clot": "clot",
    "torn_muscle": "torn_muscle",
}


class Step(NamedTuple):
    """One step of first aid."""

    code: str

    def text(self):
        """The step in the language in use."""
        return _(FIRST_AID[self.code])


def _block(circumstances, flags):
    codes = {flag.code for flag in flags}
    if codes >= {"heat_stroke", "hyponatraemia"}:
        return "heat_stroke_after_much_drinking"
    for code, block in BLOCK_OF_FLAG.items():
        if code in codes:
            return block
    if "fracture" in circumstances:
        return "injured_leg"
    if "after_injury" in circumstances:
        return "torn_muscle"
    if any(flag.level == "emergency" and flag.code != "cramp_in_water" for flag in flags):
        return "emergency"
    if "heat" in circumstances:
        return "heat_after_much_drinking" if "heavy_drinking" in circumstances else "heat"
    if "dialysis" in circumstances:
        return "dialysis"
    if "night_cramps" in circumstances:
        return "night_or_exercise" if "exercising" in circumstances else "night"
    return "ordinary"


def _replacements(circumstances, muscle):
    """What this muscle and these illnesses make of a step."""
    replaced = {"stretch": f"stretch_{muscle}"} if muscle else {}
    if circumstances & set(rules()["R4"].circumstances["forbidden_with"]):
        replaced["drink_salty"] = "drink_to_thirst"
    if circumstances & FLUID_ILLNESSES:
        replaced["drink_salty"] = replaced["drink_to_thirst"] = "drink_as_allowed"
    return replaced


def first_aid(circumstances, symptoms=(), muscle=None):
    """Steps of first aid for a cramp that is happening now, in order.

    Parameters
    ----------
    circumstances : iterable of str
        Slugs of `CIRCUMSTANCES`; ``in_water``, ``heat``, ``fracture``, ``suspected_tear``, ``suspected_clot``,
        ``dialysis``, ``night_cramps`` and ``heavy_drinking`` change the steps.
    symptoms : iterable of str
        Slugs of `SYMPTOMS`, as they are now.
    muscle : str, optional
        ``calf``, ``shin``, ``hamstring``, ``quadriceps`` or ``foot``.

    Returns
    -------
    steps : list of Step
        Without stretching or massage where a fracture, tear or clot is possible (rule R8).
    """
    around = {*circumstances, "cramp_now"}
    block = _block(around, raised_flags(symptoms, around))
    steps = read("first_aid")[block]["steps"]
    if "in_water" in around:
        first = read("first_aid")["water" if "stretch" in steps else "water_without_stretch"]["steps"]
        steps = [*first, *(step for step in steps if step not in ("stop", "stop_if_moving", "walk_gently"))]
    replaced = _replacements(around, muscle)
    return [Step(replaced.get(code, code)) for code in steps]
