"""Asks axe-core what it finds wrong with a page as it stands."""

from functools import cache
from pathlib import Path

SCRIPT = Path(__file__).with_name("vendor") / "axe-core-4.14.1" / "axe.min.js"
# WCAG 2.0 to 2.2, A and AA, and what axe calls best practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _script():
    return SCRIPT.read_text(encoding="utf-8")


# What a theme and a size can break on a page that keeps all rules in another.
LOOKS = ["color-contrast", "target-size", "scrollable-region-focusable"]


def violations(page, only=None):
    """What breaks a rule: the rule and where, one line each.

    Parameters
    ----------
    page : playwright.sync_api.Page
        Of a context with ``bypass_csp``: the page's own policy refuses scripts that it does not serve.
    only : list of str, optional
        Rules to look at; all, where left out.

    Returns
    -------
    lines : list of str
    """
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(_script())
    rules = {"type": "rule", "values": only} if only else {"type": "tag", "values": RULES}
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options).then(({ violations }) => violations)", options)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"
        for one in found
        for node in one["nodes"]
    ]
