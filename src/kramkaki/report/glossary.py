"""The words a report cannot do without, explained."""

from kramkaki.language import gettext as _
from kramkaki.language import mark as N_

_ENTRIES = (
    (N_("Cramp"), N_("A muscle that contracts by itself and stays contracted, with pain, for seconds to minutes.")),
    (
        N_("Likely between … and …"),
        N_(
            "Eight out of ten runs of the model, each with slightly different but equally defensible numbers, end in"
            " this range. It covers what is uncertain about the model, not all that is unknown about you."
        ),
    ),
    (
        N_("Cramp threshold"),
        N_(
            "In a laboratory a nerve is stimulated faster and faster until the muscle cramps. People who cramp often"
            " need about 15 pulses a second (15 Hz), others about 25. The lower, the closer to a cramp."
        ),
    ),
    (
        N_("Chance per hour"),
        N_("If things stayed as they are at that moment for an hour, this is the chance of a cramp in that muscle."),
    ),
    (
        N_("Heat exhaustion"),
        N_("Somebody exercising in the heat cannot go on, feels faint or sick, but is clear in the mind."),
    ),
    (
        N_("Heat stroke"),
        N_(
            "Somebody exercising collapses or is confused, with a core temperature above about 40 °C. It is an"
            " emergency: cool first, in water if there is any. Many healthy runners reach 40 °C and are well."
        ),
    ),
    (
        N_("In 1000 people like you"),
        N_(
            "Of 1000 starts by people of your build, fitness and habits, in this weather, so many would end in heat"
            " illness. Most slow down when their body asks for it; most of those who fall ill did not."
        ),
    ),
    (N_("Core temperature"), N_("The temperature deep inside the body, not on the skin.")),
    (N_("mmol/L"), N_("The unit in which a blood test gives minerals: how much is dissolved in a litre.")),
    (N_("Ionised calcium"), N_("The part of the calcium in the blood that is free to act on nerves and muscles.")),
    (
        N_("Water pill (diuretic)"),
        N_("A medicine for blood pressure or swelling that makes the kidneys pass more water and salts."),
    ),
    (N_("Guarding"), N_("Muscles around an injury tightening to keep it still. It is protection, not a cramp.")),
    (
        N_("Evidence"),
        N_(
            "How well studies support a cause: strong, moderate, weak; contested where good studies disagree;"
            " contradicted where the most direct tests found nothing."
        ),
    ),
)  # fmt: skip


def entries() -> list[tuple[str, str]]:
    """Each word and its explanation in the language in use."""
    return [(_(word), _(explanation)) for word, explanation in _ENTRIES]
