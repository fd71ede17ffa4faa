"""A scenario from a TOML or JSON file, or from a dict."""

import difflib
import json
import re
import tomllib
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from kramkaki.errors import ScenarioError
from kramkaki.exchange.attached import Attachments
from kramkaki.exchange.bounded_file import read_bytes
from kramkaki.language import gettext as _
from kramkaki.scenario.check import check
from kramkaki.scenario.explain import errors_of
from kramkaki.scenario.model import Scenario

MAXIMUM_BYTES = 2_000_000  # three weeks written out by hand have some 100 kB
MAXIMUM_PARTS = 200  # of a dotted key
MAXIMUM_DEPTH = 20  # nested tables; the format needs six


def read(source: str | Path | dict[str, Any] | Scenario, attachments: Attachments | None = None) -> Scenario:
    """Read and check a scenario.

    Parameters
    ----------
    source : str, pathlib.Path or dict
        A ``.toml`` or ``.json`` file, or the same content as a dict.
    attachments : Attachments, optional
        Track files that came along with a dict; nothing beside them is read.

    Returns
    -------
    scenario : Scenario
        Checked.

    Raises
    ------
    ScenarioError
        The input is at fault; the text has one line for each fault.
    """
    if isinstance(source, Scenario):
        return source
    if isinstance(source, dict):
        return _validated(source, Path(".") if attachments is None else attachments)
    path = Path(source)
    return _validated(content_of(path), path.parent)


def content_of(path: str | Path) -> dict[str, Any]:
    """What a TOML or JSON file holds, unchecked; `ScenarioError` if it cannot be read or parsed."""
    path = Path(path)
    return parsed(path, _text_of(path))


def _nearest_file(path: Path) -> str:
    try:
        names = sorted(other.name for other in path.parent.iterdir() if other.suffix in (".toml", ".json"))
    except (OSError, ValueError):
        return ""
    near = difflib.get_close_matches(path.name[:100], names[:1000], n=1) or [
        n for n in names if Path(n).stem == path.stem
    ]
    return _("did you mean {key}?").format(key=near[0]) if near else ""


def _text_of(path: Path) -> str:
    content = read_bytes(path, MAXIMUM_BYTES, _nearest_file(path))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise ScenarioError(
            str(path),
            _("is not text in UTF-8 (byte {position})").format(position=problem.start),
            fix=_("save it as UTF-8"),
        ) from None


def parsed(path: Path, text: str) -> dict[str, Any]:
    """What a TOML or JSON text holds, unchecked; `ScenarioError` if it cannot be parsed.

    Parameters
    ----------
    path : pathlib.Path
        Its name, for messages and the ending that tells the format.
    text : str
    """
    if not text.strip():
        raise ScenarioError(str(path), _("is empty"))
    as_json = path.suffix.lower() == ".json" or (path.suffix.lower() != ".toml" and text.lstrip().startswith("{"))
    if not as_json and _dotted_deeply(text):
        raise ScenarioError(str(path), _("is nested too deeply"))
    try:
        return (
            json.loads(text, parse_constant=_no_constant, object_pairs_hook=_table) if as_json else tomllib.loads(text)
        )
    except RecursionError:
        raise ScenarioError(str(path), _("is nested too deeply")) from None
    except ScenarioError:
        raise
    except ValueError as problem:
        kind = "JSON" if as_json else "TOML"
        raise ScenarioError(
            str(path),
            _("is not valid {kind}: {problem}").format(kind=kind, problem=_one_line(problem)),
            fix=_syntax_hint(text, problem),
        ) from None


def _dotted_deeply(text: str) -> bool:
    """Whether a key has so many parts (a.b.c ...) that the parser would take minutes over it."""
    parts = 0
    for piece in text.split("."):
        parts = parts + 1 if re.fullmatch(r"\s*[\"']?[\w-]*[\"']?\s*", piece) else 0
        if parts > MAXIMUM_PARTS:
            return True
    return False


def _no_constant(name: str) -> NoReturn:
    raise ScenarioError(_("file"), _("{value} is not a number").format(value=name))


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; a key that stands twice is refused, as in TOML: one of the two values would be lost in silence."""
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _value in pairs]
        doubled = next(key for key in keys if keys.count(key) > 1)
        raise ScenarioError(doubled[:60], _("stands twice in the same place"))
    return table


def _one_line(problem: Exception) -> str:
    """What the parser says, without its advice to programmers."""
    return re.sub(r"\s+", " ", str(problem)).partition("; use sys.")[0][:200]


def _syntax_hint(text: str, problem: Exception) -> str:
    line_number = re.search(r"line (\d+)", str(problem))
    if not line_number:
        return _("the file may have been cut off") if "end of" in str(problem) else ""
    lines, number = text.split("\n"), int(line_number.group(1))
    line = lines[number - 1].strip() if number <= len(lines) else ""
    if re.search(r"=\s*\d{1,2}:\d{2}\b(?!:)", line):
        return _('clock times stand in quotes: "05:30"')
    if re.search(r"=\s*[\d.]*\s*[A-Za-z]", line) and '"' not in line:
        return _("texts stand in quotes, numbers stand without a unit")
    return ""


def _validated(content: object, folder: Path | Attachments) -> Scenario:
    _refuse_depth(content)
    try:
        scenario = Scenario.model_validate(content)
    except ValidationError as problem:
        raise errors_of(problem, Scenario) from None
    except RecursionError:
        raise ScenarioError(_("file"), _("is nested too deeply")) from None
    scenario._folder = folder
    check(scenario)
    return scenario


def _refuse_depth(content: object) -> None:
    level, depth = [content], 0
    while level:
        depth += 1
        if depth > MAXIMUM_DEPTH:
            raise ScenarioError(_("file"), _("is nested too deeply"))
        level = [
            child
            for item in level
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
        ]
