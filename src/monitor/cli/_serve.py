"""`serve`: the desk in the browser; and what goes with it."""

from __future__ import annotations

import contextlib
import ipaddress
import logging
import pathlib
import socket
import threading
from collections.abc import Iterator
from typing import Annotated

import typer
import uvicorn

from monitor.cli._app import DEFAULT_CONFIG, ConfigOption, app
from monitor.cli._logging import set_up
from monitor.cli._output import console, print_json, warn
from monitor.config import Config, load
from monitor.errors import InputError, UsageError
from monitor.store import MemoryStore, SqlStore
from monitor.web import create_app, new_token, password_hash, token_digest

_HOST = "127.0.0.1"
_PORT = 8400
# NIST SP 800-63B asks for eight at least, and for no other rules.
_SHORTEST_PASSWORD = 8


@app.command("serve")
def serve(
    *,
    host: Annotated[
        str, typer.Option(help="The address to listen on.", show_default=True)
    ] = _HOST,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")
    ] = _PORT,
    config: ConfigOption = DEFAULT_CONFIG,
) -> None:
    """Show the desk in the browser: changes, pages, sources."""
    settings = load(config)
    require_guard(settings, host)
    set_up(logging.INFO)
    listener = _listen(host, port)
    with listener, SqlStore.open(settings.store) as store:
        console().print(_open_at(listener, settings.web.prefix), soft_wrap=True)
        _server(settings, store, config).run(sockets=[listener])


@contextlib.contextmanager
def beside(
    settings: Config,
    store: SqlStore,
    config: pathlib.Path,
    *,
    host: str | None,
    port: int | None,
) -> Iterator[None]:
    """Serve the desk in a thread for as long as the block runs.

    A port that is taken is an error where somebody chose it, and a warning else: what
    watches must not stop for the desk.
    """
    require_guard(settings, host)
    address = host or _HOST
    try:
        listener = _listen(address, port if port is not None else _PORT)
    except InputError as error:
        if host is not None or port is not None:
            raise
        warn(f"the desk is not shown. {error} The sources are watched all the same.")
        yield
        return
    server = _server(settings, store, config)
    # Signals are the daemon's: in a thread that is not the first, uvicorn takes none.
    thread = threading.Thread(
        target=server.run, kwargs={"sockets": [listener]}, name="desk"
    )
    with listener:
        thread.start()
        console().print(_open_at(listener, settings.web.prefix), soft_wrap=True)
        try:
            yield
        finally:
            server.should_exit = True
            thread.join()


def _server(settings: Config, store: SqlStore, config: pathlib.Path) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            create_app(store, settings, path=config),
            log_config=None,
            access_log=False,
            server_header=False,
            # Browsers that listen for changes would never let go.
            timeout_graceful_shutdown=2,
        )
    )


@app.command("openapi")
def openapi() -> None:
    """Print the description of the API (OpenAPI 3.1) as JSON."""
    print_json(create_app(MemoryStore(), Config()).openapi())


@app.command("password")
def password() -> None:
    """Ask for a password, and print the hash that the configuration keeps of it."""
    chosen = typer.prompt(
        "Password", hide_input=True, confirmation_prompt=True, err=True
    )
    if len(chosen) < _SHORTEST_PASSWORD:
        raise InputError(
            f"A password of less than {_SHORTEST_PASSWORD} characters is soon found "
            f"by trying. Nothing was made; choose a longer one."
        )
    typer.echo(password_hash(chosen))


@app.command("token")
def token() -> None:
    """Make a token for a program, and print it with what the configuration keeps."""
    made = new_token()
    typer.echo(f"token:  {made}\nsha256: {token_digest(made)}")
    typer.echo("The token is not kept anywhere: give it to the program now.", err=True)


def require_guard(settings: Config, host: str | None) -> None:
    """Raise UsageError where strangers could read the desk."""
    host = host or _HOST
    if settings.web.guarded or _only_here(host):
        return
    raise UsageError(
        f"At {host} others could read the desk, and nobody would have to log in. "
        f"Nothing was started. Add users to the configuration, under `web:` "
        f"(`monitor password` makes what it keeps of a password), or listen only on "
        f"this machine: --host 127.0.0.1."
    )


def _only_here(host: str) -> bool:
    """Whether only programs of this machine reach that address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens there; raise InputError where none can."""
    try:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        return socket.create_server(address, family=family)
    except OSError as error:
        raise InputError(
            f"Nothing can listen at {host}, port {port}: {error.strerror}. Name "
            f"another one with --host and --port; --port 0 takes a free one."
        ) from error


def _open_at(listener: socket.socket, prefix: str) -> str:
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    path = f"/{prefix.strip('/')}/" if prefix.strip("/") else "/"
    return f"The desk is open at http://{shown}:{port}{path} (Ctrl-C closes it)."
