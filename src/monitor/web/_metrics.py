"""What Prometheus asks: how the watching goes, and how quickly the desk answers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import fastapi
import prometheus_client
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector, CollectorRegistry
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from monitor.store import overdue
from monitor.web._desk import Desk
from monitor.web._health import Health, health

router = fastapi.APIRouter(include_in_schema=False)

Measure = Callable[[Health], float]

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Watching(Collector):
    """The sources as the store has them at this moment."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def describe(self) -> Iterator[Metric]:
        """Yield nothing: what is measured is known when it is asked for."""
        yield from ()

    def collect(self) -> Iterator[Metric]:
        """Yield how each source is, and what is overdue."""
        desk = self._desk
        sources = health(desk.store, desk.config)
        yield _by_source(
            "monitor_pages", "Pages under watch.", sources, lambda s: s.of.pages
        )
        yield _by_source(
            "monitor_versions", "Versions kept.", sources, lambda s: s.of.versions
        )
        yield _by_source(
            "monitor_pages_failing",
            "Pages whose last check failed.",
            sources,
            lambda s: s.of.failing,
        )
        yield _by_source(
            "monitor_last_success_timestamp_seconds",
            "When a page of the source was last seen.",
            sources,
            lambda s: s.of.succeeded_at.timestamp() if s.of.succeeded_at else 0,
        )
        down = GaugeMetricFamily(
            "monitor_pages_down",
            "Pages that are not available, by why.",
            labels=["source", "availability"],
        )
        for source in sources:
            for availability, count in source.of.down.items():
                down.add_metric([source.name, availability], count)
        yield down
        now = desk.now()
        late, since = overdue(desk.store, now)
        yield GaugeMetricFamily(
            "monitor_pages_overdue", "Pages that are due.", value=late
        )
        yield GaugeMetricFamily(
            "monitor_lag_seconds",
            "How long the longest overdue page has been due.",
            value=(now - since).total_seconds() if since else 0.0,
        )


def _by_source(
    name: str, says: str, sources: tuple[Health, ...], of: Measure
) -> Metric:
    family = GaugeMetricFamily(name, says, labels=["source"])
    for source in sources:
        family.add_metric([source.name], of(source))
    return family


class Measured:
    """Counts answers by route and status, and how long each took."""

    def __init__(self, app: ASGIApp, *, registry: CollectorRegistry) -> None:
        self._app = app
        self._answers = prometheus_client.Histogram(
            "monitor_desk_answer_seconds",
            "How long the desk took to answer.",
            ["route", "status"],
            buckets=_BUCKETS,
            registry=registry,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and note it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            # The route and not the path: paths are without number.
            route = getattr(scope.get("route"), "path", "none")
            taken = time.perf_counter() - began
            self._answers.labels(route, str(status)).observe(taken)


@router.get("/metrics")
def metrics(request: fastapi.Request) -> fastapi.Response:
    """Give the metrics."""
    text = prometheus_client.generate_latest(request.app.state.registry)
    return fastapi.Response(text, media_type=prometheus_client.CONTENT_TYPE_LATEST)
