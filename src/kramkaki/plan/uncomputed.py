"""Levers that nothing in the model moves with: when each applies, and what its text is filled in with.

Every function takes ``(scenario, setting)`` and returns the numbers and names for the text, or None where the lever
does not apply.
"""

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.plan.setting import long_sessions
from kramkaki.safety.vocabulary import CIRCUMSTANCES
from kramkaki.tables.medicines import find_medicine

ON_FOOT = ("running", "walking", "football", "stairs", "work")
# Circumstances that stand for medicines which go with cramps (Garrison 2012, AAFP 2012).
LINKED = (
    "diuretic", "potassium_sparing_diuretic", "beta_agonist", "statin", "hormone_medicine", "iron_infusion",
)  # fmt: skip
LINKED_CLASSES = {
    "thiazide", "loop_diuretic", "potassium_sparing", "long_acting_beta_agonist", "statin", "oestrogen", "raloxifene",
    "teriparatide", "intravenous_iron",
}  # fmt: skip


def _bouts(scenario):
    return [bout for block in scenario.day for bout in block.exercise or ()]


def _long(scenario):
    return any(long_sessions(block, scenario.folder) for block in scenario.day)


def ice(scenario, setting):
    """Long exercise in the heat, on land."""
    dry = any(bout.activity != "swimming" for bout in _bouts(scenario))
    return {} if setting.is_hot and dry and _long(scenario) else None


def shoes(scenario, setting):
    """Long exercise or work on foot."""
    return {} if _long(scenario) and any(bout.activity in ON_FOOT for bout in _bouts(scenario)) else None


def toe_strength(scenario, setting):
    """Whoever has cramps, unless flat feet bring the lever that is computed."""
    history = scenario.person.cramp_history
    cramps = scenario.night_cramps_per_month or history.exercise_cramps_ever or scenario.cramps
    return {} if cramps and scenario.person.feet != "flat" else None


def stretch_during(scenario, setting):
    """Long exercise out of the water."""
    return {} if _long(scenario) and any(bout.activity != "swimming" for bout in _bouts(scenario)) else None


def get_up(scenario, setting):
    """Long sitting that the file states."""
    return {} if "long_sitting" in setting.circumstances else None


def medicine_review(scenario, setting):
    """Medicines linked to cramps, named as the reader writes them."""
    rows = [find_medicine(medicine.name) for medicine in scenario.person.medicines]
    names = [language.name(row["name"]) for row in rows if row["class"] in LINKED_CLASSES]
    others = [_(CIRCUMSTANCES[slug]) for slug in LINKED if slug in setting.circumstances]
    return {"medicines": ", ".join(dict.fromkeys(names or others))} if names or others else None
