"""The shipped examples, which are also the templates for new files."""

import tomllib
from pathlib import Path

from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.tables.names import nearest

TITLES = {
    "broken-tibia": N_("The day after a broken shin bone"),
    "byrne-2006-race": N_("Half marathon in the heat (Byrne 2006)"),
    "factory-shift": N_("Factory shift on concrete at 31 °C"),
    "hill-run": N_("Hill run on a real course"),
    "lake-walk": N_("Walk by the lake"),
    "lau-2019-ors": N_("Electrolyte drink after dehydration (Lau 2019)"),
    "lau-2019-water": N_("Plain water after dehydration (Lau 2019)"),
    "night-cramps": N_("Three weeks of nights on a water pill"),
    "pool-swim": N_("Pool swim after a long break"),
}
FOLDER = Path(__file__).with_name("templates")


def templates() -> dict[str, str]:
    """The examples.

    Returns
    -------
    templates : dict
        Name to its one-line title, in the language in use.
    """
    return {name: _(title) for name, title in TITLES.items()}


def template_path(name: str) -> Path:
    """File of an example; `ScenarioError` with the nearest names if there is none."""
    if name not in templates():
        near = nearest(name.replace("-", "_"), [known.replace("-", "_") for known in templates()])
        fix = _("did you mean {key}?").format(key=", ".join(near).replace("_", "-")) if near else ""
        raise ScenarioError(name[:60], _("is not a template"), ", ".join(templates()), fix)
    return FOLDER / f"{name}.toml"


def template_text(name: str) -> str:
    """Content of an example, as it is written to a new file: the schema is named where it is installed."""
    schema = FOLDER.with_name("scenario.schema.json")
    return template_path(name).read_text("utf-8").replace("../scenario.schema.json", schema.as_uri(), 1)


def template_files(name: str) -> list[Path]:
    """Track files an example needs beside it."""
    content = tomllib.loads(template_text(name))
    tracks = {exercise.get("track") for day in content["day"] for exercise in day.get("exercise", ())}
    return [FOLDER / track for track in sorted(tracks - {None})]
