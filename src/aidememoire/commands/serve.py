"""`aidememoire serve`: the pages over a store, for a browser."""

from __future__ import annotations

import ipaddress
import socket
from typing import Annotated

import typer

from aidememoire.commands.options import StorePlace
from aidememoire.errors import AideMemoireError
from aidememoire.runs.delivery import say

DEFAULT_STORE = "aidememoire.db"


class ServeError(AideMemoireError):
    """The pages cannot be served here."""


def serve(
    store: StorePlace = DEFAULT_STORE,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = 8000,
    edit: Annotated[
        bool, typer.Option("--edit", help="Let people correct: prints a token, which signs them in.")
    ] = False,
    user_header: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="With --edit, behind a reverse proxy: the header in which it says who the reader is. The proxy "
            "must drop that header from what readers send.",
        ),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Log each request.")] = False,
) -> None:
    """Serve the pages: stories, dispatches, actors, agenda, search, and an API under /api/v1.

    Readers see; nobody corrects anything without --edit. End it with Ctrl-C.
    """
    import uvicorn

    from aidememoire.web.app import create_app
    from aidememoire.web.settings import Settings

    if user_header is not None and not edit:
        raise typer.BadParameter("--user-header needs --edit: without it nobody may correct")
    token = None
    if edit and user_header is None:
        settings, token = Settings.with_token(store)
    else:
        settings = Settings(store, user_header=user_header)
    listening = _listen(host, port)
    app = create_app(settings)
    shown = f"[{host}]" if ":" in host else host
    say(f"http://{shown}:{listening.getsockname()[1]}/ — end with Ctrl-C")
    if token is not None:
        say(f"to correct, sign in at /sign-in with this token, shown once: {token}")
    if not _loopback(host):
        say(f"{host} can be reached by others: put a reverse proxy with TLS in front")
    config = uvicorn.Config(
        app, log_level="info" if debug else "warning", access_log=debug, server_header=False, limit_concurrency=500,
        timeout_keep_alive=15,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """The socket, or an error that says what stands in the way."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        # the protocol is named: asyncio turns Nagle's delay (40 ms an answer) off on no other socket
        made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
    except OSError as error:
        remedy = "give another --port" if error.errno in (13, 98, 48) else "check --host and --port"
        raise ServeError(f"cannot listen ({error.strerror or error})", where=f"{host}:{port}", remedy=remedy) from error
    return made


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
