"""`serve`: the desk in the browser; `openapi`: what its API offers."""

from __future__ import annotations

import logging
import socket
from typing import Annotated

import typer
import uvicorn

from monitor.cli._app import DEFAULT_CONFIG, ConfigOption, app
from monitor.cli._logging import set_up
from monitor.cli._output import console, print_json
from monitor.config import Config, load
from monitor.errors import InputError
from monitor.store import MemoryStore, SqlStore
from monitor.web import create_app

_PORT = 8400


@app.command("serve")
def serve(
    *,
    host: Annotated[
        str, typer.Option(help="The address to listen on.", show_default=True)
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")
    ] = _PORT,
    prefix: Annotated[
        str, typer.Option(help="The path under which a proxy shows it, such as /desk.")
    ] = "",
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Show the desk in the browser: changes, pages, sources."""
    settings = load(config)
    set_up(logging.INFO)
    listener = _listen(host, port)
    with listener, SqlStore.open(settings.store) as store:
        desk = create_app(store, settings, prefix=prefix)
        console().print(_open_at(listener, prefix), soft_wrap=True)
        server = uvicorn.Server(
            uvicorn.Config(
                desk,
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
            )
        )
        server.run(sockets=[listener])


@app.command("openapi")
def openapi() -> None:
    """Print the description of the API (OpenAPI 3.1) as JSON."""
    print_json(create_app(MemoryStore(), Config()).openapi())


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; raise InputError where none can."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        raise InputError(
            f"Nothing can listen at {host}, port {port}: {error.strerror}. Name "
            f"another one with --host and --port; --port 0 takes a free one."
        ) from error
    listener.listen()
    return listener


def _open_at(listener: socket.socket, prefix: str) -> str:
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    path = f"/{prefix.strip('/')}/" if prefix.strip("/") else "/"
    return f"The desk is open at http://{shown}:{port}{path} (Ctrl-C closes it)."
