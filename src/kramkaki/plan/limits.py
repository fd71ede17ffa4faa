"""Who may not be advised what: the rules, restated for one person and day."""

from kramkaki.language import gettext as _
from kramkaki.plan.levers import levers
from kramkaki.safety.rules import rules
from kramkaki.safety.vocabulary import CIRCUMSTANCES
from kramkaki.safety.warnings import circumstances_of_run

# What a symptom makes one suspect before anybody has looked (rules of the red flags).
SUSPICIONS = {
    "suspected_clot": {"swelling", "warm_calf", "tender_calf"},
    "suspected_tear": {"pop", "bruise", "loss_of_power"},
    "fracture": {"deformity", "cannot_bear_weight", "severe_spasm", "tight_limb", "pain_out_of_proportion"},
}
NO_EXERCISE = frozenset({"fracture", "suspected_tear", "suspected_clot"})
EXERCISE_HABITS = ("drink_before", "electrolyte", "stretch_before")
HIGH_POTASSIUM = 5.0  # [mmol/L] upper limit of normal


def circumstances_of(result, numbers):
    """Every circumstance that a rule may ask about.

    Parameters
    ----------
    result : Result
    numbers : RunNumbers

    Returns
    -------
    circumstances : frozenset of str
    """
    compiled = result.compiled
    found = {*compiled.circumstances, *circumstances_of_run(numbers)}
    found |= {slug for slug, symptoms in SUSPICIONS.items() if symptoms & compiled.symptoms}
    potassium = compiled.scenario.person.laboratory.potassium_mmol_per_l
    if potassium is not None and potassium > HIGH_POTASSIUM:
        found.add("high_potassium")
    return frozenset(found)


def is_narrower(circumstances):
    """Whether rule R9 asks for narrower advice."""
    return bool(circumstances & set(rules()["R9"].circumstances["narrower_with"]))


def is_emergency(warnings):
    """Whether an emergency stands among the warnings of a run."""
    return any(warning["level"] == "emergency" for warning in warnings)


def reason(lever, circumstances, emergency):
    """Why a lever is not advised to this person now: (rule numbers, sentence), or None where it is.

    Parameters
    ----------
    lever : Lever
    circumstances : frozenset of str
    emergency : bool
    """
    if emergency:
        return "R1", _("Not now: the emergency comes first.")
    if lever.id in EXERCISE_HABITS and circumstances & NO_EXERCISE:
        return "R8", _("Not now: no exercise before the injury or clot has been looked at and has healed.")
    found = sorted(circumstances & set(lever.forbidden_with))
    if not found:
        return None
    numbers = _which(lever, set(found))
    names = ", ".join(_(CIRCUMSTANCES[slug]) for slug in found)
    texts = " ".join(rules()[number].text() for number in numbers)
    return " ".join(numbers), _("Not for you ({names}). {rule}").format(names=names, rule=texts)


def _which(lever, found):
    """Those of a lever's rules that name one of the circumstances; all of them where none does."""
    numbers = lever.rule.split()
    naming = [
        number
        for number in numbers
        if any(found & set(listed) for key, listed in rules()[number].circumstances.items() if key.endswith("_with"))
    ]
    return naming or numbers


def allowed(circumstances, emergency):
    """The levers and habits that no rule forbids, in the order of the data."""
    return [lever for lever in levers().values() if reason(lever, circumstances, emergency) is None]
