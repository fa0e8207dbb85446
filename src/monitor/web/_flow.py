"""What goes through, for Prometheus: captures by result, their time, the outbox.

Captures are counted from the start of the desk on, as counters are: each time that the
metrics are asked for, those that came since then are read.
"""

from __future__ import annotations

import bisect
import collections
import datetime as dt
import itertools
import threading
from collections.abc import Iterator

from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from monitor.store import Came, captures_after, last_capture
from monitor.web._desk import Desk

_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
# So many captures are read at once, and of more than these the rest the next time: a
# day's captures of a fleet, should nobody have asked for so long.
_AT_ONCE = 5000
_MOST = 50_000
# So many that wait are counted; what matters is whether any does, and since when.
_WAITING = 1000
_EVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)


class Flow(Collector):
    """Captures since the desk started, and what waits in the outbox."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._last: int | None = None
        self._results: collections.Counter[tuple[str, str]] = collections.Counter()
        self._took = [0] * (len(_BUCKETS) + 1)
        self._seconds = 0.0

    def describe(self) -> Iterator[Metric]:
        """Yield nothing: what is measured is known when it is asked for."""
        yield from ()

    def start(self) -> None:
        """Begin to count from here."""
        self._last = last_capture(self._desk.store)

    def collect(self) -> Iterator[Metric]:
        """Yield what came through since the start, and what waits."""
        with self._lock:
            self._read()
            yield self._captures()
            yield self._latency()
        yield from self._outbox()

    def _read(self) -> None:
        if self._last is None:
            self.start()
        for _ in range(_MOST // _AT_ONCE):
            came = captures_after(self._desk.store, self._last or 0, limit=_AT_ONCE)
            for one in came:
                self._count(one)
            if len(came) < _AT_ONCE:
                return

    def _count(self, came: Came) -> None:
        self._last = came.id
        self._results[came.source, came.availability] += 1
        self._took[bisect.bisect_left(_BUCKETS, came.seconds)] += 1
        self._seconds += came.seconds

    def _captures(self) -> Metric:
        family = CounterMetricFamily(
            "monitor_captures",
            "Captures since the desk started, by what they came to.",
            labels=["source", "availability"],
        )
        for (source, availability), count in sorted(self._results.items()):
            family.add_metric([source, availability], count)
        return family

    def _latency(self) -> Metric:
        totals = itertools.accumulate(self._took)
        return HistogramMetricFamily(
            "monitor_capture_seconds",
            "How long captures took.",
            buckets=list(zip(map(str, (*_BUCKETS, "+Inf")), totals, strict=True)),
            sum_value=self._seconds,
        )

    def _outbox(self) -> Iterator[Metric]:
        waiting = GaugeMetricFamily(
            "monitor_outbox_waiting",
            "Changes that a channel has not confirmed (counted up to 1000).",
            labels=["channel"],
        )
        age = GaugeMetricFamily(
            "monitor_outbox_age_seconds",
            "How long the oldest of them has been waiting.",
            labels=["channel"],
        )
        failures = GaugeMetricFamily(
            "monitor_outbox_failures",
            "How often the oldest of them was refused.",
            labels=["channel"],
        )
        now = self._desk.now()
        for channel in self._desk.config.channels:
            found = self._desk.store.pending(channel.name, now=_EVER, limit=_WAITING)
            since = (now - found[0].since).total_seconds() if found else 0.0
            waiting.add_metric([channel.name], len(found))
            age.add_metric([channel.name], since)
            failures.add_metric([channel.name], found[0].attempts if found else 0)
        yield from (waiting, age, failures)
