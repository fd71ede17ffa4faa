"""Security checks of every request, and the headers of every answer.

No answer may load anything from elsewhere, run a script written into the page, or be kept by a cache. A page of another
site, or a name pointed at this machine (DNS rebinding), gets nothing.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kramkaki.language import gettext as _
from kramkaki.web.limits import Limits, Rate, Settings
from kramkaki.web.problems import Problem, places, report

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # patterns of charts
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with none at all browsers send forms with the origin "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    "X-Robots-Tag": "noindex",
}
_HEADERS = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
CHANGING = ("POST", "PUT", "PATCH", "DELETE")
LONGEST_ADDRESS = 64
DROPPED = 8  # times the largest body that is read and thrown away before a refusal
UNCOUNTED = "/static/"  # files of the page, which cost next to nothing


def header(scope: Scope, name: str, last: bool = False) -> str:
    """Return a header of a request, or an empty text; the first one, or the last."""
    wanted = name.encode()
    values = [value for key, value in scope["headers"] if key == wanted]
    value: bytes = (values or [b""])[-1 if last else 0]
    return value.decode("latin-1")


class RequestGuard:
    """The outermost layer: guards, headers, and an answer where anything fails.

    Parameters
    ----------
    app : callable
        The application that answers what is let in.
    settings : Settings
    rate : Rate
    answer : callable
        ``answer(scope, problem)`` gives the Response of a problem.
    """

    def __init__(
        self, app: ASGIApp, settings: Settings, rate: Rate, answer: Callable[[Scope, Problem], Response]
    ) -> None:
        self.app, self.settings, self.rate, self.answer = app, settings, rate, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message = {**message, "headers": _with_ours(message.get("headers", ()))}
            await send(message)

        bounded = Body(receive, self.settings.limits)
        try:
            self._let_in(scope)
            bounded.refuse_announced(header(scope, "content-length"))
            # to the routes a HEAD is a GET; the server below leaves out what it would have sent
            asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
            await self.app(asked, bounded, send_with_headers)
        except Exception as fault:  # what fails must not reach the server's log: it may hold a person's words
            problem = _problem_of(fault)
            if begun:
                raise _Cut from None
            if problem.status == 413 and not header(scope, "expect"):  # who asks first has not begun to send
                await bounded.drop()
            await self.answer(scope, problem)(scope, receive, send_with_headers)

    def _let_in(self, scope: Scope) -> None:
        host = header(scope, "host")
        if self.settings.hosts is not None and _name(host) not in self.settings.hosts:
            raise Problem(403, "host", _("This server does not answer to that name."))
        if scope["method"] in CHANGING:
            origin, site = header(scope, "origin"), header(scope, "sec-fetch-site")
            foreign = origin and urlsplit(origin).netloc.lower() != host.lower()
            if foreign or site in ("cross-site", "same-site"):
                raise Problem(403, "origin", _("A page of another site may not ask this server."))
        if not scope["path"].startswith(UNCOUNTED):
            self.rate.count(self._visitor(scope))

    def _visitor(self, scope: Scope) -> str:
        """The address that asks. What stands further left in the header anybody could have written."""
        passed_on = header(scope, "x-forwarded-for", last=True) if self.settings.behind_proxy else ""
        return passed_on.rpartition(",")[2].strip()[:LONGEST_ADDRESS] or (scope.get("client") or ("",))[0]


class _Cut(Exception):
    """The connection ends in the middle of an answer; it carries no data."""


def _name(host: str) -> str:
    """The host without its port."""
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isdigit() else host.lower()


def _with_ours(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    given = {name.lower() for name, _value in headers}
    ours = [(name, value) for name, value in _HEADERS if name not in given]
    if b"cache-control" not in given:
        ours.append((b"cache-control", b"no-store"))
    return [*headers, *ours]


def _problem_of(fault: Exception) -> Problem:
    if isinstance(fault, Problem):
        return fault
    report(type(fault).__name__, places(fault.__traceback__))
    return Problem(500, "fault")


class Body:
    """Receives a request's body up to a size and within a time."""

    def __init__(self, receive: Receive, limits: Limits) -> None:
        self._receive, self._limits, self._size = receive, limits, 0
        self._until = asyncio.get_running_loop().time() + limits.body_seconds
        self._whole = False

    def refuse_announced(self, length: str) -> None:
        """Refuse by the announced length, before anything is read."""
        if length and (not length.isdecimal() or int(length[:20]) > self._limits.body_bytes):
            raise self._too_large()

    async def __call__(self) -> Message:
        """Receive the next message."""
        if self._whole:
            return await self._receive()  # waits for the end of the connection
        message = await self._next()
        if self._size > self._limits.body_bytes:
            raise self._too_large()
        return message

    async def _next(self) -> Message:
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise Problem(408, "too-slow", headers={"Connection": "close"}) from None
        self._size += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)  # also where the asker has gone
        return message

    async def drop(self) -> None:
        """Let the rest of a body pass: a browser shows no answer while it still sends."""
        with suppress(Problem):
            while not self._whole and self._size < DROPPED * self._limits.body_bytes:
                await self._next()

    def _too_large(self) -> Problem:
        limit = f"{self._limits.body_bytes / 1e6:g}"
        text = _("The request is too large: at most {limit} MB.").format(limit=limit)
        return Problem(413, "too-large", text, headers={"Connection": "close"})
