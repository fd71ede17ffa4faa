"""The scenario of an interview as an annotated TOML file, ready to edit. Own file: only the terminal writes it."""

from collections.abc import Mapping
from typing import Any

from kramkaki.language import gettext as _
from kramkaki.scenario.schema import SCHEMA_FILE
from kramkaki.scenario.write import toml_lines


def file_text(content: Mapping[str, Any], notes: Mapping[str, str]) -> str:
    """A scenario dict as TOML.

    Parameters
    ----------
    content, notes : dict
        From `kramkaki.scenario.questions.answers.scenario_of`.

    Returns
    -------
    text : str
        A scenario file with comments in the language in use.
    """
    lines = [
        f"#:schema {SCHEMA_FILE.as_uri()}",
        "# "
        + _("Written by kram ask from your answers. Change what is wrong, add what is missing, delete what you like."),
        "# " + _("Every key is explained in docs/scenario-file.md; what is left out is taken as usual."),
        "",
    ]
    return "\n".join([*lines, *toml_lines(content, notes)]) + "\n"
