"""Whatever is refused or goes wrong, said in one form: application/problem+json (RFC 9457), or a page for people."""

import json
import math
import re

from starlette.responses import Response

from kramkaki import language
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: N_("The request is not understood"),
    403: N_("Refused"),
    404: N_("There is nothing here"),
    405: N_("This address does not take this kind of request"),
    408: N_("The request took too long to arrive"),
    409: N_("An emergency comes first"),
    413: N_("The request is too large"),
    422: N_("Something in the input is not right"),
    429: N_("Too many requests"),
    500: N_("This is a fault of kramkaki, not of your input"),
    503: N_("The server is busy"),
    504: N_("The computation took too long"),
}


class Problem(Exception):
    """An answer that is no result.

    Parameters
    ----------
    status : int
        HTTP status.
    code : str
        Short name for programs: ``"scenario"``, ``"too-large"`` ...
    detail : str
        One sentence in the language in use.
    errors : list of dict
        Of an input at fault: ``path``, ``problem``, ``allowed``, ``fix``.
    retry_after : float, optional
        When to ask again. [s]
    headers : dict, optional
        Further headers of the answer.
    """

    def __init__(self, status, code, detail="", errors=(), retry_after=None, headers=None):
        super().__init__(code)  # no detail: it may hold what a person wrote, and exceptions end up in logs
        self.status, self.code, self.detail, self.errors = status, code, detail, list(errors)
        self.retry_after, self._headers = retry_after, dict(headers or {})

    @property
    def title(self):
        """What happened, in the language in use."""
        return _(TITLES.get(self.status, TITLES[400 if self.status < 500 else 500]))

    @property
    def headers(self):
        """Of the answer."""
        if self.retry_after is None:
            return self._headers
        return {**self._headers, "Retry-After": str(max(1, math.ceil(self.retry_after)))}

    def as_dict(self):
        """The members of the problem document."""
        found = {"type": f"urn:kramkaki:problem:{self.code}", "title": self.title, "status": self.status}
        if self.detail:
            found["detail"] = self.detail
        if self.errors:
            found["errors"] = self.errors
        return found


def errors_of(problem: ScenarioError):
    """Return the faults of a scenario one by one.

    Parameters
    ----------
    problem : ScenarioError
        Of one fault, or of several, one a line.

    Returns
    -------
    errors : list of dict
        ``path`` of the field (``day[0].drink[1].volume_ml``), ``problem``, ``allowed``, ``fix``, and all as ``text``.
    """
    lines = str(problem).splitlines()
    first = {
        "path": problem.place,
        "problem": problem.problem,
        "allowed": problem.allowed,
        "fix": problem.fix,
        "text": lines[0],
    }
    others = [_split(line) for line in lines[1:]]
    return [first, *others]


def _split(line):
    path, colon, rest = line.partition(": ")
    known = colon and re.fullmatch(r"[\w.\[\]-]+", path)
    return {"path": path if known else "", "problem": rest if known else line, "allowed": "", "fix": "", "text": line}


def of_scenario(errors):
    """Return the problem of an input at fault, from ``errors_of``."""
    return Problem(422, "scenario", "\n".join(error["text"] for error in errors), errors)


def refuse_in_emergency(result, reason):
    """Refuse a file of what is not told after an emergency.

    Parameters
    ----------
    result : Result
    reason : str
        One sentence in the language in use.
    """
    if result.emergency:
        raise Problem(409, "emergency", reason)


def response(problem):
    """Return the answer for programs."""
    content = json.dumps(problem.as_dict(), ensure_ascii=False).encode()
    headers = {**problem.headers, "Content-Language": language.current()}
    return Response(content, problem.status, headers, MEDIA_TYPE)


def wants_page(scope):
    """Whether a person's browser asks, who should get a page rather than JSON."""
    if scope["path"].startswith("/api/"):
        return False
    accept = next((value for name, value in scope["headers"] if name == b"accept"), b"").decode("latin-1")
    return "text/html" in accept
