"""The shipped examples, which are also the templates for new files."""

import tomllib
from functools import cache
from pathlib import Path

from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.people.names import nearest

FOLDER = Path(__file__).with_name("templates")


@cache
def templates():
    """The examples.

    Returns
    -------
    templates : dict
        Name to its one-line title.
    """
    return {path.stem: tomllib.loads(path.read_text("utf-8"))["title"] for path in sorted(FOLDER.glob("*.toml"))}


def template_path(name):
    """File of an example; `ScenarioError` with the nearest names if there is none."""
    if name not in templates():
        near = nearest(name.replace("-", "_"), [known.replace("-", "_") for known in templates()])
        fix = _("did you mean {key}?").format(key=", ".join(near).replace("_", "-")) if near else ""
        raise ScenarioError(name[:60], _("is not a template"), ", ".join(templates()), fix)
    return FOLDER / f"{name}.toml"


def template_text(name):
    """Content of an example, as it is written to a new file: the schema is named where it is installed."""
    schema = FOLDER.with_name("scenario.schema.json")
    return template_path(name).read_text("utf-8").replace("../scenario.schema.json", schema.as_uri(), 1)


def template_files(name):
    """Track files an example needs beside it."""
    content = tomllib.loads(template_text(name))
    tracks = {exercise.get("track") for day in content["day"] for exercise in day.get("exercise", ())}
    return [FOLDER / track for track in sorted(tracks - {None})]
