"""The scenario of an interview as an annotated TOML file, ready to edit."""

import json

from kramkaki.language import gettext as _
from kramkaki.scenario.schema import SCHEMA_FILE

COMMENT_COLUMN = 36  # [characters]


def file_text(content, notes):
    """A scenario dict as TOML.

    Parameters
    ----------
    content, notes : dict
        From `kramkaki.scenario.interview_scenario.scenario_of`.

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
    return "\n".join([*lines, *_table(content, "", notes)]) + "\n"


def _table(content, path, notes):
    """Plain keys first, then the tables below them, as TOML wants it."""
    lines = []
    for key, value in content.items():
        if not _is_table(value):
            line = f"{key} = {_written(value)}"
            note = notes.get(_joined(path, key))
            lines.append(f"{line:<{COMMENT_COLUMN}}# {note}" if note else line)
    for key, value in content.items():
        if _is_table(value):
            inner = _joined(path, key)
            head = f"[{inner}]" if isinstance(value, dict) else f"[[{inner}]]"
            for table in [value] if isinstance(value, dict) else value:
                lines += ["", head, *_table(table, inner, notes)]
    return lines


def _joined(path, key):
    return f"{path}.{key}" if path else key


def _is_table(value):
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value))


def _written(value):
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, list):
        return "[" + ", ".join(_written(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)
