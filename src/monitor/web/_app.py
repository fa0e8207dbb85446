"""The application: its pages, and what stands before them."""

from __future__ import annotations

import fastapi
from prometheus_client import CollectorRegistry
from starlette.types import ASGIApp, Receive, Scope, Send

import monitor
from monitor.clock import Clock, SystemClock
from monitor.config import Config
from monitor.store import Store
from monitor.web import (
    _api,
    _changes,
    _errors,
    _feeds,
    _metrics,
    _operations,
    _pages,
    _sources,
)
from monitor.web._desk import Desk
from monitor.web._headers import SafeHeaders
from monitor.web._metrics import Measured, Watching


def create_app(
    store: Store, config: Config, *, clock: Clock | None = None, prefix: str = ""
) -> fastapi.FastAPI:
    """Return the desk of a store as an ASGI application.

    `prefix` is the path under which a proxy shows it, such as `/desk`.
    """
    prefix = f"/{prefix.strip('/')}" if prefix.strip("/") else ""
    app = fastapi.FastAPI(
        title="monitor",
        version=monitor.__version__,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
        openapi_url=f"{_api.ROOT}/openapi.json",
        summary="What government pages changed, as statements.",
    )
    app.state.registry = registry = CollectorRegistry()
    app.state.desk = desk = Desk(store, config, clock or SystemClock(), prefix)
    for room in (_changes, _pages, _sources, _api, _feeds, _metrics, _operations):
        app.include_router(room.router)
    _errors.install(app)
    registry.register(Watching(desk))
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
