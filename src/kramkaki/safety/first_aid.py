"""What to do about a cramp that is happening now."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from kramkaki.language import gettext as _
from kramkaki.safety.forbidden import Ban, ban_of, forbidden
from kramkaki.safety.red_flags import Flag, raised_flags
from kramkaki.safety.rules import expanded, read
from kramkaki.safety.wording import FIRST_AID

# The first flag that is raised decides what is done.
BLOCK_OF_FLAG = {
    "cardiac_arrest": "cardiac_arrest",
    "low_blood_glucose": "hypoglycaemia",
    "hypoglycaemia": "hypoglycaemia",
    "hyponatraemia": "hyponatraemia",
    "heat_stroke": "heat_stroke",
    "pesticide_poisoning": "pesticide",
    "cold_in_water": "cold",
    "severe_dehydration": "severe_dehydration",
    "broken_bone": "injured_leg",
    "compartment_syndrome": "injured_leg",
    "limb_without_blood": "injured_leg",
    "blood_clot": "clot",
    "perhaps_a_clot": "clot",
    "torn_muscle": "torn_muscle",
}
BLOOD_VALUES = {
    "low_blood_sodium", "high_blood_sodium", "high_blood_potassium", "low_blood_potassium", "low_blood_calcium",
    "high_blood_calcium", "low_blood_magnesium", "high_blood_magnesium", "high_blood_glucose", "high_creatine_kinase",
}  # fmt: skip


class Step(NamedTuple):
    """One step of first aid."""

    code: str

    def text(self) -> str:
        """The step in the language in use."""
        return _(FIRST_AID[self.code])


def _block(circumstances: set[str], symptoms: set[str], flags: Iterable[Flag]) -> str:
    codes = {flag.code for flag in flags}
    if codes >= {"heat_stroke", "hyponatraemia"}:
        return "heat_stroke_after_much_drinking"
    for code, block in BLOCK_OF_FLAG.items():
        if code in codes:
            return block
    emergencies = {flag.code for flag in flags if flag.level == "emergency"} - {"cramp_in_water"}
    if emergencies and emergencies <= BLOOD_VALUES:
        return "blood_value_low_sodium" if "low_blood_sodium" in codes else "blood_value"
    return "emergency" if emergencies else _without_emergency(circumstances, symptoms)


def _without_emergency(circumstances: set[str], symptoms: set[str]) -> str:
    if "fracture" in circumstances:
        return "injured_leg"
    if circumstances & {"after_injury", "suspected_tear", "recent_surgery"}:
        return "torn_muscle"
    if symptoms & set(expanded(["@loses_fluid"])):
        return "losing_fluid"
    if "heat" in circumstances:
        return "heat_after_much_drinking" if "heavy_drinking" in circumstances else "heat"
    if "dialysis" in circumstances:
        return "dialysis"
    if "night_cramps" in circumstances:
        return "night_or_exercise" if "exercising" in circumstances else "night"
    return "ordinary"


def _allowed(code: str | None, bans: Mapping[str, Ban]) -> str | None:
    """A step, the one taken in its place, or None where neither may be advised."""
    table = read("first_aid")
    while code is not None and ban_of(table["advises"].get(code, ()), bans):
        code = table["instead"].get(code)
    return code


def first_aid(circumstances: Collection[str], symptoms: Iterable[str] = (), muscle: str | None = None) -> list[Step]:
    """Steps of first aid for a cramp that is happening now, in order.

    Parameters
    ----------
    circumstances : iterable of str
        Slugs of `CIRCUMSTANCES` and bands of blood values.
    symptoms : iterable of str
        Slugs of `SYMPTOMS`, as they are now.
    muscle : str, optional
        ``calf``, ``shin``, ``hamstring``, ``quadriceps`` or ``foot``.

    Returns
    -------
    steps : list of Step
        None that `kramkaki.safety.forbidden` forbids.
    """
    before, around, symptoms = set(circumstances), {*circumstances, "cramp_now"}, set(symptoms)
    # A cramp to come does not clear what is suspected without one, such as a clot in a tender calf.
    flags = [*raised_flags(symptoms, before), *raised_flags(symptoms, around)]
    bans = {**forbidden(symptoms, around), **forbidden(symptoms, before)}
    codes = read("first_aid")[_block(around, symptoms, flags)]["steps"]
    if "in_water" in around:
        land = [code for code in codes if code not in ("stop", "stop_if_moving", "walk_gently")]
        codes = [*read("first_aid")["water"]["steps"], *land]
    if "collapse" in symptoms and "call" in codes:
        codes = [step for code in codes for step in ((code, "if_not_breathing") if code == "call" else (code,))]
    kept = dict.fromkeys(step for code in codes if (step := _allowed(code, bans)) is not None)
    return [Step(f"stretch_{muscle}" if code == "stretch" and muscle else code) for code in kept]
