"""What the scripts of the page say, marked for translation; the page hands them over in the language in use."""

from kramkaki.language import gettext as _
from kramkaki.language import mark as N_

TEXTS = {
    "updating": N_("Computing …"),
    "updated": N_("Up to date: {chance}"),
    "failed": N_("The server did not answer. Your scenario is still in this page."),
    "copied": N_("Link copied."),
    "play": N_("Play the day"),
    "pause": N_("Pause"),
    "whole": N_("Whole time"),
}


def texts():
    """Key to text in the language in use."""
    return {key: _(text) for key, text in TEXTS.items()}
