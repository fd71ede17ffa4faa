"""How one server is set up."""

from dataclasses import dataclass

from kramkaki.web.limits import LOOPBACK, Limits


@dataclass(frozen=True)
class Settings:
    """Of one server.

    Attributes
    ----------
    language : str
        Spoken to whoever asks for none.
    hosts : frozenset of str, or None
        Names under which it answers; None is any, for a public server.
    limits : Limits
    behind_proxy : bool
        Whether one server stands in front and says, last in ``X-Forwarded-For``, who asks.
    """

    language: str = "en"
    hosts: frozenset | None = frozenset({"localhost", "127.0.0.1", "[::1]"})
    limits: Limits = LOOPBACK
    behind_proxy: bool = False
