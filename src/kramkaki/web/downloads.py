"""Files to take away: made from the scenario that the form carries, and forgotten.

Own file: only a worker loads it.
"""

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from kramkaki.api import run
from kramkaki.language import gettext as _
from kramkaki.report.html import page
from kramkaki.safety import withheld
from kramkaki.scenario.write import plain_content, toml_lines
from kramkaki.web.answering import DRAWS, checked, content_in, first
from kramkaki.web.files import KINDS
from kramkaki.web.limits import Limits
from kramkaki.web.problems import refuse_in_emergency


def download(what: str, texts: Mapping[str, Sequence[str]], limits: Limits) -> bytes:
    """Make a file.

    Parameters
    ----------
    what : str
        One of `KINDS`.
    texts : dict of str to list of str
        Fields of the form: ``scenario`` as JSON.
    limits : Limits

    Returns
    -------
    content : bytes
    """
    scenario = checked(content_in(first(texts, "scenario", "{}").encode()), limits)
    if what == "scenario":
        return ("\n".join(toml_lines(plain_content(scenario))) + "\n").encode()
    result = run(scenario, draws=min(DRAWS, limits.draws))
    if what in ("calendar", "data"):
        refuse_in_emergency(result, _(withheld.STOPPED_ON_THE_PAGE))
    if what == "report":
        return page(result).encode()
    if what == "result":
        return json.dumps(result.as_json(), ensure_ascii=False, indent=1, allow_nan=False).encode()
    with tempfile.TemporaryDirectory() as folder:  # both are written by the path of a file; it goes with the folder
        path = Path(folder) / KINDS[what].name
        if what == "calendar":
            result.plan().to_ics(path)
        else:
            result.trace.to_csv(path)
        return path.read_bytes()
