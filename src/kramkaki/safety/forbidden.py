"""What may not be advised to a person on a day, by rule and reason: the one place that decides it.

Plan, habits, first aid, interview and report ask here, so that two of them cannot contradict each other.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from kramkaki.language import gettext as _
from kramkaki.safety.laboratory import band_words, is_band
from kramkaki.safety.red_flags import raised_flags
from kramkaki.safety.rules import expanded, read, rules
from kramkaki.safety.vocabulary import CIRCUMSTANCES, SYMPTOMS

EMERGENCY_RULE = "R1"


class Ban(NamedTuple):
    """Why one kind of advice is not given."""

    kind: str
    rules: tuple[str, ...]  # R1 to R12
    because: tuple[str, ...]  # slugs of `SYMPTOMS` and `CIRCUMSTANCES`; empty in an emergency

    def text(self) -> str:
        """The reason in the language in use."""
        if not self.because:
            return _("Not now: the emergency comes first.")
        names = ", ".join(words_of(slug) for slug in self.because)
        texts = " ".join(rules()[number].text() for number in self.rules)
        return _("Not for you ({names}). {rule}").format(names=names, rule=texts)


def words_of(slug: str) -> str:
    """A symptom, a circumstance or a band of a blood value in the language in use."""
    return band_words(slug) if is_band(slug) else _(CIRCUMSTANCES.get(slug) or SYMPTOMS[slug])


@cache
def kinds() -> dict[str, dict[str, frozenset[str]]]:
    """Every kind of advice with, by rule, the slugs that forbid it.

    Returns
    -------
    kinds : dict of str to dict of str to frozenset
    """
    return {
        kind: {rule: frozenset(expanded(slugs)) for rule, slugs in by_rule.items()}
        for kind, by_rule in read("forbidden").items()
    }


def forbidden(symptoms: Collection[str], circumstances: Collection[str]) -> dict[str, Ban]:
    """What may not be advised, kind by kind.

    Parameters
    ----------
    symptoms : iterable of str
        Slugs of `SYMPTOMS`, as they are now.
    circumstances : iterable of str
        Slugs of `CIRCUMSTANCES`: illnesses, medicines, injuries, blood values, the day.

    Returns
    -------
    bans : dict of str to Ban
        Only the kinds that are forbidden.
    """
    raised = raised_flags(symptoms, circumstances)
    facts = {*symptoms, *circumstances, *(flag.suspects for flag in raised if flag.suspects)}
    bans: dict[str, Ban] = {}
    for kind, by_rule in kinds().items():
        broken = {rule: facts & slugs for rule, slugs in by_rule.items() if facts & slugs}
        if any(flag.level == "emergency" and kind not in flag.allows for flag in raised):
            bans[kind] = Ban(kind, (EMERGENCY_RULE,), ())
        elif broken:
            bans[kind] = Ban(kind, tuple(broken), tuple(sorted(frozenset().union(*broken.values()))))
    return bans


def ban_of(advises: Iterable[str], bans: Mapping[str, Ban]) -> Ban | None:
    """The first ban on a piece of advice that is of several kinds; None where it may be given.

    Parameters
    ----------
    advises : sequence of str
        Kinds of `kinds`.
    bans : dict of str to Ban
        From `forbidden`.
    """
    return next((bans[kind] for kind in advises if kind in bans), None)
