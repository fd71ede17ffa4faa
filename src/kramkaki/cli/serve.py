"""``kram serve``: the web page and the interface for programs."""

import ipaddress
import socket
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from kramkaki.cli.options import language_option, whole_number_option
from kramkaki.errors import ScenarioError
from kramkaki.language import LANGUAGES, current, use
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_

LARGEST_PORT = 65_535
MOST_WORKERS = 256
QUEUE = 256  # connections that wait to be accepted
NEEDED = ("fastapi", "uvicorn", "python_multipart")


_BEHIND_PROXY = N_(
    "One server with TLS stands in front: limits each visitor by the address that it writes last into X-Forwarded-For."
)


def add_to(app: typer.Typer, command_class: type[TyperCommand]) -> None:
    """Add the command to the application."""

    @app.command("serve", cls=command_class, help=_("Open the web page on this machine; Ctrl-C ends it."))
    def serve(
        port: Annotated[int, _port_option()] = 8000,
        host: Annotated[
            str, typer.Option("--host", metavar="ADDRESS", help=_("Address to listen at; default: this machine only."))
        ] = "127.0.0.1",
        public: Annotated[
            bool, typer.Option("--public", help=_("Allow an address that other machines reach; limits each visitor."))
        ] = False,
        behind_proxy: Annotated[bool, typer.Option("--behind-proxy", help=_(_BEHIND_PROXY))] = False,
        workers: Annotated[int | None, _workers_option()] = None,
        lang: Annotated[str | None, language_option()] = None,
    ) -> None:
        _refuse_without_extra()
        address = _address(host, public)
        listening = _listen(address, port)
        with listening:
            _serve(listening, host, public=public, behind_proxy=behind_proxy, workers=workers)


def _port_option() -> Any:
    return whole_number_option("--port", 0, LARGEST_PORT, help=_("Port to listen at; 0 takes a free one."))


def _workers_option() -> Any:
    text = _("Processes that compute; default: as many as there are cores, at least two.")
    return whole_number_option("--workers", 1, MOST_WORKERS, show_default=False, help=text)


def _refuse_without_extra() -> None:
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in NEEDED):
        raise ScenarioError("kram serve", _('this needs the web parts: pip install "kramkaki[web]"'))


def _address(host: str, public: bool) -> tuple[int, str]:
    """The address to bind, refused where others reach it and that was not asked for."""
    try:
        addresses = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        raise ScenarioError("--host", _("{value} is not known").format(value=f'"{host[:60]}"')) from None
    family, *_rest, place = addresses[0]
    number = str(place[0])
    if not public and not ipaddress.ip_address(number.partition("%")[0]).is_loopback:
        raise ScenarioError(
            "--host",
            _("{address} can be reached from other machines").format(address=host),
            fix=_("add --public if that is what you want"),
        )
    return family, number


def _listen(address: tuple[int, str], port: int) -> socket.socket:
    family, number = address
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((number, port))
        listening.listen(QUEUE)
    except OSError as problem:
        listening.close()
        raise ScenarioError(
            "--port",
            _("{port} cannot be used: {reason}").format(port=port, reason=problem.strerror or problem),
            fix=_("another one, for example: kram serve --port {port}").format(port=_next(port)),
        ) from None
    return listening


def _next(port: int) -> int:
    return 8000 if port < 1024 else min(port + 1, LARGEST_PORT)


def _serve(listening: socket.socket, host: str, *, public: bool, behind_proxy: bool, workers: int | None) -> None:
    from dataclasses import replace

    from kramkaki.web.limits import LOOPBACK, LOOPBACK_NAMES, PUBLIC, Settings
    from kramkaki.web.server import serve

    limits = PUBLIC if public or behind_proxy else LOOPBACK
    if workers is not None:
        limits = replace(limits, workers=workers)
    named = f"[{host}]" if ":" in host else host
    hosts = None if public or behind_proxy else LOOPBACK_NAMES | {named.lower()}
    _say(f"http://{named}:{listening.getsockname()[1]}/", public)
    serve(listening, Settings(current(), hosts, limits, behind_proxy))


def _say(address: str, public: bool) -> None:
    """The address in every language: who reads it may not be who set the language of this terminal."""
    for language in (current(), *(LANGUAGES.keys() - {current()})):
        with use(language):
            typer.echo(_("kramkaki is at {address} (Ctrl-C ends it)").format(address=f"{address}{language}/"))
    if public:
        typer.echo(_("Other machines can reach it. Put a server with TLS in front; nothing here encrypts."))
