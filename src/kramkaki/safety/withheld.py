"""What an answer leaves out, and the sentence that says why."""

from kramkaki.language import gettext as _
from kramkaki.language import mark as N_

STOPPED = N_(
    "An emergency comes first: the answer stops here, without a chance, a plan or a calendar. "
    'When the sign is past and over, move it to "symptoms.over" in the scenario. When there is a newer blood value, '
    'enter it with its day under "person.laboratory". Then the chance is computed.'
)
STOPPED_ON_THE_PAGE = N_(
    "An emergency comes first: the answer stops here, without a chance, a plan or a calendar. When the sign is past "
    "and over, choose “Change anything” and move it to “Past and over”. When there is a newer blood value, enter it "
    "there with its day. Then the chance is computed."
)


def stopped() -> str:
    """Why there is no answer after an emergency, and what reopens it."""
    return _(STOPPED)


def not_believed() -> str:
    """Why there is no chance of heat illness where the model's core temperature is beyond belief."""
    return _("No chance of heat illness is given: the core temperature the model comes to is beyond belief.")
