"""What a plan may offer one person on one day: the levers, held against what safety forbids."""

from kramkaki.plan.levers import levers
from kramkaki.safety.forbidden import ban_of, forbidden
from kramkaki.safety.rules import expanded
from kramkaki.safety.warnings import circumstances_of_run


def circumstances_of(compiled, numbers):
    """Every circumstance that a rule may ask about, those that the run shows among them.

    Parameters
    ----------
    compiled : Compiled
    numbers : RunNumbers

    Returns
    -------
    circumstances : frozenset of str
    """
    return frozenset({*compiled.circumstances, *circumstances_of_run(numbers)})


def bans_of(compiled, numbers):
    """What may not be advised: see `kramkaki.safety.forbidden.forbidden`."""
    return forbidden(compiled.symptoms, circumstances_of(compiled, numbers))


def is_narrower(circumstances):
    """Whether rule R9 asks for narrower advice."""
    return bool(circumstances & set(expanded(["@narrower"])))


def reason(lever, bans):
    """Why a lever is not advised to this person now: (rule numbers, sentence), or None where it is.

    Parameters
    ----------
    lever : Lever
    bans : dict of str to Ban
    """
    ban = ban_of(lever.advises, bans)
    return ban and (" ".join(ban.rules), ban.text())


def allowed(bans):
    """The levers and habits that nothing forbids, in the order of the data."""
    return [lever for lever in levers().values() if reason(lever, bans) is None]
