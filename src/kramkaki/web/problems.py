"""Whatever is refused or goes wrong, said in one form: application/problem+json (RFC 9457), or a page for people."""

import json
import math
import re
import sys
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.types import Scope

from kramkaki import language
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_

if TYPE_CHECKING:  # what computes is loaded by workers only
    from kramkaki.results import Result

MEDIA_TYPE = "application/problem+json"
SHOWN = 8  # lines of code in a report
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

    def __init__(
        self,
        status: int,
        code: str,
        detail: str = "",
        errors: Iterable[dict[str, str]] = (),
        *,
        retry_after: float | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)  # no detail: it may hold what a person wrote, and exceptions end up in logs
        self.status, self.code, self.detail, self.errors = status, code, detail, list(errors)
        self.retry_after, self._headers = retry_after, dict(headers or {})

    @property
    def title(self) -> str:
        """What happened, in the language in use."""
        return _(TITLES.get(self.status, TITLES[400 if self.status < 500 else 500]))

    @property
    def headers(self) -> dict[str, str]:
        """Of the answer."""
        if self.retry_after is None:
            return self._headers
        return {**self._headers, "Retry-After": str(max(1, math.ceil(self.retry_after)))}

    def as_dict(self) -> dict[str, Any]:
        """The members of the problem document."""
        members: dict[str, Any] = {
            "type": f"urn:kramkaki:problem:{self.code}",
            "title": self.title,
            "status": self.status,
        }
        if self.detail:
            members["detail"] = self.detail
        if self.errors:
            members["errors"] = self.errors
        return members


def errors_of(problem: ScenarioError) -> list[dict[str, str]]:
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


def _split(line: str) -> dict[str, str]:
    path, colon, rest = line.partition(": ")
    known = colon and re.fullmatch(r"[\w.\[\]-]+", path)
    return {"path": path if known else "", "problem": rest if known else line, "allowed": "", "fix": "", "text": line}


def of_scenario(errors: list[dict[str, str]]) -> Problem:
    """Return the problem of an input at fault, from ``errors_of``."""
    return Problem(422, "scenario", "\n".join(error["text"] for error in errors), errors)


def refuse_in_emergency(result: "Result", reason: str) -> None:
    """Refuse a file of what is not told after an emergency.

    Parameters
    ----------
    result : Result
    reason : str
        One sentence in the language in use.
    """
    if result.emergency:
        raise Problem(409, "emergency", reason)


def response(problem: Problem) -> Response:
    """Return the answer for programs."""
    content = json.dumps(problem.as_dict(), ensure_ascii=False).encode()
    headers = {**problem.headers, "Content-Language": language.current()}
    return Response(content, problem.status, headers, MEDIA_TYPE)


def wants_page(scope: Scope) -> bool:
    """Whether a person's browser asks, who should get a page rather than JSON."""
    if scope["path"].startswith("/api/"):
        return False
    accept = next((value for name, value in scope["headers"] if name == b"accept"), b"").decode("latin-1")
    return "text/html" in accept


def places(traceback: TracebackType | None) -> list[str]:
    """Return the lines of code a fault went through, the innermost last.

    Parameters
    ----------
    traceback : traceback
    """
    lines_of_code = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        lines_of_code.append(f"{code.co_filename}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return lines_of_code[-SHOWN:]


def report(kind: str, lines: list[str]) -> None:
    """Write a fault of ours to the standard error stream, for the operator.

    Only its kind and the lines of code, never a value or a message of a person's.

    Parameters
    ----------
    kind : str
        Name of the exception's class.
    lines : list of str
        From ``places``.
    """
    print(f"kram serve: {kind}", *lines, sep="\n  ", file=sys.stderr, flush=True)
