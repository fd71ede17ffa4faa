"""Emergencies, red flags, warnings, first aid and the rules that no advice may break."""

from kramkaki.safety.first_aid import first_aid
from kramkaki.safety.rules import rules
from kramkaki.safety.vocabulary import CIRCUMSTANCES, SYMPTOMS
from kramkaki.safety.warnings import RunNumbers, Warning_, is_emergency, warnings_of

__all__ = [
    "CIRCUMSTANCES",
    "SYMPTOMS",
    "RunNumbers",
    "Warning_",
    "first_aid",
    "is_emergency",
    "rules",
    "warnings_of",
]
