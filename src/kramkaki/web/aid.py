"""First aid for a cramp that is happening now, by situation, one touch away on every page.

Own file: it is about no form.
"""

from typing import Any

from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.safety.first_aid import first_aid
from kramkaki.safety.warnings import warnings_of

# (id, what it is, circumstances, symptoms), the gravest first
_SITUATIONS = (
    ("water", N_("You are in the water"), ("in_water",), ()),
    ("confused", N_("Hot, and confused or collapsed"), ("heat", "exercising"), ("confusion",)),
    ("injury", N_("After an injury, or a pop in the muscle"), ("after_injury",), ("pop",)),
    ("swollen", N_("One leg is swollen, warm or tender"), (), ("swelling", "tender_calf")),
    ("calf", N_("An ordinary cramp in the calf"), (), ()),
    ("night", N_("In bed at night"), ("night_cramps",), ()),
    ("heat", N_("In the heat, after much sweating"), ("heat", "exercising"), ()),
)


def situations() -> list[dict[str, Any]]:
    """The situations with their steps and what is urgent in them.

    Returns
    -------
    situations : list of dict
        ``id``, ``title``, ``urgent`` (texts), ``steps`` (texts).
    """
    return [
        {
            "id": key,
            "title": _(title),
            "urgent": [
                warning.text()
                for warning in warnings_of(symptoms, {*around, "cramp_now"})
                if warning.level in ("emergency", "stop")
            ],
            "steps": [step.text() for step in first_aid(around, symptoms, "calf")],
        }
        for key, title, around, symptoms in _SITUATIONS
    ]
