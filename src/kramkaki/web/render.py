"""Pages from templates, in the language in use."""

from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.report import words
from kramkaki.report.styles import TEMPLATES as SHARED
from kramkaki.web.json_text import as_script
from kramkaki.web.script_texts import texts
from kramkaki.web.units import written_clock

TEMPLATES = Path(__file__).with_name("templates")


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([TEMPLATES, SHARED]), autoescape=True, trim_blocks=True,
        lstrip_blocks=True, undefined=jinja2.StrictUndefined, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # of the extension
        language.gettext, _no_plural, newstyle=False
    )
    environment.filters.update(
        percent=language.percent,
        number=language.number,
        written_clock=written_clock,
        drawn=jinja2.filters.do_mark_safe,
        safe_svg=jinja2.filters.do_mark_safe,  # the report's name for it, in the parts that both show
    )
    return environment


def _no_plural(one: str, many: str, count: int) -> str:
    raise NotImplementedError("the page words its numbers so that no plural is needed")


def rendered(template: str, **values: Any) -> str:
    """A page or a part of one.

    Parameters
    ----------
    template : str
        File of ``web/templates``.
    **values
        What it shows.

    Returns
    -------
    text : str
    """
    shared = {
        "language": language.current(),
        "language_form": language.form(),
        "languages": language.by_name(),
        "disclaimer": _(words.DISCLAIMER),
        "system": "metric",
        "carries": False,
        "script_texts": lambda: as_script(texts()),
        "here": "",  # the rest of the address below the language
    }
    page: str = _environment().get_template(template).render({**shared, **values})
    return page
