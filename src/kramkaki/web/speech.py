"""Which language a request is answered in: the address's, else the asked one, else the browser's, else the server's."""

from urllib.parse import parse_qs

from starlette.types import ASGIApp, Receive, Scope, Send

from kramkaki import language
from kramkaki.web.security import header

_MOST_READ = 20  # languages of a header


class Speech:
    """Speaks the request's language while it is answered.

    Parameters
    ----------
    app : callable
    default : str
        Where the request asks for none that we speak.
    """

    def __init__(self, app: ASGIApp, default: str) -> None:
        self.app, self.default = app, default

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with language.use(language_of(scope, self.default)):
            await self.app(scope, receive, send)


def language_of(scope: Scope, default: str) -> str:
    """Return the language to answer in.

    Parameters
    ----------
    scope : dict
        Of the request.
    default : str
    """
    path: str = scope["path"]
    first = path.split("/")[1] if "/" in path else ""
    if first in language.LANGUAGES:
        return first
    query: bytes = scope.get("query_string", b"")
    asked = parse_qs(query.decode("latin-1")).get("lang", [""])[0]
    if asked in language.LANGUAGES:
        return asked
    return _preferred(header(scope, "accept-language")) or default


def _preferred(accepted: str) -> str | None:
    """Return the best language of an ``Accept-Language`` header that we speak."""
    wanted = []
    for part in accepted.split(",")[:_MOST_READ]:
        tag, _semicolon, weight = part.partition(";")
        wanted.append((_weight(weight), language.code_of(tag.strip())))
    known = [(weight, code) for weight, code in wanted if code and weight > 0]
    return max(known, key=lambda pair: pair[0])[1] if known else None


def _weight(text: str) -> float:
    try:
        return float(text.strip().removeprefix("q=")) if text.strip() else 1.0
    except ValueError:
        return 0.0
