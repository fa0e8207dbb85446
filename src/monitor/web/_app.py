"""The application: its pages, and what stands before them."""

from __future__ import annotations

import asyncio
import contextlib
import pathlib
from collections.abc import AsyncIterator

import fastapi
from prometheus_client import CollectorRegistry
from starlette.types import ASGIApp, Receive, Scope, Send

import monitor
from monitor.clock import Clock, SystemClock
from monitor.config import Config
from monitor.store import Store, judgements, sessions
from monitor.watch import Scout
from monitor.web import (
    _add,
    _api,
    _api_control,
    _api_said,
    _changes,
    _control,
    _errors,
    _events,
    _feeds,
    _ignoring,
    _judge,
    _login,
    _memento,
    _metrics,
    _operations,
    _pages,
    _people,
    _search,
    _sources,
)
from monitor.web._access import LoggedIn, Patience
from monitor.web._desk import Desk
from monitor.web._drafts import Drafts
from monitor.web._flow import Flow
from monitor.web._gate import Gate
from monitor.web._headers import SafeHeaders
from monitor.web._metrics import Measured, Watching
from monitor.web._settings import Settings

_ROOMS = (
    _changes,
    _judge,
    _ignoring,
    _events,
    _pages,
    _people,
    _search,
    _sources,
    _control,
    _add,
    _login,
    _api,
    _api_control,
    _api_said,
    _feeds,
    _memento,
    _metrics,
    _operations,
)


def create_app(
    store: Store,
    config: Config,
    *,
    clock: Clock | None = None,
    path: pathlib.Path | None = None,
    scout: Scout | None = None,
) -> fastapi.FastAPI:
    """Return the desk of a store as an ASGI application.

    Who may use it, and where a proxy shows it, is in `config.web`. `path` is the
    configuration's file: sources are added to it, and it is re-read when it changes;
    without it the configuration stays. `scout` asks the sites of new sources.
    """
    shown = config.web.prefix.strip("/")
    prefix = f"/{shown}" if shown else ""
    scout = scout or Scout(SystemClock())

    @contextlib.asynccontextmanager
    async def lifespan(_app: fastapi.FastAPI) -> AsyncIterator[None]:
        yield
        await asyncio.to_thread(scout.close)

    app = fastapi.FastAPI(
        lifespan=lifespan,
        title="monitor",
        version=monitor.__version__,
        summary="What government pages changed, as statements.",
        docs_url=None,
        redoc_url=None,
        openapi_url=f"{_api.ROOT}/openapi.json",
        generate_unique_id_function=lambda route: route.name,
    )
    for room in _ROOMS:
        app.include_router(room.router)
    _errors.install(app)
    desk = Desk(
        store,
        Settings(config, path),
        clock or SystemClock(),
        judgements(store),
        prefix,
    )
    app.state.desk = desk
    app.state.drafts = Drafts(desk, scout)
    app.state.registry = registry = CollectorRegistry()
    app.state.listeners = 0
    app.state.patience = Patience(desk.clock)
    app.state.sessions = logged_in = LoggedIn(
        sessions(store), lambda: desk.config.web, desk.clock
    )
    registry.register(Watching(desk))
    flow = Flow(desk)
    flow.start()
    registry.register(flow)
    # The one that is added last is asked first.
    app.add_middleware(Gate, desk=desk, sessions=logged_in)
    app.add_middleware(Measured, registry=registry)
    app.add_middleware(SafeHeaders)
    app.add_middleware(UnderPrefix, prefix=prefix)
    return app


class UnderPrefix:
    """Tells the routes of a proxy's prefix, whether or not the proxy takes it off."""

    def __init__(self, app: ASGIApp, *, prefix: str) -> None:
        self._app = app
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if self._prefix and scope["type"] == "http":
            scope = {**scope, "root_path": self._prefix}
        await self._app(scope, receive, send)
